"""What the papers of a vote read of the book, and what they call it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases, settings, tables
from app.exports.events import one_line
from app.i18n import tr
from app.needs import rankings
from app.needs.rankings import Item, Ranking
from app.printouts.joining import dotted


@dataclass(frozen=True)
class Voted:
    """A vote with what its papers have in common."""

    ranking: Ranking
    community: str
    made_by: str  # the coach's name, if she has said it

    @property
    def title(self) -> str:
        """What the vote is called, in one line."""
        return one_line(self.ranking.title) or tr("Vote")

    @property
    def overline(self) -> str:
        """Where it belongs, and when it is held."""
        day = phrases.date_of(self.ranking.held_on) if self.ranking.held_on else ""
        return dotted(one_line(self.community), day)

    @property
    def foot(self) -> str:
        """The foot of its papers."""
        return dotted(one_line(self.community), one_line(self.made_by))

    @property
    def items(self) -> list[Item]:
        """What is voted on, in the order it was put there: no rank sways anybody."""
        return sorted(self.ranking.items, key=lambda item: item.words.casefold())


def read(session: Session, ranking_id: UUID) -> Voted:
    """Return a vote for its papers. Raises GoneError when it is not there."""
    found = rankings.get(session, ranking_id)
    home = session.get_one(tables.Community, found.community_id)
    coach = settings.coach(session)
    return Voted(found, home.name, coach.name.strip() if coach else "")
