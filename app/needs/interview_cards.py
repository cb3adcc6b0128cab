"""What stands on the cards of appreciative interviews, and the questions (NR14).

What the cards of some pairs say is kept with the pairs; the usual words are built in.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from app.needs import groupings
from app.needs.groupings import Grouping
from app.paths import BUILT_IN
from app.person.people_names import tidy

_LINE: Final = 300


@dataclass(frozen=True)
class Card:
    """What stands on each interview card."""

    opening: str
    questions: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class _BuiltIn:
    card: Card
    questions: tuple[str, ...] = field(default=())


def of_pairs(grouping: Grouping | None) -> Card:
    """Return what stands on the cards of these pairs."""
    kept: Mapping[str, Any] = (
        grouping.criteria.get("card") if grouping else None
    ) or {}
    usual = _built_in().card
    return Card(
        str(kept.get("opening", usual.opening)),
        tuple(str(one) for one in kept.get("questions", usual.questions)),
        str(kept.get("note", usual.note)),
    )


def questions() -> tuple[str, ...]:
    """Return the questions to choose from for a pair."""
    return _built_in().questions


def write(session: Session, grouping_id: UUID, words: Card) -> None:
    """Keep what stands on the cards; empty questions go."""
    lines = [tidy(one, _LINE) for one in words.questions]
    groupings.set_criteria(
        session,
        grouping_id,
        card={
            "opening": tidy(words.opening, _LINE),
            "questions": [line for line in lines if line],
            "note": tidy(words.note, _LINE),
        },
    )


@lru_cache(maxsize=1)
def _built_in() -> _BuiltIn:
    kept = json.loads((BUILT_IN / "interviews.json").read_text(encoding="utf-8"))
    said = kept["card"]
    return _BuiltIn(
        Card(said["opening"], tuple(said["questions"]), said["note"]),
        tuple(kept["questions"]),
    )
