"""The charter in the community's own words, and how things are done there (e.2, 5, 18).

Nothing is added and nothing smoothed: a text nobody wrote is not there. How things are
done has a section of its own.
"""

from app.charter.parts import GROUPS
from app.i18n import tr, trn
from app.pdf.story import Block, Bullets, Heading, Span
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.prose import prose


def write(scope: Scope) -> Written | None:
    """Return the charter, or nothing while no text of it is written."""
    blocks: list[Block] = []
    for group in GROUPS:
        texts: list[Block] = []
        for part in group.parts:
            body = () if part.name == "ways" else prose(getattr(scope.home, part.name))
            if body:
                texts += [Heading(part.title, 3), *body]
        if texts:
            blocks += [Heading(group.title), *texts]
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
