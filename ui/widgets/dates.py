"""Fields for days and times, typed as one would say them or picked from a calendar."""

import re
from datetime import date, time, timedelta
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt, QTime, Slot
from PySide6.QtGui import QAction, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from app import clock
from app.i18n import tr
from ui.icons import icon
from ui.theme import theme
from ui.widgets.fields import Field
from ui.widgets.layout import vbox
from ui.widgets.menus import Popover

Format = QLocale.FormatType
FORMATS: Final = ("d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy")
LONG_PAST: Final = timedelta(days=183)  # then the year to come is meant
_FIGURES: Final = re.compile(r"(\d{1,2})[ ./-]+(\d{1,2})[ ./-]+(\d{4})")
_YEAR: Final = re.compile(r"\W*y+\W*")
CLOCK: Final = re.compile(r"(\d{1,2})(?:\D?(\d{2}))?\s*([ap])?\.?m?\.?", re.IGNORECASE)


class DateField(Field):
    """A day; "tomorrow", "friday", "+7", "19 may" and the locale's own forms are read.

    `changed` and `finished` carry a date, or None when the field was emptied.
    """

    def __init__(
        self,
        label: str,
        value: date | None = None,
        *,
        optional: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self.input = QLineEdit()
        super().__init__(label, self.input, parent)
        self._value, self._optional = value, optional
        self._popover: Popover | None = None
        trailing = QLineEdit.ActionPosition.TrailingPosition
        self.opener: QAction = self.input.addAction(
            icon("calendar-blank", "ink3"), trailing
        )
        self.opener.setText(tr("Open the calendar"))
        self.opener.triggered.connect(self.open_calendar)
        self.input.setPlaceholderText(day_in_words(clock.today() + timedelta(days=7)))
        self.input.editingFinished.connect(self._read)
        self.set_value(value)

    @override
    def value(self) -> date | None:
        return self._value

    @override
    def set_value(self, value: date | None) -> None:
        self._value = value
        self.input.setText(day_in_words(value) if value else "")
        self.clear_error()

    @Slot()
    def open_calendar(self) -> None:
        """Let the user pick a day of a calendar."""
        calendar = QCalendarWidget()
        calendar.setGridVisible(False)
        none = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        calendar.setVerticalHeaderFormat(none)
        _dress(calendar)
        day = self._value or clock.today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(self._pick)
        self._popover = Popover(vbox(calendar), margins=8, parent=self)
        self._popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._popover.open_under(self.input)
        calendar.setFocus()

    @Slot(QDate)
    def _pick(self, day: QDate) -> None:
        if self._popover is not None:
            self._popover.close()
            self._popover = None
        self._take(date(day.year(), day.month(), day.day()))

    @Slot()
    def _read(self) -> None:
        words = self.input.text().strip()
        if not words and self._optional:
            self._take(None)
            return
        day = parse_day(words, clock.today())
        if day is None:
            example = day_in_words(clock.today() + timedelta(days=7))
            sentence = tr("That is not a day we can read. Try {day}, or +7.")
            self.set_error(sentence.format(day=example))
        else:
            self._take(day)

    def _take(self, day: date | None) -> None:
        changed = day != self._value
        self.set_value(day)
        if changed:
            self.changed.emit(day)
            self.finished.emit(day)


class TimeField(Field):
    """A time of day; "9", "930", "9:30", "14.00" and "2 pm" are read."""

    def __init__(
        self,
        label: str,
        value: time | None = None,
        *,
        optional: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self.input = QLineEdit()
        super().__init__(label, self.input, parent)
        self._value, self._optional = value, optional
        self.input.setPlaceholderText(time_in_words(time(10, 0)))
        self.input.editingFinished.connect(self._read)
        self.set_value(value)

    @override
    def value(self) -> time | None:
        return self._value

    @override
    def set_value(self, value: time | None) -> None:
        self._value = value
        self.input.setText(time_in_words(value) if value else "")
        self.clear_error()

    @Slot()
    def _read(self) -> None:
        words = self.input.text().strip()
        moment = parse_time(words)
        if moment is None and (words or not self._optional):
            self.set_error(tr("That is not a time we can read. Try 9:30."))
            return
        changed = moment != self._value
        self.set_value(moment)
        if changed:
            self.changed.emit(moment)
            self.finished.emit(moment)


def day_in_words(day: date) -> str:
    """Return a day as the locale writes it, short but with the whole year."""
    locale = QLocale()
    form = locale.dateFormat(Format.ShortFormat)
    if "yyyy" not in form:
        form = form.replace("yy", "yyyy")
    return locale.toString(QDate(day.year, day.month, day.day), form)


def time_in_words(moment: time) -> str:
    """Return a time of day as the locale writes it, without seconds."""
    shown = QTime(moment.hour, moment.minute)
    return QLocale().toString(shown, Format.ShortFormat)


def parse_day(words: str, today: date) -> date | None:
    """Return the day that is meant, or None if that cannot be said."""
    said = words.strip().lower()
    known = {tr("today"): 0, tr("tomorrow"): 1, tr("yesterday"): -1}
    if said in known:
        return today + timedelta(days=known[said])
    if re.fullmatch(r"[+-]\d{1,3}", said):
        return today + timedelta(days=int(said))
    return _weekday(said, today) or _written(words.strip(), today)


def parse_time(words: str) -> time | None:
    """Return the time of day that is meant, or None if that cannot be said."""
    found = CLOCK.fullmatch(words.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _dress(calendar: QCalendarWidget) -> None:
    """Give a calendar our colors and our arrows."""
    plain, head = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(theme.color("ink"))
    head.setForeground(theme.color("ink3"))
    head.setBackground(theme.color("raised"))
    calendar.setHeaderTextFormat(head)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    for step, name in (("prev", "caret-left"), ("next", "caret-right")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{step}month")
        if button is not None:
            button.setIcon(icon(name))


def _weekday(said: str, today: date) -> date | None:
    """Return the next day of this name, after today."""
    locale = QLocale()
    for number in range(1, 8):
        long = locale.dayName(number, Format.LongFormat).lower()
        short = locale.dayName(number, Format.ShortFormat).lower().rstrip(".")
        if said in {long, short}:
            ahead = (number - today.isoweekday() - 1) % 7 + 1
            return today + timedelta(days=ahead)
    return None


def _written(words: str, today: date) -> date | None:
    locale = QLocale()
    plain = words.replace(",", " ")
    plain = " ".join(part.rstrip(".") for part in plain.split())
    tried = [QDate.fromString(words, Qt.DateFormat.ISODate)]
    forms = [
        locale.dateFormat(form) for form in (Format.ShortFormat, Format.LongFormat)
    ]
    forms += [form.replace("yy", "yyyy") for form in forms if "yyyy" not in form]
    tried += [locale.toDate(words, form) for form in reversed(forms)]
    tried += [locale.toDate(plain, form) for form in FORMATS]
    found = next((day for day in tried if day.isValid() and day.year() > 1899), None)
    if found is None:
        return _in_figures(words) or _without_year(plain, today)
    year = found.year() + (100 if found.year() < 1950 else 0)  # "26" is read as 1926
    return date(year, found.month(), found.day())


def _in_figures(words: str) -> date | None:
    """Return the day "6 30 2026" or "6-30-2026" is, in the order of the locale."""
    found = _FIGURES.fullmatch(words)
    if found is None:
        return None
    one, two, year = (int(figure) for figure in found.groups())
    short = QLocale().dateFormat(Format.ShortFormat)
    day, month = (one, two) if short.find("d") < short.find("M") else (two, one)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _without_year(words: str, today: date) -> date | None:
    """Return the day "12/1" or "19 may" is; one long past is that of the next year."""
    short = QLocale().dateFormat(Format.ShortFormat)
    forms = [_YEAR.sub("", short), *(_YEAR.sub("", form) for form in FORMATS)]
    for year in (today.year, today.year + 1):
        for form in forms:
            day = QLocale().toDate(f"{words} {year}", f"{form} yyyy")
            if day.isValid():
                found = date(day.year(), day.month(), day.day())
                if found >= today - LONG_PAST:
                    return found
    return None
