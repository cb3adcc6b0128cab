"""After a gathering: who did not come, why, and what was promised there (JS11).

A reason is a private note of the coach. It is read here, for her own screen, and
nowhere else outside the private room.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app import clock, phrases, settings, tables
from app.day import actions, looked_after, promises
from app.day.actions import FollowUp
from app.errors import GoneError
from app.gathering import attendance, gatherings
from app.gathering.attendance import Mark
from app.i18n import tr
from app.person import attendance_marks
from app.tables import CoachingContact, CoachingParticipant, Person, PrivateNote
from app.vocabulary import AttendanceState, CoachingStatus, PrivateKind

LONGEST = 400  # letters of a reason

_AWAY = (AttendanceState.EXPECTED, AttendanceState.APOLOGIES, AttendanceState.ABSENT)


@dataclass(frozen=True)
class Away:
    """Somebody who was expected and did not come."""

    mark: Mark
    id: UUID  # of the person
    email: str
    reason: str  # private
    talked_on: date | None  # the first conversation since
    word_on: date | None  # when they were written to


@dataclass(frozen=True)
class Afterwards:
    """What is left to do after a gathering; nothing before it is over."""

    away: tuple[Away, ...] = ()
    promised: tuple[FollowUp, ...] = ()
    kept: int = 0  # of what was promised there


def of_gathering(session: Session, session_id: UUID) -> Afterwards:
    """Return who was missed at a gathering and what was promised at it.

    Whoever is only expected still was not there once it is over. Raises GoneError.
    """
    row = _find(session, session_id)
    if row.starts_local is None or row.status in gatherings.CALLED_OFF:
        return Afterwards()
    if not gatherings.is_over(row.starts_local, row.ends_local, row.zone, row.fold):
        return Afterwards()
    sheet = attendance.sheet(session, session_id)
    noted = any(one.was_there for one in sheet)
    missing = [one for one in sheet if _is_missing(one, noted=noted)]
    promised, kept = actions.of_gathering(session, session_id)
    promised = actions.in_order(
        [*promised, *promises.of_gathering(session, session_id)]
    )
    return Afterwards(tuple(_away(session, row, missing)), tuple(promised), kept)


def set_reason(session: Session, session_id: UUID, person_id: UUID, words: str) -> None:
    """Keep privately why somebody was not there; no words take it out."""
    row = _find(session, session_id)
    body = " ".join(words.split())[:LONGEST]
    note = session.scalar(
        _reasons(session_id).where(PrivateNote.person_id == person_id)
    )
    if note is None and body:
        session.add(
            PrivateNote(
                community_id=row.community_id,
                kind=PrivateKind.REASON,
                body=body,
                noted_on=clock.today(),
                person_id=person_id,
                session_id=session_id,
            )
        )
    elif note is not None and body:
        note.body = body
    elif note is not None:
        session.delete(note)
    session.flush()


def words_to(session: Session, session_id: UUID, person_id: UUID) -> str:
    """Return a few words to somebody who was missed, to be pasted into a message.

    No reason is among them. Raises GoneError.
    """
    row = _find(session, session_id)
    person = session.get(Person, person_id)
    if person is None:
        raise GoneError(tr("This person is no longer there. Nothing was changed."))
    coach = settings.coach(session)
    day = phrases.day(row.starts_local.date()) if row.starts_local else ""
    lines = [
        tr("Hello {name},").format(name=_first(person.name)),
        tr("we missed you at “{title}” on {day}.").format(title=row.title, day=day),
    ]
    after = attendance_marks.next_one(session, row.community_id)
    if after is not None:
        said = tr("Next time is {day}: “{title}”. It would be good to have you there.")
        lines.append(said.format(day=phrases.day(after.day), title=after.title))
    lines.append(_first(coach.name) if coach else "")
    return "\n\n".join(line for line in lines if line)


def sent_word(session: Session, session_id: UUID, person_id: UUID) -> None:
    """Note that somebody was written to today."""
    looked_after.note(session, f"{_name(session_id)}{person_id.hex}")


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.split() else name


def _is_missing(one: Mark, *, noted: bool) -> bool:
    """Tell whether somebody was expected and did not come.

    Nobody is missed while the sheet is empty: then nothing is known.
    """
    if one.person_id is None:
        return False
    return one.state in _AWAY and (noted or one.state is not AttendanceState.EXPECTED)


def _away(session: Session, row: tables.Session, missing: list[Mark]) -> list[Away]:
    keys = [one.person_id for one in missing if one.person_id]
    found = session.execute(select(Person.id, Person.email).where(Person.id.in_(keys)))
    emails = {row.id: row.email for row in found}
    reasons = {
        note.person_id: note.body for note in session.scalars(_reasons(row.id)).all()
    }
    talked = _talked_since(session, row)
    beginning = _name(row.id)
    words = looked_after.days(session, beginning)
    return [
        Away(
            one,
            one.person_id,
            emails.get(one.person_id) or "",
            reasons.get(one.person_id, ""),
            talked.get(one.person_id),
            words.get(f"{beginning}{one.person_id.hex}"),
        )
        for one in missing
        if one.person_id
    ]


def _talked_since(session: Session, row: tables.Session) -> dict[UUID, date]:
    """Return when each person was first talked to since; only the date is read."""
    since = row.starts_local.date() if row.starts_local else date.min
    found = session.execute(
        select(CoachingParticipant.person_id, func.min(CoachingContact.happened_on))
        .join(
            CoachingContact,
            CoachingContact.id == CoachingParticipant.coaching_contact_id,
        )
        .where(
            CoachingContact.community_id == row.community_id,
            CoachingContact.status == CoachingStatus.HELD,
            CoachingContact.happened_on >= since,
        )
        .group_by(CoachingParticipant.person_id)
    )
    return {person: day for person, day in found if day}


def _reasons(session_id: UUID) -> Select[PrivateNote]:
    return select(PrivateNote).where(
        PrivateNote.session_id == session_id, PrivateNote.kind == PrivateKind.REASON
    )


def _name(session_id: UUID) -> str:
    return f"word:{session_id.hex}:"


def _find(session: Session, session_id: UUID) -> tables.Session:
    row = session.get(tables.Session, session_id)
    if row is None:
        raise GoneError(tr("This gathering is no longer there. Nothing was changed."))
    return row
