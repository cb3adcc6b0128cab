"""What is shared of coaching: seen before, read word for word after, taken back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app import clock, phrases
from app.coaching import edits, half_typed, sharing
from app.coaching.sharing import LABELS, Draft
from app.errors import RefusedError
from app.i18n import tr
from app.pdf.story import Pairs
from app.person import consents, site_agreements, site_answers
from app.person.site_agreements import KINDS, Lack
from app.printouts import packets
from app.printouts.readers.shared_summaries import shared_summaries
from app.tables import CoachingSummary
from app.vocabulary import AgreementKind, Audience, ConsentState
from tests.app.coached import World
from tests.app.packing import LEAVES, values
from tests.worlds import quickly

TODAY = date(2026, 2, 19)
YES = ConsentState.YES
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
    world.store.write("Said", site_answers.note, site, sharing.USE, state)


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
    assert read(world, Audience.NEW_SITE_LEAD, site) == []
    luz_says(world, ConsentState.YES)
    assert len(read(world, Audience.NEW_SITE_LEAD, site)) == 1


def luz_says(world, state):
    luz = world.people["Luz Ortega"]
    world.store.write("Said", consents.note, world.community, luz, sharing.USE, state)


def test_who_was_alone_with_the_coach_has_a_say_of_it(world, call):
    says(world, ConsentState.YES)
    share(world, call, Draft(goals="A", agreed_on=TODAY, for_lead=True))
    standing = world.store.read(sharing.standing, call)
    assert (standing.person, standing.agrees, standing.lead_may) == (
        "Luz Ortega",
        True,
        False,
    )
    luz_says(world, ConsentState.YES)
    assert world.store.read(sharing.standing, call).lead_may
    luz_says(world, ConsentState.WITHDRAWN)
    standing = world.store.read(sharing.standing, call)
    assert (standing.agrees, standing.lead_may) == (False, False)
    assert read(world) == []


def test_of_a_conversation_with_several_the_site_decides(world, call):
    both = (world.people["Luz Ortega"], world.people["Naomi Begay"])
    world.store.write("Both", edits.set_people, call, both)
    says(world, ConsentState.YES)
    share(world, call, Draft(goals="A", agreed_on=TODAY, for_lead=True))
    assert world.store.read(sharing.standing, call).person_id is None
    site = world.site("Foothill")
    assert len(read(world, Audience.NEW_SITE_LEAD, site)) == 1


def test_another_person_has_not_agreed_to_what_was_shared(world, call):
    says(world, ConsentState.YES)
    share(world, call)
    naomi = world.people["Naomi Begay"]
    _, done = world.store.write("Changed", edits.set_people, call, (naomi,))
    assert read(world) == []
    assert not world.entry(call).shared
    world.store.undo(done)
    assert len(read(world)) == 1


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


def test_deleting_the_entry_takes_what_was_shared_of_it_along(world, call):
    says(world, ConsentState.YES)
    share(world, call)
    _, done = world.store.write("Deleted", edits.delete, call)
    assert read(world) == []
    assert not world.store.read(lambda s: s.scalars(select(CoachingSummary)).all())
    world.store.undo(done)
    assert len(read(world)) == 1
    assert world.entry(call).shared


def test_deleting_an_entry_leaves_what_was_shared_of_another(world, call):
    says(world, ConsentState.YES)
    share(world, call)
    world.store.write("Deleted", edits.delete, world.talk("Luz Ortega"))
    assert len(read(world)) == 1


def test_another_site_has_not_agreed_to_what_was_shared(world, call):
    foothill, alder = world.site("Foothill"), world.site("Alder")
    for site in (foothill, alder):
        world.store.write("Said", site_answers.note, site, sharing.USE, YES)
    share(world, call)
    world.store.write("Moved", edits.set_site, call, alder)
    assert read(world) == []  # neither site reads, or is read of, by anybody
    assert not world.entry(call).shared
    share(world, call)  # agreed to anew
    assert [one.site_id for one in read(world)] == [alder]
    world.store.write("Moved", edits.set_site, call, foothill)
    assert read(world) == []
    world.store.write("Moved", edits.set_site, call, None)
    assert read(world) == []
    assert world.store.read(sharing.of_entry, call).strengths == SAID.strengths


def test_a_move_taken_back_gives_the_agreement_back(world, call):
    says(world, ConsentState.YES)
    share(world, call)
    _, moved = world.store.write("Moved", edits.set_site, call, world.site("Alder"))
    world.store.undo(moved)
    assert [one.site_id for one in read(world)] == [world.site("Foothill")]


def test_the_summary_keeps_to_the_day_of_the_conversation(world, call):
    says(world, ConsentState.YES)
    share(world, call)
    day = TODAY - timedelta(days=20)
    world.store.write("Changed", edits.change, call, "happened_on", day)
    assert [one.happened_on for one in read(world)] == [day]


@pytest.mark.parametrize(
    "act", [edits.drop, lambda s, key: edits.plan(s, key, TODAY + timedelta(days=5))]
)
def test_what_was_not_held_is_read_by_nobody(world, call, act):
    says(world, ConsentState.YES)
    share(world, call)
    world.store.write("Changed", act, call)
    assert read(world) == []
    with pytest.raises(RefusedError, match="not been held"):
        share(world, call)
    share(world, call, Draft(goals="A goal"))  # as a draft, it may be written
    world.store.write("Held", edits.hold, call)
    assert read(world) == []


def test_a_day_of_agreement_that_was_typed_is_not_the_next_site_s(world, call):
    form = half_typed.summary_of(call)
    said = {"strengths": "Two new people", "agreed": TODAY.isoformat()}
    world.store.write("Typed", half_typed.keep, world.community, form, said)
    world.store.write("Moved", edits.set_site, call, world.site("Alder"))
    kept = world.store.read(half_typed.typed, world.community, form)
    assert kept == {"strengths": "Two new people"}


def test_a_next_contact_that_is_past_is_not_told(world):
    clock.pretend(date(2026, 4, 9))
    assert (tr("Next contact"), SAID.next_contact_on) not in sharing.lines(SAID)
    clock.pretend(date(2026, 4, 8))
    assert (tr("Next contact"), SAID.next_contact_on) in sharing.lines(SAID)


def test_the_log_says_what_is_wanting_with_its_site_and_no_other(world, call):
    foothill = world.site("Foothill")
    both = tuple(Lack(kind) for kind in KINDS)
    assert lacking(world, call) == both
    key = world.store.write(
        "Begun", site_agreements.begin, foothill, AgreementKind.CONFIDENTIALITY
    )[0]
    assert lacking(world, call) == both  # begun is not agreed
    change(world, key, agreed_on=TODAY + timedelta(days=1))
    assert lacking(world, call) == both  # nor is what is to be agreed tomorrow
    change(world, key, agreed_on=TODAY)
    assert lacking(world, call) == (Lack(AgreementKind.DUAL_ROLE),)
    assert lacking(world, world.talk("Naomi Begay")) == both
    due = TODAY - timedelta(days=1)
    change(world, key, review_on=due)
    overdue = Lack(AgreementKind.CONFIDENTIALITY, due)
    assert lacking(world, call)[0] == overdue
    change(world, key, review_on=TODAY)
    assert lacking(world, call) == (Lack(AgreementKind.DUAL_ROLE),)
    world.store.write("Ended", site_agreements.retire, key)
    assert lacking(world, call) == both


def lacking(world, call):
    return world.store.read(sharing.standing, call).lacking


def change(world, key, **said):
    world.store.write("Changed", site_agreements.change, key, **said)


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
        site_answers.note(
            session, world.site("Foothill"), sharing.USE, ConsentState.YES
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
