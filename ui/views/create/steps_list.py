"""The five steps at the side: which are answered, which one this is, a way to each."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.icons import paint_icon
from ui.theme import theme
from ui.widgets.base import Focusable, moved_by_key
from ui.widgets.layout import vbox

DISC = 28


class StepsList(QWidget):
    """The steps under each other, joined by a line."""

    chosen = Signal(int)

    def __init__(
        self, steps: list[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Steps"))
        self.items = [
            StepItem(number, name, question, last=number == len(steps) - 1)
            for number, (name, question) in enumerate(steps)
        ]
        for item in self.items:
            item.clicked.connect(self._choose)
            item.moved.connect(self._move)
        self.setLayout(vbox(*self.items))

    def show_steps(self, current: int, answered: list[bool]) -> None:
        """Show which step one is at, and which have been answered."""
        for item in self.items:
            item.show_state(
                current=item.number == current, answered=answered[item.number]
            )

    @Slot()
    def _choose(self) -> None:
        item = self.sender()
        if isinstance(item, StepItem):
            self.chosen.emit(item.number)

    @Slot(int)
    def _move(self, to: int) -> None:
        if 0 <= to < len(self.items):
            moved_by_key()
            self.items[to].setFocus(Qt.FocusReason.TabFocusReason)


class StepItem(Focusable, QAbstractButton):
    """One step: a disc with its number or a tick, its name and its question."""

    moved = Signal(int)  # the step the arrow keys go to

    def __init__(
        self,
        number: int,
        name: str,
        question: str,
        *,
        last: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.number = number
        self._name, self._question, self._last = name, question, last
        self._current = self._answered = False
        self.setAccessibleName(f"{name}. {question}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, *, current: bool, answered: bool) -> None:
        """Show whether this is where one is, and whether it was answered."""
        self._current, self._answered = current, answered
        said = [tr("this step")] * current + [tr("answered")] * answered
        self.setAccessibleDescription(", ".join(said))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        high = theme.fit(64, "medium", "small", padding=26)
        return QSize(theme.px(200), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(DISC + 4, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.moved.emit(self.number + step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        disc = QRectF(1, 3, DISC, DISC)
        if not self._last:
            role = "accent" if self._answered else "hairline"
            line = QRectF(disc.center().x() - 1, disc.bottom() + 1, 2, self.height())
            painter.fillRect(line, theme.color(role))
        self._paint_disc(painter, disc)
        first, second = theme.line("medium"), theme.line("small")
        words = QRectF(43, 0, self.width() - 45, first)
        ink = "ink" if self._current or self._answered else "ink3"
        if self.underMouse():
            ink = "ink"
        role = "strong" if self._current else "medium"
        painting.text(painter, words, self._name, role, ink)
        words = QRectF(43, first, words.width(), second)
        painting.text(painter, words, self._question, "small", "ink3")
        self.paint_ring(painter, QRectF(0, 0, self.width(), first + second + 2), 8)
        painter.end()

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        radius = DISC / 2
        number = str(self.number + 1)
        center = painting.CENTER
        if self._answered and not self._current:
            painting.rounded(painter, disc, radius, "accent")
            mark = QRectF(0, 0, 14, 14)
            mark.moveCenter(disc.center())
            paint_icon(painter, "check-bold", mark, "on_accent")
        elif self._current:
            painting.rounded(painter, disc, radius, "card", "accent", width=2)
            painting.text(painter, disc, number, "smalls", "accent_ink", center)
        else:
            painting.rounded(painter, disc, radius, "sunken", "line")
            painting.text(painter, disc, number, "smallm", "ink3", center)
