"""What a paper says, worked out from its story alone, to hold the PDF file against."""

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from app.pdf import story
from app.pdf.story import Paper, plain


def texts(paper: Paper) -> list[str]:
    """Return all that is to be read aloud, in order, without pictures and contents.

    What the pen of a panel writes is known once the paper was printed with `heard`.
    """
    return [text for text in _head(paper) if text]


def alternatives(paper: Paper) -> list[str]:
    """Return the alternative texts of the pictures, in order."""
    return [found.alt for found in values(paper) if isinstance(found, story.Figure)]


def decoration(paper: Paper) -> list[str]:
    """Return what is seen and not read: the foot, and what a pen writes silently."""
    panels = (one.paint for one in values(paper) if isinstance(one, story.Panel))
    silent = [text for one in panels if isinstance(one, Hearing) for text in one.shown]
    return [paper.foot, *silent]


class Heard(str):
    """What is read aloud of a shape, and not seen."""

    __slots__ = ()


def values(value: Any) -> Iterator[Any]:
    """Yield a value of a story and all in it."""
    yield value
    if isinstance(value, tuple):
        for part in value:
            yield from values(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from values(getattr(value, field.name))


# --- What panels write --------------------------------------------------------------


class Hearing:
    """A painter that remembers what was read of its last painting."""

    def __init__(self, paint: Callable[[Any], None]) -> None:
        self._paint = paint
        self.said: list[str] = []
        self.shown: list[str] = []  # as decoration

    def __call__(self, pen: Any) -> None:
        """Paint, and begin to listen anew."""
        self.said, self.shown = [], []
        self._paint(_Listener(pen, self))


class _Listener:
    """A pen that tells what it writes, unless that is decoration."""

    def __init__(self, pen: Any, hearing: Hearing) -> None:
        self._pen = pen
        self._hearing = hearing
        self._into: list[str] = hearing.said

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pen, name)

    def words(self, text: Any, *args: Any, **kw: Any) -> Any:
        """Write, and remember what."""
        self._into.append(plain(text))
        return self._pen.words(text, *args, **kw)

    def turned(self) -> Any:
        """Write upside down: that was read already."""
        return self._instead([], self._pen.turned())

    def silent(self) -> Any:
        """Write what nobody is read."""
        return self._instead(self._hearing.shown, self._pen.silent())

    @contextlib.contextmanager
    def _instead(self, into: list[str], inner: Any) -> Iterator[None]:
        before, self._into = self._into, into
        with inner:
            yield
        self._into = before


def heard(value: Any) -> Any:
    """Return a story whose panels remember what they write."""
    if isinstance(value, story.Panel):
        return replace(value, paint=Hearing(value.paint))
    if isinstance(value, tuple):
        return tuple(heard(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        new = {f.name: heard(getattr(value, f.name)) for f in fields(value)}
        return replace(value, **new)  # type: ignore[type-var]
    return value


# --- The order of reading -----------------------------------------------------------


def _head(paper: Paper) -> Iterator[str]:
    if isinstance(paper.head, story.Cover):
        yield from (paper.head.overline, paper.head.title, paper.head.subtitle)
        for label, value in paper.head.facts:
            yield from (label, plain(value))
        yield from _all(paper.head.blocks)
    elif paper.head is not None:
        yield from (paper.head.overline, paper.head.title, plain(paper.head.lead))
    if paper.contents:
        yield "Contents"
    yield from _all(paper.blocks)
    for section in paper.sections:
        yield from (section.overline, section.title, plain(section.lead))
        yield from _all(section.blocks)


def _all(blocks: tuple[story.Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _READ[type(block)](block)


_SHAPES = {  # what a shape says where no words do
    "": "",
    "on_track": "On track",
    "at_risk": "At risk",
    "not_started": "Not started",
    "needs": "Needs",
    "can_help": "Can help",
    "level4": "Can coach others",
    "level3": "Does it and can share how",
    "level2": "Doing it with help",
    "need3": "Asks: urgent or blocking",
    "need2": "Asks: important",
    "need1": "Asks: nice to have",
}
_PAIR = re.compile(r"(level\d)(need\d)")  # two shapes side by side


def _table(table: story.Table) -> Iterator[str]:
    yield from (column.title for column in table.columns)
    for row in table.rows:
        for cell in row:
            yield from _cell(cell)
    yield table.caption


def _cell(cell: story.Text | story.Cell) -> Iterator[str]:
    if isinstance(cell, story.Cell):
        shape = "" if plain(cell.text) else _shape(cell.mark)
        yield from (Heard(shape), plain(cell.text), plain(cell.note))
    else:
        yield plain(cell)


def _shape(mark: str) -> str:
    """Return what a mark says: one shape, or two side by side."""
    if pair := _PAIR.fullmatch(mark):
        return f"{_SHAPES[pair[1]]}. {_SHAPES[pair[2]]}"
    return _SHAPES[mark]


def _bullets(bullets: story.Bullets) -> Iterator[str]:
    items = [plain(item) for item in bullets.items if plain(item).strip()]
    for number, item in enumerate(items, 1):
        yield from (f"{number}." if bullets.numbered else "•", item)


def _checks(checks: story.CheckList) -> Iterator[str]:
    for one in checks.items:
        if plain(one.text).strip() or one.note:
            state = Heard("Done" if one.done else "To do")
            yield from (state, plain(one.text), one.note)


def _signatures(signatures: story.Signatures) -> Iterator[str]:
    if signatures.items:
        yield from ("Role", "Name", "Signature", "Date")
    yield from _pairs(signatures)


def _pairs(pairs: Any) -> Iterator[str]:
    for first, second in pairs.items:
        yield from (plain(first), plain(second))


def _panel(panel: story.Panel) -> Iterator[str]:
    assert isinstance(panel.paint, Hearing), "print the paper with `heard` first"
    yield from panel.paint.said


_READ: dict[type, Callable[[Any], Iterator[str]]] = {
    story.Heading: lambda one: iter((one.text,)),
    story.Paragraph: lambda one: iter((plain(one.text),)),
    story.Bullets: _bullets,
    story.CheckList: _checks,
    story.Table: _table,
    story.CallOut: lambda one: iter((one.title, plain(one.body))),
    story.Facts: _pairs,
    story.Pairs: _pairs,
    story.Lines: lambda one: iter((one.label,)),
    story.Signatures: _signatures,
    story.Figure: lambda one: iter((one.caption,)),
    story.Panel: _panel,
    story.PageBreak: lambda one: iter(()),
    story.Together: lambda one: _all(one.blocks),
}
