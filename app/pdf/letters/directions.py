"""Which way each letter runs, by the Unicode Bidirectional Algorithm (UAX #9).

Explicit marks are not honored: `cleaning` has taken them out. What is left (W1 to I2,
with the paired brackets of N0) is here, because the library that knows it gives the
reordered text only, never the levels that glyphs are placed by. A stretch can be
isolated (as if between FSI and PDI): a name in Arabic does not throw the number behind
it to its other side then.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final, NamedTuple
from unicodedata import bidirectional, category, normalize

from bidi.mirror import MIRRORED

_MAY_BE_RTL: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MAY_BE_ARABIC: Final = re.compile(
    "[\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"
)
_NEUTRAL: Final = frozenset(("B", "S", "WS", "ON", "BN"))
_RIGHT: Final = frozenset(("R", "EN", "AN"))  # what N0 to N2 take for R
_CLOSED_BY: Final[dict[str, str]] = {
    start: end
    for start, end in MIRRORED.items()
    if category(start) == "Ps" and category(end) == "Pe"
}
_CLOSING: Final = frozenset(_CLOSED_BY.values())
_ISOLATED: Final = "\ufffc"  # stands for it where the rules look at what is around
_MOST_OPEN: Final = 63  # brackets that may be open at once (BD16)


Check = Callable[[], None]


def _no_check() -> None:
    return


def has_rtl(text: str) -> bool:
    """Tell whether any of `text` may run from right to left."""
    return _MAY_BE_RTL.search(text) is not None


def base_level(text: str) -> int:
    """Return 1 if the paragraph runs from right to left, else 0 (rules P2, P3)."""
    return _first_strong(text) or 0


def _first_strong(text: str) -> int | None:
    for letter in text:
        kind = _kind(letter)
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
    return None


class Directions(NamedTuple):
    """Which way a paragraph runs, and each character of it."""

    base: int
    levels: list[int]
    walls: dict[int, int]  # end of what is isolated -> the level of what shuts it in


def directed(
    text: str, isolates: Sequence[tuple[int, int]], check: Check = _no_check
) -> Directions:
    """Return the directions of a paragraph; `isolates` are (start, end), in order.

    If there is no letter with a direction outside of them, those in them decide.
    """
    outside, start = [], 0
    for begin, end in isolates:
        outside += [text[start:begin], _ISOLATED]
        start = end
    around = "".join([*outside, text[start:]])
    base = _first_strong(around)
    base = base_level(text) if base is None else base
    found = levels(around, base, check)
    walls: dict[int, int] = {}
    for begin, end in isolates:
        walls[end] = found[begin]
        found[begin : begin + 1] = _isolated_levels(text[begin:end], base, check)
    return Directions(base, found, walls)


def _isolated_levels(text: str, base: int, check: Check) -> list[int]:
    """Return the levels of what is isolated in a paragraph (X5a to X5c)."""
    own = base_level(text)
    deeper = base + (1 if (base + 1) % 2 == own else 2) - own
    return [level + deeper for level in levels(text, own, check)]


def levels(text: str, base: int, check: Check = _no_check) -> list[int]:
    """Return the level of each character: odd ones run from right to left.

    `check` may stop it by raising, for a long text takes its time.
    """
    around = "R" if base else "L"
    kinds = _weak(text, around, check)
    check()
    _resolve_brackets(text, kinds, around)
    check()
    _resolve_neutral(kinds, around)
    check()
    if base:
        return [1 if kind == "R" else 2 for kind in kinds]
    return [0 if kind == "L" else 1 if kind == "R" else 2 for kind in kinds]


def visual_order(line: Sequence[int]) -> list[int]:
    """Return the indices of a line's levels from left to right (rule L2)."""
    order = list(range(len(line)))
    odd = [level for level in line if level & 1]
    if not odd:
        return order
    for level in range(max(line), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and line[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _kind(letter: str) -> str:
    """Return the bidirectional type, for letters that are yet to come as well."""
    kind = bidirectional(letter)
    if kind:
        return kind
    if _MAY_BE_ARABIC.match(letter):
        return "AL"
    return "R" if _MAY_BE_RTL.match(letter) else "L"


def _weak(text: str, around: str, check: Check) -> list[str]:
    """Return the types after W1 to W7."""
    kinds = [_kind(letter) for letter in text]
    check()
    _marks_and_arabic_figures(kinds, around)
    check()
    _separators(kinds)
    check()
    _terminators(kinds)
    check()
    strong = around
    for at, kind in enumerate(kinds):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
    return kinds


def _marks_and_arabic_figures(kinds: list[str], around: str) -> None:
    """Apply W1, W2 and W3."""
    before = strong = around
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = before
        elif kind != "BN":
            before = kind
        kind = kinds[at]  # noqa: PLW2901 - what W1 made of it
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _separators(kinds: list[str]) -> None:
    """Apply W4: one separator between two figures belongs to them."""
    counted = [at for at, kind in enumerate(kinds) if kind != "BN"]
    for left, at, right in zip(counted, counted[1:], counted[2:], strict=False):
        kind, side = kinds[at], kinds[left]
        joins = kind in ("ES", "CS") if side == "EN" else kind == "CS" and side == "AN"
        if joins and side == kinds[right]:
            kinds[at] = side


def _terminators(kinds: list[str]) -> None:
    """Apply W5 and W6."""
    at = 0
    for is_sign, group in groupby(list(kinds), lambda kind: kind in ("ET", "BN")):
        size = len(list(group))
        if is_sign and "ET" in kinds[at : at + size]:
            before = at > 0 and kinds[at - 1] == "EN"
            after = at + size < len(kinds) and kinds[at + size] == "EN"
            kinds[at : at + size] = ["EN" if before or after else "ON"] * size
        at += size
    kinds[:] = ["ON" if kind in ("ES", "CS") else kind for kind in kinds]


def _resolve_brackets(text: str, kinds: list[str], around: str) -> None:
    """Apply N0: a pair of brackets runs as what it holds, or as what it follows."""
    strong = [at for at, kind in enumerate(kinds) if kind == "L" or kind in _RIGHT]
    for start, end in _pairs(text, kinds):
        first, last = bisect_left(strong, start), bisect_left(strong, end)
        inside = {_side(kinds[at]) for at in strong[first:last]}
        if not inside:
            continue
        new = around
        if around not in inside:
            before = _side(kinds[strong[first - 1]]) if first else around
            new = before if before in inside else around
        _set_bracket(text, kinds, start, new)
        _set_bracket(text, kinds, end, new)
        strong = sorted({*strong, start, end})


def _set_bracket(text: str, kinds: list[str], at: int, new: str) -> None:
    """Give a bracket, and the marks upon it, its direction."""
    kinds[at] = new
    for mark in range(at + 1, len(text)):
        if bidirectional(text[mark]) not in ("NSM", "BN"):
            break
        kinds[mark] = new


def _pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """Return the bracket pairs of BD16, by where they open."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, letter in enumerate(text):
        if kinds[at] != "ON":
            continue
        letter = normalize("NFC", letter)  # noqa: PLW2901 - U+2329 is U+3008
        if letter in _CLOSED_BY:
            if len(opened) == _MOST_OPEN:
                return []
            opened.append((_CLOSED_BY[letter], at))
        elif letter in _CLOSING:
            place = next(
                (i for i in reversed(range(len(opened))) if opened[i][0] == letter),
                None,
            )
            if place is not None:
                found.append((opened[place][1], at))
                del opened[place:]
    return sorted(found)


def _resolve_neutral(kinds: list[str], around: str) -> None:
    """Apply N1 and N2."""
    at = 0
    for is_neutral, group in groupby(list(kinds), _NEUTRAL.__contains__):
        size = len(list(group))
        if is_neutral and kinds[at : at + size] == ["BN"] * size:
            kinds[at : at + size] = [kinds[at - 1] if at else around] * size
        elif is_neutral:
            before = _side(kinds[at - 1]) if at else around
            after = _side(kinds[at + size]) if at + size < len(kinds) else around
            kinds[at : at + size] = [before if before == after else around] * size
        at += size


def _side(kind: str) -> str:
    return "R" if kind in _RIGHT else "L"
