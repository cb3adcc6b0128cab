"""Fields to type or choose in: label above, sentence on what is wrong below."""

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.icons import icon
from ui.theme import theme, tokens
from ui.widgets.base import Restyled, area
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox


class Field(Restyled, QWidget):
    """What all fields share; a subclass says what its value is."""

    changed = Signal(object)  # the value, with every key
    finished = Signal(
        object
    )  # the value, when the user leaves the field or presses Enter

    def __init__(
        self, label: str, control: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.label = Label(label, "smalls", "ink3")
        if not label:  # shown with the field: by itself it would be a window
            self.label.hide()
        self.error = Label("", "small", "danger_ink", wrap=True)
        mark = Icon("warning-circle", "danger_ink", 15)
        self._complaint = boxed(hbox(mark, (self.error, 1), gap=6))
        self._complaint.hide()
        self._control = control
        self.label.setBuddy(control)
        control.setAccessibleName(label)
        self.setFocusProxy(control)
        column = vbox(self.label, control, self._complaint, STRETCH, gap=5)
        self.setLayout(column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.restyle()

    def value(self) -> Any:
        """Return what the field holds."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show another value, without saying that it changed."""
        raise NotImplementedError

    def set_error(self, sentence: str) -> None:
        """Say below what is wrong; with "" all is well again."""
        if sentence == self.error.text():
            return
        self.error.setText(sentence)
        self._complaint.setVisible(bool(sentence))
        self._control.setAccessibleDescription(sentence)
        self._control.setProperty("wrong", bool(sentence))
        self._control.style().unpolish(self._control)
        self._control.style().polish(self._control)
        self.updateGeometry()

    def clear_error(self) -> None:
        """Say that all is well again."""
        self.set_error("")

    def is_wrong(self) -> bool:
        """Tell whether what stands here could not be taken."""
        return self.isVisible() and bool(self.error.text())

    @override
    def restyle(self) -> None:
        high = theme.fit(tokens.HEIGHTS["control"], "body", padding=13)
        self._control.setMinimumHeight(high)
        self.updateGeometry()


class TextField(Field):
    """One line of text; `secret` hides it behind dots until the eye is pressed."""

    def __init__(
        self,
        label: str,
        text: str = "",
        *,
        example: str = "",
        secret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.input = QLineEdit(text)
        super().__init__(label, self.input, parent)
        self.input.setPlaceholderText(example)
        self._kept = text
        self._eye: QAction | None = None
        if secret:
            self._hide()
        self.input.textEdited.connect(self._edit)
        self.input.editingFinished.connect(self._finish)

    @override
    def value(self) -> str:
        return self.input.text().strip()

    @override
    def set_value(self, value: str) -> None:
        self._kept = value
        if value != self.input.text():
            self.input.setText(value)

    def _hide(self) -> None:
        self.input.setEchoMode(QLineEdit.EchoMode.Password)
        trailing = QLineEdit.ActionPosition.TrailingPosition
        self._eye = self.input.addAction(icon("eye", "ink3"), trailing)
        self._eye.setText(tr("Show what is typed"))
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._reveal)

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.input.setEchoMode(modes.Normal if shown else modes.Password)
        if self._eye is not None:
            self._eye.setIcon(icon("eye-slash" if shown else "eye", "ink3"))

    @Slot()
    def _edit(self) -> None:
        self.changed.emit(self.value())

    @Slot()
    def _finish(self) -> None:
        if self.value() != self._kept:
            self._kept = self.value()
            self.finished.emit(self._kept)


class TextArea(Field):
    """Several lines of text; Tab leaves it, Ctrl+Enter finishes it."""

    def __init__(
        self,
        label: str,
        text: str = "",
        *,
        example: str = "",
        rows: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        self.input = _Area(rows)
        super().__init__(label, self.input, parent)
        self.input.setPlainText(text)
        self.input.setPlaceholderText(example)
        self._kept = text
        self.input.textChanged.connect(self._edit)
        self.input.left.connect(self._finish)

    @override
    def value(self) -> str:
        return self.input.toPlainText().strip()

    @override
    def set_value(self, value: str) -> None:
        self._kept = value
        if value != self.input.toPlainText():
            self.input.blockSignals(True)
            self.input.setPlainText(value)
            self.input.blockSignals(False)
            self.input.fit()

    @override
    def restyle(self) -> None:
        self.input.fit()
        self.updateGeometry()

    @Slot()
    def _edit(self) -> None:
        self.input.fit()
        self.changed.emit(self.value())

    @Slot()
    def _finish(self) -> None:
        if self.value() != self._kept:
            self._kept = self.value()
            self.finished.emit(self._kept)


class _Area(QTextEdit):
    """A plain text box that grows with its text, from `rows` to three times that."""

    left = Signal()

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)

    def fit(self) -> None:
        """Take the height the text needs."""
        line = theme.line("body")
        needed = self.document().size().height() + 14
        least, most = self._rows * line + 16, 3 * self._rows * line + 16
        self.setFixedHeight(round(min(max(needed, least), most)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class _Spin(Restyled, QSpinBox):
    """A number to type, in a frame like that of the other fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setKeyboardTracking(False)
        self.lineEdit().setProperty("bare", True)
        self.lineEdit().setTextMargins(9, 0, 9, 0)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.restyle()  # the style sheet gave the inner field a ground of its own

    @override
    def restyle(self) -> None:
        palette = QPalette(self.palette())
        clear = QColor(Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Base, clear)
        self.lineEdit().setPalette(palette)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls; the number stays

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wrong, focus = bool(self.property("wrong")), self.hasFocus()
        line = "danger" if wrong else "focus" if focus else "field"
        width = 2 if wrong or focus else 1
        painting.rounded(painter, area(self), 6, "card", line, width=width)
        painter.end()


class NumberField(Field):
    """A whole number with a unit; Up and Down change it by a step."""

    def __init__(  # noqa: PLR0913 - the variations are keywords
        self,
        label: str,
        value: int = 0,
        *,
        least: int = 0,
        most: int = 9999,
        step: int = 1,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.input = _Spin()
        super().__init__(label, self.input, parent)
        self.input.setRange(least, most)
        self.input.setSingleStep(step)
        self.input.setSuffix(suffix)
        self.input.setValue(value)
        self._kept = value
        self.input.valueChanged.connect(self._edit)
        self.input.editingFinished.connect(self._finish)

    @override
    def value(self) -> int:
        return self.input.value()

    @override
    def set_value(self, value: int) -> None:
        self._kept = value
        self.input.blockSignals(True)
        self.input.setValue(value)
        self.input.blockSignals(False)

    @Slot()
    def _edit(self) -> None:
        self.changed.emit(self.value())

    @Slot()
    def _finish(self) -> None:
        if self.value() != self._kept:
            self._kept = self.value()
            self.finished.emit(self._kept)
