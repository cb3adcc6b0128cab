"""The parts of a charter: what each is called, how they are grouped, what to ask.

The one list of them, for the page, for paper and for packets (vocabulary c.4). What is
asked beside a part comes from the seeds and is built in (NR17, ERLC1 to ERLC3).
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.i18n import mark, tr
from app.paths import BUILT_IN
from app.tables import Community
from app.tables.base import LADDER
from app.vocabulary import Layer


@dataclass(frozen=True)
class Part:
    """One part of a charter; `name` is the column of the community that holds it."""

    name: str
    words: str  # marked, not translated yet

    @property
    def title(self) -> str:
        """What people read above it."""
        return tr(self.words)

    @property
    def prompts(self) -> tuple[str, ...]:
        """What helps to write it."""
        return _prompts()[self.name]

    @property
    def layer(self) -> Layer:
        """How wide an audience may read it."""
        layer: Layer = Community.__table__.columns[self.name].info["layer"]
        return layer

    def is_for(self, reader: Layer) -> bool:
        """Tell whether readers of this layer may see it."""
        return LADDER.index(self.layer) >= LADDER.index(reader)


@dataclass(frozen=True)
class Group:
    """Parts that stand together."""

    code: str
    words: str
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """What people read above them."""
        return tr(self.words)


GROUPS: Final = (
    Group(
        "heart",
        mark("Why, and for whom"),
        (
            Part("purpose", mark("What we are here for")),
            Part("audience", mark("Who it is for")),
            Part("domain", mark("What we look after together")),
            Part("vision", mark("Where we hope to get")),
            Part("principles", mark("What we hold to")),
        ),
    ),
    Group(
        "good",
        mark("What it is good for"),
        (
            Part("partners", mark("Our partners")),
            Part("needs_addressed", mark("Needs it takes up")),
            Part("benefits_members", mark("What members get from it")),
            Part("benefits_sponsor", mark("What the funder gets from it")),
        ),
    ),
    Group(
        "aims",
        mark("What we take on"),
        (
            Part("goals", mark("Goals")),
            Part("outcomes", mark("What is to change")),
            Part("scope_in", mark("What belongs here")),
            Part("scope_out", mark("What does not")),
        ),
    ),
    Group(
        "work",
        mark("How we work"),
        (
            Part("joining", mark("Joining, what is expected, leaving")),
            Part("role_text", mark("Who does what")),
            Part("decision_making", mark("How we decide")),
            Part("rhythm", mark("When and how we meet")),
            Part("knowledge_sharing", mark("What is kept where")),
            Part("ways", mark("How things are done here")),
        ),
    ),
    Group(
        "agreed",
        mark("What we agreed"),
        (
            Part("working_agreements", mark("Working agreements")),
            Part("confidentiality", mark("What stays in the room")),
            Part("commitments", mark("What each of us gives")),
            Part("risks", mark("Risks and watch points")),
            Part("sunset_criteria", mark("When it may end")),
        ),
    ),
)
"""The parts in the order of the page."""

PARTS: Final = tuple(part for group in GROUPS for part in group.parts)


def named(name: str) -> Part:
    """Return the part of this column. Raises KeyError."""
    return {part.name: part for part in PARTS}[name]


@lru_cache(maxsize=1)
def _prompts() -> dict[str, tuple[str, ...]]:
    kept = json.loads((BUILT_IN / "charter.json").read_text(encoding="utf-8"))
    return {name: tuple(lines) for name, lines in kept["prompts"].items()}
