"""Papers by the command line, as somebody types it."""

from pathlib import Path

import pymupdf
import pytest
from sqlalchemy import select

from app import tables
from app.book import books
from tests.app.commanding import assert_refused

RIVERS = "Prairie Rivers Wellbeing Network"
PLANNED = (
    select(tables.Session.id)
    .join(tables.Block)
    .group_by(tables.Session.id)
    .order_by(tables.Session.starts_local.desc(), tables.Session.id)
)


def gathering_of(sample: Path) -> str:
    store = books.open_book(sample)
    try:
        return str(store.read(lambda session: session.scalars(PLANNED).first()))
    finally:
        store.close()


def words_in(path: Path) -> str:
    with pymupdf.open(path) as pdf:
        return " ".join("".join(page.get_text() for page in pdf).split())


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_an_agenda_is_written_on_the_paper_asked_for(
    paper, width, sample, circlebook, tmp_path
):
    out = tmp_path / "agenda.pdf"
    told = circlebook(
        *("export-agenda", "--book", sample, "--session", gathering_of(sample)),
        *("--out", out, "--paper", paper),
    )
    assert told.code == 0, told.err
    assert f"written to {out}" in told.out
    with pymupdf.open(out) as pdf:
        assert round(pdf[0].rect.width) == width


def test_the_plan_of_who_leads_says_more_than_the_agenda(sample, circlebook, tmp_path):
    key = gathering_of(sample)
    said = {}
    for name, options in {"agenda": (), "plan": ("--facilitator",)}.items():
        out = tmp_path / f"{name}.pdf"
        words = ("export-agenda", "--book", sample, "--session", key, "--out", out)
        assert circlebook(*words, *options).code == 0
        said[name] = words_in(out)
    assert "facilitators only" in said["plan"]
    assert "facilitators only" not in said["agenda"]


def test_an_agenda_of_no_gathering_is_refused(sample, circlebook, tmp_path):
    for wanted in ("nonsense", "00000000-0000-0000-0000-000000000000"):
        told = circlebook(
            *("export-agenda", "--book", sample, "--session", wanted),
            *("--out", tmp_path / "agenda.pdf"),
        )
        assert_refused(told, "no gathering with the ID")
    assert not (tmp_path / "agenda.pdf").exists()


def test_a_packet_for_a_successor_is_written(sample, circlebook, tmp_path):
    out = tmp_path / "packet.pdf"
    told = circlebook(
        *("export-packet", "--book", sample, "--community", RIVERS, "--out", out),
        *("--kind", "coach_leaves", "--audience", "successor", "--paper", "letter"),
    )
    assert told.code == 0, told.err
    assert RIVERS in words_in(out)


def test_a_packet_that_cannot_be_noted_is_refused_beside_an_open_window(
    sample, circlebook, tmp_path
):
    out = tmp_path / "packet.pdf"
    words = ("export-packet", "--book", sample, "--community", RIVERS, "--out", out)
    window = books.open_book(sample)
    told = circlebook(*words)
    assert_refused(told, "so no packet was made. This book is already open")
    assert not out.exists()
    window.close()
    assert circlebook(*words).code == 0


def test_a_packet_the_disk_does_not_take_is_not_noted(sample, circlebook, tmp_path):
    out = tmp_path / "packet.pdf"
    (tmp_path / ".packet.pdf.part").mkdir()  # where it would be written first
    words = ("export-packet", "--book", sample, "--community", RIVERS, "--out", out)
    assert_refused(circlebook(*words), "could not be written")
    store = books.open_book(sample)
    assert store.read(lambda s: s.scalar(select(tables.Packet.id))) is None
    store.close()


@pytest.mark.parametrize(
    ("kind", "audience"),
    [("ending", "funder"), ("nonsense", "successor"), ("coach_leaves", "funder")],
)
def test_a_packet_that_cannot_be_made_is_refused_with_a_sentence(
    kind, audience, sample, circlebook, tmp_path
):
    told = circlebook(
        *("export-packet", "--book", sample, "--community", RIVERS),
        *("--kind", kind, "--audience", audience, "--out", tmp_path / "packet.pdf"),
    )
    assert_refused(told, "packet")
    assert not (tmp_path / "packet.pdf").exists()


def test_a_paper_is_never_written_over_a_book(sample, circlebook):
    told = circlebook(
        *("export-packet", "--book", sample, "--community", RIVERS, "--out", sample),
    )
    assert_refused(told, "would be taken for a book")
    assert RIVERS in circlebook("list", "--book", sample).out


@pytest.mark.parametrize(
    ("command", "options"),
    [("export-agenda", ()), ("export-packet", ("--community", RIVERS))],
)
def test_a_paper_is_written_over_a_file_only_when_asked(
    command, options, sample, circlebook, tmp_path
):
    out = tmp_path / "paper.pdf"
    out.write_text("mine")
    about = options or ("--session", gathering_of(sample))
    words = (command, "--book", sample, *about, "--out", out)
    assert_refused(circlebook(*words), "paper.pdf is there already")
    assert out.read_text() == "mine"
    assert circlebook(*words, "--replace").code == 0
    assert out.read_bytes().startswith(b"%PDF")
