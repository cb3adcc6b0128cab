"""The sign-in sheet: who is expected, and room for guests.

It lies in the room where everyone reads it: names and sites, no address (session
planning d.3), and nobody who asked not to be listed: for them there is an empty row.
"""

from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.gathering.gatherings import Gathering
from app.i18n import tr
from app.pdf.story import Block, Cell, Column, Paper, Paragraph, Table, Text
from app.printouts.catalog import Chosen
from app.printouts.gatherings import expected, gathering_head
from app.printouts.gatherings import gathering_reading as reading
from app.printouts.gatherings.expected import Guest

_ROW: Final = 30.0  # points: room to write by hand
_EMPTY_ROWS: Final = 8  # at least; more where the page has room for them
_GUESTS: Final = 4  # of them, for whoever comes along
_TO_FILL: Final = 24  # rows: more than a page holds

Row = tuple[Text | Cell, ...]


def compose(session: Session, subject_id: UUID, chosen: Chosen) -> Paper:
    """Return the sheet of a gathering. Raises GoneError when it is not there."""
    gathered = reading.read(session, subject_id)
    one = gathered.gathering
    people = expected.people(session, subject_id, one.community_id)
    listed = [guest for guest in people if not guest.unlisted]
    by_site = chosen.get("order") == "site"
    if by_site:
        # those without a site last; sorting keeps the names in order
        listed.sort(key=lambda guest: (not guest.site, guest.site.casefold()))
    empty = max(_EMPTY_ROWS, _GUESTS + len(people) - len(listed))
    blocks: list[Block | None] = [
        gathering_head.standing(one),
        Paragraph(tr("Sign beside your name, or add it at the end.")),
        Table(
            _columns(by_site),
            (*_rows(listed, by_site), *_empty(empty + _TO_FILL)),
            row_height=_ROW,
            spare=_TO_FILL,
        ),
    ]
    return Paper(
        tr("Sign-in sheet: {title}").format(title=gathering_head.title(gathered)),
        gathering_head.sheet(gathered, tr("Sign-in sheet")),
        tuple(block for block in blocks if block),
        foot=gathering_head.foot(gathered),
        author=gathered.made_by,
        subject=_subject(one),
        language=phrases.language(),
    )


def _columns(by_site: bool) -> tuple[Column, ...]:
    name = Column(tr("Name"), 3, names_row=True)
    site = Column(tr("Site"), 2.4)
    return (*((site, name) if by_site else (name, site)), Column(tr("Signature"), 3))


def _rows(listed: list[Guest], by_site: bool) -> list[Row]:
    found: list[Row] = []
    for guest in listed:
        name = Cell(guest.name, bold=True)
        found.append((guest.site, name, "") if by_site else (name, guest.site, ""))
    return found


def _empty(count: int) -> list[Row]:
    return [("", "", "")] * count


def _subject(one: Gathering) -> str:
    return gathering_head.day(one)
