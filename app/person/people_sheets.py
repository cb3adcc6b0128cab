"""People in a spreadsheet saved as text (CSV), however it was saved.

What the file is written in, what parts its cells and what its columns hold is guessed;
every guess is given back, so that it can be put right.
"""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.errors import DocumentError
from app.i18n import mark, tr
from app.person.people import PersonDraft
from app.person.people_names import fold, tidy
from app.person.people_paste import MAIL
from app.spreadsheets import unguarded

MOST_BYTES: Final = 30_000_000
MOST_ROWS: Final = 50_000
LOOKED_AT: Final = 60  # rows, to guess by

ENCODINGS: Final = {
    "utf-8-sig": mark("Unicode (UTF-8)"),
    "utf-16": mark("Unicode (UTF-16)"),
    "cp1252": mark("Western European (Windows)"),
    "cp1250": mark("Central European (Windows)"),
    "mac-roman": mark("Western (older Macs)"),
}
DELIMITERS: Final = {",": mark("Commas"), ";": mark("Semicolons"), "\t": mark("Tabs")}

COLUMNS: Final[Mapping[str, str]] = {
    "name": mark("Name"),
    "given": mark("First name"),
    "family": mark("Last name"),
    "email": mark("E-mail"),
    "phone": mark("Phone"),
    "job_title": mark("Job title"),
    "site": mark("Site"),
    "pronouns": mark("Pronouns"),
    "languages": mark("Languages"),
    "reach_note": mark("How to reach"),
}
"""What a column may hold."""

_HEADS: Final[Mapping[str, str]] = {
    "name": "name|full name|display name|contact|person|nombre completo|nom complet|"
    "member|participant|attendee|vollstandiger name",
    "given": "first name|given name|firstname|first|nombre|prenom|vorname|nombres",
    "family": "last name|family name|surname|lastname|last|apellido|apellidos|nom|"
    "nachname|nom de famille",
    "email": "e mail|email|mail|e mail address|email address|e mail 1 value|"
    "primary email|correo|correo electronico|courriel|e mail adresse|e mail 1",
    "phone": "phone|phone number|mobile|mobile phone|cell|cell phone|telephone|tel|"
    "phone 1 value|telefono|telefon|business phone|home phone|handy|movil",
    "job_title": "job title|title|position|role|job|cargo|puesto|fonction|funktion|"
    "organization title",
    "site": "site|organization|organisation|company|agency|coalition|employer|"
    "organization name|organization 1 name|organizacion|empresa|firma|team",
    "pronouns": "pronouns|pronombres|pronoms|pronomen",
    "languages": "language|languages|idioma|idiomas|langue|langues|sprache|sprachen",
    "reach_note": "how to reach|reach note|best time|best time to call|availability",
}
HEADS: Final = {
    head: column for column, heads in _HEADS.items() for head in heads.split("|")
}


@dataclass(frozen=True)
class Sheet:
    """A table read from a file, and how it was understood."""

    rows: tuple[tuple[str, ...], ...]  # without the line of heads
    heads: tuple[str, ...]  # as in the file, or "Column 1" and so on
    encoding: str
    delimiter: str
    columns: Mapping[int, str] = field(default_factory=dict)  # what each one holds
    sure: bool = True  # whether the encoding is known and not a guess
    cut: bool = False  # whether there were more rows than are read


def read(path: Path, encoding: str = "", delimiter: str = "") -> Sheet:
    """Return the table in a file, in this encoding and with this delimiter if given.

    Raises DocumentError when the file cannot be such a table.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DocumentError(
                tr(
                    "{name} is larger than a list of people can be. Nothing was read."
                ).format(name=path.name)
            )
        content = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            tr("{name} could not be read: {reason}. Nothing was changed.").format(
                name=path.name, reason=error.strerror or error
            )
        ) from error
    return parse(content, path.name, encoding, delimiter)


def parse(
    content: bytes, name: str = "", encoding: str = "", delimiter: str = ""
) -> Sheet:
    """Return the table in `content`. Raises DocumentError when there is none."""
    _refuse_other_files(content, name)
    text, found, sure = _decode(content, encoding, name)
    text = text.lstrip("\ufeff")
    if text[:4].casefold() == "sep=" and len(text) > 5:  # Excel's own first line
        delimiter = delimiter or text[4]
        text = text.partition("\n")[2]
    delimiter = delimiter or _delimiter(text)
    rows = list(_rows(text, delimiter, name))
    if not rows:
        raise DocumentError(
            tr("There is nobody in {name}. Nothing was changed.").format(name=name)
        )
    heads, cut = _heads(rows), len(rows) > MOST_ROWS
    body = rows[1:] if heads else rows
    width = max(map(len, rows))
    shown = heads or tuple(tr("Column {n}").format(n=n) for n in range(1, width + 1))
    columns = _by_heads(heads) if heads else {}
    columns = _by_contents(body, columns)
    kept = tuple(body[:MOST_ROWS])
    return Sheet(kept, shown, found, delimiter, columns, sure, cut)


def drafts(sheet: Sheet, columns: Mapping[int, str] | None = None) -> list[PersonDraft]:
    """Return one person for each row, in order; a row without a name has no name."""
    mapping = sheet.columns if columns is None else columns
    return [_draft(row, mapping) for row in sheet.rows]


def _draft(row: Sequence[str], columns: Mapping[int, str]) -> PersonDraft:
    said: dict[str, str] = {}
    for at, column in columns.items():
        if at < len(row) and (text := tidy(unguarded(row[at]))):
            said[column] = f"{said[column]}, {text}" if column in said else text
    given, family = said.pop("given", ""), said.pop("family", "")
    name = said.pop("name", "") or tidy(f"{given} {family}")
    sort_name = f"{family}, {given}" if given and family else ""
    return PersonDraft(name, sort_name=sort_name, **said)


def _refuse_other_files(content: bytes, name: str) -> None:
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise DocumentError(
            tr(
                "{name} is a spreadsheet in its own format. Save it as CSV there and "
                "choose that file; nothing was changed."
            ).format(name=name)
        )
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    nulls = content[:4000].count(0)
    if nulls and not wide and nulls < len(content[:4000]) / 4:
        raise DocumentError(
            tr("{name} is not a list in plain text. Nothing was changed.").format(
                name=name
            )
        )


def _decode(content: bytes, encoding: str, name: str) -> tuple[str, str, bool]:
    """Return the text, what it was written in, and whether that is certain."""
    if encoding:
        return content.decode(encoding, errors="replace"), encoding, True
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        guesses = ["utf-16"]
    elif content[1:4000:2].count(0) > len(content[:4000]) / 4:
        guesses = ["utf-16-le"]
    elif content[0:4000:2].count(0) > len(content[:4000]) / 4:
        guesses = ["utf-16-be"]
    else:
        guesses = ["utf-8-sig"]
    for guess in guesses:
        try:
            return content.decode(guess), guess, True
        except UnicodeDecodeError:
            continue
    if guesses != ["utf-8-sig"]:
        raise DocumentError(
            tr("{name} is damaged: it ends in the middle. Nothing was changed.").format(
                name=name
            )
        )
    return content.decode("cp1252", errors="replace"), "cp1252", False


def _delimiter(text: str) -> str:
    """Return what parts the cells: what gives most rows the same number of them."""

    def evenness(delimiter: str) -> tuple[float, int]:
        rows = list(_some(text, delimiter))
        if not rows:
            return 0.0, 0
        width, often = Counter(map(len, rows)).most_common(1)[0]
        return (often / len(rows) if width > 1 else 0.0), width

    return max((*DELIMITERS, "|"), key=evenness)


def _some(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter)
    try:
        for _, row in zip(range(LOOKED_AT), reader, strict=False):
            if any(row):
                yield row
    except csv.Error:
        return


def _rows(text: str, delimiter: str, name: str) -> Iterator[tuple[str, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(reader):
            if any(map(str.strip, row)):
                yield tuple(row)
            if number > MOST_ROWS:
                return
    except csv.Error as error:
        raise DocumentError(
            tr(
                "{name} could not be read beyond line {n}: a cell there never ends. "
                "Nothing was changed."
            ).format(name=name, n=reader.line_num)
        ) from error


def _heads(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the first row if it names the columns, else nothing."""
    first = rows[0]
    known = sum(fold(cell) in HEADS for cell in first)
    if known and not any(MAIL.search(cell) for cell in first):
        return tuple(tidy(cell) for cell in first)
    return ()


def _by_heads(heads: Sequence[str]) -> dict[int, str]:
    """Return what the columns hold, by what they are called; each only once."""
    found: dict[int, str] = {}
    for at, head in enumerate(heads):
        column = HEADS.get(fold(head))
        if column and column not in found.values():
            found[at] = column
    if "name" in found.values():  # "Name" beside "First name": the whole one holds
        return {at: c for at, c in found.items() if c not in {"given", "family"}}
    return found


def _by_contents(
    rows: Sequence[Sequence[str]], columns: dict[int, str]
) -> dict[int, str]:
    """Return what the columns hold, where that is missing by what stands in them."""
    sample = rows[:LOOKED_AT]
    width = max(map(len, sample), default=0)
    if "email" not in columns.values():
        for at in range(width):
            cells = [row[at] for row in sample if at < len(row) and row[at].strip()]
            mails = sum(bool(MAIL.search(cell[:300])) for cell in cells)
            if at not in columns and cells and mails * 2 > len(cells):
                columns = {**columns, at: "email"}
                break
    if not {"name", "given", "family"} & set(columns.values()):
        words = next((at for at in range(width) if at not in columns), None)
        if words is not None:
            columns = {words: "name", **columns}
    return dict(sorted(columns.items()))
