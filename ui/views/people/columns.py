"""What the table of people shows in its columns, and the key to its marks."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr, trn
from app.person.attendance_marks import Gathering, Mark
from app.person.expertise import Brought
from app.person.members import Member
from app.vocabulary import MembershipStatus
from ui import painting, phrases
from ui.icons import outline, paint_icon
from ui.painting import ChipSpec, Face
from ui.theme import theme
from ui.widgets import cells
from ui.widgets.base import Restyled
from ui.widgets.records import CellState, Column

# the kit's names of the marks
MARKS: Final = {
    Mark.ROOM: "room",
    Mark.VIDEO: "video",
    Mark.PHONE: "video",
    Mark.SENT_WORD: "word",
    Mark.ABSENT: "none",
    Mark.NONE: "",
}
_KEY: Final = (Mark.ROOM, Mark.VIDEO, Mark.SENT_WORD, Mark.ABSENT)


class PeopleColumns:
    """The columns of the table; they know the gatherings that the marks stand for."""

    def __init__(self) -> None:
        self.gatherings: Sequence[Gathering] = ()
        outline("ear")
        outline("check")

    def all(self) -> list[Column[Member]]:
        """Return the columns, the first to leave a narrow table being 1:1."""
        return [
            Column(
                tr("Name"),
                _name,
                key=_sorted_by,
                paint=cells.person(face_of),
            ),
            Column(
                tr("Site and role"),
                _site,
                key=_by_site,
                color="ink",
                second=_standing,
            ),
            Column(
                tr("Brings"),
                _brings,
                key=_first_brought,
                paint=cells.chips(chips_of),
                drop=3,
            ),
            Column(
                tr("Last {n}").format(n=len(self.gatherings) or 4),
                self._attendance,
                key=_times_there,
                paint=cells.attendance(marks_of),
                width=80,
                drop=2,
            ),
            Column(tr("Heard from"), heard, key=_days, paint=_paint_heard, width=104),
            Column(tr("1:1"), _met, key=_met_key, paint=_paint_met, width=64, drop=1),
        ]

    def _attendance(self, member: Member) -> str:
        pairs = zip(self.gatherings, member.last, strict=False)
        return ", ".join(f"{phrases.day(g.day)} {mark.label}" for g, mark in pairs)


class MarksKey(Restyled, QWidget):
    """The key under the table: which mark means what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Key to the marks"))
        self.setAccessibleDescription(", ".join(words for _, words in self._pairs()))

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, theme.fit(28, "cap"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x, high = 12.0, float(self.height())
        for mark, words in self._pairs():
            draw = cells.attendance(lambda shown: [MARKS[shown]])
            draw(painter, QRectF(x, 0, 20, high), mark, CellState())
            room = QRectF(x + 18, 0, self.width() - x - 18, high)
            x += 18 + painting.text(painter, room, words, "cap", "ink3") + 18
        painter.end()

    @staticmethod
    def _pairs() -> list[tuple[Mark, str]]:
        words = {Mark.VIDEO: tr("by video or phone")}
        return [(mark, words.get(mark, mark.label)) for mark in _KEY]


def face_of(member: Member) -> Face:
    """Return how a member is drawn."""
    return Face(member.face.initials, member.face.tint, member.name)


def chips_of(member: Member) -> list[ChipSpec]:
    """Return the chips of what a member brings."""
    return [chip_of(brought) for brought in member.brings]


def chip_of(brought: Brought, *, strong: bool = False) -> ChipSpec:
    """Return the chip of one thing brought; `strong` sets off what can be shared."""
    icon = "star" if brought.known_for and strong else ""
    tone = "accent" if strong and brought.level >= 3 else "neutral"
    return ChipSpec(brought.topic, tone, icon)


def marks_of(member: Member) -> list[str]:
    """Return the marks of the last gatherings."""
    return [MARKS[mark] for mark in member.last]


def heard(member: Member) -> str:
    """Return "3 days", "today" or "not yet"."""
    if member.days is None:
        return tr("not yet")
    if member.days == 0:
        return tr("today")
    return trn("{n} day", "{n} days", member.days)


def _name(member: Member) -> str:
    return member.name


def _sorted_by(member: Member) -> str:
    return member.sorted_by


def _site(member: Member) -> str:
    return member.site or tr("No site")


def _by_site(member: Member) -> tuple[bool, str, str]:
    return (not member.site, member.site.casefold(), member.sorted_by)


def _standing(member: Member) -> str:
    """Return what they do there, or what they are here."""
    if member.job_title or member.roles:
        return member.job_title or member.standing
    active = member.status is MembershipStatus.ACTIVE
    return tr("Member") if active else member.status.label


def _brings(member: Member) -> str:
    return ", ".join(brought.topic for brought in member.brings)


def _first_brought(member: Member) -> str | None:
    return member.brings[0].topic.casefold() if member.brings else None


def _times_there(member: Member) -> int:
    there = (Mark.ROOM, Mark.VIDEO, Mark.PHONE)
    return sum(mark in there for mark in member.last)


def _days(member: Member) -> int | None:
    return member.days


def _met(member: Member) -> str:
    if member.one_to_one_on is None:
        return tr("not yet") if member.is_awaited else ""
    day = phrases.day(member.one_to_one_on)
    if member.met_before_launch:
        return tr("One-to-one before launch, {day}").format(day=day)
    return tr("One-to-one on {day}").format(day=day)


def _met_key(member: Member) -> int:
    return (member.one_to_one_on is None) + (not member.met_before_launch)


def _paint_heard(painter: QPainter, cell: QRectF, record: Member, _: CellState) -> None:
    role, ink = ("smalls", "honey_ink") if record.quiet else ("small", "ink2")
    if record.quiet:
        place = QRectF(cell.x(), cell.center().y() - 8, 16, 16)
        paint_icon(painter, "ear", place, ink)
        cell = cell.adjusted(20, 0, 0, 0)
    painting.text(painter, cell, heard(record), role, ink, tabular=True)


def _paint_met(painter: QPainter, cell: QRectF, record: Member, _: CellState) -> None:
    if record.one_to_one_on is not None:
        place = QRectF(cell.x() + 2, cell.center().y() - 8, 16, 16)
        paint_icon(painter, "check", place, "ok_ink")
    elif record.is_awaited:
        painting.text(
            painter, cell.adjusted(0, 0, 8, 0), tr("not yet"), "capm", "honey_ink"
        )
