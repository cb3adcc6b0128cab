"""What is open, with owner and date, and what was promised to whom (e.2, 15 and 16).

Only rows of the shared table `action`: a promise from coaching is a private note, and
stays where it is (README 15).
"""

from typing import Final

from app.community import due_days
from app.i18n import tr, trn
from app.pdf.story import Block, Cell, Column, Heading, Table
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import to_dos
from app.tables import Action

_SOON: Final = 30  # days


def write(scope: Scope) -> Written | None:
    """Return what is open by when it is due, or nothing while all is done."""
    found = scope.to_do
    if not found:
        return None
    soon = due_days.later(scope.today, _SOON)
    groups = (
        (tr("Overdue"), [x for x in found if x[1] and x[1] < scope.today]),
        (
            tr("In the next 30 days"),
            [x for x in found if x[1] and scope.today <= x[1] <= soon],
        ),
        (tr("Later"), [x for x in found if x[1] and x[1] > soon]),
        (tr("Without a date"), [x for x in found if x[1] is None]),
    )
    blocks: list[Block] = []
    for title, rows in groups:
        if rows:
            blocks += [Heading(title), to_dos(scope, rows)]
    late = len(groups[0][1])
    fact = trn("{n} open", "{n} open", len(found))
    if late:
        overdue = trn("{n} overdue", "{n} overdue", late)
        fact = tr("{open}, {overdue}").format(open=fact, overdue=overdue)
    return Written(fact, tuple(blocks), _lead(scope))


def promises(scope: Scope) -> Written | None:
    """Return the promises not kept yet, or nothing while there are none."""
    found = scope.promises
    if not found:
        return None
    rows = tuple(
        (
            Cell(row.body, scope.part_of(row), bold=True),
            _promised_to(scope, row),
            scope.owner(row),
            scope.by(due),
        )
        for row, due in found
    )
    columns = (
        Column(tr("Promise"), 6, names_row=True),
        Column(tr("To"), 3),
        Column(tr("Who keeps it"), 3),
        Column(tr("By"), 2),
    )
    fact = trn("{n} promise still open", "{n} promises still open", len(found))
    return Written(fact, (Table(columns, rows),))


def _lead(scope: Scope) -> str:
    if not scope.away:
        return ""
    return tr("What falls due until {date}, and what has no date.").format(
        date=scope.by(scope.until)
    )


def _promised_to(scope: Scope, row: Action) -> str:
    person = scope.name(row.to_person_id)
    site = scope.site_names.get(row.site_id, "") if row.site_id else ""
    return person or site or tr("Everyone")
