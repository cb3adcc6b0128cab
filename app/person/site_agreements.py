"""What was agreed with a site: what is kept between us, and our two roles (PI12).

A coach who also gives technical assistance or reports to the funder says so before
anything is told in confidence: what will be shared, what will not, and where that ends.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock, tables
from app.errors import GoneError
from app.i18n import mark, tr
from app.person import sites
from app.person.people_names import tidy, tidy_lines
from app.tables import Agreement
from app.vocabulary import AgreementKind, Layer

KINDS: Final = (AgreementKind.CONFIDENTIALITY, AgreementKind.DUAL_ROLE)

LIMITS: Final = mark(
    "Where somebody may come to harm, or the law asks, I say so to you first if I can."
)
"""The limits of confidence that are said at the start (5-privacy, f.1)."""

_LONG: Final = ("body", "will_share", "wont_share", "exceptions")


class Fields(TypedDict, total=False):
    """What can be said of an agreement."""

    body: str
    will_share: str
    wont_share: str
    exceptions: str
    agreed_by: str
    agreed_on: date | None
    review_on: date | None


@dataclass(frozen=True)
class Agreed:
    """An agreement with a site; without a day it is not agreed yet."""

    id: UUID
    site_id: UUID
    kind: AgreementKind
    body: str
    will_share: str
    wont_share: str
    exceptions: str
    agreed_by: str
    agreed_on: date | None
    review_on: date | None

    @property
    def holds(self) -> bool:
        """Whether it was agreed, and its review is not overdue."""
        due = self.review_on is not None and self.review_on < clock.today()
        return self.agreed_on is not None and not due


def of_site(session: Session, site_id: UUID) -> tuple[Agreed, ...]:
    """Return the agreements with a site that were not retired, as KINDS stand."""
    found = session.scalars(
        select(Agreement).where(
            Agreement.site_id == site_id,
            Agreement.kind.in_(KINDS),
            Agreement.retired_on.is_(None),
        )
    )
    records = (_record(row) for row in found)
    return tuple(sorted(records, key=lambda one: (KINDS.index(one.kind), str(one.id))))


def missing(session: Session, community_id: UUID) -> frozenset[UUID]:
    """Return the sites of a community without an agreed word on confidentiality."""
    agreed = session.scalars(
        select(Agreement.site_id).where(
            Agreement.community_id == community_id,
            Agreement.kind == AgreementKind.CONFIDENTIALITY,
            Agreement.agreed_on.is_not(None),
            Agreement.retired_on.is_(None),
        )
    ).all()
    here = sites.of_community(session, community_id)
    return frozenset(site.id for site in here) - frozenset(agreed)


def begin(session: Session, site_id: UUID, kind: AgreementKind) -> UUID:
    """Write down an agreement that is still to be made; return its key."""
    site = sites.find(session, site_id)
    row = Agreement(
        community_id=site.community_id,
        site_id=site_id,
        kind=kind,
        title=kind.label,
        layer=Layer.SITE,
        exceptions=tr(LIMITS) if kind is AgreementKind.CONFIDENTIALITY else None,
    )
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, agreement_id: UUID, **fields: Unpack[Fields]) -> None:
    """Say something else of an agreement. Raises GoneError."""
    row = _find(session, agreement_id)
    values: dict[str, Any] = dict(fields)
    for name in _LONG:
        if name in values:
            values[name] = tidy_lines(values[name]) or None
    if "agreed_by" in values:
        values["agreed_by"] = tidy(values["agreed_by"], 200) or None
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()


def retire(session: Session, agreement_id: UUID) -> None:
    """End an agreement; what was agreed, by whom and when stays in the book."""
    _find(session, agreement_id).retired_on = clock.today()
    session.flush()


def _find(session: Session, agreement_id: UUID) -> Agreement:
    row = session.get(Agreement, agreement_id)
    if row is None:
        raise GoneError(tr("This agreement is no longer in the book."))
    return row


def _record(row: tables.Agreement) -> Agreed:
    if row.site_id is None:
        raise ValueError("an agreement with no site")
    return Agreed(
        row.id,
        row.site_id,
        row.kind,
        row.body or "",
        row.will_share or "",
        row.wont_share or "",
        row.exceptions or "",
        row.agreed_by or "",
        row.agreed_on,
        row.review_on,
    )
