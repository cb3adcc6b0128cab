"""The command line and a locked book: asked on a terminal, or read from a file."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.book import backups, headers
from tests.app.commanding import assert_refused
from tests.app.locked import OTHER, WORDS, content, lock

RIVERS = "Prairie Rivers Wellbeing Network"


@pytest.fixture
def locked(sample):
    """The path of the sample book, locked."""
    lock(sample)
    return sample


@pytest.fixture
def words(tmp_path):
    """The path of a file in which the passphrase stands."""
    path = tmp_path / "words.txt"
    path.write_text(f"{WORDS}\nnot this line\n", encoding="utf-8")
    return path


def test_a_file_holds_the_passphrase(locked, words, circlebook):
    told = circlebook("list", "--book", locked, "--passphrase-file", words)
    assert RIVERS in told.out
    assert circlebook("--passphrase-file", words, "check", "--book", locked).code == 0


def test_a_descriptor_holds_the_passphrase(locked, circlebook):
    reading, writing = os.pipe()
    os.write(writing, WORDS.encode())
    os.close(writing)
    told = circlebook("list", "--book", locked, "--passphrase-fd", reading)
    assert RIVERS in told.out


@pytest.mark.skipif(os.name == "nt", reason="terminals are another thing there")
def test_a_terminal_is_asked_and_shows_nothing_that_is_typed(locked, tmp_path):
    said = _on_a_terminal(["list", "--book", str(locked)], f"{WORDS}\n", tmp_path)
    assert "Passphrase of world.circlebook: " in said
    assert RIVERS in said
    assert WORDS not in said


def test_where_nobody_can_be_asked_a_sentence_says_what_to_do(
    locked, circlebook, monkeypatch
):
    before = locked.read_bytes()
    monkeypatch.setattr("sys.stdin", io.StringIO())
    told = circlebook("list", "--book", locked)
    assert_refused(told, "say with --passphrase-file or --passphrase-fd where")
    assert locked.read_bytes() == before


def test_a_wrong_passphrase_is_said_in_a_sentence(locked, words, circlebook):
    words.write_text(OTHER, encoding="utf-8")
    told = circlebook("list", "--book", locked, "--passphrase-file", words)
    assert_refused(told, "That is not the passphrase. Nothing was changed")
    for name in ("none.txt", "."):
        told = circlebook(
            "list", "--book", locked, "--passphrase-file", words.parent / name
        )
        assert_refused(told, "The passphrase could not be read there")


def test_backups_are_made_and_restored_locked(locked, words, circlebook, tmp_path):
    given = ("--passphrase-file", words)
    assert circlebook("backup", "--book", locked, *given).code == 0
    made = backups.listing(locked)[0].path
    assert headers.is_locked(made)
    copy = tmp_path / "copy.circlebook"
    assert circlebook("restore", made, "--out", copy, *given).code == 0
    assert content(copy, passphrase=WORDS)
    words.write_text(OTHER, encoding="utf-8")
    other = tmp_path / "other.circlebook"
    told = circlebook("restore", made, "--out", other, *given)
    assert_refused(told, "That is not the passphrase")
    assert not other.exists()


def test_a_book_made_with_a_passphrase_is_locked(sample, words, circlebook, tmp_path):
    document, new = tmp_path / "world.json", tmp_path / "new.circlebook"
    circlebook("export-data", "--book", sample, "--out", document)
    circlebook("import", document, "--book", new, "--passphrase-file", words)
    assert headers.is_locked(new)
    told = circlebook("list", "--book", new, "--passphrase-file", words)
    assert RIVERS in told.out


def test_papers_and_calendars_come_out_of_a_locked_book(
    locked, words, circlebook, tmp_path
):
    given = ("--book", locked, "--passphrase-file", words, "--community", RIVERS)
    packet, calendar = tmp_path / "packet.pdf", tmp_path / "dates.ics"
    told = circlebook(
        "export-packet", *given, "--kind", "coach_leaves", "--out", packet
    )
    assert told.code == 0, told.err
    assert circlebook("export-calendar", *given, "--out", calendar).code == 0
    assert packet.read_bytes().startswith(b"%PDF")
    assert b"BEGIN:VEVENT" in calendar.read_bytes()


def test_a_page_that_was_changed_is_told_by_check(locked, words, circlebook):
    whole = bytearray(locked.read_bytes())
    whole[len(whole) // 2] ^= 1
    locked.write_bytes(whole)
    told = circlebook("check", "--book", locked, "--passphrase-file", words)
    assert told.code == 1
    assert "The file is whole: NO" in told.out


def test_an_export_is_not_written_over_a_locked_book(locked, sample, circlebook):
    renamed = locked.with_name("other.circlebackup")
    renamed.write_bytes(locked.read_bytes())
    told = circlebook("export-data", "--out", renamed, "--replace")
    assert_refused(told, "would be taken for a book")


def _on_a_terminal(words: list[str], typed: str, folder: Path) -> str:
    """Run a command on a terminal of its own; return all that stands on it."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "ui.main", *words]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        said = b""
        while b": " not in said:
            said += os.read(ours, 1000)
        os.write(ours, typed.encode())
        try:
            while found := os.read(ours, 1000):
                said += found
        except OSError:  # the other end is closed
            pass
        process.wait()
    os.close(ours)
    return said.decode()


def test_a_backup_that_is_not_locked_is_said_to_stay_so(
    sample, words, tmp_path, circlebook
):
    made = circlebook("backup", "--book", sample).out.partition(": ")[2].strip()
    copy = tmp_path / "copy.circlebook"
    told = circlebook("restore", made, "--out", copy, "--passphrase-file", words)
    assert told.code == 0
    assert "is not locked, and neither is its copy" in told.err
    assert not headers.is_locked(copy)
