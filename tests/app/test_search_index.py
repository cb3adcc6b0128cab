"""The index: what is found, what may be typed, and what never gets into it."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.book import schema
from app.book.search_index import forget_deleted, matching, spaced
from app.book.store import Store
from app.tables import Base, Person, PrivateNote, Topic
from app.vocabulary import PrivateKind
from tests import random_acts
from tests.doubting import DoubtingStore, check_whole

TEXTS = [
    "Warm start with the families of Door Dining",
    "Überprüfung der Praxis für Zoë, Đà Nẵng",
    "来週の会議はコミュニティで",
    "การประชุม ครั้งหน้า",
    "한국어 모임은 다음 주",
    "zür 会議 gehen",
    "Ελληνικά και русский ёлка",
    "שלום וברכה",
    "C++ and it's a well-known a-b test: 90 %",
    "das会議abc",
]
HOSTILE = [
    "a-b",
    "c++",
    "it's",
    "AND",
    "OR NOT",
    "NEAR(a b)",
    "title:x",
    "-warm",
    "^warm",
    "warm*",
    '"',
    '""warm',
    "(",
    "){}[]",
    "warm\0start",
    "\0",
    "\ud800warm",
    "\\",
    "%",
    "'; DROP TABLE person; --",
    "²",
    "①",
    "ª",
    "\u0301",
    "👩🏽\u200d🌾",
    "\u202e\u200b",
    "a" * 100_000,
    "many words " * 2_000,
    "会議" * 2_000,
]


@pytest.fixture(scope="module")
def found(empty_book, tmp_path_factory):
    """Give a function that tells which of TEXTS are found by some words."""
    path = tmp_path_factory.mktemp("found") / "texts.circlebook"
    store = DoubtingStore(Path(shutil.copy(empty_book, path)))
    for words in TEXTS:
        store.write("Topic added", _add_topic, words)
    yield lambda words: store.read(_find, words)
    store.close()


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("families", 0),
        ("FAMILIES", 0),
        ("famil", 0),
        ("dining warm", 0),
        ("uberprufung", 1),
        ("Überprüfung", 1),
        ("U\u0308berpru\u0308fung", 1),
        ("zoe praxis", 1),
        ("nang", 1),
        ("会議", 2),
        ("来週", 2),
        ("コミュ", 2),
        ("週の会", 2),
        ("ประชุม", 3),
        ("ครั้ง", 3),
        ("한국", 4),
        ("모임", 4),
        ("zur 会議", 5),
        ("ελληνικά", 6),
        ("РУССК ёлк", 6),
        ("שלום", 7),
        ("c++", 8),
        ("it's", 8),
        ("well-known", 8),
        ("90%", 8),
        ("das会議", 9),
        ("das会議abc", 9),
        ("議abc", 9),
        ("abc 会", 9),
    ],
)
def test_words_are_found_by_their_beginning_whatever_the_accents(found, words, place):
    assert TEXTS[place] in found(words)


@pytest.mark.parametrize(
    "words",
    ["families nowhere", "amilies", "議会", "週来", "ประชุมx", "zur 来週", "!!!", ""],
)
def test_what_is_not_there_is_not_found(found, words):
    assert found(words) == []


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_nothing_that_may_be_typed_is_an_error(found, words):
    assert set(found(words)) <= set(TEXTS)


@hypothesis_settings(
    max_examples=300, deadline=None, suppress_health_check=list(HealthCheck)
)
@given(words=st.text(st.characters(), max_size=30) | st.text('"*^():-\\ aé会\0\ud800'))
def test_nothing_at_all_that_may_be_typed_is_an_error(found, words):
    assert set(found(words)) <= set(TEXTS)


@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck)
)
@given(words=st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=30))
def test_what_was_written_is_found_by_typing_it(store, words):
    _, done = store.write("Topic added", _add_topic, words)
    if matching(words):
        assert words in store.read(_find, words)
    store.undo(done)


def test_only_runs_written_without_spaces_are_spaced_out():
    assert spaced("zür 会議 und コミュ") == "会 議 コ ミ ュ"
    assert spaced("das会議abc und so") == "das 会 議 abc"
    assert spaced("nothing of the sort") is None
    assert spaced("한국어 모임") is None


def test_the_index_follows_each_change_and_its_undoing(store):
    key, added = store.write("Topic added", _add_topic, "第一の会議")
    _, changed = store.write("Topic renamed", _rename_topic, key, "Plain words")
    assert store.read(_find, "会議") == []
    assert store.read(_find, "plain") == ["Plain words"]

    store.undo(changed)
    assert store.read(_find, "会議") == ["第一の会議"]
    assert store.read(_find, "plain") == []

    again = store.undo(added)
    assert store.read(_find, "会議") == []
    store.undo(again)
    assert store.read(_find, "会議") == ["第一の会議"]


def test_the_index_follows_a_bulk_change_by_plain_sql(store):
    for number in range(30):
        store.write("Topic added", _add_topic, f"number{number}")

    def act(session):
        session.execute(text("UPDATE topic SET name = 'all 会議 alike ' || name"))

    _, done = store.write("Renamed", act)

    assert len(store.read(_find, "alike")) == 30
    assert len(store.read(_find, "会議")) == 30
    store.undo(done)
    assert store.read(_find, "alike") == store.read(_find, "会議") == []


def test_the_index_is_sound_after_any_acts(store):
    random = random_acts.lots(6)
    for _ in range(15):
        store.write("Done", random_acts.some_act, random)
    store.write("Checked", check_whole)


def test_a_long_text_written_twice_in_one_act_leaves_the_index_sound(store):
    def act(session):
        key = _add_topic(session, "the barn and " * 150)
        session.flush()
        _rename_topic(session, key, "the barn and 会議 " * 150)

    _, done = store.write("Topic added", act)
    store.undo(done)
    store.write("Checked", check_whole)


# --- what is gone, and what never was there


def test_words_deleted_for_ever_are_gone_from_the_file(book):
    word = "Zwetschgenkuchen"
    store = Store(book)
    for number in range(20):
        store.write("Topic added", _add_topic, f"topic {number} Kaffee")
    key, _ = store.write("Topic added", _add_topic, f"{word} und 会議")
    for number in range(20):
        store.write("Topic added", _add_topic, f"topic {number} Kuchen")
    assert _mentions(book, word)

    store.write("Topic deleted", _delete_topic, key)
    store.write("Deleted for ever", _forget, key)
    store.close()

    assert not _mentions(book, word)


def test_words_written_over_are_gone_from_the_index(book):
    word = "Zwetschgenkuchen"
    store = Store(book)
    key, _ = store.write("Topic added", _add_topic, word)
    store.write("Topic renamed", _rename_topic, key, "Apfelkuchen")
    store.write("Deleted for ever", _forget, key)
    store.close()

    assert not _mentions(book, word)


def test_no_private_table_is_ever_indexed():
    for name in schema.SEARCHED:
        assert not schema.is_private(Base.metadata.tables[name])


def test_what_is_private_is_not_found(store):
    def act(session):
        person = Person(name="Ada")
        session.add(person)
        session.flush()
        session.add(
            PrivateNote(
                kind=PrivateKind.NOTE,
                body="She felt Unheard",
                code="Unheard",
                noted_on=date(2026, 3, 4),
                person_id=person.id,
            )
        )

    store.write("Note kept", act)

    assert store.read(_entries) == [("person", "Ada")]
    assert store.read(_find, "unheard") == []


# --- helpers


def _find(session, words):
    query = matching(words)
    if not query:
        return []
    found = session.connection().exec_driver_sql(
        "SELECT e.title FROM search JOIN search_entry e ON e.n = search.rowid "
        "WHERE search MATCH ? ORDER BY rank",
        (query,),
    )
    return [title for (title,) in found]


def _entries(session):
    found = session.execute(text("SELECT tbl, title FROM search_entry"))
    return [tuple(row) for row in found]


def _mentions(book, word):
    content = book.read_bytes().lower()
    return word.lower().encode() in content or word[:8].lower().encode() in content


def _add_topic(session, name):
    topic = Topic(name=name)
    session.add(topic)
    session.flush()
    return topic.id


def _rename_topic(session, key, name):
    session.get(Topic, key).name = name


def _delete_topic(session, key):
    session.delete(session.get(Topic, key))


def _forget(session, key):
    session.execute(text("DELETE FROM change WHERE uid = :key"), {"key": key.hex})
    forget_deleted(session)
