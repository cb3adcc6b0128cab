"""The side panel: one engagement, and all of it edited where it stands."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.assistance import early, links, milestones, work_entries
from app.assistance.engagements import Engagement
from app.i18n import tr, trn
from app.needs import needs, topics
from app.person import faces, sites
from app.person.faces import COACH
from ui.desk import Desk
from ui.views.assistance import words
from ui.views.assistance.about import About
from ui.views.assistance.acts import TaActs
from ui.views.assistance.followed import FollowedGroup
from ui.views.assistance.groups import (
    AcceptedGroup,
    AgreedGroup,
    BudgetLine,
    WhenGroup,
    WhoGroup,
)
from ui.views.assistance.link_rows import LinkGroup
from ui.views.assistance.rows import MilestoneGroup, WorkGroup
from ui.views.people.about import InlineTitle
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Nudge
from ui.widgets.inline import take_back_in
from ui.widgets.labels import IconDisc
from ui.widgets.layout import vbox
from ui.widgets.menus import Menu
from ui.widgets.panels import SidePanel


class TaPanel(SidePanel):
    """One engagement: what is agreed, for whom, until when, and how far it is."""

    print_asked = Signal()

    def __init__(self, desk: Desk, acts: TaActs, parent: QWidget | None = None) -> None:
        super().__init__(tr("Technical assistance"), parent)
        self._desk, self._acts = desk, acts
        self.about = About(desk)
        self.name = InlineTitle("", tr("Title"), "h2", example=tr("Add a title"))
        self.status = Button("", small=True)
        self.print = Button(tr("Print"), "printer", small=True, tip="Ctrl+P")
        self.more = IconButton("dots-three", tr("More"))
        self.early = EarlyHint(self.about)
        self.agreed = AgreedGroup(self.about)
        self.who = WhoGroup(self.about)
        self.when = WhenGroup(self.about)
        self.budget = BudgetLine(self.about)
        self.work = WorkGroup(self.about)
        self.milestones = MilestoneGroup(self.about)
        self.accepted = AcceptedGroup(self.about)
        self.followed = FollowedGroup(self.about)
        self.links = LinkGroup(self.about)
        self._lay_out()
        self._connect()
        self._lock()

    @property
    def one(self) -> Engagement:
        """What it is about."""
        return self.about.one

    def show_engagement(self, one: Engagement) -> None:
        """Show an engagement and what could be chosen for it."""
        read, community = self._desk.read, one.community_id
        people = list(read(faces.of_community, community).values())
        people.sort(key=lambda face: (face.tint != COACH, face.name.casefold()))
        if self.about.is_other(one):
            take_back_in(self)
        self.about.turn_to(one, people)
        self.setAccessibleName(one.name)
        self.name.set_text(one.title)
        self.sub.setText(words.standing(one))
        self.sub.show()
        self.status.setText(one.status.label)
        found, weeks = read(early.of_community, community), read(early.weeks)
        self.early.show_engagement(one, found, weeks)
        self.agreed.show_engagement(one)
        self.who.show_engagement(
            one,
            read(sites.of_community, community),
            read(topics.tree),
            read(needs.of_community, community),
        )
        self.when.show_engagement(one)
        self.budget.show_engagement(one)
        self.accepted.show_engagement(one)
        self.followed.show_engagement(one)
        self.work.show_rows(read(work_entries.of_engagement, one.id))
        self.milestones.show_rows(read(milestones.of_engagement, one.id))
        self.links.show_rows(read(links.of_engagement, one.id))

    def begin(self) -> None:
        """Begin with the title while there is none, else with the scope."""
        if not self.one.title:
            self.name.begin()
        else:
            self.agreed.scope_in.text.begin()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        on_title = self.name.hasFocus() and self.name.isReadOnly()
        if event.key() == Qt.Key.Key_Delete and on_title:
            self._acts.delete(self.one)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.set_lead(IconDisc("wrench", "ta", 36, radius=8))
        self._put_title()
        self.add_corner(self.more)
        self.add_action(self.status)
        self.add_action(self.print)
        self.add(self.early)
        parts = (
            *(self.agreed, self.who, self.when, self.budget, self.work),
            *(self.milestones, self.accepted, self.followed, self.links),
        )
        for part in parts:
            if part is not self.agreed and part is not self.work:
                self.add_rule()
            self.add(part)

    def _put_title(self) -> None:
        """Put the title, to be edited, where plain words would stand."""
        holder = self.title.parentWidget()
        if holder is not None and (whole := holder.layout()) is not None:
            whole.replaceWidget(self.title, self.name)
        self.title.hide()
        self.sub.setContentsMargins(8, 0, 0, 0)

    def _connect(self) -> None:
        self.name.edited.connect(self._rename)
        self.status.clicked.connect(self._offer_statuses)
        self.print.clicked.connect(self.print_asked)
        self.more.clicked.connect(self._offer)

    def _lock(self) -> None:
        """Let nothing be changed in a book that is open for reading only."""
        if not self._desk.read_only:
            return
        reason = tr("This book is open for reading only")
        self.status.block(reason)
        for part in (self.name, self.agreed, self.who, self.when, self.accepted):
            part.setEnabled(False)
        self.budget.setEnabled(False)
        self.setToolTip(reason)

    @Slot(str)
    def _rename(self, title: str) -> None:
        self.about.edit("title", title)

    @Slot()
    def _offer_statuses(self) -> None:
        menu = Menu(tr("Status"), self)
        self._acts.offer_statuses(menu, self.one)
        menu.open_under(self.status)

    @Slot()
    def _offer(self) -> None:
        corner = self.more.mapToGlobal(QPoint(0, self.more.height() + 4))
        self._acts.offer(self.one, corner, self.begin)


class EarlyHint(QWidget):
    """Help that began before coaching had: a thought, and room for the reason."""

    def __init__(self, about: About, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = about.question(
            "early_reason", tr("Why help came before coaching"), tr("Add the reason")
        )
        self.nudge = Nudge(
            "leaf",
            tr("Help before coaching had begun"),
            "",
            filled=True,
        )
        self.setLayout(vbox(self.nudge, self.reason, gap=6))

    def show_engagement(self, one: Engagement, found: set[Any], weeks: int) -> None:
        """Show the thought where it fits; with a reason it is quiet."""
        self.nudge.evidence.setText(
            trn(
                "It usually goes better once people know you: {n} week of coaching "
                "first. If there is a reason, say it here.",
                "It usually goes better once people know you: {n} weeks of coaching "
                "first. If there is a reason, say it here.",
                weeks,
            )
        )
        self.reason.show_text(one.early_reason)
        self.nudge.setVisible(one.id in found and not one.early_reason)
        self.setVisible(one.id in found or bool(one.early_reason))
