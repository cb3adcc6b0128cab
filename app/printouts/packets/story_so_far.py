"""The community's story in its turning points (e.2, section 4)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlalchemy import select

from app import phrases, tables
from app.i18n import tr, trn
from app.pdf.story import Cell, Column, Table
from app.printouts.packets.kinds import printed_title
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import stage_of
from app.printouts.readers import consented
from app.tables import TaEngagement, Transition
from app.vocabulary import SessionKind, SessionStatus, TransitionStatus

_TURNING: Final = (
    SessionKind.LAUNCH,
    SessionKind.CONVENING,
    SessionKind.CELEBRATION,
    SessionKind.HANDOVER,
    SessionKind.EVALUATION,
    SessionKind.PLANNING_RETREAT,
)

Point = tuple[date, str, str]  # when, what, of what sort


def write(scope: Scope) -> Written | None:
    """Return the turning points, the first first, or nothing before the first."""
    points = sorted(
        {
            *_of_the_community(scope),
            *_gatherings(scope),
            *_changes(scope),
            *_delivered(scope),
        }
    )
    points = [point for point in points if point[0] <= scope.today]
    if not points:
        return None
    rows = tuple(
        (Cell(phrases.short_date(day)), Cell(what, _unlike(what, sort), bold=True))
        for day, what, sort in points
    )
    columns = (Column(tr("When"), 2), Column(tr("What"), 7, names_row=True))
    fact = trn("{n} turning point", "{n} turning points", len(points))
    return Written(fact, (Table(columns, rows),))


def _unlike(what: str, sort: str) -> str:
    """Return of what sort something is, unless its title says just that."""
    return "" if sort.casefold() == what.strip().casefold() else sort


def _of_the_community(scope: Scope) -> Iterator[Point]:
    home = scope.home
    if home.starts_on:
        yield home.starts_on, tr("{name} begins").format(name=home.name), ""
    if home.stage_since:
        words = tr("{name}: a new stage").format(name=stage_of(home))
        yield home.stage_since, words, ""


def _gatherings(scope: Scope) -> Iterator[Point]:
    gathering = tables.Session
    for row in scope.session.scalars(
        select(gathering).where(
            gathering.community_id == scope.home.id,
            gathering.kind.in_(_TURNING),
            gathering.status == SessionStatus.HELD,
        )
    ):
        if row.starts_local:
            yield row.starts_local.date(), row.title, row.kind.label


def _changes(scope: Scope) -> Iterator[Point]:
    for row in scope.session.scalars(
        select(Transition).where(
            Transition.community_id == scope.home.id,
            Transition.status != TransitionStatus.DROPPED,
        )
    ):
        day = row.announced_on or row.effective_on
        if day and consented.sees(scope.audience, row.layer):
            told = tr("Announced") if row.announced_on else ""
            yield day, printed_title(row), told


def _delivered(scope: Scope) -> Iterator[Point]:
    for row in scope.session.scalars(
        select(TaEngagement).where(
            TaEngagement.community_id == scope.home.id,
            TaEngagement.accepted_on.is_not(None),
        )
    ):
        if row.accepted_on:
            yield row.accepted_on, row.title, tr("Accepted")
