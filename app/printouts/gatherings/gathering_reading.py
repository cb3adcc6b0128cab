"""What the papers of a gathering read of the book, and whom they may name.

Who said yes to a part in this gathering stands up in front of the others, so is named
to them like whoever holds a role (`consented`), but not after refusing to be listed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import settings, tables
from app.charter import voices
from app.charter.voices import Voice
from app.gathering import sessions
from app.gathering.gatherings import Gathering, Plan
from app.gathering.plans import Part, flat
from app.i18n import tr
from app.person import consents
from app.person.consents import REFUSED
from app.printouts.readers import consented
from app.settings import Coach
from app.vocabulary import AssignmentState, Audience, ConsentUse


@dataclass(frozen=True)
class Gathered:
    """A gathering with all that its papers have in common."""

    plan: Plan
    community: str
    language: str
    agreements: str
    coach: Coach | None
    voice: Voice | None = None  # on whose behalf we speak there

    @property
    def gathering(self) -> Gathering:
        """The gathering itself."""
        return self.plan.gathering

    @property
    def made_by(self) -> str:
        """Who hands the paper out: the coach's name, if she has said it."""
        return self.coach.name.strip() if self.coach else ""


def read(session: Session, session_id: UUID) -> Gathered:
    """Return a gathering for its papers. Raises GoneError when it is not there."""
    plan = sessions.plan(session, session_id)
    home = session.get_one(tables.Community, plan.gathering.community_id)
    return Gathered(
        plan,
        home.name,
        home.language or "",
        home.working_agreements or "",
        settings.coach(session),
        voices.of_gathering(session, session_id),
    )


def all_names(session: Session, gathered: Gathered) -> dict[UUID, str]:
    """Return the names of all who have a part in a gathering or bring something."""
    plan = gathered.plan
    blocks = flat(plan.blocks)
    things = [*plan.materials, *(m for block in blocks for m in block.materials)]
    wanted = {part.person_id for part in _parts(plan)}
    wanted |= {thing.bring_person_id for thing in things}
    return _names(session, wanted - {None})


def names_for_members(session: Session, gathered: Gathered) -> dict[UUID, str]:
    """Return the names of those with a part in a gathering who may be named to all."""
    home = gathered.gathering.community_id
    answers = consents.of_community(session, home)
    roster = consented.people(session, home, Audience.MEMBERS)
    here = {
        part.person_id
        for part in _parts(gathered.plan)
        if part.state is AssignmentState.ACCEPTED
    }
    standing_up = {
        person: name
        for person, name in _names(session, here - {None}).items()
        if answers.get(person, {}).get(ConsentUse.DIRECTORY) not in REFUSED
    }
    return {**standing_up, **{one.id: one.name for one in roster.listed}}


def session_words(gathered: Gathered) -> str:
    """Return which gathering of its community it is: "Session 5", or its kind."""
    if gathered.plan.number:
        return tr("Session {n}").format(n=gathered.plan.number)
    return gathered.gathering.kind.label


def _parts(plan: Plan) -> list[Part]:
    return [*plan.parts, *(part for block in flat(plan.blocks) for part in block.parts)]


def _names(session: Session, wanted: Iterable[UUID | None]) -> dict[UUID, str]:
    found = session.execute(
        select(tables.Person.id, tables.Person.name).where(
            tables.Person.id.in_(list(wanted)), tables.Person.forgotten_on.is_(None)
        )
    )
    return {row.id: row.name for row in found}
