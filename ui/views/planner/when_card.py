"""When and where a gathering is, what it follows, for whom we speak: a popover."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import zones
from app.charter import voices
from app.errors import CirclebookError
from app.gathering import following_through, sessions
from app.gathering.gatherings import Gathering, Plan
from app.i18n import tr
from app.vocabulary import Mode
from ui import phrases
from ui.desk import Desk
from ui.views.planner import words
from ui.widgets.buttons import Button
from ui.widgets.combos import ChoiceField
from ui.widgets.dates import DateField, TimeField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox, vbox

USUAL: Final = timedelta(hours=2)
TEN: Final = time(10)


class WhenCard(QWidget):
    """Day, times, place, ways to join and more; kept when a field is left."""

    def __init__(self, desk: Desk, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._gathering = plan.gathering
        self._make_fields()
        self._lay_out()
        self._connect()
        self.show_plan(plan)

    def show_plan(self, plan: Plan) -> None:
        """Show the gathering as it is now."""
        self._gathering = gathering = plan.gathering
        starts, ends = gathering.starts_local, gathering.ends_local
        self.day.set_value(starts.date() if starts else None)
        self.starts.set_value(starts.time() if starts else None)
        self.ends.set_value(ends.time() if ends else None)
        self.zone.set_value(gathering.zone)
        self.fold.set_value(gathering.fold)
        self.mode.set_value(gathering.mode)
        self.expected.set_value(gathering.expected or 0)
        self.place.set_value(gathering.place)
        self.join_link.set_value(gathering.join_link)
        self.dial_in.set_value(gathering.dial_in)
        for field in (self.place, self.join_link, self.dial_in):
            if not field.input.hasFocus():
                field.input.setCursorPosition(0)
        self._offer_earlier()
        self._offer_voices()
        twice = starts is not None and zones.is_fold(starts, gathering.zone)
        self.fold.setVisible(twice)
        self._say_about_clocks(gathering)

    def begin(self, field: str) -> None:
        """Put the cursor into a field."""
        fields = {
            "day": self.day,
            "place": self.place,
            "expected": self.expected,
            "follows": self.follows,
            "voice": self.voice,
        }
        fields.get(field, self.day).setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _make_fields(self) -> None:
        self.day = DateField(tr("Day"))
        self.starts = TimeField(tr("Starts"))
        self.ends = TimeField(tr("Ends"))
        self._clocks = Label("", "small", "honey_ink", wrap=True)
        choices = [(0, tr("The first one")), (1, tr("The second one"))]
        self.fold = ChoiceField(tr("Which of the two"), choices, 0)
        names = [(zone, zones.label(zone)) for zone in self._zones()]
        self.zone = ChoiceField(tr("Time zone"), names)
        modes = [(mode, mode.label) for mode in Mode]
        self.mode = ChoiceField(tr("How people come together"), modes)
        self.expected = NumberField(tr("People expected"), 0, least=0, most=9999)
        self.place = TextField(tr("Place"), example=tr("Town hall, Mill Street 4"))
        self.join_link = TextField(tr("Link to join"), example="https://…")
        self.dial_in = TextField(tr("By phone"), example=tr("555-0100, code 4711"))
        self.follows = ChoiceField(tr("Follows through"))
        self.voice = ChoiceField(tr("On whose behalf we speak"))
        self.done = Button(tr("Done"), small=True)

    def _zones(self) -> tuple[str, ...]:
        mine = self._gathering.zone
        names = zones.names()
        return names if mine in names else (mine, *names)

    def _lay_out(self) -> None:
        when = hbox((self.day, 3), (self.starts, 2), (self.ends, 2), gap=8)
        people = hbox((self.mode, 3), (self.expected, 2), gap=8)
        afar = hbox((self.join_link, 3), (self.dial_in, 2), gap=8)
        column = vbox(when, self._clocks, self.fold, self.zone, people, gap=10)
        column.addWidget(self.place)
        column.addLayout(afar)
        column.addWidget(self.follows)
        column.addWidget(self.voice)
        column.addLayout(hbox(STRETCH, self.done))
        self.setLayout(column)
        self.setMinimumWidth(460)

    def _connect(self) -> None:
        for field in (self.day, self.starts, self.ends, self.zone, self.fold):
            field.finished.connect(self._move)
        self.mode.finished.connect(self._set_mode)
        self.expected.finished.connect(self._set_expected)
        self.place.finished.connect(self._set_place)
        self.join_link.finished.connect(self._set_link)
        self.dial_in.finished.connect(self._set_dial_in)
        self.follows.finished.connect(self._set_follows)
        self.voice.finished.connect(self._set_voice)
        self.done.clicked.connect(self._close)

    @Slot()
    def _move(self) -> None:
        """Keep the new time; a day without times is from ten for two hours."""
        day = self.day.value()
        starts, ends = self._times(day)
        try:
            self._desk.do(
                tr("Gathering moved"),
                sessions.move,
                self._gathering.id,
                starts,
                ends,
                zone=self.zone.value(),
                fold=self.fold.value() or 0,
            )
        except CirclebookError as error:
            self.ends.set_error(str(error))

    def _times(self, day: date | None) -> tuple[datetime | None, datetime | None]:
        if day is None:
            return None, None
        begin: time = self.starts.value() or TEN
        starts = datetime.combine(day, begin)
        was = self._gathering
        end: time | None = self.ends.value()
        if end is None:
            lost = was.ends_local is not None and was.starts_local is not None
            return starts, None if lost else starts + USUAL
        moved = was.starts_local is not None and begin != was.starts_local.time()
        if moved and was.ends_local is not None and end == was.ends_local.time():
            return starts, None  # it keeps its length
        ends = datetime.combine(day, end)
        return starts, ends if ends > starts else ends + self._next_day(end, begin)

    def _next_day(self, end: time, begin: time) -> timedelta:
        """Return a day where an end before the start can only mean the next one."""
        late = begin.hour >= 18 and end.hour <= 6
        return timedelta(days=1) if late else timedelta()

    def _say_about_clocks(self, gathering: Gathering) -> None:
        said = clock_sentence(gathering)
        self._clocks.setText(said)
        self._clocks.setVisible(bool(said))

    def _offer_earlier(self) -> None:
        """Offer what was taught or delivered before, and nothing."""
        read, key = self._desk.read, self._gathering.id
        chosen = read(following_through.of_gathering, key)
        found = read(following_through.offered, key)
        nothing = tr("Nothing earlier") if found else tr("Nothing was delivered yet")
        offered: list[tuple[Any, str]] = [(None, nothing)]
        offered += [(one.id, words.earlier(one)) for one in found]
        self.follows.offer(offered, chosen.id if chosen else None)

    @Slot(object)
    def _set_follows(self, earlier: UUID | None) -> None:
        self._desk.do(
            tr("What it follows through changed"),
            following_through.follow,
            self._gathering.id,
            earlier,
        )

    def _offer_voices(self) -> None:
        """Offer what was said for a setting, what fits this gathering first."""
        read, key = self._desk.read, self._gathering.id
        chosen = read(voices.of_gathering, key)
        found = read(voices.offered, key)
        nothing = tr("Not chosen yet") if found else tr("Say it first in the charter")
        offered: list[tuple[Any, str]] = [(None, nothing)]
        offered += [(one.id, words.on_behalf(one)) for one in found]
        self.voice.offer(offered, chosen.id if chosen else None)

    @Slot(object)
    def _set_voice(self, voice: UUID | None) -> None:
        label = tr("On whose behalf we speak chosen")
        self._desk.do(label, voices.choose, self._gathering.id, voice)

    def _change(self, label: str, **fields: Any) -> None:
        self._desk.do(label, sessions.change, self._gathering.id, **fields)

    @Slot(object)
    def _set_mode(self, mode: Mode) -> None:
        self._change(tr("Gathering changed"), mode=mode)

    @Slot(object)
    def _set_expected(self, people: int) -> None:
        self._change(tr("Gathering changed"), expected=people or None)

    @Slot(object)
    def _set_place(self, place: str) -> None:
        self._change(tr("Place changed"), place=place)

    @Slot(object)
    def _set_link(self, link: str) -> None:
        self._change(tr("Gathering changed"), join_link=link)

    @Slot(object)
    def _set_dial_in(self, dial_in: str) -> None:
        self._change(tr("Gathering changed"), dial_in=dial_in)

    @Slot()
    def _close(self) -> None:
        self.window().close()


def clock_sentence(gathering: Gathering) -> str:
    """Say what the clocks do to the times of a gathering, or nothing."""
    zone = gathering.zone
    for local in (gathering.starts_local, gathering.ends_local):
        if local is None:
            continue
        shown = phrases.clock_time(local)
        if zones.is_gap(local, zone):
            real = zones.to_local(zones.to_utc(local, zone), zone)
            return tr(
                "The clocks go forward that night and skip {time}; it counts as {real}."
            ).format(time=shown, real=phrases.clock_time(real))
        if zones.is_fold(local, zone):
            return tr("The clocks go back that night and show {time} twice.").format(
                time=shown
            )
    starts = gathering.starts_local
    if starts is not None and zones.is_beyond_data(starts.date()):
        return tr("That far ahead, the law on summer time may still change.")
    return ""
