"""What people agreed to: which of several answers holds, and where it is noted."""

from datetime import date

import pytest
from sqlalchemy import select

from app import clock, tables
from app.errors import RefusedError
from app.person import consents
from app.vocabulary import ConsentState, ConsentUse
from tests.app.consenting import YES, put
from tests.app.peopled import add, second_community

TODAY = date(2026, 5, 12)
USE = ConsentUse.DIRECTORY
NO, WITHDRAWN = ConsentState.NO, ConsentState.WITHDRAWN


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def ada(store, community):
    return add(store, community, "Ada Lovelace")


def answer(store, community, person, state, day):
    return put(
        store,
        tables.Consent,
        community_id=community,
        person_id=person,
        use=USE,
        state=state,
        decided_on=day,
    )


def holds(store, community, person):
    of_person = store.read(consents.of_person, community, person).get(USE)
    of_all = store.read(consents.of_community, community).get(person, {}).get(USE)
    assert of_person is of_all
    return of_person


@pytest.mark.parametrize("refusal", [NO, WITHDRAWN])
def test_a_refusal_without_a_day_holds(store, community, ada, refusal):
    answer(store, community, ada, YES, date(2026, 5, 1))
    answer(store, community, ada, refusal, None)
    assert holds(store, community, ada) is refusal


@pytest.mark.parametrize("state", [YES, ConsentState.ASKED])
def test_anything_else_without_a_day_is_the_oldest(store, community, ada, state):
    answer(store, community, ada, state, None)
    answer(store, community, ada, NO, date(2020, 1, 1))
    assert holds(store, community, ada) is NO


def test_in_a_document_too_a_refusal_without_a_day_holds():
    assert consents.agrees([("2026-05-01", "yes")])
    assert consents.agrees([("2026-05-01", "yes"), ("", "yes")])
    assert not consents.agrees([("2026-05-01", "yes"), ("", "withdrawn")])
    assert not consents.agrees([("2026-05-01", "yes"), ("", "no")])


def test_an_answer_here_leaves_what_was_said_for_everywhere(store, community, ada):
    other, _ = store.write("Other", second_community)
    everywhere = answer(store, None, ada, YES, date(2026, 1, 1))
    store.write("Noted", consents.note, community, ada, USE, NO)
    assert holds(store, community, ada) is NO
    assert holds(store, other, ada) is YES
    store.write("Noted", consents.note, community, ada, USE, None)
    assert holds(store, community, ada) is YES
    kept = store.read(lambda s: list(s.scalars(select(tables.Consent.id))))
    assert kept == [everywhere]


def test_an_answer_that_would_not_hold_is_refused(store, community, ada):
    answer(store, None, ada, WITHDRAWN, None)
    with pytest.raises(RefusedError, match="stricter answer for all"):
        store.write("Noted", consents.note, community, ada, USE, YES)
    assert holds(store, community, ada) is WITHDRAWN
