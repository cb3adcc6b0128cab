"""How a block is known on paper: its letter, its kind, and the strip of a whole plan.

The twelve categories keep their letter (vocabulary c.7); they share seven kinds, each
with a color, or a pattern in grey (README, decision 1).
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from app.i18n import mark, tr
from app.pdf.story import Panel
from app.printouts.gatherings.agenda_steps import Step
from app.vocabulary import Category

if TYPE_CHECKING:
    from app.pdf.pen import Pen

_KINDS: Final = {
    Category.WELCOME: "connect",
    Category.AFFIRMATION: "connect",
    Category.CLOSING: "connect",
    Category.INPUT: "learn",
    Category.DIALOGUE: "share",
    Category.PEER_HELP: "share",
    Category.REFLECTION: "share",
    Category.PRACTICE: "practice",
    Category.DECIDE: "decide",
    Category.OPEN: "open",
    Category.BREAK: "break",
    Category.LOGISTICS: "break",
}
_WORDS: Final = {
    "connect": mark("Connect"),
    "learn": mark("Learn"),
    "share": mark("Share"),
    "practice": mark("Practice"),
    "decide": mark("Decide"),
    "open": mark("Open space"),
    "break": mark("Break"),
}
_STRIP: Final = 11.0  # points
_LEGEND_ROW: Final = 15.0
_ACROSS: Final = 2  # entries of the legend beside each other


def kind_of(category: Category) -> str:
    """Return the code of the kind whose color and pattern a category has."""
    return _KINDS[category]


def kind_words(category: Category) -> str:
    """Return what people call the kind of a category: "Connect"."""
    return tr(_WORDS[kind_of(category)])


def strip(steps: Sequence[Step]) -> Panel | None:
    """Return a plan at a glance: a piece for each block, as long as it lasts.

    It says nothing the agenda does not say in words, so it has none itself.
    """
    pieces = tuple(_pieces(steps))
    if not pieces:
        return None
    return Panel(_STRIP, partial(_paint_strip, pieces=pieces))


def legend(steps: Sequence[Step]) -> Panel | None:
    """Return what the letters in a plan mean, and the words of its lines."""
    used = {step.category for step in every(steps) if step.has_mark}
    shown = tuple(category for category in _KINDS if category in used)
    if not shown:
        return None
    rows = -(-len(shown) // _ACROSS)
    return Panel(rows * _LEGEND_ROW, partial(_paint_legend, shown=shown))


def every(steps: Sequence[Step]) -> Iterator[Step]:
    """Give the steps and all that is in them, in reading order."""
    for step in steps:
        yield step
        yield from every(step.children)


def _pieces(steps: Sequence[Step]) -> Iterator[tuple[str, int, int]]:
    """Give kind, start and minutes of what follows one another."""
    for step in steps:
        if step.children and not step.is_rotation:
            longest = max(step.children, key=lambda child: child.start + child.minutes)
            yield from _pieces([longest] if step.side_by_side else step.children)
        elif step.minutes > 0:
            yield kind_of(step.category), step.start, step.minutes


def _paint_strip(pen: "Pen", *, pieces: tuple[tuple[str, int, int], ...]) -> None:
    first = min(start for _, start, _ in pieces)
    last = max(start + minutes for _, start, minutes in pieces)
    unit = pen.width / (last - first)
    for kind, start, minutes in pieces:
        wide = max(0.5, minutes * unit - 1.2)
        pen.rect((start - first) * unit, 0, wide, pen.height, kind=kind)


def _paint_legend(pen: "Pen", *, shown: tuple[Category, ...]) -> None:
    wide, high = pen.width / _ACROSS, pen.height / -(-len(shown) // _ACROSS)
    for place, category in enumerate(shown):
        x, y = place % _ACROSS * wide, place // _ACROSS * high
        pen.rect(x, y + 2, 11, 11, kind=kind_of(category))
        words = tr("{letter} {category} · {kind}").format(
            letter=category.value, category=category.label, kind=kind_words(category)
        )
        pen.words(words, x + 17, y + 1, wide - 22, style="small", lines=1)
