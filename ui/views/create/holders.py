"""People or organizations by name, each in a row; a field adds another."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.community.roles import Holder
from app.i18n import tr
from app.person import faces
from ui import painting
from ui.widgets.base import BeginsAt
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import TextField
from ui.widgets.inline import InlineText
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import clear, hbox, vbox
from ui.widgets.people import Avatar


class Holders(BeginsAt, QWidget):
    """Names that can be added and taken off; `about` asks for a word on each."""

    added = Signal(str, str)  # name, and what they care about
    removed = Signal(object)  # key of the role term
    about_changed = Signal(object, str)

    def __init__(
        self,
        name: str,
        example: str,
        *,
        about: str = "",
        people: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._about, self._people = about, people
        self._rows: list[_Row] = []
        self._list = vbox(gap=2)
        self.field = TextField("", example=example)
        self.field.input.setAccessibleName(name)
        self.interest = TextField("", example=about)
        self.interest.input.setAccessibleName(about)
        if not about:
            self.interest.hide()
        self.add = Button(tr("Add"), "plus")
        self.add.setAccessibleName(tr("Add to {list}").format(list=name))
        self.add.clicked.connect(self._add_and_stay)
        self.field.input.returnPressed.connect(self._add_and_stay)
        self.interest.input.returnPressed.connect(self._add_and_stay)
        last = self.interest if about else self.field
        last.finished.connect(self.take_rest)
        line = hbox((self.field, 1), (self.interest, 1), gap=8)
        line.addWidget(self.add)
        self.setLayout(vbox(self._list, line, gap=6))
        self.begin_at(self.field)

    def show_holders(self, holders: Sequence[Holder]) -> None:
        """Show these; a row that is the same stays as it is."""
        if holders == [row.holder for row in self._rows]:
            return
        clear(self._list)
        self._rows = [self._row(holder) for holder in holders]

    def names(self) -> list[str]:
        """Return the names shown."""
        return [row.holder.name for row in self._rows]

    def rows(self) -> "list[_Row]":
        """Return the rows shown."""
        return list(self._rows)

    @Slot()
    def take_rest(self) -> None:
        """Add a name that was typed and not added yet."""
        name, about = self.field.value(), self.interest.value()
        if name:
            self.field.set_value("")
            self.interest.set_value("")
            self.added.emit(name, about)

    def _row(self, holder: Holder) -> "_Row":
        row = _Row(holder, self._about, people=self._people)
        row.removed.connect(self.removed)
        row.changed.connect(self.about_changed)
        self._list.addWidget(row)
        return row

    @Slot()
    def _add_and_stay(self) -> None:
        self.take_rest()
        self.field.input.setFocus()


class _Row(QWidget):
    """One holder: face or building, name, what they care about, and a way off."""

    removed = Signal(object)
    changed = Signal(object, str)

    def __init__(
        self, holder: Holder, about: str, *, people: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.holder = holder
        face = painting.Face(faces.initials(holder.name), 0, holder.name)
        lead = Avatar(face, 26) if people else Icon("buildings", "ink3", 18)
        name = Label(holder.name, "medium", elide=bool(about))
        self.about = InlineText(holder.about, about, "small", "ink2", example=about)
        if not about:
            self.about.hide()
        self.about.edited.connect(self._change)
        self.off = IconButton("x", tr("Take {name} off").format(name=holder.name))
        self.off.clicked.connect(self._remove)
        row = hbox(lead, 10, (name, int(bool(about))), gap=0)
        if about:
            row.addWidget(self.about, 1)
        row.addWidget(self.off)
        if not about:
            row.addStretch(1)
        self.setLayout(row)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.holder.term_id)

    @Slot(str)
    def _change(self, about: str) -> None:
        self.changed.emit(self.holder.term_id, about)
