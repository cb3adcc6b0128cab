"""What was agreed with a site: what is kept between us, and our two roles (PI12).

A coach who also gives technical assistance or reports to the funder says so before
anything is told in confidence: what will be shared, what will not, and where that ends.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock, phrases, tables
from app.errors import GoneError
from app.i18n import mark, tr, trn
from app.person import sites
from app.person.people_names import tidy, tidy_lines
from app.tables import Agreement
from app.vocabulary import AgreementKind, Layer

KINDS: Final = (AgreementKind.CONFIDENTIALITY, AgreementKind.DUAL_ROLE)

LIMITS: Final = mark(
    "Where somebody may come to harm, or the law asks, I say so to you first if I can."
)
"""The limits of confidence that are said at the start (5-privacy, f.1)."""

_NONE: Final = {
    AgreementKind.CONFIDENTIALITY: mark(
        "No confidentiality agreement with {site} yet."
    ),
    AgreementKind.DUAL_ROLE: mark("Your two roles are not agreed with {site} yet."),
}
_DUE: Final = {
    AgreementKind.CONFIDENTIALITY: mark(
        "The confidentiality agreement with {site} was to be looked at again on {day}."
    ),
    AgreementKind.DUAL_ROLE: mark(
        "What {site} knows of your two roles was to be looked at again on {day}."
    ),
}

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
    def is_made(self) -> bool:
        """Whether it was agreed: one for a day to come is not yet."""
        return self.agreed_on is not None and self.agreed_on <= clock.today()

    @property
    def due_since(self) -> date | None:
        """The day on which it was to be looked at again, if that is past."""
        due = self.review_on is not None and self.review_on < clock.today()
        return self.review_on if due else None

    @property
    def holds(self) -> bool:
        """Whether it was agreed, and its review is not overdue."""
        return self.is_made and self.due_since is None


@dataclass(frozen=True)
class Lack:
    """What is wanting between us and a site: an agreement, or a second look at one."""

    kind: AgreementKind
    due_since: date | None = None  # None: there is none

    def sentence(self, site: str) -> str:
        """Return what is wanting, in words."""
        if self.due_since is None:
            return tr(_NONE[self.kind]).format(site=site)
        day = phrases.short_date(self.due_since)
        return tr(_DUE[self.kind]).format(site=site, day=day)


def of_site(session: Session, site_id: UUID) -> tuple[Agreed, ...]:
    """Return the agreements with a site that were not retired, as KINDS stand."""
    found = session.scalars(_kept().where(Agreement.site_id == site_id))
    records = (_record(row) for row in found)
    return tuple(sorted(records, key=lambda one: (KINDS.index(one.kind), str(one.id))))


def lacking(found: Iterable[Agreed]) -> tuple[Lack, ...]:
    """Return what is wanting with a site that has these agreements, as KINDS stand.

    The one rule for every room: of each kind one is to be agreed and not overdue.
    """
    made = [one for one in found if one.is_made]
    lacks = []
    for kind in KINDS:
        of_kind = [one for one in made if one.kind is kind]
        if not any(one.holds for one in of_kind):
            days = (one.due_since for one in of_kind if one.due_since)
            lacks.append(Lack(kind, max(days, default=None)))
    return tuple(lacks)


def lacking_with(session: Session, site_id: UUID | None) -> tuple[Lack, ...]:
    """Return what is wanting with a site; nothing where there is none."""
    return lacking(of_site(session, site_id)) if site_id else ()


def sentence(lacks: Sequence[Lack], site: str) -> str:
    """Say what is wanting with a site; nothing when nothing is."""
    if list(lacks) == [Lack(kind) for kind in KINDS]:
        return tr(
            "Nothing is agreed with {site} yet, on confidentiality or on your two "
            "roles."
        ).format(site=site)
    return " ".join(one.sentence(site) for one in lacks)


def checks(session: Session, community_id: UUID) -> tuple[str, ...]:
    """Say what is wanting with the sites of a community, before it is handed on."""
    of_sites: dict[UUID, list[Agreed]] = defaultdict(list)
    for row in session.scalars(_kept().where(Agreement.community_id == community_id)):
        if row.site_id is not None:
            of_sites[row.site_id].append(_record(row))
    lacks: dict[tuple[AgreementKind, bool], list[tuple[Lack, str]]] = defaultdict(list)
    for site in sites.of_community(session, community_id):
        for one in lacking(of_sites[site.id]):
            lacks[one.kind, one.due_since is not None].append((one, site.name))
    return tuple(
        found[0][0].sentence(found[0][1])
        if len(found) == 1
        else _counted(kind, len(found), is_due=is_due)
        for (kind, is_due), found in sorted(
            lacks.items(), key=lambda one: (KINDS.index(one[0][0]), one[0][1])
        )
    )


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


def _kept() -> Select[Agreement]:
    return select(Agreement).where(
        Agreement.kind.in_(KINDS), Agreement.retired_on.is_(None)
    )


def _counted(kind: AgreementKind, n: int, *, is_due: bool) -> str:
    if kind is AgreementKind.CONFIDENTIALITY and is_due:
        return trn(
            "{n} agreement on confidentiality was to be looked at again",
            "{n} agreements on confidentiality were to be looked at again",
            n,
        )
    if kind is AgreementKind.CONFIDENTIALITY:
        return trn(
            "No confidentiality agreement with {n} site",
            "No confidentiality agreement with {n} sites",
            n,
        )
    if is_due:
        return trn(
            "{n} agreement on your two roles was to be looked at again",
            "{n} agreements on your two roles were to be looked at again",
            n,
        )
    return trn(
        "Your two roles are not agreed with {n} site",
        "Your two roles are not agreed with {n} sites",
        n,
    )


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
