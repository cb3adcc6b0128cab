"""The rules that every table keeps, also one that is added tomorrow."""

import re

import pytest
from sqlalchemy import CheckConstraint, Enum, String, Table

from app import describe, paths, tables, vocabulary
from app.book import schema
from app.document.shapes import shapes
from app.tables import Base
from app.vocabulary import Code, Layer

ALL = list(Base.metadata.sorted_tables)
CONTENT = [shape.table for shape in shapes().values()]
PRIVATE = {table.name for table in CONTENT if schema.is_private(table)}


def test_the_private_room_is_there_and_the_rest_is_not_in_it():
    assert {
        "coaching_contact",
        "coaching_participant",
        "coaching_reflection",
        "private_note",
    } == PRIVATE
    assert {table.name for table in ALL} - {table.name for table in CONTENT} == {
        "setting",
        "replica",
        "act",
        "change",
        "private_change",
    }


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_every_column_says_how_wide_an_audience_may_see_it(table: Table):
    layers = {column.name: column.info.get("layer") for column in table.columns}
    assert all(isinstance(layer, Layer) for layer in layers.values()), layers


@pytest.mark.parametrize("table", CONTENT, ids=lambda table: table.name)
def test_a_private_table_is_private_throughout_and_another_has_no_private_column(
    table: Table,
):
    layers = {column.info["layer"] for column in table.columns}
    if table.name in PRIVATE:
        assert layers == {Layer.OWN}
    else:
        assert Layer.OWN not in layers


@pytest.mark.parametrize("table", CONTENT, ids=lambda table: table.name)
def test_no_reference_leads_into_the_private_room(table: Table):
    targets = {key.column.table.name for key in table.foreign_keys}
    if table.name not in PRIVATE:
        assert not targets & PRIVATE


def test_search_knows_nothing_of_the_private_room():
    assert not schema.SEARCHED.keys() & PRIVATE
    assert all(
        {title, *texts} <= set(Base.metadata.tables[name].columns.keys())
        for name, (title, texts) in schema.SEARCHED.items()
    )


@pytest.mark.parametrize("table", CONTENT, ids=lambda table: table.name)
def test_every_row_says_to_which_community_it_belongs(table: Table):
    shape = shapes()[table.name]
    names = {"community": False, "either": True}
    if shape.scope in names:
        assert table.columns["community_id"].nullable is names[shape.scope]
    else:
        assert "community_id" not in table.columns


@pytest.mark.parametrize("table", CONTENT, ids=lambda table: table.name)
def test_every_row_has_a_key_of_its_own_and_a_version(table: Table):
    assert [column.name for column in table.primary_key] == ["id"]
    assert not table.columns["version"].nullable
    assert table.kwargs["sqlite_strict"]


@pytest.mark.parametrize("table", CONTENT, ids=lambda table: table.name)
def test_a_reference_is_emptied_refused_or_goes_with_the_whole(table: Table):
    for column in table.columns:
        for key in column.foreign_keys:
            if key.ondelete == "CASCADE":
                continue
            assert key.ondelete == ("SET NULL" if column.nullable else "RESTRICT")


# --- Codes --------------------------------------------------------------------------

CODES = [
    column
    for table in CONTENT
    for column in table.columns
    if isinstance(column.type, Enum)
]
# `private_note.code` says a stage, a reason or a use: whichever its kind asks for
_OTHER_WORDS = {"private_note.code", "person.terms", "channel.audience"}


@pytest.mark.parametrize("column", CODES, ids=str)
def test_every_code_is_of_a_list_of_the_vocabulary(column):
    assert issubclass(column.type.enum_class, Code)
    assert column.type.enum_class.__module__ == vocabulary.__name__


def test_a_name_that_is_a_code_in_one_table_is_one_in_all():
    names = {column.name for column in CODES} - {"purpose", "function"}
    strings = {
        str(column): column.name
        for table in CONTENT
        for column in table.columns
        if isinstance(column.type, String) and not isinstance(column.type, Enum)
    }
    bare = {place for place, name in strings.items() if name in names}
    assert bare <= _OTHER_WORDS


@pytest.mark.parametrize(
    "codes", sorted({column.type.enum_class for column in CODES}, key=str), ids=str
)
def test_codes_are_plain_words_and_people_read_something_else(codes):
    for code in codes:
        assert re.fullmatch(r"[a-z][a-z0-9_]*|[A-Z]", code.value)
        assert code.label
        assert "_" not in code.label


@pytest.mark.parametrize("table", CONTENT, ids=lambda table: table.name)
def test_every_condition_of_the_tables_is_known_to_the_document(table: Table):
    known = re.compile(
        r"\w+ >= 0|\w+ BETWEEN \d+ AND \d+|\w+ IN \(0, 1\)|json_valid\(\w+\)"
        r"|layer <> 'own'"
    )
    for column in table.columns:
        for check in column.constraints:
            assert isinstance(check, CheckConstraint)
            assert known.fullmatch(str(check.sqltext))


def test_a_layer_of_a_row_is_never_own():
    layers = [
        shape.columns["layer"]
        for shape in shapes().values()
        if "layer" in shape.columns
    ]
    assert layers
    assert all("own" not in column.codes for column in layers)
    assert all("successor" in column.codes for column in layers)


# --- What is kept of it -------------------------------------------------------------


def test_the_page_about_it_is_current():
    page = (paths.ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    assert page == describe.data_model(), (
        "python -m app.describe data-model > docs/data-model.md"
    )


def test_the_page_about_it_has_every_table_column_and_code():
    page = describe.data_model()
    for shape in shapes().values():
        section = page.partition(f"### {shape.name}\n")[2].partition("\n## ")[0]
        for column in shape.columns.values():
            assert f"| `{column.name}` |" in section
            assert all(f"`{code}`" in section for code in column.codes)
    assert all(table.name in page for table in ALL)


def test_what_is_asked_for_is_printed_and_anything_else_is_refused(capsys):
    assert describe.main(["document-schema"]) == 0
    assert capsys.readouterr().out.startswith('{\n  "$schema"')
    assert describe.main(["weather"]) == 2
    assert "data-model" in capsys.readouterr().err


def test_every_model_can_be_imported_from_the_tables():
    there = {mapper.class_.__name__ for mapper in Base.registry.mappers}
    assert there <= set(tables.__all__)
