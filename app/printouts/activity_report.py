"""The activity report: what was done in a period, for the funder (US10, ERLC7).

Its reader is the funder: sums of coaching, technical assistance by deliverable, how
often the circle met. No name of anybody who was coached, no count by site, nothing of
what was said. What is left out, and why, stands in it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock, phrases, settings, tables
from app.assistance import reckoning, standings
from app.assistance.standings import Standing
from app.coaching import totals
from app.coaching.totals import CoachingTotals
from app.community import time_spent
from app.errors import GoneError
from app.i18n import tr, trn
from app.pdf.story import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Pairs,
    Paper,
    Paragraph,
    Sheet,
    Table,
)
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.printouts.periods import period
from app.tables import Community
from app.vocabulary import SessionStatus, WorkKind


@dataclass(frozen=True)
class Given:
    """What may be counted of what the funder may not see (gathered before the wall)."""

    coaching: CoachingTotals
    minutes: tuple[tuple[UUID, int], ...]  # worked on each engagement
    sites: int  # that are in the community
    # the coach's own minutes in the period, by kind
    spent: tuple[tuple[WorkKind | None, int], ...] = ()


def gather(session: Session, community_id: UUID, chosen: Chosen) -> Given:
    """Return the sums, small ones folded; nothing else of coaching leaves its room."""
    first, last = period(chosen.get("period", ""), clock.today())
    worked = session.execute(
        select(tables.WorkEntry.ta_id, func.sum(tables.WorkEntry.minutes))
        .where(
            tables.WorkEntry.community_id == community_id,
            tables.WorkEntry.ta_id.is_not(None),
            tables.WorkEntry.worked_on <= last,
        )
        .group_by(tables.WorkEntry.ta_id)
    )
    here = session.scalar(
        select(func.count(tables.Site.id)).where(
            tables.Site.community_id == community_id, tables.Site.retired_on.is_(None)
        )
    )
    return Given(
        totals.of_period(session, community_id, first, last),
        tuple((key, int(minutes)) for key, minutes in worked if key),
        here or 0,
        time_spent.minutes_of(session, community_id, first, last),
    )


def compose(
    session: Session, community_id: UUID, chosen: Chosen, given: Given
) -> Paper:
    """Return the report. Raises GoneError when the community is not there."""
    home = session.get(Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    first, last = period(chosen.get("period", ""), clock.today())
    coach = settings.coach(session)
    title = tr("Activity report")
    span = tr("{first} to {last}").format(
        first=phrases.short_date(first), last=phrases.short_date(last)
    )
    return Paper(
        title=tr("{community}: Activity report").format(community=home.name),
        head=Sheet(home.name, title, span),
        blocks=(
            *_met(session, community_id, first, last),
            *_coached(given),
            *_spent(given),
            *_assisted(session, community_id, given, (first, last)),
            *_left_out(given),
        ),
        foot=dotted(home.short_name, title, span),
        author=coach.name if coach else "",
        language=phrases.language(),
    )


def hours(minutes: int) -> str:
    """Return minutes as "11 h 50", "12 h" or "45 min"."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return tr("{n} min").format(n=rest)
    return tr("{h} h {m:02}").format(h=whole, m=rest) if rest else f"{whole} h"


def _met(
    session: Session, community_id: UUID, first: date, last: date
) -> Iterator[Block]:
    gathering = tables.Session
    found = session.execute(
        select(gathering.title, gathering.starts_local)
        .where(
            gathering.community_id == community_id,
            gathering.status == SessionStatus.HELD,
            func.date(gathering.starts_local).between(
                first.isoformat(), last.isoformat()
            ),
        )
        .order_by(gathering.starts_local)
    ).all()
    yield Heading(tr("Gatherings"))
    if not found:
        yield Paragraph(tr("None was held in this time."))
        return
    yield Paragraph(trn("{n} was held.", "{n} were held.", len(found)))
    yield Bullets(
        tuple(
            dotted(phrases.short_date(row.starts_local.date()), row.title)
            for row in found
        )
    )


def _coached(given: Given) -> Iterator[Block]:
    told = given.coaching
    yield Heading(tr("Coaching, in sums"))
    if not told.told:
        yield Paragraph(
            tr("Too few conversations in this time to be told without names.")
        )
        return
    reached = tr("{n} of {all} sites").format(n=told.sites, all=given.sites)
    areas = [one.focus.label for one in told.focuses]
    areas += [tr("other")] if told.other else []
    facts = [
        (tr("Conversations"), str(told.contacts)),
        (tr("Time"), hours(told.minutes)),
        (tr("Reached"), reached),
    ]
    if areas:
        facts.append((tr("About"), phrases.listed(areas)))
    yield Pairs(tuple(facts))


def _spent(given: Given) -> Iterator[Block]:
    """Yield the coach's own time in sums; what it was spent on is in no report."""
    if not given.spent:
        return
    yield Heading(tr("Looking after the circle, in sums"))
    facts = [
        (kind.label if kind else tr("Other"), hours(minutes))
        for kind, minutes in given.spent
    ]
    whole = sum(minutes for _, minutes in given.spent)
    yield Pairs((*facts, (tr("In all"), hours(whole))))


def _assisted(
    session: Session, community_id: UUID, given: Given, span: tuple[date, date]
) -> Iterator[Block]:
    first, last = span
    found = standings.of_community(session, community_id, last)
    rows = [one for one in found if one.was_on(first)]
    yield Heading(tr("Technical assistance"))
    if not rows:
        yield Paragraph(tr("None was under way in this time."))
        return
    rows.sort(key=lambda one: (one.due_on or date.max, one.name, one.id.hex))
    worked = dict(given.minutes)
    columns = (
        Column(tr("What"), 4, names_row=True),
        Column(tr("Due"), 2),
        Column(tr("Delivered"), 2),
        Column(tr("Accepted"), 2),
        Column(tr("Hours"), 2),
    )
    yield Table(columns, tuple(_line(one, worked.get(one.id, 0)) for one in rows))


def _line(one: Standing, worked: int) -> tuple[Cell | str, ...]:
    late = reckoning.days_late(one.status, one.due_on, one.delivered_on, one.day)
    over = reckoning.minutes_over(worked, one.budget)
    done = tr("{hours} of {budget}").format(
        hours=hours(worked), budget=hours(one.budget or 0)
    )
    return (
        Cell(one.name, dotted(one.kind, one.status.label), bold=True),
        _day(one.due_on),
        Cell(
            _day(one.delivered_on),
            trn("{n} day late", "{n} days late", late) if late else "",
        ),
        _day(one.accepted_on),
        Cell(
            done if one.budget else hours(worked),
            tr("{hours} over").format(hours=hours(over)) if over else "",
        ),
    )


def _day(day: date | None) -> str:
    return phrases.short_date(day) if day else ""


def _left_out(given: Given) -> Iterator[Block]:
    """Yield what is not in the report, and why: nobody need wonder."""
    yield Heading(tr("Left out, and why"))
    reasons: list[Callable[[], str]] = [_names, _by_site]
    if given.coaching.other:
        reasons.append(_folded)
    yield Bullets(tuple(reason() for reason in reasons))


def _names() -> str:
    return tr("Who was coached, and what was said: it was told in confidence.")


def _by_site() -> str:
    return tr("Conversations by site: many calls are no sign of trouble, or of merit.")


def _folded() -> str:
    return tr("Focus areas that fewer than three sites shared: they are in “other”.")
