"""The panel of what the grid shows: whose columns, which letters, how often again."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import decision_columns
from app.charter.decision_rights import Key
from app.i18n import tr
from ui.desk import Desk
from ui.views.charter.decisions.column_ticks import ColumnTicks
from ui.widgets.choices import RadioGroup
from ui.widgets.fields import NumberField
from ui.widgets.labels import Label
from ui.widgets.panels import SidePanel

_TABLES: Final = frozenset(
    {"decision_right", "decision_area", "party", "role_term", "setting", "site"}
)


class ColumnsPanel(SidePanel):
    """Roles and organizations to tick; it follows the book."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("What the table shows"), parent)
        self._desk, self._home = desk, desk.community_id
        self.set_title(tr("What the table shows"))
        self.way = RadioGroup(
            tr("Letters"),
            [
                (False, tr("DARCI"), tr("With who decides")),
                (True, tr("RACI"), tr("Without; the D stays in the book")),
            ],
        )
        self.months = NumberField(
            tr("Look again after"), least=1, most=60, suffix=tr(" months")
        )
        self.ticks = ColumnTicks()
        self.holds = Label(
            tr("A column that is taken away takes along what stands in it."),
            "small",
            "ink3",
            wrap=True,
        )
        for part in (self.way, self.months):
            self.add(part)
            part.setEnabled(not desk.read_only)
        self.add_rule()
        self.add(Label(tr("Columns"), "smalls", "ink3"))
        self.add(self.ticks)
        self.add(self.holds)
        self.way.chosen.connect(self._set_way)
        self.months.finished.connect(self._set_months)
        self.ticks.picked.connect(self._set_column)
        desk.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Show what the book says now."""
        if self._home is None:
            return
        grid = self._desk.read(decision_columns.grid, self._home)
        shown = {column.key for column in grid.columns}
        offered = self._desk.read(decision_columns.offered, self._home)
        columns = [(one, one.key in shown) for one in offered]
        self.ticks.show_columns(columns, fixed=self._desk.read_only)
        self.way.choose(grid.raci)
        if not self.months.input.hasFocus():
            self.months.set_value(grid.months)

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        self.way.button(self.way.current()).setFocus(reason)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & _TABLES and self._desk.community_id == self._home:
            self.refresh()

    @Slot(object, bool)
    def _set_column(self, key: Key, on: bool) -> None:
        if self._home is None:
            return
        if on:
            act, label = decision_columns.show, tr("Column added")
        else:
            act, label = decision_columns.hide, tr("Column taken away")
        self._desk.do(label, act, self._home, key)

    @Slot(object)
    def _set_way(self, raci: bool) -> None:
        if self._home is not None:
            label = tr("Letters changed")
            self._desk.note(label, decision_columns.set_raci, self._home, raci=raci)

    @Slot(object)
    def _set_months(self, months: int) -> None:
        if self._home is not None:
            label = tr("How often to look again changed")
            self._desk.note(label, decision_columns.set_months, self._home, months)
