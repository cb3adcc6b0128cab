"""On whose behalf we speak, setting by setting: a page to hand to everyone (PI11)."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases, settings
from app.charter import voices
from app.charter.voices import Voice
from app.errors import GoneError
from app.i18n import tr
from app.pdf.story import (
    Block,
    Heading,
    Manner,
    Paper,
    Paragraph,
    Sheet,
    Span,
    Together,
)
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.tables import Community


def compose(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the statements that hold. Raises GoneError without the community."""
    del chosen
    home = session.get(Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    coach = settings.coach(session)
    title = tr("On whose behalf we speak")
    today = phrases.date_of(clock.today())
    said = [one for one in voices.of_community(session, community_id) if one.is_said]
    return Paper(
        title=tr("{community}: On whose behalf we speak").format(community=home.name),
        head=Sheet(home.name, title, tr("As of {day}").format(day=today)),
        blocks=tuple(_blocks(said)),
        foot=dotted(home.short_name or "", title, today),
        author=coach.name if coach else "",
        language=phrases.language(),
    )


def _blocks(said: list[Voice]) -> Iterator[Block]:
    if not said:
        yield Paragraph(tr("Nothing has been said of it yet."))
    for voice in said:
        yield Together(tuple(_statement(voice)))


def _statement(voice: Voice) -> Iterator[Block]:
    yield Heading(voice.setting)
    if voice.speaks_as:
        yield Paragraph((Span(voice.speaks_as.label, bold=True),))
    if voice.body:
        yield Paragraph(voice.body)
    told = voice.told_on and tr("Told on {day}").format(
        day=phrases.date_of(voice.told_on)
    )
    again = voice.review_on and tr("to be looked at again {day}").format(
        day=phrases.date_of(voice.review_on)
    )
    if told or again:
        yield Paragraph(dotted(told or "", again or ""), Manner.SMALL)
