"""Tables saved as text (CSV), however they were saved: by a spreadsheet, in any land.

What a file is written in and what parts its cells is guessed; every guess is given
back, so that it can be put right.
"""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, NoReturn

from app.errors import DocumentError
from app.i18n import mark, tr

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
_OTHER_FILES: Final = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
DELIMITERS: Final = {",": mark("Commas"), ";": mark("Semicolons"), "\t": mark("Tabs")}


@dataclass(frozen=True)
class Sheet:
    """A table read from a file, and how it was understood."""

    rows: tuple[tuple[str, ...], ...]  # without the line of heads; no empty ones
    numbers: tuple[int, ...]  # of each row, as a spreadsheet counts them
    heads: tuple[str, ...]  # as in the file, or "Column 1" and so on
    encoding: str
    delimiter: str
    columns: Mapping[int, str] = field(default_factory=dict)  # what each one holds
    sure: bool = True  # whether the encoding is known and not a guess
    cut: bool = False  # whether there were more rows than are read
    named: bool = False  # whether the heads are from the file


def read(path: Path, encoding: str = "", delimiter: str = "") -> Sheet:
    """Return the table in a file, in this encoding and with this delimiter if given.

    Raises DocumentError when the file cannot be such a table.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DocumentError(
                tr("{name} is larger than a list can be. Nothing was read.").format(
                    name=path.name
                )
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
    """Return the table in `content`, none of its rows taken as heads yet.

    Raises DocumentError when it is no such table; one without a row has no rows.
    """
    _refuse_other_files(content, name)
    text, found, sure = _decode(content, encoding, name)
    text = text.lstrip("\ufeff")
    skipped = 0
    if text[:4].casefold() == "sep=" and len(text) > 5:  # Excel's own first line
        delimiter = delimiter or text[4]
        text, skipped = text.partition("\n")[2], 1
    delimiter = delimiter or _delimiter(text)
    numbered = list(_rows(text, delimiter, name))
    rows = tuple(row for _, row in numbered)
    heads = tuple(
        tr("Column {n}").format(n=n)
        for n in range(1, max(map(len, rows), default=0) + 1)
    )
    return Sheet(
        rows[:MOST_ROWS],
        tuple(number + skipped for number, _ in numbered[:MOST_ROWS]),
        heads,
        found,
        delimiter,
        sure=sure,
        cut=len(rows) > MOST_ROWS,
    )


def with_heads(sheet: Sheet) -> Sheet:
    """Return a table whose first row is its heads."""
    first = sheet.rows[0]
    heads = tuple(
        " ".join(first[at].split()) if at < len(first) and first[at].strip() else head
        for at, head in enumerate(sheet.heads)
    )
    return replace(
        sheet,
        rows=sheet.rows[1:],
        numbers=sheet.numbers[1:],
        heads=heads,
        named=True,
    )


def _refuse_other_files(content: bytes, name: str) -> None:
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise DocumentError(
            tr(
                "{name} is a spreadsheet in its own format. Save it as CSV there and "
                "choose that file; nothing was changed."
            ).format(name=name)
        )
    if content.startswith(_OTHER_FILES):
        _refuse_other(name)
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    nulls = content[:4000].count(0)
    if nulls and not wide and nulls < len(content[:4000]) / 4:
        _refuse_other(name)


def _refuse_other(name: str) -> NoReturn:
    raise DocumentError(
        tr("{name} is not a list in plain text. Nothing was changed.").format(name=name)
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


def _rows(
    text: str, delimiter: str, name: str
) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(reader, 1):
            if any(map(str.strip, row)):
                yield number, tuple(row)
            if number > MOST_ROWS + 1:
                return
    except csv.Error as error:
        raise DocumentError(
            tr(
                "{name} could not be read beyond line {n}: a cell there never ends. "
                "Nothing was changed."
            ).format(name=name, n=reader.line_num)
        ) from error
