"""The JSON Schema of community documents, for other programs; made from the models."""

from typing import Any, Final

from app.document import values
from app.document.shapes import ColumnShape, Kind, TableShape, shapes
from app.document.writing import FORMAT, FORMAT_VERSION

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final = {"type": "string", "maxLength": values.LONGEST}
_INTEGER: Final = {
    "type": "integer",
    "minimum": -values.LARGEST,
    "maximum": values.LARGEST,
}
_BY_KIND: Final[dict[Kind, dict[str, Any]]] = {
    Kind.KEY: {"type": "string", "pattern": values.KEY_PATTERN},
    Kind.TEXT: _TEXT,
    Kind.LONG: _TEXT,
    Kind.CODE: {"type": "string"},
    Kind.INTEGER: _INTEGER,
    Kind.MINUTES: _INTEGER,
    Kind.REAL: {"type": "number"},
    Kind.FLAG: {"type": "boolean"},
    Kind.DATE: {"type": "string", "format": "date", "pattern": values.DATE_PATTERN},
    Kind.WALL: {"type": "string", "pattern": values.WALL_PATTERN},
    Kind.UTC: {
        "type": "string",
        "format": "date-time",
        "pattern": values.UTC_PATTERN,
    },
    Kind.CLOCK: {"type": "string", "pattern": values.CLOCK_PATTERN},
    Kind.ZONE: {"type": "string", "description": "The IANA name of a time zone."},
    Kind.JSON: {"type": ["array", "object"]},
}


def schema() -> dict[str, Any]:
    """Return the schema of a community document, in the dialect of 2020-12."""
    private = {name: False for name, shape in shapes().items() if shape.private}
    return {
        "$schema": _DIALECT,
        "title": "Circlebook community document",
        "description": (
            "Everything in a book, or one community of it. What a schema cannot say, "
            "such as that no reference may lead nowhere, is in community-document.md."
        ),
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "format_version", "private", "tables"],
        "properties": {
            "format": {"const": FORMAT},
            "format_version": {
                "type": "integer",
                "minimum": 1,
                "maximum": FORMAT_VERSION,
            },
            "program": _TEXT,
            "anchor": _BY_KIND[Kind.DATE],
            "private": {"type": "boolean"},
            "coach": _coach(),
            "tables": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    name: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
                    for name in shapes()
                },
            },
        },
        "if": {"properties": {"private": {"const": False}}},
        "then": {"properties": {"tables": {"properties": private}}},
        "$defs": {name: _row(shape) for name, shape in shapes().items()},
    }


def _coach() -> dict[str, Any]:
    texts = ("name", "role", "organization", "email", "phone")
    return {
        "type": ["object", "null"],
        "description": "Who the coach is.",
        "additionalProperties": False,
        "required": ["name"],
        "properties": dict.fromkeys(texts, _TEXT)
        | {
            "name": _TEXT | {"minLength": 1},
            "person_id": _or_null(_BY_KIND[Kind.KEY]),
        },
    }


def _row(shape: TableShape) -> dict[str, Any]:
    rules: dict[str, Any] = {
        "description": shape.about,
        "type": "object",
        "additionalProperties": False,
        "required": [
            column.name for column in shape.columns.values() if column.required
        ],
        "properties": {
            column.name: _value(column) for column in shape.columns.values()
        },
    }
    if shape.exactly_one:
        rules["oneOf"] = [
            {"required": [name], "properties": {name: {"not": {"type": "null"}}}}
            for name in shape.exactly_one
        ]
    return rules


def _value(column: ColumnShape) -> dict[str, Any]:
    rules = dict(_BY_KIND[column.kind])
    if column.codes:
        rules["enum"] = list(column.codes)
    if column.least is not None:
        rules["minimum"] = column.least
    if column.most is not None:
        rules["maximum"] = column.most
    if column.optional:
        rules = _or_null(rules)
    if column.default is not None:
        rules["default"] = column.default
    notes = {"x-layer": column.layer}
    if column.points_at:
        notes["x-points-at"] = column.points_at
    return rules | notes


def _or_null(rules: dict[str, Any]) -> dict[str, Any]:
    types = rules["type"] if isinstance(rules["type"], list) else [rules["type"]]
    rules = rules | {"type": [*types, "null"]}
    if "enum" in rules:
        rules["enum"] = [*rules["enum"], None]
    return rules
