"""Shaped letters in their place in a line, and how they are cut."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from app.pdf.letters import directions
from app.pdf.letters.clusters import clusters
from app.pdf.letters.shaping import Shaped, again
from app.pdf.letters.styles import Style


class Piece(NamedTuple):
    """Shaped letters: of which run, and how deep right to left (UAX #9)."""

    shaped: Shaped
    run: int
    level: int
    wall: int | None = None  # level of what shuts it in, if its run is isolated


def visual(pieces: Sequence[Piece]) -> list[int]:
    """Return the indices of a line's pieces from left to right (UAX #9, L2)."""
    levels: list[int] = []
    owners: list[int] = []  # -1 for a wall
    for at, piece in enumerate(pieces):
        if at and pieces[at - 1].run != piece.run:
            walls = [w for w in (pieces[at - 1].wall, piece.wall) if w is not None]
            levels += walls
            owners += [-1] * len(walls)
        levels.append(piece.level)
        owners.append(at)
    order = (owners[at] for at in directions.visual_order(levels))
    return [at for at in order if at >= 0]


def width_of(piece: Piece, style: Style) -> float:
    """Return the width of a piece in points."""
    shaped = piece.shaped
    return style.size * (shaped.advance + style.tracking * len(shaped.glyphs))


def hyphenated(piece: Piece, style: Style) -> Piece:
    """Return a piece that ends in a soft hyphen with a hyphen to be seen."""
    text = piece.shaped.text
    shown = _reshaped(piece, style, text[:-1] + "-").shaped
    return piece._replace(shaped=replace(shown, actual=text))


def with_spaces_apart(piece: Piece, style: Style, base: int) -> list[Piece]:
    """Return the piece; the spaces that end a line run as the line (rule L1)."""
    text = piece.shaped.text
    kept = text.rstrip(" ")
    if kept == text or piece.shaped.actual is not None or not kept:
        return [piece]
    spaces = _reshaped(piece, style, text[len(kept) :])
    return [_reshaped(piece, style, kept), spaces._replace(level=base)]


def shortened(pieces: Sequence[Piece], style: Style, room: float) -> list[Piece]:
    """Return as much as fits in `room` points, without spaces at the end."""
    kept: list[Piece] = []
    used = 0.0
    for piece in pieces:
        if used + width_of(piece, style) > room:
            first = next(cut(piece, style, room - used, room))
            if used + width_of(first, style) <= room:
                kept.append(first)
            break
        kept.append(piece)
        used += width_of(piece, style)
    while kept and kept[-1].shaped.text.isspace():
        kept.pop()
    if kept:
        kept[-1:] = with_spaces_apart(kept[-1], style, kept[-1].level)[:1]
    return kept


def cut(piece: Piece, style: Style, room: float, wide: float) -> Iterator[Piece]:
    """Cut a piece so that the first part fits in `room`, the others in `wide` points.

    One letter is never cut, however wide it is.
    """
    if width_of(piece, style) <= room:
        yield piece
        return
    widths = _letter_widths(piece.shaped, style)
    start = at = 0
    used = 0.0
    for cluster in clusters(piece.shaped.text):
        size = sum(widths[at : at + len(cluster)])
        if used + size > room:
            if at > start:
                yield _slice(piece, style, start, at)
                start, used = at, 0.0
            room = wide
        used += size
        at += len(cluster)
    yield _slice(piece, style, start, at)


def _letter_widths(shaped: Shaped, style: Style) -> list[float]:
    """Return the width of each character in points."""
    widths = [0.0] * len(shaped.text)
    for glyph in shaped.glyphs:
        em = glyph.advance / shaped.face.upem + style.tracking
        widths[glyph.cluster] += em * style.size
    return widths


def _slice(piece: Piece, style: Style, start: int, end: int) -> Piece:
    whole = piece.shaped
    if start == 0 and end == len(whole.text):
        return piece
    part = _reshaped(piece, style, whole.text[start:end])
    if whole.actual is None:
        return part
    actual, lost = (whole.actual, whole.lost) if start == 0 else ("", "")
    return part._replace(shaped=replace(part.shaped, actual=actual, lost=lost))


def _reshaped(piece: Piece, style: Style, text: str) -> Piece:
    rtl = bool(piece.level & 1)
    shaped = again(piece.shaped.face, text, tnum=style.tnum, rtl=rtl)
    return piece._replace(shaped=shaped)
