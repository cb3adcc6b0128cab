"""The command line, as somebody types it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from app import __version__, cli, paths, tables
from app.book import books, recents
from tests.app.commanding import assert_refused

RIVERS = "Prairie Rivers Wellbeing Network"


# --- The window ---------------------------------------------------------------------


def test_without_a_command_the_window_opens_on_the_book_that_is_named(tmp_path):
    asked: list[Path | None] = []

    def window(book: Path | None) -> int:
        asked.append(book)
        return 7

    assert cli.run([], window=window) == 7
    assert cli.run(["--book", str(tmp_path / "a.circlebook")], window=window) == 7
    assert asked == [None, tmp_path / "a.circlebook"]


def test_the_demo_is_made_by_whoever_can_draw(tmp_path, capsys):
    made = cli.run(
        ["demo", "--out", str(tmp_path)], demo=lambda folder: [folder / "today.png"]
    )
    assert made == 0
    assert "today.png" in capsys.readouterr().out


def test_without_a_window_it_says_that_there_is_none(circlebook):
    assert_refused(circlebook(), "There is no window here")
    assert_refused(circlebook("demo", "--out", "x"), "The pictures need the window")


def test_no_command_loads_qt_and_the_window_need_not_wait_for_the_database(sample):
    script = (
        "import sys\n"
        "from app import cli\n"
        "assert 'sqlalchemy' not in sys.modules\n"
        "cli.run([], window=lambda book: 0)\n"
        "assert 'sqlalchemy' not in sys.modules\n"
        "code = cli.run(sys.argv[1:])\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)\n"
        "sys.exit(code)\n"
    )
    subprocess.run(
        [sys.executable, "-c", script, "check", "--book", str(sample)],
        check=True,
        cwd=paths.ROOT,
        stdout=subprocess.DEVNULL,
    )


# --- Asked for ----------------------------------------------------------------------


def test_help_and_version_are_there(circlebook):
    assert circlebook("--version").out == f"Circlebook {__version__}\n"
    told = circlebook("--help")
    assert told.code == 0
    for command in ("list", "import", "export-data", "export-calendar", "check"):
        assert command in told.out
        assert circlebook(command, "--help").code == 0


@pytest.mark.parametrize(
    "words", [["dance"], ["export-data"], ["import"], ["list", "--loud"], ["restore"]]
)
def test_what_was_not_asked_for_rightly_ends_with_2(words, circlebook):
    told = circlebook(*words)
    assert told.code == 2
    assert "usage:" in told.err


# --- Which book ---------------------------------------------------------------------


def test_the_book_opened_last_is_the_one_that_is_meant(sample, circlebook):
    recents.add(sample)
    assert RIVERS in circlebook("list").out


def test_without_any_book_it_says_how_to_come_by_one(circlebook):
    assert_refused(circlebook("list"), "There is no book yet; `circlebook sample`")


def test_the_book_can_be_named_before_and_after_the_command(sample, circlebook):
    assert RIVERS in circlebook("--book", sample, "list").out
    assert RIVERS in circlebook("list", "--book", sample).out


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty, so it is not a book"),
        (b"not a book at all, but text", "is not a Circlebook book"),
        (b"SQLite format 3\x00" + b"\x00" * 200, "a database of another program"),
    ],
)
def test_what_is_no_book_is_left_as_it_is(data, sentence, tmp_path, circlebook):
    path = tmp_path / "odd.circlebook"
    path.write_bytes(data)
    for command in (["list"], ["check"], ["backup"]):
        assert_refused(circlebook(*command, "--book", path), sentence)
    assert path.read_bytes() == data


def test_a_book_that_is_not_there_is_not_made_by_reading(tmp_path, circlebook):
    path = tmp_path / "none.circlebook"
    assert_refused(circlebook("list", "--book", path), "There is no book at")
    assert not path.exists()


# --- The commands -------------------------------------------------------------------


def test_list_names_communities_and_gatherings_with_their_ids(sample, circlebook):
    told = circlebook("list", "--book", sample)
    store = books.open_book(sample)
    keys = store.read(
        lambda s: [
            *s.scalars(select(tables.Community.id)),
            *s.scalars(select(tables.Session.id)),
        ]
    )
    store.close()
    assert told.code == 0
    assert all(key.hex in told.out for key in keys)
    assert len(told.out.splitlines()) == len(keys)


def test_a_book_without_a_community_says_so(book, circlebook):
    assert circlebook("list", "--book", book).out == (
        "This book holds no community yet.\n"
    )


def test_export_import_export_gives_the_same_file(sample, tmp_path, circlebook):
    for private in ([], ["--with-private"]):
        first, again = tmp_path / "first.json", tmp_path / "again.json"
        new = tmp_path / f"new{len(private)}.circlebook"
        out = circlebook(
            "export-data", "--book", sample, "--out", first, *private, "--replace"
        )
        assert ("for your own eyes only" in out.out) is bool(private)
        told = circlebook("import", first, "--book", new)
        assert (told.code, told.err) == (0, "")
        circlebook("export-data", "--book", new, "--out", again, *private, "--replace")
        assert again.read_bytes() == first.read_bytes()
        assert ("private_note" in json.loads(first.read_text())["tables"]) is bool(
            private
        )


def test_import_without_a_book_makes_ones_own(sample, tmp_path, circlebook):
    circlebook("export-data", "--book", sample, "--out", tmp_path / "a.json")
    assert circlebook("import", tmp_path / "a.json").code == 0
    assert (paths.home() / "My book.circlebook").exists()
    assert RIVERS in circlebook("list").out


def test_import_into_a_book_that_holds_something_is_refused(
    sample, tmp_path, circlebook
):
    circlebook("export-data", "--book", sample, "--out", tmp_path / "a.json")
    before = circlebook("list", "--book", sample).out
    told = circlebook("import", tmp_path / "a.json", "--book", sample)
    assert_refused(told, "already holds something")
    assert circlebook("list", "--book", sample).out == before


def test_what_cannot_be_read_in_makes_no_book(tmp_path, circlebook):
    (tmp_path / "a.json").write_text('{"format": "recipe"}')
    told = circlebook(
        "import", tmp_path / "a.json", "--book", tmp_path / "b.circlebook"
    )
    assert_refused(told, "a.json was not read in, and nothing was changed")
    assert not (tmp_path / "b.circlebook").exists()


def test_beside_an_open_window_exports_read_and_import_refuses(
    sample, book, tmp_path, circlebook
):
    out = tmp_path / "a.json"
    window, empty = books.open_book(sample), books.open_book(book)
    try:
        assert circlebook("export-data", "--book", sample, "--out", out).code == 0
        assert circlebook("list", "--book", sample).code == 0
        assert circlebook("check", "--book", sample).code == 0
        assert circlebook("backup", "--book", sample).code == 0
        told = circlebook("import", out, "--book", book)
        assert_refused(told, "This book is already open in another window on this ")
        calendar = ["--community", RIVERS, "--out", tmp_path / "a.ics"]
        assert circlebook("export-calendar", "--book", sample, *calendar).code == 0
    finally:
        window.close()
        empty.close()


@pytest.mark.parametrize("name", [RIVERS, RIVERS.upper()])
def test_one_community_goes_by_its_name(name, sample, tmp_path, circlebook):
    out = tmp_path / "one.json"
    told = circlebook(
        "export-data", "--book", sample, "--community", name, "--out", out
    )
    assert told.code == 0
    communities = json.loads(out.read_text())["tables"]["community"]
    assert [row["name"] for row in communities] == [RIVERS]
    key = communities[0]["id"]
    again = tmp_path / "by id.json"
    circlebook("export-data", "--book", sample, "--community", key, "--out", again)
    assert again.read_bytes() == out.read_bytes()


def test_a_community_that_is_not_there_names_those_that_are(
    sample, tmp_path, circlebook
):
    out = ["--book", sample, "--out", tmp_path / "x"]
    told = circlebook("export-data", *out, "--community", "Atlantis")
    assert_refused(told, "no community called “Atlantis”; it has ")
    assert RIVERS in told.err
    assert_refused(circlebook("export-calendar", *out), "Say which community")
    assert not (tmp_path / "x").exists()


def test_a_folder_that_is_not_there_is_one_sentence(sample, tmp_path, circlebook):
    out = tmp_path / "none" / "a.json"
    told = circlebook("export-data", "--book", sample, "--out", out)
    assert_refused(told, "There is no folder")


def test_whoever_reads_a_list_may_leave_early(sample):
    script = "import sys; from app import cli; sys.exit(cli.run(sys.argv[1:]))"
    with subprocess.Popen(
        [sys.executable, "-c", script, "list", "--book", str(sample)],
        cwd=paths.ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as listing:
        assert listing.stdout is not None
        listing.stdout.close()
        assert listing.stderr is not None
        assert listing.stderr.read() == b""
    assert listing.returncode == 0
