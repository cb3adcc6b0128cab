"""Paragraphs that flow over pages."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from app.pdf.letters.cleaning import clean
from app.pdf.letters.fonts import FontBook
from app.pdf.letters.lines import Layout, Line, Run
from app.pdf.letters.styles import Style
from app.pdf.tagged.drawing import draw_line, draw_text, text_width
from app.pdf.tagged.tags import Node

__all__ = ["Bullet", "Para", "Words", "draw_text", "text_width"]

Words = str | Run | Sequence[str | Run]
Bullet = str | Callable[[Any, float, float, Style], None]
"""What stands before the first line: words, or what draws at (x, baseline)."""

_BULLET_INDENT: Final = 12  # points
_LINK_AIR: Final = 6  # points above a bookmark's target
_NARROWEST: Final = 30  # points


class Para(Flowable):  # type: ignore[misc] # ReportLab has no types
    """A paragraph: words as data, never as markup.

    `node` is its structure element, `None` if it is decoration. `outline` is (level,
    title) in the viewer's contents and needs a `bookmark`. `bullet` is drawn under the
    element `lbl`. `toc` is kept for whoever makes the contents. `most` lines are shown.
    """

    def __init__(  # noqa: PLR0913 - each says something else of the paragraph
        self,
        text: Words,
        style: Style,
        node: Node | None = None,
        *,
        book: FontBook,
        outline: tuple[int, str] | None = None,
        bookmark: str | None = None,
        bullet: Bullet | None = None,
        lbl: Node | None = None,
        toc: Any = None,
        most: int | None = None,
    ) -> None:
        super().__init__()
        self.style = style
        self.node = node
        self.book = book
        self.outline = outline
        self.bookmark = bookmark
        self.bullet = bullet
        self.lbl = lbl
        self.toc = toc
        self.keepWithNext = style.keep_next
        self.runs = _runs(text, node)
        self._most = most
        self._layout: Layout | None = None
        self._lines: list[Line] = []
        self._for_width: float | None = None
        self._is_part = False

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

    def lines(self, width: float) -> list[Line]:
        """Return the lines in a column `width` points wide."""
        self.wrap(width, 0)
        return self._lines

    def getSpaceBefore(self) -> float:  # noqa: N802 - ReportLab calls it so
        """Return the space above, in points."""
        return self.style.before

    def getSpaceAfter(self) -> float:  # noqa: N802 - ReportLab calls it so
        """Return the space below, in points."""
        return self.style.after

    def minWidth(self) -> float:  # noqa: N802 - ReportLab calls it so
        """Return the narrowest column it may have, in points."""
        return _NARROWEST

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Return the width and the height it takes, in points."""
        style = self.style
        if not self._is_part and self._for_width != aW:
            self._lines = self._broken(self._inner(aW))
        self._for_width = aW
        self.width = aW
        self.height = len(self._lines) * style.leading + 2 * style.pad
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list["Para"]:  # noqa: N803
        """Return what fits in `aH` points and the rest; nothing if too little fits.

        The lines stay as they are: a table asks with another width.
        """
        if self._for_width is None:
            self.wrap(aW, aH)
        style = self.style
        fit = int((aH - 2 * style.pad + 1e-6) // style.leading)
        total = len(self._lines)
        if fit >= total:
            return [self]
        fit = min(fit, max(total - style.orphans, 0)) if style.orphans < total else 0
        if fit < style.orphans or fit < 1:
            return []
        return [self._part(0, fit), self._part(fit, total)]

    def draw(self) -> None:
        """Draw it, as decoration if it was drawn before (the head of a table)."""
        canv, style = self.canv, self.style
        is_first = canv.first_time(self)
        if is_first:
            self._draw_marks()
        if style.bg:
            canv.saveState()
            canv.setFillColor(HexColor(style.bg))
            wide = self.width - style.left - style.right
            canv.rect(style.left, 0, wide, self.height, stroke=0, fill=1)
            canv.restoreState()
        y = self.height - style.pad - style.leading / 2 - style.size * style.cap / 2
        self._draw_bullet(y, self.lbl if is_first else None)
        with canv.tag(self.node if is_first else None):
            inner = self._inner(self.width)
            for line in self._lines:
                draw_line(
                    canv, line, self.runs, style, style.left + style.pad, y, inner
                )
                y -= style.leading

    def _inner(self, width: float) -> float:
        style = self.style
        return max(1.0, width - style.left - style.right - 2 * style.pad)

    def _broken(self, width: float) -> list[Line]:
        if self._layout is None:
            self._layout = Layout(self.runs, self.style, self.book)
        lines = self._layout.lines(width)
        if self._most is not None and len(lines) > self._most:
            lines = self._layout.clamped(lines, self._most, width)
        return lines

    def _part(self, start: int, end: int) -> "Para":
        """Return some of the lines as a paragraph of the same element."""
        is_first = start == 0
        style = self.style if is_first else self.style.but(before=0)
        part = Para("", style, self.node, book=self.book, lbl=self.lbl)
        part.runs = self.runs
        part._lines = self._lines[start:end]
        part._for_width = self._for_width
        part._is_part = True
        if is_first:
            part.outline, part.bookmark = self.outline, self.bookmark
            part.bullet, part.toc = self.bullet, self.toc
        return part

    def _draw_marks(self) -> None:
        if self.bookmark is None:
            return
        canv = self.canv
        canv.bookmarkHorizontal(self.bookmark, 0, self.height + _LINK_AIR)
        if self.outline is not None:
            level, title = self.outline
            canv.addOutlineEntry(clean(title), self.bookmark, level, closed=level > 0)

    def _draw_bullet(self, y: float, node: Node | None) -> None:
        if self.bullet is None:
            return
        canv, style = self.canv, self.style
        with canv.tag(node):
            if callable(self.bullet):
                self.bullet(canv, style.left, y, style)
            else:
                draw_text(canv, style.left - _BULLET_INDENT, y, self.bullet, style)


def _runs(text: Words, node: Node | None) -> list[Run]:
    """Return the runs of a paragraph; each link has an element of its own."""
    items = [text] if isinstance(text, str | Run) else text
    runs = []
    for item in items:
        run = item if isinstance(item, Run) else Run(item)
        if run.is_link and run.node is None and node is not None:
            run = replace(run, node=node.add("Link"))
        runs.append(run)
    return runs
