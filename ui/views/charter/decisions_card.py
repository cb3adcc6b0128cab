"""The card "Who decides what" of the charter, with what could be clearer below."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from app.charter import (
    decision_adoptions,
    decision_checks,
    decision_columns,
    decision_rights,
)
from app.charter.decision_adoptions import Adopted
from app.charter.decision_columns import Grid
from app.charter.decision_rights import DARCI, Key, Parts
from app.errors import CirclebookError
from app.i18n import mark, tr, trn
from app.vocabulary import DecisionPart
from ui import phrases
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.prints import print_community
from ui.views.charter.decisions import grid_words as words
from ui.views.charter.decisions.adopt_panel import AdoptRightsPanel
from ui.views.charter.decisions.area_panel import AreaPanel
from ui.views.charter.decisions.cell_menu import fill_menu
from ui.views.charter.decisions.columns_panel import ColumnsPanel
from ui.views.charter.decisions.grid import DecisionGrid
from ui.views.charter.decisions.grid_layout import INSET
from ui.widgets.base import BeginsAt
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card
from ui.widgets.chips import ChipButton
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, bled, boxed, flow, hbox, vbox
from ui.widgets.menus import Menu

PAPER: Final = 28  # px around, as on the other cards of the charter
SUGGESTED: Final = (
    mark("What each session is about"),
    mark("How the money is split"),
    mark("Who joins"),
    mark("What the funder is told"),
    mark("What is published in our name"),
    mark("What we measure"),
)
"""What there may be to decide, offered while nothing is on the list (PI10)."""


class DecisionsCard(BeginsAt, QWidget):
    """Who decides what: the grid, what could be clearer, what was adopted."""

    page_asked = Signal(object)  # a Page to be shown in place of the look
    panel_asked = Signal(object)  # a SidePanel to be opened beside the look

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._home: UUID | None = None
        self._turned: tuple[Any, ...] | None = None  # the cell last marked, and its act
        self.title = Label(tr("Who decides what"), "h2", wrap=True)
        self.add = Button(tr("Add a decision"), kind="link", tip=tr("Insert"))
        self.columns = IconButton("columns", tr("What the table shows"))
        self.print = IconButton("printer", tr("Print who decides what"))
        self.grid = DecisionGrid()
        self.why = Label(
            tr(
                "Say it early and often: what gets decided, who decides, who is asked "
                "before and who is told after. What is clear beforehand is no quarrel "
                "later."
            ),
            "body",
            "ink2",
            wrap=True,
        )
        self.suggested = [_Suggestion(tr(text)) for text in SUGGESTED]
        self.chips = flow(*self.suggested)
        self.legend = Label("", "cap", "ink3", wrap=True)
        self.advice = Label("", "small", "ink2", wrap=True)
        self._hint = boxed(
            hbox(vbox(1, Icon("info", "ink3", 16), STRETCH), (self.advice, 1), gap=8)
        )
        self.holds = Label("", "small", "ink3", wrap=True)
        self.adopt = Button(tr("Adopt it"), "check-square-offset", small=True)
        self._foot = boxed(hbox((self.holds, 1), self.adopt, gap=12))
        self._lay_out()
        self._connect()
        self.begin_at(self.grid)

    @Slot()
    def refresh(self) -> None:
        """Show what the book says now."""
        home = self._desk.community_id
        if home is None:
            return
        if home != self._home:  # what is half typed was meant for the other one
            self._home, self._turned = home, None
            self.grid.editor.drop()
        grid = self._desk.read(decision_columns.grid, home)
        self.grid.fixed = self._desk.read_only
        self.grid.show_grid(grid)
        self._show_state(grid)
        said = [one.sentence for one in decision_checks.advice(grid)]
        self.advice.setText(" ".join(said))
        self._hint.setVisible(bool(said))
        adopted = self._desk.read(decision_adoptions.of_community, home)
        self._show_adopted(home, adopted)

    def show_area(self, area_id: UUID) -> bool:
        """Put the cursor on a decision; tell whether it is there."""
        found = self.grid.show_area(area_id)
        if found:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return found

    @Slot()
    def begin_adding(self) -> None:
        """Let another decision be typed."""
        if self._desk.read_only:
            return
        self._show_grid(shown=True)
        self.grid.begin_adding()

    def commands(self) -> list[Command]:
        """Return what can be asked of it in the palette."""
        return [
            Command("charter.decision", tr("Add a decision"), self.begin_adding),
            Command("charter.who", tr("Adopt who decides what"), self.open_adopt),
            Command(
                "charter.columns",
                tr("Choose who is in “Who decides what”"),
                self.open_columns,
            ),
        ]

    @Slot()
    def look_closely(self) -> None:
        """Open the panel of the decision the cursor is on."""
        self.grid.open()

    @Slot()
    def open_columns(self) -> None:
        """Ask which columns there are, and which letters."""
        self._open(ColumnsPanel(self._desk))

    @Slot()
    def open_adopt(self) -> None:
        """Ask who agreed, and keep the table as it stands."""
        if self._desk.read_only:
            return
        self._open(AdoptRightsPanel(self._desk))

    def _lay_out(self) -> None:
        head = hbox((self.title, 1), self.add, self.columns, self.print, gap=6)
        column = vbox(head, 10, self.why, 8, self.chips, bled(self.grid, INSET), gap=0)
        for part in (self.legend, self._hint, self._foot):
            column.addSpacing(8)
            column.addWidget(part)
        card = Card(column, margins=(PAPER, PAPER - 6, PAPER - 6, 22), radius=12)
        self.setLayout(vbox(card))
        fixed = self._desk.read_only
        for button in (self.add, self.adopt, *self.suggested):
            button.setVisible(not fixed)

    def _connect(self) -> None:
        self.add.clicked.connect(self.begin_adding)
        self.columns.clicked.connect(self.open_columns)
        self.print.clicked.connect(self._print)
        self.adopt.clicked.connect(self.open_adopt)
        for chip in self.suggested:
            chip.wanted.connect(self._add)
        grid = self.grid
        grid.parts_asked.connect(self._set_parts)
        grid.opened.connect(self._open_area)
        grid.renamed.connect(self._rename)
        grid.added.connect(self._add)
        grid.move_asked.connect(self._move)
        grid.delete_asked.connect(self._delete)
        grid.menu_asked.connect(self._open_menu)
        grid.revealed.connect(self._reveal)
        grid.editor.left.connect(self._leave_editor)

    def _show_state(self, grid: Grid) -> None:
        empty = not grid.areas
        for part in (self.why, self.chips):
            part.setVisible(empty)
        self._show_grid(shown=not empty or self.grid.editor.is_adding)
        parts = decision_rights.shown(DARCI, raci=grid.raci)
        if any(area.who(DecisionPart.IMPACTED) for area in grid.areas):
            parts = (*parts, DecisionPart.IMPACTED)
        self.legend.setText(words.legend(parts))
        self.legend.setVisible(not empty)
        self._foot.setVisible(not empty)

    def _show_grid(self, *, shown: bool) -> None:
        self.grid.setVisible(shown)

    def _show_adopted(self, home: UUID, adopted: list[Adopted]) -> None:
        if not adopted:
            self.holds.setText(tr("It was not adopted yet."))
            return
        last = adopted[0]
        said = tr("Version {n}, adopted {day}").format(
            n=last.number, day=phrases.day(last.dated)
        )
        if last.adopted_by:
            said = tr("{words} by {people}").format(words=said, people=last.adopted_by)
        changed = self._desk.read(decision_adoptions.changed_since, home, last)
        since = trn(
            "{n} decision changed since.", "{n} decisions changed since.", changed
        )
        as_it_was = tr("Nothing was changed since.")
        self.holds.setText(f"{said}. {since if changed else as_it_was}")

    # --- What is changed ----------------------------------------------------------

    @Slot(object, object, object)
    def _set_parts(self, area_id: UUID, key: Key, parts: Parts) -> None:
        """Mark a cell; turning it on and on is one step of undo."""
        cell = (area_id, key)
        again = self._turned is not None and self._turned[0] == cell
        before = self._turned[1] if self._turned and again else None
        label = tr("Part in a decision changed")
        act = decision_rights.set_parts
        done = self._desk.write_on(before, label, act, area_id, key, parts)
        self._turned = (cell, done)

    @Slot(str)
    def _add(self, title: str) -> None:
        home = self._desk.community_id
        if home is None:
            return

        def add() -> None:
            label = tr("Decision added")
            new = self._desk.do(label, decision_rights.add, home, title)
            self.refresh()
            self.grid.show_area(new)
            self.grid.go_to(self.grid.row, 1)
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

        self._try(add, title, None)

    @Slot(object, str)
    def _rename(self, area_id: UUID, title: str) -> None:
        def rename() -> None:
            label = tr("Decision said in other words")
            self._desk.do(label, decision_rights.rename, area_id, title)

        self._try(rename, title, area_id)

    def _try(self, act: Callable[[], None], title: str, area_id: UUID | None) -> None:
        """Do it; what is refused can be typed on, and the window says why."""
        try:
            act()
        except CirclebookError:
            self._show_grid(shown=True)
            self.grid.type_on(title, area_id)
            raise

    @Slot(object, int)
    def _move(self, area_id: UUID, by: int) -> None:
        self._desk.note(tr("Decision moved"), decision_rights.move, area_id, by)

    @Slot(object)
    def _delete(self, area_id: UUID) -> None:
        self._desk.do(tr("Decision deleted"), decision_rights.delete, area_id)

    # --- What is opened -----------------------------------------------------------

    @Slot(object)
    def _open_area(self, area_id: UUID) -> None:
        self._open(AreaPanel(self._desk, area_id))
        # once the page has made room for the panel
        QTimer.singleShot(0, self.grid, self.grid.reveal)

    def _open(self, panel: QWidget) -> None:
        self.panel_asked.emit(panel)
        panel.setFocus()

    @Slot(QPoint)
    def _open_menu(self, point: QPoint) -> None:
        menu = Menu(tr("Parts in a decision"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, self.grid)
        menu.popup(point)

    @Slot()
    def _print(self) -> None:
        home = self._desk.community_id
        if home is not None:
            print_community(self, self._desk, home, "decision_rights")

    @Slot()
    def _leave_editor(self) -> None:
        if not self.grid.row_count():
            self._show_grid(shown=False)
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QRectF)
    def _reveal(self, place: QRectF) -> None:
        """Bring a place of the grid into sight of the page that scrolls."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        content = parent.widget() if parent is not None else None
        if parent is not None and content is not None:
            middle = self.grid.mapTo(content, place.center().toPoint())
            high = round(place.height() / 2) + 12
            parent.ensureVisible(middle.x(), middle.y(), 0, high)


class _Suggestion(ChipButton):
    """Something there may be to decide, that can be taken over."""

    wanted = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__(title, icon="plus", outline=True)
        self._title = title
        self.clicked.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.wanted.emit(self._title)
