"""The first dates a rhythm gives: what else is on those days, which to leave out."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.community import community_drafts
from app.community.community_drafts import Rhythm, Taken
from app.i18n import tr, trn
from ui import phrases
from ui.desk import Desk
from ui.theme import theme
from ui.widgets.cards import Card, SectionHead
from ui.widgets.chips import Chip
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, clear, hbox, vbox
from ui.widgets.switches import Tick


class DatesPreview(QWidget):
    """A row for each date, ticked while a gathering is to be planned on it."""

    skipped = Signal(object)  # set of the dates that are to be left out

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: list[DateRow] = []
        self.head = SectionHead(tr("The first dates"))
        self.words = Label("", "small", "ink3", wrap=True)
        self._list = vbox(gap=0)
        self._card = Card(vbox(self._list), margins=(14, 8, 14, 8))
        self.setLayout(vbox(self.head, self.words, 8, self._card))

    def show_rhythm(self, rhythm: Rhythm | None, zone: str) -> None:
        """Show the dates of a rhythm; nothing while there is none."""
        days = rhythm.days if rhythm else []
        self.setVisible(bool(days))
        clear(self._list)
        self.rows = []
        if rhythm is None or not days:
            return
        self.words.setText(_in_words(rhythm))
        moments = [datetime.combine(day, rhythm.clock) for day in days]
        found = self._desk.read(community_drafts.clashes, moments, rhythm.minutes, zone)
        for moment in moments:
            day = moment.date()
            row = DateRow(moment, rhythm.minutes, found.get(day, []))
            row.tick.setChecked(day not in rhythm.skip)
            row.tick.toggled.connect(self._say)
            self.rows.append(row)
            self._list.addWidget(row)

    @Slot()
    def _say(self) -> None:
        out = {row.day for row in self.rows if not row.tick.isChecked()}
        self.skipped.emit(out)


class DateRow(QWidget):
    """One date: tick, day, time, and what it would clash with."""

    def __init__(
        self,
        moment: datetime,
        minutes: int,
        taken: list[Taken],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.day: date = moment.date()
        words = phrases.day(self.day)
        self.tick = Tick(tr("Plan {day}").format(day=words), on=True)
        ends = moment + timedelta(minutes=minutes)
        span = Label(phrases.span(moment, ends), "small", "ink3", tabular=True)
        self.clash = _chip(taken)
        if self.clash is not None:
            self.tick.setAccessibleDescription(self.clash.toolTip())
        day = Label(words, "medium", tabular=True)
        day.setMinimumWidth(theme.px(124))
        row = hbox(self.tick, 8, day, 16, span, STRETCH, self.clash)
        row.setContentsMargins(0, 3, 0, 3)
        self.setLayout(row)


def _chip(taken: list[Taken]) -> Chip | None:
    """Return what warns of other gatherings on the day."""
    if not taken:
        return None
    first = next((one for one in taken if one.overlaps), taken[0])
    names = "; ".join(
        tr("{title}, {community}, {time}").format(
            title=one.title,
            community=one.community,
            time=phrases.clock_time(one.starts),
        )
        for one in taken
    )
    if first.overlaps:
        words = tr("Same time as {name}").format(name=first.community)
        return Chip(words, "honey", "warning", tip=names)
    words = tr("{name} is that day too").format(name=first.community)
    return Chip(words, "neutral", "calendar-blank", tip=names)


def _in_words(rhythm: Rhythm) -> str:
    """Return the rhythm in a line, and how many gatherings that makes."""
    count = len(rhythm.planned)
    planned = trn("{n} gathering", "{n} gatherings", count)
    length = phrases.length(rhythm.minutes)
    sentence = tr("{rule}, {length}. {planned}, all of which can be moved.")
    return sentence.format(rule=rhythm.rule.words, length=length, planned=planned)
