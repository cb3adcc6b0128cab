"""Somebody who may join: where they stand, how they come, a concern and its reply."""

from PySide6.QtCore import Signal, Slot

from app.i18n import tr
from app.person.prospects import Prospect
from app.vocabulary import Joining, MembershipStatus
from ui import painting
from ui.views.charter.forming.part import captioned
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.combos import Choice
from ui.widgets.inline import InlineArea
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.people import Avatar


class ProspectRow(Card):
    """One person on a card."""

    moved = Signal(object, object)  # the person, and where they stand now
    came = Signal(object, object)  # the person, and how they come to join
    worried = Signal(object, str)
    replied = Signal(object, str)
    person_asked = Signal(object)

    def __init__(self, one: Prospect, *, fixed: bool) -> None:
        super().__init__(radius=10)
        self.one = one
        name = one.face.name
        self.name = Button(name, kind="link", small=True)
        self.site = Label(one.face.site, "cap", "ink3", elide=True)
        self.wait = Chip(tr("Wait with inviting"), "honey", "hourglass-medium")
        self.open = Chip(tr("No reply yet"), "honey", "chat-circle-dots")
        self.joined = Chip(tr("Joined"), "ok", "check")
        self.status = Choice(tr("Where {name} stands").format(name=name))
        self.how = Choice(tr("How {name} comes to join").format(name=name))
        self.concern = InlineArea(
            "",
            tr("What worries {name}").format(name=name),
            "body",
            example=tr("Nothing heard yet"),
        )
        self.reply = InlineArea(
            "",
            tr("What {name} was told").format(name=name),
            "body",
            example=tr("What you say to it"),
        )
        self._offer()
        self._lay_out()
        for field in (self.status, self.how, self.concern, self.reply):
            field.setEnabled(not fixed)
        self._connect()

    def show_one(self, one: Prospect) -> None:
        """Show how it stands with them."""
        self.one = one
        self.status.choose(one.status)
        self.how.choose(one.how)
        self.concern.set_text(one.concern)
        self.reply.set_text(one.reply)
        self._replying.setVisible(bool(one.concern))
        self.open.setVisible(one.is_unanswered)
        self.wait.setVisible(one.is_waiting and one.invite_ok is False)
        self.status.setVisible(one.is_waiting)
        self.joined.setVisible(not one.is_waiting)
        self.setAccessibleName(one.face.name)

    def _offer(self) -> None:
        status = MembershipStatus
        self.status.offer(
            [
                (status.PROSPECT, tr("Not asked yet")),
                (status.INVITED, tr("Invited")),
                (status.ACTIVE, tr("Joined")),
                (status.ALUMNI, tr("Said no")),
            ],
            self.one.status,
        )
        how = [(None, tr("How they come")), *((j, j.label) for j in Joining)]
        self.how.offer(list(how), self.one.how)

    def _lay_out(self) -> None:
        face = self.one.face
        avatar = Avatar(painting.Face(face.initials, face.tint, face.name), 28)
        self.site.setContentsMargins(2, 0, 0, 0)
        words = vbox(hbox(self.name, STRETCH), self.site)
        chips = hbox(self.wait, self.open, self.joined, gap=6)
        head = hbox(avatar, (words, 1), chips, self.how, self.status, gap=8)
        worry = boxed(captioned(tr("What worries them"), self.concern))
        self._replying = boxed(captioned(tr("What you replied"), self.reply))
        both = hbox((worry, 1), (self._replying, 1), gap=12)
        self.hold(vbox(head, both, gap=8), (12, 10, 12, 10))

    def _connect(self) -> None:
        self.status.chosen.connect(self._move)
        self.how.chosen.connect(self._come)
        self.concern.edited.connect(self._worry)
        self.reply.edited.connect(self._reply)
        self.name.clicked.connect(self._ask)

    @Slot(object)
    def _move(self, status: object) -> None:
        self.moved.emit(self.one.person_id, status)

    @Slot(object)
    def _come(self, how: object) -> None:
        self.came.emit(self.one.person_id, how)

    @Slot(str)
    def _worry(self, words: str) -> None:
        self.worried.emit(self.one.person_id, words)

    @Slot(str)
    def _reply(self, words: str) -> None:
        self.replied.emit(self.one.person_id, words)

    @Slot()
    def _ask(self) -> None:
        self.person_asked.emit(self.one.person_id)
