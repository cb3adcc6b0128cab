"""What the command line writes, and over what it never does."""

import pytest

from tests.app.commanding import assert_refused

RIVERS = "Prairie Rivers Wellbeing Network"


def test_the_calendar_is_written_and_then_only_what_has_changed(
    sample, tmp_path, circlebook
):
    out = tmp_path / "circle.ics"
    words = ["export-calendar", "--book", sample, "--community", RIVERS, "--out", out]
    assert circlebook(*words).code == 0
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    out.unlink()
    for flag in ("--changes", "--changes-only"):
        assert_refused(circlebook(*words, flag), "Nothing has changed")
    assert not out.exists()


@pytest.mark.parametrize("command", ["export-data", "export-calendar"])
def test_a_book_is_never_written_over(command, sample, circlebook):
    before = sample.read_bytes()
    told = circlebook(command, "--book", sample, "--community", RIVERS, "--out", sample)
    assert_refused(told, "would be taken for a book")
    assert sample.read_bytes() == before


@pytest.mark.parametrize("command", ["export-data", "export-calendar"])
def test_not_even_a_book_of_another_name_is_written_over(command, sample, circlebook):
    book = sample.rename(sample.with_name("mybook"))
    before = book.read_bytes()
    words = [command, "--book", book, "--community", RIVERS, "--out", book]
    assert_refused(circlebook(*words), "mybook is there already")
    told = circlebook(*words, "--replace")
    assert_refused(told, "mybook is a book, so it was not written over")
    assert book.read_bytes() == before


def test_a_calendar_is_written_over_the_last_one_but_over_nothing_else(
    sample, tmp_path, circlebook
):
    out = tmp_path / "a.ics"
    words = ["export-calendar", "--book", sample, "--community", RIVERS, "--out", out]
    assert circlebook(*words).code == circlebook(*words).code == 0
    out.write_text("mine")
    assert_refused(circlebook(*words), "a.ics is there already")
    assert out.read_text() == "mine"
    assert circlebook(*words, "--replace").code == 0
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_document_that_is_there_is_written_over_only_when_asked(
    sample, tmp_path, circlebook
):
    out = tmp_path / "a.json"
    out.write_text("mine")
    words = ["export-data", "--book", sample, "--out", out]
    assert_refused(circlebook(*words), "a.json is there already")
    assert out.read_text() == "mine"
    assert circlebook(*words, "--replace").code == 0
    assert out.read_text() != "mine"
