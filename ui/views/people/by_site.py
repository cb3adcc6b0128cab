"""The look by site: each site with its people, its contacts, and what it lacks."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import CirclebookError
from app.i18n import tr, trn
from app.person import sites
from app.person.members import Member
from app.person.memberships import Gauge
from app.person.sites import Site
from ui.desk import Desk
from ui.dialogs.prints import print_site
from ui.views.people.columns import face_of, heard
from ui.views.people.site_parts import SitePopover, SizeGauge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.inline import InlineText
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, scrolled, vbox
from ui.widgets.list_rows import Row
from ui.widgets.lists import RecordList
from ui.widgets.menus import Menu

SHOWN_AT_ONCE: Final = 300  # people; beyond that the table is the place to look


class BySite(QWidget):
    """Cards of sites under each other, those without a site last."""

    opened = Signal(object)  # a Member
    deleted = Signal(object)
    add_asked = Signal(object)  # the site to add somebody to
    profile_asked = Signal(object)  # the site to be looked at

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.gauge = SizeGauge()
        self.lacking = Label("", "small", "honey_ink", wrap=True)
        self.add_site = Button(tr("Add a site"), "plus", small=True)
        self.cards: list[SiteCard] = []
        self._column = vbox(gap=12)
        head = hbox(
            vbox(self.gauge, self.lacking, gap=2), STRETCH, self.add_site, gap=16
        )
        whole = vbox(head, self._column, STRETCH, gap=14, margins=(12, 6, 12, 20))
        self._scroller = scrolled(boxed(whole))
        self.setLayout(vbox((self._scroller, 1)))
        self.add_site.clicked.connect(self.ask_site)
        if desk.read_only:
            self.add_site.block(tr("This book is open for reading only"))

    def show_people(
        self, members: Sequence[Member], at: Sequence[Site], gauge: Gauge | None
    ) -> None:
        """Show these members by site; a site nobody is looked for at is left out."""
        at_bar, focused = self._scroller.verticalScrollBar().value(), self._focused()
        clear(self._column)
        self.cards = []
        self.gauge.show_gauge(gauge)
        lacking = [site.name for site in at if site.contacts < 2 and not site.archived]
        self.lacking.setText(
            trn(
                "{n} site without a backup contact",
                "{n} sites without a backup contact",
                len(lacking),
            )
            if lacking
            else ""
        )
        self.lacking.setVisible(bool(lacking))
        for site in (*at, None):
            there = [m for m in members if m.site_id == (site.id if site else None)]
            if there or site is not None:
                self._add(site, there[:SHOWN_AT_ONCE])
        self._come_back(focused)
        scroll = self._scroller.verticalScrollBar().setValue
        QTimer.singleShot(0, self, partial(scroll, at_bar))  # once it is laid out

    @Slot()
    def ask_site(self) -> None:
        """Ask for the name and the region of a new site."""
        SitePopover(self._desk, self).open_under(self.add_site, right=True)

    def _focused(self) -> UUID | None:
        """Return the site on whose card the focus is."""
        focused = QApplication.focusWidget()
        for card in self.cards:
            if focused is not None and card.isAncestorOf(focused):
                return card.site_id
        return None

    def _come_back(self, site_id: UUID | None) -> None:
        """Put the focus on the card of a site again."""
        for card in self.cards:
            if site_id is not None and card.site_id == site_id:
                card.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, site: Site | None, members: Sequence[Member]) -> None:
        card = SiteCard(self._desk, site, members)
        card.people.opened.connect(self.opened)
        card.people.deleted.connect(self.deleted)
        card.add_asked.connect(self.add_asked)
        card.profile_asked.connect(self.profile_asked)
        self.cards.append(card)
        self._column.addWidget(card)


class SiteCard(Card):
    """One site: its name and region to edit in place, whom to call, its people."""

    add_asked = Signal(object)
    profile_asked = Signal(object)

    def __init__(
        self, desk: Desk, site: Site | None, members: Sequence[Member]
    ) -> None:
        super().__init__(margins=(16, 12, 16, 12))
        self._desk, self._site = desk, site
        self.site_id = site.id if site else None
        name = site.name if site else tr("No site")
        self.name = InlineText(name, tr("Name of the site"), "h3", required=True)
        self.region = InlineText(
            site.region if site else "",
            tr("Region"),
            "small",
            "ink3",
            example=tr("Where it is"),
        )
        self.error = Label("", "cap", "danger_ink", wrap=True)
        self.error.hide()
        self.more = IconButton("dots-three", tr("More on {name}").format(name=name))
        self.profile = Button(tr("Profile"), "identification-card", small=True)
        self.profile.setAccessibleName(tr("Profile of {name}").format(name=name))
        count = Label(trn("{n} person", "{n} people", len(members)), "small", "ink3")
        self.people: RecordList[Member] = RecordList(name, _row, fit_content=True)
        self.people.show_records(members)
        if not members:
            self.people.hide()
        top = hbox(
            (self.name, 1), *self._chips(), count, self.profile, self.more, gap=8
        )
        self.hold(vbox(top, self.region, self.error, self.people, gap=4))
        for part in (self.region, self.profile, self.more):
            part.setVisible(site is not None)
        self.name.setEnabled(site is not None and not desk.read_only)
        self.region.setEnabled(not desk.read_only)
        self.name.edited.connect(self._rename)
        self.region.edited.connect(self._set_region)
        self.more.clicked.connect(self._offer)
        self.profile.clicked.connect(self._ask_profile)

    def _chips(self) -> list[QWidget]:
        site = self._site
        if site is None:
            return []
        if site.primary is None:
            return [Chip(tr("No contact yet"), "honey", "warning")]
        if site.backup is None:
            return [
                Chip(
                    tr("One contact only"),
                    "honey",
                    "warning",
                    tip=tr("If {name} is away there is nobody to ring.").format(
                        name=site.primary[1]
                    ),
                )
            ]
        return []

    @Slot()
    def _ask_profile(self) -> None:
        self.profile_asked.emit(self.site_id)

    @Slot(str)
    def _rename(self, name: str) -> None:
        self._do(tr("Site renamed"), name, region=False)

    @Slot(str)
    def _set_region(self, region: str) -> None:
        self._do(tr("Region changed"), region, region=True)

    def _do(self, label: str, text: str, *, region: bool) -> None:
        assert self._site is not None  # noqa: S101 - else nothing can be edited
        act = sites.set_region if region else sites.rename
        try:
            self._desk.do(label, act, self._site.id, text)
        except CirclebookError as error:
            (self.region if region else self.name).refuse()
            self.error.setText(str(error))
            self.error.show()

    @Slot()
    def _offer(self) -> None:
        site = self._site
        if site is None:
            return
        menu = Menu(site.name, self)
        add = partial(self.add_asked.emit, site.id)
        if not self._desk.read_only:
            menu.add(tr("Add a person here"), add, "plus")
        menu.add(tr("What to expect…"), self.print_expected, "printer")
        if not self._desk.read_only:
            menu.add_rule()
            self._offer_changes(menu, site)
        menu.open_under(self.more, right=True)

    @Slot()
    def print_expected(self) -> None:
        """Print what the site is to expect."""
        assert self._site is not None  # noqa: S101 - there is a menu only with one
        print_site(self, self._desk, self._site.id, self._site.name)

    def _offer_changes(self, menu: Menu, site: Site) -> None:
        archive = partial(self._desk.do, tr("Site archived"), sites.archive, site.id)
        back = partial(
            self._desk.do, tr("Site brought back"), sites.bring_back, site.id
        )
        if site.archived:
            menu.add(tr("Bring back"), back, "arrow-u-up-left")
        else:
            menu.add(tr("Archive the site"), archive, "archive-box")
        menu.add(tr("Delete the site"), self.delete, "trash", danger=True)

    @Slot()
    def delete(self) -> None:
        """Delete the site, or say why it stays and offer the archive."""
        assert self._site is not None  # noqa: S101 - there is a menu only with one
        key = self._site.id
        try:
            self._desk.do(tr("Site deleted"), sites.delete, key)
        except CirclebookError as error:
            archive = partial(self._desk.do, tr("Site archived"), sites.archive, key)
            self._desk.say(str(error), tr("Archive"), archive)


def _row(member: Member) -> Row:
    brings = ", ".join(brought.topic for brought in member.brings[:3])
    note = " · ".join(part for part in (member.standing, brings) if part)
    return Row(
        member.name,
        note,
        face=face_of(member),
        right=heard(member),
        right_role="honey_ink" if member.quiet else "ink3",
    )
