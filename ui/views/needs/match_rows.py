"""Rows of the matches panel: a match with its menu, and links that lead to a thing."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.needs.holders import Holder
from app.needs.matches import Match
from ui.painting import Face
from ui.views.needs import match_words
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import CardButton
from ui.widgets.chips import Chip
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox, vbox
from ui.widgets.people import AvatarStack


class KeyLink(Button):
    """A link that says which thing it leads to."""

    chosen = Signal(object)

    def __init__(
        self, text: str, key: object, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon, "link", small=True, parent=parent)
        self._key = key
        self.clicked.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._key)


class MatchRow(QWidget):
    """Who could help whom with what, why, and a menu of how it stands."""

    chosen = Signal(object)  # the Match
    menu_asked = Signal(object, object)  # the Match, and the button to open it under

    def __init__(self, match: Match, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.match = match
        name = f"{match_words.title(match)}: {match.topic}"
        chip = Chip(tr("Both ways"), "accent", "arrows-left-right")
        faces = AvatarStack([face(match.helper), face(match.asker)], 24)
        top = hbox((Label(match.topic, "smalls", wrap=True), 1), chip, gap=6)
        pair = Label(match_words.title(match), "small", wrap=True)
        note = Label(match_words.note(match), "cap", "ink3", wrap=True)
        middle = hbox(vbox(faces, STRETCH), (vbox(pair, note, gap=1), 1), gap=8)
        row = vbox(top, middle, gap=4)
        self.card = CardButton(name, row, margins=(11, 9, 10, 10), radius=10)
        self.card.setAccessibleDescription(match_words.note(match))
        self.more = IconButton("dots-three-vertical", tr("How it stands"))
        self.more.setAccessibleDescription(name)
        self.setLayout(hbox((self.card, 1), vbox(4, self.more, STRETCH), gap=2))
        chip.setHidden(not match.reciprocal)
        self.card.clicked.connect(self._choose)
        self.more.clicked.connect(self._ask)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.match)

    @Slot()
    def _ask(self) -> None:
        self.menu_asked.emit(self.match, self.more)


def face(holder: Holder) -> Face:
    """Return a site or a person as a face to draw."""
    return Face(holder.initials, holder.tint, holder.name)
