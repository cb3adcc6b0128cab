"""What the pages of a vote say: of each method, and of what is counted."""

from collections.abc import Mapping
from typing import Final

from app.i18n import mark, tr, trn
from app.needs.ranking_scores import RATIONED
from app.needs.rankings import Ranking
from app.vocabulary import RankingMethod

NOTES: Final[Mapping[RankingMethod, str]] = {
    RankingMethod.DOT_VOTE: mark("Dots on a sheet that all can see"),
    RankingMethod.PRIVATE_BALLOT: mark("A slip for each: kinder where trust is new"),
    RankingMethod.IMPACT_EFFORT: mark("Where the group puts each on a square"),
    RankingMethod.MOSCOW: mark("Must, should, could, or not now: the group sorts"),
    RankingMethod.RANK_ORDER: mark("Each puts them in order; places are points"),
    RankingMethod.HUNDRED_POINTS: mark("Each has 100 points to share out"),
    RankingMethod.FIST_TO_FIVE: mark("Fingers shown for each; the mean ranks"),
}
"""A line on each method, to choose by (vocabulary c.5)."""


def progress(ranking: Ranking) -> str:
    """Return how far the count is: "14 of 18 votes"."""
    most = ranking.limits.in_all
    if ranking.method is RankingMethod.FIST_TO_FIVE:
        return trn("{n} finger counted", "{n} fingers counted", ranking.counted)
    if most is None:
        return trn("{n} counted", "{n} counted", ranking.counted)
    if ranking.method is RankingMethod.RANK_ORDER:
        return tr("{n} of {most} points").format(n=ranking.counted, most=most)
    if ranking.method is RankingMethod.HUNDRED_POINTS:
        return tr("{n} of {most} points").format(n=ranking.counted, most=most)
    return tr("{n} of {most} votes").format(n=ranking.counted, most=most)


def about(ranking: Ranking) -> str:
    """Return what kind of vote it is: "Private ballot, 6 voters, 3 votes each"."""
    parts = [ranking.method.label]
    if ranking.voters:
        parts.append(trn("{n} voter", "{n} voters", ranking.voters))
    if ranking.votes_each and ranking.method in RATIONED:
        parts.append(trn("{n} vote each", "{n} votes each", ranking.votes_each))
    return ", ".join(parts)


def unit(method: RankingMethod) -> str:
    """Return what is typed for each topic, as the head of a column."""
    return {
        RankingMethod.RANK_ORDER: tr("Points"),
        RankingMethod.HUNDRED_POINTS: tr("Points"),
        RankingMethod.FIST_TO_FIVE: tr("Fingers in all"),
    }.get(method, tr("Votes"))


def on_slip(method: RankingMethod) -> str:
    """Return what a slip says of each topic, as the head of a column."""
    return {
        RankingMethod.RANK_ORDER: tr("Place on the slip, 1 for the first"),
        RankingMethod.HUNDRED_POINTS: tr("Points on the slip"),
        RankingMethod.FIST_TO_FIVE: tr("Fingers, 0 to 5"),
    }.get(method, tr("Votes on the slip"))
