"""The working agreements as a poster for the wall, or as a list to hand out (GLP3).

Those that are in force; the lines of the charter while there is none. Who agreed is not
said: it is for all of us.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.charter import working_agreements
from app.exports.events import one_line
from app.i18n import tr
from app.pdf.story import (
    Align,
    Block,
    Bullets,
    Manner,
    Panel,
    Paper,
    Paragraph,
    Span,
    Text,
    Tone,
)
from app.printouts.catalog import Chosen
from app.printouts.charter import registers_told
from app.printouts.charter.registers_told import Told

if TYPE_CHECKING:
    from app.pdf.pen import Pen

Line = tuple[str, str]
"""An agreement, and what it means in practice."""

_SIDE: Final = 56.0  # white at either side
_SIZES: Final = (30.0, 26.0, 23.0, 20.0, 18.0, 16.0, 14.0, 12.0)
_LEADING: Final = 1.25
_UNDER: Final = 0.55  # the size of what is said below, against the line's
_GAP: Final = 0.75  # of a line, between two of them
_TITLE: Final = 44.0
_FOOT: Final = 40.0


def compose(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the agreements as `chosen["form"]`: "poster" or "list".

    What does not fit one sheet is a list. Raises GoneError without the community.
    """
    told = registers_told.read(session, community_id)
    lines, foot = _lines(session, community_id)
    if not lines or chosen.get("form") == "list":
        return told.paper(tr("How we work together"), foot, _listed(lines))
    fits = sum(len(words) + len(under) for words, under in lines) <= 1200
    if len(lines) > 14 or not fits:
        return told.paper(tr("How we work together"), foot, _listed(lines))
    paint = partial(_paint, told=told, lines=lines, foot=foot)
    return told.paper(
        tr("How we work together"), "", (Panel(None, paint),), furniture=False
    )


def _lines(session: Session, community_id: UUID) -> tuple[list[Line], str]:
    found = working_agreements.of_community(session, community_id)
    held = [one for one in found if one.holds]
    if not held:
        text = working_agreements.in_charter(session, community_id)
        return [(line, "") for line in text], ""
    again = min((one.review_on for one in held if one.review_on), default=None)
    foot = (
        tr("We look at it again {day}").format(day=phrases.date_of(again))
        if again
        else ""
    )
    return [(one_line(one.title), one_line(one.body)) for one in held], foot


def _listed(lines: Sequence[Line]) -> Iterator[Block]:
    if not lines:
        yield Paragraph(tr("Nothing is agreed yet."))
        yield Paragraph(
            tr("What do you need from us, to be able to speak openly?"), Manner.LEAD
        )
        return
    items: list[Text] = [
        (Span(words, bold=True), f" {under}") if under else words
        for words, under in lines
    ]
    yield Bullets(tuple(items), numbered=True)


def _paint(pen: "Pen", *, told: Told, lines: Sequence[Line], foot: str) -> None:
    """Draw the sheet: the title, the lines as large as they fit, the foot."""
    width = pen.width - 2 * _SIDE
    down = _SIDE
    down += _words(pen, told.community, down, 13.0, Tone.SLATE)
    down += 4
    title = tr("How we work together")
    size = pen.fit(title, width, most=_TITLE, least=20.0)
    down += pen.words(
        title, _SIDE, down, width, style="title", size=size, tone=Tone.TEAL, lines=2
    )
    pen.rect(_SIDE, down + 8, 60, 3, fill="rust")
    down += 36
    room = pen.height - down - _SIDE - _FOOT
    size = next((one for one in _SIZES if _high(pen, lines, one) <= room), _SIZES[-1])
    spare = max(0.0, room - _high(pen, lines, size))
    gap = size * _GAP + min(spare / max(1, len(lines)), size)
    for words, under in lines:
        down += _words(pen, words, down, size, Tone.INK, bold=True)
        down += _words(pen, under, down, max(10.0, size * _UNDER), Tone.SLATE)
        down += gap
    if foot:
        pen.words(
            foot,
            _SIDE,
            pen.height - _SIDE - 12,
            width,
            size=11.0,
            tone=Tone.SLATE,
            align=Align.LEFT,
        )


def _words(
    pen: "Pen", text: str, top: float, size: float, tone: Tone, *, bold: bool = False
) -> float:
    if not text:
        return 0.0
    width = pen.width - 2 * _SIDE
    return pen.words(
        text, _SIDE, top, width, style="body", size=size, tone=tone, bold=bold
    )


def _high(pen: "Pen", lines: Sequence[Line], size: float) -> float:
    """Return about how high the lines are at a size."""
    whole = 0.0
    for words, under in lines:
        whole += _wrapped(pen, words, size, bold=True) * size * _LEADING
        small = max(10.0, size * _UNDER)
        whole += _wrapped(pen, under, small) * small * 1.5
        whole += size * _GAP
    return whole


def _wrapped(pen: "Pen", text: str, size: float, *, bold: bool = False) -> int:
    """Return about how many lines a text takes."""
    if not text:
        return 0
    width, count, filled = (pen.width - 2 * _SIDE) * 0.97, 1, 0.0
    space = pen.measure("n", style="body", size=size)
    for word in text.split():
        wide = pen.measure(word, style="body", size=size, bold=bold)
        if filled and filled + space + wide > width:
            count, filled = count + 1, 0.0
        count += int(wide // width)
        filled += wide + (space if filled else 0.0)
    return count
