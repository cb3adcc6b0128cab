"""The card of a community."""

import math
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from app.community.community_cards import Card
from app.community.community_standings import Matter
from app.i18n import tr, trn
from app.vocabulary import Stage
from ui import painting, phrases
from ui.icons import paint_icon
from ui.painting import ChipSpec
from ui.theme import theme
from ui.views.community_grid import PAD, GridCard
from ui.views.taper_panel import said_next
from ui.widgets.buttons import Button, IconButton
from ui.widgets.inline import InlineText

EMBLEM: Final = 56
STAGES: Final = len(Stage)
# how the one thing worth knowing looks: its tone and its icon
LOOKS: Final = {
    Matter.UNFINISHED: ("honey", "note-pencil"),
    Matter.HANDING_OVER: ("accent", "package"),
    Matter.PAUSED: ("neutral", "pause"),
    Matter.QUIET: ("honey", "ear"),
    Matter.NO_GATHERING: ("honey", "calendar-x"),
    Matter.SIZE: ("neutral", "users"),
    Matter.ON_TRACK: ("ok", "check"),
}


class CommunityCard(GridCard):
    """A community at a glance; the whole of it opens the community."""

    menu_asked = Signal(QWidget)  # below what
    archive_asked = Signal()
    renamed = Signal(str)

    def __init__(
        self, card: Card, *, read_only: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(card.name, parent)
        self.card = card
        self.name = InlineText(card.name, tr("Name"), "h2", parent=self)
        self.name.hide()
        self.name.edited.connect(self.renamed)
        self.more = _More(self)
        self.more.clicked.connect(self._ask_menu)
        self.action = Button("", small=True, parent=self)
        self.action.hide()
        self.action.setEnabled(not read_only)
        self._read_only = read_only
        self.more.setHidden(read_only)
        self.name.installEventFilter(self)
        self.show_card(card)

    def show_card(self, card: Card) -> None:
        """Show this community as it is now."""
        self.card = card
        self.name.set_text(card.name)
        self.more.set_name(tr("More for {name}").format(name=card.name))
        words = ""
        if card.archived_on:
            words = tr("Bring back")
        elif card.step is not None:
            words = tr("Continue")
        self.action.setText(words)
        self.action.setVisible(bool(words))
        self.setAccessibleName(card.name)
        self.setAccessibleDescription(describe(card))
        self._arrange()
        self.update()

    def rename(self) -> None:
        """Let the name be edited where it stands."""
        if not self._read_only:
            self.name.show()
            self.name.begin()

    @override
    def sizeHint(self) -> QSize:
        high = self._purpose_top() + 2 * theme.line("small") + 12 + self._row() + 12
        high += 1 + 10 + theme.line("small") + 14
        return QSize(theme.px(420), math.ceil(high))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def restyle(self) -> None:
        super().restyle()
        self._arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.rename()
        elif event.key() == Qt.Key.Key_Delete:
            self.archive_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(self.more)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        over = event.type() == QEvent.Type.ReadOnlyChange and self.name.isReadOnly()
        if watched is self.name and over:
            self.name.hide()
            self.update()
        return False

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        left, right = float(PAD), float(self.width() - PAD)
        top = self._top_height()
        emblem = QRectF(left, PAD + (top - EMBLEM) / 2, EMBLEM, EMBLEM)
        painting.emblem(painter, emblem, self.card.dots)
        self._paint_head(painter)
        purpose = QRectF(left, self._purpose_top(), right - left, 0)
        words = self.card.purpose or tr("Not written down yet what it is for.")
        ink = "ink2" if self.card.purpose else "ink3"
        painting.paragraph(painter, purpose, words, "small", ink, lines=2)
        self._paint_people(painter)
        self._paint_foot(painter)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        title = QRectF(self._title())
        if self.name.isHidden():
            painting.text(painter, title, self.card.name, "h2")
        y = title.bottom() + 4
        high = theme.line("capm")
        for step in range(STAGES):
            role = "accent" if step <= self.card.stage else "hairline"
            bar = QRectF(title.x() + step * 26, y + high / 2 - 2, 22, 4)
            painting.rounded(painter, bar, 2, role)
        x = title.x() + STAGES * 26 + 6
        words = QRectF(x, y, self.width() - PAD - x, high)
        painting.text(painter, words, self.card.stage_word, "capm", "accent_ink")

    def _paint_people(self, painter: QPainter) -> None:
        row = self._people_row()
        size = theme.px(24)
        shown = [
            painting.Face(face.initials, face.tint, face.name)
            for face in self.card.faces
        ]
        rest = self.card.members - len(shown)
        many = [*shown, *[painting.Face("")] * rest]
        painting.avatars(painter, row, many, size=size, most=len(shown) or 1)
        if not self.action.isHidden() and self.card.archived_on:
            return
        place = self._chip_place()
        painting.chip(painter, place.x(), place.y(), self._chip(), place.width())

    def _paint_foot(self, painter: QPainter) -> None:
        line = self._people_row().bottom() + 12
        painting.hairline(painter, PAD, self.width() - PAD, line)
        row = QRectF(PAD, line + 11, self.width() - 2 * PAD, theme.line("small"))
        x = row.x()
        for number, words in _counts(self.card):
            place = QRectF(x, row.y(), row.right() - x, row.height())
            x += painting.text(painter, place, str(number), "smalls", tabular=True) + 4
            place.setLeft(x)
            x += painting.text(painter, place, words, "small", "ink3") + 16
        words = _when(self.card)
        wide = painting.text_width(words, "smallm")
        place = QRectF(row.right() - wide, row.y(), wide + 1, row.height())
        left = _left(self.card)
        room = place.x() - 22 - 8 - x
        if left and painting.text_width(left, "small", tabular=True) <= room:
            between = QRectF(x, row.y(), room, row.height())
            painting.text(painter, between, left, "small", "ink3", tabular=True)
        known = self.card.next_on is not None
        painting.text(painter, place, words, "smallm", "ink2" if known else "ink3")
        mark = QRectF(place.x() - 22, row.center().y() - 8, 16, 16)
        paint_icon(painter, "calendar-blank", mark, "ink3")

    def _chip(self) -> ChipSpec:
        tone, icon = LOOKS[self.card.standing.matter]
        return ChipSpec(self.card.standing.words, tone, icon)

    def _chip_place(self) -> QRectF:
        size = painting.chip_size(self._chip())
        row = self._people_row()
        right = row.right()
        if not self.action.isHidden():
            right = self.action.x() - 8.0
        taken = painting.avatars_width(6, size=theme.px(24), most=5)
        wide = min(size.width(), right - PAD - (taken if self.card.members else 0))
        return QRectF(
            right - wide, row.center().y() - size.height() / 2, wide, size.height()
        )

    def _title(self) -> QRect:
        x = PAD + EMBLEM + 14
        both = theme.line("h2") + 4 + theme.line("capm")
        y = PAD + (self._top_height() - both) / 2
        wide = self.width() - x - PAD - self.more.width()
        return QRect(x, round(y), max(1, wide), theme.line("h2"))

    def _top_height(self) -> int:
        return max(EMBLEM, theme.line("h2") + 4 + theme.line("capm"))

    def _purpose_top(self) -> int:
        return PAD + self._top_height() + 12

    def _row(self) -> int:
        chip = painting.chip_size(ChipSpec("x")).height()
        return math.ceil(max(theme.px(24), chip, 28))

    def _people_row(self) -> QRectF:
        top = self._purpose_top() + 2 * theme.line("small") + 12
        return QRectF(PAD, top, self.width() - 2 * PAD, self._row())

    def _arrange(self) -> None:
        if not hasattr(self, "action"):
            return
        self.more.adjustSize()
        self.more.move(self.width() - self.more.width() - 12, 12)
        title = self._title()
        self.name.setGeometry(title.adjusted(-8, -5, 4, 5))
        self.action.adjustSize()
        row = self._people_row()
        y = row.center().y() - self.action.height() / 2
        self.action.move(round(row.right() - self.action.width()), round(y))

    def _tip(self, at: QPoint) -> str:
        if self._chip_place().contains(at) and not self.card.archived_on:
            return self.card.standing.evidence
        if self._title().contains(at):
            wide = painting.text_width(self.card.name, "h2")
            return self.card.name if wide > self._title().width() else ""
        if at.y() > self._people_row().bottom():
            return _yours(self.card)
        if self._people_row().contains(at):
            return ", ".join(face.name for face in self.card.faces)
        return self.card.purpose if len(self.card.purpose) > 120 else ""

    @Slot()
    def _ask_menu(self) -> None:
        self.menu_asked.emit(self.more)


class _More(IconButton):
    """Three dots that show while the card is looked at."""

    def __init__(self, card: CommunityCard) -> None:
        super().__init__("dots-three", tr("More"), parent=card)
        self._card = card

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._card.underMouse() or self._card.hasFocus() or self.hasFocus():
            super().paintEvent(event)


def describe(card: Card) -> str:
    """Return a card in words, for those who hear it."""
    counts = ", ".join(f"{number} {words}" for number, words in _counts(card))
    said = [card.stage_word, counts, card.standing.words, _when(card)]
    said += [_yours(card), card.purpose]
    return ". ".join(words.rstrip(".") for words in said if words)


def _counts(card: Card) -> list[tuple[int, str]]:
    members = trn("member", "members", card.members)
    sites = trn("site", "sites", card.sites)
    return [(card.members, members), (card.sites, sites)]


def _left(card: Card) -> str:
    """Return how long the coach stays: "you: 11 months left"."""
    if card.archived_on or not card.taper.left:
        return ""
    return tr("you: {left}").format(left=card.taper.left)


def _yours(card: Card) -> str:
    """Return how long the coach stays, and her next step back."""
    if card.archived_on or not card.taper.left:
        return ""
    time = tr("Your time: {left}").format(left=card.taper.left)
    after = said_next(card.taper)
    return f"{time}. {after}" if after else time


def _when(card: Card) -> str:
    if card.archived_on:
        return tr("Archived {day}").format(day=phrases.day(card.archived_on))
    return phrases.day(card.next_on) if card.next_on else tr("No date yet")
