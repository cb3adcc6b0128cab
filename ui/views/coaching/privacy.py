"""Who can read an entry, and the switch that lets a summary of it be read."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.coaching.entries import Entry
from app.coaching.sharing import Standing
from app.i18n import tr
from app.person import consents, site_agreements
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, hbox, vbox
from ui.widgets.switches import Switch

ABREAST = 470  # px, at 100 %, in which words and switch fit side by side


class PrivacyStrip(Card):
    """Says that only you can read an entry, or what of it may be read, and by whom."""

    share_asked = Signal()  # open what would be shared
    take_back_asked = Signal()
    agreement_asked = Signal()  # go to where one is written with the site

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            fill="private_sunken",
            line="private_line",
            radius=8,
            flat=True,
            parent=parent,
        )
        self._mark = Icon("lock", "private", 18)
        self.title = Label("", "smallm", "private_ink", wrap=True)
        self.sentence = Label("", "small", "ink2", wrap=True)
        self.missing = Label("", "small", "honey_ink", wrap=True)
        self.agree = Button(tr("Open the site"), kind="link", small=True)
        self.look = Button(tr("See what they read"), kind="link", small=True)
        self.share = Switch(tr("Share with successor"))
        self._words = Label(tr("Share with successor"), "smallm")
        switch = vbox(
            STRETCH, hbox(self._words, self.share, gap=8), self.look, STRETCH, gap=2
        )
        agree = hbox(self.agree, STRETCH)
        words = vbox(self.title, self.sentence, self.missing, agree, gap=1)
        mark = vbox(STRETCH, self._mark, STRETCH)
        left = hbox(mark, (words, 1), gap=12)
        self._row = hbox((left, 1), switch, gap=12)
        self.hold(self._row, (14, 10, 12, 10))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.share.clicked.connect(self._ask)
        self.look.clicked.connect(self.share_asked)
        self.agree.clicked.connect(self.agreement_asked)

    def show_entry(self, entry: Entry, standing: Standing) -> None:
        """Show how an entry stands."""
        self.share.setChecked(entry.shared)
        self.look.setVisible(entry.summary_id is not None)
        drafted = entry.summary_id is not None and not entry.agreed
        self.look.setText(tr("See the draft") if drafted else tr("See what they read"))
        self._mark.set_icon(
            "package" if entry.shared else "lock",
            "accent_ink" if entry.shared else "private",
        )
        self.title.setText(_title(entry, standing))
        self.sentence.setText(_sentence(entry, standing))
        self.missing.setText(_missing(standing))
        for part in (self.missing, self.agree):
            part.setVisible(bool(self.missing.text()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(ABREAST)
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if wide else ways.TopToBottom
        if self._row.direction() is not way:
            self._row.setDirection(way)

    @Slot(bool)
    def _ask(self, on: bool) -> None:
        if on:
            self.share.setChecked(False)  # not before it was seen and agreed to
            self.share_asked.emit()
        else:
            self.take_back_asked.emit()


def _title(entry: Entry, standing: Standing) -> str:
    if entry.shared and standing.agrees:
        return tr("Only you can read this entry; a summary is shared")
    return tr("Only you can read this entry")


def _sentence(entry: Entry, standing: Standing) -> str:
    if entry.summary_id is not None and not entry.agreed:
        return tr("A summary is drafted. Nobody reads it before it is agreed.")
    if not entry.shared:
        return tr(
            "It stays out of packets, reports and print. Share a summary you both "
            "agree on and your successor sees that, nobody else."
        )
    if standing.agrees:
        return tr("Your successor reads the summary, and nothing else of this.")
    if standing.person_says in consents.REFUSED:
        return tr("{name} said no, so nobody reads it.").format(name=standing.person)
    if standing.site_says in consents.REFUSED:
        return tr("{site} said no, so nobody reads it.").format(site=standing.site)
    return tr("Nobody reads it before {site} says yes.").format(site=standing.site)


def _missing(standing: Standing) -> str:
    return site_agreements.sentence(standing.lacking, standing.site)
