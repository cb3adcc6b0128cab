"""What leaves the book of a person in a list: nothing narrower than the members' layer.

Such a list is the coach's own copy. Its columns are those that members may see (data
model, layers); who has agreed to what is not in it, and neither is who came when.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import members, tables
from app.i18n import mark
from app.tables import LADDER, Expertise
from app.vocabulary import Layer

COLUMNS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "name": (mark("Name"), ("person.name",)),
    "sort_name": (mark("Sorted as"), ("person.sort_name",)),
    "site": (mark("Site"), ("party.name",)),
    "job_title": (mark("Job title"), ("person.job_title",)),
    "roles": (mark("Roles"), ("role_term.role", "role_term.rank")),
    "email": (mark("E-mail"), ("person.email",)),
    "phone": (mark("Phone"), ("person.phone",)),
    "reach_note": (mark("How to reach"), ("person.reach_note",)),
    "pronouns": (mark("Pronouns"), ("person.pronouns",)),
    "languages": (mark("Languages"), ("person.languages",)),
    "status": (mark("Membership"), ("membership.status",)),
    "joined_on": (mark("Joined"), ("membership.joined_on",)),
    "brings": (mark("Brings"), ("topic.name", "expertise.level")),
}
"""The columns of a list: what they are called, and the columns of the book in them."""


@dataclass(frozen=True)
class Entry:
    """One person in a list that leaves the book."""

    key: str  # 32 hex digits
    name: str
    sort_name: str = ""
    site: str = ""
    job_title: str = ""
    roles: str = ""
    email: str = ""
    phone: str = ""
    reach_note: str = ""
    pronouns: str = ""
    languages: str = ""
    status: str = ""
    joined_on: str = ""
    brings: str = ""


def of_community(
    session: Session, community_id: UUID, only: frozenset[UUID] | None = None
) -> list[Entry]:
    """Return the members who are not archived, or of them `only` these."""
    wide = LADDER[LADDER.index(Layer.MEMBER) :]
    listed = set(session.scalars(select(Expertise.id).where(Expertise.layer.in_(wide))))
    more = {
        row.id: row
        for row in session.execute(
            select(
                tables.Person.id,
                tables.Person.reach_note,
                tables.Person.pronouns,
                tables.Person.languages,
            )
        )
    }
    roll = members.of_community(session, community_id)
    return [
        Entry(
            member.id.hex,
            member.name,
            member.sort_name,
            member.site,
            member.job_title,
            ", ".join(dict.fromkeys(held.label for held in member.roles)),
            member.email,
            member.phone,
            more[member.id].reach_note or "",
            more[member.id].pronouns or "",
            ", ".join(more[member.id].languages or ()),
            member.status.label,
            member.joined_on.isoformat() if member.joined_on else "",
            ", ".join(b.topic for b in member.brings if b.expertise_id in listed),
        )
        for member in (roll.present() if only is None else roll.members)
        if only is None or member.id in only
    ]
