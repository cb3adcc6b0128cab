"""Working agreements: how we treat each other, in the circle's own words (GLP3).

Each is a row with the day it was agreed. The charter's part of that name is text; its
lines can be taken over, and the poster takes them while there is no row.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock
from app.charter import lines
from app.charter.lines import LONGEST
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import fold, tidy, tidy_lines
from app.tables import Agreement, Community
from app.vocabulary import AgreementKind, Layer


class Changed(TypedDict, total=False):
    """What can be said anew of an agreement."""

    title: str
    body: str
    agreed_by: str
    agreed_on: date | None
    review_on: date | None
    retired_on: date | None


@dataclass(frozen=True)
class Working:
    """One thing that was agreed, or is proposed to be."""

    id: UUID
    title: str
    body: str  # what it means in practice
    agreed_by: str
    agreed_on: date | None  # None: proposed
    review_on: date | None
    retired_on: date | None

    @property
    def holds(self) -> bool:
        """Whether it was agreed and was not dropped."""
        return self.agreed_on is not None and self.retired_on is None

    @property
    def is_due(self) -> bool:
        """Whether the day to look at it again has come."""
        due = self.review_on
        return self.retired_on is None and due is not None and due <= clock.today()


def of_community(session: Session, community_id: UUID) -> list[Working]:
    """Return the agreements of a community: agreed ones, proposed ones, dropped ones.

    Within each, in the order they were agreed.
    """
    rows = session.scalars(
        select(Agreement).where(
            Agreement.community_id == community_id,
            Agreement.kind == AgreementKind.WORKING,
        )
    ).all()
    return sorted(map(_record, rows), key=_order)


def get(session: Session, agreement_id: UUID) -> Working:
    """Return an agreement. Raises GoneError if there is none."""
    return _record(_find(session, agreement_id))


def add(session: Session, community_id: UUID, typed: str) -> UUID:
    """Propose a line; return its key. Raises RefusedError without words."""
    words = lines.read(session, community_id, typed).words
    title, body = lines.halves(words)
    return _add(session, community_id, title, body).id


def in_charter(session: Session, community_id: UUID) -> tuple[str, ...]:
    """Return the lines of the charter's working agreements."""
    home = session.get(Community, community_id)
    text = (home.working_agreements or "") if home else ""
    found = (tidy(line.strip().lstrip("-–•*").strip()) for line in text.splitlines())
    return tuple(line for line in found if line)


def missing(session: Session, community_id: UUID) -> tuple[str, ...]:
    """Return the lines of the charter that are no rows here yet."""
    known = {fold(one.title) for one in of_community(session, community_id)}
    here = in_charter(session, community_id)
    return tuple(line for line in here if fold(line) not in known)


def take_over(session: Session, community_id: UUID) -> int:
    """Make a row, agreed, of each line of the charter that is none; return how many."""
    found = missing(session, community_id)
    for line in found:
        _add(session, community_id, line, "").agreed_on = clock.today()
    session.flush()
    return len(found)


def change(session: Session, agreement_id: UUID, **fields: Unpack[Changed]) -> None:
    """Say something else of an agreement. Raises RefusedError, GoneError."""
    row = _find(session, agreement_id)
    values: dict[str, Any] = dict(fields)
    for name in ("title", "agreed_by"):
        if name in values:
            values[name] = tidy(values[name], LONGEST) or None
    if "title" in values and not values["title"]:
        raise RefusedError(tr("Say what is agreed. Nothing was changed."))
    if "body" in values:
        values["body"] = tidy_lines(values["body"]) or None
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()


def agree(session: Session, agreement_id: UUID) -> None:
    """Note that it was agreed today. Raises GoneError."""
    row = _find(session, agreement_id)
    row.agreed_on, row.retired_on = clock.today(), None
    session.flush()


def drop(session: Session, agreement_id: UUID) -> None:
    """Let it hold no longer, or again. Raises GoneError."""
    row = _find(session, agreement_id)
    row.retired_on = None if row.retired_on else clock.today()
    session.flush()


def delete(session: Session, agreement_id: UUID) -> None:
    """Take an agreement out of the book. Raises GoneError."""
    session.delete(_find(session, agreement_id))
    session.flush()


def _add(session: Session, community_id: UUID, title: str, body: str) -> Agreement:
    row = Agreement(
        community_id=community_id,
        kind=AgreementKind.WORKING,
        layer=Layer.MEMBER,
        title=title,
        body=body or None,
    )
    session.add(row)
    session.flush()
    return row


def _find(session: Session, agreement_id: UUID) -> Agreement:
    row = session.get(Agreement, agreement_id)
    if row is None or row.kind is not AgreementKind.WORKING:
        raise GoneError(
            tr("This agreement is no longer in the book. Nothing was changed.")
        )
    return row


def _order(one: Working) -> tuple[int, date, str, str]:
    group = 2 if one.retired_on else 0 if one.agreed_on else 1
    return group, one.agreed_on or date.max, fold(one.title), str(one.id)


def _record(row: Agreement) -> Working:
    return Working(
        row.id,
        row.title,
        row.body or "",
        row.agreed_by or "",
        row.agreed_on,
        row.review_on,
        row.retired_on,
    )
