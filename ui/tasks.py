"""Work that would keep the user waiting, done on another thread."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from threading import Event
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

R = TypeVar("R")


@dataclass(frozen=True)
class Told:
    """How far a job has come: `done` of `total` steps, and a line of words on it."""

    number: int
    done: int
    total: int
    text: str


class Job:
    """What a piece of work may use of the window: say how far it is, hear "stop".

    It holds nothing of Qt's, so work can be tested without a window.
    """

    def __init__(self, tell: Callable[[int, int, str], None] | None = None) -> None:
        self._tell = tell
        self._stop = Event()

    @property
    def cancelled(self) -> bool:
        """Whether the user wants the work to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop as soon as it can."""
        self._stop.set()

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Say that `done` of `total` steps are behind us."""
        if self._tell is not None:
            self._tell(done, total, text)


@dataclass(frozen=True)
class _Waiting(Generic[R]):
    owner: QObject
    done: Callable[[R], object]
    job: Job
    title: str
    cancellable: bool


class Tasks(QObject):
    """Runs plain functions one after another on a thread of their own.

    What is looked up while somebody types need not wait for a backup: untitled work
    that may be cancelled has another thread.
    The worker sees nothing of Qt's but the signals of this object, which outlives it;
    whom to tell, and how, stays on this side.
    """

    busy = Signal(bool)
    started = Signal(int, str, bool)  # number, title, whether it can be cancelled
    progressed = Signal(int, int, int, str)  # number, done, total, words
    finished = Signal(int)  # number
    _landed = Signal(int, object, object)
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._waiting: dict[int, _Waiting[Any]] = {}
        self._pool = QThreadPool(self)
        self._lookups = QThreadPool(self)
        for pool in (self._pool, self._lookups):
            pool.setMaxThreadCount(1)
        self._landed.connect(self._land)
        self._told.connect(self._tell)

    def run(
        self,
        owner: QObject,
        work: Callable[[], R] | Callable[[Job], R],
        done: Callable[[R], object],
        *,
        title: str = "",
        cancellable: bool = False,
    ) -> int:
        """Call `work` over there, then `done` with its result here; return a number.

        With a `title`, or if it is cancellable, `work` is given a `Job` and its
        progress can be shown. If `owner` is gone by then, or the work was cancelled,
        `done` is not called. What `work` raises is raised here.
        """
        number = next(self._numbers)
        job = Job(partial(self._report, number))
        self._waiting[number] = _Waiting(owner, done, job, title, cancellable)
        self.busy.emit(True)
        takes_job = bool(title) or cancellable
        if title:
            self.started.emit(number, title, cancellable)
        pool = self._lookups if cancellable and not title else self._pool
        pool.start(partial(self._work, number, work, job, takes_job))
        return number

    @Slot(int)
    def cancel(self, number: int) -> None:
        """Ask a job to stop; what it would have done at the end is not done."""
        if number in self._waiting:
            self._waiting[number].job.cancel()

    def finish(self) -> None:
        """Ask what can be cancelled to stop, and wait for all the rest."""
        for waiting in self._waiting.values():
            if waiting.cancellable:
                waiting.job.cancel()
        for pool in (self._pool, self._lookups):
            pool.waitForDone()

    def _work(
        self, number: int, work: Callable[..., Any], job: Job, takes_job: bool
    ) -> None:
        try:
            result = work(job) if takes_job else work()
        except Exception as error:  # noqa: BLE001 - raised again in `_land`
            self._landed.emit(number, None, error)
        else:
            self._landed.emit(number, result, None)

    def _report(self, number: int, done: int, total: int, text: str) -> None:
        self._told.emit(Told(number, done, total, text))

    @Slot(object)
    def _tell(self, told: Told) -> None:
        if told.number in self._waiting:
            self.progressed.emit(told.number, told.done, told.total, told.text)

    @Slot(int, object, object)
    def _land(self, number: int, result: Any, error: Exception | None) -> None:
        waiting = self._waiting.pop(number)
        self.busy.emit(bool(self._waiting))
        if waiting.title:
            self.finished.emit(number)
        if waiting.job.cancelled:
            return
        if error:
            raise error
        if isValid(waiting.owner):
            waiting.done(result)
