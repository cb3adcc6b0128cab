"""Make a match: who asked, who could help and why, and how to introduce them."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QButtonGroup, QWidget
from typing_extensions import override

from app.i18n import tr, trn
from app.needs import introductions
from app.needs.holders import Holder
from app.needs.matches import Match
from app.needs.needs import Need
from app.needs.peer_links import Link
from app.needs.topics import Topic
from app.vocabulary import PeerState
from ui import phrases
from ui.desk import Desk
from ui.theme import theme
from ui.views.needs import match_acts, match_words
from ui.views.needs.match_card import HelperCard
from ui.views.needs.match_rows import KeyLink, face
from ui.views.people.facts import Group
from ui.widgets.base import set_text_font
from ui.widgets.buttons import Button
from ui.widgets.combos import ChoiceField
from ui.widgets.fields import TextArea
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, clear, flow, hbox, vbox
from ui.widgets.panels import SidePanel
from ui.widgets.people import AvatarStack
from ui.widgets.switches import Tick

_FEW: Final = 5  # cards at first
_STEP: Final = 15
_OVER: Final = (PeerState.HELPED, PeerState.DID_NOT_FIT)


class MatchPanel(SidePanel):
    """Brings together one who asks for a topic and one who could help with it."""

    inside_changed = Signal()  # whether to look inside one site too
    ranking_asked = Signal(object)  # the key of the topic

    def __init__(
        self,
        desk: Desk,
        community_id: UUID,
        topic: Topic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Make a match"), parent)
        self.topic = topic
        self._desk, self._community = desk, community_id
        self._matches: Sequence[Match] = ()  # on this topic
        self._links: Sequence[Link] = ()
        self._most = _FEW
        self._pair: tuple[UUID, UUID] | None = None  # whose introduction is shown
        self._drafted = ""  # the introduction as it was offered
        self._wanted: tuple[UUID | None, UUID | None] = (None, None)
        self.faces = AvatarStack((), 28, ground="surface")
        self.names = Label("", "small", wrap=True)
        self.asker = ChoiceField(tr("Introduce"))
        self.cards = vbox(gap=6)
        self._group = QButtonGroup(self)
        self.inside = Tick(
            tr("Look inside their own site too"),
            text=tr("Look inside their own site too"),
        )
        self.copy = Button(tr("Copy"), kind="link", small=True)
        self.unlisted = Label("", "small", "ink2", wrap=True)
        self.words = _Letter("", rows=6)
        self.introduce = Button(tr("Introduce them"), kind="primary")
        self.again = Button(tr("Introduce them again"))
        self.keep = Button(tr("Save as idea"))
        self.state = ChoiceField(tr("How it stands"))
        self.set_title(tr("Make a match"), topic.name)
        self._fill()
        self._connect()

    @property
    def match(self) -> Match | None:
        """The two that are chosen, or nothing."""
        card = self._group.checkedButton()
        asker = self.asker.value()
        if not isinstance(card, HelperCard):
            return None
        return next(
            (
                one
                for one in self._matches
                if one.asker.key == asker and one.helper.key == card.holder.key
            ),
            None,
        )

    def want(self, asker: UUID | None, helper: UUID | None) -> None:
        """Choose these two when they are shown next, if they are there."""
        self._wanted = (asker, helper)

    def show_facts(
        self,
        asked: Sequence[Need],
        matches: Sequence[Match],
        links: Sequence[Link],
    ) -> None:
        """Show who asks for the topic and who could help; the two chosen stay."""
        self._links = links
        self._matches = [one for one in matches if one.topic_id == self.topic.id]
        askers = list(
            {need.holder.key: need.holder for need in asked if need.holder}.values()
        )
        self._show_askers(askers, circle=any(need.holder is None for need in asked))
        self._show_helpers()

    def _show_askers(self, askers: Sequence[Holder], *, circle: bool) -> None:
        names = [one.name for one in askers]
        if circle:
            names.append(tr("the whole circle"))
        self.faces.show_faces([face(one) for one in askers])
        self.faces.setVisible(bool(askers))
        self.names.setText(phrases.names(names) if names else tr("Nobody yet"))
        wanted = self._wanted[0] or self.asker.value()
        keys = [one.key for one in askers]
        if wanted not in keys:
            best = next((one.asker.key for one in self._matches), None)
            wanted = best or (keys[0] if keys else None)
        self.asker.offer([(one.key, one.name) for one in askers], wanted)
        self.asker.setVisible(len(askers) > 1)

    def _show_helpers(self) -> None:
        before = self._group.checkedButton()
        kept = before.holder.key if isinstance(before, HelperCard) else None
        focused = isinstance(QApplication.focusWidget(), HelperCard)
        wanted = self._wanted[1] or kept
        self._wanted = (None, None)
        for button in self._group.buttons():
            self._group.removeButton(button)
        clear(self.cards)
        able = [one for one in self._matches if one.asker.key == self.asker.value()]
        at = next((n for n, one in enumerate(able) if one.helper.key == wanted), 0)
        self._most = max(self._most, at + 1)
        for number, one in enumerate(able[: self._most]):
            self._add_card(one, chosen=number == at)
        self._say_the_rest(able)
        self._show_chosen()
        card = self._group.checkedButton()
        if focused and card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_card(self, match: Match, *, chosen: bool) -> None:
        why = match_words.why(match, self._links)
        card = HelperCard(match.helper, match.offer.level, why)
        card.setChecked(chosen)
        self._group.addButton(card)
        self.cards.addWidget(card)

    def _say_the_rest(self, able: Sequence[Match]) -> None:
        left = len(able) - self._most
        if left > 0:
            words = trn("Show {n} more", "Show {n} more", min(left, _STEP))
            more = KeyLink(words, None)
            more.chosen.connect(self._show_more)
            self.cards.addLayout(hbox(more, STRETCH))
        if not able:
            self._say_why_nobody()

    def _say_why_nobody(self) -> None:
        if self.asker.value() is None:
            said = tr(
                "Nobody asked for this yet. Put the cursor on who does, and press N."
            )
        else:
            said = tr(
                "Nobody at another site can share this yet. Decide in the ranking how "
                "to tackle it: a guest, a session, or technical assistance."
            )
        self.cards.addWidget(Label(said, "small", "ink2", wrap=True))
        if self.asker.value() is not None:
            link = KeyLink(tr("See it in the ranking"), self.topic.id, "list-numbers")
            link.chosen.connect(self.ranking_asked)
            self.cards.addLayout(hbox(link, STRETCH))

    @Slot()
    def _show_chosen(self) -> None:
        """Show the introduction of the two, and what can be done with them."""
        match = self.match
        self._intro.setVisible(match is not None)
        if match is None:
            self._pair = None
            return
        pair = (match.asker.key, match.helper.key)
        if pair != self._pair:  # what she typed for the same two stays
            self._pair = pair
            kept = match.link.intro_text if match.link else ""
            self._drafted = kept or self._desk.read(
                introductions.text, self._community, match
            )
            self.words.set_value(self._drafted)
        self._say_who_is_unlisted(match)
        self.introduce.setVisible(match.is_new)
        self.keep.setVisible(match.is_new)
        over = match.link is not None and match.link.state in _OVER
        self.again.setVisible(over)
        self.state.setVisible(not match.is_new)
        if match.link is not None:
            options = [(one, tr(text)) for one, text in match_acts.OFFERED.items()]
            self.state.offer(options, match.link.state)

    def _say_who_is_unlisted(self, match: Match) -> None:
        self.unlisted.setVisible(not match.offer.listed)
        if not match.offer.listed:
            words = tr("{name} has not agreed to be listed; ask them first.")
            self.unlisted.setText(words.format(name=match.helper.name))

    @Slot()
    def copy_words(self) -> None:
        """Put the introduction on the clipboard."""
        QApplication.clipboard().setText(self.words.value())
        self._desk.say(tr("Introduction copied"))

    @Slot()
    def introduce_them(self) -> None:
        """Note that the two are introduced, with these words."""
        self._put(PeerState.INTRODUCED, self.words.value())

    @Slot()
    def introduce_again(self) -> None:
        """Introduce the two once more; the entry of the last time stays as it is."""
        if (match := self.match) is not None:
            self._pair = None  # the words shown next are those of the new entry
            words = self.words.value()
            match_acts.start_again(self._desk, self._community, match, words)

    @Slot()
    def keep_idea(self) -> None:
        """Keep the two in mind, with these words."""
        self._put(PeerState.SUGGESTED, self.words.value())

    def _put(self, state: PeerState, words: str | None) -> None:
        if (match := self.match) is not None:
            match_acts.put(self._desk, self._community, match, state, words)

    @Slot(object)
    def _set_state(self, state: PeerState) -> None:
        edited = self.words.value() != self._drafted
        self._put(state, self.words.value() if edited else None)

    @Slot(object)
    def _show_more(self, _: object) -> None:
        self._most += _STEP
        self._show_helpers()

    @Slot(object)
    def _choose_asker(self, _: object) -> None:
        self._most = _FEW
        self._show_helpers()

    def _fill(self) -> None:
        asked, able = Group(tr("Asked for it")), Group(tr("Could help"))
        asked.column.addLayout(hbox(self.faces, (self.names, 1), gap=8))
        asked.column.addWidget(self.asker)
        able.column.addLayout(self.cards)
        able.column.addWidget(self.inside)
        how = Group(tr("How you might introduce them"), self.copy)
        how.column.addWidget(self.unlisted)
        how.column.addWidget(self.words)
        self.words.input.setAccessibleName(tr("How you might introduce them"))
        buttons = flow(self.introduce, self.keep, self.again)
        self._intro = boxed(vbox(how, buttons, self.state, gap=10))
        for part in (asked, able, self._intro):
            self.add(part)
        if self._desk.read_only:
            for button in (self.introduce, self.keep, self.again):
                button.block(tr("This book is open for reading only"))
            self.state.setEnabled(False)

    def _connect(self) -> None:
        self.asker.finished.connect(self._choose_asker)
        self._group.buttonClicked.connect(self._show_chosen)
        self._group.idToggled.connect(self._show_chosen)
        self.inside.toggled.connect(self.inside_changed)
        self.copy.clicked.connect(self.copy_words)
        self.introduce.clicked.connect(self.introduce_them)
        self.keep.clicked.connect(self.keep_idea)
        self.again.clicked.connect(self.introduce_again)
        self.state.finished.connect(self._set_state)


class _Letter(TextArea):
    """What one person writes to others, in the face for people's words."""

    @override
    def restyle(self) -> None:
        set_text_font(self.input, theme.font("readsm"))
        super().restyle()
