"""The peer-help ledger: who asked whom, who started it, and what came of it.

One row is a match while it is an idea, a connection once they were introduced, and an
entry of the ledger when somebody helped (PI3, PI31, PI33). Two who were introduced may
be read of by the members; an idea is for the coach and whoever takes over.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock, settings, tables
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.needs import holders, topics
from app.needs.holders import Holder, Holders
from app.person.people_names import tidy_lines
from app.vocabulary import Layer, PeerForm, PeerOrigin, PeerState

OPEN: Final = (PeerState.INTRODUCED, PeerState.WORKING)
"""The states in which a helper has work with it."""

HELD: Final = (PeerState.WORKING, PeerState.HELPED)
"""The states that count as two who are tied to each other (data model, section 4)."""

MET: Final = (*OPEN, PeerState.HELPED, PeerState.DID_NOT_FIT)
"""The states of two who know each other."""


class Fields(TypedDict, total=False):
    """What can be said of two peers beside who they are."""

    state: PeerState
    origin: PeerOrigin
    topic: str  # added if need be; empty for none
    need_id: UUID | None
    expertise_id: UUID | None
    session_id: UUID | None
    introduced_on: date | None
    alone_on: date | None
    happened_on: date | None
    form: PeerForm | None
    intro_text: str
    result: str
    helpful: bool | None


@dataclass(frozen=True)
class Link:
    """One time someone asked and someone helped, or might."""

    id: UUID
    asker: Holder
    helper: Holder
    topic_id: UUID | None
    topic: str  # empty if none was said
    need_id: UUID | None
    expertise_id: UUID | None
    state: PeerState
    origin: PeerOrigin
    session_id: UUID | None
    introduced_on: date | None
    alone_on: date | None
    happened_on: date | None
    form: PeerForm | None
    intro_text: str
    result: str
    helpful: bool | None

    @property
    def day(self) -> date | None:
        """The last day something happened between them."""
        days = (self.happened_on, self.alone_on, self.introduced_on)
        return max((day for day in days if day), default=None)

    @property
    def is_tie(self) -> bool:
        """Whether they work together, or one has helped the other."""
        return self.state in HELD


def of_community(session: Session, community_id: UUID) -> list[Link]:
    """Return the links between those who are here, the latest first, ideas last."""
    here = holders.of_community(session, community_id)
    names = {
        row[0]: row[1]
        for row in session.execute(select(tables.Topic.id, tables.Topic.name))
    }
    rows = session.scalars(
        select(tables.PeerLink).where(tables.PeerLink.community_id == community_id)
    )
    found = [_record(row, here, names) for row in rows]
    known = [link for link in found if link is not None]
    known.sort(key=lambda link: str(link.id))
    return sorted(known, key=lambda link: link.day or date.min, reverse=True)


def add(
    session: Session,
    community_id: UUID,
    asker: UUID,
    helper: UUID,
    **fields: Unpack[Fields],
) -> UUID:
    """Note that someone asked and someone helped, or might; both site or person.

    Without more said it is an idea of the coach's. Raises RefusedError if they are one
    and the same, or if they are a site and one of its own people; GoneError.
    """
    first, second = _two(session, community_id, asker, helper)
    row = tables.PeerLink(
        community_id=community_id,
        asker_site_id=first.own_site_id,
        asker_person_id=first.person_id,
        helper_site_id=second.own_site_id,
        helper_person_id=second.person_id,
        state=PeerState.SUGGESTED,
        origin=PeerOrigin.COACH,
    )
    session.add(row)
    _fill(session, row, fields)
    session.flush()
    return row.id


def change(session: Session, link_id: UUID, **fields: Unpack[Fields]) -> None:
    """Say something else of two peers; days follow the state unless said.

    Introduced for the first time is introduced today; helped without a day is helped
    today. Raises RefusedError, GoneError.
    """
    _fill(session, find(session, link_id), fields)
    session.flush()


def put_between(session: Session, link_id: UUID, asker: UUID, helper: UUID) -> None:
    """Say that it was somebody else who asked or helped. Raises as `add` does."""
    row = find(session, link_id)
    first, second = _two(session, row.community_id, asker, helper)
    row.asker_site_id, row.asker_person_id = first.own_site_id, first.person_id
    row.helper_site_id, row.helper_person_id = second.own_site_id, second.person_id
    session.flush()


def delete(session: Session, link_id: UUID) -> None:
    """Delete an entry of the ledger."""
    session.delete(find(session, link_id))
    session.flush()


def find(session: Session, link_id: UUID) -> tables.PeerLink:
    """Return the row of a link. Raises GoneError if there is none."""
    row = session.get(tables.PeerLink, link_id)
    if row is None:
        raise GoneError(tr("This entry is no longer in the book."))
    return row


def _two(
    session: Session, community_id: UUID, asker: UUID, helper: UUID
) -> tuple[Holder, Holder]:
    """Return two who can help each other. Raises RefusedError, GoneError."""
    first = holders.check(session, community_id, asker)
    second = holders.check(session, community_id, helper)
    if first.key == second.key or _is_part_of(first, second):
        raise RefusedError(
            tr("Choose two who can help each other, not one and the same.")
        )
    return first, second


def _is_part_of(one: Holder, other: Holder) -> bool:
    """Tell whether one is a site and the other one of its own people."""
    return one.is_person != other.is_person and one.site_id == other.site_id


def _record(row: tables.PeerLink, here: Holders, names: dict[UUID, str]) -> Link | None:
    asker = here.of(row.asker_site_id, row.asker_person_id)
    helper = here.of(row.helper_site_id, row.helper_person_id)
    if asker is None or helper is None or asker == helper:  # two merged into one
        return None
    return Link(
        row.id,
        asker,
        helper,
        row.topic_id,
        names.get(row.topic_id, "") if row.topic_id else "",
        row.need_id,
        row.expertise_id,
        row.state,
        row.origin,
        row.session_id,
        row.introduced_on,
        row.alone_on,
        row.happened_on,
        row.form,
        row.intro_text or "",
        row.result or "",
        row.helpful,
    )


def _fill(session: Session, row: tables.PeerLink, fields: Fields) -> None:
    values: dict[str, Any] = dict(fields)
    if "topic" in values:
        name = values.pop("topic")
        row.topic_id = topics.find_or_add(session, name) if name.strip() else None
    for name in ("intro_text", "result"):
        if name in values:
            values[name] = tidy_lines(values[name]) or None
    for name, value in values.items():
        setattr(row, name, value)
    if row.state in OPEN and row.origin is PeerOrigin.COACH and not row.introduced_on:
        row.introduced_on = clock.today()
        row.introduced_by_id = settings.coach_id(session)
    if row.state is PeerState.HELPED and row.happened_on is None:
        row.happened_on = clock.today()
    row.layer = Layer.MEMBER if row.state in MET else Layer.SUCCESSOR
