"""Who is here, by characteristics the coach names, and who is not (GLP10, GLP16).

Counts of what people said of themselves; nothing is inferred. Whose voice is missing
she writes herself. What goes out to others hides small numbers: a value that fewer than
five people share, or people of fewer than three sites, is told without its name or its
number (data model, section 3).
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.charter import five_questions
from app.i18n import tr
from app.needs import traits
from app.person import faces, memberships
from app.person.memberships import Gauge
from app.person.people_names import fold, tidy_lines
from app.tables import GroupPlace, Membership, Person
from app.vocabulary import GroupingKind, MembershipStatus

LEAST_PEOPLE: Final = 5
LEAST_SITES: Final = 3


@dataclass(frozen=True)
class Share:
    """How many people a value holds for."""

    value: str
    people: int
    sites: int  # they come from

    @property
    def is_small(self) -> bool:
        """Whether it could tell who they are."""
        return self.people < LEAST_PEOPLE or self.sites < LEAST_SITES


@dataclass(frozen=True)
class Trait:
    """A characteristic: the values people gave, the most frequent first."""

    name: str
    shares: tuple[Share, ...]
    unsaid: int = 0  # people of whom nothing is known

    @property
    def outward(self) -> "OutwardTrait | None":
        """What of it others may see; None if that is nothing.

        What is left over is not counted either: a single hidden value would be the
        difference. Nor is how many said nothing.
        """
        told = tuple(one for one in self.shares if not one.is_small)
        if not told:
            return None
        return OutwardTrait(self.name, told, has_others=len(told) < len(self.shares))


@dataclass(frozen=True)
class OutwardTrait:
    """What others may see of a characteristic."""

    name: str
    shares: tuple[Share, ...]
    has_others: bool  # there are other values, too small to tell


@dataclass(frozen=True)
class Subgroup:
    """A group within a large circle that meets by itself."""

    grouping_id: UUID
    title: str
    people: int


@dataclass(frozen=True)
class Composition:
    """Who is here."""

    people: int
    gauge: Gauge
    traits: tuple[Trait, ...]
    subgroups: tuple[Subgroup, ...]
    missing: tuple[str, ...]  # voices she misses

    @property
    def outward(self) -> tuple[OutwardTrait, ...]:
        """The characteristics others may see something of."""
        return tuple(told for one in self.traits if (told := one.outward) is not None)


def of_community(session: Session, community_id: UUID) -> Composition:
    """Return who is in a community. Raises GoneError if it is not there."""
    gauge = memberships.gauge(session, community_id)
    where = _members(session, community_id)
    known = traits.of_community(session, community_id)
    here = {person: said for person, said in known.items() if person in where}
    return Composition(
        len(where),
        gauge,
        tuple(_trait(name, here, where) for name in traits.names(here)),
        _subgroups(session, community_id),
        missing(session, community_id),
    )


def missing(session: Session, community_id: UUID) -> tuple[str, ...]:
    """Return the voices she misses, as she wrote them."""
    said = five_questions.answers(session, community_id)
    return tuple(said.get(five_questions.MISSING, "").splitlines())


def miss(session: Session, community_id: UUID, words: str) -> None:
    """Name a voice that is missing; the same is not named twice."""
    lines = [*missing(session, community_id)]
    for line in tidy_lines(words).splitlines():
        if line and fold(line) not in {fold(one) for one in lines}:
            lines.append(line)
    _keep(session, community_id, lines)


def found(session: Session, community_id: UUID, voice: str) -> None:
    """Take a voice off those that are missing."""
    lines = [one for one in missing(session, community_id) if one != voice]
    _keep(session, community_id, lines)


def _keep(session: Session, community_id: UUID, lines: list[str]) -> None:
    key = five_questions.MISSING
    five_questions.answer(session, community_id, key, "\n".join(lines))


def _members(session: Session, community_id: UUID) -> dict[UUID, UUID | None]:
    """Return the active members with their sites, the coach apart."""
    looks = faces.of_community(session, community_id)
    rows = session.execute(
        select(Membership.person_id, Membership.site_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.community_id == community_id,
            Membership.status == MembershipStatus.ACTIVE,
            Person.retired_on.is_(None),
        )
    )
    return {person: site for person, site in rows if looks[person].tint != faces.COACH}


def _trait(name: str, known: traits.Traits, where: dict[UUID, UUID | None]) -> Trait:
    by_value: dict[str, set[UUID]] = defaultdict(set)
    for person, said in known.items():
        if name in said:
            by_value[said[name]].add(person)
    shares = [
        Share(value, len(people), len({where[one] for one in people} - {None}))
        for value, people in by_value.items()
    ]
    shares.sort(key=lambda one: (-one.people, fold(one.value)))
    unsaid = len(where) - sum(one.people for one in shares)
    return Trait(name, tuple(shares), unsaid)


def _subgroups(session: Session, community_id: UUID) -> tuple[Subgroup, ...]:
    row = tables.Grouping
    standing = session.scalars(
        select(row)
        .where(row.community_id == community_id, row.kind == GroupingKind.STANDING)
        .order_by(row.title, row.id)
    ).all()
    places = session.execute(
        select(GroupPlace.grouping_id, GroupPlace.letter).where(
            GroupPlace.grouping_id.in_([one.id for one in standing])
        )
    ).all()
    found = []
    for one in standing:
        for group in one.groups:
            inside = sum(
                where == one.id and letter == group["letter"]
                for where, letter in places
            )
            name = str(group.get("name") or "")
            plain = tr("{title}: group {letter}").format(
                title=one.title, letter=group["letter"]
            )
            found.append(Subgroup(one.id, name or plain, inside))
    return tuple(found)
