"""The page that is drawn on, in points from its top left corner.

Whatever is drawn outside `tag` is decoration: the canvas calls it an artifact.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache

from reportlab.lib.colors import HexColor

from app.pdf.design import Look
from app.pdf.letters.lines import Line, Run
from app.pdf.letters.styles import Style
from app.pdf.tagged.canvas import TaggedCanvas
from app.pdf.tagged.drawing import draw_line
from app.pdf.tags import Node

Point = tuple[float, float]


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
    return replace(run, url=None, node=None)
