"""The body of Today: two columns, one below the other in a small window."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from app.day.today import Coming, Overview
from app.gathering.readiness import Fact
from app.i18n import tr
from ui import phrases
from ui.desk import Desk
from ui.theme import theme, tokens
from ui.views.today.coming import ComingList, NextCard
from ui.views.today.editor import AddRow
from ui.views.today.follow_ups import FollowUpSection
from ui.views.today.side import HandsColumn, HelpColumn, NudgeColumn
from ui.views.today.strip import Legend, WeekStrip
from ui.widgets.base import Restyled
from ui.widgets.buttons import Button
from ui.widgets.cards import SectionHead
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, bled, boxed, hbox, vbox

SIDE: Final = 348
SIDE_NARROW: Final = 320
STACKED_BELOW: Final = 860  # px at 100 %: then one column
_ENDLESS: Final = 16777215  # Qt's own greatest width
INSET: Final = 12
_AFTER_THE_NEXT: Final = 3


class Body(Restyled, QWidget):
    """Two weeks, what comes up, follow-ups; on the right what deserves a thought."""

    resized = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = WeekStrip()
        self.all_days = Button(tr("Show all days"), kind="link")
        self.all_gatherings = Button(tr("All gatherings"), kind="link")
        links = boxed(hbox(self.all_days, self.all_gatherings, gap=16))
        self.coming_head = SectionHead(tr("Coming up"), action=links)
        self.card = NextCard()
        self.coming = ComingList()
        self.quiet = Label("", "body", "ink3", wrap=True)
        self.ring = Button(tr("Who to call?"))
        self.clear_day = EmptyState(
            "sun-horizon",
            tr("A clear day"),
            tr(
                "Nothing due, nobody waiting. A good day to call someone for no reason."
            ),
            self.ring,
            tone="honey",
        )
        self.start = Button(tr("Start a community"), "plus", "primary")
        self.nobody = EmptyState(
            "circles-three",
            tr("No community yet"),
            tr(
                "Gatherings, people and what you promised them show here, "
                "across all the communities you look after."
            ),
            self.start,
        )
        self.hers = FollowUpSection(tr("Follow-ups you promised"), desk)
        self.others = FollowUpSection(tr("Others said they would"), desk, few=4)
        self.add = AddRow()
        self.nudges = NudgeColumn()
        self.help = HelpColumn()
        self.milestones = FollowUpSection(tr("Milestones"), desk, few=4)
        self.hands = HandsColumn()
        self._lay_out()

    def show_all(
        self,
        seen: Overview,
        day: date | None,
        coming: Sequence[Coming],
        facts: Sequence[Fact],
    ) -> None:
        """Show what there is on `day`, or altogether."""
        self.strip.show_days(seen.first, seen.marks)
        self.strip.choose(day)
        self._show_coming(seen, day, coming, facts)
        for section, found in (
            (self.hers, seen.hers),
            (self.others, seen.others),
            (self.milestones, seen.milestones),
        ):
            shown = [one for one in found if day in (None, one.due)]
            section.show_follow_ups(shown, seen.me, seen.communities)
            always = section is self.hers and bool(seen.communities)
            section.setVisible(bool(shown) or always)
        self.help.show_help([one for one in seen.help if day in (None, one.due)])
        self.hands.show_hands(seen.hands)

    @override
    def restyle(self) -> None:
        self._arrange()
        super().restyle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.resized.emit()

    def _show_coming(
        self,
        seen: Overview,
        day: date | None,
        coming: Sequence[Coming],
        facts: Sequence[Fact],
    ) -> None:
        empty = not seen.communities
        clear = seen.is_clear and day is None
        self.nobody.setVisible(empty)
        self.clear_day.setVisible(clear and not empty)
        title = tr("Coming up") if day is None else phrases.long_day(day)
        self.coming_head.title.setText(title)
        self.coming_head.setVisible(not clear and not empty)
        self.all_days.setVisible(day is not None)
        self.all_gatherings.setVisible(bool(seen.communities) and day is None)
        self.card.setVisible(bool(coming))
        if coming:
            self.card.show_gathering(coming[0], facts)
        last = None if day else 1 + _AFTER_THE_NEXT
        self.coming.show_records(coming[1:last])
        none = (
            tr("No gathering on this day.") if day else tr("No gathering is planned.")
        )
        self.quiet.setText(none)
        self.quiet.setVisible(not (coming or clear or empty))

    def _lay_out(self) -> None:
        # rows reach a little beyond the text above them: each box leaves room for it
        inset = (INSET, 0, INSET, 0)
        two_weeks = vbox(bled(self.strip), Legend(), gap=8)
        gatherings = vbox(self.coming_head, 8, self.card, 6, bled(self.coming))
        gatherings.addWidget(self.quiet)
        gatherings.addWidget(self.clear_day)
        gatherings.addWidget(self.nobody)
        hers = vbox(bled(self.hers), self.add, gap=8)
        column = vbox(two_weeks, gatherings, hers, bled(self.others), STRETCH, gap=20)
        column.setContentsMargins(*inset)
        self.left = boxed(column)
        side = vbox(self.nudges, self.help, bled(self.milestones), 20, self.hands)
        side.addStretch(1)
        side.setContentsMargins(*inset)
        self.right = boxed(side)
        self._columns = hbox((self.left, 1), self.right)
        self.setLayout(self._columns)

    def _arrange(self) -> None:
        if not hasattr(self, "_columns"):
            return
        narrow = self.window().width() < tokens.NARROW_BELOW
        side = SIDE_NARROW if narrow else SIDE
        stacked = self.width() < STACKED_BELOW * theme.scale
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if stacked else ways.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)
        self._columns.setSpacing(24 if stacked else 6 if narrow else 12)
        side += 2 * INSET
        self.right.setMinimumWidth(0 if stacked else side)
        self.right.setMaximumWidth(_ENDLESS if stacked else side)
