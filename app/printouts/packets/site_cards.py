"""The state of each site, one card each, as I-PASS has it (e.1, 2; e.2, section 8).

Facts, not attitudes: the coach's word for how a site is doing, her one fair line, what
is strong there, what is open, and the next date. When it was last heard from is taken
from gatherings alone, for conversations are the coach's own.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from app import phrases, tables
from app.gathering.gatherings import CALLED_OFF, THERE
from app.i18n import tr, trn
from app.pdf.story import (
    Block,
    Cell,
    Check,
    CheckList,
    Column,
    Heading,
    Pairs,
    Table,
    Text,
    Together,
)
from app.person.sites import Site
from app.printouts.joining import dotted
from app.printouts.packets.dues import Dues
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import pairs, to_dos
from app.printouts.readers import consented
from app.tables import Attendance, Membership
from app.vocabulary import Audience, Rank, SiteState

MARKS: Final = {
    SiteState.STEADY: "steady",
    SiteState.WATCH: "watch",
    SiteState.URGENT: "urgent",
    None: "unsaid",
}
"""The shape beside each word, so that color alone never says it."""

Items = tuple[tuple[str, Text], ...]

_WORST_FIRST: Final = (SiteState.URGENT, SiteState.WATCH, SiteState.STEADY, None)
_IN_CONTENTS: Final = 12  # sites that have a line of their own in the contents
_SHOWN: Final = 8  # open actions on a card; all are in a section of their own


def write(scope: Scope) -> Written | None:
    """Return the cards, what needs looking after first, or nothing without sites."""
    sites = sorted(
        scope.sites, key=lambda s: _WORST_FIRST.index(scope.site_rows[s.id].state)
    )
    if not sites:
        return None
    heard, open_here = _last_heard(scope), _open_by_site(scope)
    blocks: list[Block] = [_overview(scope, sites)]
    level = 2
    if len(sites) > _IN_CONTENTS:
        blocks.append(Heading(tr("Card by card")))
        level = 3
    for site in sites:
        days = _days(scope, open_here[site.id], heard.get(site.id))
        blocks.append(_card(scope, site, level, open_here[site.id], days))
    return Written(_fact(scope, sites), tuple(blocks), _lead())


def _lead() -> str:
    return tr(
        "Each card is written so that the site itself can read it, and is asked to."
    )


def _fact(scope: Scope, sites: list[Site]) -> str:
    states = Counter(scope.site_rows[site.id].state for site in sites)
    words = {
        SiteState.URGENT: trn("{n} urgent", "{n} urgent", states[SiteState.URGENT]),
        SiteState.WATCH: trn("{n} to watch", "{n} to watch", states[SiteState.WATCH]),
        SiteState.STEADY: trn("{n} steady", "{n} steady", states[SiteState.STEADY]),
        None: trn("{n} not written yet", "{n} not written yet", states[None]),
    }
    return phrases.listed(words[state] for state in _WORST_FIRST if states[state])


def _state(row: tables.Site) -> Cell:
    word = row.state.label if row.state else tr("No state written yet")
    note = phrases.short_date(row.state_on) if row.state and row.state_on else ""
    return Cell(word, note, bold=True, mark=MARKS[row.state])


def _overview(scope: Scope, sites: list[Site]) -> Table:
    rows = [
        (
            Cell(site.name, bold=True),
            _state(scope.site_rows[site.id]),
            scope.site_rows[site.id].state_reason or "",
        )
        for site in sites
    ]
    return Table(
        (
            Column(tr("Site"), 3, names_row=True),
            Column(tr("State"), 2.8),
            Column(tr("Why"), 5),
        ),
        tuple(rows),
    )


def _open_by_site(scope: Scope) -> Mapping[UUID, Dues]:
    """Return what is open at each site and may be read there: the card is the site's.

    What is the coaches' own is in the section of open actions alone.
    """
    by_site: dict[UUID, Dues] = defaultdict(list)
    for row, due in scope.open_actions:
        if row.site_id and consented.sees(Audience.NEW_SITE_LEAD, row.layer):
            by_site[row.site_id].append((row, due))
    return by_site


def _card(
    scope: Scope, site: Site, level: int, open_here: Dues, days: Items
) -> Together:
    """Return the card of one site: state, summary, what is open, read by the site."""
    row = scope.site_rows[site.id]
    head = Table(
        (Column("", 2, names_row=True), Column("", 6)),
        ((_state(row), Cell(row.state_reason or "", _to_call(scope, site))),),
    )
    read = Check(tr("The site has read this card"), note=tr("Date"))
    checks = (*to_dos(scope, open_here[:_SHOWN], alone=False).items, read)
    return Together(
        (
            Heading(site.name, level),
            head,
            Pairs(_about(row) + days),
            CheckList(checks),
        )
    )


def _about(row: tables.Site) -> Items:
    kept = row.languages if isinstance(row.languages, list) else []
    languages = phrases.listed(str(one) for one in kept)
    return pairs(
        (tr("Where it stands"), row.summary),
        (tr("Serves"), row.serves),
        (tr("Strong in"), row.strengths),
        (tr("Customs"), row.protocols),
        (tr("Languages, access"), dotted(languages, row.access_needs or "")),
        (tr("Learned there"), row.learned),
        (tr("History"), row.history),
    )


def _to_call(scope: Scope, site: Site) -> str:
    """Return whom to call there; that there is nobody is said plainly."""
    first, backup = (scope.contact(site, r) for r in (Rank.PRIMARY, Rank.BACKUP))
    return tr("To call: {first} · Backup: {backup}").format(
        first=first.name if first else tr("no first contact"),
        backup=backup.name if backup else tr("no backup"),
    )


def _days(scope: Scope, open_here: Dues, heard: date | None) -> Items:
    """Return when the site was last at a gathering, and what comes next there."""
    last = ""
    if heard:
        last = tr("At a gathering {date}").format(date=phrases.short_date(heard))
    coming = [
        tr("next {date}: {what}").format(date=phrases.short_date(due), what=row.body)
        for row, due in open_here
        if due and due >= scope.today
    ]
    return pairs((tr("Last and next"), dotted(last, *coming[:1])))


def _last_heard(scope: Scope) -> dict[UUID, date]:
    """Return when somebody of each site was last at a gathering that took place."""
    gathering = tables.Session
    until = datetime.combine(scope.today, time.max)
    found = scope.session.execute(
        select(Membership.site_id, func.max(gathering.starts_local))
        .join(Attendance, Attendance.person_id == Membership.person_id)
        .join(gathering, gathering.id == Attendance.session_id)
        .where(
            Membership.community_id == scope.home.id,
            Attendance.community_id == scope.home.id,
            Attendance.state.in_(THERE),
            gathering.status.not_in(CALLED_OFF),
            gathering.starts_local <= until,
        )
        .group_by(Membership.site_id)
    )
    return {site: start.date() for site, start in found if site and start}
