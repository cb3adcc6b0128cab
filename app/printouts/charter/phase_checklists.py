"""What is to be done in each phase, what is done, and what the book counts (NR2).

For the coach and whoever takes over. What is counted is gathered before the wall: no
name is in it.
"""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases, settings
from app.charter import checklists
from app.charter.checklists import Item, Phase
from app.errors import GoneError
from app.exports.events import one_line
from app.i18n import tr
from app.pdf.story import Block, Check, CheckList, Heading, Paper, Sheet
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.tables import Community

Given = tuple[Phase, ...]


def gather(session: Session, community_id: UUID, chosen: Chosen) -> Given:
    """Return the phases as they stand."""
    del chosen
    return checklists.of_community(session, community_id)


def compose(
    session: Session, community_id: UUID, chosen: Chosen, given: Given
) -> Paper:
    """Return the lists. Raises GoneError when the community is not there."""
    del chosen
    home = session.get(Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    coach = settings.coach(session)
    name, title = one_line(home.name), tr("Step by step")
    today = phrases.date_of(clock.today())
    return Paper(
        title=tr("{community}: Step by step").format(community=name),
        head=Sheet(name, title, today),
        blocks=tuple(_blocks(given)),
        foot=dotted(name, title, today),
        author=coach.name if coach else "",
        language=phrases.language(),
    )


def _blocks(phases: Given) -> Iterator[Block]:
    for phase in phases:
        title = tr("{phase}: {so_far}").format(phase=phase.title, so_far=phase.sentence)
        yield Heading(title)
        yield CheckList(tuple(_check(one) for one in phase.items))


def _check(item: Item) -> Check:
    done = phrases.short_date(item.done_on) if item.done_on else ""
    counted = item.fact.words if item.fact else ""
    return Check(
        item.words, item.is_done, counted if item.is_known else done or counted
    )
