"""The side panel of one record of a register, all of it edited where it stands."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import CirclebookError
from app.i18n import tr
from ui.views.charter.registers.register import Field, Kind, Register
from ui.views.needs.entry_panel import DayLine, Question
from ui.views.people.about import ChoiceLine, EditedLine
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label
from ui.widgets.panels import SidePanel


class RecordPanel(SidePanel):
    """One record. It shows what is in the book and keeps what is changed in it."""

    def __init__(
        self, register: Register[Any], record: Any, parent: QWidget | None = None
    ) -> None:
        super().__init__(register.title(), parent)
        self.register, self.record = register, record
        self.parts: dict[str, QWidget] = {}
        self.remove = IconButton("trash", tr("Delete"), shortcut="Del")
        self.add_corner(self.remove)
        self.error = Label("", "small", "danger_ink", wrap=True)
        self.error.hide()
        self.add(self.error)
        self._fields = register.fields()
        for field in self._fields:
            part = self._part(field)
            self.parts[field.name] = part
            self.add(part)
        self.remove.clicked.connect(self._delete)
        self.show_record(record)
        if register.desk.read_only:
            for part in (*self.parts.values(), self.remove):
                part.setEnabled(False)
            self.setToolTip(tr("This book is open for reading only"))

    def show_record(self, record: Any) -> None:
        """Show another record, or the same as it is now."""
        if record.id != self.record.id:
            self.error.hide()
        self.record = record
        title, sub = self.register.head(record)
        self.set_title(title, sub)
        self.setAccessibleName(title)
        self.remove.setVisible(self.register.can_delete(record))
        for field in self._fields:
            _show(self.parts[field.name], field, record)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        deletes = event.key() == Qt.Key.Key_Delete
        if deletes and self.remove.isVisible() and self.remove.isEnabled():
            self._delete()
        else:
            super().keyPressEvent(event)

    def keep(self, name: str, value: Any) -> None:
        """Change a field. Raises what the book refuses."""
        self.error.hide()
        self.register.change(self.record, name, value)

    def choose(self, name: str, value: Any) -> None:
        """Change what is chosen; what is refused is said, and the choice goes back."""
        try:
            self.keep(name, value)
        except CirclebookError as error:
            self.show_record(self.record)
            self.error.setText(str(error))
            self.error.show()

    @Slot()
    def _delete(self) -> None:
        self.register.delete(self.record)

    def _part(self, field: Field[Any]) -> QWidget:
        keep: Callable[[Any], object] = partial(self.keep, field.name)
        if field.kind is Kind.LINE:
            return EditedLine(field.label, keep, example=field.example)
        if field.kind is Kind.TEXT:
            return Question(field.label, keep, field.example)
        if field.kind is Kind.DAY:
            example = field.example or tr("Add a day")
            return DayLine(field.label, keep, example=example, optional=field.optional)
        if field.kind is Kind.CHOICE:
            return ChoiceLine(field.label, partial(self.choose, field.name))
        return Label("", "small", "ink2", wrap=True)


def _show(part: QWidget, field: Field[Any], record: Any) -> None:
    value = field.value(record)
    if isinstance(part, DayLine):
        part.show_day(value)
    elif isinstance(part, EditedLine | Question):
        part.show_text(value)
    elif isinstance(part, ChoiceLine):
        options = field.options(record) if field.options else ()
        part.offer(list(options), value)
    elif isinstance(part, Label):
        part.setText(value)
        part.setVisible(bool(value))
