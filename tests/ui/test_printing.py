"""From a PDF to paper: painted into a file as into a printer, or handed to `lp`."""

import json
import os
import shlex
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from app.pdf.setup import PaperSize
from app.pdf.story import CallOut, Paper, Sheet, Tone
from tests.ui.papers import paper, printed
from ui import printing
from ui.pdf_images import PdfImages
from ui.printing import Order, Printer, PrintingError

WHITE = QColor("white")
FIVE = printed(paper("Agenda", 5))
posix = pytest.mark.skipif(os.name != "posix", reason="CUPS is not on Windows")


@pytest.fixture(autouse=True)
def _application(dressed: QApplication) -> None:
    """A painter needs one."""


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """An order for a printer that writes a file."""
    return Order(
        Printer("file", "A file", file=tmp_path / "paper.pdf", dpi=100), "Agenda"
    )


def sheets(order: Order) -> PdfImages:
    """Return what came out of the printer."""
    assert order.printer.file is not None
    return PdfImages(order.printer.file.read_bytes())


def looked_at(data: PdfImages, page: int = 0) -> QImage:
    """Return a page as it is seen."""
    return data.image(page, data.points(page).toSize())


def colors(image: QImage) -> set[tuple[int, int, int]]:
    """Return the colors on a page, from every third point."""
    return {
        image.pixelColor(x, y).getRgb()[:3]  # type: ignore[misc]
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


# What comes out


def test_paper_stays_white_and_what_is_on_it_lies_where_it_was(order: Order) -> None:
    assert printing.print_pdf(FIVE.data, order) == 5
    for page in (0, 4):
        came = looked_at(sheets(order), page)
        meant = looked_at(PdfImages(FIVE.data), page)
        assert came.pixelColor(4, 4) == WHITE
        size = QSize(102, 132)
        small, true = (_soft(image, size) for image in (came, meant))
        worst = max(abs(a - b) for a, b in zip(small, true, strict=True))
        assert worst < 24  # of 256: nothing has moved, nothing is black


def _soft(image: QImage, size: QSize) -> bytes:
    from PySide6.QtCore import Qt

    smooth = Qt.TransformationMode.SmoothTransformation
    ratio = Qt.AspectRatioMode.IgnoreAspectRatio
    grey = image.scaled(size, ratio, smooth).convertToFormat(
        QImage.Format.Format_Grayscale8
    )
    row = grey.bytesPerLine()
    bits = bytes(grey.constBits())
    return b"".join(
        bits[y * row : y * row + grey.width()] for y in range(grey.height())
    )


def test_only_the_pages_asked_for_are_printed(order: Order) -> None:
    assert printing.print_pdf(FIVE.data, replace(order, pages=(1, 3))) == 2
    came = sheets(order)
    assert came.count == 2
    meant = PdfImages(FIVE.data)
    size = QSize(102, 132)
    for at, page in enumerate((1, 3)):
        one, other = looked_at(came, at), looked_at(meant, page)
        pairs = zip(_soft(one, size), _soft(other, size), strict=True)
        assert max(abs(a - b) for a, b in pairs) < 24


def test_copies_are_collated_where_the_printer_cannot_copy(order: Order) -> None:
    assert printing.print_pdf(FIVE.data, replace(order, pages=(0, 2), copies=3)) == 2
    came = sheets(order)
    assert came.count == 6
    assert looked_at(came, 0) == looked_at(came, 2) == looked_at(came, 4)
    assert looked_at(came, 0) != looked_at(came, 1)


def test_grey_has_no_color_at_all(order: Order) -> None:
    printing.print_pdf(FIVE.data, replace(order, pages=(0,), grey=True))
    grey = colors(looked_at(sheets(order)))
    assert all(max(color) - min(color) <= 2 for color in grey)
    assert len(grey) > 3
    printing.print_pdf(FIVE.data, replace(order, pages=(0,)))
    assert any(max(one) - min(one) > 40 for one in colors(looked_at(sheets(order))))


@pytest.mark.parametrize("size", list(PaperSize))
def test_the_sheet_is_the_one_the_pages_are_made_for(
    order: Order, size: PaperSize
) -> None:
    printing.print_pdf(printed(paper("One"), size=size).data, order)
    points = sheets(order).points(0)
    assert (points.width(), points.height()) == pytest.approx(size.points, abs=1)


def test_a_page_across_comes_out_across_among_others(order: Order) -> None:
    both = printed(paper("Up"), paper("Across", landscape=True))
    printing.print_pdf(both.data, order)
    came = sheets(order)
    first, second = came.points(0), came.points(1)
    assert first.height() > first.width()
    assert second.width() > second.height()


def test_it_is_told_how_far_it_is(order: Order) -> None:
    told: list[tuple[int, int]] = []
    with_copies = replace(order, pages=(0, 1), copies=2)
    printing.print_pdf(FIVE.data, with_copies, lambda done, of: told.append((done, of)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_it_stops_when_it_is_told_to(order: Order) -> None:
    told: list[int] = []
    printing.print_pdf(
        FIVE.data, order, lambda done, _: told.append(done), lambda: len(told) == 2
    )
    assert told == [1, 2]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_be_reached_is_one_sentence(tmp_path: Path) -> None:
    nowhere = Printer("x", "Back office", file=tmp_path / "none" / "paper.pdf")
    with pytest.raises(PrintingError) as refused:
        printing.print_pdf(FIVE.data, Order(nowhere, "Agenda"))
    assert str(refused.value).startswith("Back office did not take the pages:")


@given(st.integers(1, 9000), st.integers(1, 2000))
def test_bands_are_the_whole_page_without_gap_or_overlap(high: int, band: int) -> None:
    rows = [
        row
        for top, tall in printing.bands(high, band)
        for row in range(top, top + tall)
    ]
    assert rows == list(range(high))


def test_a_color_runs_through_the_seams_of_bands(order: Order) -> None:
    """A tall bar at the left of a call-out is crossed by many bands."""
    words = "\n".join(f"Line {n}" for n in range(30))
    head = Sheet("Test", "Bar")
    bar = printed(Paper("Bar", head, blocks=(CallOut("Mind", words, Tone.RUST),)))
    fine = replace(order, printer=replace(order.printer, dpi=600))
    printing.print_pdf(bar.data, fine)
    came = sheets(order).image(0, QSize(2448, 3168))
    rust = [(x, 1600) for x in range(200, 300)]
    x = min(rust, key=lambda place: came.pixelColor(*place).lightness())[0]
    column = {came.pixelColor(x + 2, y).getRgb() for y in range(1300, 2000)}
    assert all(_near(one, min(column)) for one in column)


def _near(one: object, other: object) -> bool:
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


# The printers there are


def test_the_usual_printer_stands_first() -> None:
    found = printing.printers()
    assert [one.is_usual for one in found] == sorted(
        (one.is_usual for one in found), reverse=True
    )


def test_a_printer_that_is_gone_is_known_by_its_name() -> None:
    gone = Printer("no such printer", "Gone")
    assert printing.asked(gone) == gone


def test_a_printer_has_a_sheet_if_it_says_so_or_says_nothing() -> None:
    assert Printer("silent").has(PaperSize.A3.points)
    small = Printer("small", papers=((595.0, 842.0),))
    assert small.has(PaperSize.A4.points)
    assert not small.has(PaperSize.LETTER.points)


# The file itself, to CUPS


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a program `lp` that keeps what it was told and given."""
    folder = tmp_path / "spool"
    folder.mkdir()
    script, program = folder / "lp.py", folder / "lp"
    script.write_text(
        "import json, pathlib, sys\n"
        f"spool = pathlib.Path({str(folder)!r})\n"
        "at = len(list(spool.glob('*.json')))\n"
        "if 'Jammed' in sys.argv:\n"
        "    sys.exit('lp: The paper is jammed.')\n"
        "(spool / f'{at}.json').write_text(json.dumps(sys.argv[1:]))\n"
        "(spool / f'{at}.pdf').write_bytes(sys.stdin.buffer.read())\n"
    )
    # by way of a shell: after "#!" a path may not hold a space
    start = shlex.join([sys.executable, str(script)])
    program.write_text(f'#!/bin/sh\nexec {start} "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return folder


def told(spool: Path, number: int = 0) -> list[str]:
    """Return what `lp` was told."""
    return list(json.loads((spool / f"{number}.json").read_text()))


@posix
def test_cups_is_given_our_own_file_unchanged(spool: Path) -> None:
    order = Order(Printer("back-office"), "Agenda", copies=4, grey=True)
    assert printing.print_pdf(FIVE.data, order) == 5
    assert (spool / "0.pdf").read_bytes() == FIVE.data
    words = told(spool)
    assert words[:6] == ["-d", "back-office", "-t", "Agenda", "-n", "4"]
    options = [words[n + 1] for n, word in enumerate(words) if word == "-o"]
    assert options == [
        "media=Letter",
        "collate=true",
        "sides=one-sided",
        "print-color-mode=monochrome",
    ]
    assert "-P" not in words


@posix
def test_cups_is_told_the_pages_and_the_sides(spool: Path) -> None:
    order = Order(Printer("x"), "Agenda", pages=(0, 1, 4), both_sides=True)
    printing.print_pdf(FIVE.data, order)
    words = told(spool)
    assert words[words.index("-P") + 1] == "1,2,5"
    assert "sides=two-sided-long-edge" in words


@posix
def test_on_both_sides_each_paper_begins_on_a_sheet_of_its_own(spool: Path) -> None:
    three = printed(paper("Plan", 3), paper("Agenda", 2), paper("Tents", 1))
    order = Order(Printer("x"), "All", starts=three.starts, both_sides=True)
    assert printing.print_pdf(three.data, replace(order, pages=(1, 2, 3, 5))) == 4
    asked = [told(spool, n) for n in range(3)]
    assert [one[one.index("-P") + 1] for one in asked] == ["2,3", "4", "6"]
    assert not (spool / "3.json").exists()


@posix
def test_pages_are_made_to_fit_what_the_printer_has(spool: Path) -> None:
    small = Printer("x", papers=(PaperSize.A4.points,))
    printing.print_pdf(FIVE.data, Order(small, "Agenda"))
    words = told(spool)
    assert "fit-to-page" in words
    assert not [word for word in words if word.startswith("media=")]


@posix
def test_what_cups_complains_of_is_one_sentence(spool: Path) -> None:
    with pytest.raises(PrintingError) as refused:
        printing.print_pdf(FIVE.data, Order(Printer("x", "Hall"), "Jammed"))
    assert str(refused.value) == (
        "Hall did not take the pages: The paper is jammed. Your book is as it was; "
        "look at the printer and try again."
    )
