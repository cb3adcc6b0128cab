"""The community document: all of it out, all of it in, the same again."""

import json
from datetime import date, timedelta
from uuid import UUID

import jsonschema
import pytest
from hypothesis import given
from sqlalchemy import select

from app import describe, document, paths, tables
from app import settings as kept
from app.book.store import Store
from app.document.json_schema import schema
from app.document.shapes import Kind, shapes
from app.vocabulary import CommunityStatus, ConsentState, ConsentUse, PartyKind
from tests.worlds import (
    COMMUNITY,
    ID,
    carried,
    documents,
    quickly,
    sample,
    topic,
    wrapped,
)

DOCS = paths.ROOT / "docs"

# --- Out and in again ---------------------------------------------------------------


@pytest.mark.parametrize("private", [True, False])
def test_the_sample_comes_back_byte_for_byte(sample_book, store, private):
    full = Store(sample_book)
    first = document.text(full.read(document.export, private=private))
    full.close()
    assert carried(store, json.loads(first), private=private) == first


def test_a_written_file_is_read_into_an_empty_book_as_one_act(
    sample_store, store, tmp_path
):
    path = tmp_path / "circle.json"
    count = document.save(sample_store, path, private=True)
    read, done = document.import_file(store, path)
    assert read == count == len(done.rows) - 1  # the coach is a setting
    again = tmp_path / "again.json"
    document.save(store, again, private=True)
    assert again.read_bytes() == path.read_bytes()
    assert store.read(kept.coach) == sample_store.read(kept.coach)


@quickly
@given(what=documents())
def test_any_book_comes_back_the_same(store, what):
    first = carried(store, what)
    assert carried(store, json.loads(first)) == first
    written = json.loads(first)["tables"]
    for name, rows in what["tables"].items():
        found = {row["id"]: row for row in written[name]}
        assert found.keys() == {row["id"] for row in rows}
        assert all(row.items() <= found[row["id"]].items() for row in rows)


@quickly
@given(what=documents())
def test_without_the_private_layer_any_book_comes_back_the_same_too(store, what):
    first = carried(store, what, private=False)
    assert carried(store, json.loads(first), private=False) == first
    there = json.loads(first)["tables"].keys()
    assert not there & {name for name, shape in shapes().items() if shape.private}


def test_a_book_with_a_code_of_a_later_version_can_still_be_written_out(
    store, community
):
    with store._writer.begin() as session:
        session.connection().exec_driver_sql("UPDATE community SET status = 'resting'")
    written = store.read(document.export)
    assert written["tables"]["community"][0]["status"] == "resting"
    assert any("column “status”" in fault for fault in document.faults(written))


def test_defaults_may_be_left_out(store):
    what = wrapped({"community": [{**COMMUNITY}]})
    store.write("Document read in", document.load, document.contents(what))
    row = store.read(lambda session: session.scalars(select(tables.Community)).one())
    assert (row.status, row.size_min) == (CommunityStatus.FORMING, 7)


def test_a_child_may_stand_before_its_parent(store):
    what = wrapped(
        {"topic": [{"id": ID[1], "name": "b", "parent_id": ID[2]}, topic(ID[2])]}
    )
    assert ID[1] in carried(store, what)


# --- One community ------------------------------------------------------------------


def communities(store: Store) -> list[UUID]:
    return store.read(
        lambda session: list(session.scalars(select(tables.Community.id)))
    )


@pytest.mark.parametrize("private", [True, False])
def test_one_community_is_closed_and_takes_nothing_of_another(
    sample_store, store, private
):
    for community in communities(sample_store):
        one = sample_store.read(document.export, community, private=private)
        assert not list(document.faults(one))
        whose = {
            row["community_id"]
            for rows in one["tables"].values()
            for row in rows
            if "community_id" in row
        }
        assert whose == {community.hex}
        assert [row["id"] for row in one["tables"]["community"]] == [community.hex]
        text = document.text(one)
        assert carried(store, one, private=private) == text


def test_the_communities_together_hold_every_row_that_belongs_to_one(sample_store):
    whole = sample_store.read(document.export, private=True)["tables"]
    parts = [
        sample_store.read(document.export, community, private=True)["tables"]
        for community in communities(sample_store)
    ]
    for name, rows in whole.items():
        mine = {row["id"] for row in rows if "community_id" in row}
        assert mine <= {row["id"] for part in parts for row in part.get(name, ())}


def test_what_people_can_and_have_agreed_to_goes_with_their_community(sample_store):
    whole = sample_store.read(document.export)["tables"]
    for community in communities(sample_store):
        one = sample_store.read(document.export, community)["tables"]
        people = {row["id"] for row in one["person"]}
        for name in ("expertise", "consent"):
            about = {row["id"] for row in whole[name] if row.get("person_id") in people}
            here = {row["id"] for row in one.get(name, ())}
            elsewhere = {
                row["id"]
                for row in whole[name]
                if row.get("community_id", community.hex) != community.hex
            }
            assert about - elsewhere <= here


# --- What needs a yes ---------------------------------------------------------------


def _summaries(store: Store) -> set[str]:
    whole = store.read(document.export)["tables"]
    return {row["id"] for row in whole.get("coaching_summary", ())}


def _answer(session, site, person, state, day):
    row = tables.Consent(use=ConsentUse.COACHING_SUMMARY, state=state, decided_on=day)
    row.site_id, row.person_id = site, person
    session.add(row)


def _summary(session):
    """Add an agreed summary about a site and a person; return the keys of the three."""
    community = tables.Community(name="Homes", short_name="Homes", zone="UTC")
    party = tables.Party(name="Library", kind=PartyKind.SITE)
    person = tables.Person(name="Ada")
    session.add_all([community, party, person])
    session.flush()
    site = tables.Site(community_id=community.id, party_id=party.id)
    session.add(site)
    session.flush()
    row = tables.CoachingSummary(
        community_id=community.id,
        site_id=site.id,
        person_id=person.id,
        happened_on=date(2026, 4, 1),
        agreed_on=date(2026, 4, 3),
    )
    session.add(row)
    session.flush()
    return row.id.hex, site.id, person.id


def test_a_coaching_summary_leaves_only_once_the_site_and_the_person_said_yes(store):
    (key, site, person), _ = store.write("x", _summary)
    yes, day = ConsentState.YES, date(2026, 4, 4)
    assert _summaries(store) == set()
    store.write("x", _answer, site, None, yes, day)
    assert _summaries(store) == set()
    store.write("x", _answer, None, person, yes, day)
    assert _summaries(store) == {key}
    withdrawn = ConsentState.WITHDRAWN
    store.write("x", _answer, site, None, withdrawn, day + timedelta(days=1))
    assert _summaries(store) == set()
    with_private = store.read(document.export, private=True)["tables"]
    assert [row["id"] for row in with_private["coaching_summary"]] == [key]


def test_of_two_answers_of_one_day_the_stricter_holds(store):
    (_, site, person), _ = store.write("x", _summary)
    day = date(2026, 4, 4)
    store.write("x", _answer, None, person, ConsentState.YES, day)
    for state in (ConsentState.YES, ConsentState.NO, ConsentState.YES):
        store.write("x", _answer, site, None, state, day)
    assert _summaries(store) == set()


# --- What is said of it -------------------------------------------------------------


def test_the_schema_in_docs_is_current():
    there = (DOCS / "community-document.schema.json").read_text(encoding="utf-8")
    assert there == describe.document_schema(), (
        "python -m app.describe document-schema > docs/community-document.schema.json"
    )


def test_the_schema_is_a_schema_and_the_sample_fits_it():
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(sample())


@quickly
@given(what=documents())
def test_any_book_fits_the_schema(store, what):
    validator = jsonschema.Draft202012Validator(schema())
    validator.validate(what)
    validator.validate(json.loads(carried(store, what)))


def test_the_page_about_it_names_every_table_and_its_example_is_sound(store):
    page = (DOCS / "community-document.md").read_text(encoding="utf-8")
    for shape in shapes().values():
        private = "only with the private layer" if shape.private else ""
        assert f"| `{shape.name}` | {shape.about} | {private} |" in page
    example = json.loads(page.split("```json\n")[1].split("```")[0])
    assert not list(document.faults(example))
    assert "Dana Whitfield" in carried(store, example, private=False)


def test_every_kind_of_value_stands_in_the_models_somewhere():
    there = {
        column.kind for shape in shapes().values() for column in shape.columns.values()
    }
    assert there == set(Kind)
