"""Words that were set: a paragraph in lines, with what stands before it."""

from collections.abc import Callable
from dataclasses import dataclass

from app.pdf.design import Look
from app.pdf.letters.cleaning import clean, is_web_link
from app.pdf.letters.lines import Layout, Line, Run
from app.pdf.letters.styles import Style
from app.pdf.story import Span, Text, plain
from app.pdf.strips import Landmark, Strip, keep_ends
from app.pdf.surface import Surface
from app.pdf.tags import Node

STRONG, SEMI = 700, 600

Mark = Callable[[Surface, float, float], None]
"""Draws what stands before a first line: at its left edge, at its top."""


@dataclass
class Words:
    """Text in lines of one width, at a distance from the left of the frame."""

    lines: list[Line]
    runs: list[Run]
    style: Style
    width: float
    node: Node | None
    left: float = 0.0
    mark: Mark | None = None
    mark_node: Node | None = None
    mark_shift: float = 0.0  # to the right, for a list that runs from right to left

    @property
    def height(self) -> float:
        """How tall all the lines are."""
        return len(self.lines) * self.style.leading

    def strips(self, landmark: Landmark | None = None) -> list[Strip]:
        """Return a strip for each line."""
        last = len(self.lines) - 1
        found = [
            Strip(
                self,
                at,
                self.style.leading,
                self.style.before if at == 0 else 0.0,
                self.style.after if at == last else 0.0,
            )
            for at in range(len(self.lines))
        ]
        keep_ends(found)
        if found:
            found[0].landmark = landmark
        return found

    def draw(self, surface: Surface, top: float, first: int, stop: int) -> None:
        """Draw the lines `first` to `stop`."""
        self.draw_at(surface, (surface.left + self.left, top), first, stop)

    def draw_at(
        self, surface: Surface, at: tuple[float, float], first: int, stop: int
    ) -> None:
        """Draw some lines somewhere."""
        if first == 0 and self.mark:
            with surface.tag(self.mark_node):
                self.mark(surface, at[0] + self.mark_shift, at[1])
        with surface.tag(self.node):
            surface.write(self.lines[first:stop], self.runs, self.style, at, self.width)


def words(
    look: Look,
    text: Text,
    style: Style,
    width: float,
    node: Node | None,
    *,
    most: int = 0,
) -> Words:
    """Set `text`; after `most` lines (0: all) it ends in an ellipsis.

    What was cut off can still be heard: it is the `ActualText` of the node.
    """
    inner = max(1.0, width - style.left - style.right)
    runs = runs_of(look, text, node)
    layout = Layout(runs, style, look.book)
    lines = layout.lines(inner)
    if most and len(lines) > most:
        lines = layout.clamped(lines, most, inner)
        if node is not None:
            node.actual = clean(plain(text))
    return Words(lines, runs, style, inner, node, style.left)


def going_on(text: Text) -> Text:
    """Return `text` for an element that goes on: its last word ends with a space."""
    return (text, " ") if isinstance(text, str) else (*text, " ")


def runs_of(look: Look, text: Text, node: Node | None) -> list[Run]:
    """Return the stretches of `text`; a link gets an element of its own."""
    if isinstance(text, str):
        return [Run(_parted(text))]
    return [
        Run(_parted(part)) if isinstance(part, str) else _run(look, part, node)
        for part in text
    ]


def _parted(text: str) -> str:
    """Return `text` with a space before each line end, so that words stay apart."""
    return text if text.isprintable() else clean(text).replace("\n", " \n")


def _run(look: Look, span: Span, node: Node | None) -> Run:
    weight = STRONG if span.bold else None
    italic = True if span.italic else None
    color = look.color(span.tone) if span.tone else None
    if node is None or not is_web_link(span.link):
        return Run(_parted(span.text), weight, italic, color, isolated=True)
    color = color or look.color("teal")
    link = node.add("Link")
    return Run(
        _parted(span.text),
        weight,
        italic,
        color,
        url=span.link,
        node=link,
        isolated=True,
    )
