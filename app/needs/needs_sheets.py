"""Needs and expertise in a spreadsheet saved as text (CSV): one entry in each row.

What its columns hold is guessed, by what they are called in English and in the words
of our own tables, else by what stands in them; every guess can be put right.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import sheets
from app.errors import DocumentError
from app.i18n import mark, tr
from app.needs import drafts, holders, topics
from app.needs.drafts import Draft, Side
from app.person.people_names import fold
from app.sheets import LOOKED_AT, Sheet
from app.spreadsheets import unguarded

COLUMNS: Final[Mapping[str, str]] = {
    "side": mark("Side"),
    "topic": mark("Topic"),
    "who": mark("Who"),
    "who_is": mark("Who it is"),
    "site": mark("Site of the person"),
    "number": mark("Strength or level"),
    "wording": mark("In their words"),
    "urgent_by": mark("Urgent by"),
    "state": mark("State"),
    "tackled_by": mark("To be met by"),
    "work_type": mark("Kind of work"),
    "joint_impact": mark("Acting together"),
    "assets": mark("What helps"),
    "satisfying": mark("What would be enough"),
    "offer": mark("Volunteered"),
    "kind": mark("Kind"),
    "terms": mark("Terms"),
    "availability": mark("When"),
    "place": mark("Where"),
    "source": mark("Heard by"),
    "confidence": mark("How sure"),
    "asked_on": mark("Asked on"),
    "checked_on": mark("Checked on"),
    "layer": mark("Read by"),
}
"""What a column may hold."""

_HEADS: Final[Mapping[str, str]] = {
    "side": "need or offer|need or expertise|type|direction|side",
    "topic": "topic|subject|skill|need|theme|area|item|expertise|offer|what|title|"
    "request|needs|skills|topics|interest",
    "who": "who|name|site|organization|organisation|person|member|participant|"
    "coalition|asked by|requested by|from|holder|respondent|team|agency|full name",
    "who_is": "who is|kind of holder|holder type",
    "site": "their site|person s site",
    "number": "strength|level|how strongly|how well|score|rating|priority|votes|dots|"
    "points|number|importance|rank|proficiency|strength 0 3|level 0 4",
    "wording": "in their words|wording|comment|comments|quote|notes|note|details|"
    "description|explanation|remarks",
    "urgent_by": "urgent by|needed by|deadline|due|due date|by when",
    "state": "state|status",
    "work_type": "work type",
    "availability": "availability|available",
    "place": "place|location",
    "source": "source|heard",
    "confidence": "confidence",
    "asked_on": "asked|date|date asked|asked on|submitted|timestamp",
    "checked_on": "checked|last checked|updated|verified",
    "layer": "layer|shareable|visible to",
}
HEADS: Final = {
    head: column for column, heads in _HEADS.items() for head in heads.split("|")
}

_MOSTLY: Final = 0.6  # of the cells that are looked at


@dataclass(frozen=True)
class Known:
    """The names the book knows, folded, to guess by what stands in a column."""

    holders: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()

    def is_holder(self, cell: str) -> bool:
        """Tell whether a cell names a site or a person."""
        return fold(unguarded(cell)) in self.holders

    def is_topic(self, cell: str) -> bool:
        """Tell whether a cell names a topic."""
        return fold(unguarded(cell)) in self.topics


def known(session: Session, community_id: UUID) -> Known:
    """Return the names the book knows."""
    here = holders.of_community(session, community_id)
    return Known(
        frozenset(fold(one.name) for one in (*here.sites, *here.people)),
        frozenset(map(fold, topics.names(session))),
    )


def understood(
    sheet: Sheet, known: Known, name: str = "", *, heads: bool | None = None
) -> Sheet:
    """Return a table as it was read from a file, with what its columns hold.

    `heads` says whether the first row names the columns, if that is not to be guessed.
    Raises DocumentError without a row.
    """
    if not sheet.rows:
        raise DocumentError(
            tr("There is nothing in {name}. Nothing was changed.").format(name=name)
        )
    if _has_heads(sheet) if heads is None else heads:
        sheet = sheets.with_heads(sheet)
    columns = _by_heads(sheet.heads) if sheet.named else {}
    return replace(sheet, columns=_by_contents(sheet, columns, known))


def drafts_of(
    sheet: Sheet, columns: Mapping[int, str] | None = None, side: Side = Side.ASKS
) -> list[Draft]:
    """Return an entry for each row; it is of `side` unless a column says another."""
    mapping = sheet.columns if columns is None else columns
    return [
        _draft(number, row, mapping, side)
        for number, row in zip(sheet.numbers, sheet.rows, strict=True)
    ]


def _draft(
    number: int, row: Sequence[str], columns: Mapping[int, str], side: Side
) -> Draft:
    said: dict[str, str] = {}
    for place, column in columns.items():
        text = unguarded(row[place]).strip() if place < len(row) else ""
        before = said.get(column, "")
        said[column] = f"{before}, {text}" if before and text else before or text
    written = said.pop("side", "")
    found = drafts.side_of(written) if written else side
    topic, who, strength, who_is, at = (said.pop(name, "") for name in _OF_DRAFT)
    problem = tr("“{text}” is neither a need nor an offer.").format(text=written[:40])
    return Draft(
        number,
        found or side,
        topic,
        who,
        strength,
        who_is,
        at,
        tuple(said.items()),
        problem="" if found else problem,
    )


def number_like(text: str) -> bool:
    """Tell whether a cell holds nothing but a small number."""
    text = text.strip().replace(",", ".")
    try:
        return 0 <= float(text) <= 100
    except ValueError:
        return False


def _has_heads(sheet: Sheet) -> bool:
    """Tell whether the first row names the columns: by its words, or above numbers."""
    first, below = sheet.rows[0], sheet.rows[1 : LOOKED_AT + 1]
    names = {*HEADS, *(fold(tr(name)) for name in COLUMNS.values())}
    if sum(fold(cell) in names for cell in first) > 1:
        return True
    if any(map(number_like, first)) or not below:
        return False
    if any(fold(cell) in names for cell in first):
        return True
    return any(_share(below, at, number_like) > _MOSTLY for at in range(len(first)))


def _by_heads(heads: Sequence[str]) -> dict[int, str]:
    """Return what the columns hold, by what they are called; each only once."""
    own = {fold(tr(name)): column for column, name in COLUMNS.items()}
    found: dict[int, str] = {}
    for names in (own, HEADS):  # our own words hold before others
        for at, head in enumerate(heads):
            column = names.get(fold(head))
            if column and at not in found and column not in found.values():
                found[at] = column
    return dict(sorted(found.items()))


def _by_contents(sheet: Sheet, columns: dict[int, str], known: Known) -> dict[int, str]:
    """Return what the columns hold, where that is missing by what stands in them."""
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("side", _is_side),
        ("who", known.is_holder),
        ("topic", known.is_topic),
        ("number", number_like),
    )
    for column, test in tests:
        best = _best(sheet, columns, test)
        if column not in columns.values() and best is not None:
            columns = {**columns, best: column}
    if "topic" not in columns.values():
        words = _best(sheet, columns, _has_words)
        columns = columns if words is None else {**columns, words: "topic"}
    return dict(sorted(columns.items()))


def _best(
    sheet: Sheet, columns: Mapping[int, str], test: Callable[[str], bool]
) -> int | None:
    """Return the column, of those not understood yet, whose cells pass a test best."""
    sample = sheet.rows[:LOOKED_AT]
    free = [at for at in range(len(sheet.heads)) if at not in columns]
    best = max(free, key=lambda at: _share(sample, at, test), default=None)
    if best is None or _share(sample, best, test) <= _MOSTLY:
        return None
    return best


def _is_side(cell: str) -> bool:
    return drafts.side_of(unguarded(cell)) is not None


def _has_words(cell: str) -> bool:
    return any(letter.isalpha() for letter in cell)


def _share(
    rows: Sequence[Sequence[str]], at: int, test: Callable[[str], bool]
) -> float:
    """Return the share of a column's cells, empty ones aside, that pass a test."""
    cells = [row[at] for row in rows if at < len(row) and row[at].strip()]
    return sum(map(test, cells)) / len(cells) if cells else 0.0


_OF_DRAFT: Final = ("topic", "who", "number", "who_is", "site")
