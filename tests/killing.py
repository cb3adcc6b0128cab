"""Processes of our own that are killed in the middle of what they do."""

import multiprocessing
import os
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from random import Random
from typing import Any

KILLS = os.environ.get(
    "CIRCLEBOOK_KILLS"
)  # how often, in place of each test's own number

BEGUN = "begun"  # what a process tells when it may be killed from now on

# a fork of this process would take Qt and its threads along
_processes = multiprocessing.get_context("spawn" if os.name == "nt" else "forkserver")


@dataclass(frozen=True)
class Killed:
    """What a process had told before it was killed, and whether it was."""

    told: tuple[Any, ...]
    finished: bool  # all was done before the kill came


def kills(count: int) -> int:
    """Return how often to kill: `count`, or what CIRCLEBOOK_KILLS says."""
    return int(KILLS or count)


def prepare(*modules: str) -> None:
    """Load `modules` once for all the processes to come."""
    if hasattr(_processes, "set_forkserver_preload"):
        _processes.set_forkserver_preload(["__main__", *modules, "tests.ready"])


def kill(
    work: Callable[..., object], *args: Any, within: float, random: Random
) -> Killed:
    """Run `work(tell, *args)` on its own and kill it, `within` seconds at the latest.

    What it `tell`s us counts as said once `tell` returns. The seconds begin when it
    tells BEGUN. What `work` raises is raised here.
    """
    ours, theirs = _processes.Pipe(duplex=False)
    process = _processes.Process(target=_run, args=(theirs, work, args))
    process.start()
    theirs.close()
    told = []
    while not told or not (told[-1] == BEGUN or isinstance(told[-1], _Failed)):
        told.append(ours.recv())
    process.join(random.random() * within)
    process.kill()
    told += _rest(ours)
    process.join()
    finished = process.exitcode == 0
    process.close()
    if told and isinstance(told[-1], _Failed):
        raise AssertionError(told[-1].report)
    return Killed(tuple(told), finished)


def run(work: Callable[..., object], *args: Any) -> tuple[Any, ...]:
    """Run `work(tell, *args)` in a process of its own; return all that it told."""
    ours, theirs = _processes.Pipe(duplex=False)
    process = _processes.Process(target=_run, args=(theirs, work, args))
    process.start()
    theirs.close()
    told = _rest(ours)
    process.join()
    if told and isinstance(told[-1], _Failed):
        raise AssertionError(told[-1].report)
    return tuple(told)


@dataclass(frozen=True)
class _Failed:
    report: str


def _run(pipe: Connection, work: Callable[..., object], args: tuple[Any, ...]) -> None:
    try:
        work(pipe.send, *args)
    except BaseException:
        import traceback

        pipe.send(_Failed(traceback.format_exc()))
        raise


def _rest(pipe: Connection) -> list[Any]:
    told = []
    try:
        while True:
            told.append(pipe.recv())
    except EOFError:
        pipe.close()
    return told
