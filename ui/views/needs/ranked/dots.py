"""The rows of the list as dots of the square."""

from collections.abc import Sequence

from app.needs.ranked import Row
from ui.views.needs.ranked.square import Dot


def dots_of(rows: Sequence[Row]) -> list[Dot]:
    """Return a dot for each row, in the order of the list; more votes, larger dot."""
    most = max((row.amount for row in rows if row.amount), default=1)
    return [
        Dot(
            row.id,
            str(number),
            row.words,
            row.placed.impact if row.placed else None,
            row.placed.effort if row.placed else None,
            max(0.0, min(1.0, float((row.amount or 0) / most))),
        )
        for number, row in enumerate(rows, 1)
    ]
