"""Stub, replaced in this change."""

from typing import ClassVar

from ui.views.needs.look_page import LookPage


class PairsPage(LookPage):
    """Stub."""

    look: ClassVar[str] = "pairs"
