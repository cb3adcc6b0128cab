"""What is left to do after a gathering: who was missed, what was promised there (JS11).

Why somebody was missed is private: it shows under a padlock when it is asked for, since
others may look on while the sheet is filled in, and never while the screen is shared.
What is done with it is told without its words.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.day import actions, afterwards, promises
from app.day.actions import FollowUp
from app.day.afterwards import Afterwards, Away
from app.i18n import tr, trn
from ui import painting, phrases
from ui.desk import Desk
from ui.places import Place
from ui.views.today import words
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import SectionHead
from ui.widgets.inline import InlineArea
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.people import Avatar
from ui.widgets.switches import Tick
from ui.widgets.telling import Teller


class AfterwardsPart(QWidget):
    """Those who were missed and what was promised; hidden while there is neither."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: UUID | None = None
        self.away: dict[UUID, AwayRow] = {}
        self.promised: dict[UUID, PromiseRow] = {}
        self._asked_why = False
        self.why = Button("", "lock", "link", small=True)
        self.why.clicked.connect(self._flip_why)
        self._away_head = SectionHead(tr("Missed"), None, self.why, icon="hand-waving")
        self._promised_head = SectionHead(tr("Promised there"), icon="handshake")
        self.kept = Label("", "small", "ink3")
        self._away, self._promised = vbox(gap=12), vbox(gap=8)
        missed = vbox(self._away_head, 8, self._away, 16)
        promised = vbox(self._promised_head, 8, self._promised, 4, self.kept)
        self.missed_part, self.promised_part = boxed(missed), boxed(promised)
        self.setLayout(vbox(self.missed_part, self.promised_part))
        desk.veil_changed.connect(self._veil)

    def show_session(self, session_id: UUID) -> None:
        """Show what is left to do after this gathering."""
        if session_id != self._session:
            self._session, self._asked_why = session_id, False
            _keep(self.away, set())
            _keep(self.promised, set())
        found = self._desk.read(afterwards.of_gathering, session_id)
        self._show_away(found)
        self._show_promised(found)
        self.setVisible(bool(found.away or found.promised or found.kept))

    def first(self) -> QWidget | None:
        """Return what is to be done first."""
        missed = [row.talk for row in self.away.values()]
        return next(
            iter([*missed, *(row.tick for row in self.promised.values())]), None
        )

    def _show_away(self, found: Afterwards) -> None:
        shown = self._asked_why and not self._desk.veiled
        self.why.setText(tr("Hide why") if shown else tr("Why, in private"))
        self.why.setVisible(not self._desk.veiled)
        _keep(self.away, {one.id for one in found.away})
        for place, one in enumerate(found.away):
            row = self.away.get(one.id)
            if row is None:
                row = self.away[one.id] = AwayRow(one, self._desk)
                row.talk.clicked.connect(Teller(row, self._talk, one.id).tell)
                row.write.clicked.connect(Teller(row, self._write, one.id).tell)
                row.reason.edited.connect(Teller(row, self._reason, one.id).pass_on)
            row.show_away(one, why=shown)
            _place(self._away, place, row)
        self.missed_part.setVisible(bool(found.away))
        self._away_head.set_count(len(found.away))

    def _show_promised(self, found: Afterwards) -> None:
        _keep(self.promised, {one.id for one in found.promised})
        for place, one in enumerate(found.promised):
            row = self.promised.get(one.id)
            if row is None:
                row = self.promised[one.id] = PromiseRow()
                row.tick.setEnabled(not self._desk.read_only)
                row.tick.clicked.connect(Teller(row, self._done, one).tell)
            row.show_promise(one, veiled=self._desk.veiled)
            _place(self._promised, place, row)
        self.kept.setText(trn("{n} is kept", "{n} are kept", found.kept))
        self.kept.setVisible(bool(found.kept))
        self.promised_part.setVisible(bool(found.promised or found.kept))
        self._promised_head.set_count(len(found.promised))

    def _talk(self, person: UUID) -> None:
        self._desk.go(Place("coaching", self._desk.community_id, person, "log"))

    def _write(self, person: UUID) -> None:
        """Put a few words on the clipboard, and note that they were sent."""
        if self._session is None:
            return
        said = self._desk.read(afterwards.words_to, self._session, person)
        QApplication.clipboard().setText(said)
        sent = afterwards.sent_word
        self._desk.note(tr("Word sent"), sent, self._session, person)
        sentence = tr("A few words are on the clipboard. Paste them into a message.")
        email = self.away[person].email
        if email:
            sentence = tr("A few words for {email} are on the clipboard.")
            sentence = sentence.format(email=email)
        self._desk.say(sentence, tr("Undo"), self._desk.undo)

    def _reason(self, person: UUID, said: str) -> None:
        if self._session is not None:
            label = tr("Private note changed")
            reason = afterwards.set_reason
            self._desk.do(label, reason, self._session, person, said)

    def _done(self, one: FollowUp) -> None:
        act: Callable[..., Any] = promises.keep if one.private else actions.complete
        self._desk.do(tr("Follow-up done"), act, one.id)

    @Slot()
    def _flip_why(self) -> None:
        self._asked_why = not self._asked_why
        self._veil()

    @Slot()
    def _veil(self) -> None:
        if self._session is not None and self.isVisible():
            self.show_session(self._session)


class AwayRow(QWidget):
    """Somebody who was missed: two things to do, and why, if that is known."""

    def __init__(self, one: Away, desk: Desk) -> None:
        super().__init__()
        name, self.email = one.mark.name, one.email
        self.state = Label("", "small", "ink3", wrap=True)
        self.talk = IconButton("chat-circle-text", tr("Log a conversation"))
        self.talk.set_name(tr("Log a conversation with {name}").format(name=name))
        self.write = IconButton("envelope-simple", tr("Send word"))
        self.write.set_name(tr("Words to {name}, to be copied").format(name=name))
        why = tr("Why {name} was missed").format(name=name)
        self.reason = InlineArea("", why, "small", example=tr("Why, if you know"))
        face = one.mark.face
        head = hbox(gap=10)
        if face is not None:
            shown = painting.Face(face.initials, face.tint, face.name)
            head.addWidget(Avatar(shown, 28))
        head.addLayout(vbox(Label(name, "medium", elide=True), self.state, gap=0), 1)
        head.addWidget(self.talk)
        head.addWidget(self.write)
        mark = Icon("lock", "private_ink", 14)
        self._why = boxed(hbox(34, vbox(7, mark, STRETCH), (self.reason, 1), gap=2))
        self.setLayout(vbox(head, self._why, gap=0))
        for button in (self.talk, self.write, self.reason):
            button.setEnabled(not desk.read_only)

    def show_away(self, one: Away, *, why: bool) -> None:
        """Show how it stands with them; the reason only if it is asked for."""
        self.email = one.email
        said = [one.mark.state.label if one.mark.state else ""]
        if one.talked_on:
            said.append(tr("talked {day}").format(day=phrases.day(one.talked_on)))
        if one.word_on:
            said.append(tr("written to {day}").format(day=phrases.day(one.word_on)))
        self.state.setText(" · ".join(part for part in said if part))
        self.reason.set_text(one.reason if why else "")
        self._why.setVisible(why)


class PromiseRow(QWidget):
    """Something promised at the gathering, ticked when it is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.tick = Tick("")
        self.words = Label("", "small", wrap=True)
        self.note = Label("", "cap", "ink3", wrap=True)
        column = vbox(self.words, self.note, gap=1)
        self.setLayout(hbox(vbox(self.tick, STRETCH), (column, 1), gap=8))

    def show_promise(self, one: FollowUp, *, veiled: bool) -> None:
        """Show this; the words of a private one only on an unshared screen."""
        said = words.veiled(one) if one.private and veiled else one.words
        self.words.setText(said)
        self.tick.setAccessibleName(tr("Kept: {words}").format(words=said))
        who = one.face.name if one.face else ""
        due = phrases.due(one.due) if one.due else ""
        private = tr("private") if one.private else ""
        self.note.setText(" · ".join(part for part in (who, due, private) if part))
        self.note.setVisible(bool(self.note.text()))
        self.tick.setChecked(False)


def _keep(rows: dict[UUID, Any], wanted: set[UUID]) -> None:
    """Let go of the rows that are not wanted."""
    for key in set(rows) - wanted:
        row = rows.pop(key)
        row.hide()
        row.deleteLater()


def _place(column: Any, place: int, row: QWidget) -> None:
    if column.indexOf(row) != place:
        column.removeWidget(row)
        column.insertWidget(place, row)
    row.show()
