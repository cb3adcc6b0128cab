"""The coming gatherings in a table by month, with the hours of each month (PI14)."""

from collections.abc import Iterator
from itertools import groupby

from app import phrases, zones
from app.exports.events import one_line
from app.i18n import tr
from app.pdf.story import (
    Align,
    Block,
    Cell,
    Column,
    Manner,
    Paragraph,
    Span,
    Table,
    Text,
)
from app.printouts.expectations.expected_hours import FOR_WHOM, Dated
from app.printouts.gatherings import gathering_head
from app.printouts.joining import dotted


def blocks(dates: tuple[Dated, ...], zone: str) -> Iterator[Block]:
    """Yield the dates in a table by month, or that there are none.

    `zone` is the community's; another one is said beside the hours.
    """
    if not dates:
        yield Paragraph(tr("No dates are set yet. You will hear as soon as they are."))
        return
    months = groupby(dates, key=lambda one: phrases.month(one.day))
    yield Table(
        (
            Column(tr("Month"), 18, names_row=True),
            Column(tr("Gatherings"), 69),
            Column(tr("Hours"), 13, Align.RIGHT),
        ),
        tuple(_month(month, tuple(some), zone) for month, some in months),
    )
    yield Paragraph(
        " ".join(
            (
                tr("Times are {zone}.").format(zone=zones.label(zone)),
                tr("Dates may move."),
            )
        ),
        Manner.SMALL,
    )


def _month(name: str, dates: tuple[Dated, ...], zone: str) -> tuple[Text | Cell, ...]:
    lines: list[str | Span] = []
    for one in dates:
        lines += ["\n"] if lines else []
        lines += _date(one, zone)
    minutes = sum(one.minutes for one in dates if not one.for_some)
    return (
        Cell(name, bold=True),
        tuple(lines),
        phrases.length(minutes) if minutes else "",
    )


def _date(one: Dated, home: str) -> Iterator[str | Span]:
    """Yield "Tue, May 19, 10:00 AM – 11:00 AM", and in a line of its own what it is.

    Names of another direction would take the hours along in one line with them.
    """
    gathering = one.gathering
    yield Span(phrases.day(one.day), bold=True)
    if hours := gathering_head.hours(gathering):
        if gathering.zone != home:
            zone = zones.label(gathering.zone)
            hours = tr("{hours} {zone}").format(hours=hours, zone=zone)
        yield f", {hours}"
    yield "\n" + dotted(
        one_line(gathering.title),
        one_line(gathering.place, ", "),
        tr(FOR_WHOM[gathering.kind]) if one.for_some else "",
    )
