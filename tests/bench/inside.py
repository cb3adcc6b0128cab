"""A process that opens one book in the window and measures what one waits for there."""

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app import clock
from app.book import backups, books
from app.book.store import Store, connect
from app.community import communities
from app.gathering import calendars, sessions
from tests.bench import grouping, mapping, networking, searching, views
from tests.bench.timing import Baseline, Figure, figure, missing, peak_memory, times
from ui import caretaker, start
from ui.window import Window

NEVER = 2**31 - 1  # milliseconds: no backup of the caretaker's own meanwhile


def main(words: Sequence[str]) -> int:
    """Measure and write the figures to the file that is named."""
    options = _options(words)
    if options.day:
        clock.pretend(date.fromisoformat(options.day))
    caretaker._FIRST_LOOK = caretaker._LOOK_EVERY = NEVER
    app = QApplication(sys.argv[:1])
    start.dress(app)
    figures = _opening(options)
    window = Window()
    window.show()
    window.begin(options.book)
    if window.desk is None:
        return 1
    figures += views.measure(window, options.name, options.runs)
    figures.append(_memory(options.name, options.bare_memory))
    store = window.desk.store
    figures += searching.measure(store, options.name, options.runs)
    figures += _saving(store, options)
    figures += _backing_up(store, options)
    if options.calendar:
        figures += _calendar(options)
        figures += mapping.measure(options.out.parent, options.runs)
        figures += networking.measure(options.runs)
        figures += grouping.measure(options.runs)
    window.shelf.close()
    text = json.dumps([vars(one) for one in figures])
    options.out.write_text(text, encoding="utf-8")
    return 0


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.bench.inside")
    parser.add_argument("--book", type=Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--day", default="")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--calendar", type=Path)
    parser.add_argument("--bare-memory", type=float, default=0.0)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args(words)


def _opening(options: argparse.Namespace) -> list[Figure]:
    def bare() -> None:
        connection = connect(options.book)
        connection.execute("SELECT count(*) FROM community").fetchone()
        connection.close()

    def ours() -> None:
        store = books.open_book(options.book)
        store.read(communities.briefs)
        store.close()

    against = Baseline("a bare sqlcipher3 connection", times(bare, options.runs))
    taken = times(ours, options.runs)
    return [figure("open the book, read its communities", options.name, taken, against)]


def _memory(name: str, bare: float) -> Figure:
    most = peak_memory()
    what = "peak memory after all views"
    if most is None:
        return missing(what, name, "cannot be asked for on this system")
    window = "a bare PySide6 window"
    return Figure(what, name, most, most, window, bare or None, unit="MB")


def _saving(store: Store, options: argparse.Namespace) -> list[Figure]:
    """Save one edit and take it back, beside a commit of one row with the same care."""
    scratch = options.out.with_name("scratch.db")
    bare = connect(scratch, mode="rwc")
    bare.execute("CREATE TABLE line (n INTEGER PRIMARY KEY, words TEXT) STRICT")
    bare.execute("INSERT INTO line VALUES (1, '')")
    numbers = iter(range(10_000))

    def commit() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE line SET words = ?", (f"Room {next(numbers)}",))
        bare.execute("COMMIT")

    gathering = store.read(sessions.of_community, _first_community(store))[0].gathering
    done = []

    def save() -> None:
        place = f"Room {next(numbers)}"
        _, changes = store.write(
            "Gathering changed", sessions.change, gathering.id, place=place
        )
        done.append(changes)

    def undo() -> None:
        store.undo(done.pop())

    runs = options.runs * 3
    against = Baseline("a bare sqlcipher3 commit of one row", times(commit, runs))
    bare.close()
    scratch.unlink()
    return [
        figure("save one edit", options.name, times(save, runs), against),
        figure("undo one act", options.name, times(undo, runs - 1), against),
    ]


def _backing_up(store: Store, options: argparse.Namespace) -> list[Figure]:
    runs = 1 if store.path.stat().st_size > 500_000_000 else options.runs
    copy = options.out.with_name("copy.db")
    plain = times(lambda: shutil.copyfile(store.path, copy), runs, warm=False)
    copy.unlink()
    against = Baseline("a plain copy of the file", plain)
    taken = times(lambda: backups.back_up(store), runs, warm=False)
    shutil.rmtree(backups.folder(store.path))
    return [figure("backup, opened and checked", options.name, taken, against)]


def _calendar(options: argparse.Namespace) -> list[Figure]:
    """Write the calendar of 900 gatherings: the first time, and again."""
    book = Path(shutil.copy(options.calendar, options.out.with_name("calendar.db")))
    out = options.out.with_name("calendar.ics")
    store = Store(book)
    community = _first_community(store)

    def export() -> None:
        calendars.export(store, community, out)

    def read() -> None:
        store.read(sessions.of_community, community)

    against = Baseline("reading the same gatherings", times(read, 3))
    first = times(export, 1, warm=False)
    later = times(export, options.runs, warm=False)
    count = out.read_bytes().count(b"BEGIN:VEVENT")
    store.close()
    return [
        figure(f"calendar of {count} events, first time", options.name, first, against),
        figure(f"calendar of {count} events, again", options.name, later, against),
    ]


def _first_community(store: Store):
    return store.read(communities.briefs)[0].id


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
