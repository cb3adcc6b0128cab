"""The line in which a saying is begun: the words, whose it is, where it was heard."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.coaching import entries, half_typed, participants, wisdom
from app.coaching.entries import Entry
from app.coaching.participants import Known
from app.errors import CirclebookError, GoneError
from app.i18n import tr
from ui import phrases
from ui.desk import Desk
from ui.views.coaching.half_typed import HalfTyped
from ui.widgets.buttons import Button
from ui.widgets.combos import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox


class SayingLine(QWidget):
    """Keeps a saying of whom one says it is: of nobody, unless somebody is named.

    The conversation it was heard in stands under it as long as it is of one.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[UUID, Known] = {}
        self._entry: Entry | None = None  # the one that it was said in
        self._of: UUID | None = None  # the community the line is of
        self.said = TextField(
            tr("Something worth hearing"), example=tr("In their own words")
        )
        self.whose = ChoiceField(tr("Whose it is"))
        self.add = Button(tr("Keep it"), "quotes")
        self.origin = Label("", "small", "ink2", wrap=True)
        self.let_go = Button(tr("Not from it"), kind="link", small=True)
        fields = (self.said, self.whose)
        self._typing = HalfTyped(desk, self, half_typed.SAYING, self._typed, *fields)
        self._lay_out()
        self.add.clicked.connect(self._add)
        self.let_go.clicked.connect(self._let_go)
        self.said.input.returnPressed.connect(self._add)
        self.said.changed.connect(self._clear_error)
        if desk.read_only:
            self.add.block(tr("This book is open for reading only"))

    def refresh(self) -> None:
        """Offer whom the book knows now; show what was typed in this community."""
        community = self._desk.community_id
        if community is None:
            return
        known = self._desk.read(participants.known, community)
        self._known = {one.id: one for one in known}
        options = [(None, tr("Nobody named")), *((o.id, o.label) for o in known)]
        self.whose.offer(options, self.whose.value())
        if community != self._of:
            self._of = community
            self._take_up()
        elif self._entry is not None:
            self._come_from(self._talk(self._entry.id))

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

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing that was not said be somebody’s: it is not seen any more."""
        super().hideEvent(event)
        if not self.said.value():
            self._drop()

    def _lay_out(self) -> None:
        self.whose.setFixedWidth(240)
        button = vbox(STRETCH, self.add)
        row = hbox((self.said, 1), self.whose, button, gap=10)
        self._origin = boxed(hbox((self.origin, 1), self.let_go, gap=8))
        self._origin.hide()
        self.setLayout(vbox(row, self._origin, gap=6))

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
        """Return a conversation if it is there, and of this community."""
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


def _origin(entry: Entry) -> str:
    """Return "From the conversation with Luz Ortega on Sun Jan 4"."""
    whom = phrases.names([one.name for one in entry.people]) or entry.site
    if entry.day is None:
        return tr("From the conversation with {name}").format(name=whom)
    day = phrases.short_day(entry.day)
    said = tr("From the conversation with {name} on {day}")
    return said.format(name=whom, day=day)
