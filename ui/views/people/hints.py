"""Gentle hints about people: gone quiet, one contact only, the same person twice."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr, trn
from app.person.people_cards import Card as PersonCard
from app.person.people_merge import Pair
from app.person.sites import Site
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, hbox, vbox


class Hint(Card):
    """A honey card of one fact, with what could be done about it."""

    def __init__(self, icon: str, fact: str, *buttons: Button) -> None:
        super().__init__(fill="honey_soft", line="honey_line", radius=8, flat=True)
        words = vbox(Label(fact, "smallm", "honey_ink", wrap=True), gap=4)
        if buttons:
            words.addLayout(hbox(*buttons, STRETCH, gap=14))
        mark = vbox(Icon(icon, "honey_ink", 18), STRETCH)
        self.hold(hbox(mark, (words, 1), gap=8), (12, 9, 12, 8))


class DoubleHint(Card):
    """Asks whether two entries are one person."""

    merge_asked = Signal(object, object)
    apart_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            fill="honey_soft", line="honey_line", radius=8, flat=True, parent=parent
        )
        self._pair: Pair | None = None
        self.words = Label("", "small", "honey_ink", wrap=True)
        self.merge = Button(tr("Look at both"), kind="link", small=True)
        self.apart = Button(tr("Keep both"), kind="link", small=True)
        row = hbox(
            Icon("users", "honey_ink", 18),
            (self.words, 1),
            self.merge,
            self.apart,
            gap=12,
        )
        self.hold(row, (12, 6, 12, 6))
        self.merge.clicked.connect(self._merge)
        self.apart.clicked.connect(self._keep_apart)
        self.hide()

    def show_pair(self, pair: Pair | None) -> None:
        """Ask about this pair, or about none."""
        self._pair = pair
        self.setVisible(pair is not None)
        if pair is not None:
            self.words.setText(question(pair))

    @Slot()
    def _merge(self) -> None:
        if self._pair is not None:
            self.merge_asked.emit(self._pair.first, self._pair.second)

    @Slot()
    def _keep_apart(self) -> None:
        if self._pair is not None:
            self.apart_asked.emit(self._pair.first, self._pair.second)


def question(pair: Pair) -> str:
    """Return "Two people called Sam Whitehorse. Same person?"."""
    if pair.first_name == pair.second_name:
        asked = tr("Two people called {name}. Same person?")
        return asked.format(name=pair.first_name)
    asked = tr("{one} and {other}: same person? {reason}.")
    return asked.format(one=pair.first_name, other=pair.second_name, reason=pair.reason)


def hints_for(card: PersonCard, sites: Sequence[Site]) -> list[QWidget]:
    """Return what one might want to know of this person, at most two hints."""
    member = card.member
    hints: list[QWidget] = []
    if member.archived:
        if card.parts_ahead:  # US14: to be handed on
            fact = trn(
                "Still down for {n} part in gatherings to come.",
                "Still down for {n} parts in gatherings to come.",
                card.parts_ahead,
            )
            hints.append(Hint("calendar-x", fact))
        return hints
    if member.quiet:
        days = trn("{n} day", "{n} days", member.days or 0)
        fact = tr("Has gone quiet: nothing heard in {days}.").format(days=days)
        if member.days is None:
            fact = tr("Has not been heard from since joining.")
        hints.append(Hint("ear", fact))
    site = next((s for s in sites if s.id == member.site_id), None)
    if site is not None and site.primary and not site.backup:
        fact = tr(
            "{site} has one contact only. If {name} is away there is nobody to ring."
        ).format(site=site.name, name=site.primary[1].split()[0])
        hints.append(Hint("phone-call", fact))
    return hints[:2]
