"""What all widgets of our own share: hover, the ring of keyboard focus, restyling."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from ui import painting
from ui.theme import theme, tokens

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object

ROOM: Final = "room"  # the dynamic property that says a widget is a room of its own
BY_KEY: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


class _LastInput:
    """Whether focus was last moved by key, so that it is given back with its ring."""

    by_key = False


class Restyled(_Base):
    """Mixin: `restyle` is called whenever the theme or the text scale changes."""

    styled_at = -1  # the revision of the theme that was last taken

    def restyle(self) -> None:
        """Take colors, fonts and sizes from the theme anew."""
        self.updateGeometry()
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and not self.is_styled():
            self.styled_at = theme.revision
            self.restyle()

    def is_styled(self) -> bool:
        """Tell whether the theme in force has been taken, and still is there.

        Qt brings back an older palette when a widget is given another parent; one that
        sets a palette of its own looks whether it still has it.
        """
        return self.styled_at == theme.revision


class BeginsAt(_Base):
    """Mixin: the focus given to a view goes to where one begins in it.

    Not by a focus proxy: Tab would jump from the view straight to it, past whatever
    stands above.
    """

    _beginning: QWidget | None = None

    def begin_at(self, widget: QWidget) -> None:
        """Let one begin here."""
        self._beginning = widget

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        if self._beginning is not None and isValid(self._beginning):
            self._beginning.setFocus(reason)
        else:
            super().setFocus(reason)


class Focusable(Restyled):
    """Mixin: knows whether it has focus and the user moves by keyboard.

    Enter presses a button, as Space does: Qt leaves that to the desktop.
    """

    by_key = False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        button: QWidget = self
        ticks = isinstance(button, QCheckBox | QRadioButton)
        if enter and plain and isinstance(button, QAbstractButton) and not ticks:
            if not event.isAutoRepeat():
                button.click()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_key = focused_by_key(event)
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.by_key = False
        super().focusOutEvent(event)
        self.update()

    def paint_ring(
        self, painter: QPainter, rect: QRectF, radius: float, role: str = "focus"
    ) -> None:
        """Draw the ring if focus came by keyboard."""
        if self.by_key and self.hasFocus():
            painting.focus_ring(painter, rect, radius, role)


def focused_by_key(event: QFocusEvent) -> bool:
    """Whether focus came by keyboard, or came back to one who moves by keyboard."""
    if event.reason() in BY_KEY:
        _LastInput.by_key = True
    elif event.reason() is Qt.FocusReason.MouseFocusReason:
        _LastInput.by_key = False
    return _LastInput.by_key


def moved_by_key() -> None:
    """Say that the user just moved by keyboard within a widget."""
    _LastInput.by_key = True


def room_of(widget: QWidget | None) -> tokens.Room:
    """Return the room a widget stands in: shared (""), "private" or "ta"."""
    while widget is not None:
        room = widget.property(ROOM)
        if room in {"private", "ta", "shared"}:
            return "" if room == "shared" else room
        widget = widget.parentWidget()
    return ""


def in_room(role: str, widget: QWidget | None) -> str:
    """Return the role that stands for `role` in the widget's room.

    In the private room "card" is "private_card", "hairline" is "private_line".
    """
    room = room_of(widget)
    if not room:
        return role
    role = {"hairline": "line", "surface": "surface"}.get(role, role)
    if role in {"surface", "card", "sunken", "line", "hover"}:
        return f"{room}_{role}"
    return role


def set_text_font(text: QTextEdit, font: QFont) -> None:
    """Give a text box its font, and its example the same: Qt leaves that behind."""
    text.setFont(font)
    text.viewport().setFont(font)


@contextmanager
def painter_on(widget: QWidget) -> Iterator[QPainter]:
    """Paint on a widget during its paint event."""
    painter = QPainter(widget)
    try:
        yield painter
    finally:
        painter.end()


def area(widget: QWidget) -> QRectF:
    """Return the whole of a widget as a rectangle of fractions."""
    return QRectF(widget.rect())
