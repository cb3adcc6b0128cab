"""Changes to technical assistance, field by field, and taking it out of the book."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.assistance import engagements, links, reckoning, steps
from app.assistance.requests import LONGEST
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import fold, tidy, tidy_lines
from app.tables import ConcernedSite, Party, Site, TaEngagement
from app.vocabulary import (
    ActionKind,
    Deliverable,
    Intensity,
    PartyKind,
    TaFunction,
    TaStatus,
)

MOST_MINUTES: Final = 100_000  # a budget beyond that is a slip


def edit(session: Session, engagement_id: UUID, field: str, value: Any) -> None:
    """Give one field another value, as it was typed or chosen.

    Raises RefusedError for what cannot be so, GoneError.
    """
    row = engagements.find(session, engagement_id)
    if field == "accepted_by" and not tidy(value) and row.status in reckoning.ACCEPTED:
        raise RefusedError(
            tr("Somebody has accepted it, so a name stays. Nothing was changed.")
        )
    kept = FIELDS[field](value)
    if field in _OF_THE_END:
        _check_end(row, field, kept)
    if field == "due_on":
        row.paused_on = None  # a day said anew is meant as it is said
    if field == "delivered_on" and kept and row.status not in reckoning.FINISHED:
        steps.move(session, engagement_id, TaStatus.DELIVERED, kept)
    setattr(row, field, kept)
    session.flush()


def set_sites(session: Session, engagement_id: UUID, sites: Collection[UUID]) -> None:
    """Say which sites it is for; with none it is for the whole community."""
    row = engagements.find(session, engagement_id)
    there = session.scalars(
        select(ConcernedSite).where(ConcernedSite.ta_id == engagement_id)
    ).all()
    for concerned in there:
        if concerned.site_id not in sites:
            session.delete(concerned)
    known = {concerned.site_id for concerned in there}
    for site_id in sorted(set(sites) - known, key=str):
        site = session.get(Site, site_id)
        if site is None or site.community_id != row.community_id:
            raise GoneError(tr("This site is no longer there. Nothing was changed."))
        session.add(
            ConcernedSite(
                community_id=row.community_id, site_id=site_id, ta_id=engagement_id
            )
        )
    session.flush()


def set_provider(session: Session, engagement_id: UUID, name: str) -> None:
    """Say which organization helps, by its name; one not known yet is entered."""
    row = engagements.find(session, engagement_id)
    row.provider_party_id = _party(session, tidy(name))
    session.flush()


def providers(session: Session) -> list[str]:
    """Return the names of organizations that could help, by name."""
    names = session.scalars(
        select(Party.name)
        .where(Party.retired_on.is_(None))
        .order_by(Party.kind != PartyKind.TA_PROVIDER, Party.name)
    )
    return list(dict.fromkeys(names))


def delete(session: Session, engagement_id: UUID) -> None:
    """Take it out of the book, with its milestones, hours and links.

    What else tells of it (a number, a quote) stays, and no longer says of what.
    """
    row = engagements.find(session, engagement_id)
    parts: tuple[Any, ...] = (
        select(tables.Action).where(
            tables.Action.ta_id == engagement_id,
            tables.Action.kind == ActionKind.MILESTONE,
        ),
        select(tables.Evidence).where(
            tables.Evidence.ta_id == engagement_id,
            tables.Evidence.kind.in_(links.KINDS),
        ),
        select(tables.WorkEntry).where(tables.WorkEntry.ta_id == engagement_id),
        select(ConcernedSite).where(ConcernedSite.ta_id == engagement_id),
    )
    for query in parts:
        for part in session.scalars(query).all():
            session.delete(part)
    session.flush()
    session.delete(row)
    session.flush()


def _check_end(row: TaEngagement, field: str, day: date | None) -> None:
    """Raise RefusedError for days at the end that cannot all be true."""
    days = {name: getattr(row, name) for name, _ in _END} | {field: day}
    if day is None and row.status in dict(_END)[field]:
        raise RefusedError(
            tr("It stands as {status}, so the day stays. Nothing was changed.").format(
                status=row.status.label
            )
        )
    told = [days[name] for name, _ in _END if days[name] is not None]
    if told != sorted(told):
        raise RefusedError(
            tr("First it is delivered, then accepted. Nothing was changed.")
        )


def _party(session: Session, name: str) -> UUID | None:
    if not name:
        return None
    wanted = fold(name)
    for key, known in session.execute(
        select(Party.id, Party.name).where(Party.retired_on.is_(None))
    ):
        if fold(known) == wanted:
            return key
    party = Party(name=name, kind=PartyKind.TA_PROVIDER)
    session.add(party)
    session.flush()
    return party.id


def _line(value: str) -> str:
    return tidy(value, LONGEST)


def _maybe_line(value: str) -> str | None:
    return tidy(value, LONGEST) or None


def _lines(value: str) -> str | None:
    return tidy_lines(value) or None


def _day(value: date | None) -> date | None:
    return value


def _minutes(value: int | None) -> int | None:
    if value is not None and not 0 <= value <= MOST_MINUTES:
        raise RefusedError(
            tr("That is more hours than anyone has. Nothing was changed.")
        )
    return value


def _key(value: UUID | None) -> UUID | None:
    return value


def _deliverable(value: Deliverable) -> Deliverable:
    return value


def _function(value: TaFunction | None) -> TaFunction | None:
    return value


def _intensity(value: Intensity | None) -> Intensity | None:
    return value


_END: Final = (
    ("delivered_on", reckoning.FINISHED),
    ("accepted_on", reckoning.ACCEPTED),
    ("followed_up_on", (TaStatus.FOLLOWED_UP,)),
)
"""The days at the end, in their order, each with the statuses that need it."""
_OF_THE_END: Final = tuple(name for name, _ in _END)
FIELDS: Final[dict[str, Callable[[Any], Any]]] = {
    "title": _line,
    "deliverable": _deliverable,
    "deliverable_note": _maybe_line,
    "outcome": _lines,
    "scope_in": _lines,
    "scope_out": _lines,
    "function": _function,
    "intensity": _intensity,
    "requested_on": _day,
    "requester_id": _key,
    "provider_id": _key,
    "agreed_on": _day,
    "starts_on": _day,
    "due_on": _day,
    "budget_minutes": _minutes,
    "delivered_on": _day,
    "accepted_on": _day,
    "accepted_by": _maybe_line,
    "followed_up_on": _day,
    "result": _lines,
    "early_reason": _maybe_line,
    "topic_id": _key,
    "need_id": _key,
}
"""The fields that are edited where they stand, each with what makes it fit."""
