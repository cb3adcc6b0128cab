"""A choice from a list that drops down, alone or as a field.

A long list has a field above it that filters; typing on the choice opens it filtered.
"""

import math
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QWidget,
)
from typing_extensions import override

from ui import painting
from ui.icons import paint_icon
from ui.theme import theme, tokens
from ui.widgets.base import Focusable, area
from ui.widgets.fields import Field
from ui.widgets.long_list import LongList

SHORT: Final = 15  # lines that one finds by looking

_NOT_TYPED: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Choice(Focusable, QComboBox):
    """One of many values from a list that drops down; options are (value, text)."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[Any, str]] = (),
        current: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self._long: LongList | None = None
        self.setView(QListView(self))
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offer(options, current)
        self.activated.connect(self._choose)
        self.restyle()

    def offer(self, options: Sequence[tuple[Any, str]], current: Any = None) -> None:
        """Offer these values instead, and show `current` as chosen."""
        self.clear()
        self._values = [value for value, _ in options]
        self.addItems([text for _, text in options])
        self.choose(current)

    def current(self) -> Any:
        """Return the value chosen, or None."""
        at = self.currentIndex()
        return self._values[at] if at >= 0 else None

    def choose(self, value: Any) -> None:
        """Choose a value without saying so."""
        at = self._values.index(value) if value in self._values else -1
        self.setCurrentIndex(at)

    @override
    def restyle(self) -> None:
        self.setMinimumHeight(self._height())
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        texts = [self.itemText(at) for at in range(self.count())]
        wide = max((painting.text_width(text) for text in texts), default=60.0)
        return QSize(math.ceil(wide) + 44, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(100, self.sizeHint().width()), self._height())

    @property
    def is_long(self) -> bool:
        """Whether there are too many lines to find one by looking."""
        return self.count() > SHORT

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().strip()
        words = typed.isprintable() and not event.modifiers() & _NOT_TYPED
        if self.is_long and typed and words:
            self._open_long(typed)
        else:
            super().keyPressEvent(event)

    @override
    def hidePopup(self) -> None:
        self._close_long()
        super().hidePopup()

    @override
    def showPopup(self) -> None:
        if self.is_long:
            self._open_long("")
            return
        popup = self.view().window()
        if popup is not self.window():  # else Qt has not made it yet
            self._round_off(popup)
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls; the choice stays

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        fill = "hover" if self.underMouse() and self.isEnabled() else "card"
        painting.rounded(painter, rect, 6, fill, "line")
        ink = "ink" if self.isEnabled() else "disabled"
        words = rect.adjusted(11, 0, -30, 0)
        painting.text(painter, words, self.currentText(), "body", ink)
        caret = rect.adjusted(rect.width() - 26, 0, -10, 0)
        paint_icon(painter, "caret-down", caret, "ink3")
        self.paint_ring(painter, rect, 6)
        painter.end()

    def _height(self) -> int:
        return theme.fit(tokens.HEIGHTS["control"], "body", padding=12)

    def _round_off(self, popup: QWidget) -> None:
        """Let the list that drops down have round corners."""
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint
        popup.setWindowFlags(flags | Qt.WindowType.NoDropShadowWindowHint)
        popup.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def _open_long(self, typed: str) -> None:
        """Open the list that is filtered as one types."""
        self._close_long()
        texts = [self.itemText(at) for at in range(self.count())]
        home = self.parentWidget() or self  # within the choice it would get its frame
        found = LongList(self.accessibleName(), texts, self.currentIndex(), home)
        found.picked.connect(self._pick)
        found.closed.connect(self._forget_long)
        self._long = found
        found.open_with(typed, self)

    def _close_long(self) -> None:
        if self._long is not None:
            self._long.close()

    @Slot()
    def _forget_long(self) -> None:
        self._long = None

    @Slot(int)
    def _pick(self, at: int) -> None:
        """Choose a line as the short list would."""
        self.setCurrentIndex(at)
        self.activated.emit(at)

    @Slot(int)
    def _choose(self, at: int) -> None:
        self.chosen.emit(self._values[at])


class ChoiceField(Field):
    """A `Choice` with its label above; options are (value, text)."""

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[Any, str]] = (),
        current: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        self.input = Choice(label, options, current)
        super().__init__(label, self.input, parent)
        self.input.chosen.connect(self._choose)

    @override
    def value(self) -> Any:
        return self.input.current()

    @override
    def set_value(self, value: Any) -> None:
        self.input.choose(value)

    def offer(self, options: Sequence[tuple[Any, str]], current: Any = None) -> None:
        """Offer these values instead."""
        self.input.offer(options, current)

    @Slot(object)
    def _choose(self, value: object) -> None:
        self.changed.emit(value)
        self.finished.emit(value)
