"""Balanced groups: a card for each, with people to be moved, and their setup beside."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.errors import CirclebookError
from app.i18n import tr
from app.needs import broken_rules, group_setups, traits
from app.needs.broken_rules import Broken
from app.needs.group_setups import Facts, Setup
from app.needs.groupings import Group, Grouping
from app.needs.holders import Holder
from ui.desk import Desk
from ui.dialogs.prints import print_grouping
from ui.views.needs.pairs import words
from ui.views.needs.pairs.acts import PairsActs, turned
from ui.views.needs.pairs.entry_page import ChoicesPage, TraitsPage
from ui.views.needs.pairs.grid import CardGrid, Wanted
from ui.views.needs.pairs.group_card import GroupCard, TrayCard
from ui.views.needs.pairs.groups_side import GroupsSide
from ui.views.needs.pairs.part import Part
from ui.views.needs.pairs.who_panel import WhoPanel
from ui.widgets.buttons import Button
from ui.widgets.feedback import EmptyState
from ui.widgets.inline import InlineText
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, bled, boxed, hbox, scrolled, vbox
from ui.widgets.menus import Menu

_PAPERS = frozenset({"group_lists", "table_signs"})
_SHEETS = frozenset({"sign_up_sheet"})


class GroupsPart(Part):
    """The groups of one making, or the setup of some to be made."""

    def __init__(self, desk: Desk, acts: PairsActs, parent: QObject) -> None:
        super().__init__(desk, acts, parent)
        self.facts = Facts()
        self.title = InlineText("", tr("Title"), "h2", required=True)
        self.line = Label("", "small", "ink2", wrap=True)
        self.why = InlineText(
            "", tr("Why these groups"), "small", "ink2", example=tr("Why these groups")
        )
        self.shuffle = Button(tr("Shuffle"), "shuffle")
        self.first = Button(tr("Make groups"), "users-three")
        self._stack = QStackedWidget()
        self.grid = CardGrid(280, 3)
        self.side = GroupsSide()
        self._new: Setup | None = None  # asked for, and not made yet
        self._lay_out()
        self._connect()

    @property
    @override
    def beside(self) -> QWidget:
        return self.side

    @override
    def refresh(self, grouping: Grouping | None) -> None:
        """Show these groups, or the setup of new ones."""
        self.hand.keep_focus()
        changed = (grouping.id if grouping else None) != (
            self.grouping.id if self.grouping else None
        )
        self.grouping = grouping
        community = self.desk.community_id
        self.facts = (
            self.desk.read(group_setups.facts, community) if community else Facts()
        )
        if grouping is not None:
            asked = self.side.setup
            self._new = None
            mine = asked.grouping_id == grouping.id and not changed
            kept = group_setups.setup_of(grouping)
            self._show_setup(replace(asked, turn=kept.turn) if mine else kept)
            self._show_groups(grouping)
        else:
            self._new = self._new or self.acts.first_groups()
            self._show_setup(self._new)
            self._show_none()
        self.allow_plan()

    @override
    def begin(self) -> None:
        """Begin with new groups of those expected next."""
        self._new = self.acts.first_groups()
        self.refresh(None)
        self.side.target.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget what was asked for in the community one was in."""
        self._new = None

    @Slot()
    @override
    def print_papers(self) -> None:
        """Print group lists and table signs, or the sheet to sign up on."""
        one = self.grouping
        if one is not None:
            empty = not any(group.people for group in one.groups)
            codes = _SHEETS if empty else _PAPERS
            print_grouping(self.main, self.desk, one.id, one.title, self.day, codes)

    @Slot()
    @override
    def mix(self) -> None:
        """Make other groups that are as good."""
        if self.grouping is not None:
            self._do(turned(self.side.setup))

    @override
    def set_padding(self, pad: int) -> None:
        """Begin as far from the edge as the head does."""
        self._column.setContentsMargins(pad, 6, 24, 24)

    def _lay_out(self) -> None:
        buttons = hbox(self.shuffle, self.plan, gap=8)
        top = hbox((bled(self.title, 8), 1), buttons, gap=8)
        self._column = vbox(
            top,
            self.line,
            bled(self.why, 8),
            self.notes,
            8,
            self.grid,
            STRETCH,
            gap=4,
        )
        empty = EmptyState(
            "circles-four",
            tr("Who sits with whom?"),
            tr(
                "Say on the right who takes part, how large groups are to be and what "
                "is to be mixed. The best groups for that are found and proved."
            ),
            self.first,
        )
        self._stack.addWidget(scrolled(boxed(self._column)))
        self._stack.addWidget(empty)
        self.main.setLayout(vbox((self._stack, 1)))

    def _connect(self) -> None:
        side = self.side
        self.title.edited.connect(self._rename)
        self.why.edited.connect(self._explain)
        self.shuffle.clicked.connect(self.mix)
        side.print.clicked.connect(self.print_papers)
        side.changed.connect(self._asked_anew)
        side.make_asked.connect(self._make)
        self.first.clicked.connect(self._make)
        side.who_asked.connect(self._ask_who)
        side.traits_asked.connect(self._ask_traits)
        side.choices_asked.connect(self._ask_choices)
        side.apart_asked.connect(self._keep_apart)
        side.apart_dropped.connect(self.acts.drop_apart)
        self.hand.picked_up.connect(self._show_picked)
        self.desk.veil_changed.connect(self._veil)
        if self.desk.read_only:
            reason = tr("This book is open for reading only")
            side.allow(False, reason)
            self.shuffle.block(reason)
            self.first.block(reason)
            self.title.setEnabled(False)
            self.why.setEnabled(False)

    def _show_setup(self, setup: Setup) -> None:
        self.side.show_setup(
            setup,
            self._in_order(),
            traits.names(self.facts.traits),
            self.facts.apart,
            veiled=self.desk.veiled,
        )

    def _in_order(self) -> list[Holder]:
        return sorted(self.here.values(), key=lambda one: one.name)

    def _show_none(self) -> None:
        self._stack.setCurrentIndex(1)
        self.first.setText(self.side.make.text())
        self.first.updateGeometry()
        self.side.make.hide()
        self.side.print.hide()
        self.show_notes(())
        self.grid.show_cards([])
        self.hand.hold([], [])

    def _show_groups(self, grouping: Grouping) -> None:
        self._stack.setCurrentIndex(0)
        self.side.make.show()
        self.side.print.show()
        self.title.set_text(grouping.title)
        self.why.set_text(grouping.rationale)
        self.line.setText(words.groups_head(grouping))
        self.show_notes(broken_rules.impossible(grouping, self.facts))
        names = self.names
        broken: dict[str, list[Broken]] = defaultdict(list)
        for one in broken_rules.of(grouping, self.facts):
            if not (one.private and self.desk.veiled):
                broken[one.letter].append(one)
        wanted: list[Wanted] = []
        if tray := [one for one in grouping.without if one in self.here]:
            line = words.left_over(grouping, [names[one] for one in tray])
            wanted.append(((tray, line), partial(self._tray, tray, names, line)))
        for group in grouping.groups:
            wrong = tuple(broken[group.letter])
            said = (group, wrong, [names.get(one) for one in group.people])
            wanted.append((said, partial(self._card, group, names, wrong)))
        self.grid.show_cards(wanted)
        cards = [
            one for one in self.grid.cards() if isinstance(one, GroupCard | TrayCard)
        ]
        chips = [chip for card in cards for chip in card.chips]
        self.hand.hold(chips, [(card, card.letter) for card in cards])

    def _tray(
        self, people: Sequence[UUID], names: Mapping[UUID, str], line: str
    ) -> TrayCard:
        card = TrayCard(people, self.here, names, line)
        card.put_asked.connect(self.hand.put)
        return card

    def _card(
        self, group: Group, names: Mapping[UUID, str], broken: Sequence[Broken]
    ) -> GroupCard:
        card = GroupCard(group, self.here, names, broken)
        card.described.connect(self._describe)
        card.more_asked.connect(self._offer)
        card.put_asked.connect(self.hand.put)
        if self.desk.read_only:
            for field in (card.name, card.room, card.why):
                field.setEnabled(False)
        return card

    def _do(self, setup: Setup) -> None:
        try:
            if setup.by_choice and setup.grouping_id is None:
                self.acts.open_sign_up(setup)
            else:
                self.acts.make_groups(setup)
        except CirclebookError as error:
            self.desk.say(str(error))

    @Slot()
    def _make(self) -> None:
        if self.acts.is_making:
            self.acts.stop()
        else:
            self._do(self.side.setup)

    @Slot()
    def _asked_anew(self) -> None:
        if self.grouping is None:
            self._new = self.side.setup
        self._show_setup(self.side.setup)
        self.first.setText(self.side.make.text())
        self.first.updateGeometry()

    @Slot(str)
    def _show_picked(self, name: str) -> None:
        for card in self.grid.cards():
            if isinstance(card, GroupCard | TrayCard):
                card.show_picked(name)

    @Slot()
    def _veil(self) -> None:
        if self.main.isVisible():
            self.refresh(self.grouping)

    @Slot(str)
    def _rename(self, title: str) -> None:
        if self.grouping is not None:
            self.acts.rename(self.grouping.id, title)

    @Slot(str)
    def _explain(self, why: str) -> None:
        if self.grouping is not None:
            self.acts.explain(self.grouping.id, why)

    @Slot(object, object, object)
    def _describe(self, letter: str, field: str, said: str) -> None:
        if self.grouping is not None:
            self.acts.describe(self.grouping.id, letter, field, said)

    @Slot(object, object)
    def _offer(self, letter: str, button: QWidget) -> None:
        if self.grouping is None:
            return
        key = self.grouping.id
        menu = Menu(tr("More"), self.main)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(tr("Print"), self.print_papers, "printer")
        if not self.desk.read_only:
            menu.add(tr("Add a group"), partial(self.acts.add_group, key), "plus")
            remove = partial(self.acts.remove_group, key, letter)
            menu.add(tr("Remove this group"), remove, "trash", danger=True)
        menu.open_under(button, right=True)

    @Slot()
    def _ask_who(self) -> None:
        panel = WhoPanel(self.desk, self._in_order(), self.acts.coming())
        setup = self.side.setup
        panel.show_chosen(setup.people, setup.session_id)
        panel.chosen.connect(self._use)
        self.panel_asked.emit(panel)
        panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, object)
    def _use(self, people: tuple[UUID, ...], session_id: UUID | None) -> None:
        self.side.setup = replace(self.side.setup, people=people, session_id=session_id)
        self._asked_anew()
        self.close_asked.emit()

    @Slot()
    def _ask_traits(self) -> None:
        self.page_asked.emit(TraitsPage(self.desk, self._in_order()))

    @Slot()
    def _ask_choices(self) -> None:
        one = self.grouping
        if one is None:
            self.desk.say(tr("Open the sign-up first, so that choices have a place."))
            return
        people = [self.here[key] for key in one.people if key in self.here]
        people.sort(key=lambda person: person.name)
        self.page_asked.emit(ChoicesPage(self.desk, one, people))

    @Slot(object, object)
    def _keep_apart(self, one: UUID, other: UUID) -> None:
        self.acts.keep_apart(one, other)
