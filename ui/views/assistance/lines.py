"""A line to add something by, and rows that are edited where they stand."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.errors import CirclebookError
from ui.views.assistance.about import About
from ui.views.people.facts import Group
from ui.widgets.fields import TextField
from ui.widgets.inline import InlineText
from ui.widgets.layout import vbox


class Listed(Protocol):
    """What is shown in a row."""

    @property
    def id(self) -> UUID:
        """Its key."""


T = TypeVar("T", bound=Listed)


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


class Row(QWidget):
    """One of several things listed; Del takes it out, unless one types in it."""

    def delete_it(self) -> None:
        """Take out what the row shows."""
        raise NotImplementedError

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.isEnabled():
            self.delete_it()
        else:
            super().keyPressEvent(event)

    def takes_del_of(self, *texts: InlineText) -> None:
        """Take Del also from texts nobody types in: they would swallow it."""
        for text in texts:
            text.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Delete
            and isinstance(watched, InlineText)
            and watched.isReadOnly()
        ):
            self.delete_it()
            return True
        return super().eventFilter(watched, event)

    def stops(self) -> list[QWidget]:
        """Return the parts that can have the focus, in their order."""
        parts = self.findChildren(QWidget)
        return [one for one in parts if one.focusPolicy() != Qt.FocusPolicy.NoFocus]


class RowsGroup(Group, Generic[T]):
    """Rows that are made anew only when the book says something else of them.

    The focus stays with what it was on; if that is gone, it goes to the row after it.
    """

    def __init__(self, about: About, title: str, line: AddLine) -> None:
        super().__init__(title)
        self.about = about
        self._shown: tuple[T, ...] = ()
        self.rows: list[Row] = []
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
        at, stop = self._focused()
        before = dict(zip((one.id for one in self._shown), self.rows, strict=True))
        same = {one.id for one in found if one in self._shown}
        key = self._shown[at].id if at >= 0 else None
        self._shown = tuple(found)
        self.rows = [
            before.pop(one.id) if one.id in same else self.row(one) for one in found
        ]
        for row in before.values():
            row.hide()
            row.deleteLater()
        for place, row in enumerate(self.rows):
            self._list.insertWidget(place, row)
            row.show()
        if at >= 0:
            keys = [one.id for one in found]
            self._focus(keys.index(key) if key in keys else at, stop)

    def row(self, one: T) -> Row:
        """Return the row of one of them."""
        raise NotImplementedError

    def _focused(self) -> tuple[int, int]:
        """Return which row has the focus, and which of its stops; -1 if none has."""
        held = QApplication.focusWidget()
        for at, row in enumerate(self.rows):
            stops = row.stops()
            if held in stops:
                return at, stops.index(held)
        return -1, -1

    def _focus(self, at: int, stop: int) -> None:
        """Put the focus on a stop of a row, or where one more is added."""
        reason = Qt.FocusReason.OtherFocusReason
        if not self.rows:
            self.add.input.setFocus(reason)
            return
        stops = self.rows[min(at, len(self.rows) - 1)].stops()
        if QApplication.focusWidget() is not stops[min(stop, len(stops) - 1)]:
            stops[min(stop, len(stops) - 1)].setFocus(reason)
