"""What people say of themselves, to mix groups by: characteristics the coach names.

Region, role, years in the work: whatever she finds useful, with a value for each person
as they state it; nothing is inferred (GLP10). Members see them only as counts.
"""

from collections import Counter
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import RefusedError
from app.i18n import tr
from app.person import memberships
from app.person.people_names import fold, tidy
from app.tables import Membership

Traits = dict[UUID, dict[str, str]]
"""The value of each characteristic, by person."""

_LONGEST = 60  # letters


def of_community(session: Session, community_id: UUID) -> Traits:
    """Return what is known of each member, by person."""
    rows = session.execute(
        select(Membership.person_id, Membership.traits).where(
            Membership.community_id == community_id, Membership.traits.is_not(None)
        )
    )
    return {
        person: {str(name): str(value) for name, value in kept.items() if value}
        for person, kept in rows
        if isinstance(kept, dict)
    }


def names(known: Traits) -> list[str]:
    """Return the characteristics anything is known of, in order."""
    found = {name for said in known.values() for name in said}
    return sorted(found, key=fold)


def values(known: Traits, name: str) -> list[str]:
    """Return the values a characteristic has, the most frequent first."""
    count = Counter(said[name] for said in known.values() if name in said)
    return sorted(count, key=lambda value: (-count[value], fold(value)))


def say(
    session: Session, community_id: UUID, person_id: UUID, name: str, value: str
) -> None:
    """Note a value of a characteristic as the person states it; nothing takes it out.

    A value that is known already keeps its spelling. Raises RefusedError if the
    characteristic has no name.
    """
    name = tidy(name, _LONGEST)
    if not name:
        raise RefusedError(tr("A characteristic needs a name, such as “Region”."))
    row = memberships.find(session, community_id, person_id)
    kept = dict(row.traits or {})
    value = tidy(value, _LONGEST)
    if value:
        known = values(of_community(session, community_id), name)
        kept[name] = next((one for one in known if fold(one) == fold(value)), value)
    else:
        kept.pop(name, None)
    row.traits = kept or None
    session.flush()


def rename(session: Session, community_id: UUID, old: str, new: str) -> None:
    """Give a characteristic another name, or with none forget it of everybody."""
    new = tidy(new, _LONGEST)
    for row in session.scalars(
        select(Membership).where(
            Membership.community_id == community_id, Membership.traits.is_not(None)
        )
    ):
        said = row.traits or {}
        if old in said:
            kept = {new if name == old else name: v for name, v in said.items()}
            kept.pop("", None)
            row.traits = kept or None
    session.flush()
