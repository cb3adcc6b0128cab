"""The time zone: the usual ones at hand, all others one choice further."""

from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import zones
from app.i18n import tr
from ui.widgets.combos import ChoiceField

ALL: Final = ""  # "all time zones", which is none itself


class ZoneField(ChoiceField):
    """A list of time zones; four hundred are only read when they are asked for."""

    def __init__(self, label: str, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self._zone = zone
        self._all = False
        self.set_value(zone)

    @override
    def set_value(self, value: Any) -> None:
        self._zone = str(value)
        names = zones.names() if self._all else (*zones.COMMON, "UTC")
        options = [(name, zones.label(name)) for name in dict.fromkeys(names)]
        if self._zone not in names:
            options.append((self._zone, zones.label(self._zone)))
        if not self._all:
            options.append((ALL, tr("All time zones…")))
        self.offer(options, self._zone)

    @Slot(object)
    def _choose(self, value: object) -> None:
        if value == ALL:
            self._all = True
            self.set_value(self._zone)
            self.input.showPopup()
        else:
            self._zone = str(value)
            super()._choose(value)
