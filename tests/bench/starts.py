"""From the start of a process to the shell on the screen, and the next gathering."""

import os
import subprocess
import sys
import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.bench.timing import Baseline, Figure, figure, missing

SHELL_GOAL = 2.0
TITLE_GOAL = 5.0

_PATIENCE = 60  # seconds for one process

Taken = dict[str, list[float]]  # word → milliseconds


@dataclass(frozen=True)
class Opened:
    """A book to start with, and the title that is to be painted."""

    name: str
    book: Path
    title: str
    day: date | None = None


def platforms() -> list[str]:
    """Return Qt's platforms to start on: a real screen too if there is one."""
    if sys.platform.startswith("linux"):
        return ["offscreen", *(["xcb"] if os.environ.get("DISPLAY") else [])]
    return [os.environ.get("QT_QPA_PLATFORM") or ""]


def measure(opened: Opened, home: Path, runs: int) -> list[Figure]:
    """Return how long starting takes with this book, on each platform."""
    figures = []
    for platform in platforms():
        figures += _on(platform, opened, home, runs)
    return figures


def _on(platform: str, opened: Opened, home: Path, runs: int) -> list[Figure]:
    where = f"{opened.name}, {platform or 'this screen'}"
    environment = _environment(platform, home)
    day = opened.day.isoformat() if opened.day else ""
    ours = ["tests.bench.opening", opened.title, str(opened.book), day]
    bare: list[float] = []
    taken: Taken = defaultdict(list)
    for _ in range(runs + 1):  # by turns, so that a busy moment strikes both
        bare += _run(["tests.bench.bare"], environment)["painted"]
        for word, times in _run(ours, environment).items():
            taken[word] += times
        if not taken["title"]:
            ours[1] = ""  # it is not there to be waited for
    if len(bare) <= 1:
        return [missing("starting", where, "no window can be shown there")]
    against = Baseline("a bare PySide6 window", bare[1:])
    figures = [figure("bare PySide6 window painted", where, bare[1:])]
    for word, name, goal in (
        ("painted", "process start to painted shell", SHELL_GOAL),
        ("title", "process start to the next gathering's title", TITLE_GOAL),
        ("today", "process start to all of Today", None),
    ):
        if len(taken[word]) > 1:
            figures.append(figure(name, where, taken[word][-runs:], against, goal))
        else:
            figures.append(missing(name, where, "was never painted"))
    return figures


def _environment(platform: str, home: Path) -> dict[str, str]:
    own = {
        name: str(home)
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
    }
    chosen = {"QT_QPA_PLATFORM": platform} if platform else {}
    return {**os.environ, **own, **chosen, "PYTHONPATH": str(Path.cwd())}


def _run(words: list[str], environment: dict[str, str]) -> Taken:
    """Start a process; return when it said which word, on the clock of this one."""
    taken: Taken = defaultdict(list)
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", *words],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        end = threading.Timer(_PATIENCE, process.kill)
        end.start()
        for line in process.stdout or ():
            taken[line.strip()].append((time.perf_counter() - begun) * 1000)
        end.cancel()
    return taken
