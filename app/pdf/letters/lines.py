"""Runs of text are broken into lines for a width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from app.pdf.letters import breaking, directions
from app.pdf.letters.cleaning import clean, is_web_link
from app.pdf.letters.directions import Directions
from app.pdf.letters.fonts import FontBook
from app.pdf.letters.pieces import (
    Piece,
    cut,
    hyphenated,
    shortened,
    width_of,
    with_spaces_apart,
)
from app.pdf.letters.shaping import SOFT_HYPHEN, Look, Word, word
from app.pdf.letters.styles import Style
from app.pdf.tags import Node

_ROUNDING = 0.01  # points
_CHECK_EVERY = 400  # words


@dataclass
class Run:
    """Some words of a paragraph that look alike; what is `None` is the style's.

    `url` is a link on the web (http, https or mailto: anything else is plain text);
    `node` is the structure element of the link. What is `isolated` keeps its place in
    the line, whichever way its letters and those around it run.
    """

    text: str
    weight: int | None = None
    italic: bool | None = None
    color: str | None = None
    url: str | None = None
    node: Node | None = None
    isolated: bool = False

    def __post_init__(self) -> None:
        if self.url is not None and not is_web_link(self.url):
            self.url = None


class Line(NamedTuple):
    """What stands in a line, in the order it is read.

    `base` is 1 in a paragraph from right to left; `width` is in points and without the
    spaces at the end.
    """

    base: int
    pieces: tuple[Piece, ...]
    width: float


class _Atom(NamedTuple):
    """What no line end may part."""

    pieces: tuple[Piece, ...]
    width: float  # with the spaces at its end
    space: float  # their width
    hyphen: float = 0  # what a hyphen adds if the line ends here


_Fit = tuple[int, list[_Atom]]


class Layout:
    """Runs that are shaped once, and can be broken for any width."""

    def __init__(self, runs: Sequence[Run], style: Style, book: FontBook) -> None:
        self.runs = runs
        self.style = style
        self._book = book
        self._looks = [self._look(run) for run in runs]
        self._seen = 0
        self._paragraphs = [
            self._shape(text, owners) for text, owners in self._hard_lines()
        ]

    def lines(self, width: float) -> list[Line]:
        """Return the lines, none wider than `width` points unless by one letter."""
        found: list[Line] = []
        for base, atoms in self._paragraphs:
            self._check()
            if atoms:
                found += self._fill(base, atoms, width)
            else:
                found.append(Line(base, (), 0.0))
        return found

    def clamped(self, lines: list[Line], most: int, width: float) -> list[Line]:
        """Return the first `most` lines, the last with an ellipsis for the others."""
        if len(lines) <= most:
            return lines
        base, pieces, _ = lines[most - 1]
        run = pieces[-1].run if pieces else 0
        look = self._looks[run]._replace(rtl=bool(base))
        dots = [Piece(one, run, base) for one in word(self._book, "…", look).parts]
        more = sum(width_of(piece, self.style) for piece in dots)
        kept = [*shortened(pieces, self.style, width - more), *dots]
        used = sum(width_of(piece, self.style) for piece in kept)
        return [*lines[: most - 1], Line(base, tuple(kept), used)]

    def width(self) -> float:
        """Return the width of the widest line if none is broken, in points."""
        return max((line.width for line in self.lines(float("inf"))), default=0.0)

    # --- Shaping ----------------------------------------------------------------------

    def _look(self, run: Run) -> Look:
        style = self.style
        italic = style.italic if run.italic is None else run.italic
        weight = run.weight or style.weight
        return Look(weight, italic, style.family, style.tnum)

    def _hard_lines(self) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """Give each line as typed, with (end, run) of its stretches."""
        texts: list[str] = []
        owners: list[tuple[int, int]] = []
        size = 0
        for index, run in enumerate(self.runs):
            text = clean(run.text)
            parts = (text.upper() if self.style.upper else text).split("\n")
            for number, part in enumerate(parts):
                if number:
                    yield "".join(texts), owners
                    texts, owners, size = [], [], 0
                if part:
                    size += len(part)
                    texts.append(part)
                    owners.append((size, index))
        yield "".join(texts), owners

    def _shape(self, text: str, owners: list[tuple[int, int]]) -> _Fit:
        if not owners:
            return 0, []
        if not directions.has_rtl(text):
            if len(owners) == 1:
                return 0, self._plain_atoms(text, owners[0][1])
            return 0, self._mixed_atoms(text, owners, None)
        starts = [0, *(end for end, _ in owners)]
        isolates = [
            (start, end)
            for start, (end, run) in zip(starts, owners, strict=False)
            if self.runs[run].isolated
        ]
        found = directions.directed(text, isolates, self._check)
        return found.base, self._mixed_atoms(text, owners, found)

    def _plain_atoms(self, text: str, run: int) -> list[_Atom]:
        """Shape what is all of one run and runs from left to right."""
        atoms = []
        look = self._looks[run]
        kind = (look, self.style.size, self.style.tracking, run)
        known: dict[str, _Atom] = self._book.remembered(kind)
        for part in breaking.pieces(text):
            self._count()
            atom = known.get(part)
            if atom is None:
                shaped = word(self._book, part, look)
                pieces = tuple(Piece(one, run, 0) for one in shaped.parts)
                atom = known[part] = self._atom(pieces, [shaped])
            atoms.append(atom)
        return atoms

    def _mixed_atoms(
        self, text: str, owners: list[tuple[int, int]], found: Directions | None
    ) -> list[_Atom]:
        levels, walls = (found.levels, found.walls) if found else ([], {})
        cuts = {end for end, _ in owners}
        if levels:
            cuts |= {at for at in range(1, len(text)) if levels[at] != levels[at - 1]}
        ordered = iter(sorted(cuts))
        owner = iter(owners)
        (end, run), cut = next(owner), next(ordered)
        atoms = []
        start = 0
        for stop in accumulate(len(part) for part in breaking.pieces(text)):
            self._count()
            pieces: list[Piece] = []
            words: list[Word] = []
            while start < stop:
                while start >= end:
                    end, run = next(owner)
                while start >= cut:
                    cut = next(ordered)
                until = min(cut, stop)
                level = levels[start] if levels else 0
                look = self._looks[run]._replace(rtl=bool(level & 1))
                shaped = word(self._book, text[start:until], look)
                words.append(shaped)
                wall = walls.get(end)
                pieces += [Piece(one, run, level, wall) for one in shaped.parts]
                start = until
            atoms.append(self._atom(tuple(pieces), words))
        return atoms

    def _atom(self, pieces: tuple[Piece, ...], words: list[Word]) -> _Atom:
        style = self.style
        em, tracking, last = style.size, style.tracking, words[-1]
        width = sum(one.advance + tracking * one.glyphs for one in words) * em
        space = (last.space + tracking * last.spaces) * em
        if pieces and pieces[-1].shaped.text.endswith(SOFT_HYPHEN):
            ended = hyphenated(pieces[-1], style)
            more = width_of(ended, style) - width_of(pieces[-1], style)
            return _Atom(pieces, width, space, more)
        return _Atom(pieces, width, space)

    def _count(self) -> None:
        self._seen += 1
        if not self._seen % _CHECK_EVERY:
            self._check()

    def _check(self) -> None:
        self._book.check()

    # --- Breaking ---------------------------------------------------------------------

    def _fill(self, base: int, atoms: list[_Atom], width: float) -> Iterator[Line]:
        """Put as much in each line as it can hold."""
        todo = atoms[::-1]
        held: list[_Atom] = []
        used = 0.0
        room = width + _ROUNDING
        while todo:
            atom = todo.pop()
            if used + atom.width - atom.space + atom.hyphen <= room:
                held.append(atom)
                used += atom.width
            elif held:
                yield self._line(base, held, used)
                todo.append(atom)
                held, used = [], 0.0
            else:
                parts = self._in_an_emergency(atom, width)
                if len(parts) == 1:
                    yield self._line(base, parts, parts[0].width)
                else:
                    todo += reversed(parts)
        if held:
            yield self._line(base, held, used, is_last=True)

    def _line(
        self, base: int, atoms: list[_Atom], used: float, *, is_last: bool = False
    ) -> Line:
        pieces = [piece for atom in atoms for piece in atom.pieces]
        width = used - atoms[-1].space
        if atoms[-1].hyphen and not is_last:
            pieces[-1] = hyphenated(pieces[-1], self.style)
            width += atoms[-1].hyphen
        elif pieces and pieces[-1].level != base:
            pieces[-1:] = with_spaces_apart(pieces[-1], self.style, base)
        return Line(base, tuple(pieces), width)

    def _in_an_emergency(self, atom: _Atom, width: float) -> list[_Atom]:
        """Cut what is wider than a whole line between letters."""
        found: list[_Atom] = []
        held: list[Piece] = []
        used = 0.0
        for piece in atom.pieces:
            for part in cut(piece, self.style, width - used, width):
                self._count()
                wide = width_of(part, self.style)
                if held and used + wide > width + _ROUNDING:
                    found.append(_Atom(tuple(held), used, 0.0))
                    held, used = [], 0.0
                held.append(part)
                used += wide
        found.append(_Atom(tuple(held), used, min(atom.space, used)))
        return found
