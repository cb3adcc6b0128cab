"""Two entries side by side: what stays of each when they become one."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from app.i18n import tr
from app.person import members, people_merge
from app.person.members import Member
from app.person.people_merge import Difference
from ui.desk import Desk
from ui.views.people.columns import face_of
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Radio
from ui.widgets.combos import ChoiceField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, vbox
from ui.widgets.pages import Page
from ui.widgets.people import Avatar

TOP = Qt.AlignmentFlag.AlignTop


class MergePage(Page):
    """Asks, field by field, which of two entries is right, and makes them one."""

    finished = Signal(object)  # the key of the entry that stays, or None

    def __init__(
        self,
        desk: Desk,
        first: UUID,
        second: UUID | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("One person, two entries"), back=True, parent=parent)
        self._desk = desk
        self.first, self.second = first, second
        self._members = self._everyone()
        self.apart = Button(tr("Keep both"), kind="plain")
        self.merge = Button(tr("Merge"), "check", "primary")
        self.other = ChoiceField(tr("The other entry"), self._others(), second)
        self.choices: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._lay_out()
        self.back_asked.connect(self._give_up)
        self.apart.clicked.connect(self.keep_apart)
        self.merge.clicked.connect(self.do_merge)
        self.other.changed.connect(self.compare_with)
        self.compare_with(second)

    @Slot(object)
    def compare_with(self, second: UUID | None) -> None:
        """Show the first entry beside this one."""
        self.second = second
        clear(self._grid)
        self.choices = {}
        if second is None:
            self.merge.block(tr("Choose the other entry first"))
            self.apart.hide()
            return
        self.merge.allow()
        self.apart.show()
        self._heads(self.first, second)
        found = self._desk.read(people_merge.compare, self.first, second)
        for row, difference in enumerate(found, 1):
            self._line(row, difference)

    @Slot()
    def do_merge(self) -> None:
        """Make the two one, as chosen."""
        if self.second is None:
            return
        taken = [f for f, group in self.choices.items() if group.checkedId() == 1]
        self._desk.do(
            tr("Two entries merged"),
            people_merge.merge,
            self.first,
            self.second,
            taken,
        )
        self.finished.emit(self.first)

    @Slot()
    def keep_apart(self) -> None:
        """Note that they are two people."""
        if self.second is not None:
            self._desk.do(
                tr("Kept as two people"),
                people_merge.keep_apart,
                self.first,
                self.second,
            )
        self.finished.emit(None)

    def _lay_out(self) -> None:
        self.set_sub(
            tr("Choose what is right. What happened with either stays with the one.")
        )
        self.add_action(self.apart)
        self.add_action(self.merge)
        chooser = hbox(self.other, STRETCH)
        self.other.setMinimumWidth(280)
        card = Card(self._grid, margins=(20, 16, 20, 16))
        self.set_body(boxed(vbox(chooser, card, STRETCH, gap=16)))

    def _heads(self, *keys: UUID) -> None:
        for column, key in enumerate(keys, 1):
            member = next((m for m in self._members if m.id == key), None)
            if member is None:
                continue
            about = member.site or tr("No site")
            words = vbox(Label(member.name, "h3"), Label(about, "small", "ink3"))
            head = boxed(hbox(Avatar(face_of(member), 36), (words, 1), gap=10))
            head.setContentsMargins(0, 0, 0, 10)
            self._grid.addWidget(head, 0, column)

    def _line(self, row: int, difference: Difference) -> None:
        name = Label(difference.label, "small", "ink3")
        name.setContentsMargins(0, 6, 0, 0)
        self._grid.addWidget(name, row, 0, TOP)
        if not difference.differs:
            same = Label(difference.first, "body", "ink2", wrap=True)
            same.setContentsMargins(30, 4, 0, 4)
            self._grid.addWidget(same, row, 1, 1, 2)
            return
        group = QButtonGroup(self)
        for number, text in enumerate((difference.first, difference.second)):
            radio = Radio(text or tr("Nothing"))
            radio.setAccessibleName(f"{difference.label}: {text or tr('Nothing')}")
            radio.setToolTip(text)
            radio.setEnabled(bool(text))
            group.addButton(radio, number)
            self._grid.addWidget(radio, row, number + 1)
        group.button(difference.suggested).setChecked(True)
        self.choices[difference.field] = group

    def _everyone(self) -> Sequence[Member]:
        community = self._desk.community_id
        if community is None:
            return ()
        return self._desk.read(members.of_community, community).members

    def _others(self) -> list[tuple[UUID | None, str]]:
        found: list[tuple[UUID | None, str]] = [(None, tr("Choose somebody"))]
        for member in self._members:
            if member.id != self.first:
                words = f"{member.name}, {member.site}" if member.site else member.name
                found.append((member.id, words))
        return found

    @Slot()
    def _give_up(self) -> None:
        self.finished.emit(None)
