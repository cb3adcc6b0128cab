"""What the matrix shows without being asked: matches, gaps, gifts nobody asks for."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import tr, trn
from app.needs.holders import Holder
from app.needs.matches import Match
from app.needs.matrices import Line, Matrix
from app.needs.topics import Topic
from ui import phrases
from ui.desk import Desk
from ui.views.needs import match_acts
from ui.views.needs.match_rows import KeyLink, MatchRow
from ui.views.people.facts import Group
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import CardButton
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, vbox
from ui.widgets.menus import Menu
from ui.widgets.panels import SidePanel

_FEW: Final = 6  # shown at first of each group
_STEP: Final = 20


class MatchesPanel(SidePanel):
    """Who could help whom, and what the map has no answer to yet."""

    match_chosen = Signal(object)  # a Match
    topic_chosen = Signal(object)  # the key of a topic
    interview_asked = Signal(object)  # the key of a site

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Matches and gaps"), parent)
        self._desk = desk
        self._matrix: Matrix | None = None
        self._matches: Sequence[Match] = ()
        self._shown: dict[str, int] = {}
        self.set_title(tr("Who could help whom"))

    def show_facts(self, matrix: Matrix, matches: Sequence[Match]) -> None:
        """Show what is suggested, and what is missing."""
        self._matrix, self._matches = matrix, matches
        new = [match for match in matches if match.is_new]
        both = sum(match.reciprocal for match in new) // 2
        said = trn("{n} match", "{n} matches", len(new))
        if both:
            ways = trn("{n} pair both ways", "{n} pairs both ways", both)
            said = tr("{matches}, {pairs}").format(matches=said, pairs=ways)
        self.set_title(tr("Who could help whom"), said)
        focused = self._focused_name()
        clear(self.body)
        self._put_matches(new)
        self._put_under_way([match for match in matches if not match.is_new])
        self._put_gaps(matrix.gaps())
        self._put_unused(matrix.unused())
        self._put_not_drawn_on(matrix.not_drawn_on())
        self._focus_again(focused)

    def _put_matches(self, new: Sequence[Match]) -> None:
        rows = [partial(self._match_row, match) for match in new]
        if not rows:
            self._put(tr("Suggested"), "new", [self._no_match])
        self._put(tr("Suggested"), "new", rows)

    def _put_under_way(self, going: Sequence[Match]) -> None:
        rows = [partial(self._match_row, match) for match in going]
        self._put(tr("Under way, and what came of it"), "going", rows)

    def _put_gaps(self, gaps: Sequence[Line]) -> None:
        rows = []
        for line in gaps:
            said = trn("{n} site asks", "{n} sites ask", line.asking)
            rows.append(partial(self._topic_row, line.topic.id, line.topic.name, said))
        title = tr("Gaps: asked for, and nobody here can help yet")
        self._put(title, "gaps", rows)

    def _put_unused(self, unused: Iterable[tuple[Topic, Sequence[Holder]]]) -> None:
        rows = []
        for topic, whose in unused:
            names = phrases.names([one.name for one in whose], most=2)
            rows.append(partial(self._topic_row, topic.id, topic.name, names))
        title = tr("Could be shared, and no other site asks for it")
        self._put(title, "unused", rows)

    def _put_not_drawn_on(self, sites: Sequence[Holder]) -> None:
        rows = [partial(self._site_row, one) for one in sites]
        self._put(tr("Sites nobody draws on yet"), "sites", rows)

    def _put(
        self, title: str, code: str, rows: Sequence[Callable[[], QWidget]]
    ) -> None:
        """Add a group with its first rows, and a way to see more of them."""
        if not rows:
            return
        group = Group(title)
        most = self._shown.get(code, _FEW)
        for row in rows[:most]:
            group.column.addWidget(row())
        left = len(rows) - most
        if left > 0:
            more = KeyLink(tr("Show {n} more").format(n=min(left, _STEP)), code)
            more.setAccessibleDescription(title)
            more.chosen.connect(self._show_more)
            group.column.addLayout(hbox(more, STRETCH))
        self.add(group)
        group.show()  # now, and not by an event of its own: it has its size at once
        self.body.addSpacing(8)

    @staticmethod
    def _no_match() -> QWidget:
        return Label(
            tr(
                "No match yet. One comes up when somebody asks for what another site "
                "can share."
            ),
            "small",
            "ink2",
            wrap=True,
        )

    @Slot(object)
    def _show_more(self, code: str) -> None:
        self._shown[code] = self._shown.get(code, _FEW) + _STEP
        if self._matrix is not None:
            self.show_facts(self._matrix, self._matches)

    def _match_row(self, match: Match) -> QWidget:
        row = MatchRow(match)
        row.chosen.connect(self.match_chosen)
        row.menu_asked.connect(self._offer)
        return row

    def _topic_row(self, topic_id: UUID, name: str, said: str) -> QWidget:
        link = KeyLink(name, topic_id)
        link.chosen.connect(self.topic_chosen)
        under = Label(said, "cap", "ink3", wrap=True)
        return boxed(vbox(hbox(link, STRETCH), under, gap=0))

    def _site_row(self, site: Holder) -> QWidget:
        said = tr(
            "Nobody noted what they can share. An appreciative interview finds it."
        )
        plan = KeyLink(tr("Plan an interview"), site.key, "chats")
        plan.setAccessibleDescription(site.name)
        plan.chosen.connect(self.interview_asked)
        name = Label(site.name, "smallm", wrap=True)
        under = Label(said, "cap", "ink3", wrap=True)
        return boxed(vbox(name, under, hbox(plan, STRETCH), gap=1))

    @Slot(object, object)
    def _offer(self, match: Match, button: QWidget) -> None:
        if self._desk.community_id is None or self._desk.read_only:
            return
        menu = Menu(tr("How it stands"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        match_acts.fill_menu(menu, self._desk, self._desk.community_id, match)
        menu.open_under(button, right=True)

    def _focused_name(self) -> str:
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return ""
        return f"{focused.accessibleName()}|{focused.accessibleDescription()}"

    def _focus_again(self, name: str) -> None:
        """Give the focus back to what stands where it was, or to the first thing."""
        if not name:
            return
        found = [
            one
            for kind in (CardButton, IconButton, Button)
            for one in self.findChildren(kind)
            if one.isVisibleTo(self)
        ]
        same = (
            one
            for one in found
            if f"{one.accessibleName()}|{one.accessibleDescription()}" == name
        )
        kept = next(same, found[0] if found else self.shut)
        kept.setFocus(Qt.FocusReason.OtherFocusReason)
