"""Beside the pairs: who takes part, the rules as switches, and the interview card."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr, trn
from app.needs.interview_cards import Card
from app.needs.interviews import RULE_WORDS
from ui.widgets.buttons import Button
from ui.widgets.cards import Card as Sheet
from ui.widgets.labels import Label, Rule
from ui.widgets.layout import STRETCH, boxed, clear, flow, hbox, scrolled, vbox
from ui.widgets.switches import Switch


class InterviewSide(QWidget):
    """What pairs are made by, and what stands on their cards."""

    rules_chosen = Signal(object)  # the codes that are on
    who_asked = Signal()
    edit_asked = Signal()
    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Rules and the interview card"))
        self.switches = {code: Switch(tr(text)) for code, text in RULE_WORDS.items()}
        self.who = Button("", "users", "link", small=True)
        self.print = Button("", "printer", small=False)
        self.edit = Button(tr("Edit card"), kind="plain")
        self._card = vbox(gap=6)
        rules = vbox(gap=6)
        for code, switch in self.switches.items():
            label = Label(tr(RULE_WORDS[code]), "body", wrap=True)
            label.setBuddy(switch)
            rules.addLayout(hbox(switch, (label, 1), gap=8))
            switch.clicked.connect(self._choose)
        meaning = tr(
            "Quiet is who was not heard from for 60 days. Good listeners are the third "
            "of the others with most ties in the network."
        )
        sheet = Sheet(self._card, margins=(18, 14, 18, 14))
        column = vbox(
            Label(tr("Pairing rules"), "h3"),
            4,
            rules,
            2,
            Label(meaning, "cap", "ink3", wrap=True),
            2,
            hbox(self.who, STRETCH),
            10,
            Rule(),
            12,
            Label(tr("Interview card"), "h3"),
            4,
            sheet,
            10,
            flow(self.print, self.edit),
            STRETCH,
            gap=4,
            margins=(22, 18, 22, 20),
        )
        self.setLayout(vbox((scrolled(boxed(column)), 1)))
        self.who.clicked.connect(self.who_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.print.clicked.connect(self.print_asked)

    def show_rules(self, rules: Sequence[str]) -> None:
        """Show which rules are on."""
        for code, switch in self.switches.items():
            switch.choose(code in rules)

    def rules(self) -> tuple[str, ...]:
        """Return the rules that are on, in their order."""
        return tuple(code for code, one in self.switches.items() if one.isChecked())

    def show_people(self, count: int) -> None:
        """Say how many take part."""
        self.who.setText(trn("{n} person takes part", "{n} people take part", count))
        self.who.updateGeometry()

    def show_card(self, card: Card, cards: int) -> None:
        """Show what stands on the card, and how many there are to print."""
        clear(self._card)
        if card.opening:
            self._card.addWidget(Label(card.opening, "quote", wrap=True))
        for question in card.questions:
            self._card.addWidget(Label(question, "readsm", "ink2", wrap=True))
        if card.note:
            self._card.addWidget(Label(card.note, "small", "ink3", wrap=True))
        self.print.setText(trn("Print {n} card", "Print {n} cards", cards))
        self.print.updateGeometry()
        self.print.setEnabled(bool(cards))

    def allow(self, allowed: bool, reason: str = "") -> None:
        """Let rules, people and card be changed, or say why not."""
        for switch in self.switches.values():
            switch.setEnabled(allowed)
        for button in (self.who, self.edit):
            if allowed:
                button.allow()
            else:
                button.block(reason)

    @Slot()
    def _choose(self) -> None:
        self.rules_chosen.emit(self.rules())
