"""Text that is edited where it stands.

It looks like text. A click, F2 or Enter turns it into a field in place; leaving it or
Enter keeps what was typed (Ctrl+Enter in a text of several lines). Esc takes a line
back; of a text of several lines it only leaves, for minutes of writing may be in it.
Tab from one that is being typed in opens the next one.
"""

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.icons import paint_icon
from ui.theme import theme
from ui.widgets.base import Restyled, area, focused_by_key, set_text_font

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PENCIL = 14
LEAST = 28  # px of what can be hit
_BESIDE = 2  # px that Qt leaves beside the words of a line
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class InlineText(Restyled, QLineEdit):
    """One line of text that is edited where it stands."""

    _color = "ink"
    edited = Signal(str)
    restored = Signal()  # what was typed was taken back

    def __init__(  # noqa: PLR0913 - the variations are keywords
        self,
        text: str,
        name: str,
        role: str = "body",
        color: str = "ink",
        *,
        example: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role, self._color = role, color
        self._kept, self._required = text, required
        self._before, self._sure = text, True
        self._ring = False
        self.setProperty("quiet", True)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(tr("Press F2 to change it"))
        self.setPlaceholderText(example)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursorPosition(0)
        self.restyle()

    def set_text(self, text: str) -> None:
        """Show another text, unless the user is in the middle of typing."""
        self._kept, self._sure = text, True
        if self.isReadOnly():
            self.setText(text)
            self.setCursorPosition(0)
            self.updateGeometry()

    def begin(self) -> None:
        """Turn the text into a field."""
        if self.isReadOnly():
            self._set_editing(True)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.selectAll()

    def refuse(self) -> None:
        """Leave what was typed as it is, to be typed on: it could not be kept."""
        self._kept = self._before
        self._set_editing(True)

    def set_color(self, color: str) -> None:
        """Write in the color of another role."""
        self._color = color
        self.restyle()

    @override
    def restyle(self) -> None:
        self.setFont(theme.font(self._role))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, theme.color(self._color))
        self.setPalette(palette)
        self.setMinimumHeight(theme.fit(LEAST, self._role))

    @override
    def is_styled(self) -> bool:
        ink = self.palette().color(QPalette.ColorRole.Text)
        return super().is_styled() and ink == theme.color(self._color)

    @override
    def sizeHint(self) -> QSize:
        shown = self.text() or self.placeholderText()
        wide = painting.text_width(shown, self._role)
        return QSize(round(wide) + 24 + PENCIL, theme.fit(LEAST, self._role))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly():
            if event.key() == Qt.Key.Key_F2 or event.key() in ENTER:
                self.begin()
            else:
                super().keyPressEvent(event)
        elif event.key() in ENTER:
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self._restore()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.isReadOnly() and event.button() is Qt.MouseButton.LeftButton:
            self.begin()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = focused_by_key(event)
        super().focusInEvent(event)
        if self.isReadOnly():
            self.deselect()
            _typing_on.arrive(self, event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)
        _typing_on.leave(self, event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._keep()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isReadOnly() and not self.hasSelectedText() and self._is_cut():
            self._paint_cut()
        else:
            super().paintEvent(event)
        if self.isReadOnly():
            paint_hint(self, self._ring and self.hasFocus())

    def _is_cut(self) -> bool:
        room = self._room().width()
        return painting.text_width(self.text(), self._role) > room

    def _room(self) -> QRect:
        """Return where the words are, as Qt places them."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_LineEditContents
        room = self.style().subElementRect(part, option, self)
        return room.marginsRemoved(self.textMargins()).adjusted(_BESIDE, 0, -_BESIDE, 0)

    def _paint_cut(self) -> None:
        """Draw the beginning and "…": a word cut in the middle reads as another."""
        painter = QPainter(self)
        room = self._room()
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        right = Qt.TextElideMode.ElideRight
        words = self.fontMetrics().elidedText(self.text(), right, room.width())
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    @Slot()
    def _keep(self) -> None:
        if self.isReadOnly():
            return
        text = self.text().strip()
        if self._required and not text:
            self._restore()
            return
        self._set_editing(False)
        if text != self._kept or not self._sure:
            self._before, self._kept, self._sure = self._kept, text, False
            self.edited.emit(text)

    def take_back(self) -> None:
        """Show what is kept in place of what is being typed."""
        if not self.isReadOnly():
            self._restore()

    def _restore(self) -> None:
        self.setText(self._kept)
        self._set_editing(False)
        self.restored.emit()

    def _set_editing(self, editing: bool) -> None:
        self.setReadOnly(not editing)
        restyled(self, editing)
        if not editing:
            self.deselect()
            self.setCursorPosition(0)


class InlineArea(Restyled, QTextEdit):
    """Several lines of text that are edited where they stand."""

    edited = Signal(str)

    def __init__(
        self,
        text: str,
        name: str,
        role: str = "read",
        *,
        example: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._kept = role, text
        self._before, self._sure = text, True
        self._ring = False
        self.setProperty("quiet", True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setReadOnly(True)
        self.document().setDocumentMargin(0)
        self.setPlainText(text)
        self.setPlaceholderText(example)
        self.setAccessibleName(name)
        self.setAccessibleDescription(tr("Press F2 to change it"))
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.fit)
        self.restyle()

    def text(self) -> str:
        """Return what is shown."""
        return self.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Show another text, unless the user is in the middle of typing."""
        self._kept, self._sure = text, True
        if self.isReadOnly() and text != self.toPlainText():
            self.setPlainText(text)

    def begin(self) -> None:
        """Turn the text into a field."""
        if self.isReadOnly():
            self.setReadOnly(False)
            restyled(self, editing=True)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self) -> None:
        """Leave what was typed as it is, to be typed on: it could not be kept."""
        self._kept = self._before
        self.setReadOnly(False)
        restyled(self, editing=True)

    def drop(self) -> bool:
        """Be text again without keeping what is typed; tell whether any was."""
        if self.isReadOnly():
            return False
        self._end()
        return True

    @Slot()
    def fit(self) -> None:
        """Take the height the text needs."""
        self.document().setTextWidth(max(40, self.width() - 18))
        high = max(self.document().size().height(), theme.line(self._role))
        self.setFixedHeight(max(LEAST, round(high) + 8))

    @override
    def restyle(self) -> None:
        set_text_font(self, theme.font(self._role))
        self.fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in ENTER
        if self.isReadOnly():
            if enter or event.key() == Qt.Key.Key_F2:
                self.begin()
            else:
                event.ignore()
        elif event.key() == Qt.Key.Key_Escape or (enter and _with_control(event)):
            self._keep()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        chosen = self.textCursor().hasSelection()
        if event.button() is Qt.MouseButton.LeftButton and not chosen:
            self.begin()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = focused_by_key(event)
        super().focusInEvent(event)
        _typing_on.arrive(self, event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)
        _typing_on.leave(self, event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._keep()

    @override
    def wheelEvent(self, event: Any) -> None:
        event.ignore()  # the page scrolls

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isReadOnly():
            paint_hint(self.viewport(), self._ring and self.hasFocus())

    def _keep(self) -> None:
        if self.isReadOnly():
            return
        text = self.text()
        self._end()
        if text != self._kept or not self._sure:
            self._before, self._kept, self._sure = self._kept, text, False
            self.edited.emit(text)

    def take_back(self) -> None:
        """Show what is kept in place of what is being typed."""
        if not self.isReadOnly():
            self._end()
            self.setPlainText(self._kept)

    def _end(self) -> None:
        self.setReadOnly(True)
        restyled(self, editing=False)


def take_back_in(parent: QWidget) -> None:
    """Let nothing typed and refused be taken for something else, shown there next."""
    for line in parent.findChildren(InlineText):
        line.take_back()
    for text in parent.findChildren(InlineArea):
        text.take_back()


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class _TypingOn:
    """Lets Tab from a text that is typed in open the next one, as in a form.

    Without it the next letters would be lost, or heard as commands of the view.
    """

    def __init__(self) -> None:
        self._is_going = False

    def leave(self, text: "InlineText | InlineArea", event: QFocusEvent) -> None:
        """Note that a text was left by Tab while it was typed in."""
        self._is_going = not text.isReadOnly() and event.reason() in _BY_TAB
        if self._is_going:
            QTimer.singleShot(0, self._stop)  # the next one is focused in this event

    def arrive(self, text: "InlineText | InlineArea", event: QFocusEvent) -> None:
        """Open the text that was come to, if typing goes on."""
        if self._is_going and text.isReadOnly() and event.reason() in _BY_TAB:
            self._stop()
            text.begin()

    def _stop(self) -> None:
        self._is_going = False


_typing_on = _TypingOn()


def restyled(widget: QWidget, editing: bool) -> None:
    """Let a text look like a field, or like text again."""
    widget.setProperty("editing", editing)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    if isinstance(widget, Restyled):  # Qt brings back the font it found at first
        widget.restyle()
    widget.update()


def paint_hint(widget: QWidget, ring: bool) -> None:
    """Draw the ring of keyboard focus, and a faint pencil under the mouse."""
    painter = QPainter(widget)
    rect = area(widget)
    if ring:
        painting.focus_ring(painter, rect, 6)
    if ring or widget.underMouse():
        place = QRectF(rect.right() - PENCIL - 6, rect.y() + 6, PENCIL, PENCIL)
        paint_icon(painter, "pencil-simple", place, "ink3")
    painter.end()
