"""Launch waves: opened wider step by step, each with a benefit at once (ERLC16)."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import launch_waves, pilots
from app.charter.launch_waves import Wave
from app.i18n import mark, tr
from app.needs import groupings, holders
from app.person.faces import Face
from ui.desk import Desk
from ui.views.charter.forming.part import Part, captioned
from ui.views.charter.forming.people_line import PeopleLine
from ui.views.charter.forming.rows import Rows
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.dates import DateField
from ui.widgets.feedback import EmptyState
from ui.widgets.inline import InlineArea, InlineText
from ui.widgets.layout import STRETCH, boxed, hbox, vbox


class WavesPart(Part):
    """The waves by day."""

    key = "waves"
    called = mark("Launch waves")
    icon = "users-four"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        sentence = tr(
            "Open the circle over a time, so that those who come are welcomed and have "
            "something of it at once."
        )
        super().__init__(sentence, desk, parent)
        self.here: tuple[Face, ...] = ()
        self.begin = Button(tr("Add a wave"), "plus", "primary")
        self.empty = EmptyState(
            "users-four",
            tr("No waves yet"),
            tr("Who comes first, when, and what do they have of it on the first day?"),
            self.begin,
        )
        self.more = Button(tr("Add a wave"), "plus")
        self.cards: Rows[WaveCard] = Rows(self._card, WaveCard.show_wave, gap=12)
        self.add(self.empty)
        self.add(self.cards)
        self.add(hbox(self.more, STRETCH))
        self.column.addStretch(1)
        self.block_if_read_only(self.begin, self.more)
        self.begin.clicked.connect(self._add)
        self.more.clicked.connect(self._add)

    @override
    def refresh(self) -> None:
        people = self.desk.read(holders.of_community, self.home).members
        self.here = tuple(one.face for one in people)
        found = self.desk.read(launch_waves.of_community, self.home)
        self.cards.show_records((one.id, one) for one in found)
        self.empty.setVisible(not found)
        self.more.setVisible(bool(found))
        card = self.cards.first()
        self.begins_at(card.who if card else self.begin)
        self.order_tab()

    @override
    def show_item(self, item_id: UUID) -> None:
        self.show_row(self.cards.rows.get(item_id))

    def _card(self, wave: Wave) -> "WaveCard":
        return WaveCard(self, wave)

    @Slot()
    def _add(self) -> None:
        key = self.do(tr("Wave added"), launch_waves.add, self.home)
        self.refresh()
        self.cards.rows[key].who.begin()


class WaveCard(Card):
    """One wave: who, when, the first benefit."""

    def __init__(self, part: WavesPart, wave: Wave) -> None:
        super().__init__(radius=12)
        self._part, self._key = part, wave.id
        self.title = InlineText("", tr("Name of the wave"), "h3", required=True)
        self.past = Chip(tr("Begun"), "ok", "check")
        self.delete = IconButton("trash", tr("Delete this wave"))
        self.who = InlineText("", tr("Who comes"), example=tr("Three county clinics"))
        self.begins = DateField(tr("Begins"))
        self.benefit = InlineArea(
            "",
            tr("What they have of it at once"),
            example=tr("A tool to use the same week, and somebody to call."),
        )
        self.people = PeopleLine(tr("Who of them is known"), fixed=part.desk.read_only)
        when = boxed(vbox(self.begins))
        when.setMaximumWidth(200)
        words = vbox(
            captioned(tr("Who comes"), self.who),
            captioned(tr("What they have of it at once"), self.benefit),
            captioned(tr("Who of them is known"), self.people),
            gap=8,
        )
        head = hbox((self.title, 1), self.past, self.delete, gap=8)
        beside = hbox((words, 1), vbox(when, STRETCH), gap=16)
        self.hold(vbox(head, beside, gap=6), (10, 12, 12, 14))
        self.title.edited.connect(self._rename)
        self.who.edited.connect(self._say_who)
        self.begins.finished.connect(self._set_day)
        self.benefit.edited.connect(self._promise)
        self.people.added.connect(self._invite)
        self.people.removed.connect(self._let_go)
        self.delete.clicked.connect(self._delete)
        parts = (self.title, self.delete, self.who, self.begins, self.benefit)
        part.block_if_read_only(*parts)

    def show_wave(self, wave: Wave) -> None:
        """Show what is planned of this wave."""
        self.title.set_text(wave.title)
        self.past.setVisible(wave.is_past)
        self.who.set_text(wave.who)
        if not self.begins.input.hasFocus():
            self.begins.set_value(wave.begins_on)
        self.benefit.set_text(wave.benefit)
        self.people.show_people(wave.people, self._part.here)

    def _change(self, **fields: Any) -> None:
        self._part.do(tr("Wave changed"), groupings.change, self._key, **fields)

    @Slot(str)
    def _rename(self, words: str) -> None:
        self._change(title=words)

    @Slot(str)
    def _say_who(self, words: str) -> None:
        self._part.do(tr("Wave changed"), launch_waves.say_who, self._key, words)

    @Slot(object)
    def _set_day(self, day: Any) -> None:
        self._change(held_on=day)

    @Slot(str)
    def _promise(self, words: str) -> None:
        self._change(rationale=words)

    @Slot(object)
    def _invite(self, person: UUID) -> None:
        self._part.do(tr("Added to the wave"), pilots.invite, self._key, person)

    @Slot(object)
    def _let_go(self, person: UUID) -> None:
        self._part.do(tr("Taken out of it"), groupings.take_out, self._key, person)

    @Slot()
    def _delete(self) -> None:
        self._part.do(tr("Wave deleted"), groupings.delete, self._key)
