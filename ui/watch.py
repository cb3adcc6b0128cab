"""Notices that nobody has been at the window for a while, or that the laptop slept."""

import sys
import time
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget
from typing_extensions import override

EVERY: Final = 5  # seconds between two looks at the clock
GAP: Final = 30  # seconds that are missing if the laptop slept

# As they come to the window itself, once each: not to every widget below it
_BY_HAND: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
    }
)

Clock = Callable[[], float]  # seconds


class Watch(QObject):
    """Says when it is time to lock."""

    idled = Signal()
    slept = Signal()

    def __init__(
        self,
        window: QWidget,
        *,
        passed: Clock = time.monotonic,
        wall: Clock = time.time,
    ) -> None:
        super().__init__(window)
        self._window, self._passed, self._wall = window, passed, wall
        self._handle: QWindow | None = None
        self._after = 0.0  # seconds; 0 for never
        self._touched = self._looked = passed()
        self._read = wall()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY * 1000)
        self._timer.timeout.connect(self.look)

    def begin(self, after_minutes: float) -> None:
        """Watch from now on; 0 minutes for the laptop's sleep alone."""
        self._after = after_minutes * 60
        self._touched = self._looked = self._passed()
        self._read = self._wall()
        handle = self._window.windowHandle()
        if handle is not self._handle and handle is not None:
            handle.installEventFilter(self)
            self._handle = handle
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer: the book is closed."""
        self._timer.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _BY_HAND:
            self._touched = self._passed()
        return False

    @Slot()
    def look(self) -> None:
        """See what the clocks say.

        Asleep, the clock on the wall goes on; the other one stands still on Linux and
        macOS, and on Windows nobody looks for a while.
        """
        now, read = self._passed(), self._wall()
        passed, missing = now - self._looked, (read - self._read) - (now - self._looked)
        self._looked, self._read = now, read
        if missing > GAP or passed > EVERY + GAP:
            self.slept.emit()
        elif self._after and now - self._touched >= self._after:
            self.idled.emit()


class Sleep(QObject):
    """Hears from the system that the laptop is about to sleep, where it says so.

    On Linux that is logind; elsewhere, and without it, `Watch` sees it afterwards.
    """

    coming = Signal()

    SERVICE: Final = "org.freedesktop.login1"
    PATH: Final = "/org/freedesktop/login1"
    INTERFACE: Final = "org.freedesktop.login1.Manager"

    def listen(self, address: str = "") -> bool:
        """Listen on the system's bus, or the one at `address`; tell if it is heard."""
        if not sys.platform.startswith("linux"):
            return False
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:  # a system without it
            return False
        if address:
            self._bus = QDBusConnection.connectToBus(address, "circlebook")
        else:
            self._bus = QDBusConnection.systemBus()
        if not self._bus.isConnected():
            return False
        slot: Any = SLOT("prepare(bool)")  # its own types want bytes and take none
        service = "" if address else self.SERVICE
        return self._bus.connect(
            service, self.PATH, self.INTERFACE, "PrepareForSleep", self, slot
        )

    @Slot(bool)
    def prepare(self, begins: bool) -> None:
        """Hear that the laptop goes to sleep, or that it is awake again."""
        if begins:
            self.coming.emit()
