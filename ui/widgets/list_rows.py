"""How a record is drawn as a row of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QPainter,
)

from ui import painting
from ui.icons import paint_icon
from ui.painting import ChipSpec, Face, Segment
from ui.theme import theme
from ui.widgets.records import CellState

TICK: Final = 20
BUTTON: Final = 28


@dataclass(frozen=True)
class Row:
    """How a record is drawn in a list: text left, a fact or a chip right."""

    title: str
    note: str = ""
    face: Face | None = None
    icon: str = ""
    tone: str = "accent"  # of the icon's ground
    ticked: bool | None = None  # None: there is no box to tick
    note_icon: str = ""
    note_role: str = "ink3"
    title_role: str = "medium"
    right: str = ""
    right_role: str = "ink2"
    right_note: str = ""
    chip: ChipSpec | None = None
    strip: Sequence[Segment] | None = None
    lead: tuple[str, str] | None = None  # a date and a time in a column of their own
    struck: bool = False


@dataclass(frozen=True)
class RowAction:
    """Something to be done with a row: shown at its end on hover and on focus."""

    key: str
    icon: str
    name: str


def paint_ground(painter: QPainter, rect: QRectF, state: CellState) -> None:
    """Draw what lies under a row that is chosen or under the mouse, and its ring."""
    if state.selected:
        painting.rounded(painter, rect.adjusted(0, 1, 0, -1), 8, "selected")
    elif state.hover:
        painting.rounded(painter, rect.adjusted(0, 1, 0, -1), 8, "hover")
    if state.focus:
        painting.focus_ring(painter, rect.adjusted(0, 1, 0, -1), 8)


def paint_lead(painter: QPainter, rect: QRectF, lead: tuple[str, str]) -> float:
    """Draw a date over a time; return how much room they take."""
    wide = theme.px(74)
    first, second = theme.line("smalls"), theme.line("small")
    top = rect.y() + (rect.height() - first - second) / 2
    above = QRectF(rect.x(), top, wide, first)
    below = QRectF(rect.x(), top + first, wide, second)
    painting.text(painter, above, lead[0], "smalls", tabular=True)
    painting.text(painter, below, lead[1], "small", "ink3", tabular=True)
    return wide + 10


def paint_right(painter: QPainter, rect: QRectF, row: Row) -> float:
    """Draw what stands right; return where it begins."""
    left = rect.right()
    if row.chip is not None:
        size = painting.chip_size(row.chip)
        left -= size.width()
        top = rect.center().y() - size.height() / 2
        painting.chip(painter, left, top, row.chip)
        left -= 12
    if row.strip is not None:
        wide = theme.px(104)
        below = 10 if row.right else -4
        place = QRectF(left - wide, rect.center().y() + below - 4, wide, 8)
        painting.strip(painter, place, row.strip)
        left = min(left, place.x())
    words = max(
        painting.text_width(row.right, "small", tabular=True),
        painting.text_width(row.right_note, "cap"),
    )
    if words:
        edge = rect.right() if row.chip is None else left
        _paint_fact(painter, QRectF(edge - words, rect.y(), words, rect.height()), row)
        left = min(left, edge - words)
    return left


def _paint_fact(painter: QPainter, rect: QRectF, row: Row) -> None:
    first = theme.line("small")
    second = theme.line("cap") if row.right_note else 12 if row.strip else 0
    top = rect.y() + (rect.height() - first - second) / 2
    above = QRectF(rect.x(), top, rect.width() + 1, first)
    below = QRectF(rect.x(), top + first, rect.width() + 1, second)
    right = painting.RIGHT
    ink = row.right_role
    painting.text(painter, above, row.right, "small", ink, right, tabular=True)
    painting.text(painter, below, row.right_note, "cap", "ink3", right)


def paint_words(painter: QPainter, rect: QRectF, row: Row) -> None:
    """Draw the title of a row and the note under it."""
    first = theme.line(row.title_role)
    second = theme.line("small") if row.note else 0
    top = rect.y() + (rect.height() - first - second) / 2
    above = QRectF(rect.x(), top, rect.width(), first)
    ink = "ink3" if row.struck else "ink"
    drawn = painting.text(painter, above, row.title, row.title_role, ink)
    if row.struck:
        line = QRectF(above.x(), round(above.center().y()) + 1, drawn, 1)
        painter.fillRect(line, theme.color("ink3"))
    if row.note:
        below = QRectF(rect.x(), top + first, rect.width(), second)
        if row.note_icon:
            place = QRectF(below.x(), below.center().y() - 7.5, 15, 15)
            paint_icon(painter, row.note_icon, place, row.note_role)
            below.setLeft(below.x() + 18)
        painting.text(painter, below, row.note, "small", row.note_role)
