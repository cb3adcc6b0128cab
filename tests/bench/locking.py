"""What a passphrase costs: each thing done to a book and to the same book locked.

The two take turns, so that whatever else the computer does falls on both.
"""

import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from app import clock
from app.book import backups, books, locking
from app.book.keys import Key
from app.book.store import Store, connect
from app.community import communities
from app.day import today
from app.gathering import sessions
from tests.bench.timing import Baseline, Figure, figure, times

WORDS: Final = "river lantern oatmeal thirteen"
GOAL: Final = 1.3  # times the same book without a passphrase
_LARGE: Final = 200_000_000  # bytes
_PLAIN: Final = "the same, not locked"

Act = Callable[[], object]

_first: Final[dict[Store, UUID]] = {}


def measure(book: Path, where: str, folder: Path, runs: int) -> list[Figure]:
    """Return what it costs to have the book at `book` locked.

    A large one is copied and changed once only: that takes minutes.
    """
    plain = folder / f"plain{books.SUFFIX}"
    locked = folder / f"locked{books.SUFFIX}"
    is_large = book.stat().st_size > _LARGE
    begun = time.perf_counter()
    for path in (plain, locked):
        shutil.copy(book, path)
    key = locking.set_passphrase(locked, WORDS)
    once = (time.perf_counter() - begun) * 1000
    figures = _opening(plain, locked, where, runs)
    stores = books.open_book(plain), books.open_book(locked, key=key)
    try:
        figures += _warm(stores, where, runs)
        figures += [] if is_large else _backing_up(stores, where, runs)
    finally:
        for store in stores:
            store.close()
    figures += _cold(plain, locked, key, where, 1 if is_large else runs)
    if is_large:
        name = "copy twice and set a passphrase"
        return [*figures, figure(name, where, [once])]
    return figures + _changing(plain, key, where, runs)


def _opening(plain: Path, locked: Path, where: str, runs: int) -> list[Figure]:
    def opened(path: Path, words: str | None) -> None:
        store = books.open_book(path, passphrase=words)
        store.read(communities.briefs)
        store.close()

    without, with_words = _in_turn(
        lambda: opened(plain, None), lambda: opened(locked, WORDS), runs
    )
    name = "open with the passphrase, read communities"
    second = Baseline("one second", [1000.0])
    return [
        figure(name, where, with_words, second, 1.0),
        figure(name, where, with_words, Baseline(_PLAIN, without)),
    ]


def _warm(stores: Sequence[Store], where: str, runs: int) -> list[Figure]:
    acts = {
        "read Today": _read_today,
        "read the gatherings of a community": _read_gatherings,
        "save one edit": _save,
        "save one edit and take it back": _save_and_undo,
    }
    figures = []
    for name, act in acts.items():
        doing = [_made(act, store) for store in stores]
        without, with_key = _in_turn(doing[0], doing[1], runs * 3)
        against = Baseline(_PLAIN, without)
        figures.append(figure(f"locked, warm: {name}", where, with_key, against, GOAL))
    return figures


def _made(act: Callable[[Store], object], store: Store) -> Act:
    return lambda: act(store)


def _read_today(store: Store) -> object:
    return store.read(today.overview, clock.today())


def _read_gatherings(store: Store) -> object:
    return store.read(sessions.of_community, _community(store))


def _save(store: Store) -> object:
    gathering = store.read(sessions.of_community, _community(store))[0].gathering
    place = "Room 1" if gathering.place != "Room 1" else "Room 2"
    return store.write("Place changed", sessions.change, gathering.id, place=place)


def _save_and_undo(store: Store) -> object:
    _, changes = _save(store)  # type: ignore[misc]
    return store.undo(changes)


def _community(store: Store) -> UUID:
    """Return the first community, read once: that is no part of what is measured."""
    if store not in _first:
        _first[store] = store.read(communities.briefs)[0].id
    return _first[store]


def _backing_up(stores: Sequence[Store], where: str, runs: int) -> list[Figure]:
    def back_up(store: Store) -> None:
        backups.back_up(store, why=backups.AUTOMATIC).path.unlink()

    without, with_key = _in_turn(
        lambda: back_up(stores[0]), lambda: back_up(stores[1]), runs
    )
    against = Baseline(_PLAIN, without)
    return [figure("locked: back up and check", where, with_key, against)]


def _cold(plain: Path, locked: Path, key: Key, where: str, runs: int) -> list[Figure]:
    """Read every page once through a connection that has none of them yet."""

    def scan(path: Path, key: Key | None) -> None:
        connection = connect(path, key=key, read_only=True)
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
        ).fetchall():
            # by the table itself, not by an index of it
            query = f'SELECT count(*) FROM "{name}" NOT INDEXED'
            connection.execute(query).fetchone()
        connection.close()

    without, with_key = _in_turn(
        lambda: scan(plain, None), lambda: scan(locked, key), runs
    )
    against = Baseline(_PLAIN, without)
    return [figure("locked, cold: read through all tables", where, with_key, against)]


def _changing(plain: Path, key: Key, where: str, runs: int) -> list[Figure]:
    path = plain.with_name(f"changed{books.SUFFIX}")
    other = Key(bytes(32), key.salt)

    def copied() -> None:
        shutil.copy(plain, path)

    def copied_and_locked() -> None:
        copied()
        locking.set_key(path, key)

    few = max(3, runs // 2)
    found = {
        "set a passphrase": times(
            lambda: locking.set_passphrase(path, WORDS), few, before=copied
        ),
        "change the passphrase": times(
            lambda: locking.change_key(path, key, other), few, before=copied_and_locked
        ),
        "remove the passphrase": times(
            lambda: locking.remove_passphrase(path, key), few, before=copied_and_locked
        ),
    }
    return [figure(name, where, taken) for name, taken in found.items()]


def _in_turn(one: Act, other: Act, runs: int) -> tuple[list[float], list[float]]:
    """Return how long each took, one after the other each time."""
    first: list[float] = []
    second: list[float] = []
    for number in range(runs + 1):
        for act, all_taken in ((one, first), (other, second)):
            taken = times(act, 1, warm=False)
            if number:  # the first time is the warm-up
                all_taken.extend(taken)
    return first, second
