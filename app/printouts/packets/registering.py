"""Which packets were made and handed on, and whom each of them names (PI29, f.4).

So that who takes back a consent, or is to be forgotten, can be told which packets hold
their name already, and a site which hold a summary of its coaching: what was given away
cannot be called back, only asked for.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock, settings, tables
from app.pdf.story import Paper
from app.printouts.packets.kinds import change, community
from app.vocabulary import Audience, PacketKind

if TYPE_CHECKING:
    from app.pdf.press import Printed


def register(
    session: Session,
    which: tuple[UUID, PacketKind, Audience],
    paper: Paper,
    printed: "Printed",
    file_name: str = "",
) -> UUID:
    """Keep that a packet of a community was made, whom it names and what it sums up.

    `file_name` is the name it was saved by, without its folder; empty on paper.
    """
    community_id, kind, audience = which
    same = (
        tables.Packet.community_id == community_id,
        tables.Packet.kind == kind,
        tables.Packet.reader == audience,
    )
    last = session.scalar(select(func.max(tables.Packet.number)).where(*same)) or 0
    under_way = change(session, community(session, community_id), kind)
    row = tables.Packet(
        community_id=community_id,
        transition_id=under_way.id if under_way else None,
        kind=kind,
        reader=audience,
        title=paper.title,
        number=last + 1,
        prepared_by_id=settings.coach_id(session),
        prepared_on=clock.today(),
        manifest=_manifest(session, community_id, paper),
        pages=printed.pages,
        sha256=hashlib.sha256(printed.data).hexdigest(),
        file_name=file_name or None,
    )
    session.add(row)
    session.flush()
    return row.id


def _manifest(session: Session, community_id: UUID, paper: Paper) -> list[str]:
    """Return the keys of people, of summaries and of their sites in a paper."""
    text = "\n".join(_spaced(one) for one in _words(paper))
    found = {key.hex for key in _named(session, text)}
    for row in _summed_up(session, community_id, text):
        found |= {key.hex for key in (row.id, row.site_id) if key}
    return sorted(found)


def _named(session: Session, text: str) -> list[UUID]:
    """Return the people whose whole name stands in a text, by key."""
    people = session.execute(
        select(tables.Person.id, tables.Person.name).where(
            tables.Person.forgotten_on.is_(None)
        )
    )
    return [row.id for row in people if _spaced(row.name) in text]


def _summed_up(
    session: Session, community_id: UUID, text: str
) -> Iterator[tables.CoachingSummary]:
    """Yield the shared summaries all of whose words stand in a text."""
    summary = tables.CoachingSummary
    for row in session.scalars(
        select(summary).where(
            summary.community_id == community_id, summary.agreed_on.is_not(None)
        )
    ):
        said = (row.strengths, row.goals, row.commitments, row.body)
        words = [_spaced(one) for one in said if one]
        if words and all(one in text for one in words):
            yield row


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _words(value: Any) -> Iterator[str]:
    """Yield every text of a paper."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _words(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name))
