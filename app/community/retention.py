"""The day by which a community's private notes are destroyed (5-privacy, f.4).

What was written after conversations and about people goes for ever, from the book, its
log and its index of words. What can be counted stays: that a conversation was held, on
which day and how long, without with whom. What was shared with a site by agreement is
that site's as well, and stays; what was only drafted for it goes. Backups made before
still hold all of it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, or_, select, true
from sqlalchemy.orm import Session

from app import clock, tables
from app.book import purging
from app.errors import GoneError
from app.i18n import tr
from app.person.people_names import fold
from app.tables import Community
from app.tables.coaching import HALF_TYPED

_DESTROYED: Final[tuple[Any, ...]] = (
    tables.CoachingReflection,
    tables.CoachingParticipant,
    tables.PrivateNote,
)


@dataclass(frozen=True)
class Kept:
    """What of a community is private, and until when it is kept."""

    community_id: UUID
    name: str
    destroy_on: date | None
    notes: int  # reflections, notes, drafts; also those the log alone still has
    half_typed: bool = False  # words that were never added can be read in it

    @property
    def is_any(self) -> bool:
        """Whether there is something left to destroy."""
        return self.notes > 0 or self.half_typed

    @property
    def is_due(self) -> bool:
        """Whether the day has come and there is something left."""
        due = self.destroy_on is not None and self.destroy_on <= clock.today()
        return due and self.is_any


def of_book(session: Session) -> list[Kept]:
    """Return every community with what is private of it, by name.

    What was deleted by hand counts as well, as long as the log has its words.
    """
    counts: dict[str, int] = defaultdict(int)
    typed: set[str] = set()
    for community, is_typed, number in _all_private(session):
        if is_typed:
            typed.add(community)
        else:
            counts[community] += number
    kept = [
        Kept(
            row.id,
            row.short_name or row.name,
            row.destroy_on,
            counts[row.id.hex],
            row.id.hex in typed,
        )
        for row in session.scalars(select(Community))
    ]
    return sorted(kept, key=lambda one: (fold(one.name), str(one.community_id)))


def due(session: Session) -> list[Kept]:
    """Return the communities whose day has come, with something left, by name."""
    past = Community.destroy_on <= clock.today()
    if session.scalar(select(Community.id).where(past).limit(1)) is None:
        return []  # at no cost: it is asked every time Today is shown
    return [kept for kept in of_book(session) if kept.is_due]


def _all_private(session: Session) -> Iterator[tuple[str, bool, int]]:
    """Yield how many notes there are, half typed or not, by community.

    Those that were deleted are among them while the log has their words.
    """
    note, reflection = tables.PrivateNote, tables.CoachingReflection
    summary = tables.CoachingSummary
    is_typed = note.code.startswith(HALF_TYPED)
    counted: tuple[tuple[Any, Any, bool], ...] = (
        (note, or_(note.code.is_(None), ~is_typed), False),
        (note, is_typed, True),
        (reflection, true(), False),
        (summary, summary.agreed_on.is_(None), False),
    )
    for model, which, half_typed in counted:
        of, number = model.community_id, func.count(model.id)
        for key, many in session.execute(select(of, number).where(which).group_by(of)):
            yield _hex(key), half_typed, many
    for model in (note, reflection, summary):
        columns = ("community_id", "code") if model is note else ("community_id",)
        for said in purging.gone_with_words(session, model.__tablename__, columns):
            code = said.get("code") or ""
            yield said["community_id"] or "", code.startswith(HALF_TYPED), 1


def _hex(key: UUID | None) -> str:
    return key.hex if key else ""


def destroy_by(session: Session, community_id: UUID, day: date | None) -> None:
    """Say by which day private notes are destroyed; None: no day was agreed."""
    _find(session, community_id).destroy_on = day


def destroy(session: Session, community_id: UUID) -> int:
    """Destroy what is private of a community for ever; return how many notes went.

    Not to be undone: whoever calls it makes what was done before unreachable as well.
    """
    _find(session, community_id)
    before = {kept.community_id: kept.notes for kept in of_book(session)}
    gone: dict[str, set[str]] = defaultdict(set)
    for name, keys in _logged(session, community_id):
        gone[name] |= keys
    for row in _private(session, community_id):
        gone[row.__tablename__].add(row.id.hex)
        session.delete(row)
    session.flush()
    session.expire_all()
    purging.purge(session, gone)
    return before[community_id]


def _private(session: Session, community_id: UUID) -> Iterator[Any]:
    for model in _DESTROYED:
        yield from session.scalars(
            select(model).where(model.community_id == community_id)
        )
    summary = tables.CoachingSummary
    yield from session.scalars(
        select(summary).where(
            summary.community_id == community_id, summary.agreed_on.is_(None)
        )
    )
    note, talk = tables.PrivateNote, tables.CoachingContact
    talks = select(talk.id).where(talk.community_id == community_id)
    yield from session.scalars(
        select(note).where(
            note.community_id.is_(None), note.coaching_contact_id.in_(talks)
        )
    )


def _logged(
    session: Session, community_id: UUID
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield by table the keys of all that ever was private of a community.

    Most of what is half typed, or was deleted, stands in the log alone.
    """
    key = {community_id.hex}
    talks = purging.keys_naming(session, "coaching_contact", ("community_id",), key)
    for model in _DESTROYED:
        name = model.__tablename__
        yield name, purging.keys_naming(session, name, ("community_id",), key)
        talk = ("coaching_contact_id",)
        yield name, purging.keys_naming(session, name, talk, talks)
    drafts = tables.CoachingSummary.__tablename__  # what stands of one that is shared
    yield drafts, purging.keys_naming(session, drafts, ("community_id",), key)


def _find(session: Session, community_id: UUID) -> Community:
    row = session.get(Community, community_id)
    if row is None:
        raise GoneError(tr("This community is no longer there. Nothing was changed."))
    return row
