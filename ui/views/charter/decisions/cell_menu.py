"""The menu of a cell: every part there is, for who works with the mouse."""

from functools import partial

from app.charter import decision_rights
from app.i18n import tr
from app.vocabulary import DecisionPart
from ui.views.charter.decisions import grid_words as words
from ui.views.charter.decisions.grid import DecisionGrid
from ui.widgets.menus import Menu


def fill_menu(menu: Menu, grid: DecisionGrid) -> None:
    """Offer the parts of the cell, several at once, and what to do with the row."""
    at = grid.current()
    if at is None:
        return
    area, column = at
    if column is not None and not grid.fixed:
        menu.add_head(f"{column.name}: {area.title}")
        held = grid.parts()
        for part in decision_rights.shown(tuple(DecisionPart), raci=grid.grid.raci):
            put = partial(grid.ask_part, part, beside=True)
            keys = f"Shift+{words.letter(part)}"
            menu.add(part.label, put, shortcut=keys, checked=part in held)
        menu.add(tr("no part in it"), grid.delete, shortcut="Del", checked=not held)
        menu.add_rule()
    menu.add(tr("Look closely"), grid.open, "magnifying-glass", "Return")
    if grid.fixed:
        return
    menu.add(tr("Say it in other words"), grid.rename, "pencil-simple", "F2")
    menu.add(tr("Move up"), partial(grid.ask_move, -1), "arrow-up", "Alt+Up")
    menu.add(tr("Move down"), partial(grid.ask_move, 1), "arrow-down", "Alt+Down")
    delete = partial(grid.delete_asked.emit, area.id)
    menu.add(tr("Delete the decision"), delete, "trash", danger=True)
