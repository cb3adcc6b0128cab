"""Everything that is asked for and brought, as one table to filter and to sort."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.i18n import tr, trn
from app.needs import needs, offers
from app.needs.drafts import SIDES, Side
from app.needs.needs import Need
from app.person.people_names import fold
from ui.desk import Desk
from ui.theme import theme
from ui.views.needs import need_panel, offer_panel
from ui.views.needs.entries_table import Entry, columns
from ui.views.needs.listing_page import ListingPage
from ui.views.needs.need_panel import NeedPanel
from ui.views.needs.offer_panel import OfferPanel
from ui.views.people.toolbar import FilterButton
from ui.widgets.buttons import Button, IconButton
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import boxed, flow, hbox, vbox
from ui.widgets.menus import Menu
from ui.widgets.panels import SidePanel
from ui.widgets.search import SearchField
from ui.widgets.tables import RecordTable

EVERYONE: Final = "everyone"  # no site is chosen
TABLES: Final = need_panel.TABLES | offer_panel.TABLES
CIRCLE: Final = "circle"  # the needs of nobody in particular


class EntriesPage(ListingPage):
    """The table of all entries, with the panel of the one the cursor is on."""

    add_asked = Signal()
    more_asked = Signal(object)  # the button the menu opens under

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("All entries"), back=True, wide=True, parent=parent)
        self.desk = desk
        self.entries: list[Entry] = []
        self.side: Side | None = None
        self.site: UUID | str = EVERYONE
        self.topic = ""
        self.words = SearchField(tr("Filter by topic, name or words"))
        self.sides = FilterButton("", "intersect", checkable=False)
        self.sites = FilterButton("", "funnel-simple", checkable=False)
        self.topics = FilterButton("", "tree-structure", checkable=False)
        self.stale = FilterButton("", "clock")
        self.unlisted = FilterButton("", "eye-slash")
        self.settled = FilterButton(tr("Settled too"), "check")
        self.count = Label("", "small", "ink3")
        self.more = IconButton("dots-three", tr("More"), size=32)
        self.add = Button(tr("Add a need"), "plus", "primary", tip="Ctrl+N")
        self.table: RecordTable[Entry] = RecordTable(tr("All entries"), columns())
        self._empty = EmptyState(
            "intersect",
            tr("Nothing here yet"),
            tr("What is asked for and what is brought stands here, one row each."),
        )
        self._lay_out()
        self._connect()
        self.table.sort_by(0)
        self.begin_at(self.table)
        if desk.read_only:
            self.add.block(tr("This book is open for reading only"))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the book says now."""
        community = self.desk.community_id
        self.entries = []
        if community is not None:
            asked = self.desk.read(needs.of_community, community, settled=True)
            brought = self.desk.read(offers.of_community, community)
            self.entries = [*map(Entry, asked), *map(Entry, brought)]
        self.show_chosen()

    @Slot()
    def show_chosen(self) -> None:
        """Show the entries the filters let through."""
        asked = fold(self.words.text()).split()
        shown = [one for one in self.entries if self._suits(one, asked)]
        self._name_filters()
        self.table.show_records(shown)
        self.table.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self.count.setText(trn("{n} entry", "{n} entries", len(shown)))
        asks = sum(one.side is Side.ASKS for one in self.entries)
        said = trn("{n} need", "{n} needs", asks)
        brings = trn(
            "{n} thing that somebody brings",
            "{n} things that somebody brings",
            len(self.entries) - asks,
        )
        self.set_sub(tr("{needs}, {offers}").format(needs=said, offers=brings))

    def open_entry(self, entry: Entry) -> None:
        """Show all of an entry in the panel beside the table."""
        panel = self.panel()
        if entry.side is Side.ASKS:
            if isinstance(panel, NeedPanel):
                panel.show_need(entry.id)
                return
            self.open_panel(NeedPanel(self.desk, entry.id))
        elif isinstance(panel, OfferPanel):
            panel.show_offer(entry.id)
        else:
            self.open_panel(OfferPanel(self.desk, entry.id))

    @override
    def open_panel(self, panel: SidePanel) -> None:
        super().open_panel(panel)
        panel.closed.connect(self._focus_table)

    def _lay_out(self) -> None:
        self.add_action(self.more)
        self.add_action(self.add)
        self.words.setMinimumWidth(theme.px(190))
        self.words.setMaximumWidth(theme.px(240))
        filters = flow(
            self.words,
            self.sides,
            self.sites,
            self.topics,
            self.stale,
            self.unlisted,
            self.settled,
            self.count,
        )
        row = boxed(hbox(filters, margins=(12, 0, 12, 0)))
        self.set_body(vbox(row, (self.table, 1), self._empty, gap=8), scroll=False)

    def _connect(self) -> None:
        self.desk.changed.connect(self._follow)
        self.add.clicked.connect(self.add_asked)
        self.more.clicked.connect(self._ask_more)
        self.words.textChanged.connect(self.show_chosen)
        self.words.down_pressed.connect(self._focus_table)
        self.sides.clicked.connect(self._offer_sides)
        self.sites.clicked.connect(self._offer_sites)
        self.topics.clicked.connect(self._offer_topics)
        for button in (self.stale, self.unlisted, self.settled):
            button.toggled.connect(self.show_chosen)
        self.table.opened.connect(self.open_entry)
        self.table.opened_full.connect(self.open_entry)
        self.table.picked.connect(self._follow_cursor)
        self.table.deleted.connect(self._delete)

    def _suits(self, entry: Entry, asked: Sequence[str]) -> bool:
        one = entry.one
        settled = isinstance(one, Need) and not one.is_open
        return (
            (self.side is None or entry.side is self.side)
            and self._of_site(entry)
            and (not self.topic or one.topic == self.topic)
            and (not self.stale.isChecked() or one.stale)
            and (not self.unlisted.isChecked() or entry.unlisted)
            and (not settled or self.settled.isChecked())
            and all(word in entry.found_by for word in asked)
        )

    def _of_site(self, entry: Entry) -> bool:
        if self.site == EVERYONE:
            return True
        if self.site == CIRCLE:
            return entry.holder is None
        return entry.holder is not None and entry.holder.site_id == self.site

    def _name_filters(self) -> None:
        stale = sum(one.one.stale for one in self.entries)
        unlisted = sum(one.unlisted for one in self.entries)
        self.sides.setText(tr(SIDES[self.side]) if self.side else tr("Both sides"))
        self.sites.setText(self._site_name())
        self.topics.setText(_short(self.topic) or tr("All topics"))
        self.stale.setText(tr("Not checked for a year  {n}").format(n=stale))
        self.unlisted.setText(tr("Not for the members  {n}").format(n=unlisted))
        for button in (self.sides, self.sites, self.topics, self.stale, self.unlisted):
            button.updateGeometry()

    def _site_name(self) -> str:
        if self.site == EVERYONE:
            return tr("All sites")
        if self.site == CIRCLE:
            return tr("The whole circle")
        return _short(dict(self._sites()).get(self.site, ""))

    def _sites(self) -> list[tuple[UUID | str, str]]:
        found: dict[UUID | str, str] = {}
        for entry in self.entries:
            if entry.holder is not None and entry.holder.site_id is not None:
                found[entry.holder.site_id] = entry.holder.site
        return sorted(found.items(), key=lambda pair: fold(pair[1]))

    @Slot()
    def _offer_sides(self) -> None:
        menu = Menu(tr("Sides"), self)
        menu.add(
            tr("Both sides"), partial(self.choose, side=None), checked=not self.side
        )
        for side, text in SIDES.items():
            choose = partial(self.choose, side=side)
            menu.add(tr(text), choose, checked=side is self.side)
        menu.open_under(self.sides)

    @Slot()
    def _offer_sites(self) -> None:
        menu = Menu(tr("Sites"), self)
        options = [(EVERYONE, tr("All sites")), *self._sites()]
        if any(entry.holder is None for entry in self.entries):
            options.append((CIRCLE, tr("The whole circle")))
        for site, name in options:
            menu.add(name, partial(self.choose, site=site), checked=site == self.site)
        menu.open_under(self.sites)

    @Slot()
    def _offer_topics(self) -> None:
        menu = Menu(tr("Topics"), self)
        names = sorted({entry.one.topic for entry in self.entries}, key=fold)
        for name in ("", *names):
            choose = partial(self.choose, topic=name)
            menu.add(name or tr("All topics"), choose, checked=name == self.topic)
        menu.open_under(self.topics)

    def choose(
        self,
        *,
        side: Side | str | None = EVERYONE,
        site: UUID | str | None = None,
        topic: str | None = None,
    ) -> None:
        """Show only this side, this site or this topic; what is not said stays."""
        if side != EVERYONE:
            self.side = side if isinstance(side, Side) else None
        self.site = self.site if site is None else site
        self.topic = self.topic if topic is None else topic
        self.show_chosen()

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & TABLES:
            self.refresh()

    @Slot(object)
    def _follow_cursor(self, entry: Entry | None) -> None:
        if entry is not None and isinstance(self.panel(), (NeedPanel, OfferPanel)):
            self.open_entry(entry)

    @Slot(object)
    def _delete(self, entry: Entry) -> None:
        if self.desk.read_only:
            return
        if entry.side is Side.ASKS:
            self.desk.do(tr("Need deleted"), needs.delete, entry.id)
        else:
            self.desk.do(tr("Taken out"), offers.delete, entry.id)

    @Slot()
    def _ask_more(self) -> None:
        self.more_asked.emit(self.more)

    @Slot()
    def _focus_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _short(name: str) -> str:
    return name if len(name) <= 22 else f"{name[:20].rstrip()}…"
