"""Charter: what a circle agreed on, how it begins, and what it keeps together."""

from typing import ClassVar

from typing_extensions import override

from app.i18n import tr
from ui.commands import Command
from ui.views.charter.look_page import LOOKS
from ui.views.looks import LooksView


class CharterView(LooksView):
    """The charter itself, forming and launching, and the small registers."""

    name = "charter"
    looks_offered = LOOKS
    pages: ClassVar = {
        "charter": ("ui.views.charter.charter_page", "CharterPage"),
        "forming": ("ui.views.charter.forming_page", "FormingPage"),
        "registers": ("ui.views.charter.registers_page", "RegistersPage"),
    }
    tables = frozenset(
        {
            "action",
            "agreement",
            "assignment",
            "attendance",
            "block",
            "channel",
            "coaching_contact",
            "community",
            "consent",
            "contribution",
            "decision",
            "decision_area",
            "decision_right",
            "evidence",
            "expertise",
            "group_place",
            "grouping",
            "initiative",
            "learning",
            "membership",
            "need",
            "party",
            "peer_link",
            "person",
            "place",
            "ranking",
            "resource",
            "revision",
            "role_term",
            "session",
            "setting",
            "site",
            "success",
            "tension",
            "topic",
            "transition",
        }
    )

    @override
    def own_commands(self) -> list[Command]:
        return [
            Command(
                "charter.print", tr("Print"), self.print_papers, "Ctrl+P", "printer"
            )
        ]

    @override
    def look_words(self, look: str) -> str:
        return tr("Charter: {look}").format(look=look)
