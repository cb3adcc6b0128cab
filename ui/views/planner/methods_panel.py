"""The library of methods beside the agenda: looked through, dragged in, read."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from app.gathering import methods
from app.i18n import tr
from app.vocabulary import Category
from ui import painting
from ui.icons import paint_icon
from ui.theme import tokens
from ui.views.planner.method_list import MethodList
from ui.widgets.base import Focusable, area
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox, vbox
from ui.widgets.search import SearchField

TYPES: Final = ("connect", "learn", "share", "practice", "decide", "open")


class MethodsPanel(QWidget):
    """Finds methods by words, minutes and type, and gives them to the plan."""

    wanted = Signal(str)  # the key of a method to be added to the plan
    opened = Signal(str)  # the key of a method to be read

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(
            tr("Filter, e.g. “pairs 20 min”"), tr("Find a method")
        )
        self.types = [TypeButton(name) for name in TYPES]
        self.list = MethodList()
        self.nothing = Label("", "small", "ink3", wrap=True)
        row = hbox(*self.types, STRETCH, gap=6)
        column = vbox(self.search, 10, row, 8, self.nothing, (self.list, 1))
        self.setLayout(column)
        self.search.textChanged.connect(self.refresh)
        self.search.down_pressed.connect(self.list.take_focus)
        self.search.returnPressed.connect(self._want_first)
        for button in self.types:
            button.toggled.connect(self.refresh)
        self.list.wanted.connect(self.wanted)
        self.list.opened.connect(self.opened)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the methods that fit."""
        chosen = {button.kind for button in self.types if button.isChecked()}
        letters = (c for c in Category if tokens.CATEGORY_TYPES[c.value] in chosen)
        found = methods.search(self.search.text(), frozenset(letters))
        self.list.show_methods(found)
        self.nothing.setVisible(not found)
        self.nothing.setText(
            tr("No method fits that. Try fewer words, or other minutes.")
        )

    def forget(self) -> None:
        """Narrow the list no longer."""
        self.search.clear()
        for button in self.types:
            button.setChecked(False)

    @Slot()
    def _want_first(self) -> None:
        found = self.list.methods()
        if found:
            self.wanted.emit(found[0].key)


class TypeButton(Focusable, QPushButton):
    """Narrows the list to one type while it is pressed."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        name = tr(tokens.SESSION_TYPES[kind].label)
        self.setCheckable(True)
        self.setAccessibleName(tr("Only {type}").format(type=name))
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        return QSize(38, 28)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        role = f"cat_{self.kind}"
        on = self.isChecked()
        painting.type_fill(painter, rect, self.kind, 7, soft=not on)
        if self.underMouse() and not on:
            painting.rounded(painter, rect, 7, line=role)
        place = QRectF(0, 0, 18, 18)
        place.moveCenter(rect.center())
        ink = "card" if on else f"{role}_ink"
        paint_icon(painter, tokens.SESSION_TYPES[self.kind].icon, place, ink)
        self.paint_ring(painter, rect, 7)
        painter.end()
