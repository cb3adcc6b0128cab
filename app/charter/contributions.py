"""What people brought: successes, challenges and ideas (GLP2, PI17).

A challenge that wants help waits in a queue until it is put on an agenda. Whose it is
may be said on paper only of what is marked so, and with that person's consent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock, tables
from app.charter import lines
from app.charter.lines import LONGEST, Named
from app.errors import GoneError, RefusedError
from app.gathering import blocks, gatherings, methods
from app.gathering.gatherings import Gathering
from app.i18n import mark, tr
from app.person.people_names import tidy, tidy_lines
from app.tables import Contribution
from app.vocabulary import Category, ContributionKind, ContributionState, SessionStatus

OPEN: Final = (ContributionState.NEW, ContributionState.PARKED)
_OVER: Final = (SessionStatus.HELD, SessionStatus.CANCELLED)
_METHODS: Final = {
    ContributionKind.CHALLENGE: "peer_assist",
    ContributionKind.SUCCESS: "success_go_round",
}
_IN_TITLE: Final = 60  # letters of it in the name of a block
_NOTHING_SAID: Final = {
    ContributionKind.SUCCESS: mark("Say what went well. Nothing was changed."),
    ContributionKind.CHALLENGE: mark("Say what is hard. Nothing was changed."),
    ContributionKind.IDEA: mark("Say what the idea is. Nothing was changed."),
}


class Changed(TypedDict, total=False):
    """What can be said anew of it."""

    body: str
    person_id: UUID | None
    site_id: UUID | None
    said_on: date
    named: bool
    wants_help: bool
    state: ContributionState


@dataclass(frozen=True)
class Meeting:
    """The gathering something was put on the agenda of."""

    id: UUID
    title: str
    day: date | None


@dataclass(frozen=True)
class Brought:
    """A success, a challenge or an idea."""

    id: UUID
    kind: ContributionKind
    body: str
    person: Named | None
    site: Named | None
    said_on: date
    named: bool  # the name may be said with it
    wants_help: bool
    state: ContributionState
    meeting: Meeting | None = None

    @property
    def waits(self) -> bool:
        """Whether it is in the queue for help."""
        return self.wants_help and self.state in OPEN


def of_community(
    session: Session, community_id: UUID, kind: ContributionKind
) -> list[Brought]:
    """Return what was brought of a kind, the latest first."""
    rows = session.scalars(
        select(Contribution)
        .where(Contribution.community_id == community_id, Contribution.kind == kind)
        .order_by(Contribution.said_on.desc(), Contribution.id)
    ).all()
    return _records(session, community_id, rows)


def queue(session: Session, community_id: UUID) -> list[Brought]:
    """Return the challenges that want help and are on no agenda, the oldest first."""
    found = of_community(session, community_id, ContributionKind.CHALLENGE)
    return [one for one in reversed(found) if one.waits]


def get(session: Session, contribution_id: UUID) -> Brought:
    """Return one of them. Raises GoneError if there is none."""
    row = _find(session, contribution_id)
    return _records(session, row.community_id, [row])[0]


def add(
    session: Session, community_id: UUID, kind: ContributionKind, typed: str
) -> UUID:
    """Add a line, with whose it is after an @; return its key. Raises RefusedError.

    A challenge wants help until it is said that it does not.
    """
    line = lines.read(session, community_id, typed)
    row = Contribution(
        community_id=community_id,
        kind=kind,
        body=line.words,
        person_id=line.person_id,
        site_id=line.site_id,
        said_on=clock.today(),
        wants_help=kind is ContributionKind.CHALLENGE,
    )
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, contribution_id: UUID, **fields: Unpack[Changed]) -> None:
    """Say something else of it. Raises RefusedError, GoneError.

    Nobody's name can be said with what is nobody's; what is new or parked again is on
    no agenda.
    """
    row = _find(session, contribution_id)
    values: dict[str, Any] = dict(fields)
    if "body" in values:
        values["body"] = tidy_lines(values["body"])
        if not values["body"]:
            raise RefusedError(tr(_NOTHING_SAID[row.kind]))
    lines.check_here(session, row.community_id, values.get("person_id"))
    for name, value in values.items():
        setattr(row, name, value)
    if row.person_id is None:
        row.named = False
    if row.state in OPEN:
        row.used_in_session_id = None
    session.flush()


def delete(session: Session, contribution_id: UUID) -> None:
    """Take it out of the book. Raises GoneError."""
    session.delete(_find(session, contribution_id))
    session.flush()


def to_come(session: Session, community_id: UUID) -> list[Gathering]:
    """Return the gatherings of a community on whose agenda something can be put."""
    found = gatherings.records(
        session,
        tables.Session.community_id == community_id,
        tables.Session.starts_local >= gatherings.earliest_wall(),
        tables.Session.status.not_in(_OVER),
    )
    return [
        one
        for one in found
        if one.starts_local
        and not gatherings.is_over(one.starts_local, one.ends_local, one.zone, one.fold)
    ]


def put_on_agenda(session: Session, contribution_id: UUID, session_id: UUID) -> UUID:
    """Give it a block at the end of a gathering to come; return the block's key.

    A challenge gets a peer assist, a success a round of successes, an idea a talk.
    Raises RefusedError for a gathering that is over, GoneError.
    """
    row = _find(session, contribution_id)
    coming = {one.id for one in to_come(session, row.community_id)}
    if session_id not in coming:
        raise RefusedError(
            tr("This gathering is over or gone. Choose another one; nothing was added.")
        )
    key = _METHODS.get(row.kind)
    words = tidy(row.body, LONGEST)
    if key is None:
        block = blocks.add(
            session,
            session_id,
            title=_short(words),
            category=Category.DIALOGUE,
            participants_do=words,
        )
    else:
        block = blocks.add_method(session, session_id, key)
        title = tr("{method}: {about}").format(
            method=methods.title(key), about=_short(words)
        )
        blocks.change(session, block, title=title, purpose=words)
    row.state, row.used_in_session_id = ContributionState.SCHEDULED, session_id
    session.flush()
    return block


def _short(words: str) -> str:
    if len(words) <= _IN_TITLE:
        return words
    return f"{words[: _IN_TITLE - 1].rsplit(' ', 1)[0]}…"


def _find(session: Session, contribution_id: UUID) -> Contribution:
    row = session.get(Contribution, contribution_id)
    if row is None:
        raise GoneError(tr("This is no longer in the book. Nothing was changed."))
    return row


def _records(
    session: Session, community_id: UUID, rows: Sequence[Contribution]
) -> list[Brought]:
    people = lines.people(session, {row.person_id for row in rows})
    places = lines.sites(session, community_id)
    wanted = {row.used_in_session_id for row in rows if row.used_in_session_id}
    met = {
        one.id: Meeting(one.id, one.title, one.day)
        for one in gatherings.records(session, tables.Session.id.in_(wanted))
    }
    return [
        Brought(
            row.id,
            row.kind,
            row.body,
            people.get(row.person_id) if row.person_id else None,
            places.get(row.site_id) if row.site_id else None,
            row.said_on,
            row.named,
            row.wants_help,
            _state(row, met),
            met.get(row.used_in_session_id) if row.used_in_session_id else None,
        )
        for row in rows
    ]


def _state(row: Contribution, met: dict[UUID, Meeting]) -> ContributionState:
    """Return what became of it; the agenda it was on may be gone."""
    gone = row.used_in_session_id not in met
    if row.state is ContributionState.SCHEDULED and gone:
        return ContributionState.NEW
    return row.state
