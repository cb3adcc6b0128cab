"""How long the coach stays with a community, and how she steps back (PI32).

One row of `role_term` for each step, role coach: lead, co-lead, observer, on call, and
then she is gone. A step lasts until the next begins; the last one until the planned
end. A coach who has only been seated, and never said a step, leads.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from app import clock, settings, tables
from app.community import roles
from app.errors import GoneError, RefusedError
from app.gathering import gatherings
from app.gathering.gatherings import CALLED_OFF
from app.i18n import tr, trn
from app.tables import Block, Community, RoleTerm
from app.vocabulary import Role, SessionKind, Stance

STEPS: Final = tuple(Stance)
"""From the closest to the farthest."""

_SHARES: Final = (0.0, 0.5, 0.75, 0.9)  # of the time left, when each step begins
_LEAST_DAYS: Final = 28  # that a plan needs to be proposed: a week for each step
_RITUAL: Final = "closing_circle"  # method 56, by the key it is built in under
_MONTH: Final = 30.4375  # days
_NEAR: Final = timedelta(days=92)  # the end, for a gathering to be a way to let go


@dataclass(frozen=True)
class Step:
    """What the coach is from a day on; without a day: from the beginning."""

    id: UUID
    stance: Stance
    since: date | None


@dataclass(frozen=True)
class Taper:
    """The time of the coach in one community, as planned."""

    steps: tuple[Step, ...] = ()
    ends_on: date | None = None

    @property
    def current(self) -> Step | None:
        """The step she is at today; None before the first and after the end."""
        today = clock.today()
        begun = [one for one in self.steps if one.since is None or one.since <= today]
        return begun[-1] if begun and not self.is_over else None

    @property
    def next(self) -> Step | None:
        """The step that comes next."""
        ahead = [one for one in self.steps if one.since and one.since > clock.today()]
        return ahead[0] if ahead else None

    @property
    def is_over(self) -> bool:
        """Whether the planned end has passed."""
        return self.ends_on is not None and self.ends_on < clock.today()

    @property
    def months_left(self) -> int | None:
        """Months until the planned end, rounded; None without one or after it."""
        if self.ends_on is None or self.is_over:
            return None
        return round((self.ends_on - clock.today()).days / _MONTH)

    @property
    def left(self) -> str:
        """How much time is left: "7 months left", "12 days left"; "" if unknown."""
        if self.ends_on is None:
            return ""
        days = (self.ends_on - clock.today()).days
        if days < 0:
            return tr("time is over")
        if days == 0:
            return tr("last day today")
        if days < 2 * _MONTH:
            return trn("{n} day left", "{n} days left", days)
        return trn("{n} month left", "{n} months left", self.months_left or 0)


@dataclass(frozen=True)
class Closing:
    """A gathering at which to let go."""

    id: UUID
    title: str
    day: date | None


def of_community(session: Session, community_id: UUID) -> Taper:
    """Return the plan for a community; an empty one while the coach has no seat."""
    return _taper(_rows(session, community_id))


def of_all(session: Session) -> dict[UUID, Taper]:
    """Return the plans of all communities in which the coach has a seat."""
    me = settings.coach_id(session)
    if me is None:
        return {}
    found: dict[UUID, list[RoleTerm]] = defaultdict(list)
    for row in session.scalars(
        select(RoleTerm).where(RoleTerm.role == Role.COACH, RoleTerm.person_id == me)
    ):
        if row.community_id is not None:
            found[row.community_id].append(row)
    return {key: _taper(_in_order(rows)) for key, rows in found.items()}


def closing(session: Session, community_id: UUID) -> Closing | None:
    """Return the next gathering planned to close or to let go, if there is one.

    Where an end is planned, only what is within three months of it counts.
    """
    gathering = tables.Session
    ends_on = of_community(session, community_id).ends_on
    near = datetime.combine(ends_on - _NEAR, time.min) if ends_on else None
    with_ritual = select(Block.session_id).where(Block.method_key == _RITUAL)
    found = session.scalar(
        select(gathering)
        .where(
            gathering.community_id == community_id,
            gathering.status.not_in(CALLED_OFF),
            gathering.starts_local >= gatherings.earliest_wall(),
            gathering.starts_local >= near if near else true(),
            (gathering.kind == SessionKind.CELEBRATION) | gathering.id.in_(with_ritual),
        )
        .order_by(gathering.starts_local, gathering.id)
        .limit(1)
    )
    if found is None:
        return None
    day = found.starts_local.date() if found.starts_local else None
    return Closing(found.id, found.title, day)


def propose(session: Session, community_id: UUID, ends_on: date) -> None:
    """Plan four steps from today to the end; what was planned makes room.

    Steps already begun stay. Raises RefusedError for an end less than four weeks away,
    or while nobody has said who the coach is.
    """
    today = clock.today()
    if (ends_on - today).days < _LEAST_DAYS:
        raise RefusedError(
            tr("To step back takes four weeks at least. Nothing was changed.")
        )
    _seat(session, community_id)
    rows = _rows(session, community_id)
    for row in rows:
        if row.since is not None and row.since > today:
            session.delete(row)
    kept = [row for row in rows if row.since is None or row.since <= today]
    at = STEPS.index(_stance(kept[-1])) if kept else -1
    for stance, since in _spread(today, ends_on, at):
        session.add(_row(session, community_id, stance, since))
    session.flush()
    _join(_rows(session, community_id), ends_on)
    session.flush()


def add_step(session: Session, community_id: UUID, stance: Stance, since: date) -> UUID:
    """Add a step; return its key. Raises RefusedError for a day that is taken."""
    _seat(session, community_id)
    ends_on = of_community(session, community_id).ends_on
    row = _row(session, community_id, stance, since)
    session.add(row)
    session.flush()
    _join(_rows(session, community_id), ends_on)
    session.flush()
    return row.id


def change_step(session: Session, step_id: UUID, stance: Stance, since: date) -> None:
    """Say what a step is, or when it begins. Raises RefusedError for a day taken."""
    row, home = _find(session, step_id)
    ends_on = of_community(session, home).ends_on
    row.stance, row.since = stance, since
    _join(_rows(session, home), ends_on)
    session.flush()


def remove_step(session: Session, step_id: UUID) -> None:
    """Take a step out of the plan; the one before it lasts longer.

    Raises RefusedError for the only one: it is her seat.
    """
    row, home = _find(session, step_id)
    if len(_rows(session, home)) == 1:
        raise RefusedError(
            tr("This is your seat in the community. Say another step first.")
        )
    ends_on = of_community(session, home).ends_on
    session.delete(row)
    session.flush()
    _join(_rows(session, home), ends_on)
    session.flush()


def set_end(session: Session, community_id: UUID, ends_on: date | None) -> None:
    """Say when it ends, or that nobody knows. Raises RefusedError before a step."""
    _seat(session, community_id)
    _join(_rows(session, community_id), ends_on)
    session.flush()


def _taper(rows: Sequence[RoleTerm]) -> Taper:
    steps = tuple(Step(row.id, _stance(row), row.since) for row in rows)
    return Taper(steps, rows[-1].until if rows else None)


def _spread(today: date, ends_on: date, at: int) -> Iterable[tuple[Stance, date]]:
    """Yield the steps after the one she is at, from now to the end."""
    days = (ends_on - today).days
    for stance, share in zip(STEPS[at + 1 :], _SHARES[at + 1 :], strict=True):
        yield stance, today + timedelta(days=round(share * days))


def _join(rows: Sequence[RoleTerm], ends_on: date | None) -> None:
    """Let each step last until the next, the last one to the end; check the days."""
    since = [row.since for row in rows if row.since is not None]
    if len(set(since)) < len(since):
        raise RefusedError(
            tr("Another step begins on that day. Choose another. Nothing was changed.")
        )
    if ends_on is not None and since and ends_on <= since[-1]:
        raise RefusedError(
            tr("The end comes after the last step. Move one of them first.")
        )
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        row.until = after.since if after else ends_on


def _rows(session: Session, community_id: UUID) -> list[RoleTerm]:
    me = settings.coach_id(session)
    if me is None:
        return []
    found = session.scalars(
        select(RoleTerm).where(
            RoleTerm.community_id == community_id,
            RoleTerm.role == Role.COACH,
            RoleTerm.person_id == me,
        )
    )
    return _in_order(found)


def _in_order(rows: Iterable[RoleTerm]) -> list[RoleTerm]:
    return sorted(rows, key=lambda row: (row.since or date.min, row.id.hex))


def _stance(row: RoleTerm) -> Stance:
    return row.stance or Stance.LEAD


def _row(session: Session, community_id: UUID, stance: Stance, since: date) -> RoleTerm:
    return RoleTerm(
        community_id=community_id,
        role=Role.COACH,
        person_id=settings.coach_id(session),
        stance=stance,
        since=since,
    )


def _seat(session: Session, community_id: UUID) -> None:
    """Give the coach a seat unless she has one, be it in the past or to come."""
    if session.get(Community, community_id) is None:
        raise GoneError(tr("This community is no longer there. Nothing was changed."))
    if _rows(session, community_id):
        return
    if roles.seat_coach(session, community_id) is None:
        raise RefusedError(tr("Say first who you are. Nothing was changed."))


def _find(session: Session, step_id: UUID) -> tuple[RoleTerm, UUID]:
    """Return the row of a step and the community it is in. Raises GoneError."""
    row = session.get(RoleTerm, step_id)
    if row is None or row.community_id is None or row.role is not Role.COACH:
        raise GoneError(tr("This step is no longer there. Nothing was changed."))
    return row, row.community_id
