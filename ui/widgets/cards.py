"""Surfaces: cards, wells, heads of sections, rows of settings, nudges."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLayout,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from ui import painting
from ui.painting import Face
from ui.theme import theme
from ui.widgets.base import Focusable, Restyled, area, in_room
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, FlowLayout, Margins, hbox, vbox
from ui.widgets.people import AvatarStack


class Card(Restyled, QFrame):
    """A sheet of card with a hairline; never put one into another."""

    def __init__(  # noqa: PLR0913 - the variations are keywords
        self,
        layout: QLayout | None = None,
        *,
        margins: Margins = 16,
        fill: str = "card",
        line: str = "hairline",
        radius: int = 10,
        flat: bool = False,
        edge: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill, self._line, self._radius = fill, line, radius
        self._flat, self._edge = flat, edge
        self._chosen = False
        if layout is not None:
            self.hold(layout, margins)

    def hold(self, layout: QLayout, margins: Margins = 16) -> None:
        """Put a layout on the card."""
        around = (margins,) * 4 if isinstance(margins, int) else margins
        layout.setContentsMargins(*around)
        self.setLayout(layout)

    def set_chosen(self, chosen: bool) -> None:
        """Show the card as the one that is chosen."""
        self._chosen = chosen
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = "accent" if self._chosen else in_room(self._line, self)
        fill = in_room(self._fill, self)
        paint_card(
            painter, area(self), fill, line, radius=self._radius, flat=self._flat
        )
        if self._edge:
            paint_edge(painter, area(self), self._radius, self._edge)
        painter.end()


class CardButton(Focusable, QAbstractButton):
    """A card that opens something: the whole of it is one stop of focus."""

    def __init__(
        self,
        name: str,
        layout: QLayout | None = None,
        *,
        margins: Margins = 16,
        radius: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._radius = radius
        self._chosen = False
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if layout is not None:
            self.hold(layout, margins)

    def hold(self, layout: QLayout, margins: Margins = 16) -> None:
        """Put a layout on the card."""
        around = (margins,) * 4 if isinstance(margins, int) else margins
        layout.setContentsMargins(*around)
        self.setLayout(layout)

    def set_chosen(self, chosen: bool) -> None:
        """Show the card as the one that is chosen."""
        self._chosen = chosen
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = "line" if self.underMouse() else "hairline"
        line = "accent" if self._chosen else in_room(line, self)
        fill = in_room("hover" if self.isDown() else "card", self)
        paint_card(painter, area(self), fill, line, radius=self._radius)
        ring = area(self).adjusted(0, 0, 0, -1)
        self.paint_ring(painter, ring, self._radius)
        painter.end()


class Well(Card):
    """A sunken ground that groups things on a card."""

    def __init__(
        self,
        layout: QLayout | None = None,
        *,
        margins: Margins = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            layout,
            margins=margins,
            fill="sunken",
            line="",
            radius=8,
            flat=True,
            parent=parent,
        )


class SectionHead(QWidget):
    """The head of a section: words, a count, and what can be done on the right."""

    def __init__(
        self,
        title: str,
        count: int | None = None,
        action: QWidget | None = None,
        *,
        icon: str = "",
        role: str = "h3",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, role)
        self.count = Label("", "small", "ink3", tabular=True)
        mark = Icon(icon) if icon else None
        self.setLayout(hbox(mark, self.title, self.count, STRETCH, action, gap=8))
        self.setMinimumHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show how many there are, or nothing."""
        self.count.setText("" if count is None else str(count))
        self.count.setVisible(count is not None)


class SettingRow(QWidget):
    """A setting: its name, one sentence on its effect, and its control."""

    def __init__(
        self,
        name: str,
        sentence: str,
        control: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        title = Label(name, "medium")
        effect = Label(sentence, "small", "ink3", wrap=True)
        words = vbox(title, effect, gap=1)
        self.setLayout(hbox((words, 1), 24, control, margins=(0, 10, 0, 10)))
        if not control.accessibleName():
            control.setAccessibleName(name)
        control.setAccessibleDescription(sentence)


class Nudge(Card):
    """A gentle hint: a fact, what it rests on, whom it concerns, what could be done."""

    def __init__(
        self,
        icon: str,
        fact: str,
        evidence: str,
        *buttons: QWidget,
        faces: Sequence[Face] = (),
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        fill, line = ("honey_soft", "honey_line") if filled else ("card", "hairline")
        super().__init__(fill=fill, line=line, flat=filled, parent=parent)
        column = vbox(gap=6)
        ink = "honey_ink" if filled else "ink"
        column.addWidget(Label(fact, "strong", ink, wrap=True))
        self.evidence = Label(evidence, "small", "ink2", wrap=True)
        column.addWidget(self.evidence)
        if faces:
            column.addWidget(AvatarStack(faces, 26, ground=fill))
        if buttons:
            row = FlowLayout(16)
            for button in buttons:
                row.addWidget(button)
            column.addLayout(row)
        mark = Icon(icon, "honey_ink", 20)
        row_of_all = hbox(vbox(mark, STRETCH), (column, 1), gap=12)
        self.hold(row_of_all, (14, 13, 14, 11))


def paint_card(
    painter: QPainter,
    rect: QRectF,
    fill: str,
    line: str,
    *,
    radius: float,
    flat: bool = False,
) -> None:
    """Draw a card: its lower edge, its fill and its hairline."""
    if not flat:
        shade = theme.color("shadow", 0.35 if theme.dark else 0.05)
        painting.rounded(painter, rect.adjusted(0, 1, 0, 0), radius, shade)
        rect = rect.adjusted(0, 0, 0, -1)
    width = 1.5 if line == "accent" else 1.0
    painting.rounded(painter, rect, radius, fill or None, line or None, width=width)


def paint_edge(painter: QPainter, rect: QRectF, radius: float, role: str) -> None:
    """Draw a bar of four pixels along the left edge of a card."""
    shape = QPainterPath()
    shape.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -1.5), radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape)
    painter.fillRect(QRectF(rect.x(), rect.y(), 4, rect.height()), theme.color(role))
    painter.restore()
