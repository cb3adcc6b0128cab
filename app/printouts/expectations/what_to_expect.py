"""What to expect: what taking part asks of a site's people, on one page (PI14).

Its readers are the members at the site. Hours and dates are reckoned by
`expected_hours`; who may be named to them is decided by `consented`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases, settings, tables
from app.errors import GoneError, RefusedError
from app.exports.events import one_line
from app.i18n import tr, trn
from app.pdf.story import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Manner,
    Pairs,
    Paper,
    Paragraph,
    Sheet,
    Span,
    Table,
    Text,
    Together,
)
from app.printouts import joining
from app.printouts.catalog import Chosen
from app.printouts.expectations import expected_dates, expected_hours, expected_ways
from app.printouts.expectations.expected_hours import Expectations
from app.printouts.expectations.site_parts import Part, of_site
from app.printouts.joining import dotted
from app.printouts.readers import consented
from app.printouts.readers.consented import Listed
from app.settings import Coach
from app.tables import Community, Party
from app.vocabulary import Audience, Rank, Role

MONTHS: Final = 12


@dataclass(frozen=True)
class _Told:
    """What the sheet tells of."""

    site_id: UUID
    site: str
    community: Community
    asked: Expectations
    people: tuple[Listed, ...]  # whom its readers may know of
    coach: Coach | None
    parts: tuple[Part, ...]  # what its people do and bring


def compose(session: Session, site_id: UUID, chosen: Chosen) -> Paper:
    """Return the sheet of a site.

    Raises GoneError when it is not there, and RefusedError of one that is archived.

    `chosen["months"]` is how many months ahead it looks, 12 unless it says 3 to 12.
    """
    told = _read(session, site_id, _months(chosen))
    title = tr("What to expect")
    home, made_by = one_line(told.community.name), told.coach and told.coach.name
    return Paper(
        title=tr("{community}: What to expect, {site}").format(
            community=home, site=told.site
        ),
        head=Sheet(dotted(home, told.site), title, _lead()),
        blocks=tuple(_blocks(told)),
        foot=dotted(home, title, phrases.date_of(clock.today())),
        author=made_by or "",
        language=phrases.language(),
    )


def _read(session: Session, site_id: UUID, months: int) -> _Told:
    row = session.get(tables.Site, site_id)
    if row is None:
        raise GoneError(tr("This site is no longer there. Nothing was printed."))
    if row.retired_on:
        raise RefusedError(
            tr("This site is archived, so nothing is asked of it. Nothing was printed.")
        )
    home = row.community_id
    asked = expected_hours.of_community(session, home, months)
    people = consented.people(session, home, Audience.MEMBERS).listed
    return _Told(
        site_id,
        one_line(session.get_one(Party, row.party_id).name),
        session.get_one(Community, home),
        asked,
        people,
        settings.coach(session),
        of_site(session, site_id, asked.dates, {who.id: who.name for who in people}),
    )


def _months(chosen: Chosen) -> int:
    said = chosen.get("months", "")
    return min(max(int(said), 3), MONTHS) if said.isdecimal() else MONTHS


def _lead() -> str:
    return tr(
        "What taking part asks of each person, what is there if you want it, and the "
        "dates so far."
    )


def _blocks(told: _Told) -> Iterator[Block]:
    asked = told.asked
    yield Facts(tuple(_numbers(asked)))
    if asked.asked:
        yield expected_ways.table(asked)
        yield Paragraph(expected_ways.counting(asked), Manner.SMALL)
    yield Heading(tr("Dates"))
    yield from expected_dates.blocks(asked.dates, told.community.zone)
    if told.parts:
        yield Heading(tr("What you do and bring"))
        yield _parts(told.parts)
    if who := tuple(_whom_to_ask(told)):
        yield Together((Heading(tr("Whom to ask")), Pairs(who)))


def _numbers(asked: Expectations) -> Iterator[tuple[str, str]]:
    """Yield the hours that are known, and how many dates there are."""
    if asked.expected_minutes:
        yield phrases.length(asked.expected_minutes), tr("a month, expected")
    if asked.optional_minutes:
        yield phrases.length(asked.optional_minutes), tr("a month, optional")
    dates = sum(not one.for_some for one in asked.dates)
    yield str(dates), trn("date so far", "dates so far", dates)


def _parts(parts: Iterable[Part]) -> Table:
    return Table(
        (
            Column(tr("Date"), 18),
            Column(tr("Who"), 26, names_row=True),
            Column(tr("Does"), 28),
            Column(tr("Brings"), 28),
        ),
        tuple(
            (
                phrases.day(one.day),
                Cell(one.who, bold=True),
                ", ".join(one.does),
                ", ".join(one.brings),
            )
            for one in parts
        ),
    )


# --- Whom to ask --------------------------------------------------------------------


def _whom_to_ask(told: _Told) -> Iterator[tuple[str, Text]]:
    """Yield the coach and the site's own contacts, as far as they may be named."""
    who = told.coach
    if who and who.name:
        name = ", ".join(filter(None, (who.name, who.role, who.organization)))
        yield tr("Your coach"), _reach(name, who.phone, who.email)
    for rank in Rank:
        for contact in _contacts(told.people, told.site_id, rank):
            label = tr("At your site")
            if rank is Rank.BACKUP:
                label = tr("Or at your site")
            yield label, _reach(contact.name, contact.phone, contact.email)


def _contacts(people: Iterable[Listed], site_id: UUID, rank: Rank) -> list[Listed]:
    return [
        who
        for who in people
        if any(
            held.role is Role.CONTACT and held.site_id == site_id and held.rank is rank
            for held in who.roles
        )
    ]


def _reach(name: str, phone: str, email: str) -> Text:
    """Return a name, and in a line of its own how to reach its bearer."""
    lines = joining.together(phone.replace(" ", phrases.NBSP), joining.email(email))
    return joining.together((Span(name, bold=True),), lines, between="\n")
