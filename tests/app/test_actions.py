"""Follow-ups and private promises: what is due, ticked, changed, taken out."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app import clock, settings, tables
from app.book.store import Store
from app.day import actions, promises
from app.errors import GoneError, RefusedError
from app.vocabulary import ActionKind, Mode, PrivateKind, SessionKind
from tests.doubting import DoubtingStore

TODAY = date(2026, 5, 14)
SOON = TODAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def thursday() -> None:
    clock.pretend(TODAY)


@pytest.fixture
def coach(store: Store) -> UUID:
    """The key of the person the coach is."""
    return store.write("Coach", _add_coach)[0]


def test_a_new_follow_up_is_the_coachs_own_and_due_when_said(
    store: Store, community: UUID, coach: UUID
) -> None:
    store.write("Added", actions.add, community, "  Call\nKofi ", SOON)
    (one,) = store.read(actions.open_ones, SOON, "hers")
    assert (one.words, one.due, one.hers) == ("Call Kofi", SOON, True)
    assert store.read(actions.open_ones, SOON, "others") == []


def test_what_is_due_later_waits_and_what_has_no_day_stands_last(
    store: Store, community: UUID
) -> None:
    store.write("Added", actions.add, community, "Someday")
    store.write("Added", actions.add, community, "Late", TODAY - timedelta(days=3))
    store.write("Added", actions.add, community, "Far", SOON + timedelta(days=1))
    found = store.read(actions.open_ones, SOON, "hers")
    assert [one.words for one in found] == ["Late", "Someday"]


def test_ticked_ones_are_gone_and_come_back_with_undo(
    store: Store, community: UUID
) -> None:
    key, _ = store.write("Added", actions.add, community, "Call Kofi", TODAY)
    _, done = store.write("Follow-up done", actions.complete, key)
    assert store.read(actions.due_by, TODAY) == 0
    store.undo(done)
    assert store.read(actions.due_by, TODAY) == 1


def test_what_somebody_else_said_they_would_do_is_not_counted_as_hers(
    store: Store, community: UUID, coach: UUID
) -> None:
    store.write("Theirs", _add_theirs, community)
    assert store.read(actions.due_by, TODAY) == 0
    (one,) = store.read(actions.open_ones, TODAY, "others")
    assert one.face is not None
    assert one.face.name == "Ruth Tallgrass"


def test_a_checklist_falls_due_counted_from_its_gathering(
    store: Store, community: UUID
) -> None:
    store.write("Checklist", _add_checklist, community)
    (one,) = store.read(actions.open_ones, TODAY, "hers")
    assert one.due == TODAY
    assert one.source.title == "Spring gathering"
    assert store.read(actions.due_by, TODAY) == 1
    assert store.read(actions.due_by, TODAY - timedelta(days=1)) == 0


def test_words_and_day_can_be_changed_but_not_to_nothing(
    store: Store, community: UUID
) -> None:
    key, _ = store.write("Added", actions.add, community, "Call Kofi", TODAY)
    store.write("Changed", actions.change, key, "Call Kofi and Ben", None)
    (one,) = store.read(actions.open_ones, TODAY, "hers")
    assert (one.words, one.due) == ("Call Kofi and Ben", None)
    with pytest.raises(RefusedError, match="Say what is to be done"):
        store.write("Changed", actions.change, key, " \n ", None)


def test_what_is_gone_says_so(store: Store, community: UUID) -> None:
    key, _ = store.write("Added", actions.add, community, "Call Kofi")
    store.write("Follow-up deleted", actions.delete, key)
    with pytest.raises(GoneError):
        store.write("Follow-up done", actions.complete, key)


def test_follow_ups_of_an_archived_community_rest(
    store: Store, community: UUID
) -> None:
    store.write("Added", actions.add, community, "Call Kofi", TODAY)
    store.write("Archived", _archive, community)
    assert store.read(actions.open_ones, TODAY, "hers") == []
    assert store.read(actions.due_by, TODAY) == 0


def test_a_private_promise_shows_its_words_and_the_talk_it_comes_from(
    sample_store: DoubtingStore,
) -> None:
    clock.pretend(None)
    found = sample_store.read(promises.open_ones, clock.today() + timedelta(days=14))
    assert len(found) >= 5
    assert all(one.private and one.words for one in found)
    assert any(one.source.mode and one.face for one in found)


def test_a_kept_promise_is_gone_and_no_label_says_what_it_was(
    store: Store, community: UUID
) -> None:
    key, _ = store.write("Written", _add_promise, community, "Ask about the van")
    assert store.read(promises.due_by, TODAY) == 1
    _, done = store.write("Promise kept", promises.keep, key)
    assert "van" not in done.label
    assert store.read(promises.due_by, TODAY) == 0
    assert store.read(promises.open_ones, SOON) == []
    store.undo(done)
    assert [one.words for one in store.read(promises.open_ones, SOON)] == [
        "Ask about the van"
    ]


def test_a_private_promise_never_reaches_the_log_of_shared_tables(
    store: Store, community: UUID
) -> None:
    key, _ = store.write("Written", _add_promise, community, "Ask about the van")
    store.write("Changed", promises.change, key, "Ask about the old van", SOON)
    store.write("Put off", promises.put_to, key, SOON)
    store.write("Promise deleted", promises.delete, key)
    assert "van" not in store.read(_shared_log)


@given(st.text(max_size=600))
def test_said_keeps_one_line_or_refuses(words: str) -> None:
    with suppress(RefusedError):
        line = actions.said(words)
        assert line == " ".join(words.split()) != ""
        assert len(line) <= actions.LONGEST


def _add_coach(session: Session) -> UUID:
    person = tables.Person(name="Marisol Vega")
    session.add(person)
    session.flush()
    settings.save_coach(session, settings.Coach("Marisol Vega", person_id=person.id))
    return person.id


def _add_theirs(session: Session, community_id: UUID) -> None:
    person = tables.Person(name="Ruth Tallgrass")
    session.add(person)
    session.flush()
    session.add(
        tables.Action(
            community_id=community_id,
            body="Bring the sheets",
            owner_id=person.id,
            due_on=TODAY,
        )
    )


def _add_checklist(session: Session, community_id: UUID) -> None:
    gathering = tables.Session(
        community_id=community_id,
        title="Spring gathering",
        kind=SessionKind.REGULAR,
        mode=Mode.IN_PERSON,
        zone="America/Denver",
        starts_local=datetime(2026, 5, 21, 10),
    )
    session.add(gathering)
    session.flush()
    session.add(
        tables.Action(
            community_id=community_id,
            body="Send the reminder",
            session_id=gathering.id,
            offset_days=-7,
            kind=ActionKind.CHECK,
        )
    )


def _add_promise(session: Session, community_id: UUID, words: str) -> UUID:
    note = tables.PrivateNote(
        community_id=community_id,
        kind=PrivateKind.PROMISE,
        body=words,
        noted_on=TODAY - timedelta(days=7),
        due_on=TODAY,
    )
    session.add(note)
    session.flush()
    return note.id


def _archive(session: Session, community_id: UUID) -> None:
    session.get_one(tables.Community, community_id).retired_on = TODAY


def _shared_log(session: Session) -> str:
    rows = session.connection().exec_driver_sql(
        "SELECT group_concat(coalesce(new_values, '') || coalesce(old_values, '')) "
        "FROM change"
    )
    return str(rows.scalar())
