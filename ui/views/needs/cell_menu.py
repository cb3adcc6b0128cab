"""The menu of a cell: every mark there is, for who works with the mouse."""

from functools import partial

from app.i18n import mark, tr
from app.needs.needs import STRENGTHS
from app.needs.offers import LEVELS
from ui.views.needs.matrix_grid import MatrixGrid
from ui.widgets.menus import Menu


def fill_menu(menu: Menu, grid: MatrixGrid) -> None:
    """Offer the levels, the strengths, a match and a closer look."""
    own, current = grid.cell().own, grid.current()
    if current is None:
        return
    if current[1].key is not None:
        menu.add_head(tr("How well they know it"))
        for level, text in {**LEVELS, 0: mark("Nothing noted")}.items():
            act = partial(grid.ask_level, level)
            menu.add(tr(text), act, shortcut=str(level), checked=own.level == level)
        menu.add_rule()
    menu.add_head(tr("How strongly they ask"))
    asks = {**dict(reversed(STRENGTHS.items())), 0: mark("Does not ask")}
    for strength, text in asks.items():
        act = partial(grid.ask_strength, strength)
        menu.add(tr(text), act, checked=own.strength == strength)
    menu.add_rule()
    menu.add(tr("Make a match"), grid.match, "handshake", "M")
    menu.add(tr("Look closely"), grid.open, "magnifying-glass", "Return")
