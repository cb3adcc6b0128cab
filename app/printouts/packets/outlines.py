"""The packet at a glance: what is in it, what is left out, what is to be seen to.

It is for the coach's own screen: what is left out is told line by line here. How much
stays in her private room is not known here; the window asks `app.day.kept_back`.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import phrases
from app.community import due_days
from app.i18n import tr, trn
from app.printouts.packets import choosing, handover
from app.printouts.packets.contents import Part
from app.printouts.packets.records import LeftOut, Outline, SectionShown
from app.printouts.packets.scope import Scope
from app.tables import CoachingSummary, Person, RoleTerm
from app.vocabulary import Audience, PacketKind, Role

_STALE: Final = 183  # days; a contact is checked twice a year (section 4)


def outline(
    session: Session, community_id: UUID, kind: PacketKind, audience: Audience
) -> Outline:
    """Return a packet at a glance. Raises RefusedError, GoneError."""
    scope = Scope.of(session, community_id, kind, audience)
    parts = choosing.chosen(session, community_id, kind, audience)
    return Outline(
        kind,
        audience,
        tr("Handing over {community}").format(community=scope.home.short_name),
        scope.to_name,
        scope.from_name,
        scope.change.last_on if scope.change else None,
        tuple(_section(scope, part, on) for part, on in parts),
        tuple(_left_out(scope, parts)),
        tuple(_checks(scope)),
        handover.steps(scope),
    )


def _section(scope: Scope, part: Part, on: bool) -> SectionShown:
    written = part.write(scope)
    fact = written.fact if written else tr("Nothing in the book yet")
    required = scope.kind in part.must
    return SectionShown(
        part.code, part.title, fact, part.icon, on, required, written is None
    )


def _left_out(scope: Scope, parts: tuple[tuple[Part, bool], ...]) -> Iterator[LeftOut]:
    """Say what stays out, and whose wish that is."""
    yield from _summaries(scope)
    yield from _contact_lines(scope)
    switched, spared = choosing.left_out(parts, scope.kind)
    if switched:
        words = trn(
            "{n} section you switched off.",
            "{n} sections you switched off.",
            len(switched),
        )
        yield LeftOut(words, switched)
    if spared:
        words = trn(
            "{n} section that is not needed to stand in.",
            "{n} sections that are not needed to stand in.",
            len(spared),
        )
        yield LeftOut(words, spared)


def _summaries(scope: Scope) -> Iterator[LeftOut]:
    """Name the shared summaries that stay, under the reason of each."""
    reasons = dict(scope.summaries.stays)
    rows = scope.session.scalars(
        select(CoachingSummary)
        .where(CoachingSummary.community_id == scope.home.id)
        .order_by(CoachingSummary.happened_on, CoachingSummary.id)
    )
    lines = defaultdict(list)
    for row in rows:
        if row.id in reasons:
            date = phrases.short_date(row.happened_on)
            line = tr("{about}, {date}").format(about=_about(scope, row), date=date)
            lines[reasons[row.id]].append(line)
    for left in scope.summaries.withheld:
        yield LeftOut(left.sentence, tuple(lines[left.reason]))


def _about(scope: Scope, row: CoachingSummary) -> str:
    """Return what site a summary is about, else which person."""
    site = scope.site_names.get(row.site_id, "") if row.site_id else ""
    return site or scope.name(row.person_id) or tr("no site")


def _contact_lines(scope: Scope) -> Iterator[LeftOut]:
    """Name those whose phone and e-mail stay, for they asked for it."""
    silent = [
        one.id
        for one in scope.roster.listed
        if not one.coach and not (one.phone or one.email or one.reach_note)
    ]
    known = scope.session.execute(
        select(Person.id, Person.phone, Person.email, Person.reach_note).where(
            Person.id.in_(silent)
        )
    )
    refused = {key for key, *lines in known if any(lines)}
    names = tuple(scope.people[key].name for key in silent if key in refused)
    if names:
        words = trn(
            "Phone and e-mail of {n} person, who asked us not to give them.",
            "Phone and e-mail of {n} people, who asked us not to give them.",
            len(names),
        )
        yield LeftOut(words, names)


def _checks(scope: Scope) -> Iterator[str]:
    """Say what a reader would miss (e.1, 3 and 5)."""
    if scope.change is None:
        yield tr("No handover is noted for this yet: who takes over, from which day?")
    elif not scope.to_name:
        yield tr("Nobody is named to take over yet")
    elif scope.away and not scope.change.return_on:
        yield tr("There is no day of return yet")
    elif not scope.change.last_on:
        yield tr("There is no last day yet")
    yield from _gap(scope)
    yield from _site_checks(scope)
    yield from _action_checks(scope)


def _gap(scope: Scope) -> Iterator[str]:
    """Say for how long nobody is there (US14: the days uncovered)."""
    change = scope.change
    if change and change.last_on and change.effective_on:
        days = (change.effective_on - change.last_on).days - 1
        if days > 0:
            yield trn(
                "Nobody is there for {n} day in between",
                "Nobody is there for {n} days in between",
                days,
            )


def _site_checks(scope: Scope) -> Iterator[str]:
    alone = [site.name for site in scope.alone]
    if len(alone) == 1:
        yield tr("{site}: no backup contact").format(site=alone[0])
    elif alone:
        yield trn(
            "{n} site has no backup contact",
            "{n} sites have no backup contact",
            len(alone),
        )
    unseen = [s.name for s in scope.sites if scope.site_rows[s.id].state is None]
    if len(unseen) == 1:
        yield tr("{site}: no state yet").format(site=unseen[0])
    elif unseen:
        yield trn(
            "{n} site has no state yet", "{n} sites have no state yet", len(unseen)
        )
    stale = _unchecked(scope)
    if stale:
        yield trn(
            "{n} contact was not checked in six months",
            "{n} contacts were not checked in six months",
            stale,
        )


def _unchecked(scope: Scope) -> int:
    held = {
        held.term_id
        for one in scope.roster.listed
        for held in one.roles
        if held.role is Role.CONTACT
    }
    terms = scope.session.scalars(select(RoleTerm).where(RoleTerm.id.in_(held)))
    oldest = due_days.later(scope.today, -_STALE)
    return sum(not term.verified_on or term.verified_on < oldest for term in terms)


def _action_checks(scope: Scope) -> Iterator[str]:
    rows = scope.to_do
    ownerless = sum(not row.owner_id and not row.owner_party_id for row, _ in rows)
    if ownerless:
        yield trn(
            "{n} open action has no owner", "{n} open actions have no owner", ownerless
        )
    late = sum(bool(due and due < scope.today) for _, due in rows)
    if late:
        yield trn("{n} open action is overdue", "{n} open actions are overdue", late)
    broken = sum(bool(due and due < scope.today) for _, due in scope.promises)
    if broken:
        yield trn("{n} promise is overdue", "{n} promises are overdue", broken)
