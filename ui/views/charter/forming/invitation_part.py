"""The invitation: five questions and their answers, and who may join (NR4, NR5)."""

from uuid import UUID

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import five_questions, formed_items
from app.charter.five_questions import Question
from app.errors import CirclebookError
from app.i18n import mark, tr, trn
from app.person import memberships, prospects, sites
from app.person.prospects import Prospect
from app.vocabulary import Joining, MembershipStatus
from ui.desk import Desk
from ui.places import Place
from ui.views.charter.forming.part import Part, captioned
from ui.views.charter.forming.prospect_row import ProspectRow
from ui.views.charter.forming.rows import Rows
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, SectionHead
from ui.widgets.choices import Segmented
from ui.widgets.combos import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.inline import InlineArea
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.telling import Teller

ALL = "all"
UNANSWERED = "unanswered"


class InvitationPart(Part):
    """What the invitation says, and what those who got it are worried about."""

    key = "invitation"
    called = mark("Invitation")
    icon = "envelope-open"
    paper = "invitation"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        sentence = tr(
            "People ask five things before they join. Answer them in plain words; the "
            "page to print says as well how much time is asked, and names nobody."
        )
        super().__init__(sentence, desk, parent)
        self.answers: dict[str, InlineArea] = {}
        self._add_questions()
        self._add_prospects()
        self.block_if_read_only(*self.answers.values(), self._new)

    @override
    def refresh(self) -> None:
        said = self.desk.read(five_questions.answers, self.home)
        for key, field in self.answers.items():
            field.set_text(said.get(key, ""))
        here = self.desk.read(sites.of_community, self.home)
        options = [(None, tr("No site")), *((one.id, one.name) for one in here)]
        self.site.offer(list(options), self.site.value())
        self._show_prospects()
        self.order_tab()

    @override
    def show_item(self, item_id: UUID) -> None:
        self.show_row(
            self.rows.rows.get(self.desk.read(formed_items.person_of, item_id))
        )

    @override
    def forget(self) -> None:
        self.name.set_value("")
        self.which.choose(ALL)

    def _add_questions(self) -> None:
        column = vbox(gap=12)
        for one in five_questions.questions():
            field = InlineArea("", one.words, example=one.example)
            field.edited.connect(Teller(field, self._answer, one).pass_on)
            self.answers[one.key] = field
            column.addLayout(captioned(one.words, field, "ink2"))
        self.begins_at(next(iter(self.answers.values())))
        card = Card(radius=12)
        card.hold(column, (14, 20, 14, 16))
        self.add(card)

    def _add_prospects(self) -> None:
        options = [(ALL, tr("Everyone"), ""), (UNANSWERED, tr("Unanswered"), "")]
        self.which = Segmented(tr("Show"), options, ALL)
        self.who = SectionHead(tr("Who may join"))
        self.told = Label("", "small", "ink2", wrap=True)
        self.name = TextField(tr("Name"), example=tr("Anand Pillai"))
        self.site = ChoiceField(tr("Site"), [(None, tr("No site"))], None)
        self.add_one = Button(tr("Add"), "plus")
        lower = vbox(STRETCH, self.add_one)
        self._new = boxed(
            hbox((self.name, 3), (self.site, 2), lower, gap=10, margins=(0, 0, 0, 4))
        )
        self.rows: Rows[ProspectRow] = Rows(self._row, ProspectRow.show_one, gap=10)
        head = hbox((self.who, 1), self.which, gap=12)
        self.add(vbox(8, head, self.told, 8, self._new, 10, self.rows))
        self.column.addStretch(1)
        self.which.chosen.connect(self._choose)
        self.add_one.clicked.connect(self._add)
        self.name.input.returnPressed.connect(self._add)

    def _row(self, one: Prospect) -> ProspectRow:
        row = ProspectRow(one, fixed=self.desk.read_only)
        row.moved.connect(self._move)
        row.came.connect(self._come)
        row.worried.connect(self._worry)
        row.replied.connect(self._reply)
        row.person_asked.connect(self._show_person)
        return row

    def _show_prospects(self) -> None:
        found = self.desk.read(prospects.of_community, self.home)
        shown = found.people
        if self.which.current() == UNANSWERED:
            shown = found.unanswered
        self.rows.show_records((one.person_id, one) for one in shown)
        self.who.set_count(len([one for one in found.people if one.is_waiting]))
        n = len(found.unanswered)
        words = trn(
            "{n} concern has no reply yet.", "{n} concerns have no reply yet.", n
        )
        said = [words] if n else []
        if found.said_no:
            said.append(
                trn("{n} person said no.", "{n} people said no.", found.said_no)
            )
        if not found.people:
            said.append(tr("Add those you think of; nobody is told."))
        self.told.setText(" ".join(said))
        self.told.set_color("honey_ink" if n else "ink2")
        self.told.setVisible(bool(said))

    def _answer(self, question: Question, words: str) -> None:
        label = tr("Invitation changed")
        self.do(label, five_questions.answer, self.home, question.key, words)

    @Slot()
    def _add(self) -> None:
        self.name.clear_error()
        name, site = self.name.value(), self.site.value()
        try:
            self.do(tr("Added to who may join"), prospects.add, self.home, name, site)
        except CirclebookError as error:
            self.name.set_error(str(error))
        else:
            self.name.set_value("")
        self.name.setFocus()

    @Slot(object)
    def _choose(self, _: object) -> None:
        # after the click: a reply typed until now is kept first
        QTimer.singleShot(0, self, self._show_prospects)

    @Slot(object, object)
    def _move(self, person: UUID, status: MembershipStatus) -> None:
        label = tr("Noted where they stand")
        self.do(label, prospects.move, self.home, person, status)

    @Slot(object, object)
    def _come(self, person: UUID, how: Joining | None) -> None:
        label = tr("Noted how they come to join")
        self.do(label, memberships.edit, self.home, person, "joined_how", how)

    @Slot(object, str)
    def _worry(self, person: UUID, words: str) -> None:
        say = prospects.say
        self.do(tr("Concern noted"), say, self.home, person, concern=words)

    @Slot(object, str)
    def _reply(self, person: UUID, words: str) -> None:
        self.do(tr("Reply noted"), prospects.reply, self.home, person, words)

    @Slot(object)
    def _show_person(self, person: UUID) -> None:
        self.desk.go(Place("people", self.home, person))
