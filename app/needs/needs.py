"""What is asked for in a community: by a site, by a person, or by the whole circle.

A need is a topic with a strength of 0 to 3, and says when it was heard and how
(vocabulary c.5; NR11, NR16).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock, settings, tables
from app.errors import GoneError, RefusedError
from app.i18n import mark, tr
from app.needs import holders, topics
from app.needs.holders import Holder, Holders
from app.person.people_names import fold, tidy, tidy_lines
from app.vocabulary import (
    Confidence,
    Layer,
    NeedState,
    Source,
    TackledBy,
    WorkType,
)

STRENGTHS: Final = {
    1: mark("Nice to have"),
    2: mark("Important"),
    3: mark("Urgent or blocking"),
}
"""How strongly something is asked for (vocabulary c.5); 0 is: not any more."""

STALE_MONTHS: Final = 12  # unless the setting `stale_months` says otherwise
SETTLED: Final = (NeedState.ADDRESSED, NeedState.PARKED, NeedState.DROPPED)
"""The states of needs that are no longer asked for."""

_LINES: Final = ("joint_impact", "assets", "satisfying")


class Fields(TypedDict, total=False):
    """What can be said of a need beside its topic and who asks."""

    wording: str
    strength: int
    urgent_by: date | None
    state: NeedState
    tackled_by: tuple[TackledBy, ...]
    work_type: WorkType | None
    joint_impact: str
    assets: str
    satisfying: str
    source: Source
    confidence: Confidence
    asked_on: date
    checked_on: date | None
    layer: Layer


@dataclass(frozen=True)
class Need:
    """Someone asks, with a strength of 0 to 3."""

    id: UUID
    topic_id: UUID
    topic: str
    holder: Holder | None  # None: the whole circle, or nobody who is here now
    wording: str
    strength: int
    urgent_by: date | None
    state: NeedState
    tackled_by: tuple[TackledBy, ...]
    work_type: WorkType | None
    joint_impact: str
    assets: str
    satisfying: str
    source: Source
    confidence: Confidence
    asked_on: date
    checked_on: date | None
    layer: Layer
    stale: bool  # not checked for a year

    @property
    def words(self) -> str:
        """What was asked for, in their words or by its topic."""
        return self.wording or self.topic

    @property
    def is_open(self) -> bool:
        """Whether it still is asked for."""
        return self.strength > 0 and self.state not in SETTLED


@dataclass(frozen=True)
class Total:
    """How strongly a topic is asked for, all together (data model, section 4)."""

    topic_id: UUID
    topic: str
    strength: int  # the sum
    sites: int  # distinct ones that ask, themselves or through their people
    needs: tuple[Need, ...]  # the strongest first


def of_community(
    session: Session, community_id: UUID, *, settled: bool = False
) -> list[Need]:
    """Return what is asked for, the strongest first; what is settled too if wanted.

    What somebody asked for who has left is not among it.
    """
    here = holders.of_community(session, community_id)
    old = stale_before(session)
    rows = session.execute(
        select(tables.Need, tables.Topic.name)
        .join(tables.Topic, tables.Topic.id == tables.Need.topic_id)
        .where(tables.Need.community_id == community_id)
    )
    found = [
        _record(row, topic, here, old) for row, topic in rows if _is_here(row, here)
    ]
    kept = [need for need in found if settled or need.is_open]
    return sorted(
        kept, key=lambda n: (-n.strength, fold(n.topic), n.asked_on, str(n.id))
    )


def get(session: Session, need_id: UUID) -> Need:
    """Return a need. Raises GoneError, also when who asked is not here now."""
    row = find(session, need_id)
    here = holders.of_community(session, row.community_id)
    if not _is_here(row, here):
        raise GoneError(tr("They are no longer in this community."))
    topic = topics.find(session, row.topic_id)
    return _record(row, topic.name, here, stale_before(session))


def totals(needs: Iterable[Need]) -> list[Total]:
    """Return what is asked for by topic, the strongest first."""
    by_topic: dict[UUID, list[Need]] = defaultdict(list)
    for need in needs:
        if need.is_open:
            by_topic[need.topic_id].append(need)
    found = [_total(asked) for asked in by_topic.values()]
    return sorted(
        found, key=lambda t: (-t.strength, -t.sites, fold(t.topic), str(t.topic_id))
    )


def add(
    session: Session,
    community_id: UUID,
    topic: str,
    holder: UUID | None,
    **fields: Unpack[Fields],
) -> UUID:
    """Note that a site or a person asks for a topic, or with None the whole circle.

    The topic is added if need be. Without more said it is important (2) and was
    reported today. Raises RefusedError for an empty topic or a strength that is none,
    GoneError if the holder is not here.
    """
    who = holders.check(session, community_id, holder) if holder else None
    row = blank(community_id, topics.find_or_add(session, topic), who)
    fill(row, fields)
    session.add(row)
    session.flush()
    return row.id


def blank(community_id: UUID, topic_id: UUID, who: Holder | None) -> tables.Need:
    """Return the row of a need of which no more is known, not in the book yet."""
    return tables.Need(
        community_id=community_id,
        topic_id=topic_id,
        site_id=who.own_site_id if who else None,
        person_id=who.person_id if who else None,
        strength=2,
        source=Source.SELF_REPORT,
        asked_on=clock.today(),
    )


def change(session: Session, need_id: UUID, **fields: Unpack[Fields]) -> None:
    """Say something else of a need. Raises RefusedError, GoneError."""
    fill(find(session, need_id), fields)
    session.flush()


def change_topic(session: Session, need_id: UUID, topic: str) -> None:
    """Let a need be about another topic, added if need be. Raises RefusedError."""
    find(session, need_id).topic_id = topics.find_or_add(session, topic)
    session.flush()


def change_holder(session: Session, need_id: UUID, holder: UUID | None) -> None:
    """Say who asks; with None it is the whole circle. Raises GoneError."""
    row = find(session, need_id)
    who = holders.check(session, row.community_id, holder) if holder else None
    row.site_id = who.own_site_id if who else None
    row.person_id = who.person_id if who else None
    session.flush()


def fill(row: tables.Need, fields: Fields) -> None:
    """Write what is said of a need into its row. Raises RefusedError."""
    values: dict[str, Any] = dict(fields)
    if "strength" in values and not 0 <= values["strength"] <= max(STRENGTHS):
        raise RefusedError(tr("How strongly they ask is a number from 0 to 3."))
    if "wording" in values:
        values["wording"] = tidy(values["wording"], 400) or None
    for name in _LINES:
        if name in values:
            values[name] = tidy_lines(values[name]) or None
    if "tackled_by" in values:
        codes = dict.fromkeys(values["tackled_by"])
        values["tackled_by"] = [code.value for code in codes] or None
    for name, value in values.items():
        setattr(row, name, value)


def delete(session: Session, need_id: UUID) -> None:
    """Delete a need; votes it was in keep it by its words."""
    row = find(session, need_id)
    words = row.wording or topics.find(session, row.topic_id).name
    session.execute(
        update(tables.RankingItem)
        .where(tables.RankingItem.need_id == need_id)
        .values(need_id=None, label=words, version=tables.RankingItem.version + 1)
    )
    session.expire_all()
    session.delete(find(session, need_id))
    session.flush()


def tackled(codes: Iterable[str] | None) -> tuple[TackledBy, ...]:
    """Return the ways stored as these codes; a code nobody knows is left out."""
    by_code = {one.value: one for one in TackledBy}
    return tuple(by_code[code] for code in codes or () if code in by_code)


def stale_before(session: Session) -> date:
    """Return the day before which what was last checked is stale (setting, months)."""
    months = settings.read(session, "stale_months", STALE_MONTHS)
    return clock.months_before(clock.today(), int(months))


def find(session: Session, need_id: UUID) -> tables.Need:
    """Return the row of a need. Raises GoneError if there is none."""
    row = session.get(tables.Need, need_id)
    if row is None:
        raise GoneError(tr("This need is no longer in the book."))
    return row


def _is_here(row: tables.Need, here: Holders) -> bool:
    nobody = row.site_id is None and row.person_id is None
    return nobody or here.of(row.site_id, row.person_id) is not None


def _record(row: tables.Need, topic: str, here: Holders, old: date) -> Need:
    return Need(
        row.id,
        row.topic_id,
        topic,
        here.of(row.site_id, row.person_id),
        row.wording or "",
        row.strength,
        row.urgent_by,
        row.state,
        tackled(row.tackled_by),
        row.work_type,
        row.joint_impact or "",
        row.assets or "",
        row.satisfying or "",
        row.source,
        row.confidence,
        row.asked_on,
        row.checked_on,
        row.layer,
        stale=(row.checked_on or row.asked_on) < old,
    )


def _total(asked: list[Need]) -> Total:
    ordered = sorted(
        asked, key=lambda need: (-need.strength, need.asked_on, str(need.id))
    )
    sites = {need.holder.site_id for need in asked if need.holder}
    first = ordered[0]
    return Total(
        first.topic_id,
        first.topic,
        sum(need.strength for need in asked),
        len(sites - {None}),
        tuple(ordered),
    )
