"""What all sections of the settings share, and the list one finds them by."""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QLayout,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.icons import paint_icon
from ui.theme import theme
from ui.widgets.base import Focusable, area, moved_by_key
from ui.widgets.labels import Label, Rule
from ui.widgets.layout import STRETCH, vbox

LIST: Final = 220
INSET: Final = 12
WIDTH: Final = 640  # of a section, at 100 % text
STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Section(QWidget):
    """A part of the settings: a title, and rows with lines between them."""

    def __init__(self, key: str, title: str, icon: str) -> None:
        super().__init__()
        self.key, self.title, self.icon = key, title, icon
        self.setAccessibleName(title)
        self.rows: QBoxLayout = vbox()
        head = Label(title, "h2")
        # lists of rows reach a little beyond the words above them
        inset = (INSET, 0, INSET, 26)
        self.setLayout(vbox(head, 6, self.rows, margins=inset))
        self._ruled = False

    def add(self, *widgets: QWidget) -> None:
        """Add rows, each but the first under a line."""
        for widget in widgets:
            if self._ruled:
                self.rows.addWidget(Rule())
            self.rows.addWidget(widget)
            self._ruled = True

    def add_plain(self, part: QWidget | QLayout, gap: int = 0) -> None:
        """Add something without a line above or below it."""
        if isinstance(part, QWidget):
            self.rows.addWidget(part)
        else:
            self.rows.addLayout(part)
        self.rows.addSpacing(gap)
        self._ruled = False

    def begin(self) -> None:
        """Put the focus where one would start; nothing by default."""


class Named(Protocol):
    """What stands in a list of sections."""

    @property
    def key(self) -> str:
        """The code of the section."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def icon(self) -> str:
        """Its icon."""


class SectionList(QWidget):
    """The sections by name; arrows go up and down it."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[Named]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Sections"))
        self._group = QButtonGroup(self)
        self._keys = [section.key for section in sections]
        column = vbox(gap=4)
        for number, section in enumerate(sections):
            entry = _Entry(section.title, section.icon)
            entry.stepped.connect(self._step)
            entry.clicked.connect(self._click)
            self._group.addButton(entry, number)
            column.addWidget(entry)
        column.addItem(vbox(STRETCH))
        column.addStretch(1)
        self.setLayout(column)
        self.setFixedWidth(max(LIST, theme.px(200)))
        self.show_current(self._keys[0])

    def show_current(self, key: str) -> None:
        """Mark a section as the one looked at."""
        for number, button in enumerate(self._group.buttons()):
            here = self._keys[number] == key
            button.setChecked(here)
            policy = Qt.FocusPolicy
            button.setFocusPolicy(policy.StrongFocus if here else policy.ClickFocus)

    def current(self) -> str:
        """Return the key of the section looked at."""
        return self._keys[max(0, self._group.checkedId())]

    @Slot()
    def _click(self) -> None:
        button = self.sender()
        if isinstance(button, _Entry):
            self.chosen.emit(self._keys[self._group.id(button)])

    @Slot(int)
    def _step(self, by: int) -> None:
        at = max(0, min(len(self._keys) - 1, self._group.checkedId() + by))
        moved_by_key()
        self._group.button(at).setFocus(Qt.FocusReason.TabFocusReason)
        self._group.button(at).click()


class _Entry(Focusable, QAbstractButton):
    """One section in the list."""

    stepped = Signal(int)

    def __init__(self, title: str, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, theme.fit(36, "body", padding=12))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            self.stepped.emit(STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        if self.isChecked():
            painting.rounded(painter, rect, 6, "selected")
        elif self.underMouse():
            painting.rounded(painter, rect, 6, "hover")
        place = QRectF(rect.x() + 12, rect.center().y() - 8, 16, 16)
        role = "accent_ink" if self.isChecked() else "ink2"
        paint_icon(painter, self._icon, place, role)
        words = rect.adjusted(40, 0, -10, 0)
        painting.text(painter, words, self.text(), "body", "ink")
        self.paint_ring(painter, rect, 6)
        painter.end()
