"""The calendar look: months as grids, with a mark on each day that has a gathering."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app import clock
from app.gathering.gatherings import Listed
from app.i18n import tr, trn
from app.vocabulary import SessionKind
from ui import painting, phrases
from ui.theme import theme
from ui.views.sessions.gathering_list import CALLED_OFF
from ui.widgets.base import Focusable, moved_by_key

Days = Mapping[date, list[Listed]]

_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(Focusable, QWidget):
    """One month. Arrows move the day, Enter opens it; small or with titles."""

    opened = Signal(object)  # the Listed
    asked = Signal(object)  # a day without a gathering: plan one there
    left = Signal(object)  # the day arrows went to, in another month

    def __init__(
        self, month: date, *, titles: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._titles = titles
        self._days: Days = {}
        self.month = month.replace(day=1)
        self.day = month
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if titles else Qt.FocusPolicy.NoFocus
        )
        across = QSizePolicy.Policy.Expanding
        down = across if titles else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, down)
        self._describe()

    def show_month(self, month: date, days: Days, day: date | None = None) -> None:
        """Show the month that `month` is in, and what is on its days."""
        self.month = month.replace(day=1)
        self._days = days
        if day is not None:
            self.day = day
        elif self.day.replace(day=1) != self.month:
            today = clock.today()
            same = today.replace(day=1) == self.month
            self.day = today if same else self.month
        self.updateGeometry()
        self._describe()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        weeks = len(_weeks(self.month))
        if self._titles:
            return QSize(560, self._head() + weeks * theme.fit(86, "cap", padding=60))
        head = theme.line("strong") + theme.line("cap") + 12
        return QSize(240, head + weeks * theme.fit(25, "small", padding=6))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter)
        for row, week in enumerate(_weeks(self.month)):
            for column, day in enumerate(week):
                cell = self._cell(row, column)
                if self._titles:
                    self._paint_large(painter, cell, day)
                elif day.month == self.month.month:
                    self._paint_small(painter, cell, day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            moved_by_key()
            self._go(self.day + timedelta(days=step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.day)
        elif event.key() == Qt.Key.Key_Home:
            self._go(clock.today())
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._titles or event.button() != Qt.MouseButton.LeftButton:
            return
        for row, week in enumerate(_weeks(self.month)):
            for column, day in enumerate(week):
                if self._cell(row, column).contains(event.position()):
                    self._go(day)
                    if self._days.get(day):
                        self._open(day)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._titles and not self._days.get(self.day):
            self.asked.emit(self.day)

    def _go(self, day: date) -> None:
        if day.replace(day=1) != self.month:
            self.left.emit(day)
            return
        self.day = day
        self._describe()
        self.update()

    def _open(self, day: date) -> None:
        found = self._days.get(day)
        if found:
            self.opened.emit(found[0])
        else:
            self.asked.emit(day)

    def _describe(self) -> None:
        name = phrases.month(self.month)
        self.setAccessibleName(tr("Calendar, {month}").format(month=name))
        titles = [one.gathering.title for one in self._days.get(self.day, [])]
        words = ", ".join(titles) or tr("nothing planned")
        day = phrases.long_day(self.day)
        self.setAccessibleDescription(f"{day}: {words}")
        count = sum(
            len(found)
            for day, found in self._days.items()
            if day.replace(day=1) == self.month
        )
        self.setToolTip(
            "" if self._titles else trn("{n} gathering", "{n} gatherings", count)
        )

    def _head(self) -> int:
        return theme.line("cap") + 10

    def _cell(self, row: int, column: int) -> QRectF:
        wide = self.width() / 7
        if self._titles:
            top = self._head()
            high = (self.height() - top) / len(_weeks(self.month))
        else:
            top = theme.line("strong") + theme.line("cap") + 10
            high = theme.fit(25, "small", padding=6)
        return QRectF(column * wide, top + row * high, wide, high)

    def _paint_heads(self, painter: QPainter) -> None:
        top = 0
        if not self._titles:
            name = QRectF(6, 0, self.width() - 6, theme.line("strong"))
            painting.text(painter, name, phrases.month(self.month), "strong")
            top = theme.line("strong") + 4
        wide = self.width() / 7
        style = (
            QLocale.FormatType.ShortFormat
            if self._titles
            else QLocale.FormatType.NarrowFormat
        )
        for column, day in enumerate(_weeks(self.month)[0]):
            words = QLocale().standaloneDayName(day.isoweekday(), style)
            place = QRectF(column * wide, top, wide, theme.line("cap"))
            painting.text(painter, place, words, "cap", "ink3", painting.CENTER)

    def _paint_small(self, painter: QPainter, cell: QRectF, day: date) -> None:
        found = [
            one
            for one in self._days.get(day, [])
            if one.gathering.status not in CALLED_OFF
        ]
        disc = theme.fit(24, "small", padding=4)
        round_ = QRectF(0, 0, disc, disc)
        round_.moveCenter(cell.center())
        color = "ink3" if day.weekday() > 4 else "ink2"
        role = "small"
        if found:
            only_hours = all(
                one.gathering.kind is SessionKind.OFFICE_HOURS for one in found
            )
            fill = "honey_soft" if only_hours else "accent"
            painting.rounded(painter, round_, disc / 2, fill)
            color = "honey_ink" if only_hours else "on_accent"
            role = "smallm"
        if day == clock.today():
            painting.rounded(painter, round_, disc / 2, None, "accent", width=1.5)
        center = painting.CENTER
        painting.text(painter, cell, str(day.day), role, color, center, tabular=True)

    def _paint_large(self, painter: QPainter, cell: QRectF, day: date) -> None:
        inside = cell.adjusted(1, 1, -1, -1)
        here = day.month == self.month.month
        painting.rounded(painter, inside, 6, "card" if here else None, "hairline")
        if day == self.day:
            painting.rounded(painter, inside, 6, "selected" if here else None, "line")
        numeral = inside.adjusted(8, 5, -8, 0)
        numeral.setHeight(theme.line("smallm"))
        color = "ink" if here else "ink3"
        words = str(day.day)
        if day == clock.today():
            color = "accent_ink"
            words = tr("{day} · today").format(day=day.day)
        painting.text(painter, numeral, words, "smallm", color, tabular=True)
        self._paint_titles(painter, inside, day)
        if day == self.day:
            self.paint_ring(painter, inside, 6)

    def _paint_titles(self, painter: QPainter, inside: QRectF, day: date) -> None:
        line = theme.line("cap")
        top = inside.y() + theme.line("smallm") + 9
        room = int((inside.bottom() - top - 2) // (line + 4))
        found = self._days.get(day, [])
        for place, one in enumerate(found[:room]):
            row = QRectF(inside.x() + 5, top, inside.width() - 10, line + 2)
            if place == room - 1 and len(found) > room:
                more = tr("+{n} more").format(n=len(found) - room + 1)
                painting.text(painter, row, more, "cap", "ink3")
                return
            off = one.gathering.status in CALLED_OFF
            hours = one.gathering.kind is SessionKind.OFFICE_HOURS
            ground = "sunken" if off else "honey_soft" if hours else "accent_soft"
            ink = "ink3" if off else "honey_ink" if hours else "accent_ink"
            painting.rounded(painter, row, 4, ground)
            start = one.gathering.starts_local
            time = f"{phrases.clock_time(start)} " if start else ""
            title = f"{time}{one.gathering.title}"
            if off:
                title = f"{one.gathering.status.label}: {one.gathering.title}"
            words = row.adjusted(5, 0, -4, 0)
            painting.text(painter, words, title, "cap", ink)
            top += line + 4


def _weeks(month: date) -> list[list[date]]:
    first = QLocale().firstDayOfWeek().value - 1
    return calendar.Calendar(first).monthdatescalendar(month.year, month.month)
