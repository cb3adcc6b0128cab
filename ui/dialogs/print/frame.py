"""The print window without what it does: its parts, and where they stand."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.i18n import tr
from app.pdf.setup import PageSetup
from ui.dialogs.overlay import Overlay
from ui.dialogs.print.document_list import DocumentList
from ui.dialogs.print.documents import Errand
from ui.dialogs.print.findings import Findings
from ui.dialogs.print.foot import Foot
from ui.dialogs.print.sheet_options import SheetOptions
from ui.theme import theme
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label, Rule
from ui.widgets.layout import STRETCH, boxed, hbox, scrolled, vbox
from ui.widgets.pdf_preview import PdfPreview

WIDTH: Final = 1060
HIGH: Final = 764
LEFT: Final = 340
AWAY: Final = 24  # least distance to the edges of the window
EDGE: Final = 24  # px beside the options
SHARE: Final = 0.88  # of the window's height
_CORNER: Final = 11  # radius of the panel's corners, inside its line
_INSIDE: Final = 4  # px from the edge, where the corners are past


class PrintFrame(Overlay):
    """Options on the left, the pages on the right."""

    def __init__(self, window: QWidget, errand: Errand, usual: PageSetup) -> None:
        super().__init__(window, tr("Print"))
        self.documents = DocumentList(errand.documents, errand.ticked)
        self.sheet = SheetOptions(usual)
        self.sub = Label("", "small", "ink2")
        self.findings = Findings()
        self.foot = Foot()
        self.preview = PdfPreview(tr("Preview"))
        self.shut = IconButton("x", tr("Close"), shortcut="Esc")
        self._lay_out()

    @override
    def place(self, room: QRect) -> QRect:
        high = max(HIGH, round(room.height() * SHARE))
        high = min(high, room.height() - 2 * AWAY)
        wide = round(high * WIDTH / HIGH) + theme.px(LEFT) - LEFT
        wide = min(max(WIDTH, wide), room.width() - 2 * AWAY)
        left, top = (room.width() - wide) // 2, (room.height() - high) // 2
        return QRect(left, top, wide, high)

    @override
    def restyle(self) -> None:
        if hasattr(self, "_options"):
            self._options.setFixedWidth(theme.px(LEFT))
        super().restyle()

    @Slot()
    def _keep_width(self) -> None:
        """Let the bar that scrolls stand in the margin, so that nothing moves."""
        bar = self.scroller.verticalScrollBar()
        there = bar.sizeHint().width() if bar.maximum() else 0
        self._rule.setVisible(bool(there))
        self._fields.setContentsMargins(EDGE, 0, EDGE - there, 12)

    def _lay_out(self) -> None:
        head = hbox((Label(tr("Print"), "h2"), 1), self.shut)
        fields = vbox(self.documents, 14, self.sheet, STRETCH)
        self.scroller = scrolled(boxed(fields))
        for one in (self.scroller, *self.documents.scrollers()):
            one.installEventFilter(self)
        self.scroller.verticalScrollBar().rangeChanged.connect(self._keep_width)
        self._fields = fields
        top = vbox(head, 2, self.sub, 12, margins=(EDGE, 18, 16, 0))
        self._rule = Rule()
        foot = vbox(self.findings, self.foot, gap=10, margins=(EDGE, 10, EDGE, 18))
        self._options = boxed(vbox(top, (self.scroller, 1), self._rule, foot))
        self._options.setFixedWidth(theme.px(LEFT))
        self._keep_width()
        ground = _Ground(self.preview)
        self.hold(vbox((hbox(self._options, (ground, 1)), 1)))


class _Ground(QWidget):
    """What the pages lie on: the right part of the panel, with its corners."""

    def __init__(self, preview: PdfPreview) -> None:
        super().__init__()
        self.setLayout(vbox((preview, 1), margins=(1, _INSIDE, _INSIDE, _INSIDE)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(rect, _CORNER, _CORNER)
        square = QPainterPath()
        square.addRect(rect.adjusted(0, 0, -2 * _CORNER, 0))
        painter.fillPath(shape.united(square), theme.color("canvas"))
        painter.fillRect(0, 0, 1, self.height(), theme.color("hairline"))
        painter.end()
