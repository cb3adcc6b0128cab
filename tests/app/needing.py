"""What the tests of needs and expertise begin with: a circle of three sites."""

from dataclasses import dataclass
from uuid import UUID

from app.needs import holders, needs, offers, topics
from app.person import sites
from tests.app.peopled import add as add_person


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
    alder, bluestem, cedar = (
        store.write("x", sites.add, community, name)[0]
        for name in ("Alder Creek", "Bluestem Youth", "Cedar Falls")
    )
    ada = add_person(store, community, "Ada Lovelace", site="Alder Creek")
    bob = add_person(store, community, "Bob Reed", site="Bluestem Youth")
    return Circle(store, community, alder, bluestem, cedar, ada, bob)
