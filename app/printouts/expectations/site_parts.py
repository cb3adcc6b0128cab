"""What the people of a site do at coming gatherings, and what they bring."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import mark, tr
from app.printouts.expectations.expected_hours import Dated
from app.printouts.readers import hidden_blocks
from app.tables import Assignment, Material, Membership, Person
from app.vocabulary import AssignmentState, MaterialPer


@dataclass(frozen=True)
class Part:
    """What one person does and brings at a gathering."""

    day: date
    who: str
    does: tuple[str, ...]
    brings: tuple[str, ...]


def of_site(
    session: Session, site_id: UUID, dates: Iterable[Dated], names: Mapping[UUID, str]
) -> tuple[Part, ...]:
    """Return the parts of a site's people, gathering by gathering, then by name.

    `names` are those the reader may know; whoever is not among them is "somebody".
    """
    here = (
        select(Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.site_id == site_id,
            Membership.left_on.is_(None),
            Person.retired_on.is_(None),
            Person.forgotten_on.is_(None),
        )
    )
    days = {one.gathering.id: one.day for one in dates}
    hidden = hidden_blocks.of_gatherings(session, days)
    does = _gathered(_roles(session, here, days, hidden))
    brings = _gathered(_things(session, here, days, hidden))
    whose = sorted(
        {*does, *brings},
        key=lambda key: (days[key[0]], key[1] not in names, names.get(key[1], "")),
    )
    return tuple(
        Part(
            days[gathering],
            names.get(person, tr("Somebody of yours")),
            does.get((gathering, person), ()),
            brings.get((gathering, person), ()),
        )
        for gathering, person in whose
    )


def _gathered(
    said: Iterable[tuple[UUID, UUID, str]],
) -> dict[tuple[UUID, UUID], tuple[str, ...]]:
    """Return what is said of each person at each gathering, every thing once."""
    words: dict[tuple[UUID, UUID], dict[str, None]] = defaultdict(dict)
    for gathering, person, what in said:
        words[gathering, person][what] = None
    return {whose: tuple(what) for whose, what in words.items()}


def _roles(
    session: Session, here: Any, among: Iterable[UUID], hidden: frozenset[UUID]
) -> list[tuple[UUID, UUID, str]]:
    """Return who has said yes to which role at which gathering."""
    rows = session.execute(
        select(
            Assignment.session_id,
            Assignment.person_id,
            Assignment.role,
            Assignment.block_id,
        )
        .where(
            Assignment.session_id.in_(among),
            Assignment.person_id.in_(here),
            Assignment.state == AssignmentState.ACCEPTED,
        )
        .order_by(Assignment.role, Assignment.id)
    )
    return [
        (key, person, role.label)
        for key, person, role, block in rows
        if person and block not in hidden
    ]


def _things(
    session: Session, here: Any, among: Iterable[UUID], hidden: frozenset[UUID]
) -> list[tuple[UUID, UUID, str]]:
    """Return who brings what to which gathering."""
    rows = session.scalars(
        select(Material)
        .where(
            Material.session_id.in_(among),
            Material.bring_person_id.in_(here),
        )
        .order_by(Material.item, Material.id)
    )
    return [
        (row.session_id, row.bring_person_id, _thing(row))
        for row in rows
        if row.bring_person_id and row.block_id not in hidden
    ]


def _thing(row: Material) -> str:
    """Return a thing and how many of it: "Markers (2 for each group)"."""
    many = f"{row.quantity:g}"
    if row.per is MaterialPer.FIXED:
        return row.item if row.quantity == 1 else f"{row.item} ({many})"
    return tr(_FOR_EACH[row.per]).format(item=row.item, n=many)


_FOR_EACH: Final = {
    MaterialPer.PERSON: mark("{item} ({n} for each person)"),
    MaterialPer.GROUP: mark("{item} ({n} for each group)"),
    MaterialPer.TABLE: mark("{item} ({n} for each table)"),
}
