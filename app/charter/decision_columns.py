"""The columns of who decides what: roles and organizations, as she chose them.

Which of them are shown, whether as DARCI or RACI, and how often one looks again is
remembered for each community. A column that holds a letter is always shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import clock, settings
from app.charter import decision_rights
from app.charter.decision_rights import Area, Key
from app.i18n import mark, tr
from app.person.people_names import fold
from app.tables import DecisionRight, Party, RoleTerm, Site
from app.vocabulary import Role

NAMES: Final = {
    Role.SITE: mark("Sites"),
    Role.MEMBER: mark("Members"),
    Role.CORE_TEAM: mark("Core team"),
    Role.COORDINATOR: mark("Coordinator"),
    Role.FACILITATOR: mark("Facilitator"),
    Role.COACH: mark("Coach"),
    Role.CONVENER: mark("Convener"),
    Role.FACILITATING: mark("Facilitating organization"),
    Role.SPONSOR: mark("Funder"),
    Role.PARTNER: mark("Partners"),
    Role.EVALUATOR: mark("Evaluator"),
    Role.TA_PROVIDER: mark("TA providers"),
    Role.TRAINER: mark("Trainer"),
    Role.HOST: mark("Host"),
    Role.KNOWLEDGE_BROKER: mark("Knowledge broker"),
    Role.CHAMPION: mark("Champions"),
    Role.SUBJECT_MATTER: mark("Subject-matter people"),
    Role.LIBRARIAN: mark("Librarian"),
    Role.OBSERVER: mark("Observers"),
}
"""The roles that can have a part in a decision, in the order of their columns."""

USUAL: Final = (Role.SITE, Role.CORE_TEAM, Role.COACH, Role.SPONSOR)
OFTEN: Final = 6  # months after which one looks again, unless she said otherwise
_WORDS: Final = 28  # letters of a name that heads a column


@dataclass(frozen=True)
class Column:
    """A role or an organization that has a part in what is decided."""

    key: Key
    name: str

    @property
    def is_role(self) -> bool:
        """Whether it stands for whoever holds a role."""
        return isinstance(self.key, Role)


@dataclass(frozen=True)
class Grid:
    """Who decides what, as it is looked at."""

    areas: tuple[Area, ...]
    columns: tuple[Column, ...]
    raci: bool = False
    months: int = OFTEN  # how often one looks again

    def due(self, area: Area) -> date | None:
        """Return when to look at a decision again: as was said, or in due course."""
        if area.review_on is not None or area.agreed_on is None:
            return area.review_on
        return clock.months_before(area.agreed_on, -self.months)


def grid(session: Session, community_id: UUID) -> Grid:
    """Return who decides what in a community, with the columns she chose."""
    areas = decision_rights.of_community(session, community_id)
    kept = _kept(session, community_id)
    wanted = _chosen(kept) | used(areas)
    columns = tuple(_named(session, wanted))
    months = int(kept.get("months", OFTEN))
    return Grid(tuple(areas), columns, bool(kept.get("raci")), months)


def on_paper(session: Session, community_id: UUID) -> Grid:
    """Return it as all may read it: with the columns that hold a letter."""
    areas = decision_rights.of_community(session, community_id)
    return Grid(tuple(areas), tuple(_named(session, used(areas))))


def offered(session: Session, community_id: UUID) -> list[Column]:
    """Return what can be a column: roles, then the organizations with a part here."""
    today = clock.today()
    engaged = select(RoleTerm.party_id).where(
        RoleTerm.community_id == community_id,
        RoleTerm.party_id.is_not(None),
        or_(RoleTerm.until.is_(None), RoleTerm.until > today),
    )
    at_sites = select(Site.party_id).where(
        Site.community_id == community_id, Site.retired_on.is_(None)
    )
    holding = select(DecisionRight.party_id).where(
        DecisionRight.community_id == community_id, DecisionRight.party_id.is_not(None)
    )
    parties: set[Key] = set()
    for found in (engaged, at_sites, holding):
        parties |= {party for party in session.scalars(found) if party is not None}
    return [*roles(NAMES), *_parties(session, parties)]


def roles(wanted: Iterable[Key]) -> list[Column]:
    """Return the columns of roles among these, in their order."""
    asked = [key for key in wanted if isinstance(key, Role)]
    rest = [role for role in asked if role not in NAMES]
    ordered = [role for role in NAMES if role in asked]
    return [Column(one, name_of(one)) for one in (*ordered, *rest)]


def name_of(role: Role) -> str:
    """Return what the column of a role is called."""
    return tr(NAMES[role]) if role in NAMES else role.label


def used(areas: Iterable[Area]) -> set[Key]:
    """Return who has a part in any of these."""
    return {key for area in areas for key, parts in area.parts.items() if parts}


def show(session: Session, community_id: UUID, key: Key) -> None:
    """Show a column."""
    kept = _kept(session, community_id)
    _keep_chosen(session, community_id, _chosen(kept) | {key})


def hide(session: Session, community_id: UUID, key: Key) -> None:
    """Take a column away, with what stands in it."""
    grid_now = grid(session, community_id)
    for area in grid_now.areas:
        if key in area.parts:
            decision_rights.set_parts(session, area.id, key, ())
    chosen = {column.key for column in grid_now.columns} - {key}
    _keep_chosen(session, community_id, chosen)


def set_raci(session: Session, community_id: UUID, *, raci: bool) -> None:
    """Look at it as RACI, which is without the D, or as DARCI."""
    _keep(session, community_id, raci=raci)


def set_months(session: Session, community_id: UUID, months: int) -> None:
    """Say how many months after it was agreed on a decision is looked at again."""
    _keep(session, community_id, months=max(1, min(60, months)))


def short(name: str) -> str:
    """Return a name that heads a column, cut where it is very long."""
    return name if len(name) <= _WORDS else name[: _WORDS - 1].rstrip() + "…"


def _named(session: Session, wanted: set[Key]) -> Sequence[Column]:
    return [*roles(wanted), *_parties(session, wanted)]


def _parties(session: Session, wanted: Iterable[Key]) -> list[Column]:
    keys = [key for key in wanted if isinstance(key, UUID)]
    found = session.execute(select(Party.id, Party.name).where(Party.id.in_(keys)))
    columns = [Column(row.id, row.name or "") for row in found]
    return sorted(columns, key=lambda one: (fold(one.name), str(one.key)))


def _chosen(kept: dict[str, Any]) -> set[Key]:
    said = kept.get("columns")
    if not isinstance(said, list):
        return set(USUAL)
    codes = {role.value: role for role in Role}
    return {codes[code] if code in codes else UUID(code) for code in said}


def _keep_chosen(session: Session, community_id: UUID, keys: Iterable[Key]) -> None:
    codes = sorted(key.value if isinstance(key, Role) else key.hex for key in keys)
    _keep(session, community_id, columns=codes)


def _kept(session: Session, community_id: UUID) -> dict[str, Any]:
    kept = settings.read(session, f"{settings.DECISIONS}{community_id.hex}", {})
    return dict(kept) if isinstance(kept, dict) else {}


def _keep(session: Session, community_id: UUID, **said: Any) -> None:
    whole = {**_kept(session, community_id), **said}
    settings.write(session, f"{settings.DECISIONS}{community_id.hex}", whole)
