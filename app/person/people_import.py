"""Many people at once: first shown with what is known of them, then taken in.

Nothing is written until all of it is confirmed, and then it is one act.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.errors import RefusedError
from app.i18n import mark, tr
from app.person import memberships, people, people_names, sites
from app.person.people import PersonDraft
from app.tables import Membership, Person
from app.vocabulary import MembershipStatus

STEP: Final = 500  # rows between two words on how far it is


class Choice(Enum):
    """What is to be done with one line of a list."""

    ADD = mark("Add")
    MERGE = mark("Merge")
    SKIP = mark("Skip")

    @property
    def label(self) -> str:
        """What people read for it."""
        return tr(self.value)


@dataclass(frozen=True)
class Known:
    """Somebody in the book who may be the one on the list."""

    person_id: UUID
    name: str
    here: bool  # a member of this community already
    mail: str  # their address, as it is compared


@dataclass(frozen=True)
class Candidate:
    """One line of a list, what is known of it, and what is to be done with it."""

    row: int  # from 1
    draft: PersonDraft
    choice: Choice
    known: Known | None = None
    note: str = ""  # what one should know: "Same as line 3", "No name"
    takeable: bool = True

    @property
    def id(self) -> int:
        """What it is known by in a list: its line."""
        return self.row

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen for it."""
        if not self.takeable:
            return (Choice.SKIP,)
        merge = (Choice.MERGE,) if self.known else ()
        return (*merge, Choice.ADD, Choice.SKIP)


@dataclass(frozen=True)
class Report:
    """What became of a list."""

    added: int
    merged: int
    skipped: int


def preview(
    session: Session,
    community_id: UUID,
    drafts: Sequence[PersonDraft],
    tell: Callable[[int, int], object] | None = None,
) -> list[Candidate]:
    """Return what would be done with each of `drafts`; nothing is written.

    `tell` is told how many of how many are looked at.
    """
    mails, names = _known(session, community_id)
    seen: dict[str, int] = {}
    found = []
    for row, draft in enumerate(drafts, 1):
        found.append(_candidate(row, draft, mails, names, seen))
        if tell is not None and row % STEP == 0:
            tell(row, len(drafts))
    return found


def take_in(
    session: Session,
    community_id: UUID,
    candidates: Iterable[Candidate],
    site_id: UUID | None = None,
) -> Report:
    """Do with each candidate what was chosen; those without a site go to `site_id`."""
    done = Counter[Choice]()
    joining = _Joining(session, community_id, site_id)
    for candidate in candidates:
        done[candidate.choice] += 1
        if candidate.choice is Choice.ADD:
            joining.add(candidate.draft)
        elif candidate.choice is Choice.MERGE and candidate.known:
            joining.merge(candidate.draft, candidate.known.person_id)
    joining.finish()
    return Report(done[Choice.ADD], done[Choice.MERGE], done[Choice.SKIP])


class _Joining:
    """People on their way into a community, written together at the end."""

    def __init__(
        self, session: Session, community_id: UUID, site_id: UUID | None
    ) -> None:
        self._session = session
        self._community = community_id
        self._site = site_id
        self._sites = sites.Names(session, community_id)
        self._people: list[Person] = []
        self._memberships: list[Membership] = []

    def add(self, draft: PersonDraft) -> None:
        """Make somebody new a member."""
        person = Person(id=uuid4(), name=people_names.tidy(draft.name))
        for field, value in people.contents(draft).items():
            setattr(person, field, value)
        self._people.append(person)
        self._memberships.append(
            Membership(
                community_id=self._community,
                person_id=person.id,
                site_id=self._at(draft.site),
                status=MembershipStatus.ACTIVE,
                joined_on=clock.today(),
            )
        )

    def merge(self, draft: PersonDraft, person_id: UUID) -> None:
        """Give somebody the book knows what it did not know of them."""
        person = people.find(self._session, person_id)
        for field, value in people.contents(draft).items():
            if not getattr(person, field):
                setattr(person, field, value)
        memberships.join(
            self._session,
            self._community,
            person_id,
            None if self._has_site(person_id) else self._at(draft.site),
        )

    def finish(self) -> None:
        """Write everybody down."""
        self._session.add_all(self._people)
        self._session.flush()
        self._session.add_all(self._memberships)
        self._session.flush()

    def _has_site(self, person_id: UUID) -> bool:
        found = self._session.scalar(
            select(Membership.site_id).where(
                Membership.community_id == self._community,
                Membership.person_id == person_id,
            )
        )
        return found is not None

    def _at(self, site: str) -> UUID | None:
        return self._sites.find_or_add(site) or self._site


def _candidate(
    row: int,
    draft: PersonDraft,
    mails: Mapping[str, Known],
    names: Mapping[str, Known],
    seen: dict[str, int],
) -> Candidate:
    draft, note = _checked(draft)
    if not draft.name:
        return Candidate(row, draft, Choice.SKIP, note=tr("No name"), takeable=False)
    if "@" in draft.name and not draft.email:
        return Candidate(row, draft, Choice.SKIP, note=tr("Not an e-mail address"))
    mail, name = people_names.address(draft.email), people_names.key(draft.name)
    earlier = seen.get(mail or name)
    seen.setdefault(mail or name, row)
    if mail:
        seen.setdefault(name, row)
    known = mails.get(mail) if mail else None
    known = known or names.get(name)
    if earlier is not None:
        words = tr("Same as line {n}").format(n=earlier)
        return Candidate(row, draft, Choice.SKIP, known, words)
    if known is None:
        return Candidate(row, draft, Choice.ADD, note=note)
    if mail and known.mail and mail != known.mail:  # a namesake, it seems
        return Candidate(row, draft, Choice.ADD, known, tr("Same name, other address"))
    return Candidate(row, draft, Choice.MERGE, known, note)


def _checked(draft: PersonDraft) -> tuple[PersonDraft, str]:
    """Return a draft without what cannot be an address, and a note that says so."""
    name = people_names.tidy(draft.name)
    if not name and draft.email:
        name = people_names.from_address(people_names.tidy(draft.email))
    draft = replace(draft, name=name)
    try:
        people_names.check_email(draft.email)
    except RefusedError:
        note = tr("“{text}” is left out: not an e-mail address").format(
            text=draft.email[:40]
        )
        return replace(draft, email=""), note
    return draft, ""


def _known(
    session: Session, community_id: UUID
) -> tuple[dict[str, Known], dict[str, Known]]:
    """Return everyone in the book by address and by name; members here go first."""
    here = set(
        session.scalars(
            select(Membership.person_id).where(Membership.community_id == community_id)
        )
    )
    mails: dict[str, Known] = {}
    names: dict[str, Known] = {}
    found = session.execute(
        select(Person.id, Person.name, Person.email)
        .where(Person.forgotten_on.is_(None))
        .order_by(Person.name, Person.id)
    ).all()
    for row in sorted(found, key=lambda row: row.id not in here):
        mail = people_names.address(row.email or "")
        known = Known(row.id, row.name, row.id in here, mail)
        if mail:
            mails.setdefault(mail, known)
        names.setdefault(people_names.key(row.name), known)
    return mails, names
