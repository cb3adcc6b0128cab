"""The channels of a community, each with its purpose to be said in their words."""

import math
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.community import channels
from app.community.channels import Way
from app.i18n import tr
from app.vocabulary import ChannelKind
from ui import painting
from ui.desk import Desk
from ui.views.create.way_details import WayDetails
from ui.widgets.inline import InlineText
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import bled, hbox, vbox
from ui.widgets.switches import Switch

ICONS: Final = {
    ChannelKind.CALL: "phone",
    ChannelKind.EMAIL_LIST: "envelope-simple",
    ChannelKind.MESSAGE_GROUP: "chat-circle-text",
    ChannelKind.NEWSLETTER: "newspaper",
    ChannelKind.OFFICE_HOURS: "door",
    ChannelKind.ONE_TO_ONE: "chats-circle",
    ChannelKind.PLATFORM: "folder-simple",
    ChannelKind.SITE_VISIT: "map-pin",
}


class Ways(QWidget):
    """A row for each channel: what it is, what it is for, how often and how long."""

    purpose_changed = Signal(object, str)  # key of the channel, and its purpose
    expected_changed = Signal(object, bool)  # key of the channel, and whether it is

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[tuple[UUID, str], WayRow] = {}
        self._column = vbox(gap=12)
        self.setLayout(self._column)

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Show these channels; the rows of those that were here stay as they are."""
        shown = {(way.id, way.name): way for way in ways}
        for key in self._rows.keys() - shown.keys():
            gone = self._rows.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, (key, way) in enumerate(shown.items()):
            if key not in self._rows:
                self._rows[key] = self._row(way)
                self._column.insertWidget(number, self._rows[key])
            self._rows[key].show_way(way)
        self._rows = {key: self._rows[key] for key in shown}

    def rows(self) -> "list[WayRow]":
        """Return the rows shown."""
        return list(self._rows.values())

    def _row(self, way: Way) -> "WayRow":
        row = WayRow(self._desk, way)
        row.changed.connect(self.purpose_changed)
        row.turned.connect(self.expected_changed)
        return row


class WayRow(QWidget):
    """One channel: its sign, name and purpose, whether it is expected, how often it is.

    What every member comes to, like a convening, has no switch: it is expected.
    """

    changed = Signal(object, str)
    turned = Signal(object, bool)

    def __init__(self, desk: Desk, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id: UUID = way.id
        self.kind = way.kind
        name = Label(way.name, "medium")
        label = tr("What {name} is for").format(name=way.name)
        self.purpose = InlineText(way.purpose, label, "small", "ink2", required=True)
        self.purpose.edited.connect(self._say)
        sign = Icon(ICONS.get(way.kind, "chats"), "ink3", 18)
        self.asked = Asked()
        self.expected = Switch(
            tr("{name} is expected of everyone").format(name=way.name), way.expected
        )
        if way.kind in channels.FOR_EVERYONE:
            self.expected.hide()
        self.expected.clicked.connect(self._turn)
        head = hbox(sign, 10, (name, 1), 8, self.asked, 6, self.expected)
        below = hbox(28, (bled(self.purpose, by=10), 1))
        self.details = WayDetails(desk, way)
        self.setLayout(vbox(head, below, self.details))
        self.show_way(way)

    def show_way(self, way: Way) -> None:
        """Show what the book says of this channel now."""
        self.purpose.set_text(way.purpose)
        self.expected.setChecked(way.expected)
        self.asked.show_expected(way.expected)
        self.details.show_way(way)

    @Slot(str)
    def _say(self, purpose: str) -> None:
        self.changed.emit(self._id, purpose)

    @Slot(bool)
    def _turn(self, expected: bool) -> None:
        self.turned.emit(self._id, expected)


class Asked(Label):
    """Says "Expected" or "Optional", as wide as the longer of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "small", "ink3", parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_expected(self, expected: bool) -> None:
        """Say which of the two it is."""
        self.setText(tr("Expected") if expected else tr("Optional"))
        self.set_color("ink2" if expected else "ink3")

    @override
    def restyle(self) -> None:
        super().restyle()
        words = (tr("Expected"), tr("Optional"))
        wide = max(painting.text_width(word, "small") for word in words)
        self.setMinimumWidth(math.ceil(wide))
