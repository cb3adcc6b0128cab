"""The sign-up sheet: what there is to choose from, and three choices of each (NR10).

As on the sign-in sheet, nobody who asked not to be listed stands on it: for them there
is an empty row.
"""

from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.exports.events import one_line
from app.i18n import tr
from app.pdf.story import Block, Cell, Column, Paper, Paragraph, Sheet, Table
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.printouts.needs import grouping_reading as reading
from app.printouts.needs.grouping_reading import Grouped

_ROW: Final = 26.0  # points: room to write by hand
_EMPTY: Final = 3  # rows for whoever comes along
_TO_FILL: Final = 26  # more than a page holds


def compose(session: Session, subject_id: UUID, chosen: Chosen) -> Paper:
    """Return the sheet of a grouping. Raises GoneError when it is not there."""
    del chosen
    grouped = reading.read(session, subject_id)
    return Paper(
        tr("Sign-up sheet: {title}").format(title=grouped.title),
        Sheet(
            dotted(grouped.overline, tr("Sign-up sheet")),
            grouped.title,
            _lead(grouped),
        ),
        tuple(_blocks(grouped)),
        foot=grouped.foot,
        author=grouped.made_by,
        subject=grouped.overline,
        language=phrases.language(),
    )


def _lead(grouped: Grouped) -> str:
    least, most = grouped.grouping.least, grouped.grouping.most
    if not least or not most:
        return ""
    return tr("{least} to {most} people in a group").format(least=least, most=most)


def _blocks(grouped: Grouped) -> list[Block]:
    blocks: list[Block] = []
    if grouped.grouping.rationale:
        blocks.append(Paragraph(grouped.grouping.rationale))
    if grouped.grouping.groups:
        blocks.append(_topics(grouped))
    blocks.append(
        Paragraph(tr("Write the letter of the group you want first, second and third."))
    )
    blocks.append(_people(grouped))
    return blocks


def _topics(grouped: Grouped) -> Table:
    return Table(
        (
            Column(tr("Group"), 1.6, names_row=True),
            Column(tr("What it is about"), 3),
            Column(tr("Where"), 1.2),
        ),
        tuple(
            (
                Cell(reading.group_title(group), bold=True),
                one_line(group.why),
                one_line(group.room),
            )
            for group in grouped.grouping.groups
        ),
    )


def _people(grouped: Grouped) -> Table:
    people = grouped.grouping.people
    rows: list[tuple[str | Cell, ...]] = [
        (Cell(one_line(one.name), one_line(one.site)), "", "", "")
        for one in grouped.listed(people)
    ]
    empty = _EMPTY + len(grouped.unlisted & set(people)) + _TO_FILL
    rows += [("", "", "", "")] * empty
    return Table(
        (
            Column(tr("Name"), 4, names_row=True),
            Column(tr("First")),
            Column(tr("Second")),
            Column(tr("Third")),
        ),
        tuple(rows),
        row_height=_ROW,
        spare=_TO_FILL,
    )
