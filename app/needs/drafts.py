"""What somebody wrote down of needs and expertise, before it is understood and kept.

A draft is as it was written, in a table or on a flip chart. `needs_import` says what
the book knows of it and what would be done with it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar
from uuid import UUID

from app import phrases
from app.i18n import mark, tr
from app.needs import needs, offers
from app.person.people_names import fold, tidy, tidy_lines
from app.vocabulary import (
    Code,
    Confidence,
    ExpertiseKind,
    Layer,
    NeedState,
    Source,
    TackledBy,
    Terms,
    WorkType,
)

C = TypeVar("C", bound=Code)


class Side(StrEnum):
    """The two sides of the map: what is asked for, and what is brought."""

    ASKS = "asks"
    BRINGS = "brings"


SIDES: Final = {
    Side.ASKS: mark("They ask for it"),
    Side.BRINGS: mark("They can share it"),
}
TOP: Final = {Side.ASKS: max(needs.STRENGTHS), Side.BRINGS: max(offers.LEVELS)}
"""The greatest strength, and the highest level."""

USUAL: Final = {Side.ASKS: 2, Side.BRINGS: offers.CAN_SHARE}
"""What holds where no number is written."""

_SIDES: Final = {
    Side.ASKS: "need needs asks ask wants want asked request requests looking",
    Side.BRINGS: "expertise offer offers brings bring shares share skill skills have",
}
_WORDS: Final = {
    Side.ASKS: {"low": 1, "nice": 1, "medium": 2, "high": 3, "urgent": 3, "blocking": 3}
    | {"none": 0, "no": 0},
    Side.BRINGS: {"low": 1, "curious": 1, "learning": 1, "medium": 2, "high": 3}
    | {"expert": 4, "coach": 4, "none": 0, "no": 0},
}
_FIGURE: Final = re.compile(
    r"\(?(\d{1,3})(?:[.,](\d+))?\)?(?:\s?/\s?(\d+)\)?)?(?:\b.*)?"
)
_OBSERVED: Final = frozenset(
    ["coach observation", "coaching observation", "observed by coach", "observation"]
)
_TALLY: Final = re.compile(r"[•●○◦∙·*!xX✓✔☑|+⭐★\s]+")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_DAY: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{2}|\d{4})(?: .*)?")


@dataclass(frozen=True)
class Draft:
    """One entry as it was written."""

    row: int  # of the table as a spreadsheet counts, or of the text, from 1
    side: Side
    topic: str
    who: str = ""
    number: str = ""  # the strength or level
    who_is: str = ""  # a site, a person or the whole circle, where that is said
    site: str = ""  # the person's, where several are called the same
    more: tuple[tuple[str, str], ...] = ()  # the other columns and what they hold
    holder: UUID | None = None  # chosen by hand, whatever `who` says
    circle: bool = False  # chosen by hand
    text: str = ""  # the line it was read from
    note: str = ""  # what should be known of how it came about
    problem: str = ""  # why it cannot be taken, if that is known already


def side_of(text: str) -> Side | None:
    """Return the side that is meant by a word, if it can be said."""
    wanted = fold(text)
    for side, words in _SIDES.items():
        if wanted in (side.value, fold(tr(SIDES[side]))) or wanted in words.split():
            return side
    return None


def number(text: str, side: Side) -> int | None:
    """Return the strength or level that is meant, or None if that cannot be said.

    Figures, "!!", "•••" and the words of the scales are understood; nothing is the
    usual one. A part of a whole one, or so many of another most, cannot be said.
    """
    text = text.strip()
    if not text:
        return USUAL[side]
    if found := _FIGURE.fullmatch(text):
        value, part, most = found.groups()
        whole = not (part or "").strip("0") and int(most or TOP[side]) == TOP[side]
        return int(value) if whole and int(value) <= TOP[side] else None
    if _TALLY.fullmatch(text):
        return min(len("".join(text.split())), TOP[side])
    scale = needs.STRENGTHS if side is Side.ASKS else offers.LEVELS
    for value, words in scale.items():
        if fold(tr(words)) == fold(text):
            return value
    return _WORDS[side].get(fold(text).partition(" ")[0])


def is_observed(draft: Draft) -> bool:
    """Tell whether the coach observed it: that is a private note, and no entry."""
    return fold(dict(draft.more).get("source", "")) in _OBSERVED


def day(text: str) -> date | None:
    """Return the day that is meant: ISO, or in the order of this country."""
    try:
        if found := _ISO.fullmatch(text.strip()):
            return date(*(int(part) for part in found.groups()))
        if found := _DAY.fullmatch(text.strip()):
            one, sign, two, year = found.groups()
            first, second = int(one), int(two)
            month_first = sign != "." and phrases.is_letter_country()
            if (month_first and first <= 12) or second > 12:
                first, second = second, first
            return date(int(year) + 2000 * (len(year) == 2), second, first)
    except ValueError:
        return None
    return None


def code(kind: type[C], text: str) -> C | None:
    """Return the code of a vocabulary that is meant, by its words or its name."""
    wanted = fold(text)
    for one in kind:
        if wanted in (fold(one.label), fold(one.value)):
            return one
    return None


def _line(text: str) -> str:
    return tidy(text, 400)


def _short(text: str) -> str:
    return tidy(text)


def _flag(text: str) -> bool | None:
    wanted = fold(text)
    if wanted in ("yes", "y", "true", "1", "x", fold(tr("Yes"))):
        return True
    return False if wanted in ("no", "n", "false", "0", fold(tr("No"))) else None


def _ways(text: str) -> tuple[TackledBy, ...] | None:
    found = [code(TackledBy, part) for part in text.split(",") if part.strip()]
    return None if None in found else tuple(way for way in found if way)


def _layer(text: str) -> Layer | None:
    """Return who reads of it; yes and no answer whether the members may."""
    found = code(Layer, text)
    agreed = _flag(text)
    if found is None and agreed is not None:
        return Layer.MEMBER if agreed else Layer.SUCCESSOR
    return None if found is Layer.OWN else found


def _one(kind: type[C]) -> Callable[[str], C | None]:
    def read(text: str) -> C | None:
        return code(kind, text)

    return read


_BOTH: Final[Mapping[str, Callable[[str], Any]]] = {
    "source": _one(Source),
    "confidence": _one(Confidence),
    "checked_on": day,
    "layer": _layer,
}
FIELDS: Final[Mapping[Side, Mapping[str, Callable[[str], Any]]]] = {
    Side.ASKS: {
        "wording": _line,
        "urgent_by": day,
        "state": _one(NeedState),
        "tackled_by": _ways,
        "work_type": _one(WorkType),
        "joint_impact": tidy_lines,
        "assets": tidy_lines,
        "satisfying": tidy_lines,
        "asked_on": day,
        **_BOTH,
    },
    Side.BRINGS: {
        "offer": _flag,
        "kind": _one(ExpertiseKind),
        "terms": _one(Terms),
        "availability": _short,
        "place": _short,
        **_BOTH,
    },
}
"""What may stand in the other columns, and how it is read; None is: not understood."""
