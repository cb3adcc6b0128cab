"""The look "Forming" of the charter."""

from ui.views.charter.look_page import LookPage


class FormingPage(LookPage):
    """Being built."""

    look = "forming"
