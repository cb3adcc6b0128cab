"""Two roles that are not one: who sees that they meet, and who leads a topic (JS9).

A coordinator makes sure the group meets and is not in charge of what is learned; the
one who facilitates changes from topic to topic.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import clock
from app.charter.lines import Named
from app.i18n import mark
from app.needs import holders
from app.person import contacts
from app.tables import Person, RoleTerm
from app.vocabulary import Role


@dataclass(frozen=True)
class Part:
    """What is to be done at one time; words are marked, not translated."""

    when: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """What a role is, and is not; words are marked, not translated."""

    role: Role
    purpose: str
    parts: tuple[Part, ...]
    not_its: str


CARDS: Final = (
    Card(
        Role.COORDINATOR,
        mark("Sees to it that we meet."),
        (
            Part(
                mark("Well before"),
                (
                    mark("Agree on day, hour and place; book the room or the call"),
                    mark("Ask who leads the next topic, at least one gathering ahead"),
                    mark("Send the date to everybody, with how to take part"),
                ),
            ),
            Part(
                mark("The week of it"),
                (
                    mark("Send a reminder with the topic and what to bring"),
                    mark("Ask who cannot come, and tell who leads"),
                    mark("See to keys, chairs, screen, food, and a way in for all"),
                ),
            ),
            Part(
                mark("On the day"),
                (
                    mark("Be there first; welcome who is new"),
                    mark("Note who came"),
                    mark("Keep time, so that the one who leads need not"),
                ),
            ),
            Part(
                mark("After"),
                (
                    mark("Put what was made where everybody finds it"),
                    mark("Call those who were missed"),
                    mark("Say the next date"),
                ),
            ),
        ),
        mark("Not in charge of what anybody learns."),
    ),
    Card(
        Role.FACILITATOR,
        mark("Leads one topic, once. Next time it is somebody else."),
        (
            Part(
                mark("Before"),
                (
                    mark("Choose a topic the others asked for, and say why it matters"),
                    mark("Plan more practice than talk; ask for help with the method"),
                    mark("Tell the coordinator what you need in the room"),
                ),
            ),
            Part(
                mark("To begin"),
                (
                    mark("Say what we will do and what we want to leave with"),
                    mark("Let everybody speak in the first ten minutes"),
                    mark("Recall what we agreed on how we work"),
                ),
            ),
            Part(
                mark("On the way"),
                (
                    mark("Ask before you tell; the room knows more than you"),
                    mark("Watch who has not spoken, and make room"),
                    mark("Leave silence; let them try it themselves"),
                ),
            ),
            Part(
                mark("To end"),
                (
                    mark("Ask what each takes along, and tries by when"),
                    mark("Ask what went well, and what to do differently"),
                    mark("Hand on to the one who leads next"),
                ),
            ),
        ),
        mark("Not the teacher, and not in charge of room and dates."),
    ),
)


@dataclass(frozen=True)
class Filled:
    """A card, with those who hold its role now."""

    card: Card
    holders: tuple[Named, ...]

    @property
    def id(self) -> Role:
        """The role: there is one card for each."""
        return self.card.role


def of_community(session: Session, community_id: UUID) -> list[Filled]:
    """Return the cards with who holds their roles today, by name."""
    today = clock.today()
    found = session.execute(
        select(RoleTerm.role, Person.id, Person.name)
        .join(Person, Person.id == RoleTerm.person_id)
        .where(
            RoleTerm.community_id == community_id,
            RoleTerm.role.in_([card.role for card in CARDS]),
            or_(RoleTerm.since.is_(None), RoleTerm.since <= today),
            or_(RoleTerm.until.is_(None), RoleTerm.until > today),
            Person.retired_on.is_(None),
            Person.forgotten_on.is_(None),
        )
        .order_by(Person.name, Person.id)
    ).all()
    return [
        Filled(
            card,
            tuple(Named(row.id, row.name) for row in found if row.role is card.role),
        )
        for card in CARDS
    ]


def give(session: Session, community_id: UUID, role: Role, person_id: UUID) -> None:
    """Let a person hold a role from today. Raises GoneError."""
    holders.check(session, community_id, person_id)
    contacts.give_role(session, community_id, person_id, role)


def end(session: Session, community_id: UUID, role: Role) -> None:
    """Let nobody hold a role any more."""
    for person, held in contacts.roles(session, community_id).items():
        for one in held:
            if one.role is role and person:
                contacts.end_role(session, one.term_id)
