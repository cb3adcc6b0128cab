"""One page of a PDF on the desk: turned, enlarged and moved about."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.pdf_images import PdfImages, SharpPart
from ui.theme import theme
from ui.widgets.base import Restyled, focused_by_key

ROUND: Final = 20  # px of the desk around a page
STEPS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
NOTCH: Final = 120  # what one step of a wheel says
POINTS: Final = 96 / 72  # logical pixels a point

Key = Qt.Key


class PdfPage(Restyled, QAbstractScrollArea):
    """Shows a page as large as fits, or enlarged; paper is white in both themes.

    Only what is to be seen is rendered, when it is painted: a newer file replaces the
    one before without a flash, and an enlarged page takes no more memory.
    """

    turned = Signal(int)  # another page is shown, from 0
    zoomed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._images: PdfImages | None = None
        self._page = 0
        self._zoom: float | None = None  # None: as large as fits
        self._by_key = False
        self._rolled = 0
        self._sharp: SharpPart | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)
        self._keys = self._all_keys()
        self._tell()

    # what is shown

    def show_images(self, images: PdfImages | None, page: int | None = None) -> None:
        """Show these pages, from the one that was shown, or from `page`."""
        self._images = images
        self._sharp = SharpPart(images) if images else None
        last = max(0, self.pages - 1)
        self._page = min(self._page if page is None else page, last)
        self._arrange()
        self._tell()
        self.turned.emit(self._page)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._images.count if self._images else 0

    @property
    def page(self) -> int:
        """Which page is shown, from 0."""
        return self._page

    @property
    def zoom(self) -> float | None:
        """How much a page is enlarged from its own size; None: as large as fits."""
        return self._zoom

    @property
    def scale(self) -> float:
        """How much a page is enlarged now, fitted or not."""
        return self._zoom if self._zoom is not None else self._fitting()

    def go_to(self, page: int) -> None:
        """Turn to a page, from 0."""
        page = max(0, min(page, self.pages - 1))
        if page != self._page:
            self._page = page
            self._arrange()
            self.verticalScrollBar().setValue(0)
            self._tell()
            self.turned.emit(page)

    @Slot()
    def next_page(self) -> None:
        """Turn to the next page."""
        self.go_to(self._page + 1)

    @Slot()
    def previous_page(self) -> None:
        """Turn to the page before."""
        self.go_to(self._page - 1)

    @Slot()
    def zoom_in(self) -> None:
        """Enlarge the page by a step."""
        larger = [step for step in STEPS if step > self.scale * 1.02]
        self._set_zoom(larger[0] if larger else STEPS[-1])

    @Slot()
    def zoom_out(self) -> None:
        """Make the page smaller by a step."""
        smaller = [step for step in STEPS if step < self.scale * 0.98]
        self._set_zoom(smaller[-1] if smaller else STEPS[0])

    @Slot()
    def fit(self) -> None:
        """Show the whole page, as large as there is room for."""
        self._set_zoom(None)

    # Qt

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(540))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(180, 180)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._sharp is not None and self.pages:
            self._paint_page(painter, self._sharp)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if self._zoom is None:
            self.zoomed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            super().keyPressEvent(event)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key is for, if it is for anything here."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self._keys.get(Key(event.key()))
        if act is None or held & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        act()
        return True

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        rolled = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._roll(rolled, self.zoom_out, self.zoom_in)
        elif self._is_at_end(down=rolled < 0):
            self._roll(rolled, self.next_page, self.previous_page)
        else:
            super().wheelEvent(event)
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = focused_by_key(event)
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._by_key = False
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # the page on the desk

    def paper(self) -> QRectF:
        """Return where the page lies in what is to be seen."""
        size = self._paper_size()
        room = self.viewport().size()
        left = max(ROUND, (room.width() - size.width()) // 2)
        top = max(ROUND, (room.height() - size.height()) // 2)
        along, down = self.horizontalScrollBar(), self.verticalScrollBar()
        corner = QPointF(left - along.value(), top - down.value())
        return QRectF(corner, QSizeF(size))

    def _paint_page(self, painter: QPainter, sharp: SharpPart) -> None:
        paper = self.paper()
        painting.soft_shadow(painter, paper, 2, 9, 0.5 if theme.dark else 0.28)
        painter.fillRect(paper, theme.color("paper"))
        seen = paper.toRect().intersected(self.viewport().rect())
        if not seen.isEmpty():
            part = seen.translated(-paper.toRect().topLeft())
            size, dense = paper.toRect().size(), self.devicePixelRatioF()
            drawn = sharp.pixmap(self._page, size, part, dense)
            painter.drawPixmap(seen.topLeft(), drawn)
        if self._by_key and self.hasFocus():
            around = paper.adjusted(-4, -4, 4, 4)
            painting.focus_ring(painter, around, 4)

    def _paper_size(self) -> QSize:
        if self._images is None or not self.pages:
            return QSize(0, 0)
        points = self._images.points(self._page)
        by = self.scale * POINTS
        return QSize(round(points.width() * by), round(points.height() * by))

    def _fitting(self) -> float:
        if self._images is None or not self.pages:
            return 1.0
        points = self._images.points(self._page)
        room = self.viewport().size()
        across = (room.width() - 2 * ROUND) / max(1.0, points.width() * POINTS)
        down = (room.height() - 2 * ROUND) / max(1.0, points.height() * POINTS)
        return max(0.05, min(across, down, STEPS[-1]))

    def _arrange(self) -> None:
        """Let what does not fit be scrolled to."""
        size, room = self._paper_size(), self.viewport().size()
        for bar, needed, there in (
            (self.horizontalScrollBar(), size.width() + 2 * ROUND, room.width()),
            (self.verticalScrollBar(), size.height() + 2 * ROUND, room.height()),
        ):
            bar.setRange(0, max(0, needed - there) if self._zoom else 0)
            bar.setPageStep(there)
        self.viewport().update()

    def _set_zoom(self, zoom: float | None) -> None:
        down = self.verticalScrollBar()
        share = down.value() / down.maximum() if down.maximum() else 0.0
        self._zoom = zoom
        self._arrange()
        self._arrange()  # the bars may have come or gone
        down.setValue(round(share * down.maximum()))
        along = self.horizontalScrollBar()
        along.setValue(along.maximum() // 2)
        self.zoomed.emit()

    # keys and wheel

    def _all_keys(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Key.Key_PageDown: self.next_page,
            Key.Key_PageUp: self.previous_page,
            Key.Key_Right: self.next_page,
            Key.Key_Left: self.previous_page,
            Key.Key_Home: self._first,
            Key.Key_End: self._last,
            Key.Key_Down: self._down,
            Key.Key_Space: self._down,
            Key.Key_Up: self._up,
            Key.Key_Plus: self.zoom_in,
            Key.Key_Equal: self.zoom_in,
            Key.Key_Minus: self.zoom_out,
            Key.Key_0: self.fit,
        }

    def _first(self) -> None:
        self.go_to(0)

    def _last(self) -> None:
        self.go_to(self.pages - 1)

    def _down(self) -> None:
        self._step(down=True)

    def _up(self) -> None:
        self._step(down=False)

    def _step(self, *, down: bool) -> None:
        """Move down or up the page, and at its end turn it."""
        if self._is_at_end(down=down):
            self.go_to(self._page + (1 if down else -1))
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (1 if down else -1) * bar.singleStep())

    def _is_at_end(self, *, down: bool) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() == (bar.maximum() if down else bar.minimum())

    def _roll(
        self, by: int, down: Callable[[], object], up: Callable[[], object]
    ) -> None:
        """Act once for each notch of the wheel; a touchpad says less at a time."""
        self._rolled += by
        while abs(self._rolled) >= NOTCH:
            (down if self._rolled < 0 else up)()
            self._rolled -= NOTCH if self._rolled > 0 else -NOTCH

    def _tell(self) -> None:
        """Say what is shown to who hears it: the page, and the words on it."""
        name = self._name
        if self.pages:
            where = tr("page {n} of {count}").format(n=self._page + 1, count=self.pages)
            name = f"{name}, {where}"
        self.setAccessibleName(name)
        words = self._images.words(self._page) if self._images and self.pages else ""
        self.setAccessibleDescription(words)
