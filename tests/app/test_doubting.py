"""The store of the tests doubts in earnest: what cannot be undone is noticed."""

import pytest
from sqlalchemy import text


def _rename(session, community, name):
    session.execute(
        text("UPDATE community SET name = :name WHERE id = :id"),
        {"name": name, "id": community.hex},
    )


def test_a_write_that_can_be_undone_leaves_no_trace_of_the_doubt(store, community):
    _, done = store.write("Renamed", _rename, community, "Steady Homes")

    assert store.read(_scalar, "SELECT count(*) FROM act") == 2
    assert store.read(_scalar, "SELECT count(*) FROM change") == 2
    assert store.undo(done).tables == {"community"}
    assert store.read(_scalar, "SELECT name FROM community") == "Healthy Homes Circle"


def test_a_change_behind_the_back_of_the_log_is_noticed(store, community):
    def act(session):
        session.execute(text("DROP TRIGGER community_log_u"))
        _rename(session, community, "Unseen")

    with pytest.raises(AssertionError, match=r"(?s)log knows nothing of.*Unseen"):
        store.write("Renamed", act)


def test_a_log_that_forgets_what_was_there_is_noticed(store, community):
    def act(session):
        _rename(session, community, "Steady Homes")
        session.execute(
            text("UPDATE change SET old_values = '{\"name\": \"\"}' WHERE kind = 'u'")
        )

    with pytest.raises(AssertionError, match=r"(?s)undone.*Healthy Homes Circle"):
        store.write("Renamed", act)


def test_a_search_index_out_of_step_is_noticed(store, community):
    def act(session):
        _rename(session, community, "Steady Homes")
        session.execute(text("DROP TRIGGER community_search_u"))
        session.execute(text("DROP TRIGGER search_entry_changed"))
        session.execute(text("UPDATE search_entry SET body = 'out of step'"))

    with pytest.raises(AssertionError, match=r"(?s)undone.*search_entry"):
        store.write("Renamed", act)


def _scalar(session, sql):
    return session.scalar(text(sql))
