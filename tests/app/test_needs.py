"""What is asked for: by whom, how strongly, how fresh, and what it comes to."""

from datetime import date

import pytest

from app import clock, settings
from app.errors import GoneError, RefusedError
from app.needs import needs
from app.person import memberships, people
from app.vocabulary import (
    Confidence,
    Layer,
    NeedState,
    Source,
    TackledBy,
    WorkType,
)
from tests.app.needing import circle

TODAY = date(2026, 5, 12)


@pytest.fixture
def here(store, community):
    clock.pretend(TODAY)
    return circle(store, community)


def get(here, key):
    return here.store.read(needs.get, key)


def test_a_need_of_which_no_more_is_said_is_important_and_was_heard_today(here):
    need = get(here, here.ask("Grants", here.alder))
    assert (need.strength, need.asked_on, need.source) == (2, TODAY, Source.SELF_REPORT)
    assert (need.holder.name, need.topic, need.words) == (
        "Alder Creek",
        "Grants",
        "Grants",
    )
    assert need.state is NeedState.RAISED
    assert need.layer is Layer.MEMBER
    assert not need.stale


def test_a_person_asks_and_the_whole_circle_too(here):
    here.ask("Grants", here.ada, wording="Who reads\n them?")
    here.ask("Boards")
    [boards, grants] = here.needs()
    assert boards.holder is None
    assert grants.holder.site == "Alder Creek"
    assert grants.words == "Who reads them?"


def test_everything_that_is_said_of_a_need_is_kept(here):
    said = {
        "strength": 3,
        "urgent_by": date(2026, 8, 31),
        "state": NeedState.BEING_TACKLED,
        "tackled_by": (TackledBy.PEER_MATCH, TackledBy.TA),
        "work_type": WorkType.GROUP_LEARNING,
        "joint_impact": "More.\nMuch more.",
        "assets": "A barn",
        "satisfying": "Ten stay",
        "source": Source.DOT_VOTE,
        "confidence": Confidence.CONFIRMED,
        "asked_on": date(2026, 2, 10),
        "checked_on": date(2026, 3, 1),
        "layer": Layer.SITE,
        "wording": "Mentors leave.",
    }
    need = get(here, here.ask("Volunteers", here.alder, **said))
    assert {name: getattr(need, name) for name in said} == said


@pytest.mark.parametrize("strength", [-1, 4, 100])
def test_a_strength_that_is_none_is_refused(here, strength):
    with pytest.raises(RefusedError, match="from 0 to 3"):
        here.ask("Grants", here.alder, strength=strength)
    assert here.needs() == []
    assert here.topics() == []  # what was refused leaves nothing behind


def test_who_is_not_here_cannot_ask(here):
    here.store.write("x", people.archive, here.ada)
    with pytest.raises(GoneError):
        here.ask("Grants", here.ada)


def test_what_is_settled_is_not_asked_for_any_more(here):
    open_one = here.ask("Grants", here.alder)
    for state in (NeedState.ADDRESSED, NeedState.PARKED, NeedState.DROPPED):
        here.ask("Boards", here.cedar, state=state)
    here.ask("Vans", here.cedar, strength=0)
    assert [n.id for n in here.needs()] == [open_one]
    assert len(here.needs(settled=True)) == 5


def test_what_somebody_asked_for_who_left_is_not_among_it(here):
    here.ask("Grants", here.ada)
    here.store.write("x", memberships.leave, here.community, here.ada)
    assert here.needs() == []


def test_totals_add_up_by_topic_and_count_every_site_once(here):
    here.ask("Grants", here.alder, strength=3)
    here.ask("Grants", here.ada, strength=1)  # of Alder too
    here.ask("Grants", here.cedar, strength=2)
    here.ask("Boards", here.bluestem, strength=3)
    here.ask("Boards", strength=3)
    found = [(t.topic, t.strength, t.sites) for t in needs.totals(here.needs())]
    assert found == [("Grants", 6, 2), ("Boards", 6, 1)]
    assert [n.strength for n in needs.totals(here.needs())[0].needs] == [3, 2, 1]


def test_a_need_not_checked_for_a_year_is_stale_until_it_is_checked(here):
    key = here.ask("Grants", here.alder, asked_on=date(2025, 3, 12))
    assert get(here, key).stale
    here.store.write("x", needs.change, key, checked_on=TODAY)
    assert not get(here, key).stale
    newer = here.ask("Boards", here.alder, asked_on=date(2025, 5, 20))
    assert not get(here, newer).stale
    here.store.write("x", settings.write, "stale_months", 6)
    assert get(here, newer).stale


def test_topic_and_holder_can_be_put_right(here):
    key = here.ask("Grnats", here.alder)
    here.store.write("x", needs.change_topic, key, "Grants")
    here.store.write("x", needs.change_holder, key, here.bob)
    assert (get(here, key).topic, get(here, key).holder.name) == ("Grants", "Bob Reed")
    here.store.write("x", needs.change_holder, key, None)
    assert get(here, key).holder is None


def test_a_deleted_need_is_gone_and_comes_back_with_undo(here):
    key = here.ask("Grants", here.alder)
    _, changes = here.store.write("x", needs.delete, key)
    with pytest.raises(GoneError, match="no longer in the book"):
        get(here, key)
    here.store.undo(changes)
    assert get(here, key).topic == "Grants"


def test_a_need_of_somebody_who_was_archived_is_not_the_whole_circles(here):
    key = here.ask("Grants", here.ada)
    here.store.write("x", people.archive, here.ada)
    with pytest.raises(GoneError, match="no longer in this community"):
        get(here, key)
    assert get(here, here.ask("Vans")).holder is None
