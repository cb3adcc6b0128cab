"""What sites and people bring: expertise at a level of 0 to 4, and what they offer.

The level says what one can do for others; from 3 on they can share it (vocabulary c.5).
An expertise belongs to the book, as a person does; a site's belongs to that site.
Members read of it only once its holder said it may be listed (NR14).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock, tables
from app.errors import GoneError, RefusedError
from app.i18n import mark, tr
from app.needs import holders, topics
from app.needs.holders import Holder
from app.needs.needs import stale_before
from app.person import consents
from app.person.people_names import fold, tidy
from app.vocabulary import (
    Confidence,
    ConsentState,
    ConsentUse,
    ExpertiseKind,
    Layer,
    Source,
    Terms,
)

LEVELS: Final = {
    4: mark("Can coach others"),
    3: mark("Does it and can share how"),
    2: mark("Doing it with help"),
    1: mark("Curious, learning"),
}
"""The levels by what one can do for others; 0 is: nothing (README 2)."""

CAN_SHARE: Final = 3  # matches begin here


class Fields(TypedDict, total=False):
    """What can be said of an expertise beside its topic and who has it."""

    level: int
    offer: bool
    kind: ExpertiseKind | None
    terms: Terms | None
    availability: str
    place: str
    source: Source
    confidence: Confidence
    checked_on: date | None
    layer: Layer


@dataclass(frozen=True)
class Offer:
    """Someone can, at a level of 0 to 4."""

    id: UUID
    topic_id: UUID
    topic: str
    holder: Holder
    level: int
    offer: bool  # they volunteered it
    kind: ExpertiseKind | None
    terms: Terms | None
    availability: str
    place: str
    source: Source
    confidence: Confidence
    checked_on: date | None
    layer: Layer
    stale: bool  # not checked for a year

    @property
    def can_share(self) -> bool:
        """Whether others can learn it from them."""
        return self.level >= CAN_SHARE

    @property
    def listed(self) -> bool:
        """Whether the members may read of it."""
        return self.layer not in (Layer.SUCCESSOR, Layer.SITE)


def of_community(session: Session, community_id: UUID) -> list[Offer]:
    """Return what sites and people here bring, by topic, who knows it best first."""
    here = holders.of_community(session, community_id)
    old = stale_before(session)
    rows = session.execute(
        select(tables.Expertise, tables.Topic.name).join(
            tables.Topic, tables.Topic.id == tables.Expertise.topic_id
        )
    )
    found = []
    for row, topic in rows:
        holder = here.of(row.site_id, row.person_id)
        if holder is not None:
            found.append(_record(row, topic, holder, old))
    return sorted(
        found, key=lambda o: (fold(o.topic), -o.level, fold(o.holder.name), str(o.id))
    )


def get(session: Session, community_id: UUID, expertise_id: UUID) -> Offer:
    """Return an expertise. Raises GoneError, also when its holder is not here now."""
    row = find(session, expertise_id)
    here = holders.of_community(session, community_id)
    holder = here.of(row.site_id, row.person_id)
    if holder is None:
        raise GoneError(tr("They are no longer in this community."))
    topic = topics.find(session, row.topic_id)
    return _record(row, topic.name, holder, stale_before(session))


def put(
    session: Session,
    community_id: UUID,
    topic: str,
    holder: UUID,
    **fields: Unpack[Fields],
) -> UUID:
    """Note that a site or a person brings a topic; what is known of it is changed.

    Without more said they can share it (3) and reported it themselves, today; nobody
    reads of it but who takes over, until they agreed. Raises RefusedError for an empty
    topic or a level that is none, GoneError if the holder is not here.
    """
    who = holders.check(session, community_id, holder)
    topic_id = topics.find_or_add(session, topic)
    row = _of(session, topic_id, who)
    if row is None:
        row = blank(topic_id, who)
        session.add(row)
    fill(row, {"checked_on": clock.today(), **fields})
    session.flush()
    return row.id


def blank(topic_id: UUID, who: Holder) -> tables.Expertise:
    """Return the row of what somebody can share, not in the book yet."""
    return tables.Expertise(
        topic_id=topic_id,
        site_id=who.own_site_id,
        person_id=who.person_id,
        level=CAN_SHARE,
        source=Source.SELF_REPORT,
        layer=Layer.SUCCESSOR,
    )


def change(session: Session, expertise_id: UUID, **fields: Unpack[Fields]) -> None:
    """Say something else of an expertise. Raises RefusedError, GoneError."""
    fill(find(session, expertise_id), fields)
    session.flush()


def fill(row: tables.Expertise, fields: Fields) -> None:
    """Write what is said of an expertise into its row. Raises RefusedError."""
    values: dict[str, Any] = dict(fields)
    if not 0 <= values.get("level", 0) <= max(LEVELS):
        raise RefusedError(tr("How well they know it is a number from 0 to 4."))
    for name in ("availability", "place"):
        if name in values:
            values[name] = tidy(values[name], 200) or None
    for name, value in values.items():
        setattr(row, name, value)


def change_topic(session: Session, expertise_id: UUID, topic: str) -> None:
    """Let an expertise be in another topic, added if need be.

    Raises RefusedError if its holder brings that one too.
    """
    row = find(session, expertise_id)
    topic_id = topics.find_or_add(session, topic)
    twin = session.scalar(
        select(tables.Expertise.id).where(
            tables.Expertise.topic_id == topic_id,
            tables.Expertise.id != expertise_id,
            tables.Expertise.person_id == row.person_id
            if row.person_id
            else tables.Expertise.site_id == row.site_id,
        )
    )
    if twin is not None:
        raise RefusedError(
            tr(
                "They bring {topic} in another entry already. Nothing was changed."
            ).format(topic=topics.find(session, topic_id).name)
        )
    row.topic_id = topic_id
    session.flush()


def change_holder(
    session: Session, community_id: UUID, expertise_id: UUID, holder: UUID
) -> None:
    """Say who else it is that brings something; the consent is then to be asked anew.

    Raises RefusedError if they bring it in another entry too, GoneError if not here.
    """
    row = find(session, expertise_id)
    who = holders.check(session, community_id, holder)
    twin = _of(session, row.topic_id, who)
    if twin is not None and twin is not row:
        raise RefusedError(
            tr(
                "{name} brings this in another entry already. Nothing was changed."
            ).format(name=who.name)
        )
    if twin is None:
        row.site_id, row.person_id = who.own_site_id, who.person_id
        row.layer = Layer.SUCCESSOR
    session.flush()


def delete(session: Session, expertise_id: UUID) -> None:
    """Take back that somebody brings something."""
    session.delete(find(session, expertise_id))
    session.flush()


def let_list(
    session: Session, community_id: UUID, expertise_id: UUID, *, agreed: bool
) -> None:
    """Note whether its holder agrees that members read of an expertise (NR14).

    Of a person this is the consent `expertise` as well, which holds for all they
    bring: taking one out of the list leaves it. Raises RefusedError when a stricter
    answer for all their communities holds.
    """
    row = find(session, expertise_id)
    row.layer = Layer.MEMBER if agreed else Layer.SUCCESSOR
    if agreed and row.person_id:
        consents.note(
            session,
            community_id,
            row.person_id,
            ConsentUse.EXPERTISE,
            ConsentState.YES,
        )
    session.flush()


def find(session: Session, expertise_id: UUID) -> tables.Expertise:
    """Return the row of an expertise. Raises GoneError if there is none."""
    row = session.get(tables.Expertise, expertise_id)
    if row is None:
        raise GoneError(tr("This is no longer in the book."))
    return row


def _of(session: Session, topic_id: UUID, who: Holder) -> tables.Expertise | None:
    """Return what a site or a person brings in a topic, if they do."""
    return session.scalar(
        select(tables.Expertise).where(
            tables.Expertise.topic_id == topic_id,
            tables.Expertise.person_id == who.person_id
            if who.is_person
            else tables.Expertise.site_id == who.own_site_id,
        )
    )


def _record(row: tables.Expertise, topic: str, holder: Holder, old: date) -> Offer:
    return Offer(
        row.id,
        row.topic_id,
        topic,
        holder,
        row.level,
        row.offer,
        row.kind,
        row.terms,
        row.availability or "",
        row.place or "",
        row.source,
        row.confidence,
        row.checked_on,
        row.layer,
        stale=row.checked_on is not None and row.checked_on < old,
    )
