"""Small pages in a row: where one is in a file, and the way to another page."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.pdf_images import PdfImages
from ui.theme import theme
from ui.widgets.base import Focusable, area
from ui.widgets.pdf_page import PdfPage

HIGH: Final = 38  # px of a small page
GAP: Final = 8


class PdfStrip(Focusable, QWidget):
    """The pages around the one that is shown, that one framed; arrows walk them."""

    def __init__(self, view: PdfPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._images: PdfImages | None = None
        self._small: dict[int, QPixmap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Pages"))
        view.turned.connect(self._show)

    def show_images(self, images: PdfImages) -> None:
        """Show the pages of another file."""
        self._images = images
        self._small.clear()
        self._show()

    def shown(self) -> range:
        """Return which pages are to be seen, from 0: as many as there is room for."""
        count, wide = self._view.pages, self._wide() + GAP
        room = max(1, int((self.width() - 2 * GAP) // wide))
        first = max(0, min(self._view.page - room // 2, count - room))
        return range(first, min(count, first + room))

    def place(self, page: int) -> QRectF:
        """Return where a small page stands."""
        pages, wide = self.shown(), self._wide()
        whole = len(pages) * (wide + GAP) - GAP
        left = (self.width() - whole) / 2 + (page - pages.start) * (wide + GAP)
        return QRectF(round(left), (self.height() - HIGH) / 2, wide, HIGH)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, HIGH + 14)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, HIGH + 14)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for page in self.shown():
            place = self.place(page)
            current = page == self._view.page
            painter.drawPixmap(place.topLeft(), self._picture(page))
            line = theme.color("accent" if current else "line")
            painting.rounded(
                painter, place, 3, None, line, width=2.0 if current else 1.0
            )
        self.paint_ring(painter, area(self).adjusted(2, 1, -2, -1), 6)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        page = self._page_at(event.position())
        if page is not None:
            self._view.go_to(page)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._view.press(event):
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            page = self._page_at(QPointF(event.pos()))
            words = "" if page is None else tr("Page {n}").format(n=page + 1)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _page_at(self, position: QPointF) -> int | None:
        return next((n for n in self.shown() if self.place(n).contains(position)), None)

    def _wide(self) -> int:
        if self._images is None or not self._images.count:
            return round(HIGH / 1.41)
        points = self._images.points(self._view.page)
        return max(12, round(HIGH * points.width() / max(1.0, points.height())))

    def _picture(self, page: int) -> QPixmap:
        if page not in self._small and self._images is not None:
            dense = self.devicePixelRatioF()
            size = QSize(round(self._wide() * dense), round(HIGH * dense))
            small = QPixmap.fromImage(self._images.image(page, size))
            small.setDevicePixelRatio(dense)
            self._small[page] = small
        return self._small.get(page, QPixmap())

    @Slot()
    def _show(self) -> None:
        where = tr("Page {n} of {count}").format(
            n=self._view.page + 1, count=self._view.pages
        )
        self.setAccessibleDescription(where)
        self.update()
