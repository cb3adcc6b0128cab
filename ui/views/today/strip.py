"""Two weeks at a glance: a day is a button that filters what is below."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app import clock
from app.day.today import DAYS, Marks
from app.i18n import mark, tr, trn
from ui import painting, phrases
from ui.painting.basics import smoothly
from ui.theme import theme
from ui.widgets.base import Focusable, Restyled, area, moved_by_key
from ui.widgets.labels import Label
from ui.widgets.layout import boxed, flow, hbox

WEEK: Final = 7
# the shapes by which a mark is known without its color, in the order of `Marks`
KINDS: Final = (
    ("gatherings", mark("Gathering"), "accent"),
    ("follow_ups", mark("Follow-up"), "private"),
    ("deliverables", mark("Deliverable due"), "ta"),
    ("office_hours", mark("Office hours"), "honey_ink"),
)


def first_day() -> date:
    """Return the first day of this week, as the locale begins its weeks."""
    today = clock.today()
    begins = QLocale().firstDayOfWeek().value
    return today - timedelta(days=(today.isoweekday() - begins) % WEEK)


class WeekStrip(Restyled, QWidget):
    """Fourteen days; one of them, or none, is chosen."""

    chosen = Signal(object)  # the day, or None for all

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Two weeks"))
        self.days = [DayButton(self) for _ in range(DAYS)]
        row = hbox()
        for place, day in enumerate(self.days):
            row.addWidget(day, 1)
            day.clicked.connect(self._click)
            day.stepped.connect(self._step)
            if place == WEEK - 1:
                row.addWidget(_Divider(), 0)
        self.setLayout(row)

    def show_days(self, first: date, marks: Mapping[date, Marks]) -> None:
        """Show two weeks from `first`, with what there is on each day."""
        for number, button in enumerate(self.days):
            day = first + timedelta(days=number)
            button.show_day(day, marks.get(day, Marks()))

    def choose(self, day: date | None) -> None:
        """Show a day as chosen, or none."""
        for button in self.days:
            button.setChecked(button.day == day)

    def current(self) -> date | None:
        """Return the day chosen, or None."""
        return next((one.day for one in self.days if one.isChecked()), None)

    @Slot()
    def _click(self) -> None:
        button = self.sender()
        if isinstance(button, DayButton):
            day = button.day if button.isChecked() else None
            self.choose(day)
            self.chosen.emit(day)

    @Slot(int)
    def _step(self, by: int) -> None:
        button = self.sender()
        if not isinstance(button, DayButton):
            return
        place = self.days.index(button)
        target = {-DAYS: 0, DAYS: DAYS - 1}.get(by, place + by)
        if 0 <= target < DAYS:
            moved_by_key()
            self.days[target].setFocus(Qt.FocusReason.TabFocusReason)


class DayButton(Focusable, QAbstractButton):
    """One day; arrows go to the next, Enter and Space choose it."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = clock.today()
        self._marks = Marks()
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_day(self, day: date, marks: Marks) -> None:
        """Show another day."""
        self.day, self._marks = day, marks
        policy = Qt.FocusPolicy.StrongFocus
        self.setFocusPolicy(
            policy if day == clock.today() else Qt.FocusPolicy.ClickFocus
        )
        self.setText(str(day.day))
        words = in_words(marks)
        name = phrases.long_day(day)
        self.setAccessibleName(f"{name}: {words}" if words else name)
        self.setToolTip(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(48, theme.fit(78, "small", "h2", "cap", padding=18))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -WEEK,
            Qt.Key.Key_Down: WEEK,
            Qt.Key.Key_Home: -DAYS,
            Qt.Key.Key_End: DAYS,
        }
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self).adjusted(2, 0, -2, 0)
        today = self.day == clock.today()
        self._paint_ground(painter, rect, today)
        past = self.day < clock.today() or self.day.isoweekday() > 5
        ink = "on_accent" if today else "ink3" if past else "ink"
        small = theme.line("small")
        top = QRectF(rect.x(), rect.y() + 8, rect.width(), small)
        center = painting.CENTER
        weekday_ink = ink if today else "ink2" if ink == "ink" else "ink3"
        painting.text(
            painter, top, phrases.weekday(self.day), "small", weekday_ink, center
        )
        number = QRectF(rect.x(), top.bottom() - 1, rect.width(), theme.line("h2"))
        painting.text(painter, number, str(self.day.day), "h2", ink, center)
        self._paint_marks(painter, number.bottom() + 12, rect.center().x(), today)
        self.paint_ring(painter, rect, 9, "ink" if today else "focus")
        painter.end()

    def _paint_ground(self, painter: QPainter, rect: QRectF, today: bool) -> None:
        if today:
            painting.rounded(painter, rect, 9, "accent")
            if self.isChecked():
                inner = rect.adjusted(3, 3, -3, -3)
                painting.rounded(painter, inner, 7, line="on_accent", width=1.5)
        elif self.isChecked():
            painting.rounded(painter, rect, 9, "selected", "accent", width=1.5)
        elif self.underMouse():
            painting.rounded(painter, rect, 9, "hover")

    def _paint_marks(
        self, painter: QPainter, y: float, middle: float, today: bool
    ) -> None:
        shown = [kind for kind in KINDS if getattr(self._marks, kind[0])]
        x = middle - (len(shown) - 1) * 5.5
        for name, _, role in shown:
            paint_mark(painter, name, QPointF(x, y), "on_accent" if today else role)
            x += 11


class Legend(QWidget):
    """What the four marks stand for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        entries = [
            boxed(hbox(_Mark(name, role), Label(tr(words), "small", "ink3"), gap=6))
            for name, words, role in KINDS
        ]
        self.setLayout(hbox((flow(*entries, gap=18), 1)))


class _Mark(QWidget):
    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.setFixedSize(10, 16)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, self._name, area(self).center(), self._role)
        painter.end()


class _Divider(QWidget):
    """The line between two weeks."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(7)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = QRectF(3, 8, 1, self.height() - 16)
        painter.fillRect(line, theme.color("line"))
        painter.end()


def paint_mark(painter: QPainter, name: str, middle: QPointF, role: str) -> None:
    """Draw the mark of a kind: ● ◆ ■ ○."""
    with smoothly(painter):
        painter.setBrush(theme.color(role))
        if name == "gatherings":
            painter.drawEllipse(middle, 3.5, 3.5)
        elif name == "follow_ups":
            corners = ((0, -4.5), (4.5, 0), (0, 4.5), (-4.5, 0))
            painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
        elif name == "deliverables":
            painter.drawRect(QRectF(middle.x() - 3.5, middle.y() - 3.5, 7, 7))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color(role), 2))
            painter.drawEllipse(middle, 3.2, 3.2)


def in_words(marks: Marks) -> str:
    """Return what there is on a day: "1 gathering, 2 follow-ups"."""
    parts = (
        (marks.gatherings, trn("{n} gathering", "{n} gatherings", marks.gatherings)),
        (marks.follow_ups, trn("{n} follow-up", "{n} follow-ups", marks.follow_ups)),
        (
            marks.deliverables,
            trn("{n} deliverable due", "{n} deliverables due", marks.deliverables),
        ),
        (marks.office_hours, tr("office hours")),
    )
    return ", ".join(words for count, words in parts if count)
