"""What a person brings and which roles they have: chips to add, change and take out."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import CirclebookError
from app.i18n import tr
from app.needs import topics
from app.person import contacts, expertise
from app.person.members import Member
from app.vocabulary import Role
from ui.painting import ChipSpec
from ui.views.people.about import About
from ui.views.people.columns import chip_of
from ui.views.people.facts import Group
from ui.widgets.buttons import Button
from ui.widgets.chips import ChipRow
from ui.widgets.combos import ChoiceField
from ui.widgets.completing import complete
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.menus import Menu, Popover


class BringsGroup(Group):
    """What somebody brings; the star marks what they can coach others in."""

    def __init__(self, about: About, parent: QWidget | None = None) -> None:
        self.add = Button(tr("Add"), kind="link", small=True)
        super().__init__(tr("Brings"), self.add, parent)
        self._about = about
        self._popover: TopicPopover | None = None
        self.chips = ChipRow(tr("Brings"), removable=True, pickable=True)
        self.nothing = Label(tr("Nothing noted yet"), "small", "ink3")
        self.column.addWidget(self.chips)
        self.column.addWidget(self.nothing)
        self.add.setAccessibleName(tr("Add what they bring"))
        self.add.clicked.connect(self.ask)
        self.chips.picked.connect(self._offer_levels)
        self.chips.removed.connect(self._take_out)

    def show_member(self, member: Member) -> None:
        """Show what this member brings."""
        shown = [(b.expertise_id, chip_of(b, strong=True)) for b in member.brings]
        show_chips(self.chips, shown, self.add)
        self.chips.setVisible(bool(member.brings))
        self.nothing.setVisible(not member.brings)

    @Slot()
    def ask(self) -> None:
        """Ask what else they bring."""
        known = self._about.desk.read(topics.names)
        self._popover = TopicPopover(self._about, known, self)
        self._popover.open_under(self.add, right=True)
        self._popover.topic.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _offer_levels(self, key: UUID) -> None:
        brought = next(
            b for b in self._about.card.member.brings if b.expertise_id == key
        )
        menu = Menu(brought.topic, self)
        menu.add_head(brought.topic)
        for level, words in expertise.LEVELS.items():
            choose = partial(self._set_level, key, level)
            menu.add(tr(words), choose, checked=level == brought.level)
        menu.add_rule()
        menu.add(tr("Take out"), partial(self._take_out, key), "trash", "Del")
        menu.open_under(self.chips)

    def _set_level(self, key: UUID, level: int) -> None:
        self._about.do(tr("Level changed"), expertise.set_level, key, level)

    @Slot(object)
    def _take_out(self, key: UUID) -> None:
        self._about.do(tr("Taken out"), expertise.take_out, key)


class TopicPopover(Popover):
    """Asks for a topic and how well somebody knows it."""

    def __init__(self, about: About, topics: list[str], parent: QWidget) -> None:
        super().__init__(margins=16, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Add what they bring"))
        self._about = about
        self.topic = TextField(tr("Brings"), example=tr("Running a first meeting"))
        complete(self.topic.input, topics)
        levels = [(level, tr(words)) for level, words in expertise.LEVELS.items()]
        self.level = ChoiceField(tr("How well"), levels, 3)
        self.keep = Button(tr("Add"), kind="primary")
        column = vbox(self.topic, self.level, hbox(STRETCH, self.keep), gap=12)
        whole = boxed(column)
        whole.setMinimumWidth(280)
        self.hold(vbox(whole))
        self.keep.clicked.connect(self.take)
        self.topic.input.returnPressed.connect(self.take)

    @Slot()
    def take(self) -> None:
        """Note what was typed, and close."""
        try:
            self._about.do(
                tr("Added to what they bring"),
                expertise.bring,
                self._about.person_id,
                self.topic.value(),
                self.level.value(),
            )
        except CirclebookError as error:
            self.topic.set_error(str(error))
            return
        self.close()


class RolesGroup(Group):
    """The roles somebody has in the community."""

    def __init__(self, about: About, parent: QWidget | None = None) -> None:
        self.add = Button(tr("Add"), kind="link", small=True)
        super().__init__(tr("Roles"), self.add, parent)
        self._about = about
        self.chips = ChipRow(tr("Roles"), removable=True)
        self.nothing = Label(tr("No role beyond being here"), "small", "ink3")
        self.column.addWidget(self.chips)
        self.column.addWidget(self.nothing)
        self.add.setAccessibleName(tr("Add a role"))
        self.add.clicked.connect(self.offer)
        self.chips.removed.connect(self._end)

    def show_member(self, member: Member) -> None:
        """Show the roles of this member."""
        shown = [(held.term_id, ChipSpec(held.label)) for held in member.roles]
        show_chips(self.chips, shown, self.add)
        self.chips.setVisible(bool(shown))
        self.nothing.setVisible(not shown)

    @Slot()
    def offer(self) -> None:
        """Offer the roles they do not have."""
        held = {term.role for term in self._about.card.member.roles}
        menu = Menu(tr("Roles"), self)
        for role in contacts.GIVEN:
            if role not in held:
                menu.add(role.label, partial(self._give, role))
        menu.open_under(self.add, right=True)

    def _give(self, role: Role) -> None:
        about = self._about
        about.do(
            tr("Role added"),
            contacts.give_role,
            about.community_id,
            about.person_id,
            role,
        )

    @Slot(object)
    def _end(self, term_id: UUID) -> None:
        self._about.do(tr("Role ended"), contacts.end_role, term_id)


def show_chips(
    row: ChipRow, chips: Sequence[tuple[object, ChipSpec]], otherwise: QWidget
) -> None:
    """Show these chips; focus that was on one stays in the row, or goes `otherwise`."""
    focused = QApplication.focusWidget()
    inside = focused is not None and row.isAncestorOf(focused)
    row.show_chips(chips)
    if inside:
        place = (row.chips() or [otherwise])[0]
        place.setFocus(Qt.FocusReason.OtherFocusReason)
