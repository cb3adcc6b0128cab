"""How the circle will tackle something creates the thing and links back (US4)."""

from datetime import date, datetime

import pytest

from app import clock, tables
from app.errors import RefusedError
from app.gathering import sessions
from app.needs import needs, peer_links, ranked, rankings, tackling
from app.vocabulary import NeedState, PeerState, SessionStatus, TackledBy, TaStatus
from tests.app import voting
from tests.app.voting import TALLY, by_code
from tests.making import one

TODAY = date(2026, 2, 17)


@pytest.fixture
def vote(store, community):
    """The key of the vote of US4, counted."""
    clock.pretend(TODAY)
    store.write("x", voting.fill, community)
    made = store.write("x", voting.start, community)[0]
    store.write("x", rankings.count, made, store.read(by_code, made, TALLY))
    return made


def _item(store, vote, code):
    key = store.read(voting.items, vote)[code]
    return store.read(rankings.get, vote).item(key)


def _decide(store, vote, code, way, *more):
    return store.write("x", tackling.decide, _item(store, vote, code).id, way, *more)[1]


def _take_back(store, vote, code, way):
    return store.write("x", tackling.take_back, _item(store, vote, code).id, way)[0]


def _on(store, community, code):
    return [
        need
        for need in store.read(needs.of_community, community, settled=True)
        if need.topic == voting.TOPICS[code]
    ]


def test_external_person_and_session_theme_april_for_one_topic(store, community, vote):
    april = store.write(
        "x", sessions.add, community, datetime(2026, 4, 14, 10), title="April"
    )[0]
    _decide(store, vote, "T7", TackledBy.EXTERNAL_PERSON)
    _decide(store, vote, "T7", TackledBy.SESSION_THEME, april)
    item = _item(store, vote, "T7")
    assert item.tackled_by == (TackledBy.EXTERNAL_PERSON, TackledBy.SESSION_THEME)
    assert item.session_id == april
    assert store.read(sessions.get, april).topic_id == item.topic_id
    todo = store.read(one, tables.Action, item.action_id)
    assert todo.body == "Find someone from outside for: Evaluation design"
    assert todo.due_on == date(2026, 2, 24)
    for need in _on(store, community, "T7"):
        assert need.state is NeedState.BEING_TACKLED
        assert need.tackled_by == item.tackled_by


def test_ta_is_asked_for_with_topic_and_the_sites_that_ask(store, community, vote):
    _decide(store, vote, "T5", TackledBy.TA)
    item = _item(store, vote, "T5")
    row = store.read(one, tables.TaEngagement, item.ta_id)
    assert (row.title, row.status, row.topic_id) == (
        "Grant renewal",
        TaStatus.REQUESTED,
        item.topic_id,
    )
    assert row.scope_in is None
    concerned = store.read(lambda s: s.query(tables.ConcernedSite).count())
    assert concerned == 2  # Bluestem and Dry Creek


def test_a_gathering_that_is_an_idea_is_made_for_a_theme(store, community, vote):
    _decide(store, vote, "T1", TackledBy.SESSION_THEME)
    found = store.read(sessions.get, _item(store, vote, "T1").session_id)
    assert (found.title, found.status) == ("Volunteer retention", SessionStatus.IDEA)


def test_a_gathering_that_has_another_theme_keeps_it(store, community, vote):
    topic = _item(store, vote, "T1").topic_id
    other = store.write(
        "x", sessions.add, community, datetime(2026, 4, 14, 10), topic_id=topic
    )[0]
    with pytest.raises(RefusedError, match="theme already"):
        _decide(store, vote, "T7", TackledBy.SESSION_THEME, other)
    assert _item(store, vote, "T7").tackled_by == ()


def test_a_peer_match_suggests_the_best_helper(store, community, vote):
    _decide(store, vote, "T2", TackledBy.PEER_MATCH)
    links = store.read(peer_links.of_community, community)
    assert [(link.asker.name, link.helper.name, link.state) for link in links] == [
        ("Alder", "Bluestem", PeerState.SUGGESTED)
    ]
    assert _item(store, vote, "T2").peer_link_id == links[0].id


def test_where_nobody_can_help_a_peer_match_is_kept_as_a_wish(store, community, vote):
    _decide(store, vote, "T7", TackledBy.PEER_MATCH)
    item = _item(store, vote, "T7")
    assert item.tackled_by == (TackledBy.PEER_MATCH,)
    assert item.peer_link_id is None


@pytest.mark.parametrize(
    ("way", "table"),
    [
        (TackledBy.SESSION_THEME, tables.Session),
        (TackledBy.TA, tables.TaEngagement),
        (TackledBy.PEER_MATCH, tables.PeerLink),
        (TackledBy.EXTERNAL_PERSON, tables.Action),
        (TackledBy.JOINT_PROJECT, tables.Action),
    ],
)
def test_taking_back_removes_what_nobody_has_touched(
    store, community, vote, way, table
):
    before = store.read(lambda s: s.query(table).count())
    _decide(store, vote, "T2", way)
    assert store.read(lambda s: s.query(table).count()) == before + 1
    assert not _take_back(store, vote, "T2", way)
    assert store.read(lambda s: s.query(table).count()) == before
    for need in _on(store, community, "T2"):
        assert (need.state, need.tackled_by) == (NeedState.PRIORITIZED, ())


def _give_it_a_day(session, item):
    sessions.move(session, item.session_id, datetime(2026, 5, 5, 10))


def _scope_it(session, item):
    session.get(tables.TaEngagement, item.ta_id).scope_in = "Two drafts"


def _introduce(session, item):
    peer_links.change(session, item.peer_link_id, state=PeerState.INTRODUCED)


def _tick_off(session, item):
    session.get(tables.Action, item.action_id).done_on = TODAY


@pytest.mark.parametrize(
    ("way", "touch"),
    [
        (TackledBy.SESSION_THEME, _give_it_a_day),
        (TackledBy.TA, _scope_it),
        (TackledBy.PEER_MATCH, _introduce),
        (TackledBy.JOINT_PROJECT, _tick_off),
    ],
)
def test_what_somebody_has_worked_on_stays_when_a_way_is_taken_back(
    store, community, vote, way, touch
):
    _decide(store, vote, "T2", way)
    store.write("x", touch, _item(store, vote, "T2"))
    assert _take_back(store, vote, "T2", way)
    item = _item(store, vote, "T2")
    assert item.tackled_by == ()
    assert (item.session_id, item.ta_id, item.peer_link_id, item.action_id) == (
        (None,) * 4
    )


def test_a_theme_given_to_a_planned_gathering_is_taken_off_and_it_stays(
    store, community, vote
):
    april = store.write(
        "x", sessions.add, community, datetime(2026, 4, 14, 10), title="April"
    )[0]
    _decide(store, vote, "T7", TackledBy.SESSION_THEME, april)
    assert not _take_back(store, vote, "T7", TackledBy.SESSION_THEME)
    assert store.read(sessions.get, april).topic_id is None


@pytest.mark.parametrize("field", ["purpose", "outcomes", "place", "join_link"])
def test_an_idea_somebody_wrote_in_stays_when_its_way_is_taken_back(
    store, community, vote, field
):
    _decide(store, vote, "T1", TackledBy.SESSION_THEME)
    made = _item(store, vote, "T1").session_id
    store.write("x", sessions.change, made, **{field: "Worked on"})
    assert _take_back(store, vote, "T1", TackledBy.SESSION_THEME)
    assert getattr(store.read(sessions.get, made), field) == "Worked on"


def test_an_idea_something_refers_to_stays_when_its_way_is_taken_back(
    store, community, vote
):
    _decide(store, vote, "T1", TackledBy.SESSION_THEME)
    made = _item(store, vote, "T1").session_id
    store.write("x", rankings.change, vote, session_id=made)
    assert _take_back(store, vote, "T1", TackledBy.SESSION_THEME)
    assert store.read(sessions.get, made).title == "Volunteer retention"


@pytest.mark.parametrize("themed", [False, True])
def test_her_own_idea_of_the_same_name_is_never_deleted(store, community, vote, themed):
    topic = _item(store, vote, "T1").topic_id
    hers = store.write(
        "x",
        sessions.add,
        community,
        title="Volunteer retention",
        topic_id=topic if themed else None,
    )[0]
    _decide(store, vote, "T1", TackledBy.SESSION_THEME, hers)
    _take_back(store, vote, "T1", TackledBy.SESSION_THEME)
    assert store.read(sessions.get, hers).title == "Volunteer retention"


def test_two_votes_on_a_topic_leave_each_other_what_they_decided(
    store, community, vote
):
    second = store.write("x", voting.start, community)[0]
    ours = TackledBy.JOINT_PROJECT
    for need in _on(store, community, "T7"):
        store.write("x", needs.change, need.id, tackled_by=(TackledBy.PEER_MATCH,))
    _decide(store, vote, "T7", TackledBy.TA)
    _decide(store, second, "T7", TackledBy.TA)
    _decide(store, second, "T7", ours)
    said = (TackledBy.PEER_MATCH, TackledBy.TA, ours)
    assert {n.tackled_by for n in _on(store, community, "T7")} == {said}
    _take_back(store, second, "T7", ours)
    _take_back(store, second, "T7", TackledBy.TA)
    for need in _on(store, community, "T7"):
        assert need.tackled_by == (TackledBy.PEER_MATCH, TackledBy.TA)
        assert need.state is NeedState.BEING_TACKLED


def test_two_ways_that_need_a_follow_up_share_one(store, community, vote):
    _decide(store, vote, "T7", TackledBy.EXTERNAL_PERSON)
    _decide(store, vote, "T7", TackledBy.JOINT_PROJECT)
    key = _item(store, vote, "T7").action_id
    assert "gather who joins in" in store.read(one, tables.Action, key).body
    assert not _take_back(store, vote, "T7", TackledBy.EXTERNAL_PERSON)
    assert _item(store, vote, "T7").action_id == key
    body = store.read(one, tables.Action, key).body
    assert body == "Gather who joins in the project: Evaluation design"


def test_not_for_us_parks_what_was_asked_until_it_is_taken_back(store, community, vote):
    _decide(store, vote, "T8", TackledBy.NOT_US)
    assert {n.state for n in _on(store, community, "T8")} == {NeedState.PARKED}
    _take_back(store, vote, "T8", TackledBy.NOT_US)
    assert {n.state for n in _on(store, community, "T8")} == {NeedState.PRIORITIZED}


def test_one_undo_takes_all_of_a_decision_back(store, community, vote):
    changes = _decide(store, vote, "T5", TackledBy.TA)
    assert changes.tables >= {"ranking_item", "need", "ta_engagement", "concerned_site"}
    store.undo(changes)
    assert store.read(lambda s: s.query(tables.TaEngagement).count()) == 0
    assert _item(store, vote, "T5").tackled_by == ()
    assert {n.state for n in _on(store, community, "T5")} == {NeedState.RAISED}


def test_a_topic_is_decided_on_without_a_vote_too(store, community):
    store.write("x", voting.fill, community)
    topic = _on(store, community, "T7")[0].topic_id
    key = store.write("x", tackling.decide_topic, community, topic, TackledBy.TA)[0]
    again = store.write("x", tackling.decide_topic, community, topic, TackledBy.TA)[0]
    assert key == again
    assert store.read(lambda s: s.query(tables.TaEngagement).count()) == 1


def test_what_was_decided_not_to_be_ours_stays_in_the_order_by_strength(
    store, community, vote
):
    _decide(store, vote, "T8", TackledBy.NOT_US)
    rows = store.read(ranked.board, community, None).rows
    last = rows[-1]
    assert (last.topic, last.rank, last.amount) == ("Bilingual outreach", None, None)
    assert last.item.tackled_by == (TackledBy.NOT_US,)
    store.write("x", tackling.take_back, last.item.id, TackledBy.NOT_US)
    rows = store.read(ranked.board, community, None).rows
    assert [row.rank for row in rows if row.topic == last.topic] == [7]
