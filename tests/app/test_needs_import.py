"""Tables of needs are taken in row by row: what is wrong is said, the rest is kept."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import clock, sheets
from app.book.store import Store
from app.errors import DocumentError, GoneError
from app.needs import drafts, needs, needs_import, needs_preview, needs_sheets
from app.needs.drafts import Draft, Side
from app.needs.needs_preview import Choice
from app.needs.needs_sheets import Known
from app.person import people
from app.vocabulary import Layer, NeedState, Source
from tests.app.needing import circle
from tests.app.peopled import add as add_person

TODAY = date(2026, 5, 12)


@pytest.fixture
def here(store, community):
    clock.pretend(TODAY)
    return circle(store, community)


def rows(content, side=Side.ASKS, known=None):
    content = content if isinstance(content, bytes) else content.encode()
    sheet = needs_sheets.understood(sheets.parse(content), known or Known())
    return needs_sheets.drafts_of(sheet, side=side)


def look(here, found, **said):
    return here.store.read(needs_preview.preview, here.community, found, **said)


def take(here, candidates):
    return here.store.write("x", needs_import.take_in, here.community, candidates)


TABLE = "Topic,Organization,Priority\r\nGrants,Alder Creek,3\r\nBoards,Ada,1\r\n"


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.replace(",", ";").encode(),
        TABLE.replace(",", "\t").encode("utf-8-sig"),
        b"sep=;\r\n" + TABLE.replace(",", ";").encode(),
        TABLE.replace("\r\n", "\n").encode(),
        TABLE.replace("Ada", '"Ada\nLovelace"').encode(),
        TABLE.replace("Boards", "'Boards").replace("'Boards", "Boards").encode(),
    ],
)
def test_a_table_is_taken_in_however_it_was_saved(here, content):
    report, _ = take(here, look(here, rows(content)))
    assert (report.added, report.changed, report.skipped) == (2, 0, 0)
    assert [(n.topic, n.holder.name, n.strength) for n in here.needs()] == [
        ("Grants", "Alder Creek", 3),
        ("Boards", "Ada Lovelace", 1),
    ]


def test_a_table_in_another_encoding_is_read_and_the_guess_is_said(here):
    add_person(here.store, here.community, "Héctor Peña")
    content = "Topic;Who\nGrants;Héctor Peña\n".encode("cp1252")
    sheet = sheets.parse(content)
    assert (sheet.encoding, sheet.sure) == ("cp1252", False)
    [found] = look(here, rows(content))
    assert (found.who, found.problem) == ("Héctor Peña", "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "nothing in"),
        (b"\n\n", "nothing in"),
        (b"PK\x03\x04" + b"x" * 50, "Save it as CSV"),
        (b"%PDF-1.7\nTopic,Who\nVans,Ada\n", "plain text"),
        (b"\x89PNG\r\n\x1a\n,,,", "plain text"),
        (b"ab\x00\x01\x02cd" * 40, "plain text"),
        (b'Topic\n"' + b"x" * 200_000, "never ends"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(content, words):
    with pytest.raises(DocumentError, match=words):
        needs_sheets.understood(sheets.parse(content, "needs.csv"), Known(), "n.csv")


def test_columns_are_understood_by_their_heads_or_else_by_what_they_hold(here):
    known = here.store.read(needs_sheets.known, here.community)
    here.ask("Grants")
    known = here.store.read(needs_sheets.known, here.community)
    sheet = needs_sheets.understood(
        sheets.parse(
            b"Alder Creek,Grants,3\nCedar Falls,Vans,2\nAda Lovelace,Grants,1\n"
        ),
        known,
    )
    assert dict(sheet.columns) == {0: "who", 1: "topic", 2: "number"}
    assert not sheet.named
    sheet = needs_sheets.understood(
        sheets.parse(b"Type,Skill,Name,Level\noffer,Vans,Ada,4\n"), known
    )
    assert dict(sheet.columns) == {0: "side", 1: "topic", 2: "who", 3: "number"}
    plain = needs_sheets.understood(
        sheets.parse(b"Type,Skill,Name,Level\noffer,Vans,Ada,4\n"), known, heads=False
    )
    assert len(plain.rows) == 2


def test_each_row_that_is_wrong_is_named_by_its_number_and_the_others_are_taken(here):
    content = (
        "Topic,Who,Strength,Side\n"
        "Grants,Alder,3,need\n"
        "\n"
        "Grants,Nobody at all,3,need\n"
        ",Alder,3,need\n"
        "Vans,Alder,11,need\n"
        "Rest,Alder,2,sideways\n"
        '"Two\nlines",Cedar,2,offer\n'
        "Boards,,2,need\n"
        "Boards,The whole circle,2,need\n"
        "Boards,The whole circle,2,offer\n"
    )
    found = look(here, rows(content))
    wrong = {c.draft.row: c.problem for c in found if c.problem}
    assert sorted(wrong) == [4, 5, 6, 7, 9, 11]
    assert "nobody called Nobody at all" in wrong[4]
    assert wrong[5] == "It has no topic."
    assert wrong[6] == "“11” is no number from 0 to 3."
    assert wrong[7] == "“sideways” is neither a need nor an offer."
    assert wrong[9] == "It does not say who."
    assert "a site or a person brings" in wrong[11]
    report, changes = take(here, found)
    assert (report.added, report.skipped) == (3, 6)
    assert {t.name for t in here.topics()} == {"Grants", "Two lines", "Boards"}
    here.store.undo(changes)
    assert here.needs() == []
    assert here.offers() == []
    assert here.topics() == []


def test_nothing_is_written_by_looking(here):
    assert len(look(here, rows(TABLE))) == 2
    assert here.topics() == []
    assert here.needs() == []


def test_a_cell_that_is_not_understood_is_left_out_and_said(here):
    [found] = look(
        here,
        rows("Topic,Who,Urgent by,State\nGrants,Alder,someday,Raised\n"),
    )
    assert found.note == "“someday” is left out."
    assert dict(found.fields) == {"state": NeedState.RAISED}
    assert found.choice is Choice.ADD


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-08-31", date(2026, 8, 31)),
        ("2026-08-31 00:00:00", date(2026, 8, 31)),
        ("31.8.2026", date(2026, 8, 31)),
        ("8/31/2026", date(2026, 8, 31)),
        ("31/8/2026", date(2026, 8, 31)),
        ("8/31/26", date(2026, 8, 31)),
        ("31/31/2026", None),
        ("soon", None),
    ],
)
def test_a_day_is_read_as_spreadsheets_write_it(text, day):
    assert drafts.day(text) == day


def test_what_is_in_the_book_is_updated_raised_kept_or_skipped(here):
    key = here.ask("Grants", here.alder, strength=1, wording="Who reads them?")
    table = "Topic,Who,Strength,Comments\nGrants,Alder,3,\nVans,Cedar,2,\n"
    first, second = look(here, rows(table))
    assert (first.choice, second.choice) == (Choice.UPDATE, Choice.ADD)
    assert first.known.id == key
    assert first.choices == (Choice.UPDATE, Choice.RAISE, Choice.ADD, Choice.SKIP)
    take(here, [first])
    [need] = here.needs()
    assert (need.strength, need.wording) == (3, "Who reads them?")
    [same] = look(here, rows(table))[:1]
    assert (same.choice, same.note) == (Choice.SKIP, "In the book already.")
    lower = look(here, rows("Topic,Who,Strength\nGrants,Alder,1\n"), raising=True)
    assert lower[0].choice is Choice.SKIP
    assert Choice.RAISE not in lower[0].choices


def test_raising_never_lowers_and_never_writes_over_what_was_known(here):
    here.bring("Grants", here.ada, level=4, place="The barn")
    draft = Draft(1, Side.BRINGS, "Grants", "Ada", "2", more=(("place", "Here"),))
    [found] = look(here, [draft], raising=True)
    assert found.choice is Choice.SKIP
    here.store.write("x", needs_import.take_in, here.community, [found])
    take(here, [replace(found, choice=Choice.RAISE)])
    [offer] = here.offers()
    assert (offer.level, offer.place) == (4, "The barn")


def test_one_who_is_there_twice_in_a_list_is_taken_once(here):
    found = look(here, rows("Topic,Who\nGrants,Alder\ngrants,Alder Creek\n"))
    assert [c.choice for c in found] == [Choice.ADD, Choice.SKIP]
    assert found[1].note == "Same as line 2."
    offers = look(here, rows("Topic,Who,Level\nVans,Ada,2\nVans,Ada,4\n", Side.BRINGS))
    assert [c.choice for c in offers] == [Choice.ADD, Choice.SKIP]


def test_a_topic_that_is_nearly_there_is_pointed_out(here):
    here.ask("Volunteer retention")
    [found] = look(here, [Draft(1, Side.ASKS, "Volunter retention", "Alder")])
    assert found.topic_is_new
    assert found.note == "There is “Volunteer retention” already."
    [same] = look(here, [Draft(1, Side.ASKS, "volunteer RETENTION", "Alder")])
    assert not same.topic_is_new
    assert same.topic == "Volunteer retention"


def test_two_of_one_name_are_told_apart_by_their_site(here):
    other = add_person(here.store, here.community, "Bob Reed", site="Cedar Falls")
    [found] = look(here, [Draft(1, Side.ASKS, "Vans", "Bob Reed")])
    assert "write the whole name" in found.problem
    [found] = look(here, [Draft(1, Side.ASKS, "Vans", "Bob Reed", site="Cedar Falls")])
    assert found.holder == other
    [found] = look(here, [Draft(1, Side.ASKS, "Vans", "Bob Reed", holder=here.bob)])
    assert found.holder == here.bob


def test_a_zero_is_no_need_unless_our_own_table_says_so(here):
    [found] = look(here, rows("Topic,Who,Strength\nVans,Alder,0\n"))
    assert found.choice is Choice.SKIP
    own = "Topic,Who,Strength,Asked on\nVans,Alder,0,2026-01-02\n"
    [found] = look(here, rows(own))
    assert found.choice is Choice.ADD


def test_who_left_while_one_looked_stops_all_of_it(here):
    found = look(here, rows("Topic,Who\nGrants,Alder\nVans,Ada\n"))
    here.store.write("x", people.archive, here.ada)
    with pytest.raises(GoneError, match="Ada Lovelace is no longer"):
        take(here, found)
    assert here.needs() == []


def test_what_members_may_not_read_cannot_be_set_to_the_coach_alone(here):
    [found] = look(here, rows("Topic,Who,Read by\nVans,Alder,Only me\n"))
    assert "“Only me” is not understood" in found.note
    assert found.fields["layer"] is Layer.SUCCESSOR
    [found] = look(here, rows("Topic,Who,Read by\nVans,Alder,That site\n"))
    assert found.fields["layer"] is Layer.SITE


def test_ten_thousand_rows_are_read_looked_at_and_taken_in_at_once(book):
    store = Store(book)
    try:
        from tests.conftest import _add_community

        here = circle(store, store.write("x", _add_community)[0])
        content = "Topic;Who;Strength;In their words\r\n" + "".join(
            f"Topic {n % 250};{('Alder Creek', 'Cedar', 'Ada', 'Bob Reed')[n % 4]};"
            f'{n % 3 + 1};"Words {n}\nand more"\r\n'
            for n in range(10_000)
        )
        told = []
        found = look(
            here, rows(content.encode("utf-8-sig")), tell=lambda *at: told.append(at)
        )
        assert told[0] == (0, 10_000)
        assert len(told) == 10_000 / needs_preview.STEP
        report, changes = take(here, found)
        assert report.added == 10_000
        assert len(here.needs()) == 10_000
        assert len(here.topics()) == 250
        store.undo(changes)
        assert here.needs() == []
    finally:
        store.close()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    try:
        sheet = needs_sheets.understood(sheets.parse(content), Known())
    except DocumentError:
        return
    assert len(needs_sheets.drafts_of(sheet)) == len(sheet.rows)


def test_a_source_and_a_state_are_read_by_their_words_or_codes(here):
    found = look(
        here,
        rows(
            "Topic,Who,Source,State\nA,Alder,Dot vote,parked\nB,Alder,survey,Parked\n"
        ),
    )
    assert [dict(c.fields) for c in found] == [
        {"source": Source.DOT_VOTE, "state": NeedState.PARKED},
        {"source": Source.SURVEY, "state": NeedState.PARKED},
    ]
    take(here, found)
    assert here.needs() == []
    assert len(here.store.read(needs.of_community, here.community, settled=True)) == 2


@pytest.mark.parametrize(
    ("cell", "layer"),
    [
        ("No", Layer.SUCCESSOR),
        ("n", Layer.SUCCESSOR),
        ("Yes", Layer.MEMBER),
        ("The funder", Layer.FUNDER),
        ("perhaps", Layer.SUCCESSOR),
        ("Only me", Layer.SUCCESSOR),
    ],
)
def test_what_may_not_be_shared_is_never_read_by_the_members(here, cell, layer):
    found = look(here, rows(f"Topic,Who,Shareable\nVans,Alder,{cell}\n"))
    take(here, found)
    assert [need.layer for need in here.needs()] == [layer]


def test_what_the_coach_observed_is_left_out_of_a_table(here):
    table = "Topic,Who,Source\nVans,Alder,Coach observation\nRest,Alder,Survey\n"
    found = look(here, rows(table))
    assert found[0].choices == (Choice.SKIP,)
    assert "private note" in found[0].problem
    take(here, found)
    assert [need.topic for need in here.needs()] == ["Rest"]


@pytest.mark.parametrize(
    ("state", "words"),
    [(NeedState.ADDRESSED, "addressed"), (NeedState.PARKED, "parked")],
)
def test_what_was_settled_and_is_asked_again_is_a_new_need(here, state, words):
    here.ask("Grants", here.alder, state=state)
    for raising in (True, False):
        [found] = look(here, [Draft(1, Side.ASKS, "Grants", "Alder")], raising=raising)
        assert (found.choice, found.known) == (Choice.ADD, None)
        assert found.note == f"It was {words} before."
    take(here, [found])
    assert [need.state for need in here.needs()] == [NeedState.RAISED]
    table = f"Topic,Who,State\nGrants,Alder,{state.label}\n"
    [same] = look(here, rows(table))
    assert same.choice is Choice.SKIP
    assert same.note == "In the book already."


def test_a_topic_of_more_letters_than_are_kept_is_found_again(here):
    long = "How we keep those who come to help us " * 4
    for _ in range(2):
        found = look(here, [Draft(1, Side.ASKS, long, "Alder")], raising=True)
        take(here, found)
    assert found[0].note == "In the book already."
    assert len(here.topics()) == 1
    assert len(here.needs()) == 1
