"""The program is killed at any moment: all it acknowledged is there, and no half act.

The child does random acts through the real store. Inside each transaction it tells what
the book will look like after it, and after the commit that it is done. Then it is
killed; the book has to be as last acknowledged, or as the act under way was to make it.
"""

import hashlib
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.book import books
from app.book.store import Store
from tests import random_acts
from tests.doubting import check_whole
from tests.killing import BEGUN, kill, kills, prepare
from tests.logbook import check_log, standing

REUSED = 25  # kills of one book, so that damage would add up
WARM = 2  # acts before a process may be killed: the first is the slowest


@pytest.fixture(scope="module", autouse=True)
def _prepared():
    prepare(__name__)


class TellingStore(Store):
    """Tells before each commit what the book will be."""

    def __init__(self, path, tell, *, lies):
        super().__init__(path)
        self.tell = tell
        self.lies = lies

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        with super()._transaction() as session:
            yield session
            session.flush()
            self.tell(("about to be", _state(session)))
            if self.lies:
                self.tell(("done", ""))


def test_nothing_acknowledged_is_lost_and_no_act_is_half_there(empty_book, tmp_path):
    random = random_acts.lots(20260304)
    journals = acts = 0

    for number in range(kills(100)):
        if number % REUSED == 0:
            path = tmp_path / f"{number}{books.SUFFIX}"
            path.write_bytes(empty_book.read_bytes())
            known = _look(path)
        killed = kill(_work, path, random.random(), within=0.12, random=random)
        journals += path.with_name(f"{path.name}-journal").exists()
        acts += killed.told.count(("done", ""))
        known = _check(path, known, killed.told)

    assert acts > 2 * number
    assert journals or number < 20, "no kill came in the middle of a transaction"


def test_a_store_that_acknowledges_too_early_is_found_out(empty_book, tmp_path):
    path = tmp_path / f"book{books.SUFFIX}"
    random = random_acts.lots(4)
    path.write_bytes(empty_book.read_bytes())

    def kill_often():
        known = _look(path)
        for _ in range(100):
            told = kill(_lie, path, random.random(), within=0.12, random=random).told
            known = _check(path, known, told)

    with pytest.raises(AssertionError, match="not as it was acknowledged"):
        kill_often()


def _work(tell, path, seed, lies=False):
    random = random_acts.lots(seed)
    store = TellingStore(path, tell, lies=lies)
    done = deque(maxlen=10)
    for number in count():
        if number == WARM:
            tell(BEGUN)
        if done and random.random() < 0.3:
            store.undo(done.pop())
            done.clear()  # what was done before may have been changed by it
        else:
            done.append(store.write("Done", random_acts.some_act, random)[1])
        if not lies:
            tell(("done", ""))


def _lie(tell, path, seed):
    _work(tell, path, seed, lies=True)


def _check(path, known, told):
    """Raise AssertionError unless the book is as it was last told to be."""
    allowed = {known}
    for word, state in (one for one in told if one != BEGUN):
        if word == "about to be":
            coming = state
            allowed.add(state)
        elif word == "done":
            allowed = {coming}
    found = _look(path)
    assert found in allowed, "the book is not as it was acknowledged"
    return found


def _look(path):
    store = books.open_book(path)
    try:
        store.read(_check_health)
        return store.read(_state)
    finally:
        store.close()


def _check_health(session):
    check_log(session)
    check_whole(session)
    assert session.scalar(text("PRAGMA integrity_check")) == "ok"
    assert session.execute(text("PRAGMA foreign_key_check")).all() == []
    assert session.scalar(text("SELECT act FROM replica WHERE me = 1")) is None


def _state(session):
    """Return a fingerprint of all that the book says, and of how long its log is."""
    rows = sorted(standing(session).items())
    log = session.execute(
        text("SELECT (SELECT max(n) FROM act), (SELECT max(n) FROM change)")
    ).one()
    return hashlib.sha256(repr((rows, tuple(log))).encode()).hexdigest()
