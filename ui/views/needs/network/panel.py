"""Beside the picture: what would hold, who stands apart, who holds the threads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr, trn
from app.needs.holders import Holder
from app.needs.network_measures import Holding
from app.needs.networks import Network, StepBack
from app.needs.tie_hints import Hint
from ui.views.needs.network import words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.figures import ProgressBar
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, clear, flow, hbox, vbox
from ui.widgets.panels import SidePanel
from ui.widgets.switches import Switch
from ui.widgets.telling import Teller

SHOWN: Final = 2  # cards of each kind, until more are asked for
MORE: Final = 5  # so many at a time


@dataclass(frozen=True)
class Facts:
    """What the panel tells of a network."""

    network: Network
    back: StepBack
    edge: Sequence[tuple[Holder, Hint | None]]
    holding: Sequence[tuple[Holding, Hint | None]]
    circles: Sequence[Sequence[Holder]]
    read_only: bool


class PicturePanel(SidePanel):
    """Says in plain words what the picture shows, each with what could be done."""

    without_asked = Signal(bool)
    tie_asked = Signal(object, object)  # a key, and a Hint or None
    person_asked = Signal(object)  # a key
    ledger_asked = Signal(object)  # a Holder

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("The picture"), parent)
        self.set_title(tr("The picture"))
        self.back = BackCard()
        self.cards = vbox(gap=10)
        self.chosen = ChosenPart()
        self.figures = Label("", "small", "ink2", wrap=True)
        self._facts: Facts | None = None
        self._most = {"edge": SHOWN, "holding": SHOWN}
        self.add(self.back)
        self.body.addSpacing(2)
        self.add(self.cards)
        self.body.addSpacing(4)
        self.add(self.chosen)
        self.body.addSpacing(4)
        self.add(self.figures)
        self.back.switch.toggled.connect(self.without_asked)
        self.chosen.tie_asked.connect(self._ask_tie)
        self.chosen.person_asked.connect(self.person_asked)
        self.chosen.ledger_asked.connect(self.ledger_asked)

    def show_facts(self, facts: Facts, *, without_coach: bool) -> None:
        """Tell this of the network."""
        self._facts = facts
        self.back.show_figure(facts.network, facts.back, without_coach=without_coach)
        said = [words.started(facts.network)] if facts.network.begun else []
        said.append(words.hang_together(facts.circles, len(facts.edge)))
        self.figures.setText(" ".join(part for part in said if part))
        self.figures.setVisible(bool(self.figures.text()))
        self._fill_cards()

    def show_chosen(self, network: Network, holder: Holder | None) -> None:
        """Tell whom the one chosen talks with."""
        fixed = self._facts is not None and self._facts.read_only
        self.chosen.show_holder(network, holder, fixed=fixed)

    @property
    def _names(self) -> words.Names:
        return self._facts.network.short if self._facts else {}

    def _fill_cards(self) -> None:
        clear(self.cards)
        facts = self._facts
        if facts is None:
            return
        for who, hint in facts.edge[: self._most["edge"]]:
            self.cards.addWidget(self._edge_card(who, hint))
        self._offer_more("edge", len(facts.edge))
        for found, hint in facts.holding[: self._most["holding"]]:
            self.cards.addWidget(self._holding_card(found, hint))
        self._offer_more("holding", len(facts.holding))

    def _edge_card(self, who: Holder, hint: Hint | None) -> QWidget:
        title = tr("{name} is on the edge").format(name=words.short(self._names, who))
        sentence = words.edge(self._names, hint)
        return self._card("user-circle", title, sentence, who, hint)

    def _holding_card(self, found: Holding, hint: Hint | None) -> QWidget:
        cut = hint.who if hint else found.cut[0]
        return self._card(
            "share-network",
            words.holds(self._names, found),
            words.cut_off(self._names, found),
            cut,
            hint,
            found,
        )

    def _card(
        self,
        icon: str,
        title: str,
        sentence: str,
        who: Holder,
        hint: Hint | None,
        found: Holding | None = None,
    ) -> QWidget:
        head = hbox(Icon(icon, "honey_ink"), (Label(title, "strong", wrap=True), 1))
        head.setSpacing(8)
        column = vbox(head, Label(sentence, "small", "ink2", wrap=True), gap=2)
        if self._facts is not None and not self._facts.read_only:
            act = Button(
                _act_words(self._names, who, hint, found), kind="link", small=True
            )
            act.clicked.connect(Teller(act, self.tie_asked.emit, who.key, hint).tell)
            column.addLayout(hbox(act, STRETCH))
        card = Card(column, margins=(14, 10, 14, 6))
        card.setAccessibleName(f"{title}. {sentence}")
        return card

    def _offer_more(self, kind: str, count: int) -> None:
        left = count - self._most[kind]
        if left > 0:
            text = (
                trn("{n} more on the edge", "{n} more on the edge", left)
                if kind == "edge"
                else trn("{n} more holds threads", "{n} more hold threads", left)
            )
            more = Button(text, "caret-down", "plain", small=True)
            more.clicked.connect(Teller(more, self._show_more, kind).tell)
            self.cards.addLayout(hbox(more, STRETCH))

    def _show_more(self, kind: str) -> None:
        self._most[kind] += MORE
        self._fill_cards()
        self.setFocus()

    @Slot(object)
    def _ask_tie(self, key: UUID) -> None:
        self.tie_asked.emit(key, None)


class BackCard(Card):
    """How many ties would hold if the coach stepped back, and the switch to see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.number = Label("", "num", tabular=True)
        self.sentence = Label("", "small", "ink2", wrap=True)
        self.bar = ProgressBar(height=8, name=tr("Ties that would hold without you"))
        self.alone = Label("", "small", "honey_ink", wrap=True)
        self.switch = Switch(tr("Draw it without me"))
        title = Label(tr("If you stepped back today"), "strong", wrap=True)
        head = hbox(Icon("door", "accent_ink"), (title, 1), gap=8)
        figure = hbox(self.number, (self.sentence, 1), gap=8)
        label = Label(tr("Draw it without me"), "small")
        toggle = hbox(self.switch, label, STRETCH, gap=8)
        column = vbox(head, figure, 2, self.bar, self.alone, toggle, gap=6)
        self.hold(column, (14, 12, 14, 10))

    def show_figure(
        self, network: Network, found: StepBack, *, without_coach: bool
    ) -> None:
        """Show how many would hold."""
        self.number.setText(str(found.hold))
        self.number.setVisible(bool(found.all))
        self.sentence.setText(words.stepping_back(found))
        self.bar.set_share(found.share)
        self.alone.setText(words.alone(network.short, found))
        self.alone.setVisible(bool(self.alone.text()))
        self.switch.blockSignals(True)
        self.switch.setChecked(without_coach)
        self.switch.blockSignals(False)
        self.setAccessibleName(
            tr("If you stepped back today: {n} {words}").format(
                n=found.hold, words=self.sentence.text()
            )
            if found.all
            else self.sentence.text()
        )


class ChosenPart(QWidget):
    """The one chosen: whom they talk with, and what can be done."""

    tie_asked = Signal(object)
    person_asked = Signal(object)
    ledger_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder: Holder | None = None
        self.name = Label("", "h3", wrap=True)
        self.sentence = Label("", "small", "ink2", wrap=True)
        self.open = Button(tr("Open person"), small=True, tip=tr("Enter"))
        self.tie = Button(tr("New tie"), "plus", small=True, tip="T")
        self.ledger = Button(tr("In the ledger"), kind="plain", small=True)
        self._buttons = flow(self.open, self.tie, self.ledger)
        self.nobody = Label(
            tr("Choose somebody in the picture to see whom they talk with."),
            "small",
            "ink3",
            wrap=True,
        )
        part = boxed(vbox(self.name, self.sentence, 6, self._buttons, gap=2))
        self._part = part
        self.setLayout(vbox(part, self.nobody))
        self.open.clicked.connect(self._open)
        self.tie.clicked.connect(self._tie)
        self.ledger.clicked.connect(self._ledger)

    def show_holder(
        self, network: Network, holder: Holder | None, *, fixed: bool
    ) -> None:
        """Show somebody of the network, or nobody."""
        self._holder = holder
        self._part.setVisible(holder is not None)
        self.nobody.setVisible(holder is None and bool(network.nodes))
        if holder is None:
            return
        self.name.setText(holder.name)
        said = words.of_one(network, holder)
        if holder.is_person and holder.site:
            said = f"{holder.site}. {said}"
        self.sentence.setText(said)
        self.open.setText(tr("Open person") if holder.is_person else tr("See people"))
        self.tie.setVisible(not fixed)
        self.ledger.setVisible(bool(network.ties_of(holder.key)))

    @Slot()
    def _open(self) -> None:
        if self._holder is not None:
            self.person_asked.emit(self._holder.key)

    @Slot()
    def _tie(self) -> None:
        if self._holder is not None:
            self.tie_asked.emit(self._holder.key)

    @Slot()
    def _ledger(self) -> None:
        if self._holder is not None:
            self.ledger_asked.emit(self._holder)


def _act_words(
    names: words.Names, who: Holder, hint: Hint | None, found: Holding | None
) -> str:
    name = words.short(names, who)
    if found is not None:
        return tr("Add a second tie for {name}").format(name=name)
    if hint is None:
        return tr("New tie for {name}").format(name=name)
    said = tr("Match {name} with {other}")
    return said.format(name=name, other=words.short(names, hint.other))
