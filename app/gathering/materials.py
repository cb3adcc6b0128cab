"""What has to be brought to a gathering."""

import re
from typing import Final, TypedDict
from uuid import UUID

from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import tables
from app.errors import GoneError, RefusedError
from app.gathering import block_trees, groups
from app.gathering.groups import Total
from app.i18n import tr
from app.vocabulary import MaterialKind, MaterialPer

_TIMES: Final = re.compile(r"^(.*\S)\s*[×xX*]\s*(\d+(?:[.,]\d+)?)$")


class Fields(TypedDict, total=False):
    """What can be said of a material; see the data model."""

    item: str
    kind: MaterialKind
    per: MaterialPer
    quantity: float
    bring_person_id: UUID | None
    bag: str | None
    packed: bool


def understood(words: str) -> tuple[str, float]:
    """Return the thing and how many of it words such as "Flip charts ×4" mean."""
    found = _TIMES.match(words.strip())
    if found is None:
        return words.strip(), 1.0
    return found[1], float(found[2].replace(",", "."))


def add(
    session: Session,
    session_id: UUID,
    words: str,
    block_id: UUID | None = None,
    **fields: Unpack[Fields],
) -> UUID:
    """Add something to bring, such as "Flip charts ×4"; return its key.

    It is for a block, or with None for the whole gathering. Raises RefusedError when
    nothing is named.
    """
    home = session.get(tables.Session, session_id)
    if home is None:
        raise GoneError(tr("This gathering is no longer there. Nothing was changed."))
    item, quantity = understood(words)
    row = tables.Material(
        community_id=home.community_id, session_id=session_id, block_id=block_id
    )
    _fill(row, {"item": item, "quantity": quantity, **fields})
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, material_id: UUID, **fields: Unpack[Fields]) -> None:
    """Say something else of what is to be brought."""
    _fill(_row(session, material_id), fields)
    session.flush()


def remove(session: Session, material_id: UUID) -> None:
    """Take something off what is to be brought."""
    session.delete(_row(session, material_id))
    session.flush()


def totals(session: Session, session_id: UUID, people: int) -> tuple[Total, ...]:
    """Return all that has to be brought to a gathering of so many people."""
    plan, _, whole = block_trees.read_whole(session, session_id)
    return groups.totals(plan, whole, people)


def _fill(row: tables.Material, fields: Fields) -> None:
    if "item" in fields and not fields["item"].strip():
        raise RefusedError(tr("Say what is to be brought. Nothing was changed."))
    for name, value in fields.items():
        setattr(row, name, value.strip() if type(value) is str else value)


def _row(session: Session, material_id: UUID) -> tables.Material:
    row = session.get(tables.Material, material_id)
    if row is None:
        raise GoneError(tr("This is no longer on the list. Nothing was changed."))
    return row
