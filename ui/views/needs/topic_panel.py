"""The side panel of one topic: what belongs to it, where it stands, merge, retire."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.errors import CirclebookError
from app.i18n import tr, trn
from app.needs import topic_merging, topics
from app.needs.topics import Topic
from ui.desk import Desk
from ui.views.needs.entry_panel import Question
from ui.views.people.about import ChoiceLine, EditedLine
from ui.views.people.facts import Group
from ui.widgets.buttons import Button
from ui.widgets.combos import ChoiceField
from ui.widgets.inline import take_back_in
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox
from ui.widgets.panels import SidePanel


class TopicPanel(SidePanel):
    """One topic, edited where it stands; what it asks of the page are signals."""

    deleted = Signal(object)  # the Topic
    merged = Signal(object)  # the key of the topic that stays

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Topic"), parent)
        self._desk = desk
        self._topic: Topic | None = None
        self.name = EditedLine(tr("Name"), self._rename)
        self.below = ChoiceLine(tr("Belongs to"), self._move)
        self.description = Question(
            tr("What belongs to it"), self._describe, tr("Add a line")
        )
        self.uses = Label("", "small", "ink2", wrap=True)
        self.into = ChoiceField(tr("Make it one with"))
        self.merge = Button(tr("Merge"))
        self.retire = Button(tr("Retire"), "archive-box")
        self.delete = Button(tr("Delete"), "trash", tip=tr("Del"))
        self._fill()
        self.into.changed.connect(self._allow_merge)
        self.merge.clicked.connect(self._merge)
        self.retire.clicked.connect(self._retire)
        self.delete.clicked.connect(self._delete)

    @property
    def topic(self) -> Topic:
        """The topic that is shown."""
        assert self._topic is not None  # noqa: S101 - shown before anything is edited
        return self._topic

    def show_topic(self, topic: Topic, everyone: Sequence[Topic]) -> None:
        """Show a topic, and the others it can belong to or become one with."""
        is_other = self._topic is None or self._topic.id != topic.id
        if is_other:
            take_back_in(self)
        self._topic = topic
        self.set_title(topic.name, tr("Retired") if topic.retired else "")
        self.setAccessibleName(topic.name)
        self.name.show_text(topic.name)
        self.description.show_text(topic.description)
        inside = _inside(topic, everyone)
        places: list[tuple[UUID | None, str]] = [(None, tr("Nothing: it stands first"))]
        places += [(t.id, t.name) for t in everyone if t.id not in inside]
        self.below.offer(places, topic.parent_id)
        others: list[tuple[UUID | None, str]] = [(None, tr("Choose a topic"))]
        others += [(t.id, t.name) for t in everyone if t.id != topic.id]
        self.into.offer(others, None if is_other else self.into.value())
        self.uses.setText(
            trn("{n} entry speaks of it.", "{n} entries speak of it.", topic.uses)
            if topic.uses
            else tr("Nothing speaks of it yet.")
        )
        self.retire.setText(tr("Bring back") if topic.retired else tr("Retire"))
        self.retire.updateGeometry()
        if topic.uses:
            self.delete.block(tr("It is in use; retire it, or merge it with another"))
        else:
            self.delete.allow()
        self._allow_merge()

    def _fill(self) -> None:
        said = Group(tr("The topic"))
        for part in (self.name, self.below, self.description, self.uses):
            said.column.addWidget(part)
        merging = Group(tr("Said in two ways?"))
        merging.column.addWidget(self.into)
        merging.column.addWidget(
            Label(
                tr("All that speaks of this one then speaks of the other."),
                "cap",
                "ink3",
                wrap=True,
            )
        )
        merging.column.addLayout(hbox(self.merge, STRETCH))
        self.add(said)
        self.add_rule()
        self.add(merging)
        self.add_rule()
        self.add(hbox(self.retire, self.delete, STRETCH, gap=8))
        if self._desk.read_only:
            for group in (said, merging, self.retire, self.delete):
                group.setEnabled(False)

    def _rename(self, name: str) -> None:
        self._desk.do(tr("Topic renamed"), topics.rename, self.topic.id, name)

    def _describe(self, text: str) -> None:
        self._desk.do(tr("Topic described"), topics.describe, self.topic.id, text)

    def _move(self, parent: UUID | None) -> None:
        try:
            self._desk.do(tr("Topic moved"), topics.move, self.topic.id, parent)
        except CirclebookError as error:
            self.below.choice.choose(self.topic.parent_id)
            self._desk.say(str(error))

    @Slot()
    def _allow_merge(self, _: object = None) -> None:
        if self.into.value() is None:
            self.merge.block(tr("Choose the other topic first"))
        else:
            self.merge.allow()

    @Slot()
    def _merge(self) -> None:
        into = self.into.value()
        self._desk.do(tr("Topics merged"), topic_merging.merge, self.topic.id, into)
        self.merged.emit(into)

    @Slot()
    def _retire(self) -> None:
        if self.topic.retired:
            self._desk.do(tr("Topic brought back"), topics.bring_back, self.topic.id)
        else:
            self._desk.do(tr("Topic retired"), topics.retire, self.topic.id)

    @Slot()
    def _delete(self) -> None:
        self.deleted.emit(self.topic)


def _inside(topic: Topic, everyone: Sequence[Topic]) -> set[UUID]:
    """Return a topic and all that is below it."""
    found = {topic.id}
    for other in everyone:  # each stands behind the one it belongs to
        if other.parent_id in found:
            found.add(other.id)
    return found
