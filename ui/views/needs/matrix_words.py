"""What the matrix says in words: a cell as it is read out, what a level means."""

from app.i18n import mark, tr, trn
from app.needs.matrices import Cell, Column, Line
from app.needs.offers import CAN_SHARE

LEVELS = {
    4: mark("can coach others"),
    3: mark("does it and can share how"),
    2: mark("doing it with help"),
    1: mark("learning it"),
}
STRENGTHS = {
    1: mark("nice to have"),
    2: mark("important"),
    3: mark("urgent"),
}


LEGEND = (
    (4, 0, mark("can coach others")),
    (3, 0, mark("can share how")),
    (2, 0, mark("with help")),
    (1, 0, mark("learning")),
    (0, 2, mark("asks, 1–3 strokes")),
)
"""A level or a strength, and what its mark means."""


def spoken(line: Line, column: Column, cell: Cell) -> str:
    """Return a cell in words: topic, whose, what they can, how they ask."""
    return ", ".join((line.topic.name, column.name, *said(cell, column)))


def said(cell: Cell, column: Column) -> list[str]:
    """Return what a cell says, a part for either side, with how many say it."""
    parts = []
    if cell.level:
        parts.append(tr(LEVELS[cell.level]) + _how_many(cell.can, column))
    if cell.strength:
        asks = tr("asks: {strength}").format(strength=tr(STRENGTHS[cell.strength]))
        parts.append(asks + _how_many(cell.ask, column))
    return parts or [tr("nothing noted")]


def helpers(line: Line) -> str:
    """Return how many can help with a topic, as its last column says it."""
    return str(line.can_help) if line.can_help else tr("nobody")


def of_line(line: Line) -> str:
    """Return what all together say of a topic."""
    if line.total:
        asked = tr("asked for with {total} by {sites}").format(
            total=line.total, sites=trn("{n} site", "{n} sites", line.asking)
        )
    else:
        asked = tr("nobody asks")
    able = tr("nobody can help")
    if line.can_help:
        able = trn("{n} can help", "{n} can help", line.can_help)
    return f"{asked}, {able}"


def level_note(level: int) -> str:
    """Return from which level on somebody can help others."""
    return tr("can help others") if level >= CAN_SHARE else ""


def _how_many(count: int, column: Column) -> str:
    """Return " (3 of them)" where a column stands for several."""
    if len(column.keys) == 1 or count < 2:
        return ""
    return " " + tr("({n} of them)").format(n=count)
