"""Search: it finds what is written, never what is private, and cannot be broken."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app import search, tables
from app.book.store import Store
from app.person import people
from app.person.people import PersonDraft
from app.search import Found
from app.vocabulary import PrivateKind
from tests.doubting import DoubtingStore

HOSTILE = (
    "a-b", "c++", "it's", "AND", "NEAR(", '"', "title : x", "x*", "^a", "{a b}",
    "a AND", "\x00", "\ud800", "(((", "col:", "-", "🙂", "a" * 5000, "' OR 1=1 --",
)  # fmt: skip


def test_people_are_found_by_the_beginning_of_any_of_their_names(
    sample_store: DoubtingStore,
) -> None:
    found = _find(sample_store, "mar oye")
    (hit,) = found.people
    assert hit.title == "Marcus Oyelaran"
    assert [hit.title[a:b] for a, b in hit.title_marks] == ["Mar", "Oye"]
    assert hit.face is not None
    assert hit.community_id is not None
    assert "Director" in hit.where


def test_accents_and_case_do_not_matter(sample_store: DoubtingStore) -> None:
    assert [hit.title for hit in _find(sample_store, "PENA").people] == ["Héctor Peña"]


def test_a_block_leads_to_the_plan_it_stands_in(sample_store: DoubtingStore) -> None:
    found = _find(sample_store, "why volunteers stay")
    hit = next(one for one in found.texts if one.table == "block")
    assert hit.home_id is not None
    assert hit.where == "What we bring and what we could use"
    assert isinstance(hit.day, date)


def test_what_is_found_inside_a_text_comes_with_its_surroundings(
    sample_store: DoubtingStore,
) -> None:
    found = _find(sample_store, "horseshoe")
    hit = found.texts[0]
    assert [hit.snippet[a:b] for a, b in hit.snippet_marks] == ["horseshoe"]


def test_a_need_leads_to_its_topic_a_vote_and_groups_to_themselves(
    sample_store: DoubtingStore,
) -> None:
    need = _hit_of(sample_store, "need", "nobody reads them")
    topic = sample_store.read(_key_of, tables.Topic.name == "Data storytelling")
    assert (need.home_id, need.where) == (topic, "Data storytelling")

    vote = _hit_of(sample_store, "ranking", "what we tackle first")
    decided = _hit_of(sample_store, "ranking_item", "theme of a gathering")
    assert vote.home_id == vote.id == decided.home_id

    for table, words in (("grouping", "fours"), ("peer_link", "county board")):
        hit = _hit_of(sample_store, table, words)
        assert hit.home_id == hit.id


def test_a_gathering_found_by_its_title_is_not_found_twice(
    sample_store: DoubtingStore,
) -> None:
    found = _find(sample_store, "staying with")
    assert [hit.title for hit in found.gatherings] == ["Staying with a hard story"]
    keys = {hit.id for hit in found.gatherings}
    assert not keys & {hit.id for hit in found.texts}


def test_only_people_are_looked_for_if_one_says_so(
    sample_store: DoubtingStore,
) -> None:
    found = sample_store.read(search.find, "a", only_people=True)
    assert found.people
    assert found.gatherings == found.texts == ()


def test_below_three_letters_the_newest_come_first(
    store: Store, community: UUID
) -> None:
    for number in range(8):
        draft = PersonDraft(f"Ann Person{number:02}")
        store.write("Person added", people.add, community, draft)
    names = [hit.title for hit in _find(store, "an").people]
    assert names[0] == "Ann Person07"
    assert len(names) == search.PEOPLE


def test_nothing_private_is_ever_found(sample_store: DoubtingStore) -> None:
    words = sample_store.read(_private_words)
    assert len(words) > 100
    shown = {
        text
        for word in sorted(words)
        for hit in _all(_find(sample_store, word))
        for text in (hit.title, hit.snippet)
    }
    sentences = sample_store.read(_private_sentences)
    assert not [one for one in sentences if any(one in text for text in shown)]


def test_a_word_that_stands_only_in_private_finds_nothing_not_even_a_count(
    store: Store, community: UUID
) -> None:
    store.write("Written", _write_privately, community, "xylophonic misgivings")
    assert _find(store, "xylophonic") == Found()


def test_an_archived_community_is_not_searched(store: Store, community: UUID) -> None:
    draft = PersonDraft("Quillon Reyes")
    store.write("Person added", people.add, community, draft)
    assert _find(store, "homes").texts
    store.write("Archived", _archive, community)
    assert _find(store, "homes") == Found()
    assert _find(store, "quillon") == Found()


def test_a_search_nobody_wants_any_more_finds_nothing(
    sample_store: DoubtingStore,
) -> None:
    gone = sample_store.read(search.find, "mar", given_up=lambda: True)
    assert gone == Found()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_raise_nothing(sample_store: DoubtingStore, words: str) -> None:
    assert isinstance(_find(sample_store, words), Found)


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example("\x01\x02")
@given(st.text(max_size=60))
def test_whatever_is_typed_is_only_words(
    sample_store: DoubtingStore, words: str
) -> None:
    for hit in _all(_find(sample_store, words)):
        for start, end in hit.title_marks:
            assert 0 <= start < end <= len(hit.title)


def test_marks_typed_by_somebody_cannot_confuse_what_is_found(
    store: Store, community: UUID
) -> None:
    draft = PersonDraft("Ann Mark", reach_note="one\x02two\x01 mark three\x01")
    store.write("Person added", people.add, community, draft)
    (hit,) = _find(store, "mark").people
    assert hit.title == "Ann Mark"


def _find(store: Store, words: str) -> Found:
    return store.read(search.find, words)


def _all(found: Found) -> list[search.Hit]:
    return [*found.people, *found.gatherings, *found.texts]


def _private_sentences(session: Session) -> list[str]:
    return list(session.scalars(select(tables.PrivateNote.body)))


def _private_words(session: Session) -> set[str]:
    whole = " ".join(_private_sentences(session))
    return {word for word in whole.split() if word.isalpha() and len(word) > 3}


def _write_privately(session: Session, community_id: UUID, words: str) -> None:
    session.add(
        tables.PrivateNote(
            community_id=community_id,
            kind=PrivateKind.NOTE,
            body=words,
            noted_on=date(2026, 5, 1),
        )
    )


def _archive(session: Session, community_id: UUID) -> None:
    session.get_one(tables.Community, community_id).retired_on = date(2026, 5, 1)


def _hit_of(store: Store, table: str, words: str) -> search.Hit:
    return next(one for one in _find(store, words).texts if one.table == table)


def _key_of(session: Session, which: ColumnElement[bool]) -> UUID | None:
    return session.scalar(select(tables.Topic.id).where(which))
