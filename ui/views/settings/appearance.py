"""How the window looks: light, text size, patterns, movement."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from app.i18n import mark, tr
from ui import painting, prefs
from ui.theme import theme, tokens
from ui.theme.current import Choice
from ui.views.settings.sections import Section
from ui.widgets.base import Focusable, moved_by_key
from ui.widgets.cards import SettingRow
from ui.widgets.choices import Segmented
from ui.widgets.layout import STRETCH, boxed, hbox
from ui.widgets.switches import Switch

PICTURE: Final = QSize(126, 72)
_CHOICES: Final[tuple[tuple[Choice, str], ...]] = (
    ("light", mark("Paper")),
    ("dark", mark("Lamplight")),
    ("system", mark("Follow system")),
)
_SIZES: Final = (
    ("small", mark("Small")),
    ("regular", mark("Regular")),
    ("large", mark("Large")),
    ("largest", mark("Largest")),
)


class Appearance(Section):
    """What is remembered of the looks on this laptop."""

    def __init__(self) -> None:
        super().__init__("appearance", tr("Appearance"), "palette")
        self._group = QButtonGroup(self)
        self.themes = [Thumbnail(choice, tr(name)) for choice, name in _CHOICES]
        for number, picture in enumerate(self.themes):
            self._group.addButton(picture, number)
            picture.clicked.connect(self._choose)
            picture.stepped.connect(self._step)
        row = boxed(hbox(*self.themes, STRETCH, gap=14))
        self.add_plain(row, 10)
        sizes = [(key, tr(name), "") for key, name in _SIZES]
        self.text_size = Segmented(tr("Text size"), sizes, prefs.text_size())
        self.text_size.chosen.connect(self._resize)
        patterns = tr("Patterns as well as colors")
        self.patterns = Switch(patterns, theme.patterns)
        self.patterns.toggled.connect(self._pattern)
        less = tr("Less movement")
        self.still = Switch(less, theme.less_movement)
        self.still.toggled.connect(self._calm)
        self.add(
            SettingRow(
                tr("Text size"),
                tr("Everything in the window grows together."),
                self.text_size,
            ),
            SettingRow(
                patterns,
                tr("A texture on every type of block. Useful with color blindness."),
                self.patterns,
            ),
            SettingRow(less, tr("No sliding panels or fading."), self.still),
        )
        theme.changed.connect(self._follow)
        self._follow()

    @override
    def begin(self) -> None:
        for picture in self.themes:
            if picture.isChecked():
                picture.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _follow(self) -> None:
        """Show what holds, also when it was changed by a key."""
        chosen = prefs.appearance()
        for picture in self.themes:
            picture.setChecked(picture.choice == chosen)
        self.text_size.choose(prefs.text_size())

    @Slot()
    def _choose(self) -> None:
        picture = self.sender()
        if isinstance(picture, Thumbnail):
            prefs.set_appearance(picture.choice)
            _dress()

    @Slot(int)
    def _step(self, by: int) -> None:
        at = max(0, min(len(self.themes) - 1, self._group.checkedId() + by))
        moved_by_key()
        self.themes[at].setFocus(Qt.FocusReason.TabFocusReason)
        self.themes[at].click()

    @Slot(object)
    def _resize(self, name: str) -> None:
        prefs.set_text_size(name)
        _dress()

    @Slot(bool)
    def _pattern(self, on: bool) -> None:
        prefs.set_flag("patterns", on)
        theme.set_patterns(on)
        self.window().update()

    @Slot(bool)
    def _calm(self, on: bool) -> None:
        prefs.set_flag("less_movement", on)
        theme.set_less_movement(on)


class Thumbnail(Focusable, QAbstractButton):
    """A small picture of the window in one theme, or half in each."""

    stepped = Signal(int)

    def __init__(
        self, choice: Choice, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.choice = choice
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        wide = max(PICTURE.width(), round(painting.text_width(self.text(), "small")))
        return QSize(wide + 6, PICTURE.height() + 14 + theme.line("small"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(2, 2, PICTURE.width(), PICTURE.height())
        frame.moveLeft((self.width() - frame.width()) / 2)
        for scheme in ("light", "dark"):
            if self.choice in (scheme, "system"):
                painter.save()
                painter.setClipPath(self._shape(frame, scheme))
                _paint_window(painter, frame, tokens.colors(scheme))
                painter.restore()
        line, width = ("accent", 2.0) if self.isChecked() else ("line", 1.0)
        painting.rounded(painter, frame, 8, line=line, width=width)
        self.paint_ring(painter, frame.adjusted(-2, -2, 2, 2), 9)
        words = QRectF(0, frame.bottom() + 8, self.width(), theme.line("small"))
        role = "smallm" if self.isChecked() else "small"
        ink = "ink" if self.isChecked() or self.underMouse() else "ink2"
        painting.text(painter, words, self.text(), role, ink, painting.CENTER)
        painter.end()

    def _shape(self, frame: QRectF, scheme: str) -> QPainterPath:
        """Return the whole picture, or the lower right half of it for the dark one."""
        whole = QPainterPath()
        whole.addRoundedRect(frame, 8, 8)
        if self.choice != "system" or scheme == "light":
            return whole
        half = QPainterPath()
        half.moveTo(frame.topRight())
        half.lineTo(frame.bottomRight())
        half.lineTo(frame.x() + frame.width() * 0.3, frame.bottom())
        half.closeSubpath()
        return whole.intersected(half)


def _dress() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, prefs.appearance(), prefs.SCALES[prefs.text_size()])


def _paint_window(painter: QPainter, frame: QRectF, colors: dict[str, str]) -> None:
    """Draw a window in small: rail, sheet, a title, a field and a button."""

    def bar(x: float, y: float, wide: float, high: float, role: str) -> None:
        place = QRectF(frame.x() + x, frame.y() + y, wide, high)
        fill = theme.color(colors[role])
        painting.rounded(painter, place, min(3.0, high / 2), fill)

    bar(0, 0, frame.width(), frame.height(), "canvas")
    bar(30, 9, frame.width() - 36, frame.height() - 15, "surface")
    for y in (14, 23, 32):
        bar(8, y, 15, 4, "line")
    bar(38, 18, 50, 6, "ink")
    bar(38, 30, 76, 13, "line")
    bar(39, 31, 74, 11, "card")
    bar(38, 48, 34, 12, "accent")
