"""A map of needs and expertise as large as one wants, to test and to measure with."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from app.tables import Expertise, Membership, Need, Party, Person, Site, Topic
from app.vocabulary import PartyKind, Source

SITES = 6
_DAY = date(2026, 5, 1)


def fill(
    session: Session, community: UUID, *, people: int, subjects: int
) -> tuple[list[UUID], list[UUID]]:
    """Put people at six sites and topics into a community, each with a few marks.

    Returns the keys of the people and of the topics, in the order of their names.
    """
    sites = [_site(session, community, n) for n in range(SITES)]
    topics = [Topic(id=uuid4(), name=f"Subject {n:03}") for n in range(subjects)]
    members = [Person(id=uuid4(), name=f"Person {n:03}") for n in range(people)]
    session.add_all([*topics, *members])
    session.flush()
    for n, person in enumerate(members):
        session.add(
            Membership(
                community_id=community, person_id=person.id, site_id=sites[n % SITES]
            )
        )
        steps = range(0, subjects, max(1, subjects // 8))
        session.add_all(
            _mark(community, person, topics[(n * 3 + step) % subjects].id, n + step)
            for step in steps
        )
    session.flush()
    return [one.id for one in members], [one.id for one in topics]


def _site(session: Session, community: UUID, n: int) -> UUID:
    party = Party(id=uuid4(), name=f"Site {n}", kind=PartyKind.SITE)
    session.add(party)
    session.flush()
    site = Site(id=uuid4(), community_id=community, party_id=party.id)
    session.add(site)
    session.flush()
    return site.id


def _mark(community: UUID, person: Person, topic: UUID, n: int) -> Need | Expertise:
    """Return something asked for, or something brought, by turns."""
    if n % 2:
        return Expertise(
            topic_id=topic,
            person_id=person.id,
            level=n % 4 + 1,
            source=Source.SURVEY,
        )
    return Need(
        community_id=community,
        topic_id=topic,
        person_id=person.id,
        strength=n % 3 + 1,
        source=Source.SURVEY,
        asked_on=_DAY,
    )
