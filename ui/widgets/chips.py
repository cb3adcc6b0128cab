"""Chips: those that only name, those that do something, and a row of them."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.icons import paint_icon
from ui.painting import ChipSpec
from ui.theme import tokens
from ui.widgets.base import Focusable, Restyled, area
from ui.widgets.layout import FlowLayout, clear

CLOSE = 14


class Chip(Restyled, QLabel):
    """Names a thing in a word or two; it only shows."""

    def __init__(
        self,
        text: str,
        tone: str = "neutral",
        icon: str = "",
        *,
        dot: str = "",
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip)
        self.show_chip(ChipSpec(text, tone, icon, dot))

    def show_chip(self, spec: ChipSpec) -> None:
        """Show this instead."""
        self._spec = spec
        self.setText(spec.text)
        self.setAccessibleName(spec.text)
        self.restyle()

    @override
    def sizeHint(self) -> QSize:
        return _whole(self._spec)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.sizeHint().width()), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.chip(painter, 0, 0, self._spec, self.width())
        painter.end()


class ChipButton(Focusable, QPushButton):
    """A chip to press, to switch a filter on and off with, or to remove.

    A removable one answers Delete and Backspace, and shows × under the mouse.
    """

    removed = Signal()

    def __init__(  # noqa: PLR0913 - the variations are keywords
        self,
        text: str,
        tone: str = "neutral",
        icon: str = "",
        *,
        dot: str = "",
        outline: bool = False,
        removable: bool = False,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._spec = ChipSpec(text, tone, icon, dot, outline)
        self._removable = removable
        self.setCheckable(checkable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setMouseTracking(removable)
        if removable:
            self.setAccessibleDescription(tr("Press Delete to remove it"))

    @override
    def sizeHint(self) -> QSize:
        size = _whole(self._spec)
        high = max(size.height() + 2, tokens.HEIGHTS["hit"])
        return QSize(size.width() + (CLOSE + 2 if self._removable else 0), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if self._removable and event.key() in keys:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_close = self._removable and event.position().x() > self.width() - CLOSE - 6
        if on_close and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = painting.chip_size(self._spec)
        body = QRectF(0, 0, self.width(), size.height())
        body.moveCenter(area(self).center())
        self._paint_ground(painter, body)
        spec = ChipSpec(self._spec.text, self._tone(), self._spec.icon, self._spec.dot)
        words = QRectF(0, body.y(), size.width(), body.height())
        painting.chip_content(painter, words, spec)
        if self._removable:
            role = "ink2" if self.underMouse() or self.by_key else "ink3"
            side = 12.0
            left = body.right() - side - 7
            place = QRectF(left, body.center().y() - side / 2, side, side)
            paint_icon(painter, "x", place, role)
        self.paint_ring(painter, body, body.height() / 2)
        painter.end()

    def _tone(self) -> str:
        return "accent" if self.isChecked() else self._spec.tone

    def _paint_ground(self, painter: QPainter, body: QRectF) -> None:
        ground, _ = tokens.tone(self._tone())
        radius = body.height() / 2
        plain = self._spec.outline and not self.isChecked()
        fill = None if plain else ground
        if self.underMouse() and (plain or ground == "sunken"):
            fill = "hover"
        line = "line" if plain else None
        painting.rounded(painter, body, radius, fill, line)


class ChipRow(QWidget):
    """Chips that wrap, each with a key; may be removed, and added to."""

    picked = Signal(object)
    removed = Signal(object)
    add_asked = Signal()

    def __init__(
        self,
        name: str,
        *,
        add: str = "",
        removable: bool = False,
        pickable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._removable, self._pickable = removable, pickable
        self._keys: dict[QWidget, object] = {}
        self._flow = FlowLayout(6)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._add = add
        self.adder: ChipButton | None = None

    def show_chips(self, chips: Sequence[tuple[object, ChipSpec]]) -> None:
        """Show these chips, each with the key by which it is spoken of."""
        clear(self._flow)
        self._keys.clear()
        for key, spec in chips:
            chip = self._chip(spec)
            self._keys[chip] = key
            self._flow.addWidget(chip)
        if self._add:
            self.adder = ChipButton(self._add, icon="plus", outline=True)
            self.adder.clicked.connect(self.add_asked)
            self._flow.addWidget(self.adder)
        self.updateGeometry()

    def chips(self) -> list[QWidget]:
        """Return the chips shown, in order."""
        return list(self._keys)

    def _chip(self, spec: ChipSpec) -> QWidget:
        if not (self._removable or self._pickable):
            return Chip(spec.text, spec.tone, spec.icon, dot=spec.dot)
        chip = ChipButton(
            spec.text,
            spec.tone,
            spec.icon,
            dot=spec.dot,
            outline=spec.outline,
            removable=self._removable,
        )
        chip.clicked.connect(self._pick)
        chip.removed.connect(self._remove)
        return chip

    @Slot()
    def _pick(self) -> None:
        self.picked.emit(self._keys[self._sender()])

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._keys[self._sender()])

    def _sender(self) -> QWidget:
        sender = self.sender()
        assert isinstance(sender, QWidget)  # noqa: S101 - only chips are connected
        return sender


def _whole(spec: ChipSpec) -> QSize:
    size = painting.chip_size(spec)
    return QSize(math.ceil(size.width()), math.ceil(size.height()))
