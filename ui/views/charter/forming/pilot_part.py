"""The pilot: a passionate few who try it, and what they find out (ERLC15)."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import pilots
from app.charter.pilots import Assumption, Pilot
from app.i18n import mark, tr
from app.needs import groupings, holders
from app.person.faces import Face
from ui.desk import Desk
from ui.views.charter.forming.assumption_row import AssumptionRow
from ui.views.charter.forming.part import Part, captioned
from ui.views.charter.forming.people_line import PeopleLine
from ui.views.charter.forming.rows import Rows
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card, SectionHead
from ui.widgets.dates import DateField
from ui.widgets.feedback import EmptyState
from ui.widgets.fields import TextField
from ui.widgets.inline import InlineArea, InlineText
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox


class PilotPart(Part):
    """The pilots there are; usually one."""

    key = "pilot"
    called = mark("Pilot")
    icon = "rocket"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        sentence = tr(
            "Begin with a few who care: win them, test what you assume, change what "
            "does not hold, and leave with a story to tell."
        )
        super().__init__(sentence, desk, parent)
        self.here: tuple[Face, ...] = ()
        self.begin = Button(tr("Begin a pilot"), "plus", "primary")
        self.empty = EmptyState(
            "rocket",
            tr("No pilot yet"),
            tr(
                "Try the circle with a handful of people first. What you assumed and "
                "what came out stands here."
            ),
            self.begin,
        )
        self.another = Button(tr("Begin another pilot"), "plus", "link", small=True)
        self.cards: Rows[PilotCard] = Rows(self._card, PilotCard.show_pilot, gap=18)
        self.add(self.empty)
        self.add(self.cards)
        self.add(hbox(self.another, STRETCH))
        self.column.addStretch(1)
        self.block_if_read_only(self.begin, self.another)
        self.begin.clicked.connect(self._begin)
        self.another.clicked.connect(self._begin)

    @override
    def refresh(self) -> None:
        people = self.desk.read(holders.of_community, self.home).members
        self.here = tuple(one.face for one in people)
        found = self.desk.read(pilots.of_community, self.home)
        self.cards.show_records((one.id, one) for one in found)
        self.empty.setVisible(not found)
        self.another.setVisible(bool(found))
        card = self.cards.first()
        self.begins_at(card.why if card else self.begin)
        self.order_tab()

    @override
    def show_item(self, item_id: UUID) -> None:
        rows = [
            row for card in self.cards.rows.values() for row in card.all_rows(item_id)
        ]
        self.show_row(next(iter(rows), self.cards.rows.get(item_id)))

    def _card(self, pilot: Pilot) -> "PilotCard":
        return PilotCard(self, pilot)

    @Slot()
    def _begin(self) -> None:
        key = self.do(tr("Pilot begun"), pilots.start, self.home)
        self.refresh()
        self.cards.rows[key].why.begin()


class PilotCard(Card):
    """One pilot."""

    def __init__(self, part: PilotPart, pilot: Pilot) -> None:
        super().__init__(radius=12)
        self._part, self._key = part, pilot.id
        fixed = part.desk.read_only
        self.title = InlineText("", tr("Name of the pilot"), "h3", required=True)
        self.delete = IconButton("trash", tr("Delete this pilot"))
        self.why = InlineArea(
            "",
            tr("What we try, and why with them"),
            example=tr("Two shops for three months: they asked for it first."),
        )
        self.begins = DateField(tr("Begins"))
        self.people = PeopleLine(tr("Who takes part"), fixed=fixed)
        self.count = Label("", "small", "ink2", tabular=True)
        self.rows: Rows[AssumptionRow] = Rows(
            self._assumption, AssumptionRow.show_assumption, gap=2
        )
        self.assume = TextField("", example=tr("People will come on a weekday evening"))
        self.assume.input.setAccessibleName(tr("Something you assume"))
        self.story = InlineArea(
            "",
            tr("The story of its success"),
            example=tr("What happened, for whom, and what they say about it."),
        )
        self._lay_out()
        self._connect()
        parts = (
            self.title,
            self.delete,
            self.why,
            self.begins,
            self.assume,
            self.story,
        )
        part.block_if_read_only(*parts)

    def show_pilot(self, pilot: Pilot) -> None:
        """Show how the pilot stands."""
        self.title.set_text(pilot.title)
        self.why.set_text(pilot.why)
        if not self.begins.input.hasFocus():
            self.begins.set_value(pilot.begins_on)
        self.people.show_people(pilot.people, self._part.here)
        self.count.setText(pilot.sentence if pilot.assumptions else "")
        self.rows.show_records((one.id, one) for one in pilot.assumptions)
        self.story.set_text(pilot.story)

    def all_rows(self, key: UUID) -> list[QWidget]:
        """Return the assumption of this key, if it is one of this pilot."""
        found = self.rows.rows.get(key)
        return [found] if found is not None else []

    def _lay_out(self) -> None:
        when = boxed(vbox(self.begins))
        when.setMaximumWidth(200)
        why = captioned(tr("What we try, and why with them"), self.why)
        adding = hbox(Icon("plus", "ink3", 16), (self.assume, 1), gap=8)
        adding.setContentsMargins(8, 6, 8, 0)
        column = vbox(
            hbox((self.title, 1), self.delete),
            4,
            hbox((why, 1), when, gap=16),
            10,
            captioned(tr("Who takes part"), self.people),
            14,
            hbox(
                (SectionHead(tr("What we assume")), 1), self.count, margins=(8, 0, 8, 0)
            ),
            self.rows,
            adding,
            16,
            hbox((SectionHead(tr("The story to tell")), 1), margins=(8, 0, 8, 0)),
            self.story,
        )
        self.hold(column, (10, 12, 12, 16))

    def _connect(self) -> None:
        self.title.edited.connect(self._rename)
        self.why.edited.connect(self._explain)
        self.begins.finished.connect(self._set_day)
        self.people.added.connect(self._invite)
        self.people.removed.connect(self._let_go)
        self.assume.input.returnPressed.connect(self._assume)
        self.story.edited.connect(self._tell)
        self.delete.clicked.connect(self._delete)

    def _assumption(self, one: Assumption) -> AssumptionRow:
        row = AssumptionRow(one, fixed=self._part.desk.read_only)
        row.said.connect(self._say)
        row.judged.connect(self._judge)
        row.dropped.connect(self._drop)
        return row

    def _change(self, **fields: Any) -> None:
        self._part.do(tr("Pilot changed"), groupings.change, self._key, **fields)

    @Slot(str)
    def _rename(self, words: str) -> None:
        self._change(title=words)

    @Slot(str)
    def _explain(self, words: str) -> None:
        self._change(rationale=words)

    @Slot(object)
    def _set_day(self, day: Any) -> None:
        self._change(held_on=day)

    @Slot(object)
    def _invite(self, person: UUID) -> None:
        self._part.do(tr("Added to the pilot"), pilots.invite, self._key, person)

    @Slot(object)
    def _let_go(self, person: UUID) -> None:
        self._part.do(tr("Taken out of it"), groupings.take_out, self._key, person)

    @Slot()
    def _assume(self) -> None:
        if words := self.assume.value():
            self.assume.set_value("")
            self._part.do(tr("Assumption added"), pilots.assume, self._key, words)

    @Slot(object, object, str, str)
    def _say(self, key: UUID, field: InlineArea, what: str, words: str) -> None:
        label = tr("Assumption changed")
        self._part.save(field, label, pilots.say, key, what, words)

    @Slot(object, object)
    def _judge(self, key: UUID, held: Any) -> None:
        label = tr("Open again") if held is None else tr("Assumption tested")
        self._part.do(label, pilots.set_held, key, held)

    @Slot(object)
    def _drop(self, key: UUID) -> None:
        self._part.do(tr("Assumption taken out"), pilots.drop, key)

    @Slot(str)
    def _tell(self, words: str) -> None:
        self._part.do(tr("Story written"), pilots.set_story, self._key, words)

    @Slot()
    def _delete(self) -> None:
        self._part.do(tr("Pilot deleted"), pilots.delete, self._key)
