"""Rows and small acts that many tests begin with."""

from datetime import UTC, date, datetime

from sqlalchemy import select, text

from app.tables import (
    Attendance,
    Block,
    CalendarEntry,
    Community,
    Party,
    Person,
    PrivateNote,
    Site,
)
from app.tables import Session as Gathering
from app.vocabulary import (
    Category,
    Mode,
    PartyKind,
    PrivateKind,
    SessionKind,
)


def add(session, *rows):
    session.add_all(rows)


def add_one(session, row):
    session.add(row)
    session.flush()
    return row.id


def delete_one(session, table, key):
    session.delete(session.get(table, key))


def rename_person(session, key, name):
    session.get(Person, key).name = name


def run_sql(session, statement):
    session.execute(text(statement))


def scalar(session, statement):
    return session.scalar(text(statement))


def count(session, table):
    return len(session.scalars(select(table.id)).all())


def one(session, table, key):
    row = session.get(table, key)
    session.expunge(row)
    return row


def add_site(session, community):
    party = add_one(session, a_party())
    return add_one(session, Site(community_id=community, party_id=party))


def add_gathering(session, community):
    gathering = add_one(session, a_gathering(community))
    above = add_one(session, a_block(community, gathering))
    block = a_block(community, gathering)
    block.parent_id = above
    person = add_one(session, Person(name="Ada"))
    session.add_all(
        [
            block,
            Attendance(community_id=community, session_id=gathering, person_id=person),
            a_note("Went well", session_id=gathering, person_id=person),
        ]
    )
    return gathering


def add_another_community(session):
    community = Community(name="Other", short_name="O", zone="Etc/UTC")
    return add_one(session, community)


def a_gathering(community):
    return Gathering(
        community_id=community,
        title="Warm start",
        kind=SessionKind.REGULAR,
        mode=Mode.IN_PERSON,
        zone="America/Denver",
    )


def a_block(community, gathering):
    return Block(
        community_id=community,
        session_id=gathering,
        position=1.0,
        title="Check-in",
        category=Category.WELCOME,
        minutes=10,
    )


def a_note(body, **about):
    return PrivateNote(
        kind=PrivateKind.NOTE, body=body, noted_on=date(2026, 3, 4), **about
    )


def a_party():
    return Party(name="Door Dining", kind=PartyKind.SITE)


def an_entry(community, gathering):
    return CalendarEntry(
        community_id=community,
        uid="warm-start@circlebook",
        session_id=gathering,
        published={},
        stamped_at=datetime(2026, 1, 2, tzinfo=UTC),
        exported={},
    )
