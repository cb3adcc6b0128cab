"""The card "What success looks like, to each of us", and the banner above it."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.charter import adoption, success, tensions
from app.charter.adoption import Standing
from app.charter.success import Row, Spot, Statement
from app.i18n import tr
from app.vocabulary import SuccessAudience, SuccessLevel
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.prints import print_community
from ui.views.charter.success import success_words
from ui.views.charter.success.agree_panel import AgreePanel
from ui.views.charter.success.cells import INSET
from ui.views.charter.success.grid import SuccessGrid
from ui.views.charter.success.statement_field import StatementField
from ui.views.charter.success.statement_panel import StatementPanel
from ui.views.charter.success.tension_box import TensionBox
from ui.views.charter.success.tension_panel import TensionPanel
from ui.views.create.tab_order import as_laid_out
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.feedback import Banner
from ui.widgets.labels import Label
from ui.widgets.layout import FlowLayout, bled, hbox, vbox
from ui.widgets.panels import SidePanel

PAPER = 28  # px around the words of the charter


class SuccessCard(QWidget):
    """What success is to each audience, edited where it stands; who has agreed.

    What is more than words opens in a panel, for which the page is asked.
    """

    page_asked = Signal(object)  # a Page in place of the look
    panel_asked = Signal(object)  # a SidePanel beside it

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel: Any = None
        self._pending: list[str] = []  # themes that have no statement yet
        self._community: UUID | None = None
        self._agree = Button(tr("Note who agreed"), small=True)
        self.banner = Banner(
            tr("What success is, is not agreed yet"),
            "",
            self._agree,
            tone="honey",
            icon="hourglass-medium",
            dismissable=False,
        )
        self.title = Label(
            tr("What success looks like, to each of us"), "h2", wrap=True
        )
        self.agreed = Label("", "small", "ink3", wrap=True)
        self.intro = Label(_intro(), "small", "ink3", wrap=True)
        self.grid = SuccessGrid()
        self.box = TensionBox()
        self.add_row = Button(tr("Add a theme"), "plus", "link", small=True)
        self.add_difference = Button(
            tr("Add a difference"), "arrows-left-right", "link", small=True
        )
        self.agree_button = Button(
            tr("Note who agreed"), "check-circle", "link", small=True
        )
        self.print = Button(tr("Print on one page"), "printer", "link", small=True)
        self._lay_out()
        self._connect()
        if desk.read_only:
            self._lock()

    def commands(self) -> list[Command]:
        """Return what can be asked of this card; the page offers it."""
        return [
            Command("success.write", tr("Write what success is"), self.write),
            Command("success.theme", tr("Add a theme of success"), self.begin_row),
            Command("success.agree", tr("Note who agreed on success"), self.agree),
            Command(
                "success.difference", tr("Add a difference we are holding"), self.differ
            ),
            Command(
                "success.print", tr("Print what success looks like"), self.print_page
            ),
        ]

    def refresh(self) -> None:
        """Show what the book says now."""
        home = self._desk.community_id
        if home is None:
            return
        if home != self._community:
            self._community, self._pending = home, []
        found = self._desk.read(success.of_community, home)
        standings = self._desk.read(adoption.of_community, home)
        columns = success.columns(found)
        themes = {one.theme.casefold() for one in found}
        self._pending = [one for one in self._pending if one.casefold() not in themes]
        self.grid.show_rows(self._with_pending(success.grid(found)), columns, standings)
        self.box.show_held(self._desk.read(tensions.of_community, home))
        self.intro.setVisible(not found)
        self.agree_button.setVisible(bool(found) and not self._desk.read_only)
        self.print.setVisible(bool(found))
        self._show_standings(standings)
        if self._panel is not None and isValid(self._panel):
            self._panel.refresh()
        as_laid_out(self)

    @Slot()
    def write(self) -> None:
        """Begin in the first empty place, or else in the first statement."""
        fields = self.grid.fields()
        field = next((one for one in fields if one.is_blank), fields[0])
        field.words.setFocus(Qt.FocusReason.TabFocusReason)
        field.words.begin()

    @Slot()
    def open_first(self) -> None:
        """Show all that is known of the first statement, or write one."""
        one = next((field.one for field in self.grid.fields() if field.one), None)
        if one is None:
            self.write()
        else:
            self.open_statement(one)

    @Slot()
    def look_at_a_difference(self) -> None:
        """Show the first difference that is held, or ask for one."""
        if self.box.buttons:
            self.open_difference(self.box.buttons[0].one)
        else:
            self.differ()

    @Slot()
    def begin_row(self) -> None:
        """Give room for one more theme, at both levels, and ask for its name."""
        if self._desk.read_only:
            return
        if "" not in self._pending:
            self._pending.append("")
        self.refresh()
        line = self.grid.lines[self._at_end(SuccessLevel.FEASIBLE)]
        line.head.theme.show()
        line.head.theme.begin()

    @Slot()
    def agree(self, audiences: Any = None) -> None:
        """Ask who agreed: those asked for, or all who have not."""
        home = self._desk.community_id
        if home is None or self._desk.read_only:
            return
        if not isinstance(audiences, tuple):
            lacks = adoption.lacking(self._desk.read(adoption.of_community, home))
            audiences = tuple(one.whose for one in lacks)
        panel = AgreePanel(self._desk, audiences)
        panel.agreed.connect(panel.closed)
        self._open(panel)

    @Slot()
    def differ(self) -> None:
        """Ask for a difference that is to be held."""
        if not self._desk.read_only:
            panel = TensionPanel(self._desk)
            panel.finished.connect(panel.closed)
            self._open(panel)

    @Slot()
    def print_page(self) -> None:
        """Open the print window on the page of all audiences."""
        home = self._desk.community_id
        if home is not None:
            print_community(self, self._desk, home, "success_page")

    def show_item(self, item_id: UUID) -> bool:
        """Show a statement or a difference; tell whether it is one of these."""
        field = self.grid.field_of(item_id)
        if field is not None and field.one is not None:
            self.grid.focus_on(item_id)
            self.open_statement(field.one)
            return True
        for button in self.box.buttons:
            if button.one.id == item_id:
                button.setFocus(Qt.FocusReason.TabFocusReason)
                self.open_difference(button.one)
                return True
        return False

    @Slot(object)
    def open_statement(self, one: Statement) -> None:
        """Show what is known of a statement."""
        panel = StatementPanel(self._desk, one)
        panel.another_asked.connect(self._add_beside)
        self._open(panel)

    @Slot(object)
    def open_difference(self, one: tensions.Held) -> None:
        """Show a difference that is held."""
        self._open(TensionPanel(self._desk, one))

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        fields = self.grid.fields()
        if fields:
            fields[0].words.setFocus(reason)

    def _open(self, panel: SidePanel) -> None:
        self._panel = panel
        self.panel_asked.emit(panel)
        panel.setFocus()

    def _lay_out(self) -> None:
        self.card = Card(radius=12)
        head = hbox((self.title, 3), (self.agreed, 2), gap=16)
        self.agreed.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.agreed.setContentsMargins(0, 6, 0, 0)
        links = FlowLayout(18)
        for button in (
            *(self.add_row, self.add_difference, self.agree_button, self.print),
        ):
            links.addWidget(button)
        column = vbox(head, self.intro, bled(self.grid, INSET), self.box, gap=14)
        column.addLayout(links)
        self.card.hold(column, (PAPER, PAPER - 4, PAPER, PAPER - 8))
        self.setLayout(vbox(self.banner, self.card, gap=18))
        self.banner.hide()

    def _connect(self) -> None:
        self._agree.clicked.connect(self.agree)
        self.agree_button.clicked.connect(self.agree)
        self.add_row.clicked.connect(self.begin_row)
        self.add_difference.clicked.connect(self.differ)
        self.print.clicked.connect(self.print_page)
        self.box.opened.connect(self.open_difference)
        self.grid.said.connect(self._say)
        self.grid.opened.connect(self.open_statement)
        self.grid.moved.connect(self._move)
        self.grid.deleted.connect(self._delete)
        self.grid.theme_named.connect(self._name_theme)
        self.grid.agree_asked.connect(self._agree_of)

    def _lock(self) -> None:
        self.grid.fixed = True
        for button in (self.add_row, self.add_difference, self._agree):
            button.hide()

    def _with_pending(self, rows: list[Row]) -> list[Row]:
        """Return the rows with one for each theme that has no statement yet."""
        for theme in self._pending:
            for level in SuccessLevel:
                at = max(i for i, row in enumerate(rows) if row.level is level)
                empty: dict[SuccessAudience, tuple[Statement, ...]] = dict.fromkeys(
                    SuccessAudience, ()
                )
                rows.insert(at + 1, Row(level, theme, empty))
        return rows

    def _at_end(self, level: SuccessLevel) -> int:
        return max(i for i, one in enumerate(self.grid.lines) if one.level is level)

    def _show_standings(self, standings: tuple[Standing, ...]) -> None:
        lacks = adoption.lacking(standings)
        self.banner.setVisible(bool(lacks))
        words = success_words.lacking(lacks)
        self.banner.sentence.setText(words)
        self.banner.setAccessibleName(f"{self.banner.title.text()}. {words}")
        said = success_words.agreed(standings, adoption.all_review_on(standings))
        self.agreed.setText(said)
        self.agreed.setVisible(bool(said))

    @Slot(object, str)
    def _say(self, field: StatementField, words: str) -> None:
        home = self._desk.community_id
        if home is None:
            return
        if field.one is None:
            if words:
                self._desk.do(
                    tr("Statement added"), success.add, home, field.spot, words
                )
        elif not words:
            self._delete(field.one)
        else:
            self._desk.do(
                tr("Statement changed"), success.change, field.one.id, statement=words
            )

    @Slot(object)
    def _delete(self, one: Statement) -> None:
        self._desk.do(tr("Statement deleted"), success.delete, one.id)

    @Slot(object, object)
    def _move(self, one: Statement, spot: Spot) -> None:
        self._desk.do(tr("Statement moved"), success.move, one.id, spot)
        self.grid.focus_on(one.id)

    @Slot(object, str, str)
    def _name_theme(self, level: SuccessLevel, theme: str, name: str) -> None:
        home = self._desk.community_id
        if home is None:
            return
        if theme in self._pending:
            at = self._pending.index(theme)
            self._pending[at : at + 1] = [name] if name else []
            self.refresh()
            return
        words = tr("Theme named")
        self._desk.do(words, success.name_theme, home, level, theme, name)

    @Slot(object)
    def _agree_of(self, whose: SuccessAudience) -> None:
        self.agree((whose,))

    @Slot(object)
    def _add_beside(self, one: Statement) -> None:
        field = self.grid.field_of(one.id)
        if field is not None:
            self.grid.add_beside(field)


def _intro() -> str:
    return tr(
        "Success may be something else to the funder, to the partners and to the "
        "community. Agree early on what it might look like, on what can be done in the "
        "time there is, and on how you will know."
    )
