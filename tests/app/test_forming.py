"""Inviting, expecting, testing, opening: what a circle does before it is one."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app import clock, tables
from app import settings as book_settings
from app.charter import (
    checklists,
    compositions,
    five_questions,
    formed_items,
    handouts,
    launch_waves,
    pilots,
    purpose_talks,
    revisions,
)
from app.charter.compositions import Share, Trait
from app.charter.revisions import Adoption
from app.community import communities
from app.errors import RefusedError
from app.gathering import methods
from app.needs import groupings, traits
from app.person import memberships, people, prospects, wishes
from app.person.people import Joined, PersonDraft
from app.settings import Coach
from app.vocabulary import (
    Category,
    GroupingKind,
    Joining,
    MembershipStatus,
    Mode,
    SessionKind,
    SessionStatus,
)
from tests.app.peopled import add

TODAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def pretended():
    clock.pretend(TODAY)


def do(store, act, *args, **kwargs):
    return store.write("x", act, *args, **kwargs)[0]


# --- The invitation, and who may join ---


def test_answers_are_kept_and_an_empty_one_is_taken_out(store, community):
    do(store, five_questions.answer, community, "let_go", "  Forms. ")
    do(store, five_questions.answer, community, "information", "Four meetings.")
    do(store, five_questions.answer, community, "information", "")
    assert store.read(five_questions.answers, community) == {"let_go": "Forms."}
    do(store, five_questions.answer, community, "let_go", " ")
    row = store.read(lambda s: s.get(tables.Community, community).invitation)
    assert row is None


def test_a_prospect_has_not_joined_and_keeps_their_concern_when_they_do(
    store, community
):
    key = do(store, prospects.add, community, "Anand Pillai")
    do(store, prospects.say, community, key, concern="Will it take clinic time?")
    found = store.read(prospects.of_community, community)
    one = found.unanswered[0]
    assert (one.status, one.is_waiting) == (MembershipStatus.PROSPECT, True)
    assert store.read(membership, community, key).joined_on is None
    do(store, prospects.reply, community, key, "Thursdays at four.")
    do(store, prospects.move, community, key, MembershipStatus.ACTIVE)
    found = store.read(prospects.of_community, community)
    assert found.unanswered == ()
    assert [one.reply for one in found.people] == ["Thursdays at four."]
    assert store.read(membership, community, key).joined_on == TODAY


def test_who_says_no_has_left_without_having_joined_and_gives_no_reason(
    store, community
):
    key = do(store, prospects.add, community, "Anand Pillai")
    do(store, prospects.move, community, key, MembershipStatus.ALUMNI)
    found = store.read(prospects.of_community, community)
    assert (found.people, found.said_no) == ((), 1)
    row = store.read(membership, community, key)
    assert (row.joined_on, row.left_on) == (None, TODAY)
    do(store, prospects.add, community, "Anand Pillai")  # asked again
    found = store.read(prospects.of_community, community)
    assert (len(found.people), found.said_no) == (1, 0)


def test_somebody_the_book_knows_is_taken_and_nobody_is_added_twice(store, community):
    other = do(store, another, "Elsewhere")
    known = do(store, people.add, other, PersonDraft("Ada Lovelace"))
    assert do(store, prospects.add, community, " ada lovelace ") == known
    with pytest.raises(RefusedError, match="in this community already"):
        do(store, prospects.add, community, "Ada Lovelace")
    with pytest.raises(RefusedError):
        do(store, prospects.add, community, "  ")
    assert len(store.read(lambda s: s.scalars(select(tables.Person)).all())) == 1


def test_unanswered_concerns_come_first_and_a_concern_taken_out_takes_its_reply(
    store, community
):
    calm = do(store, prospects.add, community, "Ada")
    worried = do(store, prospects.add, community, "Zoe")
    do(store, prospects.say, community, calm, concern="Time")
    do(store, prospects.reply, community, calm, "Little")
    do(store, prospects.say, community, worried, concern="Forms")
    found = store.read(prospects.of_community, community).people
    assert [one.person_id for one in found] == [worried, calm]
    do(store, prospects.say, community, calm, concern="")
    assert store.read(membership, community, calm).concern_reply is None


def test_it_is_counted_of_whom_it_is_not_noted_how_they_came(store, community):
    key = add(store, community, "Ada")
    joined = Joined(how=Joining.ASSIGNED)
    do(store, people.add, community, PersonDraft("Bob"), joined)
    assert store.read(prospects.of_community, community).not_noted == 1
    do(store, memberships.edit, community, key, "joined_how", Joining.VOLUNTEERED)
    assert store.read(prospects.of_community, community).not_noted == 0


def test_methods_of_forming_are_found_by_that_word():
    found = methods.search("forming")
    assert len(found) >= 15
    assert all("forming" in one.tags for one in found)


# --- What each wants and gives; the purpose ---


def test_wishes_stand_side_by_side_those_who_said_something_first(store, community):
    add(store, community, "Ada")
    bob = add(store, community, "Bob")
    do(store, wishes.say, community, bob, "gives", "A hall\n")
    found = store.read(wishes.of_community, community)
    assert [(one.face.name, one.wants, one.gives) for one in found] == [
        ("Bob", "", "A hall"),
        ("Ada", "", ""),
    ]
    do(store, wishes.say, community, bob, "gives", "")
    assert not any(one.is_said for one in store.read(wishes.of_community, community))


def test_the_coach_herself_is_not_asked_what_she_wants(store, community):
    do(store, known_as_coach, community)
    assert store.read(wishes.of_community, community) == ()
    assert store.read(compositions.of_community, community).people == 0


@pytest.mark.parametrize(
    ("days", "ago", "due"),
    [
        (0, "today", False),
        (1, "1 day ago", False),
        (20, "2 weeks ago", False),
        (183, "6 months ago", False),
        (213, "7 months ago", True),
        (800, "2 years ago", True),
    ],
)
def test_the_purpose_was_last_talked_about_on_the_day_she_notes(
    store, community, days, ago, due
):
    assert store.read(purpose_talks.last, community) is None
    day = TODAY - timedelta(days=days)
    do(store, checklists.tick, community, purpose_talks.ITEM, day)
    talk = store.read(purpose_talks.last, community)
    assert talk.sentence == f"Purpose last discussed {ago}"
    assert talk.is_due is due


def test_the_purpose_is_known_from_gatherings_and_from_what_was_adopted(
    store, community
):
    do(store, gathered, community, "Supper", date(2026, 1, 5))
    assert store.read(purpose_talks.last, community) is None
    do(store, gathered, community, "Our purpose, again", date(2026, 1, 6))
    assert store.read(purpose_talks.last, community).day == date(2026, 1, 6)
    do(store, gathered, community, "Purposeful play", date(2026, 2, 1))  # other word
    shared = ["create_shared_understanding"]
    do(store, gathered, community, "Supper", date(2026, 2, 2), purposes=shared)
    assert store.read(purpose_talks.last, community).day == date(2026, 2, 2)
    do(store, gathered, community, "Supper", date(2026, 3, 3), step="Why: the purpose")
    talk = store.read(purpose_talks.last, community)
    assert (talk.day, talk.how) == (date(2026, 3, 3), "at “Supper”")
    do(store, communities.save, community, "purpose", "Warm homes.")
    do(store, revisions.adopt, community, Adoption(date(2026, 4, 4), "", "", None))
    talk = store.read(purpose_talks.last, community)
    assert talk.how == "when a version of the charter was adopted"


# --- Who is here ---


def test_people_are_counted_by_what_they_say_and_nothing_is_guessed(store, community):
    for name, region in (("Ada", "North"), ("Bob", "north"), ("Cy", "")):
        key = add(store, community, name, site=f"Site {name}")
        do(store, traits.say, community, key, "Region", region)
    found = store.read(compositions.of_community, community)
    assert [
        (one.name, [(s.value, s.people, s.sites) for s in one.shares], one.unsaid)
        for one in found.traits
    ] == [("Region", [("North", 2, 2)], 1)]
    assert found.outward == ()


def test_missing_voices_are_hers_and_named_once(store, community):
    do(store, compositions.miss, community, "Young people")
    do(store, compositions.miss, community, " young  people ")
    do(store, compositions.miss, community, "Elders")
    assert store.read(compositions.missing, community) == ("Young people", "Elders")
    do(store, compositions.found, community, "Young people")
    assert store.read(compositions.missing, community) == ("Elders",)
    do(store, five_questions.answer, community, "let_go", "Forms.")
    assert store.read(compositions.missing, community) == ("Elders",)


def test_standing_groups_are_told_with_how_many_are_in_each(store, community):
    ada = add(store, community, "Ada")
    key = do(store, standing, community, "By region", ["North", ""])
    do(store, groupings.add_person, key, ada)
    do(store, groupings.move, key, ada, "A")
    found = store.read(compositions.of_community, community).subgroups
    assert [(one.title, one.people) for one in found] == [
        ("North", 1),
        ("By region: group B", 0),
    ]


@given(
    st.lists(
        st.tuples(st.integers(1, 40), st.integers(1, 40)).map(
            lambda pair: (pair[0], min(pair))
        ),
        max_size=6,
    ),
    st.integers(0, 30),
)
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_others_see_no_number_of_fewer_than_five_people_or_three_sites(pairs, unsaid):
    shares = tuple(Share(f"v{n}", p, s) for n, (p, s) in enumerate(pairs))
    told = Trait("Region", shares, unsaid).outward
    if told is None:
        assert all(one.people < 5 or one.sites < 3 for one in shares)
        return
    assert all(one.people >= 5 and one.sites >= 3 for one in told.shares)
    assert told.has_others == (len(told.shares) < len(shares))
    assert not hasattr(told, "unsaid")


# --- Pilot and waves ---


def test_three_of_five_assumptions_are_tested(store, community):
    pilot = do(store, pilots.start, community)
    keys = [do(store, pilots.assume, pilot, f"We assume {n}") for n in range(5)]
    for key, held in zip(keys, (True, False, True), strict=False):
        do(store, pilots.set_held, key, held)
    found = store.read(pilots.of_community, community)[0]
    assert found.sentence == "3 of 5 tested"
    assert [one.words for one in found.assumptions] == [
        f"We assume {n}" for n in range(5)
    ]
    assert [one.tested_on for one in found.assumptions] == [TODAY] * 3 + [None] * 2
    do(store, pilots.set_held, keys[0], None)
    found = store.read(pilots.of_community, community)[0]
    assert (found.sentence, found.assumptions[0].tested_on) == ("2 of 5 tested", None)


def test_an_assumption_is_said_tested_and_changed_but_never_left_without_words(
    store, community
):
    pilot = do(store, pilots.start, community)
    key = do(store, pilots.assume, pilot, "They come")
    do(store, pilots.say, key, "now_what", "Count them")
    do(store, pilots.say, key, "result", "Four came")
    do(store, pilots.say, key, "so_what", "Seven in the morning")
    with pytest.raises(RefusedError, match="old words were kept"):
        do(store, pilots.say, key, "happened", " ")
    with pytest.raises(RefusedError):
        do(store, pilots.assume, pilot, "")
    one = store.read(pilots.of_community, community)[0].assumptions[0]
    assert (one.words, one.test, one.result, one.change) == (
        "They come",
        "Count them",
        "Four came",
        "Seven in the morning",
    )
    do(store, pilots.drop, key)
    assert store.read(pilots.of_community, community)[0].assumptions == ()


def test_a_pilot_leaves_with_a_story_and_its_people_stay_when_it_is_deleted(
    store, community
):
    ada = add(store, community, "Ada")
    pilot = do(store, pilots.start, community)
    do(store, pilots.invite, pilot, ada)
    do(store, pilots.invite, pilot, ada)  # once is enough
    do(store, pilots.set_story, pilot, "Four fathers came.")
    do(store, pilots.assume, pilot, "They stay")
    found = store.read(pilots.of_community, community)[0]
    assert ([one.name for one in found.people], found.story) == (
        ["Ada"],
        "Four fathers came.",
    )
    do(store, pilots.set_story, pilot, "")
    assert store.read(pilots.of_community, community)[0].story == ""
    do(store, pilots.delete, pilot)
    assert store.read(pilots.of_community, community) == ()
    assert store.read(lambda s: s.scalars(select(tables.Learning)).all()) == []
    assert store.read(lambda s: len(s.scalars(select(tables.Person)).all())) == 1


def test_waves_come_by_day_and_those_without_one_last(store, community):
    first = do(store, launch_waves.add, community)
    second = do(store, launch_waves.add, community)
    do(store, groupings.change, second, held_on=TODAY, rationale="A card")
    do(store, launch_waves.say_who, second, "Three clinics")
    found = store.read(launch_waves.of_community, community)
    assert [(one.title, one.who, one.benefit, one.is_past) for one in found] == [
        ("Wave 2", "Three clinics", "A card", True),
        ("Wave 1", "", "", False),
    ]
    do(store, groupings.delete, first)
    assert len(store.read(launch_waves.of_community, community)) == 1
    do(store, launch_waves.add, community)
    titles = [one.title for one in store.read(launch_waves.of_community, community)]
    assert sorted(titles) == ["Wave 2", "Wave 3"]


def test_each_thing_is_found_in_its_part(store, community):
    ada = do(store, prospects.add, community, "Ada")
    pilot = do(store, pilots.start, community)
    cases = {
        pilot: "pilot",
        do(store, pilots.assume, pilot, "They come"): "pilot",
        do(store, launch_waves.add, community): "waves",
        do(store, checklists.add, community, "forming", "A hall"): "steps",
        store.read(membership, community, ada).id: "invitation",
        ada: "",
    }
    found = {key: store.read(formed_items.part_of, key) for key in cases}
    assert found == cases


# --- Handouts ---


def test_handouts_have_good_words_from_the_start_and_can_have_others(store, community):
    first = store.read(handouts.of_community, community)
    assert not first.is_own
    assert "neither" in first.managers
    assert len(first.contrasts) == 5
    do(store, handouts.say, community, "managers", "Keep Thursdays free.")
    do(store, handouts.contrast, community, [("A boss", "Nobody"), (" ", "")])
    found = store.read(handouts.of_community, community)
    assert (found.is_own, found.managers) == (True, "Keep Thursdays free.")
    assert found.participants == first.participants
    assert found.contrasts == (("A boss", "Nobody"),)
    do(store, handouts.begin_anew, community)
    assert store.read(handouts.of_community, community) == first


def test_words_that_are_the_built_in_ones_again_are_nobody_s_own(store, community):
    first = store.read(handouts.of_community, community)
    do(store, handouts.say, community, "managers", "Other words")
    do(store, handouts.say, community, "managers", "")
    do(store, handouts.contrast, community, first.contrasts)
    assert store.read(handouts.of_community, community) == first


# --- Rows these begin with ---


def membership(session, community, person):
    row = memberships.find(session, community, person)
    session.expunge(row)
    return row


def another(session, name):
    row = tables.Community(name=name, short_name=name, zone="Etc/UTC")
    session.add(row)
    session.flush()
    return row.id


def known_as_coach(session, community):
    key = people.add(session, community, PersonDraft("Dana"))
    book_settings.save_coach(session, Coach("Dana", person_id=key))


def gathered(session, community, title, day, *, purposes=None, step=""):
    row = tables.Session(
        community_id=community,
        title=title,
        kind=SessionKind.REGULAR,
        mode=Mode.IN_PERSON,
        status=SessionStatus.HELD,
        starts_local=datetime(day.year, day.month, day.day, 10),
        zone="America/Denver",
        purposes=purposes,
    )
    session.add(row)
    session.flush()
    if step:
        session.add(
            tables.Block(
                community_id=community,
                session_id=row.id,
                position=1.0,
                title=step,
                category=Category.DIALOGUE,
                minutes=10,
            )
        )
    session.flush()


def standing(session, community, title, names):
    letters = groupings.letters(len(names))
    groups = [
        {"letter": letter, "name": name, "why": "", "room": ""}
        for letter, name in zip(letters, names, strict=True)
    ]
    row = tables.Grouping(
        community_id=community,
        kind=GroupingKind.STANDING,
        title=title,
        groups=groups,
    )
    session.add(row)
    session.flush()
    return row.id
