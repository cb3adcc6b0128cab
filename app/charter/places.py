"""Where things are, who keeps them, and when that was last looked at (GLP14, ERLC13).

Who has access is written here; a password never is (`secrets`).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock
from app.charter import lines, secrets
from app.charter.lines import LONGEST, Named
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import fold, tidy
from app.tables import Place, RoleTerm
from app.vocabulary import PlaceKind, Role

_LINES: Final = ("name", "location", "holds", "access")
_BY_WORDS: Final = (
    (PlaceKind.ACCOUNT, ("account", "zoom", "login")),
    (PlaceKind.LIST, ("list", "listserv", "mailing")),
    (PlaceKind.FORUM, ("forum", "platform", "wiki", "slack", "teams", "group")),
    (PlaceKind.SHELF, ("shelf", "cupboard", "box", "binder", "cabinet")),
    (PlaceKind.ROOM, ("room", "hall", "office")),
)


class Changed(TypedDict, total=False):
    """What can be said anew of a place."""

    kind: PlaceKind
    name: str
    location: str
    holds: str
    access: str
    keeper_id: UUID | None
    checked_on: date | None
    retired_on: date | None


@dataclass(frozen=True)
class Kept:
    """A place where things are."""

    id: UUID
    kind: PlaceKind
    name: str
    location: str
    holds: str
    access: str
    keeper: Named | None
    checked_on: date | None
    retired_on: date | None
    everywhere: bool = False  # it is no one community's alone

    @property
    def in_use(self) -> bool:
        """Whether it is used still."""
        return self.retired_on is None

    @property
    def is_stale(self) -> bool:
        """Whether it was not checked for half a year."""
        return self.in_use and lines.is_stale(self.checked_on)

    @property
    def lacks_keeper(self) -> bool:
        """Whether nobody keeps it."""
        return self.in_use and self.keeper is None


def of_community(session: Session, community_id: UUID) -> list[Kept]:
    """Return the places of a community and those of all, the ones in use first."""
    rows = session.scalars(
        select(Place).where(
            or_(Place.community_id == community_id, Place.community_id.is_(None))
        )
    ).all()
    people = lines.people(session, {row.keeper_id for row in rows})
    found = [_record(row, people) for row in rows]
    return sorted(found, key=lambda one: (not one.in_use, fold(one.name), str(one.id)))


def get(session: Session, place_id: UUID) -> Kept:
    """Return a place. Raises GoneError if there is none."""
    row = _find(session, place_id)
    return _record(row, lines.people(session, {row.keeper_id}))


def has_broker(session: Session, community_id: UUID) -> bool:
    """Tell whether somebody is the knowledge broker, or the librarian (GLP14)."""
    today = clock.today()
    found = session.scalar(
        select(func.count())
        .select_from(RoleTerm)
        .where(
            RoleTerm.community_id == community_id,
            RoleTerm.role.in_((Role.KNOWLEDGE_BROKER, Role.LIBRARIAN)),
            RoleTerm.person_id.is_not(None),
            or_(RoleTerm.since.is_(None), RoleTerm.since <= today),
            or_(RoleTerm.until.is_(None), RoleTerm.until > today),
        )
    )
    return bool(found)


def add(session: Session, community_id: UUID, typed: str) -> UUID:
    """Add "name: where it is @keeper", checked today; return its key.

    Raises RefusedError without words, or for what looks like a password.
    """
    secrets.refuse((typed,))
    line = lines.read(session, community_id, typed)
    name, location = lines.halves(line.words)
    row = Place(
        community_id=community_id,
        kind=_kind(name),
        name=name,
        location=location or None,
        keeper_id=line.person_id,
        checked_on=clock.today(),
    )
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, place_id: UUID, **fields: Unpack[Changed]) -> None:
    """Say something else of a place. Raises RefusedError, GoneError."""
    row = _find(session, place_id)
    values: dict[str, Any] = dict(fields)
    secrets.refuse(str(values[name]) for name in _LINES if name in values)
    for name in _LINES:
        if name in values:
            values[name] = tidy(values[name], LONGEST) or None
    if "name" in values and not values["name"]:
        raise RefusedError(tr("A place needs a name. Nothing was changed."))
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()


def check(session: Session, place_id: UUID) -> None:
    """Note that things are there still, today. Raises GoneError."""
    _find(session, place_id).checked_on = clock.today()
    session.flush()


def delete(session: Session, place_id: UUID) -> None:
    """Take a place out of the book. Raises GoneError."""
    session.delete(_find(session, place_id))
    session.flush()


def _kind(name: str) -> PlaceKind:
    """Return the sort of place a name speaks of; a shared drive is the usual one."""
    words = set(fold(name).split())
    for kind, known in _BY_WORDS:
        if words.intersection(known):
            return kind
    return PlaceKind.DRIVE


def _find(session: Session, place_id: UUID) -> Place:
    row = session.get(Place, place_id)
    if row is None:
        raise GoneError(tr("This place is no longer in the book. Nothing was changed."))
    return row


def _record(row: Place, people: dict[UUID, Named]) -> Kept:
    return Kept(
        row.id,
        row.kind,
        row.name,
        row.location or "",
        row.holds or "",
        row.access or "",
        people.get(row.keeper_id) if row.keeper_id else None,
        row.checked_on,
        row.retired_on,
        row.community_id is None,
    )
