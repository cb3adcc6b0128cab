"""Where Unicode ends clusters (UAX #29) and lines (UAX #14), by uniseg, but fast.

uniseg tries every rule on every character: milliseconds for a word. The rules ask few
things of a character, so each is taken for the first one that was seen of which they
ask the same (its stand-in). Letters and ideographs next to one another decide by
themselves; what is left is short, and nearly all of it is remembered.
"""

import re
import unicodedata
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Final

from uniseg.derived import indic_conjunct_break
from uniseg.emoji import extended_pictographic
from uniseg.graphemecluster import (
    grapheme_cluster_boundaries,
    grapheme_cluster_break,
)
from uniseg.linebreak import LineBreak, line_break, line_break_boundaries

MOST: Final = 64  # characters at once: the rules look back, and far
_WIDE: Final = ("F", "W", "H")
_MARKS: Final = ("Mn", "Mc")
_ASKED_OF_QUOTES: Final = ("Pi", "Pf")
_ASKED_FOR: Final = "\u2010\u25cc"  # named by the rules themselves
_TAKEN_FOR: Final = {  # LB1
    LineBreak.AI: LineBreak.AL,
    LineBreak.SG: LineBreak.AL,
    LineBreak.XX: LineBreak.AL,
    LineBreak.CJ: LineBreak.NS,
}
# one of each kind: narrow, wide (or, in the older tables of Python, yet to come)
_LETTERS, _IDEOGRAPHS, _MARK = "a\u0378", "\u4e00\u26d1", "\u0301"


class _StandIns(dict[int, int]):
    """The stand-in of each character, found when it is first met."""

    def __init__(self, asked: Callable[[str], Hashable], first: str) -> None:
        super().__init__()
        self._asked = asked
        self._firsts: dict[Hashable, int] = {}
        for letter in first:
            self[ord(letter)]  # so that it stands for all that are like it

    def __missing__(self, code: int) -> int:
        found = self._firsts.setdefault(self._asked(chr(code)), code)
        self[code] = found
        return found


def _asked_for_clusters(letter: str) -> Hashable:
    return (
        grapheme_cluster_break(letter),
        indic_conjunct_break(letter),
        extended_pictographic(letter),
    )


def _asked_for_lines(letter: str) -> Hashable:
    category = unicodedata.category(letter)
    kind = line_break(letter)
    if kind == LineBreak.SA:
        kind = LineBreak.CM if category in _MARKS else LineBreak.AL
    return (
        _TAKEN_FOR.get(kind, kind),
        unicodedata.east_asian_width(letter) in _WIDE,
        category if category in _ASKED_OF_QUOTES else "",
        category == "Cn" and extended_pictographic(letter),
        letter if letter in _ASKED_FOR else "",
    )


_IN_CLUSTERS: Final = _StandIns(_asked_for_clusters, _LETTERS)
_IN_LINES: Final = _StandIns(_asked_for_lines, _LETTERS + _IDEOGRAPHS + _MARK)
_BETWEEN_LETTERS: Final = re.compile(f"(?<=[{_LETTERS}])(?=[{_LETTERS}])")
_PLAIN: Final = f"[{_LETTERS}{_IDEOGRAPHS}]"
_BEFORE_PLAIN: Final = re.compile(f"{_PLAIN}{_MARK}*(?={_PLAIN})")


def cluster_ends(text: str) -> list[int]:
    """Return where a grapheme cluster ends in `text`, its own end among them."""
    found: list[int] = []
    start = 0
    for part in _BETWEEN_LETTERS.split(text.translate(_IN_CLUSTERS)):
        found += [start + end for end in _cluster_ends(part)]
        start += len(part)
    return found


def line_ends(text: str) -> list[int]:
    """Return where a line may end in `text`, its own end among them."""
    alike = text.translate(_IN_LINES)
    found: list[int] = []
    start = 0
    for plain in _BEFORE_PLAIN.finditer(alike):
        end = plain.end()
        found += [start + at for at in _line_ends(alike[start:end])]
        if plain[0][0] in _LETTERS and alike[end] in _LETTERS:
            found.pop()  # within a word (LB28)
        start = end
    return found + [start + at for at in _line_ends(alike[start:])]


@lru_cache(maxsize=16_384)
def _cluster_ends(text: str) -> tuple[int, ...]:
    return tuple(grapheme_cluster_boundaries(text))[1:]


@lru_cache(maxsize=16_384)
def _line_ends(text: str) -> tuple[int, ...]:
    return tuple(line_break_boundaries(text))
