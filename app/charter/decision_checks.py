"""What could be clearer about who decides what, as advice in sentences (PI10).

Exactly one is accountable, somebody decides, everything was agreed on a day, and is
looked at again "often". Nothing of it is forced on anybody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app import clock, phrases
from app.charter.decision_columns import Grid
from app.charter.decision_rights import Area
from app.i18n import tr, trn
from app.vocabulary import DecisionPart

_NAMED: Final = 3  # decisions that one sentence names


@dataclass(frozen=True)
class Advice:
    """One sentence, and the decisions it is about."""

    sentence: str
    areas: tuple[UUID, ...]


def advice(grid: Grid) -> list[Advice]:
    """Return what could be clearer, the weightiest first; nothing if all is clear."""
    return [found for found in _found(grid) if found.areas]


def overdue(grid: Grid) -> list[Area]:
    """Return the decisions that were to be looked at again by now, earliest first."""
    today = clock.today()
    due = [(day, one) for one in grid.areas if (day := grid.due(one)) and day <= today]
    return [one for _, one in sorted(due, key=lambda pair: pair[0])]


def _found(grid: Grid) -> Iterator[Advice]:
    areas = grid.areas
    if not grid.raci:
        nobody = [one for one in areas if not one.who(DecisionPart.DECIDES)]
        yield _say(tr("Nobody decides yet: {names}."), nobody)
    held = [(one, len(one.who(DecisionPart.ACCOUNTABLE))) for one in areas]
    yield _say(tr("Nobody is accountable yet: {names}."), _those(held, 0, 0))
    many = _those(held, 2, None)
    yield _say(tr("More than one is accountable, let one be: {names}."), many)
    yield _say(tr("It is time to look again: {names}."), overdue(grid))
    undated = [one for one in areas if one.agreed_on is None]
    words = trn(
        "{n} decision has no day on which it was agreed.",
        "{n} decisions have no day on which they were agreed.",
        len(undated),
    )
    yield Advice(words, tuple(one.id for one in undated))


def _those(
    held: Sequence[tuple[Area, int]], least: int, most: int | None
) -> list[Area]:
    return [
        one for one, count in held if count >= least and (most is None or count <= most)
    ]


def _say(sentence: str, areas: Sequence[Area]) -> Advice:
    named = [tr("“{name}”").format(name=one.title) for one in areas[:_NAMED]]
    if (rest := len(areas) - _NAMED) > 0:
        named.append(trn("{n} more", "{n} more", rest))
    words = sentence.format(names=phrases.listed(named)) if areas else ""
    return Advice(words, tuple(one.id for one in areas))
