"""What the look by site is made of: a gauge of the size, and asking for a new site."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.errors import CirclebookError
from app.i18n import tr, trn
from app.person import sites
from app.person.memberships import Gauge
from ui import painting
from ui.desk import Desk
from ui.theme import theme
from ui.widgets.base import Restyled, area
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.menus import Popover


class SitePopover(Popover):
    """Asks for the name and the region of a new site."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(margins=16, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Add a site"))
        self._desk = desk
        self.name = TextField(tr("Name"), example=tr("Bluestem Youth Works"))
        self.region = TextField(tr("Where it is"), example=tr("Mesa County"))
        self.keep = Button(tr("Add"), kind="primary")
        whole = boxed(vbox(self.name, self.region, hbox(STRETCH, self.keep), gap=12))
        whole.setMinimumWidth(280)
        self.hold(vbox(whole))
        self.keep.clicked.connect(self.take)
        self.name.input.returnPressed.connect(self.take)
        self.region.input.returnPressed.connect(self.take)
        self.setFocusProxy(self.name.input)

    @Slot()
    def take(self) -> None:
        """Add the site and close."""
        community = self._desk.community_id
        if community is None:
            return
        try:
            self._desk.do(
                tr("Site added"),
                sites.add,
                community,
                self.name.value(),
                self.region.value(),
            )
        except CirclebookError as error:
            self.name.set_error(str(error))
            return
        self.close()


class SizeGauge(Restyled, QWidget):
    """How many members there are, on a line where what suits a circle is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gauge: Gauge | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_gauge(self, gauge: Gauge | None) -> None:
        """Show how many there are."""
        self._gauge = gauge
        self.setVisible(gauge is not None)
        self.setAccessibleName(self.words())
        self.setToolTip(self.words())
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return what the gauge says."""
        gauge = self._gauge
        if gauge is None:
            return ""
        return trn(
            "{n} member; {least} to {most} suit a circle. {suggestion}.",
            "{n} members; {least} to {most} suit a circle. {suggestion}.",
            gauge.people,
            least=gauge.least,
            most=gauge.most,
            suggestion=gauge.suggestion,
        )

    @override
    def sizeHint(self) -> QSize:
        wide = max(220, round(painting.text_width(self.words(), "small")))
        return QSize(wide, theme.line("small") + 14)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        gauge = self._gauge
        if gauge is None:
            return
        painter = QPainter(self)
        rect = area(self)
        line = theme.line("small")
        ink = "ink2" if gauge.fit == "right" else "honey_ink"
        words = QRectF(rect.x(), rect.y(), rect.width(), line)
        painting.text(painter, words, self.words(), "small", ink)
        wide = min(220.0, rect.width())
        bar = QRectF(rect.x(), line + 5.0, wide, 6)
        scale = wide / max(gauge.most * 1.5, gauge.people * 1.05, 1)
        painting.rounded(painter, bar, 3, "sunken")
        suits = QRectF(gauge.least * scale, bar.y(), 0, 6)
        suits.setRight(gauge.most * scale)
        painting.rounded(painter, suits, 3, "accent_soft", "accent")
        x = min(gauge.people * scale, wide - 3)
        tone = "accent" if gauge.fit == "right" else "honey"
        painting.rounded(painter, QRectF(x - 2, bar.y() - 3, 4, 12), 2, tone)
        painter.end()
