"""The guide for a one-to-one before the launch: one page, mostly room to write.

Nothing private is on it: who it is with, as they say of themselves, and four parts to
listen in. It lies on a table between two people (PI16, US1).
"""

from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import phrases, settings
from app.errors import GoneError
from app.exports.events import one_line
from app.i18n import mark, tr
from app.pdf.story import (
    Block,
    Bullets,
    Heading,
    Lines,
    Manner,
    Pairs,
    Paper,
    Paragraph,
    Sheet,
    Text,
)
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.tables import Community, Membership, Party, Person, Site

_PARTS: Final = (
    (
        mark("Settle, 5 minutes"),
        (
            mark("Say why you came: to listen. Nothing is asked of them today."),
            mark("Ask how they like to work, and what to call each other."),
        ),
    ),
    (
        mark("Their story and what they stand for, 15 minutes"),
        (
            mark("What is this place like on a good day? Who makes it so?"),
            mark("What has been tried here, and what came of it?"),
        ),
    ),
    (
        mark("What matters now, and who should be heard, 15 minutes"),
        (
            mark("When did help from outside do good? What should I avoid?"),
            mark("Who else should I listen to?"),
        ),
    ),
    (
        mark("The next step, 5 minutes"),
        (mark("Say what happens to these notes. Thank them within two days."),),
    ),
)
_ROOM: Final = 14  # lines; fewer where the page has no room for them


def compose(session: Session, membership_id: UUID, chosen: Chosen) -> Paper:
    """Return the guide for one member. Raises GoneError when they are not there."""
    del chosen
    found = session.execute(
        select(Person, Community, Party.name)
        .join(Membership, Membership.person_id == Person.id)
        .join(Community, Community.id == Membership.community_id)
        .outerjoin(Site, Site.id == Membership.site_id)
        .outerjoin(Party, Party.id == Site.party_id)
        .where(Membership.id == membership_id, Person.forgotten_on.is_(None))
    ).first()
    if found is None:
        raise GoneError(
            tr("This person is no longer in this community. Nothing was printed.")
        )
    person, community, site = found
    coach = settings.coach(session)
    name, home = one_line(person.name), one_line(community.name)
    title = tr("A one-to-one with {name}").format(name=name)
    return Paper(
        tr("Guide for a one-to-one"),
        Sheet(dotted(home, tr("Before the launch")), title, one_line(site or "")),
        (
            *_about(person),
            *_parts(),
            Lines(tr("Notes"), _ROOM),
        ),
        foot=dotted(one_line(community.short_name), tr("Guide for a one-to-one")),
        author=coach.name.strip() if coach else "",
        language=phrases.language(),
    )


def _about(person: Person) -> list[Block]:
    """Return how they are spoken of, and in which language, as they say it."""
    languages = phrases.listed(person.languages or ())
    items: list[tuple[str, Text]] = [
        (tr("Pronouns"), one_line(person.pronouns or "")),
        (tr("Said"), one_line(person.pronunciation or "")),
        (tr("Languages"), one_line(languages)),
        (tr("Role"), one_line(person.job_title or "")),
    ]
    known = tuple(item for item in items if item[1])
    if known:
        return [Pairs(known)]
    return [Paragraph(tr("Ask how to say the name, and which words they use."))]


def _parts() -> list[Block]:
    blocks: list[Block] = [
        Paragraph(tr("Mostly listen. Nothing to sell."), Manner.SMALL)
    ]
    for title, asked in _PARTS:
        blocks.append(Heading(tr(title), 3))
        blocks.append(Bullets(tuple(tr(one) for one in asked)))
    return blocks
