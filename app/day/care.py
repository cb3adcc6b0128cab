"""Who may be glad of a call, and why: a private list for one community (ERLC6).

It is computed from attendance, parts in gatherings and the dates of conversations. Only
"Done" and "Not now" are kept, as a day. It is for the coach's own screen: nothing here
may be printed or exported.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, phrases, settings, tables
from app.day import looked_after, nudges
from app.gathering.gatherings import THERE
from app.i18n import mark, tr, trn
from app.person import attendance_marks, members
from app.person.attendance_marks import Gathering, Mark
from app.person.faces import Face
from app.person.members import Member
from app.tables import Assignment, Attendance
from app.vocabulary import AssignmentState, Code, MembershipStatus, SessionRole

NEW_DAYS: Final = 30
SILENT_AFTER: Final = 3  # gatherings one was at
REST: Final = timedelta(days=60)  # after "Done", unless there is news

_NAME: Final = "care:"
_MISSED: Final = (Mark.ABSENT, Mark.SENT_WORD)
_FLOOR: Final = (  # parts in which one is heard
    SessionRole.LEAD,
    SessionRole.CO_FACILITATOR,
    SessionRole.HOST,
    SessionRole.STORY_KEEPER,
    SessionRole.ENERGY_KEEPER,
)


class Reason(Code):
    """Why somebody is on the list; the most pressing first."""

    MISSED = "missed", mark("Missed the last two")
    QUIET = "quiet", mark("Quiet")
    NEW = "new", mark("New here")
    FLOOR = "floor", mark("Never had the floor")


@dataclass(frozen=True)
class Thought:
    """Somebody to think of, what it rests on, and what one could do."""

    id: UUID  # of the person
    face: Face
    reason: Reason
    fact: str
    suggestion: str
    since: date  # of the fact; one that is older than "Done" rests


@dataclass(frozen=True)
class Care:
    """The list of a community: who is on it, and who was seen to lately."""

    thoughts: tuple[Thought, ...]
    done: tuple[tuple[Face, date], ...]  # the latest first


def of_community(session: Session, community_id: UUID) -> Care:
    """Return who may be glad of a call, each person once."""
    roll = members.of_community(session, community_id)
    coach = settings.coach_id(session)
    active = [
        one
        for one in roll.present()
        if one.status is MembershipStatus.ACTIVE and one.id != coach
    ]
    last = attendance_marks.last_held(session, community_id, 2)
    floor = _without_floor(session, community_id)
    rested = _resting(session, community_id)
    seen = _seen(session, community_id)
    found = []
    for one in active:
        reasons = _reasons(one, last, floor.get(one.id))
        thought = next(reasons, None)
        if thought and one.id not in rested and not _rests(thought, seen.get(one.id)):
            found.append(thought)
    found.sort(key=lambda each: list(Reason).index(each.reason))
    known = {one.id: one.face for one in roll.members}
    return Care(tuple(found), tuple(_lately(seen, known)))


def done(session: Session, community_id: UUID, person_id: UUID) -> None:
    """Note that somebody was thought of today; they rest until there is news."""
    looked_after.note(session, _key(community_id, person_id))


def put_off(session: Session, community_id: UUID, person_id: UUID) -> None:
    """Let somebody rest for two weeks."""
    nudges.put_off(session, _key(community_id, person_id))


def _reasons(
    one: Member, last: list[Gathering], silent: date | None
) -> Iterator[Thought]:
    """Yield why somebody is on the list, the most pressing reason first."""
    today = clock.today()
    if _missed_all(one, last):
        yield _thought(one, Reason.MISSED, _missed(one, last), last[-1].day)
    if one.quiet and (since := one.heard_on or one.joined_on):
        days = (today - since).days
        fact = trn("Nothing heard for {n} day", "Nothing heard for {n} days", days)
        yield _thought(one, Reason.QUIET, fact, since)
    if _is_new(one, today) and one.joined_on and one.one_to_one_on is None:
        fact = tr("New since {day}, no one-to-one yet")
        fact = fact.format(day=phrases.day(one.joined_on))
        yield _thought(one, Reason.NEW, fact, one.joined_on)
    if silent is not None:
        yield _thought(one, Reason.FLOOR, tr("Comes, and never led a part"), silent)


def _thought(one: Member, reason: Reason, fact: str, since: date) -> Thought:
    return Thought(one.id, one.face, reason, fact, tr(_SUGGESTED[reason]), since)


_SUGGESTED: Final = {
    Reason.MISSED: mark("Call, and ask how they are before you ask about the rest."),
    Reason.QUIET: mark("Call for no reason at all."),
    Reason.NEW: mark("Meet one-to-one: what they bring, what they hope for."),
    Reason.FLOOR: mark("Ask for a story, or to open the next gathering."),
}


def _missed_all(one: Member, last: list[Gathering]) -> bool:
    marks = one.last[-len(last) :] if last else ()
    joined = one.joined_on or date.min
    return (
        len(last) > 1
        and len(marks) == len(last)
        and all(each in _MISSED for each in marks)
        and joined <= last[0].day
    )


def _missed(one: Member, last: list[Gathering]) -> str:
    words = sum(each is Mark.SENT_WORD for each in one.last[-len(last) :])
    fact = tr("Missed the last {n} gatherings").format(n=len(last))
    if words:
        return tr("{fact}, sent word {n}×").format(fact=fact, n=words)
    return fact


def _is_new(one: Member, today: date) -> bool:
    return bool(one.joined_on and 0 <= (today - one.joined_on).days <= NEW_DAYS)


def _without_floor(session: Session, community_id: UUID) -> dict[UUID, date]:
    """Return who was at three gatherings or more and led nothing; and since when."""
    gathering = tables.Session
    was_there: Counter[UUID] = Counter()
    third: dict[UUID, date] = {}
    found = session.execute(
        select(Attendance.person_id, gathering.starts_local)
        .join(gathering, gathering.id == Attendance.session_id)
        .where(
            gathering.community_id == community_id,
            Attendance.person_id.is_not(None),
            Attendance.state.in_(THERE),
            gathering.starts_local.is_not(None),
        )
        .order_by(gathering.starts_local)
    )
    for person, starts in found:
        if person is None or starts is None:
            continue
        was_there[person] += 1
        if was_there[person] == SILENT_AFTER:
            third[person] = starts.date()
    heard = set(
        session.scalars(
            select(Assignment.person_id).where(
                Assignment.community_id == community_id,
                Assignment.role.in_(_FLOOR),
                Assignment.state != AssignmentState.DECLINED,
            )
        )
    )
    return {person: day for person, day in third.items() if person not in heard}


def _rests(thought: Thought, seen: date | None) -> bool:
    """Tell whether somebody was seen to since the fact, and not too long ago."""
    return (
        seen is not None
        and seen >= thought.since
        and (clock.today() - seen <= REST or thought.reason is Reason.NEW)
    )


def _seen(session: Session, community_id: UUID) -> dict[UUID, date]:
    beginning = f"{_NAME}{community_id.hex}:"
    found = looked_after.days(session, beginning)
    return {UUID(name.removeprefix(beginning)): day for name, day in found.items()}


def _resting(session: Session, community_id: UUID) -> set[UUID]:
    beginning = f"{_NAME}{community_id.hex}:"
    return {
        UUID(name.removeprefix(beginning))
        for name in nudges.resting(session)
        if name.startswith(beginning)
    }


def _lately(
    seen: dict[UUID, date], known: dict[UUID, Face]
) -> Iterable[tuple[Face, date]]:
    latest = sorted(seen.items(), key=lambda each: each[1], reverse=True)
    since = clock.today() - REST
    return ((known[key], day) for key, day in latest if key in known and day >= since)


def _key(community_id: UUID, person_id: UUID) -> str:
    return f"{_NAME}{community_id.hex}:{person_id.hex}"
