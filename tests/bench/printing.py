"""How long a packet of sixty pages takes, beside stock reportlab and typst.

`python -m tests.bench.printing HOW FILE` makes it once, in a process of its own, so
that nothing is remembered from the last time, and tells what it took as JSON.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from statistics import median

from tests.bench.timing import Baseline, Figure, figure, peak_memory
from tests.bench.typesetters import MAKERS, WORDS

WHERE = "paper"
TYPST = "typst, tagged too"


def measure(runs: int) -> list[Figure]:
    """Return what a page costs us and others, and what 100,000 words do."""
    made = {how: [_in_a_process(how) for _ in range(runs)] for how in _PACKETS}
    words = {
        how: [_in_a_process(how) for _ in range(max(1, runs // 3))] for how in _LONG
    }
    return [*_packet_figures(made), *_word_figures(words)]


Made = dict[str, float]  # seconds, pages, megabytes, kilobytes


def _in_turn(all_ways: Iterable[str], runs: int) -> dict[str, list[Made]]:
    """Make each in turn, so that what else the computer does falls on all alike."""
    made: dict[str, list[Made]] = {how: [] for how in all_ways}
    for _ in range(runs):
        for how, found in made.items():
            found.append(_in_a_process(how))
    return made


def _packet_figures(made: dict[str, list[Made]]) -> Iterator[Figure]:
    against = Baseline(TYPST, _per_page(made["typst"]))
    for how, name in _PACKETS.items():
        runs = made[how]
        taken = _per_page(runs)
        speed = 1000 / median(taken)
        pages = f"{runs[0]['pages']:.0f} pages, {speed:.0f} a second"
        line = f"a page, {name} ({pages})"
        if how == "typst":
            yield figure(line, WHERE, taken)
        else:
            goal = 1.0 if how == "ours" else None
            yield figure(line, WHERE, taken, against, goal)
    of_typst = median(run["megabytes"] for run in made["typst"])
    for how in ("ours", "typst"):
        most = [run["megabytes"] for run in made[how]]
        yield Figure(
            f"peak memory, {_PACKETS[how]}",
            WHERE,
            median(most),
            min(most),
            "" if how == "typst" else TYPST,
            None if how == "typst" else of_typst,
            unit="MB",
            runs=len(most),
        )


def _word_figures(made: dict[str, list[Made]]) -> Iterator[Figure]:
    against = Baseline(TYPST, [run["seconds"] * 1000 for run in made["typst_words"]])
    for how, name in _LONG.items():
        runs = made[how]
        line = f"{WORDS:,} words, {name} ({runs[0]['pages']:.0f} pages)"
        taken = [run["seconds"] * 1000 for run in runs]
        ours = how != "typst_words"
        yield figure(line, WHERE, taken, against if ours else None)


def _per_page(runs: Sequence[Made]) -> list[float]:
    return [run["seconds"] * 1000 / run["pages"] for run in runs]


def _in_a_process(how: str) -> Made:
    words = [sys.executable, "-m", "tests.bench.printing", how]
    ran = subprocess.run(words, check=True, capture_output=True, text=True)
    found: Made = json.loads(ran.stdout)
    return found


_PACKETS = {
    "ours": "Circlebook",
    "typst": "typst",
    "stock": "reportlab",
    "stock_ttf": "reportlab, TTF",
}
_LONG = {"our_words": "Circlebook", "typst_words": "typst"}


def main(words: Sequence[str]) -> int:
    """Make one of them, tell what it took, and keep the file if a path is given."""
    make = MAKERS[words[0]]()
    begun = time.perf_counter()
    data = make()
    taken = time.perf_counter() - begun
    most = peak_memory() or 0.0
    if words[1:]:
        Path(words[1]).write_bytes(data)
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        pages = len(pdf.pages)
    made = {"seconds": taken, "pages": pages, "megabytes": most}
    made["kilobytes"] = len(data) / 1024
    sys.stdout.write(json.dumps(made))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
