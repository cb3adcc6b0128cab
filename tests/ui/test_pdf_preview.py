"""The pages of a PDF on the screen."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.papers import paper, printed
from ui.pdf_images import PdfImages
from ui.theme import theme
from ui.widgets.pdf_preview import PdfPreview

NINE = printed(paper("Asking for help", 9)).data
WHITE = QColor("white")


@pytest.fixture
def preview(qtbot: QtBot) -> PdfPreview:
    """A preview with nine pages, on the screen."""
    preview = PdfPreview("Preview")
    qtbot.addWidget(preview)
    preview.resize(560, 700)
    with qtbot.waitExposed(preview):
        preview.show()
    preview.show_pdf(NINE)
    return preview


def corner(preview: PdfPreview) -> QColor:
    """Return the color of the paper near its corner, as it is on the screen."""
    place = preview.view.paper().toRect().topLeft() + QPoint(6, 6)
    return preview.view.viewport().grab().toImage().pixelColor(place)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_in_both_themes(
    preview: PdfPreview, qapp: QApplication, scheme: str
) -> None:
    theme.apply(qapp, scheme)  # type: ignore[arg-type]
    assert corner(preview) == WHITE


def test_the_page_fits_whole_and_keeps_its_shape(preview: PdfPreview) -> None:
    place = preview.view.paper()
    assert QRect(QPoint(), preview.view.viewport().size()).contains(place.toRect())
    assert place.height() / place.width() == pytest.approx(792 / 612, abs=0.01)


def test_what_is_drawn_is_the_page(preview: PdfPreview) -> None:
    place = preview.view.paper().toRect()
    shown = preview.view.viewport().grab(place).toImage()
    true = PdfImages(NINE).image(0, place.size())
    assert shown.convertToFormat(true.format()) == true


def test_the_buttons_turn_the_pages_and_say_where_one_is(
    qtbot: QtBot, preview: PdfPreview
) -> None:
    bar = preview.bar
    assert bar is not None
    assert bar.where.text() == "Page 1 of 9"
    assert not bar.before.isEnabled()
    for _ in range(8):
        qtbot.mouseClick(bar.after, Qt.MouseButton.LeftButton)
    assert bar.where.text() == "Page 9 of 9"
    assert not bar.after.isEnabled()
    qtbot.mouseClick(bar.before, Qt.MouseButton.LeftButton)
    assert preview.page == 7


def test_keys_turn_and_enlarge(qtbot: QtBot, preview: PdfPreview) -> None:
    view, keys = preview.view, Qt.Key
    view.setFocus()
    for key, page in (
        (keys.Key_PageDown, 1),
        (keys.Key_Right, 2),
        (keys.Key_Down, 3),
        (keys.Key_End, 8),
        (keys.Key_PageDown, 8),
        (keys.Key_PageUp, 7),
        (keys.Key_Up, 6),
        (keys.Key_Home, 0),
    ):
        QTest.keyClick(view, key)
        assert preview.page == page
    fitted = view.scale
    QTest.keyClick(view, keys.Key_Plus)
    assert view.scale > fitted
    QTest.keyClick(view, keys.Key_Minus)
    QTest.keyClick(view, keys.Key_Minus)
    assert view.scale < fitted
    QTest.keyClick(view, keys.Key_0)
    assert view.scale == fitted


def test_enlarged_one_scrolls_down_the_page_before_it_turns(
    qtbot: QtBot, preview: PdfPreview
) -> None:
    view = preview.view
    assert preview.bar is not None
    for _ in range(4):
        qtbot.mouseClick(preview.bar.larger, Qt.MouseButton.LeftButton)
    assert preview.bar.fit.text() == "150 %"
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert preview.page == 0
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert preview.page > 0
    qtbot.mouseClick(preview.bar.fit, Qt.MouseButton.LeftButton)
    assert view.zoom is None
    assert preview.bar.fit.text() == "Fit"


def test_what_is_seen_of_an_enlarged_page_is_that_part_of_it(
    preview: PdfPreview,
) -> None:
    view = preview.view
    for _ in range(4):
        preview.zoom_in()
    view.verticalScrollBar().setValue(333)
    paper_on_desk = view.paper().toRect()
    seen = paper_on_desk.intersected(view.viewport().rect())
    seen.adjust(30, 0, -30, 0)  # a letter cut by the edge is drawn a little differently
    assert seen.height() < paper_on_desk.height()
    true = PdfImages(NINE).image(0, paper_on_desk.size())
    part = true.copy(seen.translated(-paper_on_desk.topLeft()))
    shown = view.viewport().grab(seen).toImage().convertToFormat(true.format())
    assert shown == part


def test_the_wheel_turns_pages_that_fit(qtbot: QtBot, preview: PdfPreview) -> None:
    _roll(preview, -120)
    assert preview.page == 1
    _roll(preview, -60)
    assert preview.page == 1
    _roll(preview, -60)
    assert preview.page == 2
    _roll(preview, 240)
    assert preview.page == 0


def test_the_wheel_with_ctrl_enlarges(qtbot: QtBot, preview: PdfPreview) -> None:
    fitted = preview.view.scale
    _roll(preview, 120, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.scale > fitted
    assert preview.page == 0


def test_a_newer_file_keeps_the_page_and_the_zoom(preview: PdfPreview) -> None:
    preview.go_to(4)
    preview.zoom_in()
    zoom = preview.view.zoom
    preview.show_pdf(printed(paper("Newer", 6)).data)
    assert (preview.page, preview.view.zoom) == (4, zoom)
    preview.show_pdf(printed(paper("Shorter", 2)).data)
    assert preview.page == 1
    preview.show_pdf(NINE, page=7)
    assert preview.page == 7


def test_a_page_across_is_shown_across(preview: PdfPreview) -> None:
    preview.show_pdf(printed(paper("Wide", landscape=True)).data)
    place = preview.view.paper()
    assert place.width() > place.height()


def test_words_stand_in_for_pages_with_something_to_do(
    qtbot: QtBot, preview: PdfPreview
) -> None:
    preview.say("Tick what is to be printed.", "Again")
    assert preview.words.isVisible()
    assert not preview.view.isVisible()
    with qtbot.waitSignal(preview.action_asked):
        qtbot.mouseClick(preview.action, Qt.MouseButton.LeftButton)
    preview.show_pdf(NINE)
    assert preview.view.isVisible()


def test_what_is_no_pdf_file_shows_nothing(preview: PdfPreview) -> None:
    preview.show_pdf(b"no pages at all")
    assert preview.pages == 0
    preview.next_page()
    preview.zoom_in()
    assert preview.page == 0


def test_long_work_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, preview: PdfPreview
) -> None:
    preview.set_waiting(True)
    assert not preview.progress.isVisible()
    qtbot.waitUntil(preview.progress.isVisible)
    preview.show_progress(3, 9, "33 % done")
    assert preview.progress.text.text() == "33 % done"
    with qtbot.waitSignal(preview.cancel_asked):
        qtbot.mouseClick(preview.progress.cancel, Qt.MouseButton.LeftButton)
    preview.show_pdf(NINE)
    assert not preview.progress.isVisible()


def test_how_far_it_is_is_seen_where_words_stand_in_for_pages(qtbot: QtBot) -> None:
    preview = PdfPreview("Preview")
    qtbot.addWidget(preview)
    preview.resize(560, 700)
    with qtbot.waitExposed(preview):
        preview.show()
    preview.say("")
    preview.resize(620, 520)
    preview.set_waiting(True)
    qtbot.waitUntil(preview.progress.isVisible)
    assert preview.rect().contains(preview.progress.geometry())
    assert preview.progress.geometry().bottom() > preview.height() // 2
    assert min(preview.progress.cancel.size().toTuple()) >= 28
    preview.resize(620, 400)
    assert preview.rect().contains(preview.progress.geometry())


def test_who_cannot_see_hears_the_page_and_its_words(preview: PdfPreview) -> None:
    preview.go_to(2)
    assert preview.view.accessibleName() == "Preview, page 3 of 9"
    assert "Leaf 3 of Asking for help." in preview.view.accessibleDescription()


def test_small_pages_lead_to_a_page(qtbot: QtBot) -> None:
    preview = PdfPreview("Preview", foot="strip")
    qtbot.addWidget(preview)
    preview.resize(560, 700)
    with qtbot.waitExposed(preview):
        preview.show()
    preview.show_pdf(NINE)
    strip = preview.strip
    assert strip is not None
    assert list(strip.shown()) == list(range(9))
    middle = strip.place(5).center().toPoint()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=middle)
    assert preview.page == 5
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert preview.page == 4
    assert strip.accessibleDescription() == "Page 5 of 9"


def test_a_long_file_shows_the_small_pages_around_the_one_shown(qtbot: QtBot) -> None:
    preview = PdfPreview("Preview", foot="strip")
    qtbot.addWidget(preview)
    preview.resize(400, 500)
    preview.show()
    preview.show_pdf(printed(paper("Long", 40)).data, page=20)
    strip = preview.strip
    assert strip is not None
    shown = strip.shown()
    assert 20 in shown
    assert len(shown) < 40
    preview.go_to(39)
    assert strip.shown()[-1] == 39


@pytest.mark.parametrize("size", [QSize(612, 792), QSize(1275, 1650)])
def test_a_page_is_drawn_the_same_whole_and_in_parts(size: QSize) -> None:
    images = PdfImages(NINE)
    whole = images.image(0, size)
    for top in range(0, size.height(), 97):
        part = QRect(3, top, size.width() - 5, min(97, size.height() - top))
        assert images.image(0, size, part) == whole.copy(part)


def test_a_part_lies_where_qt_itself_draws_it_on_the_whole_page() -> None:
    """Qt may one day reckon the size of a part rightly: then this fails."""
    images = PdfImages(NINE)
    size = QSize(1224, 1584)
    plain = images._document.render(8, size)
    for top in (0, 400, 1400):
        part = QRect(200, top, 900, 184)
        ours = images.image(8, size, part)
        true = QImage(size, ours.format())
        true.fill(WHITE)
        painter = QPainter(true)
        painter.drawImage(0, 0, plain)
        painter.end()
        # within a fifth of a pixel: what is dark lies where it lies in the other
        assert _darkness(ours) == pytest.approx(_darkness(true.copy(part)), abs=0.2)


def _darkness(image: QImage) -> tuple[float, float]:
    """Return the middle of all that is dark."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, high, row = grey.width(), grey.height(), grey.bytesPerLine()
    bits = bytes(grey.constBits())
    rows = [bits[y * row : y * row + wide] for y in range(high)]
    down = [255 * wide - sum(line) for line in rows]
    across = [255 * high - sum(line[x] for line in rows) for x in range(wide)]
    total = sum(down) or 1
    middle = (sum(n * dark for n, dark in enumerate(part)) for part in (across, down))
    return next(middle) / total, next(middle) / total


def _roll(
    preview: PdfPreview,
    by: int,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    viewport = preview.view.viewport()
    middle = QPointF(viewport.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(viewport.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)
