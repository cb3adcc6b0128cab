"""The sheet to stick dots on: a row for each topic, to be read from across the room."""

from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.exports.events import one_line
from app.i18n import tr, trn
from app.pdf.story import Align, Block, Panel, Paper, Paragraph, Sheet, Tone
from app.printouts.catalog import Chosen
from app.printouts.needs import vote_reading
from app.printouts.needs.vote_reading import Voted

if TYPE_CHECKING:
    from app.pdf.pen import Pen

_PAGE: Final = 560.0  # points that the rows of a page share
_APART: Final = 12.0
_LEAST: Final = 56.0
_MOST: Final = 118.0
_SHARE: Final = 0.36  # of the width, for the words
_TOTAL: Final = 52.0
_SIZES: Final = (20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 8.5)  # of the words, in points
_LEADING: Final = 1.25
_FILLED: Final = 0.82  # of a line: a long word goes to the next one


def compose(session: Session, subject_id: UUID, chosen: Chosen) -> Paper:
    """Return the sheet of a vote. Raises GoneError when it is not there."""
    del chosen
    voted = vote_reading.read(session, subject_id)
    items = voted.items
    high = max(_LEAST, min(_MOST, _PAGE / max(1, len(items)) - _APART))
    rows: list[Block] = [
        Panel(high, partial(_paint, words=one_line(item.words))) for item in items
    ]
    return Paper(
        tr("Dot vote: {title}").format(title=voted.title),
        Sheet(voted.overline, voted.title, _lead(voted)),
        (Paragraph(tr("Stick your dots in the row of what matters most.")), *rows),
        foot=voted.foot,
        author=voted.made_by,
        subject=voted.overline,
        language=phrases.language(),
    )


def _lead(voted: Voted) -> str:
    each = voted.ranking.votes_each
    if not each:
        return ""
    return trn("{n} dot for each of us", "{n} dots for each of us", each)


def _paint(pen: "Pen", *, words: str) -> None:
    """Draw a row: the words large, room for dots, and a box for their number."""
    high = pen.height - 6
    wide = pen.width * _SHARE
    pen.rect(0, 0, pen.width, high, line="rule", weight=0.8, radius=5)
    pen.line(wide, 0, wide, high, weight=0.8)
    size, lines = _size(pen, words, wide - 20, high - 12)
    top = max(5.0, (high - lines * size * _LEADING) / 2)
    pen.words(words, 10, top, wide - 20, style="title", size=size)
    box = min(_TOTAL, high - 16)
    left = pen.width - box - 10
    pen.rect(left, (high - box) / 2, box, box, line="slate", weight=0.8, radius=3)
    pen.words(
        tr("dots"),
        left,
        (high + box) / 2 - 12,
        box,
        style="caption",
        tone=Tone.SLATE,
        align=Align.CENTER,
        lines=1,
    )


def _size(pen: "Pen", words: str, width: float, high: float) -> tuple[float, int]:
    """Return the largest size at which the words fit, and how many lines they take.

    No word is lost: what fits at no size is set small and may run on.
    """
    for size in _SIZES:
        wide = pen.measure(words, style="title", size=size)
        longest = max(
            (pen.measure(one, style="title", size=size) for one in words.split()),
            default=0.0,
        )
        lines = 1 if wide <= width else int(wide / (width * _FILLED)) + 1
        if lines * size * _LEADING <= high and longest <= width:
            return size, lines
    return _SIZES[-1], int(high / (_SIZES[-1] * _LEADING))
