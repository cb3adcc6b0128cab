"""The network: who is tied to whom, what would hold without the coach, the ledger."""

from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.i18n import tr
from app.needs import (
    holders,
    network_layouts,
    network_places,
    networks,
    peer_links,
    tie_hints,
)
from app.needs.holders import Holder
from app.needs.network_layouts import Places, Point
from app.needs.networks import Network, Tie
from app.needs.peer_links import Link
from app.needs.tie_hints import Hint, Hints
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.prints import print_community
from ui.places import Place
from ui.theme import tokens
from ui.views.needs.look_page import LookPage
from ui.views.needs.network import words
from ui.views.needs.network.acts import NetworkActs
from ui.views.needs.network.beside import Beside
from ui.views.needs.network.body import BETWEEN, GRAPH, LEDGER, PEOPLE, SITES, Body
from ui.views.needs.network.commands import commands_of
from ui.views.needs.network.tie_panel import helped_today, matched
from ui.widgets.menus import Menu
from ui.widgets.record_view import INSET


class NetworkPage(LookPage):
    """The picture or the ledger, with what both say beside them."""

    look: ClassVar[str] = "network"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.network = Network((), ())
        self.links: list[Link] = []
        self.without_coach = False
        self._hints: Hints | None = None
        self.acts = NetworkActs(desk, self)
        self.body = Body()
        self.graph, self.ledger = self.body.graph, self.body.ledger
        self.graph.fixed = desk.read_only
        self.set_body(self.body, scroll=False, padded=False)
        self.begin_at(self.graph)
        self.beside = Beside(self)
        self._connect()

    @override
    def commands(self) -> list[Command]:
        return commands_of(self)

    @override
    def refresh(self) -> None:
        community = self.desk.community_id
        by_sites = self.body.whose.current() == SITES
        if community is None:
            self.network, self.links, self._hints = Network((), ()), [], None
            people, places = self.network, dict[UUID, Point]()
        else:
            read = self.desk.read
            self.links = read(peer_links.of_community, community)
            here = read(holders.of_community, community)
            people = networks.build(here, self.links)
            self.network = (
                networks.build(here, self.links, by_sites=True) if by_sites else people
            )
            self._hints = read(tie_hints.of_community, community, self.network)
            kept = read(network_places.read, community, by_sites=by_sites)
            places = _placed(self.network, kept)
            self._show_between(here)
        self.set_sub(words.head(self.network))
        self.body.show_something(bool(self.network.nodes))
        self.graph.show_network(self.network, places, without_coach=self.without_coach)
        self.ledger.show_links(self.links, people)
        self.beside.refresh()

    @override
    def show_item(self, item_id: UUID, intent: str = "") -> None:
        link = self.link(item_id)
        if link is not None:
            self.show_ledger()
            self.ledger.go_to(item_id)
            self.open_link(link)
        elif item_id in self.network.by_key:
            self.show_picture()
            self.graph.choose(item_id, by_key=True)

    @override
    def begin(self, intent: str) -> None:
        if intent in (GRAPH, LEDGER, BETWEEN):
            self.body.turn(intent)
        elif intent in (PEOPLE, SITES):
            self.body.turn(GRAPH)
            self.body.whose.button(intent).click()
        elif intent == "tie":
            self.begin_entry()

    @override
    def step_back(self) -> bool:
        return self.beside.step_back()

    @override
    def leave_community(self) -> None:
        super().leave_community()
        self.graph.choose(None)
        self.ledger.clear_filters()

    @override
    def print_papers(self) -> None:
        if self.desk.community_id is not None:
            print_community(self, self.desk, self.desk.community_id)

    def hint_for(self, key: UUID) -> Hint | None:
        """Return whom somebody could be tied to next, and by what."""
        return self._hints.for_(key) if self._hints else None

    @Slot()
    def show_ledger(self) -> None:
        """Show the ties as a table."""
        self.body.turn(LEDGER)

    @Slot()
    def show_picture(self) -> None:
        """Show the ties as a picture."""
        self.body.turn(GRAPH)

    @Slot()
    def begin_tie(self) -> None:
        """Draw a tie from the one chosen, or name both in the panel."""
        drawing = self.body.way == GRAPH and self.graph.current is not None
        if drawing and not self.desk.read_only:
            self.graph.begin_tie()
        else:
            self.begin_entry()

    @Slot()
    def begin_entry(self) -> None:
        """Open the panel for a new entry of the ledger."""
        self.beside.begin(None, None, helped_today())

    @Slot()
    def arrange_anew(self) -> None:
        """Let the program say again where everyone stands."""
        self.acts.arrange_anew(by_sites=self.network.by_sites)
        self.graph.fit()

    @Slot(object)
    def open_link(self, link: Link) -> None:
        """Show an entry in the panel."""
        self.beside.open_link(link)

    @Slot(object, object)
    def ask_tie(self, key: UUID, hint: Hint | None) -> None:
        """Begin a tie for somebody, with whom a hint says."""
        holder = self.network.by_key.get(key)
        if hint is None and self.body.way == GRAPH and self.graph.current == key:
            self.graph.begin_tie()
        elif holder is not None:
            self.beside.begin(holder, hint, matched())

    @Slot(object)
    def open_person(self, key: UUID) -> None:
        """Go to somebody among the people."""
        holder = self.network.by_key.get(key)
        if holder is not None:
            person = holder.person_id
            self.desk.go(Place("people", self.desk.community_id, person))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < tokens.NARROW_BELOW
        pad = tokens.WIDTHS["pad_narrow" if narrow else "pad"]
        self.body.setContentsMargins(pad - INSET, 12, 12, 6)
        self.beside.make_room()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.beside.tell_by_itself()

    def _connect(self) -> None:
        body, graph, ledger = self.body, self.graph, self.ledger
        body.way_chosen.connect(self._turned)
        body.whose.chosen.connect(self._change_whose)
        body.tie.clicked.connect(self._new_tie)
        body.add.clicked.connect(self.begin_entry)
        body.export.clicked.connect(self._offer_export)
        body.tell.clicked.connect(self.beside.tell)
        graph.chosen.connect(self._choose)
        graph.opened.connect(self.open_person)
        graph.tie_opened.connect(self._open_tie)
        graph.connected.connect(self._connect_two)
        graph.moved.connect(self._keep_places)
        graph.menu_asked.connect(self._offer)
        ledger.add_asked.connect(self.begin_entry)
        ledger.table.opened.connect(self.open_link)
        ledger.table.opened_full.connect(self.open_link)
        ledger.table.picked.connect(self._follow_cursor)
        ledger.table.deleted.connect(self.acts.delete)

    def _show_between(self, here: holders.Holders) -> None:
        rows = networks.between_sites(here, self.links)
        tied = {name for row in rows for name in (row.one, row.other)}
        apart = [site.name for site in here.sites if site.name not in tied]
        self.body.show_between(rows, apart)

    def link(self, link_id: UUID) -> Link | None:
        """Return an entry of the ledger."""
        return next((link for link in self.links if link.id == link_id), None)

    # what is asked for

    @Slot(object)
    def _turned(self, way: str) -> None:
        homes = {
            GRAPH: self.graph,
            LEDGER: self.ledger.table,
            BETWEEN: self.body.between,
        }
        self.begin_at(homes[way])
        self.beside.turned()

    @Slot(object)
    def _change_whose(self, whose: str) -> None:
        del whose
        self.graph.choose(None)
        self.refresh()
        self.graph.fit()

    @Slot(bool)
    def draw_without(self, without: bool) -> None:
        """Draw only what would hold without the coach, or everything."""
        self.without_coach = without
        places = dict(self.graph.places)  # nobody moves, and nothing is read anew
        self.graph.show_network(self.network, places, without_coach=without)
        self.beside.refresh()

    @Slot()
    def _new_tie(self) -> None:
        if self.graph.current is not None:
            self.graph.begin_tie()
        else:
            self.beside.begin(None, None, matched())

    @Slot(object)
    def _choose(self, key: UUID | None) -> None:
        self.beside.show_chosen(key)

    @Slot(object, object)
    def _connect_two(self, one: UUID, other: UUID) -> None:
        known = self.network.by_key
        if one not in known or other not in known:
            return
        places = dict(self.graph.places)
        by_sites = self.network.by_sites
        key = self.acts.connect_two(known[one], known[other], places, by_sites=by_sites)
        link = self.link(key) if key else None
        if link is not None:
            self.open_link(link)

    @Slot()
    def _keep_places(self) -> None:
        places = dict(self.graph.places)
        self.acts.keep_places(places, by_sites=self.network.by_sites)

    @Slot(object)
    def _open_tie(self, tie: Tie) -> None:
        """Show what runs between two: the entry, or all of them in the ledger."""
        if len(tie.links) == 1:
            self.open_link(tie.links[0])
        else:
            self.show_ledger()
            self.ledger.look_for(f"{tie.one.name} {tie.other.name}")
            self.ledger.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def show_in_ledger(self, holder: Holder) -> None:
        """Show the entries somebody is in."""
        self.show_ledger()
        self.ledger.look_for(holder.name)
        self.ledger.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _follow_cursor(self, link: Link | None) -> None:
        shown = self.body.way == LEDGER and self.beside.tie is not None
        if link is not None and shown:
            self.open_link(link)

    @Slot()
    def _offer_export(self) -> None:
        menu = Menu(tr("Export"), self)
        menu.add_head(tr("Your own copy, with names"))
        menu.add(tr("Table (CSV)…"), self.acts.save_table, "table")
        menu.open_under(self.body.export)

    @Slot(object, object)
    def _offer(self, key: UUID | None, place: QPoint) -> None:
        menu = Menu(tr("Network"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        holder = self.network.by_key.get(key) if key else None
        if holder is not None:
            opening = tr("Open person") if holder.is_person else tr("See people")
            menu.add(opening, partial(self.open_person, holder.key), "user", "Return")
            menu.add(tr("In the ledger"), partial(self.show_in_ledger, holder), "list")
        if not self.desk.read_only:
            menu.add(tr("New tie"), self._new_tie, "plus", "T")
            menu.add_rule()
            anew = tr("Draw the picture anew")
            menu.add(anew, self.arrange_anew, "arrows-clockwise")
        menu.popup(place)


def _placed(network: Network, kept: Places) -> Places:
    keys = [node.key for node in network.nodes]
    pairs = [tie.pair for tie in network.ties]
    return network_layouts.places(keys, pairs, kept)
