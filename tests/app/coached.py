"""What the tests of coaching share: the six sites of the stories, before the launch."""

from datetime import date, datetime

from app import clock, settings, tables
from app.coaching import edits, entries
from app.coaching.edits import Draft
from app.person import contacts, memberships, people, sites
from app.person.people import PersonDraft
from app.settings import Coach
from app.vocabulary import (
    CoachingKind,
    CoachingMode,
    Mode,
    Rank,
    SessionKind,
    SessionStatus,
)

TODAY = date(2026, 1, 4)
LAUNCH = date(2026, 1, 13)
SITES = {
    "Alder County Veterans Alliance": "Marcus Oyelaran",
    "Bluestem Youth Works": "Priya Raman",
    "Cedar Falls Fathers’ Circle": "Tom Whitehorse",
    "Dry Creek Health Board": "Naomi Begay",
    "Eastgate Barbers for Health": "DeShawn Cole",
    "Foothill Farmworker Coalition": "Luz Ortega",
}
MET = ("Marcus Oyelaran", "Priya Raman", "Tom Whitehorse", "DeShawn Cole")


class World:
    """A community with six sites and their leads, on a day of its own."""

    def __init__(self, store, community, today=TODAY):
        clock.pretend(today)
        self.store, self.community = store, community
        made, _ = store.write("World", _six_sites, community)
        self.sites, self.people = made

    def launch(self, day=LAUNCH, status=SessionStatus.PLANNED):
        """Plan the launch; return its key."""
        return self.store.write("Planned", _launch, self.community, day, status)[0]

    def talk(self, name, day=None, kind=CoachingKind.COACHING, minutes=50, **said):
        """Log a conversation with somebody; return its key."""
        draft = Draft(
            (self.people[name],),
            day=day,
            minutes=minutes,
            mode=CoachingMode.PHONE,
            kind=kind,
        )
        key = self.store.write("Begun", edits.add, self.community, draft)[0]
        for field, value in said.items():
            self.store.write("Changed", edits.change, key, field, value)
        return key

    def meet(self, *names, day=None):
        """Hold the one-to-one before the launch with these people."""
        return [self.talk(name, day, CoachingKind.ONE_TO_ONE) for name in names]

    def entry(self, key):
        """Return an entry as the log shows it."""
        return self.store.read(entries.get, key)

    def log(self):
        """Return all entries."""
        return self.store.read(entries.of_community, self.community)

    def site(self, beginning):
        """Return the key of the site whose name begins so."""
        return next(k for n, k in self.sites.items() if n.startswith(beginning))


def _launch(session, community, day, status):
    row = tables.Session(
        community_id=community,
        title="Launch",
        kind=SessionKind.LAUNCH,
        mode=Mode.IN_PERSON,
        status=status,
        starts_local=datetime.combine(day, datetime.min.time()).replace(hour=10),
        zone="America/Denver",
    )
    session.add(row)
    session.flush()
    return row.id


def _six_sites(session, community):
    found, leads = {}, {}
    for name, lead in SITES.items():
        site = sites.add(session, community, name)
        who = people.add(session, community, PersonDraft(lead))
        memberships.join(session, community, who, site)
        contacts.appoint(session, community, site, who, Rank.PRIMARY)
        found[name], leads[lead] = site, who
    dana = people.add(session, community, PersonDraft("Dana Whitfield"))
    settings.save_coach(session, Coach("Dana Whitfield", person_id=dana))
    return found, leads
