"""Pills to pick any of, with room for one's own."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.icons import paint_icon
from ui.theme import theme, tokens
from ui.widgets.base import BeginsAt, Focusable, area
from ui.widgets.fields import TextField
from ui.widgets.layout import FlowLayout, boxed, hbox, vbox


class Pick(Focusable, QPushButton):
    """A pill that is picked or not; with `adds` it asks for another."""

    def __init__(
        self, words: str, *, adds: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self.words = words
        self.setCheckable(not adds)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    @override
    def sizeHint(self) -> QSize:
        wide = math.ceil(painting.text_width(self.words, "medium")) + 50
        high = theme.fit(tokens.HEIGHTS["control"], "medium", padding=12)
        return QSize(wide, high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(120, self.sizeHint().width()), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = area(self)
        radius = whole.height() / 2
        on = self.isChecked()
        fill = "accent_soft" if on else "hover" if self.underMouse() else "card"
        line = "accent" if on else "line"
        painting.rounded(painter, whole, radius, fill, line, width=1.2)
        mark = QRectF(13, whole.center().y() - 8, 16, 16)
        ink = "accent_ink" if on else "ink3"
        paint_icon(painter, "check" if on else "plus", mark, ink)
        words = whole.adjusted(34, 0, -12, 0)
        painting.text(
            painter, words, self.words, "medium", "accent_ink" if on else "ink2"
        )
        self.paint_ring(painter, whole, radius)
        painter.end()


class Picks(BeginsAt, QWidget):
    """Several pills; what one writes oneself becomes a pill that is picked."""

    changed = Signal(object)  # list[str]: what is picked, in order

    def __init__(
        self,
        name: str,
        offered: Sequence[str],
        *,
        own: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._offered = list(offered)
        self._pills: list[Pick] = []
        self._flow = FlowLayout(8)
        holder = boxed(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self.adder = Pick(tr("Write your own…"), adds=True) if own else None
        self.field = TextField("", example=own)
        self.field.input.setAccessibleName(tr("Write your own…"))
        self.field.hide()
        self.field.input.returnPressed.connect(self._take_own)
        self.field.finished.connect(self._take_own)
        for words in offered:
            self._flow.addWidget(self._pill(words))
        if self.adder is not None:
            self.adder.clicked.connect(self._ask_own)
            self._flow.addWidget(self.adder)
        self.setLayout(vbox(holder, hbox((self.field, 1)), gap=8))
        if self._pills:
            self.begin_at(self._pills[0])

    def picked(self) -> list[str]:
        """Return what is picked, in the order shown."""
        return [pill.words for pill in self._pills if pill.isChecked()]

    def show_picked(self, picked: Sequence[str]) -> None:
        """Show these as picked; words that are not offered get a pill of their own."""
        for pill in self._pills[len(self._offered) :]:
            if pill.words not in picked:
                self._flow.removeWidget(pill)
                pill.hide()
                pill.deleteLater()
        known = [p for p in self._pills if p.words in {*self._offered, *picked}]
        self._pills = known
        for words in picked:
            if words not in {pill.words for pill in self._pills}:
                self._add_own(words)
        for pill in self._pills:
            pill.blockSignals(True)
            pill.setChecked(pill.words in picked)
            pill.blockSignals(False)
            pill.update()
        self.updateGeometry()

    def pill(self, words: str) -> Pick:
        """Return the pill with these words."""
        return next(pill for pill in self._pills if pill.words == words)

    def _pill(self, words: str) -> Pick:
        pill = Pick(words)
        pill.toggled.connect(self._say)
        self._pills.append(pill)
        return pill

    def _add_own(self, words: str) -> None:
        pill = self._pill(words)
        if self.adder is not None:
            self._flow.removeWidget(self.adder)
        self._flow.addWidget(pill)
        if self.adder is not None:
            self._flow.addWidget(self.adder)
        pill.show()

    @Slot()
    def _ask_own(self) -> None:
        self.field.show()
        self.field.input.setFocus()

    @Slot()
    def _take_own(self) -> None:
        words = self.field.value()
        self.field.set_value("")
        self.field.hide()
        if words:
            self.show_picked([*self.picked(), words])
            self._say()
            if self.adder is not None:
                self.adder.setFocus()

    @Slot()
    def _say(self) -> None:
        self.changed.emit(self.picked())
