"""Lists of needs are taken in line by line: pasted, from a table, from a poll."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from app import clock
from app.needs.drafts import Side
from app.needs.needs_preview import Choice
from tests.ui.needing import LEFT, Key, choose, press, shown, write
from ui.places import Place
from ui.views.needs.entries_page import EntriesPage
from ui.views.needs.need_panel import NeedPanel
from ui.views.needs.offer_panel import OfferPanel
from ui.views.needs.paste_page import PastePage
from ui.views.needs.sheet_page import ROWS, SURVEY, SheetPage

TODAY = date(2026, 5, 12)
CHART = """Needs
Alder: volunteer retention !!!
Grant writing - Cedar
Ada can share data storytelling (4)
Nobody: youth boards
Rest
"""


@pytest.fixture
def both(qtbot, desk, community):
    clock.pretend(TODAY)
    return shown(qtbot, desk, community)


@pytest.fixture
def view(both):
    return both[0]


@pytest.fixture
def here(both):
    return both[1]


def paste(view, text):
    """Open the page and put a text in its field."""
    view.acts.paste()
    page = view.page
    assert isinstance(page, PastePage)
    page.text.input.setPlainText(text)
    page.read()
    return page


def rows(page):
    """Return the lines as the table shows them."""
    shown = page.table.records_model
    return [
        (shown.record(n).topic, shown.record(n).who, shown.record(n).choice)
        for n in range(shown.rowCount())
    ]


def test_a_flip_chart_is_shown_line_by_line_and_written_at_once(
    qtbot, view, here, desk
):
    here.ask("Volunteer retention", here.cedar)
    page = paste(view, CHART)
    assert [row[:2] for row in rows(page)] == [
        ("Volunteer retention", "Alder Creek"),
        ("Grant writing", "Cedar Falls"),
        ("data storytelling", "Ada Lovelace"),
        ("youth boards", "Nobody"),
        ("Rest", ""),
    ]
    assert "5 entries read · 3 to add" in page.summary.text()
    assert "2 cannot be taken as they are; the others are." in page.summary.text()
    assert len(here.needs()) == 1  # nothing is written yet
    assert page.take.text() == "Add 3 entries"
    qtbot.mouseClick(page.take, LEFT)
    assert view.page is None
    assert {(n.topic, n.strength) for n in here.needs()} == {
        ("Volunteer retention", 2),
        ("Volunteer retention", 3),
        ("Grant writing", 2),
    }
    assert [(o.topic, o.level) for o in here.offers()] == [("data storytelling", 4)]
    desk.undo()
    assert len(here.needs()) == 1
    assert here.offers() == []
    assert len(here.topics()) == 1


def test_a_line_is_put_right_and_stays_right_while_one_types_on(qtbot, view, here):
    page = paste(view, CHART)
    page.table.go_to(3)
    page.table.setFocus()
    press(qtbot, Key.Key_Down)  # from the fourth line to the last and back
    press(qtbot, Key.Key_Up)
    press(qtbot, Key.Key_Return)
    assert page.editor.who.input.hasFocus()  # it is who that is missing
    write(qtbot, "Bluestem")
    press(qtbot, Key.Key_Tab)
    assert rows(page)[3] == ("youth boards", "Bluestem Youth", Choice.ADD)
    page.text.input.setPlainText(f"First of all: sleep\n{CHART}")
    page.read()
    assert rows(page)[4] == ("youth boards", "Bluestem Youth", Choice.ADD)
    page.table.go_to(4)
    page.editor.side.set_value(Side.BRINGS)
    page.editor.side.changed.emit(Side.BRINGS)
    assert page.candidates[4].draft.side is Side.BRINGS
    assert page.candidates[4].number == 3


def test_a_line_that_is_left_out_stays_so_when_another_is_typed_above(
    qtbot, view, here
):
    page = paste(view, "Alder: vans\nAda: rest")
    page.table.go_to(1)
    page.table.setFocus()
    press(qtbot, Key.Key_Space)
    assert [row[2] for row in rows(page)] == [Choice.ADD, Choice.SKIP]
    page.text.input.setPlainText("Cedar: sleep\nAlder: vans\nAda: rest")
    page.read()
    assert [row[2] for row in rows(page)] == [Choice.ADD, Choice.ADD, Choice.SKIP]
    qtbot.mouseClick(page.take, LEFT)
    assert {need.topic for need in here.needs()} == {"sleep", "vans"}


def test_space_leaves_a_line_out_and_takes_it_again(qtbot, view, here):
    page = paste(view, "Alder: vans\nAda: rest")
    page.table.setFocus()
    press(qtbot, Key.Key_Space)
    assert [row[2] for row in rows(page)] == [Choice.SKIP, Choice.ADD]
    assert page.take.text() == "Add 1 entry"
    press(qtbot, Key.Key_Space)
    assert page.take.text() == "Add 2 entries"
    skip = page.editor.choice.button(Choice.SKIP)
    qtbot.mouseClick(skip, LEFT)
    qtbot.mouseClick(page.take, LEFT)
    assert [n.topic for n in here.needs()] == ["rest"]


def test_who_it_is_can_be_said_for_all_lines_that_do_not_say(qtbot, view, here):
    page = paste(view, "Vans\nRest !!!\nAlder: grants")
    assert not any(row[2] is Choice.ADD for row in rows(page)[:2])
    page.whose.set_value("circle")
    page.whose.changed.emit("circle")
    assert [row[1] for row in rows(page)] == [
        "The whole circle",
        "The whole circle",
        "Alder Creek",
    ]
    page.whose.set_value(here.bob)
    page.whose.changed.emit(here.bob)
    assert rows(page)[0][1] == "Bob Reed"


def test_what_the_book_has_is_raised_and_said(qtbot, view, here):
    here.ask("Vans", here.alder, strength=1)
    here.ask("Rest", here.alder, strength=3)
    page = paste(view, "Alder: vans !!!\nAlder: rest !\nAlder: vans !!!")
    assert [row[2] for row in rows(page)] == [Choice.RAISE, Choice.SKIP, Choice.SKIP]
    assert page.candidates[1].note == "In the book already."
    assert page.candidates[2].note == "Same as line 1."
    assert page.take.text() == "Change 1 entry"
    qtbot.mouseClick(page.take, LEFT)
    assert {n.topic: n.strength for n in here.needs()} == {"Vans": 3, "Rest": 3}


def test_only_what_cannot_be_taken_is_shown_if_one_wants(qtbot, view):
    page = paste(view, CHART)
    qtbot.mouseClick(page.wrong, LEFT)
    assert [row[0] for row in rows(page)] == ["youth boards", "Rest"]
    assert "nobody called Nobody here" in page.editor.head.text()
    page.editor.begin()
    write(qtbot, "Cedar")
    press(qtbot, Key.Key_Tab)
    assert [row[0] for row in rows(page)] == ["Rest"]


def test_a_list_that_is_given_up_leaves_nothing(qtbot, view, here):
    page = paste(view, CHART)
    qtbot.mouseClick(page.cancel, LEFT)
    assert view.page is None
    assert here.topics() == []
    paste(view, CHART)
    qtbot.keyClick(view.page, Key.Key_Escape)
    assert view.page is None


# tables


def read(qtbot, view, desk, path):
    """Open the page of a table and wait until it is read over there."""
    view.acts.read_sheet(path)
    page = view.page
    assert isinstance(page, SheetPage)
    qtbot.waitUntil(lambda: page.sheet is not None)
    return page


def test_a_table_is_mapped_checked_and_taken_in(qtbot, view, here, desk, tmp_path):
    path = tmp_path / "needs.csv"
    path.write_text(
        "Organisation;Subject;How bad;Comments\r\n"
        'Alder Creek;Grants;3;"Two\r\nlines"\r\n'
        "Nowhere;Vans;2;\r\n"
        "Ada;Rest;9;\r\n"
        "Cedar;Boards;1;=1+1\r\n",
        encoding="utf-8-sig",
    )
    page = read(qtbot, view, desk, path)
    assert page.delimiter.value() == ";"
    held = [choice.current() for choice in page.columns.values()]
    assert held == ["who", "topic", "number", "wording"]
    wrong = {c.draft.row: c.problem for c in page.candidates if c.problem}
    assert sorted(wrong) == [3, 4]
    assert "2 cannot be taken as they are; the others are." in page.summary.text()
    assert here.topics() == []
    qtbot.mouseClick(page.take, LEFT)
    assert {(n.topic, n.strength, n.wording) for n in here.needs()} == {
        ("Grants", 3, "Two lines"),
        ("Boards", 1, "=1+1"),
    }
    desk.undo()
    assert here.needs() == []
    assert here.topics() == []


def test_the_columns_of_a_table_can_be_mapped_otherwise(qtbot, view, desk, tmp_path):
    path = tmp_path / "needs.csv"
    path.write_text("A,B\nAlder Creek,Grants\nCedar Falls,Vans\n")
    page = read(qtbot, view, desk, path)
    assert not page.named.isChecked()
    qtbot.mouseClick(page.named, LEFT)
    assert [c.topic for c in page.candidates] == ["Grants", "Vans"]
    for at, held in ((0, "topic"), (1, "wording")):
        choice = page.columns[at]
        choice.choose(held)
        choice.chosen.emit(held)
    assert [c.topic for c in page.candidates] == ["Alder Creek", "Cedar Falls"]
    qtbot.mouseClick(page.named, LEFT)
    assert len(page.candidates) == 3
    qtbot.mouseClick(page.side.button(Side.BRINGS), LEFT)
    assert {c.draft.side for c in page.candidates} == {Side.BRINGS}


def test_a_poll_is_told_from_a_list_and_says_who_answered(
    qtbot, view, here, desk, tmp_path
):
    path = tmp_path / "poll.csv"
    path.write_text(
        "Your site,Grants,Vans,Rest\nAlder Creek,5,1,3\nAlder Creek,4,1,\n"
        "Cedar Falls,2,5,1\n"
    )
    page = read(qtbot, view, desk, path)
    assert page.shape.current() == SURVEY
    assert page.scale.value() == (1, 5)
    assert "3 answers, from 2 of 3 sites." in page.answered.text()
    assert {(c.topic, c.who, c.number) for c in page.candidates} == {
        ("Grants", "Alder Creek", 3),
        ("Rest", "Alder Creek", 2),
        ("Grants", "Cedar Falls", 1),
        ("Vans", "Cedar Falls", 3),
    }
    page.scale.set_value((0, 10))
    page.scale.changed.emit((0, 10))
    assert max(c.number for c in page.candidates) == 2
    qtbot.mouseClick(page.take, LEFT)
    assert {(n.topic, n.holder.name) for n in here.needs()} == {
        ("Grants", "Alder Creek"),
        ("Rest", "Alder Creek"),
        ("Grants", "Cedar Falls"),
        ("Vans", "Cedar Falls"),
    }


def test_a_list_read_after_a_poll_is_no_poll_any_more(
    qtbot, view, here, desk, tmp_path
):
    here.ask("Grants", here.alder, strength=3)
    path = tmp_path / "poll.csv"
    path.write_text("Your site,Grants,Vans,Rest\nAlder Creek,5,1,3\n")
    page = read(qtbot, view, desk, path)
    assert page.scale.isVisible()
    path.write_text("Topic,Who,Strength\nGrants,Alder,1\n")
    page.read("", "")
    qtbot.waitUntil(lambda: page.shape.current() == ROWS)
    assert not page.scale.isVisible()
    assert not page.answered.isVisible()
    assert page.candidates[0].choice is Choice.UPDATE
    page.check(page.drafts())
    assert page.candidates[0].choice is Choice.UPDATE  # and is not only raised


def test_what_is_no_table_is_said_and_nothing_is_shown(qtbot, view, desk, tmp_path):
    from pytestqt.exceptions import capture_exceptions

    from app.errors import DocumentError

    path = tmp_path / "needs.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"x" * 60)
    with capture_exceptions() as raised:
        view.acts.read_sheet(path)
        desk.tasks._pool.waitForDone()
        QApplication.sendPostedEvents()
    [(kind, error, _)] = raised
    assert kind is DocumentError
    assert "Save it as CSV" in str(error)
    assert view.page.candidates == []
    assert not view.page.take.isEnabled()


def test_reading_that_is_canceled_shows_nothing(qtbot, view, here, desk, tmp_path):
    path = tmp_path / "needs.csv"
    lines = "".join(f"Topic {n},Alder,{n % 3 + 1}\n" for n in range(10_000))
    path.write_text(f"Topic,Who,Strength\n{lines}")
    started = []
    desk.tasks.started.connect(lambda number, *_: started.append(number))
    view.acts.read_sheet(path)
    desk.tasks.cancel(started[0])
    desk.tasks.finish()
    QApplication.sendPostedEvents()
    assert view.page.sheet is None
    assert view.page.candidates == []
    assert here.topics() == []


# everything, and out again


@pytest.fixture
def entries(view, here):
    """The page of all entries: three needs and what a site brings."""
    here.ask("Grants", here.alder, strength=3, asked_on=date(2025, 1, 1))
    here.ask("Vans", here.bob)
    here.ask("Rest", strength=0)
    here.bring("Grants", here.cedar, level=4)
    view.show_place(Place("needs", here.community, intent="entries"))
    assert isinstance(view.page, EntriesPage)
    return view.page


def found(page):
    """Return the topics of the entries that are shown."""
    return [entry.one.topic for entry in page.table.records_model.records()]


def test_all_entries_are_filtered_by_side_site_topic_and_words(qtbot, entries):
    assert found(entries) == ["Grants", "Grants", "Vans"]
    qtbot.mouseClick(entries.sides, LEFT)
    choose(entries, "They can share it")
    assert found(entries) == ["Grants"]
    entries.choose(side=None)
    qtbot.mouseClick(entries.sites, LEFT)
    choose(entries, "Bluestem Youth")
    assert found(entries) == ["Vans"]
    qtbot.mouseClick(entries.sites, LEFT)
    choose(entries, "All sites")
    qtbot.mouseClick(entries.topics, LEFT)
    choose(entries, "Vans")
    assert found(entries) == ["Vans"]
    entries.choose(topic="")
    entries.words.setText("bob van")
    assert found(entries) == ["Vans"]


def test_stale_unlisted_and_settled_entries_are_found(qtbot, entries):
    qtbot.mouseClick(entries.settled, LEFT)
    assert found(entries) == ["Grants", "Grants", "Rest", "Vans"]
    qtbot.mouseClick(entries.stale, LEFT)
    assert found(entries) == ["Grants"]
    qtbot.mouseClick(entries.stale, LEFT)
    qtbot.mouseClick(entries.unlisted, LEFT)
    assert found(entries) == ["Grants"]  # what nobody was asked about yet
    qtbot.mouseClick(entries.unlisted, LEFT)
    entries.table.sort_by(1)
    assert found(entries) == ["Grants", "Vans", "Grants", "Rest"]  # by who it is


def test_an_entry_is_opened_followed_and_deleted_with_keys(
    qtbot, view, entries, here, desk
):
    entries.table.go_to(entries.table.records_model.record(0).id)
    entries.table.setFocus()
    press(qtbot, Key.Key_Return)
    assert isinstance(entries.panel(), NeedPanel)
    press(qtbot, Key.Key_Down)
    assert isinstance(entries.panel(), OfferPanel)
    press(qtbot, Key.Key_Delete)
    assert here.offers() == []
    desk.undo()
    assert len(here.offers()) == 1
    qtbot.keyClick(view, Key.Key_Escape)
    assert entries.panel() is None
    qtbot.keyClick(view, Key.Key_Escape)
    assert view.page is None


def test_a_need_is_added_beside_all_entries(qtbot, view, here):
    here.ask("Grants", here.alder)
    view.acts.show_entries()
    qtbot.mouseClick(view.page.add, LEFT)
    panel = view.page.panel()
    panel.topic.set_value("Vans")
    panel.who.set_value("Cedar")
    qtbot.mouseClick(panel.add_button, LEFT)
    assert isinstance(view.page.panel(), NeedPanel)
    topics = [e.one.topic for e in view.page.table.records_model.records()]
    assert topics == ["Grants", "Vans"]


def test_the_menu_of_each_look_leads_to_the_lists_and_the_tables(
    qtbot, view, here, desk, tmp_path
):
    here.ask("Grants", here.alder, wording="=1+1")
    here.ask("Vans", here.ada)
    qtbot.mouseClick(view.current.more, LEFT)
    choose(view, "Topics")
    assert view.page is not None
    view.back()
    said = []
    desk.said.connect(lambda sentence, *_: said.append(sentence))
    for text, name, count in (
        ("Save as a table (CSV)…", "own.csv", 2),
        ("Save for the members (CSV)…", "members.csv", 1),
    ):
        path = tmp_path / name
        qtbot.mouseClick(view.current.more, LEFT)
        choose(view, text)
        dialog = view.window().findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        qtbot.waitUntil(path.exists)
        desk.tasks.finish()
        QApplication.sendPostedEvents()
        assert len(written(path)) == count
    assert said[0] == "2 entries saved"
    assert said[1].startswith("1 entry saved. 1 entry is left out")
    assert written(tmp_path / "own.csv")[0]["In their words"] == "'=1+1"


def written(path: Path):
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_saved_table_is_taken_in_again_without_a_change(
    qtbot, view, here, desk, tmp_path
):
    here.ask("Grants", here.alder, strength=3, wording="-Who?")
    here.bring("Vans", here.ada, level=4)
    path = tmp_path / "own.csv"
    view.acts.save(path, members=False)
    qtbot.waitUntil(path.exists)
    desk.tasks.finish()
    page = read(qtbot, view, desk, path)
    assert [c.choice for c in page.candidates] == [Choice.SKIP, Choice.SKIP]
    assert not page.take.isEnabled()
