"""A leaders’ circle comes with its plan (NR19)."""

from app.gathering import circles, sessions
from app.gathering.plans import flat
from app.vocabulary import Category, SessionKind, SessionStatus, Voice


def test_a_leaders_circle_has_a_go_round_of_successes_and_one_of_challenges(
    store, community
):
    key, _ = store.write("Planned", circles.begin, community, 6)
    plan = store.read(sessions.plan, key)
    gathering = plan.gathering
    assert gathering.kind is SessionKind.LEADERS_CIRCLE
    assert (gathering.status, gathering.starts_local) == (SessionStatus.IDEA, None)
    assert gathering.expected == 6
    blocks = flat(plan.blocks)
    assert sum(block.minutes for block in blocks) == circles.MINUTES
    assert [block.category for block in blocks] == [
        Category.WELCOME,
        Category.AFFIRMATION,
        Category.DIALOGUE,
        Category.PEER_HELP,
        Category.CLOSING,
    ]
    success, challenge = blocks[1], blocks[2]
    assert "success" in success.title
    assert "challenge" in challenge.title
    for block in (success, challenge):
        assert block.voice is Voice.MEMBER
        assert {step.per for step in block.steps} == {"person"}
        assert {step.rounds for step in block.steps} == {6}


def test_a_leaders_circle_of_nobody_known_yet_has_its_plan_all_the_same(
    store, community
):
    key, _ = store.write("Planned", circles.begin, community)
    plan = store.read(sessions.plan, key)
    assert plan.gathering.expected is None
    assert plan.agenda.minutes == circles.MINUTES
