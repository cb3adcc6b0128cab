"""The header: the community one is in, search, and that all is saved."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.icons import paint_icon
from ui.shell.rail import NARROW, WIDE
from ui.theme import theme
from ui.widgets.base import Focusable, Restyled
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label
from ui.widgets.people import Logo

if TYPE_CHECKING:
    from app.community.communities import Brief

HEIGHT: Final = 52


class Header(Restyled, QWidget):
    """Runs along the top of the window."""

    switcher_asked = Signal()
    palette_asked = Signal()
    lock_asked = Signal()
    settings_asked = Signal()
    profile_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Header"))
        self.logo = Logo(26)
        self.brand = Label("Circlebook", "h2")
        self.switcher = Switcher(self)
        self.find_box = FindBox(self)
        self.saved = Saved(self)
        self.lock = IconButton("lock", tr("Lock the book"), shortcut="Ctrl+L", size=32)
        self.settings = IconButton(
            "gear-six", tr("Settings"), shortcut="Ctrl+,", size=32
        )
        self.me = Me(self)
        self._left = QWidget(self)
        self._closed = False
        self._lay_out()
        self.set_narrow(narrow=False)

        self.switcher.clicked.connect(self.switcher_asked)
        self.find_box.clicked.connect(self.palette_asked)
        self.lock.clicked.connect(self.lock_asked)
        self.settings.clicked.connect(self.settings_asked)
        self.me.clicked.connect(self.profile_asked)

    def set_narrow(self, *, narrow: bool) -> None:
        """Keep the brand as wide as the rail."""
        self._left.setFixedWidth(NARROW if narrow else WIDE)
        self.brand.setVisible(not narrow or self._closed)
        if self._closed:
            self._left.setFixedWidth(WIDE)

    def set_closed(self, *, closed: bool) -> None:
        """Show nothing but whose program this is, as while the book is locked."""
        self._closed = closed
        for part in (self.switcher, self.find_box, self.lock, self.settings, self.me):
            part.setVisible(not closed)
        if closed:
            self.switcher.show_community(None)
            self.me.show_coach("")
            self.saved.say("", "", icon="check-circle", role="ok_ink")

    def _lay_out(self) -> None:
        left = QHBoxLayout(self._left)
        left.setContentsMargins(18, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self.logo)
        left.addWidget(self.brand)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(6)
        row.addWidget(self._left)
        row.addWidget(self.switcher)
        row.addStretch(1)
        row.addWidget(self.find_box)
        row.addSpacing(14)
        row.addWidget(self.saved)
        row.addWidget(self.lock)
        row.addWidget(self.settings)
        row.addWidget(self.me)
        self.restyle()

    @override
    def restyle(self) -> None:
        self.setFixedHeight(max(HEIGHT, theme.fit(36, "medium", padding=14) + 12))
        super().restyle()


class Switcher(Focusable, QAbstractButton):
    """Says which community one is in, and opens the list of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: tuple[int, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self.show_community(None)

    def show_community(self, brief: "Brief | None") -> None:
        """Show the community one is in, or that it is about all of them."""
        self._dots = brief.dots if brief else ()
        self.setText(brief.name if brief else tr("All communities"))
        self.setAccessibleName(tr("Community: {name}").format(name=self.text()))
        switch = tr("Switch community  (Ctrl Shift O)")
        self.setToolTip(f"{self.text()}\n{switch}")  # the name may be cut
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = painting.text_width(self.text(), "medium") + 74
        return QSize(round(width), theme.fit(36, "medium", padding=14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painting.rounded(painter, area, 8, "press" if self.isDown() else "hover")
        middle = area.center().y()
        if self._dots:
            painting.emblem(painter, QRectF(6, middle - 13, 26, 26), self._dots)
        else:
            paint_icon(painter, "circles-three", QRectF(10, middle - 9, 18, 18), "ink2")
        name = QRectF(38, 0, area.width() - 64, area.height())
        painting.text(painter, name, self.text(), "medium", "ink")
        caret = QRectF(area.width() - 24, middle - 8, 16, 16)
        paint_icon(painter, "caret-down", caret, "ink3")
        self.paint_ring(painter, area, 8)


class FindBox(Focusable, QAbstractButton):
    """Looks like a search box and opens the palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(tr("Search or jump to…"))
        self.setAccessibleName(tr("Search or jump to"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(150)
        self.setMaximumWidth(320)

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, theme.fit(34, "small", padding=14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        fill = "card" if self.underMouse() else "surface"
        painting.rounded(painter, area, 8, fill, "line")
        middle = area.center().y()
        glass = QRectF(10, middle - 8, 16, 16)
        paint_icon(painter, "magnifying-glass", glass, "ink3")
        cap = painting.text_width("Ctrl K", "capm") + 12
        words = QRectF(34, 0, area.width() - 34 - cap - 14, area.height())
        painting.text(painter, words, self.text(), "small", "ink3")
        painting.key_cap(painter, area.right() - cap - 7, middle - 10, "Ctrl K")
        self.paint_ring(painter, area, 8)


class Saved(Restyled, QWidget):
    """Says that everything is kept, and how; or that this book may only be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._icon = "check-circle"
        self._role = "ok_ink"
        self.say("", "", icon="check-circle", role="ok_ink")

    def say(self, words: str, tip: str, *, icon: str, role: str) -> None:
        """Show a few words; the whole story is in the tip."""
        self._words, self._icon, self._role = words, icon, role
        self.setToolTip(tip)
        self.setAccessibleName(words)
        self.setAccessibleDescription(tip)
        self.setVisible(bool(words))
        self.restyle()

    @override
    def restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        super().restyle()

    @override
    def sizeHint(self) -> QSize:
        width = round(painting.text_width(self._words, "cap")) + 28
        return QSize(width, theme.fit(20, "cap", padding=4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        glyph = QRectF(0, area.center().y() - 8, 16, 16)
        paint_icon(painter, self._icon, glyph, self._role)
        words = area.adjusted(20, 0, 0, 0)
        painting.text(painter, words, self._words, "cap", "ink3")


class Me(Focusable, QAbstractButton):
    """The coach's own avatar; opens what she has said of herself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(34, 34)
        self.show_coach("")

    def show_coach(self, name: str, initials: str = "") -> None:
        """Show who the coach is; an empty chair while she has not said."""
        self._face = painting.Face(initials, -1, name)
        self.setToolTip(name or tr("Say who you are"))
        self.setAccessibleName(name or tr("Say who you are"))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(2, 2, 30, 30)
        if self._face.initials:
            painting.avatar(painter, disc, self._face)
        else:
            painting.rounded(painter, disc, 15, "sunken", "line", dashed=True)
            paint_icon(painter, "user", QRectF(9, 9, 16, 16), "ink3")
        self.paint_ring(painter, QRectF(self.rect()), 17)
