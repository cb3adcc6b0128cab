"""The row above the table: what to look for, and who of them is shown."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.i18n import tr, trn
from app.person.members import Member
from app.person.people_names import fold
from app.person.sites import Site
from ui.theme import theme
from ui.widgets.base import Restyled
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.menus import Menu
from ui.widgets.search import SearchField

NOWHERE: Final = "nowhere"  # members without a site
TABLE: Final = "table"
BY_SITE: Final = "sites"
AFTER_SITES: Final = 3  # in the first line: words, space, sites
ROOM_FOR_COUNT: Final = 800  # pixels; narrower, the words to look for need it


class FilterButton(Button):
    """A small button that is on or off; on, it is filled softly."""

    def __init__(self, text: str, icon: str, *, checkable: bool = True) -> None:
        super().__init__(text, icon, small=True)
        self.setCheckable(checkable)

    @override
    def _fill(self) -> QColor | None:
        return theme.color("accent_soft") if self.isChecked() else super()._fill()


class PeopleFilter(Restyled, QWidget):
    """Says who is looked for: by words, site, quiet, archived; and in which look."""

    changed = Signal()
    look_chosen = Signal(object)  # TABLE or BY_SITE

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.site: UUID | str | None = None  # None for all, NOWHERE for none
        self._sites: Sequence[Site] = ()
        self.words = SearchField(tr("Filter by name, site or skill"))
        self.sites = FilterButton(tr("All sites"), "funnel-simple", checkable=False)
        self.quiet = FilterButton("", "ear")
        self.archived = FilterButton("", "archive-box")
        self.count = Label("", "small", "ink3")
        look = [(TABLE, tr("Table"), ""), (BY_SITE, tr("By site"), "")]
        self.look = Segmented(tr("Look"), look, TABLE)
        self._more = boxed(hbox(self.quiet, self.archived, gap=6))
        around = (STRETCH, self.count, 4, self.look)
        self._first = hbox((self.words, 3), 10, self.sites, self._more, *around, gap=6)
        self._second = hbox(STRETCH, gap=6)
        self._parted = False  # whether there is a second line
        whole = vbox(self._first, self._second, gap=6)
        whole.setContentsMargins(12, 0, 12, 0)
        self.setLayout(whole)
        self.words.textChanged.connect(self._say)
        self.sites.clicked.connect(self._offer_sites)
        self.quiet.toggled.connect(self._say)
        self.archived.toggled.connect(self._say)
        self.look.chosen.connect(self.look_chosen)
        self.restyle()

    @override
    def restyle(self) -> None:
        self.words.setMinimumWidth(theme.px(150))
        self.words.setMaximumWidth(theme.px(240))
        super().restyle()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # words have grown or shrunk
            self._arrange()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Take a second line where one does not hold everything."""
        self.count.setVisible(self.width() >= theme.px(ROOM_FOR_COUNT))
        more = self._more.minimumSizeHint().width()
        needed = self._first.minimumSize().width() + 24
        needed += more + 6 if self._parted else 0
        parted = self.width() < needed
        if parted != self._parted:
            self._parted = parted
            if parted:
                self._first.removeWidget(self._more)
                self._second.insertWidget(0, self._more)
            else:
                self._second.removeWidget(self._more)
                self._first.insertWidget(AFTER_SITES, self._more)

    def show_facts(self, members: Sequence[Member], sites: Sequence[Site]) -> None:
        """Show how many there are to choose from."""
        self._sites = sites
        quiet = sum(m.quiet and not m.archived for m in members)
        archived = sum(m.archived for m in members)
        self.quiet.setText(tr("Quiet 60 days  {n}").format(n=quiet))
        self.quiet.setVisible(bool(quiet) or self.quiet.isChecked())
        self.archived.setText(tr("Archived  {n}").format(n=archived))
        self.archived.setVisible(bool(archived) or self.archived.isChecked())
        self._arrange()
        if isinstance(self.site, UUID) and all(s.id != self.site for s in sites):
            self.site = None
        self._name_site()

    def chosen(self, members: Sequence[Member]) -> list[Member]:
        """Return those of `members` that are looked for."""
        words = fold(self.words.text()).split()
        return [m for m in members if self._suits(m) and _has(m, words)]

    def show_count(self, count: int) -> None:
        """Say how many are shown."""
        self.count.setText(trn("{n} person", "{n} people", count))

    def is_on(self) -> bool:
        """Tell whether anybody may be left out."""
        narrowed = self.site is not None or self.quiet.isChecked()
        return bool(self.words.text()) or narrowed or self.archived.isChecked()

    @Slot()
    def clear(self) -> None:
        """Look for everyone again."""
        for switch in (self.quiet, self.archived):
            switch.setChecked(False)
        self.words.clear()
        self.choose_site(None)

    def choose_site(self, site: UUID | str | None) -> None:
        """Look only at this site."""
        self.site = site
        self._name_site()
        self.changed.emit()

    @Slot()
    def _offer_sites(self) -> None:
        menu = Menu(tr("Sites"), self)
        menu.add(
            tr("All sites"),
            partial(self.choose_site, None),
            checked=self.site is None,
        )
        menu.add_rule()
        for site in self._sites:
            choose = partial(self.choose_site, site.id)
            menu.add(site.name, choose, checked=self.site == site.id)
        choose = partial(self.choose_site, NOWHERE)
        menu.add(tr("No site"), choose, checked=self.site == NOWHERE)
        menu.open_under(self.sites)

    def _name_site(self) -> None:
        name = next((s.name for s in self._sites if s.id == self.site), "")
        if self.site == NOWHERE:
            name = tr("No site")
        metrics = theme.metrics("smallm")
        shown = name if metrics.horizontalAdvance(name) < theme.px(130) else ""
        if name and not shown:
            shown = name[:16].rstrip() + "…"
        self.sites.setText(shown or tr("All sites"))
        self.sites.setToolTip(name)
        self.sites.updateGeometry()

    def _suits(self, member: Member) -> bool:
        if member.archived != self.archived.isChecked():
            return False
        if self.quiet.isChecked() and not member.quiet:
            return False
        if self.site == NOWHERE:
            return member.site_id is None
        return self.site is None or member.site_id == self.site

    @Slot()
    def _say(self) -> None:
        self.changed.emit()


def _has(member: Member, words: Sequence[str]) -> bool:
    if not words:
        return True
    found_by = member.found_by
    return all(word in found_by for word in words)
