"""Differences we are holding: where success is not the same to all (PI8).

They are not solved but held: between which two statements, how, decided with whom, to
be looked at again when. On the paper for an audience one can be left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock
from app.community import communities
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import tidy, tidy_lines
from app.tables import Success, Tension
from app.vocabulary import SuccessAudience

_LONG: Final = ("nature", "how_held")


class Fields(TypedDict, total=False):
    """What can be said of a difference beside what it is."""

    success_a_id: UUID | None
    success_b_id: UUID | None
    how_held: str
    decided_with: str
    review_on: date | None
    leave_out: tuple[SuccessAudience, ...]


class Changed(Fields, total=False):
    """What can be said anew of a difference."""

    nature: str


@dataclass(frozen=True)
class Side:
    """One of the two statements of a difference."""

    id: UUID
    whose: SuccessAudience
    statement: str


@dataclass(frozen=True)
class Held:
    """A difference that is held."""

    id: UUID
    sides: tuple[Side, ...]  # none, one or two
    nature: str
    how_held: str
    decided_with: str
    review_on: date | None
    leave_out: tuple[SuccessAudience, ...]

    @property
    def is_due(self) -> bool:
        """Whether the day to look at it again has come."""
        return self.review_on is not None and self.review_on <= clock.today()


def of_community(session: Session, community_id: UUID) -> list[Held]:
    """Return the differences of a community, as they were written down."""
    said = {
        row.id: Side(row.id, row.whose, row.statement)
        for row in session.scalars(
            select(Success).where(Success.community_id == community_id)
        )
    }
    rows = session.scalars(
        select(Tension)
        .where(Tension.community_id == community_id)
        .order_by(Tension.review_on.is_(None), Tension.review_on, Tension.id)
    )
    return [_record(row, said) for row in rows]


def left_out(
    session: Session, community_id: UUID, reader: SuccessAudience | None
) -> frozenset[UUID]:
    """Return those that the paper for an audience leaves out.

    The paper for everybody (None) leaves out what any one of them is not to read.
    """
    return frozenset(
        one.id
        for one in of_community(session, community_id)
        if one.leave_out and (reader is None or reader in one.leave_out)
    )


def add(
    session: Session, community_id: UUID, nature: str, **fields: Unpack[Fields]
) -> UUID:
    """Write down a difference. Raises RefusedError while nothing is said of it."""
    communities.find(session, community_id)
    row = Tension(community_id=community_id)
    _fill(session, row, {"nature": nature, **fields})
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, tension_id: UUID, **fields: Unpack[Changed]) -> None:
    """Say something else of a difference. Raises RefusedError, GoneError."""
    _fill(session, _find(session, tension_id), fields)
    session.flush()


def delete(session: Session, tension_id: UUID) -> None:
    """Delete a difference. Raises GoneError."""
    session.delete(_find(session, tension_id))
    session.flush()


def get(session: Session, tension_id: UUID) -> Held:
    """Return a difference. Raises GoneError if there is none."""
    row = _find(session, tension_id)
    found = of_community(session, row.community_id)
    return next(one for one in found if one.id == tension_id)


def _fill(session: Session, row: Tension, fields: Changed) -> None:
    values: dict[str, Any] = dict(fields)
    for name in _LONG:
        if name in values:
            values[name] = tidy_lines(values[name]) or None
    if "nature" in values and not values["nature"]:
        raise RefusedError(tr("Say in what they differ. Nothing was changed."))
    if "decided_with" in values:
        values["decided_with"] = tidy(values["decided_with"], 300) or None
    if "leave_out" in values:
        values["leave_out"] = [one.value for one in values["leave_out"]] or None
    for name, value in values.items():
        setattr(row, name, value)
    _check_sides(session, row)


def _check_sides(session: Session, row: Tension) -> None:
    both = row.success_a_id, row.success_b_id
    if both[0] is not None and both[0] == both[1]:
        raise RefusedError(
            tr("A difference is between two statements. Nothing was changed.")
        )
    for key in both:
        here = session.get(Success, key) if key else None
        if key is not None and (here is None or here.community_id != row.community_id):
            raise GoneError(tr("This statement is no longer in the book."))


def _find(session: Session, tension_id: UUID) -> Tension:
    row = session.get(Tension, tension_id)
    if row is None:
        raise GoneError(tr("This difference is no longer in the book."))
    return row


def _record(row: Tension, said: dict[UUID, Side]) -> Held:
    keys = (row.success_a_id, row.success_b_id)
    return Held(
        row.id,
        tuple(said[key] for key in keys if key in said),
        row.nature,
        row.how_held or "",
        row.decided_with or "",
        row.review_on,
        _audiences(row.leave_out),
    )


def _audiences(codes: Iterable[Any] | None) -> tuple[SuccessAudience, ...]:
    """Return the audiences of these codes; a code nobody knows is left out."""
    said = set(codes or ())
    return tuple(one for one in SuccessAudience if one.value in said)
