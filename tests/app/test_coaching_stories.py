"""US1 and US8: meeting everyone before the launch, and coaching kept apart from TA."""

import ast
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app import clock, search, tables
from app.assistance import requests
from app.coaching import edits, prelaunch, promises, sharing, ta_door
from app.coaching.edits import Draft
from app.coaching.sharing import Draft as Shared
from app.errors import RefusedError
from app.gathering import sessions
from app.needs import topics
from app.pdf import press
from app.pdf.setup import PageSetup, PaperSize
from app.printouts import catalog
from app.vocabulary import (
    CoachingKind,
    CoachingStatus,
    SessionStatus,
    TaStatus,
)
from tests.app.coached import LAUNCH, MET, TODAY, World
from tests.app.papers import everything
from tests.pdf import structure


@pytest.fixture
def world(store, community):
    return World(store, community)


def standing(world):
    return world.store.read(prelaunch.standing, world.community)


# US1


def test_four_of_six_are_met_and_nine_days_are_left(world):
    world.launch()
    world.meet(*MET)
    found = standing(world)
    assert found.sentence == "4 of 6 met, 9 days left"
    assert [one.site for one in found.left] == [
        "Dry Creek Health Board",
        "Foothill Farmworker Coalition",
    ]
    assert [one.lead.name for one in found.left] == ["Naomi Begay", "Luz Ortega"]
    assert not found.is_short


def test_it_warns_when_there_are_fewer_days_than_sites_and_blocks_nothing(world):
    launch = world.launch()
    world.meet(*MET)
    clock.pretend(LAUNCH - timedelta(days=1))
    found = standing(world)
    assert found.sentence == "4 of 6 met, 1 day left"
    assert found.is_short
    confirmed = SessionStatus.CONFIRMED
    world.store.write("Confirmed", sessions.change, launch, status=confirmed)
    assert standing(world).launch_id == launch


def test_only_a_one_to_one_that_was_held_before_the_launch_counts(world):
    world.launch()
    world.talk("Marcus Oyelaran")  # coaching, not a one-to-one
    clock.pretend(LAUNCH + timedelta(days=2))
    world.meet("Priya Raman")
    planned = Draft(
        (world.people["Tom Whitehorse"],),
        day=LAUNCH + timedelta(days=5),
        kind=CoachingKind.ONE_TO_ONE,
        status=CoachingStatus.PLANNED,
    )
    world.store.write("Planned", edits.add, world.community, planned)
    found = standing(world)
    assert found.met == 0
    assert found.sentence == "0 of 6 met. The launch is behind you"
    tom = next(one for one in found.meetings if one.lead.name == "Tom Whitehorse")
    assert tom.planned_on == LAUNCH + timedelta(days=5)


def test_without_a_launch_it_says_so(world):
    world.launch(status=SessionStatus.CANCELLED)
    world.meet(*MET)
    assert standing(world).sentence == "4 of 6 met. No launch is planned yet"


def test_the_tracker_says_with_whom_how_what_was_promised_and_who_may_be_invited(world):
    world.launch()
    (key,) = world.meet("Marcus Oyelaran")
    world.store.write("Changed", edits.change, key, "guide", "Four parts")
    world.store.write("Promised", promises.add, key, "Send the dates")
    alder = standing(world).meetings[0]
    assert alder.with_whom == ("Marcus Oyelaran",)
    assert (alder.held_on, alder.by) == (TODAY, "Dana Whitfield")
    assert (alder.open_promises, alder.guide) == (1, "Four parts")
    assert not alder.invite_ok
    ok = prelaunch.allow_inviting
    world.store.write("Ok", ok, alder.membership_id, True)
    assert standing(world).meetings[0].invite_ok


def test_the_guide_for_naomi_is_one_page_with_her_words_and_room_to_write(world):
    def say(session):
        naomi = session.get(tables.Person, world.people["Naomi Begay"])
        naomi.pronouns, naomi.languages = "she / her", ["Diné bizaad", "English"]

    world.store.write("Said", say)
    world.talk("Naomi Begay", hard="CANARYALPHA: Tom may leave in June")
    naomi = next(m for m in standing(world).meetings if m.site.startswith("Dry"))
    guide = catalog.named("interview_guide")
    paper = world.store.read(guide.compose, naomi.membership_id, {})
    said = everything(paper)
    for words in ("Naomi Begay", "she / her", "Diné bizaad, and English", "Notes"):
        assert words in said.replace("Diné bizaad and English", words)
    assert "CANARY" not in said
    for size in (PaperSize.A4, PaperSize.LETTER):
        printed = press.printed([paper], PageSetup(size))
        assert printed.pages == 1


# US8


@pytest.fixture
def call(world):
    """The call with Luz of the story, as Dana writes it down."""
    clock.pretend(date(2026, 2, 18))
    return world.talk(
        "Luz Ortega",
        date(2026, 2, 18),
        minutes=50,
        body="CANARYBRAVO: conflict with fiscal sponsor. She mentions an op-ed.",
    )


def test_a_ta_request_carries_a_site_and_a_topic_and_not_a_word(world, call):
    topic = world.store.write("Topic", topics.add, "Op-ed writing")[0]
    raised = world.store.write("Raised", ta_door.raise_request, call, topic)[0]
    row = world.store.read(_ta, raised)
    texts = {
        name: value
        for name, value in row.items()
        if isinstance(value, str) and name not in {"status", "deliverable"}
    }
    assert set(texts.values()) <= {""}
    assert (row["topic_id"], row["status"]) == (topic, TaStatus.REQUESTED)
    assert world.store.read(_concerned, raised) == [world.site("Foothill")]
    assert world.entry(call).ta_id == raised
    found = world.store.read(search.find, "CANARYBRAVO")
    assert (found.people, found.gatherings, found.texts) == ((), (), ())


def test_raising_a_request_and_remembering_it_is_one_step(world, call):
    raised, done = world.store.write("Raised", ta_door.raise_request, call)
    world.store.undo(done)
    assert world.entry(call).ta_id is None
    assert world.store.read(_ta, raised) is None


def test_the_room_of_ta_knows_nothing_of_coaching_but_its_days():
    written = {"CoachingReflection", "CoachingSummary", "PrivateNote"}
    for module in Path(requests.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith("app.coaching")
                assert not written & {name.name for name in node.names}, module.name


def test_what_is_shared_of_the_call_is_what_was_agreed_and_nothing_else(world, call):
    shared = Shared(
        commitments="Will ask two members to co-host March.",
        agreed_on=date(2026, 2, 19),
    )
    key = world.store.write("Shared", sharing.share, call, shared)[0]
    row = world.store.read(_summary, key)
    assert row["commitments"] == "Will ask two members to co-host March."
    assert row["site_id"] == world.site("Foothill")
    assert row["person_id"] == world.people["Luz Ortega"]  # whose say it is
    assert "CANARY" not in " ".join(str(value) for value in row.values())
    assert world.entry(call).shared


def test_nothing_can_be_shared_without_a_word_or_a_site(world, call):
    with pytest.raises(RefusedError, match="nothing to share"):
        world.store.write("Shared", sharing.share, call, Shared(agreed_on=TODAY))
    world.store.write("Changed", edits.set_site, call, None)
    said = Shared(goals="A goal", agreed_on=TODAY)
    with pytest.raises(RefusedError, match="which site"):
        world.store.write("Shared", sharing.share, call, said)
    assert not world.entry(call).shared


def _ta(session, key):
    return _values(session, tables.TaEngagement, key)


def _summary(session, key):
    return _values(session, tables.CoachingSummary, key)


def _values(session, table, key):
    query = select(table.__table__).where(table.id == key)
    row = session.execute(query).mappings().first()
    return dict(row) if row else None


def _concerned(session, key):
    row = tables.ConcernedSite
    return list(session.scalars(select(row.site_id).where(row.ta_id == key)))


def test_the_guide_is_heard_with_headings_and_a_list(world):
    naomi = next(m for m in standing(world).meetings if m.site.startswith("Dry"))
    guide = catalog.named("interview_guide")
    paper = world.store.read(guide.compose, naomi.membership_id, {})
    data = press.printed([paper], PageSetup(PaperSize.A4)).data
    heard = structure.read(data).text
    assert "Settle, 5 minutes" in heard
    assert "Ask how to say the name" in heard  # nothing is known of her yet
