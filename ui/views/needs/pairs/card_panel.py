"""The interview card, to be written in one's own words."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.needs.interview_cards import Card
from ui.widgets.fields import TextArea, TextField
from ui.widgets.labels import Label
from ui.widgets.panels import SidePanel


class CardPanel(SidePanel):
    """Opening, questions and note; each is kept when one leaves it."""

    written = Signal(object)  # a Card

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(tr("Interview card"), parent)
        self.set_title(
            tr("Interview card"), tr("Every pair gets it, beside its own question.")
        )
        self.opening = TextField(tr("It begins with"))
        self.questions = TextArea(tr("Questions, one a line"), rows=5)
        self.note = TextArea(tr("What they should know"), rows=2)
        for field in (self.opening, self.questions, self.note):
            self.add(field)
            field.finished.connect(self._keep)
        self.add(Label(tr("Ctrl+Z takes a change back."), "cap", "ink3"))
        self.show_card(card)

    def show_card(self, card: Card) -> None:
        """Show what the card says now."""
        self.opening.set_value(card.opening)
        self.questions.set_value("\n".join(card.questions))
        self.note.set_value(card.note)

    @Slot()
    def _keep(self) -> None:
        lines = tuple(self.questions.value().splitlines())
        self.written.emit(Card(self.opening.value(), lines, self.note.value()))
