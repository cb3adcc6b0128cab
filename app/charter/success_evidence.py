"""How we know: what was seen or counted of a statement of success, by date (PI6)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock
from app.charter import success
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import tidy
from app.tables import Evidence
from app.vocabulary import EvidenceKind, Layer

READERS: Final = (Layer.SUCCESSOR, Layer.MEMBER, Layer.FUNDER)
"""Who may read a piece of evidence: whoever comes after the coach, unless said so."""


class Fields(TypedDict, total=False):
    """What can be said of a piece of evidence beside what it shows."""

    kind: EvidenceKind
    dated: date
    value: float | None
    unit: str
    source_note: str
    layer: Layer


class Changed(Fields, total=False):
    """What can be said anew of a piece of evidence."""

    title: str


@dataclass(frozen=True)
class Piece:
    """A piece of evidence."""

    id: UUID
    kind: EvidenceKind
    dated: date
    title: str  # what it shows
    value: float | None
    unit: str
    source_note: str
    layer: Layer


def of_statement(session: Session, success_id: UUID) -> list[Piece]:
    """Return what is known of a statement, the latest first."""
    rows = session.scalars(
        select(Evidence)
        .where(Evidence.success_id == success_id)
        .order_by(Evidence.dated.desc(), Evidence.id)
    )
    return [_record(row) for row in rows]


def add(
    session: Session, success_id: UUID, title: str, **fields: Unpack[Fields]
) -> UUID:
    """Note what was seen or counted, today unless said; return its key.

    Raises RefusedError while it is not said what it shows, GoneError.
    """
    row = Evidence(
        community_id=success.find(session, success_id).community_id,
        success_id=success_id,
        kind=EvidenceKind.OBSERVATION,
        dated=clock.today(),
        layer=Layer.SUCCESSOR,
    )
    if fields.get("value") is not None:
        row.kind = EvidenceKind.NUMBER
    _fill(row, {"title": title, **fields})
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, evidence_id: UUID, **fields: Unpack[Changed]) -> None:
    """Say something else of a piece of evidence. Raises RefusedError, GoneError."""
    _fill(_find(session, evidence_id), fields)
    session.flush()


def delete(session: Session, evidence_id: UUID) -> None:
    """Delete a piece of evidence. Raises GoneError."""
    session.delete(_find(session, evidence_id))
    session.flush()


def _fill(row: Evidence, fields: Changed) -> None:
    values: dict[str, Any] = dict(fields)
    for name in ("title", "unit", "source_note"):
        if name in values:
            values[name] = tidy(values[name], 300) or None
    if "title" in values and not values["title"]:
        raise RefusedError(tr("Say what it shows. Nothing was changed."))
    for name, value in values.items():
        setattr(row, name, value)


def _find(session: Session, evidence_id: UUID) -> Evidence:
    row = session.get(Evidence, evidence_id)
    if row is None:
        raise GoneError(tr("This piece of evidence is no longer in the book."))
    return row


def _record(row: Evidence) -> Piece:
    return Piece(
        row.id,
        row.kind,
        row.dated,
        row.title,
        row.value,
        row.unit or "",
        row.source_note or "",
        row.layer,
    )
