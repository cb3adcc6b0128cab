"""On which day a talk was held, whose it is, and what is typed and not added yet."""

from datetime import timedelta

import pytest

from app.book.store import Store
from app.coaching import (
    check_ins,
    edits,
    half_typed,
    prelaunch,
    searching,
    sharing,
    stages,
    wisdom,
)
from app.coaching.edits import Draft
from app.coaching.wisdom import Released
from app.needs import topics
from app.person import contacts, forgetting, memberships, people
from app.person.people import PersonDraft
from app.search import find
from app.vocabulary import (
    CoachingKind,
    CoachingStatus,
    ConsentState,
    Relationship,
    Role,
)
from tests.app.coached import TODAY, World
from tests.making import add_another_community


@pytest.fixture
def world(store, community):
    return World(store, community)


def do(world, act, *args, **said):
    return world.store.write("Done", act, *args, **said)[0]


def test_a_talk_held_earlier_keeps_its_day_when_it_is_said_again(world):
    key = world.talk("Luz Ortega", day=TODAY - timedelta(days=10))
    do(world, edits.hold, key)
    assert world.entry(key).day == TODAY - timedelta(days=10)


def test_a_talk_put_to_a_day_to_come_is_planned_and_counts_as_met_no_more(world):
    world.launch()
    (key,) = world.meet("Luz Ortega")
    assert world.store.read(prelaunch.standing, world.community).met == 1
    do(world, edits.change, key, "happened_on", TODAY + timedelta(days=3))
    entry = world.entry(key)
    assert entry.status is CoachingStatus.PLANNED
    assert (entry.happened_on, entry.planned_on) == (None, TODAY + timedelta(days=3))
    assert world.store.read(prelaunch.standing, world.community).met == 0


def test_a_talk_begun_on_a_day_to_come_is_planned(world):
    draft = Draft((world.people["Luz Ortega"],), day=TODAY + timedelta(days=1))
    entry = world.entry(do(world, edits.add, world.community, draft))
    assert entry.status is CoachingStatus.PLANNED


def test_a_talk_shared_with_somebody_of_no_site_counts_for_the_site(world):
    world.launch()
    guest = do(world, people.add, world.community, PersonDraft("Gus Guest"))
    do(world, memberships.join, world.community, guest)
    both = (world.people["Luz Ortega"], guest)
    draft = Draft(both, day=TODAY, kind=CoachingKind.ONE_TO_ONE)
    key = do(world, edits.add, world.community, draft)
    assert world.entry(key).site == "Foothill Farmworker Coalition"
    assert world.store.read(prelaunch.standing, world.community).met == 1


def test_who_leads_two_communities_was_spoken_with_in_both(world, store):
    other = do(world, add_another_community)
    luz = world.people["Luz Ortega"]
    do(world, memberships.join, other, luz)
    do(world, contacts.give_role, other, luz, Role.COORDINATOR)
    key = world.talk("Luz Ortega", day=TODAY - timedelta(days=2))
    found = [one for one in store.read(check_ins.leaders) if one.face.id == luz]
    assert {one.community_id for one in found} == {world.community, other}
    assert len({one.id for one in found}) == 2
    assert [one.days for one in found] == [2, 2]
    assert [(one.last_id, one.last_in) for one in found] == [(key, world.community)] * 2
    assert check_ins.people(found) == 1


def test_what_is_half_typed_is_kept_apart_and_goes_when_it_is_added(world, store):
    said = {"words": "Ask the grandmothers"}
    do(world, half_typed.keep, world.community, half_typed.SAYING, said)
    do(world, half_typed.keep, world.community, half_typed.SAYING, said)

    def typed(form=half_typed.SAYING):
        return store.read(half_typed.typed, world.community, form)

    assert typed() == said
    assert typed(half_typed.ENTRY) == {}
    assert store.read(find, "grandmothers").texts == ()
    assert store.read(wisdom.of_community, world.community) == []
    do(world, wisdom.add, world.community, "Ask the grandmothers")
    assert typed() == {}


def test_a_half_typed_summary_goes_with_its_entry(world, store):
    key = world.talk("Luz Ortega")
    form = half_typed.summary_of(key)
    do(world, half_typed.keep, world.community, form, {"goals": "A van"})
    assert not world.entry(key).shared
    assert store.read(sharing.of_entry, key) is None
    do(world, edits.delete, key)
    assert store.read(half_typed.typed, world.community, form) == {}


def test_only_sayings_that_may_go_are_counted_for_a_theme(world, store):
    theme = do(world, topics.add, "Volunteer retention")

    def say(words, answer, name):
        key = do(
            world,
            wisdom.add,
            world.community,
            words,
            person_id=world.people[name],
            site_id=world.site(name_of[name]),
        )
        do(world, wisdom.change, key, "topic", theme)
        do(world, wisdom.answer, key, answer)
        return key

    name_of = {"Luz Ortega": "Foothill", "Naomi Begay": "Dry", "Priya Raman": "Blue"}
    say("One", ConsentState.YES, "Luz Ortega")
    say("Two", ConsentState.YES_UNNAMED, "Naomi Begay")
    used = say("Three", ConsentState.YES, "Naomi Begay")
    say("Four", ConsentState.ASKED, "Priya Raman")
    say("Five", None, "Priya Raman")
    say("Six", ConsentState.NO, "Priya Raman")
    do(world, wisdom.use, used, None)
    assert store.read(wisdom.released, world.community, theme) == Released(
        "Volunteer retention", 2, 2
    )
    assert store.read(wisdom.released, world.community, None) is None
    other = do(world, topics.add, "Money")
    assert store.read(wisdom.released, world.community, other) is None


def test_search_in_the_room_finds_sayings_and_stages_of_no_conversation(world, store):
    key = world.talk("Luz Ortega")
    alone = do(world, wisdom.add, world.community, "A story is a guest, on the radio")
    do(world, wisdom.add, world.community, "A guest of hers", entry_id=key)
    about = world.site("Foothill")
    note = do(
        world,
        stages.note,
        world.community,
        Relationship.TRUSTING,
        "Let me guest in her kitchen",
        site_id=about,
    )
    do(world, half_typed.keep, world.community, half_typed.SAYING, {"words": "Guest"})
    found = store.read(searching.besides, world.community, "guest")
    assert {(one.id, one.is_saying) for one in found} == {(alone, True), (note, False)}
    (stage,) = [one for one in found if not one.is_saying]
    assert (stage.whose, stage.site_id) == ("Foothill Farmworker Coalition", about)
    assert store.read(searching.besides, world.community, "radio")[0].id == alone
    assert store.read(searching.besides, world.community, "") == []


def test_of_somebody_forgotten_nothing_half_typed_is_left_in_the_file(world, store):
    luz = world.people["Luz Ortega"]
    key = world.talk("Luz Ortega")
    form = half_typed.summary_of(key)
    keep = half_typed.keep
    do(world, keep, world.community, form, {"goals": "KINGFISHER van"})
    do(world, keep, world.community, half_typed.ENTRY, {"whom": "luz ortega"})
    do(world, keep, world.community, half_typed.ENTRY, {"whom": "HERON, Luz Ortega"})
    do(world, half_typed.forget, world.community, half_typed.ENTRY)
    do(world, keep, world.community, half_typed.SAYING, {"words": "OSPREY stays"})
    store.close()
    plain = Store(store.path)  # what is forgotten is not to be undone
    plain.write("Somebody forgotten", forgetting.forget, luz)
    saying = plain.read(half_typed.typed, world.community, half_typed.SAYING)
    assert saying == {"words": "OSPREY stays"}
    plain.close()
    left = store.path.read_bytes()
    found = [word for word in (b"KINGFISHER", b"HERON", b"OSPREY") if word in left]
    assert found == [b"OSPREY"]
