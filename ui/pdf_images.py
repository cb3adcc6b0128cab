"""A PDF file in memory, and its pages as pictures on white paper."""

from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QPoint,
    QPointF,
    QRect,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

WHITE: Final = Qt.GlobalColor.white


class PdfImages:
    """The pages of one file. Use it on the thread it was made on.

    What Qt renders is transparent: put on anything but white, or flattened, a page is
    black (pdf.md section 4). So nothing else in the program renders a page.
    """

    def __init__(self, data: bytes) -> None:
        self._buffer = QBuffer()  # read from as long as the document lives
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._buffer)

    @property
    def count(self) -> int:
        """How many pages there are; 0 if it is no PDF file."""
        return max(0, self._document.pageCount())

    def points(self, page: int) -> QSizeF:
        """Return the size of a page in points."""
        return self._document.pagePointSize(page)

    def words(self, page: int) -> str:
        """Return what stands on a page, for who hears it."""
        return self._document.getAllText(page).text()

    def image(self, page: int, size: QSize, clip: QRect | None = None) -> QImage:
        """Return a page drawn as large as `size`, in pixels, or the `clip` of that.

        Only the clip takes memory: a page of 600 dpi is printed in bands of it. Qt
        reckons from the clip's first pixel to its last, one less than there are, and
        so would draw everything too small by that; it is given one more.
        """
        part = clip or QRect(QPoint(0, 0), size)
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(size)
        options.setScaledClipRect(part.adjusted(0, 0, 1, 1))
        drawn = self._document.render(page, part.size(), options)
        paper = QImage(part.size(), QImage.Format.Format_RGB32)
        paper.fill(WHITE)
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return paper


class SharpPart:
    """The part of a page that is to be seen, sharp on its screen; the last is kept."""

    def __init__(self, images: PdfImages) -> None:
        self._images = images
        self._key: tuple[object, ...] = ()
        self._pixmap = QPixmap()

    def pixmap(self, page: int, size: QSize, part: QRect, dense: float) -> QPixmap:
        """Return `part` of a page of `size`, both in logical pixels.

        `dense` is how many pixels of the screen make one of those.
        """
        key = (page, size, part, dense)
        if key != self._key:
            whole = QRect(QPoint(0, 0), _times(size, dense))
            corner = (QPointF(part.topLeft()) * dense).toPoint()
            clip = QRect(corner, _times(part.size(), dense)).intersected(whole)
            image = self._images.image(page, whole.size(), clip)
            self._pixmap = QPixmap.fromImage(image)
            self._pixmap.setDevicePixelRatio(dense)
            self._key = key
        return self._pixmap


def _times(size: QSize, dense: float) -> QSize:
    return QSize(round(size.width() * dense), round(size.height() * dense))
