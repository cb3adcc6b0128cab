"""Pairs and groups: appreciative interviews, and groups balanced by rules."""

from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.gathering import sessions
from app.i18n import tr
from app.needs import groupings, holders
from app.needs.groupings import SHOWN, Grouping
from ui.commands import Command
from ui.desk import Desk
from ui.theme import theme, tokens
from ui.views.needs.look_page import LookPage
from ui.views.needs.pairs import words
from ui.views.needs.pairs.acts import PairsActs
from ui.views.needs.pairs.card_panel import CardPanel
from ui.views.needs.pairs.groups_part import GroupsPart
from ui.views.needs.pairs.interviews_part import InterviewsPart
from ui.views.needs.pairs.part import Part
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Segmented
from ui.widgets.combos import Choice
from ui.widgets.labels import Label, Rule
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.menus import Menu
from ui.widgets.panels import SidePanel

INTERVIEWS: Final = "interviews"
GROUPS: Final = "groups"
WIDTH: Final = 312  # px of what stands beside the board


class PairsPage(LookPage):
    """A switch between interviews and groups, what was made before, and the part."""

    look: ClassVar[str] = "pairs"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.acts = PairsActs(desk, self)
        self.all: list[Grouping] = []
        self._days: dict[UUID, date] = {}
        self._shown: dict[str, UUID | None] = {INTERVIEWS: None, GROUPS: None}
        self._new = {INTERVIEWS: False, GROUPS: False}
        self.ways = Segmented(
            tr("Interviews or groups"),
            [
                (INTERVIEWS, tr("Interviews"), "chats"),
                (GROUPS, tr("Groups"), "circles-four"),
            ],
            INTERVIEWS,
        )
        self.history = Choice(tr("Made before"))
        self.new = Button(tr("New"), "plus", "plain")
        self.options = IconButton("dots-three", tr("More on these"))
        self.making = Label(tr("Looking for the best…"), "small", "ink3")
        self.stop = Button(tr("Stop"), "x", "plain", small=True)
        self.interviews = InterviewsPart(desk, self.acts, self)
        self.groups = GroupsPart(desk, self.acts, self)
        self._mains, self._sides = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_busy(False)

    @property
    def part(self) -> Part:
        """The part one is in."""
        return self.interviews if self.way == INTERVIEWS else self.groups

    @property
    def way(self) -> str:
        """Interviews or groups."""
        return str(self.ways.current())

    @override
    def commands(self) -> list[Command]:
        return [
            Command(
                "pairs.shuffle", tr("Shuffle"), self.mix, "Ctrl+Shift+S", "shuffle"
            ),
            Command("pairs.new", tr("New pairs or groups"), self.begin_new, "", "plus"),
            Command("pairs.interviews", tr("Show interviews"), self.show_interviews),
            Command("pairs.groups", tr("Show groups"), self.show_groups),
        ]

    @override
    def refresh(self) -> None:
        community = self.desk.community_id
        here = []
        if community is None:
            self.all, self._days = [], {}
        else:
            self.all = self.desk.read(groupings.of_community, community)
            here = list(self.desk.read(holders.of_community, community).people)
            planned = self.desk.read(sessions.of_community, community)
            self._days = {
                one.gathering.id: one.gathering.day
                for one in planned
                if one.gathering.day
            }
        people = {one.key: one for one in here}
        for part in (self.interviews, self.groups):
            part.here, part.days = people, self._days
        self._show()

    @override
    def show_item(self, item_id: UUID, intent: str = "") -> None:
        found = next((one for one in self.all if one.id == item_id), None)
        if found is not None:
            self._open(found)
        elif intent in (INTERVIEWS, "interview"):
            # a site nobody draws on, or a person: where they get a chance to tell
            self.show_interviews()
            chips = self.interviews.hand
            for person in self.interviews.here.values():
                if item_id in (person.key, person.site_id) and chips.has(person.key):
                    chips.chip(person.key).setFocus(Qt.FocusReason.ShortcutFocusReason)
                    break

    @override
    def begin(self, intent: str) -> None:
        if intent in ("interview", INTERVIEWS):
            self.show_interviews()
        elif intent == GROUPS:
            self.show_groups()
        elif intent == "new-groups":
            self.show_groups()
            self.begin_new()

    @override
    def step_back(self) -> bool:
        if self.part.hand.picked is not None:
            self.part.hand.let_go()
            return True
        return super().step_back()

    @override
    def leave_community(self) -> None:
        super().leave_community()
        self.acts.stop()
        self._shown = {INTERVIEWS: None, GROUPS: None}
        self._new = {INTERVIEWS: False, GROUPS: False}
        self.groups.forget()

    @override
    def print_papers(self) -> None:
        self.part.print_papers()

    @Slot()
    def mix(self) -> None:
        """Make another set that is as good."""
        self.part.mix()

    @Slot()
    def begin_new(self) -> None:
        """Make other pairs, or begin with other groups; those that are stay."""
        if self.desk.read_only:
            return
        if self.way == INTERVIEWS:
            self.interviews.begin()
        else:
            self._new[GROUPS] = True
            self._show()
            self.groups.begin()

    @Slot()
    def show_interviews(self) -> None:
        """Show pairs."""
        self.turn(INTERVIEWS)

    @Slot()
    def show_groups(self) -> None:
        """Show groups."""
        self.turn(GROUPS)

    @Slot(object)
    def turn(self, way: str) -> None:
        """Show interviews, or groups."""
        self.close_panel()
        self.ways.choose(way)
        self._show()

    @override
    def open_panel(self, panel: SidePanel) -> None:
        super().open_panel(panel)
        panel.closed.connect(self._show_beside)
        # beside the card one writes, one looks at it, where there is room for both
        room = self.window().width() >= tokens.NARROW_BELOW * max(1.0, theme.scale)
        self._sides.setVisible(room and isinstance(panel, CardPanel))

    @Slot()
    @override
    def close_panel(self) -> None:
        super().close_panel()
        self._show_beside()

    @Slot()
    def _show_beside(self) -> None:
        """Show what stands beside: of interviews there is nothing before the pairs."""
        wanted = self.way != INTERVIEWS or self._shown[self.way] is not None
        self._sides.setVisible(wanted)
        self._between.setVisible(wanted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < tokens.NARROW_BELOW
        pad = tokens.WIDTHS["pad_narrow" if narrow else "pad"]
        self._bar.setContentsMargins(pad, 16, 24, 6)
        for part in (self.interviews, self.groups):
            part.set_padding(pad)

    def _lay_out(self) -> None:
        self._bar = hbox(
            self.ways,
            self.making,
            self.stop,
            STRETCH,
            self.history,
            self.new,
            self.options,
            gap=8,
        )
        for part in (self.interviews, self.groups):
            self._mains.addWidget(part.main)
            self._sides.addWidget(part.beside)
        self._sides.setFixedWidth(WIDTH)
        self._between = Rule(vertical=True)
        board = vbox(self._bar, (self._mains, 1))
        whole = hbox((board, 1), self._between, self._sides)
        self.set_body(boxed(whole), scroll=False, padded=False)
        self.rule.show()
        self.begin_at(self.ways)
        if self.desk.read_only:
            self.new.block(tr("This book is open for reading only"))

    def _connect(self) -> None:
        self.ways.chosen.connect(self.turn)
        self.history.chosen.connect(self._choose)
        self.new.clicked.connect(self.begin_new)
        self.options.clicked.connect(self._offer)
        self.stop.clicked.connect(self.acts.stop)
        self.acts.made.connect(self._show_made)
        self.acts.busy.connect(self._show_busy)
        for part in (self.interviews, self.groups):
            part.panel_asked.connect(self.open_panel)
            part.close_asked.connect(self.close_panel)
            part.page_asked.connect(self._open_entry)

    def _of_way(self) -> list[Grouping]:
        interviews = self.way == INTERVIEWS
        return [
            one
            for one in self.all
            if (one.is_interview if interviews else one.kind in SHOWN)
        ]

    def _show(self) -> None:
        mine = self._of_way()
        wanted = self._shown[self.way]
        found = next((one for one in mine if one.id == wanted), None)
        if found is None and mine and not self._new[self.way]:
            found = mine[0]
        self._shown[self.way] = found.id if found else None
        options: list[tuple[object, str]] = [
            (one.id, words.listed_as(one, self._days)) for one in mine
        ]
        if found is None:
            options.insert(0, (None, tr("Not made yet")))
        self.history.offer(options, found.id if found else None)
        self.history.setVisible(len(options) > 1)
        self.options.setVisible(found is not None)
        self._mains.setCurrentWidget(self.part.main)
        self._sides.setCurrentWidget(self.part.beside)
        self.set_sub(
            tr("Appreciative interviews: pairs find out what the other one is good at.")
            if self.way == INTERVIEWS
            else tr("Groups balanced by size, site and whatever you want to mix.")
        )
        self.part.refresh(found)
        if self.panel() is None:
            self._show_beside()

    def _open(self, found: Grouping) -> None:
        way = INTERVIEWS if found.is_interview else GROUPS
        self._shown[way], self._new[way] = found.id, False
        self.turn(way)

    @Slot(object)
    def _choose(self, key: object) -> None:
        found = next((one for one in self.all if one.id == key), None)
        if found is not None:
            self._open(found)

    @Slot(object)
    def _show_made(self, key: UUID) -> None:
        self.refresh()
        found = next((one for one in self.all if one.id == key), None)
        if found is not None:
            way = INTERVIEWS if found.is_interview else GROUPS
            self._shown[way], self._new[way] = key, False
            if way == self.way:
                self._show()

    @Slot(bool)
    def _show_busy(self, busy: bool) -> None:
        self.making.setVisible(busy)
        self.stop.setVisible(busy)

    @Slot(object)
    def _open_entry(self, page: object) -> None:
        self.page_asked.emit(page)

    @Slot()
    def _offer(self) -> None:
        menu = Menu(tr("More on these"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(tr("Print"), self.print_papers, "printer", "Ctrl+P")
        if not self.desk.read_only:
            menu.add_rule()
            menu.add(tr("Delete"), self._delete, "trash", danger=True)
        menu.open_under(self.options, right=True)

    @Slot()
    def _delete(self) -> None:
        key = self._shown[self.way]
        if key is not None:
            self._shown[self.way] = None
            self.acts.delete(key)
