"""The world of US3: six sites, eight topics, twelve gifts and twelve needs."""

from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app.needs import marking, topics
from app.person import sites

SITES: Final = {
    "Alder": "Alder County Veterans Alliance",
    "Bluestem": "Bluestem Youth Works",
    "Cedar": "Cedar Falls Fathers’ Circle",
    "Dry Creek": "Dry Creek Health Board",
    "Eastgate": "Eastgate Barbers for Health",
    "Foothill": "Foothill Farmworker Coalition",
}
TOPICS: Final = {
    "T1": "Volunteer retention",
    "T2": "Data storytelling",
    "T3": "Trauma-aware facilitation",
    "T4": "Op-ed writing",
    "T5": "Grant renewal",
    "T6": "Peer-support training",
    "T7": "Evaluation design",
    "T8": "Bilingual outreach",
}
LEVELS: Final = {
    "Alder": {"T1": 3, "T5": 2},
    "Bluestem": {"T2": 4, "T4": 2},
    "Cedar": {"T6": 3, "T1": 2},
    "Dry Creek": {"T3": 4, "T7": 2},
    "Eastgate": {"T4": 1, "T6": 2},
    "Foothill": {"T8": 4, "T5": 1},
}
NEEDS: Final = {
    "Alder": {"T2": 3, "T7": 2},
    "Bluestem": {"T1": 3, "T5": 2},
    "Cedar": {"T2": 2, "T4": 3},
    "Dry Creek": {"T5": 3, "T8": 1},
    "Eastgate": {"T7": 3, "T1": 2},
    "Foothill": {"T3": 2, "T7": 2},
}
MATCHES: Final = {
    ("Alder", "Bluestem", "T1"),
    ("Alder", "Eastgate", "T1"),
    ("Bluestem", "Alder", "T2"),
    ("Bluestem", "Cedar", "T2"),
    ("Dry Creek", "Foothill", "T3"),
    ("Foothill", "Dry Creek", "T8"),
}
"""Helper, who asks, topic: exactly these."""
TOTALS: Final = {
    "T7": (7, 3),
    "T1": (5, 2),
    "T2": (5, 2),
    "T5": (5, 2),
    "T4": (3, 1),
    "T3": (2, 1),
    "T8": (1, 1),
}


def sites_and_topics(session: Session, community_id: UUID) -> dict[str, UUID]:
    """Add the six sites and the eight topics; return their keys by short name."""
    found = {
        short: sites.add(session, community_id, name) for short, name in SITES.items()
    }
    return found | {code: topics.add(session, name) for code, name in TOPICS.items()}


def entries(session: Session, community_id: UUID, keys: dict[str, UUID]) -> None:
    """Add the twelve gifts and the twelve needs."""
    for site, levels in LEVELS.items():
        for topic, level in levels.items():
            place = (community_id, keys[topic], keys[site])
            marking.set_level(session, *place, level)
    for site, needs in NEEDS.items():
        for topic, strength in needs.items():
            place = (community_id, keys[topic], keys[site])
            marking.set_strength(session, *place, strength)
