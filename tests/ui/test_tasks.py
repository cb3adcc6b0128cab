"""Work on another thread: what comes back, to whom, and what does not."""

import random
import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from app.errors import StorageError
from ui.tasks import Job, Tasks


@pytest.fixture
def tasks(qtbot):
    tasks = Tasks()
    yield tasks
    tasks.finish()


def test_the_work_is_done_elsewhere_and_its_result_comes_back_here(qtbot, tasks):
    threads, results = [], []

    def work() -> int:
        threads.append(threading.current_thread())
        return 42

    def done(result: int) -> None:
        threads.append(threading.current_thread())
        results.append(result)

    tasks.run(tasks, work, done)
    qtbot.waitUntil(lambda: results == [42])
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_work_is_done_in_the_order_it_was_asked_for(qtbot, tasks):
    results = []
    for number in range(50):
        tasks.run(tasks, partial(int, number), results.append)
    qtbot.waitUntil(lambda: len(results) == 50)
    assert results == list(range(50))


def test_a_search_does_not_wait_for_a_backup(qtbot, tasks):
    gate, results = threading.Event(), []

    def back_up(job: Job) -> str:
        gate.wait(20)
        return "backed up"

    tasks.run(tasks, back_up, results.append, title="Backing up")
    tasks.run(tasks, lambda job: "found", results.append, cancellable=True)
    qtbot.waitUntil(lambda: results == ["found"])
    gate.set()
    qtbot.waitUntil(lambda: results == ["found", "backed up"])


def test_what_goes_wrong_over_there_is_raised_here(qtbot, tasks):
    def work() -> None:
        raise StorageError("The disk is full. Nothing was lost.")

    results = []
    with qtbot.captureExceptions() as errors:
        tasks.run(tasks, work, results.append)
        qtbot.waitUntil(lambda: len(errors) == 1)
    assert errors[0][0] is StorageError
    assert results == []


def test_a_result_for_someone_who_left_is_dropped(qtbot, tasks):
    owner, results = QObject(), []
    gate = threading.Event()
    tasks.run(owner, gate.wait, results.append)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.set()
    tasks.run(tasks, partial(int, 1), results.append)
    qtbot.waitUntil(lambda: results == [1])


def test_long_work_says_how_far_it_is(qtbot, tasks):
    said = []

    def work(job: Job) -> str:
        for page in range(1, 4):
            job.progress(page, 3, f"page {page} of 3")
        return "done"

    for signal in (tasks.started, tasks.progressed, tasks.finished):
        signal.connect(lambda *about: said.append(about))
    results = []
    number = tasks.run(tasks, work, results.append, title="Making the packet")
    qtbot.waitUntil(lambda: results == ["done"])
    assert said == [
        (number, "Making the packet", False),
        *((number, page, 3, f"page {page} of 3") for page in range(1, 4)),
        (number,),
    ]


def test_cancelled_work_hears_of_it_and_says_nothing_at_the_end(qtbot, tasks):
    under_way, results = threading.Event(), []

    def work(job: Job) -> str:
        under_way.set()
        while not job.cancelled:
            pass
        return "stopped"

    number = tasks.run(tasks, work, results.append, title="Long", cancellable=True)
    assert under_way.wait(5)
    with qtbot.waitSignal(tasks.finished):
        tasks.cancel(number)
    assert results == []


def test_it_is_known_whether_anything_is_under_way(qtbot, tasks):
    seen = []
    tasks.busy.connect(seen.append)
    with qtbot.waitSignal(tasks.busy, check_params_cb=lambda busy: not busy):
        tasks.run(tasks, partial(int, 1), seen.append)
    qtbot.waitUntil(lambda: seen == [True, False, 1])


def test_finishing_waits_for_what_must_be_done_and_stops_what_may_be(qtbot, tasks):
    log = []

    def must(job: Job) -> None:
        log.append(("must", job.cancelled))

    def may(job: Job) -> None:
        log.append(("may", job.cancelled))

    tasks.run(tasks, must, log.append, title="Backing up")
    tasks.run(tasks, may, log.append, title="Packet", cancellable=True)
    tasks.finish()
    assert ("must", False) in log
    assert len(log) == 2


def test_a_job_without_a_window_can_be_used_in_tests_of_the_work_itself():
    told = []
    job = Job(lambda *about: told.append(about))
    job.progress(1, 2, "half")
    job.cancel()
    assert told == [(1, 2, "half")]
    assert job.cancelled
    Job().progress(1, 2)


def test_four_thousand_tasks_survive_that_many_of_their_owners_leave(qtbot, tasks):
    chance = random.Random(7)  # noqa: S311 - not for secrets
    owners = [QObject() for _ in range(4000)]
    leaving = set(chance.sample(range(4000), 1600))
    results: list[int] = []
    for number, owner in enumerate(owners):
        tasks.run(owner, partial(int, number), results.append)
        if number in leaving and chance.random() < 0.5:
            delete(owner)  # at once
        elif number in leaving:
            owner.deleteLater()  # while tasks land
    last: list[int] = []
    tasks.run(tasks, partial(int, 1), last.append)
    qtbot.waitUntil(lambda: last == [1], timeout=20_000)
    staying = set(range(4000)) - leaving
    assert staying <= set(results)
    assert results == sorted(results)
