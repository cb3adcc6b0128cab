"""What comes up: the next gathering as a card, those after it as rows."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app import clock
from app.day.today import Coming
from app.gathering.gatherings import Gathering
from app.gathering.readiness import Fact
from app.i18n import tr
from app.vocabulary import Mode, SessionKind
from ui import phrases
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.figures import DateTile, Strip
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, clear, flow, hbox, vbox
from ui.widgets.list_rows import Row
from ui.widgets.lists import RecordList

_UNMISTAKABLE: Final = timedelta(days=300)  # so near, a day needs no year


class NextCard(Card):
    """The gathering that comes next: when, where, its agenda, how ready it is."""

    opened = Signal(object)  # the Coming
    print_asked = Signal(object)  # the Coming

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(radius=12, parent=parent)
        self.plan: Button | None = None
        self.print: Button | None = None
        self._coming: Coming | None = None
        self._facts: tuple[Fact, ...] = ()
        self._room = hbox()
        self.hold(self._room, (16, 15, 16, 14))

    def show_gathering(self, coming: Coming, facts: Sequence[Fact]) -> None:
        """Show this gathering, with what is ready and what is open."""
        if (coming, tuple(facts)) == (self._coming, self._facts):
            return
        self._coming, self._facts = coming, tuple(facts)
        had = [bool(one and one.hasFocus()) for one in (self.plan, self.print)]
        clear(self._room)
        gathering = coming.listed.gathering
        self.plan = Button(tr("Open plan"))
        name = tr("Open the plan of {title}").format(title=gathering.title)
        self.plan.setAccessibleName(name)
        self.plan.clicked.connect(self._open)
        self.print = Button(tr("Print"), "printer")
        name = tr("Print the papers of {title}").format(title=gathering.title)
        self.print.setAccessibleName(name)
        self.print.clicked.connect(self._ask_to_print)
        self._room.addLayout(vbox(_tile(gathering), STRETCH))
        self._room.addSpacing(16)
        self._room.addLayout(self._words(coming, facts), 1)
        for button, focused in zip((self.plan, self.print), had, strict=True):
            if focused:
                button.setFocus()

    @property
    def coming(self) -> Coming | None:
        """The gathering shown."""
        return self._coming

    def _words(self, coming: Coming, facts: Sequence[Fact]) -> QVBoxLayout:
        gathering = coming.listed.gathering
        title = Label(gathering.title, "h2", wrap=True)
        away = phrases.away(gathering.day) if gathering.day else ""
        far = Label(away, "small", "ink3")
        top = hbox((title, 1), vbox(3, far, STRETCH), gap=12)
        chip = Chip(coming.community, dot=f"site{coming.tint}")
        when = Label(_time(gathering), "smallm", tabular=True)
        place = where(gathering)
        meta = hbox(chip, when, Label("·" if place else "", "small", "ink3"), gap=8)
        meta.addWidget(Label(place, "small", "ink2", elide=True), 1)
        ready = flow(*(_fact(fact) for fact in facts), gap=16)
        foot = hbox((vbox(STRETCH, ready, STRETCH), 1), 4, self.plan, self.print, gap=8)
        column = vbox(top, 4, meta, 10)
        if coming.listed.segments:
            column.addWidget(Strip(coming.listed.segments, 10))
            column.addSpacing(8)
        column.addLayout(foot)
        return column

    @Slot()
    def _open(self) -> None:
        if self._coming is not None:
            self.opened.emit(self._coming)

    @Slot()
    def _ask_to_print(self) -> None:
        if self._coming is not None:
            self.print_asked.emit(self._coming)


class ComingList(RecordList[Coming]):
    """The gatherings after the next one, in rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Coming up"), row_of, fit_content=True, parent=parent)

    @override
    def show_records(self, records: Sequence[Coming]) -> None:
        super().show_records(records)
        self.setVisible(bool(records))


def row_of(coming: Coming) -> Row:
    """Return how a gathering is drawn in the list."""
    gathering = coming.listed.gathering
    starts = gathering.starts_local
    lead = None
    far = ""
    if starts:
        lead = (phrases.short_day(starts.date()), phrases.clock_time(starts))
        distant = starts.date() - clock.today() > _UNMISTAKABLE
        far = str(starts.year) if distant else ""
    parts = (far, coming.community, where(gathering))
    note = " · ".join(part for part in parts if part)
    drops_in = gathering.kind is SessionKind.OFFICE_HOURS
    right = ("", "ink3")
    if not coming.listed.segments and not drops_in:
        right = (tr("No plan yet"), "honey_ink")
    return Row(
        gathering.title,
        note,
        lead=lead,
        right=right[0],
        right_role=right[1],
        strip=coming.listed.segments or None,
    )


def where(gathering: Gathering) -> str:
    """Return the place, or how people come together when there is none."""
    place = gathering.place
    if not place:
        return gathering.mode.label if gathering.mode is not Mode.IN_PERSON else ""
    if gathering.mode is Mode.HYBRID:
        return tr("{place} + video").format(place=place)
    return place


def _time(gathering: Gathering) -> str:
    starts, ends = gathering.starts_local, gathering.ends_local
    if starts is None:
        return ""
    return phrases.span(starts, ends) if ends else phrases.clock_time(starts)


def _tile(gathering: Gathering) -> QWidget | None:
    return DateTile(gathering.day, hot=True) if gathering.day else None


def _fact(fact: Fact) -> QWidget:
    icon = "check-circle-fill" if fact.ready else "circle-dashed"
    role = "ok_ink" if fact.ready else "honey_ink"
    words = Label(fact.words, "small", "ink2" if fact.ready else "honey_ink")
    return boxed(hbox(Icon(icon, role, 16), words, gap=6))
