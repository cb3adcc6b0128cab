"""What papers of the registers have in common: their frame, and who may be named.

Their readers are members: a person is named as `consented` allows, else not at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases, settings, tables
from app.charter.lines import Named
from app.errors import GoneError
from app.exports.events import one_line
from app.i18n import tr
from app.pdf.story import Block, Paper, Sheet
from app.printouts.joining import dotted
from app.printouts.readers import consented
from app.printouts.readers.withheld import Reason, counted
from app.vocabulary import Audience


@dataclass(frozen=True)
class Told:
    """A community, and the people who may be named to its members."""

    id: UUID
    community: str
    short_name: str
    made_by: str
    names: Mapping[UUID, str]

    def name(self, person: Named | None) -> str:
        """Return the name of a person if members may read it."""
        return self.names.get(person.id, "") if person else ""

    def left_out(self, people: Iterable[Named | None]) -> tuple[str, ...]:
        """Return what is said of those who were not named."""
        hidden = {one.id for one in people if one and one.id not in self.names}
        left = counted({Reason.NOT_LISTED: len(hidden)})
        return tuple(one.sentence for one in left)

    def paper(
        self, title: str, lead: str, blocks: Iterable[Block], *, furniture: bool = True
    ) -> Paper:
        """Return a paper of this community."""
        return Paper(
            title=tr("{community}: {title}").format(
                community=self.community, title=title
            ),
            head=Sheet(self.community, title, lead) if furniture else None,
            blocks=tuple(blocks),
            foot=dotted(self.short_name, title, phrases.date_of(clock.today())),
            author=self.made_by,
            language=phrases.language(),
            furniture=furniture,
        )


def read(session: Session, community_id: UUID) -> Told:
    """Return what the papers of a community share. Raises GoneError without it."""
    home = session.get(tables.Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    coach = settings.coach(session)
    return Told(
        community_id,
        one_line(home.name),
        one_line(home.short_name),
        coach.name.strip() if coach else "",
        named(session, community_id),
    )


def named(session: Session, community_id: UUID) -> dict[UUID, str]:
    """Return the people of a community whose names its members may read."""
    roster = consented.people(session, community_id, Audience.MEMBERS)
    return {who.id: who.name for who in roster.listed}


def printed() -> str:
    """Return the day it is printed, as the lead of a paper."""
    return tr("As of {date}").format(date=phrases.date_of(clock.today()))
