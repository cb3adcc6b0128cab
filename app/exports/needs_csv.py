"""Needs and expertise as a table for a spreadsheet (CSV, RFC 4180).

The file begins with a byte order mark, without which Excel takes it for another
encoding; no cell of it is computed. Read in again, it gives the same entries.
"""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from app.errors import RefusedError
from app.exports.needs_rows import Row
from app.files import replacing
from app.i18n import tr
from app.needs.needs_sheets import COLUMNS
from app.spreadsheets import guarded


def write(rows: Iterable[Row], path: Path) -> int:
    """Write one row for each entry to `path`; return how many.

    Raises RefusedError when there is none, StorageError when the disk will not.
    """
    found = list(rows)
    if not found:
        raise RefusedError(tr("There is nothing to write down, so no file was made."))
    with replacing(path) as draft:
        draft.write_bytes(render(found))
    return len(found)


def render(rows: Iterable[Row]) -> bytes:
    """Return entries as the contents of a CSV file; columns nobody fills are left out.

    A line in a cell ends with a line feed alone.
    """
    found = list(rows)
    columns = [name for name in COLUMNS if any(name in row for row in found)]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([tr(COLUMNS[name]) for name in columns])
    for row in found:
        writer.writerow([guarded(row.get(name, "")) for name in columns])
    return text.getvalue().encode("utf-8-sig", errors="replace")
