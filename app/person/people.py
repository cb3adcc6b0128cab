"""People: added, edited, archived, and deleted while they left no trace."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, func, select
from sqlalchemy.orm import Session

from app import clock, settings, tables
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person import sites
from app.person.people_names import check_email, tidy, tidy_lines
from app.tables import Base, Membership, Person
from app.vocabulary import AttendanceState, Contact, Joining, MembershipStatus


@dataclass(frozen=True)
class PersonDraft:
    """What is known of somebody who is to be added, as it was typed or read."""

    name: str
    email: str = ""
    phone: str = ""
    job_title: str = ""
    site: str = ""
    pronouns: str = ""
    languages: str = ""  # "English, Spanish"
    reach_note: str = ""
    sort_name: str = ""


@dataclass(frozen=True)
class Joined:
    """How somebody is in a community from the start."""

    site_id: UUID | None = None
    status: MembershipStatus = MembershipStatus.ACTIVE
    how: Joining | None = None
    minutes_asked: int | None = None


def add(
    session: Session,
    community_id: UUID,
    draft: PersonDraft,
    joined: Joined | None = None,
) -> UUID:
    """Add somebody to the book and to a community; return their key.

    A site named in `draft` that the community does not have is added too.
    Raises RefusedError without a name, or with what cannot be an e-mail address.
    """
    joined = joined or Joined()
    person = Person(name=_name(draft.name))
    for field, value in contents(draft).items():
        setattr(person, field, value)
    session.add(person)
    session.flush()
    site = joined.site_id or sites.named(session, community_id, draft.site)
    session.add(
        Membership(
            community_id=community_id,
            person_id=person.id,
            site_id=site,
            status=joined.status,
            joined_on=clock.today(),
            joined_how=joined.how,
            minutes_asked=joined.minutes_asked,
        )
    )
    session.flush()
    return person.id


def contents(draft: PersonDraft) -> dict[str, Any]:
    """Return the fields of a person that `draft` says, tidied and checked."""
    said = {
        "sort_name": draft.sort_name,
        "email": draft.email,
        "phone": draft.phone,
        "job_title": draft.job_title,
        "pronouns": draft.pronouns,
        "languages": draft.languages,
        "reach_note": draft.reach_note,
    }
    return {name: FIELDS[name](text) for name, text in said.items() if tidy(text)}


def edit(session: Session, person_id: UUID, field: str, value: object) -> None:
    """Give one field of a person another value, as it was typed.

    Raises RefusedError for an empty name or what cannot be an e-mail address.
    """
    row = find(session, person_id)
    setattr(row, field, FIELDS[field](value))
    session.flush()


def archive(session: Session, person_id: UUID) -> None:
    """Take a person off the lists; all they were part of stays."""
    row = find(session, person_id)
    if row.id == settings.coach_id(session):
        raise RefusedError(tr("This is you, so you stay on the list."))
    row.retired_on = row.retired_on or clock.today()


def bring_back(session: Session, person_id: UUID) -> None:
    """Put an archived person on the lists again."""
    find(session, person_id).retired_on = None


def delete(session: Session, person_id: UUID) -> None:
    """Delete a person who has left no trace but their own entry.

    Raises RefusedError when there is a history: then they can be archived.
    """
    row = find(session, person_id)
    if row.id == settings.coach_id(session):
        raise RefusedError(tr("This is you, so you stay in the book."))
    if has_history(session, person_id):
        raise RefusedError(
            tr(
                "{name} is part of what happened here, so the entry stays. Archive it "
                "instead: it leaves the lists, and the counts hold."
            ).format(name=row.name)
        )
    for own in _own_rows(session, person_id):
        session.delete(own)
    session.flush()
    session.delete(row)
    session.flush()


def has_history(session: Session, person_id: UUID) -> bool:
    """Tell whether anything but a person's own entry speaks of them."""
    for table, column in references():
        if _is_own(table, column):
            continue
        query = select(func.count()).where(column == person_id)
        if table == "attendance":  # to be expected somewhere is not a history
            state = tables.Attendance.state
            query = query.where(state != AttendanceState.EXPECTED)
        if session.scalar(query):
            return True
    return False


def references() -> Iterator[tuple[str, Column[Any]]]:
    """Yield every column of the book that refers to a person, with its table's name."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if any(key.target_fullname == "person.id" for key in column.foreign_keys):
                yield table.name, column


def find(session: Session, person_id: UUID) -> Person:
    """Return the row of a person. Raises GoneError if there is none."""
    row = session.get(Person, person_id)
    if row is None:
        raise GoneError(
            tr("This person is no longer in the book. Nothing was changed.")
        )
    return row


def _own_rows(session: Session, person_id: UUID) -> Iterator[Any]:
    """Yield what goes with a person who is deleted: memberships, roles, consents."""
    rows = {row.class_.__tablename__: row.class_ for row in Base.registry.mappers}
    for table, column in references():
        if _is_own(table, column) or table == "attendance":
            entity = rows[table]
            yield from session.scalars(select(entity).where(column == person_id))


def _is_own(table: str, column: Column[Any]) -> bool:
    """Tell whether rows that refer to a person by `column` are their own entry.

    Whoever stands in for another's role is named there, but the role is the other's.
    """
    return table in OWN_ENTRY and column.name == "person_id"


def _name(text: object) -> str:
    name = tidy(str(text or ""))
    if not name:
        raise RefusedError(tr("A person needs a name. Nothing was changed."))
    return name


def _line(text: object) -> str | None:
    return tidy(str(text or "")) or None


def _lines(text: object) -> str | None:
    return tidy_lines(str(text or "")) or None


def _email(text: object) -> str | None:
    return check_email(str(text or "")) or None


def _list(text: object) -> list[str] | None:
    parts = str(text or "").replace(";", ",").split(",")
    return [tidy(part) for part in parts if tidy(part)] or None


def _contact(value: object) -> Contact | None:
    return value if isinstance(value, Contact) else None


FIELDS: Final[Mapping[str, Callable[[object], Any]]] = {
    "name": _name,
    "sort_name": _line,
    "job_title": _line,
    "pronouns": _line,
    "pronunciation": _line,
    "languages": _list,
    "phone": _line,
    "email": _email,
    "address": _lines,
    "preferred_channel": _contact,
    "reach_note": _line,
}
"""The fields that are edited in place, and how what was typed becomes their value."""

OWN_ENTRY: Final = frozenset({"consent", "expertise", "membership", "role_term"})
"""Tables of what a person is here; they go with them, everything else is a history."""
