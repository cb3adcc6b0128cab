"""What the tests of needs and expertise begin with: a circle of three sites."""

from dataclasses import dataclass
from uuid import UUID

from app.needs import holders, needs, offers, topics
from app.person import people, sites
from app.person.people import PersonDraft


@dataclass(frozen=True)
class Circle:
    """A community and who is in it."""

    store: object
    community: UUID
    alder: UUID
    bluestem: UUID
    cedar: UUID
    ada: UUID  # at Alder
    bob: UUID  # at Bluestem

    def ask(self, topic, holder=None, **said):
        """Note a need; return its key."""
        return self.store.write("x", needs.add, self.community, topic, holder, **said)[
            0
        ]

    def bring(self, topic, holder, **said):
        """Note what somebody brings; return its key."""
        return self.store.write("x", offers.put, self.community, topic, holder, **said)[
            0
        ]

    def needs(self, **said):
        """Return the needs, settled ones too if asked for."""
        return self.store.read(needs.of_community, self.community, **said)

    def offers(self):
        """Return what is brought."""
        return self.store.read(offers.of_community, self.community)

    def holders(self):
        """Return who can ask and bring."""
        return self.store.read(holders.of_community, self.community)

    def topics(self, **said):
        """Return the tree of topics."""
        return self.store.read(topics.tree, **said)

    def topic(self, name):
        """Return the key of a topic that is there."""
        return next(t.id for t in self.topics(retired=True) if t.name == name)


def circle(store, community):
    """Return a circle of three sites and two people."""
    return Circle(store, community, *store.write("x", _fill, community)[0])


def _fill(session, community):
    names = ("Alder Creek", "Bluestem Youth", "Cedar Falls")
    keys = [sites.add(session, community, name) for name in names]
    for name, site in (("Ada Lovelace", names[0]), ("Bob Reed", names[1])):
        keys.append(people.add(session, community, PersonDraft(name, site=site)))
    return keys
