"""Choosing the best in turn: yes-or-no questions, rules they keep, and aims in order.

An aim that comes first is settled before the next is looked at, and stays settled. The
work is done by HiGHS (MIT), which proves that nothing better exists; it is imported
when it is first wanted.
"""

import time
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, Final

Terms = list[tuple[int, Any]]
"""What is added up: how often each question counts."""

Stop = Callable[[], bool]
"""Tells whether whoever asked no longer wants to know."""

_OPTIONS: Final = {
    "output_flag": False,
    "threads": 1,  # the same answer each time
    "random_seed": 1,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,  # all sums are whole numbers
}

_LEAST_SECONDS: Final = 0.2  # for a first answer, however late it is


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Whoever asked does not want to know any more."""


class Questions:
    """Yes-or-no questions with rules, answered in the best way within `seconds`."""

    def __init__(self, seconds: float, stop: Stop | None = None) -> None:
        highspy = import_module("highspy")
        self._best: Any = highspy.Highs()
        for name, value in _OPTIONS.items():
            self._best.setOptionValue(name, value)
        self._proof: Any = highspy.HighsModelStatus.kOptimal
        self._found = int(highspy.kSolutionStatusFeasible)
        self._ends = time.monotonic() + seconds
        self._stop = stop
        self._answers: list[float] = []
        self.proved = True  # nothing better exists, for each aim settled so far
        if stop is not None:
            self._best.cbMipInterrupt += self._look_up

    def ask(self) -> Any:
        """Return another question."""
        return self._best.addBinary()

    def rule(
        self, terms: Terms, least: int | None = None, most: int | None = None
    ) -> None:
        """Let a sum be `least` or more, and `most` or less."""
        if not terms:
            return
        whole = self._sum(terms)
        if least is not None and least == most:
            self._best.addConstr(whole == least)
            return
        if least is not None:
            self._best.addConstr(whole >= least)
        if most is not None:
            self._best.addConstr(whole <= most)

    def never(self, question: Any) -> None:
        """Let the answer to a question be no."""
        self._best.changeColBounds(question.index, 0, 0)

    def can_be_kept(self) -> bool:
        """Tell whether there is any way to keep all rules, and find one."""
        return self._settle([]) is not None

    def settle(self, terms: Terms) -> int | None:
        """Make a sum as small as can be, and keep it so; None if no way was found."""
        if not terms:
            return 0
        least = self._settle(terms)
        if least is not None:
            self.rule(terms, most=least)
        return least

    def yes(self, question: Any) -> bool:
        """Tell how a question was answered last."""
        return bool(self._answers[question.index] > 0.5)

    def _settle(self, terms: Terms) -> int | None:
        left = self._ends - time.monotonic()
        if left <= 0 and self._answers:
            self.proved = False  # what was found for the aims before stays
            return None
        best = self._best
        limit = best.getRunTime() + max(_LEAST_SECONDS, left)
        best.setOptionValue("time_limit", limit)
        best.minimize(self._sum(terms) if terms else None)
        if self._stop is not None and self._stop():
            raise Stopped
        found = best.getInfo()
        if found.primal_solution_status != self._found:
            return None
        self._answers = list(best.getSolution().col_value)
        self.proved &= best.getModelStatus() == self._proof
        cost: float = found.objective_function_value
        return round(cost)

    def _sum(self, terms: Terms) -> Any:
        return self._best.qsum(number * question for number, question in terms)

    def _look_up(self, event: Any) -> None:
        if self._stop is not None and self._stop():
            event.interrupt()


def total(parts: Iterable[Terms]) -> Terms:
    """Return several sums as one."""
    return [term for part in parts for term in part]
