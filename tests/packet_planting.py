"""A planted book, and what every packet of it says.

`python -m tests.packet_planting FOLDER` plants as `tests.planting` does, which must be
in a process of its own, and notes an absence with a private reason in each community.
It leaves the words in `words.json`, and in `packets.json` what the packets say, their
names, and what the coach's screen says beside them.
"""

import json
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, mapped_column

from app import clock, samples, tables
from app.book import books
from app.printouts import packets
from app.printouts.packet_kinds import BUILT
from app.tables.base import OWN
from app.vocabulary import PrivateKind, TransitionKind
from tests import planting


def main(folder: Path) -> None:
    """Plant a book, and write down what its packets say."""
    tables.Person.whisper = mapped_column(
        "whisper", tables.Party.name.type, deferred=True
    )
    tables.Site.murmur = mapped_column(
        "murmur", tables.Party.name.type, info={"layer": OWN}, deferred=True
    )
    store = books.open_book(folder / "book.circlebook", create=True)
    planting._grow(store)
    samples.fill(store)
    store.write("Filled", planting._fill_moods)
    store.write("Away", _go_away)
    words, _ = store.write("Planted", planting.plant)
    own = store.read(planting.own_values)
    said = store.read(_said)
    store.close()
    (folder / "words.json").write_text(json.dumps([words, own]))
    (folder / "packets.json").write_text(json.dumps(said))


def _go_away(session: Session) -> None:
    """Note in each community that the coach will be away, and privately why."""
    for community in session.scalars(select(tables.Community.id)).all():
        transition = tables.Transition(
            community_id=community,
            kind=TransitionKind.COACH_AWAY,
            title="Knee surgery leave",
            announced_on=clock.today(),
        )
        session.add(transition)
        session.flush()
        reason = tables.PrivateNote(
            community_id=community,
            transition_id=transition.id,
            kind=PrivateKind.REASON,
            body="An operation on the knee",
            code="illness",
            noted_on=clock.today(),
        )
        session.add(reason)
    session.flush()


def _said(session: Session) -> dict[str, str]:
    said = {}
    for community in session.scalars(select(tables.Community.id)).all():
        for kind, audience in BUILT:
            which = (community, kind, audience)
            name = packets.file_name(session, community, kind)
            texts = [
                name,
                *_strings(packets.compose(session, *which)),
                *_strings(packets.outline(session, *which)),
                *_strings(packets.kinds(session, community)),
            ]
            said[f"{community.hex} {kind}"] = "\n".join(texts)
    return said


def _strings(value: Any) -> list[str]:
    """Return every text and key of a record."""
    if isinstance(value, str | UUID):
        return [value.hex if isinstance(value, UUID) else str(value)]
    if isinstance(value, tuple):
        return [text for part in value for text in _strings(part)]
    if is_dataclass(value):
        parts = tuple(getattr(value, field.name) for field in fields(value))
        return _strings(parts)
    return []


if __name__ == "__main__":
    main(Path(sys.argv[1]))
