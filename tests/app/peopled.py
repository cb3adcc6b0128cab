"""What the tests of people share."""

from datetime import date, datetime

from app import tables
from app.person import members, people
from app.person.people import PersonDraft
from app.vocabulary import (
    CoachingKind,
    CoachingMode,
    CoachingStatus,
    Mode,
    SessionKind,
    SessionStatus,
)

TODAY = date(2026, 5, 12)


def add(store, community, name, **said):
    return store.write(
        "Person added", people.add, community, PersonDraft(name, **said)
    )[0]


def member(store, community, key):
    roll = store.read(members.of_community, community)
    return next(m for m in roll.members if m.id == key)


def gather(store, community, day, present=(), kind=SessionKind.REGULAR):
    """Hold a gathering on `day`; `present` are pairs of a person and how they came."""

    def hold(session):
        row = tables.Session(
            community_id=community,
            title="Gathering",
            kind=kind,
            mode=Mode.HYBRID,
            status=SessionStatus.HELD,
            starts_local=datetime(day.year, day.month, day.day, 10),
            zone="America/Denver",
        )
        session.add(row)
        session.flush()
        for person, state, by in present:
            session.add(
                tables.Attendance(
                    community_id=community,
                    session_id=row.id,
                    person_id=person,
                    state=state,
                    joined_by=by,
                )
            )

    store.write("Gathering held", hold)


def talk(store, community, person, day, kind=CoachingKind.CHECK_IN):
    def hold(session):
        contact = tables.CoachingContact(
            community_id=community,
            kind=kind,
            status=CoachingStatus.HELD,
            mode=CoachingMode.PHONE,
            happened_on=day,
        )
        session.add(contact)
        session.flush()
        session.add(
            tables.CoachingParticipant(
                community_id=community,
                coaching_contact_id=contact.id,
                person_id=person,
            )
        )

    store.write("Conversation noted", hold)


def second_community(session):
    row = tables.Community(name="Other", short_name="Other", zone="UTC")
    session.add(row)
    session.flush()
    return row.id
