"""What a community document must not be: each fault is one sentence, and no more."""

import copy
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import document
from app.document.json_schema import schema
from app.document.shapes import shapes
from app.errors import DocumentError, RefusedError
from tests.doubting import DoubtingStore
from tests.worlds import ID, JSON, carried, quickly, sample, small


def put(table: str, column: str, value: Any, row: int = 0) -> Callable[[Any], None]:
    return lambda what: what["tables"][table][row].__setitem__(column, value)


def drop(table: str, column: str) -> Callable[[Any], None]:
    return lambda what: what["tables"][table][0].__delitem__(column)


def top(name: str, value: Any) -> Callable[[Any], None]:
    return lambda what: what.__setitem__(name, value)


def add(table: str, row: Any) -> Callable[[Any], None]:
    return lambda what: what["tables"].setdefault(table, []).append(row)


DEEP: list[Any] = []
for _ in range(60):
    DEEP = [DEEP]

# what is done to the document, what the sentence says, whether a schema can see it
SPOILED = {
    "another format": (top("format", "vcard"), "not a community document", True),
    "a newer format": (top("format_version", 2), "newer Circlebook (format 2", True),
    "no format version": (top("format_version", "1"), "“format_version”", True),
    "a program that is a number": (top("program", 5), "“program” must be", True),
    "an unknown name at the top": (top("extra", 1), "“extra” is not part", True),
    "private that is a word": (top("private", "no"), "“private” must be", True),
    "private rows in what is not": (top("private", False), "is private, and", True),
    "tables that are a list": (top("tables", []), "“tables” must be", True),
    "an anchor that is no day": (top("anchor", "May"), "“anchor” must be", True),
    "a coach without a name": (top("coach", {"role": "x"}), "“coach” must be", True),
    "a coach with a fax": (
        top("coach", {"name": "D", "fax": "1"}),
        "“coach” has no “fax”",
        True,
    ),
    "a coach who is not there": (
        top("coach", {"name": "D", "person_id": ID[1]}),
        "“coach”, “person_id” is not a person",
        False,
    ),
    "an unknown table": (add("mood", {}), "there is no table “mood”", True),
    "a table of the log": (add("change", {}), "there is no table “change”", True),
    "a table that is an object": (
        lambda what: what["tables"].__setitem__("party", {}),
        "table “party” must be a list",
        True,
    ),
    "a row that is a word": (add("person", "Ada"), "“person”, row 2, must be", True),
    "an unknown column": (put("person", "mood", 1), "column “mood” is not one", True),
    "the version": (put("person", "version", 1), "column “version” is not one", True),
    "a missing column": (drop("person", "name"), "column “name” must be plain", True),
    "a missing id": (drop("person", "id"), "row 1, column “id” must be an id", True),
    "an id with dashes": (
        put("person", "id", "00000000-0000-0000-0000-000000000003"),
        "column “id” must be an id",
        True,
    ),
    "an id in capitals": (put("person", "id", "A" * 32), "column “id” must be", True),
    "the same id twice": (
        lambda what: add("person", dict(what["tables"]["person"][0]))(what),
        "table “person”, row 2 (id 00000000000000000000000000000003), has the id",
        False,
    ),
    "text that is a number": (put("person", "name", 5), "“name” must be plain", True),
    "text that is nothing": (put("person", "name", None), "“name” must be plain", True),
    "half a character": (put("person", "name", "\ud800"), "“name” must be plain", None),
    "a zero byte": (put("person", "name", "a\x00b"), "“name” must be plain", None),
    "10 MB in one field": (
        put("private_note", "body", "x" * 10_000_000),
        "column “body” must be plain text of at most 1,000,000 characters",
        True,
    ),
    "10 MB in one list": (
        put("person", "languages", ["x" * 10_000_000]),
        "column “languages” must be a list",
        None,
    ),
    "a list that is deep": (put("person", "languages", DEEP), "“languages” must", None),
    "a list that is a word": (put("person", "languages", "es"), "“languages” m", True),
    "an unknown code": (
        put("session", "kind", "party"),
        "column “kind” must be one of launch, regular",
        True,
    ),
    "a code that is a list": (put("session", "kind", ["launch"]), "“kind” must", True),
    "a private layer on a shared row": (
        put("need", "layer", "own"),
        "column “layer” must be one of successor, site",
        True,
    ),
    "a day in Utopia": (put("need", "asked_on", "2026-13-01"), "a date such", True),
    "the 30th of February": (put("need", "asked_on", "2026-02-30"), "a date", None),
    "a day that is a number": (put("need", "asked_on", 20260512), "a date", True),
    "a time with a zone": (
        put("session", "starts_local", "2026-05-12T10:00:00Z"),
        "column “starts_local” must be a local time such as 2026-05-11T14:30:00",
        True,
    ),
    "a time without seconds": (
        put("session", "starts_local", "2026-05-12T10:00"),
        "column “starts_local” must be a local time",
        True,
    ),
    "a time with no place elsewhere": (
        put("session", "starts_local", "0001-01-01T00:00:00"),
        "column “starts_local” must be a local time",
        None,
    ),
    "UTC that is not": (
        put("session", "run_started_at", "2026-05-12T10:00:00+02:00"),
        "column “run_started_at” must be a time in UTC",
        True,
    ),
    "a zone nobody lives in": (
        put("session", "zone", "Europe/Atlantis"),
        "column “zone” must be a time zone",
        None,
    ),
    "a strength of 4": (put("need", "strength", 4), "whole number from 0 to 3", True),
    "yes for a number": (put("need", "strength", True), "whole number", True),
    "a number of 40 digits": (
        put("session", "capacity", 10**40),
        "column “capacity” must be a whole number",
        True,
    ),
    "one for yes": (
        add(
            "channel",
            {
                "id": ID[12],
                "community_id": ID[10],
                "kind": "call",
                "name": "n",
                "purpose": "p",
                "expected": 1,
            },
        ),
        "column “expected” must be true or false",
        True,
    ),
    "no community": (drop("session", "community_id"), "“community_id” must", True),
    "a reference to nothing": (
        put("session", "topic_id", ID[19]),
        f"table “session”, row 1 (id {ID[7]}), column “topic_id” points at a row of",
        False,
    ),
    "a reference to another table's row": (
        put("session", "topic_id", ID[3]),
        "column “topic_id” points at a row of “topic” that is not there",
        False,
    ),
    "a reference into another community": (
        put("need", "community_id", ID[11]),
        "",
        False,
    ),
    "one of two, but none": (
        add("consent", {"id": ID[12], "use": "photo", "state": "yes"}),
        "must have exactly one of person_id, site_id",
        True,
    ),
    "one of two, but both": (
        put("need", "person_id", ID[3]),
        "must have at most one of site_id, person_id",
        None,
    ),
    "the same site twice": (
        add("site", {"id": ID[12], "party_id": ID[2], "community_id": ID[10]}),
        "repeats community_id, party_id of a row before it",
        False,
    ),
    "a tree that bites its tail": (
        put("topic", "parent_id", ID[5]),
        "stands above itself",
        False,
    ),
}
SAMPLE = sample()

# these two need a site of the need's own first
_WITH_SITE = ("a reference into another community", "one of two, but both")


def spoiled(name: str) -> document.Document:
    what = small()
    if name in _WITH_SITE:
        what["tables"]["need"][0]["site_id"] = ID[6]
    SPOILED[name][0](what)
    return what


def test_the_small_document_is_sound_until_it_is_spoiled(store):
    jsonschema.validate(small(), schema())
    assert not list(document.faults(small()))
    assert ID[8] in carried(store, small())


@pytest.mark.parametrize("name", SPOILED)
def test_what_is_wrong_is_said_in_one_sentence_and_the_book_is_as_it_was(
    name: str, store: DoubtingStore, tmp_path: Path
):
    path = tmp_path / "circle.json"
    path.write_text(json.dumps(spoiled(name)), encoding="utf-8")
    before = store.dump()
    with pytest.raises(DocumentError) as raised:
        document.import_file(store, path)
    sentence = str(raised.value)
    assert sentence.startswith("circle.json was not read in, and nothing was changed: ")
    assert SPOILED[name][1] in sentence
    assert sentence.count("\n") == 0
    assert len(sentence) < 600
    assert sentence.endswith(".")
    assert store.dump() == before


@pytest.mark.parametrize(
    "name", [name for name, (_, _, seen) in SPOILED.items() if seen is not None]
)
def test_the_schema_sees_what_a_schema_can_see(name: str):
    validator = jsonschema.Draft202012Validator(schema())
    assert validator.is_valid(spoiled(name)) is not SPOILED[name][2]


def test_a_private_value_is_not_repeated_in_the_sentence(store):
    what = small()
    what["tables"]["private_note"][0]["body"] = ["Ada is tired"]
    with pytest.raises(DocumentError) as raised:
        document.contents(what, "circle.json")
    assert "tired" not in str(raised.value)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "it is not JSON (line 1)"),
        (b"BEGIN:VCALENDAR", "it is not JSON"),
        (b'{\n"format":', "it is not JSON (line 2)"),
        ("{}".encode("utf-16"), "it is not text in UTF-8"),
        (b'{"name": "J\xf6rg"}', "it is not text in UTF-8"),
        (b"[" * 200_000, "it is nested too deeply"),
        (b"9" * 10_000, "digits"),
        (b'{"a": NaN}', "NaN is not a number in JSON"),
        (b'{"a": -Infinity}', "-Infinity is not a number in JSON"),
        (b'{"tables": {}, "tables": {}}', "the same name twice"),
        (b"[]", "it is not a community document"),
        (b"null", "it is not a community document"),
    ],
)
def test_a_file_that_is_no_document_is_refused_in_one_sentence(
    data, fault, store, tmp_path
):
    path = tmp_path / "circle.json"
    path.write_bytes(data)
    before = store.dump()
    with pytest.raises(DocumentError, match="nothing was changed") as raised:
        document.import_file(store, path)
    assert fault in str(raised.value)
    assert "\n" not in str(raised.value)
    assert store.dump() == before


def test_a_number_too_large_to_be_one_is_refused(store, tmp_path):
    path = tmp_path / "circle.json"
    text = json.dumps(small()).replace('"strength": 2', '"strength": 1e999')
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError, match="column “strength” must be a whole"):
        document.import_file(store, path)


def test_a_file_that_is_not_there_is_refused_in_one_sentence(store, tmp_path):
    with pytest.raises(DocumentError, match=r"none\.json was not read in"):
        document.import_file(store, tmp_path / "none.json")


def test_a_byte_order_mark_is_no_reason_to_refuse(store):
    data = b"\xef\xbb\xbf" + json.dumps(small()).encode()
    assert document.parse(data, "circle.json").count == 10


def test_a_book_that_holds_something_is_left_as_it_is(store, community, tmp_path):
    path = tmp_path / "circle.json"
    path.write_text(json.dumps(small()), encoding="utf-8")
    before = store.dump()
    with pytest.raises(RefusedError, match="already holds something"):
        document.import_file(store, path)
    assert store.dump() == before


@settings(quickly, max_examples=60)
@given(data=st.data())
def test_what_the_check_lets_through_the_tables_take(store, data):
    what = copy.deepcopy(SAMPLE)
    name = data.draw(st.sampled_from([t for t, rows in what["tables"].items() if rows]))
    row = data.draw(st.sampled_from(what["tables"][name]))
    column = data.draw(st.sampled_from([*shapes()[name].columns, "mood"]))
    row[column] = data.draw(
        JSON | st.none() | st.booleans() | st.integers() | st.text() | st.floats()
    )
    found = list(document.faults(what))
    assert all(name in fault or column in fault for fault in found)
    if found:
        return
    with store._writer() as session:
        document.load(session, document.contents(what))
        connection = session.connection()
        assert not connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        session.rollback()


def test_numbers_that_are_none_never_reach_a_table():
    what = small()
    for number in (math.nan, math.inf):
        what["tables"]["need"][0]["strength"] = number
        assert any("“strength”" in fault for fault in document.faults(what))
