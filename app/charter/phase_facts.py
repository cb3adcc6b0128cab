"""What the book knows by itself of the items of the checklists (NR2).

Each is reckoned from rows that are there anyway, so nobody has to tick what she has
done: "5 of 6 sites asked". Whom the coach has met one-to-one is looked up by her own
screen, for nothing here may know the private room.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app.charter import agreed_facts, forming_facts
from app.charter.facts import Fact, Reckon


def of_community(session: Session, community_id: UUID) -> dict[str, Fact]:
    """Return the facts of a community, by name."""
    return {name: reckon(session, community_id) for name, reckon in _FACTS.items()}


_FACTS: Final[Mapping[str, Reckon]] = {
    "answers": forming_facts.answers,
    "invited": forming_facts.invited,
    "concerns": forming_facts.concerns,
    "joined": forming_facts.joined,
    "size": forming_facts.size,
    "missing": forming_facts.missing,
    "expectations": forming_facts.expectations,
    "needs": agreed_facts.needs,
    "expertise": agreed_facts.expertise,
    "interviews": agreed_facts.interviews,
    "vote": agreed_facts.vote,
    "tackled": agreed_facts.tackled,
    "introduced": agreed_facts.introduced,
    "heart": agreed_facts.written("audience", "domain", "purpose"),
    "goals": agreed_facts.written("goals", "outcomes"),
    "success": agreed_facts.success,
    "decisions": agreed_facts.decisions,
    "team": agreed_facts.team,
    "ways": agreed_facts.ways,
    "places": agreed_facts.places,
    "agreed": agreed_facts.written("working_agreements", "confidentiality"),
    "pilot": forming_facts.pilot,
    "assumptions": forming_facts.assumptions,
    "story": forming_facts.story,
    "launch": forming_facts.launch,
    "waves": forming_facts.waves,
    "rhythm": forming_facts.rhythm,
    "led": forming_facts.led,
    "purpose": forming_facts.purpose,
    "contacts": forming_facts.contacts,
    "convener": forming_facts.convener,
    "sunset": agreed_facts.written("sunset_criteria"),
}
