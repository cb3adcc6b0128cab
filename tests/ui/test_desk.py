"""What was done can be taken back, also when at first the book would not let it."""

from contextlib import closing

import pytest
from sqlalchemy import func, select

from app.book.store import Store, connect
from app.errors import GoneError, StorageError
from app.tables import Person
from ui.desk import Desk


@pytest.fixture
def desk(dressed, book):
    """A desk on a book that gives up at once when another program has it."""
    store = Store(book)
    desk = Desk(store)
    with store._engine.connect() as one, store._engine.connect() as other:
        for connection in (one, other):
            connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    yield desk
    desk.close()


def test_what_a_busy_book_does_not_take_back_is_taken_back_later(desk):
    desk.do("Person added", _add, "Ada")

    with _busy(desk), pytest.raises(StorageError, match="in use by another program"):
        desk.undo()
    assert desk.read(_count) == 1
    desk.undo()
    assert desk.read(_count) == 0

    with _busy(desk), pytest.raises(StorageError, match="in use by another program"):
        desk.redo()
    desk.redo()
    assert desk.read(_count) == 1


def test_what_can_never_be_taken_back_is_forgotten(desk):
    key = desk.do("Person added", _add, "Ada")
    desk.keep("Person renamed", _rename, key)

    with pytest.raises(GoneError):
        desk.undo()
    desk.undo()

    assert desk.read(_count) == 1


def _busy(desk):
    other = connect(desk.path)
    other.execute("BEGIN EXCLUSIVE")
    return closing(other)


def _add(session, name):
    person = Person(name=name)
    session.add(person)
    session.flush()
    return person.id


def _rename(session, key):
    session.get(Person, key).name = "Grace"


def _count(session):
    return session.scalar(select(func.count()).select_from(Person))
