"""The look "Reach" of the charter."""

from ui.views.charter.look_page import LookPage


class ReachPage(LookPage):
    """Being built."""

    look = "reach"
