"""Technical assistance: under way, owed, delivered, and hours left (e.2, 13)."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select

from app import phrases
from app.assistance import reckoning
from app.i18n import tr, trn
from app.pdf.story import Block, Cell, Column, Heading, Pairs, Table, Together
from app.printouts.joining import dotted
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import pairs, to_dos
from app.tables import ConcernedSite, TaEngagement, WorkEntry
from app.vocabulary import TaStatus


def write(scope: Scope) -> Written | None:
    """Return the assistance there is and was, or nothing without any."""
    found = scope.session.scalars(
        select(TaEngagement)
        .where(
            TaEngagement.community_id == scope.home.id,
            TaEngagement.status.not_in(reckoning.NO_HELP),
        )
        .order_by(
            TaEngagement.due_on.is_(None), TaEngagement.due_on, TaEngagement.title
        )
    ).all()
    if not found:
        return None
    owed = [row for row in found if row.status is TaStatus.DELIVERED]
    over = [row for row in found if row.status in reckoning.ACCEPTED]
    open_ones = [row for row in found if row not in owed and row not in over]
    facts = _Facts(scope, [row.id for row in found])
    blocks: list[Block] = []
    if open_ones:
        blocks += [Heading(tr("Under way")), facts.table(open_ones)]
        for row in open_ones:
            blocks += facts.detail(row)
    if owed:
        blocks += [Heading(tr("Delivered, not accepted yet")), facts.table(owed)]
    if over:
        blocks += [Heading(tr("Accepted")), facts.table(over)]
    return Written(_fact(open_ones, owed, over), tuple(blocks))


def _fact(*groups: Iterable[TaEngagement]) -> str:
    under_way, owed, over = (len(list(group)) for group in groups)
    words = (
        trn("{n} under way", "{n} under way", under_way) if under_way else "",
        trn("{n} to be accepted", "{n} to be accepted", owed) if owed else "",
        trn("{n} accepted", "{n} accepted", over) if over else "",
    )
    return ", ".join(word for word in words if word)


def named(row: TaEngagement) -> str:
    """Return its title; a request may have come in without one."""
    return row.title or tr("Request without a title")


class _Facts:
    """What is known of engagements besides themselves: places, hours, milestones."""

    def __init__(self, scope: Scope, wanted: list[UUID]) -> None:
        self._scope = scope
        self._worked = {
            row.ta_id: row.minutes
            for row in scope.session.execute(
                select(WorkEntry.ta_id, func.sum(WorkEntry.minutes).label("minutes"))
                .where(WorkEntry.ta_id.in_(wanted))
                .group_by(WorkEntry.ta_id)
            )
        }
        self._sites: dict[UUID, list[str]] = defaultdict(list)
        for key, site in scope.session.execute(
            select(ConcernedSite.ta_id, ConcernedSite.site_id).where(
                ConcernedSite.ta_id.in_(wanted)
            )
        ):
            if key and site in scope.site_names:
                self._sites[key].append(scope.site_names[site])

    def table(self, rows: Iterable[TaEngagement]) -> Table:
        """Return engagements, one a row."""
        columns = (
            Column(tr("What"), 5, names_row=True),
            Column(tr("For"), 4),
            Column(tr("Status"), 3),
            Column(tr("Due"), 2.6),
            Column(tr("Hours left"), 2.4),
        )
        return Table(columns, tuple(self._row(row) for row in rows))

    def detail(self, row: TaEngagement) -> list[Block]:
        """Return what one that is under way is to come to, and its next steps."""
        scope = self._scope
        milestones = [
            (action, due)
            for action, due in scope.open_actions
            if action.ta_id == row.id
        ]
        provider = scope.name(row.provider_id), scope.party(row.provider_party_id)
        said = pairs(
            (tr("Is to bring"), row.outcome),
            (tr("Includes"), row.scope_in),
            (tr("Does not include"), row.scope_out),
        )
        if not said and not milestones:
            return []  # only wished for so far: the table says it all
        said += pairs(
            (tr("Asked for by"), scope.name(row.requester_id)),
            (tr("Done by"), dotted(*provider)),
        )
        blocks: list[Block] = [Heading(named(row), 3)]
        blocks += [Pairs(said)] if said else []
        blocks += [to_dos(scope, milestones, alone=False)] if milestones else []
        return [Together(tuple(blocks))]

    def _row(self, row: TaEngagement) -> tuple[Cell, ...]:
        places = phrases.listed(sorted(self._sites.get(row.id, ())))
        kind = dotted(row.deliverable.label, row.deliverable_note or "")
        return (
            Cell(named(row), kind, bold=True),
            Cell(places or tr("Everyone")),
            Cell(row.status.label, self._accepted(row)),
            self._due(row),
            self._left(row),
        )

    def _accepted(self, row: TaEngagement) -> str:
        if not row.accepted_on:
            return ""
        return dotted(phrases.short_date(row.accepted_on), row.accepted_by or "")

    def _due(self, row: TaEngagement) -> Cell:
        """Return the day it is due and by how many days it is late (section 4)."""
        if row.due_on is None:
            return Cell(tr("no date"))
        until = row.delivered_on or self._scope.today
        days = (until - row.due_on).days
        late = trn("{n} day late", "{n} days late", days) if days > 0 else ""
        if row.status is TaStatus.PAUSED:
            late = ""
        return Cell(phrases.short_date(row.due_on), late)

    def _left(self, row: TaEngagement) -> Cell:
        if row.budget_minutes is None:
            return Cell("")
        worked = self._worked.get(row.id) or 0
        left = row.budget_minutes - worked
        if left < 0:
            over = tr("{time} over").format(time=phrases.length(-left))
            agreed = phrases.length(row.budget_minutes)
            return Cell(over, tr("{budget} agreed").format(budget=agreed))
        of = tr("of {budget}").format(budget=phrases.length(row.budget_minutes))
        return Cell(phrases.length(left), of)
