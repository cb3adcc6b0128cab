"""People are added, edited, archived, deleted, and leave; nothing of it is lost."""

import pytest

from app import clock
from app.errors import RefusedError
from app.person import contacts, expertise, members, people
from app.person.attendance_marks import Mark
from app.person.people import Joined, PersonDraft
from app.vocabulary import (
    AttendanceState,
    JoinedBy,
    Joining,
    MembershipStatus,
    Rank,
    Role,
)
from tests.app.peopled import TODAY, add, gather, member


@pytest.fixture(autouse=True)
def today():
    """A day of its own."""
    clock.pretend(TODAY)


@pytest.mark.parametrize("name", ["", "   ", "\x00", "\n\t"])
def test_nobody_is_added_without_a_name(store, community, name):
    before = store.dump()
    with pytest.raises(RefusedError, match="needs a name"):
        store.write("Person added", people.add, community, PersonDraft(name))
    assert store.dump() == before


def test_every_field_is_edited_and_what_cannot_be_an_address_is_refused(
    store, community
):
    key = add(store, community, "Ada")
    for field, value in {
        "name": "Ada Lovelace",
        "sort_name": "Lovelace, Ada",
        "job_title": "Analyst",
        "pronouns": "she/her",
        "languages": "English, French",
        "phone": "555 0142",
        "email": "ada@x.org",
        "reach_note": "Evenings",
    }.items():
        store.write("Changed", people.edit, key, field, value)
    with pytest.raises(RefusedError, match="read like"):
        store.write("Changed", people.edit, key, "email", "not an address")
    one = member(store, community, key)
    assert (one.name, one.sorted_by, one.email) == (
        "Ada Lovelace",
        "lovelace ada",
        "ada@x.org",
    )
    assert one.standing == "Analyst"


def test_a_person_without_history_is_deleted_with_all_that_is_theirs(store, community):
    key = add(store, community, "Ada", site="Here")
    site = member(store, community, key).site_id
    store.write("x", contacts.appoint, community, site, key, Rank.PRIMARY)
    store.write("x", expertise.bring, key, "Listening", 4)
    gather(store, community, TODAY, [(key, AttendanceState.EXPECTED, None)])
    _, done = store.write("Person deleted", people.delete, key)
    assert store.read(members.of_community, community).members == ()
    store.undo(done)
    one = member(store, community, key)
    assert [held.label for held in one.roles] == ["First contact"]
    assert [brought.topic for brought in one.brings] == ["Listening"]


def test_a_person_with_history_is_archived_and_counts_hold(store, community):
    key = add(store, community, "Ada")
    gather(store, community, TODAY, [(key, AttendanceState.PRESENT, JoinedBy.ROOM)])
    with pytest.raises(RefusedError, match="Archive it instead"):
        store.write("Person deleted", people.delete, key)
    store.write("Person archived", people.archive, key)
    roll = store.read(members.of_community, community)
    assert roll.present() == []
    assert roll.members[0].last == (Mark.ROOM,)
    store.write("Person brought back", people.bring_back, key)
    assert len(store.read(members.of_community, community).present()) == 1


def test_who_stands_in_for_somebody_cannot_be_deleted_with_that_role(store, community):
    ada, ben = add(store, community, "Ada"), add(store, community, "Ben")
    term = store.write("x", contacts.give_role, community, ada, Role.FACILITATOR)[0]

    def stand_in(session):
        contacts.find(session, term).backup_person_id = ben

    store.write("x", stand_in)
    with pytest.raises(RefusedError, match="Archive it instead"):
        store.write("Person deleted", people.delete, ben)
    assert [held.role for held in member(store, community, ada).roles] == [
        Role.FACILITATOR
    ]
    store.write("Person deleted", people.delete, ada)


def test_what_somebody_is_joined_as_is_kept(store, community):
    joined = Joined(status=MembershipStatus.GUEST, how=Joining.VOLUNTEERED)
    key = store.write("x", people.add, community, PersonDraft("Ada"), joined)[0]
    assert member(store, community, key).status is MembershipStatus.GUEST
    assert not member(store, community, key).belongs


def test_the_coach_is_neither_deleted_nor_archived(sample_store):
    from app import settings

    coach = sample_store.read(settings.coach)
    for act in (people.delete, people.archive):
        with pytest.raises(RefusedError, match="This is you"):
            sample_store.write("x", act, coach.person_id)
