"""What the tests of locked books share."""

from contextlib import closing

from app.book import books, locking
from app.book.store import connect

WORDS = "river lantern oatmeal thirteen"
OTHER = "a kettle under the harbor bridge"


def lock(path, words=WORDS):
    """Lock the book at `path`; return its key."""
    return locking.set_passphrase(path, words)


def content(path, **opening):
    """Return what the book at `path` says, having seen that the file is sound."""
    from tests.doubting import dump
    from tests.logbook import check_log

    store = books.open_book(path, **opening)
    try:
        with closing(connect(path, key=store.key, read_only=True)) as connection:
            assert not connection.execute("PRAGMA cipher_integrity_check").fetchall()
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        store.read(check_log)
        assert not store.read_only, store.notice
        return store.read(dump)
    finally:
        store.close()


def beside(path):
    """Return the names of what lies in the folder of a book, but for its lock."""
    return {
        one.name
        for one in path.parent.iterdir()
        if one.is_file() and not one.name.endswith(".lock")
    }
