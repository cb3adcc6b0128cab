"""Who is here, in numbers that tell of nobody, and whose voice is missing (GLP10).

Its readers are the members, and whoever they show it to. Small numbers are hidden
before the wall: `compositions.Trait.outward`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases, settings
from app.charter import compositions, five_questions
from app.charter.compositions import OutwardTrait
from app.errors import GoneError
from app.exports.events import one_line
from app.i18n import tr
from app.pdf.story import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Manner,
    Paper,
    Paragraph,
    Sheet,
    Table,
    Together,
)
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.tables import Community


@dataclass(frozen=True)
class Given:
    """What may be counted of what people said of themselves."""

    traits: tuple[OutwardTrait, ...]
    hidden: int  # characteristics of which nothing may be told


def gather(session: Session, community_id: UUID, chosen: Chosen) -> Given:
    """Return the counts with small ones folded."""
    del chosen
    found = compositions.of_community(session, community_id)
    told = found.outward
    return Given(told, len(found.traits) - len(told))


def compose(
    session: Session, community_id: UUID, chosen: Chosen, given: Given
) -> Paper:
    """Return the page. Raises GoneError when the community is not there."""
    del chosen
    home = session.get(Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    coach = settings.coach(session)
    name, title = one_line(home.name), tr("Who is here")
    missing = five_questions.said(home.invitation).get(five_questions.MISSING, "")
    return Paper(
        title=tr("{community}: Who is here").format(community=name),
        head=Sheet(name, title, tr("As people say it of themselves")),
        blocks=(*_counted(given), *_missing(missing.splitlines())),
        foot=dotted(name, title, phrases.date_of(clock.today())),
        author=coach.name if coach else "",
        language=phrases.language(),
    )


def _counted(given: Given) -> Iterator[Block]:
    if not given.traits:
        yield Paragraph(tr("There is nothing yet that could be told of so few."))
    for trait in given.traits:
        rows: list[tuple[Cell, str]] = [
            (Cell(one.value, bold=True), str(one.people)) for one in trait.shares
        ]
        if trait.has_others:
            rows.append((Cell(tr("Others")), ""))
        columns = (
            Column(tr("They say"), 5, names_row=True),
            Column(tr("People"), 1, Align.RIGHT),
        )
        yield Together((Heading(trait.name), Table(columns, tuple(rows))))
    if given.hidden or any(one.has_others for one in given.traits):
        yield Paragraph(
            tr(
                "What fewer than five people share, or people of fewer than three "
                "sites, is not told by itself, so that nobody can be recognized."
            ),
            Manner.SMALL,
        )


def _missing(voices: list[str]) -> Iterator[Block]:
    if voices:
        head = Heading(tr("Whose voice is missing"))
        yield Together((head, Bullets(tuple(voices))))
