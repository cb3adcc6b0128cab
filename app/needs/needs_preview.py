"""Many needs and expertises at once: what the book knows of each, before it is kept.

Nothing is written here; `needs_import` takes in what was confirmed.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import RefusedError
from app.i18n import mark, tr
from app.needs import drafts, holders, needs, offers, topics
from app.needs.drafts import Draft, Side
from app.needs.holders import Holder, Holders
from app.needs.needs import Need
from app.needs.offers import Offer
from app.person.people_names import fold, tidy
from app.vocabulary import Layer, NeedState

STEP: Final = 500  # rows between two words on how far it is
FEW: Final = 400  # rows, up to which topics that are nearly the same are looked for

_BEFORE: Final = {
    NeedState.ADDRESSED: mark("It was addressed before."),
    NeedState.PARKED: mark("It was parked before."),
    NeedState.DROPPED: mark("It was dropped before."),
}
_Whole = tuple[Side, str, UUID | None]  # side, topic as names are compared, holder


class Choice(Enum):
    """What is to be done with one line of a list."""

    ADD = mark("Add")
    UPDATE = mark("Update")
    RAISE = mark("Raise")
    SKIP = mark("Skip")

    @property
    def label(self) -> str:
        """What people read for it."""
        return tr(self.value)


@dataclass(frozen=True)
class Candidate:
    """One line of a list, what is known of it, and what is to be done with it."""

    id: int  # its place in the list, from 0
    draft: Draft
    choice: Choice
    topic: str
    topic_is_new: bool
    who: str  # as in the book, or as written
    holder: UUID | None  # None: the whole circle, if there is no problem
    number: int
    fields: Mapping[str, Any] = field(default_factory=dict)
    known: Need | Offer | None = None
    note: str = ""  # what one should know: "Same as line 3"
    problem: str = ""  # why it cannot be taken as it is

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen for it."""
        if self.problem:
            return (Choice.SKIP,)
        if self.known is None:
            return (Choice.ADD, Choice.SKIP)
        more = (Choice.RAISE,) if self.number > _number(self.known) else ()
        again = (Choice.ADD,) if self.draft.side is Side.ASKS else ()
        return (Choice.UPDATE, *more, *again, Choice.SKIP)


def preview(
    session: Session,
    community_id: UUID,
    written: Sequence[Draft],
    *,
    raising: bool = False,
    tell: Callable[[int, int], object] | None = None,
) -> list[Candidate]:
    """Return what would be done with each of the drafts; nothing is written.

    What the book has already is updated, or with `raising` only raised. `tell` is told
    how many of how many are looked at.
    """
    looking = _Looking(session, community_id, raising=raising, few=len(written) <= FEW)
    found = []
    for at, draft in enumerate(written):
        found.append(looking.candidate(at, draft))
        if tell is not None and at % STEP == 0:
            tell(at, len(written))
    return found


class _Looking:
    """What the book knows, read once for all lines."""

    def __init__(
        self, session: Session, community_id: UUID, *, raising: bool, few: bool
    ) -> None:
        self._raising, self._few = raising, few
        self._here = holders.of_community(session, community_id)
        self._names = {topics.key(name): name for name in topics.all_names(session)}
        self._known: dict[_Whole, list[Need | Offer]]
        self._known = defaultdict(list)
        for need in needs.of_community(session, community_id, settled=True):
            key = need.holder.key if need.holder else None
            self._known[Side.ASKS, topics.key(need.topic), key].append(need)
        for offer in offers.of_community(session, community_id):
            place = (Side.BRINGS, topics.key(offer.topic), offer.holder.key)
            self._known[place].append(offer)
        self._seen: dict[object, int] = {}
        self._matched: set[UUID] = set()

    @cached_property
    def _finder(self) -> "_Finder":
        return _Finder(self._here)

    def candidate(self, at: int, draft: Draft) -> Candidate:
        """Return what would be done with a draft."""
        holder, who, problem = self._finder.who(draft)
        number = drafts.number(draft.number, draft.side)
        key = topics.key(draft.topic)
        topic = self._names.get(key, tidy(draft.topic, topics.LONGEST))
        problem = _wrong(draft, number, problem)
        if problem:
            choice = Choice.SKIP
            return Candidate(
                at, draft, choice, topic, False, who, holder, 0, problem=problem
            )
        fields, notes = _fields(draft)
        number = number or 0
        is_new = key not in self._names
        whole = (draft.side, key, holder)
        # only a table that tells of states, as our own does, speaks of what is settled
        settled = "state" in dict(draft.more)
        known = self._match(whole, number, fields, settled=settled)
        same = self._same_as(draft, key, holder, number, fields)
        choice, note = self._choose(known, same, number, fields)
        before = self._was_settled(whole) if choice is Choice.ADD else ""
        near = self._near(key) if is_new else ""
        said = [draft.note, note, before, *notes, near]
        return Candidate(
            at,
            draft,
            choice,
            topic,
            is_new,
            who,
            holder,
            number,
            fields,
            known,
            " ".join(one for one in said if one),
        )

    def _choose(
        self,
        known: Need | Offer | None,
        same: int | None,
        number: int,
        fields: Mapping[str, Any],
    ) -> tuple[Choice, str]:
        if same is not None:
            return Choice.SKIP, tr("Same as line {n}.").format(n=same)
        if known is None:
            return _new(number, fields)
        self._matched.add(known.id)
        if _is_so(known, number, fields):
            return Choice.SKIP, tr("In the book already.")
        if not self._raising:
            return Choice.UPDATE, ""
        if number > _number(known):
            return Choice.RAISE, ""
        return Choice.SKIP, tr("In the book already.")

    def _match(
        self,
        whole: _Whole,
        number: int,
        fields: Mapping[str, Any],
        *,
        settled: bool,
    ) -> Need | Offer | None:
        """Return the entry of the book this is, if it is one of them."""
        found = self._known.get(whole, [])
        if not settled:
            found = [one for one in found if not _is_settled(one)]
        for one in found:
            if one.id not in self._matched and _is_so(one, number, fields):
                return one
        wording = fields.get("wording", "")
        for one in found:
            theirs = getattr(one, "wording", "")
            fits = not theirs or not wording or fold(theirs) == fold(wording)
            if fits and one.id not in self._matched:
                return one
        return None

    def _was_settled(self, whole: _Whole) -> str:
        """Return what became of it when it was asked for before, if it was."""
        for one in self._known.get(whole, []):
            if isinstance(one, Need) and _is_settled(one):
                return tr(_BEFORE[one.state])
        return ""

    def _same_as(
        self,
        draft: Draft,
        topic: str,
        holder: UUID | None,
        number: int,
        fields: Mapping[str, Any],
    ) -> int | None:
        """Return the line that said the same before, if there is one."""
        key: object = (draft.side, topic, holder, fold(fields.get("wording", "")))
        if draft.side is Side.ASKS and not self._raising:
            key = (key, number, tuple(sorted(fields.items(), key=lambda f: f[0])))
        before = self._seen.get(key)
        self._seen.setdefault(key, draft.row)
        return before

    def _near(self, key: str) -> str:
        """Return that there is a topic of nearly this name, if there is one."""
        if not self._few:
            return ""
        near = get_close_matches(key, self._names, 1, 0.8)
        if not near:
            return ""
        return tr("There is “{topic}” already.").format(topic=self._names[near[0]])


class _Finder:
    """Finds who is meant, by name."""

    def __init__(self, here: Holders) -> None:
        self._here = here
        self._by_name: dict[str, list[Holder]] = defaultdict(list)
        for one in (*here.sites, *here.people):
            self._by_name[fold(one.name)].append(one)
        self._said: dict[str, tuple[UUID | None, str, str]] = {}

    def who(self, draft: Draft) -> tuple[UUID | None, str, str]:
        """Return the key, the name and what is wrong, if something is."""
        if draft.holder is not None:
            found = self._here.by_key.get(draft.holder)
            if found is not None:
                return found.key, found.name, ""
        if draft.circle or self._is_circle(draft):
            return None, tr("The whole circle"), self._circle_problem(draft)
        if not draft.who.strip():
            return None, "", tr("It does not say who.")
        exact = self._exact(draft)
        if len(exact) == 1:
            return exact[0].key, exact[0].name, ""
        if draft.who not in self._said:
            self._said[draft.who] = self._named(draft.who)
        return self._said[draft.who]

    def _exact(self, draft: Draft) -> list[Holder]:
        """Return those of this name who are what the draft says they are."""
        found = self._by_name.get(fold(draft.who), [])
        kind = fold(draft.who_is)
        if kind == fold(tr("Site")) or kind == "site":
            found = [one for one in found if not one.is_person]
        elif kind == fold(tr("Person")) or kind == "person":
            found = [one for one in found if one.is_person]
        if draft.site.strip() and len(found) > 1:
            found = [one for one in found if fold(one.site) == fold(draft.site)]
        return found

    def _named(self, who: str) -> tuple[UUID | None, str, str]:
        try:
            found = self._here.named(who)
        except RefusedError as error:
            return None, tidy(who), str(error)
        return found.key, found.name, ""

    @staticmethod
    def _is_circle(draft: Draft) -> bool:
        circle = (fold(tr("The whole circle")), "whole circle", "everyone", "all")
        if draft.who_is.strip():
            return fold(draft.who_is) in circle
        return fold(draft.who) in circle

    @staticmethod
    def _circle_problem(draft: Draft) -> str:
        if draft.side is Side.ASKS:
            return ""
        return tr("A whole circle asks, but a site or a person brings.")


def _wrong(draft: Draft, number: int | None, problem: str) -> str:
    """Return what is wrong with a draft, in a sentence, or nothing."""
    if draft.problem:
        return draft.problem
    if not fold(draft.topic):
        return tr("It has no topic.")
    if drafts.is_observed(draft):
        return tr("What you observed yourself is a private note, and not for here.")
    if number is None:
        return tr("“{number}” is no number from 0 to {most}.").format(
            number=draft.number[:40], most=drafts.TOP[draft.side]
        )
    return problem


def _fields(draft: Draft) -> tuple[dict[str, Any], list[str]]:
    """Return what the other columns say, and what of it was not understood."""
    readers = drafts.FIELDS[draft.side]
    fields: dict[str, Any] = {}
    notes = []
    for name, text in draft.more:
        reader = readers.get(name)
        if reader is None or not text.strip():
            continue
        value = reader(text)
        if value is None and name == "layer":
            fields[name] = Layer.SUCCESSOR  # never wider than what was meant
            notes.append(
                tr(
                    "“{text}” is not understood: only whoever takes over reads it."
                ).format(text=text[:40])
            )
        elif value is None:
            notes.append(tr("“{text}” is left out.").format(text=text[:40]))
        else:
            fields[name] = value
    return fields, notes


def _new(number: int, fields: Mapping[str, Any]) -> tuple[Choice, str]:
    """Return what to do with what is new: a zero is kept only from our own tables."""
    if number or {"asked_on", "source"} & set(fields):
        return Choice.ADD, ""
    return Choice.SKIP, tr("Zero: not asked for, or not known.")


def _is_settled(one: Need | Offer) -> bool:
    return isinstance(one, Need) and one.state in needs.SETTLED


def _number(one: Need | Offer) -> int:
    return one.strength if isinstance(one, Need) else one.level


def _is_so(one: Need | Offer, number: int, fields: Mapping[str, Any]) -> bool:
    """Tell whether the book says all of this already."""
    return _number(one) == number and all(
        getattr(one, name) == value for name, value in fields.items()
    )
