"""How long each view takes to be on the screen: the first time, and later."""

import importlib.util
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app import clock
from app.gathering import sessions
from tests.bench.timing import Baseline, Figure, figure, missing
from ui import pictures
from ui.places import Place
from ui.window import VIEWS, Window


class _Painted(QObject):
    """Ends a loop when a widget has been painted and the screen has it."""

    def __init__(self, widget: Callable[[], QWidget]) -> None:
        super().__init__()
        self._widget = widget
        self._loop = QEventLoop()
        self._watched: QWidget | None = None

    def wait(self) -> None:
        """Wait for it, two seconds at most."""
        self._watched = self._widget()
        self._watched.installEventFilter(self)
        QTimer.singleShot(2000, self._loop, self._loop.quit)
        self._watched.update()
        self._loop.exec()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._loop, self._loop.quit)
        return False


def measure(window: Window, name: str, runs: int) -> list[Figure]:
    """Return how long each view takes, beside a switch between two empty widgets."""
    window.resize(1440, 900)
    pictures.settle()
    against = Baseline("a switch between two empty widgets", _empty(runs))
    figures = []
    first: dict[str, list[float]] = {}
    places = {view: _place(window, view) for view in VIEWS}
    for view, place in places.items():
        if importlib.util.find_spec(VIEWS[view][0]) is None or place is None:
            figures.append(missing(view, name, "is not there yet"))
        else:
            try:
                first[view] = [_switch(window, place)]
            except Exception as error:  # noqa: BLE001 - the others are measured still
                figures.append(missing(view, name, f"cannot be shown: {error!r}"))
    for view, taken in first.items():
        other = Place("today" if view != "today" else "communities")
        again = []
        for _ in range(runs):
            window.go(other)
            pictures.settle(20)
            again.append(_switch(window, places[view] or other))
        figures += [
            figure(f"{view}: first visit", name, taken, against),
            figure(f"{view}: later", name, again, against),
        ]
    return figures


def _switch(window: Window, place: Place) -> float:
    """Return how long it takes until this place is painted, in milliseconds."""
    painted = _Painted(window.current_view)
    begun = time.perf_counter()
    window.go(place)
    painted.wait()
    taken = (time.perf_counter() - begun) * 1000
    pictures.settle(50)
    return taken


def _place(window: Window, view: str) -> Place | None:
    desk = window.desk
    if desk is None or desk.community_id is None:
        return None
    if view != "planner":
        return Place(view, desk.community_id)
    for one in desk.read(sessions.of_community, desk.community_id):
        if one.segments and (one.gathering.day or clock.today()) >= clock.today():
            return Place(view, desk.community_id, one.gathering.id)
    return None


def _empty(runs: int) -> list[float]:
    stack = QStackedWidget()
    stack.resize(1440, 900)
    for _ in range(2):
        stack.addWidget(QWidget())
    stack.show()
    pictures.settle()
    taken = []
    for number in range(runs):
        painted = _Painted(stack.currentWidget)
        begun = time.perf_counter()
        stack.setCurrentIndex(number % 2 == 0)
        painted.wait()
        taken.append((time.perf_counter() - begun) * 1000)
    stack.close()
    return taken
