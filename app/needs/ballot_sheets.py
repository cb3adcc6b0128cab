"""Votes in a table saved as text (CSV): totals, or one slip a row (NR12, NR13).

Three shapes are understood: a topic and its total in each row; one slip a row with a
column for each topic; one slip a row that names what was chosen, as polls give it.
Nothing is written here: what was read is looked at first, with what is wrong in it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import sheets
from app.errors import RefusedError
from app.i18n import tr
from app.needs import ballots, rankings
from app.needs.rankings import Ranking, Slip
from app.person import sites
from app.person.people_names import fold, tidy
from app.person.sites import Site
from app.sheets import Sheet
from app.spreadsheets import unguarded
from app.vocabulary import RankingMethod

_SITE_HEADS: Final = frozenset(
    {"site", "organization", "organisation", "coalition", "group", "sitio", "standort"}
)
_YES: Final = frozenset({"x", "yes", "si", "oui", "ja", "true", "✓", "✔", "✗", "•"})
_WHOLE: Final = re.compile(r"\s*(\d{1,9})(?:[.,]0+)?\s*")


class Shape(Enum):
    """How a table of votes is made."""

    TOTALS = "totals"  # a topic and its total in each row
    COLUMNS = "columns"  # a slip in each row, a column for each topic
    CHOICES = "choices"  # a slip in each row that names what was chosen


@dataclass(frozen=True)
class Line:
    """A row as it was understood; `problem` says why it is left out."""

    number: int  # as a spreadsheet counts
    words: str  # what it says: "evaluation design: 6"
    problem: str = ""

    @property
    def id(self) -> int:
        """What tells it from the other rows."""
        return self.number


@dataclass(frozen=True)
class Understood:
    """What a table would add to a vote."""

    shape: Shape | None  # None: it fits none
    lines: tuple[Line, ...]
    totals: Mapping[UUID, int] = field(default_factory=dict)
    slips: tuple[Slip, ...] = ()
    problem: str = ""  # why nothing of it can be taken

    @property
    def errors(self) -> tuple[Line, ...]:
        """The rows that are left out."""
        return tuple(line for line in self.lines if line.problem)

    @property
    def can_be_taken(self) -> bool:
        """Whether there is something in it that can be taken."""
        return not self.problem and bool(self.totals or self.slips)


def understand(session: Session, ranking_id: UUID, sheet: Sheet) -> Understood:
    """Return what a table says of a vote, row by row. Raises GoneError."""
    ranking = rankings.get(session, ranking_id)
    known = sites.of_community(session, ranking.community_id)
    found = _Reader(ranking, known).read(sheet)
    if found.problem or not found.can_be_taken:
        return found
    return _checked(ranking, found)


def take_in(session: Session, ranking_id: UUID, read: Understood) -> None:
    """Write what was understood into a vote. Raises RefusedError if it cannot be."""
    if not read.can_be_taken:
        raise RefusedError(read.problem or tr("There is nothing to take in here."))
    if read.shape is Shape.TOTALS:
        rankings.count(session, ranking_id, dict(read.totals))
    else:
        ballots.add(session, ranking_id, read.slips)


def _checked(ranking: Ranking, found: Understood) -> Understood:
    """Return what was read with the reason why it cannot be taken as a whole."""
    problem = ""
    if found.shape is Shape.TOTALS:
        after = {item.id: item.tally or 0 for item in ranking.items}
        try:
            rankings.check_counts(ranking, {**after, **found.totals})
        except RefusedError as error:
            problem = str(error)
        if ranking.slips:
            problem = tr("This vote is counted slip by slip; totals do not go with it.")
    elif ranking.voters is not None:
        count = len(ranking.slips) + len(found.slips)
        if count > ranking.voters:
            problem = tr(
                "That makes {n} slips, and there are {voters} voters. Nothing is taken."
            ).format(n=count, voters=ranking.voters)
    return Understood(found.shape, found.lines, found.totals, found.slips, problem)


class _Reader:
    """Reads the rows of a table as votes of one ranking."""

    def __init__(self, ranking: Ranking, known: Sequence[Site]) -> None:
        self._ranking = ranking
        self._items = {fold(item.words): item.id for item in ranking.items}
        self._words = {item.id: item.words for item in ranking.items}
        self._sites = {fold(site.name): site.id for site in known}

    def read(self, sheet: Sheet) -> Understood:
        """Return what a table says."""
        if not sheet.rows:
            return Understood(None, (), problem=tr("There is nothing in this file."))
        columns = self._topic_columns(sheet.rows[0])
        if len(columns) > 1:
            return self._by_columns(sheets.with_heads(sheet), columns)
        if self._are_totals(sheet):
            return self._totals(sheet)
        return self._choices(sheet)

    def _item(self, words: str) -> UUID | None:
        """Return what these words name: the whole of it, or how only one begins."""
        wanted = fold(tidy(unguarded(words)))
        if not wanted:
            return None
        if wanted in self._items:
            return self._items[wanted]
        begun = [
            key
            for name, key in self._items.items()
            if f"{name} ".startswith(f"{wanted} ")
        ]
        return begun[0] if len(begun) == 1 else None

    def _topic_columns(self, first: Sequence[str]) -> dict[int, UUID]:
        found: dict[int, UUID] = {}
        for at, head in enumerate(first):
            key = self._item(head)
            if key is not None and key not in found.values():
                found[at] = key
        return found

    def _are_totals(self, sheet: Sheet) -> bool:
        """Tell whether rows are a topic and a number."""
        some = sheet.rows[: sheets.LOOKED_AT]
        pairs = sum(
            len(row) > 1
            and self._item(row[0]) is not None
            and _number(row[1]) is not None
            for row in some
        )
        return pairs > 0 and max(map(len, some)) <= 3

    def _totals(self, sheet: Sheet) -> Understood:
        lines: list[Line] = []
        totals: dict[UUID, int] = {}
        for number, row in zip(sheet.numbers, sheet.rows, strict=True):
            said = tidy(unguarded(row[0]))
            cell = row[1] if len(row) > 1 else ""
            key, total = self._item(said), _number(cell)
            if number == sheet.numbers[0] and key is None and total is None:
                continue  # the heads
            problem = self._wrong_total(said, cell, key, total, key in totals)
            if not problem and key is not None and total is not None:
                totals[key] = total
            lines.append(Line(number, f"{said}: {tidy(cell)}", problem))
        return Understood(Shape.TOTALS, tuple(lines), totals=totals)

    def _wrong_total(
        self, said: str, cell: str, key: UUID | None, total: int | None, again: bool
    ) -> str:
        if key is None:
            return tr("Nothing on this vote is called “{words}”.").format(
                words=said[:60]
            )
        if total is None:
            return tr("“{text}” is not a whole number.").format(text=tidy(cell)[:40])
        return tr("It stands in this file twice.") if again else ""

    def _by_columns(self, sheet: Sheet, columns: Mapping[int, UUID]) -> Understood:
        place = self._site_column(sheet)
        lines, slips = [], []
        for number, row in zip(sheet.numbers, sheet.rows, strict=True):
            marks: dict[UUID, int] = {}
            problem = ""
            for at, key in columns.items():
                cell = tidy(unguarded(row[at])) if at < len(row) else ""
                given = 1 if fold(cell) in _YES or cell in _YES else _number(cell)
                if given is None and cell:
                    problem = tr("“{text}” is not a whole number.").format(
                        text=cell[:40]
                    )
                elif given:
                    marks[key] = given
            slip, problem = self._slip(row, place, marks, problem)
            if not problem:
                slips.append(slip)
            lines.append(Line(number, self._said(slip), problem))
        return Understood(Shape.COLUMNS, tuple(lines), slips=tuple(slips))

    def _choices(self, sheet: Sheet) -> Understood:
        place = self._site_column(sheet)
        named = self._chosen_columns(sheet, place)
        if not named:
            return Understood(
                None,
                (),
                problem=tr(
                    "None of what stands on this vote is named in this file. It "
                    "needs a topic and a total in each row, or one slip a row."
                ),
            )
        lines, slips = [], []
        for number, row in zip(sheet.numbers, sheet.rows, strict=True):
            if number == sheet.numbers[0] and not self._names_any(row, named):
                continue  # the heads
            marks, problem = self._chosen(row, named)
            slip, problem = self._slip(row, place, marks, problem)
            if not problem:
                slips.append(slip)
            lines.append(Line(number, self._said(slip), problem))
        return Understood(Shape.CHOICES, tuple(lines), slips=tuple(slips))

    def _chosen(
        self, row: Sequence[str], named: Sequence[int]
    ) -> tuple[dict[UUID, int], str]:
        """Return the marks of a slip that names what was chosen, first to last."""
        marks: dict[UUID, int] = {}
        ordered = self._ranking.method is RankingMethod.RANK_ORDER
        for at in named:
            for said in self._parts(row[at] if at < len(row) else ""):
                key = self._item(said)
                if key is None:
                    return marks, tr(
                        "Nothing on this vote is called “{words}”."
                    ).format(words=said[:60])
                marks[key] = len(marks) + 1 if ordered else marks.get(key, 0) + 1
        return marks, ""

    def _parts(self, cell: str) -> list[str]:
        """Return what a cell names: one thing, or several parted by ; or a comma."""
        words = tidy(unguarded(cell))
        if not words or self._item(words) is not None:
            return [words] if words else []
        for mark in (";", "|", ","):
            if mark in words:
                return [part for one in words.split(mark) if (part := one.strip())]
        return [words]

    def _chosen_columns(self, sheet: Sheet, place: int | None) -> list[int]:
        """Return the columns in which most rows name something on the vote."""
        some = sheet.rows[: sheets.LOOKED_AT]
        found = []
        for at in range(max(map(len, some))):
            cells = [row[at] for row in some if at < len(row) and row[at].strip()]
            hits = sum(self._names_any((cell,), (0,)) for cell in cells)
            if at != place and hits and hits * 2 >= len(cells) - 1:
                found.append(at)
        return found

    def _names_any(self, row: Sequence[str], columns: Sequence[int]) -> bool:
        return any(
            self._item(part) is not None
            for at in columns
            if at < len(row)
            for part in self._parts(row[at])
        )

    def _site_column(self, sheet: Sheet) -> int | None:
        """Return the column that says from which site a slip came."""
        heads = sheet.heads if sheet.named else sheet.rows[0]
        for at, head in enumerate(heads):
            if fold(head) in _SITE_HEADS:
                return at
        some = sheet.rows[: sheets.LOOKED_AT]
        for at in range(max(map(len, some))):
            if any(at < len(row) and fold(row[at]) in self._sites for row in some):
                return at
        return None

    def _slip(
        self,
        row: Sequence[str],
        place: int | None,
        marks: Mapping[UUID, int],
        problem: str,
    ) -> tuple[Slip, str]:
        said = (
            tidy(unguarded(row[place]))
            if place is not None and place < len(row)
            else ""
        )
        site = self._sites.get(fold(said))
        slip = Slip(dict(marks), site)
        if said and site is None and not problem:
            problem = tr("There is no site called “{name}” here.").format(
                name=said[:60]
            )
        return slip, problem or ballots.wrong_with(self._ranking, slip)

    def _said(self, slip: Slip) -> str:
        return ", ".join(
            f"{self._words[key]}: {number}" for key, number in slip.marks.items()
        )


def _number(cell: str) -> int | None:
    """Return a whole number as people and spreadsheets write it: "6", "6.0"."""
    found = _WHOLE.fullmatch(unguarded(cell).replace("\u00a0", " "))
    return int(found[1]) if found else None
