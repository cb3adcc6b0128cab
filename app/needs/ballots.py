"""Slips of a vote, without names: typed one by one, or many read from a file (NR13).

A slip gives a number to some of the items: votes, points, fingers, or its place in a
rank order. It may say from which site it came, so that one sees who has answered.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import RefusedError
from app.i18n import tr, trn
from app.needs import holders, rankings
from app.needs.ranking_scores import COUNTED
from app.needs.rankings import Ranking, Slip
from app.vocabulary import RankingMethod


@dataclass(frozen=True)
class Response:
    """How many slips came from a site, of how many people there."""

    site_id: UUID | None  # None: slips that name no site
    site: str
    slips: int
    people: int  # members there, without the coach

    @property
    def share(self) -> float:
        """The response rate, 0 to 1; a site may vote with more than its members."""
        return (
            min(1.0, self.slips / self.people) if self.people else float(self.slips > 0)
        )


def add(session: Session, ranking_id: UUID, slips: Iterable[Slip]) -> int:
    """Put slips into a vote and count them; return how many there are now.

    Raises RefusedError for a slip that cannot be, or more of them than voters; then
    none is taken. Totals typed before give way to the slips.
    """
    row = rankings.find(session, ranking_id)
    found = rankings.get(session, ranking_id)
    new = list(slips)
    if not found.slips and any(item.tally for item in found.items):
        raise RefusedError(
            tr(
                "Totals are typed in this vote already. Empty them first to count slip "
                "by slip; nothing was changed."
            )
        )
    for slip in new:
        if problem := wrong_with(found, slip):
            raise RefusedError(problem)
    count = len(found.slips) + len(new)
    if found.voters is not None and count > found.voters:
        raise RefusedError(
            trn(
                "There is {n} voter, so no more slips were taken.",
                "There are {n} voters, so no more slips were taken.",
                found.voters,
            )
        )
    row.ballots = [_kept(slip) for slip in (*found.slips, *new)]
    rankings.recount(session, row)
    return count


def take_out(session: Session, ranking_id: UUID, at: int) -> None:
    """Take out the slip at a place, the first being 0, and count the rest."""
    row = rankings.find(session, ranking_id)
    left = list(rankings.get(session, ranking_id).slips)
    if not 0 <= at < len(left):
        return
    del left[at]
    row.ballots = [_kept(slip) for slip in left] or None
    rankings.recount(session, row)


def take_out_all(session: Session, ranking_id: UUID) -> None:
    """Take out all slips, so that totals can be typed."""
    row = rankings.find(session, ranking_id)
    row.ballots = None
    rankings.recount(session, row)


def wrong_with(ranking: Ranking, slip: Slip) -> str:
    """Return what is wrong with a slip, in a sentence; nothing if it can be."""
    limits = ranking.limits
    if ranking.method not in COUNTED:
        return tr("There are no slips in this vote; the group agrees.")
    marks = {key: number for key, number in slip.marks.items() if ranking.item(key)}
    if not marks:
        return tr("This slip is empty.")
    least = 1 if ranking.method is RankingMethod.RANK_ORDER else 0
    for key, number in marks.items():
        if not least <= number <= limits.on_slip:
            item = ranking.item(key)
            return tr("{topic} has {n} on this slip; {least} to {most} can be.").format(
                topic=item.words if item else "",
                n=number,
                least=least,
                most=limits.on_slip,
            )
    if ranking.method is RankingMethod.RANK_ORDER:
        return _wrong_places(list(marks.values()))
    given = sum(marks.values())
    if limits.each is not None and given > limits.each:
        return tr("This slip gives {n}; each has {each}.").format(
            n=given, each=limits.each
        )
    return ""


def responses(session: Session, ranking: Ranking) -> list[Response]:
    """Return how many slips came from each site, those without any too (NR13).

    Nothing if no slip names a site.
    """
    came = Counter(slip.site_id for slip in ranking.slips)
    if not came or set(came) == {None}:
        return []
    here = holders.of_community(session, ranking.community_id)
    people = Counter(one.site_id for one in here.members)
    found = [
        Response(site.key, site.name, came[site.key], people[site.key])
        for site in here.sites
    ]
    known = {site.key for site in here.sites}
    others = sum(number for key, number in came.items() if key not in known)
    if others:
        found.append(Response(None, tr("No site named"), others, 0))
    return found


def _wrong_places(places: Sequence[int]) -> str:
    """Return what is wrong with the places of a rank order: 1, 2, 3 without a gap."""
    if len(set(places)) < len(places):
        return tr("Two have the same place on this slip.")
    if max(places) > len(places):
        return tr("A place is missing on this slip: they go 1, 2, 3 without a gap.")
    return ""


def _kept(slip: Slip) -> dict[str, Any]:
    """Return a slip as it is kept in `tables.Ranking.ballots`."""
    return {
        "site": slip.site_id.hex if slip.site_id else None,
        "marks": {key.hex: number for key, number in slip.marks.items()},
    }
