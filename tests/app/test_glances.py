"""A glance at the next gathering, before the book is open: it only looks."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, time, timedelta

import pytest

from app import clock, tables
from app.day import glances
from app.vocabulary import Mode, SessionKind, SessionStatus


def test_the_next_gathering_is_seen_before_the_book_is_open(sample_book):
    assert glances.of_book(sample_book) is not None


def test_nothing_is_left_beside_a_database_of_another_program(tmp_path):
    path = tmp_path / "other.circlebook"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE session (id)")
    before = path.read_bytes()

    assert glances.of_book(path) is None

    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [path.name]
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["none.circlebook", "long" * 100, "a\0b"])
def test_what_cannot_be_looked_at_shows_nothing(tmp_path, name):
    assert glances.of_book(tmp_path / name) is None


def test_a_folder_shows_nothing(tmp_path):
    assert glances.of_book(tmp_path) is None


@pytest.mark.skipif("sys.platform != 'linux'", reason="others have UTF-8 names only")
def test_a_book_whose_name_is_not_utf_8_is_seen(sample_book, tmp_path):
    odd = tmp_path / os.fsdecode(b"caf\xe9.circlebook")
    shutil.copy(sample_book, odd)
    assert glances.of_book(odd) is not None


def test_what_began_yesterday_and_is_not_over_is_still_next(store, community):
    midnight = datetime.combine(clock.today(), time.min)
    store.write("Gathering planned", _add, community, midnight - timedelta(hours=1))

    seen = glances.of_book(store.path)

    assert seen is not None
    assert seen.title == "Night watch"


def _add(session, community, starts):
    gathering = tables.Session(
        community_id=community,
        title="Night watch",
        kind=SessionKind.REGULAR,
        mode=Mode.VIRTUAL,
        status=SessionStatus.PLANNED,
        starts_local=starts,
        ends_local=starts + timedelta(days=3),
        zone="UTC",
        fold=0,
    )
    session.add(gathering)
