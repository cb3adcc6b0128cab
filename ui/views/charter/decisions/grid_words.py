"""The words of who decides what: its letters, and what is read out of a cell."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from app.charter.decision_columns import Column, Grid
from app.charter.decision_rights import Area, Parts
from app.i18n import mark, tr
from app.vocabulary import DecisionPart
from ui import phrases

LETTERS: Final[Mapping[DecisionPart, str]] = {
    DecisionPart.DECIDES: mark("D"),
    DecisionPart.ACCOUNTABLE: mark("A"),
    DecisionPart.RESPONSIBLE: mark("R"),
    DecisionPart.CONSULTED: mark("C"),
    DecisionPart.INFORMED: mark("I"),
    DecisionPart.IMPACTED: mark("M"),
}
"""The letter of each part, which is its key as well; I is taken, so M is impacted."""


def letter(part: DecisionPart) -> str:
    """Return the letter of a part."""
    return tr(LETTERS[part])


def listed(parts: Parts) -> str:
    """Return "decides, accountable", or that there is no part."""
    if not parts:
        return tr("no part in it")
    return tr(", ").join(part.label for part in parts)


def cell(area: Area, column: Column, *, raci: bool) -> str:
    """Return a cell in words: "How the money is split, Funder: decides"."""
    return tr("{decision}, {who}: {parts}").format(
        decision=area.title,
        who=column.name,
        parts=listed(area.of(column.key, raci=raci)),
    )


def title(grid: Grid, row: int, today: date) -> str:
    """Return what is decided in words, with how, and its days."""
    area = grid.areas[row]
    said = [area.title, under(grid, area, today)]
    if area.agreed_on is not None:
        said.append(tr("agreed {day}").format(day=phrases.day(area.agreed_on)))
    said.append(tr("row {n} of {count}").format(n=row + 1, count=len(grid.areas)))
    return tr(", ").join(part for part in said if part)


def under(grid: Grid, area: Area, today: date) -> str:
    """Return the small line under what is decided: how, and that it is time again."""
    how = area.mode.label if area.mode else ""
    again = tr("time to look again") if is_due(grid, area, today) else ""
    return " · ".join(part for part in (how, again) if part)


def is_due(grid: Grid, area: Area, today: date) -> bool:
    """Tell whether the day to look at it again has come."""
    day = grid.due(area)
    return day is not None and day <= today


def legend(parts: Parts) -> str:
    """Return what the letters stand for: "D decides · A accountable"."""
    return " · ".join(f"{letter(part)} {part.label}" for part in parts)
