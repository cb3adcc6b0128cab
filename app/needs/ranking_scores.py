"""What votes make of topics: scores, ranks, and what a count can be at most.

Everything here is plain numbers; what was voted on has keys of any kind.
"""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeVar

from app.vocabulary import Bucket, RankingMethod

K = TypeVar("K", bound=Hashable)

FINGERS: Final = 5
POINTS: Final = 100
LARGEST: Final = 1_000_000  # of one count: more is a slip of the hand

BUCKET_SCORES: Final[Mapping[Bucket, int]] = {
    Bucket.MUST: 3,
    Bucket.SHOULD: 2,
    Bucket.COULD: 1,
    Bucket.WONT: 0,
}
"""The order of MoSCoW (Clegg and Barker 1994); all of one bucket are a tie."""

COUNTED: Final = frozenset(
    {
        RankingMethod.DOT_VOTE,
        RankingMethod.PRIVATE_BALLOT,
        RankingMethod.RANK_ORDER,
        RankingMethod.HUNDRED_POINTS,
        RankingMethod.FIST_TO_FIVE,
    }
)
"""The methods that count slips or totals; the other two are agreed in the group."""

RATIONED: Final = frozenset(
    {
        RankingMethod.DOT_VOTE,
        RankingMethod.PRIVATE_BALLOT,
        RankingMethod.HUNDRED_POINTS,
    }
)
"""The methods in which each has so many votes to give."""


@dataclass(frozen=True)
class Limits:
    """What is possible in a vote: nothing is known to be too much while None."""

    method: RankingMethod
    items: int
    voters: int | None = None
    votes_each: int | None = None

    @property
    def each(self) -> int | None:
        """The votes one slip can give out, all together; None if not rationed."""
        return self.votes_each if self.method in RATIONED else None

    @property
    def on_slip(self) -> int:
        """The most one slip can give to one thing."""
        if self.method is RankingMethod.PRIVATE_BALLOT:
            return 1
        if self.method is RankingMethod.FIST_TO_FIVE:
            return FINGERS
        if self.method is RankingMethod.RANK_ORDER:
            return self.items
        return self.votes_each or LARGEST

    @property
    def for_one(self) -> int:
        """The most one thing can get from all voters."""
        if self.voters is None:
            return LARGEST
        if self.method is RankingMethod.RANK_ORDER:
            return self.voters * (self.items - 1)
        return min(LARGEST, self.voters * self.on_slip)

    @property
    def in_all(self) -> int | None:
        """The most there can be over everything; None if that is not known.

        US4: six voters with three votes each have 18. In a rank order each slip gives
        n - 1 points, n - 2 and so on, n(n - 1)/2 together.
        """
        if self.voters is None:
            return None
        if self.method is RankingMethod.RANK_ORDER:
            return self.voters * self.items * (self.items - 1) // 2
        if self.method is RankingMethod.FIST_TO_FIVE:
            return self.voters * self.items * FINGERS
        return None if self.each is None else self.voters * self.each


def tallies(
    method: RankingMethod, slips: Iterable[Mapping[K, int]], keys: Sequence[K]
) -> dict[K, int]:
    """Return what slips give each thing: votes, points or fingers, summed.

    A slip of a rank order holds places, 1 for the first; of all others, what it gives.
    """
    found = dict.fromkeys(keys, 0)
    for slip in slips:
        given = borda(slip, len(keys)) if method is RankingMethod.RANK_ORDER else slip
        for key, number in given.items():
            if key in found:
                found[key] += number
    return found


def borda(places: Mapping[K, int], count: int) -> dict[K, int]:
    """Return the points of one slip that ranks some of `count` things.

    Place p gets count - p points: the first of eight 7, the eighth none (Borda, Mémoire
    sur les élections au scrutin, 1781). What a slip does not rank gets none, so that
    nobody gains by leaving the rest open (the "pessimistic" rule for partial rankings).
    """
    return {key: max(0, count - place) for key, place in places.items()}


def mean(tally: int, voters: int | None) -> Fraction | None:
    """Return the fingers shown on average, 0 to 5 (fist to five, Fletcher 2002).

    Without a number of voters there is no mean.
    """
    return Fraction(tally, voters) if voters else None


def net_difference(impact: int | None, effort: int | None) -> Fraction | None:
    """Return the difference it makes less the effort it takes, -100 to 100.

    What makes much difference for little effort comes first: the upper left of the
    square of the action priority matrix. What has not been placed has no score.
    """
    if impact is None or effort is None:
        return None
    return Fraction(impact - effort)


def bucket_score(bucket: Bucket | None) -> Fraction | None:
    """Return the score of a MoSCoW bucket; none while it lies in none."""
    return None if bucket is None else Fraction(BUCKET_SCORES[bucket])


def ranks(scores: Sequence[Fraction | None]) -> list[int | None]:
    """Return the rank of each: 1 + how many have a greater score (data model, 4).

    Equal scores are a tie and share their rank; what has no score has no rank.
    """
    known = sorted(score for score in scores if score is not None)
    return [
        None if score is None else 1 + len(known) - bisect_right(known, score)
        for score in scores
    ]
