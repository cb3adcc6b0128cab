"""What comes in the reader's time, and the rhythm behind it (e.2, section 9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from app import phrases, zones
from app.community import channels
from app.i18n import tr, trn
from app.pdf.story import Block, Cell, Column, Heading, Table
from app.printouts.joining import dotted
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import hours
from app.printouts.prose import prose
from app.tables import TaEngagement
from app.vocabulary import ActionKind, SessionStatus, TaStatus

_OPEN_TA: Final = (TaStatus.AGREED, TaStatus.IN_PROGRESS, TaStatus.IN_REVIEW)


@dataclass(frozen=True)
class _Entry:
    day: date
    time: str
    what: str
    note: str
    place: str


def write(scope: Scope) -> Written | None:
    """Return the days to come and the rhythm, or nothing if there is neither."""
    coming = sorted(
        [*_gatherings(scope), *_dues(scope), *_of_the_change(scope)],
        key=lambda entry: entry.day,
    )
    blocks: list[Block] = []
    if coming:
        blocks.append(_table(coming))
    rhythm = _rhythm(scope)
    if rhythm:
        blocks += [Heading(tr("The rhythm")), *rhythm]
    if not blocks:
        return None
    lead = tr("From {start} to {end}. Times are {zone}.").format(
        start=phrases.short_date(scope.today),
        end=phrases.short_date(scope.until),
        zone=zones.label(scope.home.zone),
    )
    days = trn("{n} date", "{n} dates", len(coming))
    together = len([one for one in scope.planned if one.day])
    meets = trn("{n} gathering", "{n} gatherings", together)
    fact = tr("{dates}, {gatherings} among them").format(dates=days, gatherings=meets)
    return Written(fact if coming else tr("The rhythm"), tuple(blocks), lead)


def _gatherings(scope: Scope) -> list[_Entry]:
    entries = []
    for it in scope.coming:
        if it.day is None:
            continue
        sure = "" if it.status is SessionStatus.CONFIRMED else it.status.label
        where = dotted(it.mode.label, it.place or it.join_link)
        note = dotted(it.purpose, sure)
        entries.append(_Entry(it.day, hours(scope, it), it.title, note, where))
    return entries


def _dues(scope: Scope) -> Iterator[_Entry]:
    """Give the milestones, and the technical assistance that falls due."""
    for row, due in scope.open_actions:
        if row.kind is ActionKind.MILESTONE and due and _in_time(scope, due):
            yield _Entry(due, "", row.body, tr("Milestone"), scope.owner(row))
    for ta in scope.session.scalars(
        select(TaEngagement).where(
            TaEngagement.community_id == scope.home.id,
            TaEngagement.status.in_(_OPEN_TA),
        )
    ):
        if ta.due_on and _in_time(scope, ta.due_on):
            who = scope.name(ta.provider_id) or scope.party(ta.provider_party_id)
            title = ta.title or tr("Request without a title")
            yield _Entry(ta.due_on, "", title, tr("Assistance due"), who)


def _of_the_change(scope: Scope) -> Iterator[_Entry]:
    change = scope.change
    if change is None:
        return
    days = (
        (change.overlap[0], tr("The overlap begins")),
        (change.last_on, tr("Last day of {name}").format(name=scope.from_name)),
        (change.effective_on, tr("First day of {name}").format(name=scope.reader)),
        (change.return_on, tr("{name} is back").format(name=scope.from_first)),
        (change.support_until, tr("Support on request ends")),
    )
    for day, words in days:
        if day and _in_time(scope, day):
            yield _Entry(day, "", words, tr("Handover"), "")


def _in_time(scope: Scope, day: date) -> bool:
    return scope.today <= day <= scope.until


def _table(coming: list[_Entry]) -> Table:
    return Table(
        (
            Column(tr("When"), 3),
            Column(tr("What"), 5, names_row=True),
            Column(tr("Where, or who"), 4),
        ),
        tuple(
            (
                Cell(phrases.day(entry.day), entry.time),
                Cell(entry.what, entry.note, bold=True),
                entry.place,
            )
            for entry in coming
        ),
    )


def _rhythm(scope: Scope) -> list[Block]:
    blocks: list[Block] = [*prose(scope.home.rhythm)]
    ways = channels.of_community(scope.session, scope.home.id)
    rows = tuple(
        (
            Cell(way.name, way.purpose, bold=True),
            Cell(way.cadence, phrases.length(way.minutes) if way.minutes else ""),
            Cell(scope.name(way.host_id), way.audience),
            way.place,
        )
        for way in ways
    )
    if rows:
        columns = (
            Column(tr("Way of meeting"), 4, names_row=True),
            Column(tr("How often"), 3),
            Column(tr("Host, and for whom"), 3),
            Column(tr("Where"), 3),
        )
        blocks.append(Table(columns, rows))
    return blocks
