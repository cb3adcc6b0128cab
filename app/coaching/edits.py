"""Writing in the coaching log: an entry begun, changed field by field, taken out.

Whatever is written here is layer C unless it is a fact that can be counted; nothing of
it is shared by being written (5-privacy, f.2).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, settings, tables
from app.coaching import half_typed, sharing
from app.coaching.entries import TEXTS, find
from app.errors import RefusedError
from app.i18n import tr
from app.tables import CoachingContact, CoachingParticipant, CoachingReflection
from app.vocabulary import (
    CoachingKind,
    CoachingMode,
    CoachingStatus,
    Code,
    Focus,
    InitiatedBy,
    StanceUsed,
)

MOST_MINUTES: Final = 24 * 60
MOST_LETTERS: Final = 100_000  # of one text


@dataclass(frozen=True)
class Draft:
    """What one says of a conversation to begin with."""

    people: tuple[UUID, ...] = ()
    site_id: UUID | None = None
    day: date | None = None  # None: today
    minutes: int | None = None
    mode: CoachingMode = CoachingMode.PHONE
    kind: CoachingKind = CoachingKind.COACHING
    status: CoachingStatus = CoachingStatus.HELD


def add(session: Session, community_id: UUID, draft: Draft) -> UUID:
    """Begin an entry and return its key. Raises RefusedError when it is of nobody."""
    if not draft.people and draft.site_id is None:
        raise RefusedError(tr("Say with whom it was: a person, or a site."))
    day = draft.day or clock.today()
    status = draft.status
    if status is CoachingStatus.HELD and day > clock.today():
        status = CoachingStatus.PLANNED  # nobody has held what is still to come
    is_held = status is CoachingStatus.HELD
    row = CoachingContact(
        community_id=community_id,
        kind=draft.kind,
        status=status,
        site_id=draft.site_id or _home(session, community_id, draft.people),
        coach_id=settings.coach_id(session),
        planned_on=None if is_held else day,
        happened_on=day if is_held else None,
        minutes=_minutes(draft.minutes),
        mode=draft.mode,
    )
    session.add(row)
    session.flush()
    _seat(session, row, draft.people)
    half_typed.forget(session, community_id, half_typed.ENTRY)
    return row.id


def change(session: Session, entry_id: UUID, field: str, value: Any) -> None:
    """Give one field of an entry another value. Raises GoneError, RefusedError."""
    row = find(session, entry_id)
    if field == "happened_on" and value is not None and value > clock.today():
        plan(session, entry_id, value)
    elif field in _FACTS:
        setattr(row, field, _FACTS[field](value))
    else:
        written = _WRITTEN[field](value)
        if written is not None or _has_reflection(session, row):
            setattr(_reflection(session, row), field, written)
    session.flush()
    sharing.follow(session, row)


def hold(session: Session, entry_id: UUID, day: date | None = None) -> None:
    """Say that a conversation took place: on `day`, or when planned, today at last.

    One that was held already keeps its day.
    """
    row = find(session, entry_id)
    told = day or row.happened_on or row.planned_on or clock.today()
    row.status = CoachingStatus.HELD
    row.happened_on = min(told, clock.today())
    session.flush()
    sharing.follow(session, row)


def plan(session: Session, entry_id: UUID, day: date) -> None:
    """Say that a conversation is still to come, on `day`."""
    row = find(session, entry_id)
    row.status, row.planned_on, row.happened_on = CoachingStatus.PLANNED, day, None
    session.flush()
    sharing.follow(session, row)


def drop(session: Session, entry_id: UUID) -> None:
    """Say that a conversation did not come about; what was written stays."""
    row = find(session, entry_id)
    row.planned_on = row.planned_on or row.happened_on
    row.status, row.happened_on = CoachingStatus.DROPPED, None
    session.flush()
    sharing.follow(session, row)


def set_people(session: Session, entry_id: UUID, people: Sequence[UUID]) -> None:
    """Say who was there. Raises RefusedError when nobody at all is left."""
    row = find(session, entry_id)
    if not people and row.site_id is None:
        raise RefusedError(tr("Say with whom it was: a person, or a site."))
    if row.site_id is None:
        _move(session, row, _home(session, row.community_id, people))
    _seat(session, row, people)
    sharing.follow(session, row)


def set_site(session: Session, entry_id: UUID, site_id: UUID | None) -> None:
    """Say which site it was with. Raises RefusedError when nobody at all is left.

    What was shared with the yes of another site is a draft again.
    """
    row = find(session, entry_id)
    if site_id is None and not _seated(session, entry_id):
        raise RefusedError(tr("Say with whom it was: a person, or a site."))
    _move(session, row, site_id)


def delete(session: Session, entry_id: UUID) -> None:
    """Take an entry out of the book, and what was shared of it. Promises stay.

    A summary alone could be taken back on no page, and would be in packets for ever.
    """
    row = find(session, entry_id)
    half_typed.forget_of(session, row.community_id, entry_id)
    sharing.take_back(session, entry_id)
    session.delete(row)
    session.flush()


def remember_ta(session: Session, entry_id: UUID, ta_id: UUID) -> None:
    """Keep which request an entry led to; nothing leads back from there (US8)."""
    find(session, entry_id).ta_id = ta_id
    session.flush()


def _has_reflection(session: Session, row: CoachingContact) -> bool:
    text = CoachingReflection
    query = select(text.id).where(text.coaching_contact_id == row.id)
    return session.scalar(query) is not None


def _reflection(session: Session, row: CoachingContact) -> CoachingReflection:
    found = session.scalar(
        select(CoachingReflection).where(
            CoachingReflection.coaching_contact_id == row.id
        )
    )
    if found is None:
        found = CoachingReflection(
            community_id=row.community_id, coaching_contact_id=row.id
        )
        session.add(found)
    return found


def _move(session: Session, row: CoachingContact, site_id: UUID | None) -> None:
    if site_id != row.site_id:
        row.site_id = site_id
        sharing.disagree(session, row)
        sharing.follow(session, row)
    session.flush()


def _seated(session: Session, entry_id: UUID) -> list[CoachingParticipant]:
    seat = CoachingParticipant
    return list(
        session.scalars(select(seat).where(seat.coaching_contact_id == entry_id))
    )


def _seat(session: Session, row: CoachingContact, people: Sequence[UUID]) -> None:
    """Let exactly these people take part."""
    there = {seat.person_id: seat for seat in _seated(session, row.id)}
    for person, seat in there.items():
        if person not in people:
            session.delete(seat)
    for person in dict.fromkeys(people):
        if person not in there:
            session.add(
                CoachingParticipant(
                    community_id=row.community_id,
                    coaching_contact_id=row.id,
                    person_id=person,
                )
            )
    session.flush()


def _home(session: Session, community_id: UUID, people: Sequence[UUID]) -> UUID | None:
    """Return the site all these people belong to, if it is one.

    Somebody without a site makes it none the less the others’.
    """
    member = tables.Membership
    found = set(
        session.scalars(
            select(member.site_id).where(
                member.community_id == community_id,
                member.person_id.in_(people),
                member.site_id.is_not(None),
            )
        )
    )
    return found.pop() if len(found) == 1 else None


def _minutes(value: Any) -> int | None:
    if value in (None, ""):
        return None
    minutes = int(value)
    if not 0 <= minutes <= MOST_MINUTES:
        raise RefusedError(
            tr("A conversation takes between 0 and {n} minutes.").format(n=MOST_MINUTES)
        )
    return minutes


def _as_it_is(value: Any) -> Any:
    return value


def _code(codes: type[Code]) -> Callable[[Any], Any]:
    return lambda value: next(code for code in codes if code == value)


def _energy(value: Any) -> int | None:
    return None if value is None else max(0, min(4, int(value)))


def _text(value: Any) -> str | None:
    words = str(value or "").strip()
    if len(words) > MOST_LETTERS:
        raise RefusedError(
            tr("That is more than one field can hold; {n} letters fit.").format(
                n=MOST_LETTERS
            )
        )
    return words or None


def _codes(codes: Any) -> Callable[[Any], list[str] | None]:
    def read(value: Any) -> list[str] | None:
        wanted = {codes(one) for one in value or ()}
        return [code.value for code in codes if code in wanted] or None

    return read


_FACTS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "kind": _code(CoachingKind),
    "planned_on": _as_it_is,
    "happened_on": _as_it_is,
    "minutes": _minutes,
    "mode": _code(CoachingMode),
    "initiated_by": _code(InitiatedBy),
    "focus": _codes(Focus),
    "guide": _text,
}
_WRITTEN: Final[Mapping[str, Callable[[Any], Any]]] = {
    **dict.fromkeys(TEXTS, _text),
    "stance": _codes(StanceUsed),
    "energy": _energy,
}
