"""The words communities go by: what they call themselves, their stages, short names."""

from collections.abc import Mapping
from typing import Final

from app.i18n import mark, tr
from app.person.people_names import tidy
from app.vocabulary import Stage, StageLabels

SHORT: Final = 18  # letters of a short name, about what the rail can hold

KINDS: Final = (
    (mark("community of practice"), mark("communities of practice")),
    (mark("learning circle"), mark("learning circles")),
    (mark("peer network"), mark("peer networks")),
    (mark("peer exchange"), mark("peer exchanges")),
    (mark("learning community"), mark("learning communities")),
    (mark("action team"), mark("action teams")),
    (mark("council"), mark("councils")),
)
"""What such groups call themselves (NR1); any other word will do as well."""

TEXTS: Final = (
    "purpose",
    "domain",
    "vision",
    "audience",
    "partners",
    "benefits_members",
    "benefits_sponsor",
    "scope_in",
    "scope_out",
    "goals",
    "outcomes",
    "needs_addressed",
    "principles",
    "joining",
    "role_text",
    "decision_making",
    "rhythm",
    "knowledge_sharing",
    "working_agreements",
    "confidentiality",
    "commitments",
    "risks",
    "sunset_criteria",
    "ways",
)
"""The words of the charter (vocabulary c.4): each a column of the community."""

STAGE_WORDS: Final[Mapping[StageLabels, tuple[str, ...]]] = {
    StageLabels.WENGER_1998: (
        mark("Potential"),
        mark("Coalescing"),
        mark("Active"),
        mark("Dispersed"),
        mark("Memorable"),
    ),
    StageLabels.WORLD_BANK: (
        mark("Forming"),
        mark("Engaging"),
        mark("Developing"),
        mark("Managing"),
    ),
    StageLabels.MCDERMOTT: (
        mark("Plan"),
        mark("Start up"),
        mark("Grow"),
        mark("Sustain"),
        mark("Close"),
    ),
    StageLabels.CDC: (
        mark("Plan"),
        mark("Launch"),
        mark("Sustain"),
        mark("Evolve"),
        mark("Evaluate"),
    ),
    StageLabels.ERLC: (
        mark("Identify questions"),
        mark("Recruit"),
        mark("Learn and share"),
        mark("Implement changes"),
        mark("Reflect and share results"),
    ),
    StageLabels.TTA: (
        mark("Forming"),
        mark("Needs and expertise"),
        mark("Defining"),
        mark("Managing"),
        mark("Outliving"),
    ),
}
"""The stages in other words (vocabulary c.2); those of 2002 are the codes' own."""

_LITTLE_WORDS: Final = frozenset(["a", "and", "at", "for", "in", "of", "on", "the"])


def unnamed() -> str:
    """Return what a community is called until it has a name."""
    return tr("New community")


def short(name: str) -> str:
    """Return the first words of a name, such as "River Valley"."""
    words = tidy(name).split()
    kept = words[:1] if words else []
    for word in words[1:]:
        content = [w for w in kept if w.casefold() not in _LITTLE_WORDS]
        if len(content) > 1 or len(" ".join([*kept, word])) > SHORT:
            break
        kept.append(word)
    while len(kept) > 1 and kept[-1].casefold() in _LITTLE_WORDS:
        kept.pop()
    return " ".join(kept)


def stage_words(labels: StageLabels) -> list[tuple[Stage, str]]:
    """Return the stages in the words of a set; two may share one in a set of four."""
    words = STAGE_WORDS.get(labels)
    if words is None:
        return [(stage, stage.label) for stage in Stage]
    last = len(words) - 1
    return [(stage, tr(words[min(n, last)])) for n, stage in enumerate(Stage)]


def plural_of(word: str) -> str:
    """Return several of what people call themselves, if English will have it."""
    known = {tr(one): tr(many) for one, many in KINDS}
    if word in known:
        return known[word]
    head, of, rest = word.partition(" of ")
    if head.endswith("y") and head[-2:-1] not in tuple("aeiou"):
        head = head[:-1] + "ies"
    elif head.endswith(("s", "x", "z", "ch", "sh")):
        head += "es"
    else:
        head += "s"
    return head + of + rest
