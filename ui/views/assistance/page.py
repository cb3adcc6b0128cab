"""The page of technical assistance: the board or the table, and the panel beside it."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.assistance import engagements
from app.assistance.engagements import Engagement
from app.assistance.reckoning import Stage
from app.i18n import tr
from app.person import faces, sites
from ui import prefs
from ui.desk import Desk
from ui.places import Place
from ui.theme import tokens
from ui.views.assistance import words
from ui.views.assistance.acts import TaActs
from ui.views.assistance.board import Board
from ui.views.assistance.columns import Totals, columns
from ui.views.assistance.panel import TaPanel
from ui.views.assistance.toolbar import TaFilter
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Segmented
from ui.widgets.feedback import EmptyState
from ui.widgets.layout import STRETCH, vbox
from ui.widgets.pages import Page
from ui.widgets.tables import RecordTable

BOARD: Final = "board"
TABLE: Final = "table"
_KEPT: Final = "assistance_look"


class TaPage(Page):
    """Shows all the technical assistance of a community and lets it be changed."""

    print_asked = Signal(object)  # the Engagement

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Technical assistance"),
            room="ta",
            icon="wrench",
            wide=True,
            parent=parent,
        )
        self.desk = desk
        self.found: list[Engagement] = []
        self._sites: list[tuple[UUID, str]] = []
        self._people: list[str] = []
        kept = prefs.text(_KEPT)
        self.shown = kept if kept in (BOARD, TABLE) else BOARD
        self.acts = TaActs(desk, self)
        looks = [(BOARD, tr("Board"), "columns"), (TABLE, tr("Table"), "table")]
        self.look = Segmented(tr("Look"), looks, self.shown)
        self.new = Button(tr("New request"), "plus", "ta", tip="Ctrl+N")
        self.filter = TaFilter()
        self.board = Board(desk, self.acts)
        self.table: RecordTable[Engagement] = RecordTable(
            tr("Technical assistance"), columns()
        )
        self.totals = Totals()
        self._lay_out()
        self._connect()
        if desk.read_only:
            self.new.block(tr("This book is open for reading only"))

    def refresh(self) -> None:
        """Show what the book says now."""
        community, read = self.desk.community_id, self.desk.read
        known = read(sites.of_community, community) if community else []
        self.found = read(engagements.of_community, community) if community else []
        people = read(faces.of_community, community).values() if community else ()
        self._sites = [(site.id, site.name) for site in known]
        self._people = [face.name for face in people]
        self.filter.show_facts(self.found, known)
        self.set_sub(words.summary(self.found))
        self.show_chosen()
        self._refresh_panel()

    @Slot()
    def show_chosen(self) -> None:
        """Show what the filter lets through."""
        on_board = self.filter.on_board(self.found)
        self.board.show_engagements(on_board, self._sites, self._people)
        tabled = self.filter.in_table(self.found)
        self.table.show_records(tabled)
        rows = len(tabled) * self.table.row_height()
        self.table.setMaximumHeight(self.table.horizontalHeader().height() + rows + 2)
        self.totals.show_totals(tabled)
        if self.shown == BOARD:
            self._stack.setCurrentWidget(self.board)
        else:
            found_any = bool(tabled) or self.filter.is_on()
            none = self._no_match if found_any else self._empty
            self._stack.setCurrentWidget(self._tabled if tabled else none)
        self.filter.show_table(shown=self.shown == TABLE)
        if self.found:
            self.filter.export.allow()
        else:
            self.filter.export.block(tr("There is nothing here yet"))

    def engagement(self, key: UUID) -> Engagement | None:
        """Return one of those of this community."""
        return next((one for one in self.found if one.id == key), None)

    def current(self) -> Engagement | None:
        """Return the one in the panel, or else the one one is at."""
        panel = self.panel()
        if isinstance(panel, TaPanel):
            return panel.one
        return self.board.current() if self.shown == BOARD else self.table.current()

    @Slot(object)
    def open(self, one: Engagement) -> None:
        """Show an engagement in the panel."""
        panel = self.panel()
        if not isinstance(panel, TaPanel):
            panel = TaPanel(self.desk, self.acts)
            panel.print_asked.connect(self._print)
            panel.closed.connect(self._unmark)
            panel.show_engagement(one)
            self.open_panel(panel)
        else:
            panel.show_engagement(one)
        self.board.mark(one.id)

    def go_to(self, key: UUID) -> bool:
        """Show one in the panel with the focus on it; tell whether it is there."""
        one = self.engagement(key)
        if one is None:
            return False
        self.filter.reveal(one)
        if self.shown == BOARD:
            self.board.go_to(key)
        else:
            self.table.go_to(key)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open(one)
        return True

    @Slot(object)
    def show_look(self, look: str) -> None:
        """Show the board or the table."""
        self.shown = look
        self.look.choose(look)
        prefs.set_text(_KEPT, look)
        self.show_chosen()

    @Slot()
    def begin_new(self) -> None:
        """Begin a request on the board."""
        if self.desk.community_id is None or self.desk.read_only:
            return
        if self.shown != BOARD:
            self.show_look(BOARD)
        self.board.ask_title(Stage.ASKED_FOR)

    def step_back(self) -> None:
        """Leave what is asked on the board, else close the panel."""
        if self.board.form is not None and self.shown == BOARD:
            self.board.drop_form()
        else:
            self.close_panel()

    @override
    @Slot()
    def close_panel(self) -> None:
        super().close_panel()
        self.board.mark(None)

    @Slot()
    def save_table(self) -> None:
        """Save what the table shows, as it is sorted; from the board, all of it."""
        if self.shown == BOARD:
            self.acts.save_table()
        else:
            self.acts.save_table(self.shown_keys())

    def shown_keys(self) -> list[UUID]:
        """Return which ones the table shows, in its order."""
        return [one.id for one in self.table.records_model.records()]

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        if self.shown == BOARD:
            self.board.setFocus(reason)
        else:
            self.table.setFocus(reason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < tokens.NARROW_BELOW
        pad = tokens.WIDTHS["pad_narrow" if narrow else "pad"]
        self._column.setContentsMargins(pad, 6, pad, 20)

    def _refresh_panel(self) -> None:
        panel = self.panel()
        if not isinstance(panel, TaPanel):
            return
        one = self.engagement(panel.one.id)
        if one is None:
            self.close_panel()
        else:
            self.open(one)

    @Slot()
    def _print(self) -> None:
        panel = self.panel()
        if isinstance(panel, TaPanel):
            self.print_asked.emit(panel.one)

    @Slot()
    def _unmark(self) -> None:
        self.board.mark(None)

    @Slot(object)
    def _follow_cursor(self, one: Engagement | None) -> None:
        if one is not None and isinstance(self.panel(), TaPanel):
            self.open(one)

    @Slot(object)
    def _ask_on_board(self, _: Engagement) -> None:
        """Go to the board, where it is asked."""
        if self.shown != BOARD:
            self.shown = BOARD
            self.look.choose(BOARD)
            self.show_chosen()

    @Slot()
    def _go_to_coaching(self) -> None:
        self.desk.go(Place("coaching", self.desk.community_id))

    def _lay_out(self) -> None:
        self.set_segment(self.look)
        self.add_action(self.new)
        listed = vbox((self.table, 1000), self.totals, STRETCH)
        self._tabled = Card(listed, margins=0)
        self._empty = self._nothing_yet()
        self._no_match = self._nothing_fits()
        self._stack = QStackedWidget()
        for part in (self.board, self._tabled, self._empty, self._no_match):
            self._stack.addWidget(part)
        self._column = vbox(self.filter, (self._stack, 1), gap=10)
        self.set_body(self._column, scroll=False, padded=False)

    def _connect(self) -> None:
        self.look.chosen.connect(self.show_look)
        self.new.clicked.connect(self.begin_new)
        self.filter.changed.connect(self.show_chosen)
        self.filter.coaching_asked.connect(self._go_to_coaching)
        self.filter.export.clicked.connect(self.save_table)
        self.filter.words.down_pressed.connect(self.table.setFocus)
        self.board.opened.connect(self.open)
        self.table.picked.connect(self._follow_cursor)
        self.table.opened.connect(self.open)
        self.table.opened_full.connect(self.open)
        self.table.deleted.connect(self.acts.delete)
        self.acts.scope_asked.connect(self._ask_on_board)
        self.acts.name_asked.connect(self._ask_on_board)

    def _nothing_yet(self) -> EmptyState:
        return EmptyState(
            "wrench",
            tr("Nothing is asked for yet"),
            tr(
                "Help with an agreed end stands here: an op-ed, a training, a plan, "
                "with its hours and the day it is due."
            ),
            tone="ta",
        )

    def _nothing_fits(self) -> EmptyState:
        everything = Button(tr("Show everything"))
        everything.clicked.connect(self.filter.clear)
        return EmptyState(
            "magnifying-glass",
            tr("Nothing fits that"),
            tr("Try fewer words, or look at all of it again."),
            everything,
            tone="ta",
        )
