"""The charter on two or three pages: the words, the version, its day, who agreed.

The same for members and for the funder, but for what he may not read: who agreed, by
name, and how things are done here.
"""

from collections.abc import Iterator, Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases, settings
from app.charter import comparing, revisions
from app.charter.parts import GROUPS, PARTS
from app.charter.revisions import Version
from app.errors import GoneError
from app.i18n import tr, trn
from app.pdf.story import (
    Block,
    Heading,
    Pairs,
    Paper,
    Paragraph,
    Sheet,
    Signatures,
    Together,
)
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.printouts.prose import prose
from app.tables import Community
from app.vocabulary import Layer


def compose(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the charter for the members; see `for_reader`."""
    return for_reader(session, community_id, chosen, Layer.MEMBER)


def for_reader(
    session: Session, community_id: UUID, chosen: Chosen, reader: Layer
) -> Paper:
    """Return the charter of a community. Raises GoneError when it is not there.

    `chosen["text"]` is "now" or "adopted" (as the version that holds has it; as it is
    now while there is none); `chosen["sign"]` is "yes" for lines to sign on.
    """
    home = session.get(Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    version = revisions.current(session, community_id)
    parts = [part for part in PARTS if part.is_for(reader)]
    now = {part.name: getattr(home, part.name) or "" for part in parts}
    adopted = version is not None and chosen.get("text") == "adopted"
    texts = dict(version.texts) if version and adopted else now
    coach = settings.coach(session)
    title = tr("Charter")
    said = _version(version, texts)
    return Paper(
        title=tr("{community}: Charter").format(community=home.name),
        head=Sheet(home.name, title, said),
        blocks=(
            *_words(texts),
            *_agreed(version, named=reader is Layer.MEMBER),
            *(_signatures() if chosen.get("sign") == "yes" else ()),
        ),
        foot=dotted(home.short_name, title, said),
        author=coach.name if coach else "",
        language=phrases.language(),
    )


def _version(version: Version | None, texts: Mapping[str, str]) -> str:
    """Return which version it is, of which day, and whether it is what was adopted."""
    today = phrases.date_of(clock.today())
    if version is None:
        return tr("Draft of {day}, not adopted yet").format(day=today)
    day = phrases.date_of(version.dated)
    words = tr("{version}, adopted {day}").format(version=version.name, day=day)
    held = {name: texts.get(name, "") for name in revisions.SUBJECTS[version.subject]}
    changed = comparing.changed(version.texts, held)
    if not changed:
        return words
    since = trn("{n} part changed since", "{n} parts changed since", changed)
    draft = tr("Draft of {day}").format(day=today)
    return f"{draft}; {words}, {since}"


def _words(texts: Mapping[str, str]) -> Iterator[Block]:
    """Yield what is written, under the headings of the page."""
    if not any(texts.values()):
        yield Paragraph(tr("Nothing of it is written yet."))
    for group in GROUPS:
        written = [part for part in group.parts if texts.get(part.name)]
        for place, part in enumerate(written):
            head = (Heading(group.title),) if place == 0 else ()
            yield Together((*head, Heading(part.title, 3), *prose(texts[part.name])))


def _agreed(version: Version | None, *, named: bool) -> Iterator[Block]:
    """Yield who agreed to the version, why it was made, and when to look again."""
    if version is None:
        return
    review = version.review_on
    said = (
        (tr("Version"), version.name),
        (tr("Adopted"), phrases.date_of(version.dated)),
        (tr("Agreed by"), version.adopted_by if named else ""),
        (tr("Why it was made"), version.reason),
        (tr("Look at it again"), phrases.date_of(review) if review else ""),
    )
    known = tuple((label, words) for label, words in said if words)
    yield Together((Heading(tr("What was adopted")), Pairs(known)))


def _signatures() -> tuple[Block, ...]:
    lines = Signatures(
        (
            (tr("For the members"), ""),
            (tr("For the funder"), ""),
            (tr("For those who facilitate"), ""),
        )
    )
    return (Together((Heading(tr("Signed")), lines)),)
