"""The words a circle shares: terms and techniques, meaning, origin, example (JS2)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock
from app.charter import lines
from app.charter.lines import LONGEST, Named
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import fold, tidy, tidy_lines
from app.tables import Community, PeerLink, Resource
from app.vocabulary import Layer, PeerState, ResourceKind

_LINES: Final = {"meaning": "summary", "origin": "source_note"}
_HELPED: Final = (PeerState.WORKING, PeerState.HELPED)


class Changed(TypedDict, total=False):
    """What can be said anew of a term."""

    term: str
    meaning: str
    example: str
    origin: str
    person_id: UUID | None


@dataclass(frozen=True)
class Term:
    """A word or a technique that is the circle's own."""

    id: UUID
    term: str
    meaning: str
    example: str
    origin: str
    person: Named | None  # who brought it
    dated: date | None


@dataclass(frozen=True)
class Signs:
    """The three signs of a community of practice, as far as the book knows (JS2)."""

    enterprise: bool  # the domain or the purpose is written
    engagement: int  # times members work or worked together
    repertoire: int  # terms


def of_community(session: Session, community_id: UUID) -> list[Term]:
    """Return the terms of a community in alphabetical order."""
    rows = session.scalars(
        select(Resource).where(
            Resource.community_id == community_id, Resource.kind == ResourceKind.TERM
        )
    ).all()
    people = lines.people(session, {row.contributor_id for row in rows})
    found = [_record(row, people) for row in rows]
    return sorted(found, key=lambda one: (fold(one.term), str(one.id)))


def get(session: Session, term_id: UUID) -> Term:
    """Return a term. Raises GoneError if there is none."""
    row = _find(session, term_id)
    return _record(row, lines.people(session, {row.contributor_id}))


def add(session: Session, community_id: UUID, typed: str) -> UUID:
    """Add "term: what it means @who brought it"; return its key.

    Raises RefusedError without words, and for a term that is there already.
    """
    line = lines.read(session, community_id, typed)
    term, meaning = lines.halves(line.words)
    _check_new(session, community_id, term)
    row = Resource(
        community_id=community_id,
        kind=ResourceKind.TERM,
        title=term,
        summary=meaning or None,
        contributor_id=line.person_id,
        dated=clock.today(),
        layer=Layer.MEMBER,
    )
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, term_id: UUID, **fields: Unpack[Changed]) -> None:
    """Say something else of a term. Raises RefusedError, GoneError."""
    row = _find(session, term_id)
    values: dict[str, Any] = dict(fields)
    if "term" in values:
        term = tidy(values["term"], LONGEST)
        if not term:
            raise RefusedError(tr("A term needs its word. Nothing was changed."))
        if row.community_id and fold(term) != fold(row.title):
            _check_new(session, row.community_id, term)
        row.title = term
    for name, column in _LINES.items():
        if name in values:
            setattr(row, column, tidy(values[name], LONGEST) or None)
    if "example" in values:
        row.body = tidy_lines(values["example"]) or None
    if "person_id" in values:
        row.contributor_id = values["person_id"]
    session.flush()


def delete(session: Session, term_id: UUID) -> None:
    """Take a term out. Raises GoneError."""
    session.delete(_find(session, term_id))
    session.flush()


def signs(session: Session, community_id: UUID) -> Signs:
    """Return how far joint enterprise, engagement and repertoire show in the book."""
    home = session.get(Community, community_id)
    pairs = session.scalar(
        select(func.count())
        .select_from(PeerLink)
        .where(PeerLink.community_id == community_id, PeerLink.state.in_(_HELPED))
    )
    terms = len(of_community(session, community_id))
    written = home is not None and bool(home.domain or home.purpose)
    return Signs(written, pairs or 0, terms)


def _check_new(session: Session, community_id: UUID, term: str) -> None:
    wanted = fold(term)
    for known in of_community(session, community_id):
        if fold(known.term) == wanted:
            raise RefusedError(
                tr("{term} is in the list already. Nothing was changed.").format(
                    term=known.term
                )
            )


def _find(session: Session, term_id: UUID) -> Resource:
    row = session.get(Resource, term_id)
    if row is None or row.kind is not ResourceKind.TERM:
        raise GoneError(tr("This term is no longer in the book. Nothing was changed."))
    return row


def _record(row: Resource, people: dict[UUID, Named]) -> Term:
    return Term(
        row.id,
        row.title,
        row.summary or "",
        row.body or "",
        row.source_note or "",
        people.get(row.contributor_id) if row.contributor_id else None,
        row.dated,
    )
