"""The papers of a vote: ballots, the sheet for dots, and what was asked for ranked."""

import pytest

from app import tables
from app.needs import needs, offers, rankings, tackling
from app.pdf import press
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import Panel
from app.person import consents, people
from app.person.people import PersonDraft
from app.printouts import catalog
from app.vocabulary import ConsentState, ConsentUse, Layer, RankingMethod, TackledBy
from tests.app import voting
from tests.app.papers import blocks_of, everything, rows_of, said
from tests.app.voting import TALLY, by_code


@pytest.fixture
def vote(store, community):
    """The key of the vote of US4, counted."""
    store.write("x", voting.fill, community)
    made = store.write("x", voting.start, community)[0]
    store.write("x", rankings.count, made, store.read(by_code, made, TALLY))
    return made


def _paper(store, code, key, **chosen):
    return store.read(catalog.named(code).compose, key, chosen)


def test_there_is_a_slip_for_each_voter_with_every_topic_and_no_result(store, vote):
    paper = _paper(store, "needs_ballot", vote)
    words = said(paper)
    assert words.count("Private ballot") == 6
    assert words.count("Evaluation design") == 6
    assert words.count("Site, if you like:") == 6
    assert "Mark what matters most to you: 3 crosses at most." in words
    topics = [one for one in words if one in voting.TOPICS.values()]
    assert topics[:7] == sorted(topics[:7])  # by name: no rank sways anybody


def test_short_topics_let_six_slips_share_a_page(store, vote):
    paper = _paper(store, "needs_ballot", vote)
    assert len(blocks_of(paper, Panel)) == 3
    for size in PaperSize:
        assert press.printed([paper], PageSetup(size)).pages == 1


def test_the_line_for_the_site_can_be_left_out(store, vote):
    assert "Site, if you like:" not in said(
        _paper(store, "needs_ballot", vote, site="no")
    )


@pytest.mark.parametrize("method", list(RankingMethod))
def test_each_method_has_a_slip_that_says_what_to_do(store, community, method):
    store.write("x", voting.fill, community)
    made = store.write("x", voting.start, community, method, voters=2)[0]
    words = said(_paper(store, "needs_ballot", made))
    assert words.count("Grant renewal") == 2
    hints = {
        RankingMethod.PRIVATE_BALLOT: "Mark what",
        RankingMethod.DOT_VOTE: "You have 3 votes",
        RankingMethod.IMPACT_EFFORT: "Write a number from 0 to 100",
        RankingMethod.MOSCOW: "Put one cross",
        RankingMethod.RANK_ORDER: "Write 1 beside",
        RankingMethod.HUNDRED_POINTS: "Share out",
        RankingMethod.FIST_TO_FIVE: "Circle how much",
    }
    assert any(one.startswith(hints[method]) for one in words)


def test_the_sheet_for_dots_has_a_row_for_each_topic_on_one_page(store, vote):
    paper = _paper(store, "dot_vote_sheet", vote)
    assert len(blocks_of(paper, Panel)) == 7
    for size in PaperSize:
        assert press.printed([paper], PageSetup(size)).pages == 1


def test_what_was_asked_for_is_ranked_with_ties_and_decisions(store, community, vote):
    key = store.read(voting.items, vote)["T7"]
    store.write("x", tackling.decide, key, TackledBy.TA)
    rows = rows_of(_paper(store, "ranked_needs", community))
    assert [row[:2] for row in rows[:4]] == [
        ("1", "Evaluation design"),
        ("2", "Grant renewal"),
        ("3", "Volunteer retention"),
        ("4", rows[3][1]),
    ]
    assert rows[0][4] == "Technical assistance"
    assert rows[0][3] == "Nobody listed yet"


def test_without_a_vote_it_is_ranked_by_how_strongly(store, community):
    store.write("x", voting.fill, community)
    rows = rows_of(_paper(store, "ranked_needs", community))
    assert rows[0][:3] == ("1", "Evaluation design", "7")


def test_who_can_help_is_named_only_if_members_may_read_of_it(store, community, vote):
    brings = {o.topic: o for o in store.read(offers.of_community, community)}
    paper = everything(_paper(store, "ranked_needs", community))
    assert "entries are left out" in paper
    story = brings["Data storytelling"]
    rows = {row[1]: row[3] for row in rows_of(_paper(store, "ranked_needs", community))}
    assert rows["Data storytelling"] == "Nobody listed yet"
    store.write("x", offers.let_list, community, story.id, agreed=True)
    rows = {row[1]: row[3] for row in rows_of(_paper(store, "ranked_needs", community))}
    assert rows["Data storytelling"] == "Bluestem"


def test_what_the_whole_circle_asks_for_is_on_the_papers(store, community):
    store.write("x", needs.add, community, "Rest", None, strength=3, layer=Layer.MEMBER)
    rows = rows_of(_paper(store, "ranked_needs", community, by="strength"))
    assert rows[0][:2] == ("1", "Rest")
    paper = everything(_paper(store, "needs_matrix", community, columns="sites"))
    assert "The whole circle" in paper
    assert "Rest" in paper


def test_what_a_person_asked_for_in_confidence_is_on_no_paper(store, community, vote):
    draft = PersonDraft("Ada Lovelace", site="Alder")
    ada = store.write("x", people.add, community, draft)[0]
    for use in (ConsentUse.DIRECTORY, ConsentUse.EXPERTISE):
        store.write("x", consents.note, community, ada, use, ConsentState.YES)
    for topic, layer in (("Sleeping badly", Layer.SUCCESSOR), ("Chess", Layer.MEMBER)):
        store.write("x", needs.add, community, topic, ada, strength=3, layer=layer)
    asked = [
        ("ranked_needs", community, {"by": "strength"}),
        ("ranked_needs", community, {"by": "vote"}),
        ("needs_matrix", community, {"columns": "sites"}),
        ("needs_matrix", community, {"columns": "people"}),
        ("needs_ballot", vote, {}),
        ("dot_vote_sheet", vote, {}),
    ]
    told = [everything(_paper(store, code, key, **how)) for code, key, how in asked]
    sites = store.read(lambda s: [one.id for one in s.query(tables.Site)])
    told += [everything(_paper(store, "what_we_bring", site)) for site in sites]
    assert "Chess" in told[0]  # what she agreed to is there
    assert [paper for paper in told if "Sleeping" in paper] == []
