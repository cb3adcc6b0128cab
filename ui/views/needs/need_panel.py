"""The side panel of one need: what is asked for, by whom, and how to go about it."""

from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.i18n import tr
from app.needs import needs
from app.needs.needs import Need
from app.vocabulary import Confidence, NeedState, Source, WorkType
from ui.desk import Desk
from ui.views.needs import words
from ui.views.needs.entry_panel import DayLine, EntryPanel, Question
from ui.views.people.about import ChoiceLine
from ui.views.people.facts import Group
from ui.widgets.labels import Label
from ui.widgets.people import Avatar

TABLES: Final = frozenset(
    {"need", "topic", "site", "party", "person", "membership", "setting"}
)


class NeedPanel(EntryPanel):
    """One need. It shows what is in the book and keeps what is changed in it."""

    tables = TABLES

    def __init__(
        self, desk: Desk, need_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, tr("Need"), parent)
        self.need_id = need_id
        self.wording = Question(
            tr("In their words"), partial(self._keep, "wording"), tr("As they said it")
        )
        self.strength = ChoiceLine(tr("How strongly"), partial(self._keep, "strength"))
        self.urgent_by = DayLine(
            tr("Urgent by"), partial(self._keep, "urgent_by"), example=tr("Add a day")
        )
        self.state = ChoiceLine(tr("State"), partial(self._keep, "state"))
        self.tackled = Label("", "small", "ink2", wrap=True)
        self.source = ChoiceLine(tr("Heard by"), partial(self._keep, "source"))
        self.confidence = ChoiceLine(tr("How sure"), partial(self._keep, "confidence"))
        self.asked_on = DayLine(
            tr("Asked on"), partial(self._keep, "asked_on"), optional=False
        )
        self.layer = ChoiceLine(
            tr("Read by"),
            partial(self._keep, "layer"),
            tip=tr("Who may read of it, outside this book"),
        )
        self.work_type = ChoiceLine(
            tr("Kind of work"), partial(self._keep, "work_type")
        )
        self.joint_impact = Question(
            tr("Could acting together do more than each alone?"),
            partial(self._keep, "joint_impact"),
            tr("Add what it could change"),
        )
        self.assets = Question(
            tr("What do we have that helps?"),
            partial(self._keep, "assets"),
            tr("Add people, places, things"),
        )
        self.satisfying = Question(
            tr("What would be enough?"),
            partial(self._keep, "satisfying"),
            tr("Add how you would know"),
        )
        self._avatar: Avatar | None = None
        self._fill()
        self.refresh()

    def show_need(self, need_id: UUID) -> None:
        """Show another need. Raises GoneError."""
        self.need_id = need_id
        self.refresh()

    @override
    def refresh(self) -> None:
        need = self.desk.read(needs.get, self.need_id)
        self.set_title(need.topic, _standing(need))
        self.setAccessibleName(need.topic)
        self.offer_topics()
        self.topic.show_text(need.topic)
        self.offer_holders(need.holder.key if need.holder else None, circle=True)
        self.wording.show_text(need.wording)
        self.strength.offer(words.strengths(), need.strength)
        self.urgent_by.show_day(need.urgent_by)
        self.state.offer(words.options(NeedState), need.state)
        ways = words.tackled(need.tackled_by)
        self.tackled.setText(tr("To be met by: {ways}").format(ways=ways))
        self.tackled.setVisible(bool(ways))
        self._show_knowing(need)
        self.work_type.offer(words.options(WorkType, tr("Not decided")), need.work_type)
        self.joint_impact.show_text(need.joint_impact)
        self.assets.show_text(need.assets)
        self.satisfying.show_text(need.satisfying)

    @override
    def delete(self) -> None:
        self.do(tr("Need deleted"), needs.delete, self.need_id)

    @override
    def check(self) -> None:
        self.do(
            tr("Checked today"), needs.change, self.need_id, checked_on=clock.today()
        )

    @override
    def set_topic(self, name: str) -> None:
        self.do(tr("Topic changed"), needs.change_topic, self.need_id, name)

    @override
    def set_holder(self, holder: UUID | None) -> None:
        self.do(tr("Need changed"), needs.change_holder, self.need_id, holder)

    def _keep(self, field: str, value: Any) -> None:
        fields: Any = {field: value}
        self.do(tr("Need changed"), needs.change, self.need_id, **fields)

    def _show_knowing(self, need: Need) -> None:
        self.source.offer(words.options(Source), need.source)
        self.confidence.offer(words.options(Confidence), need.confidence)
        self.asked_on.show_day(need.asked_on)
        today = need.checked_on == clock.today()
        self.fresh.show_freshness(words.freshness(need), stale=need.stale, today=today)
        self.layer.offer(words.options(words.LAYERS), need.layer)

    def _fill(self) -> None:
        asking = Group(tr("What they ask for"))
        for part in (
            self.wording,
            self.topic,
            self.who,
            self.strength,
            self.urgent_by,
            self.state,
            self.tackled,
        ):
            asking.column.addWidget(part)
        knowing = Group(tr("How we know"))
        for line in (
            self.fresh,
            self.asked_on,
            self.source,
            self.confidence,
            self.layer,
        ):
            knowing.column.addWidget(line)
        acting = Group(tr("How to go about it"))
        for each in (
            self.work_type,
            self.joint_impact,
            self.assets,
            self.satisfying,
        ):
            acting.column.addWidget(each)
        for group in (asking, knowing, acting):
            if group is not asking:
                self.add_rule()
            self.add(group)
        self.lock((asking, knowing, acting))


def _standing(need: Need) -> str:
    """Return "Alder asks · Important"."""
    asks = tr("{name} asks").format(name=words.who(need.holder))
    return f"{asks} · {words.strength(need.strength)}"
