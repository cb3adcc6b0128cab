"""Who decides what: the grid, its advice, its columns, and adopting it (PI10)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from app import clock
from app.charter import (
    decision_adoptions,
    decision_checks,
    decision_columns,
    decision_rights,
)
from app.charter.decision_rights import DARCI
from app.charter.revisions import Adoption
from app.community import roles
from app.day import nudges
from app.errors import GoneError, RefusedError
from app.tables import DecisionRight
from app.vocabulary import DecisionMode, DecisionPart, Role

TODAY = date(2026, 6, 1)
D, A, R, C, I = DARCI  # noqa: E741 - DARCI's own letters


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def money(store, community):
    """The key of how the money is split, which somebody decides and answers for."""
    key = store.write("x", decision_rights.add, community, "How the money is split")[0]
    mark(store, key, Role.SPONSOR, D)
    mark(store, key, Role.COACH, A)
    store.write("x", decision_rights.change, key, agreed_on=date(2026, 5, 1))
    return key


def mark(store, area, key, *parts):
    store.write("x", decision_rights.set_parts, area, key, parts)


def add(store, community, *titles):
    return [store.write("x", decision_rights.add, community, t)[0] for t in titles]


def titles(store, community):
    return [one.title for one in store.read(decision_rights.of_community, community)]


def said(store, community):
    grid = store.read(decision_columns.grid, community)
    return [one.sentence for one in decision_checks.advice(grid)]


def names(store, community):
    grid = store.read(decision_columns.grid, community)
    return [column.name for column in grid.columns]


def test_several_letters_stand_in_one_cell_each_once_and_in_order(
    store, community, money
):
    mark(store, money, Role.SITE, C, D, C)
    mark(store, money, Role.SITE, DecisionPart.IMPACTED, C, D)
    area = store.read(decision_rights.of_community, community)[0]
    assert area.of(Role.SITE) == (D, C, DecisionPart.IMPACTED)
    assert area.of(Role.SITE, raci=True) == (C, DecisionPart.IMPACTED)
    assert store.read(lambda s: s.scalar(select(func.count(DecisionRight.id)))) == 5
    mark(store, money, Role.SITE)
    area = store.read(decision_rights.of_community, community)[0]
    assert area.of(Role.SITE) == ()
    assert area.who(D) == [Role.SPONSOR]


def test_a_cell_that_is_turned_on_and_on_goes_through_darci_and_is_empty_again():
    parts, seen = (), []
    for _ in range(6):
        parts = decision_rights.turned(parts)
        seen.append(parts)
    assert seen == [(D,), (A,), (R,), (C,), (I,), ()]


@given(st.sets(st.sampled_from(list(DecisionPart))), st.booleans())
def test_turning_a_cell_seen_as_raci_never_loses_a_d_that_is_not_seen(held, raci):
    parts = decision_rights.in_order(held)
    after = decision_rights.turned(parts, raci=raci)
    assert len(decision_rights.shown(after, raci=raci)) <= 1
    if raci:
        assert (D in after) == (D in parts)


def test_decisions_are_moved_up_and_down_as_far_as_they_go(store, community):
    one, _, three = add(store, community, "One", "Two", "Three")
    store.write("x", decision_rights.move, three, -1)
    assert titles(store, community) == ["One", "Three", "Two"]
    store.write("x", decision_rights.move, one, -1)
    store.write("x", decision_rights.move, one, 5)
    assert titles(store, community) == ["Three", "Two", "One"]
    for _ in range(70):  # the halves between two numbers run out
        store.write("x", decision_rights.move, three, 1)
        store.write("x", decision_rights.move, three, -1)
    assert titles(store, community) == ["Three", "Two", "One"]


def test_a_decision_needs_words_of_its_own(store, community, money):
    with pytest.raises(RefusedError):
        store.write("x", decision_rights.add, community, "  ")
    with pytest.raises(RefusedError):
        store.write("x", decision_rights.add, community, "how the MONEY is split")
    (other,) = add(store, community, "Who joins")
    with pytest.raises(RefusedError):
        store.write("x", decision_rights.rename, other, "How the money is split")
    store.write("x", decision_rights.rename, money, "How the Money is split")
    assert titles(store, community) == ["How the Money is split", "Who joins"]


def test_a_grid_that_is_clear_has_no_advice(store, community, money):
    assert said(store, community) == []


def test_advice_says_who_is_missing_and_where_too_many_are_accountable(
    store, community, money
):
    add(store, community, "Who joins")
    mark(store, money, Role.SITE, A)
    assert said(store, community) == [
        "Nobody decides yet: “Who joins”.",
        "Nobody is accountable yet: “Who joins”.",
        "More than one is accountable, let one be: “How the money is split”.",
        "1 decision has no day on which it was agreed.",
    ]
    store.write("x", decision_columns.set_raci, community, raci=True)
    assert said(store, community)[0] == "Nobody is accountable yet: “Who joins”."


def test_advice_on_many_decisions_names_three_and_counts_the_rest(store, community):
    add(store, community, "One", "Two", "Three", "Four", "Five")
    words = "Nobody decides yet: “One”, “Two”, “Three”, and 2 more."
    assert said(store, community)[0] == words


def test_what_was_agreed_long_ago_is_looked_at_again_as_often_as_she_said(
    store, community, money
):
    again = "It is time to look again: “How the money is split”."
    clock.pretend(date(2026, 10, 31))
    assert said(store, community) == []
    clock.pretend(date(2026, 11, 1))
    assert said(store, community) == [again]
    store.write("x", decision_columns.set_months, community, 12)
    assert said(store, community) == []
    store.write("x", decision_rights.change, money, review_on=date(2026, 7, 1))
    assert said(store, community) == [again]


def test_the_day_to_look_again_is_after_the_day_of_agreeing(store, money):
    with pytest.raises(RefusedError):
        store.write("x", decision_rights.change, money, review_on=date(2026, 5, 1))


def test_she_chooses_the_columns_and_one_with_letters_goes_with_them(
    store, community, money
):
    funder = store.write("x", roles.engage, community, Role.SPONSOR, "Larkspur")[0]
    offered = store.read(decision_columns.offered, community)
    larkspur = next(one for one in offered if one.name == "Larkspur")
    assert names(store, community) == ["Sites", "Core team", "Coach", "Funder"]
    store.write("x", decision_columns.show, community, larkspur.key)
    store.write("x", decision_columns.hide, community, Role.CORE_TEAM)
    mark(store, money, larkspur.key, C)
    assert names(store, community) == ["Sites", "Coach", "Funder", "Larkspur"]
    store.write("x", decision_columns.hide, community, larkspur.key)
    assert names(store, community) == ["Sites", "Coach", "Funder"]
    area = store.read(decision_rights.of_community, community)[0]
    assert larkspur.key not in area.parts
    assert funder


def test_a_column_that_holds_a_letter_is_shown_though_nobody_chose_it(
    store, community, money
):
    mark(store, money, Role.EVALUATOR, I)
    assert "Evaluator" in names(store, community)


def test_an_organization_that_is_gone_gets_no_letter(store, community, money):
    with pytest.raises(GoneError):
        mark(store, money, community, D)


def test_adopting_dates_every_decision_and_keeps_the_grid_as_it_stood(
    store, community, money
):
    add(store, community, "Who joins")
    first = Adoption(date(2026, 6, 1), "All at the June gathering", "", None)
    store.write("x", decision_adoptions.adopt, community, first)
    (version,) = store.read(decision_adoptions.of_community, community)
    assert (version.number, version.adopted_by) == (1, "All at the June gathering")
    assert len(version.snapshot["decision_area"]) == 2
    days = store.read(decision_rights.of_community, community)
    assert {one.agreed_on for one in days} == {date(2026, 6, 1)}

    changed = decision_adoptions.changed_since
    assert store.read(changed, community, version) == 0
    mark(store, money, Role.SITE, C)
    store.write("x", decision_rights.change, money, mode=DecisionMode.CONSENT)
    assert store.read(changed, community, version) == 1
    add(store, community, "What is published")
    assert store.read(changed, community, version) == 2

    later = Adoption(date(2026, 7, 1), review_on=date(2027, 1, 1))
    store.write("x", decision_adoptions.adopt, community, later)
    found = store.read(decision_adoptions.of_community, community)
    assert [one.number for one in found] == [2, 1]
    grid = store.read(decision_columns.grid, community)
    assert {grid.due(one) for one in grid.areas} == {date(2027, 1, 1)}


def test_nothing_is_adopted_while_the_list_is_empty_or_the_days_do_not_fit(
    store, community
):
    with pytest.raises(RefusedError):
        store.write("x", decision_adoptions.adopt, community, Adoption(TODAY))
    add(store, community, "Who joins")
    wrong = Adoption(TODAY, review_on=TODAY)
    with pytest.raises(RefusedError):
        store.write("x", decision_adoptions.adopt, community, wrong)
    assert store.read(decision_adoptions.of_community, community) == []


def test_what_is_to_be_looked_at_again_is_a_nudge_that_leads_to_it(
    store, community, money
):
    def told():
        found = store.read(nudges.of_book, store.path)
        return [(one.fact, one.item_id) for one in found if one.kind == "review"]

    assert told() == []
    clock.pretend(date(2026, 11, 1))
    assert told() == [("Look again at who decides what in Homes", money)]
    store.write("x", decision_rights.change, money, review_on=date(2026, 12, 1))
    assert told() == []
