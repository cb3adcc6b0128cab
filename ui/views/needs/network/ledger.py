"""The ledger: every link of two peers as a row, to be filtered, sorted and changed."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import tr, trn
from app.needs.networks import Network
from app.needs.peer_links import Link
from app.person.people_names import fold
from app.vocabulary import PeerOrigin, PeerState
from ui.views.needs.network.columns import ledger_columns
from ui.views.people.toolbar import FilterButton
from ui.widgets.buttons import Button
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import flow, vbox
from ui.widgets.menus import Menu
from ui.widgets.search import SearchField
from ui.widgets.tables import RecordTable


class Ledger(QWidget):
    """A table of links under a row of filters, and who is on the edge above it."""

    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links: Sequence[Link] = ()
        self.state: PeerState | None = None
        self.origin: PeerOrigin | None = None
        self.site: str = ""
        self.words = SearchField(tr("Filter by name, site or topic"))
        self.states = FilterButton(tr("All states"), "funnel-simple", checkable=False)
        self.origins = FilterButton(tr("Started by anyone"), "", checkable=False)
        self.sites = FilterButton(tr("All sites"), "", checkable=False)
        self.count = Label("", "small", "ink3")
        self.edge = Label("", "small", "honey_ink", wrap=True)
        self.table: RecordTable[Link] = RecordTable(tr("Ledger"), ledger_columns())
        self._stack = QStackedWidget()
        self._empty = self._nothing_yet()
        self._no_match = self._nothing_fits()
        for part in (self.table, self._empty, self._no_match):
            self._stack.addWidget(part)
        self.words.setMinimumWidth(170)
        self._filters = flow(
            self.words, self.states, self.origins, self.sites, self.count, gap=8
        )
        self._head = vbox(self._filters, self.edge, gap=8, margins=(12, 0, 12, 0))
        self.setLayout(vbox(self._head, (self._stack, 1), gap=8))
        self.words.textChanged.connect(self._narrow)
        self.words.down_pressed.connect(self._to_table)
        self.states.clicked.connect(self._offer_states)
        self.origins.clicked.connect(self._offer_origins)
        self.sites.clicked.connect(self._offer_sites)

    def show_links(self, links: Sequence[Link], network: Network) -> None:
        """Show these links, and who has no tie."""
        self.links = links
        names = ", ".join(one.name for one in network.edge)
        words = tr("On the edge, no ties yet: {names}").format(names=names)
        self.edge.setText(words if names else "")
        self.edge.setVisible(bool(names))
        self._narrow()

    def look_for(self, words: str) -> None:
        """Show only what has these words."""
        self.clear_filters()
        self.words.setText(words)

    @Slot()
    def clear_filters(self) -> None:
        """Show everything again."""
        self.words.clear()
        self.state, self.origin, self.site = None, None, ""
        self._narrow()

    def is_narrowed(self) -> bool:
        """Tell whether something may be left out."""
        narrowed = self.state is not None or self.origin is not None or self.site
        return bool(self.words.text().strip() or narrowed)

    def chosen(self) -> list[Link]:
        """Return the links the filters let through."""
        words = fold(self.words.text()).split()
        return [link for link in self.links if self._suits(link, words)]

    def go_to(self, link_id: UUID) -> None:
        """Put the cursor on an entry, whatever the filters are."""
        if not self.table.go_to(link_id):
            self.clear_filters()
            self.table.go_to(link_id)

    @Slot()
    def _narrow(self) -> None:
        shown = self.chosen()
        self.table.show_records(shown)
        self._name_filters()
        self.count.setText(trn("{n} entry", "{n} entries", len(shown)))
        self._filters.setVisible(bool(self.links))
        if shown:
            self._stack.setCurrentWidget(self.table)
        else:
            empty = self._no_match if self.links else self._empty
            self._stack.setCurrentWidget(empty)

    def _suits(self, link: Link, words: Sequence[str]) -> bool:
        if self.state not in (None, link.state):
            return False
        if self.origin not in (None, link.origin):
            return False
        if self.site and self.site not in (link.asker.site, link.helper.site):
            return False
        if not words:
            return True
        parts = (link.asker.name, link.asker.site, link.helper.name, link.helper.site)
        found = fold(" ".join((*parts, link.topic)))
        return all(word in found for word in words)

    def _name_filters(self) -> None:
        named = (
            (self.states, self.state, tr("All states")),
            (self.origins, self.origin, tr("Started by anyone")),
        )
        for button, code, everything in named:
            button.setText(code.label if code is not None else everything)
            button.updateGeometry()
        self.sites.setText(self.site or tr("All sites"))
        self.sites.updateGeometry()

    @Slot()
    def _offer_states(self) -> None:
        options = [(state, state.label) for state in PeerState]
        self._offer("state", self.states, tr("All states"), options)

    @Slot()
    def _offer_origins(self) -> None:
        options = [(origin, origin.label) for origin in PeerOrigin]
        self._offer("origin", self.origins, tr("Started by anyone"), options)

    @Slot()
    def _offer_sites(self) -> None:
        names = {one.site for link in self.links for one in (link.asker, link.helper)}
        options = [(name, name) for name in sorted(names - {""}, key=fold)]
        self._offer("site", self.sites, tr("All sites"), options, nothing="")

    def _offer(
        self,
        what: str,
        button: Button,
        everything: str,
        options: Sequence[tuple[Any, str]],
        nothing: object = None,
    ) -> None:
        menu = Menu(everything, self)
        current = getattr(self, what)
        choose = partial(self._choose, what, nothing)
        menu.add(everything, choose, checked=current == nothing)
        menu.add_rule()
        for value, text in options:
            choose = partial(self._choose, what, value)
            menu.add(text, choose, checked=current == value)
        menu.open_under(button)

    def _choose(self, what: str, value: object) -> None:
        setattr(self, what, value)
        self._narrow()

    @Slot()
    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _nothing_yet(self) -> EmptyState:
        self.begin = Button(tr("Add to the ledger"))
        self.begin.clicked.connect(self.add_asked)
        return EmptyState(
            "handshake",
            tr("Who has helped whom?"),
            tr(
                "Each time somebody asked and somebody helped stands here, whoever "
                "started it. It shows what the circle can do without you."
            ),
            self.begin,
        )

    def _nothing_fits(self) -> EmptyState:
        everything = Button(tr("Show everything"))
        everything.clicked.connect(self.clear_filters)
        return EmptyState(
            "magnifying-glass",
            tr("Nothing fits that"),
            tr("Try fewer words, or look at all of it again."),
            everything,
        )
