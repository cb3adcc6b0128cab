"""Which packets were made and handed on, and whom each of them names (PI29, f.4).

So that who takes back a consent, or is to be forgotten, can be told which packets hold
their name already: what was given away cannot be called back, only asked for.
"""

import hashlib
from collections.abc import Iterable, Iterator
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
    """Keep that a packet of a community was made, and whom it names.

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
        manifest=[key.hex for key in _named(session, _words(paper))],
        pages=printed.pages,
        sha256=hashlib.sha256(printed.data).hexdigest(),
        file_name=file_name or None,
    )
    session.add(row)
    session.flush()
    return row.id


def _named(session: Session, words: Iterable[str]) -> list[UUID]:
    """Return the people whose whole name stands in the words, by key."""
    text = "\n".join(" ".join(one.split()) for one in words)
    people = session.execute(
        select(tables.Person.id, tables.Person.name).where(
            tables.Person.forgotten_on.is_(None)
        )
    )
    return sorted(row.id for row in people if " ".join(row.name.split()) in text)


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
