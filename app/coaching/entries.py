"""The coaching log: a conversation, who was there, and what the coach wrote of it.

An entry is a countable fact (layer A) and a private reflection (layer C) in one record.
Whatever is written here stays in the room; `sharing` writes what may leave it (PI18).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal_column, select
from sqlalchemy.orm import Session

from app import tables
from app.coaching import promises
from app.errors import GoneError
from app.i18n import tr
from app.person import faces
from app.person.faces import Face
from app.tables import CoachingContact, CoachingParticipant, CoachingReflection
from app.vocabulary import (
    CoachingKind,
    CoachingMode,
    CoachingStatus,
    Focus,
    InitiatedBy,
    StanceUsed,
)

TEXTS: Final = (
    "strengths",
    "hard",
    "their_ideas",
    "will_do",
    "question",
    "body",
    "help_needed",
)
"""What is written of a conversation, strengths first."""


_NOTED: Final[ColumnElement[int]] = literal_column("coaching_contact.rowid")
"""Rises with each conversation that is noted; SQLite's own number of the row."""


@dataclass(frozen=True)
class Entry:
    """A conversation as the coach keeps it."""

    id: UUID
    community_id: UUID
    kind: CoachingKind
    status: CoachingStatus
    planned_on: date | None
    happened_on: date | None
    minutes: int | None
    mode: CoachingMode
    initiated_by: InitiatedBy
    focus: tuple[Focus, ...]
    site_id: UUID | None
    site: str
    people: tuple[Face, ...]
    summary_id: UUID | None
    ta_id: UUID | None
    strengths: str = ""
    hard: str = ""
    their_ideas: str = ""
    will_do: str = ""
    question: str = ""
    body: str = ""
    help_needed: str = ""
    stance: tuple[StanceUsed, ...] = ()
    energy: int | None = None
    open_promises: int = 0
    agreed: bool = False  # the summary written of it was agreed to
    guide: str = ""  # the interview guide that was used, in the coach’s words

    @property
    def day(self) -> date | None:
        """The day it was held, or is planned for."""
        return self.happened_on or self.planned_on

    @property
    def shared(self) -> bool:
        """Whether a summary of it was written for others, and agreed to."""
        return self.summary_id is not None and self.agreed

    @property
    def name(self) -> str:
        """With whom: the first of the people, else the site."""
        return self.people[0].name if self.people else self.site

    @property
    def gist(self) -> str:
        """The first of what was written, for two lines of a list."""
        texts = (self.hard, self.strengths, self.body, self.their_ideas, self.will_do)
        return next((text for text in texts if text), self.question)


def of_community(session: Session, community_id: UUID) -> list[Entry]:
    """Return the conversations of a community: those to come first, then the latest.

    Of one day the one that was noted last comes first.
    """
    contact = CoachingContact
    day = func.coalesce(contact.happened_on, contact.planned_on)
    rows = session.scalars(
        select(contact)
        .where(contact.community_id == community_id)
        .order_by(day.is_(None), day.desc(), _NOTED.desc())
    ).all()
    return _records(session, community_id, rows)


def get(session: Session, entry_id: UUID) -> Entry:
    """Return one conversation. Raises GoneError."""
    row = find(session, entry_id)
    return _records(session, row.community_id, [row])[0]


def find(session: Session, entry_id: UUID) -> CoachingContact:
    """Return the row of an entry. Raises GoneError."""
    row = session.get(CoachingContact, entry_id)
    if row is None:
        raise GoneError(tr("This entry is no longer in the log. Nothing was changed."))
    return row


def counted(found: Iterable[Entry]) -> tuple[int, int]:
    """Return how many of the conversations were held, and how many are shared."""
    said = Counter(
        (entry.status is CoachingStatus.HELD, entry.shared) for entry in found
    )
    held = sum(n for (is_held, _), n in said.items() if is_held)
    return held, sum(n for (_, shared), n in said.items() if shared)


def _records(
    session: Session, community_id: UUID, rows: Sequence[CoachingContact]
) -> list[Entry]:
    keys = [row.id for row in rows] if len(rows) == 1 else None
    texts = _texts(session, community_id, keys)
    people = _people(session, community_id, keys)
    promised = promises.open_by_entry(session, community_id)
    named = _site_names(session, community_id)
    agreed = _agreed(session, community_id)
    return [
        _record(
            row,
            texts.get(row.id),
            people.get(row.id, ()),
            named.get(row.site_id, "") if row.site_id else "",
            promised[row.id],
            agreed=row.summary_id in agreed,
        )
        for row in rows
    ]


def _record(
    row: CoachingContact,
    text: CoachingReflection | None,
    people: tuple[Face, ...],
    site: str,
    open_promises: int,
    *,
    agreed: bool,
) -> Entry:
    written: dict[str, Any] = {}
    if text is not None:
        written = {name: getattr(text, name) or "" for name in TEXTS}
        written["stance"] = _known(StanceUsed, text.stance)
        written["energy"] = text.energy
    return Entry(
        row.id,
        row.community_id,
        row.kind,
        row.status,
        row.planned_on,
        row.happened_on,
        row.minutes,
        row.mode,
        row.initiated_by,
        _known(Focus, row.focus),
        row.site_id,
        site,
        people,
        row.summary_id,
        row.ta_id,
        open_promises=open_promises,
        agreed=agreed,
        guide=row.guide or "",
        **written,
    )


def _texts(
    session: Session, community_id: UUID, keys: list[UUID] | None
) -> dict[UUID, CoachingReflection]:
    text = CoachingReflection
    query = select(text).where(text.community_id == community_id)
    if keys is not None:
        query = query.where(text.coaching_contact_id.in_(keys))
    return {row.coaching_contact_id: row for row in session.scalars(query)}


def _people(
    session: Session, community_id: UUID, keys: list[UUID] | None
) -> dict[UUID, tuple[Face, ...]]:
    seat, person = CoachingParticipant, tables.Person
    query = (
        select(seat.coaching_contact_id, person.id, person.name)
        .join(person, person.id == seat.person_id)
        .where(seat.community_id == community_id)
        .order_by(person.name, person.id)
    )
    if keys is not None:
        query = query.where(seat.coaching_contact_id.in_(keys))
    known = faces.of_community(session, community_id)
    found: dict[UUID, tuple[Face, ...]] = {}
    for entry, key, name in session.execute(query):
        face = known.get(key) or Face(key, name, faces.initials(name), faces.NO_SITE)
        found[entry] = (*found.get(entry, ()), face)
    return found


def _agreed(session: Session, community_id: UUID) -> set[UUID]:
    """Return the summaries that were agreed to."""
    found = select(tables.CoachingSummary.id).where(
        tables.CoachingSummary.community_id == community_id,
        tables.CoachingSummary.agreed_on.is_not(None),
    )
    return set(session.scalars(found))


def _site_names(session: Session, community_id: UUID) -> dict[UUID, str]:
    found = session.execute(
        select(tables.Site.id, tables.Party.name)
        .join(tables.Party, tables.Party.id == tables.Site.party_id)
        .where(tables.Site.community_id == community_id)
    )
    return {row.id: row.name for row in found}


def _known(codes: Any, kept: Iterable[str] | None) -> tuple[Any, ...]:
    """Return those of the codes kept that this program knows."""
    there = {code.value for code in codes}
    return tuple(codes(code) for code in kept or () if code in there)
