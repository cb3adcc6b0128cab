"""Wisdom to highlight: what somebody said that others should hear, once they agree.

A saying is a private note until its giver says yes, with the name or without. What was
answered and where it was used stand with it (PI19).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, tables
from app.coaching import half_typed
from app.coaching.promises import said
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person import faces
from app.person.faces import Face
from app.tables import CoachingContact, PrivateNote
from app.vocabulary import ConsentState, PrivateKind

KINDS: Final = (PrivateKind.WISDOM, PrivateKind.QUOTE)
ANSWERS: Final = (
    ConsentState.ASKED,
    ConsentState.YES,
    ConsentState.YES_UNNAMED,
    ConsentState.NO,
)
"""What may have been said to it; nothing while nobody has asked."""
MAY_GO: Final = (ConsentState.YES, ConsentState.YES_UNNAMED)


@dataclass(frozen=True)
class Saying:
    """Something worth hearing, whose it is, and what they said to it."""

    id: UUID
    kind: PrivateKind
    words: str
    noted_on: date
    answer: ConsentState | None
    person: Face | None
    site_id: UUID | None
    site: str
    topic_id: UUID | None
    topic: str
    session_id: UUID | None
    used_in: str  # the gathering it was used in
    used_on: date | None
    entry_id: UUID | None

    @property
    def may_go(self) -> bool:
        """Whether it may be used, with the name or without."""
        return self.answer in MAY_GO

    @property
    def whose(self) -> str:
        """Whose it is, as the coach knows."""
        name = self.person.name if self.person else ""
        return ", ".join(part for part in (name, self.site) if part)

    @property
    def credit(self) -> str:
        """Whose it is as it may be said aloud: nothing, unless the name may be."""
        return self.whose if self.answer is ConsentState.YES else ""


@dataclass(frozen=True)
class Released:
    """How much may be heard on a topic, and was not used yet."""

    topic: str
    sayings: int
    sites: int


def of_community(session: Session, community_id: UUID) -> list[Saying]:
    """Return the sayings of a community: those not used yet first, the latest first."""
    note = PrivateNote
    rows = session.execute(
        select(
            note,
            tables.Person.name,
            tables.Party.name,
            tables.Topic.name,
            tables.Session.title,
        )
        .outerjoin(tables.Person, tables.Person.id == note.person_id)
        .outerjoin(tables.Site, tables.Site.id == note.site_id)
        .outerjoin(tables.Party, tables.Party.id == tables.Site.party_id)
        .outerjoin(tables.Topic, tables.Topic.id == note.topic_id)
        .outerjoin(tables.Session, tables.Session.id == note.session_id)
        .where(note.community_id == community_id, note.kind.in_(KINDS))
        .order_by(note.done_on.is_not(None), note.noted_on.desc(), note.id)
    )
    known = faces.of_community(session, community_id)
    return [_record(*row, known) for row in rows]


def add(  # noqa: PLR0913 - whose it is, and what it is about
    session: Session,
    community_id: UUID,
    words: str,
    kind: PrivateKind = PrivateKind.WISDOM,
    *,
    person_id: UUID | None = None,
    site_id: UUID | None = None,
    entry_id: UUID | None = None,
) -> UUID:
    """Put a saying into the queue; return its key. Raises RefusedError without words.

    It is whose one says it is, and of nobody when nobody is named: never is it guessed
    from the conversation. Raises GoneError for one of another community.
    """
    if entry_id is not None:
        _check_entry(session, community_id, entry_id)
    row = PrivateNote(
        community_id=community_id,
        kind=kind,
        body=said(words),
        noted_on=clock.today(),
        person_id=person_id,
        site_id=site_id,
        coaching_contact_id=entry_id,
    )
    session.add(row)
    half_typed.forget(session, community_id, half_typed.SAYING)
    return row.id


def change(session: Session, saying_id: UUID, field: str, value: Any) -> None:
    """Give one field of a saying another value. Raises GoneError, RefusedError."""
    row = _row(session, saying_id)
    column, read = _FIELDS[field]
    setattr(row, column, read(value))
    session.flush()


def answer(session: Session, saying_id: UUID, state: ConsentState | None) -> None:
    """Note what its giver says to it; None is: not asked yet.

    Whoever takes the yes back finds it in the queue again, with where it was used.
    """
    _row(session, saying_id).code = state.value if state else None
    session.flush()


def use(
    session: Session, saying_id: UUID, session_id: UUID | None, day: date | None = None
) -> None:
    """Note that a saying was used, in a gathering or elsewhere.

    Raises RefusedError while its giver has not said yes.
    """
    row = _row(session, saying_id)
    if row.code not in {state.value for state in MAY_GO}:
        raise RefusedError(
            tr("Ask first: nothing goes out before they say yes. Nothing was changed.")
        )
    row.session_id = session_id
    row.done_on = day or clock.today()
    session.flush()


def put_back(session: Session, saying_id: UUID) -> None:
    """Say that a saying was not used after all."""
    row = _row(session, saying_id)
    row.session_id = row.done_on = None
    session.flush()


def delete(session: Session, saying_id: UUID) -> None:
    """Take a saying out of the book. Raises GoneError."""
    session.delete(_row(session, saying_id))
    session.flush()


def ready(found: list[Saying]) -> list[tuple[str, int]]:
    """Return the topics on which sites have something to share, and how many sites.

    What counts is not used yet and not refused; the topic with most sites first.
    """
    sites: dict[str, set[UUID]] = defaultdict(set)
    for one in found:
        open_still = one.used_on is None and one.answer is not ConsentState.NO
        if one.topic and one.site_id and open_still:
            sites[one.topic].add(one.site_id)
    counted = [(topic, len(of_topic)) for topic, of_topic in sites.items()]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))


def released(
    session: Session, community_id: UUID, topic_id: UUID | None
) -> Released | None:
    """Return how much there is to be heard on a topic; None: nothing.

    Only what its giver has said yes to is counted, and not a word of it is told, so
    that the numbers may stand where a gathering is planned (PI19).
    """
    topic = session.get(tables.Topic, topic_id) if topic_id else None
    if topic is None:
        return None
    note = PrivateNote
    sites = session.scalars(
        select(note.site_id).where(
            note.community_id == community_id,
            note.kind.in_(KINDS),
            note.topic_id == topic.id,
            note.done_on.is_(None),
            note.code.in_([state.value for state in MAY_GO]),
        )
    ).all()
    return Released(topic.name, len(sites), len(set(sites) - {None})) if sites else None


def _check_entry(session: Session, community_id: UUID, entry_id: UUID) -> None:
    entry = session.get(CoachingContact, entry_id)
    if entry is None or entry.community_id != community_id:
        raise GoneError(tr("This entry is no longer in the log. Nothing was changed."))


def _row(session: Session, saying_id: UUID) -> PrivateNote:
    row = session.get(PrivateNote, saying_id)
    if row is None or row.kind not in KINDS:
        raise GoneError(tr("This saying is no longer there. Nothing was changed."))
    return row


def _record(
    row: PrivateNote,
    person: str | None,
    site: str | None,
    topic: str | None,
    gathering: str | None,
    known: dict[UUID, Face],
) -> Saying:
    face = None
    if row.person_id and person:
        plain = Face(row.person_id, person, faces.initials(person), faces.NO_SITE)
        face = known.get(row.person_id, plain)
    answers = {state.value: state for state in ANSWERS}
    return Saying(
        row.id,
        row.kind,
        row.body,
        row.noted_on,
        answers.get(row.code or ""),
        face,
        row.site_id,
        site or "",
        row.topic_id,
        topic or "",
        row.session_id,
        gathering or "",
        row.done_on,
        row.coaching_contact_id,
    )


_FIELDS: Final[dict[str, tuple[str, Any]]] = {
    "words": ("body", said),
    "kind": ("kind", PrivateKind),
    "person": ("person_id", lambda key: key),
    "site": ("site_id", lambda key: key),
    "topic": ("topic_id", lambda key: key),
}
