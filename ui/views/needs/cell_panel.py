"""One cell looked at closely: who says what, changed here as by key in the matrix."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.needs.matrices import Cell, Column, Line
from app.needs.needs import STRENGTHS, Need
from app.needs.offers import LEVELS, Offer
from ui.views.needs import matrix_words as words
from ui.views.needs.match_rows import KeyLink
from ui.views.needs.matrix_bar import MarkPicture
from ui.views.people.facts import Group
from ui.widgets.buttons import Button
from ui.widgets.choices import RadioGroup
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, vbox
from ui.widgets.panels import SidePanel

_NOTHING: Final = 0


class CellPanel(SidePanel):
    """What a site or a person can do in a topic, and how strongly they ask for it."""

    level_asked = Signal(object)  # 0 to 4
    strength_asked = Signal(object)  # 0 to 3
    match_asked = Signal()
    need_asked = Signal(object)  # to be looked at closely, by key
    offer_asked = Signal(object)

    def __init__(
        self, *, fixed: bool, circle: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Cell"), parent)
        levels = [(n, tr(text), words.level_note(n)) for n, text in LEVELS.items()]
        levels.append((_NOTHING, tr("Nothing noted"), ""))
        asks = [(n, tr(text), "") for n, text in reversed(STRENGTHS.items())]
        asks.append((_NOTHING, tr("Does not ask"), ""))
        self.level = RadioGroup(tr("How well they know it"), levels)
        self.strength = RadioGroup(tr("How strongly they ask"), asks)
        self.match = Button(tr("Make a match"), "handshake", small=True, tip="M")
        self._entries = vbox(gap=8)
        self._level_group = Group(tr("How well they know it"))
        self._level_group.column.addWidget(self.level)
        asked = Group(tr("How strongly they ask"))
        asked.column.addWidget(self.strength)
        self.add_action(self.match)
        for part in (self._level_group, asked, self._entries):
            self.add(part)
        self._level_group.setHidden(circle)
        for group in (self.level, self.strength):
            group.setDisabled(fixed)
        self.level.chosen.connect(self.level_asked)
        self.strength.chosen.connect(self.strength_asked)
        self.match.clicked.connect(self.match_asked)

    def show_cell(
        self,
        line: Line,
        column: Column,
        cell: Cell,
        needs: Sequence[Need],
        offers: Sequence[Offer],
    ) -> None:
        """Show this cell, with each entry that is in it."""
        self.set_title(line.topic.name, column.name)
        self.setAccessibleName(words.spoken(line, column, cell))
        self.level.choose(cell.own.level)
        self.strength.choose(cell.own.strength)
        clear(self._entries)
        for offer in offers:
            self._entries.addWidget(self._offer(offer))
        for need in needs:
            self._entries.addWidget(self._need(need))

    def _offer(self, offer: Offer) -> QWidget:
        said = tr(LEVELS[offer.level]) if offer.level else tr("Nothing noted")
        extra = [offer.availability, offer.terms.label if offer.terms else ""]
        link = KeyLink(tr("Details"), offer.id)
        link.setAccessibleDescription(f"{offer.holder.name}: {said}")
        link.chosen.connect(self.offer_asked)
        mark = MarkPicture(offer.level, 0, said)
        return _entry(mark, offer.holder.name, said, extra, link)

    def _need(self, need: Need) -> QWidget:
        said = tr("Asks: {strength}").format(strength=tr(STRENGTHS[need.strength]))
        whose = need.holder.name if need.holder else tr("The whole circle")
        quoted = tr("“{words}”").format(words=need.wording) if need.wording else ""
        link = KeyLink(tr("Details"), need.id)
        link.setAccessibleDescription(f"{whose}: {said}")
        link.chosen.connect(self.need_asked)
        return _entry(MarkPicture(0, need.strength, said), whose, said, [quoted], link)


def _entry(
    mark: QWidget, whose: str, said: str, extra: Sequence[str], link: QWidget
) -> QWidget:
    """Return what one of them says, with a way to all of it."""
    name = Label(whose, "smallm", wrap=True)
    lines = vbox(hbox((name, 1), link, gap=6), Label(said, "small", "ink2", wrap=True))
    for words_ in extra:
        if words_:
            lines.addWidget(Label(words_, "readsm", "ink2", wrap=True))
    return boxed(hbox(vbox(mark, STRETCH), (lines, 1), gap=8))
