"""Wisdom to highlight: what was said that others should hear, once its giver agrees."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.coaching import entries, half_typed, participants, wisdom
from app.coaching.entries import Entry
from app.coaching.participants import Known
from app.coaching.wisdom import Saying
from app.errors import CirclebookError, GoneError
from app.i18n import tr, trn
from app.vocabulary import ConsentState
from ui import phrases
from ui.desk import Desk
from ui.painting import ChipSpec
from ui.views.coaching import words
from ui.views.coaching.half_typed import HalfTyped
from ui.views.coaching.saying_panel import SayingPanel
from ui.widgets.buttons import Button
from ui.widgets.cards import SectionHead
from ui.widgets.combos import ChoiceField
from ui.widgets.feedback import EmptyState
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, bled, boxed, hbox, scrolled, vbox
from ui.widgets.list_rows import Row
from ui.widgets.lists import RecordList
from ui.widgets.pages import Page

WIDE = 860


class WisdomPage(QWidget):
    """The sayings waiting to be heard, and those that were."""

    entry_asked = Signal(object)

    def __init__(self, desk: Desk, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, page
        self.sayings: list[Saying] = []
        self._entry: Entry | None = None  # the one that something was said in
        self.said = TextField(
            tr("Something worth hearing"), example=tr("In their own words")
        )
        self.whose = ChoiceField(tr("Whose it is"))
        self.add = Button(tr("Keep it"), "quotes")
        self.origin = Label("", "small", "ink2", wrap=True)
        self.let_go = Button(tr("Not from it"), kind="link", small=True)
        self.list: RecordList[Saying] = RecordList(
            tr("Wisdom to highlight"), _row, fit_content=True
        )
        self.ready = Label("", "body", "ink2", wrap=True)
        self._head = SectionHead(tr("Waiting to be heard, and heard"))
        self._empty = EmptyState(
            "quotes",
            tr("Listen for wisdom"),
            tr(
                "Keep a sentence here when somebody says what others should hear. It "
                "goes nowhere before they say yes."
            ),
            tone="private",
        )
        fields = (self.said, self.whose)
        self._typing = HalfTyped(desk, self, half_typed.SAYING, self._typed, *fields)
        self._of: UUID | None = None  # the community the line is of
        self._lay_out()
        self.add.clicked.connect(self._add)
        self.let_go.clicked.connect(self._let_go)
        self.said.input.returnPressed.connect(self._add)
        self.said.changed.connect(self._clear_error)
        self.list.opened.connect(self._open)
        self.list.picked.connect(self._follow)
        self.list.deleted.connect(self._delete)
        if desk.read_only:
            self.add.block(tr("This book is open for reading only"))

    def refresh(self) -> None:
        """Show what the book says now."""
        community = self._desk.community_id
        if community is None:
            return
        self.sayings = self._desk.read(wisdom.of_community, community)
        known = self._desk.read(participants.known, community)
        self._offer(known)
        if community != self._of:
            self._of = community
            self._take_up()
        elif self._entry is not None:
            self._come_from(self._talk(self._entry.id))
        self.list.show_records(self.sayings)
        self._head.set_count(len(self.sayings) or None)
        self._head.setVisible(bool(self.sayings))
        self.ready.setText(_ready(self.sayings))
        self.ready.setVisible(bool(self.ready.text()))
        self._empty.setVisible(not self.sayings)
        panel = self._page.panel()
        if isinstance(panel, SayingPanel):
            found = next((s for s in self.sayings if s.id == panel.saying.id), None)
            if found is None:
                self._page.close_panel()
            else:
                panel.show_saying(found)

    def begin(self, entry: Entry | None = None) -> None:
        """Begin with something that was said in a conversation.

        What was typed before of somebody else stays theirs.
        """
        before = self._entry.id if self._entry else None
        if entry is not None and self.said.value() and before != entry.id:
            self._desk.say(tr("A saying is begun here. Keep it first, or clear it."))
        elif entry is not None:
            self._come_from(entry)
            alone = entry.people[0].id if len(entry.people) == 1 else None
            self.whose.set_value(alone or entry.site_id)  # of several, which?
        self.said.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_community(self) -> None:
        """Show nothing of the community one was in; what is typed in it is kept."""
        self._typing.finish()
        self._drop()
        self._of = None

    def open_saying(self, saying_id: UUID) -> None:
        """Show one saying, if it is still there."""
        saying = next((one for one in self.sayings if one.id == saying_id), None)
        if saying is not None:
            self.list.go_to(saying_id)
            self._open(saying)

    @property
    def start(self) -> QWidget:
        """What gets the focus when one comes here."""
        return self.list if self.sayings else self.said.input

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        self.start.setFocus(reason)

    def _offer(self, known: list[Known]) -> None:
        self._known = {one.id: one for one in known}
        options = [(None, tr("Nobody named")), *((o.id, o.label) for o in known)]
        self.whose.offer(options, self.whose.value())

    def _lay_out(self) -> None:
        self.whose.setFixedWidth(240)
        button = vbox(STRETCH, self.add)
        row = hbox((self.said, 1), self.whose, button, gap=10)
        self._origin = boxed(hbox(self.origin, self.let_go, STRETCH, gap=8))
        self._origin.hide()
        column = vbox(
            vbox(row, self._origin, gap=6),
            self.ready,
            self._head,
            bled(self.list),
            self._empty,
            STRETCH,
            gap=14,
        )
        column.setContentsMargins(12, 16, 24, 24)
        inside = boxed(column)
        inside.setMaximumWidth(WIDE)
        self.setLayout(vbox((scrolled(inside), 1)))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing that was not said be somebody’s: it is not seen any more."""
        super().hideEvent(event)
        if not self.said.value():
            self._drop()

    @Slot()
    def _add(self) -> None:
        community = self._desk.community_id
        if community is None or not self.said.value():
            return
        whom: UUID | None = self.whose.value()
        known = self._known.get(whom) if whom else None
        act = partial(
            wisdom.add,
            person_id=whom if known and not known.is_site else None,
            site_id=self._site_of(known),
            entry_id=self._entry.id if self._entry else None,
        )
        self._typing.stop()
        try:
            self._desk.do(tr("Saying kept"), act, community, self.said.value())
        except CirclebookError as error:
            self._typing.wait()
            self.said.set_error(str(error))
            return
        self._drop()

    def _drop(self) -> None:
        """Begin anew: no words, nobody’s, from no conversation."""
        self._come_from(None)
        self.said.set_value("")
        self.said.clear_error()
        self.whose.set_value(None)

    def _come_from(self, entry: Entry | None) -> None:
        """Let the saying be from a conversation, and tell from which."""
        self._entry = entry
        self._origin.setVisible(entry is not None)
        if entry is not None:
            self.origin.setText(_origin(entry))

    @Slot()
    def _let_go(self) -> None:
        """Say that it is not from that conversation."""
        self._come_from(None)
        self._typing.wait()
        self.said.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> dict[str, str]:
        """Return what is typed, by name; nothing without words."""
        if not self.said.value():
            return {}
        whose: UUID | None = self.whose.value()
        return {
            "words": self.said.value(),
            "whose": whose.hex if whose else "",
            "entry": self._entry.id.hex if self._entry else "",
        }

    def _take_up(self) -> None:
        """Show what was typed in this community and not kept as a saying."""
        typed = self._typing.typed()
        whose, entry = typed.get("whose"), typed.get("entry")
        self._come_from(self._talk(UUID(entry)) if entry else None)
        self.said.set_value(typed.get("words", ""))
        self.whose.set_value(UUID(whose) if whose else None)

    def _talk(self, entry_id: UUID) -> Entry | None:
        try:
            entry = self._desk.read(entries.get, entry_id)
        except GoneError:
            return None
        return entry if entry.community_id == self._desk.community_id else None

    def _site_of(self, known: Known | None) -> UUID | None:
        if known is None:
            return None
        if known.is_site:
            return known.id
        called_so = [
            one.id
            for one in self._known.values()
            if one.is_site and one.name == known.note
        ]
        return called_so[0] if len(called_so) == 1 else None

    @Slot(object)
    def _clear_error(self, _: object) -> None:
        self.said.clear_error()

    @Slot(object)
    def _open(self, saying: Saying) -> None:
        panel = self._page.panel()
        if not isinstance(panel, SayingPanel):
            panel = SayingPanel(self._desk, saying)
            panel.entry_asked.connect(self.entry_asked)
            panel.delete_asked.connect(self._delete)
            self._page.open_panel(panel)
        panel.show_saying(saying)

    @Slot(object)
    def _follow(self, saying: Saying | None) -> None:
        if saying is not None and isinstance(self._page.panel(), SayingPanel):
            self._open(saying)

    @Slot(object)
    def _delete(self, saying: Saying) -> None:
        if not self._desk.read_only:
            self._page.close_panel()
            self._desk.do(tr("Saying deleted"), wisdom.delete, saying.id)


def _origin(entry: Entry) -> str:
    """Say which conversation it is from: "From the one with Luz Ortega on Jan 4"."""
    whom = phrases.names([one.name for one in entry.people]) or entry.site
    if entry.day is None:
        return tr("From the conversation with {name}").format(name=whom)
    day = phrases.short_day(entry.day)
    said = tr("From the conversation with {name} on {day}")
    return said.format(name=whom, day=day)


def _row(one: Saying) -> Row:
    return Row(
        " ".join(one.words.split()),
        _note(one),
        face=words.face(one.person) if one.person else None,
        icon="" if one.person else "quotes",
        tone="private",
        title_role="readsm",
        chip=_chip(one),
    )


def _note(one: Saying) -> str:
    parts = [one.whose or tr("Nobody named"), one.topic]
    if one.used_on:
        where = one.used_in or tr("elsewhere")
        day = phrases.short_day(one.used_on)
        parts.append(tr("used {day}: {where}").format(day=day, where=where))
    return " · ".join(part for part in parts if part)


def _chip(one: Saying) -> ChipSpec:
    if one.answer is None:
        return ChipSpec(tr("Not asked yet"), "honey", "question")
    tones = {
        ConsentState.ASKED: ("neutral", "hourglass-medium"),
        ConsentState.YES: ("ok", "check"),
        ConsentState.YES_UNNAMED: ("ok", "check"),
        ConsentState.NO: ("neutral", "x"),
    }
    tone, icon = tones[one.answer]
    return ChipSpec(one.answer.label, tone, icon)


def _ready(found: list[Saying]) -> str:
    """Say "Three sites have something to share on Volunteer retention"."""
    several = [(topic, n) for topic, n in wisdom.ready(found) if n > 1]
    said = [
        trn(
            "{n} site has something to share on {topic}.",
            "{n} sites have something to share on {topic}.",
            n,
            topic=topic,
        )
        for topic, n in several[:2]
    ]
    return " ".join(said)
