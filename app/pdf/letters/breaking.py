"""Where a line may end (UAX #14)."""

import re
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import category

from app.pdf.letters.clusters import IDEOGRAPHS, clusters
from app.pdf.letters.unicode_rules import MOST, line_ends

_CHUNK: Final = re.compile("[^ ]+ *| +")
# Letters with their marks and figures (line break classes AL, HL, CM, NU), and what is
# glued to them: from Latin to Sinhala, but for hyphens and dandas
_UNBROKEN: Final = re.compile(
    r"""[A-Za-z0-9'".,:;()\[\]&@#*=<>~^_`\u00a0\u00ab\u00b7\u00bb\u00c0-\u02c7\u0300-\u034e"""
    "\u0370-\u0589\u0591-\u05bd\u05bf-\u05c5\u05c7-\u05f4\u0620-\u065f\u066e-\u06d3\u06d5"
    "\u06fa-\u06ff\u0900-\u0963\u0966-\u0df3\u10a0-\u10ff\u1200-\u135f\u1e00-\u1ffc"
    "\u2018-\u201f\u202f]*[!?…\u0964\u0965]*['\"\u00bb\u2018-\u201f]* *"
)
_BETWEEN_IDEOGRAPHS: Final = re.compile(f"(?<=[{IDEOGRAPHS}])(?=[{IDEOGRAPHS}])")
# Alone between spaces they belong to what is before, or to what comes (French "Oui !")
_CLOSES: Final = re.compile(r"[!?:;.,)\]}»›/%]+ *")
_OPENS: Final = re.compile(r"[(\[{«‹¿¡]+ *")
# Thai, Lao, Myanmar, Khmer, Tai …: words without spaces (line break class SA)
_SCRIPTS: Final = (
    "\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf"
)
_SOUTH_EAST: Final = re.compile(f"[{_SCRIPTS}]")
_ALL_SOUTH_EAST: Final = re.compile(f"[{_SCRIPTS}]+ *")
_HOLDS_NEXT: Final = frozenset(  # vowels written before their letter, and viramas
    "\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4\u1039\u17d2"
)
_HOLDS_LAST: Final = frozenset(  # vowels and signs written after their letter
    "\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eaf\u0eb0\u0eb2\u0eb3\u0ec6"
    "\u102b\u102c\u1038\u104a\u104b\u17d4\u17d5\u17d6\u17d7"
)


def pieces(line: str) -> list[str]:
    """Return `line` cut wherever it may be broken; the spaces stay at the end."""
    found: list[str] = []
    is_open = False
    for text in _CHUNK.findall(line):
        chunk = _chunk(text)
        if found and (is_open or chunk.closes):
            found[-1] += chunk.parts[0]
            found += chunk.parts[1:]
        else:
            found += chunk.parts
        is_open = chunk.opens
    return found


class _Chunk(NamedTuple):
    """What stands between spaces."""

    parts: tuple[str, ...]
    closes: bool  # belongs to what is before
    opens: bool  # belongs to what comes


@lru_cache(maxsize=32_768)
def _chunk(text: str) -> _Chunk:
    parts = (text,) if _UNBROKEN.fullmatch(text) else tuple(_inside(text))
    closes = _CLOSES.fullmatch(text) is not None
    return _Chunk(parts, closes, _OPENS.fullmatch(text) is not None)


def _inside(chunk: str) -> list[str]:
    """Cut what holds no space but at its end."""
    found: list[str] = []
    for part in _BETWEEN_IDEOGRAPHS.split(chunk):
        if len(part) < 2 or _UNBROKEN.fullmatch(part):
            found.append(part)
        elif _ALL_SOUTH_EAST.fullmatch(part):
            found += _cut_at(part, _between_syllables(part))
        else:
            found += _by_unicode(part)
    return found


def _by_unicode(part: str) -> list[str]:
    """Ask Unicode about what is not within a plain word."""
    found = [""]
    for window in _windows(part) if len(part) > MOST else (part,):
        first, *others = _by_rules(window)
        found[-1] += first
        found += others
    return found


def _windows(part: str) -> list[str]:
    """Cut what is too long, between clusters."""
    found = [""]
    for cluster in clusters(part):
        if len(found[-1]) + len(cluster) > MOST and found[-1]:
            found.append("")
        found[-1] += cluster
    return found


def _by_rules(text: str) -> list[str]:
    if len(text) > 4 * MOST:
        return [text]  # one letter under hundreds of marks
    ends = set(line_ends(text))
    if _SOUTH_EAST.search(text):
        ends |= _between_syllables(text)
    return _cut_at(text, ends)


def _cut_at(text: str, ends: set[int]) -> list[str]:
    found = []
    start = 0
    for end in sorted(ends | {len(text)}):
        found.append(text[start:end])
        start = end
    return found


def _between_syllables(text: str) -> set[int]:
    """Return where a script without spaces may be broken: between clusters."""
    return {
        at
        for at in range(1, len(text))
        if _SOUTH_EAST.match(text[at])
        and _SOUTH_EAST.match(text[at - 1])
        and text[at - 1] not in _HOLDS_NEXT
        and text[at] not in _HOLDS_LAST
        and category(text[at])[0] != "M"
    }
