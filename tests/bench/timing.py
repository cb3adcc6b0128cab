"""Taking times: the median of some repetitions, and its ratio to a baseline."""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One thing that was measured; times are in milliseconds, memory in megabytes."""

    name: str
    where: str  # with which book, on which platform
    value: float  # the median
    least: float
    baseline: str = ""
    of_baseline: float | None = None
    goal: float | None = None  # times the baseline
    unit: str = "ms"
    runs: int = 1
    missing: str = ""  # why it was not measured

    @property
    def ratio(self) -> float | None:
        """How many times the baseline it takes."""
        return self.value / self.of_baseline if self.of_baseline else None

    @property
    def met(self) -> bool | None:
        """Whether the goal is met, if there is one."""
        if self.goal is None or self.ratio is None:
            return None
        return self.ratio <= self.goal

    def as_json(self) -> dict[str, Any]:
        """Return what is kept of it."""
        return {**asdict(self), "ratio": self.ratio, "met": self.met}


@dataclass(frozen=True)
class Baseline:
    """What a figure is compared with."""

    name: str
    times: Sequence[float]

    @property
    def median(self) -> float:
        """The middle one of its times."""
        return statistics.median(self.times)


def figure(
    name: str,
    where: str,
    times: Sequence[float],
    baseline: Baseline | None = None,
    goal: float | None = None,
) -> Figure:
    """Return the median of `times` beside a baseline."""
    return Figure(
        name,
        where,
        statistics.median(times),
        min(times),
        baseline.name if baseline else "",
        baseline.median if baseline else None,
        goal,
        runs=len(times),
    )


def missing(name: str, where: str, why: str) -> Figure:
    """Return the place of something that could not be measured."""
    return Figure(name, where, 0, 0, runs=0, missing=why)


def times(
    act: Callable[[], object],
    runs: int,
    *,
    before: Callable[[], object] | None = None,
    warm: bool = True,
) -> list[float]:
    """Return how long `act` took each time, in milliseconds.

    `before` is done each time and not counted; `warm` does it once without counting.
    """
    taken = []
    for number in range(runs + warm):
        if before is not None:
            before()
        begun = time.perf_counter()
        act()
        if number >= warm:
            taken.append((time.perf_counter() - begun) * 1000)
    return taken


def peak_memory() -> float | None:
    """Return the most memory this process has held so far, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # ru_maxrss would count what the parent held when it forked
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return None


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a table for people."""
    lines = [
        f"{'':52} {'median':>9} {'least':>9}    {'× baseline':>10}  goal",
    ]
    where = ""
    for one in figures:
        if one.where != where:
            where = one.where
            lines += ["", where]
        lines.append(_line(one))
    return "\n".join(lines)


def _line(one: Figure) -> str:
    if one.missing:
        return f"  {one.name:50} {one.missing}"
    numbers = f"{one.value:9.1f} {one.least:9.1f} {one.unit:2}"
    against = goal = ""
    if one.ratio is not None:
        against = f"{one.ratio:10.1f}"
        goal = f"  of {one.baseline}"
    if one.met is not None:
        goal = f"  {'met' if one.met else 'NOT MET'}, ≤ {one.goal:g}{goal}"
    return f"  {one.name:50} {numbers} {against:>11}{goal}".rstrip()
