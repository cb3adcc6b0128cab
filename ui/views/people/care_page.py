"""Who to think of: the coach's private list, each with a reason and what one could do.

It is in no print, file or packet (ERLC6), and veiled while the screen is shared.
"""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.day import care
from app.day.care import Care, Reason, Thought
from app.i18n import tr
from ui import painting, phrases
from ui.desk import Desk
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, SectionHead
from ui.widgets.chips import Chip
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, clear, flow, hbox, vbox
from ui.widgets.pages import Page
from ui.widgets.people import Avatar
from ui.widgets.telling import Teller

MOST: Final = 40  # shown at once: a list longer than that helps nobody
_TABLES: Final = frozenset(
    {"assignment", "attendance", "coaching_contact", "coaching_participant"}
    | {"community", "membership", "person", "session", "setting", "site"}
)
_LOOKS: Final = {
    Reason.MISSED: ("honey", "calendar-x"),
    Reason.QUIET: ("honey", "ear"),
    Reason.NEW: ("accent", "user-plus"),
    Reason.FLOOR: ("neutral", "microphone"),
}


class CarePage(Page):
    """A card for each person; Done and Not now are acts like any other."""

    finished = Signal(object)  # a person to go to, or None

    def __init__(
        self, desk: Desk, community_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Who to think of"),
            tr("Only you see this list; it is in no print and no file."),
            back=True,
            icon="lock",
            parent=parent,
        )
        self._desk, self._community = desk, community_id
        self.cards: dict[UUID, ThoughtCard] = {}
        self._list, self._done = vbox(gap=10), vbox(gap=4)
        self.rest = Label("", "small", "ink3")
        self.nobody = EmptyState(
            "sun-horizon",
            tr("Nobody is waiting for a call"),
            tr(
                "Everyone was heard from lately. A good day to call one of them anyway."
            ),
        )
        self.veiled = EmptyState(
            "eye-slash",
            tr("Veiled"),
            tr("Private lists stay hidden while your screen is shared."),
        )
        head = SectionHead(tr("Thought of lately"))
        self.lately = boxed(vbox(18, head, 6, self._done))
        self.shown = boxed(vbox(self._list, self.rest, self.nobody, self.lately))
        self.set_body(vbox(self.shown, self.veiled, STRETCH))
        self.back_asked.connect(self._leave)
        desk.changed.connect(self._follow)
        desk.veil_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the list anew; a veiled one is not even read."""
        veiled = self._desk.veiled
        self.veiled.setVisible(veiled)
        self.shown.setVisible(not veiled)
        found = Care((), ())
        if not veiled:
            found = self._desk.read(care.of_community, self._community)
        at = self._focused()
        self._show(found.thoughts[:MOST])
        more = len(found.thoughts) - MOST
        self.rest.setText(tr("and {n} more").format(n=more))
        self.rest.setVisible(more > 0)
        self.nobody.setVisible(not found.thoughts)
        clear(self._done)
        for face, day in found.done:
            words = f"{face.name} · {phrases.day(day)}"
            self._done.addWidget(Label(words, "small", "ink2"))
        self.lately.setVisible(bool(found.done))
        self._focus(at)

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        first = next(iter(self.cards.values()), None)
        (first.stops[0] if first else self.back).setFocus(reason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _show(self, thoughts: tuple[Thought, ...]) -> None:
        before, self.cards = self.cards, {}
        for place, one in enumerate(thoughts):
            card = before.pop(one.id, None)
            if card is None or card.thought != one:
                if card is not None:
                    _let_go(card)
                card = self._card(one)
            self.cards[one.id] = card
            self._list.removeWidget(card)
            self._list.insertWidget(place, card)
        for card in before.values():
            _let_go(card)

    def _card(self, one: Thought) -> "ThoughtCard":
        card = ThoughtCard(one, blocked=self._desk.read_only)
        card.talk.clicked.connect(Teller(card, self._talk, one).tell)
        card.done.clicked.connect(Teller(card, self._seen_to, one).tell)
        card.later.clicked.connect(Teller(card, self._put_off, one).tell)
        card.open.clicked.connect(Teller(card, self.finished.emit, one.id).tell)
        return card

    def _talk(self, one: Thought) -> None:
        intent = "one_to_one" if one.reason is Reason.NEW else "log"
        self._desk.go(Place("coaching", self._community, one.id, intent))

    def _seen_to(self, one: Thought) -> None:
        self._desk.do(tr("Done"), care.done, self._community, one.id)

    def _put_off(self, one: Thought) -> None:
        label = tr("Resting for two weeks")
        self._desk.do(label, care.put_off, self._community, one.id)

    def _focused(self) -> tuple[int, int] | None:
        """Return which card has the focus, and which of its buttons."""
        held = QApplication.focusWidget()
        for at, card in enumerate(self.cards.values()):
            if held in card.stops:
                return at, card.stops.index(held)
        return None

    def _focus(self, at: tuple[int, int] | None) -> None:
        """Put the focus on the card that took the place of the one seen to."""
        if at is None:
            return
        cards = list(self.cards.values())
        reason = Qt.FocusReason.OtherFocusReason
        if cards:
            cards[min(at[0], len(cards) - 1)].stops[at[1]].setFocus(reason)
        else:
            self.back.setFocus(reason)

    @Slot()
    def _leave(self) -> None:
        self.finished.emit(None)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & _TABLES and self.isVisible():
            self.refresh()


class ThoughtCard(Card):
    """Somebody to think of."""

    def __init__(self, one: Thought, *, blocked: bool = False) -> None:
        super().__init__(margins=14)
        self.thought = one
        self.setAccessibleName(f"{one.face.name}. {one.fact}. {one.suggestion}")
        tone, icon = _LOOKS[one.reason]
        face = painting.Face(one.face.initials, one.face.tint, one.face.name)
        self.talk = Button(tr("Log a conversation"), "lock", "link", small=True)
        self.done = Button(tr("Done"), "check", "link", small=True)
        self.later = Button(tr("Not now"), kind="quietlink", small=True)
        self.open = Button(tr("See them"), kind="quietlink", small=True)
        self.later.setToolTip(tr("Rest for two weeks"))
        self.stops = [self.talk, self.done, self.later, self.open]
        for button in self.stops:
            button.setAccessibleDescription(one.face.name)
        for button in self.stops[:3]:
            button.setEnabled(not blocked)
        name = Label(one.face.name, "medium", elide=True)
        chip = Chip(one.reason.label, tone, icon)
        head = hbox((name, 1), chip, gap=8)
        site = Label(one.face.site, "small", "ink3", elide=True)
        if not one.face.site:
            site.hide()
        words = f"{one.fact}. {one.suggestion}"
        column = vbox(
            head,
            site,
            4,
            Label(words, "body", "ink2", wrap=True),
            6,
            flow(*self.stops, gap=16),
        )
        avatar = vbox(Avatar(face, 36), STRETCH)
        self.hold(hbox(avatar, (column, 1), gap=14), (16, 14, 16, 12))


def _let_go(card: ThoughtCard) -> None:
    card.hide()
    card.deleteLater()
