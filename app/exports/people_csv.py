"""People as a table for a spreadsheet (CSV, RFC 4180).

The file begins with a byte order mark, without which Excel takes it for another
encoding; no cell of it is computed.
"""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from app.errors import RefusedError
from app.exports.people_rows import COLUMNS, Entry
from app.files import replacing
from app.i18n import tr
from app.spreadsheets import guarded


def write(entries: Iterable[Entry], path: Path) -> int:
    """Write one row for each person to `path`; return how many.

    Raises RefusedError when there is nobody, StorageError when the disk will not.
    """
    rows = list(entries)
    if not rows:
        raise RefusedError(tr("There is nobody to write down, so no file was made."))
    with replacing(path) as draft:
        draft.write_bytes(render(rows))
    return len(rows)


def render(entries: Iterable[Entry]) -> bytes:
    """Return people as the contents of a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([tr(head) for head, _ in COLUMNS.values()])
    for entry in entries:
        writer.writerow([guarded(str(getattr(entry, name))) for name in COLUMNS])
    return text.getvalue().encode("utf-8-sig", errors="replace")
