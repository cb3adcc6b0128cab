"""A line to add something by, and rows that are edited where they stand."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import CirclebookError
from ui.views.assistance.about import About
from ui.views.people.facts import Group
from ui.widgets.fields import TextField
from ui.widgets.layout import clear, vbox

T = TypeVar("T")


class AddLine(TextField):
    """A line in which something is added by Enter; what is refused is said below."""

    def __init__(self, name: str, example: str, keep: Callable[[str], object]) -> None:
        super().__init__("", example=example)
        self._keep = keep
        self.input.setAccessibleName(name)
        self.input.returnPressed.connect(self.take)

    @Slot()
    def take(self) -> None:
        """Keep what was typed, and wait for the next."""
        said = self.value()
        if not said:
            return
        try:
            self._keep(said)
        except CirclebookError as error:
            self.set_error(str(error))
        else:
            self.clear_error()
            self.set_value("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.value():
            self.set_value("")
            self.clear_error()
        else:
            super().keyPressEvent(event)


class RowsGroup(Group, Generic[T]):
    """Rows that are read anew only when the book says something else of them."""

    def __init__(self, about: About, title: str, line: AddLine) -> None:
        super().__init__(title)
        self.about = about
        self._shown: tuple[T, ...] = ()
        self.rows: list[QWidget] = []
        self.add = line
        self._list = vbox(gap=2)
        self.column.addLayout(self._list)
        self.column.addWidget(line)
        if about.desk.read_only:
            line.setEnabled(False)

    def show_rows(self, found: Sequence[T]) -> None:
        """Show these."""
        if tuple(found) == self._shown:
            return
        held = self.isAncestorOf(self.focusWidget() or self.window())
        self._shown = tuple(found)
        clear(self._list)
        self.rows = [self.row(one) for one in found]
        for row in self.rows:
            self._list.addWidget(row)
        if held:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def row(self, one: T) -> QWidget:
        """Return the row of one of them."""
        raise NotImplementedError
