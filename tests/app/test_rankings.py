"""Votes: what is counted, what is refused, and what comes first."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import sheets, tables
from app.errors import RefusedError
from app.needs import (
    ballot_sheets,
    ballots,
    needs,
    ranked,
    ranking_scores,
    rankings,
    topics,
)
from app.needs.ranking_scores import Limits
from app.needs.rankings import Slip
from app.vocabulary import Bucket, NeedState, RankingMethod, RankingStatus
from tests.app import voting
from tests.app.voting import SLIPS, TALLY, by_code

METHODS = list(RankingMethod)


@pytest.fixture
def vote(store, community):
    """The key of the vote of US4, nothing counted yet."""
    store.write("x", voting.fill, community)
    return store.write("x", voting.start, community)[0]


def _counted(store, vote, totals=TALLY):
    store.write("x", rankings.count, vote, store.read(by_code, vote, totals))


# US4, typed


def test_eighteen_of_eighteen_votes_are_counted_and_ties_shown_as_ties(store, vote):
    _counted(store, vote)
    found = store.read(rankings.get, vote)
    assert (found.counted, found.limits.in_all) == (18, 18)
    assert store.read(voting.result, vote) == [
        (1, "T7", False),
        (2, "T5", False),
        (3, "T1", False),
        (4, "T2", True),
        (4, "T4", True),
        (6, "T3", True),
        (6, "T8", True),
    ]


def test_the_nineteenth_vote_is_refused_in_one_sentence_and_nothing_changes(
    store, vote
):
    _counted(store, vote)
    with pytest.raises(RefusedError) as refused:
        _counted(store, vote, {"T8": 1})
    assert str(refused.value) == (
        "6 voters with 3 votes each make 18, and this would be 19, so the counts "
        "stayed as they were."
    )
    assert store.read(rankings.get, vote).counted == 18


def test_one_topic_cannot_have_more_ballots_than_there_are_voters(store, vote):
    with pytest.raises(RefusedError, match="6 at most"):
        _counted(store, vote, {"T7": 7})


def test_fewer_voters_than_votes_counted_are_refused(store, vote):
    _counted(store, vote)
    with pytest.raises(RefusedError, match="this would be 18"):
        store.write("x", rankings.change, vote, voters=5)
    assert store.read(rankings.get, vote).voters == 6


def test_before_anything_is_counted_nothing_has_a_rank(store, vote):
    found = store.read(rankings.get, vote)
    assert not found.has_result
    with pytest.raises(RefusedError, match="stays open"):
        store.write("x", rankings.close, vote)


def test_closing_a_vote_makes_what_it_ranked_prioritized(store, community, vote):
    _counted(store, vote)
    store.write("x", rankings.close, vote)
    assert store.read(rankings.get, vote).status is RankingStatus.CLOSED
    raised = {
        need.topic
        for need in store.read(needs.of_community, community)
        if need.state is not NeedState.PRIORITIZED
    }
    assert raised == {voting.TOPICS["T3"], voting.TOPICS["T8"]}  # without a vote


# US4, by CSV


@pytest.mark.parametrize(
    "content",
    [
        "Topic;Count\r\n{}\r\n".format(
            "\r\n".join(f"{voting.TOPICS[c]};{n}" for c, n in TALLY.items())
        ).encode(),
        "\ufeffTopic,Votes\n{}".format(
            "\n".join(f'"{voting.TOPICS[c]}",{n}.0' for c, n in TALLY.items())
        ).encode(),
        "{}".format(
            "\n".join(f"{voting.TOPICS[c].upper()}\t{n}" for c, n in TALLY.items())
        ).encode("utf-16"),
    ],
    ids=["semicolons", "byte-order mark", "utf-16 and tabs"],
)
def test_a_csv_of_totals_gives_what_typing_gives(store, vote, content):
    read = store.read(ballot_sheets.understand, vote, sheets.parse(content))
    assert read.shape is ballot_sheets.Shape.TOTALS
    assert not read.errors
    assert store.read(rankings.get, vote).counted == 0  # nothing is written by reading
    store.write("x", ballot_sheets.take_in, vote, read)
    assert store.read(voting.result, vote)[:5] == [
        (1, "T7", False),
        (2, "T5", False),
        (3, "T1", False),
        (4, "T2", True),
        (4, "T4", True),
    ]


def test_a_csv_of_one_ballot_a_row_gives_the_same(store, vote):
    heads = list(voting.TOPICS)
    rows = [
        ",".join([site, *("x" if code in chosen.split() else "" for code in heads)])
        for site, chosen in SLIPS
    ]
    names = ",".join(["Site", *(voting.TOPICS[code] for code in heads)])
    sheet = sheets.parse("\n".join([names, *rows]).encode())
    read = store.read(ballot_sheets.understand, vote, sheet)
    assert (read.shape, len(read.slips), read.errors) == (
        ballot_sheets.Shape.COLUMNS,
        6,
        (),
    )
    store.write("x", ballot_sheets.take_in, vote, read)
    ranks = {code: rank for rank, code, _ in store.read(voting.result, vote)}
    assert ranks == {"T7": 1, "T5": 2, "T1": 3, "T2": 4, "T4": 4, "T3": 6, "T8": 6}
    came = store.read(ballots.responses, store.read(rankings.get, vote))
    assert [(one.site, one.slips) for one in came] == [
        (site, 1) for site, _ in sorted(SLIPS)
    ]


def test_a_poll_that_names_what_was_chosen_is_understood(store, vote):
    rows = [
        f"{site};{', '.join(voting.TOPICS[c] for c in chosen.split())}"
        for site, chosen in SLIPS
    ]
    sheet = sheets.parse("\n".join(["Organization;What matters", *rows]).encode())
    read = store.read(ballot_sheets.understand, vote, sheet)
    assert read.shape is ballot_sheets.Shape.CHOICES
    assert (len(read.slips), read.errors) == (6, ())
    store.write("x", ballot_sheets.take_in, vote, read)
    assert store.read(rankings.get, vote).counted == 18


def test_rows_that_cannot_be_are_named_and_left_out(store, vote):
    lines = [
        "Evaluation design;6",
        "Beekeeping;4",
        "Grant renewal;many",
        "Evaluation design;2",
        "=1+1;3",
    ]
    sheet = sheets.parse("\n".join(lines).encode())
    read = store.read(ballot_sheets.understand, vote, sheet)
    assert [(line.number, line.problem) for line in read.errors] == [
        (2, "Nothing on this vote is called “Beekeeping”."),
        (3, "“many” is not a whole number."),
        (4, "It stands in this file twice."),
        (5, "Nothing on this vote is called “=1+1”."),
    ]
    assert list(read.totals.values()) == [6]


def test_slips_of_a_file_that_cannot_be_are_named_and_left_out(store, vote):
    names = list(voting.TOPICS.values())
    lines = [
        ",".join(["Site", names[6], names[4], names[0], names[1]]),
        "Alder,x,x,x,",
        "Alder,x,x,x,x",
        "Nowhere,x,,,",
        "Cedar,,,,",
    ]
    sheet = sheets.parse("\n".join(lines).encode())
    read = store.read(ballot_sheets.understand, vote, sheet)
    assert [(line.number, line.problem) for line in read.errors] == [
        (3, "This slip gives 4; each has 3."),
        (4, "There is no site called “Nowhere” here."),
        (5, "This slip is empty."),
    ]
    store.write("x", ballot_sheets.take_in, vote, read)
    assert store.read(rankings.get, vote).counted == 3


def test_a_file_with_too_many_votes_is_refused_before_anything_is_written(store, vote):
    rows = "\n".join(f"{name};3" for name in voting.TOPICS.values())
    read = store.read(ballot_sheets.understand, vote, sheets.parse(rows.encode()))
    assert "this would be 21" in read.problem
    assert not read.can_be_taken


def test_a_file_about_something_else_says_what_it_needs(store, vote):
    sheet = sheets.parse(b"name,mail\nAda,ada@x.org\n")
    read = store.read(ballot_sheets.understand, vote, sheet)
    assert "None of what stands on this vote" in read.problem


# slips


def test_slips_are_added_up_and_one_taken_out_is_taken_off(store, vote):
    keys = store.read(voting.items, vote)
    two = [Slip({keys["T7"]: 1, keys["T5"]: 1}), Slip({keys["T7"]: 1})]
    store.write("x", ballots.add, vote, two)
    assert store.read(voting.result, vote)[:2] == [(1, "T7", False), (2, "T5", False)]
    store.write("x", ballots.take_out, vote, 0)
    assert store.read(rankings.get, vote).counted == 1


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        ({"T7": 2}, "0 to 1 can be"),
        ({"T7": 1, "T5": 1, "T1": 1, "T2": 1}, "gives 4; each has 3"),
        ({}, "empty"),
    ],
)
def test_a_slip_that_cannot_be_is_refused(store, vote, marks, why):
    keys = store.read(voting.items, vote)
    slip = Slip({keys[code]: number for code, number in marks.items()})
    with pytest.raises(RefusedError, match=why):
        store.write("x", ballots.add, vote, [slip])


def test_no_more_slips_than_voters_are_taken(store, vote):
    keys = store.read(voting.items, vote)
    with pytest.raises(RefusedError, match="6 voters"):
        store.write("x", ballots.add, vote, [Slip({keys["T7"]: 1})] * 7)


def test_totals_and_slips_do_not_mix(store, vote):
    keys = store.read(voting.items, vote)
    _counted(store, vote)
    with pytest.raises(RefusedError, match="typed"):
        store.write("x", ballots.add, vote, [Slip({keys["T7"]: 1})])
    store.write("x", rankings.count, vote, dict.fromkeys(keys.values()))
    store.write("x", ballots.add, vote, [Slip({keys["T7"]: 1})])
    with pytest.raises(RefusedError, match="slip by slip"):
        _counted(store, vote)


def test_slips_from_elsewhere_that_are_none_are_passed_over(store, vote):
    def spoil(session):
        rankings.find(session, vote).ballots = [7, {"marks": {"x": 1}}, {"site": None}]

    store.write("x", spoil)
    assert store.read(rankings.get, vote).slips == ()


# ties, buckets, the square


def test_ties_are_ordered_by_hand_and_nothing_else_is(store, vote):
    _counted(store, vote)
    keys = store.read(voting.items, vote)
    before = store.read(voting.result, vote)
    store.write("x", rankings.move_tied, keys["T4"], -1 if before[4][1] == "T4" else 1)
    after = store.read(voting.result, vote)
    assert [code for _, code, _ in after[3:5]] == [
        code for _, code, _ in reversed(before[3:5])
    ]
    assert {rank for rank, _, _ in after[3:5]} == {4}
    with pytest.raises(RefusedError, match="same result"):
        store.write("x", rankings.move_tied, keys["T7"], 1)
    with pytest.raises(RefusedError, match="same result"):
        store.write("x", rankings.move_tied, keys[after[4][1]], 1)


def test_moscow_ranks_by_bucket_and_all_of_a_bucket_tie(store, community, vote):
    made = store.write("x", voting.start, community, RankingMethod.MOSCOW)[0]
    keys = store.read(voting.items, made)
    for code, bucket in (("T7", "must"), ("T5", "must"), ("T1", "could")):
        store.write("x", rankings.put_in_bucket, keys[code], Bucket(bucket))
    result = store.read(voting.result, made)
    assert {(rank, code) for rank, code, _ in result[:3]} == {
        (1, "T7"),
        (1, "T5"),
        (3, "T1"),
    }
    assert [rank for rank, _, _ in result[3:]] == [None] * 4


def test_what_makes_most_difference_for_least_effort_comes_first(
    store, community, vote
):
    made = store.write("x", voting.start, community, RankingMethod.IMPACT_EFFORT)[0]
    keys = store.read(voting.items, made)
    store.write("x", rankings.place, keys["T1"], 80, 20)
    store.write("x", rankings.place, keys["T2"], 90, 90)
    assert [code for _, code, _ in store.read(voting.result, made)[:2]] == ["T1", "T2"]
    with pytest.raises(RefusedError, match="0 to 100"):
        store.write("x", rankings.place, keys["T1"], 101, 0)


# what is asked for


def test_before_a_vote_it_ranks_by_how_strongly_it_is_asked_for(store, community):
    store.write("x", voting.fill, community)
    found = store.read(ranked.board, community)
    codes = {name: code for code, name in voting.TOPICS.items()}
    assert found.ranking is None
    rows = [(row.rank, codes[row.topic], int(row.amount)) for row in found.rows]
    assert rows[0] == (1, "T7", 7)
    assert {row for row in rows if row[0] == 2} == {
        (2, "T1", 5),
        (2, "T2", 5),
        (2, "T5", 5),
    }
    assert rows[4:] == [(5, "T4", 3), (6, "T3", 2), (7, "T8", 1)]
    gaps = {codes[row.topic] for row in found.rows if row.is_gap}
    assert gaps == {"T7", "T5", "T4"}


def test_the_last_vote_is_shown_until_another_is_chosen(store, community, vote):
    assert store.read(ranked.board, community).ranking is None  # nothing counted yet
    _counted(store, vote)
    shown = store.read(ranked.board, community)
    assert shown.ranking is not None
    assert shown.ranking.id == vote
    assert store.read(ranked.board, community, None).ranking is None


# any numbers


@given(st.permutations(range(5)), st.data())
def test_borda_gives_each_as_many_points_as_it_beats(order, data):
    ranked_ones = order[: data.draw(st.integers(1, 5))]
    places = {key: place for place, key in enumerate(ranked_ones, 1)}
    points = ranking_scores.borda(places, 5)
    for key in ranked_ones:
        beaten = sum(places.get(other, 6) > places[key] for other in range(5))
        assert points[key] == beaten


def test_borda_over_all_orders_of_four_is_even():
    slips = [
        {key: place for place, key in enumerate(order, 1)}
        for order in permutations("abcd")
    ]
    made = ranking_scores.tallies(RankingMethod.RANK_ORDER, slips, list("abcd"))
    limits = Limits(RankingMethod.RANK_ORDER, 4, voters=24)
    assert set(made.values()) == {36}
    assert sum(made.values()) == limits.in_all


@given(st.lists(st.none() | st.integers(-3, 3).map(Fraction), max_size=8))
def test_a_rank_is_one_more_than_how_many_are_better(scores):
    known = sorted((score for score in scores if score is not None), reverse=True)
    expected = [None if s is None else known.index(s) + 1 for s in scores]
    assert ranking_scores.ranks(scores) == expected


@given(
    st.sampled_from(sorted(ranking_scores.COUNTED)),
    st.integers(1, 4),
    st.integers(1, 3),
    st.data(),
)
def test_no_slips_that_can_be_make_totals_that_cannot(method, voters, each, data):
    keys = range(4)
    limits = Limits(method, len(keys), voters, each)
    slips = [data.draw(_slip_of(method, keys, limits)) for _ in range(voters)]
    made = ranking_scores.tallies(method, slips, list(keys))
    assert limits.in_all is not None
    assert sum(made.values()) <= limits.in_all
    assert all(total <= limits.for_one for total in made.values())


def _slip_of(method, keys, limits):
    if method is RankingMethod.RANK_ORDER:
        orders = st.permutations(list(keys))
        return orders.map(lambda o: {key: place for place, key in enumerate(o, 1)})
    one = st.dictionaries(st.sampled_from(keys), st.integers(0, limits.on_slip))
    return one.map(lambda slip: _cut(slip, limits.each))


def _cut(slip, each):
    left = each
    kept = {}
    for key, number in slip.items():
        kept[key] = number if left is None else min(number, left)
        left = None if left is None else left - kept[key]
    return kept


@pytest.mark.parametrize("method", METHODS)
def test_each_method_can_be_started_and_deleted_again(store, community, method):
    store.write("x", voting.fill, community)
    made = store.write("x", voting.start, community, method)[0]
    assert len(store.read(rankings.get, made).items) == 7
    store.write("x", rankings.delete, made)
    assert store.read(lambda s: s.query(tables.RankingItem).count()) == 0


def test_free_words_and_a_chosen_few_can_be_voted_on(store, community):
    store.write("x", voting.fill, community)
    first = store.read(ranked.board, community).rows[0]
    made = store.write(
        "x",
        rankings.start,
        community,
        RankingMethod.DOT_VOTE,
        [first.topic_id, "A picnic"],
    )[0]
    found = store.read(rankings.get, made)
    assert [item.words for item in found.items] == ["Evaluation design", "A picnic"]
    with pytest.raises(RefusedError, match="already"):
        store.write("x", rankings.add_item, made, "a  PICNIC")


def test_fist_to_five_ranks_by_the_mean_of_all_who_voted(store, community):
    store.write("x", voting.fill, community)
    made = store.write("x", voting.start, community, RankingMethod.FIST_TO_FIVE)[0]
    keys = store.read(voting.items, made)
    slips = [
        Slip({keys["T7"]: 3, keys["T5"]: 5}),
        Slip({keys["T7"]: 4}),
    ]
    store.write("x", ballots.add, made, slips)
    found = store.read(rankings.get, made)
    scores = {item.id: item.score for item in found.items}
    assert scores[keys["T5"]] == Fraction(5, 2)  # no hand is a fist
    assert scores[keys["T7"]] == Fraction(7, 2)


# --- More than a vote can hold, and what nobody wants ---------------------------------


@pytest.fixture
def many(store, community):
    """Sixty-five topics asked for; return the key of the last of them."""

    def ask(session):
        for number in range(65):
            needs.add(session, community, f"Topic {number:02}", None, strength=1)
        return topics.find_or_add(session, "Topic 64")

    return store.write("x", ask)[0]


def test_a_topic_beyond_the_sixtieth_can_be_placed(store, community, many):
    store.write("x", rankings.place_topic, community, many, 60, 40)
    (run,) = store.read(rankings.of_community, community)
    assert [(one.words, one.impact) for one in run.items] == [("Topic 64", 60)]


def test_the_square_holds_as_many_topics_as_are_asked_for(store, community, many):
    def place_all(session):
        for total in needs.totals(needs.of_community(session, community)):
            rankings.place_topic(session, community, total.topic_id, 50, 50)

    store.write("x", place_all)
    (run,) = store.read(rankings.of_community, community)
    assert len(run.items) == 65


def test_a_vote_over_all_takes_the_first_sixty(store, community, many):
    made = store.write("x", rankings.start, community, RankingMethod.DOT_VOTE)[0]
    words = [one.words for one in store.read(rankings.get, made).items]
    assert words == [f"Topic {number:02}" for number in range(60)]
    with pytest.raises(RefusedError, match="60 things at most"):
        store.write("x", rankings.add_item, made, many)


def _states(store, community):
    found = store.read(needs.of_community, community)
    return {need.topic: need.state for need in found}


def test_what_nobody_wants_is_not_prioritized_by_the_end_of_a_vote(
    store, community, many
):
    made = store.write(
        "x",
        rankings.start,
        community,
        RankingMethod.DOT_VOTE,
        [many],
    )[0]
    key = store.read(rankings.get, made).items[0].id
    other = store.write("x", rankings.add_item, made, "Something else")[0]
    store.write("x", rankings.count, made, {key: 0, other: 2})
    store.write("x", rankings.close, made)
    assert _states(store, community)["Topic 64"] is NeedState.RAISED


def test_what_will_not_be_done_is_not_prioritized(store, community, many):
    method = RankingMethod.MOSCOW
    made = store.write("x", rankings.start, community, method, [many])[0]
    key = store.read(rankings.get, made).items[0].id
    store.write("x", rankings.put_in_bucket, key, Bucket.WONT)
    store.write("x", rankings.close, made)
    assert _states(store, community)["Topic 64"] is NeedState.RAISED


def test_a_vote_opened_again_takes_back_that_it_came_first(store, community, many):
    method = RankingMethod.MOSCOW
    made = store.write("x", rankings.start, community, method, [many])[0]
    key = store.read(rankings.get, made).items[0].id
    store.write("x", rankings.put_in_bucket, key, Bucket.MUST)
    store.write("x", rankings.close, made)
    assert _states(store, community)["Topic 64"] is NeedState.PRIORITIZED
    store.write("x", rankings.reopen, made)
    assert _states(store, community)["Topic 64"] is NeedState.RAISED
