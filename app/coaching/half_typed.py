"""What is typed in the room and not added yet, kept where nobody else can look.

`app.jottings` keeps such words elsewhere, among the settings. In the room each field
of a form is a private note of its own until it is added: no packet, no list and no
search outside meets it, and it goes with the private notes of its community.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.tables import PrivateNote
from app.tables.coaching import HALF_TYPED
from app.vocabulary import PrivateKind

ENTRY: Final = "entry"  # a new entry that is not begun yet
SAYING: Final = "saying"


def summary_of(entry_id: UUID) -> str:
    """Return the name of the form in which a summary of an entry is written."""
    return f"summary-{entry_id.hex}"


def promise_of(entry_id: UUID) -> str:
    """Return the name of the line in which a promise of an entry is written."""
    return f"promise-{entry_id.hex}"


def forget_of(session: Session, community_id: UUID, entry_id: UUID) -> None:
    """Forget all that was typed and not added of an entry, as it is deleted."""
    for form in (summary_of(entry_id), promise_of(entry_id)):
        forget(session, community_id, form)


def typed(session: Session, community_id: UUID, form: str) -> dict[str, str]:
    """Return what was typed in a form of a community, by field; none: nothing."""
    rows = _rows(session, community_id, form)
    return {_field(row): row.body for row in rows}


def keep(
    session: Session, community_id: UUID, form: str, said: Mapping[str, str]
) -> None:
    """Keep what is typed in a form, in place of what was; nothing typed forgets it."""
    words = {name: text for name, text in said.items() if text.strip()}
    for row in _rows(session, community_id, form):
        text = words.pop(_field(row), "")
        if not text:
            session.delete(row)
        elif text != row.body:
            row.body = text
    for name, text in words.items():
        session.add(
            PrivateNote(
                community_id=community_id,
                kind=PrivateKind.NOTE,
                code=f"{HALF_TYPED}{form}:{name}",
                body=text,
                noted_on=clock.today(),
            )
        )
    session.flush()


def forget(session: Session, community_id: UUID, form: str) -> None:
    """Forget what was typed in a form: it was added, or is not wanted."""
    keep(session, community_id, form, {})


def _rows(session: Session, community_id: UUID, form: str) -> list[PrivateNote]:
    note = PrivateNote
    found = session.scalars(
        select(note)
        .where(
            note.community_id == community_id,
            note.kind == PrivateKind.NOTE,
            note.code.startswith(f"{HALF_TYPED}{form}:", autoescape=True),
        )
        .order_by(note.noted_on, note.id)
    )
    return list(found)


def _field(row: PrivateNote) -> str:
    return (row.code or "").rpartition(":")[2]
