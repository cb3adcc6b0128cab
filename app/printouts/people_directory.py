"""The people directory: who agreed to be known to the members, and how to reach them.

Its reader is a member: who is in it, and what of theirs, is decided by `consented`.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases, settings
from app.errors import GoneError
from app.i18n import tr
from app.pdf.story import (
    Block,
    Cell,
    Column,
    Heading,
    Manner,
    Paper,
    Paragraph,
    Sheet,
    Span,
    Table,
    Text,
    Together,
)
from app.person.people_names import fold
from app.printouts import joining
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.printouts.readers import consented
from app.printouts.readers.consented import Listed, Roster
from app.tables import Community
from app.vocabulary import Audience

_FEW: Final = 4  # so many people of a place, or fewer, are kept on one page


def compose(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the directory of a community. Raises GoneError when it is not there.

    `chosen["order"]` is "site" (a table for each site) or "name".
    """
    home = session.get(Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    roster = consented.people(session, community_id, Audience.MEMBERS)
    coach = settings.coach(session)
    by_name = chosen.get("order") == "name"
    title = tr("People directory")
    return Paper(
        title=tr("{community}: People directory").format(community=home.name),
        head=Sheet(home.name, title, _lead(coach.name if coach else "")),
        blocks=(
            *(_by_name(roster.listed) if by_name else _by_site(roster.listed)),
            *_left_out(roster),
        ),
        foot=dotted(home.short_name, title, phrases.date_of(clock.today())),
        author=coach.name if coach else "",
        language=phrases.language(),
    )


def _lead(coach: str) -> str:
    today = phrases.date_of(clock.today())
    if not coach:
        return tr("Printed {date}. Ask before passing on.").format(date=today)
    return tr("Printed {date} by {coach}. Ask before passing on.").format(
        date=today, coach=coach
    )


def _left_out(roster: Roster) -> Iterator[Block]:
    """Yield how many are not in it, and why."""
    if not roster.listed:
        yield Paragraph(tr("Nobody has agreed to be listed yet."))
    if roster.withheld:
        yield Paragraph(" ".join(roster.sentences), Manner.SMALL)


def _by_name(people: tuple[Listed, ...]) -> Iterator[Block]:
    if people:
        yield _table(people, with_site=True)


def _by_site(people: tuple[Listed, ...]) -> Iterator[Block]:
    """Yield a table for each site, then those of other organizations and the rest."""
    in_order = sorted(people, key=_place)  # within a place they stay in order of name
    for (_, _, place), there in groupby(in_order, key=_place):
        listed = tuple(there)
        heading = Heading(place or tr("Without a site"))
        table = _table(listed, with_site=False)
        few = len(listed) <= _FEW
        yield from (Together((heading, table)),) if few else (heading, table)


def _place(who: Listed) -> tuple[int, str, str]:
    """Return where a person is from, and where that comes: sites, others, nowhere."""
    if who.site:
        return 0, fold(who.site), who.site
    if who.organization:
        return 1, fold(who.organization), who.organization
    return 2, "", ""


def _table(people: Iterable[Listed], *, with_site: bool) -> Table:
    """Return the table of some people; all such tables have the same columns."""
    columns = [Column(tr("Name"), 30, names_row=True), Column(tr("Role"), 28)]
    if with_site:
        columns.append(Column(tr("Site"), 24))
    columns.append(Column(tr("How to reach"), 32 if with_site else 36))
    return Table(
        tuple(columns),
        tuple(
            (
                _name(who),
                _role(who),
                *((who.site or who.organization,) if with_site else ()),
                _reach(who),
            )
            for who in people
        ),
    )


def _name(who: Listed) -> Cell:
    """Return a name over how it is said and how its bearer is spoken of."""
    said = (Span(who.pronunciation, italic=True),) if who.pronunciation else ""
    return Cell(who.name, note=joining.together(said, who.pronouns), bold=True)


def _role(who: Listed) -> Cell:
    """Return what somebody does, over what they are in this community."""
    here = dotted(*who.role_words)
    return Cell(who.job_title, note=here) if who.job_title else Cell(here)


def _reach(who: Listed) -> Cell:
    """Return the lines by which a person agreed to be reached."""
    phone = who.phone.replace(" ", phrases.NBSP)
    lines = joining.together(phone, joining.email(who.email), between="\n")
    return Cell(lines, note=_how(who))


def _how(who: Listed) -> Text:
    """Return how somebody likes to be reached, in their words."""
    likes = ""
    if who.preferred:
        likes = tr("Prefers: {channel}").format(channel=who.preferred.label)
    return dotted(likes, who.reach_note)
