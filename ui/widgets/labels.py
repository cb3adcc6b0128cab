"""Words, icons, rules and keys that only show."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui import painting
from ui.icons import outline, paint_icon
from ui.theme import theme, tokens
from ui.widgets.base import Restyled, area, in_room
from ui.widgets.layout import hbox


class Label(Restyled, QLabel):
    """Plain words in a type role and a color role."""

    _color = "ink"

    def __init__(  # noqa: PLR0913 - the variations are keywords
        self,
        text: str = "",
        role: str = "body",
        color: str = "ink",
        *,
        wrap: bool = False,
        elide: bool = False,
        tabular: bool = False,
        italic: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._color = role, color
        self._tabular, self._italic = tabular, italic
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        # on a button Qt would else draw them in the color of the button's own words
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.setText(text)
        self.setWordWrap(wrap)
        if wrap:
            self._let_wrap()
        if elide:
            across = QSizePolicy.Policy.Ignored
            self.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        if selectable:
            flag = Qt.TextInteractionFlag.TextSelectableByMouse
            self.setTextInteractionFlags(flag)
        self.restyle()

    def set_role(self, role: str) -> None:
        """Show the words in another type role."""
        self._role = role
        self.restyle()

    def set_color(self, color: str) -> None:
        """Show the words in the color of another role."""
        if color != self._color:
            self._color = color
            self.restyle()

    @override
    def restyle(self) -> None:
        self.styled_at = theme.revision
        font = theme.font(self._role, tabular=self._tabular, italic=self._italic)
        if self.font() != font:
            self.setFont(font)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.color(self._color))
        disabled = QPalette.ColorGroup.Disabled
        ink = theme.color("disabled")
        palette.setColor(disabled, QPalette.ColorRole.WindowText, ink)
        self.setPalette(palette)
        if not self.wordWrap():
            self.setMinimumHeight(theme.line(self._role))

    @override
    def is_styled(self) -> bool:
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        return super().is_styled() and ink == theme.color(self._color)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        align = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        color = self._color if self.isEnabled() else "disabled"
        painting.text(
            painter,
            area(self),
            self.text(),
            self._role,
            color,
            align,
            tabular=self._tabular,
            italic=self._italic,
        )
        painter.end()

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_the_rest()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_the_rest()

    def _tell_the_rest(self) -> None:
        """Show what is cut in the tool tip."""
        if self._elide:
            wide = self.fontMetrics().horizontalAdvance(self.text())
            self.setToolTip(self.text() if wide > self.width() else "")

    def _let_wrap(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(40)


class Icon(Restyled, QWidget):
    """An icon that only shows; what it means must be said beside it."""

    def __init__(
        self,
        name: str,
        role: str = "ink2",
        size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        outline(name)  # a wrong name is found now, not while painting
        self._name, self._role, self._size = name, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, role: str | None = None) -> None:
        """Show another icon, and in another color if asked."""
        outline(name)
        self._name, self._role = name, role or self._role
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, area(self), self._role)
        painter.end()


class IconDisc(Restyled, QWidget):
    """An icon on a round or rounded ground in a tone."""

    def __init__(
        self,
        name: str,
        tone: str = "accent",
        size: int = 56,
        *,
        radius: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        outline(name)
        self._name, self._tone, self._size = name, tone, size
        self._radius = size / 2 if radius is None else radius
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink = tokens.tone(self._tone)
        painter = QPainter(self)
        painting.rounded(painter, area(self), self._radius, ground)
        side = 22 if self._size >= 48 else 18
        place = QRectF(0, 0, side, side)
        place.moveCenter(area(self).center())
        paint_icon(painter, self._name, place, ink)
        painter.end()


class Rule(Restyled, QWidget):
    """A hairline between groups."""

    def __init__(
        self,
        role: str = "hairline",
        *,
        vertical: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(in_room(self._role, self)))
        painter.end()


class KeyCap(Restyled, QWidget):
    """A key of the keyboard."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    @override
    def sizeHint(self) -> QSize:
        high = theme.fit(tokens.HEIGHTS["key"], "capm", padding=4)
        return QSize(math.ceil(painting.key_cap_width(self._words)), high)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.key_cap(painter, 0, 0, self._words)
        painter.end()


class KeyCaps(QWidget):
    """The keys of a shortcut side by side: "Ctrl+K" is two of them."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        plus = keys.endswith("+")
        names = [*keys[:-1].split("+"), "+"] if plus else keys.split("+")
        caps = [KeyCap(name.strip()) for name in names if name.strip()]
        self.setLayout(hbox(*caps, gap=4))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(keys)
