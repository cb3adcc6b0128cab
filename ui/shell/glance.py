"""What the window shows while the book is being opened: the gathering that is next."""

from typing import Final

from PySide6.QtWidgets import QWidget

from app import clock
from app.day.glances import Glance
from app.i18n import tr
from ui import phrases
from ui.theme import theme
from ui.widgets.cards import Card, SectionHead
from ui.widgets.chips import Chip
from ui.widgets.figures import DateTile
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox, vbox
from ui.widgets.pages import Page

_TWO_WEEKS: Final = 128  # px at 100 %: where Today will have its strip of days
_SIDE: Final = 397  # px: and its other column


class GlancePage(QWidget):
    """Today with the next gathering alone, at the place where Today has it."""

    def __init__(self, glance: Glance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Today"))
        page = Page(phrases.greeting(glance.coach), " ")
        page.set_crumbs(phrases.long_day(clock.today()))
        head = SectionHead(tr("Coming up"))
        column = vbox(theme.px(_TWO_WEEKS), head, 8, _card(glance), STRETCH)
        page.set_body(hbox((column, 1), _SIDE))
        self.setLayout(vbox((page, 1)))


def _card(glance: Glance) -> Card:
    title = Label(glance.title, "h2", wrap=True)
    far = Label(phrases.away(glance.starts.date()), "small", "ink3")
    top = hbox((title, 1), vbox(3, far, STRETCH), gap=12)
    times = phrases.clock_time(glance.starts)
    if glance.ends:
        times = phrases.span(glance.starts, glance.ends)
    chip = Chip(glance.community, dot=f"site{glance.tint}")
    meta = hbox(chip, Label(times, "smallm", tabular=True), gap=8)
    place = _place(glance)
    meta.addWidget(Label("·" if place else "", "small", "ink3"))
    meta.addWidget(Label(place, "small", "ink2", elide=True), 1)
    words = vbox(top, 4, meta, theme.px(62))  # agenda and readiness are still to come
    tile = vbox(DateTile(glance.starts.date(), hot=True), STRETCH)
    return Card(hbox(tile, 16, (words, 1)), margins=16, radius=12)


def _place(glance: Glance) -> str:
    if glance.place and glance.hybrid:
        return tr("{place} + video").format(place=glance.place)
    return glance.place
