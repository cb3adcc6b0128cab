"""Switches and ticks."""

import math
from typing import Any, Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from ui import painting
from ui.theme import theme, tokens
from ui.widgets.base import Focusable, area

HIT: Final = tokens.HEIGHTS["hit"]


class Switch(Focusable, QCheckBox):
    """Turns something on or off at once; the words for it stand beside it."""

    def __init__(
        self, name: str, on: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._glide = QVariantAnimation(self)
        self._glide.valueChanged.connect(self._move)
        self._at = float(on)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._flip)

    def choose(self, on: bool) -> None:
        """Show it on or off at once, without saying so."""
        self.blockSignals(True)
        self.setChecked(on)
        self.blockSignals(False)
        self._glide.stop()
        self._move(float(on))

    @override
    def sizeHint(self) -> QSize:
        return QSize(40, HIT)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        track = QRectF(0, 0, 36, 22)
        track.moveCenter(area(self).center())
        inside = track.adjusted(1, 1, -1, -1)
        hover, enabled = self.underMouse(), self.isEnabled()
        painting.switch(painter, inside, self._at, hover=hover, enabled=enabled)
        around = track.adjusted(-2, -2, 2, 2)
        self.paint_ring(painter, around, around.height() / 2)
        painter.end()

    @Slot(bool)
    def _flip(self, on: bool) -> None:
        self._glide.stop()
        duration = theme.duration("hover") if self.isVisible() else 0
        if not duration:
            self._move(float(on))
            return
        self._glide.setStartValue(self._at)
        self._glide.setEndValue(float(on))
        self._glide.setDuration(duration)
        self._glide.start()

    @Slot(object)
    def _move(self, at: Any) -> None:
        self._at = float(at)
        self.update()


class Tick(Focusable, QCheckBox):
    """A box to tick, alone in a row or with words beside it."""

    def __init__(
        self,
        name: str,
        on: bool = False,
        *,
        text: str = "",
        size: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._size = text, size
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        wide = painting.text_width(self._words) + 10 if self._words else 8
        high = theme.fit(HIT, "body", padding=4)
        return QSize(math.ceil(self._size + wide), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(0, 0, self._size, self._size)
        box.moveCenter(area(self).center())
        if self._words:
            box.moveLeft(0)
        painting.tick(
            painter,
            box.adjusted(1, 1, -1, -1),
            self.isChecked() and self.checkState() is Qt.CheckState.Checked,
            part=self.checkState() is Qt.CheckState.PartiallyChecked,
            hover=self.underMouse(),
            enabled=self.isEnabled(),
        )
        if self._words:
            words = area(self).adjusted(self._size + 8, 0, 2, 0)
            ink = "ink" if self.isEnabled() else "disabled"
            painting.text(painter, words, self._words, "body", ink)
        self.paint_ring(painter, box.adjusted(-2, -2, 2, 2), 7)
        painter.end()
