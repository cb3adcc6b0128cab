"""The wall: what leaves the book is made where nothing private ever was."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from app import document, paths, settings, tables
from app.book.store import Readership
from app.exports import people_rows
from app.printouts import catalog, packet_kinds, packets
from app.printouts.assistance import telling
from app.printouts.catalog import Subject
from app.tables import Base
from app.tables.base import OWN
from app.vocabulary import (
    ConsentState,
    ConsentUse,
    Layer,
    NeedState,
    Source,
)
from tests.app.consenting import put
from tests.pdf import documents

SUCCESSOR = Readership(Layer.SUCCESSOR)
PRIVATE = [
    table.name
    for table in Base.metadata.sorted_tables
    if all(column.info.get("layer") is OWN for column in table.columns)
]
AUDIENCES = [layer for layer in Layer if layer is not Layer.OWN]


# --- What is not there --------------------------------------------------------------


@pytest.mark.parametrize("layer", AUDIENCES, ids=str)
@pytest.mark.parametrize("table", [t for t in PRIVATE if t != "setting"])
def test_a_private_table_is_refused_by_the_database(store, layer, table):
    with pytest.raises(OperationalError, match="no such table"):
        store.read_as(Readership(layer), _rows_of, table)


def test_the_private_room_and_the_log_are_among_what_is_refused():
    assert {
        "coaching_contact",
        "coaching_reflection",
        "private_note",
        "change",
        "private_change",
        "act",
    } <= set(PRIVATE)


@pytest.mark.parametrize("index", ["search", "private_search", "private_search_entry"])
def test_no_index_of_words_is_there_either(store, index):
    with pytest.raises(OperationalError, match="no such table"):
        store.read_as(SUCCESSOR, _rows_of, index)


def test_a_column_that_does_not_say_who_may_see_it_is_not_there(store, monkeypatch):
    put(store, tables.Person, name="Ada")
    monkeypatch.setitem(tables.Person.__table__.c.name.info, "layer", None)
    with pytest.raises(OperationalError, match="no such column"):
        store.read_as(SUCCESSOR, lambda s: s.scalars(select(tables.Person)).all())


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE '{book}' AS main_again",
        "WITH person AS (SELECT * FROM coaching_reflection) SELECT * FROM person",
        "PRAGMA database_list",
        "PRAGMA key",
        "VACUUM INTO '{book}.copy'",
        "CREATE TABLE mine (x)",
        "UPDATE person SET name = 'x'",
        "DELETE FROM person",
        "SELECT load_extension('x')",
    ],
)
def test_there_is_no_way_round(store, statement):
    def try_it(session: Session) -> object:
        return session.execute(text(statement.format(book=store.path))).all()

    with pytest.raises(DatabaseError):
        store.read_as(SUCCESSOR, try_it)
    assert not Path(f"{store.path}.copy").exists()


def test_what_the_copy_is_made_of_does_not_name_what_is_private(store):
    made = str(store.read_as(SUCCESSOR, _rows_of, "sqlite_master"))
    assert "CREATE TABLE person" in made
    assert not set(re.findall(r"\w+", made)) & {*PRIVATE} - {"setting"}


def test_of_the_settings_only_those_of_papers_are_there(sample_store):
    sample_store.write("x", settings.write, "put_off", {"Tom may leave": "2030-01-01"})
    found = sample_store.read_as(
        SUCCESSOR, lambda s: s.scalars(select(tables.Setting.name)).all()
    )
    assert "put_off" not in found
    assert sample_store.read_as(SUCCESSOR, settings.coach) is not None


# --- What is empty for whom ---------------------------------------------------------


def test_notes_of_those_who_lead_are_a_successors_and_empty_for_members(
    store, community
):
    key = put(
        store,
        tables.Person,
        name="Ada",
        address="12 Elm Street",
        email="ada@x.org",
        pronouns="she",
    )
    seen = {
        layer: store.read_as(Readership(layer), _person, key) for layer in AUDIENCES
    }
    assert seen[Layer.SUCCESSOR] == ("Ada", "12 Elm Street", "ada@x.org", "she")
    assert seen[Layer.MEMBER] == ("Ada", None, "ada@x.org", "she")
    assert seen[Layer.FUNDER] == ("Ada", None, None, None)
    assert seen[Layer.PUBLIC] is None  # people are nobody's business out there


def test_the_words_of_a_row_that_is_not_meant_for_them_are_not_there(store, community):
    topic = put(store, tables.Topic, name="Grants")
    for layer, wording in ((Layer.MEMBER, "Ours ends"), (Layer.SUCCESSOR, "They lied")):
        put(
            store,
            tables.Need,
            community_id=community,
            topic_id=topic,
            strength=3,
            state=NeedState.RAISED,
            source=Source.SURVEY,
            asked_on=date(2026, 5, 1),
            wording=wording,
            layer=layer,
        )
    query = select(tables.Need.wording).order_by(tables.Need.wording)
    found = {
        layer: store.read_as(Readership(layer), lambda s: s.scalars(query).all())
        for layer in (Layer.SUCCESSOR, Layer.MEMBER)
    }
    assert found[Layer.SUCCESSOR] == ["Ours ends", "They lied"]
    assert found[Layer.MEMBER] == [None, "Ours ends"]  # counted, and without a word


def test_a_sites_own_words_are_for_that_site(store, community):
    keys = {}
    for name in ("Alder", "Bluestem"):
        party = put(store, tables.Party, name=name, kind="site")
        keys[name] = put(
            store,
            tables.Site,
            community_id=community,
            party_id=party,
            history=f"{name} had a hard year",
            strengths=f"{name} cooks",
        )
    alder = Readership(Layer.SITE, community, keys["Alder"])
    query = select(tables.Site.history, tables.Site.strengths).order_by(
        tables.Site.strengths
    )
    assert [
        tuple(r) for r in store.read_as(alder, lambda s: s.execute(query).all())
    ] == [
        ("Alder had a hard year", "Alder cooks"),
        (None, "Bluestem cooks"),
    ]


def test_of_another_community_nothing_is_there(sample_store):
    keys = sample_store.read(lambda s: s.scalars(select(tables.Community.id)).all())
    for key in keys:
        readers = Readership(Layer.SUCCESSOR, key)
        for model in (tables.Session, tables.Need, tables.PeerLink, tables.Site):
            query = select(model.community_id).distinct()
            found = sample_store.read_as(readers, lambda s, q=query: s.scalars(q).all())
            assert set(found) <= {key}
        assert sample_store.read_as(
            readers, lambda s: s.scalars(select(tables.Community.id)).all()
        ) == [key]


# --- Everything is made behind it ---------------------------------------------------


def test_every_printout_says_behind_the_wall_what_it_says_before_it(sample_store):
    for subject in Subject:
        key = sample_store.read(documents.subject, subject)
        for printout in catalog.printouts(subject):
            readers = Readership(printout.layer)
            given = sample_store.read(printout.gather, key, {})
            asked = (printout.compose, key, {}, given)
            behind = sample_store.read_as(readers, *asked)
            assert str(behind) == str(sample_store.read(*asked))


def test_the_funder_is_told_for_which_sites_help_was_given(sample_store):
    key = sample_store.read(
        lambda s: s.scalars(
            select(tables.TaEngagement.id)
            .join(
                tables.ConcernedSite,
                tables.ConcernedSite.ta_id == tables.TaEngagement.id,
            )
            .order_by(tables.TaEngagement.title)
        ).first()
    )
    mine = sample_store.read(telling.read, key)
    theirs = sample_store.read_as(Readership(Layer.FUNDER), telling.read, key)
    assert mine.sites
    assert theirs.places == mine.places
    hidden = sample_store.read_as(
        Readership(Layer.FUNDER), lambda s: s.scalars(select(tables.Site.history)).all()
    )
    assert hidden
    assert not any(hidden), "which sites there are, and no more of them"


def test_every_packet_says_behind_the_wall_what_it_says_before_it(sample_store):
    community = sample_store.read(documents.subject, Subject.COMMUNITY)
    for kind, audience in sorted(packet_kinds.BUILT):
        behind = packets.made(sample_store, community, kind, audience)
        before = sample_store.read(packets.compose, community, kind, audience)
        assert str(behind) == str(before)


def test_every_list_and_document_says_behind_the_wall_what_it_says_before_it(
    sample_store,
):
    community = sample_store.read(documents.subject, Subject.COMMUNITY)
    for rows in (people_rows.of_community, people_rows.for_members):
        behind = sample_store.read_as(SUCCESSOR, rows, community)
        assert behind == sample_store.read(rows, community) != []
    whole = sample_store.read_as(SUCCESSOR, document.export)
    assert whole == sample_store.read(document.export)


def test_a_refusal_is_known_behind_the_wall_though_it_is_in_no_paper(store, community):
    who = put(store, tables.Person, name="Ada")
    put(
        store,
        tables.Consent,
        community_id=community,
        person_id=who,
        use=ConsentUse.DIRECTORY,
        state=ConsentState.NO,
        how="She wept",
    )
    query = select(tables.Consent.state, tables.Consent.how)
    found = store.read_as(
        Readership(Layer.MEMBER, community), lambda s: tuple(s.execute(query).one())
    )
    assert found == (ConsentState.NO, None)


def test_no_module_that_writes_for_others_names_a_private_table():
    private = {
        mapper.class_.__name__
        for mapper in Base.registry.mappers
        if mapper.class_.LAYER is OWN and mapper.class_.SCOPE != "system"
    }
    assert "CoachingReflection" in private
    named = {}
    for folder in ("exports", "printouts", "pdf"):
        for path in (paths.ROOT / "app" / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            words = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
            words |= {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
            words |= {
                alias.name
                for n in ast.walk(tree)
                if isinstance(n, ast.ImportFrom)
                for alias in n.names
            }
            if words & private:
                named[path.name] = words & private
    assert named == {}


def test_a_new_private_column_is_covered_without_anybody_remembering(store):
    """A column of tomorrow is private until it says otherwise: it is not copied."""
    put(store, tables.Person, name="Ada")
    with store.driver_connection() as connection:
        connection.execute("ALTER TABLE person ADD COLUMN whisper TEXT")
        connection.execute("UPDATE person SET whisper = 'canary'")
    with pytest.raises(OperationalError, match="no such column"):
        store.read_as(
            SUCCESSOR, lambda s: s.execute(text("SELECT whisper FROM person"))
        )


def test_a_save_is_not_held_up_by_a_paper_being_made(store):
    def slow(session: Session) -> list[str]:
        store.write("Added", _add, "Meanwhile")  # while the copy is being read
        return list(session.scalars(select(tables.Person.name)))

    assert store.read_as(SUCCESSOR, slow) == []
    assert store.read(lambda s: s.scalars(select(tables.Person.name)).all()) == [
        "Meanwhile"
    ]


def test_the_copy_is_gone_when_the_paper_is_made(store):
    kept: list[Session] = []
    store.read_as(SUCCESSOR, kept.append)
    with pytest.raises(DatabaseError, match="closed"):
        kept[0].execute(select(tables.Person)).all()


def _rows_of(session: Session, table: str) -> object:
    return session.execute(text(f"SELECT * FROM {table}")).all()


def _person(session: Session, key: object) -> tuple[object, ...] | None:
    row = session.get(tables.Person, key)
    return (row.name, row.address, row.email, row.pronouns) if row else None


def _add(session: Session, name: str) -> None:
    session.add(tables.Person(name=name))
