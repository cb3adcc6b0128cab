"""The ways of reaching each other in a table, with what each takes a month (PI14)."""

from typing import Final

from app import phrases
from app.i18n import tr
from app.pdf.story import Align, Cell, Column, Span, Table, Text
from app.printouts.expectations.expected_hours import Asked, Expectations

_WEB: Final = ("http://", "https://")


def table(asked: Expectations) -> Table:
    """Return the ways, what is expected first; their sums are said above it."""
    return Table(
        (
            Column(tr("What"), 33, names_row=True),
            Column(tr("When"), 30),
            Column(tr("Asked"), 11),
            Column(tr("Each time"), 11, Align.RIGHT),
            Column(tr("A month"), 15, Align.RIGHT),
        ),
        tuple(_way(one) for one in asked.asked),
    )


def _way(one: Asked) -> tuple[Text | Cell, ...]:
    way = one.way
    return (
        Cell(way.name, note=way.purpose, bold=True)
        if way
        else Cell(tr("Gatherings"), note=tr("The dates below."), bold=True),
        Cell(way.cadence, note=_where(way.audience, way.place)) if way else "",
        tr("Expected") if one.expected else tr("Optional"),
        phrases.length(one.minutes) if one.minutes else "",
        phrases.length(one.a_month) if one.a_month else tr("as it comes"),
    )


def _where(audience: str, place: str) -> Text:
    """Return whom a way is for and where it is, an address as a link."""
    link = place if place.startswith(_WEB) and " " not in place else ""
    words: list[str | Span] = [audience] if audience else []
    if audience and place:
        words.append("\n")
    if place:
        words.append(Span(place, link=link))
    return tuple(words)


def counting(asked: Expectations) -> str:
    """Return how the hours were reckoned."""
    words = tr(
        "Hours are those of one person: how often a month, times how long each time."
    )
    if any(one.a_month is None for one in asked.asked):
        words += " " + tr("What comes up now and then is not counted.")
    return words
