"""The page that is drawn on, in points from its top left corner.

Whatever is drawn outside `tag` is decoration: the canvas calls it an artifact.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Final

from reportlab.lib.colors import HexColor

from app.pdf.design import Look
from app.pdf.letters.lines import Line, Run
from app.pdf.letters.styles import Style
from app.pdf.palette import PATTERN_INK, kind_named
from app.pdf.tagged.canvas import TaggedCanvas
from app.pdf.tagged.drawing import draw_line
from app.pdf.tagged.tags import Node

Point = tuple[float, float]
HATCH: Final = 3.2  # between the lines and dots of a pattern


class Surface:
    """One page of a canvas."""

    def __init__(self, canvas: TaggedCanvas, look: Look, left: float) -> None:
        self.canvas = canvas
        self.look = look
        self.left = left  # of the frame; pieces are drawn from here
        self._silent = False
        self._whole = False  # all that is drawn is one figure

    # --- What is read ---------------------------------------------------------------

    @contextmanager
    def tag(self, node: Node | None) -> Iterator[None]:
        """Say that what is drawn belongs to `node`."""
        if self._whole:
            yield
            return
        with self.canvas.tag(None if self._silent else node):
            yield

    @contextmanager
    def as_one(self, node: Node) -> Iterator[None]:
        """All that is drawn, words too, belongs to `node`."""
        with self.tag(node):
            before, self._whole = self._whole, True
            try:
                yield
            finally:
                self._whole = before

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Draw decoration, whatever the things that are drawn say of themselves."""
        before, self._silent = self._silent, True
        try:
            with self.tag(None):
                yield
        finally:
            self._silent = before

    def write(
        self,
        lines: Sequence[Line],
        runs: Sequence[Run],
        style: Style,
        at: Point,
        width: float,
    ) -> None:
        """Write lines under one another, the first one's top at `at`."""
        x, top = at
        shown = [_alone(run) for run in runs] if self._silent else runs
        baseline = top + style.leading / 2 + style.size * style.cap / 2
        for line in lines:
            y = self._up(baseline)
            draw_line(self.canvas, line, shown, style, x, y, width)
            baseline += style.leading

    def box(
        self, at: Point, width: float, height: float
    ) -> tuple[float, float, float, float]:
        """Return a box as PDF has it: left, bottom, right, top."""
        x, top = at
        return (x, self._up(top + height), x + width, self._up(top))

    # --- Shapes ---------------------------------------------------------------------

    def rect(  # noqa: PLR0913 - a box has these
        self,
        at: Point,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        line: str | None = None,
        weight: float = 0.5,
        radius: float = 0,
    ) -> None:
        """Draw a box, its top left corner at `at`; colors are roles or "#RRGGBB"."""
        if width <= 0 or height <= 0 or not (fill or line):
            return
        if fill and not line and radius <= 0:
            self._fill(at, width, height, fill)
            return
        with self._inked(fill, line, weight):
            x, y = at[0], self._up(at[1] + height)
            radius = min(radius, width / 2, height / 2)
            show = {"stroke": int(line is not None), "fill": int(fill is not None)}
            if radius > 0:
                self.canvas.roundRect(x, y, width, height, radius, **show)
            else:
                self.canvas.rect(x, y, width, height, **show)

    def _fill(self, at: Point, width: float, height: float, color: str) -> None:
        self.canvas.emit(
            f"q {_rgb(self._color(color))} rg {at[0]:.2f} "
            f"{self._up(at[1] + height):.2f} {width:.2f} {height:.2f} re f Q"
        )

    def circle(
        self,
        at: Point,
        radius: float,
        *,
        fill: str | None = None,
        line: str | None = None,
        weight: float = 0.5,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a circle about `at`."""
        if radius <= 0 or not (fill or line):
            return
        with self._inked(fill, line, weight, dash):
            self.canvas.circle(
                at[0],
                self._up(at[1]),
                radius,
                stroke=int(line is not None),
                fill=int(fill is not None),
            )

    def line(
        self,
        start: Point,
        end: Point,
        *,
        color: str = "rule",
        weight: float = 0.5,
        dash: Sequence[float] = (),
        round_ends: bool = False,
    ) -> None:
        """Draw a line."""
        dashed = f" [{' '.join(f'{part:.2f}' for part in dash)}] 0 d" if dash else ""
        ends = " 1 J" if round_ends else ""
        self.canvas.emit(
            f"q {_rgb(self._color(color))} RG {weight:.2f} w{dashed}{ends} "
            f"{start[0]:.2f} {self._up(start[1]):.2f} m "
            f"{end[0]:.2f} {self._up(end[1]):.2f} l S Q"
        )

    def path(
        self,
        points: Sequence[Point],
        *,
        fill: str | None = None,
        line: str | None = None,
        weight: float = 0.5,
    ) -> None:
        """Draw straight lines from point to point, closed when it is filled."""
        with self._inked(fill, line, weight):
            outline = self.canvas.beginPath()
            outline.moveTo(points[0][0], self._up(points[0][1]))
            for x, y in points[1:]:
                outline.lineTo(x, self._up(y))
            if fill:
                outline.close()
            self.canvas.drawPath(
                outline, stroke=int(line is not None), fill=int(bool(fill))
            )

    def curve(self, points: Sequence[Point], *, line: str, weight: float) -> None:
        """Draw one Bézier curve: start, two points that pull, end."""
        with self._inked(None, line, weight):
            self.canvas.setLineCap(1)
            flat = [part for x, y in points for part in (x, self._up(y))]
            self.canvas.bezier(*flat)

    @contextmanager
    def clipped(self, at: Point, width: float, height: float) -> Iterator[None]:
        """Draw only what is within a box."""
        self.canvas.saveState()
        outline = self.canvas.beginPath()
        outline.rect(at[0], self._up(at[1] + height), width, height)
        self.canvas.clipPath(outline, stroke=0, fill=0)
        try:
            yield
        finally:
            self.canvas.restoreState()

    @contextmanager
    def turned(self, middle: Point) -> Iterator[None]:
        """Draw upside down about a point; none of it is read."""
        x, y = middle[0], self._up(middle[1])
        self.canvas.saveState()
        self.canvas.translate(x, y)
        self.canvas.rotate(180)
        self.canvas.translate(-x, -y)
        try:
            with self.silent():
                yield
        finally:
            self.canvas.restoreState()

    # --- Kinds of block -------------------------------------------------------------

    def kind(
        self, at: Point, width: float, height: float, code: str, radius: float = 0
    ) -> None:
        """Fill a box as a kind of block: its color, or its pattern in grey."""
        kind = kind_named(code)
        if kind.pattern == "blank":
            self.rect(at, width, height, fill="paper", line=self._ink(kind.color))
            return
        if not self.look.setup.grey or kind.pattern == "solid":
            fill = self._ink(kind.color)
            self.rect(at, width, height, fill=fill, radius=radius)
            return
        with self.clipped(at, width, height):
            self._pattern(at, width, height, kind.pattern)
        self.rect(at, width, height, line=PATTERN_INK, weight=0.75)

    def _ink(self, color: str) -> str:
        return PATTERN_INK if self.look.setup.grey else color

    def _pattern(self, at: Point, width: float, height: float, name: str) -> None:
        if name in ("rising", "cross"):
            self._hatch(at, width, height, rising=True)
        if name in ("falling", "cross"):
            self._hatch(at, width, height, rising=False)
        if name in ("dots", "rings"):
            self._dotted(at, width, height, ring=name == "rings")

    def _hatch(self, at: Point, width: float, height: float, *, rising: bool) -> None:
        step = HATCH * self.look.scale
        x = at[0] - height
        while x < at[0] + width:
            ends = (at[1] + height, at[1]) if rising else (at[1], at[1] + height)
            self.line(
                (x, ends[0]), (x + height, ends[1]), color=PATTERN_INK, weight=0.8
            )
            x += step

    def _dotted(self, at: Point, width: float, height: float, *, ring: bool) -> None:
        step = HATCH * self.look.scale * (1.5 if ring else 1)
        radius = step * (0.3 if ring else 0.22)
        y, row = at[1] + step / 2, 0
        while y < at[1] + height + step:
            x = at[0] + (step / 2 if row % 2 == 0 else 0)
            while x < at[0] + width + step:
                if ring:
                    self.circle((x, y), radius, line=PATTERN_INK, weight=0.6)
                else:
                    self.circle((x, y), radius, fill=PATTERN_INK)
                x += step
            y, row = y + step * 0.8, row + 1

    # --- Ink ------------------------------------------------------------------------

    @contextmanager
    def _inked(
        self,
        fill: str | None,
        line: str | None,
        weight: float,
        dash: Sequence[float] = (),
    ) -> Iterator[None]:
        canvas = self.canvas
        canvas.saveState()
        if fill:
            canvas.setFillColor(HexColor(self._color(fill)))
        if line:
            canvas.setStrokeColor(HexColor(self._color(line)))
            canvas.setLineWidth(weight)
        if dash:
            canvas.setDash(list(dash))
        try:
            yield
        finally:
            canvas.restoreState()

    def _color(self, name: str) -> str:
        return name if name.startswith("#") else self.look.color(name)

    def _up(self, y: float) -> float:
        return self.look.page[1] - y


@lru_cache(maxsize=64)
def _rgb(color: str) -> str:
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{part:.4g}" for part in parts)


def _alone(run: Run) -> Run:
    """Return `run` without a link: what is decoration leads nowhere."""
    return Run(run.text, run.weight, run.italic, run.color)
