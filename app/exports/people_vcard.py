"""People as address cards (vCard 3.0, RFC 2426), which every program reads.

Version 4.0 says more, but Outlook and many phones do not take it. Only what a member
may see goes in, and of that only what an address book is for.
"""

import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from app.errors import RefusedError
from app.exports.people_rows import Entry
from app.files import replacing
from app.i18n import tr
from app.person.people_names import split, tidy

OCTETS: Final = 75  # of a line, before it is folded (RFC 2426, 2.6)


def write(entries: Iterable[Entry], path: Path) -> int:
    """Write one card for each person to `path`; return how many.

    Raises RefusedError when there is nobody, StorageError when the disk will not.
    """
    cards = [card(entry) for entry in entries]
    if not cards:
        raise RefusedError(tr("There is nobody to write down, so no file was made."))
    with replacing(path) as draft:
        draft.write_bytes(b"".join(cards))
    return len(cards)


def card(entry: Entry) -> bytes:
    """Return one person as a card."""
    given, family = split(entry.name, entry.sort_name)
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{_text(entry.name)}",
        f"N:{_text(family)};{_text(given)};;;",
        *_given("ORG", entry.site),
        *_given("TITLE", entry.job_title),
        *_given("EMAIL;TYPE=INTERNET", entry.email),
        *_given("TEL;TYPE=VOICE", entry.phone),
        f"UID:urn:uuid:{uuid.UUID(entry.key)}",
        "END:VCARD",
    ]
    return b"".join(_folded(line) for line in lines)


def _given(name: str, value: str) -> Iterator[str]:
    if value:
        yield f"{name}:{_text(value)}"


def _text(value: str) -> str:
    """Return a value with what has a meaning in a card escaped."""
    escaped = tidy(value).replace("\\", "\\\\").replace("\n", "\\n")
    return escaped.replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> bytes:
    """Return a line in UTF-8, folded so that no letter is cut in two."""
    rows, row = [], b""
    for letter in line:
        octets = letter.encode("utf-8")
        if len(row) + len(octets) > OCTETS:
            rows.append(row)
            row = b" "
        row += octets
    return b"\r\n".join([*rows, row]) + b"\r\n"
