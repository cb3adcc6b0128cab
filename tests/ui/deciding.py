"""What the tests of decision rights and voices share: a card on the screen, alone."""

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.widgets.layout import vbox
from ui.widgets.panels import SidePanel


def shown(qtbot, card, wide=820, high=700):
    """Return a card shown by itself, with the panels it asks for in `panels`."""
    holder = QWidget()
    holder.setLayout(vbox(card))
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setWidget(holder)
    page.resize(wide, high)
    qtbot.addWidget(page)
    card.page = page  # it lives as long as the card does
    card.panels = []
    card.panel_asked.connect(card.panels.append)
    card.refresh()
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    QApplication.sendPostedEvents()
    return card


def panel(qtbot, card) -> SidePanel:
    """Return the panel a card asked for last, shown."""
    last = card.panels[-1]
    last.resize(340, 800)
    qtbot.addWidget(last)
    last.show()
    last.activateWindow()
    qtbot.waitExposed(last)
    return last
