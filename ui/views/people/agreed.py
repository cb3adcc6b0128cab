"""What a person agreed to: in the directory, shared with members, named in a story."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.person import consents
from app.person.people_cards import Card
from app.vocabulary import ConsentState, ConsentUse
from ui.views.people.about import About, ChoiceLine
from ui.views.people.facts import Group
from ui.widgets.labels import Label


class AgreedGroup(Group):
    """One line for each use of their details, with what they said to it."""

    def __init__(self, about: About, parent: QWidget | None = None) -> None:
        super().__init__(tr("May be shared"), None, parent)
        self._about = about
        self.lines: dict[ConsentUse, ChoiceLine] = {}
        for use, word in consents.ASKED_OF_PEOPLE.items():
            line = ChoiceLine(tr(word), partial(self._note, use), tip=use.label)
            self.lines[use] = line
            self.column.addWidget(line)
        self.packets = Label("", "cap", "ink3", wrap=True)
        self.column.addWidget(self.packets)

    def show_card(self, card: Card) -> None:
        """Show what this person said."""
        options: list[tuple[ConsentState | None, str]] = [(None, tr("Not asked"))]
        options += [(state, state.label) for state in ConsentState]
        for use, line in self.lines.items():
            line.offer(list(options), card.agreed.get(use))
        self.packets.setVisible(bool(card.packets))
        told = tr(
            "Already handed on with their name: {packets}. A new answer holds for what "
            "is made from now on."
        )
        self.packets.setText(told.format(packets="; ".join(card.packets)))

    def _note(self, use: ConsentUse, state: ConsentState | None) -> None:
        about = self._about
        about.do(
            tr("Consent noted"),
            consents.note,
            about.community_id,
            about.person_id,
            use,
            state,
        )
