"""The one door to the book: every read and every write, each a short transaction."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec, TypeVar
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import QueuePool

from app import files
from app.book import changes as log
from app.book import search_index, walls
from app.book.changes import Changes
from app.book.keys import Key
from app.errors import GoneError, ReadOnlyError, StorageError, WrongPassphraseError
from app.i18n import mark, tr
from app.vocabulary import Layer

P = ParamSpec("P")
R = TypeVar("R")

Act = Callable[Concatenate[Session, P], R]  # a function of a session

BUSY_MILLISECONDS: Final = 5000

# storage.md 2.6: whole after a power cut, nothing readable left of what was deleted
PRAGMAS: Final = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "fullfsync = ON",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else the log would miss what INSERT OR REPLACE deletes
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    f"busy_timeout = {BUSY_MILLISECONDS}",
    "cache_size = -64000",
)

_FAULTS: Final = {
    "SQLITE_BUSY": mark(
        "The book is in use by another program. Nothing was changed; try again."
    ),
    "SQLITE_CANTOPEN": mark("The book could not be opened. Nothing was changed."),
    "SQLITE_CORRUPT": mark(
        "The book is damaged. Nothing was changed; open the last backup instead."
    ),
    "SQLITE_FULL": mark(
        "The disk is full. Nothing was changed; free some space and try again."
    ),
    "SQLITE_IOERR": mark(
        "The disk could not be read or written. Nothing was changed; try again."
    ),
    "SQLITE_NOTADB": mark("This file is not a Circlebook book. It was left as it is."),
    "SQLITE_READONLY_ROLLBACK": mark(
        "The last change to the book was cut short, and it cannot be put right where "
        "nothing may be written. Nothing else was changed; close the book and open it "
        "again, or copy the whole folder and open the copy."
    ),
    "SQLITE_READONLY": mark("The book may only be read here. Nothing was changed."),
}


_ELSEWHERE: Final = mark(
    "The book was changed elsewhere, as by a passphrase that was set. Nothing was "
    "changed here; close it and open it again."
)
"""Said of a book that is open and can no longer be read: it was one when opened."""


@dataclass(frozen=True)
class Readership:
    """Who reads what is composed: how wide an audience, of which community or site."""

    layer: Layer
    community_id: UUID | None = None  # None: of all communities
    site_id: UUID | None = None


OWN_COPY: Final = Readership(Layer.SUCCESSOR)
"""What the coach keeps, or hands to who takes over: all but the private room."""

MEMBERS: Final = Readership(Layer.MEMBER)
"""What members may read."""


class Store:
    """Reads and writes one open book.

    What is to be done is given as a function of a session. It returns plain values;
    nothing it returns may hold on to the session.
    """

    def __init__(
        self,
        path: Path,
        *,
        key: Key | None = None,
        read_only: bool = False,
        notice: str = "",
        release: Callable[[], object] | None = None,
    ) -> None:
        self.path = path
        self.key = key  # of a locked book, as long as it is open
        self.read_only = read_only
        self.notice = notice  # why it may only be read
        self._release = release
        self._engine = engine_for(path, key=key, read_only=read_only)
        self._reader = sessionmaker(self._engine)
        self._writer = sessionmaker(self._engine.execution_options(writes=True))
        self._writing = threading.RLock()
        self._left = threading.Condition()
        self._slow: set[Any] = set()  # driver connections of reads that give way
        self._copies = 0  # backups under way, which hear that they are in the way
        self._wanted = False  # a write waits for both
        self._closed = False
        self._forget = files.hold(path)

    def read(self, query: Act[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what `query` finds. Raises StorageError when the disk fails."""
        self._check_open()
        with self._faults(), self._reader() as session:
            return query(session, *args, **kwargs)

    def write(
        self, label: str, act: Act[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[R, Changes]:
        """Let `act` change the book; return its result and what it changed.

        `label` says in a few words what was done ("Person added") and holds nothing
        private. All of it is kept, or none. Raises ReadOnlyError, StorageError, and
        GoneError when a row was changed meanwhile.
        """
        with self._transaction() as session:
            number = log.begin(session, label)
            result = act(session, *args, **kwargs)
            done = log.finish(session, number, label)
            search_index.space_out(session, done)
        return result, done

    def undo(self, done: Changes) -> Changes:
        """Take `done` back and return that as changes of its own.

        Undoing what this returns is redoing. Raises GoneError when something has been
        changed since; nothing is changed then.
        """
        try:
            with self._transaction() as session:
                number = log.begin(session, done.label)
                log.take_back(session, done)
                undone = log.finish(session, number, done.label)
                log.check_nothing_else(done, undone)
                search_index.space_out(session, undone)
        except (
            IntegrityError,
            sqlcipher.IntegrityError,
        ) as error:  # something needs it now, or has its place
            raise GoneError(log.changed_since()) from error
        return undone

    def read_slowly(self, query: Act[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what `query` finds, giving way to every write meanwhile.

        A reader would hold up a commit (decision 8), so a write interrupts it and it
        starts again after. For work on another thread only.
        """
        while True:
            with self._faults(), self._giving_way() as session:
                try:
                    return query(session, *args, **kwargs)
                except DBAPIError as error:
                    if _name(error) != "SQLITE_INTERRUPT":
                        raise

    def read_as(
        self,
        audience: Readership,
        query: Act[P, R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Return what `query` finds where nothing is but what an audience may see.

        It works on a copy in memory, so it holds up no write. What it asks for of the
        private room is refused by the database: that is a bug, and is raised as one.
        """
        with self.behind_the_wall(audience) as session:
            return query(session, *args, **kwargs)

    @contextmanager
    def behind_the_wall(self, audience: Readership) -> Iterator[Session]:
        """Give a session on what an audience may see; see `read_as`."""
        copy = self.read_slowly(_copied, audience)
        try:
            with Session(walls.engine_on(copy)) as session:
                yield session
        finally:
            copy.close()  # what was copied goes at once

    def interrupt(self) -> None:
        """Stop the slow reads under way; they start again, unless they are given up."""
        with self._left:
            for connection in self._slow:
                connection.interrupt()

    @contextmanager
    def driver_connection(self) -> Iterator[Any]:
        """Give a bare connection outside any transaction, for backups and upkeep.

        Never for a feature: exporters and views read through `read`.
        """
        self._check_open()
        with self._faults():
            connection = connect(self.path, key=self.key, read_only=self.read_only)
            try:
                yield connection
            finally:
                connection.close()

    @contextmanager
    def copying(self, *, insists: bool) -> Iterator[Callable[[], bool]]:
        """Let a bare connection copy the book; tell it whether a write is waiting.

        Who hears so lets go of the book and begins again, or the write would fail. A
        copy that `insists` makes the writes wait.
        """
        if insists:
            with self._writing:
                yield lambda: False
            return
        with self._writing, self._left:
            self._copies += 1
        try:
            yield lambda: self._wanted
        finally:
            with self._left:
                self._copies -= 1
                self._left.notify_all()

    def close(self) -> None:
        """Let go of the file and its key; nothing can be read or written any more."""
        with self._writing:
            if self._closed:
                return
            self._closed = True
        if not self.read_only:
            self._tidy()
        self._engine.dispose()
        self._reader = self._writer = sessionmaker()  # the ones there were hold the key
        self._engine = create_engine("sqlite://", module=sqlcipher)
        self.key = None
        self._forget()
        if self._release:
            self._release()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Turn what the disk refuses into a sentence; see `plain_faults`."""
        try:
            with plain_faults(read_only=self.read_only, is_open=True):
                yield
        except WrongPassphraseError as error:  # it was the right one
            raise StorageError(tr(_ELSEWHERE)) from error

    def _check_open(self) -> None:
        if self._closed:
            raise StorageError(
                tr("This book was closed. Nothing was changed; open it again.")
            )

    def _tidy(self) -> None:
        """Let SQLite note what makes its searches quick (storage.md 2.6)."""
        with (
            suppress(sqlcipher.Error, DBAPIError),  # it can do without
            closing(self._engine.raw_connection()) as connection,
        ):
            for pragma in ("busy_timeout = 0", "analysis_limit = 400", "optimize"):
                connection.cursor().execute(f"PRAGMA {pragma}")

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        if self.read_only:
            raise ReadOnlyError(
                tr("This book is open for reading only. Nothing was changed.")
            )
        with self._faults(), self._writing:
            self._check_open()
            self._clear_the_way()
            with self._writer.begin() as session:
                yield session

    @contextmanager
    def _giving_way(self) -> Iterator[Session]:
        """Give a session that a write may interrupt; none begins while one writes."""
        self._check_open()
        session = self._reader()
        connection = session.connection().connection.driver_connection
        with self._writing, self._left:
            self._slow.add(connection)
        try:
            yield session
        finally:
            with self._left:  # not to be interrupted while it lets go of the book
                self._slow.discard(connection)
                session.close()
                self._left.notify_all()

    def _clear_the_way(self) -> None:
        """Interrupt the slow reads until all of them have let go of the book.

        Once is not enough: between two of its questions a read hears nothing.
        """
        last = time.monotonic() + BUSY_MILLISECONDS / 1000
        with self._left:
            self._wanted = True
            while (self._slow or self._copies) and time.monotonic() < last:
                for connection in self._slow:
                    connection.interrupt()
                self._left.wait(0.002)
            self._wanted = False


def _copied(session: Session, audience: Readership) -> Any:
    connection = session.connection().connection.driver_connection
    return walls.copied(
        connection,
        audience.layer,
        community_id=audience.community_id,
        site_id=audience.site_id,
    )


def engine_for(
    path: Path, *, key: Key | None = None, read_only: bool = False
) -> Engine:
    """Return an engine for the book at `path`, with real transactions."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key=key, read_only=read_only),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=6,
        hide_parameters=True,  # an error must not carry what she wrote
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def connect(
    path: Path,
    *,
    key: Key | None = None,
    mode: str = "rw",
    read_only: bool = False,
) -> Any:
    """Return a bare connection to the file at `path`, prepared as storage.md 2.6 says.

    `mode` is SQLite's: a file that is not there is made only with "rwc". Raises
    WrongPassphraseError when the `key` does not open it.
    """
    where = files.uri(path, "ro" if read_only else mode)
    connection = sqlcipher.connect(
        where, uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            key.unlock(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in PRAGMAS:
            if not (read_only and pragma.startswith("journal_mode")):
                connection.execute(f"PRAGMA {pragma}")
    except BaseException as error:
        connection.close()
        if key is not None and _name(error) == "SQLITE_NOTADB":
            raise WrongPassphraseError(wrong_passphrase()) from None
        raise
    return connection


def wrong_passphrase() -> str:
    """Return what is said when a key does not open a book."""
    return tr(
        "That is not the passphrase. Nothing was changed; try again, or open the last "
        "backup if you are sure of it."
    )


@contextmanager
def plain_faults(*, read_only: bool = False, is_open: bool = False) -> Iterator[None]:
    """Turn what the disk and the database refuse into a sentence.

    Who only reads has to write where another program was killed while it wrote. What
    `is_open` was a book, so if it is none now it was changed elsewhere.
    """
    try:
        yield
    except StaleDataError as error:
        raise GoneError(
            tr("This was changed elsewhere meanwhile. Nothing was lost; look again.")
        ) from error
    except (DBAPIError, sqlcipher.Error) as error:
        name = _name(error)
        if read_only and name == "SQLITE_READONLY":
            name = "SQLITE_READONLY_ROLLBACK"
        if is_open and name == "SQLITE_NOTADB":
            raise StorageError(tr(_ELSEWHERE)) from error
        for fault, sentence in _FAULTS.items():
            if name.startswith(fault):
                raise StorageError(tr(sentence)) from error
        raise


def _name(error: BaseException) -> str:
    return getattr(getattr(error, "orig", error), "sqlite_errorname", None) or ""
