"""What the looks at a charter have in common: the name of the circle over them."""

from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.community import communities
from app.i18n import mark
from ui.desk import Desk
from ui.views import looks

LOOKS: Final = {
    "charter": (mark("Charter"), "compass"),
    "forming": (mark("Forming"), "leaf"),
    "registers": (mark("Registers"), "books"),
}


class LookPage(looks.LookPage):
    """A look at the charter of the community one is in."""

    looks_offered = LOOKS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", desk, parent)

    @override
    def refresh(self) -> None:
        community = self.desk.community_id
        if community is not None:
            self.set_title(self.desk.read(communities.get, community).name)
