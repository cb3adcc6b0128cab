"""The circle of story US3 and US4: six sites, eight topics, who asks and who can."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from app.needs import needs, offers, rankings
from app.person import sites
from app.vocabulary import RankingMethod

TOPICS = {
    "T1": "Volunteer retention",
    "T2": "Data storytelling",
    "T3": "Trauma-aware facilitation",
    "T4": "Op-ed writing",
    "T5": "Grant renewal",
    "T6": "Peer-support training",
    "T7": "Evaluation design",
    "T8": "Bilingual outreach",
}
NEEDS = {
    "Alder": {"T2": 3, "T7": 2},
    "Bluestem": {"T1": 3, "T5": 2},
    "Cedar": {"T2": 2, "T4": 3},
    "Dry Creek": {"T5": 3, "T8": 1},
    "Eastgate": {"T7": 3, "T1": 2},
    "Foothill": {"T3": 2, "T7": 2},
}
EXPERTISE = {
    "Alder": {"T1": 3, "T5": 2},
    "Bluestem": {"T2": 4, "T4": 2},
    "Cedar": {"T6": 3, "T1": 2},
    "Dry Creek": {"T3": 4, "T7": 2},
    "Eastgate": {"T4": 1, "T6": 2},
    "Foothill": {"T8": 4, "T5": 1},
}
TALLY = {"T7": 6, "T5": 5, "T1": 3, "T2": 2, "T4": 2}
SLIPS = [
    ("Alder", "T7 T5 T2"),
    ("Bluestem", "T7 T5 T1"),
    ("Cedar", "T7 T4 T2"),
    ("Dry Creek", "T7 T5 T4"),
    ("Eastgate", "T7 T5 T1"),
    ("Foothill", "T7 T5 T1"),
]


def fill(session: Any, community: UUID) -> dict[str, UUID]:
    """Put the world of US3 into a community; return its sites by name."""
    added = {name: sites.add(session, community, name) for name in NEEDS}
    for site, asked in NEEDS.items():
        for code, strength in asked.items():
            needs.add(session, community, TOPICS[code], added[site], strength=strength)
    for site, brought in EXPERTISE.items():
        for code, level in brought.items():
            offers.put(session, community, TOPICS[code], added[site], level=level)
    return added


def start(
    session: Any,
    community: UUID,
    method: RankingMethod = RankingMethod.PRIVATE_BALLOT,
    **fields: Any,
) -> UUID:
    """Start the vote of US4: six voters with three votes each."""
    said: dict[str, Any] = {"voters": 6, "votes_each": 3, **fields}
    return rankings.start(session, community, method, **said)


def items(session: Any, ranking: UUID) -> dict[str, UUID]:
    """Return the items of a vote by the code of their topic."""
    codes = {name: code for code, name in TOPICS.items()}
    found = rankings.get(session, ranking)
    return {codes[one.words]: one.id for one in found.items if one.words in codes}


def by_code(session: Any, ranking: UUID, totals: Mapping[str, int]) -> dict[UUID, int]:
    """Return totals given by code, by item."""
    known = items(session, ranking)
    return {known[code]: total for code, total in totals.items()}


def result(session: Any, ranking: UUID) -> list[tuple[int | None, str, bool]]:
    """Return rank, topic and whether it is tied, in the order shown."""
    codes = {name: code for code, name in TOPICS.items()}
    return [
        (one.rank, codes.get(one.words, one.words), one.tied)
        for one in rankings.get(session, ranking).items
    ]
