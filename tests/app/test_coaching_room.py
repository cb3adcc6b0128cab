"""Inside the room: promises, searching, timelines, stages, wisdom, check-ins."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app import clock, search, tables
from app.coaching import (
    check_ins,
    edits,
    promises,
    searching,
    stages,
    timelines,
    wisdom,
)
from app.coaching.edits import Draft
from app.coaching.entries import Entry
from app.coaching.stages import Step
from app.day import promises as on_today
from app.errors import GoneError, RefusedError
from app.needs import topics
from app.vocabulary import (
    CoachingKind,
    CoachingMode,
    CoachingStatus,
    ConsentState,
    InitiatedBy,
    PrivateKind,
    Relationship,
)
from tests.app.coached import TODAY, World


@pytest.fixture
def world(store, community):
    return World(store, community)


def do(world, act, *args, **said):
    return world.store.write("Done", act, *args, **said)[0]


# promises


def test_a_promise_stands_on_today_with_whom_it_was_made_to(world):
    key = world.talk("Luz Ortega")
    do(world, promises.add, key, "Send Luz the card", TODAY)
    found = world.store.read(on_today.open_ones, TODAY)
    assert [(one.words, one.face.name, one.private) for one in found] == [
        ("Send Luz the card", "Luz Ortega", True)
    ]


def test_a_promise_kept_on_today_is_kept_in_the_log(world):
    key = world.talk("Luz Ortega")
    note = do(world, promises.add, key, "Send Luz the card", TODAY)
    assert world.entry(key).open_promises == 1
    do(world, on_today.keep, note)
    assert world.entry(key).open_promises == 0
    assert world.store.read(promises.of_entry, key)[0].done_on == TODAY
    do(world, promises.reopen, note)
    assert world.entry(key).open_promises == 1


def test_a_promise_without_words_is_refused(world):
    key = world.talk("Luz Ortega")
    with pytest.raises(RefusedError):
        do(world, promises.add, key, "  ")
    with pytest.raises(RefusedError, match="400"):
        do(world, promises.add, key, "x" * 401)
    assert world.store.read(promises.of_entry, key) == []


def test_a_promise_that_is_gone_says_so(world):
    key = world.talk("Luz Ortega")
    note = do(world, promises.add, key, "Send Luz the card")
    do(world, promises.delete, note)
    with pytest.raises(GoneError):
        do(world, promises.keep, note)


# searching


def test_search_in_the_room_finds_texts_and_promises_by_beginnings(world):
    one = world.talk("Luz Ortega", hard="The fiscal sponsor frightens everybody.")
    two = world.talk("Naomi Begay", body="Weather.")
    do(world, promises.add, two, "Find out about sponsors")

    def found(words):
        return world.store.read(searching.entries_with, world.community, words)

    assert found("spons") == {one, two}
    assert found("fiscal sponsor") == {one}
    assert found("nothing of this") == set()
    assert found("") == set()
    assert found('"; DROP') == set()


def test_nothing_outside_the_room_finds_a_word_of_it(world):
    key = world.talk("Luz Ortega", hard="CANARYBRAVO: conflict with fiscal sponsor")
    do(world, promises.add, key, "CANARYCHARLIE: say nothing")
    do(world, wisdom.add, world.community, "CANARYDELTA: a story is a guest")
    for word in ("CANARYBRAVO", "CANARYCHARLIE", "CANARYDELTA", "sponsor"):
        found = world.store.read(search.find, word)
        assert (found.people, found.gatherings, found.texts) == ((), (), ())
        assert world.store.read(searching.besides, world.community, word) or (
            world.store.read(searching.entries_with, world.community, word)
        )


def test_another_community_is_not_searched(world, store):
    world.talk("Luz Ortega", hard="sponsor")
    from tests.app.peopled import second_community

    other = store.write("Other", second_community)[0]
    assert store.read(searching.entries_with, other, "sponsor") == set()


# so far


def test_so_far_counts_what_was_kept_and_shows_what_was_earlier(world):
    first = world.talk(
        "Luz Ortega",
        TODAY - timedelta(days=30),
        strengths="Steady. Names the thing",
        hard="The van again. It broke down on the way to the clinic.",
        question="Who else could drive?",
    )
    second = world.talk(
        "Luz Ortega", TODAY, strengths="Steady, names the thing; and quick"
    )
    world.talk("Naomi Begay", strengths="Patient with the board")
    kept = do(world, promises.add, first, "Ask about vans")
    do(world, promises.add, first, "Call on Friday")
    do(world, promises.keep, kept)
    said = world.store.read(timelines.of_entry, world.log(), world.entry(second))
    assert said.name == "Luz"
    assert (said.held, said.since) == (2, TODAY - timedelta(days=30))
    assert set(said.strengths) == {"Steady", "Names the thing"}
    assert (said.kept, said.promised) == (1, 2)
    assert [words for _, _, words in said.earlier] == [
        "The van again. It broke down on the way to the clinic."
    ]
    assert said.question == "Who else could drive?"


def test_so_far_of_several_people_is_about_their_site(world):
    site = world.site("Foothill")
    key = do(world, edits.add, world.community, Draft(site_id=site))
    world.talk("Luz Ortega")
    said = world.store.read(timelines.of_entry, world.log(), world.entry(key))
    assert said.name == "Foothill Farmworker Coalition"
    assert said.held == 2


def test_a_word_said_of_everybody_is_no_strength_of_one():
    def entry(text):
        return Entry(
            id=text,
            community_id=None,
            kind=CoachingKind.COACHING,
            status=CoachingStatus.HELD,
            planned_on=None,
            happened_on=TODAY,
            minutes=None,
            mode=CoachingMode.PHONE,
            initiated_by=InitiatedBy.COACH,
            focus=(),
            site_id=None,
            site="",
            people=(),
            summary_id=None,
            ta_id=None,
            strengths=text,
        )

    ours = [entry("People always trust her patience"), entry("Always such patience")]
    others = [entry("Always late and always kind"), entry("He always comes")]
    assert timelines.recurring(ours, others) == ("Patience",)
    assert timelines.recurring(ours[:1], others) == ()


# stages


def test_a_stage_is_noted_once_a_day_and_shown_over_the_year(world):
    site = world.site("Alder")
    community = world.community

    def note(stage, words, day):
        return do(world, stages.note, community, stage, words, site_id=site, day=day)

    first = note(Relationship.INTRODUCED, "Polite.", date(2025, 9, 3))
    note(Relationship.BUILDING, "She called me.", date(2025, 12, 20))
    again = note(Relationship.TRUSTING, "", date(2025, 12, 20))
    steps = world.store.read(stages.of_site, community, site)
    assert [(one.stage, one.words) for one in steps] == [
        (Relationship.INTRODUCED, "Polite."),
        (Relationship.TRUSTING, "She called me."),
    ]
    assert again != first
    months = stages.year(steps)
    assert [m.first.month for m in months] == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1]
    assert [m.stage for m in months[:8]] == [*[None] * 7, Relationship.INTRODUCED]
    assert months[-1].stage is Relationship.TRUSTING
    assert [m.begins for m in months].count(True) == 2


@given(
    noted=st.lists(
        st.tuples(
            st.dates(date(2023, 1, 1), date(2026, 12, 31)),
            st.sampled_from(Relationship),
        ),
        max_size=6,
    ),
    today=st.dates(date(2024, 1, 1), date(2027, 12, 31)),
)
def test_each_month_of_the_year_has_the_last_stage_noted_before_its_end(noted, today):
    steps = [Step(None, stage, day, "") for day, stage in sorted(noted)]
    months = stages.year(steps, today)
    assert len(months) == 12
    assert months[-1].first == today.replace(day=1)
    for month, after in zip(
        months, [*(m.first for m in months[1:]), date.max], strict=True
    ):
        until = [step for step in steps if step.noted_on < after]
        if after == date.max:
            end = (month.first + timedelta(days=32)).replace(day=1)
            until = [step for step in steps if step.noted_on < end]
        assert month.stage == (until[-1].stage if until else None)


# wisdom


def test_a_saying_goes_nowhere_before_its_giver_says_yes(world):
    key = world.talk("Luz Ortega")
    said = do(
        world,
        wisdom.add,
        world.community,
        "Feed a story, then walk it home",
        person_id=world.people["Luz Ortega"],
        site_id=world.site("Foothill"),
        entry_id=key,
    )
    one = world.store.read(wisdom.of_community, world.community)[0]
    assert one.whose == "Luz Ortega, Foothill Farmworker Coalition"
    assert (one.answer, one.credit, one.may_go) == (None, "", False)
    launch = world.launch()
    with pytest.raises(RefusedError, match="Ask first"):
        do(world, wisdom.use, said, launch)
    do(world, wisdom.answer, said, ConsentState.ASKED)
    with pytest.raises(RefusedError, match="Ask first"):
        do(world, wisdom.use, said, launch)
    do(world, wisdom.answer, said, ConsentState.YES_UNNAMED)
    do(world, wisdom.use, said, launch)
    one = world.store.read(wisdom.of_community, world.community)[0]
    assert (one.used_in, one.used_on, one.credit) == ("Launch", TODAY, "")
    do(world, wisdom.answer, said, ConsentState.YES)
    one = world.store.read(wisdom.of_community, world.community)[0]
    assert one.credit == one.whose
    do(world, wisdom.put_back, said)
    assert world.store.read(wisdom.of_community, world.community)[0].used_on is None


def test_a_saying_of_nobody_is_of_nobody_though_it_was_heard_from_somebody(world):
    key = world.talk("Luz Ortega")
    do(world, wisdom.add, world.community, "Heard on the radio", entry_id=key)
    (one,) = world.store.read(wisdom.of_community, world.community)
    assert (one.person, one.site_id, one.whose, one.entry_id) == (None, None, "", key)


def test_a_saying_is_not_kept_with_a_conversation_of_another_community(world):
    key = world.talk("Luz Ortega")
    other = do(world, _another_community)
    with pytest.raises(GoneError, match="Nothing was changed"):
        do(world, wisdom.add, other, "A story", entry_id=key)
    assert world.store.read(wisdom.of_community, other) == []


def _another_community(session):
    home = session.scalars(select(tables.Community)).first()
    names = {c.name for c in tables.Community.__table__.columns} - {"id"}
    row = tables.Community(**{name: getattr(home, name) for name in names})
    session.add(row)
    session.flush()
    return row.id


def test_topics_on_which_several_sites_have_something_to_share_are_named(world):
    topic = do(world, topics.add, "Volunteer retention")
    for name, site in (("Luz Ortega", "Foothill"), ("Tom Whitehorse", "Cedar")):
        said = do(
            world,
            wisdom.add,
            world.community,
            f"{name} said it",
            PrivateKind.QUOTE,
            person_id=world.people[name],
            site_id=world.site(site),
        )
        do(world, wisdom.change, said, "topic", topic)
    found = world.store.read(wisdom.of_community, world.community)
    assert wisdom.ready(found) == [("Volunteer retention", 2)]
    do(world, wisdom.answer, found[0].id, ConsentState.NO)
    found = world.store.read(wisdom.of_community, world.community)
    assert wisdom.ready(found) == [("Volunteer retention", 1)]


def test_a_saying_is_taken_out_and_comes_back(world):
    said = do(world, wisdom.add, world.community, "Go slowly")
    before = world.store.read(wisdom.of_community, world.community)
    _, done = world.store.write("Deleted", wisdom.delete, said)
    assert world.store.read(wisdom.of_community, world.community) == []
    world.store.undo(done)
    assert world.store.read(wisdom.of_community, world.community) == before


# check-ins


def test_leaders_not_spoken_with_for_thirty_days_come_first(world):
    world.talk("Luz Ortega", TODAY - timedelta(days=31))
    world.talk(
        "Naomi Begay",
        TODAY - timedelta(days=30),
        energy=1,
        help_needed="Somebody to talk to the board",
    )
    found = world.store.read(check_ins.leaders)
    assert len(found) == 6
    due = {one.face.name for one in check_ins.due(found)}
    assert due == {
        "Marcus Oyelaran",
        "Priya Raman",
        "Tom Whitehorse",
        "DeShawn Cole",
        "Luz Ortega",
    }
    last = found[-1]
    assert (last.face.name, last.days) == ("Naomi Begay", 30)
    assert (last.energy, last.help_needed) == (1, "Somebody to talk to the board")


def test_whoever_is_planned_to_be_called_is_not_due(world):
    draft = Draft(
        (world.people["Luz Ortega"],),
        day=TODAY + timedelta(days=2),
        status=CoachingStatus.PLANNED,
    )
    do(world, edits.add, world.community, draft)
    luz = next(
        one
        for one in world.store.read(check_ins.leaders)
        if one.face.name == "Luz Ortega"
    )
    assert not luz.is_due
    clock.pretend(TODAY + timedelta(days=3))
    luz = next(
        one
        for one in world.store.read(check_ins.leaders)
        if one.face.name == "Luz Ortega"
    )
    assert luz.is_due


def test_leaders_of_all_communities_are_listed_with_theirs(sample_store):
    found = sample_store.read(check_ins.leaders)
    assert {one.community for one in found} == {
        "Prairie Rivers",
        "New Dads",
        "High Plains",
    }
    assert "Dana Whitfield" not in {one.face.name for one in found}
