"""The fourth question: who does what, and who decides (PI10, GLP8)."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import settings
from app.community import roles
from app.community.community_drafts import Draft
from app.errors import CirclebookError
from app.i18n import mark, tr
from app.person import contacts, faces
from app.settings import Coach
from app.vocabulary import Role
from ui import painting
from ui.places import Place
from ui.views.create.holders import Holders
from ui.views.create.step import Step, asked
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.people import Avatar

PEOPLE: Final = (Role.COORDINATOR, Role.CORE_TEAM)
PARTIES: Final = (Role.FACILITATING, Role.SPONSOR)


class RolesStep(Step):
    """Asks who the coach is, who coordinates, pays and decides."""

    name = mark("Roles")
    answers = ("decision_making",)

    @override
    def build(self) -> None:
        self.coach = CoachCard()
        self.coach.told.connect(self._tell_coach)
        self.coach.settings.clicked.connect(self._go_to_settings)
        self.add(self.coach, 20)
        self.lists: dict[Role, Holders] = {}
        self._add_people(
            Role.COORDINATOR,
            tr("Who makes sure you meet?"),
            tr("The coordinator: dates, reminders, the door."),
        )
        self.me = Button(tr("I do"), "user", small=True)
        self.me.clicked.connect(self._coordinate)
        self.column.addLayout(hbox(self.me, STRETCH))
        self.column.addSpacing(20)
        self._add_people(
            Role.CORE_TEAM,
            tr("Who holds it with you?"),
            tr("The core team, if there is one yet. Two or three is plenty."),
        )
        self._add_party(
            Role.FACILITATING, tr("Which organization holds it?"), tr("Your own, say.")
        )
        self._add_party(Role.SPONSOR, tr("Who pays for it?"), tr("The funder, say."))
        self.prose(
            "decision_making",
            tr("Who decides what?"),
            tr("Themes: the members. Money: the funder, after asking us."),
            rows=3,
        )

    @override
    def ask(self, kind: str) -> tuple[str, str]:
        question = asked(tr("Who holds this {kind} together?"), kind)
        sentence = tr(
            "Names are enough. Clear roles, said early, save a good deal of trouble."
        )
        return question, sentence

    @override
    def examples(self) -> Sequence[str]:
        return [
            tr("By consent: can you live with it? If not, the core team says why."),
            tr("Whoever leads a gathering is not in charge of anybody’s learning."),
        ]

    @override
    def first(self) -> QWidget:
        asking = not self.coach.name.isHidden()
        return self.coach.name if asking else self.lists[Role.COORDINATOR]

    @override
    def is_answered(self, draft: Draft | None) -> bool:
        if draft is None:
            return False
        held = self.writing.desk.read(roles.of_community, draft.community.id)
        told = {one.role for one in held} & {*PEOPLE, *PARTIES}
        return bool(told) or super().is_answered(draft)

    @override
    def commit(self) -> None:
        self.coach.commit()
        for holders in self.lists.values():
            holders.take_rest()

    @override
    def refill(self, draft: Draft | None) -> None:
        super().refill(draft)
        read = self.writing.desk.read
        held = read(roles.of_community, draft.community.id) if draft else []
        for role, holders in self.lists.items():
            holders.show_holders([one for one in held if one.role is role])
        who = read(settings.coach)
        self.coach.show_coach(who)
        taken = any(one.role is Role.COORDINATOR for one in held)
        self.me.setVisible(who is not None and not taken)

    def _add_people(self, role: Role, title: str, sentence: str) -> None:
        self.head(title, sentence)
        holders = _List(role, title, tr("A name"), people=True)
        holders.named.connect(self._appoint)
        self._keep_list(role, holders)

    def _add_party(self, role: Role, title: str, sentence: str) -> None:
        self.head(title, sentence)
        holders = _List(role, title, tr("The name of an organization"))
        holders.named.connect(self._engage)
        self._keep_list(role, holders)

    def _keep_list(self, role: Role, holders: "_List") -> None:
        holders.removed.connect(self._take_off)
        self.lists[role] = holders
        self.add(holders, 8 if role is Role.COORDINATOR else 20)

    @Slot(object, str)
    def _appoint(self, role: Any, name: str) -> None:
        self.writing.do(tr("Role given"), roles.appoint, role, name)

    @Slot(object, str)
    def _engage(self, role: Any, name: str) -> None:
        self.writing.do(tr("Organization added"), roles.engage, role, name)

    @Slot(object)
    def _take_off(self, term: Any) -> None:
        self.writing.desk.do(tr("Role taken off"), contacts.end_role, term)

    @Slot()
    def _coordinate(self) -> None:
        who = self.writing.desk.read(settings.coach)
        if who is not None:
            words = tr("Role given")
            self.writing.do(words, roles.appoint_coach, Role.COORDINATOR)

    @Slot(object)
    def _tell_coach(self, who: Any) -> None:
        try:
            self.writing.do(tr("You are in the book"), roles.tell_coach, who)
        except CirclebookError as error:
            self.coach.name.set_error(str(error))

    @Slot()
    def _go_to_settings(self) -> None:
        self.writing.desk.go(Place("settings", intent="you"))


class _List(Holders):
    """The holders of one role."""

    named = Signal(object, str)  # the role, and who is to have it

    def __init__(
        self, role: Role, name: str, example: str, *, people: bool = False
    ) -> None:
        super().__init__(name, example, people=people)
        self._role = role
        self.added.connect(self._name)

    @Slot(str, str)
    def _name(self, name: str, _: str) -> None:
        self.named.emit(self._role, name)


class CoachCard(Card):
    """Asks who the coach is, or shows her once that is known."""

    told = Signal(object)  # Coach

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._asking = False
        self._known = ("", "", "")  # name, work, organization as the book has them
        self.name = TextField(tr("Your name"), example=tr("Dana Whitfield"))
        self.work = TextField(tr("What you do"), example=tr("Coach and coordinator"))
        self.organization = TextField(
            tr("Your organization"), example=tr("Northfold Institute")
        )
        title = Label(tr("First, who are you?"), "h3")
        words = tr("It stands on what you hand out, and goes nowhere by itself.")
        fields = hbox((self.work, 1), (self.organization, 1), gap=12)
        self._form = boxed(
            vbox(title, 2, Label(words, "small", "ink3"), 12, self.name, 12, fields)
        )
        self._face = Avatar(painting.Face(""), 32)
        self._who = Label("", "medium", elide=True)
        self._what = Label("", "small", "ink3", elide=True)
        self.settings = Button(tr("Change"), kind="link", small=True)
        both = vbox(self._who, self._what)
        self._shown = boxed(hbox(self._face, 12, (both, 1), self.settings))
        self.hold(vbox(self._form, self._shown))
        for field in (self.name, self.work, self.organization):
            field.finished.connect(self._tell)

    def show_coach(self, who: Coach | None) -> None:
        """Show who she is, unless she is just telling."""
        self._asking = self._asking or who is None
        self._form.setVisible(self._asking)
        self._shown.setVisible(not self._asking)
        if who is None:
            return
        self._known = (who.name, who.role, who.organization)
        fields: dict[TextField, str] = {
            self.name: who.name,
            self.work: who.role,
            self.organization: who.organization,
        }
        for field, text in fields.items():
            if not field.input.hasFocus():
                field.set_value(text)
        self._face.show_face(painting.Face(faces.initials(who.name), -1, who.name))
        self._who.setText(who.name)
        said = [tr("You"), who.role, who.organization]
        self._what.setText(" · ".join(word for word in said if word))

    def commit(self) -> None:
        """Tell what was typed in a field that was not left."""
        words = (self.name.value(), self.work.value(), self.organization.value())
        if self._asking and words != self._known:
            self._tell()

    @Slot()
    def _tell(self) -> None:
        if self.name.value():
            self.name.clear_error()
            words = (self.name.value(), self.work.value(), self.organization.value())
            self.told.emit(Coach(*words))
