"""The right column of Today: nudges, technical assistance due, what changes hands."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app import clock
from app.day.nudges import Nudge
from app.day.under_way import Handover, HelpDue
from app.i18n import mark, tr
from ui import painting, phrases
from ui.painting import Face
from ui.views.today import words
from ui.widgets import cards
from ui.widgets.base import area
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardButton, SectionHead
from ui.widgets.figures import ProgressBar, Ring
from ui.widgets.labels import IconDisc, Label
from ui.widgets.layout import STRETCH, clear, hbox, vbox

FEW: Final = 4
_LOOKS: Final = {
    "quiet": ("ear", mark("See who")),
    "leads": ("microphone", mark("Find leads")),
    "contacts": ("address-book", mark("Find a backup")),
    "backup": ("hard-drives", mark("Back up")),
    "taper": ("hourglass-medium", mark("See the plan")),
    "keeping": ("eraser", mark("Look at it")),
    "review": ("compass", mark("Open the charter")),
}


class NudgeColumn(QWidget):
    """At most three gentle nudges, each with a way on and "Not now"."""

    followed = Signal(object)  # the Nudge
    put_off = Signal(object)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = vbox(gap=10)
        self.shown: tuple[Nudge, ...] = ()
        self.all = Button(tr("See all"), kind="link", small=True)
        self.all.setAccessibleName(tr("See all there is to think of"))
        self.all.clicked.connect(self.all_asked)
        head = SectionHead(tr("Gentle nudges"), action=self.all)
        self.setLayout(vbox(head, 8, self._cards, 20))
        self.hide()

    def show_nudges(self, nudges: Sequence[Nudge]) -> None:
        """Show these; none at all hides the column."""
        if tuple(nudges) == self.shown:
            return
        self.shown = tuple(nudges)
        clear(self._cards)
        for nudge in nudges:
            self._cards.addWidget(self._card(nudge))
        self.setVisible(bool(nudges))

    def _card(self, nudge: Nudge) -> QWidget:
        icon, action = _LOOKS[nudge.kind]
        follow = Button(tr(action), kind="link", small=True)
        follow.setAccessibleDescription(nudge.fact)
        follow.clicked.connect(partial(self.followed.emit, nudge))
        later = Button(tr("Not now"), kind="quietlink", small=True)
        later.setToolTip(tr("Rest for two weeks"))
        later.setAccessibleDescription(nudge.fact)
        later.clicked.connect(partial(self.put_off.emit, nudge))
        faces = [Face(face.initials, face.tint, face.name) for face in nudge.faces]
        fact = words.spelled(nudge.fact)
        return cards.Nudge(icon, fact, nudge.evidence, follow, later, faces=faces)


class HelpColumn(QWidget):
    """Technical assistance that is due soon; a row leads to it."""

    followed = Signal(object)  # the HelpDue

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = vbox(gap=6)
        card = Card(margins=12)
        card.hold(self._rows, (10, 9, 10, 9))
        head = SectionHead(tr("Technical assistance due"))
        self.setLayout(vbox(head, 8, card, 20))
        self.hide()

    def show_help(self, found: Sequence[HelpDue]) -> None:
        """Show these, the earliest first."""
        clear(self._rows)
        for one in found[:FEW]:
            row = HelpRow(one)
            row.clicked.connect(partial(self.followed.emit, one))
            self._rows.addWidget(row)
        if len(found) > FEW:
            rest = tr("and {n} more").format(n=len(found) - FEW)
            self._rows.addWidget(Label(rest, "small", "ink3"))
        self.setVisible(bool(found))


class HandsColumn(QWidget):
    """What changes hands, with how much of its checklist is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = vbox(gap=10)
        self.setLayout(vbox(SectionHead(tr("Changing hands")), 8, self._cards, 20))
        self.hide()

    def show_hands(self, found: Sequence[Handover]) -> None:
        """Show these."""
        clear(self._cards)
        for one in found[:FEW]:
            self._cards.addWidget(_hands_card(one))
        self.setVisible(bool(found))


class HelpRow(CardButton):
    """One that is due: what, for whom, until when, and the hours used."""

    def __init__(self, one: HelpDue) -> None:
        said = (one.title, *one.sites, one.step, phrases.due(one.due))
        name = ", ".join(part for part in said if part)
        super().__init__(name, _help_row(one), margins=(4, 4, 4, 4), radius=8)
        self.setToolTip(tr("Open it in Technical assistance"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painting.rounded(painter, area(self), 8, "hover")
        self.paint_ring(painter, area(self), 8)
        painter.end()


def _help_row(one: HelpDue) -> QHBoxLayout:
    late = one.due <= clock.today()
    title = Label(one.title, "medium", elide=True)
    sites = ", ".join(one.sites) or tr("The whole community")
    note = " · ".join(part for part in (sites, one.step) if part)
    under = Label(note, "small", "ink3", elide=True)
    due = Label(phrases.due(one.due), "small", "honey_ink" if late else "ink2")
    share = ProgressBar(min(1.0, one.share), "ta" if one.share <= 1 else "danger", 5)
    hours = tr("{worked} of {budget} h").format(
        worked=f"{one.worked / 60:g}"[:5], budget=f"{(one.budget or 0) / 60:g}"[:5]
    )
    share.set_name(hours if one.budget else "")
    if not one.budget:
        share.hide()
    share.setFixedWidth(64)
    right = vbox(hbox(STRETCH, due), 7, hbox(STRETCH, share), STRETCH)
    left = vbox(title, under, gap=1)
    return hbox(IconDisc("wrench", "ta", 32, radius=6), (left, 1), right, gap=12)


def _hands_card(one: Handover) -> QWidget:
    done = f"{one.done}/{one.items}" if one.items else ""
    share = one.done / one.items if one.items else 0.0
    name = tr("{n} of {m} steps done").format(n=one.done, m=one.items)
    ring = Ring(share, done, 48, name=name)
    title = Label(words.handover(one), "medium", wrap=True)
    last = ""
    if one.last_on:
        last = tr("last day {day}").format(day=phrases.day(one.last_on))
    note = " · ".join(part for part in (one.kind.label, last) if part)
    sub = Label(note, "small", "ink3", wrap=True)
    sub.setToolTip(one.title)
    row = hbox(ring, (vbox(STRETCH, title, 2, sub, STRETCH), 1), gap=14)
    return Card(row, margins=12)
