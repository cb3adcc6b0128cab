"""What opens beside picture and ledger: what they say, or one tie."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app import clock
from app.i18n import tr
from app.needs import network_measures, networks
from app.needs.holders import Holder
from app.needs.network_measures import Holding
from app.needs.peer_links import Link
from app.needs.tie_hints import Hint
from ui.theme import tokens
from ui.views.needs.network.body import GRAPH
from ui.views.needs.network.panel import Facts, PicturePanel
from ui.views.needs.network.tie_panel import TiePanel
from ui.widgets.telling import Teller

if TYPE_CHECKING:
    from ui.views.needs.network_page import NetworkPage


class Beside(QObject):
    """Opens and fills the panels of the look.

    The one on the picture opens by itself where there is room for it, until it is
    closed; after a tie was looked at, it comes back.
    """

    def __init__(self, page: "NetworkPage") -> None:
        super().__init__(page)
        self._page = page
        self._told = True  # until the panel on the picture is closed
        self._by_itself = False  # whether it was opened without being asked for

    @property
    def tie(self) -> TiePanel | None:
        """The panel of an entry that is in the ledger, if it is open."""
        panel = self._page.panel()
        is_tie = isinstance(panel, TiePanel) and panel.link is not None
        return panel if is_tie and isinstance(panel, TiePanel) else None

    @Slot()
    def tell(self) -> None:
        """Open the panel on what the picture says."""
        self._told, self._by_itself = True, False
        page = self._page
        panel = PicturePanel()
        panel.without_asked.connect(page.draw_without)
        panel.tie_asked.connect(page.ask_tie)
        panel.person_asked.connect(page.open_person)
        panel.ledger_asked.connect(page.show_in_ledger)
        self._fill(panel)
        self._open(panel)

    @Slot()
    def tell_by_itself(self) -> None:
        """Open that panel where there is room for it beside the picture."""
        page = self._page
        drawn = page.body.way == GRAPH and bool(page.network.nodes)
        if (
            page.panel() is None
            and self._told
            and drawn
            and page.isVisible()
            and self._has_room()
        ):
            self.tell()
            self._by_itself = True
        self._arrange_tools()

    def make_room(self) -> None:
        """Follow the window: it would cover the picture in a narrow one."""
        panel = self._page.panel()
        if not self._has_room() and self._by_itself and _is_on_picture(panel):
            self._page.close_panel()
        self.tell_by_itself()

    def turned(self) -> None:
        """Make room for a table, or tell again what the picture says."""
        if self._page.body.way != GRAPH and _is_on_picture(self._page.panel()):
            self._page.close_panel()
        self.tell_by_itself()

    def refresh(self) -> None:
        """Show in the panel what the book says now."""
        page = self._page
        panel = page.panel()
        if isinstance(panel, PicturePanel):
            if page.network.nodes:
                self._fill(panel)
            else:
                page.close_panel()
        elif (tie := self.tie) is not None and tie.link is not None:
            link = page.link(tie.link.id)
            if link is None:
                self.step_back()
            else:
                tie.show_link(link)
        self.tell_by_itself()

    def show_chosen(self, key: UUID | None) -> None:
        """Tell of somebody else, unless a new tie is being written down."""
        panel = self._page.panel()
        if isinstance(panel, PicturePanel):
            self._show_holder(panel, key)
        elif self.tie is not None and key is not None:
            self.step_back()

    def open_link(self, link: Link) -> None:
        """Show an entry of the ledger."""
        if (tie := self.tie) is not None:
            tie.show_link(link)
            return
        panel = self._tie_panel()
        if panel is not None:
            panel.show_link(link)
            self._open(panel)

    def begin(
        self, first: Holder | None, hint: Hint | None, said: dict[str, Any]
    ) -> None:
        """Open the panel for a new entry, with what is known of it filled in."""
        panel = None if self._page.desk.read_only else self._tie_panel()
        if panel is None:
            return
        panel.begin(first, hint, **said)
        self._open(panel)
        named = panel.helper if panel.asker.value() else panel.asker
        named.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_back(self) -> bool:
        """Close what is open; tell whether something was."""
        panel = self._page.panel()
        if panel is None:
            return False
        self._page.close_panel()
        self._closed(panel)
        return True

    def _has_room(self) -> bool:
        return self._page.window().width() >= tokens.OVERLAY_BELOW

    def _open(self, panel: PicturePanel | TiePanel) -> None:
        self._page.open_panel(panel)
        panel.closed.connect(Teller(panel, self._closed, panel).tell)
        self._arrange_tools()

    def _closed(self, panel: QWidget) -> None:
        """Tell again what the picture says, unless that is what was closed."""
        if isinstance(panel, PicturePanel):
            self._told = False
        focused = QApplication.focusWidget()
        self.tell_by_itself()
        if focused is None or not focused.isVisible():
            self._page.setFocus()

    def _fill(self, panel: PicturePanel) -> None:
        page = self._page
        panel.show_facts(self._facts(), without_coach=page.without_coach)
        self._show_holder(panel, page.graph.current)

    def _show_holder(self, panel: PicturePanel, key: UUID | None) -> None:
        holder = self._page.network.by_key.get(key) if key else None
        panel.show_chosen(self._page.network, holder)

    def _facts(self) -> Facts:
        page, network = self._page, self._page.network
        begun = network.held if page.without_coach else network.begun
        holding = network_measures.holding(network, begun)
        return Facts(
            network,
            networks.step_back(network, clock.today()),
            [(one, page.hint_for(one.key)) for one in network.edge],
            [(one, self._second(one)) for one in holding],
            network_measures.circles(network, begun),
            page.desk.read_only,
        )

    def _second(self, found: Holding) -> Hint | None:
        """Return a tie that would keep one of those who would be cut off."""
        hints = (self._page.hint_for(one.key) for one in found.cut)
        return next((hint for hint in hints if hint is not None), None)

    def _tie_panel(self) -> TiePanel | None:
        page = self._page
        community = page.desk.community_id
        if community is None:
            return None
        panel = TiePanel(page.desk, community)
        panel.added.connect(self._show_added)
        panel.delete_asked.connect(page.acts.delete)
        if page.desk.read_only:
            panel.lock(tr("This book is open for reading only"))
        return panel

    def _arrange_tools(self) -> None:
        page = self._page
        is_open = page.panel() is not None
        page.body.arrange_tools(read_only=page.desk.read_only, panel_open=is_open)

    @Slot(object)
    def _show_added(self, key: UUID) -> None:
        """Show what was just added, in the panel and under the cursor."""
        link = self._page.link(key)
        if link is not None:
            self._page.ledger.go_to(key)
            panel = self._page.panel()
            if isinstance(panel, TiePanel):
                panel.show_link(link)
                panel.topic.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_on_picture(panel: QWidget | None) -> bool:
    return isinstance(panel, PicturePanel)
