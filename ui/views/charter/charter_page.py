"""The look "Charter" of the charter."""

from ui.views.charter.look_page import LookPage


class CharterPage(LookPage):
    """Being built."""

    look = "charter"
