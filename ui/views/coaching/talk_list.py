"""The conversations as a list: who, where, two lines of it, and how it stands."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.coaching.entries import Entry
from app.i18n import tr
from app.vocabulary import CoachingStatus
from ui import painting, phrases
from ui.icons import paint_icon
from ui.theme import theme
from ui.views.coaching import words
from ui.widgets.base import in_room
from ui.widgets.record_view import RecordView
from ui.widgets.records import CellState, Column, Index, RecordModel

LINES = 2
FACE = 28
PAD = 7


@dataclass(frozen=True)
class Line:
    """An entry in the list, with the head above it where a month begins."""

    entry: Entry
    head: str

    @property
    def id(self) -> UUID:
        """The key of the entry."""
        return self.entry.id


def lines(found: list[Entry]) -> list[Line]:
    """Return entries as lines; the first of each month has its head."""
    shown: list[Line] = []
    last = ""
    for entry in found:
        head = words.head(entry)
        shown.append(Line(entry, head if head != last else ""))
        last = head
    return shown


class TalkList(RecordView[Line], QListView):
    """Conversations by month; Enter opens the one one is at, Del deletes it."""

    picked = Signal(object)
    opened = Signal(object)
    opened_full = Signal(object)
    deleted = Signal(object)
    spaced = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column: Column[Line] = Column("", said)
        self.set_up(tr("Conversations"), RecordModel([column], self))
        self.setItemDelegate(_Delegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.restyle()

    @override
    def restyle(self) -> None:
        self.keep_ground_clear()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # a text may take another line now


def said(line: Line) -> str:
    """Return a line as it is read out."""
    entry = line.entry
    parts = [words.title(entry), entry.site if entry.people else ""]
    parts.append(phrases.day(entry.day) if entry.day else "")
    parts.append(_state(entry))
    if entry.open_promises:
        parts.append(tr("with an open promise"))
    parts.append(words.gist(entry))
    return ", ".join(part for part in parts if part)


def _state(entry: Entry) -> str:
    if entry.status is CoachingStatus.PLANNED:
        return tr("planned")
    return tr("a summary is shared") if entry.shared else tr("only you can read it")


class _Delegate(QStyledItemDelegate):
    """Draws a conversation, its month above it where one begins."""

    def __init__(self, view: TalkList) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._view.records_model.record(index.row())
        high = _head_height() if line.head else 0
        high += 2 * PAD + theme.line("strong") + theme.line("cap") + 3
        wide = self._view.viewport().width() - 24
        lines = _lines(words.gist(line.entry), wide, theme.revision)
        return QSize(120, round(high + lines * theme.line("readsm") + 3))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        line = self._view.records_model.record(index.row())
        rect = QRectF(option.rect)
        if line.head:
            head = QRectF(rect.x() + 12, rect.y(), rect.width() - 24, _head_height())
            painting.text(painter, head, line.head, "capm", "ink3")
            rect.setTop(rect.y() + _head_height())
        painter.save()
        self._ground(painter, rect, self._view.state_of(index))
        self._inside(painter, rect.adjusted(12, PAD, -12, -PAD), line.entry)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, state: CellState) -> None:
        plate = rect.adjusted(1, 1, -1, -2)
        if state.selected:
            card = in_room("card", self._view)
            painting.rounded(painter, plate, 10, card, in_room("line", self._view))
        elif state.hover:
            painting.rounded(painter, plate, 10, in_room("hover", self._view))
        if state.focus:
            painting.focus_ring(painter, plate, 10)

    def _inside(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        name, site = theme.line("strong"), theme.line("cap")
        side = theme.px(FACE)
        middle = rect.y() + (name + site - side) / 2
        place = QRectF(rect.x(), middle, side, side)
        painting.avatar(painter, place, words.face_of(entry))
        right = self._right(painter, rect, entry, name)
        left = rect.x() + side + 9
        above = QRectF(left, rect.y(), right - left - 8, name)
        painting.text(painter, above, words.title(entry), "strong")
        below = QRectF(left, rect.y() + name, right - left - 8, site)
        where = entry.site if entry.people else ""
        painting.text(painter, below, where, "cap", "ink3")
        text = QRectF(rect.x(), rect.y() + name + site + 4, rect.width(), 0)
        ink = "ink2" if entry.gist else "ink3"
        painting.paragraph(painter, text, words.gist(entry), "readsm", ink, LINES)

    def _right(self, painter: QPainter, rect: QRectF, entry: Entry, high: int) -> float:
        """Draw the day, and under it the flag, the padlock or parcel; return where."""
        day = phrases.short_day(entry.day) if entry.day else ""
        wide = painting.text_width(day, "cap", tabular=True)
        place = QRectF(rect.right() - wide, rect.y(), wide + 1, high)
        painting.text(painter, place, day, "cap", "ink3", tabular=True)
        x = rect.right() - 15
        top = rect.y() + high
        name, role = ("package", "accent_ink") if entry.shared else ("lock", "private")
        paint_icon(painter, name, QRectF(x, top, 15, 15), role)
        if entry.open_promises:
            x -= 22
            paint_icon(painter, "flag-fill", QRectF(x, top, 14, 14), "honey_ink")
        return min(place.x(), x)


@lru_cache(maxsize=4096)
def _lines(text: str, wide: int, revision: int) -> int:
    """Return how many lines a text takes in a row, at most two."""
    del revision  # of the theme: with another text size it takes others
    return len(painting.wrapped(text, "readsm", max(40, wide), LINES))


def _head_height() -> int:
    return theme.fit(30, "capm", padding=12)
