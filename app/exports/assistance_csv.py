"""Technical assistance as a table for a spreadsheet (CSV, RFC 4180), for the coach.

Made as the table of people is: with a byte order mark, and no cell of it computed.
Hours stand as numbers with a point, days as 2026-05-22.
"""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final

from app.assistance.engagements import Engagement
from app.errors import RefusedError
from app.files import replacing
from app.i18n import mark, tr
from app.person.faces import Face
from app.spreadsheets import guarded


def write(engagements: Iterable[Engagement], path: Path) -> int:
    """Write one row for each engagement to `path`; return how many.

    Raises RefusedError when there is none, StorageError when the disk will not.
    """
    rows = list(engagements)
    if not rows:
        raise RefusedError(tr("There is nothing to write down, so no file was made."))
    with replacing(path) as draft:
        draft.write_bytes(render(rows))
    return len(rows)


def render(engagements: Iterable[Engagement]) -> bytes:
    """Return engagements as the contents of a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([tr(head) for head, _ in _COLUMNS])
    for one in engagements:
        writer.writerow([guarded(cell(one)) for _, cell in _COLUMNS])
    return text.getvalue().encode("utf-8-sig", errors="replace")


def hours(minutes: int | None) -> str:
    """Return minutes as hours with a point: "13", "2.5"; "" for none."""
    if minutes is None:
        return ""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def _sites(one: Engagement) -> str:
    return "; ".join(site.name for site in one.sites) or tr("All sites")


def _stage(one: Engagement) -> str:
    return one.stage.label if one.stage else one.status.label


def _phase(one: Engagement) -> str:
    return one.phase.label if one.phase else ""


def _per_cent(one: Engagement) -> str:
    return "" if one.per_cent is None else str(one.per_cent)


def _late(one: Engagement) -> str:
    return str(one.days_late) if one.days_late else ""


def _over(one: Engagement) -> str:
    return hours(one.over) if one.over else ""


def _name(face: Face | None) -> str:
    return face.name if face else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


_COLUMNS: Final[tuple[tuple[str, Callable[[Engagement], str]], ...]] = (
    (mark("Title"), lambda one: one.title),
    (mark("Deliverable"), lambda one: one.deliverable.label),
    (mark("What exactly"), lambda one: one.deliverable_note),
    (mark("Sites"), _sites),
    (mark("Topic"), lambda one: one.topic),
    (mark("Stage"), _stage),
    (mark("Status"), lambda one: one.status.label),
    (mark("Phase"), _phase),
    (mark("Outcome wanted"), lambda one: one.outcome),
    (mark("In scope"), lambda one: one.scope_in),
    (mark("Out of scope"), lambda one: one.scope_out),
    (mark("Intensity"), lambda one: one.intensity.label if one.intensity else ""),
    (mark("Sort of help"), lambda one: one.function.label if one.function else ""),
    (mark("Asked for by"), lambda one: _name(one.requester)),
    (mark("Organization that helps"), lambda one: one.provider_party),
    (mark("Who helps"), lambda one: _name(one.provider)),
    (mark("Asked for on"), lambda one: _day(one.requested_on)),
    (mark("Agreed on"), lambda one: _day(one.agreed_on)),
    (mark("Starts on"), lambda one: _day(one.starts_on)),
    (mark("Due on"), lambda one: _day(one.due_on)),
    (mark("Hours agreed"), lambda one: hours(one.budget)),
    (mark("Hours worked"), lambda one: hours(one.worked)),
    (mark("Per cent"), _per_cent),
    (mark("Hours over"), _over),
    (mark("Days late"), _late),
    (mark("Delivered on"), lambda one: _day(one.delivered_on)),
    (mark("Accepted on"), lambda one: _day(one.accepted_on)),
    (mark("Accepted by"), lambda one: one.accepted_by),
    (mark("Follow up on"), lambda one: _day(one.follow_up_on)),
    (mark("Followed up on"), lambda one: _day(one.followed_up_on)),
    (mark("What came of it"), lambda one: one.result),
)
