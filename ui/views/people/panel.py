"""The side panel: one person, and all of it edited where it stands."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.errors import CirclebookError
from app.i18n import tr
from app.person.people_cards import Card
from app.person.sites import Site
from ui.desk import Desk
from ui.views.people.about import About, EditedLine, InlineTitle
from ui.views.people.agreed import AgreedGroup
from ui.views.people.columns import face_of, heard
from ui.views.people.facts import (
    BeenLine,
    Group,
    TiesLine,
    WorkingOnList,
    plain_day,
)
from ui.views.people.gifts import BringsGroup, RolesGroup
from ui.views.people.membership import DetailsGroup, MembershipGroup
from ui.widgets.buttons import Button, IconButton
from ui.widgets.inline import take_back_in
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import boxed, clear, flow, hbox, vbox
from ui.widgets.panels import SidePanel
from ui.widgets.people import Avatar


class PersonPanel(SidePanel):
    """One person: how to reach them, what they bring, where they stand."""

    menu_asked = Signal()
    bring_back_asked = Signal()
    match_asked = Signal()
    log_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Person"), parent)
        self.about = About(desk)
        self._avatar: Avatar | None = None
        self.name = InlineTitle("", tr("Name"), "h2")
        self.more = IconButton("dots-three", tr("More"))
        self._put_name()
        self.back = Button(tr("Bring back"), "arrow-u-up-left", small=True)
        self.match = Button(tr("Make a match"), "intersect", small=True, tip="M")
        self.log = Button(tr("Log a conversation"), "note-pencil", small=True, tip="L")
        self.find_help = Button(tr("Find help"), kind="link", small=True)
        self.brings = BringsGroup(self.about)
        self.roles = RolesGroup(self.about)
        self.membership = MembershipGroup(self.about)
        self.details = DetailsGroup(self.about)
        self.agreed = AgreedGroup(self.about)
        self.phone = self._contact(
            "phone", "phone", tr("Phone"), tr("Add a phone number")
        )
        self.email = self._contact(
            "email", "envelope-simple", tr("E-mail"), tr("Add an e-mail address")
        )
        self.reach = self._contact(
            "reach_note",
            "clock",
            tr("How to reach"),
            tr("Add how to reach them best"),
            lines=True,
        )
        self.met = Label("", "small", "ink2", wrap=True)
        self.working_on = WorkingOnList()
        self.been = BeenLine()
        self.ties = TiesLine()
        self.hints = vbox(gap=8)
        self._fill()
        self._connect()
        if desk.read_only:
            self._lock()

    def show_card(self, community_id: UUID, card: Card, sites: Sequence[Site]) -> None:
        """Show this person, or what has become of the one shown."""
        if self.about.is_other(card):
            take_back_in(self)
        self.about.turn_to(community_id, card)
        member = card.member
        self._show_face(card)
        self.name.set_text(member.name)
        self.set_title("", _standing(card))
        self.back.setVisible(member.archived)
        self.match.setVisible(not member.archived)
        self.log.setVisible(not member.archived)
        self.phone.show_text(member.phone)
        self.email.show_text(member.email)
        self.reach.show_text(card.reach_note)
        self.met.setText(_met(card))
        self.brings.show_member(member)
        self.roles.show_member(member)
        self.working_on.show_needs(card.working_on)
        self._working.setVisible(bool(card.working_on))
        self.been.show_line(card.line, card.coming)
        self._been.setVisible(bool(card.line or card.coming))
        self.ties.show_ties(card)
        self._ties.setVisible(bool(card.ties))
        self.membership.show_card(card, list(sites))
        self.details.show_card(card)
        self.agreed.show_card(card)
        self.setAccessibleName(member.name)

    def show_hints(self, hints: Sequence[QWidget]) -> None:
        """Show these hints at the end of what is told of the person."""
        clear(self.hints)
        for hint in hints:
            self.hints.addWidget(hint)

    def _connect(self) -> None:
        self.name.edited.connect(self._rename)
        self.more.clicked.connect(self.menu_asked)
        self.back.clicked.connect(self.bring_back_asked)
        self.match.clicked.connect(self.match_asked)
        self.log.clicked.connect(self.log_asked)
        self.find_help.clicked.connect(self.match_asked)

    def _fill(self) -> None:
        when = boxed(hbox(Icon("calendar-check", "ink3", 16), (self.met, 1), gap=14))
        reach = vbox(self.phone, self.email, self.reach, when, gap=1)
        self._working = Group(tr("Is working on"), self.find_help)
        self._working.column.addWidget(self.working_on)
        self._been = Group(tr("Been with us"))
        self._been.column.addWidget(self.been)
        self._ties = Group(tr("Connected to"))
        self._ties.column.addWidget(self.ties)
        self.add(flow(self.back, self.log, self.match, gap=8))
        self.add(reach)
        self.add_rule()
        for part in (self.brings, self._working, self._been):
            self.add(part)
        self.add_rule()
        self.add(self._ties)
        self.add(self.hints)
        for part in (self.roles, self.membership, self.agreed, self.details):
            self.add(part)

    def _put_name(self) -> None:
        """Put the name, to be edited, where the title is."""
        holder = self.title.parentWidget()
        if holder is not None and (whole := holder.layout()) is not None:
            whole.replaceWidget(self.title, self.name)
        self.title.hide()
        self.sub.setContentsMargins(8, 0, 0, 0)
        self.add_corner(self.more)

    def _show_face(self, card: Card) -> None:
        face = face_of(card.member)
        if self._avatar is None:
            self._avatar = Avatar(face, 52)
            self.set_lead(self._avatar)
        self._avatar.show_face(face)

    def _contact(
        self, field: str, icon: str, name: str, example: str, *, lines: bool = False
    ) -> EditedLine:
        keep = _KeepField(self.about, field).keep
        return EditedLine(name, keep, icon=icon, example=example, lines=lines)

    @Slot(str)
    def _rename(self, name: str) -> None:
        try:
            self.about.edit("name", name)
        except CirclebookError as error:
            self.name.set_text(self.about.card.member.name)
            self.about.desk.say(str(error))

    def _lock(self) -> None:
        """Let nothing be changed in a book that is open for reading only."""
        self.name.setEnabled(False)
        reason = tr("This book is open for reading only")
        self.back.block(reason)
        groups = (self.brings, self.roles, self.membership, self.agreed, self.details)
        for part in groups:
            part.setEnabled(False)
        for line in (self.phone, self.email, self.reach):
            line.setEnabled(False)
        self.setToolTip(reason)


class _KeepField:
    """Keeps what was typed in one field of the person."""

    def __init__(self, about: About, field: str) -> None:
        self._about, self._field = about, field

    def keep(self, text: str) -> None:
        """Keep `text`."""
        self._about.edit(self._field, text)


def _standing(card: Card) -> str:
    """Return "Peer mentor, Alder Creek", and that they left if they did."""
    member = card.member
    words = ", ".join(part for part in (member.job_title, member.site) if part)
    if card.left_on:
        left = tr("Left on {day}").format(day=plain_day(card.left_on))
        return f"{words}. {left}" if words else left
    if card.retired_on:
        gone = tr("Archived on {day}").format(day=plain_day(card.retired_on))
        return f"{words}. {gone}" if words else gone
    return words or member.status.label


def _met(card: Card) -> str:
    member = card.member
    last = heard(member)
    said = tr("Not heard from yet") if member.days is None else ""
    if member.days is not None:
        said = (
            tr("Heard from today")
            if member.days == 0
            else tr("Heard from {days} ago").format(days=last)
        )
    if member.one_to_one_on is None:
        return said
    day = plain_day(member.one_to_one_on)
    if member.met_before_launch:
        return tr("One-to-one before launch, {day}").format(day=day) + f" · {said}"
    return tr("One-to-one on {day}").format(day=day) + f" · {said}"
