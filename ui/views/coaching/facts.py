"""When, how long, how and with whom: a line over an entry, and the fields behind it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app import clock
from app.coaching import edits
from app.coaching.entries import Entry
from app.coaching.participants import Known
from app.errors import CirclebookError
from app.i18n import tr
from app.vocabulary import (
    CoachingKind,
    CoachingMode,
    CoachingStatus,
    Code,
    Focus,
    InitiatedBy,
)
from ui import painting
from ui.desk import Desk
from ui.icons import paint_icon
from ui.painting import ChipSpec
from ui.theme import theme
from ui.widgets.base import Focusable, area
from ui.widgets.cards import Well
from ui.widgets.chips import ChipButton, ChipRow
from ui.widgets.combos import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import flow, hbox, vbox
from ui.widgets.long_list import LongList

STEP: Final = 5  # minutes


class FactsLine(Focusable, QAbstractButton):
    """The facts in one line; pressed, it opens the fields in which they are changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(tr("Press Enter to change when and how it was"))

    def show_facts(self, text: str) -> None:
        """Show these facts."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = painting.text_width(self.accessibleName(), "small")
        return QSize(round(wide) + 28, theme.fit(28, "small", padding=8))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        words = self.accessibleName()
        place = rect.adjusted(6, 0, -26, 0)
        drawn = painting.text(painter, place, words, "small", "ink2")
        if self.underMouse() or (self.by_key and self.hasFocus()):
            pencil = QRectF(place.x() + drawn + 7, rect.center().y() - 7, 14, 14)
            paint_icon(painter, "pencil-simple", pencil, "ink3")
        self.paint_ring(painter, rect, 6)
        painter.end()


class FactsWell(Well):
    """The fields of the facts: with whom, where, when, how long, how, what about."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._entry: Entry | None = None
        self._known: list[Known] = []
        self.people = ChipRow(tr("With"), add=tr("Add somebody"), removable=True)
        self.site = ChoiceField(tr("Site"))
        self.status = ChoiceField(tr("Did it take place"), _options(CoachingStatus))
        self.day = DateField(tr("Day"), optional=False)
        self.minutes = NumberField(tr("Minutes"), most=edits.MOST_MINUTES, step=STEP)
        self.mode = ChoiceField(tr("How"), _options(CoachingMode))
        self.kind = ChoiceField(tr("Kind"), _options(CoachingKind))
        self.began = ChoiceField(tr("Who began it"), _options(InitiatedBy))
        self.guide = TextField(tr("Guide used"), example=tr("The guide in four parts"))
        self.focus = Codes(tr("What it was about"), Focus, self._keep_focus)
        self.error = Label("", "small", "danger_ink", wrap=True)
        self.error.hide()
        self._lay_out()
        self._connect()

    def show_entry(self, entry: Entry, known: list[Known]) -> None:
        """Show the facts of an entry."""
        self._entry, self._known = entry, known
        self.error.hide()
        self.people.show_chips(
            [(one.id, ChipSpec(one.name, "private")) for one in entry.people]
        )
        places = [(one.id, one.name) for one in known if one.is_site]
        self.site.offer([(None, tr("No site")), *places], entry.site_id)
        self.status.set_value(entry.status)
        if not self.day.input.hasFocus():
            self.day.set_value(entry.day)
        if not self.minutes.input.hasFocus():
            self.minutes.set_value(entry.minutes or 0)
        self.mode.set_value(entry.mode)
        self.kind.set_value(entry.kind)
        self.began.set_value(entry.initiated_by)
        if not self.guide.input.hasFocus():
            self.guide.set_value(entry.guide)
        self.focus.show_codes(entry.focus)

    def _lay_out(self) -> None:
        sized = (
            (self.status, 130),
            (self.day, 150),
            (self.minutes, 90),
            (self.mode, 140),
            (self.kind, 140),
            (self.began, 110),
            (self.site, 240),
            (self.guide, 240),
        )
        fields = flow(*(_Sized(field, wide) for field, wide in sized), gap=12)
        with_whom = vbox(Label(tr("With"), "smalls", "ink3"), self.people, gap=4)
        self.hold(
            vbox(with_whom, fields, self.focus, self.error, gap=12),
            (16, 14, 16, 14),
        )

    def _connect(self) -> None:
        self.people.add_asked.connect(self._offer_people)
        self.people.removed.connect(self._remove)
        self.site.finished.connect(self._keep_site)
        self.status.finished.connect(self._keep_status)
        self.day.finished.connect(self._keep_day)
        self.minutes.finished.connect(self._keep_minutes)
        self.mode.finished.connect(self._keep_mode)
        self.kind.finished.connect(self._keep_kind)
        self.began.finished.connect(self._keep_began)
        self.guide.finished.connect(self._keep_guide)

    @Slot()
    def _offer_people(self) -> None:
        people = self._others()
        found = LongList(
            tr("Who else was there"), [one.label for one in people], -1, self
        )
        found.picked.connect(self._add)
        found.open_with("", self.people.adder or self.people)

    def _others(self) -> list[Known]:
        there = {one.id for one in self._entry.people} if self._entry else set()
        return [one for one in self._known if not one.is_site and one.id not in there]

    @Slot(int)
    def _add(self, at: int) -> None:
        if self._entry is not None:
            there = [one.id for one in self._entry.people]
            self._seat([*there, self._others()[at].id])

    @Slot(object)
    def _remove(self, person: UUID) -> None:
        if self._entry is not None:
            self._seat([one.id for one in self._entry.people if one.id != person])

    def _seat(self, people: Sequence[UUID]) -> None:
        self._do(edits.set_people, people)

    @Slot(object)
    def _keep_site(self, site: UUID | None) -> None:
        self._do(edits.set_site, site)

    @Slot(object)
    def _keep_status(self, status: CoachingStatus) -> None:
        if self._entry is None or status is self._entry.status:
            return  # chosen again, it is as it was
        day = self.day.value()
        if status is CoachingStatus.HELD:
            self._do(edits.hold)
        elif status is CoachingStatus.PLANNED and day:
            self._do(edits.plan, day)
        else:
            self._do(edits.drop)

    @Slot(object)
    def _keep_day(self, day: date) -> None:
        held = self._entry is not None and self._entry.happened_on is not None
        self._change("happened_on" if held else "planned_on", day)
        if held and day > clock.today():
            self._desk.say(tr("That day is still to come, so it stands as planned."))

    @Slot(object)
    def _keep_minutes(self, minutes: int) -> None:
        self._change("minutes", minutes or None)

    @Slot(object)
    def _keep_mode(self, mode: CoachingMode) -> None:
        self._change("mode", mode)

    @Slot(object)
    def _keep_kind(self, kind: CoachingKind) -> None:
        self._change("kind", kind)

    @Slot(object)
    def _keep_guide(self, guide: str) -> None:
        self._change("guide", guide)

    @Slot(object)
    def _keep_began(self, who: InitiatedBy) -> None:
        self._change("initiated_by", who)

    def _keep_focus(self, codes: Sequence[Code]) -> None:
        self._change("focus", codes)

    def _change(self, field: str, value: Any) -> None:
        self._do(edits.change, field, value)

    def _do(self, act: Callable[..., object], *args: Any) -> None:
        """Change the entry; what cannot be is said below and shown as it was."""
        entry = self._entry
        if entry is None:
            return
        try:
            self._desk.note(tr("Coaching entry changed"), act, entry.id, *args)
        except CirclebookError as error:
            self.show_entry(entry, self._known)
            self.error.setText(str(error))
            self.error.show()


class Codes(QWidget):
    """Several of a few codes, each a chip that is on or off."""

    def __init__(
        self,
        title: str,
        codes: type[Code],
        keep: Callable[[Sequence[Code]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self.chips: dict[Code, ChipButton] = {}
        for code in codes:
            chip = ChipButton(code.label, outline=True, checkable=True)
            chip.clicked.connect(self._tell)
            self.chips[code] = chip
        head = Label(title, "smalls", "ink3")
        self.setLayout(vbox(head, flow(*self.chips.values()), gap=4))

    def show_codes(self, codes: Sequence[Code]) -> None:
        """Show these as on."""
        for code, chip in self.chips.items():
            chip.setChecked(code in codes)

    @Slot()
    def _tell(self) -> None:
        self._keep([code for code, chip in self.chips.items() if chip.isChecked()])


class _Sized(QWidget):
    """A field of a width that grows with the text."""

    def __init__(self, field: QWidget, wide: int) -> None:
        super().__init__()
        self._field, self._wide = field, wide
        self.setLayout(hbox(field))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._wide), self._field.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self._field.minimumSizeHint()


def _options(codes: type[Code]) -> list[tuple[Any, str]]:
    return [(code, code.label) for code in codes]
