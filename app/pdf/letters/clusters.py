"""What a reader takes for one character, and what needs no glyph to be shown."""

import re
import unicodedata
from itertools import pairwise
from typing import Final

from app.pdf.letters.unicode_rules import MOST, cluster_ends

# Han, kana and Hangul syllables: a character is a cluster and a line may end after it,
# unless something that is not one of them stands next to it
IDEOGRAPHS: Final = (
    "\u3042\u3044\u3046\u3048\u304a-\u3062\u3064-\u3082\u3084\u3086\u3088-\u308d"
    "\u308f-\u3094\u30a2\u30a4\u30a6\u30a8\u30aa-\u30c2\u30c4-\u30e2\u30e4\u30e6"
    "\u30e8-\u30ed\u30ef-\u30f4\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
)
PRIVATE: Final = "\ue000-\uf8ff\U00040000-\U000dffff\U000f0000-\U0010ffff"
# Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic letters without marks, punctuation
_PLAIN: Final = re.compile(
    "[\x00-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u05f4\u0620-\u064a\u0671-\u06d3"
    f"\u1e00-\u1fff\u2010-\u2027\u20a0-\u20bf{IDEOGRAPHS}{PRIVATE}]*"
)
# Default_Ignorable_Code_Point (DerivedCoreProperties.txt), and spaces that HarfBuzz
# sets from the width of a plain one
_UNSEEN: Final = re.compile(
    "[\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    "\u202a-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def clusters(text: str) -> list[str]:
    """Return the grapheme clusters of `text` (UAX #29)."""
    if _PLAIN.fullmatch(text):
        return list(text)
    found: list[str] = []
    for start in range(0, len(text), MOST):
        part = _clusters(text[start : start + MOST])
        if found and unicodedata.category(part[0][0])[0] == "M":
            found[-1] += part.pop(0)
        found += part
    return found


def _clusters(text: str) -> list[str]:
    ends = cluster_ends(text)
    return [text[start:end] for start, end in pairwise((0, *ends))]


def seen(text: str) -> str:
    """Return the characters of `text` that a face must have to show it."""
    return _UNSEEN.sub("", text)
