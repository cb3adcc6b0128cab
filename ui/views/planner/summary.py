"""What a plan adds up to: its time on an exact scale, and who holds the floor."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.gathering import agendas
from app.gathering.agendas import Agenda, Voices
from app.i18n import tr, trn
from ui import painting, phrases
from ui.theme import theme
from ui.widgets.base import Restyled
from ui.widgets.figures import agenda_in_words

GAP: Final = 32
STEPS: Final = (5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440)


@dataclass(frozen=True)
class Gauge:
    """A share with the share aimed for, both in per cent."""

    title: str
    share: int | None
    aim: int
    role: str
    note: str

    @property
    def is_low(self) -> bool:
        """Whether it falls short; it is said in honey, and nothing is stopped."""
        return self.share is not None and self.share < self.aim


class Summary(Restyled, QWidget):
    """Three figures above the agenda."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda: Agenda | None = None
        self._gauges: tuple[Gauge, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("What the plan adds up to"))
        self._fit()

    def show_agenda(
        self, agenda: Agenda, voices: Voices, voices_aim: int, open_aim: int
    ) -> None:
        """Show what this agenda adds up to; aims are those of the community."""
        self._agenda = agenda
        spoken = voices_gauge(voices, voices_aim)
        self._gauges = (spoken, open_gauge(agenda, open_aim))
        self.setAccessibleDescription(self._told())
        self.setToolTip(agenda_in_words(agendas.segments(agenda)))
        self.update()

    @override
    def restyle(self) -> None:
        self._fit()
        super().restyle()

    @override
    def sizeHint(self) -> QSize:
        return QSize(500, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._agenda is None:
            return
        painter = QPainter(self)
        wide, two_rows = float(self.width()), self._is_stacked()
        each = self._gauge_width()
        room = wide if two_rows else wide - 2 * each - 20 - GAP
        self._paint_time(painter, QRectF(0, 0, room, self._row()))
        x, y = (0.0, self._row() + 8.0) if two_rows else (room + GAP, 0.0)
        for gauge in self._gauges:
            paint_gauge(painter, QRectF(x, y, each, self._row()), gauge)
            x += each + 20
        painter.end()

    def _told(self) -> str:
        agenda = self._agenda
        if agenda is None:
            return ""
        gauges = (
            f"{g.title}: {'–' if g.share is None else f'{g.share}%'}, {g.note}"
            for g in self._gauges
        )
        total = f"{phrases.length(agenda.minutes)} {fit_words(agenda)[0]}"
        return ". ".join((total, *gauges))

    def _row(self) -> float:
        return theme.line("strong") + theme.line("cap") + 34.0

    def _gauge_width(self) -> float:
        return float(theme.px(206))

    def _is_stacked(self) -> bool:
        """Whether the gauges stand below, as there is no room beside the time."""
        return self.width() - 2 * self._gauge_width() - 20 - GAP < theme.px(190)

    def _fit(self) -> None:
        rows = 2 if self._is_stacked() else 1
        self.setFixedHeight(round(rows * self._row() + (rows - 1) * 8))

    def _paint_time(self, painter: QPainter, rect: QRectF) -> None:
        agenda = self._agenda
        if agenda is None:
            return
        line = theme.line("strong")
        total = phrases.length(agenda.minutes)
        head = QRectF(rect.x(), rect.y() + 4, rect.width(), line)
        used = painting.text(painter, head, total, "strong", tabular=True)
        said, ink = fit_words(agenda)
        rest = head.adjusted(used + 8, 0, 0, 0)
        painting.text(painter, rest, said, "small", ink)
        strip = QRectF(rect.x(), head.bottom() + 6, rect.width(), 14)
        span = max(agenda.minutes, agenda.when.length or 0, 1)
        paint_strip(painter, strip, agenda, span)
        self._paint_axis(painter, strip, span)

    def _paint_axis(self, painter: QPainter, strip: QRectF, span: int) -> None:
        """Draw times under the strip, as close as they stay legible."""
        if self._agenda is None or self._agenda.when.starts is None:
            return
        clocks = {m: self._clock(m) for m in (0, span // 2, span)}
        widest = max(
            painting.text_width(c, "cap", tabular=True) for c in clocks.values()
        )
        for minutes in axis_marks(span, strip.width(), widest):
            x = strip.x() + strip.width() * minutes / span
            tick = min(x, strip.right() - 1)
            painter.fillRect(
                QRectF(tick, strip.bottom() + 2, 1, 4), theme.color("line")
            )
            middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
            align = {0: painting.LEFT, span: painting.RIGHT}.get(minutes, middle)
            half = widest / 2 + 6
            shift = {0: 0.0, span: -2 * half}.get(minutes, -half)
            place = QRectF(x + shift, strip.bottom() + 7, 2 * half, theme.line("cap"))
            painting.text(
                painter, place, self._clock(minutes), "cap", "ink3", align, tabular=True
            )

    def _clock(self, minutes: int) -> str:
        clock = self._agenda.when.clock(minutes) if self._agenda else None
        return phrases.clock_time(clock) if clock else ""


def axis_marks(span: int, width: float, widest: float) -> list[int]:
    """Return at which minutes a time stands under a strip `width` px wide.

    The last always does; one whose words would reach into it does not. No words are
    wider than `widest` px.
    """
    most = width / (widest + 30)
    step = next((s for s in STEPS if span / s <= most), span)
    room = span * (1.5 * widest + 8) / max(width, 1.0)  # half of one, all of the last
    inner = [m for m in range(step, span, step) if span - m >= room]
    return [0, *inner, span]


def fit_words(agenda: Agenda) -> tuple[str, str]:
    """Say how a plan fits its time, and in the color of which role."""
    if not agenda.steps:
        return tr("nothing planned yet"), "ink3"
    words, ink = _spare_words(agenda.spare)
    if agenda.overlap:
        more = trn("{n} min overlap", "{n} min overlap", agenda.overlap)
        words, ink = ", ".join(filter(None, (words, more))), "honey_ink"
    if not words:
        words, ink = tr("fits exactly"), "ok_ink"
    return tr("planned, {more}").format(more=words), ink


def _spare_words(spare: int | None) -> tuple[str, str]:
    if spare is None:
        return tr("no end set"), "ink2"
    if spare > 0:
        return trn("{n} min spare", "{n} min spare", spare), "ink2"
    if spare < 0:
        return trn("{n} min over", "{n} min over", -spare), "honey_ink"
    return "", "ok_ink"


def voices_gauge(voices: Voices, aim: int) -> Gauge:
    """Return the gauge of how much of the plan members lead."""
    if voices.unsaid:
        note = tr("Nobody leads yet")
    elif voices.share is None:
        note = tr("Shows how much the members lead")
    else:
        lead = trn("{n} person leads", "{n} people lead", voices.people)
        if not voices.people:
            lead = tr("No member leads yet")
        hold = tr("you hold {n} min").format(n=voices.coach_minutes)
        note = f"{lead}, {hold}"
    return Gauge(tr("Members’ voices"), voices.share, aim, "accent", note)


def open_gauge(agenda: Agenda, aim: int) -> Gauge:
    """Return the gauge of how much of the plan is open space."""
    share, minutes = agendas.open_share(agenda), agendas.open_minutes(agenda)
    if share is None:
        note = tr("Shows the time nobody has filled yet")
    else:
        words = tr("{n} of {m} min, above your {aim}%")
        if share < aim:
            words = tr("{n} of {m} min, under your {aim}%")
        elif share == aim:
            words = tr("{n} of {m} min, just your {aim}%")
        note = words.format(n=minutes, m=agenda.filled, aim=aim)
    return Gauge(tr("Open space"), share, aim, "cat_open", note)


def paint_gauge(painter: QPainter, rect: QRectF, gauge: Gauge) -> None:
    """Draw a share as a bar, with a mark at the share aimed for."""
    line = theme.line("strong")
    head = QRectF(rect.x(), rect.y() + 4, rect.width(), line)
    painting.text(painter, head, gauge.title, "smalls", "ink2")
    share = "–" if gauge.share is None else f"{gauge.share}%"
    painting.text(painter, head, share, "smalls", "ink", painting.RIGHT, tabular=True)
    bar = QRectF(rect.x(), head.bottom() + 9, rect.width(), 8)
    most = 100 if gauge.role == "accent" else max(50, gauge.aim, gauge.share or 0)
    painting.progress(painter, bar, (gauge.share or 0) / most, gauge.role)
    x = round(bar.x() + bar.width() * gauge.aim / most)
    painter.fillRect(QRectF(x - 1, bar.y() - 4, 2, 16), theme.color("ink2"))
    note = QRectF(rect.x(), bar.bottom() + 10, rect.width(), theme.line("cap"))
    ink = "honey_ink" if gauge.is_low else "ink3"
    painting.text(painter, note, gauge.note, "cap", ink)


def paint_strip(painter: QPainter, rect: QRectF, agenda: Agenda, span: int) -> None:
    """Draw an agenda to scale: `span` minutes are as wide as `rect`."""
    target = agenda.when.length
    if not agenda.steps:
        painting.strip(painter, rect, ())
        return
    for category, start, minutes in agendas.pieces(agenda.steps):
        if not minutes:
            continue
        x = rect.x() + rect.width() * max(0, start) / span
        wide = rect.width() * minutes / span - 2
        piece = QRectF(x, rect.y(), max(1.5, wide), rect.height())
        painting.type_fill(painter, piece, category.value, min(3.0, piece.width() / 2))
    if target is not None and agenda.minutes < target:
        x = rect.x() + rect.width() * agenda.minutes / span
        spare = QRectF(x, rect.y(), rect.right() - x, rect.height())
        painting.rounded(painter, spare, 3, line="field", dashed=True)
    elif target is not None and agenda.minutes > target:
        x = round(rect.x() + rect.width() * target / span)
        mark = QRectF(x - 1, rect.y() - 4, 2, rect.height() + 8)
        painter.fillRect(mark, theme.color("honey_ink"))
