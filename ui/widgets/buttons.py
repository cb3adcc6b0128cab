"""Buttons with words, and square ones with an icon."""

import math
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui import painting
from ui.icons import outline, paint_icon
from ui.theme import theme, tokens
from ui.widgets.base import Focusable, area, in_room

Kind = Literal[
    "primary", "secondary", "plain", "link", "quietlink", "danger", "private", "ta"
]
ICON: Final = 16
ICON_GAP: Final = 7


@dataclass(frozen=True)
class Look:
    """The color roles of a kind of button; an empty one is not drawn."""

    ink: str
    fill: str = ""
    hover: str = ""
    press: str = ""
    line: str = ""
    ring: str = "focus"
    icon: str = ""


LOOKS: Final[dict[str, Look]] = {
    "primary": Look("on_accent", "accent", "accent_hover", "accent_press", ring="ink"),
    "secondary": Look("ink", "card", "hover", "press", "line", icon="ink2"),
    "plain": Look("ink2", "", "hover", "press"),
    "link": Look("accent_ink"),
    "quietlink": Look("ink3"),
    "danger": Look("on_danger", "danger", "danger_hover", "danger_hover", ring="ink"),
    "private": Look("private_card", "private", "~0.12", "~0.22", ring="ink"),
    "ta": Look("ta_card", "ta", "~0.12", "~0.22", ring="ink"),
}


class Button(Focusable, QPushButton):
    """A button with words and perhaps an icon; a page has at most one filled one."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        kind: Kind = "secondary",
        *,
        small: bool = False,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_plain(text), parent)
        if icon:
            outline(icon)
        self._words, self._icon, self._tip = text, icon, tip
        self._look, self._kind = LOOKS[kind], kind
        self._small = small
        self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)

    @override
    def setText(self, text: str) -> None:
        self._words = text
        super().setText(_plain(text))

    def set_icon(self, name: str) -> None:
        """Show another icon, or none."""
        if name:
            outline(name)
        self._icon = name
        self.restyle()

    def block(self, reason: str) -> None:
        """Make the button unusable and say why in its tool tip."""
        self.setEnabled(False)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def allow(self) -> None:
        """Make the button usable again."""
        self.setEnabled(True)
        self.setToolTip(self._tip)
        self.setAccessibleDescription("")

    @override
    def sizeHint(self) -> QSize:
        width = painting.text_width(self._words, self._role()) + 2 * self._pad()
        if self._icon:
            width += ICON + (ICON_GAP if self._words else 0)
        if self.menu() is not None:
            width += ICON + 4
        least = tokens.HEIGHTS["control_small" if self._small else "control"]
        high = theme.fit(least, self._role(), padding=10)
        return QSize(math.ceil(width), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        line = self._look.line if self.isEnabled() else "hairline"
        if (fill := self._fill()) is not None:
            edge = theme.color(line) if self._look.line else None
            painting.rounded(painter, rect, 6, fill, edge)
        self._paint_content(painter, rect)
        self.paint_ring(painter, rect, 6, self._look.ring)
        painter.end()

    def _role(self) -> str:
        return "smallm" if self._small else "medium"

    def _pad(self) -> int:
        if self._kind in {"link", "quietlink"}:
            return 2
        return 9 if self._small else 13

    def _ink(self) -> str:
        if not self.isEnabled():
            return "disabled"
        if self._kind in {"quietlink", "plain"} and self.underMouse():
            return "ink"
        return self._look.ink

    def _fill(self) -> QColor | None:
        look = self._look
        if not self.isEnabled():
            filled = look.fill and look.fill != "card"
            return theme.color("press" if filled else "card") if look.fill else None
        role = look.fill
        if self.isDown() and look.press:
            role = look.press
        elif self.underMouse() and look.hover:
            role = look.hover
        if role.startswith("~"):
            colors = tokens.colors(theme.scheme)
            mixed = tokens.mix(colors[look.fill], colors["ink"], float(role[1:]))
            return theme.color(mixed)
        return theme.color(in_room(role, self)) if role else None

    def _paint_content(self, painter: QPainter, rect: QRectF) -> None:
        content = QRectF(rect).adjusted(self._pad(), 0, -self._pad(), 0)
        if self.menu() is not None:
            content.setRight(content.right() - ICON - 4)
            self._paint_caret(painter, content.right() + 4)
        wide = painting.text_width(self._words, self._role())
        room = content.width() - (ICON + ICON_GAP if self._icon else 0)
        left = content.x()
        if self._kind not in {"link", "quietlink"}:
            left += max(0.0, (room - wide) / 2)
        if self._icon:
            place = QRectF(left, rect.center().y() - ICON / 2, ICON, ICON)
            ink = self._ink()
            if self.isEnabled():
                ink = self._look.icon or ink
            paint_icon(painter, self._icon, place, ink)
            left += ICON + ICON_GAP
        words = QRectF(left, rect.y(), content.right() - left + 1, rect.height())
        drawn = painting.text(painter, words, self._words, self._role(), self._ink())
        if self._kind in {"link", "quietlink"} and self.underMouse():
            line = rect.center().y() + theme.metrics(self._role()).ascent() * 0.45
            underline = QRectF(left, math.floor(line), drawn, 1)
            painter.fillRect(underline, theme.color(self._ink()))

    def _paint_caret(self, painter: QPainter, x: float) -> None:
        place = QRectF(x, area(self).center().y() - 7, 14, 14)
        paint_icon(painter, "caret-down", place, "ink3")


class IconButton(Focusable, QPushButton):
    """A square button with an icon; its name is read out and shown as a tool tip."""

    def __init__(  # noqa: PLR0913 - the variations are keywords
        self,
        icon: str,
        name: str,
        *,
        shortcut: str = "",
        size: int = 28,
        role: str = "ink2",
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        outline(icon)
        self._icon, self._role, self._size = icon, role, size
        self._shortcut = shortcut
        self.set_name(name)
        self.setCheckable(checkable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)

    def set_name(self, name: str) -> None:
        """Say what the button does."""
        self.setAccessibleName(name)
        keys = f"  ({self._shortcut})" if self._shortcut else ""
        self.setToolTip(name + keys)

    def set_icon(self, icon: str, role: str | None = None) -> None:
        """Show another icon."""
        outline(icon)
        self._icon, self._role = icon, role or self._role
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            ground = "press" if self.isDown() else in_room("hover", self)
            painting.rounded(painter, rect, 6, ground)
        elif self.isChecked():
            painting.rounded(painter, rect, 6, "accent_soft")
        role = "accent_ink" if self.isChecked() else self._role
        place = QRectF(0, 0, 18, 18)
        place.moveCenter(rect.center())
        paint_icon(painter, self._icon, place, role if self.isEnabled() else "disabled")
        self.paint_ring(painter, rect, 6)
        painter.end()


def _plain(text: str) -> str:
    """Return the words so that Qt sees no mnemonic in them."""
    return text.replace("&", "&&")
