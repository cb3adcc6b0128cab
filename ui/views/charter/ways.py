"""Ways to reach each other, with what each is for, beside the charter (PI2)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from app.community.channels import Way
from app.i18n import tr, trn
from app.vocabulary import ChannelKind
from ui.widgets.buttons import Button
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, vbox

FEW: Final = 5
ICONS: Final = {
    ChannelKind.CONVENING: "users-four",
    ChannelKind.GATHERING: "users-three",
    ChannelKind.WEBINAR: "presentation-chart",
    ChannelKind.CALL: "phone-call",
    ChannelKind.ONE_TO_ONE: "phone",
    ChannelKind.OFFICE_HOURS: "door",
    ChannelKind.EMAIL_LIST: "envelope-simple",
    ChannelKind.PLATFORM: "folder-simple",
    ChannelKind.MESSAGE_GROUP: "chats",
    ChannelKind.NEWSLETTER: "newspaper",
    ChannelKind.SITE_VISIT: "house-line",
    ChannelKind.OTHER: "megaphone-simple",
}


class WaysList(QWidget):
    """The channels in use; they are changed where the community began."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = vbox(gap=10)
        self._shown: tuple[Way, ...] | None = None
        self.all = Button("", kind="link", small=True)
        self.setLayout(vbox(self._rows, 8, hbox(self.all, STRETCH)))

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Show the first of these."""
        if tuple(ways) == self._shown:
            return
        self._shown = tuple(ways)
        clear(self._rows)
        for way in ways[:FEW]:
            self._rows.addWidget(_row(way))
        if not ways:
            none = tr("Nothing is agreed yet on how to reach each other.")
            self._rows.addWidget(Label(none, "small", "ink3", wrap=True))
        rest = len(ways) - FEW
        more = trn("{n} more way", "{n} more ways", rest) if rest > 0 else ""
        self.all.setText(more or tr("Change them"))


def _row(way: Way) -> QWidget:
    icon = Icon(ICONS.get(way.kind, "megaphone-simple"), "ink2", 18)
    name = Label(way.name, "medium", wrap=True)
    said = [part.rstrip(".") for part in (way.cadence, way.purpose) if part]
    under = Label(". ".join(said), "small", "ink3", wrap=True)
    return boxed(hbox(vbox(1, icon, STRETCH), (vbox(name, under), 1), gap=12))
