"""Two small months, one below the other, to page through."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.i18n import tr
from ui import phrases
from ui.views.sessions.month_grid import Days, MonthGrid
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import SectionHead
from ui.widgets.layout import boxed, hbox, vbox

_BACK: Final = Qt.Key.Key_PageUp
_ON: Final = Qt.Key.Key_PageDown


class TwoMonths(QWidget):
    """A month and the one after it: at first this one and the next.

    Page Up and Page Down turn them a month, Home goes back to this month.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Days = {}
        self._paged = 0  # months from this one
        self.grids = (MonthGrid(clock.today()), MonthGrid(clock.today()))
        self.before = IconButton("caret-left", tr("Month before"))
        self.after = IconButton("caret-right", tr("Next month"))
        self.now = Button(tr("This month"), kind="link", small=True)
        self.before.clicked.connect(self.page_back)
        self.after.clicked.connect(self.page_on)
        self.now.clicked.connect(self.page_home)
        pager = boxed(hbox(self.now, 4, self.before, self.after))
        head = SectionHead(tr("Months"), action=pager)
        self.setLayout(vbox(head, 6, *self.grids, gap=2))
        self._show()

    def show_days(self, days: Days) -> None:
        """Show what is on the days; the months stay the ones paged to."""
        self._days = days
        self._show()

    @Slot()
    def page_back(self) -> None:
        """Show the month before."""
        self._page_to(self._paged - 1)

    @Slot()
    def page_on(self) -> None:
        """Show the next month."""
        self._page_to(self._paged + 1)

    @Slot()
    def page_home(self) -> None:
        """Show this month and the next again."""
        self._page_to(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == _BACK:
            self.page_back()
        elif event.key() == _ON:
            self.page_on()
        elif event.key() == Qt.Key.Key_Home:
            self.page_home()
        else:
            super().keyPressEvent(event)

    def _page_to(self, paged: int) -> None:
        if _month(paged) is None or _month(paged + 1) is None:
            return
        self._paged = paged
        if not paged and self.now.hasFocus():  # it is about to go
            self.after.setFocus(Qt.FocusReason.TabFocusReason)
        self._show()

    def _show(self) -> None:
        months = [_month(self._paged), _month(self._paged + 1)]
        names = []
        for grid, month in zip(self.grids, months, strict=True):
            if month is not None:
                grid.show_month(month, self._days)
                names.append(phrases.month(month))
        self.now.setVisible(self._paged != 0)
        for button in (self.before, self.after):  # read out with the button
            button.setAccessibleDescription(", ".join(names))


def _month(paged: int) -> date | None:
    """Return the month so many from this one; None where the calendar ends."""
    today = clock.today()
    number = today.year * 12 + today.month - 1 + paged
    try:
        return date(number // 12, number % 12 + 1, 1)
    except ValueError:
        return None
