"""What can be counted in a vote, and the totals that its slips make (US4)."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.errors import RefusedError
from app.i18n import tr
from app.needs import ranking_scores
from app.needs.ranking_records import Ranking, slips_of


def check_counts(ranking: Ranking, totals: Mapping[UUID, int]) -> None:
    """Raise RefusedError, in a sentence that says what is safe, if totals cannot be."""
    limits = ranking.limits
    if any(not 0 <= total <= ranking_scores.LARGEST for total in totals.values()):
        raise RefusedError(tr("A total is a whole number from 0 up."))
    in_all, sum_of_all = limits.in_all, sum(totals.values())
    if in_all is not None and sum_of_all > in_all:
        raise RefusedError(_too_many(ranking, sum_of_all, in_all))
    for item in ranking.items:
        total = totals.get(item.id, 0)
        if total > limits.for_one:
            raise RefusedError(
                tr(
                    "{topic} can have {most} at most with this many voters, not {n}, "
                    "so the counts stayed as they were."
                ).format(topic=item.words, most=limits.for_one, n=total)
            )


def recount(session: Session, row: tables.Ranking) -> None:
    """Write the totals that the slips of a vote make; none without slips."""
    items = session.scalars(
        select(tables.RankingItem).where(tables.RankingItem.ranking_id == row.id)
    ).all()
    slips = slips_of(row)
    keys = [item.id for item in items]
    made = ranking_scores.tallies(row.method, [slip.marks for slip in slips], keys)
    for item in items:
        item.tally = made[item.id] if slips else None
    session.flush()


def _too_many(ranking: Ranking, total: int, most: int) -> str:
    if ranking.votes_each is None or ranking.limits.each is None:
        return tr(
            "{voters} voters make {most} points at most, and this would be {n}, so the "
            "counts stayed as they were."
        ).format(voters=ranking.voters, most=most, n=total)
    return tr(
        "{voters} voters with {each} votes each make {most}, and this would be {n}, so "
        "the counts stayed as they were."
    ).format(voters=ranking.voters, each=ranking.votes_each, most=most, n=total)
