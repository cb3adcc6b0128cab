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

    A word of a right-to-left or a stacked script may have its letters in another order
    (viewers turn them back each in their own way), but they stand side by side.
    """
    holes = re.compile("|".join(map(re.escape, counted)) or r"(?!)")
    words = {word for text in texts for word in structure.words(text)}
    parts = {part for word in words for part in holes.split(word) if part}
    return sorted(part for part in parts if not _is_in(part, found))


def _is_in(word: str, found: str) -> bool:
    if word in found:
        return True
    shaped = any(_is_shaped(letter) for letter in word)
    return shaped and _has_window(Counter(word), len(word), found)


def _is_shaped(letter: str) -> bool:
    turned = unicodedata.bidirectional(letter) in {"R", "AL", "AN"}
    return turned or unicodedata.category(letter) in {"Mn", "Mc", "Me"}


def _has_window(letters: Counter[str], size: int, found: str) -> bool:
    """Tell whether these letters stand side by side somewhere, in any order."""
    off = Counter(letters)
    for n, letter in enumerate(found):
        off[letter] -= 1
        if n >= size:
            off[found[n - size]] += 1
        if n >= size - 1 and not any(off.values()):
            return True
    return False
