"""What cells of a table show beside text: people, chips, attendance, strips.

Each function takes what to get from a record and returns a painter for `Column.paint`.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui import painting
from ui.icons import paint_icon
from ui.painting import ChipSpec, Face, Segment
from ui.theme import theme
from ui.widgets.records import CellPainter, CellState

DOT: Final = 10
DOT_STEP: Final = 15


def person(face_of: Callable[[Any], Face], *, role: str = "medium") -> CellPainter:
    """Return a painter of a face with the name beside it."""

    def paint(painter: QPainter, cell: QRectF, record: Any, _: CellState) -> None:
        face = face_of(record)
        side = theme.px(28)
        place = QRectF(cell.x(), cell.center().y() - side / 2, side, side)
        painting.avatar(painter, place, face)
        words = cell.adjusted(side + 10, 0, 0, 0)
        painting.text(painter, words, face.name, role)

    return paint


def faces(faces_of: Callable[[Any], Sequence[Face]], most: int = 4) -> CellPainter:
    """Return a painter of several people's faces."""

    def paint(painter: QPainter, cell: QRectF, record: Any, state: CellState) -> None:
        cut = _ground(state)
        size = theme.px(26)
        painting.avatars(painter, cell, faces_of(record), size=size, most=most, cut=cut)

    return paint


def chips(specs_of: Callable[[Any], Sequence[ChipSpec]]) -> CellPainter:
    """Return a painter of as many chips as fit, then "+n"."""

    def paint(painter: QPainter, cell: QRectF, record: Any, _: CellState) -> None:
        painting.chips(painter, cell, specs_of(record))

    return paint


def attendance(marks_of: Callable[[Any], Sequence[str]]) -> CellPainter:
    """Return a painter of who came: "room", "video", "word" (sent), "none", "".

    Shapes say it without color: a disc, a ring, a dash, a cross, a faint dot.
    """

    def paint(painter: QPainter, cell: QRectF, record: Any, _: CellState) -> None:
        x = cell.x() + DOT / 2
        for mark in marks_of(record):
            _mark(painter, QPointF(x, cell.center().y()), mark)
            x += DOT_STEP

    return paint


def strip(segments_of: Callable[[Any], Sequence[Segment]]) -> CellPainter:
    """Return a painter of an agenda in small."""

    def paint(painter: QPainter, cell: QRectF, record: Any, _: CellState) -> None:
        place = QRectF(cell.x(), cell.center().y() - 4, cell.width(), 8)
        painting.strip(painter, place, segments_of(record))

    return paint


def progress(
    share_of: Callable[[Any], float], role_of: Callable[[Any], str] | str = "accent"
) -> CellPainter:
    """Return a painter of a bar filled to a share, 0 to 1."""

    def paint(painter: QPainter, cell: QRectF, record: Any, _: CellState) -> None:
        role = role_of if isinstance(role_of, str) else role_of(record)
        place = QRectF(cell.x(), cell.center().y() - 3, cell.width(), 6)
        painting.progress(painter, place, share_of(record), role)

    return paint


def icon_text(
    icon_of: Callable[[Any], str], text_of: Callable[[Any], str], role: str = "ink2"
) -> CellPainter:
    """Return a painter of an icon (or none) with words beside it."""

    def paint(painter: QPainter, cell: QRectF, record: Any, _: CellState) -> None:
        if name := icon_of(record):
            place = QRectF(cell.x(), cell.center().y() - 8, 16, 16)
            paint_icon(painter, name, place, role)
            cell = cell.adjusted(22, 0, 0, 0)
        painting.text(painter, cell, text_of(record), "small", role)

    return paint


def _mark(painter: QPainter, middle: QPointF, mark: str) -> None:
    ink = {"word": "line", "none": "danger", "": "hairline"}.get(mark, "accent")
    if mark == "word":
        ink = "field"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color(ink), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    radius = DOT / 2
    if mark == "room":
        painter.setBrush(theme.color(ink))
        painter.drawEllipse(middle, radius - 1, radius - 1)
    elif mark == "video":
        painter.drawEllipse(middle, radius - 1, radius - 1)
    elif mark == "word":
        painter.drawLine(middle - QPointF(3, 0), middle + QPointF(3, 0))
    elif mark == "none":
        painter.drawLine(middle - QPointF(3, 3), middle + QPointF(3, 3))
        painter.drawLine(middle - QPointF(3, -3), middle + QPointF(3, -3))
    else:
        painter.setBrush(theme.color(ink))
        painter.drawEllipse(middle, 1, 1)
    painter.restore()


def _ground(state: CellState) -> str:
    if state.selected:
        return "selected"
    return "hover" if state.hover else state.ground
