"""What is asked for in the order it comes: by a vote, or by how strongly (NR11, NR12).

Each row has the words, who raised it, its votes, and who in the circle can share it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app.needs import needs, offers, ranking_scores, rankings, topics
from app.needs.holders import Holder
from app.needs.needs import Need, Total
from app.needs.offers import Offer
from app.needs.rankings import Item, Ranking
from app.vocabulary import RankingMethod

LATEST: Final = "latest"
"""The vote that was held last, whichever that is."""


@dataclass(frozen=True)
class Row:
    """Something asked for, with where it stands."""

    id: UUID  # of the topic, else of the item
    words: str
    under: str  # what it belongs to: its topic, or the one above that
    topic: str
    topic_id: UUID | None
    first: Need | None  # the strongest need
    needs: tuple[Need, ...]
    sites: int  # how many ask
    rank: int | None
    tied: bool
    amount: Fraction | None  # votes, points, a mean, or strength
    item: Item | None  # in the vote shown, else where a decision on it is kept
    placed: Item | None  # where its place on the square is kept
    helpers: tuple[Offer, ...]  # who can share it

    @property
    def raised_by(self) -> Holder | None:
        """Who asked first and most strongly."""
        return self.first.holder if self.first else None

    @property
    def is_gap(self) -> bool:
        """Whether nobody here can share it."""
        return not self.helpers


@dataclass(frozen=True)
class Board:
    """All of it, with the votes there are to choose from."""

    rows: tuple[Row, ...]
    ranking: Ranking | None  # None: by how strongly it was asked for
    rankings: tuple[Ranking, ...]  # those with something to show, the latest first
    needs: int
    voices: int  # sites and people who asked
    gathered_on: date | None  # the first day something was asked for

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for and nothing was voted on."""
        return not self.rows and not self.rankings

    @property
    def voted_on(self) -> date | None:
        """The day of the last vote."""
        return next((one.held_on for one in self.rankings if one.held_on), None)

    def to_count(self, *, chosen: bool) -> Ranking | None:
        """Return the vote to be counted: the newest open one, or the one shown.

        `chosen`: the one shown was asked for by name, so no other comes before it.
        """
        if chosen:
            return self.ranking
        waiting = (one for one in self.rankings if one.is_open)
        square = RankingMethod.IMPACT_EFFORT
        newest = next((one for one in waiting if one.method is not square), None)
        return newest or self.ranking

    def row(self, key: UUID) -> Row | None:
        """Return the row about a topic, an item or a need."""
        for row in self.rows:
            keys = {row.id, row.topic_id, *(need.id for need in row.needs)}
            if key in keys or (row.item and row.item.id == key):
                return row
        return None


def board(
    session: Session, community_id: UUID, shown: UUID | str | None = LATEST
) -> Board:
    """Return what is asked for in the order of a vote; None: by how strongly."""
    votes = rankings.of_community(session, community_id)
    ranking = _chosen(votes, shown)
    asked = [
        need
        for need in needs.of_community(session, community_id)
        if not (need.holder and need.holder.is_coach)  # she is no member
    ]
    reader = _Reader(session, community_id, votes, needs.totals(asked))
    rows = (
        [reader.voted(item) for item in ranking.items]
        if ranking
        else reader.by_strength()
    )
    return Board(
        tuple(rows),
        ranking,
        tuple(votes),
        len(asked),
        len({need.holder.key for need in asked if need.holder}),
        min((need.asked_on for need in asked), default=None),
    )


def _chosen(votes: Sequence[Ranking], shown: UUID | str | None) -> Ranking | None:
    if shown is None:
        return None
    known = {one.id: one for one in votes}
    if isinstance(shown, UUID) and shown in known:
        return known[shown]
    voted = (one for one in votes if one.has_result)
    square = RankingMethod.IMPACT_EFFORT
    return next((one for one in voted if one.method is not square), None)


class _Reader:
    """Makes rows, with all they need read once."""

    def __init__(
        self,
        session: Session,
        community_id: UUID,
        votes: Sequence[Ranking],
        totals: Sequence[Total],
    ) -> None:
        self._totals = {total.topic_id: total for total in totals}
        self._votes = votes
        tree = topics.tree(session, retired=True)
        names = {topic.id: topic.name for topic in tree}
        self._names = names
        self._above = {
            topic.id: names.get(topic.parent_id, "") if topic.parent_id else ""
            for topic in tree
        }
        helpers: dict[UUID, list[Offer]] = defaultdict(list)
        for offer in offers.of_community(session, community_id):
            if offer.can_share and not offer.holder.is_coach:
                helpers[offer.topic_id].append(offer)
        self._helpers: Mapping[UUID, list[Offer]] = helpers

    def by_strength(self) -> list[Row]:
        """Return the topics asked for, ranked by total strength (data model, 4)."""
        totals = list(self._totals.values())
        scores: list[Fraction | None] = [Fraction(total.strength) for total in totals]
        ranks = ranking_scores.ranks(scores)
        asked = [
            self._row(
                total.topic_id,
                total.topic_id,
                rank=rank,
                tied=ranks.count(rank) > 1,
                amount=score,
                item=self._decided(total.topic_id),
                placed=self._placed(total.topic_id),
            )
            for total, score, rank in zip(totals, scores, ranks, strict=True)
        ]
        return [*asked, *self._settled()]

    def _settled(self) -> list[Row]:
        """Return what was decided on and is not asked for now, such as "not us".

        A decision can be taken back only while its row is there.
        """
        topics_ = dict.fromkeys(
            item.topic_id
            for vote in self._votes
            for item in vote.items
            if item.is_decided and item.topic_id and item.topic_id not in self._totals
        )
        return [
            self._row(
                topic_id,
                topic_id,
                rank=None,
                tied=False,
                amount=None,
                item=self._decided(topic_id),
                placed=self._placed(topic_id),
            )
            for topic_id in topics_
        ]

    def voted(self, item: Item) -> Row:
        """Return an item of a vote as a row."""
        key = item.topic_id if item.topic_id and not item.need_id else item.id
        return self._row(
            key,
            item.topic_id,
            rank=item.rank,
            tied=item.tied,
            amount=item.score,
            item=item,
            placed=item,
        )

    def _row(  # noqa: PLR0913 - what differs between the two orders
        self,
        key: UUID,
        topic_id: UUID | None,
        *,
        rank: int | None,
        tied: bool,
        amount: Fraction | None,
        item: Item | None,
        placed: Item | None,
    ) -> Row:
        total = self._totals.get(topic_id) if topic_id else None
        asked = total.needs if total else ()
        if item and item.need_id:
            asked = tuple(need for need in asked if need.id == item.need_id)
        topic = self._names.get(topic_id, "") if topic_id else ""
        words = asked[0].words if asked else item.words if item else topic
        under = topic if words != topic else self._above.get(topic_id or key, "")
        return Row(
            key,
            words,
            under,
            topic,
            topic_id,
            asked[0] if asked else None,
            asked,
            total.sites if total else 0,
            rank,
            tied,
            amount,
            item,
            placed,
            tuple(self._helpers.get(topic_id, ())) if topic_id else (),
        )

    def _decided(self, topic_id: UUID) -> Item | None:
        """Return the latest item about a topic in which something was decided."""
        about = [item for vote in self._votes if (item := vote.about(topic_id))]
        decided = (item for item in about if item.is_decided)
        return next(decided, None)

    def _placed(self, topic_id: UUID) -> Item | None:
        """Return the item in which a topic is weighed without a vote."""
        for vote in self._votes:
            if vote.method is RankingMethod.IMPACT_EFFORT and vote.is_open:
                return vote.about(topic_id)
        return None
