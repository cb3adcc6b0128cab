"""That members have something to share on the theme, said where one plans (PI19)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.coaching.wisdom import Released
from app.i18n import tr, trn
from ui.widgets.buttons import Button
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import hbox


class HeardLine(QWidget):
    """How much there is that its givers have released; not a word of it, no name."""

    asked = Signal()  # to see it, in the room

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", "small", "ink2", wrap=True)
        self.look = Button(tr("See them in the room"), kind="link", small=True)
        mark = Icon("quotes", "private", 16)
        self.setLayout(hbox(mark, (self.words, 1), self.look, gap=8))
        self.look.clicked.connect(self.asked)
        self.hide()

    def show_released(self, found: Released | None) -> None:
        """Say how many there are, or nothing."""
        self.setVisible(found is not None)
        if found is not None:
            self.words.setText(_said(found))


def _said(found: Released) -> str:
    """Return "3 sites have something to share on Volunteer retention: 4 sayings"."""
    sayings = trn("{n} saying may be heard", "{n} sayings may be heard", found.sayings)
    if not found.sites:
        return tr("{sayings} on {topic}.").format(sayings=sayings, topic=found.topic)
    sites = trn(
        "{n} site has something to share on {topic}",
        "{n} sites have something to share on {topic}",
        found.sites,
        topic=found.topic,
    )
    return tr("{sites}: {sayings}.").format(sites=sites, sayings=sayings)
