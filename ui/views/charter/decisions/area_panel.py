"""The panel of a decision: how it is made, who is impacted, and its days."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import decision_columns, decision_rights
from app.charter.decision_columns import Grid
from app.charter.decision_rights import Area, Key
from app.errors import CirclebookError
from app.i18n import tr
from app.vocabulary import DecisionMode, DecisionPart
from ui import phrases
from ui.desk import Desk
from ui.views.charter.decisions import grid_words as words
from ui.views.charter.decisions.column_ticks import ColumnTicks
from ui.widgets.buttons import IconButton
from ui.widgets.combos import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.fields import TextArea
from ui.widgets.labels import Label
from ui.widgets.panels import SidePanel

_TABLES = frozenset({"decision_area", "decision_right", "party", "setting"})


class AreaPanel(SidePanel):
    """All of one decision; it follows the book, and closes when that is gone."""

    def __init__(
        self, desk: Desk, area_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("A decision"), parent)
        self._desk, self._home = desk, desk.community_id
        self.area_id = area_id
        self._area: Area | None = None
        self.up = IconButton("arrow-up", tr("Move up"), shortcut="Alt+Up")
        self.down = IconButton("arrow-down", tr("Move down"), shortcut="Alt+Down")
        self.bin = IconButton("trash", tr("Delete the decision"))
        modes: list[tuple[Any, str]] = [(None, tr("Not agreed yet"))]
        modes += [(mode, mode.label) for mode in DecisionMode]
        self.mode = ChoiceField(tr("How it is decided"), modes)
        self.note = TextArea(tr("Note"), rows=2)
        self.agreed = DateField(tr("Agreed on"))
        self.review = DateField(tr("Look at it again on"))
        self.due = Label("", "small", "ink3", wrap=True)
        self.parts = Label("", "body", "ink", wrap=True)
        self.impacted = ColumnTicks()
        self._lay_out()
        self._connect()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the book says now; close if the decision is gone."""
        if self._home is None:
            return
        grid = self._desk.read(decision_columns.grid, self._home)
        found = [one for one in grid.areas if one.id == self.area_id]
        if not found:
            self.closed.emit()
            return
        area = self._area = found[0]
        self.set_title(area.title)
        self.mode.set_value(area.mode)
        self.parts.setText(_parts(grid, area))
        if not self.note.input.hasFocus():
            self.note.set_value(area.note)
        for field, day in (
            (self.agreed, area.agreed_on),
            (self.review, area.review_on),
        ):
            if not field.input.hasFocus():
                field.set_value(day)
        self._show_due(grid, area)
        self._show_impacted(grid, area)

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        self.mode.input.setFocus(reason)

    def _lay_out(self) -> None:
        for button in (self.up, self.down, self.bin):
            self.add_action(button)
        self.add(self.parts)
        self.add_rule()
        for field in (self.mode, self.note, self.agreed, self.review, self.due):
            self.add(field)
        self.add_rule()
        self.add(Label(tr("Who is impacted"), "smalls", "ink3"))
        self.add(self.impacted)
        fixed = self._desk.read_only
        fields = (self.mode, self.note, self.agreed, self.review)
        for widget in (self.up, self.down, self.bin, *fields):
            widget.setEnabled(not fixed)

    def _connect(self) -> None:
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.bin.clicked.connect(self._delete)
        self.mode.finished.connect(self._set_mode)
        self.note.finished.connect(self._set_note)
        self.agreed.finished.connect(self._set_agreed)
        self.review.finished.connect(self._set_review)
        self.impacted.picked.connect(self._set_impacted)
        self._desk.changed.connect(self._follow)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & _TABLES and self._desk.community_id == self._home:
            self.refresh()

    def _show_due(self, grid: Grid, area: Area) -> None:
        day = grid.due(area)
        by_itself = day is not None and area.review_on is None
        self.due.setVisible(by_itself)
        if day is not None and by_itself:
            said = tr(
                "Without a day of its own, {day}: {n} months after it was agreed."
            )
            self.due.setText(said.format(day=phrases.day(day), n=grid.months))

    def _show_impacted(self, grid: Grid, area: Area) -> None:
        part = DecisionPart.IMPACTED
        shown = [(one, part in area.of(one.key)) for one in grid.columns]
        self.impacted.show_columns(shown, fixed=self._desk.read_only)

    @Slot(object, bool)
    def _set_impacted(self, key: Key, on: bool) -> None:
        if self._area is None:
            return
        held = set(self._area.of(key))
        wanted = (
            held | {DecisionPart.IMPACTED} if on else held - {DecisionPart.IMPACTED}
        )
        label = tr("Who is impacted changed")
        self._desk.note(label, decision_rights.set_parts, self.area_id, key, wanted)

    def _change(self, **fields: Any) -> None:
        label = tr("Decision changed")
        self._desk.do(label, decision_rights.change, self.area_id, **fields)

    @Slot(object)
    def _set_mode(self, mode: DecisionMode | None) -> None:
        self._change(mode=mode)

    @Slot(object)
    def _set_note(self, note: str) -> None:
        self._change(note=note)

    @Slot(object)
    def _set_agreed(self, day: date | None) -> None:
        self._set_day(self.agreed, agreed_on=day)

    @Slot(object)
    def _set_review(self, day: date | None) -> None:
        self._set_day(self.review, review_on=day)

    def _set_day(self, field: DateField, **day: date | None) -> None:
        try:
            self._change(**day)
        except CirclebookError as error:
            field.set_error(str(error))

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        self._desk.note(tr("Decision moved"), decision_rights.move, self.area_id, by)

    @Slot()
    def _delete(self) -> None:
        self._desk.do(tr("Decision deleted"), decision_rights.delete, self.area_id)


def _parts(grid: Grid, area: Area) -> str:
    """Return who has which part, a line for each part."""
    said = []
    for part in decision_rights.shown(decision_rights.DARCI, raci=grid.raci):
        who = [one.name for one in grid.columns if part in area.of(one.key)]
        if who:
            names = phrases.names(who)
            said.append(tr("{part}: {names}").format(part=part.label, names=names))
    return "\n".join(said) or words.listed(())
