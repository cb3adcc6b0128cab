"""Groups in the book: made to rules, changed by hand, chosen by members, printed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import tables
from app.errors import RefusedError
from app.gathering import blocks, materials
from app.gathering.groups import sizes
from app.needs import broken_rules, group_setups, groupings, interviews, traits
from app.needs.group_setups import Setup
from app.pdf.story import Panel
from app.person import consents
from app.vocabulary import ConsentState, ConsentUse
from tests.app import grouped
from tests.app.papers import blocks_of, drawn, everything, said
from tests.worlds import quickly


@pytest.fixture
def people(store, community):
    """The 23 people of US7, by first name."""
    return store.write("x", grouped.fill, community)[0]


def _setup(people, **said):
    everyone = tuple(people.values())
    return Setup(everyone, title="Fours", **said)


def _paper(store, code, key, **chosen):
    from app.printouts import catalog

    return store.read(catalog.named(code).compose, key, chosen)


def _by_letter(store, key):
    return {g.letter: set(g.people) for g in store.read(groupings.get, key).groups}


# US7


def test_us7_five_groups_of_four_and_one_of_three_mix_sites_and_keep_the_rules(
    store, community, people
):
    luz, hector = people["Luz"], people["Héctor"]
    store.write("x", grouped.keep_apart, community, people["Tom"], people["Ray"])
    key = grouped.make(store, community, _setup(people, together=((luz, hector),)))
    found = store.read(groupings.get, key)
    assert sorted(len(group.people) for group in found.groups) == [3, 4, 4, 4, 4, 4]
    assert found.of(luz) == found.of(hector)
    assert found.of(people["Tom"]) != found.of(people["Ray"])
    assert found.criteria["proved"] is True
    facts = store.read(group_setups.facts, community)
    assert broken_rules.of(found, facts) == ()  # no site twice but for the pair
    for group in found.groups:
        sites = [facts.here[one].site for one in group.people if one != hector]
        assert len(sites) == len(set(sites))


def test_us7_the_things_to_bring_follow_from_the_groups(store, community, people):
    key = grouped.make(store, community, _setup(people))
    gathering = store.write("x", grouped.gather, community)[0]
    store.write("x", grouped.plan, gathering)
    block = store.write("x", interviews.add_to_plan, key, gathering)[0]
    store.write("x", grouped.pack, gathering, block)
    totals = store.read(materials.totals, gathering, 23)
    assert {one.item: one.quantity for one in totals} == {
        "Dots": 115,
        "Markers": 12,
        "Flip-chart sheet": 6,
        "Bell": 1,
    }
    plan = store.read(blocks.of_session, gathering)
    assert [one.title for one in plan] == ["Opening", "Fours", "Closing"]
    found = store.read(groupings.get, key)
    assert (found.session_id, found.block_id) == (gathering, block)


def test_thirteen_in_fours_of_three_at_least_are_three_threes_and_a_four():
    setup = Setup(tuple(range(13)), 4, 3, 5)
    assert group_setups.rooms(setup) == (4, 3, 3, 3)


@quickly
@given(st.integers(2, 60), st.integers(1, 9), st.integers(1, 9))
def test_sizes_differ_by_one_at_most_and_none_is_below_the_least(people, size, least):
    found = sizes(people, size, min(size, least))
    assert sum(found) == people
    assert max(found) - min(found) <= 1
    assert len(found) == 1 or min(found) >= min(size, least)


# rules that cannot be kept


def test_it_says_which_rule_cannot_be_kept_and_why(store, community):
    sites = {"Alder": ("Ann", "Abe", "Ada", "Al"), "Cedar": ("Cal", "Cy")}
    people = store.write("x", grouped.fill, community, sites)[0]
    keys = tuple(people.values())
    setup = Setup(keys, 2, 2, 2, together=((keys[0], keys[1], keys[4]),))
    key = grouped.make(store, community, setup)
    found = store.read(groupings.get, key)
    facts = store.read(group_setups.facts, community)
    why = broken_rules.impossible(found, facts)
    assert why == (
        "Alder comes with 4 people for 3 groups, so some of them meet.",
        "Abe, Ann, and Cal are too many to stay together in groups of 2.",
    )
    sentences = [one.sentence for one in broken_rules.of(found, facts)]
    assert any("belong" in words for words in sentences)


def test_apart_comes_before_together_when_both_cannot_be(store, community, people):
    tom, ray = people["Tom"], people["Ray"]
    store.write("x", grouped.keep_apart, community, tom, ray)
    key = grouped.make(store, community, _setup(people, together=((tom, ray),)))
    found = store.read(groupings.get, key)
    assert found.of(tom) != found.of(ray)
    facts = store.read(group_setups.facts, community)
    assert [b.sentence for b in broken_rules.of(found, facts)].count(
        "Tom belong with Ray."
    ) <= 1


def test_a_size_that_fits_nobody_is_refused_in_a_sentence(store, community, people):
    with pytest.raises(RefusedError, match="Allow smaller or larger groups"):
        store.read(
            group_setups.prepare, community, _setup(people, size=3, least=3, most=3)
        )
    with pytest.raises(RefusedError, match="at least two people"):
        store.read(group_setups.prepare, community, Setup(()))


def test_characteristics_are_spread_as_the_coach_names_them(store, community, people):
    for at, person in enumerate(people.values()):
        value = "new" if at % 2 else "old"
        store.write("x", traits.say, community, person, "Years", value)
    key = grouped.make(store, community, _setup(people, traits=("Years",)))
    found = store.read(groupings.get, key)
    known = store.read(traits.of_community, community)
    counts = [sum(known[p]["Years"] == "new" for p in g.people) for g in found.groups]
    assert set(counts) <= {1, 2}  # eleven in six groups


def test_a_characteristic_keeps_its_spelling_and_can_be_renamed(
    store, community, people
):
    luz, tom = people["Luz"], people["Tom"]
    store.write("x", traits.say, community, luz, "Region", "North")
    store.write("x", traits.say, community, tom, "Region", "north ")
    known = store.read(traits.of_community, community)
    assert known[tom] == {"Region": "North"}
    store.write("x", traits.rename, community, "Region", "Part of the county")
    known = store.read(traits.of_community, community)
    assert traits.names(known) == ["Part of the county"]
    store.write("x", traits.say, community, tom, "Part of the county", "")
    assert tom not in store.read(traits.of_community, community)


# by hand


def test_two_change_places_one_moves_and_made_anew_names_stay(store, community, people):
    key = grouped.make(store, community, _setup(people))
    before = store.read(groupings.get, key)
    one, other = before.groups[0].people[0], before.groups[1].people[0]
    store.write("x", groupings.swap, key, one, other)
    found = store.read(groupings.get, key)
    assert other in found.groups[0].people
    assert one in found.groups[1].people
    store.write("x", groupings.move, key, one, None)
    assert store.read(groupings.get, key).without == (one,)
    store.write("x", groupings.describe, key, "A", "name", "River")
    again = replace(group_setups.setup_of(store.read(groupings.get, key)), turn=1)
    assert grouped.make(store, community, again) == key
    anew = store.read(groupings.get, key)
    assert anew.groups[0].name == "River"
    assert not anew.without


def test_a_group_that_goes_leaves_its_people_without_one(store, community, people):
    key = grouped.make(store, community, _setup(people))
    inside = _by_letter(store, key)["B"]
    store.write("x", groupings.choose, key, next(iter(inside)), ["B", "a"])
    store.write("x", groupings.remove_group, key, "B")
    found = store.read(groupings.get, key)
    assert set(found.without) == inside
    assert found.choices == {next(iter(inside)): ("A",)}
    assert store.write("x", groupings.add_group, key, "New")[0] == "B"


# members choose


def test_members_choices_are_kept_and_who_got_none_is_told(store, community, people):
    names = ("Luz", "Tom", "Ray", "Jo", "Bo")
    setup = Setup(
        tuple(people[name] for name in names), 2, 1, 2, by_choice=True, title="Topics"
    )
    key = store.write("x", group_setups.open_sign_up, community, setup)[0]
    assert [g.letter for g in store.read(groupings.get, key).groups] == ["A", "B", "C"]
    for name in ("Luz", "Tom", "Ray"):
        store.write("x", groupings.choose, key, people[name], ["A"])
    store.write("x", groupings.choose, key, people["Jo"], ["B", "C"])
    setup = group_setups.setup_of(store.read(groupings.get, key))
    grouped.make(store, community, setup)
    found = store.read(groupings.get, key)
    assert len(found.groups[0].people) == 2
    assert people["Jo"] in found.groups[1].people
    assert len(found.without) == 1
    assert found.without[0] in {people[name] for name in ("Luz", "Tom", "Ray")}
    assert people["Bo"] in found.groups[2].people  # who did not choose fills up


def test_a_letter_nobody_has_or_a_fourth_choice_is_refused(store, community, people):
    key = grouped.make(store, community, _setup(people))
    with pytest.raises(RefusedError, match="no group Z"):
        store.write("x", groupings.choose, key, people["Luz"], ["Z"])
    with pytest.raises(RefusedError, match="Three choices"):
        store.write("x", groupings.choose, key, people["Luz"], list("ABCD"))


# on paper


def test_group_lists_say_who_where_and_why_and_count_who_is_not_named(
    store, community, people
):
    key = grouped.make(store, community, _setup(people))
    store.write("x", groupings.describe, key, "A", "why", "Both ends of the river")
    store.write("x", groupings.describe, key, "A", "room", "Kitchen")
    shy = store.read(groupings.get, key).groups[0].people[0]
    store.write(
        "x", consents.note, community, shy, ConsentUse.DIRECTORY, ConsentState.NO
    )
    name = next(name for name, one in people.items() if one == shy)
    words = everything(_paper(store, "group_lists", key))
    assert f"{name} Test" not in words
    assert "and 1 who asked not to be listed" in words
    assert "Both ends of the river" in words
    assert "Kitchen" in words
    assert "23 people in 6 groups" in words
    each = _paper(store, "group_lists", key, pages="each")
    assert [section.title for section in each.sections] == [
        f"Group {letter}" for letter in "ABCDEF"
    ]


def test_table_signs_name_nobody_and_have_the_letter_on_either_side(
    store, community, people
):
    key = grouped.make(store, community, _setup(people))
    store.write("x", groupings.describe, key, "B", "name", "Bridge")
    signs = blocks_of(_paper(store, "table_signs", key), Panel)
    assert [drawn(one).said for one in signs] == [
        ["A"],
        ["B", "Bridge"],
        ["C"],
        ["D"],
        ["E"],
        ["F"],
    ]
    assert not any(drawn(one).overlaps() for one in signs)


def test_a_sign_up_sheet_has_the_groups_three_choices_and_room(
    store, community, people
):
    key = grouped.make(store, community, _setup(people))
    words = said(_paper(store, "sign_up_sheet", key))
    for wanted in ("First", "Second", "Third", "Luz Test", "Group F"):
        assert any(wanted in one for one in words), wanted


def test_who_is_kept_apart_is_on_no_paper_and_in_no_label(store, community, people):
    why = "A quarrel over canarywood"
    store.write("x", grouped.keep_apart, community, people["Tom"], people["Ray"], why)
    key = grouped.make(store, community, _setup(people))
    for code in ("group_lists", "table_signs", "sign_up_sheet", "interview_sheets"):
        words = everything(_paper(store, code, key)).casefold()
        assert "canarywood" not in words
        assert "apart" not in words
    row = store.read(lambda s: s.get(tables.Grouping, key).criteria)
    assert "apart" not in str(row)
