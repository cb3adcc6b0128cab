"""Appreciative interviews: the pairs as cards, and beside them rules and questions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app import clock
from app.errors import CirclebookError
from app.i18n import tr
from app.needs import (
    attending,
    interview_cards,
    interviews,
    offers,
    pair_facts,
    pair_words,
)
from app.needs.groupings import Group, Grouping
from app.needs.holders import Holder
from app.needs.interview_cards import Card
from app.needs.interviews import USUAL, Setup, Told
from ui.desk import Desk
from ui.dialogs.prints import print_grouping
from ui.views.needs.pairs import words
from ui.views.needs.pairs.acts import PairsActs, turned
from ui.views.needs.pairs.card_panel import CardPanel
from ui.views.needs.pairs.grid import CardGrid, Wanted
from ui.views.needs.pairs.interview_side import InterviewSide
from ui.views.needs.pairs.pair_card import PairCard
from ui.views.needs.pairs.part import Part
from ui.views.needs.pairs.tell_panel import TellPanel
from ui.views.needs.pairs.who_panel import WhoPanel
from ui.widgets.buttons import Button
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, scrolled, vbox
from ui.widgets.menus import Menu
from ui.widgets.telling import Teller

_SHEETS: Final = frozenset({"interview_sheets"})
_PAIR: Final = 2


class InterviewsPart(Part):
    """The pairs of one making, or how to make some."""

    def __init__(self, desk: Desk, acts: PairsActs, parent: QObject) -> None:
        super().__init__(desk, acts, parent)
        self.title = Label("", "h2", elide=True)
        self.line = Label("", "small", "ink2", wrap=True)
        self.shuffle = Button(tr("Shuffle"), "shuffle")
        self.grid = CardGrid(330, 2)
        self.side = InterviewSide()
        self.make = Button(tr("Make pairs"), "users-three")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    @override
    def beside(self) -> QWidget:
        return self.side

    @override
    def refresh(self, grouping: Grouping | None) -> None:
        """Show these pairs, or offer to make some."""
        self.hand.keep_focus()
        self.grouping = grouping
        self._stack.setCurrentIndex(0 if grouping else 1)
        self.side.setEnabled(grouping is not None)
        rules = interviews.setup_of(grouping).rules if grouping else USUAL
        self.side.show_rules(rules)
        self.allow_plan()
        if grouping is None:
            self.grid.show_cards([])
            self.hand.hold([], [])
            return
        self._show_pairs(grouping, rules)
        self.side.show_card(interview_cards.of_pairs(grouping), len(grouping.groups))
        self.side.show_people(len([p for p in grouping.people if p in self.here]))

    @override
    def begin(self) -> None:
        """Make pairs of those expected next, or of all members."""
        community = self.desk.community_id
        if community is None or self.desk.read_only:
            return
        coming = self.acts.coming()
        session = coming[0].id if coming else None
        people = (
            self.desk.read(attending.at_gathering, session)
            if session
            else self.desk.read(attending.members, community)
        )
        title = tr("Appreciative interviews")
        self._do(Setup(tuple(people), USUAL, 0, session, title))

    @Slot()
    @override
    def print_papers(self) -> None:
        """Print a card for each pair."""
        one = self.grouping
        if one is not None:
            print_grouping(self.main, self.desk, one.id, one.title, self.day, _SHEETS)

    @Slot()
    @override
    def mix(self) -> None:
        """Make another set of pairs that is as good."""
        if self.grouping is not None:
            self._do(turned(interviews.setup_of(self.grouping)))

    def _lay_out(self) -> None:
        top = hbox((self.title, 1), self.shuffle, self.plan, gap=8)
        column = vbox(
            top,
            self.line,
            self.notes,
            8,
            self.grid,
            STRETCH,
            gap=4,
            margins=(0, 14, 0, 24),
        )
        self._column = column
        empty = EmptyState(
            "chats",
            tr("Who is good at what?"),
            tr(
                "Two who have not met ask each other about a time it went well. What "
                "they find out is what this circle can teach itself."
            ),
            self.make,
        )
        self._stack.addWidget(scrolled(boxed(column)))
        self._stack.addWidget(empty)
        self.main.setLayout(vbox((self._stack, 1)))

    def _connect(self) -> None:
        self.make.clicked.connect(self.begin)
        self.shuffle.clicked.connect(self.mix)
        self.side.rules_chosen.connect(self._choose_rules)
        self.side.print_asked.connect(self.print_papers)
        self.side.edit_asked.connect(self._edit_card)
        self.side.who_asked.connect(self._ask_who)
        if self.desk.read_only:
            reason = tr("This book is open for reading only")
            self.side.allow(False, reason)
            for button in (self.make, self.shuffle):
                button.block(reason)

    @override
    def set_padding(self, pad: int) -> None:
        """Begin as far from the edge as the head does."""
        self._column.setContentsMargins(pad, 6, 24, 24)

    def _show_pairs(self, grouping: Grouping, rules: tuple[str, ...]) -> None:
        facts = self.desk.read(
            pair_facts.read, grouping.community_id, grouping.people, grouping.id
        )
        names = self.names
        self.title.setText(words.pairs_title(grouping, self.day))
        self.line.setText(_line(grouping, rules, self.here))
        if self.day is not None and self.day < clock.today():
            rules = tuple(one for one in rules if one == "sites")  # they have met now
        self.show_notes(pair_words.unkept(grouping, facts, rules))
        wanted: list[Wanted] = []
        for group in grouping.groups:
            broken = pair_words.at(group, facts, rules)
            said = (group, broken, [names.get(one) for one in group.people])
            wanted.append((said, partial(self._card, group, names, broken)))
        self.grid.show_cards(wanted)
        cards = [one for one in self.grid.cards() if isinstance(one, PairCard)]
        chips = [chip for card in cards for chip in card.chips]
        self.hand.hold(chips, [(card, card.letter) for card in cards])

    def _card(
        self, group: Group, names: Mapping[UUID, str], broken: Sequence[str]
    ) -> PairCard:
        fixed = self.desk.read_only
        card = PairCard(group, self.here, names, broken, fixed=fixed)
        card.asked.connect(self._ask)
        card.more_asked.connect(self._offer)
        return card

    def _do(self, setup: Setup) -> None:
        try:
            self.acts.make_pairs(setup)
        except CirclebookError as error:
            self.desk.say(str(error))

    @Slot(object)
    def _choose_rules(self, rules: tuple[str, ...]) -> None:
        if self.grouping is not None:
            setup = interviews.setup_of(self.grouping)
            self._do(replace(setup, rules=rules))

    @Slot(object, object)
    def _ask(self, letter: str, question: str) -> None:
        if self.grouping is not None:
            self.acts.describe(self.grouping.id, letter, "question", question)

    @Slot(object, object)
    def _offer(self, letter: str, button: QWidget) -> None:
        group = self.grouping.group(letter) if self.grouping else None
        if group is None:
            return
        menu = Menu(tr("More"), self.main)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self.desk.read_only:
            menu.add(
                tr("Note what came to light…"),
                partial(self.open_telling, letter),
                "sparkle",
            )
            menu.add(
                tr("Another question"), partial(self._next_question, group), "quotes"
            )
        menu.add(tr("Print the cards"), self.print_papers, "printer")
        menu.open_under(button, right=True)

    def _next_question(self, group: Group) -> None:
        asked = interview_cards.questions()
        used = (
            {one.question for one in self.grouping.groups} if self.grouping else set()
        )
        place = asked.index(group.question) if group.question in asked else -1
        order = (*asked[place + 1 :], *asked[: place + 1])
        free = next((one for one in order if one not in used), order[0])
        self._ask(group.letter, free)

    def open_telling(self, letter: str) -> None:
        """Open the panel for what an interview brought to light."""
        group = self.grouping.group(letter) if self.grouping else None
        if group is None:
            return
        panel = TellPanel(group, self.here, self.names)
        panel.told.connect(Teller(panel, self._tell, panel).pass_on)
        panel.whose.chosen.connect(Teller(panel, self._show_known, panel).pass_on)
        self.panel_asked.emit(panel)
        self._show_known(panel, panel.whose.current())
        panel.begin()

    def _tell(self, panel: TellPanel, person: UUID, told: Told) -> None:
        if self.grouping is None:
            return
        try:
            self.acts.tell(self.grouping.id, person, told)
        except CirclebookError as error:
            panel.refuse(error)
            return
        panel.clear()
        self._show_known(panel, person)

    def _show_known(self, panel: TellPanel, person: object) -> None:
        community = self.desk.community_id
        if community is None:
            return
        known = self.desk.read(offers.of_community, community)
        mine = [(one.topic, one.listed) for one in known if one.holder.key == person]
        panel.show_known(mine)

    @Slot()
    def _edit_card(self) -> None:
        if self.grouping is not None:
            panel = CardPanel(interview_cards.of_pairs(self.grouping))
            panel.written.connect(self._write_card)
            self.panel_asked.emit(panel)
            panel.opening.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _write_card(self, card: Card) -> None:
        if self.grouping is not None:
            self.acts.write_card(self.grouping.id, card)

    @Slot()
    def _ask_who(self) -> None:
        if self.grouping is None:
            return
        panel = WhoPanel(self.desk, list(self.here.values()), self.acts.coming())
        panel.show_chosen(self.grouping.people, self.grouping.session_id)
        panel.chosen.connect(self._use)
        self.panel_asked.emit(panel)
        panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, object)
    def _use(self, people: tuple[UUID, ...], session_id: UUID | None) -> None:
        if self.grouping is None:
            return
        setup = interviews.setup_of(self.grouping)
        self._do(replace(setup, people=people, session_id=session_id))
        self.close_asked.emit()


def _line(
    grouping: Grouping, rules: tuple[str, ...], here: Mapping[UUID, Holder]
) -> str:
    sites = [
        [here[one].site_id for one in group.people if one in here]
        for group in grouping.groups
    ]
    parts = []
    if any(len(group) > _PAIR for group in sites):
        parts.append(tr("An odd number, so three of them meet."))
    elif "sites" in rules and all(len(set(group)) == len(group) for group in sites):
        parts.append(tr("Every pair joins two sites."))
    if grouping.criteria.get("proved") is False:
        parts.append(tr("Best found so far; a better set may exist."))
    parts.append(tr("Drag a person onto another to swap them, or press Space on both."))
    return " ".join(parts)
