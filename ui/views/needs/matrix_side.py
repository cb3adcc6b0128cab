"""What stands beside the matrix: matches and gaps, a match being made, one cell."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from app.needs import matches, needs, offers, peer_links
from app.needs.matches import Match
from app.needs.matrices import Column, Key
from ui import prefs
from ui.places import Place
from ui.views.needs.cell_panel import CellPanel
from ui.views.needs.match_panel import MatchPanel
from ui.views.needs.matches_panel import MatchesPanel
from ui.views.needs.need_panel import NeedPanel
from ui.views.needs.offer_panel import OfferPanel

if TYPE_CHECKING:
    from ui.views.needs.matrix_page import MatrixPage

_SHUT: Final = "needs_matches_shut"
_MANY: Final = 600  # entries; where there are more, marking does not wait for matches
_AFTER: Final = 250  # milliseconds after the last mark


class MatrixSide(QObject):
    """Opens the panels of the matrix, and keeps them as the book is."""

    def __init__(self, page: "MatrixPage") -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self.matches: Sequence[Match] = ()
        self.is_shut = prefs.flag(_SHUT)  # she closed the matches: they stay closed
        self._read_of: UUID | None = None  # the community
        self._then: Callable[[], object] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER)
        self._later.timeout.connect(self._read_later)

    def refresh(self, then: Callable[[], object]) -> None:
        """Read the matches and show what the panel shows; `then` with them in hand.

        In a large book that waits until nothing was marked for a moment.
        """
        self._then = then
        matrix, known = self._page.matrix, self._read_of == self._desk.community_id
        if known and matrix is not None and len(matrix.entries) > _MANY:
            self._later.start()
            self._show_cell()
        else:
            self._read()

    def catch_up(self) -> None:
        """Read what was left for later when the page was put away."""
        if self._read_of is None and self._then is not None:
            self._read()

    def forget(self) -> None:
        """Forget what belongs to the community one was in."""
        self._later.stop()
        self.matches, self._read_of, self._then = (), None, None

    def show_panel(self) -> None:
        """Show in the panel that is open what the book says now."""
        panel, matrix = self._page.panel(), self._page.matrix
        if isinstance(panel, MatchesPanel) and matrix is not None:
            panel.show_facts(matrix, self.matches)
        elif isinstance(panel, MatchPanel):
            self._show_match(panel)
        else:
            self._show_cell()

    @Slot()
    def show_matches(self) -> None:
        """Show who could help whom, the gaps, and what nobody asks for."""
        self.remember(shut=False)
        panel = MatchesPanel(self._desk)
        panel.match_chosen.connect(self._follow_match)
        panel.topic_chosen.connect(self._follow_topic)
        panel.interview_asked.connect(self._plan_interview)
        panel.shut.clicked.connect(self._remember_shut)
        self._page.open_panel(panel)
        self.show_panel()

    @Slot()
    def make_match(self) -> None:
        """Match those who ask for the cursor's topic with who can help."""
        current = self._page.grid.current()
        if current is None:
            return
        line, column = current
        cell = self._page.grid.cell()
        asks = cell.strength > 0
        helps = cell.level >= offers.CAN_SHARE and not asks
        asker = self._among(line.topic.id, column, asking=True) if asks else None
        helper = self._among(line.topic.id, column, asking=False) if helps else None
        self.open_match(line.topic.id, asker, helper)

    def _among(self, topic: UUID, column: Column, *, asking: bool) -> Key:
        """Return who in a column is meant: of a site and its people the first match."""
        for match in self.matches:
            key = match.asker.key if asking else match.helper.key
            if match.topic_id == topic and key in column.keys:
                return key
        return column.key

    def open_match(self, topic_id: UUID, asker: Key, helper: Key) -> None:
        """Open the panel that brings two together, with these chosen if they can be."""
        community, matrix = self._desk.community_id, self._page.matrix
        if matrix is None or community is None:
            return
        topic = next((one for one in matrix.topics if one.id == topic_id), None)
        if topic is None:  # no longer used, so it has no row to stand in
            return
        if asker is None and helper is not None:
            suits = (
                m.asker.key
                for m in self.matches
                if m.topic_id == topic_id and m.helper.key == helper
            )
            asker = next(suits, None)
        panel = MatchPanel(self._desk, community, topic)
        panel.want(asker, helper)
        panel.inside_changed.connect(self.show_panel)
        panel.ranking_asked.connect(self._go_to_ranking)
        self._page.open_panel(panel)
        self.show_panel()

    @Slot()
    def open_cell(self) -> None:
        """Look closely at the cell of the cursor."""
        page = self._page
        current = page.grid.current()
        if current is None:
            return
        panel = CellPanel(fixed=self._desk.read_only, circle=current[1].holder is None)
        panel.level_asked.connect(page.set_level)
        panel.strength_asked.connect(page.set_strength)
        panel.match_asked.connect(self.make_match)
        panel.need_asked.connect(self._open_need)
        panel.offer_asked.connect(self._open_offer)
        page.open_panel(panel)
        self.show_panel()

    def remember(self, *, shut: bool) -> None:
        """Remember whether the matches are to open by themselves."""
        self.is_shut = shut
        prefs.set_flag(_SHUT, shut)

    @Slot()
    def _remember_shut(self) -> None:
        self.remember(shut=True)

    @Slot()
    def _read_later(self) -> None:
        if self._page.isVisible():
            self._read()
        else:
            self._read_of = None

    def _read(self) -> None:
        community = self._desk.community_id
        if community is None:
            return
        self._later.stop()
        self.matches = self._desk.read(matches.of_community, community)
        self._read_of = community
        if self._then is not None:
            self._then()
        self.show_panel()

    def _show_match(self, panel: MatchPanel) -> None:
        community = self._desk.community_id
        if community is None:
            return
        asked = self._desk.read(needs.of_community, community)
        on_topic = [need for need in asked if need.topic_id == panel.topic.id]
        links = self._desk.read(peer_links.of_community, community)
        found = self.matches
        if panel.inside.isChecked():
            found = self._desk.read(matches.of_community, community, inside=True)
        panel.show_facts(on_topic, found, links)

    def _show_cell(self) -> None:
        panel, current = self._page.panel(), self._page.grid.current()
        community = self._desk.community_id
        if not isinstance(panel, CellPanel) or current is None or community is None:
            return
        line, column = current
        keys = set(column.keys)
        asked = [
            need
            for need in self._desk.read(needs.of_community, community)
            if need.topic_id == line.topic.id
            and (need.holder.key if need.holder else None) in keys
        ]
        brought = [
            offer
            for offer in self._desk.read(offers.of_community, community)
            if offer.topic_id == line.topic.id and offer.holder.key in keys
        ]
        panel.show_cell(line, column, self._page.grid.cell(), asked, brought)

    @Slot(object)
    def _follow_match(self, match: Match) -> None:
        self._page.bring_into_sight(match.topic_id, match.helper.key)
        self.open_match(match.topic_id, match.asker.key, match.helper.key)

    @Slot(object)
    def _follow_topic(self, topic_id: UUID) -> None:
        self._page.bring_into_sight(topic_id, None)
        self._page.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _plan_interview(self, site_id: UUID) -> None:
        community = self._desk.community_id
        self._desk.go(Place("needs", community, site_id, "pairs:interview"))

    @Slot(object)
    def _go_to_ranking(self, topic_id: UUID) -> None:
        community = self._desk.community_id
        self._desk.go(Place("needs", community, topic_id, "ranked:topic"))

    @Slot(object)
    def _open_need(self, need_id: UUID) -> None:
        self._page.open_panel(NeedPanel(self._desk, need_id))

    @Slot(object)
    def _open_offer(self, expertise_id: UUID) -> None:
        self._page.open_panel(OfferPanel(self._desk, expertise_id))
