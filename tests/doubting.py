"""A store that proves of every write of every test that it can be undone and redone.

After each write, in a transaction that is rolled back, the changes are taken back and
done again, and full dumps of the book are compared. So undo is tested by all tests,
also for acts nobody has written yet; and the book is left as the write left it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session
from typing_extensions import override

from app.book import schema
from app.book.changes import ONLY_RISING, Changes
from app.book.store import Act, P, R, Store, plain_faults
from app.tables import Base

Dump = dict[tuple[str, str], tuple[Any, ...]]  # (table, key) → values


def _dumped() -> dict[str, tuple[str, ...]]:
    """Return the columns that undo has to bring back, the key first, of each table.

    `version` and what may only rise are left out.
    """
    columns = {
        table.name: (schema.key_of(table), *schema.logged_columns(table))
        for table in Base.metadata.sorted_tables
        if schema.log_of(table)
    }
    for entries in ("search_entry", "private_search_entry"):
        columns[entries] = ("tbl || uid", "community_id", "title", "body", "spaced")
    return {
        table: tuple(name for name in names if (table, name) not in ONLY_RISING)
        for table, names in columns.items()
    }


COLUMNS = _dumped()


class DoubtingStore(Store):
    """Raises AssertionError when a write cannot be undone or redone exactly."""

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        notice: str = "",
        release: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(path, read_only=read_only, notice=notice, release=release)
        self._trial: Session | None = None
        # nobody pulls the plug on a test; the tests that kill use the plain store
        event.listen(self._engine, "connect", _without_waiting_for_the_disk)

    @override
    def write(
        self, label: str, act: Act[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[R, Changes]:
        before = self.dump()
        result, done = super().write(label, act, *args, **kwargs)
        self._doubt(before, done)
        return result, done

    @override
    def undo(self, done: Changes) -> Changes:
        if self._trial is not None:
            return super().undo(done)
        before = self.dump()
        undone = super().undo(done)
        self._doubt(before, undone)
        return undone

    def dump(self) -> Dump:
        """Return everything in the book that undo has to bring back."""
        return self.read(dump)

    def _doubt(self, before: Dump, done: Changes) -> None:
        after = self.dump()
        if not done.rows:
            _compare("An act the log knows nothing of", before, after)
            return
        with plain_faults(), self._writing, self._writer() as session:
            self._trial = session
            try:
                undone = self.undo(done)
                _compare("What was undone", before, dump(session))
                self.undo(undone)
                _compare("What was done again", after, dump(session))
                check_whole(session)
            finally:
                self._trial = None
                session.rollback()

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        if self._trial is None:
            with super()._transaction() as session:
                yield session
        else:  # to be rolled back: so what a commit would check is checked here
            yield self._trial
            orphans = self._trial.connection().exec_driver_sql(
                "PRAGMA foreign_key_check"
            )
            assert not orphans.all(), "undo leaves references to nothing"


def dump(session: Session) -> Dump:
    """Return all rows of the tables the log keeps, and what search would find."""
    driver = session.connection().connection.driver_connection
    return {
        (table, row[0]): row
        for table, names in COLUMNS.items()
        for row in driver.execute(f"SELECT {', '.join(names)} FROM {table}")
    }


def check_whole(session: Session) -> None:
    """Raise StorageError unless the search index says what the tables say."""
    session.connection().exec_driver_sql(
        "INSERT INTO search(search, rank) VALUES ('integrity-check', 1)"
    )


def _without_waiting_for_the_disk(connection: Any, _: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")


def _compare(what: str, expected: Dump, found: Dump) -> None:
    if expected == found:
        return
    differences = [
        f"{place}: {_difference(place[0], expected.get(place), found.get(place))}"
        for place in sorted(expected.keys() | found.keys())
        if expected.get(place) != found.get(place)
    ]
    raise AssertionError(f"{what} is not as it should be:\n" + "\n".join(differences))


def _difference(
    table: str, expected: tuple[Any, ...] | None, found: tuple[Any, ...] | None
) -> str:
    if expected is None or found is None:
        return f"should not be there: {found}" if found else f"is missing: {expected}"
    fields = zip(COLUMNS[table], expected, found, strict=True)
    return ", ".join(
        f"{name} should be {should!r}, is {value!r}"
        for name, should, value in fields
        if should != value
    )
