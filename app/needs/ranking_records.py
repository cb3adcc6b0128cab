"""What is known of a vote, as plain values (see `app.needs.rankings`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.errors import GoneError
from app.i18n import tr
from app.needs import needs, ranking_scores, topics
from app.needs.ranking_scores import Limits
from app.vocabulary import Bucket, RankingMethod, RankingStatus, TackledBy


@dataclass(frozen=True)
class Slip:
    """What one voter wrote, without a name: a number for some of the items."""

    marks: Mapping[UUID, int]  # by item
    site_id: UUID | None = None


@dataclass(frozen=True)
class Item:
    """Something that is voted on, with where it stands."""

    id: UUID
    ranking_id: UUID
    words: str
    topic: str  # empty for free words
    topic_id: UUID | None
    need_id: UUID | None
    tally: int | None
    impact: int | None
    effort: int | None
    bucket: Bucket | None
    decision: str
    tackled_by: tuple[TackledBy, ...]
    session_id: UUID | None
    ta_id: UUID | None
    peer_link_id: UUID | None
    action_id: UUID | None
    score: Fraction | None = None
    rank: int | None = None
    tied: bool = False  # others have the same score

    @property
    def is_decided(self) -> bool:
        """Whether it was said how it will be tackled."""
        return bool(self.tackled_by or self.decision)


@dataclass(frozen=True)
class Ranking:
    """A vote with its items, the highest rank first."""

    id: UUID
    community_id: UUID
    title: str
    method: RankingMethod
    held_on: date | None
    session_id: UUID | None
    voters: int | None
    votes_each: int | None
    status: RankingStatus
    items: tuple[Item, ...]
    slips: tuple[Slip, ...] = field(default=(), repr=False)

    @property
    def limits(self) -> Limits:
        """What is possible in it."""
        return Limits(self.method, len(self.items), self.voters, self.votes_each)

    @property
    def counted(self) -> int:
        """The votes, points or fingers counted so far."""
        return sum(item.tally or 0 for item in self.items)

    @property
    def is_open(self) -> bool:
        """Whether it is still being counted."""
        return self.status is RankingStatus.OPEN

    @property
    def has_result(self) -> bool:
        """Whether anything has a rank."""
        return any(item.rank is not None for item in self.items)

    def item(self, item_id: UUID | None) -> Item | None:
        """Return one of its items."""
        return next((one for one in self.items if one.id == item_id), None)

    def about(self, topic_id: UUID) -> Item | None:
        """Return the item that is about a topic."""
        return next((one for one in self.items if one.topic_id == topic_id), None)


def find(session: Session, ranking_id: UUID) -> tables.Ranking:
    """Return the row of a vote. Raises GoneError."""
    row = session.get(tables.Ranking, ranking_id)
    if row is None:
        raise GoneError(tr("This vote is no longer in the book."))
    return row


def find_item(session: Session, item_id: UUID) -> tables.RankingItem:
    """Return the row of an item. Raises GoneError."""
    row = session.get(tables.RankingItem, item_id)
    if row is None:
        raise GoneError(tr("This is no longer on the vote."))
    return row


def words_of(session: Session, row: tables.RankingItem) -> str:
    """Return what an item is about, in a word or two."""
    if row.topic_id:
        return topics.find(session, row.topic_id).name
    if row.need_id:
        need = needs.find(session, row.need_id)
        return need.wording or topics.find(session, need.topic_id).name
    return row.label or ""


def record(session: Session, row: tables.Ranking) -> Ranking:
    """Return a row of the book as a plain value, ranked."""
    rows = session.scalars(
        select(tables.RankingItem)
        .where(tables.RankingItem.ranking_id == row.id)
        .order_by(tables.RankingItem.position, tables.RankingItem.id)
    ).all()
    slips = slips_of(row)
    scores = _scores(row, rows, slips)
    placed = ranking_scores.ranks(scores)
    items = [
        _item(
            session, one, score, rank, tied=rank is not None and placed.count(rank) > 1
        )
        for one, score, rank in zip(rows, scores, placed, strict=True)
    ]
    items.sort(key=lambda item: len(rows) + 1 if item.rank is None else item.rank)
    return Ranking(
        row.id,
        row.community_id,
        row.title,
        row.method,
        row.held_on,
        row.session_id,
        row.voters,
        row.votes_each,
        row.status,
        tuple(items),
        slips,
    )


def _scores(
    row: tables.Ranking, rows: Sequence[tables.RankingItem], slips: Sequence[Slip]
) -> list[Fraction | None]:
    if row.method is RankingMethod.IMPACT_EFFORT:
        return [ranking_scores.net_difference(one.impact, one.effort) for one in rows]
    if row.method is RankingMethod.MOSCOW:
        return [ranking_scores.bucket_score(one.bucket) for one in rows]
    if all(one.tally is None for one in rows):
        return [None] * len(rows)
    if row.method is RankingMethod.FIST_TO_FIVE:
        return [_mean(row, one, slips) for one in rows]
    return [Fraction(one.tally or 0) for one in rows]


def _mean(
    row: tables.Ranking, item: tables.RankingItem, slips: Sequence[Slip]
) -> Fraction | None:
    """Return the mean of an item over all who voted; no hand counts as a fist."""
    if item.tally is None:
        return None
    # without a number of voters the sum itself ranks as well as the mean does
    return ranking_scores.mean(item.tally, len(slips) or row.voters or 1)


def slips_of(row: tables.Ranking) -> tuple[Slip, ...]:
    """Return the slips a row keeps, in the order they came."""
    kept: Any = row.ballots
    read = map(_slip, kept if isinstance(kept, list) else ())
    return tuple(slip for slip in read if slip is not None)


def _slip(kept: Any) -> Slip | None:
    """Return a slip as it is kept; None for what came from elsewhere and is none."""
    try:
        marks = {UUID(hex=key): int(number) for key, number in kept["marks"].items()}
        return Slip(marks, UUID(hex=kept["site"]) if kept.get("site") else None)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _item(
    session: Session,
    row: tables.RankingItem,
    score: Fraction | None,
    rank: int | None,
    *,
    tied: bool,
) -> Item:
    topic_id = row.topic_id
    if row.need_id:
        topic_id = needs.find(session, row.need_id).topic_id
    return Item(
        row.id,
        row.ranking_id,
        words_of(session, row),
        topics.find(session, topic_id).name if topic_id else "",
        topic_id,
        row.need_id,
        row.tally,
        row.impact,
        row.effort,
        row.bucket,
        row.decision or "",
        needs.tackled(row.tackled_by),
        row.session_id,
        row.ta_id,
        row.peer_link_id,
        row.action_id,
        score,
        rank,
        tied=tied,
    )
