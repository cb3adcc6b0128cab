"""Follow-ups: what somebody is to do by some day, and milestones on the way.

A promise from coaching is not one of these: it stays in the private room, and
`app.day.promises` puts it beside them on the coach's own screen.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, literal, or_, select
from sqlalchemy.orm import Session

from app import clock, settings, tables
from app.assistance import reckoning
from app.community import due_days
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person import faces
from app.person.faces import Face
from app.tables import Action, Community, Membership, Party, Person, Site
from app.vocabulary import ActionKind, ActionOrigin, Checklist, CoachingMode

Whose = Literal["hers", "others", "milestones"]

MOST: Final = 300  # read at once: a list longer than that helps nobody
LONGEST: Final = 400  # letters of one line of words


@dataclass(frozen=True)
class Source:
    """Where a follow-up comes from: a gathering, a call, a handover, herself."""

    origin: ActionOrigin = ActionOrigin.SELF
    title: str = ""
    day: date | None = None
    mode: CoachingMode | None = None  # of the conversation, for a private promise


@dataclass(frozen=True)
class FollowUp:
    """Something to do; `private` when it is a promise from the private room."""

    id: UUID
    community_id: UUID | None
    words: str
    due: date | None
    source: Source
    face: Face | None = None  # whom it is for, or who is to do it
    hers: bool = True
    milestone: bool = False
    private: bool = False
    session_id: UUID | None = None


def open_ones(session: Session, until: date, whose: Whose) -> list[FollowUp]:
    """Return what is open and due by `until` or without a date, the earliest first.

    `whose`: "hers" is the coach's own, "others" what somebody else said they would do,
    "milestones" those of technical assistance and of plans, whoever reaches them.
    """
    me = settings.coach_id(session)
    rows = [
        (row, due)
        for row in session.execute(_query(until, whose, me))
        if (due := _due(row)) is None or due <= until
    ]
    people = {
        (row[0].community_id, shown) for row, _ in rows if (shown := _shown(row[0], me))
    }
    known = faces_of(session, people)
    return in_order(_record(row, due, me, known) for row, due in rows)


def of_gathering(session: Session, session_id: UUID) -> tuple[list[FollowUp], int]:
    """Return what was promised at a gathering and is open, and how many are done."""
    me = settings.coach_id(session)
    query = _with_anchors(Action, *_titles())
    rows = session.execute(
        query.outerjoin(tables.TaEngagement, tables.TaEngagement.id == Action.ta_id)
        .where(
            Action.session_id == session_id,
            Action.origin == ActionOrigin.SESSION,
            Action.kind != ActionKind.MILESTONE,
        )
        .limit(MOST)
    ).all()
    people = {
        (row[0].community_id, shown) for row in rows if (shown := _shown(row[0], me))
    }
    known = faces_of(session, people)
    open_rows = [row for row in rows if row[0].done_on is None]
    found = in_order(_record(row, _due(row), me, known) for row in open_rows)
    return found, len(rows) - len(open_rows)


def due_by(session: Session, day: date) -> int:
    """Count what the coach herself is to do by `day`; undated ones do not count."""
    whose = _whose("hers", settings.coach_id(session))
    dated = (
        select(func.count())
        .select_from(Action)
        .join(Community, Community.id == Action.community_id)
        .where(Action.done_on.is_(None), Action.due_on <= day, *whose)
    )
    floating = session.execute(_with_anchors(Action).where(*_floating(), *whose))
    more = sum((due := _due(row)) is not None and due <= day for row in floating)
    return (session.scalar(dated) or 0) + more


def in_order(follow_ups: Iterable[FollowUp]) -> list[FollowUp]:
    """Return follow-ups with the earliest first and those without a date last."""
    return sorted(follow_ups, key=lambda one: (one.due or date.max, one.words))


def add(
    session: Session,
    community_id: UUID,
    words: str,
    due_on: date | None = None,
    to_person_id: UUID | None = None,
) -> UUID:
    """Add something the coach is to do; return its key.

    Raises RefusedError without words, GoneError without the community.
    """
    if session.get(Community, community_id) is None:
        raise GoneError(tr("This community is no longer there. Nothing was changed."))
    row = Action(
        community_id=community_id,
        kind=ActionKind.ACTION,
        body=said(words),
        owner_id=settings.coach_id(session),
        to_person_id=to_person_id,
        origin=ActionOrigin.SELF,
        noted_on=clock.today(),
        due_on=due_on,
    )
    session.add(row)
    session.flush()
    return row.id


def complete(session: Session, action_id: UUID) -> None:
    """Say that it is done, today."""
    _row(session, action_id).done_on = clock.today()
    session.flush()


def change(session: Session, action_id: UUID, words: str, due_on: date | None) -> None:
    """Say it in other words, or put it to another day. Raises RefusedError."""
    row = _row(session, action_id)
    row.body = said(words)
    if due_on is None:
        row.offset_days = None  # else it would fall due all the same
    row.due_on = due_on
    session.flush()


def put_to(session: Session, action_id: UUID, day: date) -> None:
    """Put it to another day."""
    _row(session, action_id).due_on = day
    session.flush()


def delete(session: Session, action_id: UUID) -> None:
    """Take it out of the book."""
    session.delete(_row(session, action_id))
    session.flush()


def said(words: str) -> str:
    """Return words in one line. Raises RefusedError when there are none."""
    line = " ".join(words.split())
    if not line:
        raise RefusedError(tr("Say what is to be done. Nothing was changed."))
    if len(line) > LONGEST:
        raise RefusedError(
            tr("That is more than one line can hold; {n} letters fit.").format(
                n=LONGEST
            )
        )
    return line


def faces_of(
    session: Session, wanted: Collection[tuple[UUID | None, UUID]]
) -> dict[tuple[UUID | None, UUID], Face]:
    """Return faces by community and person, with the tint their site has there."""
    if not wanted:
        return {}
    people = {person for _, person in wanted}
    me = settings.coach_id(session)
    names = session.execute(select(Person.id, Person.name).where(Person.id.in_(people)))
    plain = {
        key: Face(key, name, faces.initials(name), 0 if key != me else -1)
        for key, name in names
    }
    found = {pair: plain[pair[1]] for pair in wanted if pair[1] in plain}
    at = session.execute(
        select(Membership.community_id, Membership.person_id, Site.id, Party.name)
        .join(Site, Site.id == Membership.site_id)
        .join(Party, Party.id == Site.party_id)
        .where(Membership.person_id.in_(people))
    )
    tints: dict[UUID, dict[UUID, int]] = {}
    for community_id, person_id, site_id, site in at:
        face = found.get((community_id, person_id))
        if face is None:
            continue
        if community_id not in tints:
            tints[community_id] = faces.tints(session, community_id)
        tint = tints[community_id].get(site_id, 0)
        shown = face.tint if face.tint < 0 else tint
        found[community_id, person_id] = replace(face, tint=shown, site=site)
    return found


def _query(until: date, whose: Whose, me: UUID | None) -> Select[Any]:
    return (
        _with_anchors(Action, *_titles())
        .outerjoin(tables.TaEngagement, tables.TaEngagement.id == Action.ta_id)
        .where(
            Action.done_on.is_(None),
            or_(Action.due_on.is_(None), Action.due_on <= until),
            *_whose(whose, me),
        )
        .order_by(Action.due_on.is_(None), Action.due_on, Action.position, Action.id)
        .limit(MOST)
    )


def _titles() -> tuple[Any, ...]:
    return (
        tables.Session.title.label("gathering"),
        tables.TaEngagement.title.label("help"),
        tables.Transition.title.label("change"),
    )


def _with_anchors(*wanted: Any) -> Select[Any]:
    """Return a query with the days that `offset_days` counts from."""
    gathering, transition = tables.Session, tables.Transition
    days = (gathering.starts_local, transition.effective_on, transition.last_on)
    return (
        select(*wanted, *days)
        .select_from(Action)
        .join(Community, Community.id == Action.community_id)
        .outerjoin(gathering, gathering.id == Action.session_id)
        .outerjoin(transition, transition.id == Action.transition_id)
    )


def _floating() -> tuple[ColumnElement[bool], ...]:
    return (
        Action.done_on.is_(None),
        Action.due_on.is_(None),
        Action.offset_days.is_not(None),
    )


def _whose(whose: Whose, me: UUID | None) -> tuple[ColumnElement[bool], ...]:
    # an item of a phase's checklist waits on its list until it is given a day
    on_a_list = and_(Action.checklist == Checklist.PHASE, Action.due_on.is_(None))
    at_work = and_(Community.retired_on.is_(None), ~func.coalesce(on_a_list, False))
    is_milestone = Action.kind == ActionKind.MILESTONE
    if whose == "milestones":
        help_ = tables.TaEngagement  # what was accepted has no way to go any more
        over = (*reckoning.ACCEPTED, *reckoning.NO_HELP)
        left = Action.ta_id.not_in(select(help_.id).where(help_.status.in_(over)))
        return at_work, is_milestone, or_(Action.ta_id.is_(None), left)
    # coalesced, or SQLite would look up every action that has no owner
    owner = (Action.owner_id, Action.owner_party_id)
    hers: ColumnElement[bool] = func.coalesce(*owner).is_(None)
    if me is not None:
        herself = literal(me, Action.owner_id.type)
        hers = func.coalesce(*owner, herself) == herself
    return at_work, ~is_milestone, hers if whose == "hers" else ~hers


def _due(row: Row[Any]) -> date | None:
    """Return when it is due: its own day, or so many days from what it is part of."""
    action = row[0]
    begins = row.starts_local.date() if row.starts_local else None
    days = (row.effective_on, row.last_on, begins)
    return due_days.due(action.due_on, action.offset_days, *days)


def _shown(action: Action, me: UUID | None) -> UUID | None:
    """Return whose face stands beside it: who is to do it, or whom she does it for."""
    return action.to_person_id if _is_hers(action, me) else action.owner_id


def _is_hers(action: Action, me: UUID | None) -> bool:
    if action.owner_id is None:
        return action.owner_party_id is None
    return action.owner_id == me


def _bare(action: Action, due: date | None, me: UUID | None) -> FollowUp:
    return FollowUp(
        action.id,
        action.community_id,
        action.body,
        due,
        Source(action.origin),
        hers=_is_hers(action, me),
        milestone=action.kind is ActionKind.MILESTONE,
        session_id=action.session_id,
    )


def _record(
    row: Row[Any],
    due: date | None,
    me: UUID | None,
    known: dict[tuple[UUID | None, UUID], Face],
) -> FollowUp:
    action = row[0]
    title = row.gathering or row.help or row.change or ""
    day = row.starts_local.date() if row.starts_local else None
    shown = _shown(action, me)
    return replace(
        _bare(action, due, me),
        source=Source(action.origin, title, day),
        face=known.get((action.community_id, shown)) if shown else None,
    )


def _row(session: Session, action_id: UUID) -> Action:
    row = session.get(Action, action_id)
    if row is None:
        raise GoneError(tr("This follow-up is no longer there. Nothing was changed."))
    return row
