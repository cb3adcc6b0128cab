"""What success is to each audience, and the differences that are held."""

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.charter import success, success_evidence, tensions
from app.charter.success import Spot
from app.errors import GoneError, RefusedError
from app.tables import Evidence
from app.vocabulary import (
    EvidenceKind,
    Layer,
    SuccessAudience,
    SuccessLevel,
    SuccessStatus,
)
from tests.app import agreeing
from tests.making import count
from tests.worlds import quickly

FUNDER, PARTNERS, COMMUNITY, FACILITATING = SuccessAudience
FEASIBLE, ASPIRATIONAL = SuccessLevel
HERE = Spot(FUNDER, FEASIBLE)


def say(store, community, words, spot=HERE, **fields):
    act = partial(success.add, **fields)
    return store.write("Success added", act, community, spot, words)[0]


def rows(store, community):
    found = success.grid(store.read(success.of_community, community))
    return [
        (
            row.level,
            row.theme,
            [one.statement for cell in row.cells.values() for one in cell],
        )
        for row in found
    ]


@pytest.fixture
def told(store, community):
    store.write("Success added", agreeing.enter, community)
    return community


def test_what_is_feasible_stands_first(store, told):
    assert rows(store, told) == [
        (FEASIBLE, "", [agreeing.FUNDER, agreeing.PARTNERS]),
        (ASPIRATIONAL, "", [agreeing.COMMUNITY]),
    ]


def test_a_statement_keeps_how_it_is_measured(store, told):
    first = store.read(success.of_community, told)[0]
    assert (first.measure, first.baseline, first.target) == (
        "Documented policy",
        "0",
        "5",
    )
    assert first.horizon_on == date(2027, 6, 30)
    assert first.funded is None
    assert first.status is SuccessStatus.OPEN


def test_statements_of_one_theme_stand_in_one_row(store, community):
    say(store, community, "A policy", Spot(FUNDER, FEASIBLE, "Practice"))
    say(store, community, "They meet", Spot(PARTNERS, FEASIBLE, "Meeting"))
    say(store, community, "A better shift", Spot(COMMUNITY, FEASIBLE, "practice"))
    assert rows(store, community)[:2] == [
        (FEASIBLE, "Practice", ["A policy", "A better shift"]),
        (FEASIBLE, "Meeting", ["They meet"]),
    ]


def test_the_facilitating_organization_has_a_column_once_it_says_something(store, told):
    three = success.columns(store.read(success.of_community, told))
    say(store, told, "We are not needed", Spot(FACILITATING, ASPIRATIONAL))
    four = success.columns(store.read(success.of_community, told))
    assert (three, four) == (success.ALWAYS, tuple(SuccessAudience))


def test_a_statement_without_words_is_refused(store, community):
    key = say(store, community, "A policy")
    with pytest.raises(RefusedError):
        say(store, community, "  \n ")
    with pytest.raises(RefusedError):
        store.write("Success changed", partial(success.change, statement=""), key)
    assert store.read(success.get, key).statement == "A policy"


def test_a_statement_moves_to_another_audience_level_and_row(store, community):
    key = say(store, community, "A policy", target="5")
    spot = Spot(COMMUNITY, ASPIRATIONAL, "Practice")
    store.write("Success moved", success.move, key, spot)
    found = store.read(success.get, key)
    assert (found.spot, found.target) == (spot, "5")


def test_naming_a_row_names_it_at_both_levels(store, community):
    say(store, community, "Soon", Spot(FUNDER, FEASIBLE, "Policy"))
    say(store, community, "One day", Spot(FUNDER, ASPIRATIONAL, "Policy"))
    name = partial(success.name_theme, level=FEASIBLE, theme="Policy", name="Practice")
    store.write("Theme named", name, community)
    assert [theme for _, theme, _ in rows(store, community)] == ["Practice"] * 2


def test_naming_a_row_without_a_theme_leaves_the_other_level_alone(store, told):
    name = partial(success.name_theme, level=FEASIBLE, theme="", name="This year")
    store.write("Theme named", name, told)
    assert [theme for _, theme, _ in rows(store, told)] == ["This year", ""]


def test_rows_move_up_and_down(store, community):
    for theme in ("One", "Two", "Three"):
        say(store, community, theme, Spot(FUNDER, FEASIBLE, theme))
    store.write("Row moved", success.move_theme, community, "Three", -1)
    store.write("Row moved", success.move_theme, community, "One", -1)
    assert [theme for _, theme, _ in rows(store, community)] == [
        *("One", "Three", "Two"),
        "",
    ]


def test_evidence_of_a_statement_is_the_latest_first_and_counted(store, told):
    key = store.read(success.of_community, told)[0].id
    seen = partial(success_evidence.add, dated=date(2026, 3, 2))
    store.write("Evidence added", seen, key, "Alder has written it down")
    tally = partial(
        success_evidence.add, value=2.0, unit="sites", dated=date(2026, 5, 4)
    )
    store.write("Evidence added", tally, key, "Two policies on file")
    found = store.read(success_evidence.of_statement, key)
    assert [(one.title, one.value, one.kind) for one in found] == [
        ("Two policies on file", 2.0, EvidenceKind.NUMBER),
        ("Alder has written it down", None, EvidenceKind.OBSERVATION),
    ]
    assert {one.layer for one in found} == {Layer.SUCCESSOR}
    assert store.read(success.get, key).evidence == len(found)
    with pytest.raises(RefusedError):
        store.write("Evidence added", success_evidence.add, key, " ")


def test_deleting_a_statement_takes_its_evidence_and_leaves_the_difference(store, told):
    key = store.read(success.of_community, told)[0].id
    store.write("Evidence added", success_evidence.add, key, "Seen")
    store.write("Success deleted", success.delete, key)
    (held,) = store.read(tensions.of_community, told)
    assert [side.statement for side in held.sides] == [agreeing.COMMUNITY]
    assert store.read(count, Evidence) == 0
    with pytest.raises(GoneError):
        store.read(success.get, key)


def test_a_difference_links_two_statements(store, told):
    (held,) = store.read(tensions.of_community, told)
    assert held.nature == agreeing.TENSION
    assert [(side.whose, side.statement) for side in held.sides] == [
        (FUNDER, agreeing.FUNDER),
        (COMMUNITY, agreeing.COMMUNITY),
    ]


def test_a_difference_says_how_it_is_held_with_whom_and_until_when(store, told):
    (held,) = store.read(tensions.of_community, told)
    fields = {
        "how_held": "We tell both stories in every report",
        "decided_with": "Joan and the core team",
        "review_on": date(2026, 7, 13),
    }
    store.write("Changed", partial(tensions.change, **fields), held.id)
    found = store.read(tensions.get, held.id)
    assert {name: getattr(found, name) for name in fields} == fields


def test_a_difference_of_a_statement_with_itself_is_refused(store, told):
    first = store.read(success.of_community, told)[0].id
    same = partial(tensions.add, success_a_id=first, success_b_id=first)
    with pytest.raises(RefusedError):
        store.write("Difference added", same, told, "It is hard")
    with pytest.raises(RefusedError):
        store.write("Difference added", tensions.add, told, "")


def test_a_difference_is_left_out_for_those_who_are_not_to_read_it(store, told):
    (held,) = store.read(tensions.of_community, told)
    act = partial(tensions.change, leave_out=(FUNDER,))
    store.write("Difference changed", act, held.id)
    readers = (FUNDER, PARTNERS, COMMUNITY, None)
    assert [bool(store.read(tensions.left_out, told, one)) for one in readers] == [
        True,
        False,
        False,
        True,  # the paper for everybody is read by the funder as well
    ]


@quickly
@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(SuccessAudience)),
            st.sampled_from(list(SuccessLevel)),
            st.sampled_from(["", "Practice", "practice", "!!", "Ünder"]),
        ),
        max_size=12,
    )
)
def test_each_statement_stands_in_one_place_of_the_grid(spots):
    said = [
        success.Statement(
            *(n, whose, theme, n, str(n), level, None, None),
            *("", "", "", "", SuccessStatus.OPEN),
        )
        for n, (whose, level, theme) in enumerate(spots)
    ]
    found = success.grid(said)
    placed = [one for row in found for cell in row.cells.values() for one in cell]
    assert sorted(one.id for one in placed) == [one.id for one in said]
    levels = [row.level for row in found]
    assert levels == sorted(levels, key=list(SuccessLevel).index)
    assert set(levels) == set(SuccessLevel)
