"""The rows above the matrix: whom it shows, which topics, and what its marks mean."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.i18n import mark, tr, trn
from app.needs.holders import Holder
from app.needs.matrices import Line, Who
from app.person.people_names import fold
from ui import painting
from ui.theme import theme
from ui.views.people.toolbar import FilterButton
from ui.widgets.base import Restyled
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.layout import flow, vbox
from ui.widgets.menus import Menu
from ui.widgets.people import Picture
from ui.widgets.search import SearchField

ROWS: Final = {
    "spoken": mark("Spoken of here"),
    "asked": mark("Asked for"),
    "gaps": mark("Gaps"),
    "every": mark("All topics"),
}


class MatrixBar(Restyled, QWidget):
    """Says whom and what is looked for in the matrix."""

    changed = Signal()
    who_chosen = Signal(object)  # a Who

    def __init__(self, who: Who, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = "spoken"
        self.site: UUID | None = None
        self._sites: Sequence[Holder] = ()
        options = [(Who.SITES, tr("Sites"), ""), (Who.PEOPLE, tr("People"), "")]
        self.who = Segmented(tr("Columns"), options, who)
        self.words = SearchField(tr("Filter topics"))
        self.sites = FilterButton(tr("All sites"), "funnel-simple", checkable=False)
        self.which = FilterButton("", "list-bullets", checkable=False)
        self.matches = Button("", "handshake", small=True)
        self.setLayout(
            vbox(flow(self.who, self.words, self.which, self.sites, self.matches))
        )
        self.who.chosen.connect(self._choose_who)
        self.words.textChanged.connect(self._say)
        self.sites.clicked.connect(self._offer_sites)
        self.which.clicked.connect(self._offer_rows)
        self.choose_rows("spoken")
        self.restyle()

    @override
    def restyle(self) -> None:
        self.words.setFixedWidth(theme.px(160))
        super().restyle()

    def show_facts(self, sites: Sequence[Holder], matches: int) -> None:
        """Show what there is to choose from, and how many matches there are."""
        self._sites = sites
        if self.site not in {site.key for site in sites}:
            self.site = None
        self.sites.setVisible(self.who.current() is Who.PEOPLE and len(sites) > 1)
        self.matches.setText(trn("{n} match", "{n} matches", matches))
        self._name_site()

    def suits(self, line: Line) -> bool:
        """Tell whether a topic is looked for."""
        if self.rows == "gaps" and not line.is_gap:
            return False
        if self.rows == "asked" and not line.total:
            return False
        name = fold(line.topic.name)
        return all(word in name for word in fold(self.words.text()).split())

    def is_on(self) -> bool:
        """Tell whether anything may be left out."""
        return bool(self.words.text()) or self.rows in ("gaps", "asked")

    @Slot()
    def clear(self) -> None:
        """Look for everything again."""
        self.words.clear()
        self.choose_site(None)
        self.choose_rows("spoken")

    def choose_rows(self, code: str) -> None:
        """Show these topics."""
        self.rows = code
        self.which.setText(tr(ROWS[code]))
        self.which.updateGeometry()
        self.changed.emit()

    def choose_site(self, site: UUID | None) -> None:
        """Show the columns of this site alone; None for all."""
        self.site = site
        self._name_site()
        self.changed.emit()

    def choose_who(self, who: Who) -> None:
        """Show sites, or people, without saying so."""
        self.who.choose(who)
        self.sites.setVisible(who is Who.PEOPLE and len(self._sites) > 1)

    @Slot(object)
    def _choose_who(self, who: Who) -> None:
        self.sites.setVisible(who is Who.PEOPLE and len(self._sites) > 1)
        self.who_chosen.emit(who)

    @Slot()
    def _offer_sites(self) -> None:
        menu = Menu(tr("Sites"), self)
        everyone = partial(self.choose_site, None)
        menu.add(tr("All sites"), everyone, checked=self.site is None)
        menu.add_rule()
        for site in self._sites:
            choose = partial(self.choose_site, site.key)
            menu.add(site.name, choose, checked=self.site == site.key)
        menu.open_under(self.sites)

    @Slot()
    def _offer_rows(self) -> None:
        menu = Menu(tr("Topics"), self)
        for code, text in ROWS.items():
            choose = partial(self.choose_rows, code)
            menu.add(tr(text), choose, checked=self.rows == code)
        menu.open_under(self.which)

    def _name_site(self) -> None:
        name = next((s.name for s in self._sites if s.key == self.site), "")
        short = name if len(name) <= 18 else f"{name[:16].rstrip()}…"
        self.sites.setText(short or tr("All sites"))
        self.sites.setToolTip(name)
        self.sites.updateGeometry()

    @Slot()
    def _say(self) -> None:
        self.changed.emit()


class MarkPicture(Picture):
    """A mark of the matrix beside the words for it."""

    def __init__(
        self, level: int, strength: int, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._level, self._strength = level, strength

    @override
    def sizeHint(self) -> QSize:
        side = theme.px(20)
        return QSize(side, round(side * 1.3) if self._strength else side)

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        side, middle = float(theme.px(17)), QPointF(rect.center())
        if self._strength:
            painting.need_mark(painter, middle, self._strength, side)
        else:
            painting.level_mark(painter, middle, self._level, side)
