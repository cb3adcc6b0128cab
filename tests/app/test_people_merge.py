"""Two entries of one person become one; nothing is lost and all of it is undone."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import select, text

from app import tables
from app.errors import RefusedError
from app.person import members, memberships, people, people_merge, people_names
from app.person.people import PersonDraft
from app.tables import Base
from app.vocabulary import (
    AttendanceState,
    JoinedBy,
    MembershipStatus,
    Mode,
    SessionKind,
)


def add(store, community, name, **said):
    return store.write("x", people.add, community, PersonDraft(name, **said))[0]


def references_to(store, person):
    """Return the names of the columns that refer to a person, with how often."""

    def count(session):
        found = {}
        for table, column in people.references():
            rows = session.execute(select(column).where(column == person)).all()
            if rows:
                found[f"{table}.{column.name}"] = len(rows)
        return found

    return store.read(count)


def person_called(store, name):
    return store.read(
        lambda s: s.scalar(select(tables.Person.id).where(tables.Person.name == name))
    )


def test_every_column_that_refers_to_a_person_is_moved_and_undo_restores_all(
    sample_store,
):
    kept = person_called(sample_store, "Marcus Oyelaran")
    gone = person_called(sample_store, "Priya Raman")

    def point_everything(session):
        """Let one row of every referring column refer to the one who goes."""
        for table, column in people.references():
            key = session.scalar(
                text(
                    f"SELECT id FROM {table} WHERE {column.name} IS NOT NULL "
                    f"AND {column.name} <> '{gone.hex}' LIMIT 1"
                )
            )
            taken = f"UPDATE OR IGNORE {table} SET {column.name} = '{gone.hex}'"
            if key:
                session.execute(text(f"{taken} WHERE id = '{key}'"))

    sample_store.write("x", point_everything)
    expected = {
        f"{table}.{column.name}"
        for table, column in people.references()
        if sample_store.read(_any, column)
    }
    assert set(references_to(sample_store, gone)) == expected
    assert len(expected) > 15
    before = sample_store.dump()
    _, done = sample_store.write("Merged", people_merge.merge, kept, gone)
    assert references_to(sample_store, gone) == {}
    assert person_called(sample_store, "Priya Raman") is None
    sample_store.undo(done)
    assert sample_store.dump() == before


def test_both_were_at_a_gathering_and_the_surer_word_holds(store, community):
    ada, twin = add(store, community, "Ada"), add(store, community, "Ada L")

    def attend(session):
        gathering = tables.Session(
            community_id=community,
            title="G",
            kind=SessionKind.REGULAR,
            mode=Mode.VIRTUAL,
            zone="UTC",
        )
        session.add(gathering)
        session.flush()
        for person, state, by in (
            (ada, AttendanceState.EXPECTED, None),
            (twin, AttendanceState.PRESENT, JoinedBy.VIDEO),
        ):
            session.add(
                tables.Attendance(
                    community_id=community,
                    session_id=gathering.id,
                    person_id=person,
                    state=state,
                    joined_by=by,
                )
            )

    store.write("x", attend)
    store.write("Merged", people_merge.merge, ada, twin)
    rows = store.read(
        lambda s: [
            (r.person_id, r.state, r.joined_by)
            for r in s.scalars(select(tables.Attendance))
        ]
    )
    assert rows == [(ada, AttendanceState.PRESENT, JoinedBy.VIDEO)]


def test_two_memberships_become_the_one_that_is_nearer_and_older(store, community):
    ada, twin = add(store, community, "Ada"), add(store, community, "Ada L")
    store.write("x", memberships.leave, community, ada)
    joined = date(2020, 1, 2)
    store.write("x", memberships.edit, community, twin, "joined_on", joined)
    store.write("Merged", people_merge.merge, ada, twin)
    [one] = store.read(members.of_community, community).members
    assert (one.status, one.joined_on, one.archived) == (
        MembershipStatus.ACTIVE,
        joined,
        False,
    )


def test_each_field_is_taken_from_the_entry_that_was_chosen(store, community):
    ada = add(store, community, "Ada", phone="111", email="a@x.org")
    twin = add(store, community, "Ada L", phone="222", job_title="Lead")
    compared = store.read(people_merge.compare, ada, twin)
    shown = {d.field: (d.first, d.second, d.suggested) for d in compared}
    assert shown["phone"] == ("111", "222", 0)
    assert shown["job_title"] == ("", "Lead", 1)
    store.write("Merged", people_merge.merge, ada, twin, ["phone"])
    [one] = store.read(members.of_community, community).members
    assert (one.name, one.phone, one.email, one.job_title) == (
        "Ada",
        "222",
        "a@x.org",
        "Lead",
    )


def test_the_coach_stays_the_coach_when_her_entries_are_merged(sample_store):
    from app import settings

    coach = sample_store.read(settings.coach)
    community = sample_store.read(lambda s: s.scalar(select(tables.Community.id)))
    twin = add(sample_store, community, "Dana W")
    sample_store.write("Merged", people_merge.merge, twin, coach.person_id)
    assert sample_store.read(settings.coach).person_id == twin


def test_an_entry_is_not_merged_with_itself(store, community):
    ada = add(store, community, "Ada")
    with pytest.raises(RefusedError, match="one entry already"):
        store.write("x", people_merge.merge, ada, ada)


def test_likely_doubles_are_suggested_until_they_are_kept_apart(store, community):
    tom = add(store, community, "Tom Whitehorse", email="tom@x.org")
    thomas = add(store, community, "Thomas Whitehorse")
    add(store, community, "Ann Lee", phone="+1 (555) 010-4422")
    add(store, community, "Cy Wu", phone="555 010 4422")
    add(store, community, "Jane Lee")
    found = store.read(people_merge.suggestions, community)
    assert [(p.first_name, p.second_name, p.reason) for p in found] == [
        ("Thomas Whitehorse", "Tom Whitehorse", "Names that are much alike"),
        ("Ann Lee", "Cy Wu", "The same phone number"),
    ]
    store.write("Kept apart", people_merge.keep_apart, tom, thomas)
    assert len(store.read(people_merge.suggestions, community)) == 1


def test_a_table_that_comes_later_is_covered():
    """What is moved is read from the tables: each key to a person is among it."""
    keys = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.target_fullname == "person.id"
    }
    assert {(table, column.name) for table, column in people.references()} == keys


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tom Whitehorse", "Thomas Whitehorse", True),
        ("J. Petty", "Jo Petty", True),
        ("Hector Peña", "Héctor Peña", True),
        ("Jon Reed", "Joan Reed", False),
        ("Marcus Reed", "Markus Reed", True),
        ("Ada Reed", "Ida Reed", False),
        ("Bob Smith", "Robert Jones", False),
    ],
)
def test_names_that_may_be_one_persons(one, other, same):
    assert people_names.alike(one, other) is same


@example("Ada_-_Lovelace")
@given(st.text(max_size=40))
def test_folding_a_name_twice_changes_nothing_more(name):
    once = people_names.fold(name)
    assert people_names.fold(once) == once


def _any(session, column):
    return session.execute(select(column).where(column.is_not(None))).first()
