"""How far the coach and a site have come: the stages of a relationship over a year.

A stage is a private note: it is hers to think with, and never a score that a funder
sees (PI22). What was the stage in a month is computed from the days it was noted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from app import clock
from app.errors import GoneError
from app.i18n import tr
from app.tables import PrivateNote
from app.vocabulary import PrivateKind, Relationship

MONTHS: Final = 12  # of the strip: up to a year to develop (PI22)


@dataclass(frozen=True)
class Step:
    """A stage that was reached, with the coach's own words on it."""

    id: UUID
    stage: Relationship
    noted_on: date
    words: str


@dataclass(frozen=True)
class Month:
    """A month of the strip: the stage at its end, and whether it began in it."""

    first: date
    stage: Relationship | None
    begins: bool


def of_site(session: Session, community_id: UUID, site_id: UUID) -> list[Step]:
    """Return the stages of a site, the first reached first."""
    return _steps(session, community_id, PrivateNote.site_id == site_id)


def of_person(session: Session, community_id: UUID, person_id: UUID) -> list[Step]:
    """Return the stages noted of a person alone, the first reached first."""
    about = and_(PrivateNote.person_id == person_id, PrivateNote.site_id.is_(None))
    return _steps(session, community_id, about)


def current(steps: Sequence[Step]) -> Step | None:
    """Return where one is now."""
    return steps[-1] if steps else None


def year(steps: Sequence[Step], today: date | None = None) -> list[Month]:
    """Return the last twelve months, the present one last."""
    today = today or clock.today()
    months = []
    for back in range(MONTHS - 1, -1, -1):
        first = _month(today, -back)
        after = _month(today, 1 - back)
        reached = [step for step in steps if step.noted_on < after]
        begins = any(first <= step.noted_on < after for step in steps)
        months.append(Month(first, reached[-1].stage if reached else None, begins))
    return months


def note(  # noqa: PLR0913 - whom it is about is one of two
    session: Session,
    community_id: UUID,
    stage: Relationship,
    words: str = "",
    *,
    site_id: UUID | None = None,
    person_id: UUID | None = None,
    day: date | None = None,
) -> UUID:
    """Note that a stage was reached; return the note's key.

    One noted again on the same day takes the place of what was noted then.
    """
    day = day or clock.today()
    row = session.scalar(
        select(PrivateNote).where(
            PrivateNote.community_id == community_id,
            PrivateNote.kind == PrivateKind.STAGE,
            PrivateNote.noted_on == day,
            PrivateNote.site_id == site_id,
            PrivateNote.person_id == person_id,
        )
    )
    if row is None:
        row = PrivateNote(
            community_id=community_id,
            kind=PrivateKind.STAGE,
            body="",
            noted_on=day,
            site_id=site_id,
            person_id=person_id,
        )
        session.add(row)
    row.code = stage.value
    row.body = words.strip() or row.body
    session.flush()
    return row.id


def change_words(session: Session, step_id: UUID, words: str) -> None:
    """Say in other words what a stage is like. Raises GoneError."""
    _row(session, step_id).body = words.strip()
    session.flush()


def _row(session: Session, step_id: UUID) -> PrivateNote:
    row = session.get(PrivateNote, step_id)
    if row is None or row.kind is not PrivateKind.STAGE:
        raise GoneError(tr("This stage is no longer there. Nothing was changed."))
    return row


def _steps(
    session: Session, community_id: UUID, about: ColumnElement[bool]
) -> list[Step]:
    note = PrivateNote
    found = session.scalars(
        select(note)
        .where(note.community_id == community_id, note.kind == PrivateKind.STAGE, about)
        .order_by(note.noted_on, note.id)
    )
    known = {stage.value: stage for stage in Relationship}
    return [
        Step(row.id, known[row.code], row.noted_on, row.body)
        for row in found
        if row.code in known
    ]


def _month(day: date, by: int) -> date:
    """Return the first day of the month that lies `by` months from that of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    return date(year, month + 1, 1)
