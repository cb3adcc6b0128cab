"""What leaves the book of needs and expertise in a table: one row for each entry.

It is the coach's own copy, or with `only` what somebody may read. Which entries that
are is said in one place, for papers and tables: `printouts.readers.consented_matches`.
"""

from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from app.i18n import tr
from app.needs import needs, needs_sheets, offers
from app.needs.drafts import Side
from app.needs.holders import Holder
from app.needs.needs import Need
from app.needs.offers import Offer
from app.vocabulary import Code

Row = dict[str, str]

OF_MEMBERS: Final = (
    "side",
    "topic",
    "who",
    "who_is",
    "site",
    "number",
    "wording",
    "urgent_by",
    "state",
    "kind",
    "terms",
    "availability",
    "place",
)
"""The columns of what is handed out; how and when it was heard is the coach's."""

_NEED: Final = (
    "wording",
    "urgent_by",
    "state",
    "tackled_by",
    "work_type",
    "joint_impact",
    "assets",
    "satisfying",
    "source",
    "confidence",
    "asked_on",
    "checked_on",
    "layer",
)
_OFFER: Final = (
    "offer",
    "kind",
    "terms",
    "availability",
    "place",
    "source",
    "confidence",
    "checked_on",
    "layer",
)
assert {*_NEED, *_OFFER} < set(needs_sheets.COLUMNS)  # noqa: S101


def of_community(
    session: Session, community_id: UUID, only: frozenset[UUID] | None = None
) -> list[Row]:
    """Return needs, then what is brought, as the cells of a table by column.

    With `only`, those entries alone, and of them what is handed out.
    """
    asked = needs.of_community(session, community_id, settled=True)
    brought = offers.of_community(session, community_id)
    rows = [
        *((one.id, _of_need(one)) for one in asked),
        *((one.id, _of_offer(one)) for one in brought),
    ]
    if only is None:
        return [row for _, row in rows]
    return [
        {name: row.get(name, "") for name in OF_MEMBERS}
        for key, row in rows
        if key in only
    ]


def side(code: Side) -> str:
    """Return what stands in the column of the sides."""
    return tr("Need") if code is Side.ASKS else tr("Expertise")


def _of_need(need: Need) -> Row:
    row = _who(Side.ASKS, need.topic, need.holder)
    row["number"] = str(need.strength)
    return row | {name: _cell(getattr(need, name)) for name in _NEED}


def _of_offer(offer: Offer) -> Row:
    row = _who(Side.BRINGS, offer.topic, offer.holder)
    row["number"] = str(offer.level)
    return row | {name: _cell(getattr(offer, name)) for name in _OFFER}


def _who(code: Side, topic: str, holder: Holder | None) -> Row:
    if holder is None:
        circle = tr("The whole circle")
        return {"side": side(code), "topic": topic, "who": circle, "who_is": circle}
    kind = tr("Person") if holder.is_person else tr("Site")
    return {
        "side": side(code),
        "topic": topic,
        "who": holder.name,
        "who_is": kind,
        "site": holder.site if holder.is_person else "",
    }


def _cell(value: Any) -> str:
    """Return a value as it stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if isinstance(value, Code):
        return value.label
    if isinstance(value, tuple):
        return ", ".join(one.label for one in value)
    return value.isoformat() if isinstance(value, date) else str(value)
