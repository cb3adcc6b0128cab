"""A poll becomes needs: answers on our scale, averages, and who has answered."""

from datetime import date

import pytest

from app import clock, sheets
from app.needs import needs_import, needs_preview, needs_sheets, surveys
from app.needs.drafts import Side
from app.needs.needs_preview import Choice
from app.vocabulary import Source
from tests.app.needing import circle

POLL = (
    "Timestamp,Your organization,Grant writing,Volunteer retention,Data\n"
    "2026-03-01,Alder Creek,5,1,3\n"
    "2026-03-04,Alder Creek,4,2,\n"
    "2026-03-02,Cedar Falls,1,5,2\n"
)


@pytest.fixture
def here(store, community):
    clock.pretend(date(2026, 5, 12))
    return circle(store, community)


def read(here, text):
    known = here.store.read(needs_sheets.known, here.community)
    sheet = needs_sheets.understood(sheets.parse(text.encode()), known)
    return sheet, surveys.guess(sheet, known)


def entries(sheet, columns, side=Side.ASKS):
    scale = surveys.scale(sheet, columns, side)
    found = surveys.drafts_of(sheet, columns, side, scale)
    return [(d.topic, d.who, d.number, d.note) for d in found]


def test_a_poll_is_told_from_a_list_and_its_columns_are_understood(here):
    sheet, columns = read(here, POLL)
    assert surveys.looks_like_one(sheet)
    assert columns == {0: "when", 1: "who", 2: "topic", 3: "topic", 4: "topic"}
    assert surveys.scale(sheet, columns, Side.ASKS) == (1, 5)
    listed, _ = read(here, "Topic,Who,Strength\nGrants,Alder,3\nVans,Cedar,1\n")
    assert not surveys.looks_like_one(listed)


def test_answers_are_brought_to_our_scale_and_those_of_one_site_become_one(here):
    sheet, columns = read(here, POLL)
    assert entries(sheet, columns) == [
        ("Grant writing", "Alder Creek", "3", "The average of 2 answers."),
        ("Data", "Alder Creek", "2", ""),
        ("Volunteer retention", "Cedar Falls", "3", ""),
        ("Data", "Cedar Falls", "1", ""),
    ]


def test_a_poll_without_names_counts_for_the_whole_circle(here):
    sheet, columns = read(here, "Grants,Vans,Rest\n3,0,1\n2,0,2\n3,0,\n")
    assert entries(sheet, columns) == [
        ("Grants", "", "3", "The average of 3 answers."),
        ("Rest", "", "2", "The average of 2 answers."),
    ]
    found = surveys.drafts_of(sheet, columns, Side.ASKS, (0, 3))
    looked = here.store.read(needs_preview.preview, here.community, found)
    assert [c.who for c in looked] == ["The whole circle"] * 2


def test_yes_and_no_and_what_is_no_answer_are_told_apart(here):
    text = "Name,Grants,Vans,Rest\nAda,Yes,no,x\nBob,yes,maybe not,\nBob,,no,\n"
    sheet, columns = read(here, text)
    scale = surveys.scale(sheet, columns, Side.ASKS)
    found = surveys.drafts_of(sheet, columns, Side.ASKS, scale)
    looked = here.store.read(needs_preview.preview, here.community, found)
    assert [(c.topic, c.who, c.number) for c in looked if not c.problem] == [
        ("Grants", "Ada Lovelace", 3),
        ("Rest", "Ada Lovelace", 3),
        ("Grants", "Bob Reed", 3),
    ]
    [wrong] = [c for c in looked if c.problem]
    assert wrong.draft.row == 3
    assert wrong.problem == "“maybe not” is no number from 0 to 3."


@pytest.mark.parametrize(
    ("cells", "side", "scale"),
    [
        ("0 1 2 3", Side.ASKS, (0, 3)),
        ("1 2 3 4", Side.BRINGS, (0, 4)),
        ("1 4 5 2", Side.ASKS, (1, 5)),
        ("0 4 5 2", Side.ASKS, (0, 5)),
        ("1 7 9 2", Side.ASKS, (1, 10)),
        ("0 100 40 2", Side.ASKS, (0, 100)),
        ("0 1 1 0", Side.ASKS, (0, 1)),
    ],
)
def test_the_scale_is_guessed_from_the_answers(here, cells, side, scale):
    one, two, three, four = cells.split()
    text = f"Grants,Vans,Rest\n{one},{two},{three}\n{four},{four},{four}\n"
    sheet, columns = read(here, text)
    assert surveys.scale(sheet, columns, side) == scale


def test_a_poll_is_taken_in_with_its_day_and_raises_what_is_there(here):
    here.ask("Grant writing", here.alder, strength=1)
    here.ask("Data", here.alder, strength=3)
    sheet, columns = read(here, POLL)
    found = surveys.drafts_of(sheet, columns, Side.ASKS, (1, 5))
    looked = here.store.read(needs_preview.preview, here.community, found, raising=True)
    assert [c.choice for c in looked] == [
        Choice.RAISE,
        Choice.SKIP,
        Choice.ADD,
        Choice.ADD,
    ]
    here.store.write("x", needs_import.take_in, here.community, looked)
    kept = {(n.topic, n.holder.name): n for n in here.needs()}
    assert kept["Grant writing", "Alder Creek"].strength == 3
    assert kept["Data", "Alder Creek"].strength == 3
    new = kept["Volunteer retention", "Cedar Falls"]
    assert (new.asked_on, new.source) == (date(2026, 3, 2), Source.SURVEY)


def test_who_answered_is_counted(here):
    sheet, columns = read(here, POLL)
    assert dict(surveys.answered(sheet, columns)) == {
        "alder creek": 2,
        "cedar falls": 1,
    }
