"""The registers by name, with how much is in each and what stands out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr, trn
from ui import painting
from ui.icons import paint_icon
from ui.theme import theme
from ui.widgets.base import Focusable, Restyled, area, moved_by_key
from ui.widgets.layout import STRETCH, vbox

WIDE: Final = 214  # px at 100 %
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class Tally:
    """A register in the list."""

    code: str
    title: str
    icon: str
    count: int = 0
    standing_out: int = 0


class RegisterList(Restyled, QWidget):
    """The registers; arrows go up and down."""

    chosen = Signal(str)

    def __init__(self, tallies: Sequence[Tally], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Registers"))
        self._group = QButtonGroup(self)
        self.entries: dict[str, Entry] = {}
        column = vbox(gap=2)
        for number, tally in enumerate(tallies):
            entry = Entry(tally)
            entry.stepped.connect(self._step)
            entry.clicked.connect(self._click)
            self._group.addButton(entry, number)
            self.entries[tally.code] = entry
            column.addWidget(entry)
        column.addItem(vbox(STRETCH))
        column.addStretch(1)
        self.setLayout(column)
        self._codes = [tally.code for tally in tallies]
        self.restyle()

    @override
    def restyle(self) -> None:
        self.setFixedWidth(theme.px(WIDE))

    def show_tallies(self, tallies: Sequence[Tally]) -> None:
        """Show how much is in each now."""
        for tally in tallies:
            self.entries[tally.code].show_tally(tally)

    def show_current(self, code: str) -> None:
        """Mark a register as the one looked at."""
        policy = Qt.FocusPolicy
        for each, entry in self.entries.items():
            here = each == code
            entry.setChecked(here)
            entry.setFocusPolicy(policy.StrongFocus if here else policy.ClickFocus)

    @Slot()
    def _click(self) -> None:
        entry = self.sender()
        if isinstance(entry, Entry):
            self.chosen.emit(self._codes[self._group.id(entry)])

    @Slot(int)
    def _step(self, by: int) -> None:
        at = max(0, min(len(self._codes) - 1, self._group.checkedId() + by))
        moved_by_key()
        self._group.button(at).setFocus(Qt.FocusReason.TabFocusReason)
        self._group.button(at).click()


class Entry(Focusable, QAbstractButton):
    """One register in the list."""

    stepped = Signal(int)

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self._tally = tally
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_tally(tally)

    def show_tally(self, tally: Tally) -> None:
        """Show how much is in it now."""
        self._tally = tally
        said = [tally.title, str(tally.count)]
        if tally.standing_out:
            waits = trn("{n} to look at", "{n} to look at", tally.standing_out)
            said.append(waits)
        self.setText(tally.title)
        self.setAccessibleName(", ".join(said))
        self.setToolTip(", ".join(said))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, theme.fit(36, "body", padding=12))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        if self.isChecked():
            painting.rounded(painter, rect, 6, "selected")
        elif self.underMouse():
            painting.rounded(painter, rect, 6, "hover")
        place = QRectF(rect.x() + 10, rect.center().y() - 8, 16, 16)
        role = "accent_ink" if self.isChecked() else "ink2"
        paint_icon(painter, self._tally.icon, place, role)
        right = rect.right() - 10
        left = self._paint_count(painter, rect, right)
        words = QRectF(rect.x() + 34, rect.y(), left - rect.x() - 40, rect.height())
        painting.text(painter, words, self.text(), "body", "ink")
        self.paint_ring(painter, rect, 6)
        painter.end()

    def _paint_count(self, painter: QPainter, rect: QRectF, right: float) -> float:
        """Draw how much is in it, an ear before it if some of it stands out."""
        said = str(self._tally.count)
        wide = painting.text_width(said, "small", tabular=True)
        place = QRectF(right - wide, rect.y(), wide + 1, rect.height())
        ink = "honey_ink" if self._tally.standing_out else "ink3"
        painting.text(painter, place, said, "small", ink, tabular=True)
        left = place.x() - 6
        if self._tally.standing_out:
            mark = QRectF(left - 14, rect.center().y() - 7, 14, 14)
            paint_icon(painter, "warning-circle", mark, "honey_ink")
            left = mark.x() - 4
        return left
