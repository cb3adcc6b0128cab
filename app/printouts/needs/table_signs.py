"""Table signs: a sheet for each group, folded in the middle, its letter on either side.

Nobody is named on them (NR8).
"""

from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.exports.events import one_line
from app.i18n import tr
from app.needs.groupings import Group
from app.pdf.story import Align, Panel, Paper, Paragraph, Sheet, Tone
from app.printouts.catalog import Chosen
from app.printouts.needs import grouping_reading as reading

if TYPE_CHECKING:
    from app.pdf.pen import Pen

_SIDE: Final = 56.0  # white at either side
_LETTER: Final = 190.0  # points
_NAME: Final = 46.0
_ROOM: Final = 20.0
_LEAST: Final = 14.0
_MARK: Final = 60.0


def compose(session: Session, subject_id: UUID, chosen: Chosen) -> Paper:
    """Return a sign for each group. Raises GoneError when they are not there."""
    del chosen
    grouped = reading.read(session, subject_id)
    title = tr("Table signs: {title}").format(title=grouped.title)
    groups = grouped.grouping.groups
    if not groups:
        head = Sheet(grouped.overline, grouped.title)
        words = Paragraph(tr("There are no groups yet."))
        return Paper(title, head, (words,), language=phrases.language())
    return Paper(
        title,
        blocks=tuple(Panel(None, partial(_paint, group=group)) for group in groups),
        author=grouped.made_by,
        subject=grouped.overline,
        language=phrases.language(),
        furniture=False,
    )


def _paint(pen: "Pen", *, group: Group) -> None:
    """Draw a sign: the face below the fold, and the same turned about above it."""
    face = pen.height / 2
    _paint_face(pen, group, face, face)
    with pen.turned():
        _paint_face(pen, group, face, face)
    pen.line(_SIDE, face, pen.width - _SIDE, face, dash=(1, 4))


def _paint_face(pen: "Pen", group: Group, top: float, high: float) -> None:
    width = pen.width - 2 * _SIDE
    name, room = one_line(group.name), one_line(group.room)
    letter = pen.fit(group.letter, width, most=_LETTER, least=_NAME, style="title")
    needed = letter * 1.15 + (_NAME * 1.5 if name else 0) + (_ROOM * 2 if room else 0)
    down = top + max(18.0, (high - needed) / 2)
    down += pen.words(
        group.letter,
        _SIDE,
        down,
        width,
        align=Align.CENTER,
        style="title",
        size=letter,
        tone=Tone.TEAL,
        lines=1,
    )
    pen.rect((pen.width - _MARK) / 2, down + 4, _MARK, 3, fill="rust")
    down += 18
    for words, most, style in ((name, _NAME, "title"), (room, _ROOM, "body")):
        if words:
            size = pen.fit(words, width, most=most, least=_LEAST, style=style)
            down += pen.words(
                words,
                _SIDE,
                down,
                width,
                align=Align.CENTER,
                style=style,
                size=size,
                lines=2,
            )
            down += 6
