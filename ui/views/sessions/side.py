"""Beside the list: the rhythm, who has led so far, the months ahead."""

from collections import Counter
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import settings
from app.community import channels
from app.community.channels import Way
from app.gathering.gatherings import Listed
from app.i18n import tr
from app.person import faces
from app.person.faces import Face
from app.vocabulary import ChannelKind
from ui import painting, phrases
from ui.desk import Desk
from ui.theme import theme
from ui.views.sessions.gathering_list import CALLED_OFF, is_over
from ui.views.sessions.month_grid import Days
from ui.views.sessions.two_months import TwoMonths
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, SectionHead
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, scrolled, vbox
from ui.widgets.people import Picture

_LOOKED_BACK: Final = 4  # gatherings
_SHOWN: Final = 7  # people
_COMES_ROUND: Final = (
    ChannelKind.GATHERING,
    ChannelKind.CONVENING,
    ChannelKind.WEBINAR,
    ChannelKind.CALL,
    ChannelKind.OFFICE_HOURS,
)


class Side(QWidget):
    """What a coach wants beside the list of gatherings."""

    rhythm_asked = Signal()
    calendar_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName(tr("Rhythm and months"))
        self._channels = vbox(gap=10)
        self.change = Button(tr("Plan a rhythm"), kind="link", small=True)
        self.calendar = Button(tr("Calendar file…"), kind="link", small=True)
        self.change.clicked.connect(self.rhythm_asked)
        self.calendar.clicked.connect(self.calendar_asked)
        self.led = Led(self)
        self._led_head = SectionHead(tr("Who has led so far"))
        self.months = TwoMonths()
        links = hbox(self.change, 16, self.calendar, STRETCH)
        card = Card(vbox(self._channels, links, gap=8), margins=(14, 12, 14, 8))
        column = vbox(
            SectionHead(tr("Rhythm")),
            4,
            card,
            18,
            self._led_head,
            4,
            self.led,
            18,
            self.months,
            STRETCH,
            gap=2,
            margins=(22, 18, 20, 20),
        )
        self.setLayout(vbox((scrolled(boxed(column)), 1)))
        if desk.read_only:
            self.change.block(desk.store.notice)

    def show_gatherings(self, gatherings: list[Listed], days: Days) -> None:
        """Show what follows from the gatherings of a community."""
        self._show_channels()
        self._show_led(gatherings)
        self.months.show_days(days)

    def _show_channels(self) -> None:
        clear(self._channels)
        community = self._desk.community_id
        known = self._desk.read(channels.of_community, community) if community else []
        ways = [way for way in known if way.kind in _COMES_ROUND]
        for way in ways:
            self._channels.addWidget(_way(way))
        if not ways:
            words = tr("No rhythm yet. People come back to what comes round.")
            self._channels.addWidget(Label(words, "small", "ink3", wrap=True))

    def _show_led(self, gatherings: list[Listed]) -> None:
        community = self._desk.community_id
        if community is None:
            return
        known = self._desk.read(faces.of_community, community)
        coach = self._desk.read(settings.coach)
        held = [
            one
            for one in gatherings
            if is_over(one) and one.leads and one.gathering.status not in CALLED_OFF
        ][-_LOOKED_BACK:]
        count = Counter(who for one in held for who in one.leads)
        own = coach.person_id if coach else None
        leaders = [
            (known[who], times)
            for who, times in count.most_common()
            if who in known and who != own
        ]
        self.led.show_leaders(leaders[:_SHOWN], len(held))
        self.led.setVisible(bool(leaders))
        self._led_head.setVisible(bool(leaders))


class Led(Picture):
    """Who led how many of the last gatherings: boxes, and the figure in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Who has led so far"), parent)
        self._leaders: list[tuple[Face, int]] = []
        self._of = 0

    def show_leaders(self, leaders: list[tuple[Face, int]], of: int) -> None:
        """Show people and how many of the last `of` gatherings they led in."""
        self._leaders, self._of = leaders, of
        words = [
            tr("{name} {n} of {m}").format(name=face.name, n=times, m=of)
            for face, times in leaders
        ]
        self.setAccessibleDescription(", ".join(words))
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(296, len(self._leaders) * theme.fit(30, "small", padding=10))

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        line = theme.fit(30, "small", padding=10)
        for place, (face, times) in enumerate(self._leaders):
            top = rect.y() + place * line
            shown = painting.Face(face.initials, face.tint, face.name)
            disc = QRectF(rect.x(), top + (line - 24) / 2, 24, 24)
            painting.avatar(painter, disc, shown)
            name = QRectF(rect.x() + 34, top, theme.px(76), line)
            painting.text(painter, name, face.name.split()[0], "small", "ink2")
            often = times > self._of / 2 and self._of > 2
            left = name.right() + 6
            for box in range(self._of):
                cell = QRectF(left + box * 24, top + (line - 10) / 2, 20, 10)
                if box < times:
                    painting.rounded(painter, cell, 3, "honey" if often else "accent")
                else:
                    painting.rounded(painter, cell, 3, None, "line")
            words = tr("{n} of {m}").format(n=times, m=self._of)
            beside = QRectF(left + self._of * 24 + 6, top, theme.px(80), line)
            color = "honey_ink" if often else "ink3"
            painting.text(painter, beside, words, "cap", color)


def by_day(gatherings: list[Listed]) -> dict[date, list[Listed]]:
    """Return the gatherings of each day."""
    days: dict[date, list[Listed]] = {}
    for one in gatherings:
        if one.gathering.day:
            days.setdefault(one.gathering.day, []).append(one)
    return days


def _way(way: Way) -> QWidget:
    hours = way.kind is ChannelKind.OFFICE_HOURS
    icon = Icon("door" if hours else "repeat", "honey_ink" if hours else "accent_ink")
    facts = [way.cadence]
    if way.minutes:
        facts.append(phrases.length(way.minutes))
    words = vbox(
        Label(way.name, "medium", elide=True),
        Label(" · ".join(fact for fact in facts if fact), "small", "ink3", elide=True),
        gap=1,
    )
    widget = boxed(hbox(vbox(2, icon, STRETCH), (words, 1), gap=10))
    widget.setToolTip(way.purpose)
    return widget
