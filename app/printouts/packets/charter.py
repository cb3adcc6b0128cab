"""The charter in the community's own words, and how things are done there (e.2, 5, 18).

Nothing is added and nothing smoothed: a text nobody wrote is not there.
"""

from typing import Final

from app.i18n import mark, tr, trn
from app.pdf.story import Block, Bullets, Heading, Span
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import prose

GROUPS: Final = (
    (
        mark("Why, and for whom"),
        (
            ("purpose", mark("Purpose")),
            ("domain", mark("What it is about")),
            ("vision", mark("Vision")),
            ("audience", mark("Who it is for")),
            ("partners", mark("Partners")),
            ("benefits_members", mark("What members get from it")),
            ("benefits_sponsor", mark("What the funder gets from it")),
        ),
    ),
    (
        mark("What it takes on"),
        (
            ("scope_in", mark("What belongs here")),
            ("scope_out", mark("What does not")),
            ("goals", mark("Goals")),
            ("outcomes", mark("What is to change")),
            ("needs_addressed", mark("Needs it takes up")),
        ),
    ),
    (
        mark("How we work"),
        (
            ("principles", mark("Principles")),
            ("joining", mark("Joining and leaving")),
            ("role_text", mark("Roles")),
            ("decision_making", mark("How decisions are made")),
            ("rhythm", mark("Rhythm")),
            ("knowledge_sharing", mark("Where knowledge is kept")),
        ),
    ),
    (
        mark("What is agreed"),
        (
            ("working_agreements", mark("Working agreements")),
            ("confidentiality", mark("What stays in the room")),
            ("commitments", mark("Commitments")),
            ("risks", mark("Risks and watch points")),
            ("sunset_criteria", mark("When it may end")),
        ),
    ),
)
"""The texts of the charter (vocabulary c.4) in the order of the page; `ways` apart."""


def write(scope: Scope) -> Written | None:
    """Return the charter, or nothing while no text of it is written."""
    blocks: list[Block] = []
    for title, texts in GROUPS:
        group: list[Block] = []
        for name, label in texts:
            body = prose(getattr(scope.home, name))
            if body:
                group += [Heading(tr(label), 3), *body]
        if group:
            blocks += [Heading(tr(title)), *group]
    written = sum(isinstance(b, Heading) and b.level == 3 for b in blocks)
    if not written:
        return None
    fact = trn("{n} text in its own words", "{n} texts in its own words", written)
    lead = tr("What {name} says of itself.").format(name=scope.home.name)
    return Written(fact, tuple(blocks), lead)


def ways(scope: Scope) -> Written | None:
    """Return how things are done here; what a single place asks is on its card."""
    spoken = [one for one in scope.roster.listed if one.pronunciation]
    blocks: list[Block] = [*prose(scope.home.ways)]
    if spoken:
        names = tuple(
            (Span(f"{one.name}:", bold=True), f" {one.pronunciation}") for one in spoken
        )
        blocks += [Heading(tr("Names to get right")), Bullets(names)]
    if not blocks:
        return None
    told = [tr("Customs")] if scope.home.ways else []
    if spoken:
        told.append(trn("{n} name to get right", "{n} names to get right", len(spoken)))
    return Written(", ".join(told), tuple(blocks))
