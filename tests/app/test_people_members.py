"""Who is in a community: sites, contacts, marks, who is quiet, how many they are."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app import clock, tables
from app.errors import RefusedError
from app.person import contacts, members, memberships, people_cards, sites
from app.person.attendance_marks import Mark
from app.vocabulary import (
    AttendanceState,
    CoachingKind,
    JoinedBy,
    Joining,
    MembershipStatus,
    Rank,
    Role,
    SessionKind,
)
from tests.app.peopled import TODAY, add, gather, member, second_community, talk


@pytest.fixture(autouse=True)
def today():
    """A day of its own."""
    clock.pretend(TODAY)


def test_a_person_is_added_to_a_new_site_and_stands_in_the_list(store, community):
    key = add(
        store,
        community,
        "  Priya\u00a0 Raman ",
        email="priya@example.org",
        site="Bluestem Youth",
        languages="English; Tamil",
    )
    one = member(store, community, key)
    assert (one.name, one.site, one.email) == (
        "Priya Raman",
        "Bluestem Youth",
        "priya@example.org",
    )
    assert one.joined_on == TODAY
    assert not one.archived
    assert [s.name for s in store.read(sites.of_community, community)] == [
        "Bluestem Youth"
    ]
    card = store.read(people_cards.of_person, community, key)
    assert card.languages == ("English", "Tamil")


def test_a_site_known_under_that_name_is_taken_not_made_twice(store, community):
    first = add(store, community, "Ada", site="Peña House")
    second = add(store, community, "Bob", site=" PENA house ")
    assert member(store, community, first).site_id == (
        member(store, community, second).site_id
    )


def test_leaving_is_one_act_that_ends_roles_and_asks_no_reason(store, community):
    key = add(store, community, "Priya", site="Bluestem")
    site = member(store, community, key).site_id
    clock.pretend(TODAY - timedelta(days=30))
    store.write("x", contacts.appoint, community, site, key, Rank.PRIMARY)
    clock.pretend(TODAY)
    _, done = store.write("Left", memberships.leave, community, key)
    gone = member(store, community, key)
    assert (gone.status, gone.archived, gone.roles) == (
        MembershipStatus.ALUMNI,
        True,
        (),
    )
    assert store.read(people_cards.of_person, community, key).left_on == TODAY
    assert store.read(sites.of_community, community)[0].primary is None
    store.undo(done)
    assert member(store, community, key).roles[0].rank is Rank.PRIMARY
    store.write("Left", memberships.leave, community, key)
    store.write("Joined", memberships.join, community, key)
    assert not member(store, community, key).archived
    assert store.read(people_cards.of_person, community, key).left_on is None


def test_the_last_four_gatherings_are_marked_by_how_one_came(store, community):
    ada, bob = add(store, community, "Ada"), add(store, community, "Bob")
    came = AttendanceState.PRESENT
    gather(store, community, date(2026, 1, 5), [(ada, came, JoinedBy.ROOM)])
    gather(store, community, date(2026, 2, 5), [(ada, came, JoinedBy.ROOM)])
    gather(store, community, date(2026, 3, 5), [(ada, came, JoinedBy.VIDEO)])
    gather(
        store,
        community,
        date(2026, 4, 5),
        [
            (ada, AttendanceState.APOLOGIES, None),
            (bob, AttendanceState.ABSENT, None),
        ],
    )
    gather(store, community, date(2026, 5, 5), [(ada, came, JoinedBy.PHONE)])
    gather(
        store,
        community,
        date(2026, 5, 6),
        [(ada, came, JoinedBy.ROOM)],
        SessionKind.OFFICE_HOURS,
    )
    roll = store.read(members.of_community, community)
    assert [g.day.month for g in roll.gatherings] == [2, 3, 4, 5]
    marks = {m.name: m.last for m in roll.members}
    assert marks["Ada"] == (Mark.ROOM, Mark.VIDEO, Mark.SENT_WORD, Mark.PHONE)
    assert marks["Bob"] == (Mark.NONE, Mark.NONE, Mark.ABSENT, Mark.NONE)
    assert {m.name: m.heard_on for m in roll.members} == {
        "Ada": date(2026, 5, 6),
        "Bob": None,
    }


def test_somebody_is_quiet_after_sixty_days_unless_a_conversation_was_held(
    store, community
):
    clock.pretend(date(2026, 1, 1))
    ada, bob = add(store, community, "Ada"), add(store, community, "Bob")
    clock.pretend(TODAY)
    sixty = TODAY - timedelta(days=60)
    for person in (ada, bob):
        gather(
            store,
            community,
            sixty - timedelta(days=1),
            [(person, AttendanceState.PRESENT, JoinedBy.ROOM)],
        )
    talk(store, community, bob, sixty)
    quiet = {
        m.name: (m.days, m.quiet)
        for m in store.read(members.of_community, community).members
    }
    assert quiet == {"Ada": (61, True), "Bob": (60, False)}


def test_a_one_to_one_before_the_launch_is_told_from_a_later_one(store, community):
    ada, bob = add(store, community, "Ada"), add(store, community, "Bob")
    gather(store, community, date(2026, 2, 1), kind=SessionKind.LAUNCH)
    talk(store, community, ada, date(2026, 1, 9), CoachingKind.ONE_TO_ONE)
    talk(store, community, bob, date(2026, 3, 9), CoachingKind.ONE_TO_ONE)
    met = {
        m.name: (m.one_to_one_on, m.met_before_launch)
        for m in store.read(members.of_community, community).members
    }
    assert met == {
        "Ada": (date(2026, 1, 9), True),
        "Bob": (date(2026, 3, 9), False),
    }


def test_who_was_coached_alone_has_been_met_whatever_the_talk_was_called(
    store, community
):
    ada, bob = add(store, community, "Ada"), add(store, community, "Bob")
    talk(store, community, ada, date(2026, 1, 9), CoachingKind.COACHING)
    both = store.read(
        lambda s: s.scalars(select(tables.CoachingContact.id)).one(),
    )

    def join(session):
        session.add(
            tables.CoachingParticipant(
                community_id=community, coaching_contact_id=both, person_id=bob
            )
        )

    def met():
        roll = store.read(members.of_community, community)
        return {one.name: one.one_to_one_on for one in roll.members}

    assert met() == {"Ada": date(2026, 1, 9), "Bob": None}
    store.write("Both were there", join)
    assert met() == {"Ada": None, "Bob": None}


def test_a_site_has_one_first_and_one_backup_contact_and_says_who_lacks_one(
    store, community
):
    ada = add(store, community, "Ada", site="Alder")
    bob = add(store, community, "Bob", site="Alder")
    site = member(store, community, ada).site_id
    store.write("x", contacts.appoint, community, site, ada, Rank.PRIMARY)
    lacking = store.read(sites.without_backup, community)
    assert [(s.name, s.contacts) for s in lacking] == [("Alder", 1)]
    store.write("x", contacts.appoint, community, site, bob, Rank.BACKUP)
    assert store.read(sites.without_backup, community) == []
    store.write("x", contacts.appoint, community, site, bob, Rank.PRIMARY)
    alder = store.read(sites.of_community, community)[0]
    assert (alder.primary, alder.backup) == ((bob, "Bob"), None)
    assert member(store, community, ada).roles == ()


def test_moving_to_another_site_ends_being_its_contact(store, community):
    ada = add(store, community, "Ada", site="Alder")
    site = member(store, community, ada).site_id
    store.write("x", contacts.appoint, community, site, ada, Rank.PRIMARY)
    store.write("x", memberships.set_site, community, ada, None, "Bluestem")
    one = member(store, community, ada)
    assert (one.site, one.roles) == ("Bluestem", ())


def test_a_role_that_begins_later_is_not_held_yet(store, community):
    ada = add(store, community, "Ada")
    term = store.write("x", contacts.give_role, community, ada, Role.COORDINATOR)[0]

    def later(session):
        session.get_one(tables.RoleTerm, term).since = TODAY + timedelta(days=1)

    store.write("x", later)
    assert member(store, community, ada).roles == ()


def test_sites_are_renamed_archived_and_deleted_only_while_nobody_needs_them(
    store, community
):
    key = store.write("Site added", sites.add, community, "Alder", "Mesa County")[0]
    with pytest.raises(RefusedError, match="already"):
        store.write("Site added", sites.add, community, "alder")
    store.write("Site renamed", sites.rename, key, "Alder Creek")
    add(store, community, "Ada", site="alder creek")
    with pytest.raises(RefusedError, match="Archive it instead"):
        store.write("Site deleted", sites.delete, key)
    store.write("Site archived", sites.archive, key)
    assert store.read(sites.of_community, community) == []
    [site] = store.read(sites.of_community, community, archived=True)
    assert (site.name, site.region, site.people) == ("Alder Creek", "Mesa County", 1)
    store.write("Site brought back", sites.bring_back, key)
    other = store.write("Site added", sites.add, community, "Empty")[0]
    store.write("Site deleted", sites.delete, other)
    parties = store.read(lambda s: list(s.scalars(select(tables.Party.name))))
    assert parties == ["Alder Creek"]


@pytest.mark.parametrize(
    ("people_here", "fit", "words"),
    [
        (4, "under", "3 more"),
        (7, "right", "good size"),
        (15, "right", "good size"),
        (16, "over", "2 smaller groups of about 8"),
        (40, "over", "3 smaller groups of about 14"),
    ],
)
def test_the_gauge_says_what_the_number_of_members_suggests(people_here, fit, words):
    gauge = memberships.size(people_here, 7, 15)
    assert gauge.fit == fit
    assert words in gauge.suggestion


def test_membership_fields_are_edited_and_silly_minutes_are_refused(store, community):
    ada = add(store, community, "Ada")
    edit = memberships.edit
    store.write("x", edit, community, ada, "joined_how", Joining.NOMINATED)
    store.write("x", edit, community, ada, "minutes_asked", "180")
    with pytest.raises(RefusedError, match="minutes a month"):
        store.write("x", edit, community, ada, "minutes_asked", "99999999")
    card = store.read(people_cards.of_person, community, ada)
    assert (card.joined_how, card.minutes_asked) == (Joining.NOMINATED, 180)
    store.write("x", edit, community, ada, "status", MembershipStatus.PAUSED)
    assert member(store, community, ada).status is MembershipStatus.PAUSED


def test_somebody_in_two_communities_is_one_person(store, community):
    ada = add(store, community, "Ada")
    other = store.write("x", second_community)[0]
    store.write("x", memberships.join, other, ada)
    assert store.read(people_cards.of_person, other, ada).elsewhere == (
        "Healthy Homes Circle",
    )
    assert member(store, community, ada).id == member(store, other, ada).id
