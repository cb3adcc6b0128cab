"""Adopting who decides what: the whole grid as it stands, kept as a version (PI10)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.charter import decision_rights, snapshots
from app.charter.revisions import Adoption
from app.errors import RefusedError
from app.i18n import tr
from app.person.people_names import tidy
from app.tables import DecisionArea, DecisionRight, Party, Revision
from app.vocabulary import RevisionStatus, RevisionSubject


@dataclass(frozen=True)
class Adopted:
    """A grid that was adopted."""

    id: UUID
    number: int
    dated: date
    adopted_by: str
    reason: str
    review_on: date | None
    snapshot: Mapping[str, Any]


def adopt(session: Session, community_id: UUID, said: Adoption) -> UUID:
    """Keep the grid as it stands as a new version; return its key.

    From then on every decision of it was agreed on that day, and is to be looked at
    again on the day that was said. The version before no longer holds. Raises
    RefusedError while the grid is empty, and for a day to look again that is not after
    the day it was adopted.
    """
    areas = decision_rights.rows(session, community_id)
    if not areas:
        raise RefusedError(tr("Nothing is on the list yet, so nothing can be adopted."))
    if said.review_on is not None and said.review_on <= said.dated:
        raise RefusedError(
            tr("The day to look again comes before it is adopted. Nothing was adopted.")
        )
    for area in areas:
        area.agreed_on = said.dated
        area.review_on = said.review_on
    session.flush()
    before = _rows(session, community_id)
    for row in before:
        if row.status is RevisionStatus.ADOPTED:
            row.status = RevisionStatus.RETIRED
    row = Revision(
        community_id=community_id,
        subject=RevisionSubject.DECISION_RIGHTS,
        number=max((row.number for row in before), default=0) + 1,
        status=RevisionStatus.ADOPTED,
        dated=said.dated,
        adopted_by=tidy(said.adopted_by, 500) or None,
        reason=tidy(said.reason, 500) or None,
        review_on=said.review_on,
        snapshot=_snapshot(session, community_id, areas),
    )
    session.add(row)
    session.flush()
    return row.id


def of_community(session: Session, community_id: UUID) -> list[Adopted]:
    """Return the versions that were adopted, the latest first."""
    return [
        Adopted(
            row.id,
            row.number,
            row.dated,
            row.adopted_by or "",
            row.reason or "",
            row.review_on,
            row.snapshot if isinstance(row.snapshot, dict) else {},
        )
        for row in _rows(session, community_id)
    ]


def changed_since(session: Session, community_id: UUID, version: Adopted) -> int:
    """Return how many decisions are not as they were in a version.

    Those that came or went are among them; a day or a note does not count.
    """
    before = _by_area(version.snapshot)
    areas = decision_rights.rows(session, community_id)
    now = _by_area(_snapshot(session, community_id, areas))
    return sum(before.get(key) != now.get(key) for key in before.keys() | now.keys())


def _snapshot(
    session: Session, community_id: UUID, areas: Iterable[DecisionArea]
) -> snapshots.Rows:
    """Return the grid as it stands, with the names of the organizations in it."""
    rights = session.scalars(
        select(DecisionRight)
        .where(DecisionRight.community_id == community_id)
        .order_by(DecisionRight.id)
    ).all()
    keys = {right.party_id for right in rights if right.party_id}
    parties = session.scalars(
        select(Party).where(Party.id.in_(keys)).order_by(Party.id)
    )
    return {
        **snapshots.of_rows(areas),
        **snapshots.of_rows(rights),
        **snapshots.of_rows(parties, only=("name", "kind")),
    }


def _by_area(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """Return, by decision, what is decided, how, and who has which part."""
    parts: dict[str, set[tuple[Any, Any, Any]]] = {}
    for right in snapshot.get("decision_right", ()):
        letter = right.get("party_id"), right.get("role"), right.get("part")
        parts.setdefault(right.get("decision_area_id"), set()).add(letter)
    return {
        area["id"]: (area.get("title"), area.get("mode"), parts.get(area["id"], set()))
        for area in snapshot.get("decision_area", ())
    }


def _rows(session: Session, community_id: UUID) -> list[Revision]:
    return list(
        session.scalars(
            select(Revision)
            .where(
                Revision.community_id == community_id,
                Revision.subject == RevisionSubject.DECISION_RIGHTS,
            )
            .order_by(Revision.number.desc())
        )
    )
