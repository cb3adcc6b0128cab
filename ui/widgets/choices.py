"""One of several: radio buttons, and the segmented switch between views."""

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QRadioButton,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from ui import painting
from ui.icons import outline, paint_icon
from ui.theme import theme, tokens
from ui.widgets.base import Focusable, Restyled, area, in_room
from ui.widgets.layout import hbox, vbox


class Radio(Focusable, QRadioButton):
    """One of several choices, with a second line if that helps to choose."""

    def __init__(
        self, text: str, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words, self._note = text, note
        self.setAccessibleDescription(note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        wide = painting.text_width(self._words)
        wide = max(wide, painting.text_width(self._note, "small"))
        roles = ["body", "small"] if self._note else ["body"]
        return QSize(
            math.ceil(wide) + 32, theme.fit(tokens.HEIGHTS["hit"], *roles, padding=6)
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        high = theme.line("body")
        top = (self.height() - high - bool(self._note) * theme.line("small")) / 2
        circle = QRectF(2, top + (high - 18) / 2, 18, 18)
        painting.radio(painter, circle, self.isChecked(), hover=self.underMouse())
        words = QRectF(30, top, self.width() - 30, high)
        ink = "ink" if self.isEnabled() else "disabled"
        painting.text(painter, words, self._words, "body", ink)
        if self._note:
            under = QRectF(30, top + high, self.width() - 30, theme.line("small"))
            painting.text(painter, under, self._note, "small", "ink3")
        self.paint_ring(painter, circle.adjusted(-2, -2, 2, 2), 11)
        painter.end()


class _Choice(QWidget):
    """One of several values, each behind a button."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._picked)
        self.setAccessibleName(name)

    def current(self) -> Any:
        """Return the value chosen, or None."""
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else None

    def choose(self, value: Any) -> None:
        """Choose a value without saying so."""
        if value in self._values and value != self.current():
            self.blockSignals(True)
            self._group.button(self._values.index(value)).setChecked(True)
            self.blockSignals(False)

    def button(self, value: Any) -> QAbstractButton:
        """Return the button of a value."""
        return self._group.button(self._values.index(value))

    def _offer(self, value: Any, button: QAbstractButton, *, on: bool) -> None:
        self._values.append(value)
        self._group.addButton(button, len(self._values) - 1)
        button.setChecked(on)

    @Slot(int, bool)
    def _picked(self, at: int, on: bool) -> None:
        if on and at < len(self._values):
            self.chosen.emit(self._values[at])


class RadioGroup(_Choice):
    """Several choices under one another; options are (value, text, note)."""

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[Any, str, str]],
        current: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        column = vbox(gap=2)
        for value, text, note in options:
            radio = Radio(text, note)
            column.addWidget(radio)
            self._offer(value, radio, on=value == current)
        self.setLayout(column)


class Segmented(Restyled, _Choice):
    """Two to four views of the same thing; options are (value, text, icon)."""

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[Any, str, str]],
        current: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        row = hbox(margins=2)
        for value, text, icon in options:
            segment = _Segment(text, icon)
            row.addWidget(segment)
            self._offer(value, segment, on=value == current)
        if current is None and self._values:
            self.choose(self._values[0])
        self.setLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground, line = in_room("sunken", self), in_room("hairline", self)
        painting.rounded(painter, area(self), 8, ground, line)
        if any(isinstance(b, _Segment) and b.by_key for b in self._group.buttons()):
            painting.focus_ring(painter, area(self), 8)
        painter.end()


class _Segment(Focusable, QRadioButton):
    """One view of a segmented switch."""

    def __init__(
        self, text: str, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        if icon:
            outline(icon)
        self._words, self._icon = text, icon
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        wide = painting.text_width(self._words, "smallm") + 24
        high = theme.fit(tokens.HEIGHTS["segment"] - 4, "smallm", padding=8)
        return QSize(math.ceil(wide) + (22 if self._icon else 0), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        group = self.group()
        if group is None or self.hasFocus():
            return
        for button in group.buttons():  # Qt chooses it only if this one was chosen
            if button.hasFocus():
                button.setChecked(True)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint_whole()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_whole()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        on = self.isChecked()
        if on:
            ground = "press" if theme.dark else "raised"
            painting.rounded(painter, rect, 6, ground, "line")
        ink = "ink" if on or self.underMouse() else "ink2"
        ink = ink if self.isEnabled() else "disabled"
        if self._icon:
            place = QRectF(rect.x() + 11, rect.center().y() - 8, 16, 16)
            mark = "ink" if on else "ink3"
            mark = mark if self.isEnabled() else "disabled"
            paint_icon(painter, self._icon, place, mark)
            rect.setLeft(rect.x() + 22)
        center = painting.CENTER
        painting.text(painter, rect, self._words, "smallm", ink, center)
        painter.end()

    def _repaint_whole(self) -> None:
        if (whole := self.parentWidget()) is not None:
            whole.update()
