"""The pen that draws pictures: it notes what is drawn, to be drawn on the page later.

Because it only notes, a picture is painted once, while its section is set: a painter
that fails cannot spoil a page. Lengths are points of the usual size of print, from the
top left corner of the box; on larger sheets and in large print all of it is larger.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from app.pdf.blocks.words import words
from app.pdf.design import STYLES, Look
from app.pdf.letters.styles import Style
from app.pdf.shapes import Shapes, must_be_finite
from app.pdf.sketch import Draw, upside_down
from app.pdf.story import Align, Text, Tone, plain
from app.pdf.surface import Surface
from app.pdf.tags import Node

ROOM: Final = 1.1  # leading of type of a size of its own, from `LARGE_TYPE` up
LARGE_TYPE: Final = 20.0


class Pen(Shapes):
    """Draws in a box of `width` × `height`; `grey` says that colors will be greys.

    Words are read aloud only where `parent` is an element to hang them on: each stretch
    becomes a paragraph of it.
    """

    def __init__(
        self,
        look: Look,
        width: float,
        height: float,
        *,
        scale: float | None = None,
        parent: Node | None = None,
    ) -> None:
        super().__init__(look, look.scale if scale is None else scale)
        self.width: Final = width
        self.height: Final = height
        self.grey: Final = look.setup.grey
        self._parent = parent
        self._silent = False
        self._turned = False
        self.lowest = 0.0  # the foot of the words that are lowest

    @property
    def margin(self) -> float:
        """The usual margin at the sides of a page, for sheets without furniture."""
        return self._look.margin / self._scale

    # --- Words ----------------------------------------------------------------------

    def words(  # noqa: PLR0913 - named one by one where it draws
        self,
        text: Text,
        x: float,
        y: float,
        width: float,
        *,
        style: str = "small",
        size: float | None = None,
        tone: Tone | str | None = None,
        align: Align = Align.LEFT,
        bold: bool | None = None,
        italic: bool | None = None,
        lines: int = 0,
    ) -> float:
        """Write `text` with its top at `y`; return the height it took.

        `style` is a name of `design.STYLES`, `tone` a role of the palette; `lines`
        clamps. Raises KeyError for names there are not.
        """
        if not plain(text):
            return 0.0
        must_be_finite(x, y, width)
        set_style = self._style(style, size, bold=bold, italic=italic)
        set_style = set_style.but(align=align.value)
        if tone is not None:
            set_style = set_style.but(color=self._color(tone))
        node = self._node(plain(text))
        scale = self._scale
        part = words(self._look, text, set_style, width * scale, node, most=lines)

        def drawn(surface: Surface, left: float, top: float) -> None:
            at = (left + x * scale, top + y * scale)
            part.draw_at(surface, at, 0, len(part.lines))

        self._note(drawn)
        if not self._turned:
            self.lowest = max(self.lowest, y + part.height / scale)
        return part.height / scale

    def measure(
        self,
        text: str,
        *,
        style: str = "small",
        size: float | None = None,
        bold: bool | None = None,
    ) -> float:
        """Return how wide `text` is on one line."""
        found = self._style(style, size, bold=bold, italic=None)
        return self._look.measure(text, found) / self._scale

    def fit(
        self,
        text: str,
        width: float,
        *,
        most: float,
        least: float,
        style: str = "title",
    ) -> float:
        """Return the largest whole size at which `text` fits on one line."""
        wide = max(self.measure(text, style=style, size=100), 0.01)
        return max(least, min(most, float(int(100 * width / wide))))

    # --- How it is meant ------------------------------------------------------------

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Words written here are decoration: they are not read."""
        before, self._silent = self._silent, True
        try:
            yield
        finally:
            self._silent = before

    @contextmanager
    def turned(self) -> Iterator[None]:
        """Draw upside down about the middle of the box; it is decoration."""
        inner, self._steps = self._steps, []
        before, self._turned = self._turned, True
        try:
            with self.silent():
                yield
        finally:
            steps, self._steps = self._steps, inner
            self._turned = before
        half = (self.width * self._scale / 2, self.height * self._scale / 2)
        self._note(upside_down(steps, half))

    @property
    def _steps(self) -> list[Draw]:
        return self.sketch.steps

    @_steps.setter
    def _steps(self, steps: list[Draw]) -> None:
        self.sketch.steps = steps

    def _node(self, text: str) -> Node | None:
        if self._silent:
            return None
        self.sketch.said.append(text)
        return None if self._parent is None else self._parent.add("P")

    def _style(
        self,
        name: str,
        size: float | None,
        *,
        bold: bool | None,
        italic: bool | None,
    ) -> Style:
        style = STYLES[name]
        if size is not None:
            ratio = ROOM if size >= LARGE_TYPE else style.leading / style.size
            style = style.but(size=size, leading=size * ratio)
        if bold is not None:
            style = style.but(weight=700 if bold else 400)
        if italic is not None:
            style = style.but(italic=italic)
        by = self._scale / self._look.scale
        found = self._look.scaled(style.but(left=0, right=0))
        return found.but(size=found.size * by, leading=found.leading * by)
