"""The small registers: what people brought, agreed, decided and keep where."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock, settings
from app.charter import (
    asks,
    contributions,
    coverage,
    decisions_made,
    glossary,
    lines,
    outside_people,
    places,
    role_cards,
    secrets,
    working_agreements,
)
from app.community import communities
from app.errors import GoneError, RefusedError
from app.gathering import blocks, sessions
from app.person import contacts, people, sites
from app.person.people import PersonDraft
from app.settings import Coach
from app.tables import Action, Resource
from app.vocabulary import (
    ContributionKind,
    ContributionState,
    DecisionMode,
    Layer,
    PlaceKind,
    Rank,
    Role,
    SessionStatus,
)
from tests.making import count, one

TODAY = date(2026, 5, 12)
CHALLENGE, IDEA = ContributionKind.CHALLENGE, ContributionKind.IDEA


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def joe(store, community):
    return person(store, community, "Joe Mazur", site="Alder")


@pytest.fixture
def coach(store, community):
    key = person(store, community, "Dana Whitfield")
    who = Coach("Dana Whitfield", "Coach", "", "", "", key)
    store.write("Coach", settings.save_coach, who)
    return key


def person(store, community, name, **said):
    draft = PersonDraft(name, **said)
    return store.write("Person added", people.add, community, draft)[0]


def gathering(store, community, day, title="June"):
    starts = datetime(day.year, day.month, day.day, 23)
    ends = starts + timedelta(minutes=50)
    return do(store, sessions.add, community, starts, ends, title=title)


def do(store, act, *given, **said):
    return store.write("x", partial(act, **said), *given)[0]


# --- One line -------------------------------------------------------------------------


def test_a_name_after_an_at_sign_says_whose_it_is(store, community, joe):
    key = do(store, contributions.add, community, IDEA, "Meet at the mill @joe")
    (idea,) = store.read(contributions.of_community, community, IDEA)
    assert (idea.id, idea.body) == (key, "Meet at the mill")
    assert (idea.person.name, idea.site.name) == ("Joe Mazur", "Alder")


def test_nobody_of_that_name_is_said_and_nothing_is_added(store, community, joe):
    with pytest.raises(RefusedError, match="nobody called Zed"):
        do(store, contributions.add, community, IDEA, "Meet at the mill @Zed")
    assert store.read(contributions.of_community, community, IDEA) == []


@pytest.mark.parametrize("typed", ["", "   ", " @Joe"])
def test_a_line_without_words_is_refused(store, community, joe, typed):
    with pytest.raises(RefusedError, match="Write a line"):
        do(store, contributions.add, community, IDEA, typed)


def test_an_address_is_no_name(store, community):
    key = do(store, places.add, community, "Our list: circle@example.org")
    place = store.read(places.get, key)
    assert (place.name, place.location) == ("Our list", "circle@example.org")
    assert place.kind is PlaceKind.LIST


# --- Successes, challenges, ideas -------------------------------------------------


def test_a_challenge_waits_for_help_until_it_is_on_an_agenda(store, community, joe):
    when = gathering(store, community, TODAY + timedelta(days=7))
    key = do(store, contributions.add, community, CHALLENGE, "Winter roads @Joe")
    assert [c.id for c in store.read(contributions.queue, community)] == [key]
    block = do(store, contributions.put_on_agenda, key, when)
    assert store.read(contributions.queue, community) == []
    challenge = store.read(contributions.get, key)
    assert challenge.state is ContributionState.SCHEDULED
    assert (challenge.meeting.id, challenge.meeting.title) == (when, "June")
    (made,) = store.read(blocks.of_session, when)
    assert (made.id, made.title) == (block, "Peer assist: Winter roads")
    assert made.method_key == "peer_assist"


def test_what_is_new_again_is_on_no_agenda(store, community):
    when = gathering(store, community, TODAY)
    key = do(store, contributions.add, community, CHALLENGE, "Winter roads")
    do(store, contributions.put_on_agenda, key, when)
    do(store, contributions.change, key, state=ContributionState.NEW)
    assert store.read(contributions.get, key).meeting is None
    assert len(store.read(contributions.queue, community)) == 1


def test_a_challenge_waits_again_when_its_gathering_is_deleted(store, community):
    when = gathering(store, community, TODAY + timedelta(days=7))
    key = do(store, contributions.add, community, CHALLENGE, "Winter roads")
    do(store, contributions.put_on_agenda, key, when)
    do(store, sessions.delete, when)
    assert [c.id for c in store.read(contributions.queue, community)] == [key]


def test_what_is_over_or_cancelled_takes_nothing_on_its_agenda(store, community):
    over = gathering(store, community, TODAY - timedelta(days=3))
    off = gathering(store, community, TODAY + timedelta(days=3))
    do(store, sessions.change, off, status=SessionStatus.CANCELLED)
    key = do(store, contributions.add, community, CHALLENGE, "Winter roads")
    assert store.read(contributions.to_come, community) == []
    for when in (over, off):
        with pytest.raises(RefusedError, match="over or gone"):
            do(store, contributions.put_on_agenda, key, when)
        assert store.read(blocks.of_session, when) == ()


def test_a_name_goes_on_paper_only_with_somebody_to_name(store, community, joe):
    key = do(store, contributions.add, community, IDEA, "A card @Joe")
    do(store, contributions.change, key, named=True)
    assert store.read(contributions.get, key).named
    do(store, contributions.change, key, person_id=None)
    assert not store.read(contributions.get, key).named


def test_an_idea_without_words_is_refused(store, community):
    key = do(store, contributions.add, community, IDEA, "A card")
    with pytest.raises(RefusedError, match="what the idea is"):
        do(store, contributions.change, key, body="  ")
    do(store, contributions.delete, key)
    with pytest.raises(GoneError):
        store.read(contributions.get, key)


# --- Glossary ---------------------------------------------------------------------


def test_a_term_is_written_with_its_meaning_in_one_line(store, community, joe):
    key = do(store, glossary.add, community, "The door: the first minute @Joe")
    do(store, glossary.change, key, example="Coffee", origin="Alder")
    (term,) = store.read(glossary.of_community, community)
    assert (term.term, term.meaning) == ("The door", "the first minute")
    assert (term.example, term.origin) == ("Coffee", "Alder")
    assert term.person.id == joe


def test_a_term_stands_once(store, community):
    do(store, glossary.add, community, "The door")
    with pytest.raises(RefusedError, match="in the list already"):
        do(store, glossary.add, community, "the DOOR: again")
    other = do(store, glossary.add, community, "Mirror")
    with pytest.raises(RefusedError, match="in the list already"):
        do(store, glossary.change, other, term="The door")
    do(store, glossary.change, other, term="MIRROR")
    assert [t.term for t in store.read(glossary.of_community, community)] == [
        "MIRROR",
        "The door",
    ]


def test_the_three_signs_of_a_community_show(store, community):
    assert store.read(glossary.signs, community) == glossary.Signs(False, 0, 0)
    do(store, communities.save, community, "domain", "Listening")
    do(store, glossary.add, community, "The door")
    assert store.read(glossary.signs, community) == glossary.Signs(True, 0, 1)


# --- Decisions --------------------------------------------------------------------


def test_decisions_show_how_many_members_proposed(store, community, joe, coach):
    for line in ("Tuesdays @Joe", "One calendar @Dana", "Food first"):
        do(store, decisions_made.add, community, line)
    made = store.read(decisions_made.of_community, community)
    assert decisions_made.share(made) == decisions_made.Share(1, 2)


def test_a_decision_keeps_how_it_was_made_and_when_to_look_again(store, community):
    key = do(store, decisions_made.add, community, "Tuesdays")
    do(
        store,
        decisions_made.change,
        key,
        mode=DecisionMode.CONSENT,
        decided_by="All of us",
        review_on=TODAY,
    )
    made = store.read(decisions_made.get, key)
    assert (made.mode, made.decided_by) == (DecisionMode.CONSENT, "All of us")
    assert made.is_due
    do(store, decisions_made.look_again, key)
    assert store.read(decisions_made.get, key).review_on == date(2026, 11, 12)
    with pytest.raises(RefusedError, match="what was decided"):
        do(store, decisions_made.change, key, body="")


# --- Places -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "Drive: password: hunter2",
        "Drive (pw tulip99!) pw: tulip",
        "Zoom: https://meet.example/j/1?pwd=abc",
        "Zoom: https://joe:geheim@meet.example",
        "Door, PIN 4711",
        "Drive: the password is sunflower",
        "Archive key Xk9$vQ2!mPz",
        "Code ghp_0123456789abcdefABCD",
    ],
)
def test_what_looks_like_a_password_is_refused(store, community, typed):
    with pytest.raises(RefusedError, match="looks like a password"):
        do(store, places.add, community, typed)
    key = do(store, places.add, community, "Drive")
    with pytest.raises(RefusedError, match="looks like a password"):
        do(store, places.change, key, access=typed)
    assert store.read(places.get, key).access == ""


@pytest.mark.parametrize(
    "said",
    [
        "Ask Maya for the password",
        "Joe and Rosa have the password",
        "https://drive.example/Sheets-2026/Q2?tab=3",
        "/home/circle/Sheets_2026/Notes.docx",
        "Alder County Veterans Alliance, room 214",
        "circle@prairierivers.example",
        "Box B-12, second shelf",
        "COVID19 folder, 2nd drawer",
    ],
)
def test_a_sentence_about_a_place_is_no_password(said):
    assert not secrets.looks_secret(said)


WORDS = st.lists(
    st.text(st.characters(categories=("Ll",), max_codepoint=0x17F), min_size=1),
    min_size=1,
    max_size=6,
).map(" ".join)


@given(WORDS, st.sampled_from(["password", "Passwort", "PIN", "pwd", "passcode"]))
def test_a_password_after_its_word_is_found_in_any_sentence(words, name):
    assert secrets.looks_secret(f"{words} {name}: {words}")


@given(WORDS)
def test_plain_words_are_never_taken_for_a_password(words):
    known = ("password", "pin", "pwd", "pw", "secret", "clave", "senha", "passcode")
    if not any(name in words.split() for name in known):
        assert not secrets.looks_secret(words)


def test_a_place_is_to_be_checked_after_half_a_year(store, community):
    key = do(store, places.add, community, "Drive")
    clock.pretend(date(2026, 11, 12))
    assert not store.read(places.get, key).is_stale
    clock.pretend(date(2026, 11, 13))
    assert store.read(places.get, key).is_stale
    do(store, places.check, key)
    assert not store.read(places.get, key).is_stale


def test_it_shows_that_nobody_is_the_knowledge_broker(store, community, joe):
    assert not store.read(places.has_broker, community)
    do(store, contacts.give_role, community, joe, Role.KNOWLEDGE_BROKER)
    assert store.read(places.has_broker, community)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-40, 40))
def test_a_day_so_many_months_before_or_after_is_in_that_month(day, months):
    found = lines.months_before(day, months)
    assert (day.year - found.year) * 12 + day.month - found.month == months
    assert found.day <= day.day


# --- Contacts ---------------------------------------------------------------------


def test_each_site_has_a_line_for_the_first_and_the_backup(store, community, joe):
    posts = store.read(coverage.of_community, community)
    assert [(p.site, p.rank, p.is_missing) for p in posts] == [
        ("Alder", Rank.PRIMARY, True),
        ("Alder", Rank.BACKUP, True),
    ]


def test_a_name_in_a_line_is_the_first_then_the_backup(store, community, joe):
    person(store, community, "Rosa Núñez", site="Alder")
    do(store, coverage.name_in_a_line, community, "Joe")
    do(store, coverage.name_in_a_line, community, "Rosa @Alder")
    first, backup = store.read(coverage.of_community, community)
    assert (first.person.name, backup.person.name) == ("Joe Mazur", "Rosa Núñez")


def test_somebody_without_a_site_needs_one_said(store, community, joe):
    person(store, community, "Mai Lind")
    with pytest.raises(RefusedError, match="at which site"):
        do(store, coverage.name_in_a_line, community, "Mai")
    with pytest.raises(RefusedError, match="person’s name first"):
        do(store, coverage.name_in_a_line, community, "Alder")


def test_a_contact_is_verified_with_one_act(store, community, joe):
    do(store, coverage.name_in_a_line, community, "Joe")
    clock.pretend(date(2027, 1, 1))
    post = store.read(coverage.of_community, community)[0]
    assert post.is_stale
    do(store, coverage.verify, post.term_id)
    post = store.read(coverage.of_community, community)[0]
    assert (post.is_stale, post.verified_on) == (False, date(2027, 1, 1))


def test_a_contact_who_is_taken_out_leaves_a_gap(store, community, joe):
    alder = store.read(sites.of_community, community)[0].id
    do(store, coverage.appoint, community, alder, Rank.BACKUP, joe)
    post = store.read(coverage.of_community, community)[1]
    do(store, coverage.dismiss, post.term_id)
    assert store.read(coverage.of_community, community)[1].is_missing


# --- Asks -------------------------------------------------------------------------


def test_an_ask_is_the_coachs_to_follow_up(store, community, joe, coach):
    key = do(store, asks.add, community, "One page on lunch @Joe")
    row = store.read(one, Action, key)
    assert (row.owner_id, row.to_person_id) == (coach, joe)
    ask = store.read(asks.get, key)
    assert (ask.words, ask.person.id, ask.asked_on) == ("One page on lunch", joe, TODAY)


def test_what_came_with_permission_is_kept_as_a_resource(store, community, joe):
    key = do(store, asks.add, community, "One page on lunch @Joe")
    do(store, asks.change, key, permission="Use it", layer=Layer.MEMBER)
    ask = store.read(asks.get, key)
    assert ask.received_on == TODAY
    assert ask.may_be_shared
    made = store.read(one, Resource, ask.received.id)
    assert (made.title, made.contributor_id) == ("One page on lunch", joe)
    assert (made.permission, made.layer) == ("Use it", Layer.MEMBER)
    do(store, asks.change, key, about="Six chairs")
    assert store.read(count, Resource) == 1


def test_outstanding_asks_stand_first_by_when_they_are_wanted(store, community):
    late, soon, here = (do(store, asks.add, community, w) for w in ("a", "b", "c"))
    do(store, asks.change, late, due_on=TODAY - timedelta(days=1))
    do(store, asks.change, soon, due_on=TODAY + timedelta(days=9))
    do(store, asks.receive, here)
    found = store.read(asks.of_community, community)
    assert [ask.id for ask in found] == [late, soon, here]
    assert [ask.is_late for ask in found] == [True, False, False]
    do(store, asks.receive, here)
    assert store.read(asks.get, here).is_open


def test_where_it_is_holds_no_password_either(store, community):
    key = do(store, asks.add, community, "a")
    with pytest.raises(RefusedError, match="looks like a password"):
        do(store, asks.change, key, location="shelf, password: x")
    assert store.read(count, Resource) == 0


# --- Working agreements -----------------------------------------------------------


def test_agreements_are_taken_over_from_the_charter_once(store, community):
    text = "We ask first.\n- Cameras are a choice\n\n"
    do(store, communities.save, community, "working_agreements", text)
    do(store, working_agreements.add, community, "we ask first")
    assert do(store, working_agreements.take_over, community) == 1
    assert do(store, working_agreements.take_over, community) == 0
    found = store.read(working_agreements.of_community, community)
    assert [(one.title, one.holds) for one in found] == [
        ("Cameras are a choice", True),
        ("we ask first", False),
    ]


def test_an_agreement_is_agreed_and_dropped_with_one_act(store, community):
    key = do(store, working_agreements.add, community, "We ask first: ears or ideas?")
    do(store, working_agreements.agree, key)
    found = store.read(working_agreements.get, key)
    assert (found.agreed_on, found.body, found.holds) == (TODAY, "ears or ideas?", True)
    do(store, working_agreements.drop, key)
    assert not store.read(working_agreements.get, key).holds


# --- People outside, roles --------------------------------------------------------


def test_somebody_outside_is_no_member(store, community, joe):
    key = do(store, outside_people.add, community, "Ingrid Solheim: listening")
    do(store, outside_people.change, key, terms="A gift", email="i@example.org")
    (outside,) = store.read(outside_people.of_community, community)
    assert (outside.name, outside.about) == ("Ingrid Solheim", "listening")
    assert (outside.terms, outside.email) == ("A gift", "i@example.org")
    with pytest.raises(RefusedError, match="is a member here"):
        do(store, outside_people.add, community, "Joe Mazur: bread")
    assert do(store, outside_people.add, community, "Ingrid Solheim") == key
    do(store, outside_people.delete, key)
    assert store.read(outside_people.of_community, community) == []


def test_the_two_cards_are_not_the_same_and_say_who_holds_them(store, community, joe):
    do(store, role_cards.give, community, Role.COORDINATOR, joe)
    coordinator, facilitator = store.read(role_cards.of_community, community)
    assert [held.name for held in coordinator.holders] == ["Joe Mazur"]
    assert facilitator.holders == ()
    said = [
        {line for part in one.card.parts for line in part.lines}
        for one in (coordinator, facilitator)
    ]
    assert said[0].isdisjoint(said[1])
    do(store, role_cards.end, community, Role.COORDINATOR)
    assert store.read(role_cards.of_community, community)[0].holders == ()
