"""The waves in which a circle opens wider, each with a benefit at once (ERLC16)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, tables
from app.charter import pilots
from app.i18n import tr
from app.needs import groupings
from app.person import faces
from app.person.faces import Face
from app.vocabulary import GroupingKind


@dataclass(frozen=True)
class Wave:
    """One wave: whom it reaches, when, and what they have of it at once."""

    id: UUID
    title: str
    who: str  # in words: "three county clinics"
    begins_on: date | None
    benefit: str
    people: tuple[Face, ...]

    @property
    def is_past(self) -> bool:
        """Whether its day has come."""
        return self.begins_on is not None and self.begins_on <= clock.today()


def of_community(session: Session, community_id: UUID) -> tuple[Wave, ...]:
    """Return the waves of a community, by day."""
    looks = faces.of_community(session, community_id)
    rows = pilots.grouping_rows(session, community_id, GroupingKind.WAVE)
    return tuple(_wave(session, row, looks) for row in rows)


def add(session: Session, community_id: UUID) -> UUID:
    """Add a wave after those there are; return its key."""
    before = pilots.grouping_rows(session, community_id, GroupingKind.WAVE)
    taken = {row.title for row in before}
    number = len(before) + 1
    while (title := tr("Wave {n}").format(n=number)) in taken:
        number += 1
    return pilots.begin_grouping(session, community_id, GroupingKind.WAVE, title)


def say_who(session: Session, wave_id: UUID, words: str) -> None:
    """Say in words whom a wave reaches."""
    groupings.describe(session, wave_id, pilots.LETTER, "name", words)


def _wave(session: Session, row: tables.Grouping, looks: dict[UUID, Face]) -> Wave:
    who = next((str(one.get("name") or "") for one in row.groups), "")
    return Wave(
        row.id,
        row.title,
        who,
        row.held_on,
        row.rationale or "",
        pilots.people_of(session, row.id, looks),
    )
