"""Lines of text are drawn: where each letter stands, and what it belongs to."""

from collections.abc import Sequence
from functools import lru_cache

from reportlab.lib.colors import HexColor

from app.pdf.letters.lines import Line, Run
from app.pdf.letters.pieces import Piece, visual, width_of
from app.pdf.letters.styles import Style
from app.pdf.tagged.canvas import TaggedCanvas
from app.pdf.tagged.embedding import EmbeddedFont, Encoded

_ASCENT, _DESCENT = 0.85, 0.25  # ems of a line that a link covers
_SAME_PLACE = 0.01  # points


def draw_line(  # noqa: PLR0913, PLR0917 - a place is two numbers
    canv: TaggedCanvas,
    line: Line,
    runs: Sequence[Run],
    style: Style,
    x: float,
    y: float,
    width: float,
) -> None:
    """Draw a line on the baseline that begins at (x, y) and is `width` points wide."""
    if not line.pieces:
        return
    left = x + _indent(line, style, width)
    encoded = [canv.encoded(piece.shaped) for piece in line.pieces]
    if _is_simple(line.pieces, encoded, runs):
        canv.emit(_Pen(style, runs, y).wrote(line.pieces, encoded, left))
        return
    for piece in line.pieces:
        canv.book.missing.update(piece.shaped.lost)
    places = _places(line, style, left)
    for start, end in _stretches(line.pieces, encoded, runs):
        pen = _Pen(style, runs, y)
        for index in range(start, end):
            pen.write(line.pieces[index], encoded[index], places[index])
        _tagged(canv, line.pieces[start:end], encoded[start], runs, pen.done())
        run = runs[line.pieces[start].run]
        if run.node is not None and run.url is not None:
            _link(canv, line.pieces[start:end], places[start:end], run, style, y)


# --- Where things stand -------------------------------------------------------------


def _indent(line: Line, style: Style, width: float) -> float:
    """Return how far from the left a line begins; spaces at its end hang out."""
    left = 0.0
    if style.align == "center":
        left = (width - line.width) / 2
    elif style.align == "right" or (
        style.align != "left" and (style.align == "end") != bool(line.base)
    ):
        left = width - line.width
    if line.base:
        left -= sum(width_of(piece, style) for piece in line.pieces) - line.width
    return left


def _is_simple(
    pieces: Sequence[Piece], encoded: Sequence[Encoded], runs: Sequence[Run]
) -> bool:
    """Tell whether a line is plain text of one element, from left to right."""
    if any(piece.level for piece in pieces) or not all(one.is_plain for one in encoded):
        return False
    if len(runs) == 1:
        return runs[0].node is None
    return all(runs[piece.run].node is None for piece in pieces)


def _places(line: Line, style: Style, left: float) -> list[float]:
    """Return where each piece begins from the left."""
    places = [0.0] * len(line.pieces)
    for index in visual(line.pieces):
        places[index] = left
        left += width_of(line.pieces[index], style)
    return places


def _stretches(
    pieces: Sequence[Piece], encoded: Sequence[Encoded], runs: Sequence[Run]
) -> list[tuple[int, int]]:
    """Return (start, end) of what has one tag: a link, a direction, a stand-in."""
    found: list[tuple[int, int]] = []
    last: object = None
    for index, (piece, code) in enumerate(zip(pieces, encoded, strict=True)):
        is_rtl = bool(piece.level & 1)
        alone = not is_rtl and not code.is_plain
        kind = (id(runs[piece.run].node), is_rtl, index if alone else -1)
        if kind == last:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
        last = kind
    return found


def _tagged(
    canv: TaggedCanvas,
    pieces: Sequence[Piece],
    encoded: Encoded,
    runs: Sequence[Run],
    operators: str,
) -> None:
    """Write the operators under the tag they need.

    Glyphs from right to left stand in the order they are seen: what they say is told
    by the element (readers turn the words of a mere sequence around once more).
    """
    node = runs[pieces[0].run].node or canv.node
    is_rtl = bool(pieces[0].level & 1)
    if node is None or canv.node is None:
        canv.emit(operators)
    elif is_rtl:
        with canv.tag(canv.span(node, _words(pieces))):
            canv.emit(operators)
    elif not encoded.is_plain:
        with canv.tag(canv.span(node), _words(pieces)):
            canv.emit(operators)
    elif node is canv.node:
        canv.emit(operators)
    else:
        with canv.tag(node):
            canv.emit(operators)


def _words(pieces: Sequence[Piece]) -> str:
    return "".join(
        piece.shaped.text if piece.shaped.actual is None else piece.shaped.actual
        for piece in pieces
    )


def _link(
    canv: TaggedCanvas,
    pieces: Sequence[Piece],
    places: Sequence[float],
    run: Run,
    style: Style,
    y: float,
) -> None:
    if run.node is None or canv.node is None:
        return
    left = min(places)
    right = max(
        place + width_of(piece, style)
        for place, piece in zip(places, pieces, strict=True)
    )
    rect = (left, y - style.size * _DESCENT, right, y + style.size * _ASCENT)
    canv.tagged_link(run.node, rect, run.url or "", url=run.url)


# --- Operators ----------------------------------------------------------------------


class _Pen:
    """Collects the operators of a text object: as few as can be."""

    def __init__(self, style: Style, runs: Sequence[Run], y: float) -> None:
        self._style, self._runs, self._y = style, runs, y
        self._operators = ["BT"]
        self._font: EmbeddedFont | None = None
        self._color = ""
        self._rise = 0
        self._x: float | None = None
        self._shown: list[str] = []
        if style.tracking:
            self._operators.append(f"{_number(style.tracking * style.size)} Tc")

    def write(self, piece: Piece, encoded: Encoded, x: float) -> None:
        """Write a piece that begins at `x`."""
        style = self._style
        font = encoded.font
        color = self._runs[piece.run].color or style.color
        if self._x is None or abs(self._x - x) > _SAME_PLACE:
            self._say(f"1 0 0 1 {_number(x)} {_number(self._y)} Tm")
        if font is not self._font:
            self._say(f"/{font.name} {_number(style.size)} Tf")
            self._font = font
        if color != self._color:
            self._say(_fill(color))
            self._color = color
        for rise, shown in encoded.strokes:
            if rise != self._rise:
                self._say(f"{_number(rise * style.size / 1000)} Ts")
                self._rise = rise
            self._shown.append(shown)
        self._x = x + width_of(piece, style)

    def wrote(
        self, pieces: Sequence[Piece], encoded: Sequence[Encoded], x: float
    ) -> str:
        """Write pieces one after the other from `x` on; returns the operators."""
        for piece, code in zip(pieces, encoded, strict=True):
            self.write(piece, code, x)
            self._x = x = x + width_of(piece, self._style)
        return self.done()

    def done(self) -> str:
        """Return the operators."""
        if self._rise:
            self._say("0 Ts")
        if self._style.tracking:
            self._say("0 Tc")
        self._say("ET")
        return " ".join(self._operators)

    def _say(self, operator: str) -> None:
        if self._shown:
            shown = "".join(self._shown).replace("><", "")
            self._operators.append(f"[{shown}]TJ")
            self._shown = []
        self._operators.append(operator)


@lru_cache(maxsize=256)
def _fill(color: str) -> str:
    what = HexColor(color)
    return f"{_number(what.red)} {_number(what.green)} {_number(what.blue)} rg"


def _number(value: float) -> str:
    """Return a number as PDF has it: never with an exponent."""
    return str(round(value, 3))
