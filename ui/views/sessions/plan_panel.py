"""Planning one gathering, or many by a rhythm."""

from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.community import rhythms
from app.community.rhythms import Rule
from app.errors import CirclebookError
from app.gathering import rounds, sessions
from app.gathering.rounds import Round
from app.i18n import tr, trn
from app.vocabulary import Mode, SessionKind
from ui import phrases
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.cards import Well
from ui.widgets.chips import ChipButton
from ui.widgets.combos import ChoiceField
from ui.widgets.dates import DateField, TimeField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, FlowLayout, boxed, clear, hbox, vbox
from ui.widgets.panels import SidePanel

_ONCE: Final = "once"
_LENGTH: Final = 120  # minutes, until she has said otherwise


class PlanPanel(SidePanel):
    """Asks for what a gathering needs, and plans it."""

    planned = Signal(object)  # the key of the only, or first, gathering

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Plan a gathering"), parent)
        self._desk = desk
        self.set_title(tr("Plan a gathering"))
        self.called = TextField(tr("What it is about"), example=tr("Asking for help"))
        self.day = DateField(tr("Day"))
        self.at = TimeField(tr("Starts"), time(10))
        self.length = NumberField(
            tr("Takes"), _LENGTH, least=5, most=1440, step=5, suffix=tr(" min")
        )
        self.kind = ChoiceField(
            tr("Kind"), [(one, one.label) for one in SessionKind], SessionKind.REGULAR
        )
        self.mode = ChoiceField(
            tr("How people come"), [(one, one.label) for one in Mode], Mode.IN_PERSON
        )
        self.place = TextField(tr("Place"), example=tr("Fenwick Grange Hall"))
        self.again = ChoiceField(tr("How often"), [(_ONCE, tr("Once"))], _ONCE)
        self.times = NumberField(tr("How many"), 6, least=2, most=60)
        self.preview = FlowLayout(6)
        self._skipped: set[date] = set()
        self.objection = Label("", "small", "danger_ink", wrap=True)
        self.keep = Button(tr("Plan it"), "plus", "primary")
        self._lay_out()
        self._connect()
        self._rhythms_for(self.day.value())

    @override
    def is_kept(self) -> bool:
        return True

    def begin(self, day: date | None = None, *, rhythm: bool = False) -> None:
        """Ask for a gathering, on `day` if one was chosen, by a rhythm if asked.

        What was typed and not planned is still there.
        """
        self.objection.hide()
        self._skipped.clear()
        if day or not self.called.value().strip():
            self.day.set_value(day or clock.today() + timedelta(days=14))
        self._rhythms_for(self.day.value())
        self.again.set_value(self._first_rule() if rhythm else _ONCE)
        self._show_preview()
        self.called.input.setFocus()

    def _lay_out(self) -> None:
        self._when_many = boxed(
            vbox(self.times, Well(vbox(self._preview_box(), gap=6)), gap=12)
        )
        for part in (
            self.called,
            self.day,
            hbox((self.at, 1), (self.length, 1), gap=12),
            self.again,
            self._when_many,
            self.kind,
            self.mode,
            self.place,
            self.objection,
            hbox(self.keep, STRETCH),
        ):
            self.add(part)
        self.body.setSpacing(14)
        self.objection.hide()

    def _preview_box(self) -> QWidget:
        head = Label(tr("These days; click one to leave it out"), "cap", "ink3")
        return boxed(vbox(head, self.preview, gap=8))

    def _connect(self) -> None:
        self.keep.clicked.connect(self._plan)
        for field in (self.called, self.place, self.day, self.at):
            field.input.returnPressed.connect(self._plan)
        self.day.changed.connect(self._day_changed)
        self.again.changed.connect(self._show_preview)
        self.times.changed.connect(self._show_preview)
        self.at.changed.connect(self._show_preview)

    @Slot(object)
    def _day_changed(self, day: date | None) -> None:
        self._rhythms_for(day)
        self._show_preview()

    def _rhythms_for(self, day: date | None) -> None:
        """Offer the rhythms whose first day this would be."""
        chosen = self.again.value()
        options: list[tuple[object, str]] = [(_ONCE, tr("Once"))]
        if day is not None:
            rules = (
                rhythms.suggested(day, unit="week", every=1),
                rhythms.suggested(day, unit="week", every=2),
                rhythms.suggested(day),
                rhythms.suggested(day, every=2),
                rhythms.suggested(day, every=3),
            )
            options += [(rule, rule.words) for rule in rules]
        was: object = _ONCE
        if isinstance(chosen, Rule) and day is not None:
            was = rhythms.suggested(day, unit=chosen.unit, every=chosen.every)
        self.again.input.offer(options, was)

    def _first_rule(self) -> object:
        day = self.day.value()
        return rhythms.suggested(day) if day else _ONCE

    def _days(self) -> list[date]:
        """Return the days that would be planned, those left out as well."""
        day, rule = self.day.value(), self.again.value()
        if day is None:
            return []
        if not isinstance(rule, Rule):
            return [day]
        return rhythms.dates(rule, day, times=self.times.value())

    @Slot()
    def _show_preview(self) -> None:
        many = isinstance(self.again.value(), Rule)
        self._when_many.setVisible(many)
        self.keep.setText(tr("Plan them") if many else tr("Plan it"))
        clear(self.preview)
        if not many:
            return
        days = self._days()
        self._skipped &= set(days)
        taken = self._desk.read(rounds.clashes, self._community(), days)
        for day in days:
            self.preview.addWidget(self._chip(day, taken.get(day, "")))

    def _chip(self, day: date, clash: str) -> ChipButton:
        tone, icon = ("honey", "warning") if clash else ("accent", "check")
        if day in self._skipped:
            tone, icon = "neutral", "x"
        chip = ChipButton(phrases.day(day), tone, icon)
        chip.setProperty("day", day.toordinal())
        words = tr("left out") if day in self._skipped else tr("planned")
        if clash:
            words += ", " + tr("on the day of “{title}”").format(title=clash)
        chip.setToolTip(words)
        chip.setAccessibleDescription(words)
        chip.clicked.connect(self._leave_out)
        return chip

    @Slot()
    def _leave_out(self) -> None:
        chip = self.sender()
        if chip is not None:
            self._skipped ^= {date.fromordinal(int(chip.property("day")))}
            self._show_preview()

    @Slot()
    def _plan(self) -> None:
        try:
            first = self._planned()
        except CirclebookError as error:
            self.objection.setText(str(error))
            self.objection.show()
            return
        self.objection.hide()
        self.called.set_value("")
        self.planned.emit(first)

    def _planned(self) -> UUID:
        many = isinstance(self.again.value(), Rule)
        title = self.called.value().strip()
        what = Round(
            title or (tr("Gathering") if many else tr("New gathering")),
            self.at.value() or time(10),
            self.length.value(),
            self.kind.value(),
            self.mode.value(),
            self.place.value(),
        )
        if many:
            days = [day for day in self._days() if day not in self._skipped]
            label = trn("{n} gathering planned", "{n} gatherings planned", len(days))
            return self._desk.do(label, rounds.plan, self._community(), days, what)[0]
        return self._one(what)

    def _one(self, what: Round) -> UUID:
        day = self.day.value()
        start = datetime.combine(day, what.at) if day else None
        end = start + timedelta(minutes=what.minutes) if start else None
        return self._desk.do(
            tr("Gathering planned") if start else tr("Idea noted"),
            sessions.add,
            self._community(),
            start,
            end,
            title=what.title,
            kind=what.kind,
            mode=what.mode,
            place=what.place or None,
        )

    def _community(self) -> UUID:
        if self._desk.community_id is None:
            raise LookupError
        return self._desk.community_id
