"""The ledger of peer help as a table for a spreadsheet (CSV, RFC 4180), for the coach.

Made as the table of people is: with a byte order mark, and no cell of it computed.
"""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final

from app.errors import RefusedError
from app.files import replacing
from app.i18n import mark, tr
from app.needs.holders import Holder
from app.needs.peer_links import Link
from app.spreadsheets import guarded


def write(links: Iterable[Link], path: Path) -> int:
    """Write one row for each entry to `path`; return how many.

    Raises RefusedError when there is nothing, StorageError when the disk will not.
    """
    rows = list(links)
    if not rows:
        raise RefusedError(tr("The ledger is empty yet, so no file was made."))
    with replacing(path) as draft:
        draft.write_bytes(render(rows))
    return len(rows)


def render(links: Iterable[Link]) -> bytes:
    """Return entries of the ledger as the contents of a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([tr(head) for head, _ in _COLUMNS])
    for link in links:
        writer.writerow([guarded(cell(link)) for _, cell in _COLUMNS])
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _asked(link: Link) -> str:
    return link.asker.name


def _asking_site(link: Link) -> str:
    return _site(link.asker)


def _helped(link: Link) -> str:
    return link.helper.name


def _helping_site(link: Link) -> str:
    return _site(link.helper)


def _site(holder: Holder) -> str:
    return holder.site if holder.is_person else ""


def _topic(link: Link) -> str:
    return link.topic


def _state(link: Link) -> str:
    return link.state.label


def _origin(link: Link) -> str:
    return link.origin.label


def _introduced(link: Link) -> str:
    return _day(link.introduced_on)


def _alone(link: Link) -> str:
    return _day(link.alone_on)


def _happened(link: Link) -> str:
    return _day(link.happened_on)


def _form(link: Link) -> str:
    return link.form.label if link.form else ""


def _result(link: Link) -> str:
    return link.result


def _helpful(link: Link) -> str:
    if link.helpful is None:
        return ""
    return tr("Yes") if link.helpful else tr("No")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


_COLUMNS: Final[tuple[tuple[str, Callable[[Link], str]], ...]] = (
    (mark("Asked"), _asked),
    (mark("Site that asked"), _asking_site),
    (mark("Helped"), _helped),
    (mark("Site that helped"), _helping_site),
    (mark("Topic"), _topic),
    (mark("State"), _state),
    (mark("Started by"), _origin),
    (mark("Introduced"), _introduced),
    (mark("First without you"), _alone),
    (mark("Happened"), _happened),
    (mark("Form"), _form),
    (mark("What came of it"), _result),
    (mark("Helpful"), _helpful),
)
