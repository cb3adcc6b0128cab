"""The demo makes its own files and leaves every other book alone."""

import shutil

import pymupdf
import pytest

from app.book import books
from app.community import communities
from app.errors import RefusedError
from ui import demo


def _books(store):
    return [brief.short_name for brief in store.read(communities.briefs)]


def test_a_book_of_her_own_that_is_called_sample_is_left_as_it_is(tmp_path, book):
    mine = tmp_path / "out" / "sample.circlebook"
    mine.parent.mkdir()
    shutil.copy(book, mine)
    store = books.open_book(mine)
    try:
        store.write("x", communities.start, "My own", zone="UTC")
    finally:
        store.close()
    before = mine.read_bytes()
    with pytest.raises(RefusedError, match="book of your own"):
        demo.run(mine.parent)
    assert mine.read_bytes() == before


def test_a_sample_that_is_open_in_a_window_is_left_as_it_is(tmp_path, sample_book):
    there = tmp_path / "out" / "sample.circlebook"
    there.parent.mkdir()
    shutil.copy(sample_book, there)
    store = books.open_book(there)
    try:
        named = _books(store)
        with pytest.raises(RefusedError, match="open in a window"):
            demo.run(there.parent)
        assert _books(store) == named
    finally:
        store.close()


def test_the_demo_holds_agendas_and_the_packet_of_the_coach_who_leaves(tmp_path, qapp):
    made = {path.name for path in demo.run(tmp_path / "out")}
    assert {"High Plains packet.pdf", "Prairie Rivers agenda.pdf"} <= made
    assert "Prairie Rivers packet.pdf" not in made
    for name in made:
        if name.endswith(".pdf"):
            with pymupdf.open(tmp_path / "out" / name) as pdf:
                assert len(pdf) > 0
