"""Ranked: what people asked for in the order it comes, and what is done about it."""

from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.i18n import tr, trn
from app.needs import decisions, ranked, rankings
from app.needs.ranked import LATEST, Board, Row
from app.needs.rankings import Ranking
from ui import phrases
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.prints import print_community, print_ranking
from ui.theme import theme, tokens
from ui.views.needs.look_page import LookPage
from ui.views.needs.ranked.acts import RankedActs
from ui.views.needs.ranked.dots import dots_of
from ui.views.needs.ranked.panel import TopicPanel
from ui.views.needs.ranked.table import RankedTable
from ui.views.needs.votes.count_page import CountPage
from ui.views.needs.votes.setup_page import SetupPage
from ui.widgets.buttons import Button
from ui.widgets.combos import Choice
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import boxed, hbox, vbox
from ui.widgets.record_view import INSET

STRENGTH: Final = "strength"
_PANEL: Final = 388  # px, where there is room for it


class RankedPage(LookPage):
    """The list, the vote it shows, and the panel of one topic."""

    look: ClassVar[str] = "ranked"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.board = Board((), None, (), 0, 0, None)
        self.shown: UUID | str | None = LATEST
        self._panel_closed = False  # she wants the list alone
        self._counted: UUID | None = None  # the vote whose count was opened last
        self.votes = Choice(tr("In which order"))
        self.key = Label("", "small", "ink3")
        self.count = Button(tr("Count"), "pencil-simple", "plain", small=True)
        self.new = Button(tr("New vote"), "scales", "plain", small=True, tip="V")
        self.table = RankedTable()
        self.acts = RankedActs(desk, self.table)
        self._lay_out()
        self._connect()
        self.begin_at(self.table)

    @override
    def commands(self) -> list[Command]:
        return [
            Command("needs.vote", tr("Start a vote"), self.begin_vote, "V", "scales"),
            Command("needs.count", tr("Count the vote"), self.count_vote, "C"),
            Command(
                "needs.up",
                tr("Move up among ties"),
                self.table.setFocus,
                "Alt+Up",
                handled=True,
            ),
            Command(
                "needs.down",
                tr("Move down among ties"),
                self.table.setFocus,
                "Alt+Down",
                handled=True,
            ),
        ]

    @override
    def refresh(self) -> None:
        community = self.desk.community_id
        if community is None:
            return
        self.board = self.desk.read(ranked.board, community, self.shown)
        self.set_sub(_sentence(self.board))
        self._offer_votes()
        self.acts.board = self.board
        self.table.show_board(self.board)
        self.key.setText(self.table.amounts.key)
        ranking = self.board.to_count(chosen=self.shown != LATEST)
        self.count.setVisible(ranking is not None)
        self.count.setText(_count_words(ranking, self.board))
        self._stack.setCurrentWidget(
            self._empty if self.board.is_empty else self._listed
        )
        self._show_panel()

    @override
    def show_item(self, item_id: UUID, intent: str = "") -> None:
        if any(one.id == item_id for one in self._all_votes()):
            self.choose_vote(item_id)
            return
        self._panel_closed = False
        row = self.board.row(item_id)
        if row is None:
            self.choose_vote(None)
            row = self.board.row(item_id)
        if row is not None:
            self.table.go_to(row.id)
            self._show_panel()

    @override
    def begin(self, intent: str) -> None:
        if intent == "vote":
            self.begin_vote()

    @override
    def step_back(self) -> bool:
        self._panel_closed = True
        return super().step_back()

    @override
    def come_back(self) -> None:
        # a vote with nothing counted yet must not hide the one that was decided
        key, self._counted = self._counted, None
        if key is not None:
            known = {one.id: one for one in self._all_votes()}
            has_result = key in known and known[key].has_result
            self.choose_vote(key if has_result else LATEST)

    @override
    def leave_community(self) -> None:
        self.shown, self._panel_closed = LATEST, False
        self.table.clear_cursor()
        super().leave_community()

    @override
    def print_papers(self) -> None:
        ranking, community = self.board.ranking, self.desk.community_id
        if ranking is not None and ranking.is_open:
            print_ranking(self, self.desk, ranking.id, ranking.title, ranking.held_on)
        elif community is not None:
            print_community(self, self.desk, community, "ranked_needs")

    @Slot()
    def begin_vote(self) -> None:
        """Set up a new vote."""
        if self.desk.read_only or self.desk.community_id is None:
            return
        page = SetupPage(self.desk)
        page.started.connect(self._count)
        self.page_asked.emit(page)

    @Slot()
    def count_vote(self) -> None:
        """Count the vote that waits for it, else look at the count of the one shown."""
        ranking = self.board.to_count(chosen=self.shown != LATEST)
        if ranking is not None:
            self._count(ranking.id)

    @Slot(object)
    def _count(self, ranking_id: UUID) -> None:
        page = CountPage(self.desk, ranking_id)
        page.gone.connect(page.back_asked)
        page.closed.connect(page.back_asked)
        self._counted = ranking_id
        self.page_asked.emit(page)

    def choose_vote(self, ranking_id: UUID | str | None) -> None:
        """Show the order of a vote; None: by how strongly it was asked for."""
        self.shown = ranking_id
        self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < tokens.NARROW_BELOW
        pad = tokens.WIDTHS["pad_narrow" if narrow else "pad"]
        self._column.setContentsMargins(pad - INSET, 10, 16, 6)

    def _lay_out(self) -> None:
        tools = hbox(self.votes, self.key, gap=12, margins=(INSET, 0, 0, 0))
        tools.addStretch(1)
        tools.addWidget(self.count)
        tools.addWidget(self.new)
        self._listed = boxed(vbox(tools, (self.table, 1), gap=6))
        self.paste = Button(tr("Paste the flip chart"), "clipboard-text")
        self.paste.clicked.connect(self._paste)
        begin = Button(tr("Add one"), "plus", "plain")
        begin.clicked.connect(self.add_asked)
        self._empty = EmptyState(
            "intersect",
            tr("What does each of you need?"),
            tr(
                "What people ask for stands here, and who in the circle can share it. "
                "Begin with the flip chart of your last gathering, one line each."
            ),
            self.paste,
            begin,
            width=360,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._listed)
        self._stack.addWidget(self._empty)
        self._column = vbox((self._stack, 1))
        self.set_body(self._column, scroll=False, padded=False)

    @Slot()
    def _paste(self) -> None:
        from ui.views.needs.paste_page import PastePage

        if self.desk.community_id is not None:
            self.page_asked.emit(PastePage(self.desk))

    def _connect(self) -> None:
        self.votes.chosen.connect(self._choose)
        self.new.clicked.connect(self.begin_vote)
        self.count.clicked.connect(self.count_vote)
        self.table.picked.connect(self._follow)
        self.table.opened.connect(self._open)
        self.table.opened_full.connect(self._open)
        self.table.moved.connect(self.acts.move)
        if self.desk.read_only:
            self.new.block(tr("This book is open for reading only"))
            self.paste.block(tr("This book is open for reading only"))

    def _all_votes(self) -> list[Ranking]:
        community = self.desk.community_id
        return self.desk.read(rankings.of_community, community) if community else []

    def _offer_votes(self) -> None:
        options: list[tuple[object, str]] = [
            (one.id, _vote_words(one)) for one in self.board.rankings
        ]
        options.append((STRENGTH, tr("How strongly it was asked for")))
        current = self.board.ranking.id if self.board.ranking else STRENGTH
        self.votes.offer(options, current)
        self.votes.setVisible(len(options) > 1)

    @Slot(object)
    def _choose(self, value: object) -> None:
        self.choose_vote(value if isinstance(value, UUID) else None)

    @Slot(object)
    def _follow(self, row: Row | None) -> None:
        if row is not None and self.panel() is not None:
            self._show_panel()

    @Slot(object)
    def _open(self, row: Row) -> None:
        del row
        self._panel_closed = False
        self._show_panel(asked=True)

    def _show_panel(self, *, asked: bool = False) -> None:
        """Show the topic the cursor is on, if a panel has room or was asked for."""
        wide = self.window().width() >= tokens.OVERLAY_BELOW
        if self.board.rows and self.table.current() is None and wide:
            self.table.go_to(self.board.rows[0].id)
        row = self.table.current()
        panel = self.panel()
        if panel is not None and not isinstance(panel, TopicPanel) and not asked:
            return  # somebody adds a need, or reads of one
        if row is None:
            self.close_panel()
            return
        if not isinstance(panel, TopicPanel):
            if self._panel_closed or not (wide or asked):
                return
            panel = self._made_panel()
            if self.window().width() >= tokens.NARROW_BELOW:
                self.set_panel_width(round(_PANEL * max(1.0, theme.scale)))
            self._fill(panel, row)
            self.open_panel(panel)
            return
        self._fill(panel, row)

    def _made_panel(self) -> TopicPanel:
        panel = TopicPanel()
        panel.closed.connect(self._note_closed)
        panel.way_asked.connect(self.acts.decide)
        panel.match_asked.connect(self.acts.match)
        panel.decided.dropped.connect(self.acts.take_back)
        panel.decided.said.connect(self.acts.say)
        panel.decided.followed.connect(self.acts.go)
        panel.square.placed.connect(self.acts.place)
        panel.square.picked.connect(self._pick)
        return panel

    def _fill(self, panel: TopicPanel, row: Row) -> None:
        fixed, community = self.desk.read_only, self.desk.community_id
        if community is None:
            return
        panel.show_row(row, self.table.amounts.words(row), fixed=fixed)
        made = self.desk.read(decisions.of_item, row.item) if row.item else []
        coming = self.desk.read(decisions.without_theme, community)
        line = row.item.decision if row.item else ""
        panel.show_made(made, line, coming, fixed=fixed)
        panel.show_dots(dots_of(self.board.rows), fixed=fixed)

    @Slot()
    def _note_closed(self) -> None:
        self._panel_closed = True

    @Slot(object)
    def _pick(self, key: UUID) -> None:
        self.table.go_to(key)


def _sentence(board: Board) -> str:
    """Return "9 needs from 14 voices. Gathered since Feb 17, last vote Apr 21."."""
    if not board.needs:
        return ""
    many = trn("{n} need", "{n} needs", board.needs)
    who = trn("{n} voice", "{n} voices", board.voices)
    said = tr("{needs} from {voices}.").format(needs=many, voices=who)
    if board.gathered_on is None:
        return said
    since = phrases.day(board.gathered_on)
    if board.voted_on is None:
        return f"{said} {tr('Gathered since {day}.').format(day=since)}"
    more = tr("Gathered since {day}, last vote {vote}.")
    return f"{said} {more.format(day=since, vote=phrases.day(board.voted_on))}"


def _count_words(ranking: Ranking | None, board: ranked.Board) -> str:
    """Return what the button says: a vote that waits behind another is named."""
    if ranking is None or not ranking.is_open:
        return tr("The count")
    if ranking is board.ranking:
        return tr("Count")
    return tr("Count the open vote")


def _vote_words(one: Ranking) -> str:
    """Return a vote as it is offered: "What we tackle first, Tue Feb 10"."""
    words = one.title
    if one.held_on:
        words = tr("{title}, {day}").format(
            title=one.title, day=phrases.short_day(one.held_on)
        )
    if one.is_open:
        return tr("{vote} (open)").format(vote=words)
    return words
