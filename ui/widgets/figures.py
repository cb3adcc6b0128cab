"""Small pictures of time and amounts: agenda strip, date tile, bar and ring."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.painting import Segment
from ui.theme import theme, tokens
from ui.widgets.base import in_room
from ui.widgets.people import Picture


class Strip(Picture):
    """The agenda of a session in small; its tool tip lists types and minutes."""

    def __init__(
        self,
        segments: Sequence[Segment] = (),
        height: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)
        self.show_segments(segments)

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Show this agenda: categories and their minutes in order."""
        self._segments = list(segments)
        self.set_name(agenda_in_words(segments))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height)

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        painting.strip(painter, rect, self._segments)


class DateTile(Picture):
    """A day as a leaf of a calendar; `hot` is the one that comes next."""

    def __init__(
        self, day: date, *, hot: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._hot = hot
        self.show_day(day)

    def show_day(self, day: date) -> None:
        """Show another day."""
        self._day = day
        long = QLocale.FormatType.LongFormat
        self.set_name(QLocale().toString(day, long))  # type: ignore[call-overload]
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(max(48, theme.px(46)), theme.fit(52, "capm", "h2", padding=6))

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        short = QLocale.FormatType.ShortFormat
        weekday = QLocale().standaloneDayName(self._day.isoweekday(), short)
        painting.date_tile(painter, rect, weekday, str(self._day.day), hot=self._hot)


class ProgressBar(Picture):
    """A bar filled to a share, with a mark at the share aimed for if there is one."""

    def __init__(
        self,
        share: float = 0.0,
        role: str = "accent",
        height: int = 6,
        *,
        aim: float | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._share, self._role, self._height, self._aim = share, role, height, aim
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, role: str | None = None) -> None:
        """Fill the bar to this share, 0 to 1, in another color if asked."""
        self._share, self._role = share, role or self._role
        self.setAccessibleDescription(f"{round(share * 100)} %")
        self.update()

    def set_aim(self, aim: float | None) -> None:
        """Mark the share aimed for, 0 to 1."""
        self._aim = aim
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, self._height + (8 if self._aim is not None else 0))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        bar = QRectF(rect.x(), 0, rect.width(), self._height)
        bar.moveCenter(rect.center())
        ground = in_room("sunken", self)
        painting.progress(painter, bar, self._share, self._role, ground)
        if self._aim is not None:
            x = round(bar.x() + bar.width() * self._aim)
            painter.fillRect(
                QRectF(x - 1, rect.y(), 2, rect.height()), theme.color("ink")
            )


class Ring(Picture):
    """A ring filled to a share, with a word or a number in it."""

    def __init__(
        self,
        share: float = 0.0,
        words: str = "",
        size: int = 40,
        role: str = "accent",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._share, self._words, self._size, self._role = share, words, size, role

    def set_share(self, share: float, words: str = "") -> None:
        """Fill the ring to this share, 0 to 1."""
        self._share, self._words = share, words
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        painting.ring(painter, rect, self._share, self._role)
        px = 11 if self._size < 44 else 13
        center = Qt.AlignmentFlag.AlignCenter
        painting.text(
            painter, rect, self._words, "caps", "ink", center, tabular=True, px=px
        )


def agenda_in_words(segments: Sequence[Segment]) -> str:
    """Return an agenda as words: "Connect 15 min, Learn 20 min"."""
    if not segments:
        return tr("No agenda yet")
    parts = [
        tr("{type} {minutes} min").format(
            type=tr(tokens.session_type(category).label), minutes=minutes
        )
        for category, minutes in segments
    ]
    return ", ".join(parts)
