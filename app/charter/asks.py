"""What was asked of whom, and what came of it, with permission (NR22).

An ask is an action of the coach's, so it is on Today when it is due. What was received
is a resource: the giver's own words on it, and how far it may go, travel with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock, settings
from app.charter import lines, secrets
from app.charter.lines import LONGEST, Named
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import tidy, tidy_lines
from app.tables import Action, Resource
from app.vocabulary import ActionKind, ActionOrigin, Layer, ResourceKind

SHARED_WITH: Final = (Layer.SUCCESSOR, Layer.MEMBER, Layer.FUNDER, Layer.PUBLIC)
"""How far what was received may go."""

_OF_RESOURCE: Final = {
    "about": "summary",
    "location": "location",
    "permission": "permission",
    "layer": "layer",
    "credit": "credit",
    "kind": "kind",
}


class Changed(TypedDict, total=False):
    """What can be said anew of an ask, and of what was received."""

    words: str
    person_id: UUID | None
    site_id: UUID | None
    asked_on: date | None
    due_on: date | None
    received_on: date | None
    about: str
    location: str
    permission: str
    layer: Layer
    credit: bool
    kind: ResourceKind


@dataclass(frozen=True)
class Received:
    """What somebody gave, and what may be done with it."""

    id: UUID
    kind: ResourceKind
    about: str  # what it holds
    location: str  # a path, a link, a shelf
    permission: str  # in the giver's words
    credit: bool  # the giver is to be named with it
    layer: Layer  # how far it may go


@dataclass(frozen=True)
class Ask:
    """Something that was asked of somebody."""

    id: UUID
    words: str
    person: Named | None
    site: Named | None
    asked_on: date | None
    due_on: date | None
    received_on: date | None
    received: Received | None = None

    @property
    def is_open(self) -> bool:
        """Whether it has not come yet."""
        return self.received_on is None

    @property
    def is_late(self) -> bool:
        """Whether it was to come before today."""
        due = self.due_on
        return self.is_open and due is not None and due < clock.today()

    @property
    def may_be_shared(self) -> bool:
        """Whether it came with permission to pass it on."""
        return self.received is not None and bool(self.received.permission)


def of_community(session: Session, community_id: UUID) -> list[Ask]:
    """Return the asks of a community: outstanding ones first, as they are due."""
    rows = session.scalars(
        select(Action).where(
            Action.community_id == community_id, Action.kind == ActionKind.ASK
        )
    ).all()
    found = _records(session, community_id, rows)
    return sorted(found, key=_order)


def get(session: Session, ask_id: UUID) -> Ask:
    """Return an ask. Raises GoneError if there is none."""
    row = _find(session, ask_id)
    return _records(session, row.community_id, [row])[0]


def add(session: Session, community_id: UUID, typed: str) -> UUID:
    """Add "what is asked for @of whom", asked today; return its key.

    Raises RefusedError without words.
    """
    line = lines.read(session, community_id, typed)
    row = Action(
        community_id=community_id,
        kind=ActionKind.ASK,
        body=line.words,
        owner_id=settings.coach_id(session),
        to_person_id=line.person_id,
        site_id=line.site_id,
        origin=ActionOrigin.SELF,
        noted_on=clock.today(),
    )
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, ask_id: UUID, **fields: Unpack[Changed]) -> None:
    """Say something else of an ask, or of what was received.

    Raises RefusedError, and GoneError.
    """
    row = _find(session, ask_id)
    values: dict[str, Any] = dict(fields)
    if "words" in values:
        row.body = tidy(values["words"], LONGEST)
        if not row.body:
            raise RefusedError(tr("Say what is asked for. Nothing was changed."))
    lines.check_here(session, row.community_id, values.get("person_id"))
    for name, column in (
        ("person_id", "to_person_id"),
        ("site_id", "site_id"),
        ("asked_on", "noted_on"),
        ("due_on", "due_on"),
        ("received_on", "done_on"),
    ):
        if name in values:
            setattr(row, column, values[name])
    given = {name: value for name, value in values.items() if name in _OF_RESOURCE}
    if given:
        _fill(_resource(session, row), given)
    session.flush()


def receive(session: Session, ask_id: UUID) -> None:
    """Note that it came today, or that it did not come after all. Raises GoneError."""
    row = _find(session, ask_id)
    row.done_on = None if row.done_on else clock.today()
    session.flush()


def delete(session: Session, ask_id: UUID) -> None:
    """Take an ask out of the book; what was received stays. Raises GoneError."""
    session.delete(_find(session, ask_id))
    session.flush()


def _resource(session: Session, row: Action) -> Resource:
    """Return what was received, noted down first if it is not yet."""
    known = session.get(Resource, row.resource_id) if row.resource_id else None
    if known is not None:
        return known
    made = Resource(
        community_id=row.community_id,
        kind=ResourceKind.NOTE,
        title=row.body,
        contributor_id=row.to_person_id,
        site_id=row.site_id,
        dated=row.done_on or clock.today(),
        layer=Layer.SUCCESSOR,
        credit=True,
    )
    session.add(made)
    session.flush()
    row.resource_id = made.id
    if row.done_on is None:
        row.done_on = clock.today()
    return made


def _fill(made: Resource, given: dict[str, Any]) -> None:
    secrets.refuse(str(given[name]) for name in ("location",) if name in given)
    for name, value in given.items():
        if isinstance(value, str) and name not in ("layer", "kind"):
            tidied = tidy_lines(value) if name == "permission" else tidy(value, LONGEST)
            setattr(made, _OF_RESOURCE[name], tidied or None)
        else:
            setattr(made, _OF_RESOURCE[name], value)


def _order(one: Ask) -> tuple[bool, date, date, str]:
    asked = one.asked_on or date.min
    if one.received_on is not None:
        return True, date.max, date.fromordinal(_down(one.received_on)), str(one.id)
    return False, one.due_on or date.max, asked, str(one.id)


def _down(day: date) -> int:
    """Return a number that orders days with the latest first."""
    return date.max.toordinal() - day.toordinal() + 1


def _find(session: Session, ask_id: UUID) -> Action:
    row = session.get(Action, ask_id)
    if row is None or row.kind is not ActionKind.ASK:
        raise GoneError(tr("This ask is no longer in the book. Nothing was changed."))
    return row


def _records(session: Session, community_id: UUID, rows: Sequence[Action]) -> list[Ask]:
    people = lines.people(session, {row.to_person_id for row in rows})
    places = lines.sites(session, community_id)
    wanted = {row.resource_id for row in rows if row.resource_id}
    made = {
        row.id: Received(
            row.id,
            row.kind,
            row.summary or "",
            row.location or "",
            row.permission or "",
            row.credit,
            row.layer,
        )
        for row in session.scalars(select(Resource).where(Resource.id.in_(wanted)))
    }
    return [
        Ask(
            row.id,
            row.body,
            people.get(row.to_person_id) if row.to_person_id else None,
            places.get(row.site_id) if row.site_id else None,
            row.noted_on,
            row.due_on,
            row.done_on,
            made.get(row.resource_id) if row.resource_id else None,
        )
        for row in rows
    ]
