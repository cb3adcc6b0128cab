"""How often a channel is, how long, for whom and where: a line that opens to fields."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from app.community.channels import Way
from app.i18n import tr
from ui.desk import Desk
from ui.views.create.way_fields import WayFields
from ui.views.create.way_line import WayLine, facts_of
from ui.widgets.layout import vbox

EDGE: Final = 16  # px kept free below what is brought into view


class WayDetails(QWidget):
    """A line of facts; its fields are built when it is first opened."""

    def __init__(self, desk: Desk, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._way = desk, way
        self.fields: WayFields | None = None
        self.line = WayLine(way.name)
        self.line.clicked.connect(self.toggle)
        self._column = vbox(self.line)
        self.setLayout(self._column)
        self.show_way(way)

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return self.fields is not None and not self.fields.isHidden()

    def show_way(self, way: Way) -> None:
        """Show what the book says of this channel now."""
        self._way = way
        if self.fields is not None:
            self.fields.show_way(way)
        self._show_line()

    @Slot()
    def toggle(self) -> None:
        """Open the fields, or close them if all that stands in them was taken."""
        if self.fields is None or not self.is_open:
            self.open()
            return
        self.fields.settle()
        refused = self.fields.refused()
        if refused:
            refused[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_up()

    def open(self) -> None:
        """Show the fields and begin in the first of them."""
        if self.fields is None:
            self.fields = WayFields(self._desk, self._way)
            self._column.addWidget(self.fields)
            for before, after in pairwise((self.line, *self.fields.stops())):
                QWidget.setTabOrder(before, after)
        self.fields.show()
        self._show_line()
        self.fields.first().setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._come_into_view)  # once it is laid out

    def close_up(self) -> None:
        """Hide the fields; the focus is on the line again."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.fields is not None:
            self.fields.hide()
        self._show_line()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        """Close; text that cannot be taken is said so first, and only then let go."""
        if self.fields is None:
            return
        told = set(self.fields.refused())
        self.fields.settle()
        if set(self.fields.refused()) <= told:
            self.fields.take_back()
            self.close_up()

    def _show_line(self) -> None:
        facts = facts_of(self._way)
        self.line.show_facts(facts, opened=self.is_open)
        if self._desk.read_only:  # nothing can be added, and nothing opened
            self.line.setVisible(bool(facts))
            self.line.setEnabled(False)
            self.line.setAccessibleDescription(
                tr("This book is open for reading only.")
            )

    @Slot()
    def _come_into_view(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and self.fields is not None:
            above.ensureWidgetVisible(self.fields, 0, EDGE)
            above.ensureWidgetVisible(self.line, 0, EDGE)
