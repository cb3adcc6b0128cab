"""What every test of the window may ask for: a desk on a real book, by daylight."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings
from PySide6.QtWidgets import QApplication

from tests.doubting import DoubtingStore
from ui.desk import Desk
from ui.theme import theme
from ui.widgets.base import _LastInput

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
QLocale.setDefault(QLocale("en_US"))

GARBAGE = 20_000  # objects made since the last time


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """Keep the developer's own settings out of the tests."""
    QCoreApplication.setOrganizationName("tests")
    QCoreApplication.setApplicationName("circlebook")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path)
    )


@pytest.fixture(scope="module", autouse=True)
def swept() -> Iterator[None]:
    """Let Python look through all there is, but only once for each module.

    What is there before its first test is there for good: it is not looked through.
    """
    gc.disable()
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def tidied(swept: None) -> Iterator[None]:
    """Let Python tidy up between tests and on this thread only, as the program does.

    A widget that the thread of a background task happens to tidy away is a crash.
    """
    gc.disable()
    yield
    if gc.get_count()[0] > GARBAGE:
        gc.collect()


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in the light theme at 100 % text."""
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture(autouse=True)
def light(dressed: QApplication) -> Iterator[None]:
    """Give each test the light theme again, whatever the one before has chosen.

    And a hand that is on neither the mouse nor the keyboard yet.
    """
    _LastInput.by_key = False
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if theme.less_movement:
        theme.set_less_movement(False)
    if theme.patterns:
        theme.set_patterns(False)
    if (theme.choice, theme.scale) != ("light", 1.0):
        theme.apply(dressed, "light")


@pytest.fixture
def desk(dressed: QApplication, store: DoubtingStore) -> Iterator[Desk]:
    """A desk on an empty book."""
    desk = Desk(store)
    yield desk
    desk.tasks.finish()


@pytest.fixture
def sample_desk(dressed: QApplication, sample_store: DoubtingStore) -> Iterator[Desk]:
    """A desk on the sample book."""
    desk = Desk(sample_store)
    yield desk
    desk.tasks.finish()
