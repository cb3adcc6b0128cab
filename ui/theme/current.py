"""The theme in force: what color, face or size a role has just now.

Painters ask it while they paint, so a change of theme needs nothing but a repaint.
Widgets learn of a change by the style change event that Qt sends them all.
"""

import logging
import math
from typing import Final, Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.paths import RESOURCES
from ui.theme import tokens
from ui.theme.stylesheet import stylesheet

Choice = Literal["system", "light", "dark"]

FONTS: Final = RESOURCES / "fonts"
PALETTE: Final = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent_soft",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.ToolTipBase: "toast",
    QPalette.ColorRole.ToolTipText: "on_toast",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Link: "accent_ink",
    QPalette.ColorRole.LinkVisited: "accent_ink",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "field",
    QPalette.ColorRole.Shadow: "shadow",
    QPalette.ColorRole.Accent: "accent",
}
TEXT_ROLES: Final = (
    QPalette.ColorRole.Text,
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.ButtonText,
)


class Theme(QObject):
    """What the window looks like: scheme, text scale, motion and patterns."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice: Choice = "light"
        self.scheme: tokens.Scheme = "light"
        self.scale = 1.0
        self.less_movement = False
        self.patterns = False
        self.revision = 0  # goes up with every change of colors, fonts or sizes
        self._prepared = False
        self._forget()

    @property
    def dark(self) -> bool:
        """Whether the scheme is the dark one, Lamplight."""
        return self.scheme == "dark"

    def apply(
        self, app: QApplication, choice: Choice = "system", scale: float = 1.0
    ) -> None:
        """Dress the whole application; `scale` multiplies all text (0.9 to 1.3)."""
        self._prepare(app)
        self.choice = choice
        self.scale = scale
        self.scheme = _system_scheme() if choice == "system" else choice
        self._forget()
        app.setPalette(self.palette())
        app.setFont(self.font())
        app.setStyleSheet(stylesheet(tokens.colors(self.scheme), scale))
        self.revision += 1  # from here on, for the sheet may reset what is set earlier
        for widget in app.allWidgets():  # Qt tells only those the sheet speaks of
            if isinstance(widget, QWidget):  # PySide may still know a place by another
                app.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        self.changed.emit()

    def set_less_movement(self, less: bool) -> None:
        """Let nothing move, or let panels and toasts glide."""
        self.less_movement = less
        self.changed.emit()

    def set_patterns(self, patterns: bool) -> None:
        """Draw the print patterns over the colors of session types, or do not."""
        self.patterns = patterns
        for widget in QApplication.allWidgets():
            widget.update()
        self.changed.emit()

    def color(self, role: str, alpha: float | None = None) -> QColor:
        """Return the color of a role, or of a "#RRGGBB"; `alpha` is 0 to 1."""
        found = self._colors.get(role)
        if found is None:
            named = role if role[0] == "#" else tokens.colors(self.scheme)[role]
            found = self._colors[role] = QColor(named)
        color = QColor(found)
        if alpha is not None:
            color.setAlphaF(alpha)
        return color

    def font(
        self,
        role: str = "body",
        *,
        tabular: bool = False,
        italic: bool = False,
        weight: int | None = None,
        px: float | None = None,
    ) -> QFont:
        """Return the font of a type role; `px` is a size of its own, at 100 %."""
        key = (role, tabular, italic, weight, px)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(*key)
        return QFont(self._fonts[key])

    def metrics(
        self, role: str = "body", *, tabular: bool = False, weight: int | None = None
    ) -> QFontMetricsF:
        """Return the measures of a type role's font."""
        key = (role, tabular, weight)
        if key not in self._metrics:
            font = self.font(role, tabular=tabular, weight=weight)
            self._metrics[key] = QFontMetricsF(font)
        return self._metrics[key]

    def px(self, at_100: float) -> int:
        """Return a length that grows with the text, in pixels."""
        return round(at_100 * self.scale)

    def line(self, role: str = "body") -> int:
        """Return the height of a line of a type role, in pixels."""
        asked = tokens.TYPE[role].line * self.scale
        return math.ceil(max(asked, self.metrics(role).height()))

    def fit(self, least: int, *roles: str, padding: int = 8) -> int:
        """Return the height for lines of these roles with padding, at least `least`."""
        return max(least, sum(self.line(role) for role in roles) + padding)

    def duration(self, name: str) -> int:
        """Return how long a motion takes, in milliseconds; 0 with less movement."""
        if self.less_movement and name != "toast_hold":
            return 0
        return tokens.MOTION_MS[name]

    def palette(self) -> QPalette:
        """Return the colors as Qt's own widgets want them."""
        palette = QPalette()
        for role, name in PALETTE.items():
            palette.setColor(role, self.color(name))
        for role in TEXT_ROLES:
            disabled = QPalette.ColorGroup.Disabled
            palette.setColor(disabled, role, self.color("disabled"))
        return palette

    def _make_font(
        self,
        role: str,
        tabular: bool,
        italic: bool,
        weight: int | None,
        px: float | None,
    ) -> QFont:
        kind = tokens.TYPE[role]
        font = QFont()
        fallback = "Noto Sans" if kind.family == tokens.SANS else "Noto Serif"
        font.setFamilies([kind.family, fallback])
        font.setPixelSize(max(1, self.px(px or kind.px)))
        font.setWeight(QFont.Weight(weight or kind.weight))
        font.setItalic(italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        if tabular or kind.family == tokens.DISPLAY:
            font.setFeature(QFont.Tag("lnum"), 1)
        return font

    def _forget(self) -> None:
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool, bool, int | None, float | None], QFont] = {}
        self._metrics: dict[tuple[str, bool, int | None], QFontMetricsF] = {}

    def _prepare(self, app: QApplication) -> None:
        """Do what is done once: style, fonts, and listening to the system."""
        if self._prepared:
            return
        self._prepared = True
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        files = sorted(FONTS.glob("Circlebook*-*.ttf"))
        for file in files:
            QFontDatabase.addApplicationFont(str(file))
        if not files:
            logging.getLogger(__name__).warning(
                "No fonts in %s: run `python resources/build_fonts.py`", FONTS
            )

    @Slot()
    def _system_changed(self) -> None:
        app = QApplication.instance()
        if self.choice == "system" and isinstance(app, QApplication):
            self.apply(app, "system", self.scale)


def _system_scheme() -> tokens.Scheme:
    wanted = QGuiApplication.styleHints().colorScheme()
    return "dark" if wanted is Qt.ColorScheme.Dark else "light"


theme: Final = Theme()
