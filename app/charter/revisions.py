"""Versions of a charter: what was adopted, when, by whom and why (PI23, c.4).

A version keeps the words as they stood. The charter itself goes on being written in;
what has changed since is always to be seen (`comparing`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock
from app.charter import snapshots
from app.charter.parts import PARTS
from app.community import communities
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import tidy
from app.tables import Community, Revision
from app.vocabulary import CommunityStatus, Layer, RevisionStatus, RevisionSubject

SUBJECTS: Final[Mapping[RevisionSubject, tuple[str, ...]]] = {
    RevisionSubject.CHARTER: tuple(
        part.name for part in PARTS if part.is_for(Layer.FUNDER)
    ),
    RevisionSubject.VISION: ("vision", "principles"),
}
"""What can be adopted of a charter, and the parts that belong to it."""


@dataclass(frozen=True)
class Adoption:
    """What is said when a version is adopted."""

    dated: date
    adopted_by: str = ""  # names, or "all who were there"
    reason: str = ""
    review_on: date | None = None  # when to look at it again
    subject: RevisionSubject = RevisionSubject.CHARTER


@dataclass(frozen=True)
class Version:
    """A version as it was adopted."""

    id: UUID
    subject: RevisionSubject
    number: int
    status: RevisionStatus
    dated: date
    adopted_by: str
    reason: str
    review_on: date | None
    texts: Mapping[str, str] = field(default_factory=dict)  # by part, those written

    @property
    def holds(self) -> bool:
        """Whether it is in force."""
        return self.status is RevisionStatus.ADOPTED

    @property
    def name(self) -> str:
        """What it is called: "Version 2"."""
        if self.subject is RevisionSubject.VISION:
            return tr("Vision and principles {n}").format(n=self.number)
        return tr("Version {n}").format(n=self.number)


def adopt(session: Session, community_id: UUID, said: Adoption) -> UUID:
    """Keep the words as they stand as a new version; return its key.

    The version before it no longer holds, and the charter is to be looked at again on
    the day that was said. Raises RefusedError while nothing is written, and for a day
    to look again that is not after the day it was adopted.
    """
    texts = written(session, community_id, said.subject)
    if not texts:
        raise RefusedError(
            tr("Nothing of it is written yet, so there is nothing to adopt.")
        )
    if said.review_on is not None and said.review_on <= said.dated:
        raise RefusedError(
            tr("The day to look again comes before it is adopted. Nothing was adopted.")
        )
    home = communities.find(session, community_id)
    number = _last_number(session, community_id, said.subject) + 1
    for before in _rows(session, community_id, said.subject):
        if before.status is RevisionStatus.ADOPTED:
            before.status = RevisionStatus.RETIRED
    row = Revision(
        community_id=community_id,
        subject=said.subject,
        number=number,
        status=RevisionStatus.ADOPTED,
        dated=said.dated,
        adopted_by=tidy(said.adopted_by, 500) or None,
        reason=tidy(said.reason, 500) or None,
        review_on=said.review_on,
        snapshot=dict(snapshots.of_rows([home], only=texts)),
    )
    session.add(row)
    if said.review_on is not None:
        home.review_on = said.review_on
    session.flush()
    return row.id


def of_community(
    session: Session,
    community_id: UUID,
    subject: RevisionSubject | None = RevisionSubject.CHARTER,
) -> list[Version]:
    """Return the versions of the charter, or of all its `SUBJECTS`, latest first."""
    subjects = tuple(SUBJECTS) if subject is None else (subject,)
    return [_version(row) for row in _rows(session, community_id, *subjects)]


def current(session: Session, community_id: UUID) -> Version | None:
    """Return the version of the charter that holds, if there is one."""
    found = of_community(session, community_id)
    return next((one for one in found if one.holds), None)


def get(session: Session, revision_id: UUID) -> Version:
    """Return a version. Raises GoneError if there is none."""
    return _version(_find(session, revision_id))


def overdue(session: Session) -> list[tuple[UUID, str, date]]:
    """Return the communities whose charter was to be looked at again by now.

    Each with its short name and the day, the earliest first.
    """
    at_work = (CommunityStatus.FORMING, CommunityStatus.ACTIVE)
    found = session.execute(
        select(Community.id, Community.short_name, Community.review_on)
        .where(
            Community.retired_on.is_(None),
            Community.status.in_(at_work),
            Community.review_on <= clock.today(),
        )
        .order_by(Community.review_on, Community.name, Community.id)
    )
    return [(key, name, day) for key, name, day in found if day is not None]


def retire(session: Session, revision_id: UUID) -> None:
    """Say that a version no longer holds; it can still be read."""
    _find(session, revision_id).status = RevisionStatus.RETIRED
    session.flush()


def written(
    session: Session,
    community_id: UUID,
    subject: RevisionSubject = RevisionSubject.CHARTER,
) -> dict[str, str]:
    """Return what is written now of the parts that a version would hold."""
    home = communities.find(session, community_id)
    return {
        name: text for name in SUBJECTS[subject] if (text := getattr(home, name) or "")
    }


def _last_number(session: Session, community_id: UUID, subject: RevisionSubject) -> int:
    last = session.scalar(
        select(func.max(Revision.number)).where(
            Revision.community_id == community_id, Revision.subject == subject
        )
    )
    return last or 0


def _rows(
    session: Session, community_id: UUID, *subjects: RevisionSubject
) -> list[Revision]:
    return list(
        session.scalars(
            select(Revision)
            .where(
                Revision.community_id == community_id, Revision.subject.in_(subjects)
            )
            .order_by(Revision.dated.desc(), Revision.subject, Revision.number.desc())
        )
    )


def _find(session: Session, revision_id: UUID) -> Revision:
    row = session.get(Revision, revision_id)
    if row is None:
        raise GoneError(tr("This version is no longer in the book."))
    return row


def _version(row: Revision) -> Version:
    return Version(
        row.id,
        row.subject,
        row.number,
        row.status,
        row.dated,
        row.adopted_by or "",
        row.reason or "",
        row.review_on,
        _texts(row.snapshot),
    )


def _texts(snapshot: Any) -> dict[str, str]:
    """Return the words that a snapshot holds; what cannot be read is not there."""
    rows = snapshot.get("community") if isinstance(snapshot, dict) else None
    row = rows[0] if isinstance(rows, list) and rows else {}
    if not isinstance(row, dict):
        return {}
    return {
        part.name: text
        for part in PARTS
        if isinstance(text := row.get(part.name), str) and text
    }
