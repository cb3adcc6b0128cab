"""Bugs are told without a private word, on the screen, in the log, on the clipboard."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app import paths
from app.errors import RefusedError
from tests.ui.windows import LEFT, Heard, banner, shown
from ui import problems
from ui.widgets.buttons import Button
from ui.widgets.feedback import Banner

PRIVATE = "Joe said his brother is ill"
SENTENCE = "Bluestem exists already. Nothing was changed."


class Fails(QObject):
    """Raises what it is told to, in a slot."""

    asked = Signal()

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error
        self.asked.connect(self._fail)

    def _fail(self) -> None:
        promise = PRIVATE  # nor is a name or a value of a frame told
        raise self._error from KeyError(promise)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """Hears all that is raised, and keeps a log, as the program does."""
    heard = Heard()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    heard.listen()
    problems.keep_log()
    yield heard
    for handler in list(problems.log.handlers):
        handler.close()
        problems.log.removeHandler(handler)
    problems.log.setLevel(logging.NOTSET)


def log_of_the_program() -> str:
    """Return all the log files hold."""
    files = sorted(Path(paths.logs()).iterdir())
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_a_sentence_for_people_becomes_a_banner(qtbot: QtBot, heard: Heard) -> None:
    window = shown(qtbot, heard)
    fails = Fails(RefusedError(SENTENCE))
    fails.asked.emit()
    assert banner(window) == SENTENCE
    assert heard.sentences == [SENTENCE]
    assert not heard.bugs


def test_any_other_error_becomes_a_report_without_private_words(
    qtbot: QtBot, heard: Heard
) -> None:
    window = shown(qtbot, heard)
    fails = Fails(ValueError(PRIVATE))
    fails.asked.emit()
    assert banner(window).startswith("Something went wrong inside Circlebook")
    assert window.sheet.banner is not None
    buttons = window.sheet.banner.findChildren(Button)
    copy = next(one for one in buttons if one.text() == "Copy the report")
    QTest.mouseClick(copy, LEFT)
    copied = QGuiApplication.clipboard().text()
    (report,) = heard.bugs
    assert copied == report
    for told in (report, copied, log_of_the_program(), banner(window)):
        assert "Joe" not in told
        assert "brother" not in told
    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "tests/ui/test_problems.py" in report
    assert "_fail" in report
    assert report in log_of_the_program()


def test_a_report_names_no_folder_of_hers() -> None:
    try:
        compile("1 +", str(Path.home() / "Documents" / "Joe.py"), "exec")
    except SyntaxError as error:
        report = problems.report(error)
    assert str(Path.home()) not in report
    assert "Joe" not in report


def test_an_error_on_another_thread_is_told_in_the_window(
    qtbot: QtBot, heard: Heard
) -> None:
    window = shown(qtbot, heard)

    def fail() -> None:
        raise ValueError(PRIVATE)

    with qtbot.waitSignal(heard.bug):
        thread = threading.Thread(target=fail)
        thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "Something went wrong" in banner(window))
    assert "Joe" not in log_of_the_program()


def test_a_banner_stays_until_it_is_dismissed(qtbot: QtBot, heard: Heard) -> None:
    window = shown(qtbot, heard)
    fails = Fails(RefusedError(SENTENCE))
    fails.asked.emit()
    QTimer.singleShot(0, heard.sentences.clear)
    qtbot.waitUntil(lambda: not heard.sentences)
    assert banner(window) == SENTENCE
    assert window.sheet.banner is not None
    shut = window.sheet.banner.findChild(Banner).shut
    QTest.mouseClick(shut, LEFT)
    assert banner(window) == ""


def test_a_log_that_cannot_be_kept_does_not_stop_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(paths, "logs", lambda: tmp_path / "file")
    problems.keep_log()
    assert not problems.log.handlers


def test_ctrl_c_in_the_terminal_is_not_a_bug(heard: Heard) -> None:
    before: list[object] = []
    heard._before = lambda *told: before.append(told)
    heard.heard(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert before
    assert not heard.bugs
