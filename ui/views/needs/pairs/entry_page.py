"""A line for each person, typed fast: Enter goes to the next one."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.errors import CirclebookError
from app.i18n import tr
from app.needs import groupings, traits
from app.needs.groupings import Grouping
from app.needs.holders import Holder
from ui.desk import Desk
from ui.theme import theme, tokens
from ui.widgets.base import moved_by_key
from ui.widgets.buttons import Button
from ui.widgets.completing import complete
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.pages import Page
from ui.widgets.telling import Teller


class Cells(QWidget):
    """People by columns, a field in each cell."""

    left = Signal(object, int, object)  # person, column, what was typed
    _LONGEST = 80

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.fields: list[list[QLineEdit]] = []
        self._kept: dict[tuple[UUID, int], str] = {}

    def show_rows(
        self,
        people: Sequence[Holder],
        columns: Sequence[str],
        values: Mapping[tuple[UUID, int], str],
        offered: Sequence[Sequence[str]] = (),
    ) -> None:
        """Show a row for each person; `offered` are the words known of a column."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = []
        for at, title in enumerate(columns, 1):
            self._grid.addWidget(Label(title, "capm", "ink3"), 0, at)
        for row, one in enumerate(people, 1):
            name = vbox(
                Label(one.name, "medium", elide=True),
                Label(one.site, "cap", "ink3", elide=True),
            )
            self._grid.addLayout(name, row, 0)
            self.fields.append([])
            for at, title in enumerate(columns):
                field = self._field(one, at, title, values.get((one.key, at), ""))
                if at < len(offered) and offered[at]:
                    complete(field, list(offered[at]))
                self._grid.addWidget(field, row, at + 1)
                self.fields[-1].append(field)
        self._grid.setColumnStretch(0, 2)
        for at in range(len(columns)):
            self._grid.setColumnStretch(at + 1, 2)

    def _field(self, one: Holder, at: int, title: str, value: str) -> QLineEdit:
        field = QLineEdit(value)
        field.setMaxLength(self._LONGEST)
        field.setAccessibleName(f"{one.name}: {title}")
        field.setMinimumHeight(theme.fit(tokens.HEIGHTS["control"], "body", padding=10))
        field.editingFinished.connect(
            Teller(field, self._keep, one.key, at, field).tell
        )
        field.returnPressed.connect(Teller(field, self.go_below, field).tell)
        self._kept[one.key, at] = value
        return field

    def _keep(self, key: UUID, at: int, field: QLineEdit) -> None:
        """Pass on what was typed in a cell, if it is something else."""
        typed = field.text().strip()
        if typed != self._kept[key, at]:
            self._kept[key, at] = typed
            self.left.emit(key, at, typed)

    def go_below(self, field: QLineEdit) -> None:
        """Go to the field below."""
        for row, fields in enumerate(self.fields[:-1]):
            if field in fields:
                moved_by_key()
                below = self.fields[row + 1][fields.index(field)]
                below.setFocus(Qt.FocusReason.TabFocusReason)
                below.selectAll()
                return


class ChoicesPage(Page):
    """What each person chose on the sign-up sheet: "A C B"."""

    def __init__(
        self, desk: Desk, grouping: Grouping, people: Sequence[Holder]
    ) -> None:
        hint = tr("Type the letters in the order they were wanted, such as B A C.")
        super().__init__(tr("What they chose"), hint, back=True, wide=True)
        self._desk, self._key, self.people = desk, grouping.id, people
        self.problem = Label("", "small", "danger_ink", wrap=True)
        self.problem.hide()
        self.cells = Cells()
        self.done = Button(tr("Done"), "check", "primary")
        groups = ", ".join(
            f"{one.letter} {one.name}".strip() for one in grouping.groups
        )
        values = {
            (person, 0): " ".join(letters)
            for person, letters in grouping.choices.items()
        }
        self.cells.show_rows(people, [tr("Choices")], values)
        self.cells.setMaximumWidth(720)
        self.add_action(self.done)
        self.set_body(
            vbox(
                Label(groups, "small", "ink2", wrap=True),
                self.problem,
                boxed(hbox((self.cells, 3), (QWidget(), 1))),
                STRETCH,
                gap=10,
            )
        )
        self.cells.left.connect(self._keep)
        self.done.clicked.connect(self.back_asked)

    @Slot(object, int, object)
    def _keep(self, person: UUID, _at: int, typed: str) -> None:
        letters = typed.replace(",", " ").split()
        if len(letters) == 1 and len(letters[0]) > 1 and letters[0].isalpha():
            known = {
                one.letter for one in self._desk.read(groupings.get, self._key).groups
            }
            if letters[0].upper() not in known:
                letters = list(letters[0])
        try:
            choose = groupings.choose
            self._desk.note(tr("Choice noted"), choose, self._key, person, letters)
        except CirclebookError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.problem.hide()


class TraitsPage(Page):
    """The characteristics the coach names, and their value for each person."""

    def __init__(self, desk: Desk, people: Sequence[Holder]) -> None:
        hint = tr("As they state it themselves. Members see only how many there are.")
        super().__init__(tr("Characteristics"), hint, back=True, wide=True)
        self._desk, self._people = desk, list(people)
        self._names: list[str] = []
        self.name = TextField(tr("Another one"), example=tr("Region"))
        self.add = Button(tr("Add a column"), "plus")
        self.cells = Cells()
        self.done = Button(tr("Done"), "check", "primary")
        self.empty = Label(
            tr("Name what you want to mix: region, role, years in the work."),
            "body",
            "ink2",
            wrap=True,
        )
        self.add_action(self.done)
        top = hbox(self.name, vbox(STRETCH, self.add), STRETCH, gap=8)
        self.set_body(vbox(top, self.empty, self.cells, STRETCH, gap=14))
        self.name.input.returnPressed.connect(self.add_column)
        self.add.clicked.connect(self.add_column)
        self.cells.left.connect(self._keep)
        self.done.clicked.connect(self.back_asked)
        self._show()

    @Slot()
    def add_column(self) -> None:
        """Add a column for another characteristic, and begin to fill it."""
        name = self.name.value()
        if not name or name in self._names:
            return
        self._names.append(name)
        self.name.set_value("")
        self._show()
        if self.cells.fields:
            self.cells.fields[0][-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        community = self._desk.community_id
        known = self._desk.read(traits.of_community, community) if community else {}
        self._names = list(dict.fromkeys([*traits.names(known), *self._names]))
        values = {
            (person, self._names.index(name)): value
            for person, said in known.items()
            for name, value in said.items()
        }
        offered = [traits.values(known, name) for name in self._names]
        self.empty.setVisible(not self._names)
        self.cells.setVisible(bool(self._names))
        people = self._people if self._names else []
        self.cells.show_rows(people, self._names, values, offered)

    @Slot(object, int, object)
    def _keep(self, person: UUID, at: int, typed: str) -> None:
        community = self._desk.community_id
        if community is not None:
            name = self._names[at]
            say = traits.say
            self._desk.note(
                tr("Characteristic noted"), say, community, person, name, typed
            )
