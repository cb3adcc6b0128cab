"""Counting a vote: totals, slips or a file; buckets or the square instead."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import GoneError
from app.i18n import tr
from app.needs import ballots, rankings
from app.needs.ranking_scores import COUNTED
from app.needs.rankings import Ranking
from app.person import sites
from app.vocabulary import RankingMethod
from ui import phrases
from ui.desk import Desk
from ui.dialogs.prints import print_ranking
from ui.views.needs.votes import words
from ui.views.needs.votes.agreed import Buckets, Weighing
from ui.views.needs.votes.import_part import FromFile
from ui.views.needs.votes.slips import Slips
from ui.views.needs.votes.totals import Totals
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Segmented
from ui.widgets.layout import boxed, hbox, scrolled, vbox
from ui.widgets.menus import Menu
from ui.widgets.pages import Page

TOTALS: Final = "totals"
SLIPS: Final = "slips"
FILE: Final = "file"
_TABLES: Final = frozenset({"ranking", "ranking_item", "topic", "site"})


class CountPage(Page):
    """One vote; what is typed is kept at once."""

    gone = Signal()  # deleted, here or by an undo
    closed = Signal(object)  # the key of the vote that was closed

    def __init__(
        self, desk: Desk, ranking_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("", back=True, wide=True, parent=parent)
        self._desk, self._key = desk, ranking_id
        self.ranking: Ranking = desk.read(rankings.get, ranking_id)
        counted = self.ranking.method in COUNTED
        self.how = Segmented(
            tr("How it is counted"),
            [
                (TOTALS, tr("Totals"), "list-numbers"),
                (SLIPS, tr("Slips"), "cards"),
                (FILE, tr("From a file"), "file-arrow-up"),
            ],
            SLIPS if self.ranking.slips else TOTALS,
        )
        self.print = Button(tr("Print"), "printer", "plain", tip="Ctrl+P")
        self.more = IconButton("dots-three", tr("More"))
        self.close_vote = Button(tr("Close the vote"), "check", "primary")
        self.totals, self.slips = Totals(desk), Slips(desk)
        self.file = FromFile(desk)
        self.buckets: Buckets | None = None
        self.weighing: Weighing | None = None
        self._stack = QStackedWidget()
        self._lay_out(counted)
        self._connect()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the book says now."""
        try:
            self.ranking = self._desk.read(rankings.get, self._key)
        except GoneError:
            self.gone.emit()
            return
        found, fixed = self.ranking, self._desk.read_only or not self.ranking.is_open
        day = phrases.day(found.held_on) if found.held_on else ""
        parts = (words.about(found), day, "" if found.is_open else tr("closed"))
        self.set_title(found.title, " · ".join(part for part in parts if part))
        known = self._desk.read(sites.of_community, found.community_id)
        came = self._desk.read(ballots.responses, found)
        typed = fixed or bool(found.slips)
        self.totals.show_ranking(found, fixed=typed)
        if found.method in COUNTED:
            self.slips.show_ranking(found, known, came, fixed=fixed)
            self.file.show_ranking(found, fixed=fixed)
        if self.buckets is not None:
            self.buckets.show_ranking(found, fixed=fixed)
        if self.weighing is not None:
            self.weighing.show_ranking(found, fixed=fixed)
        self._show_button()

    @Slot()
    def print_papers(self) -> None:
        """Print ballots, or the sheet to stick dots on."""
        one = self.ranking
        print_ranking(self, self._desk, one.id, one.title, one.held_on)

    @Slot(object)
    def show_part(self, code: str) -> None:
        """Show totals, slips or a file."""
        self.how.choose(code)
        parts = {TOTALS: 0, SLIPS: 1, FILE: 2}
        self._stack.setCurrentIndex(parts[code])

    @Slot()
    def end(self) -> None:
        """Close the vote, or open it again."""
        if self.ranking.is_open:
            self._desk.do(tr("Vote closed"), rankings.close, self._key)
            self.closed.emit(self._key)
        else:
            self._desk.do(tr("Vote opened again"), rankings.reopen, self._key)

    def _lay_out(self, counted: bool) -> None:
        if counted:
            self.set_segment(self.how)
            totals = scrolled(boxed(hbox((self.totals, 50), (QWidget(), 1))))
            for part in (totals, self.slips, self.file):
                self._stack.addWidget(part)
        elif self.ranking.method is RankingMethod.MOSCOW:
            self.buckets = Buckets(self._desk)
            self._stack.addWidget(
                scrolled(boxed(hbox((self.buckets, 50), (QWidget(), 1))))
            )
        else:
            self.weighing = Weighing(self._desk)
            self._stack.addWidget(scrolled(boxed(vbox(self.weighing))))
        if not counted:
            for unused in (self.how, self.totals, self.slips, self.file):
                unused.setParent(self)
                unused.hide()
        self.add_action(self.print)
        self.add_action(self.more)
        self.add_action(self.close_vote)
        self.set_body(self._stack, scroll=False)
        if counted:
            self.show_part(self.how.current())

    def _connect(self) -> None:
        self.how.chosen.connect(self.show_part)
        self.print.clicked.connect(self.print_papers)
        self.more.clicked.connect(self._offer)
        self.close_vote.clicked.connect(self.end)
        self._desk.changed.connect(self._follow)

    def _show_button(self) -> None:
        one = self.ranking
        self.close_vote.setText(
            tr("Close the vote") if one.is_open else tr("Open it again")
        )
        self.close_vote.set_icon("check" if one.is_open else "arrow-counter-clockwise")
        self.close_vote.updateGeometry()
        if self._desk.read_only:
            self.close_vote.block(tr("This book is open for reading only"))
        elif one.is_open and not one.has_result:
            self.close_vote.block(tr("Nothing has been counted yet"))
        else:
            self.close_vote.allow()

    @Slot()
    def _offer(self) -> None:
        menu = Menu(tr("More"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.ranking.slips and self.ranking.is_open:
            menu.add(tr("Take out all slips"), self._empty, "eraser")
        menu.add(tr("Delete the vote"), self._delete, "trash", danger=True)
        menu.open_under(self.more, right=True)

    @Slot()
    def _empty(self) -> None:
        self._desk.do(tr("Slips taken out"), ballots.take_out_all, self._key)

    @Slot()
    def _delete(self) -> None:
        if not self._desk.read_only:
            self._desk.do(tr("Vote deleted"), rankings.delete, self._key)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & _TABLES:
            self.refresh()
