"""What leaves the book of a person in a list: nothing narrower than the members' layer.

Its columns are those that members may see (data model, layers); who has agreed to what
is not in it, and neither is who came when. There are two: the coach's own copy, and one
to hand out, with what each person agreed to.
"""

from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.i18n import mark
from app.person import consents, members
from app.person.members import Member
from app.tables import LADDER, Expertise, Person
from app.vocabulary import ConsentState, ConsentUse, Layer

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
    """Return the members who are not archived, or of them `only` these.

    It is the coach's own copy: it has how to reach everyone, agreed or not.
    """
    roll = members.in_the_open(session, community_id)
    chosen = (
        roll.present() if only is None else [m for m in roll.members if m.id in only]
    )
    listed = _may_be_listed(session)
    more = _more(session)
    return [_entry(member, more[member.id], listed) for member in chosen]


def for_members(session: Session, community_id: UUID) -> list[Entry]:
    """Return what may be handed to the members: each part as far as they agreed.

    Who said no to the directory is not in it; who did not say yes to it neither.
    Contact lines and what they bring are there only with their own yes.
    """
    answers = consents.of_community(session, community_id)
    agreed = (
        (entry, {use for use, state in said.items() if state is ConsentState.YES})
        for entry in of_community(session, community_id)
        for said in [answers.get(UUID(entry.key), {})]
    )
    return [
        _as_agreed(entry, uses)
        for entry, uses in agreed
        if ConsentUse.DIRECTORY in uses
    ]


def _as_agreed(entry: Entry, uses: set[ConsentUse]) -> Entry:
    """Return an entry without what somebody did not say yes to."""
    if ConsentUse.CONTACT not in uses:
        entry = replace(entry, email="", phone="", reach_note="")
    if ConsentUse.EXPERTISE not in uses:
        entry = replace(entry, brings="")
    return entry


def _may_be_listed(session: Session) -> frozenset[UUID]:
    """Return the expertise whose own layer is the members' or a wider one."""
    wide = LADDER[LADDER.index(Layer.MEMBER) :]
    return frozenset(
        session.scalars(select(Expertise.id).where(Expertise.layer.in_(wide)))
    )


def _more(session: Session) -> dict[UUID, Row[Any]]:
    columns: Any = (Person.id, Person.reach_note, Person.pronouns, Person.languages)
    return {row.id: row for row in session.execute(select(*columns))}


def _entry(member: Member, more: Row[Any], listed: frozenset[UUID]) -> Entry:
    return Entry(
        member.id.hex,
        member.name,
        member.sort_name,
        member.site,
        member.job_title,
        ", ".join(dict.fromkeys(held.label for held in member.roles)),
        member.email,
        member.phone,
        more.reach_note or "",
        more.pronouns or "",
        ", ".join(more.languages or ()),
        member.status.label,
        member.joined_on.isoformat() if member.joined_on else "",
        ", ".join(b.topic for b in member.brings if b.expertise_id in listed),
    )
