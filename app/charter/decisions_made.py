"""Decisions made: who proposed, how, who decided, when to look again (JS10).

How many of them members proposed shows whether a circle decides from the bottom up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock, settings, tables
from app.charter import lines
from app.charter.lines import LONGEST, Named
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import tidy, tidy_lines
from app.tables import Decision, DecisionArea, Party, Person
from app.vocabulary import DecisionMode, PartyKind

_NOT_OF_US: Final = (PartyKind.FUNDER, PartyKind.FACILITATING)


class Changed(TypedDict, total=False):
    """What can be said anew of a decision."""

    body: str
    decided_on: date
    proposed_by_id: UUID | None
    decided_by: str
    mode: DecisionMode | None
    review_on: date | None
    decision_area_id: UUID | None
    session_id: UUID | None


@dataclass(frozen=True)
class Made:
    """A decision that was made."""

    id: UUID
    body: str
    decided_on: date
    proposer: Named | None
    of_members: bool | None  # a member proposed it; None: nobody has said who did
    decided_by: str
    mode: DecisionMode | None
    review_on: date | None
    area: Named | None
    meeting: Named | None  # the gathering it was made in

    @property
    def is_due(self) -> bool:
        """Whether the day to look at it again has come."""
        return self.review_on is not None and self.review_on <= clock.today()


@dataclass(frozen=True)
class Share:
    """How many of the decisions whose proposer is known came from members."""

    of_members: int
    known: int


def of_community(session: Session, community_id: UUID) -> list[Made]:
    """Return the decisions of a community, the latest first."""
    rows = session.scalars(
        select(Decision)
        .where(Decision.community_id == community_id)
        .order_by(Decision.decided_on.desc(), Decision.id)
    ).all()
    return _records(session, rows)


def get(session: Session, decision_id: UUID) -> Made:
    """Return a decision. Raises GoneError if there is none."""
    return _records(session, [_find(session, decision_id)])[0]


def share(decisions: Iterable[Made]) -> Share:
    """Return how many decisions members proposed: neither coach nor funder."""
    known = [one.of_members for one in decisions if one.of_members is not None]
    return Share(sum(known), len(known))


def areas(session: Session, community_id: UUID) -> list[Named]:
    """Return what gets decided, as the grid of decision rights has it."""
    found = session.execute(
        select(DecisionArea.id, DecisionArea.title)
        .where(DecisionArea.community_id == community_id)
        .order_by(DecisionArea.position, DecisionArea.id)
    )
    return [Named(key, title) for key, title in found]


def add(session: Session, community_id: UUID, typed: str) -> UUID:
    """Add "what was decided @who proposed it", today; return its key.

    Raises RefusedError without words.
    """
    line = lines.read(session, community_id, typed)
    row = Decision(
        community_id=community_id,
        body=line.words,
        proposed_by_id=line.person_id,
        decided_on=clock.today(),
    )
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, decision_id: UUID, **fields: Unpack[Changed]) -> None:
    """Say something else of a decision. Raises RefusedError, GoneError."""
    row = _find(session, decision_id)
    values: dict[str, Any] = dict(fields)
    if "body" in values:
        values["body"] = tidy(tidy_lines(values["body"]), LONGEST)
        if not values["body"]:
            raise RefusedError(tr("Say what was decided. Nothing was changed."))
    if "decided_by" in values:
        values["decided_by"] = tidy(values["decided_by"], LONGEST) or None
    lines.check_here(session, row.community_id, values.get("proposed_by_id"))
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()


def look_again(session: Session, decision_id: UUID) -> None:
    """Note that it still holds, to be looked at again in half a year. GoneError."""
    row = _find(session, decision_id)
    row.review_on = lines.months_before(clock.today(), -lines.HOLDS)
    session.flush()


def delete(session: Session, decision_id: UUID) -> None:
    """Take a decision out of the book. Raises GoneError."""
    session.delete(_find(session, decision_id))
    session.flush()


def _find(session: Session, decision_id: UUID) -> Decision:
    row = session.get(Decision, decision_id)
    if row is None:
        raise GoneError(
            tr("This decision is no longer in the book. Nothing was changed.")
        )
    return row


def _records(session: Session, rows: Sequence[Decision]) -> list[Made]:
    people = lines.people(session, {row.proposed_by_id for row in rows})
    outside = _not_members(session)
    area, gathering = DecisionArea, tables.Session
    titles = {
        key: Named(key, title)
        for key, title in session.execute(
            select(area.id, area.title).where(
                area.id.in_({row.decision_area_id for row in rows})
            )
        )
    }
    met = {
        key: Named(key, title)
        for key, title in session.execute(
            select(gathering.id, gathering.title).where(
                gathering.id.in_({row.session_id for row in rows})
            )
        )
    }
    return [
        Made(
            row.id,
            row.body,
            row.decided_on,
            people.get(row.proposed_by_id) if row.proposed_by_id else None,
            row.proposed_by_id not in outside if row.proposed_by_id else None,
            row.decided_by or "",
            row.mode,
            row.review_on,
            titles.get(row.decision_area_id) if row.decision_area_id else None,
            met.get(row.session_id) if row.session_id else None,
        )
        for row in rows
    ]


def _not_members(session: Session) -> set[UUID]:
    """Return the coach, and who is of a funder or of those who facilitate."""
    found = set(
        session.scalars(
            select(Person.id)
            .join(Party, Party.id == Person.party_id)
            .where(Party.kind.in_(_NOT_OF_US))
        )
    )
    coach = settings.coach_id(session)
    return found | {coach} if coach else found
