"""The line under the title: number, time, place, who comes, status."""

import math

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from app import clock
from app.charter.voices import Voice
from app.gathering.following_through import Earlier
from app.gathering.gatherings import Gathering, Plan
from app.i18n import tr, trn
from app.vocabulary import Mode, SessionStatus
from ui import painting, phrases
from ui.painting import ChipSpec
from ui.theme import theme
from ui.widgets.base import Focusable, area
from ui.widgets.chips import ChipButton
from ui.widgets.labels import Label
from ui.widgets.layout import clear, hbox
from ui.widgets.menus import Menu

TONES = {
    SessionStatus.IDEA: ("neutral", "lightbulb"),
    SessionStatus.PLANNED: ("honey", "pencil-simple"),
    SessionStatus.CONFIRMED: ("ok", "check"),
    SessionStatus.HELD: ("accent", "check-circle"),
    SessionStatus.CANCELLED: ("neutral", "prohibit"),
    SessionStatus.POSTPONED: ("neutral", "clock"),
}


class MetaLine(QWidget):
    """Facts that can each be pressed to change them."""

    edit_asked = Signal(str)  # which field: "day", "place", "expected", "follows" …
    status_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.time = MetaButton(tr("Change the time"))
        self.place = MetaButton(tr("Change the place"), may_be_cut=True)
        self.people = MetaButton(tr("Change how many come"))
        self.follows = MetaButton(tr("Change what it follows through"), may_be_cut=True)
        self._number = Label("", "small", "ink3")
        self._holder = hbox(gap=0)
        self.status: ChipButton | None = None
        self._status = SessionStatus.PLANNED
        self._unsaid = False
        self.voice = MetaButton(tr("Change on whose behalf we speak"), may_be_cut=True)
        dots = [Label("·", "small", "ink3") for _ in range(5)]
        self._first_dot, self._last_dot, self._voice_dot = dots[0], dots[3], dots[4]
        row = hbox(self._number, dots[0], self.time, dots[1], self.place, gap=8)
        ends = (dots[2], self.people, dots[3], self.follows, dots[4], self.voice)
        for part in ends:
            row.addWidget(part)
        row.addLayout(self._holder)
        row.addStretch(1)
        row.setStretchFactor(self.place, 0)
        self.setLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.time.clicked.connect(self._edit_day)
        self.place.clicked.connect(self._edit_place)
        self.people.clicked.connect(self._edit_people)
        self.follows.clicked.connect(self._edit_follows)
        self.voice.clicked.connect(self._edit_voice)

    def show_plan(
        self, plan: Plan, earlier: Earlier | None = None, voice: Voice | None = None
    ) -> None:
        """Show the facts of this gathering, what it follows, and for whom we speak."""
        self.voice.setText(voice_words(voice).replace("&", "&&"))
        for part in (self.voice, self._voice_dot):
            part.setVisible(voice is not None)
        said = tr("follows “{name}”").format(name=earlier.name) if earlier else ""
        self.follows.setText(said.replace("&", "&&"))
        for part in (self.follows, self._last_dot):
            part.setVisible(earlier is not None)
        gathering = plan.gathering
        self._number.setText(tr("Gathering {n}").format(n=plan.number))
        for label in (self._number, self._first_dot):
            label.setVisible(plan.number > 0)
        self.time.setText(time_words(gathering))
        self.place.setText(place_words(gathering))
        self.people.setText(people_words(plan))
        shown = (gathering.status, is_unsaid(gathering))
        if self.status is None or (self._status, self._unsaid) != shown:
            self._status, self._unsaid = shown
            self._show_status()

    @Slot()
    def offer_statuses(self) -> None:
        """Offer where the gathering may stand."""
        menu = Menu(tr("Status"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for status in SessionStatus:
            choose = _Choose(self, status)
            menu.add(status.label, choose, checked=status is self._status)
        menu.open_under(self.status or self)

    def _show_status(self) -> None:
        clear(self._holder)
        tone, icon = TONES[self._status]
        said, tip = self._status.label, tr("Change the status")
        if self._unsaid:
            said, tone, icon = tr("Was it held?"), "honey", "question"
            tip = tr("Its day is past. Say whether it took place.")
        self.status = ChipButton(said, tone, icon)
        self.status.setToolTip(tip)
        self.status.clicked.connect(self.offer_statuses)
        self._holder.addWidget(self.status)

    @Slot()
    def _edit_day(self) -> None:
        self.edit_asked.emit("day")

    @Slot()
    def _edit_place(self) -> None:
        self.edit_asked.emit("place")

    @Slot()
    def _edit_follows(self) -> None:
        self.edit_asked.emit("follows")

    @Slot()
    def _edit_voice(self) -> None:
        self.edit_asked.emit("voice")

    @Slot()
    def _edit_people(self) -> None:
        self.edit_asked.emit("expected")


class MetaButton(Focusable, QPushButton):
    """Words that can be pressed, cut where there is no room."""

    def __init__(
        self, tip: str, *, may_be_cut: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tip = tip
        self._least = 48 if may_be_cut else 9999
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleDescription(tip)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    @override
    def sizeHint(self) -> QSize:
        wide = painting.text_width(self._words(), "small") + 2
        return QSize(math.ceil(wide), theme.fit(28, "small", padding=4))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(
            min(self._least, self.sizeHint().width()), self.sizeHint().height()
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        over = self.underMouse() or (self.by_key and self.hasFocus())
        ink = "ink" if over else "ink3"
        used = painting.text(painter, rect, self._words(), "small", ink)
        if self.underMouse():
            line = rect.center().y() + theme.metrics("small").ascent() * 0.45
            painter.fillRect(0, math.floor(line), round(used), 1, theme.color(ink))
        cut = painting.text_width(self._words(), "small") > rect.width() + 1
        self.setToolTip(f"{self._words()}\n{self._tip}" if cut else self._tip)
        self.paint_ring(painter, rect, 4)
        painter.end()

    def _words(self) -> str:
        return self.text().replace("&&", "&")


class _Choose:
    """Chooses one status: a slot of a menu that is gone when it closes."""

    def __init__(self, line: MetaLine, status: SessionStatus) -> None:
        self._line, self._status = line, status

    def __call__(self) -> None:
        self._line.status_chosen.emit(self._status)


def status_chip(status: SessionStatus) -> ChipSpec:
    """Return the chip of a status."""
    tone, icon = TONES[status]
    return ChipSpec(status.label, tone, icon)


def is_unsaid(gathering: Gathering) -> bool:
    """Return whether its day is past and nobody has said that it took place."""
    open_ = (SessionStatus.PLANNED, SessionStatus.CONFIRMED)
    past = gathering.day is not None and gathering.day < clock.today()
    return past and gathering.status in open_


def time_words(gathering: Gathering) -> str:
    """Return "Tue May 19, 10:00 – 12:30"."""
    starts, ends = gathering.starts_local, gathering.ends_local
    if starts is None:
        return tr("No date yet")
    clock = phrases.span(starts, ends) if ends else phrases.clock_time(starts)
    words = f"{phrases.day(starts.date())}, {clock}"
    if ends and ends.date() != starts.date():
        words += tr(" on {day}").format(day=phrases.day(ends.date()))
    return words


def place_words(gathering: Gathering) -> str:
    """Return "Fenwick Grange Hall + video", or how people come together."""
    if not gathering.place:
        return gathering.mode.label
    if gathering.mode is Mode.HYBRID:
        return tr("{place} + video").format(place=gathering.place)
    return gathering.place


def voice_words(voice: Voice | None) -> str:
    """Return "we speak: For the members"."""
    if voice is None:
        return ""
    said = voice.speaks_as.label if voice.speaks_as else voice.setting
    return tr("we speak: {behalf}").format(behalf=said)


def people_words(plan: Plan) -> str:
    """Return "13 coming"."""
    if not plan.coming:
        return tr("Nobody expected yet")
    if plan.gathering.status is SessionStatus.HELD:
        return trn("{n} came", "{n} came", plan.coming)
    if is_unsaid(plan.gathering):
        return trn("{n} was expected", "{n} were expected", plan.coming)
    return trn("{n} coming", "{n} coming", plan.coming)
