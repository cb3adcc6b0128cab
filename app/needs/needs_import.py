"""Many needs and expertises taken in at once, as was chosen for each: one act.

What is known of them is shown before (`needs_preview`); nothing is written until all of
it is confirmed (NR11, NR13).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, tables
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.needs import holders, needs, offers, topics
from app.needs.drafts import Side
from app.needs.holders import Holder
from app.needs.needs_preview import Candidate, Choice


@dataclass(frozen=True)
class Report:
    """What became of a list."""

    added: int
    changed: int
    skipped: int


def take_in(
    session: Session, community_id: UUID, candidates: Iterable[Candidate]
) -> Report:
    """Do with each candidate what was chosen. Raises GoneError, RefusedError."""
    taking = _Taking(session, community_id)
    done = Counter[Choice]()
    for one in candidates:
        choice = Choice.SKIP if one.problem else one.choice
        done[choice] += 1
        if choice is Choice.ADD:
            taking.add(one)
        elif choice in (Choice.UPDATE, Choice.RAISE):
            taking.change(one, raising=choice is Choice.RAISE)
    session.flush()
    return Report(
        done[Choice.ADD],
        done[Choice.UPDATE] + done[Choice.RAISE],
        done[Choice.SKIP],
    )


class _Taking:
    """Entries on their way into a community, written together at the end."""

    def __init__(self, session: Session, community_id: UUID) -> None:
        self._session, self._community = session, community_id
        self._names = topics.Names(session)
        self._here = holders.of_community(session, community_id).by_key
        # read at once what single looks would read one by one
        self._needs = {
            row.id: row
            for row in session.scalars(
                select(tables.Need).where(tables.Need.community_id == community_id)
            )
        }
        self._brought = {
            (row.topic_id, row.site_id or row.person_id): row
            for row in session.scalars(select(tables.Expertise))
        }

    def add(self, one: Candidate) -> None:
        """Write a new entry; what somebody brings twice is raised."""
        who = self._holder(one)
        topic_id = self._names.find_or_add(one.topic)
        if one.draft.side is Side.ASKS:
            row = needs.blank(self._community, topic_id, who)
            asked: Any = {**one.fields, "strength": one.number}
            needs.fill(row, asked)
            self._session.add(row)
            return
        if who is None:
            raise RefusedError(
                tr("A whole circle asks, but a site or a person brings.")
            )
        known = self._brought.get((topic_id, who.key))
        if known is not None:
            _change_offer(known, one, raising=True)
            return
        offer = offers.blank(topic_id, who)
        fields: Any = {**one.fields, "level": one.number}
        if "checked_on" not in dict(one.draft.more):
            fields["checked_on"] = clock.today()
        offers.fill(offer, fields)
        self._session.add(offer)
        self._brought[topic_id, who.key] = offer

    def change(self, one: Candidate, *, raising: bool) -> None:
        """Let an entry of the book say what the line says."""
        if one.known is None:
            self.add(one)
        elif one.draft.side is Side.ASKS:
            row = self._needs.get(one.known.id)
            if row is None:
                raise GoneError(tr("A need of the list is no longer in the book."))
            _change_need(row, one, raising=raising)
        else:
            offer = offers.find(self._session, one.known.id)
            _change_offer(offer, one, raising=raising)

    def _holder(self, one: Candidate) -> Holder | None:
        if one.holder is None:
            return None
        found = self._here.get(one.holder)
        if found is None:
            raise GoneError(
                tr("{name} is no longer in this community.").format(name=one.who)
            )
        return found


def _change_need(row: tables.Need, one: Candidate, *, raising: bool) -> None:
    number = max(row.strength, one.number) if raising else one.number
    fields: Any = {**_kept(row, one.fields, raising=raising), "strength": number}
    needs.fill(row, fields)


def _change_offer(row: tables.Expertise, one: Candidate, *, raising: bool) -> None:
    number = max(row.level, one.number) if raising else one.number
    fields: Any = {**_kept(row, one.fields, raising=raising), "level": number}
    offers.fill(row, fields)


def _kept(row: Any, fields: Mapping[str, Any], *, raising: bool) -> dict[str, Any]:
    """Return what is written of the fields: raised, only what was not known."""
    return {
        name: value
        for name, value in fields.items()
        if not raising or getattr(row, name) in (None, "", False)
    }
