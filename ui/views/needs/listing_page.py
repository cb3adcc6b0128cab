"""What the pages that are shown in place of a look, with a panel, have in common."""

from ui.widgets.base import BeginsAt
from ui.widgets.pages import Page


class ListingPage(BeginsAt, Page):
    """A list with a panel beside it; Esc closes the panel first, then the page."""

    def step_back(self) -> bool:
        """Close the panel; tell whether one was open."""
        if self.panel() is None:
            return False
        self.close_panel()
        return True
