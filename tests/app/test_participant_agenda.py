"""The participant agenda: what happens when, for everyone, and nothing else."""

from datetime import datetime
from uuid import uuid4

import pytest

from app import tables
from app.gathering import methods
from app.pdf.story import Pairs, Panel, Table, plain
from app.vocabulary import (
    AssignmentState,
    Category,
    Mode,
    Phase,
    SessionRole,
    SessionStatus,
    Shape,
)
from tests.app import consenting
from tests.app.gathered import Planned, plan
from tests.app.papers import blocks_of, drawn, everything, rows_of, said, times_of

LOOKS = ("list", "calendar")
NB = "\N{NO-BREAK SPACE}"
PRIVATE = ("notes", "cue", "backup_plan", "setup")


@pytest.fixture
def may(store, community) -> Planned:
    return plan(store, community)


# --- What is private ----------------------------------------------------------------


@pytest.mark.parametrize("look", LOOKS)
def test_no_word_of_notes_cues_and_hidden_blocks_is_on_it(may, look) -> None:
    secret = {name: uuid4().hex for name in (*PRIVATE, "title", "purpose", "inside")}
    planted = {name: secret[name] for name in PRIVATE}
    shown = may.block("Shown", purpose="For all", instructions=uuid4().hex, **planted)
    hidden = may.block(secret["title"], hidden=True, purpose=secret["purpose"])
    may.block(secret["inside"], parent_id=hidden)
    may.block(secret["title"], hidden=True, phase=Phase.BEFORE)
    may.bring(secret["cue"], block_id=shown)
    may.store.write("Note", _say_plan_note, may.id, note := uuid4().hex)
    words = everything(may.paper("participant_agenda", look=look))
    assert "Shown" in words
    assert "For all" in words
    assert not [word for word in (*secret.values(), note) if word in words]


@pytest.mark.parametrize("look", LOOKS)
def test_no_private_word_of_the_sample_is_on_it(sample_store, look) -> None:
    private, papers = sample_store.read(_private_words_and_papers, look)
    assert len(private) > 10
    assert not [words for words in private for paper in papers if words in paper]


@pytest.mark.parametrize("look", LOOKS)
def test_it_names_who_said_yes_and_nobody_else(may, look) -> None:
    people = {
        "Yes Yusuf": {},
        "Asked Ana": {"state": AssignmentState.ASKED},
        "Declined Dee": {"state": AssignmentState.DECLINED},
    }
    for name, state in people.items():
        block = may.block(f"Block of {name[-3:]}")
        who = may.person(name, listed=True)
        may.role(who, SessionRole.LEAD, block_id=block, **state)
    refused = may.person("Refused Ray", listed=False)
    may.block("Block of nobody", lead=refused)
    helper = may.block("With help")
    may.role(may.person("Typing Tess"), SessionRole.TECH_HOST, block_id=helper)
    words = everything(may.paper("participant_agenda", look=look))
    assert "Yes Yusuf" in words
    for name in ("Asked Ana", "Declined Dee", "Refused Ray", "Typing Tess"):
        assert name not in words


# --- What it says -------------------------------------------------------------------


def test_each_block_has_its_time_minutes_letter_and_kind(may) -> None:
    for category in Category:
        may.block(f"Block {category.value}", 5, category=category)
    paper = may.paper("participant_agenda")
    [table] = blocks_of(paper, Table)
    for place, (category, row) in enumerate(zip(Category, table.rows, strict=False)):
        assert row[0].text == f"10:{5 * place:02}{NB}AM"
        assert row[0].note == f"5{NB}min"
        assert (row[1].text, bool(row[1].kind)) == (category.value, True)
        assert plain(row[2]).splitlines()[0] == f"Block {category.value}"
    words = said(paper)
    for category in Category:
        legend = [line for line in words if line.startswith(f"{category.value} ")]
        assert f"{category.label} · " in legend[-1]
    assert {row[1].kind for row in table.rows[:12]} == {
        *("connect", "learn", "share", "practice", "decide", "open", "break")
    }


def test_the_strip_shows_each_block_as_long_as_it_lasts(may) -> None:
    may.block("Arrive", 10, category=Category.WELCOME)
    may.block("For us", 30, category=Category.DECIDE, hidden=True)
    both = may.block("Both", 0, shape=Shape.PARALLEL)
    for title, minutes in (("Short", 10), ("Long", 20)):
        track = may.block(title, 0, parent_id=both, shape=Shape.TRACK)
        may.block(title, minutes, parent_id=track, category=Category.PRACTICE)
    strip = may.paper("participant_agenda").blocks[0]
    pen = drawn(strip)
    assert pen.said == []
    unit = pen.width / 60
    shown = [(kind, round(x / unit), round(w / unit)) for kind, x, w in pen.kinds]
    assert shown == [("connect", 0, 10), ("practice", 40, 20)]


def test_the_calendar_has_each_letter_too(may) -> None:
    for category in Category:
        may.block(f"Block {category.value}", 5, category=category)
    words = said(may.paper("participant_agenda", look="calendar"))
    for category in Category:
        at = words.index(f"Block {category.value}")
        assert words[at - 1] == category.value


def test_it_says_when_where_how_to_join_and_whom_to_ask(store, community) -> None:
    may = plan(
        store,
        community,
        mode=Mode.HYBRID,
        place="The hall\nBack door",
        join_link="https://meet.example/may",
        dial_in="970-555-0100",
        access_info="Ramp at the side",
        status=SessionStatus.CONFIRMED,
    )
    paper = may.paper("participant_agenda")
    assert plain(paper.head.lead).replace(NB, " ") == (
        "Tuesday, May 19, 2026, 10:00 AM – 12:00 PM Mountain Time (Denver) · "
        "The hall, Back door"
    )
    [pairs] = blocks_of(paper, Pairs)
    facts = {label: plain(words).replace(NB, " ") for label, words in pairs.items}
    assert facts == {
        "Join from afar": "https://meet.example/may · by phone 970-555-0100 · "
        "4:00 PM – 6:00 PM UTC",
        "Access": "Ramp at the side",
        "Questions to": "Dana Whitfield · d@x.org",
    }
    assert "https://meet.example/may" in everything(paper).splitlines()
    assert paper.author == "Dana Whitfield"


def test_a_language_other_than_the_papers_is_named(may) -> None:
    def say(session, words):
        from app import tables

        session.get_one(tables.Community, may.community).language = words

    for words, named in (("Español y English", True), ("english", False)):
        may.store.write("Language", say, words)
        assert (words in said(may.paper("participant_agenda"))) is named


def test_a_gathering_without_a_date_counts_from_its_start(store, community) -> None:
    idea = plan(store, community, None, None)
    idea.block("First", 75)
    idea.block("Second", 5)
    paper = idea.paper("participant_agenda")
    assert "No date yet" in plain(paper.head.lead)
    assert times_of(paper) == ["0:00", "1:15", "1:20"]


@pytest.mark.parametrize("look", LOOKS)
def test_an_empty_gathering_says_that_the_agenda_is_open(may, look) -> None:
    paper = may.paper("participant_agenda", look=look)
    assert "The agenda is still open." in said(paper)
    assert not blocks_of(paper, Table)
    assert not blocks_of(paper, Panel)


def test_a_date_that_is_only_an_idea_is_not_confirmed(may) -> None:
    consenting.change(may.store, tables.Session, may.id, status=SessionStatus.IDEA)
    assert "This date is not confirmed yet." in said(may.paper("participant_agenda"))
    consenting.change(may.store, tables.Session, may.id, starts_local=None)
    words = said(may.paper("participant_agenda"))
    assert "This date is not confirmed yet." not in words


def test_room_for_notes_is_there_unless_it_is_not_wanted(may) -> None:
    may.block("Only")
    assert "Notes" in said(may.paper("participant_agenda"))
    assert "Notes" not in said(may.paper("participant_agenda", notes="no"))


def test_what_is_before_and_after_has_no_time(may) -> None:
    may.block("Read this", phase=Phase.BEFORE, participants_do="Ten pages")
    may.block("Meet")
    may.block("Write home", phase=Phase.AFTER)
    paper = may.paper("participant_agenda")
    assert times_of(paper) == ["10:00 AM", "10:10 AM"]
    words = said(paper)
    assert words.index("Before we meet") + 1 == words.index("Read this\nTen pages")
    assert words.index("Afterward") + 1 == words.index("Write home")


def test_a_gathering_called_off_says_so(may) -> None:
    from app.gathering import sessions

    may.store.write("Off", sessions.change, may.id, status=SessionStatus.CANCELLED)
    assert "This gathering is canceled." in said(may.paper("participant_agenda"))


def test_a_methods_reasons_are_for_who_plans_and_ones_own_words_for_everyone(
    may,
) -> None:
    method = next(one for one in methods.library() if one.purpose.strip())
    why = {"method_key": method.key, "purpose": method.purpose}
    may.block("As the library has it", **why, participants_do="Sit in a ring")
    may.block("In her own words", **{**why, "purpose": "We plan the fair"})
    for look in LOOKS:
        words = everything(may.paper("participant_agenda", look=look))
        assert "Sit in a ring" in words
        assert "We plan the fair" in words
        assert method.purpose not in words
    assert method.purpose in everything(may.paper("facilitator_plan"))


def test_the_legend_says_the_words_of_the_lines(may) -> None:
    may.block("Hello", category=Category.WELCOME)
    words = said(may.paper("participant_agenda"))
    assert "Hello\nConnect" in words
    assert "W Welcome, check-in · Connect" in words


# --- Times --------------------------------------------------------------------------


def test_a_hidden_block_takes_its_time_all_the_same(may) -> None:
    may.block("First", 20)
    may.block("Not for all", 25, hidden=True)
    may.block("Second", 15)
    assert times_of(may.paper("participant_agenda")) == [
        "10:00 AM",
        "10:45 AM",
        "11:00 AM",
    ]


def test_on_the_night_the_clocks_go_forward_times_skip_the_hour(
    store, community
) -> None:
    night = plan(store, community, datetime(2026, 3, 8, 1, 30), datetime(2026, 3, 8, 4))
    night.block("Before", 30)
    night.block("After", 60)
    paper = night.paper("participant_agenda")
    assert times_of(paper) == ["1:30 AM", "3:00 AM", "4:00 AM"]
    assert any(words.startswith("The clocks change") for words in said(paper))


def test_a_gathering_past_midnight_is_grouped_by_day(store, community) -> None:
    night = plan(store, community, datetime(2026, 5, 19, 23), None)
    night.block("Late", 60)
    night.block("Early", 60)
    for look in LOOKS:
        words = said(night.paper("participant_agenda", look=look))
        days = [
            words.index("Tuesday, May 19, 2026"),
            words.index("Wednesday, May 20, 2026"),
        ]
        titles = [
            next(at for at, text in enumerate(words) if text.startswith(title))
            for title in ("Late", "Early")
        ]
        assert days[0] < titles[0] < days[1] < titles[1]


def test_a_rotation_says_when_its_rounds_begin(may) -> None:
    tour = may.block(
        "Tour", shape=Shape.ROTATION, round_minutes=15, move_minutes=5, rounds=3
    )
    for name in ("Kitchen", "Garden", "Roof"):
        may.block(name, 0, parent_id=tour, shape=Shape.STATION)
    may.block("After", 10)
    paper = may.paper("participant_agenda")
    [words] = [row[2] for row in rows_of(paper) if row[2].startswith("Tour")]
    assert words.replace(NB, " ").splitlines()[-1] == (
        "3 rounds of 15 min, 5 min to move; they begin at "
        "10:00 AM, 10:20 AM, and 10:40 AM"
    )
    assert times_of(paper)[-2] == "10:55 AM"


def test_a_rotation_has_no_round_for_a_station_others_do_not_see(may) -> None:
    tour = may.block("Tour", shape=Shape.ROTATION, round_minutes=10)
    for name in ("Kitchen", "Garden"):
        may.block(name, 0, parent_id=tour, shape=Shape.STATION)
    may.block("Surprise", 0, parent_id=tour, shape=Shape.STATION, hidden=True)
    [words] = [
        row[2]
        for row in rows_of(may.paper("participant_agenda"))
        if row[2].startswith("Tour")
    ]
    assert "2 rounds of 10" in words.replace(NB, " ")
    plan_of_leader = everything(may.paper("facilitator_plan")).replace(NB, " ")
    assert "3 rounds of 10" in plan_of_leader


def _say_plan_note(session, key, words) -> None:
    from app.gathering import sessions

    sessions.change(session, key, plan_note=words)


def _private_words_and_papers(session, look):
    from sqlalchemy import select

    from app import tables
    from app.printouts import catalog

    private = []
    for row in session.scalars(select(tables.Block)):
        private += [getattr(row, name) for name in PRIVATE]
        private += [row.title, row.purpose] if row.hidden else []
    private += session.scalars(select(tables.Session.plan_note)).all()
    compose = catalog.named("participant_agenda").compose
    keys = session.scalars(select(tables.Session.id)).all()
    papers = [everything(compose(session, key, {"look": look})) for key in keys]
    return [words for words in private if words], papers
