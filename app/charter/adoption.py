"""Who has agreed what success is: a version of the statements of each audience (PI6).

What is agreed is the words as they stood. Whoever changes a statement afterwards finds
the audience "changed since it was agreed": that counts as not agreed, for nobody has
said yes to the new words. What has become of a statement, its evidence, its theme and
its place in the grid can change freely.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.charter import snapshots, success
from app.errors import RefusedError
from app.i18n import tr
from app.person.people_names import tidy
from app.tables import Agreement, Revision, Success
from app.vocabulary import (
    AgreementKind,
    Layer,
    RevisionStatus,
    RevisionSubject,
    SuccessAudience,
)

AGREED_ON_WORDS: Final = (
    "statement",
    "level",
    "horizon_on",
    "funded",
    "measure",
    "data_source",
    "baseline",
    "target",
)
"""The columns of a statement that somebody says yes to."""

Words = Mapping[str, Any]
"""A statement as a snapshot holds it."""


class State(Enum):
    """Where an audience stands."""

    NOTHING = "nothing"  # it says nothing, so there is nothing to agree on
    OPEN = "open"
    AGREED = "agreed"
    CHANGED = "changed"  # something was changed since


@dataclass(frozen=True)
class Said:
    """What is said when an audience agrees; without a day it is only put forward."""

    agreed_on: date | None
    agreed_by: str = ""  # names as signed
    review_on: date | None = None  # when to look at it again


@dataclass(frozen=True)
class Change:
    """A statement that is new, gone or other than it was when it was agreed."""

    before: str  # "" for one that is new
    now: str  # "" for one that is gone


@dataclass(frozen=True)
class Standing:
    """Where an audience stands with its newest version."""

    whose: SuccessAudience
    state: State
    statements: int
    number: int = 0  # of the newest version; 0 while there is none
    revision_id: UUID | None = None
    agreed_on: date | None = None
    agreed_by: str = ""
    review_on: date | None = None
    changes: tuple[Change, ...] = ()  # since that version

    @property
    def lacks(self) -> bool:
        """Whether it says something that is not agreed (data model, section 4)."""
        return self.state in (State.OPEN, State.CHANGED)

    @property
    def next_number(self) -> int:
        """The number of the version that says what is said now."""
        return self.number + 1 if self.changes or not self.number else self.number

    @property
    def is_due(self) -> bool:
        """Whether the day to look at it again has come."""
        return (
            self.state is not State.NOTHING
            and self.review_on is not None
            and self.review_on <= clock.today()
        )


def of_community(session: Session, community_id: UUID) -> tuple[Standing, ...]:
    """Return where each audience stands, in the order of the columns."""
    return tuple(_standing(session, community_id, whose) for whose in SuccessAudience)


def adopt(
    session: Session,
    community_id: UUID,
    audiences: Collection[SuccessAudience],
    said: Said,
) -> None:
    """Keep the statements of these audiences as a version that they agreed on.

    While the words stay the same their newest version is kept, and a day or a name
    can be set right; agreed again on a later day, it is a new one. The one before no
    longer holds. Raises RefusedError for an audience that says nothing, for a day to
    come, and for a day to look again that is not after it.
    """
    _check(audiences, said)
    for whose in audiences:
        now = _standing(session, community_id, whose)
        if now.state is State.NOTHING:
            raise RefusedError(
                tr("Nothing is said yet for {whose}. Nothing was changed.").format(
                    whose=success.named(whose)
                )
            )
        newest = _newest(session, community_id, whose)
        if newest is None or now.changes or _is_later(now, said):
            newest = _keep(session, community_id, whose, now.number + 1)
        _agree(session, newest, said)
    session.flush()


def all_review_on(standings: Iterable[Standing]) -> date | None:
    """Return the first day on which something is to be looked at again."""
    days = (one.review_on for one in standings if one.state is not State.NOTHING)
    return min((day for day in days if day is not None), default=None)


def lacking(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return the audiences that say something and have not agreed on it."""
    return tuple(one for one in standings if one.lacks)


def _check(audiences: Collection[SuccessAudience], said: Said) -> None:
    if not audiences:
        raise RefusedError(tr("Say who agrees. Nothing was changed."))
    day = said.agreed_on
    if day is not None and day > clock.today():
        raise RefusedError(
            tr(
                "This day is still to come. Leave it empty until they have agreed. "
                "Nothing was changed."
            )
        )
    if said.review_on is not None and said.review_on <= (day or clock.today()):
        raise RefusedError(
            tr("The day to look again is not after it. Nothing was changed.")
        )


def _standing(session: Session, community_id: UUID, whose: SuccessAudience) -> Standing:
    rows = success.rows_of(session, community_id, whose)
    newest = _newest(session, community_id, whose)
    if newest is None:
        state = State.OPEN if rows else State.NOTHING
        return Standing(whose, state, len(rows))
    agreement = _agreement(session, newest)
    day = agreement.agreed_on if agreement else None
    changes = _changes(newest, rows)
    return Standing(
        whose,
        _state(rows, day, changes),
        len(rows),
        newest.number,
        newest.id,
        day,
        (agreement.agreed_by if agreement else None) or "",
        newest.review_on,
        changes,
    )


def _state(
    rows: Collection[Success], agreed_on: date | None, changes: Collection[Change]
) -> State:
    if not rows:
        return State.NOTHING
    if agreed_on is None or agreed_on > clock.today():
        return State.OPEN
    return State.CHANGED if changes else State.AGREED


def _is_later(now: Standing, said: Said) -> bool:
    """Tell whether they agree once more on what they had agreed on before."""
    days = (now.agreed_on, said.agreed_on)
    return days[0] is not None and days[1] is not None and days[1] > days[0]


def _keep(
    session: Session, community_id: UUID, whose: SuccessAudience, number: int
) -> Revision:
    rows = success.rows_of(session, community_id, whose)
    row = Revision(
        community_id=community_id,
        subject=RevisionSubject.SUCCESS,
        whose=whose,
        number=number,
        status=RevisionStatus.DRAFT,
        dated=clock.today(),
        snapshot=dict(snapshots.of_rows(rows)),
    )
    session.add(row)
    session.flush()
    return row


def _agree(session: Session, revision: Revision, said: Said) -> None:
    names = tidy(said.agreed_by, 500) or None
    agreement = _agreement(session, revision)
    if agreement is None:
        agreement = Agreement(
            community_id=revision.community_id,
            kind=AgreementKind.ADOPTION,
            layer=Layer.FUNDER,
            title=_title(revision),
            revision_id=revision.id,
        )
        session.add(agreement)
    agreement.agreed_on, agreement.agreed_by = said.agreed_on, names
    agreement.review_on = revision.review_on = said.review_on
    revision.adopted_by = names
    if said.agreed_on is None:
        revision.status = RevisionStatus.DRAFT
        return
    revision.dated, revision.status = said.agreed_on, RevisionStatus.ADOPTED
    for before in _revisions(session, revision.community_id, revision.whose):
        if before.id != revision.id and before.status is RevisionStatus.ADOPTED:
            before.status = RevisionStatus.RETIRED


def _title(revision: Revision) -> str:
    if revision.whose is None:
        return revision.subject.label
    return tr("What success is to {whose}").format(whose=success.named(revision.whose))


def _changes(newest: Revision, rows: Iterable[Success]) -> tuple[Change, ...]:
    """Return what differs from a version; what cannot be read of it counts as gone."""
    before = {str(one.get("id")): one for one in _kept(newest.snapshot)}
    now = {
        str(one["id"]): one
        for one in snapshots.of_rows(rows).get(Success.__tablename__, [])
    }
    found = []
    for key, words in now.items():
        old = before.pop(key, None)
        if old is None:
            found.append(Change("", words["statement"]))
        elif any(old.get(name) != words.get(name) for name in AGREED_ON_WORDS):
            found.append(Change(str(old.get("statement", "")), words["statement"]))
    gone = (Change(str(one.get("statement", "")), "") for one in before.values())
    return (*found, *gone)


def _kept(snapshot: Any) -> list[Words]:
    rows = snapshot.get(Success.__tablename__) if isinstance(snapshot, dict) else None
    if not isinstance(rows, list):
        return []
    return [one for one in rows if isinstance(one, dict)]


def _agreement(session: Session, revision: Revision) -> Agreement | None:
    return session.scalars(
        select(Agreement)
        .where(
            Agreement.revision_id == revision.id,
            Agreement.kind == AgreementKind.ADOPTION,
            Agreement.retired_on.is_(None),
        )
        .order_by(Agreement.agreed_on.is_(None), Agreement.agreed_on, Agreement.id)
    ).first()


def _newest(
    session: Session, community_id: UUID, whose: SuccessAudience
) -> Revision | None:
    return next(iter(_revisions(session, community_id, whose)), None)


def _revisions(
    session: Session, community_id: UUID, whose: SuccessAudience | None
) -> list[Revision]:
    return list(
        session.scalars(
            select(Revision)
            .where(
                Revision.community_id == community_id,
                Revision.subject == RevisionSubject.SUCCESS,
                Revision.whose == whose,
            )
            .order_by(Revision.number.desc(), Revision.id)
        )
    )
