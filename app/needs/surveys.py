"""A survey or poll as a table: one row for each answer, one column for each topic.

Answers are turned into strengths or levels; several from one site or person become
one, their average, and those of nobody in particular are the whole circle's (NR13).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf, isnan, nan
from typing import Final

from app.i18n import mark, tr, trn
from app.needs import drafts, needs_sheets
from app.needs.drafts import Draft, Side
from app.needs.needs_sheets import Known, number_like
from app.person.people_names import fold
from app.sheets import LOOKED_AT, Sheet
from app.spreadsheets import unguarded

TOPIC: Final = "topic"
WHO: Final = "who"
WHEN: Final = "when"
COLUMNS: Final = {
    TOPIC: mark("A topic"),
    WHO: mark("Who answers"),
    WHEN: mark("Day of the answer"),
}
"""What a column of a survey may hold."""

SCALES: Final = ((0, 3), (0, 4), (0, 5), (1, 5), (0, 10), (1, 10), (0, 1), (0, 100))
"""The least and the greatest answer of the scales that are offered."""

_FEW: Final = 3  # columns of numbers that make a table a survey
_MOSTLY: Final = 0.6
_YES: Final = frozenset(["yes", "y", "x", "true", "si", "ja", "oui", "✓", "✔", "☑"])
_NO: Final = frozenset(["no", "n", "false", "nein", "non", ""])


@dataclass(frozen=True)
class _Answers:
    """What one site, one person or nobody in particular answered on a topic."""

    row: int
    values: list[float]
    days: list[date]


def looks_like_one(sheet: Sheet) -> bool:
    """Tell whether a table seems to have a column for each topic."""
    return sheet.named and len(_number_columns(sheet)) >= _FEW


def guess(sheet: Sheet, known: Known) -> dict[int, str]:
    """Return what the columns hold: topics where there are numbers, and who."""
    found = dict.fromkeys(_number_columns(sheet), TOPIC)
    free = [at for at in range(len(sheet.heads)) if at not in found]
    named = [at for at in free if _names_holders(sheet, at, known)]
    heads = [at for at in free if needs_sheets.HEADS.get(fold(sheet.heads[at])) == WHO]
    for at in (*named, *heads)[:1]:
        found[at] = WHO
    days = [at for at in free if at not in found and _holds_days(sheet, at)]
    for at in days[:1]:
        found[at] = WHEN
    return dict(sorted(found.items()))


def _holds_days(sheet: Sheet, at: int) -> bool:
    cells = [_cell(row, at) for row in sheet.rows[:LOOKED_AT]]
    return sum(drafts.day(cell) is not None for cell in cells) > len(cells) / 2


def _names_holders(sheet: Sheet, at: int, known: Known) -> bool:
    cells = [_cell(row, at) for row in sheet.rows[:LOOKED_AT]]
    return sum(map(known.is_holder, cells)) > len(cells) / 2


def scale(sheet: Sheet, columns: Mapping[int, str], side: Side) -> tuple[int, int]:
    """Return the scale the answers seem to be on: the least and the greatest."""
    values = [
        value
        for row in sheet.rows
        for at in columns
        if columns[at] == TOPIC and at < len(row)
        if (value := _figure(row[at])) is not None
    ]
    if not values:
        return (0, 1)
    least, most = min(values), max(values)
    if most <= 1 and least >= 0 and drafts.TOP[side] > 1 and least < 1:
        return (0, 1)
    if most <= drafts.TOP[side]:
        return (0, drafts.TOP[side])
    low = 1 if least >= 1 else 0
    return next((low, top) for top in (5, 10, 100) if most <= top or top == 100)


def drafts_of(
    sheet: Sheet,
    columns: Mapping[int, str],
    side: Side,
    answers: tuple[int, int],
) -> list[Draft]:
    """Return an entry for each topic and who asks for it, in the order of the table.

    An answer that says no, or nothing, makes none.
    """
    found: dict[tuple[int, str], _Answers] = {}
    wrong: list[Draft] = []
    topics = [at for at, held in columns.items() if held == TOPIC]
    who_at, when_at = _at(columns, WHO), _at(columns, WHEN)
    names: dict[str, str] = {}
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        who, day = _cell(row, who_at), drafts.day(_cell(row, when_at))
        names.setdefault(fold(who), who)
        for at in topics:
            cell = _cell(row, at)
            value = _value(cell)
            if value is None:
                wrong.append(_not_understood(sheet, number, at, who, cell, side))
            elif not isnan(value):
                here = found.setdefault((at, fold(who)), _Answers(number, [], []))
                here.days.extend([day] if day else [])
                here.values.append(_on_scale(value, answers, drafts.TOP[side]))
    kept = [
        _draft(sheet, at, names[key], side, said)
        for (at, key), said in found.items()
        if _mean(said.values)
    ]
    return sorted([*kept, *wrong], key=lambda one: one.row)


def answered(sheet: Sheet, columns: Mapping[int, str]) -> Mapping[str, int]:
    """Return who answered and how often, folded as names are compared."""
    who_at = _at(columns, WHO)
    counted: dict[str, int] = defaultdict(int)
    for row in sheet.rows:
        counted[fold(_cell(row, who_at))] += 1
    return counted


def _number_columns(sheet: Sheet) -> list[int]:
    sample = sheet.rows[:LOOKED_AT]
    found = []
    for at in range(len(sheet.heads)):
        cells = [row[at] for row in sample if at < len(row) and row[at].strip()]
        numbers = sum(_value(cell) is not None for cell in cells)
        if cells and numbers > _MOSTLY * len(cells):
            found.append(at)
    return found


def _at(columns: Mapping[int, str], held: str) -> int | None:
    """Return the first column that holds this."""
    return next((at for at, one in columns.items() if one == held), None)


def _cell(row: Sequence[str], at: int | None) -> str:
    return unguarded(row[at]).strip() if at is not None and at < len(row) else ""


def _figure(cell: str) -> float | None:
    """Return the number a cell begins with: "4", "3,5", "5 - strongly agree"."""
    first = cell.strip().partition(" ")[0].rstrip(".:)-–")
    return float(first.replace(",", ".")) if number_like(first) else None


def _value(cell: str) -> float | None:
    """Return the answer in a cell; NaN is none given, None is not understood."""
    word = cell.strip().casefold()
    if not word or word in ("-", "–", "n/a", "na"):
        return nan
    figure = _figure(cell)
    if figure is not None:
        return figure
    if word in _YES:
        return inf
    return 0.0 if word in _NO else None


def _on_scale(value: float, answers: tuple[int, int], top: int) -> float:
    least, most = answers
    share = (value - least) / (most - least) if value != inf else 1.0
    return min(max(share, 0.0), 1.0) * top


def _mean(values: list[float]) -> int:
    """Return the average, halves up."""
    return int(sum(values) / len(values) + 0.5)


def _draft(sheet: Sheet, at: int, who: str, side: Side, said: _Answers) -> Draft:
    count = len(said.values)
    note = trn("Of {n} answer.", "The average of {n} answers.", count)
    more = [("source", "survey")]
    if said.days:
        field = "asked_on" if side is Side.ASKS else "checked_on"
        more.append((field, max(said.days).isoformat()))
    return Draft(
        said.row,
        side,
        sheet.heads[at],
        who,
        str(_mean(said.values)),
        more=tuple(more),
        circle=not who and side is Side.ASKS,
        note=note if count > 1 else "",
    )


def _not_understood(
    sheet: Sheet, number: int, at: int, who: str, cell: str, side: Side
) -> Draft:
    note = tr("In “{column}”.").format(column=sheet.heads[at])
    return Draft(number, side, sheet.heads[at], who, cell, note=note)
