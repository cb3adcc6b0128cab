"""Name tents: two to a sheet, folded in half, the name on either side.

For those who come to the room: whoever joins by video or phone needs none. A tent
stands before the person it names, so it is made for all of them.
"""

import math
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, TypedDict
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.exports.events import one_line
from app.i18n import tr
from app.pdf.story import Align, Panel, Paper, Paragraph, Sheet, Tone
from app.printouts.catalog import Chosen
from app.printouts.gatherings import expected, gathering_head
from app.printouts.gatherings import gathering_reading as reading
from app.printouts.gatherings.expected import Guest
from app.printouts.joining import dotted

if TYPE_CHECKING:
    from app.pdf.pen import Pen


class _Centered(TypedDict):
    """How words are written in the middle."""

    align: Align
    style: str
    size: float


_A_SHEET: Final = 2
_MOST: Final = 58.0  # the size of a name, in points
_LEAST: Final = 24.0
_SMALL: Final = 14.0
_SIDE: Final = 64.0  # white at either side of a name
# sizes of a name too long for one line, and how many lines it may have then
_LONG: Final = ((24.0, 3), (16.0, 6), (11.0, 9))
_MARK: Final = 40.0
_FILLED: Final = 0.85  # of a line: a long word goes to the next one


def compose(session: Session, subject_id: UUID, chosen: Chosen) -> Paper:
    """Return the tents of a gathering. Raises GoneError when it is not there."""
    del chosen
    gathered = reading.read(session, subject_id)
    people = expected.people(session, subject_id, gathered.gathering.community_id)
    here = [one for one in people if not one.from_afar and one_line(one.name)]
    title = tr("Name tents: {title}").format(title=gathering_head.title(gathered))
    if not here:
        words = Paragraph(tr("Nobody is expected in the room yet."))
        head = Sheet("", tr("Name tents"), gathering_head.title(gathered))
        return Paper(title, head, (words,), language=phrases.language())
    return Paper(
        title,
        blocks=tuple(_sheets(here)),
        author=gathered.made_by,
        subject=gathering_head.day(gathered.gathering),
        language=phrases.language(),
        furniture=False,
    )


def _sheets(people: Sequence[Guest]) -> list[Panel]:
    return [
        Panel(None, partial(_paint, pair=tuple(people[first : first + _A_SHEET])))
        for first in range(0, len(people), _A_SHEET)
    ]


def _paint(pen: "Pen", *, pair: tuple[Guest, ...]) -> None:
    """Draw a sheet: two tents, cut apart in the middle, each folded in its own."""
    tall = pen.height / _A_SHEET
    face = tall / 2
    for place, guest in enumerate(pair):
        top = place * tall
        _paint_face(pen, guest, top + face, face)
        with pen.turned():
            # turned about the middle of the sheet, what is above comes below
            _paint_face(pen, guest, pen.height - top - face, face)
        pen.line(_SIDE, top + face, pen.width - _SIDE, top + face, dash=(1, 4))
    pen.line(12, tall, pen.width - 12, tall, tone="muted", weight=0.7, dash=(5, 4))


def _paint_face(pen: "Pen", guest: Guest, top: float, high: float) -> None:
    """Write what a tent says between `top` and `high` points below, in the middle."""
    width = pen.width - 2 * _SIDE
    name = one_line(guest.name)
    size, lines = _size(pen, name, width)
    said, under = _spoken(guest), _under(guest)
    needed = _reckoned(lines * size, said, under)
    down = top + max(14.0, (high - needed) / 2)
    centered: _Centered = {"align": Align.CENTER, "style": "title", "size": size}
    down += pen.words(name, _SIDE, down, width, tone=Tone.TEAL, lines=lines, **centered)
    centered |= {"style": "body", "size": _SMALL}
    if said:
        down += 4 + pen.words(
            said,
            _SIDE,
            down + 4,
            width,
            tone=Tone.SLATE,
            italic=True,
            lines=2,
            **centered,
        )
    if under:
        pen.rect((pen.width - _MARK) / 2, down + 10, _MARK, 2, fill="rust")
        pen.words(under, _SIDE, down + 19, width, lines=2, **centered)


def _size(pen: "Pen", name: str, width: float) -> tuple[float, int]:
    """Return the size of a name, and how many lines it takes at most."""
    size = pen.fit(name, width, most=_MOST, least=_LEAST, style="title")
    if pen.measure(name, style="title", size=size) <= width:
        return size, 1
    for size, lines in _LONG:
        wide = pen.measure(name, style="title", size=size) / _FILLED
        if wide <= lines * width:
            return size, max(2, math.ceil(wide / width))
    return _LONG[-1]


def _reckoned(name: float, said: str, under: str) -> float:
    """Return about how high the words of a face are, with a name of that height."""
    high = name * 1.15
    high += (4 + _SMALL * 1.5) if said else 0
    return high + ((19 + _SMALL * 1.5) if under else 0)


def _spoken(guest: Guest) -> str:
    """Return how the name is said, and how the person is spoken of."""
    parts = (one_line(guest.pronunciation), one_line(guest.pronouns))
    return dotted(*parts)


def _under(guest: Guest) -> str:
    """Return what the person does here, and where they are from."""
    roles = [role.label for role in guest.roles]
    return dotted(*roles, one_line(guest.site))
