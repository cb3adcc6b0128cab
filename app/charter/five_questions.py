"""The five questions people ask before they join, and the circle's answers (NR5).

The answers lie in `community.invitation`, and beside them the voices that are missing:
whom to invite next (GLP10).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from app.community import communities
from app.paths import BUILT_IN
from app.person.people_names import tidy_lines

MISSING: Final = "missing"
"""The key of the voices that are missing."""


@dataclass(frozen=True)
class Question:
    """One of the five; `example` helps to answer it."""

    key: str
    words: str
    example: str


def questions() -> tuple[Question, ...]:
    """Return the five questions in their order."""
    return tuple(Question(**one) for one in kept()["questions"])


def answers(session: Session, community_id: UUID) -> dict[str, str]:
    """Return what is answered, by the key of the question."""
    return said(communities.find(session, community_id).invitation)


def said(invitation: Any) -> dict[str, str]:
    """Return the answers in a value of `community.invitation`, without empty ones."""
    if not isinstance(invitation, Mapping):
        return {}
    return {str(key): str(words) for key, words in invitation.items() if words}


def answer(session: Session, community_id: UUID, key: str, words: str) -> None:
    """Answer a question, or with no words take the answer out."""
    row = communities.find(session, community_id)
    answered = {**said(row.invitation), key: tidy_lines(words)}
    row.invitation = {name: line for name, line in answered.items() if line} or None
    session.flush()


@lru_cache(maxsize=1)
def kept() -> Any:
    """Return what is built in for forming a circle."""
    return json.loads((BUILT_IN / "forming.json").read_text(encoding="utf-8"))
