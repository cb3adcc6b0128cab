"""The rail: where one can go."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.i18n import mark, tr
from ui import painting
from ui.icons import paint_icon
from ui.theme import theme
from ui.widgets.base import Focusable, moved_by_key
from ui.widgets.labels import Label, Rule

WIDE: Final = 220
NARROW: Final = 60


@dataclass(frozen=True)
class Entry:
    """A view as the rail shows it."""

    view: str
    name: str
    icon: str
    keys: str
    group: str  # "you", "community" or "private"


# ground, line, bar and icon of where one is: a room has its own (design book 1.4)
_PLATE: Final = ("surface", "hairline", "accent", "accent_ink")
_PRIVATE_PLATE: Final = ("private_surface", "private_line", "private", "private_ink")
_TA_PLATE: Final = ("ta_surface", "ta_line", "ta", "ta_ink")

# Only views that work stand here; a later one adds its line.
ENTRIES: Final = (
    Entry("today", mark("Today"), "sun-horizon", "Ctrl+1", "you"),
    Entry("communities", mark("Communities"), "circles-three", "Ctrl+2", "you"),
    Entry("charter", mark("Charter"), "compass", "Ctrl+3", "community"),
    Entry("people", mark("People"), "users", "Ctrl+4", "community"),
    Entry("needs", mark("Needs & expertise"), "intersect", "Ctrl+5", "community"),
    Entry("sessions", mark("Sessions"), "calendar-blank", "Ctrl+6", "community"),
    Entry("assistance", mark("Technical assistance"), "wrench", "Ctrl+8", "community"),
    Entry("handoff", mark("Handoff"), "package", "Ctrl+0", "community"),
    Entry("coaching", mark("Coaching log"), "lock", "Ctrl+9", "private"),
)


class RailItem(Focusable, QAbstractButton):
    """One line of the rail."""

    chosen = Signal(str)  # the view

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._current = False
        self._hovered = False
        self._narrow = False
        self._badge = 0
        self._keys_shown = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()
        self.clicked.connect(self._choose)

    @property
    def is_current(self) -> bool:
        """Whether this is the view one is in."""
        return self._current

    def set_current(self, *, current: bool) -> None:
        """Show that this is the view one is in, or not."""
        self._current = current
        self._describe()
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon alone, or the name as well."""
        self._narrow = narrow
        self._describe()
        self.update()

    def set_badge(self, count: int) -> None:
        """Show a small number, or none for 0."""
        self._badge = count
        self._describe()
        self.update()

    @property
    def keys_shown(self) -> bool:
        """Whether the shortcut stands beside the name."""
        return self._keys_shown

    def show_keys(self, *, shown: bool) -> None:
        """Show the shortcut beside the name, as while Ctrl is held."""
        self._keys_shown = shown
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(NARROW, theme.fit(32, "body", padding=8))

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            moved_by_key()
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QRectF(self.rect()).adjusted(8, 1, -8, -1)
        fill, line, accent, chosen = _plate(self.entry)
        if self._current:
            painting.rounded(painter, plate, 7, fill, line)
            bar = QRectF(plate.x(), plate.y() + 7, 3, plate.height() - 14)
            painting.rounded(painter, bar, 1.5, accent)
        elif self._hovered:
            painting.rounded(painter, plate, 7, "hover")
        left = plate.x() + (13 if self._narrow else 12)
        glyph = QRectF(left, plate.center().y() - 9, 18, 18)
        name = self.entry.icon + ("-fill" if self._current else "")
        paint_icon(painter, name, glyph, chosen if self._current else "ink3")
        if not self._narrow:
            self._paint_name(painter, plate)
        elif self._badge:
            painter.setBrush(theme.color("honey"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QPointF(glyph.right() + 1, glyph.y() + 1), 4, 4)
        self.paint_ring(painter, plate, 7)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.entry.view)

    def _paint_name(self, painter: QPainter, plate: QRectF) -> None:
        right = plate.right() - 8
        if self._badge:
            words = str(self._badge)
            width = max(20.0, painting.text_width(words, "caps") + 12)
            height = theme.line("caps") + 2
            badge = QRectF(
                right - width, plate.center().y() - height / 2, width, height
            )
            painting.rounded(painter, badge, height / 2, "honey_soft")
            center = Qt.AlignmentFlag.AlignCenter
            painting.text(painter, badge, words, "caps", "honey_ink", center)
            right -= width + 6
        elif self._hovered or self._keys_shown:
            keys = self.entry.keys.replace("+", " ")
            width = painting.text_width(keys, "cap")
            place = QRectF(right - width, plate.y(), width + 1, plate.height())
            painting.text(painter, place, keys, "cap", "ink3")
            right -= width + 6
        name = QRectF(plate.x() + 40, plate.y(), right - plate.x() - 40, plate.height())
        role, color = ("medium", "ink") if self._current else ("body", "ink2")
        if self._current and self.entry.group == "private":
            color = "private_ink"
        painting.text(painter, name, tr(self.entry.name), role, color)

    def _describe(self) -> None:
        name = tr(self.entry.name)
        self.setAccessibleName(name)
        if self._badge:
            words = tr("{n} waiting").format(n=self._badge)
            self.setAccessibleDescription(words)
        elif self._current:
            self.setAccessibleDescription(tr("This is where you are"))
        else:
            self.setAccessibleDescription("")
        tip = f"{name}  ({self.entry.keys.replace('+', ' ')})"
        self.setToolTip(tip if self._narrow else "")


class Rail(QWidget):
    """The views, grouped; below them, long work under way."""

    chosen = Signal(str)  # the view

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Views"))
        self.items = {entry.view: RailItem(entry, self) for entry in ENTRIES}
        self._head = Label("", "capm", "ink3", elide=True)
        self._only_you = Label(tr("Only you"), "capm", "private_ink", elide=True)
        self._rule, self._private_rule = Rule(), Rule("private_line")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 8)
        self._column.setSpacing(2)
        self._lay_out()
        self.set_narrow(narrow=False)
        self.show_community("")

    @property
    def first(self) -> QWidget:
        """What gets the focus when one comes here."""
        items = list(self.items.values())
        return next((item for item in items if item.is_current), items[0])

    def show_current(self, view: str) -> None:
        """Mark the view one is in."""
        for name, item in self.items.items():
            item.set_current(current=name == view)

    def show_community(self, short_name: str) -> None:
        """Show the views of a community under its name; none without one."""
        self._head.setText(short_name)
        for item in self.items.values():
            if item.entry.group != "you":
                item.setVisible(bool(short_name))
        self._show_heads()

    def set_narrow(self, *, narrow: bool) -> None:
        """Take 60 px with icons alone, or 220 px with names."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        for item in self.items.values():
            item.set_narrow(narrow=narrow)
        self._show_heads()

    def show_keys(self, *, shown: bool) -> None:
        """Show every shortcut, as while Ctrl is held."""
        for item in self.items.values():
            item.show_keys(shown=shown)

    def add_card(self, card: QWidget) -> None:
        """Show long work under way at the foot."""
        self._column.addWidget(card)

    def _show_heads(self) -> None:
        known, narrow = bool(self._head.text()), self.width() <= NARROW
        for head in (self._head, self._only_you):
            head.setVisible(known and not narrow)
        for rule in (self._rule, self._private_rule):
            rule.setVisible(known and narrow)

    def _lay_out(self) -> None:
        heads = {
            "community": (self._head, self._rule),
            "private": (self._only_you, self._private_rule),
        }
        group = ENTRIES[0].group
        for entry in ENTRIES:
            if entry.group != group:
                group = entry.group
                self._column.addSpacing(10)
                head = QHBoxLayout()
                head.setContentsMargins(20, 4, 8, 2)
                words, rule = heads[group]
                head.addWidget(words)
                self._column.addLayout(head)
                self._column.addWidget(rule)
            item = self.items[entry.view]
            item.chosen.connect(self.chosen)
            self._column.addWidget(item)
        self._column.addStretch(1)


def _plate(entry: Entry) -> tuple[str, str, str, str]:
    """Return the colors of an entry: those of the room it leads into."""
    if entry.group == "private":
        return _PRIVATE_PLATE
    return _TA_PLATE if entry.view == "assistance" else _PLATE
