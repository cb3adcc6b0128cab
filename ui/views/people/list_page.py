"""The page of people: filters, the table or the sites, and the panel beside them."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.i18n import tr, trn
from app.person import members, memberships, people_cards, people_merge, sites
from app.person.members import Member, Roll
from app.person.people_merge import Pair
from app.person.sites import Site
from ui.desk import Desk
from ui.places import Place
from ui.theme import tokens
from ui.views.people.acts import PeopleActs
from ui.views.people.add_panel import AddPanel
from ui.views.people.by_site import BySite
from ui.views.people.columns import MarksKey, PeopleColumns
from ui.views.people.hints import DoubleHint, hints_for
from ui.views.people.panel import PersonPanel
from ui.views.people.site_panel import SitePanel
from ui.views.people.toolbar import BY_SITE, PeopleFilter
from ui.widgets.buttons import Button, IconButton
from ui.widgets.feedback import EmptyState
from ui.widgets.layout import boxed, vbox
from ui.widgets.pages import Page
from ui.widgets.record_view import INSET
from ui.widgets.tables import RecordTable

COMPARED = 3000  # people; beyond that doubles are looked for when asked for


class ListPage(Page):
    """Shows who is in the community and lets all of it be changed."""

    paste_asked = Signal()
    merge_asked = Signal(object, object)  # two keys, the second may be None
    forget_asked = Signal(object)  # a Member

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("People"), wide=True, parent=parent)
        self._desk = desk
        self.roll = Roll((), ())
        self.sites: list[Site] = []
        self.pairs: list[Pair] = []
        self._adding: AddPanel | None = None
        self.acts = PeopleActs(desk, self)
        self.export = Button(tr("Export"), "upload-simple", "plain")
        self.bring_in = Button(tr("Import"), "download-simple", "plain")
        self.print = Button(tr("Print"), "printer", "plain", tip="Ctrl+P")
        self.care = IconButton("heart", tr("Who to think of"), shortcut="T")
        self.add = Button(tr("Add a person"), "plus", "primary")
        self.filter = PeopleFilter()
        self._columns = PeopleColumns()
        self.table: RecordTable[Member] = RecordTable(tr("People"), self._columns.all())
        self.by_site = BySite(desk)
        self.doubles = DoubleHint()
        self.table.sort_by(0)
        self._lay_out()
        self._connect()
        if desk.read_only:
            reason = tr("This book is open for reading only")
            self.add.block(reason)
            self.bring_in.block(reason)

    def refresh(self) -> None:
        """Show what the book says now."""
        community = self._desk.community_id
        if community is None:
            self.roll, self.sites, self.pairs = Roll((), ()), [], []
        else:
            self.roll = self._desk.read(members.of_community, community)
            self.sites = self._desk.read(sites.of_community, community)
            few = len(self.roll.members) <= COMPARED
            self.pairs = (
                self._desk.read(people_merge.suggestions, community) if few else []
            )
        self._columns.gatherings = self.roll.gatherings
        self.set_sub(_sentence(self.roll, self.sites))
        self.filter.show_facts(self.roll.members, self.sites)
        asked = self.pairs[:1] if not self._desk.read_only else []
        self.doubles.show_pair(asked[0] if asked else None)
        if self.roll.members:
            self.export.allow()
        else:
            self.export.block(tr("There is nobody here yet"))
        self.show_chosen()
        self._refresh_panel()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < tokens.NARROW_BELOW
        pad = tokens.WIDTHS["pad_narrow" if narrow else "pad"]
        self._column.setContentsMargins(pad - INSET, 14, 16, 6)

    @Slot()
    def show_chosen(self) -> None:
        """Show those the filter lets through."""
        chosen = self.filter.chosen(self.roll.members)
        self.filter.show_count(len(chosen))
        self.table.show_records(chosen)
        if self.filter.look.current() == BY_SITE:
            community = self._desk.community_id
            gauge = self._desk.read(memberships.gauge, community) if community else None
            shown = [s for s in self.sites if self.filter.site in (None, s.id)]
            self.by_site.show_people(chosen, shown, gauge)
            self._stack.setCurrentWidget(self.by_site)
        else:
            self._stack.setCurrentWidget(self._tabled if chosen else self._nobody())
        self.filter.setVisible(bool(self.roll.members))

    def open_person(self, person_id: UUID) -> None:
        """Show a person's panel, with the cursor on them if they are listed."""
        member = self._member(person_id)
        if member is None:
            return
        if not self.table.go_to(person_id):
            self.filter.clear()
            self.filter.archived.setChecked(member.archived)
            self.table.go_to(person_id)
        self._show(member)

    @Slot(object)
    def open_site(self, site_id: UUID) -> None:
        """Show the profile of a site beside the list."""
        self._allow_adding()
        panel = SitePanel(self._desk, site_id)
        self.open_panel(panel)
        panel.texts["strengths"].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def match(self) -> None:
        """Look for whom the person one is at could help, or be helped by."""
        member = self._at()
        if member is not None and not member.archived:
            intent = "matrix:match"
            self._desk.go(Place("needs", self._desk.community_id, member.id, intent))

    @Slot()
    def log_talk(self) -> None:
        """Write down a conversation with the person one is at, in the private room."""
        member = self._at()
        if member is not None and not self._desk.read_only:
            self._desk.go(Place("coaching", self._desk.community_id, member.id, "log"))

    def _at(self) -> Member | None:
        panel = self.panel()
        if isinstance(panel, PersonPanel):
            return panel.about.card.member
        return self.table.current()

    @Slot()
    @Slot(object)
    def begin_adding(self, site_id: UUID | None = None) -> None:
        """Open the panel in which somebody is added."""
        community = self._desk.community_id
        if community is None or self._desk.read_only:
            return
        site = site_id if isinstance(site_id, UUID) else None
        panel = self._adding
        if panel is None or not _is_open_for(panel, community):
            panel = AddPanel(self._desk, community, self.sites, site)
            panel.added.connect(self._show_added)
            panel.closed.connect(self._back_to_list)
            self._adding = panel  # closed by mistake, it still has what was typed
        self.open_panel(panel)
        self.add.block(tr("You are adding somebody now"))
        panel.name.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _show_added(self, person_id: UUID) -> None:
        self.open_person(person_id)
        self.focus_list()  # the panel they were typed in is gone

    def focus_list(self) -> None:
        """Put the focus on the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.add_action(self.care)
        self.add_action(self.export)
        self.add_action(self.bring_in)
        self.add_action(self.print)
        self.add_action(self.add)
        self._tabled = boxed(vbox((self.table, 1), MarksKey()))
        self._stack = QStackedWidget()
        self._empty = _nobody_yet(self)
        self._no_match = _no_match(self)
        for part in (self._tabled, self.by_site, self._empty, self._no_match):
            self._stack.addWidget(part)
        self._column = vbox(self.filter, self.doubles, (self._stack, 1), gap=6)
        self.set_body(self._column, scroll=False, padded=False)

    def _connect(self) -> None:
        self.add.clicked.connect(self.begin_adding)
        self.filter.changed.connect(self.show_chosen)
        self.filter.look_chosen.connect(self._look)
        self.filter.words.down_pressed.connect(self.focus_list)
        self.table.picked.connect(self._follow_cursor)
        self.table.opened.connect(self._show)
        self.table.opened_full.connect(self._show)
        self.table.deleted.connect(self._delete)
        self.by_site.opened.connect(self._show)
        self.by_site.deleted.connect(self._delete)
        self.by_site.add_asked.connect(self.begin_adding)
        self.by_site.profile_asked.connect(self.open_site)
        self.acts.merge_asked.connect(self._merge_one)
        self.acts.forget_asked.connect(self.forget_asked)
        self.doubles.merge_asked.connect(self.merge_asked)
        self.doubles.apart_asked.connect(self._keep_apart)

    def _nobody(self) -> QWidget:
        return self._no_match if self.filter.is_on() else self._empty

    def _member(self, person_id: UUID) -> Member | None:
        return next((m for m in self.roll.members if m.id == person_id), None)

    @Slot(object)
    def _look(self, look: object) -> None:
        del look
        self.show_chosen()

    @Slot(object)
    def _follow_cursor(self, member: Member | None) -> None:
        if member is not None and isinstance(self.panel(), PersonPanel):
            self._show(member)

    @Slot(object)
    def _show(self, member: Member) -> None:
        community = self._desk.community_id
        if community is None:
            return
        panel = self.panel()
        if not isinstance(panel, PersonPanel):
            self._allow_adding()
            panel = PersonPanel(self._desk)
            panel.menu_asked.connect(self._offer)
            panel.bring_back_asked.connect(self._bring_back)
            panel.match_asked.connect(self.match)
            panel.log_asked.connect(self.log_talk)
            self._fill_panel(panel, community, member)
            self.open_panel(panel)
            return
        self._fill_panel(panel, community, member)

    def _fill_panel(self, panel: PersonPanel, community: UUID, member: Member) -> None:
        card = self._desk.read(people_cards.of_member, community, member, self.roll)
        panel.show_card(community, card, self.sites)
        panel.show_hints(hints_for(card, self.sites))

    def _refresh_panel(self) -> None:
        panel = self.panel()
        if isinstance(panel, AddPanel):
            panel.offer_sites(self.sites, panel.site.value())
        if isinstance(panel, SitePanel):
            self._refresh_site(panel)
        if not isinstance(panel, PersonPanel):
            return
        member = self._member(panel.about.person_id)
        if member is None:
            self.close_panel()
        else:
            self._show(member)

    def _refresh_site(self, panel: SitePanel) -> None:
        if any(site.id == panel.site_id for site in self.sites):
            panel.refresh()
        else:
            self.close_panel()

    @Slot()
    def _offer(self) -> None:
        panel = self.panel()
        if isinstance(panel, PersonPanel):
            self.acts.offer(panel.about.card.member, panel.more)

    @Slot()
    def _bring_back(self) -> None:
        panel = self.panel()
        if isinstance(panel, PersonPanel):
            self.acts.bring_back(panel.about.card.member)

    @Slot(object)
    def _delete(self, member: Member) -> None:
        if not self._desk.read_only:
            self.acts.delete(member)

    @Slot(object)
    def _merge_one(self, member: Member) -> None:
        self.merge_asked.emit(member.id, None)

    @Slot(object, object)
    def _keep_apart(self, first: UUID, second: UUID) -> None:
        self._desk.do(tr("Kept as two people"), people_merge.keep_apart, first, second)

    @Slot()
    def _back_to_list(self) -> None:
        self._allow_adding()
        self.focus_list()

    def _allow_adding(self) -> None:
        if not self._desk.read_only:
            self.add.allow()


def _sentence(roll: Roll, at: list[Site]) -> str:
    """Return "16 members at 7 sites. 13 have had a one-to-one before launch."."""
    present = roll.present()
    if not present:
        return ""
    belonging = sum(member.belongs for member in present)
    people = trn("{n} member", "{n} members", belonging)
    places = trn("{n} site", "{n} sites", len(at))
    here = tr("{people} at {sites}.") if at else tr("{people}.")
    met = sum(member.met_before_launch for member in present)
    said = trn(
        "{n} has had a one-to-one before launch.",
        "{n} have had a one-to-one before launch.",
        met,
    )
    sentence = here.format(people=people, sites=places)
    return f"{sentence} {said}" if met else sentence


def _is_open_for(panel: AddPanel, community_id: UUID) -> bool:
    """Tell whether the panel was closed with something typed for this community."""
    is_there = isValid(panel)
    return is_there and panel.community_id == community_id and panel.is_kept()


def _nobody_yet(page: ListPage) -> EmptyState:
    paste = Button(tr("Paste a list"))
    paste.clicked.connect(page.paste_asked)
    return EmptyState(
        "users",
        tr("Who belongs to this circle?"),
        tr(
            "People and their sites stand here, with what each of them brings. Begin "
            "with one name, or paste the list you have."
        ),
        paste,
    )


def _no_match(page: ListPage) -> EmptyState:
    everyone = Button(tr("Show everyone"))
    everyone.clicked.connect(page.filter.clear)
    return EmptyState(
        "magnifying-glass",
        tr("Nobody fits that"),
        tr("Try fewer words, or look at everyone again."),
        everyone,
    )
