"""What the tests of what to expect share: ways, gatherings, and what a sheet says."""

from datetime import date, datetime

from app import tables
from app.community import channels
from app.gathering import sessions
from app.pdf.story import Facts, Table
from app.printouts.expectations import expected_hours, what_to_expect
from tests.app.consenting import change
from tests.app.test_people_directory import flat, said_in

TODAY = date(2026, 5, 12)
NBSP = "\N{NO-BREAK SPACE}"


def way(store, community, kind, **fields):
    """Add a channel with these fields; return its key."""
    key, _ = store.write("Channel", channels.add, community, kind)
    change(store, tables.Channel, key, **fields)
    return key


def meet(store, community, begins, ends=None, **fields):
    """Plan a gathering; return its key."""
    start = datetime.fromisoformat(begins)
    end = datetime.fromisoformat(ends) if ends else None
    return store.write(
        "Planned", sessions.add, community, start, end, title="Circle", **fields
    )[0]


def hours(store, community, months=12):
    """Minutes a month, expected and optional."""
    found = store.read(expected_hours.of_community, community, months)
    return found.expected_minutes, found.optional_minutes


def sheet(store, site, **chosen):
    return store.read(what_to_expect.compose, site, chosen)


def table(paper, first_column):
    """The rows of the table whose first column is called so, as plain text."""
    for block in flat(paper.blocks):
        if isinstance(block, Table) and block.columns[0].title == first_column:
            return [
                [said_in(cell).replace(NBSP, " ") for cell in r] for r in block.rows
            ]
    return []


def facts(paper):
    (block,) = [b for b in flat(paper.blocks) if isinstance(b, Facts)]
    return [(number.replace(NBSP, " "), label) for number, label in block.items]
