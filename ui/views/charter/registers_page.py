"""The look "Registers": what a circle keeps together, one small list each."""

from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.charter import contributions
from app.errors import CirclebookError
from app.i18n import tr
from ui import phrases, prefs
from ui.commands import Command, shortcut
from ui.desk import Desk
from ui.dialogs.prints import print_community
from ui.places import Place
from ui.views.charter.look_page import LookPage
from ui.views.charter.registers import all_registers
from ui.views.charter.registers.asked import RoleCards
from ui.views.charter.registers.body import RegisterBody
from ui.views.charter.registers.panel import RecordPanel
from ui.views.charter.registers.register import Register
from ui.views.charter.registers.register_list import RegisterList, Tally
from ui.widgets.buttons import Button
from ui.widgets.layout import hbox
from ui.widgets.menus import Menu
from ui.widgets.telling import Teller

_KEYS: Final = ("1", "2", "3", "4", "5", "6", "7", "A", "G", "H", "P", "R", "U", "V")
_KEPT: Final = "charter_register"  # the register one was in


class RegistersPage(LookPage):
    """Registers in a list, and the one looked at beside it."""

    look = "registers"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.registers = {one.code: one for one in all_registers.made(self)}
        remembered = prefs.text(_KEPT)
        first = next(iter(self.registers))
        self.code = remembered if remembered in self.registers else first
        self.print = Button(tr("Print"), "printer", tip="Ctrl+P")
        self.add_action(self.print)
        self.list = RegisterList(
            [Tally(one.code, one.title(), one.icon) for one in self.registers.values()]
        )
        self.bodies: dict[str, RegisterBody] = {}
        self._stack = QStackedWidget()
        self.set_body(hbox(self.list, (self._stack, 1), gap=8), scroll=False)
        self._connect()
        self.show_register(self.code)

    @property
    def register(self) -> Register[Any]:
        """The register looked at."""
        return self.registers[self.code]

    @property
    def body(self) -> RegisterBody:
        """What shows the register looked at."""
        return self.bodies[self.code]

    @override
    def commands(self) -> list[Command]:
        own = [
            Command("registers.add", tr("Add a line"), self.begin_adding, "N", "plus"),
            Command(
                "registers.delete",
                tr("Delete the row one is on"),
                _nothing,
                "Del",
                handled=True,
            ),
        ]
        own += [
            Command(
                f"registers.{code}",
                tr("Register: {name}").format(name=one.title()),
                partial(self.show_register, code),
                icon=one.icon,
            )
            for code, one in self.registers.items()
        ]
        own += [
            Command(
                f"registers.key.{act.key}",
                act.text,
                partial(self._press, act.key),
                act.key,
                act.icon,
                handled=True,
            )
            for act, _ in self.body.acts
        ]
        return own

    @override
    def refresh(self) -> None:
        super().refresh()
        community = self.desk.community_id
        if community is None:
            return
        self.set_sub(tr("Registers: what we keep together"))
        self.list.show_tallies([self._tally(one) for one in self.registers.values()])
        self.body.refresh(community)
        self._refresh_panel()

    @override
    def show_item(self, item_id: UUID, intent: str = "") -> None:
        wanted = intent if intent in self.registers else self._register_of(item_id)
        if wanted:
            self.show_register(wanted)
            if self.body.show_record(item_id):
                self.open_record(self.body.table.current())

    @override
    def begin(self, intent: str) -> None:
        if intent in self.registers:
            self.show_register(intent)
            self.begin_adding()

    @override
    def leave_community(self) -> None:
        super().leave_community()
        for body in self.bodies.values():
            body.forget()

    @override
    def print_papers(self) -> None:
        self.print_register()

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        self.body.setFocus(reason)

    @Slot()
    def print_register(self) -> None:
        """Print the register looked at."""
        community = self.desk.community_id
        if community is None:
            return
        register, paper = self.register, self.register.paper
        record = self.body.table.current()
        if isinstance(register, RoleCards) and record is not None:
            paper = register.paper_of(record)
        print_community(self, self.desk, community, paper)

    @Slot(str)
    def show_register(self, code: str) -> None:
        """Show another register."""
        if code != self.code:
            self.close_panel()
        self.code = code
        prefs.set_text(_KEPT, code)
        if code not in self.bodies:
            body = RegisterBody(self.registers[code])
            body.opened.connect(self.open_record)
            body.picked.connect(self._follow_cursor)
            self.bodies[code] = body
            self._stack.addWidget(body)
        self._stack.setCurrentWidget(self.body)
        self.list.show_current(code)
        if self.desk.community_id is not None:
            self.body.refresh(self.desk.community_id)

    @Slot()
    def begin_adding(self) -> None:
        """Put the focus on the line one adds with."""
        if self.register.can_add:
            self.body.begin_adding()

    @Slot(object)
    def open_record(self, record: Any) -> None:
        """Show all of a record in the panel."""
        if record is None:
            return
        self.body.table.go_to(record.id)
        panel = self.panel()
        if isinstance(panel, RecordPanel) and panel.register is self.register:
            panel.show_record(record)
            return
        made = RecordPanel(self.register, record)
        made.closed.connect(self._focus_table)
        self.open_panel(made)

    def choose_gathering(self, record: Any) -> None:
        """Offer the gatherings to come; the one chosen gets a block with it."""
        community = self.desk.community_id
        if community is None:
            return
        coming = self.desk.read(contributions.to_come, community)
        menu = Menu(tr("Gatherings to come"), self)
        for one in coming:
            words = tr("{title}, {day}").format(
                title=one.title, day=phrases.day(one.day) if one.day else ""
            )
            menu.add(words, partial(self.put_on_agenda, record.id, one.id))
        if not coming:
            menu.add(tr("Plan a gathering first"), self._plan_one, "calendar-plus")
        menu.open_under(self._agenda_button())

    def put_on_agenda(self, contribution: UUID, gathering: UUID) -> None:
        """Give it a block at the end of a gathering."""
        self.desk.do(
            tr("Put on the agenda"),
            contributions.put_on_agenda,
            contribution,
            gathering,
        )

    def _connect(self) -> None:
        self.print.clicked.connect(self.print_register)
        self.list.chosen.connect(self.show_register)
        for key in _KEYS:
            teller = Teller(self, self._press, key)
            command = Command(f"registers.key.{key}", "", teller.tell, key)
            shortcut(
                command, self._stack, Qt.ShortcutContext.WidgetWithChildrenShortcut
            )

    def _press(self, key: str) -> None:
        self.body.press(key)

    def _tally(self, register: Register[Any]) -> Tally:
        community = self.desk.community_id
        records = register.read(community) if community is not None else []
        return Tally(
            register.code,
            register.title(),
            register.icon,
            sum(map(register.is_open, records)),
            sum(map(register.stands_out, records)),
        )

    def _register_of(self, item_id: UUID) -> str:
        community = self.desk.community_id
        if community is None:
            return ""
        for code, register in self.registers.items():
            if any(one.id == item_id for one in register.read(community)):
                return code
        return ""

    def _refresh_panel(self) -> None:
        panel = self.panel()
        if not isinstance(panel, RecordPanel):
            return
        wanted = panel.record.id
        for record in self.body.records:
            if record.id == wanted:
                panel.show_record(record)
                return
        self.close_panel()

    def _agenda_button(self) -> QWidget:
        for act, button in self.body.acts:
            if act.key == "A":
                return button
        return self.body

    @Slot()
    def _plan_one(self) -> None:
        self.desk.go(Place("sessions", self.desk.community_id, intent="add"))

    @Slot(object)
    def _follow_cursor(self, record: Any) -> None:
        panel = self.panel()
        if record is not None and isinstance(panel, RecordPanel):
            try:
                self.open_record(record)
            except CirclebookError:
                self.close_panel()

    @Slot()
    def _focus_table(self) -> None:
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)


def _nothing() -> None:
    """Do nothing: the key is handled by the table."""
