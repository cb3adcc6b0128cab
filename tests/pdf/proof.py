"""Holding a PDF file against the story it was made from."""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from app.pdf import press
from app.pdf.press import Printed
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import Paper
from tests.pdf import expected, structure, validators
from tests.pdf.structure import Element

# told apart from the words of the story: contents, and what a picture shows
APART = ("TOC", "Figure")


@dataclass(frozen=True)
class Proof:
    """A paper, and what became of it."""

    paper: Paper
    printed: Printed

    @property
    def data(self) -> bytes:
        """The PDF file."""
        return self.printed.data

    def faults(self) -> list[str]:
        """Return all that is wrong with it, in words."""
        return [
            *validators.faults(self.data),
            *differences(self.paper, self.data),
            *(f"lost: {word!r}" for word in self.lost()),
            *(f"seen and not read: {word!r}" for word in unread(self.paper, self.data)),
            *(f"set as plain paragraphs: {title}" for title in self.printed.plain),
        ]

    def lost(self) -> list[str]:
        """Return the words a viewer does not find, but for counted placeholders."""
        texts = expected.texts(self.paper)
        texts = [one for one in texts if not isinstance(one, expected.Heard)]
        found = structure.bare(structure.extracted(self.data))
        return missing_words(texts, found, self.printed.missing)


def prove(paper: Paper, setup: PageSetup | None = None) -> Proof:
    """Print a paper and return it with what became of it."""
    listening = expected.heard(paper)
    setup = setup or PageSetup(PaperSize.A4)
    return Proof(listening, press.printed([listening], setup))


def differences(paper: Paper, data: bytes) -> list[str]:
    """Return where the structure tree says other than the story, or in other order."""
    tree = structure.read(data)
    said = structure.words(tree.without(*APART).text)
    meant = structure.words("\n".join(expected.texts(paper)))
    shown = structure.words("\n".join(expected.alternatives(paper)))
    told = structure.words("\n".join(one.alt for one in tree.all("Figure")))
    return [
        *_compare("read", meant, said),
        *_compare("alternative text", shown, told),
    ]


def unread(paper: Paper, data: bytes) -> list[str]:
    """Return the words that are decoration and that nobody is told elsewhere.

    A table's head on its second page and the face of a name tent that is upside down
    are read once; the foot and the number of the page need not be read.
    """
    meant = "\n".join(["of", *expected.decoration(paper)])
    told = _letters(structure.bare(f"{structure.read(data).text}\n{meant}"))
    silent = set(structure.words(_NUMBER.sub("", structure.untagged(data))))
    return sorted(
        word
        for word in silent
        if _letters(word) not in told
        and not word.isdigit()
        and not any(_is_shaped(letter) for letter in word)
    )


_NUMBER = re.compile(r"\[U\+[0-9A-F]{4,6}\]")  # instead of a letter no font has


def _compare(what: str, meant: list[str], said: list[str]) -> list[str]:
    if meant == said:
        return []
    matcher = difflib.SequenceMatcher(None, meant, said, autojunk=len(meant) > 5_000)
    return [
        f"{what}: {' '.join(meant[a:b][:12])!r} became {' '.join(said[c:d][:12])!r} "
        f"after {' '.join(meant[max(0, a - 6) : a])!r}"
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ][:20]


def roles(tree: Element) -> Counter[str]:
    """Return how many elements there are of each role."""
    return Counter(one.role for one in tree.walk())


def missing_words(
    texts: list[str], found: str, counted: Collection[str] = ()
) -> list[str]:
    """Return the words of `texts` that are not in `found`, the bare text of a file.

    Beside right-to-left or stacked letters a viewer may give letters, signs and
    brackets in another order (each viewer turns them back in its own way), but side by
    side; hyphens it takes for those of a line's end.
    """
    holes = re.compile("|".join(map(re.escape, counted)) or r"(?!)")
    found, letters = _without_hyphens(found), _letters(found)
    lost: set[str] = set()
    for text in set(texts):
        turned = any(_is_shaped(letter) for letter in text)
        for part in _parts(text, holes):
            seen = _without_hyphens(part) in found
            if not seen and not (turned and _has_window(_letters(part), letters)):
                lost.add(part)
    return sorted(lost)


def _parts(text: str, holes: re.Pattern[str]) -> list[str]:
    return [part for word in structure.words(text) for part in holes.split(word)]


def _without_hyphens(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "-\u2010\u2011")))


def _letters(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c)[0] in "LMN")


def _is_shaped(letter: str) -> bool:
    turned = unicodedata.bidirectional(letter) in {"R", "AL", "AN"}
    return turned or unicodedata.category(letter) in {"Mn", "Mc", "Me"}


def _has_window(word: str, found: str) -> bool:
    """Tell whether the letters of `word` stand side by side, in any order."""
    off, size = Counter(word), len(word)
    wrong = len(off)  # letters of which there are too many or too few
    for n, letter in enumerate(found):
        wrong += _shift(off, letter, -1)
        if n >= size:
            wrong += _shift(off, found[n - size], 1)
        if n >= size - 1 and not wrong:
            return True
    return not word


def _shift(off: Counter[str], letter: str, by: int) -> int:
    """Count a letter; return how many more letters are wrong now."""
    before = off[letter] != 0
    off[letter] += by
    return (off[letter] != 0) - before
