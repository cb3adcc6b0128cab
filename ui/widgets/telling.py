"""Tells of a signal with something said beforehand.

A lambda or a partial in a connection keeps what it names alive for ever; a teller
belongs to the widget it listens to and goes with it.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot


class Teller(QObject):
    """Calls `call` with what was given beforehand."""

    def __init__(
        self, heard: QObject, call: Callable[..., object], *given: Any
    ) -> None:
        super().__init__(heard)
        self._call, self._given = call, given

    @Slot()
    def tell(self) -> None:
        """Call it."""
        self._call(*self._given)

    def pass_on(self, *said: Any) -> None:
        """Call it with what the signal says as well."""
        self._call(*self._given, *said)
