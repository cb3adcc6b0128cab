"""Who may be named to whom, and what of theirs."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app import clock, settings, tables
from app.person import contacts, memberships, people, sites
from app.printouts.readers import consented
from app.settings import Coach
from app.vocabulary import (
    Audience,
    ConsentState,
    ConsentUse,
    Layer,
    MembershipStatus,
    PartyKind,
    Rank,
    Role,
)
from tests.app.consenting import YES, change, put, says
from tests.app.peopled import add, second_community

TODAY = date(2026, 5, 12)
COLLEAGUES = (Audience.SUCCESSOR, Audience.ACTING_COACH)
CIRCLE = (
    Audience.NEW_SITE_LEAD,
    Audience.COMMUNITY,
    Audience.MEMBERS,
    Audience.NEW_MEMBER,
)
REACH = {"phone": "970-555-0101", "email": "ada@example.org", "reach_note": "Evenings"}
NO, WITHDRAWN = ConsentState.NO, ConsentState.WITHDRAWN


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def ada(store, community):
    """Somebody who has agreed to nothing, and can be reached in every way."""
    return add(store, community, "Ada Lovelace", pronouns="she/her", **REACH)


def roster(store, community, audience=Audience.MEMBERS):
    return store.read(consented.people, community, audience)


def names(store, community, audience=Audience.MEMBERS):
    return [one.name for one in roster(store, community, audience).listed]


def lines(store, community, audience=Audience.MEMBERS):
    """How the first one of the list can be reached."""
    one = roster(store, community, audience).listed[0]
    return one.phone, one.email, one.reach_note


# --- Who is named -------------------------------------------------------------------


@pytest.mark.parametrize("audience", CIRCLE)
def test_who_has_not_agreed_is_counted_and_not_named(store, community, ada, audience):
    found = roster(store, community, audience)
    assert found.listed == ()
    assert found.sentences == (
        "1 person is not listed because they have not agreed to it.",
    )
    says(store, community, ada, directory=YES)
    assert names(store, community, audience) == ["Ada Lovelace"]


@pytest.mark.parametrize(
    "state", [ConsentState.ASKED, ConsentState.YES_UNNAMED, NO, WITHDRAWN]
)
def test_only_a_yes_lists_somebody(store, community, ada, state):
    says(store, community, ada, directory=state)
    assert names(store, community) == []


def test_the_latest_answer_holds(store, community, ada):
    says(store, community, ada, directory=YES)
    put(
        store,
        tables.Consent,
        community_id=community,
        person_id=ada,
        use=ConsentUse.DIRECTORY,
        state=WITHDRAWN,
        decided_on=TODAY + timedelta(days=1),
    )
    assert names(store, community) == []


def test_a_yes_in_another_community_is_no_yes_here(store, community, ada):
    other, _ = store.write("Other", second_community)
    store.write("Joined", memberships.join, other, ada)
    says(store, other, ada, directory=YES)
    assert names(store, community) == []
    assert names(store, other) == ["Ada Lovelace"]


def test_who_holds_a_role_is_named_unless_they_refused(store, community, ada):
    store.write("Role", contacts.give_role, community, ada, Role.LIBRARIAN)
    assert names(store, community) == ["Ada Lovelace"]
    says(store, community, ada, directory=NO)
    assert names(store, community) == []
    assert names(store, community, Audience.SUCCESSOR) == ["Ada Lovelace"]


def test_to_be_a_member_is_no_role(store, community, ada):
    store.write("Role", contacts.give_role, community, ada, Role.MEMBER)
    assert names(store, community) == []


def test_a_role_that_is_over_lists_nobody(store, community, ada):
    put(
        store,
        tables.RoleTerm,
        community_id=community,
        person_id=ada,
        role=Role.COORDINATOR,
        since=date(2025, 1, 1),
        until=date(2026, 1, 1),
    )
    assert names(store, community) == []


@pytest.mark.parametrize("audience", Audience)
def test_who_is_archived_or_forgotten_is_in_no_list(store, community, ada, audience):
    says(store, community, ada, directory=YES, contact=YES)
    store.write("Role", contacts.give_role, community, ada, Role.COORDINATOR)
    change(store, tables.Person, ada, forgotten_on=TODAY)
    assert roster(store, community, audience) == consented.Roster(())
    change(store, tables.Person, ada, forgotten_on=None)
    store.write("Archived", people.archive, ada)
    assert roster(store, community, audience) == consented.Roster(())


def test_who_has_left_is_neither_named_nor_counted(store, community, ada):
    says(store, community, ada, directory=YES)
    store.write("Left", memberships.leave, community, ada)
    for audience in Audience:
        assert roster(store, community, audience) == consented.Roster(())


def test_a_prospect_is_known_to_colleagues_only(store, community, ada):
    says(store, community, ada, directory=YES)
    row = store.read(
        lambda s: s.scalar(
            select(tables.Membership.id).where(tables.Membership.person_id == ada)
        )
    )
    change(store, tables.Membership, row, status=MembershipStatus.PROSPECT)
    assert roster(store, community) == consented.Roster(())
    assert names(store, community, Audience.ACTING_COACH) == ["Ada Lovelace"]


def test_people_are_in_the_order_of_lists(store, community):
    for name in ("Zoë Adams", "Ada Zimmer", "Bo Miller"):
        says(store, community, add(store, community, name), directory=YES)
    assert names(store, community) == ["Zoë Adams", "Bo Miller", "Ada Zimmer"]


# --- How to reach them --------------------------------------------------------------


@pytest.mark.parametrize("audience", CIRCLE)
def test_contact_lines_need_their_own_yes(store, community, ada, audience):
    says(store, community, ada, directory=YES)
    assert lines(store, community, audience) == ("", "", "")
    assert roster(store, community, audience).sentences == (
        "How to reach 1 person is left out because they have not agreed to it.",
    )
    says(store, community, ada, contact=YES)
    assert lines(store, community, audience) == tuple(REACH.values())
    assert roster(store, community, audience).sentences == ()


@pytest.mark.parametrize("audience", COLLEAGUES)
def test_colleagues_reach_everyone_who_did_not_refuse(store, community, ada, audience):
    assert lines(store, community, audience) == tuple(REACH.values())
    says(store, community, ada, contact=NO)
    assert lines(store, community, audience) == tuple(REACH.values())
    for refusal in (NO, WITHDRAWN):
        says(store, community, ada, handoff_contact=refusal)
        assert lines(store, community, audience) == ("", "", "")
        assert roster(store, community, audience).sentences == (
            "How to reach 1 person is left out because they asked for that.",
        )


def test_the_coach_is_told_as_she_prints_herself(store, community, ada):
    coach = Coach("Ada L.", "Coach", "Northfold", "coach@example.org", "1", ada)
    store.write("Coach", settings.save_coach, coach)
    for audience in Audience:
        one = roster(store, community, audience).listed[0]
        assert (one.coach, one.phone, one.email) == (True, "1", "coach@example.org")
        assert one.reach_note == ""


# --- The funder ---------------------------------------------------------------------


def test_the_funder_reads_of_its_own_people_only(store, community, ada):
    funder = put(store, tables.Party, name="Larkspur", kind=PartyKind.FUNDER)
    officer = add(store, community, "Beth Kallio", pronouns="she/her", **REACH)
    change(store, tables.Person, officer, party_id=funder)
    says(store, community, ada, directory=YES, contact=YES)
    says(store, community, officer, directory=YES, contact=YES)
    for person in (ada, officer):
        store.write("Role", contacts.give_role, community, person, Role.CORE_TEAM)
    found = roster(store, community, Audience.FUNDER)
    (one,) = found.listed
    assert (one.name, one.phone, one.email, one.pronouns) == ("Beth Kallio", "", "", "")
    assert found.withheld == ()


# --- Rows with a layer --------------------------------------------------------------


def test_a_reader_sees_rows_of_the_own_layer_and_of_wider_ones():
    seen = {a: [layer for layer in Layer if consented.sees(a, layer)] for a in Audience}
    assert Layer.OWN not in {layer for layers in seen.values() for layer in layers}
    assert seen[Audience.SUCCESSOR] == seen[Audience.ACTING_COACH]
    assert len(seen[Audience.SUCCESSOR]) == 5
    assert seen[Audience.NEW_SITE_LEAD][0] is Layer.SITE
    assert seen[Audience.NEW_MEMBER] == [Layer.MEMBER, Layer.FUNDER, Layer.PUBLIC]
    assert seen[Audience.FUNDER] == [Layer.FUNDER, Layer.PUBLIC]


# --- The whole sample ---------------------------------------------------------------


def test_in_the_sample_nobody_is_named_who_was_not_to_be(sample_store):
    """Counted another way: by the rows themselves, community by community."""

    def check(session):
        for community in session.scalars(select(tables.Community.id)).all():
            listed = consented.people(session, community, Audience.MEMBERS).listed
            for one in listed:
                said = session.scalars(
                    select(tables.Consent).where(
                        tables.Consent.person_id == one.id,
                        tables.Consent.community_id == community,
                    )
                ).all()
                agreed = {row.use for row in said if row.state is YES}
                refused = {row.use for row in said if row.state in (NO, WITHDRAWN)}
                assert ConsentUse.DIRECTORY not in refused
                if not one.coach and (one.phone or one.email or one.reach_note):
                    assert ConsentUse.CONTACT in agreed
        return len(listed)

    assert sample_store.read(check)


def test_the_contact_of_a_site_is_named_with_the_site(store, community, ada):
    cedar, _ = store.write("Site", sites.add, community, "Cedar")
    store.write("Contact", contacts.appoint, community, cedar, ada, Rank.PRIMARY)
    (one,) = roster(store, community).listed
    assert one.role_words == ("First contact",)
    assert one.roles[0].site_id == cedar
