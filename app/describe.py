"""What docs/ says of the data, made from the models, so that it is never out of date.

`python -m app.describe data-model` prints docs/data-model.md, and
`python -m app.describe document-schema` docs/community-document.schema.json. What a
column is stands in the models as the comment beside it, and is read from there.
"""

import ast
import inspect
import io
import json
import re
import sys
import tokenize
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any, Final

from app.document.json_schema import schema
from app.document.shapes import ColumnShape, Kind, TableShape, shapes
from app.tables import Base

_HEAD: Final = """\
# The data model

Made from the models in `app/tables/` by `python -m app.describe data-model`; a test
fails when it is out of date.

Every table says whose its rows are (its *scope*) and every column how wide an audience
may ever see it (its *layer*). The layers form a ladder; whoever may see a rung may see
every wider one:

| layer | who may see it |
|---|---|
| `own` | the coach alone: the private room. It never leaves the book unless she asks |
| `successor` | also whoever takes over from her |
| `site` | also that site, its own rows only |
| `member` | also the members of the community |
| `funder` | also the funder |
| `public` | everyone |

Six rules carry everything:

1. People, organizations and topics belong to the book; everything else belongs to one
   community and carries its `community_id`.
2. A row is born in a room and stays there. The private room has tables of its own; no
   other table has a private column.
3. References point out of the private room, never into it.
4. The present is in rows, the past in the log. No table has columns for "created" or
   "changed".
5. Facts are stored, judgments computed. Late, fair, ready, matched: never a column.
6. The time on the wall and the name of its zone are the truth; UTC is computed.

| type | what it is |
|---|---|
| key | 32 digits and letters a to f, never used twice |
| →, ⇒ | the key of a row of that table; of the whole it is a part of |
| text, long | one line, many lines |
| code | one word of a list that never changes; what people read for it is translated |
| int, min, real, bool | a whole number, minutes, a number, yes or no |
| date, clock | a day, a time of day |
| wall, zone | the time on the wall; the IANA name of a time zone |
| utc | a moment in UTC |
| json | a list or an object to whose parts nothing refers |

`?` may be empty · `= …` what it is unless said. Each row also has a `version`, which
only rises and guards against writing over what is newer.
"""

# where the vocabulary lists the codes; they are listed here
_CHAPTER: Final = re.compile(r"\(?(codes of )?\bc\.\d+( session roles)?,?\)?")
_SCOPES: Final = {
    "book": "belongs to the book",
    "community": "belongs to a community",
    "either": "belongs to a community or to the book",
}


def data_model() -> str:
    """Return docs/data-model.md."""
    parts = [_HEAD]
    area = ""
    for shape in sorted(shapes().values(), key=_place):
        if shape.area != area:
            area = shape.area
            parts.append(f"## {_first_sentence(sys.modules[area])}\n")
        parts.append(_table(shape))
    parts.append(_system())
    return "\n".join(parts)


def document_schema() -> str:
    """Return docs/community-document.schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def main(words: Sequence[str]) -> int:
    """Print the document named by the first of `words`; return the exit code."""
    makers: dict[str, Callable[[], str]] = {
        "data-model": data_model,
        "document-schema": document_schema,
    }
    if len(words) != 1 or words[0] not in makers:
        sys.stderr.write(f"usage: python -m app.describe {{{','.join(makers)}}}\n")
        return 2
    sys.stdout.write(makers[words[0]]())
    return 0


def _table(shape: TableShape) -> str:
    facts = [_SCOPES[shape.scope], f"layer {shape.layer}"]
    if shape.totals:
        facts.append("wider audiences may get counts")
    lines = [
        f"### {shape.name}\n",
        f"{shape.about} *({', '.join(facts)})*\n",
        *_rules(shape),
        "| column | type | layer | what it is |",
        "|---|---|---|---|",
    ]
    notes = _comments(shape.area)
    model = _model(shape)
    for column in shape.columns.values():
        note = notes.get((model.__name__, column.name), "")
        what = _what(column, note)
        lines.append(f"| `{column.name}` | {_type(column)} | {column.layer} | {what} |")
    return "\n".join(lines) + "\n"


def _rules(shape: TableShape) -> Iterator[str]:
    rules = [f"no two rows with the same {_listed(names)}" for names in shape.unique]
    if shape.exactly_one:
        rules.append(f"exactly one of {_listed(shape.exactly_one)}")
    if shape.at_most_one:
        rules.append(f"at most one of {_listed(shape.at_most_one)}")
    if rules:
        yield f"Rules: {'; '.join(rules)}.\n"


def _type(column: ColumnShape) -> str:
    arrow = "⇒" if column.part else "→"
    words = f"{arrow} {column.points_at}" if column.points_at else str(column.kind)
    if column.optional:
        words += "?"
    if column.least is not None and column.most is not None:
        words += f" {column.least}–{column.most}"
    if column.default is not None:
        words += f" = {json.dumps(column.default)}"
    return words


def _what(column: ColumnShape, note: str) -> str:
    note = _CHAPTER.sub("", note).strip(" ,:").replace("|", "\\|")
    if column.kind is not Kind.CODE:
        return note
    said = {
        word.strip(" `").removeprefix("and `")
        for word in note.replace(":", ",").split(",")
    }
    # a comment that only repeats the codes says nothing more
    note = "" if said & set(column.codes) else note
    codes = _listed(column.codes)
    return f"{note}: {codes}" if note else codes


def _system() -> str:
    lines = [
        "## What the book knows of itself\n",
        "Layer own. Never in a community document, but for who the coach is.\n",
        "| table | what it is |",
        "|---|---|",
    ]
    for mapper in sorted(Base.registry.mappers, key=str):
        if mapper.class_.SCOPE == "system":
            about = str(mapper.class_.__doc__).strip()
            lines.append(f"| `{mapper.class_.__tablename__}` | {about} |")
    lines.append(
        "| `search_entry`, `search` | What search finds, kept by triggers; "
        "nothing of the private room. |"
    )
    lines.append(
        "| `private_search_entry`, `private_search` | What search inside the coaching "
        "room finds, and no other. |"
    )
    return "\n".join(lines) + "\n"


# --- Reading the models -------------------------------------------------------------


def _model(shape: TableShape) -> type[Any]:
    return next(
        mapper.class_
        for mapper in Base.registry.mappers
        if mapper.local_table is shape.table
    )


def _place(shape: TableShape) -> tuple[int, int]:
    """Return where a table stands in the source: areas from the widest inwards."""
    areas = ("communities", "expertise", "sessions", "assistance", "coaching")
    name = shape.area.rpartition(".")[2]
    area = areas.index(name) if name in areas else len(areas)
    return area, inspect.getsourcelines(_model(shape))[1]


def _comments(module: str) -> dict[tuple[str, str], str]:
    """Return the comments beside or above the columns of the models in `module`."""
    source = inspect.getsource(sys.modules[module])
    spoken = {
        token.start[0]: (token.string.lstrip("# ").strip(), token.line)
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    found = {}
    for model in ast.parse(source).body:
        if not isinstance(model, ast.ClassDef):
            continue
        for part in model.body:
            if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                found[model.name, part.target.id] = _beside(part, spoken)
    return found


def _beside(part: ast.AnnAssign, spoken: dict[int, tuple[str, str]]) -> str:
    beside = [
        spoken[line][0]
        for line in range(part.lineno, (part.end_lineno or part.lineno) + 1)
        if line in spoken
    ]
    above: list[str] = []
    line = part.lineno - 1
    while line in spoken and spoken[line][1].lstrip().startswith("#"):
        above.insert(0, spoken[line][0])
        line -= 1
    return " ".join([*above, *beside])


def _first_sentence(module: ModuleType) -> str:
    return str(module.__doc__).partition("\n\n")[0].strip().rstrip(".")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
