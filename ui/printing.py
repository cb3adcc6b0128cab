"""From a PDF to paper: the printers there are, and what is sent to them.

Two ways, and no choice to make for anybody. Where the computer prints with CUPS (Linux,
macOS) the file itself goes to `lp`: its type stays type, it is small, and the printer's
own halftones draw the greys. Qt has no such way on Windows, since it cannot play a PDF
as strokes into its painter; there each page is painted as a picture of at most 600 dots
an inch, in bands so that no page is ever whole in memory (pdf.md section 4).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.errors import CirclebookError
from app.i18n import tr
from ui.pdf_images import PdfImages

MOST_DPI: Final = 600
BAND: Final = 512  # rows of a picture painted at a time
KEPT: Final = Qt.AspectRatioMode.KeepAspectRatio
_NEAR: Final = 3.0  # points by which two papers may differ and be the same
_PATIENCE: Final = 120  # seconds for `lp` to take a file

Size = tuple[float, float]  # points, upright

Told = Callable[[int, int], object]
Stopped = Callable[[], bool]


class PrintingError(CirclebookError):
    """The printer would not take it."""


@dataclass(frozen=True)
class Printer:
    """A printer of this computer, and what it can do.

    With a `file` its pages go there as a PDF, painted as they would be on paper.
    """

    name: str
    title: str = ""
    papers: tuple[Size, ...] = ()  # none: it does not say
    is_usual: bool = False
    file: Path | None = None
    dpi: int = MOST_DPI  # dots an inch that are worth painting for it

    def has(self, paper: Size) -> bool:
        """Tell whether it takes sheets of this size, as far as it says."""
        return not self.papers or any(_is_same(paper, one) for one in self.papers)


@dataclass(frozen=True)
class Order:
    """What is to be printed, and how; `pages` from 0, none for all of them.

    `starts` are the first pages of the papers in the file: on both sides of a sheet,
    each paper begins on a sheet of its own, and so is sent by itself.
    """

    printer: Printer
    title: str
    pages: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    copies: int = 1
    grey: bool = False
    both_sides: bool = False


def printers() -> list[Printer]:
    """Return the printers there are, the usual one first; what they can is not asked.

    To ask may take long where a printer is reached over a network.
    """
    usual = QPrinterInfo.defaultPrinterName()
    found = [
        Printer(name, name, is_usual=name == usual)
        for name in QPrinterInfo.availablePrinterNames()
    ]
    return sorted(found, key=lambda one: (not one.is_usual, one.title.casefold()))


def asked(printer: Printer) -> Printer:
    """Return the printer with what it says it can do."""
    info = QPrinterInfo.printerInfo(printer.name)
    if info.isNull():
        return printer
    sizes = [page.size(QPageSize.Unit.Point) for page in info.supportedPageSizes()]
    papers = tuple((size.width(), size.height()) for size in sizes)
    return replace(printer, papers=papers)


def print_pdf(
    data: bytes, order: Order, told: Told | None = None, stopped: Stopped | None = None
) -> int:
    """Print a file and return how many pages of it were sent, each copy counted once.

    May be called on any thread. `told` hears of pages done and of all; when `stopped`
    says so, no more is sent. Raises PrintingError when the printer does not take it.
    """
    images = PdfImages(data)
    pages = order.pages or tuple(range(images.count))
    watch = _Watch(told, stopped, len(pages) * order.copies)
    lp = _lp() if order.printer.file is None else ""
    for part in _parts(pages, order):
        if lp and not watch.is_over:
            some = part if len(part) < images.count else ()
            command = [lp, *_words(order, some, _paper(images, part))]
            _hand_over(data, order, command)
            watch.tell(len(part) * order.copies)
        elif not watch.is_over:
            _paint(images, part, order, watch)
    return len(pages)


def bands(height: int, band: int = BAND) -> Iterator[tuple[int, int]]:
    """Yield the top and the height of each band of a picture."""
    for top in range(0, height, band):
        yield top, min(band, height - top)


# --- The printers -------------------------------------------------------------------


def _is_same(one: Size, other: Size) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def _parts(pages: Sequence[int], order: Order) -> list[tuple[int, ...]]:
    """Return the pages that go together to the printer."""
    if not order.both_sides or order.printer.file is not None:
        return [tuple(pages)]
    ends = (*order.starts[1:], sys.maxsize)
    starts = order.starts or (0,)
    parts = [
        tuple(page for page in pages if start <= page < end)
        for start, end in zip(starts, ends, strict=True)
    ]
    return [part for part in parts if part]


def _paper(images: PdfImages, pages: Sequence[int]) -> Size:
    """Return the sheet the first of these pages is made for, upright."""
    points = images.points(pages[0])
    wide, high = points.width(), points.height()
    return min(wide, high), max(wide, high)


# --- The file itself, to CUPS -------------------------------------------------------


def _lp() -> str:
    """Return the program that hands files to CUPS, or nothing where there is none."""
    return (shutil.which("lp") or "") if os.name == "posix" else ""


def _hand_over(data: bytes, order: Order, command: list[str]) -> None:
    """Let `lp` read the file from us, so that it lies nowhere but in its spool."""
    try:
        said = subprocess.run(  # noqa: S603 - a list of words, no shell
            command, check=False, capture_output=True, input=data, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PrintingError(_refused(order, tr("it does not answer"))) from error
    if said.returncode:
        reason = said.stderr.decode(errors="replace").strip().removeprefix("lp: ")
        reason = reason.rstrip(".") or tr("it gives no reason")
        raise PrintingError(_refused(order, reason))


def _words(order: Order, pages: Sequence[int], paper: Size) -> Iterator[str]:
    """Yield what `lp` is told: on the sheet the pages are made for, or made to fit."""
    yield from ("-d", order.printer.name, "-t", order.title, "-n", str(order.copies))
    sheet = _sheet(QSizeF(*paper)).key()
    fitting = f"media={sheet}" if order.printer.has(paper) else "fit-to-page"
    sides = "two-sided-long-edge" if order.both_sides else "one-sided"
    yield from ("-o", fitting, "-o", "collate=true", "-o", f"sides={sides}")
    if order.grey:
        yield from ("-o", "print-color-mode=monochrome")
    if pages:
        yield from ("-P", ",".join(str(page + 1) for page in pages))


def _refused(order: Order, reason: str) -> str:
    return tr(
        "{printer} did not take the pages: {reason}. Your book is as it was; look "
        "at the printer and try again."
    ).format(printer=order.printer.title or order.printer.name, reason=reason)


# --- Pictures of the pages, to the painter of a printer -----------------------------


@dataclass
class _Watch:
    """Who is told how far it is, and who may stop it."""

    told: Told | None
    stopped: Stopped | None
    total: int  # pages, each copy counted
    done: int = 0

    def tell(self, more: int) -> None:
        self.done += more
        if self.told is not None:
            self.told(self.done, self.total)

    @property
    def is_over(self) -> bool:
        return self.stopped is not None and self.stopped()


def _paint(
    images: PdfImages, pages: Sequence[int], order: Order, watch: _Watch
) -> None:
    printer = _device(order)
    times = 1 if printer.supportsMultipleCopies() else order.copies
    printer.setCopyCount(order.copies if times == 1 else 1)
    _set_sheet(printer, images.points(pages[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintingError(_refused(order, tr("it cannot be reached")))
    try:
        for at, page in enumerate([*pages] * times):
            if at and not _turn(printer, images.points(page)):
                raise PrintingError(_refused(order, tr("it stopped")))
            _paint_page(painter, images, page, order, watch)
            if watch.is_over:
                printer.abort()
                return
            watch.tell(order.copies // times)
    finally:
        painter.end()


def _device(order: Order) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if order.printer.file is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(order.printer.file))
    else:
        printer.setPrinterName(order.printer.name)
    printer.setResolution(min(order.printer.dpi, printer.resolution()))
    printer.setDocName(order.title)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    modes = QPrinter.ColorMode
    printer.setColorMode(modes.GrayScale if order.grey else modes.Color)
    sides = QPrinter.DuplexMode
    printer.setDuplex(sides.DuplexAuto if order.both_sides else sides.DuplexNone)
    printer.setCollateCopies(True)
    return printer


def _turn(printer: QPrinter, points: QSizeF) -> bool:
    """Begin another sheet, of the size of its page; tell whether there is one."""
    _set_sheet(printer, points)
    return printer.newPage()


def _set_sheet(printer: QPrinter, points: QSizeF) -> None:
    """Ask for the sheet a page is made for; one lying across is an upright one."""
    across = points.width() > points.height()
    printer.setPageSize(_sheet(points.transposed() if across else points))
    turned = QPageLayout.Orientation
    printer.setPageOrientation(turned.Landscape if across else turned.Portrait)


def _sheet(points: QSizeF) -> QPageSize:
    """Return the sheet by its name; fuzzy, for 595.276 points are A4."""
    fuzzy = QPageSize.SizeMatchPolicy.FuzzyMatch
    return QPageSize(points, QPageSize.Unit.Point, "", fuzzy)


def _paint_page(
    painter: QPainter, images: PdfImages, page: int, order: Order, watch: _Watch
) -> None:
    """Paint a page in bands; it is made smaller or larger to fit the sheet there is."""
    room = painter.viewport().size()
    size = images.points(page).scaled(QSizeF(room), KEPT).toSize()
    corner = QPoint((room.width() - size.width()) // 2, 0)
    corner.setY((room.height() - size.height()) // 2)
    for top, high in bands(size.height()):
        if watch.is_over:
            return
        clip = QRect(0, top, size.width(), high)
        image = images.image(page, size, clip).convertToFormat(_format(grey=order.grey))
        painter.drawImage(corner + QPoint(0, top), image)


def _format(*, grey: bool) -> QImage.Format:
    formats = QImage.Format
    return formats.Format_Grayscale8 if grey else formats.Format_RGB888
