"""Measure start, views, search, saving, memory and paper: `make bench`.

Prints a table and writes `bench/<time>.json`. The large book is made once and kept
outside the repository (see `tests.big_book`).
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app import clock, samples
from app.book import books
from app.day import today
from tests import big_book
from tests.bench import locking, printing, starts
from tests.bench.starts import Opened
from tests.bench.timing import Figure, table

FOLDER = Path("bench")


def main(words: Sequence[str]) -> int:
    """Measure all of it, or what the words ask for."""
    options = _options(words)
    with _own_home() as home:
        opened = [_sample(home)]
        if options.large:
            opened.append(_large())
        calendar = big_book.path(big_book.CALENDAR)
        figures: list[Figure] = []
        for one in opened:
            _tell(f"{one.name}: starting")
            figures += starts.measure(one, home, options.runs)
            _tell(f"{one.name}: inside")
            figures += _inside(one, home, options.runs, calendar)
            calendar = None
            _tell(f"{one.name}: locked")
            figures += _locked(one, home, options.runs)
        _tell("paper")
        figures += printing.measure(options.runs)
    sys.stdout.write(f"{table(figures)}\n\nWritten to {_keep(figures)}\n")
    return 0


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--runs", type=int, default=9, help="repetitions of each")
    parser.add_argument("--sample-only", dest="large", action="store_false")
    return parser.parse_args(words)


@contextmanager
def _own_home() -> Iterator[Path]:
    """Keep the developer's own books and settings out of it."""
    home = Path(tempfile.mkdtemp(prefix="circlebook-bench-"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(home)
    try:
        yield home
    finally:
        shutil.rmtree(home)


def _sample(home: Path) -> Opened:
    book = home / "sample.circlebook"
    samples.make(book)
    return Opened("sample", book, _next_title(book))


def _large() -> Opened:
    _tell("large book: looked for, or made (two minutes)")
    book = big_book.path()
    clock.pretend(big_book.TODAY)
    try:
        return Opened("large book", book, _next_title(book), big_book.TODAY)
    finally:
        clock.pretend(None)


def _next_title(book: Path) -> str:
    store = books.open_book(book)
    try:
        coming = store.read(today.overview, clock.today()).coming
        return coming[0].listed.gathering.title
    finally:
        store.close()


def _inside(
    opened: Opened, home: Path, runs: int, calendar: Path | None
) -> list[Figure]:
    out = home / "figures.json"
    day = opened.day.isoformat() if opened.day else ""
    words = ["--book", str(opened.book), "--name", opened.name, "--runs", str(runs)]
    words += ["--out", str(out), "--day", day]
    words += ["--bare-memory", _bare_memory()]
    words += ["--calendar", str(calendar)] if calendar else []
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ours = [sys.executable, "-m", "tests.bench.inside", *words]
    subprocess.run(ours, check=True, env=environment)
    found = json.loads(out.read_text(encoding="utf-8"))
    return [Figure(**one) for one in found]


def _locked(opened: Opened, home: Path, runs: int) -> list[Figure]:
    folder = home / "locked"
    folder.mkdir(exist_ok=True)
    clock.pretend(opened.day)
    try:
        return locking.measure(opened.book, opened.name, folder, runs)
    finally:
        clock.pretend(None)
        shutil.rmtree(folder)


def _bare_memory() -> str:
    """Return what a process with a bare window takes, in megabytes."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    bare = [sys.executable, "-m", "tests.bench.bare", "memory"]
    ran = subprocess.run(
        bare, check=True, env=environment, capture_output=True, text=True
    )
    return ran.stdout.split()[-1]


def _keep(figures: Sequence[Figure]) -> Path:
    FOLDER.mkdir(exist_ok=True)
    now = datetime.now(UTC)
    path = FOLDER / f"{now:%Y%m%dT%H%M%SZ}.json"
    kept = {
        "at": now.isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "figures": [one.as_json() for one in figures],
    }
    path.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    return path


def _tell(line: str) -> None:
    sys.stderr.write(f"{line} …\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
