"""What is shared of coaching: seen before, read word for word after, taken back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock, phrases, tables
from app.coaching import edits, sharing
from app.coaching.sharing import LABELS, Draft
from app.i18n import tr
from app.pdf.story import Pairs
from app.printouts import packets
from app.printouts.readers.shared_summaries import shared_summaries
from app.vocabulary import AgreementKind, Audience, ConsentState
from tests.app.coached import World
from tests.app.packing import LEAVES, values
from tests.worlds import quickly

TODAY = date(2026, 2, 19)
SAID = Draft(
    strengths="Two new people ready to stand in front.",
    goals="Co-hosting in two languages.",
    commitments="Will ask two members to co-host March.",
    body="Likes to be called in the evening.",
    next_contact_on=date(2026, 4, 8),
    agreed_on=TODAY,
)


@pytest.fixture
def world(store, community):
    return World(store, community, TODAY)


@pytest.fixture
def call(world):
    return world.talk("Luz Ortega", hard="CANARYBRAVO: conflict", minutes=50)


def share(world, call, draft=SAID):
    return world.store.write("Shared", sharing.share, call, draft)[0]


def says(world, state):
    site = world.site("Foothill")
    note = sharing.note_site_says
    world.store.write("Said", note, world.community, site, state)


def read(world, audience=Audience.SUCCESSOR, site=None):
    found = world.store.read(shared_summaries, world.community, audience, site)
    return list(found.shared)


def test_a_successor_reads_word_for_word_what_the_preview_showed(world, call):
    says(world, ConsentState.YES)
    share(world, call)
    (summary,) = read(world)
    assert [
        (tr(label), getattr(summary, name)) for name, label in LABELS.items()
    ] == sharing.lines(SAID)[:4]
    assert summary.next_contact_on == SAID.next_contact_on
    assert summary.agreed_on == SAID.agreed_on
    assert summary.person == ""


def test_the_packet_prints_the_lines_of_the_preview_and_no_others(world, call):
    says(world, ConsentState.YES)
    share(world, call)
    paper = world.store.read(packets.compose, world.community, *LEAVES)
    printed = [
        pair for one in values(paper) if isinstance(one, Pairs) for pair in one.items
    ]
    previewed = [
        (label, phrases.short_date(said) if isinstance(said, date) else said)
        for label, said in sharing.lines(SAID)
    ]
    assert [pair for pair in printed if pair in previewed] == previewed
    assert "CANARYBRAVO" not in repr(paper)


def test_nobody_reads_it_before_the_site_says_yes(world, call):
    share(world, call)
    assert read(world) == []
    for state in (ConsentState.ASKED, ConsentState.NO, ConsentState.WITHDRAWN):
        says(world, state)
        assert read(world) == []
        assert not world.store.read(sharing.standing, call).agrees
    says(world, ConsentState.YES)
    assert len(read(world)) == 1
    assert world.store.read(sharing.standing, call).agrees


def test_a_draft_that_was_not_agreed_is_read_by_nobody(world, call):
    says(world, ConsentState.YES)
    share(world, call, Draft(goals="A goal"))
    assert read(world) == []
    assert not world.entry(call).shared
    assert world.entry(call).summary_id is not None
    share(world, call, Draft(goals="A goal", agreed_on=TODAY))
    assert len(read(world)) == 1
    assert world.entry(call).shared


def test_an_acting_coach_and_a_new_lead_read_only_what_is_meant_for_them(world, call):
    says(world, ConsentState.YES)
    share(world, call)
    site = world.site("Foothill")
    assert read(world, Audience.ACTING_COACH) == []
    assert read(world, Audience.NEW_SITE_LEAD, site) == []
    share(world, call, Draft(goals="A", agreed_on=TODAY, for_acting=True))
    assert len(read(world, Audience.ACTING_COACH)) == 1
    share(world, call, Draft(goals="A", agreed_on=TODAY, for_lead=True))
    assert read(world, Audience.ACTING_COACH) == []
    assert len(read(world, Audience.NEW_SITE_LEAD, site)) == 1


def test_what_is_taken_back_is_gone_and_comes_back_with_undo(world, call):
    says(world, ConsentState.YES)
    share(world, call)
    _, done = world.store.write("Taken back", sharing.take_back, call)
    assert read(world) == []
    entry = world.entry(call)
    assert (entry.summary_id, entry.shared) == (None, False)
    assert entry.hard == "CANARYBRAVO: conflict"
    world.store.undo(done)
    assert len(read(world)) == 1
    assert world.entry(call).shared


def test_deleting_the_entry_leaves_what_was_agreed(world, call):
    says(world, ConsentState.YES)
    share(world, call)
    world.store.write("Deleted", edits.delete, call)
    assert len(read(world)) == 1


def test_a_next_contact_that_is_past_is_not_told(world):
    clock.pretend(date(2026, 4, 9))
    assert (tr("Next contact"), SAID.next_contact_on) not in sharing.lines(SAID)
    clock.pretend(date(2026, 4, 8))
    assert (tr("Next contact"), SAID.next_contact_on) in sharing.lines(SAID)


def test_the_log_says_where_no_confidentiality_agreement_is(world, call, store):

    assert not store.read(sharing.standing, call).confidential

    def agree(session):
        session.add(
            tables.Agreement(
                community_id=world.community,
                kind=AgreementKind.CONFIDENTIALITY,
                title="What stays between us",
                site_id=world.site("Foothill"),
                agreed_on=TODAY,
            )
        )

    store.write("Agreed", agree)
    assert store.read(sharing.standing, call).confidential
    other = world.talk("Naomi Begay")
    assert not store.read(sharing.standing, other).confidential


TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
DAYS = st.none() | st.dates(TODAY - timedelta(days=60), TODAY + timedelta(days=60))
DRAFTS = st.builds(
    Draft,
    strengths=TEXT,
    goals=TEXT,
    commitments=TEXT,
    body=TEXT,
    next_contact_on=DAYS,
    agreed_on=DAYS,
    for_acting=st.booleans(),
    for_lead=st.booleans(),
)


@quickly
@given(draft=DRAFTS, hidden=TEXT)
def test_whatever_is_shared_is_read_back_and_nothing_of_the_entry(
    world, call, draft, hidden
):
    clock.pretend(TODAY)
    if draft.is_empty:
        return
    with world.store._writer() as session:
        edits.change(session, call, "body", hidden)
        sharing.note_site_says(
            session, world.community, world.site("Foothill"), ConsentState.YES
        )
        sharing.share(session, call, draft)
        session.expire_all()
        kept = sharing.of_entry(session, call)
        found = shared_summaries(session, world.community, Audience.SUCCESSOR).shared
        session.rollback()
    assert sharing.lines(kept) == sharing.lines(draft)
    assert bool(found) == (draft.agreed_on is not None)
    for one in found:
        for name in LABELS:
            assert getattr(one, name) == getattr(draft, name).strip()
