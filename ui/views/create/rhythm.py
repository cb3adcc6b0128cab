"""The fifth question: how and how often (GLP11, PI2)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.community import channels, community_drafts, rhythms
from app.community.community_drafts import Draft, Rhythm
from app.community.rhythms import Rule
from app.i18n import mark, tr
from app.vocabulary import ChannelKind, Mode
from ui.views.create.dates_preview import DatesPreview
from ui.views.create.picks import Picks
from ui.views.create.step import Step, asked
from ui.views.create.ways import Ways
from ui.widgets.combos import ChoiceField
from ui.widgets.dates import DateField, TimeField
from ui.widgets.fields import Field, NumberField, TextField
from ui.widgets.layout import hbox

NOT_YET: Final = ""
A_FORTNIGHT: Final = 14  # days until the first gathering, unless they say
HOW_OFTEN: Final = (
    (NOT_YET, mark("Not agreed yet")),
    ("week 1", mark("Every week")),
    ("week 2", mark("Every other week")),
    ("week 3", mark("Every three weeks")),
    ("week 6", mark("Every six weeks")),
    ("month 1", mark("Once a month")),
    ("month 2", mark("Every other month")),
    ("month 3", mark("Once a quarter")),
)
BETWEEN: Final = (
    ChannelKind.EMAIL_LIST,
    ChannelKind.MESSAGE_GROUP,
    ChannelKind.OFFICE_HOURS,
    ChannelKind.ONE_TO_ONE,
    ChannelKind.CALL,
    ChannelKind.PLATFORM,
    ChannelKind.NEWSLETTER,
    ChannelKind.SITE_VISIT,
)


class RhythmStep(Step):
    """Asks how often they meet, shows the first dates, and how they talk in between."""

    name = mark("Rhythm")

    @override
    def build(self) -> None:
        self.rhythm: Rhythm | None = None
        self._begins = clock.today() + timedelta(days=A_FORTNIGHT)
        self._add_rule()
        self._add_details()
        self.preview = DatesPreview(self.writing.desk)
        self.preview.skipped.connect(self._skip)
        self.add(self.preview, 24)
        self.head(
            tr("And between gatherings?"),
            tr(
                "Each way of reaching each other has a purpose: say it in your words. "
                "What is expected of everyone counts toward the hours you ask for."
            ),
        )
        kinds = [kind.label for kind in BETWEEN]
        self.between = Picks(tr("Ways to reach each other"), kinds)
        self.between.changed.connect(self._pick_ways)
        self.add(self.between, 8)
        self.ways = Ways(self.writing.desk)
        self.ways.purpose_changed.connect(self._change_purpose)
        self.ways.expected_changed.connect(self._change_expected)
        self.add(self.ways)

    def _add_rule(self) -> None:
        often = [(value, tr(words)) for value, words in HOW_OFTEN]
        self.often: Field = ChoiceField(tr("How often"), often, NOT_YET)
        nths = [(nth, rhythms.ordinal(nth)) for nth in rhythms.NTHS]
        self.nth = ChoiceField(tr("Which"), nths, 1)
        days = [(n, tr(day)) for n, day in enumerate(rhythms.WEEKDAYS)]
        self.weekday = ChoiceField(tr("Day"), days, 1)
        self.add(hbox((self.often, 2), (self.nth, 1), (self.weekday, 1), gap=12), 12)

    def _add_details(self) -> None:
        self.clock = TimeField(tr("At"), Rhythm().clock, optional=False)
        self.minutes = NumberField(
            tr("For"), 120, least=15, most=1440, step=15, suffix=tr(" min")
        )
        self.times = NumberField(tr("How many to plan"), 6, least=1, most=36)
        self.starts = DateField(tr("From"))
        modes = [(mode, mode.label) for mode in Mode]
        self.mode = ChoiceField(tr("How"), modes, Mode.IN_PERSON)
        self.place = TextField(tr("Where"), example=tr("At a site, or a link"))
        first = hbox((self.starts, 2), (self.clock, 1), (self.minutes, 1), gap=12)
        first.addWidget(self.times, 1)
        self._details = [self.starts, self.clock, self.minutes, self.times]
        self._details += [self.mode, self.place, self.nth, self.weekday]
        self.add(first, 12)
        self.add(hbox((self.mode, 1), (self.place, 2), gap=12), 16)
        for field in (self.often, *self._details):
            field.finished.connect(self._change)

    @override
    def ask(self, kind: str) -> tuple[str, str]:
        question = asked(tr("When does this {kind} meet?"), kind)
        sentence = tr("A steady rhythm beats a perfect one. Any date can be moved.")
        return question, sentence

    @override
    def examples(self) -> Sequence[str]:
        return [
            tr("Every third Tuesday, ten to noon. People plan their month around it."),
            tr("Thursdays after dinner time, once a month, with pie."),
        ]

    @override
    def first(self) -> QWidget:
        forming = not self.often.isHidden()
        return self.often if forming else self.between

    @override
    def is_answered(self, draft: Draft | None) -> bool:
        if draft is None:
            return False
        ways = self.writing.desk.read(channels.of_community, draft.community.id)
        return draft.rhythm is not None or bool(ways)

    @override
    def refill(self, draft: Draft | None) -> None:
        super().refill(draft)
        forming = draft is None or draft.is_forming
        self.rhythm = draft.rhythm if draft and forming else None
        begins = draft.community.starts_on if draft else None
        self._begins = begins or clock.today() + timedelta(days=A_FORTNIGHT)
        self.often.setVisible(forming)
        self._show_rhythm()
        ways = []
        if draft is not None:
            ways = self.writing.desk.read(channels.of_community, draft.community.id)
        ways = [way for way in ways if way.kind is not ChannelKind.GATHERING]
        self._kept = {way.kind.label: way for way in ways}
        self.between.show_picked([way.kind.label for way in ways])
        self.ways.show_ways(ways)
        self.preview.show_rhythm(self.rhythm, draft.community.zone if draft else "UTC")

    def planned(self) -> int:
        """Return how many gatherings finishing would plan."""
        return len(self.rhythm.planned) if self.rhythm else 0

    def _show_rhythm(self) -> None:
        known = self.rhythm is not None
        shown = self.rhythm or Rhythm()
        for field in self._details:
            field.setVisible(known)
        self.nth.setVisible(known and shown.rule.unit == "month")
        often = f"{shown.rule.unit} {shown.rule.every}" if known else NOT_YET
        values: dict[Field, Any] = {
            self.often: often,
            self.nth: shown.rule.nth,
            self.weekday: shown.rule.weekday,
            self.clock: shown.clock,
            self.minutes: shown.minutes,
            self.times: shown.times,
            self.starts: shown.starts_on,
            self.mode: shown.mode,
            self.place: shown.place,
        }
        for field, value in values.items():
            if field is not self.place or not self.place.input.hasFocus():
                field.set_value(value)

    @override
    def commit(self) -> None:
        if self._said() != self.rhythm:
            self._change()

    @Slot()
    def _change(self) -> None:
        """Keep the rhythm as the fields say it."""
        self._keep(self._said())

    def _said(self) -> Rhythm | None:
        """Return the rhythm as the fields say it; None while it is not agreed."""
        often = self.often.value()
        if not often or self.often.isHidden():
            return None
        unit, every = often.split()
        start = self.starts.value() or self._begins
        said = Rhythm(
            Rule(unit, int(every), self.weekday.value(), self._which(start)),
            start,
            self.clock.value() or Rhythm().clock,
            self.minutes.value(),
            self.times.value(),
            self.mode.value(),
            self.place.value(),
        )
        if self.rhythm is not None and self.rhythm.days == said.days:
            return replace(said, skip=self.rhythm.skip)
        return said

    def _which(self, start: date) -> int:
        """Return which one of a month: at first the one that comes round soonest."""
        if self.rhythm is not None:
            return int(self.nth.value())
        soonest = rhythms.dates(Rule("week", 1, self.weekday.value()), start, times=1)
        return rhythms.suggested(soonest[0]).nth

    def _keep(self, rhythm: Rhythm | None) -> None:
        desk, community = self.writing.desk, self.writing.begin()
        words = tr("Draft kept")
        desk.keep(words, community_drafts.keep_rhythm, community, rhythm)
        self.writing.noted.emit()

    @Slot(object)
    def _skip(self, skip: Any) -> None:
        if self.rhythm is not None:
            self._keep(replace(self.rhythm, skip=frozenset(skip)))

    @Slot(object)
    def _pick_ways(self, picked: Any) -> None:
        """Add the one that was picked, or end the one that no longer is."""
        for kind in BETWEEN:
            label = kind.label
            if label in picked and label not in self._kept:
                self.writing.do(tr("Channel added"), channels.add, kind)
                return
            if label not in picked and label in self._kept:
                way = self._kept[label]
                self.writing.desk.do(tr("Channel taken off"), channels.end, way.id)
                return

    @Slot(object, str)
    def _change_purpose(self, way: Any, purpose: str) -> None:
        words = tr("Purpose saved")
        self.writing.desk.do(words, channels.edit, way, "purpose", purpose)

    @Slot(object, bool)
    def _change_expected(self, way: Any, expected: bool) -> None:
        words = (
            tr("Channel marked as expected")
            if expected
            else tr("Channel marked as optional")
        )
        self.writing.desk.do(words, channels.edit, way, "expected", expected)
