"""The print window: what is chosen, what is seen, and where the pages go."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app import paths, settings
from app.errors import GoneError
from app.gathering import sessions
from app.pdf.setup import PaperSize
from app.pdf.story import Paper, Paragraph
from app.printouts.catalog import Choice, Chosen
from app.settings import Coach
from tests.ui.papers import LOOK, NOTES, TITLE, document, errand, paper, printed
from tests.ui.windows import CTRL, Heard, Key, opened, press, stops, toast, write
from ui.desk import Desk
from ui.dialogs.print import findings, page_range, viewer
from ui.dialogs.print.documents import Document, Errand
from ui.dialogs.print_window import PrintWindow
from ui.pdf_images import PdfImages
from ui.places import Place
from ui.printing import Printer, PrintingError
from ui.views.people.toolbar import BY_SITE
from ui.widgets.choices import Segmented
from ui.widgets.menus import Menu
from ui.window import Window

LEFT = Qt.MouseButton.LeftButton
RUNE = "\N{RUNIC LETTER FEHU FEOH FE F}"
PLAN = document("Plan", 3, choices=(LOOK, NOTES))
AGENDA = document("Agenda", 2, choices=(NOTES,))
TENTS = document("Name tents", 4)


class Host(QWidget):
    """Something to open the window over."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.resize(1440, 900)


@pytest.fixture
def printer(tmp_path: Path) -> Printer:
    """A printer that writes a file, coarsely."""
    letter = (PaperSize.LETTER.points,)
    return Printer("file", "Back office", letter, file=tmp_path / "out.pdf", dpi=72)


@pytest.fixture
def host(qtbot: QtBot, desk: Desk) -> Host:
    """A window, on the screen."""
    host = Host(desk)
    qtbot.addWidget(host)
    host.show()

    def is_active() -> bool:
        host.activateWindow()  # a window of the test before may just be leaving
        return QApplication.activeWindow() is host

    qtbot.waitUntil(is_active)
    return host


Opening = Callable[..., PrintWindow]


@pytest.fixture
def open_(qtbot: QtBot, host: Host, printer: Printer) -> Iterator[Opening]:
    """Open the print window on some documents, and wait until the pages are there."""

    def begin(
        *documents: Document, ticked: int = 1, printers: int = 1, wait: bool = True
    ) -> PrintWindow:
        there = [printer][:printers]
        wish = errand(*(documents or (PLAN, AGENDA, TENTS)), ticked=ticked)
        window = PrintWindow.open_over(host, host.desk, wish, lambda: there)
        if wait:
            settled(qtbot, window)
        return window

    yield begin
    for window in host.findChildren(PrintWindow):
        window.close()


def settled(qtbot: QtBot, window: PrintWindow) -> None:
    """Wait until the pages wanted are shown."""
    qtbot.waitUntil(lambda: window.pages.is_ready, timeout=20_000)


def choose(qtbot: QtBot, control: QWidget, value: str = "") -> None:
    """Click on a tick, or on one of the segments."""
    button = control.button(value) if isinstance(control, Segmented) else control
    qtbot.mouseClick(button, LEFT)


# What is shown


def test_the_ticked_documents_are_shown_one_after_the_other(open_: Opening) -> None:
    window = open_(ticked=2)
    assert window.sub.text() == "2 documents, 7 pages"
    assert window.preview.pages == 7
    lengths = {row.document.name: row.length.text() for row in window.documents.rows}
    assert lengths["Plan"] == "4 pages"
    assert lengths["Agenda"] == "3 pages"


def test_what_is_not_ticked_says_how_long_it_would_be(
    qtbot: QtBot, open_: Opening
) -> None:
    window = open_()
    qtbot.waitUntil(lambda: window.documents.row("name_tents").length.text() != "")
    assert window.documents.row("name_tents").length.text() == "4 pages"
    assert window.preview.pages == 4  # the plan, and nothing else


def test_each_choice_makes_the_pages_anew_and_the_page_stays(
    qtbot: QtBot, open_: Opening
) -> None:
    window = open_(ticked=2)
    window.preview.go_to(5)  # the second page of the agenda
    row = window.documents.row("plan")
    choose(qtbot, row.controls[1])  # no room for notes: a page less before it
    settled(qtbot, window)
    assert window.preview.pages == 6
    assert window.preview.page == 4
    assert "Leaf 2 of Agenda" in window.preview.view.accessibleDescription()
    choose(qtbot, window.sheet.grey, "yes")
    settled(qtbot, window)
    made = window.pages.made_last
    assert made is not None
    assert made.wish.setup.grey
    assert made.wish.parts[0].chosen == {"look": "list", "notes": "no"}


def test_large_type_and_other_paper_change_the_true_pages(
    qtbot: QtBot, open_: Opening
) -> None:
    window = open_()
    made = window.pages.made_last
    assert made is not None
    choose(qtbot, window.sheet.large)
    window.sheet.paper.input.setFocus()
    press(Key.Key_Down)  # Letter, then A3
    settled(qtbot, window)
    after = window.pages.made_last
    assert after is not None
    assert after.wish.setup.large
    assert after.wish.setup.paper is not made.wish.setup.paper
    points = PdfImages(after.printed.data).points(0)
    wanted = after.wish.setup.paper.points
    assert (points.width(), points.height()) == pytest.approx(wanted, abs=1)


def test_without_a_tick_there_is_nothing_to_print(qtbot: QtBot, open_: Opening) -> None:
    window = open_()
    choose(qtbot, window.documents.row("plan").tick)
    assert window.preview.words.text() == "Tick what is to be printed."
    for button in (window.foot.save, window.foot.print, window.foot.open):
        assert not button.isEnabled()
        assert button.toolTip() == "Tick a document first"
    choose(qtbot, window.documents.row("agenda").tick)
    settled(qtbot, window)
    assert window.foot.save.isEnabled()
    assert window.preview.pages == 3


def test_choices_wait_under_their_document_until_it_is_ticked(
    qtbot: QtBot, open_: Opening
) -> None:
    window = open_()
    plan, agenda = window.documents.row("plan"), window.documents.row("agenda")
    assert plan.choices.isVisible()
    assert plan.choices.isEnabled()
    assert agenda.choices.isVisible()
    assert not agenda.choices.isEnabled()
    choose(qtbot, agenda.tick)
    assert agenda.choices.isEnabled()


def test_no_row_moves_when_one_is_ticked(qtbot: QtBot, open_: Opening) -> None:
    window = open_()
    before = [row.geometry() for row in window.documents.rows]
    choose(qtbot, window.documents.row("agenda").tick)
    choose(qtbot, window.documents.row("plan").tick)
    settled(qtbot, window)
    assert [row.geometry() for row in window.documents.rows] == before


def test_of_many_changes_only_the_last_is_shown(qtbot: QtBot, open_: Opening) -> None:
    asked: list[str] = []

    def slowly(session: Any, chosen: Chosen) -> Paper:
        asked.append(chosen["look"])
        return paper(chosen["look"], 2)

    window = open_(document("Slow", compose=slowly, choices=(LOOK,)))
    look = window.documents.row("slow").controls[0]
    for code in ("calendar", "list", "calendar", "list", "calendar"):
        choose(qtbot, look, code)
    settled(qtbot, window)
    assert asked == ["list", "calendar"]
    assert "Leaf 1 of calendar" in window.preview.view.accessibleDescription()


def test_long_work_can_be_stopped_and_taken_up_again(
    qtbot: QtBot, open_: Opening
) -> None:
    let_go = threading.Event()

    def slowly(session: Any, chosen: Chosen) -> Paper:
        let_go.wait(20)
        return paper("Slow", 2)

    window = open_(document("Slow", compose=slowly), wait=False)
    qtbot.waitUntil(window.preview.progress.isVisible)
    qtbot.mouseClick(window.preview.progress.cancel, LEFT)
    assert window.preview.words.text() == "The making of these pages was stopped."
    let_go.set()
    qtbot.mouseClick(window.preview.action, LEFT)
    settled(qtbot, window)
    assert window.preview.pages == 2


def test_what_cannot_be_read_is_said_in_place_of_the_pages(
    qtbot: QtBot, open_: Opening
) -> None:
    def gone(session: Any, chosen: Chosen) -> Paper:
        raise GoneError("This gathering is no longer there.")

    window = open_(document("Gone", compose=gone), wait=False)
    qtbot.waitUntil(window.preview.words.isVisible)
    assert window.preview.words.text() == "This gathering is no longer there."
    assert window.preview.action.text() == "Try again"


def test_it_says_what_to_know_before_the_pages_are_handed_on(
    qtbot: QtBot, open_: Opening
) -> None:
    def runes(session: Any, chosen: Chosen) -> Paper:
        return Paper("Runes", blocks=(Paragraph(f"{RUNE} and {RUNE}{RUNE}"),))

    window = open_(document("Runes", compose=runes))
    assert window.findings.isVisible()
    said = window.findings.accessibleDescription()
    assert said == (f"1 letter is not in any installed font: {RUNE} U+16A0 (3 times).")


def test_what_was_set_plainly_is_named_and_nothing_untrue_is_said_of_it() -> None:
    plain = replace(printed(paper("Two", 1)), plain=("Who leads", "Sites"))
    assert findings.of_pages(plain) == [
        "“Who leads” could not be laid out and is set plainly; no word is missing.",
        "“Sites” could not be laid out and is set plainly; no word is missing.",
    ]


def test_all_being_well_nothing_is_said(open_: Opening) -> None:
    assert not open_().findings.isVisible()


def test_a_printer_without_such_paper_is_told_of(qtbot: QtBot, open_: Opening) -> None:
    window = open_()
    window.sheet.paper.set_value(PaperSize.A3)
    window.sheet.paper.changed.emit(PaperSize.A3)
    settled(qtbot, window)
    said = window.findings.accessibleDescription()
    assert said == "This printer says it has no A3 sheets; pages are made to fit."


# Which pages


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("", ()),
        ("All", ()),
        (" all ", ()),
        ("1-3, 5", (0, 1, 2, 4)),
        ("1–3;5", (0, 1, 2, 4)),
        ("5, 1", (0, 4)),
        ("7", (6,)),
        ("2-4,3-5", (1, 2, 3, 4)),
    ],
)
def test_pages_are_read_as_people_write_them(
    words: str, meant: tuple[int, ...]
) -> None:
    assert page_range.pages(words, 7) == meant


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("three", "Write pages like 1-3, 5."),
        ("3-1", "Write pages like 1-3, 5."),
        ("0", "Write pages like 1-3, 5."),
        ("2-", "Write pages like 1-3, 5."),
        ("1,,2", "Write pages like 1-3, 5."),
        ("8", "There are only 4 pages."),
        ("1-400", "There are only 4 pages."),
    ],
)
def test_a_bad_range_gets_one_sentence_beside_the_field(
    open_: Opening, words: str, sentence: str
) -> None:
    window = open_()
    window.sheet.pages.input.setFocus()
    write(words)
    assert window.sheet.pages.error.text() == sentence
    assert not window.foot.print.isEnabled()
    assert window.foot.print.toolTip() == sentence
    assert window.foot.save.isEnabled()
    window.sheet.pages.input.selectAll()
    write("2")
    assert window.sheet.pages.error.text() == ""
    assert window.foot.print.isEnabled()


# Printing


def test_print_sends_the_pages_asked_for_and_says_so(
    qtbot: QtBot, open_: Opening, printer: Printer, host: Host
) -> None:
    window = open_(ticked=2)
    window.sheet.pages.input.setFocus()
    write("2, 6-7")
    window.sheet.copies.input.setValue(2)
    begun: list[str] = []
    host.desk.tasks.started.connect(lambda _, title, stops: begun.append(title))
    with qtbot.waitSignal(host.desk.said, timeout=20_000) as said:
        qtbot.mouseClick(window.foot.print, LEFT)
    assert not host.findChildren(PrintWindow)
    assert begun == ["Printing 2 documents"]
    assert said.args is not None
    assert said.args[0] == "3 pages sent to Back office"
    assert printer.file is not None
    came = PdfImages(printer.file.read_bytes())
    assert came.count == 6
    white = came.image(0, came.points(0).toSize()).pixelColor(5, 5)
    assert white == Qt.GlobalColor.white


def test_without_a_printer_save_as_pdf_remains(open_: Opening) -> None:
    window = open_(printers=0)
    assert window.sheet.printer.input.currentText() == "No printer on this computer"
    assert not window.foot.print.isEnabled()
    reason = "There is no printer on this computer. Save as PDF works."
    assert window.foot.print.toolTip() == reason
    assert window.foot.save.isEnabled()
    press(Key.Key_P, CTRL)
    assert window.isVisible()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_take_it_is_one_sentence(
    qtbot: QtBot, open_: Opening, printer: Printer, host: Host, tmp_path: Path
) -> None:
    window = open_(document("Plan", 1))
    gone = replace(printer, file=tmp_path / "unplugged" / "out.pdf")
    window.sheet.offer_printers([gone])
    with qtbot.captureExceptions() as raised:
        qtbot.mouseClick(window.foot.print, LEFT)
        qtbot.waitUntil(lambda: bool(raised))
    (_, error, _), *_ = raised
    assert isinstance(error, PrintingError)
    assert str(error).startswith("Back office did not take the pages:")


def test_printing_can_be_stopped_while_it_goes_on(
    qtbot: QtBot, open_: Opening, printer: Printer, host: Host
) -> None:
    window = open_(document("Long", 40))
    window.sheet.offer_printers([replace(printer, dpi=300)])
    tasks, said = host.desk.tasks, []
    host.desk.said.connect(said.append)
    tasks.progressed.connect(lambda number, *_: tasks.cancel(number))
    with qtbot.waitSignal(tasks.finished, timeout=20_000):
        qtbot.mouseClick(window.foot.print, LEFT)
    assert said == []


# Saving


def test_save_writes_our_own_bytes_and_offers_the_folder(
    qtbot: QtBot, open_: Opening, host: Host, tmp_path: Path
) -> None:
    window = open_()
    made = window.pages.made_last
    assert made is not None
    path = tmp_path / "plan.pdf"
    press(Key.Key_S, CTRL)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    proposed = Path(dialog.selectedFiles()[0]).name
    assert proposed == "Plan Asking for help without losing face.pdf"
    with qtbot.waitSignal(host.desk.said) as said:
        dialog.fileSelected.emit(str(path))
    dialog.close()
    assert said.args is not None
    assert said.args[:2] == ["Plan saved, 4 pages", "Show in folder"]
    assert path.read_bytes() == made.printed.data
    assert not window.isVisible()


def test_a_file_that_cannot_be_written_is_said_here_and_nothing_is_lost(
    qtbot: QtBot, open_: Opening, tmp_path: Path
) -> None:
    window = open_()
    window.save_to(tmp_path / "no such folder" / "plan.pdf")
    qtbot.waitUntil(window.foot.error.isVisible)
    assert window.foot.error.text().startswith("plan.pdf could not be written:")
    assert window.isVisible()


def test_what_is_saved_is_what_was_chosen_last(
    qtbot: QtBot, open_: Opening, host: Host, tmp_path: Path
) -> None:
    window = open_()
    choose(qtbot, window.documents.row("name_tents").tick)
    path = tmp_path / "both.pdf"
    with qtbot.waitSignal(host.desk.said) as said:
        window.save_to(path)
    assert said.args is not None
    assert said.args[0] == "2 documents saved, 8 pages"
    assert PdfImages(path.read_bytes()).count == 8


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('a/b\\c: d?*"<>|\n', "Plan a b c d 2026-05-19.pdf"),
        ("Шевченко 会议", "Plan Шевченко 会议 2026-05-19.pdf"),
        ("..", "Plan 2026-05-19.pdf"),
        ("word " * 60, None),
    ],
)
def test_the_name_proposed_is_safe_everywhere(title: str, name: str | None) -> None:
    from datetime import date

    wish = Errand("gathering", title, (PLAN,), frozenset(), date(2026, 5, 19))
    proposed = wish.file_name([PLAN])
    assert name is None or proposed == name
    assert len(proposed) <= 90
    assert not set(proposed) & set('\\/:*?"<>|\n')


# The viewer of the computer


class Seen(QObject):
    """Stands in for the computer's own programs, and keeps what they are to open."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Keep where the file is."""
        self.paths.append(Path(url.toLocalFile()))


@pytest.fixture
def seen() -> Iterator[Seen]:
    """What is opened outside of the program."""
    seen = Seen()
    QDesktopServices.setUrlHandler("file", seen, "open")
    yield seen
    QDesktopServices.unsetUrlHandler("file")


def test_my_viewer_shows_the_pages_from_a_folder_of_our_own(
    qtbot: QtBot, open_: Opening, seen: Seen
) -> None:
    window = open_()
    made = window.pages.made_last
    assert made is not None
    qtbot.mouseClick(window.foot.open, LEFT)
    (path,) = seen.paths
    assert path.parent == paths.home() / viewer.FOLDER
    assert path.read_bytes() == made.printed.data
    assert window.isVisible()
    qtbot.mouseClick(window.foot.open, LEFT)
    assert len(list(path.parent.iterdir())) == 1  # the one before is gone
    viewer.clean()
    assert not path.parent.exists()


# What is remembered


def test_what_was_chosen_is_there_the_next_time(
    qtbot: QtBot, open_: Opening, host: Host, tmp_path: Path
) -> None:
    window = open_()
    choose(qtbot, window.documents.row("plan").controls[0], "calendar")
    choose(qtbot, window.documents.row("plan").controls[1])
    choose(qtbot, window.documents.row("name_tents").tick)
    choose(qtbot, window.sheet.grey, "yes")
    choose(qtbot, window.sheet.both_sides)
    window.sheet.copies.input.setValue(40)
    with qtbot.waitSignal(host.desk.said):
        window.save_to(tmp_path / "x.pdf")
    again = open_()
    assert again.documents.row("plan").answers() == {"look": "calendar", "notes": "no"}
    ticked = [row.document.name for row in again.documents.rows if row.is_on]
    assert ticked == ["Plan", "Name tents"]
    assert again.sheet.setup().grey
    assert again.sheet.both_sides.isChecked()
    assert again.sheet.copies.value() == 1  # forty copies are meant once


def test_what_was_only_looked_at_is_not_remembered(
    qtbot: QtBot, open_: Opening
) -> None:
    window = open_()
    choose(qtbot, window.sheet.grey, "yes")
    press(Key.Key_Escape)
    assert not open_().sheet.setup().grey


def test_how_a_sheet_is_printed_is_remembered_for_whatever_is_printed(
    qtbot: QtBot, open_: Opening, host: Host, printer: Printer, tmp_path: Path
) -> None:
    window = open_()
    choose(qtbot, window.sheet.grey, "yes")
    choose(qtbot, window.sheet.large)
    choose(qtbot, window.sheet.both_sides)
    window.sheet.paper.set_value(PaperSize.A3)
    with qtbot.waitSignal(host.desk.said):
        window.save_to(tmp_path / "x.pdf")
    other = replace(errand(TENTS), kind="community")
    again = PrintWindow.open_over(host, host.desk, other, lambda: [printer])
    setup = again.sheet.setup()
    assert (setup.grey, setup.large, setup.paper) == (True, True, PaperSize.A3)
    assert again.sheet.both_sides.isChecked()


def test_another_paper_in_the_settings_counts_more_than_the_one_printed_last(
    qtbot: QtBot, open_: Opening, host: Host, tmp_path: Path
) -> None:
    window = open_()
    window.sheet.paper.set_value(PaperSize.A3)
    with qtbot.waitSignal(host.desk.said):
        window.save_to(tmp_path / "x.pdf")
    host.desk.do("Paper changed", settings.write, settings.PAPER, "a4")
    assert open_().sheet.setup().paper is PaperSize.A4


def test_when_nothing_that_was_printed_last_is_there_the_usual_is_ticked(
    qtbot: QtBot, open_: Opening, host: Host, tmp_path: Path
) -> None:
    window = open_()
    choose(qtbot, window.documents.row("plan").tick)
    choose(qtbot, window.documents.row("agenda").tick)
    with qtbot.waitSignal(host.desk.said):
        window.save_to(tmp_path / "x.pdf")
    again = open_(PLAN, TENTS)
    assert [row.document.name for row in again.documents.rows if row.is_on] == ["Plan"]


# Her name


def test_without_a_name_it_leads_to_where_it_is_written(
    qtbot: QtBot, open_: Opening, host: Host
) -> None:
    went: list[Place] = []
    host.desk.asked_for.connect(went.append)
    window = open_()
    assert window.foot.unnamed.isVisible()
    qtbot.mouseClick(window.foot.write_name, LEFT)
    assert not window.isVisible()
    assert went == [Place("settings", intent="you")]
    host.desk.do("Your details changed", settings.save_coach, Coach("Marisol Vega"))
    assert not open_().foot.unnamed.isVisible()


# One paper for many sites


def many_sites(count: int, printed: list[str] | None = None) -> Errand:
    """Return an errand with a directory, and a sheet for each of many sites."""
    months = Choice("months", "Dates for the next", (("12", "A year"), ("6", "Half")))

    def sheet(number: int) -> Document:
        site = f"Site {number} of the Alder County Veterans Alliance"

        def compose(session: Any, chosen: Chosen) -> Paper:
            if printed is not None:
                printed.append(f"{number} {chosen['months']}")
            return paper(site)

        name = f"What to expect: {site}"
        return Document(
            "expect", name, "", compose, (months,), f"expect {number}", site, "Expect"
        )

    sheets = [sheet(number) for number in range(1, count + 1)]
    first = document("Directory", 1)
    return Errand("community", TITLE, (first, *sheets), frozenset({first.key}))


def test_one_tick_prints_the_sheets_of_all_sites(
    qtbot: QtBot, host: Host, printer: Printer
) -> None:
    printed: list[str] = []
    wish = many_sites(40, printed)
    window = PrintWindow.open_over(host, host.desk, wish, lambda: [printer])
    (group,) = window.documents.groups
    assert group.all.checkState() is Qt.CheckState.Unchecked
    assert group.count.text() == "0 of 40"
    choose(qtbot, group.all)
    assert all(row.is_on for row in group.rows)
    settled(qtbot, window)
    assert window.preview.pages == 41
    choose(qtbot, group.rows[3].tick)
    assert group.all.checkState() is Qt.CheckState.PartiallyChecked
    assert group.count.text() == "39 of 40"
    choose(qtbot, group.all)
    assert group.count.text() == "40 of 40"
    choose(qtbot, group.all)
    assert not any(row.is_on for row in group.rows)


def test_what_is_chosen_for_a_paper_holds_for_all_sites(
    qtbot: QtBot, host: Host, printer: Printer
) -> None:
    window = PrintWindow.open_over(host, host.desk, many_sites(3), lambda: [printer])
    (group,) = window.documents.groups
    choose(qtbot, group.all)
    choose(qtbot, group.choices.controls[0], "6")
    chosen = [part.chosen for part in window.documents.parts()[1:]]
    assert chosen == [{"months": "6"}] * 3


def test_forty_sites_leave_the_sheet_within_reach(
    qtbot: QtBot, host: Host, printer: Printer
) -> None:
    window = PrintWindow.open_over(host, host.desk, many_sites(40), lambda: [printer])
    (group,) = window.documents.groups
    settled(qtbot, window)
    assert window.documents.height() < 420
    group.rows[0].tick.setFocus()
    for _ in range(39):
        press(Key.Key_Down)
    last = group.rows[-1].tick
    assert QApplication.focusWidget() is last
    assert not last.visibleRegion().isEmpty()
    press(Key.Key_Space)
    assert group.rows[-1].is_on
    press(Key.Key_Tab)
    press(Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is last  # one stop for all of them


def test_a_long_name_of_a_site_takes_two_lines(
    qtbot: QtBot, host: Host, printer: Printer
) -> None:
    window = PrintWindow.open_over(host, host.desk, many_sites(3), lambda: [printer])
    row = window.documents.groups[0].rows[0]
    assert row.tick.height() > window.documents.rows[0].tick.height()


# The keyboard


def test_esc_closes_it_and_gives_the_focus_back(
    qtbot: QtBot, open_: Opening, host: Host
) -> None:
    from PySide6.QtWidgets import QLineEdit

    field = QLineEdit(host)
    field.show()
    field.setFocus()
    window = open_()
    assert QApplication.focusWidget() is window.documents.rows[0].tick
    press(Key.Key_Escape)
    assert not window.isVisible()
    assert QApplication.focusWidget() is field


def test_pages_turn_wherever_the_focus_is(open_: Opening) -> None:
    window = open_()
    for stop in (window.documents.rows[0].tick, window.foot.save, window.sheet.large):
        stop.setFocus()
        press(Key.Key_PageDown)
        assert window.preview.page == 1
        press(Key.Key_PageUp)
        assert window.preview.page == 0


def test_everything_is_reached_by_tab_and_has_a_name(open_: Opening) -> None:
    window = open_()
    wanted = set(stops(window))
    seen = set()
    for _ in range(len(wanted) + 4):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused)
        press(Key.Key_Tab)
    missed = wanted - seen
    assert all(isinstance(one.parent(), Segmented) for one in missed)
    assert len(missed) == 2  # of two segments one is the stop
    assert QApplication.focusWidget() in seen


# From the views, on a real book


@pytest.fixture
def window(qtbot: QtBot, sample_book: Path, tmp_path: Path) -> Iterator[Window]:
    """The whole window on the sample book."""
    window = opened(qtbot, Path(copy(sample_book, tmp_path / "a.circlebook")), Heard())
    yield window
    window.close()


def over(window: Window) -> PrintWindow:
    """Return the print window that lies over the window."""
    found = [one for one in window.findChildren(PrintWindow) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def plan_of_next(window: Window) -> Any:
    """Go to the plan of the gathering that comes next."""
    window.go(Place("today"))
    window.current_view().body.card.plan.click()
    return window.current_view()


def test_from_a_plan_all_four_papers_are_made_and_saved(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    view = plan_of_next(window)
    qtbot.mouseClick(view.print, LEFT)
    shown = over(window)
    settled(qtbot, shown)
    names = [row.document.name for row in shown.documents.rows]
    assert names == [
        "Facilitator’s plan",
        "Participant agenda",
        "Sign-in sheet",
        "Name tents",
    ]
    for row in shown.documents.rows:
        if not row.is_on:
            qtbot.mouseClick(row.tick, LEFT)
    settled(qtbot, shown)
    assert shown.sub.text().startswith("4 documents, ")
    lengths = [int(row.length.text().split()[0]) for row in shown.documents.rows]
    assert sum(lengths) == shown.preview.pages
    path = tmp_path / "all.pdf"
    shown.save_to(path)
    qtbot.waitUntil(lambda: toast(window.notices).startswith("4 documents saved"))
    assert PdfImages(path.read_bytes()).count == sum(lengths)


@pytest.mark.parametrize("view", ["today", "sessions", "people"])
def test_ctrl_p_prints_what_a_view_is_about(
    qtbot: QtBot, window: Window, view: str
) -> None:
    window.go_to_view(view)
    press(Key.Key_P, CTRL)
    shown = over(window)
    settled(qtbot, shown)
    assert shown.preview.pages > 0
    first = shown.documents.rows[0].document.code
    assert first == ("people_directory" if view == "people" else "facilitator_plan")
    press(Key.Key_Escape)
    assert not shown.isVisible()


def test_the_people_view_offers_each_site_its_sheet(
    qtbot: QtBot, window: Window
) -> None:
    window.go_to_view("people")
    press(Key.Key_P, CTRL)
    shown = over(window)
    rows = shown.documents.rows
    sheets = [row for row in rows if row.document.code == "what_to_expect"]
    assert len(sheets) > 2
    assert not any(row.is_on for row in sheets)
    assert sheets[0].document.name.startswith("What to expect: ")
    qtbot.mouseClick(sheets[0].tick, LEFT)
    settled(qtbot, shown)
    assert sheets[0].length.text()


def test_no_private_word_of_the_sample_is_on_the_pages(
    qtbot: QtBot, window: Window
) -> None:
    view = plan_of_next(window)
    view.print.click()
    shown = over(window)
    for row in shown.documents.rows:
        row.tick.setChecked(True)
    settled(qtbot, shown)
    made = shown.pages.made_last
    assert made is not None
    images = PdfImages(made.printed.data)
    said = " ".join(images.words(page) for page in range(images.count))
    desk = window.desk
    assert desk is not None
    from app import tables

    private = desk.read(
        lambda session: [
            note.body for note in session.query(tables.PrivateNote) if note.body
        ]
    )
    assert private
    assert not [note for note in private if note[:30] in said]


def test_the_people_view_has_a_button_to_print(qtbot: QtBot, window: Window) -> None:
    window.go_to_view("people")
    qtbot.mouseClick(window.current_view().list.print, LEFT)
    assert over(window).documents.rows[0].document.code == "people_directory"


def test_the_menu_of_a_site_prints_what_to_expect_there(
    qtbot: QtBot, window: Window
) -> None:
    window.go_to_view("people")
    page = window.current_view().list
    qtbot.mouseClick(page.filter.look.button(BY_SITE), LEFT)
    card = page.by_site.cards[0]
    card.more.click()
    menu = card.findChild(Menu)
    assert menu is not None
    (entry,) = [one for one in menu.actions() if one.text() == "What to expect…"]
    menu.close()
    entry.trigger()
    shown = over(window)
    settled(qtbot, shown)
    on = [row.document.code for row in shown.documents.rows if row.is_on]
    assert on == ["what_to_expect"]
    assert shown.preview.pages > 0
    made = shown.pages.made_last
    assert made is not None
    images = PdfImages(made.printed.data)
    said = " ".join(images.words(0).split()).casefold()
    assert card.name.text().casefold() in said


def test_without_any_gathering_ctrl_p_says_so(qtbot: QtBot, window: Window) -> None:
    desk = window.desk
    assert desk is not None
    assert desk.community_id is not None
    window.go_to_view("sessions")
    for one in desk.read(sessions.of_community, desk.community_id):
        desk.do("Gathering deleted", sessions.delete, one.gathering.id)
    window.current_view().setFocus()
    press(Key.Key_P, CTRL)
    assert toast(window.notices) == "There is no gathering to print yet."
    assert not window.findChildren(PrintWindow)


def test_a_title_in_any_script_is_whole_in_the_name_of_the_file() -> None:
    wish = Errand("gathering", "क्षितिज की बैठक", (PLAN,), frozenset())
    assert "क्षितिज की बैठक" in wish.file_name([PLAN])
