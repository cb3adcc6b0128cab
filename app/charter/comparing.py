"""Two versions of a charter side by side: which words came and which went."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from app.charter.parts import PARTS, Part
from app.i18n import tr

Kind = Literal["same", "added", "removed", "changed"]

_WORD: Final = re.compile(r"(\S+)(\s*)")


@dataclass(frozen=True)
class Run:
    """Words that follow each other and stayed, came, or went; with their spaces."""

    text: str
    kind: Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Difference:
    """One part in both versions."""

    part: Part
    kind: Kind
    runs: tuple[Run, ...]

    @property
    def label(self) -> str:
        """What has become of it, in a word."""
        return {
            "same": tr("As it was"),
            "added": tr("New"),
            "removed": tr("Taken out"),
            "changed": tr("Changed"),
        }[self.kind]

    @property
    def spoken(self) -> str:
        """What is read aloud: which words went and which came."""
        if self.kind != "changed":
            words = "".join(run.text for run in self.runs)
            return tr("{what}: {words}").format(what=self.label, words=words)
        said = [self.label]
        for run in self.runs:
            words = run.text.strip()
            if run.kind == "removed":
                said.append(tr("Taken out: “{words}”").format(words=words))
            elif run.kind == "added":
                said.append(tr("Put in: “{words}”").format(words=words))
        return ". ".join(said)


def compare(
    before: Mapping[str, str], after: Mapping[str, str]
) -> tuple[Difference, ...]:
    """Return each part that is written in either, in the order of the page."""
    return tuple(
        _difference(part, before.get(part.name, ""), after.get(part.name, ""))
        for part in PARTS
        if before.get(part.name) or after.get(part.name)
    )


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> int:
    """Return how many parts are not as they were."""
    return sum(one.kind != "same" for one in compare(before, after))


def runs(before: str, after: str) -> tuple[Run, ...]:
    """Return the words of both texts in one line of reading.

    A word that stayed is followed by the space it has now. Where words changed, those
    that went stand before those that came.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(
        None, [word for word, _ in old], [word for word, _ in new], autojunk=False
    )
    found: list[Run] = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal":
            found.append(Run(_text(new[b0:b1]), "same"))
            continue
        found += _run(old[a0:a1], "removed")
        found += _run(new[b0:b1], "added")
    return tuple(_spaced(found))


def _difference(part: Part, before: str, after: str) -> Difference:
    if before.split() == after.split():
        return Difference(part, "same", (Run(after, "same"),))
    if not before:
        return Difference(part, "added", (Run(after, "added"),))
    if not after:
        return Difference(part, "removed", (Run(before, "removed"),))
    return Difference(part, "changed", runs(before, after))


def _run(
    words: Sequence[tuple[str, str]], kind: Literal["added", "removed"]
) -> list[Run]:
    return [Run(_text(words), kind)] if words else []


def _text(words: Sequence[tuple[str, str]]) -> str:
    return "".join(word + space for word, space in words)


def _spaced(found: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs with a space wherever the last word of one had none after it."""
    for place, run in enumerate(found):
        last = place == len(found) - 1
        yield run if last or run.text[-1:].isspace() else Run(run.text + " ", run.kind)
