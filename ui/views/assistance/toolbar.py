"""The row above board and table: what belongs elsewhere, and what is shown."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.assistance.engagements import Engagement
from app.assistance.reckoning import ASIDE
from app.i18n import tr
from app.person.people_names import fold
from app.person.sites import Site
from ui.theme import theme
from ui.views.assistance import words
from ui.views.people.toolbar import FilterButton
from ui.widgets.base import Restyled
from ui.widgets.buttons import Button
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.menus import Menu
from ui.widgets.search import SearchField


class TaFilter(Restyled, QWidget):
    """Says what is shown: by words, site, open ones only, and what was put aside."""

    changed = Signal()
    coaching_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.site: UUID | None = None
        self._sites: Sequence[Site] = ()
        self.words = SearchField(tr("Filter deliverables"))
        self.sites = FilterButton(tr("All sites"), "funnel-simple", checkable=False)
        self.open_only = FilterButton(tr("Open only"), "eye")
        self.alone = FilterButton("", "repeat")
        self.aside = {
            status: FilterButton("", icon) for status, (_, icon) in words.ASIDE.items()
        }
        self.export = Button(tr("Export CSV"), "export", "plain")
        self.coaching = Button(tr("coaching log"), kind="link", small=True)
        self.coaching.setAccessibleName(tr("Go to the coaching log"))
        question = tr("Helping someone find their own answer? That belongs in the")
        self._question = Label(question, "small", "ink2", elide=True)
        fits = QSizePolicy.Policy.Preferred
        self._question.setSizePolicy(fits, fits)
        self._line = boxed(
            hbox(Icon("info", "ta", 16), self._question, self.coaching, gap=8)
        )
        self._search = boxed(
            hbox(self.words, self.sites, self.open_only, self.alone, gap=6)
        )
        chips = hbox(*self.aside.values(), gap=6)
        row = hbox(self._line, self._search, STRETCH, chips, self.export, gap=6)
        self.setLayout(vbox(row))
        self._connect()
        self.show_table(shown=False)
        self.restyle()

    def restyle(self) -> None:
        """Take sizes from the theme anew."""
        self.words.setMinimumWidth(theme.px(150))
        self.words.setMaximumWidth(theme.px(240))
        self._question.setMinimumWidth(theme.px(100))
        self.updateGeometry()

    def show_table(self, *, shown: bool) -> None:
        """Show what belongs to the table, or to the board."""
        self._search.setVisible(shown)
        self.export.setVisible(shown)
        self._line.setVisible(not shown)

    def show_facts(self, found: Sequence[Engagement], sites: Sequence[Site]) -> None:
        """Show how many there are to choose from."""
        self._sites = sites
        for status, button in self.aside.items():
            count = sum(one.status is status for one in found)
            label = tr(words.ASIDE[status][0])
            button.setText(f"{label}  {count}")
            button.setVisible(bool(count) or button.isChecked())
        count = sum(one.is_left_alone for one in found)
        self.alone.setText(tr("Not followed through  {n}").format(n=count))
        self.alone.setToolTip(tr("Delivered, and no gathering has followed it through"))
        self.alone.setVisible(bool(count) or self.alone.isChecked())
        if self.site is not None and all(site.id != self.site for site in sites):
            self.site = None
        self._name_site()

    def on_board(self, found: Sequence[Engagement]) -> list[Engagement]:
        """Return what the board shows: all but what was put aside and not asked for."""
        return [one for one in found if self._aside_suits(one)]

    def in_table(self, found: Sequence[Engagement]) -> list[Engagement]:
        """Return what the table shows."""
        said = fold(self.words.text()).split()
        return [one for one in self.on_board(found) if self._suits(one, said)]

    def is_on(self) -> bool:
        """Tell whether anything may be left out of the table."""
        return bool(
            self.words.text()
            or self.site is not None
            or self.open_only.isChecked()
            or self.alone.isChecked()
        )

    @Slot()
    def clear(self) -> None:
        """Show everything again, but what was put aside."""
        self.open_only.setChecked(False)
        self.alone.setChecked(False)
        for button in self.aside.values():
            button.setChecked(False)
        self.words.clear()
        self.choose_site(None)

    def choose_site(self, site: UUID | None) -> None:
        """Show only what is for this site."""
        self.site = site
        self._name_site()
        self.changed.emit()

    def reveal(self, one: Engagement) -> None:
        """Let nothing stand between somebody and this one."""
        if one.status in ASIDE:
            self.aside[one.status].setChecked(True)
        if one not in self.in_table([one]):
            self.words.clear()
            self.open_only.setChecked(False)
            self.alone.setChecked(False)
            self.choose_site(None)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._say)
        self.open_only.toggled.connect(self._say)
        self.alone.toggled.connect(self._say)
        self.sites.clicked.connect(self._offer_sites)
        self.coaching.clicked.connect(self.coaching_asked)
        for button in self.aside.values():
            button.toggled.connect(self._say)

    @Slot()
    def _offer_sites(self) -> None:
        menu = Menu(tr("Sites"), self)
        everywhere = partial(self.choose_site, None)
        menu.add(tr("All sites"), everywhere, checked=self.site is None)
        menu.add_rule()
        for site in self._sites:
            choose = partial(self.choose_site, site.id)
            menu.add(site.name, choose, checked=self.site == site.id)
        menu.open_under(self.sites)

    def _name_site(self) -> None:
        name = next((s.name for s in self._sites if s.id == self.site), "")
        shown = name if len(name) <= 18 else name[:16].rstrip() + "…"
        self.sites.setText(shown or tr("All sites"))
        self.sites.setToolTip(name)

    def _aside_suits(self, one: Engagement) -> bool:
        button = self.aside.get(one.status)
        return button is None or button.isChecked()

    def _suits(self, one: Engagement, said: Sequence[str]) -> bool:
        if self.open_only.isChecked() and not one.is_open:
            return False
        if self.alone.isChecked() and not one.is_left_alone:
            return False
        here = [site.id for site in one.sites]
        if self.site is not None and here and self.site not in here:
            return False
        whole = fold(f"{one.name} {one.scope} {one.place} {one.topic}")
        return all(word in whole for word in said)

    @Slot()
    def _say(self) -> None:
        self.changed.emit()
