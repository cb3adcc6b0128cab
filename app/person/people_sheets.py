"""People in a spreadsheet saved as text (CSV), however it was saved.

What its columns hold is guessed; every guess is given back, to be put right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from app import sheets
from app.errors import DocumentError
from app.i18n import mark, tr
from app.person.people import PersonDraft
from app.person.people_names import fold, tidy
from app.person.people_paste import MAIL
from app.sheets import LOOKED_AT, Sheet
from app.spreadsheets import unguarded

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


def read(path: Path, encoding: str = "", delimiter: str = "") -> Sheet:
    """Return the people in a file, in this encoding and with this delimiter if given.

    Raises DocumentError when the file cannot be such a table.
    """
    return _understood(sheets.read(path, encoding, delimiter), path.name)


def parse(
    content: bytes, name: str = "", encoding: str = "", delimiter: str = ""
) -> Sheet:
    """Return the people in `content`. Raises DocumentError when there are none."""
    return _understood(sheets.parse(content, name, encoding, delimiter), name)


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


def _understood(sheet: Sheet, name: str) -> Sheet:
    """Return a table with what its columns hold. Raises DocumentError without one."""
    if not sheet.rows:
        raise DocumentError(
            tr("There is nobody in {name}. Nothing was changed.").format(name=name)
        )
    first, columns = sheet.rows[0], {}
    if _are_heads(first):
        sheet, columns = sheets.with_heads(sheet), _by_heads(first)
    return replace(sheet, columns=_by_contents(sheet.rows, columns))


def _are_heads(first: Sequence[str]) -> bool:
    """Tell whether a row names the columns."""
    known = any(fold(cell) in HEADS for cell in first)
    return known and not any(MAIL.search(cell) for cell in first)


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
