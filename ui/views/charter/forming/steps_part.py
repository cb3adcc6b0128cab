"""The steps: what is to be done in each phase, what is done, the way to it (NR2)."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import checklists
from app.charter.checklists import Item, Phase
from app.charter.facts import Fact
from app.coaching import prelaunch
from app.community import communities
from app.i18n import mark, tr
from ui.desk import Desk
from ui.places import Place
from ui.views.charter.forming.part import Part
from ui.views.charter.forming.phase_card import PhaseCard
from ui.views.charter.forming.rows import Rows


class StepsPart(Part):
    """The phases one under the other; the one where one is, is open."""

    key = "steps"
    called = mark("Steps")
    icon = "list-checks"
    paper = "phase_checklists"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        sentence = tr(
            "From the first idea to the day they meet without you. What the book can "
            "count is counted; tick the rest."
        )
        super().__init__(sentence, desk, parent)
        self._open: set[str] | None = None
        self.cards: Rows[PhaseCard] = Rows(self._card, self._show_card, gap=10)
        self.add(self.cards)
        self.column.addStretch(1)

    @override
    def refresh(self) -> None:
        met = self.desk.read(prelaunch.standing, self.home)
        all_ = len(met.meetings)
        known = {"met": Fact(bool(all_) and met.met == all_, met.sentence)}
        phases = self.desk.read(checklists.of_community, self.home, known)
        stage = self.desk.read(communities.get, self.home).stage
        here = checklists.current(phases, stage)
        if self._open is None:
            self._open = {here}
        self.cards.show_records((one.code, one) for one in phases)
        self.begins_at(self.cards.rows[here].head)
        self.order_tab()

    @override
    def show_item(self, item_id: UUID) -> None:
        code = self.desk.read(checklists.phase_of, item_id)
        if code:
            self._open = {*(self._open or ()), code}
            self.refresh()

    @override
    def forget(self) -> None:
        self._open = None

    def _card(self, phase: Phase) -> PhaseCard:
        card = PhaseCard(phase, fixed=self.desk.read_only)
        card.opened.connect(self._flip)
        card.ticked.connect(self._tick)
        card.place_asked.connect(self._go)
        card.added.connect(self._add)
        card.reworded.connect(self._reword)
        card.removed.connect(self._remove)
        return card

    def _show_card(self, card: PhaseCard, phase: Phase) -> None:
        card.show_phase(phase, is_open=phase.code in (self._open or ()))

    @Slot(str)
    def _flip(self, code: str) -> None:
        self._open = (self._open or set()) ^ {code}
        self.refresh()

    @Slot(object, bool)
    def _tick(self, item: Item, on: bool) -> None:
        label = tr("Item ticked") if on else tr("Item open again")
        if item.is_own:
            self.do(label, checklists.set_done, item.row_id, done=on)
        elif on:
            self.do(label, checklists.tick, self.home, item.key)
        else:
            self.do(label, checklists.untick, self.home, item.key)

    @Slot(object)
    def _go(self, item: Item) -> None:
        view, _, intent = item.opens.partition("/")
        look, _, part = intent.partition(":")
        if view == "charter" and look == "forming":
            self.part_asked.emit(part)
        else:
            self.desk.go(Place(view, self.home, intent=intent))

    @Slot(str, str)
    def _add(self, phase: str, words: str) -> None:
        self.do(tr("Item added"), checklists.add, self.home, phase, words)

    @Slot(object, str)
    def _reword(self, row_id: UUID, words: str) -> None:
        self.do(tr("Item changed"), checklists.reword, row_id, words)

    @Slot(object)
    def _remove(self, row_id: UUID) -> None:
        self.do(tr("Item taken off"), checklists.remove, row_id)
