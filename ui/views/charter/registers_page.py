"""The look "Registers" of the charter."""

from ui.views.charter.look_page import LookPage


class RegistersPage(LookPage):
    """Being built."""

    look = "registers"
