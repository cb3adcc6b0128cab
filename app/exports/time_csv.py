"""The coach's own time as a table for a spreadsheet (CSV, RFC 4180): her own copy."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from app.community.time_spent import Spent
from app.errors import RefusedError
from app.exports.assistance_csv import hours
from app.files import replacing
from app.i18n import tr
from app.spreadsheets import guarded


def write(entries: Iterable[Spent], path: Path) -> int:
    """Write one row for each entry to `path`; return how many.

    Raises RefusedError when there is none, StorageError when the disk will not.
    """
    rows = list(entries)
    if not rows:
        raise RefusedError(tr("There is nothing to write down, so no file was made."))
    with replacing(path) as draft:
        draft.write_bytes(render(rows))
    return len(rows)


def render(entries: Iterable[Spent]) -> bytes:
    """Return entries as the contents of a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    heads = (tr("Day"), tr("Hours"), tr("Kind"), tr("Community"), tr("Note"))
    writer.writerow(heads)
    for one in entries:
        kind = one.kind.label if one.kind else ""
        row = (one.day.isoformat(), hours(one.minutes), kind, one.community, one.note)
        writer.writerow([guarded(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig", errors="replace")
