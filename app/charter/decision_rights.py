"""Who decides what: the things that get decided, and who has which part in each (PI10).

A grid of decisions by roles and organizations. Its letters are those of DARCI, and
*impacted* (vocabulary c.10); several may stand in one cell. Seen as RACI it is without
the D.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import fold, tidy
from app.tables import DecisionArea, DecisionRight, Party
from app.vocabulary import DecisionMode, DecisionPart, Role

Key = UUID | Role
"""Whose part it is: an organization's, by its key, or whoever holds a role."""

Parts = tuple[DecisionPart, ...]
"""What somebody has to do with a decision, in the order of DARCI."""

LONGEST: Final = 120  # letters of what is decided
DARCI: Final[Parts] = tuple(
    part for part in DecisionPart if part is not DecisionPart.IMPACTED
)


@dataclass(frozen=True)
class Area:
    """Something that gets decided, and who has which part in it."""

    id: UUID
    title: str
    mode: DecisionMode | None = None
    note: str = ""
    agreed_on: date | None = None
    review_on: date | None = None
    parts: Mapping[Key, Parts] = field(default_factory=dict)

    def of(self, key: Key, *, raci: bool = False) -> Parts:
        """Return the parts somebody has in it; as RACI, without the D."""
        return shown(self.parts.get(key, ()), raci=raci)

    def who(self, part: DecisionPart) -> list[Key]:
        """Return who has this part in it."""
        return [key for key, parts in self.parts.items() if part in parts]


def of_community(session: Session, community_id: UUID) -> list[Area]:
    """Return what gets decided in a community, in her order."""
    held: dict[UUID, dict[Key, set[DecisionPart]]] = defaultdict(dict)
    for right in session.scalars(
        select(DecisionRight)
        .where(DecisionRight.community_id == community_id)
        .order_by(DecisionRight.id)
    ):
        key = right.party_id or right.role
        if key is not None:
            mine = held[right.decision_area_id]
            mine.setdefault(key, set()).add(right.part)
    return [
        Area(
            row.id,
            row.title,
            row.mode,
            row.note or "",
            row.agreed_on,
            row.review_on,
            {key: in_order(parts) for key, parts in held[row.id].items()},
        )
        for row in rows(session, community_id)
    ]


def in_order(parts: Iterable[DecisionPart]) -> Parts:
    """Return parts in the order of DARCI, each once."""
    wanted = set(parts)
    return tuple(part for part in DecisionPart if part in wanted)


def shown(parts: Parts, *, raci: bool) -> Parts:
    """Return what is shown of these: as RACI, all but the D."""
    if not raci:
        return parts
    return tuple(part for part in parts if part is not DecisionPart.DECIDES)


def turned(parts: Parts, *, raci: bool = False) -> Parts:
    """Return what follows a cell of one part, or of none, when it is turned on.

    It goes through DARCI (as RACI, without the D) to none. A D that is not shown stays.
    """
    way, seen = shown(DARCI, raci=raci), shown(parts, raci=raci)
    following = way[:1]
    if seen:
        after = way.index(seen[0]) + 1 if seen[0] in way else len(way)
        following = way[after : after + 1]
    return with_hidden(parts, following, raci=raci)


def with_hidden(parts: Parts, wanted: Iterable[DecisionPart], *, raci: bool) -> Parts:
    """Return `wanted` with what of `parts` is not shown, which nobody meant to lose."""
    kept = set(parts) - set(shown(parts, raci=raci))
    return in_order({*kept, *wanted})


def add(session: Session, community_id: UUID, title: str) -> UUID:
    """Add something that gets decided, at the end; return its key.

    Raises RefusedError without words, or if it is there already.
    """
    before = rows(session, community_id)
    name = _checked(before, title)
    last = before[-1].position if before else 0.0
    row = DecisionArea(community_id=community_id, title=name, position=last + 1)
    session.add(row)
    session.flush()
    return row.id


def rename(session: Session, area_id: UUID, title: str) -> None:
    """Say in other words what is decided. Raises RefusedError as `add` does."""
    row = _find(session, area_id)
    others = [one for one in rows(session, row.community_id) if one is not row]
    row.title = _checked(others, title)
    session.flush()


def change(session: Session, area_id: UUID, /, **fields: Any) -> None:
    """Set `mode`, `note`, `agreed_on` or `review_on`.

    Raises RefusedError for a day to look again that is not after the day of agreeing.
    """
    row = _find(session, area_id)
    if "note" in fields:
        fields["note"] = tidy(fields["note"] or "", 500) or None
    for name in ("mode", "note", "agreed_on", "review_on"):
        if name in fields:
            setattr(row, name, fields[name])
    if row.review_on and row.agreed_on and row.review_on <= row.agreed_on:
        raise RefusedError(
            tr("The day to look again has to come after it was agreed on.")
        )
    session.flush()


def delete(session: Session, area_id: UUID) -> None:
    """Take something off the list, with everybody's part in it."""
    session.delete(_find(session, area_id))
    session.flush()


def move(session: Session, area_id: UUID, by: int) -> None:
    """Move something up (-1) or down (1) in the list, as far as it goes."""
    row = _find(session, area_id)
    ordered = rows(session, row.community_id)
    at = ordered.index(row)
    ordered.remove(row)
    to = max(0, min(len(ordered), at + by))
    if to == at:
        return
    before = ordered[to - 1].position if to else None
    after = ordered[to].position if to < len(ordered) else None
    row.position = _between(before, after)
    if row.position in (before, after):  # the halves have run out
        for place, one in enumerate((*ordered[:to], row, *ordered[to:]), 1):
            one.position = float(place)
    session.flush()


def set_parts(
    session: Session, area_id: UUID, key: Key, parts: Iterable[DecisionPart]
) -> None:
    """Say which parts somebody has in a decision: these and no others.

    Raises GoneError for an organization that is not in the book.
    """
    area = _find(session, area_id)
    party = key if isinstance(key, UUID) else None
    if party is not None and session.get(Party, party) is None:
        raise GoneError(tr("This organization is no longer in the book."))
    role = key if isinstance(key, Role) else None
    wanted = set(parts)
    for right in session.scalars(
        select(DecisionRight).where(
            DecisionRight.decision_area_id == area_id,
            DecisionRight.party_id == party,
            DecisionRight.role == role,
        )
    ):
        if right.part in wanted:
            wanted.remove(right.part)
        else:
            session.delete(right)
    for part in in_order(wanted):
        session.add(
            DecisionRight(
                community_id=area.community_id,
                decision_area_id=area_id,
                party_id=party,
                role=role,
                part=part,
            )
        )
    session.flush()


def rows(session: Session, community_id: UUID) -> list[DecisionArea]:
    """Return the rows of what gets decided, in order."""
    return list(
        session.scalars(
            select(DecisionArea)
            .where(DecisionArea.community_id == community_id)
            .order_by(DecisionArea.position, DecisionArea.id)
        )
    )


def _checked(others: Sequence[DecisionArea], title: str) -> str:
    name = tidy(title, LONGEST)
    if not name:
        raise RefusedError(tr("Say in a few words what is decided."))
    if fold(name) in {fold(one.title) for one in others}:
        raise RefusedError(
            tr("“{name}” is on the list already. Nothing was changed.").format(
                name=name
            )
        )
    return name


def _between(before: float | None, after: float | None) -> float:
    if before is None:
        return (after or 0.0) - 1
    if after is None:
        return before + 1
    return (before + after) / 2


def _find(session: Session, area_id: UUID) -> DecisionArea:
    row = session.get(DecisionArea, area_id)
    if row is None:
        raise GoneError(tr("This decision is no longer on the list."))
    return row
