"""The channels of a community, each with its purpose to be said in their words."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.community.channels import Way
from app.i18n import tr
from app.vocabulary import ChannelKind
from ui.theme import theme
from ui.widgets.inline import InlineText
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import clear, hbox, vbox

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
    """A row for each channel: what it is, and what it is for."""

    purpose_changed = Signal(object, str)  # key of the channel, and its purpose

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[Way] = []
        self._rows: list[WayRow] = []
        self._column = vbox(gap=4)
        self.setLayout(self._column)

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Show these channels; if they are the same, the rows stay."""
        if list(ways) == self._shown:
            return
        self._shown = list(ways)
        clear(self._column)
        self._rows = []
        for way in ways:
            row = WayRow(way)
            row.changed.connect(self.purpose_changed)
            self._column.addWidget(row)
            self._rows.append(row)

    def rows(self) -> "list[WayRow]":
        """Return the rows shown."""
        return list(self._rows)


class WayRow(QWidget):
    """One channel: its sign, its name, and its purpose to be edited in place."""

    changed = Signal(object, str)

    def __init__(self, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id: UUID = way.id
        name = Label(way.name, "medium")
        name.setMinimumWidth(theme.px(130))
        label = tr("What {name} is for").format(name=way.name)
        self.purpose = InlineText(way.purpose, label, "small", "ink2", required=True)
        self.purpose.edited.connect(self._say)
        sign = Icon(ICONS.get(way.kind, "chats"), "ink3", 18)
        self.setLayout(hbox(sign, 10, name, 8, (self.purpose, 1)))

    @Slot(str)
    def _say(self, purpose: str) -> None:
        self.changed.emit(self._id, purpose)
