"""A group on its card: letter and name, room and why, and the people in it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr, trn
from app.needs.broken_rules import Broken
from app.needs.groupings import Group
from app.needs.holders import Holder
from ui.views.needs.pairs.chips import PersonChip
from ui.views.needs.pairs.pair_card import broken_line
from ui.views.needs.pairs.part import in_letters
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card
from ui.widgets.inline import InlineArea, InlineText
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, bled, flow, hbox, vbox
from ui.widgets.telling import Teller


class GroupCard(Card):
    """One group, or with no letter those who have none yet."""

    described = Signal(object, object, object)  # letter, field, words
    more_asked = Signal(object, object)  # letter, button
    put_asked = Signal(object)  # letter: whoever is picked up is to go here

    def __init__(
        self,
        group: Group,
        here: Mapping[UUID, Holder],
        names: Mapping[UUID, str],
        broken: Sequence[Broken],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(radius=10, parent=parent)
        self.letter = group.letter
        people = in_letters(group.people, here)
        self.chips = [PersonChip(one, names[one.key]) for one in people]
        self.here_ = Button("", "arrow-elbow-down-left", "link", small=True)
        self.here_.hide()
        self.column = vbox(gap=4)
        self._head(group, len(people))
        if self.chips:
            self.column.addWidget(flow(*self.chips, gap=6))
        self.column.addLayout(hbox(self.here_, STRETCH))
        mark = Icon("map-pin", "ink3", 15)
        self.column.addLayout(hbox(mark, (self.room, 1), gap=2))
        self.column.addLayout(bled(self.why, 8))
        for one in broken:
            self.column.addWidget(broken_line(one.sentence, private=one.private))
        self.column.addStretch(1)
        self.hold(self.column, (14, 10, 10, 12))
        self.here_.clicked.connect(self._put)

    def _head(self, group: Group, count: int) -> None:
        said = tr("group {letter}").format(letter=group.letter)
        letter = Label(group.letter, "h2", "accent_ink")
        self.name = InlineText(
            group.name,
            tr("Name of {group}").format(group=said),
            "strong",
            example=tr("Name it"),
        )
        number = Label(trn("{n} person", "{n} people", count), "cap", "ink3")
        self.more = IconButton("dots-three", tr("More on {group}").format(group=said))
        self.room = InlineText(
            group.room,
            tr("Room of {group}").format(group=said),
            "small",
            "ink2",
            example=tr("Where"),
        )
        self.why = InlineArea(
            group.why,
            tr("Why {group} is as it is").format(group=said),
            "small",
            example=tr("Why these"),
        )
        self.column.addLayout(hbox(letter, (self.name, 1), number, self.more, gap=4))
        self.more.clicked.connect(self._more)
        self.name.edited.connect(Teller(self.name, self._say, "name").pass_on)
        self.room.edited.connect(Teller(self.room, self._say, "room").pass_on)
        self.why.edited.connect(Teller(self.why, self._say, "why").pass_on)

    def show_picked(self, name: str) -> None:
        """Offer to take in whoever is picked up; nobody is, with no name."""
        self.here_.setText(tr("Put {name} here").format(name=name))
        self.here_.updateGeometry()
        self.here_.setVisible(bool(name))

    def _say(self, field: str, words: str) -> None:
        self.described.emit(self.letter, field, words)

    @Slot()
    def _more(self) -> None:
        self.more_asked.emit(self.letter, self.more)

    @Slot()
    def _put(self) -> None:
        self.put_asked.emit(self.letter)


class TrayCard(Card):
    """Those without a group, and why."""

    put_asked = Signal(object)

    def __init__(
        self,
        people: Sequence[UUID],
        here: Mapping[UUID, Holder],
        names: Mapping[UUID, str],
        sentence: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(radius=10, fill="sunken", line="", flat=True, parent=parent)
        self.letter: str | None = None
        self.chips = [
            PersonChip(one, names[one.key]) for one in in_letters(people, here)
        ]
        self.here_ = Button("", "arrow-elbow-down-left", "link", small=True)
        self.here_.hide()
        self.here_.clicked.connect(self._put)
        column = vbox(Label(tr("Without a group"), "h3"), gap=6)
        column.addWidget(Label(sentence, "small", "ink2", wrap=True))
        column.addWidget(flow(*self.chips, gap=6))
        column.addLayout(hbox(self.here_, STRETCH))
        self.hold(column, (14, 10, 14, 12))

    def show_picked(self, name: str) -> None:
        """Offer to take whoever is picked up out of their group."""
        self.here_.setText(tr("Put {name} here").format(name=name))
        self.here_.updateGeometry()
        self.here_.setVisible(bool(name))

    @Slot()
    def _put(self) -> None:
        self.put_asked.emit(None)
