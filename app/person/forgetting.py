"""Forgetting a person: who they were goes, what was counted stays (5-privacy f.4).

Gone are name and all that says who it was, what they said they want and can, what they
agreed to, what was written about them in the private room, and the same in the log.
What stays is that somebody took part: memberships, attendance, parts in gatherings,
conversations (day and minutes), actions. It cannot be taken back.

The log is searched by key and by every name they ever had here: what was deleted, said
in other words, or merged before is in it still. Where a field says who agreed or came,
and nothing but the name, it says "Somebody" then.

What cannot be promised is said before: texts in which the coach wrote the name, the
backups and packets there are, and what others were given.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from app import clock, jottings, settings, tables
from app.book import purging
from app.errors import RefusedError
from app.i18n import tr
from app.person import packets_made, people, traces
from app.person.people_names import fold
from app.tables import Person
from app.tables.coaching import HALF_TYPED
from app.vocabulary import NeedState

_GONE_WITH_THEM: Final = (tables.Consent, tables.Expertise)
_BLANKED: Final[dict[Any, tuple[str, ...]]] = {
    tables.Membership: ("wants", "gives", "concern", "concern_reply", "traits"),
    tables.RoleTerm: ("about",),
}
_ASKED: Final = (NeedState.RAISED, NeedState.PRIORITIZED, NeedState.BEING_TACKLED)
_KEPT_OF_PERSON: Final = ("name", "party_id", "retired_on", "forgotten_on")
_LISTS: Final = (  # settings that name people by key
    "kept_apart",
    "network:",
    settings.LOOKED_AFTER,
    settings.PUT_OFF,
)


@dataclass(frozen=True)
class Prospect:
    """What forgetting somebody would do, to be said before it is done."""

    name: str
    conversations: int  # whose day and minutes stay
    notes: int  # of the private room that go
    texts: int  # in which a part of the name was written, and may stay
    fields: int  # no search looks through, in which it was written
    packets: tuple[str, ...]  # made and handed on, with them in it
    summaries: int = 0  # of conversations with them alone, that go


def prospect(session: Session, person_id: UUID) -> Prospect:
    """Return what would go and what would stay. Raises GoneError."""
    person = people.find(session, person_id)
    participant = tables.CoachingParticipant
    talks = session.scalars(
        select(participant.id).where(participant.person_id == person_id)
    ).all()
    names = frozenset((person.name,))
    notes = _notes(session, person_id, names) + _reflections(session, person_id)
    return Prospect(
        person.name,
        len(talks),
        len(notes),
        *_texts_with(session, person),
        packets_made.naming(session, person_id),
        len(_summaries(session, person_id)),
    )


def forget(session: Session, person_id: UUID) -> None:
    """Forget a person for ever; see above. Raises RefusedError, GoneError.

    Not to be undone: whoever calls it makes what was done before unreachable as well.
    """
    person = people.find(session, person_id)
    if person_id == settings.coach_id(session):
        raise RefusedError(tr("This is you, so you stay in the book."))
    keys = traces.entries_of(session, person_id)
    names = traces.names_of(session, keys)
    touched = _Touched()
    _blank_person(person, touched)
    _take_out(session, person_id, names, touched)
    _blank_around(session, person_id, touched)
    _blank_names(session, names, touched)
    for key in keys:
        _forget_key(session, key)
    session.flush()
    session.expire_all()
    _forget_half_typed(session, person_id, names)
    for table, rows in traces.in_the_log(session, keys, names):
        touched.by_table[table] |= rows
    purging.purge(session, touched.by_table)
    for name in names:
        purging.relabel(session, name, tr("Something was changed"))


class _Touched:
    """The rows something was taken out of, by table."""

    def __init__(self) -> None:
        self.by_table: dict[str, set[str]] = defaultdict(set)

    def add(self, row: Any) -> None:
        self.by_table[row.__tablename__].add(row.id.hex)


def _blank_person(person: Person, touched: _Touched) -> None:
    touched.add(person)
    for column in Person.__table__.columns:
        free = column.nullable and column.name not in _KEPT_OF_PERSON
        if free and not column.foreign_keys:
            setattr(person, column.name, None)
    person.name = tr("Somebody")
    person.retired_on = person.retired_on or clock.today()
    person.forgotten_on = clock.today()


def _take_out(
    session: Session, person_id: UUID, names: frozenset[str], touched: _Touched
) -> None:
    """Delete what says something of them alone."""
    for row in _going(session, person_id, names):
        touched.add(row)
        session.delete(row)
    session.flush()


def _going(session: Session, person_id: UUID, names: frozenset[str]) -> list[Any]:
    """Return the rows that say something of them alone."""
    gone = _notes(session, person_id, names) + _reflections(session, person_id)
    gone += _summaries(session, person_id)
    for model in _GONE_WITH_THEM:
        gone += session.scalars(select(model).where(model.person_id == person_id))
    return gone


def _blank_around(session: Session, person_id: UUID, touched: _Touched) -> None:
    """Take the words about them out of rows that stay to be counted."""
    for model, names in _BLANKED.items():
        for row in session.scalars(select(model).where(model.person_id == person_id)):
            touched.add(row)
            for name in names:
                setattr(row, name, None)
    for need in session.scalars(
        select(tables.Need).where(tables.Need.person_id == person_id)
    ):
        touched.add(need)
        need.person_id = need.wording = None
        need.joint_impact = need.assets = need.satisfying = None
        if need.state in _ASKED:  # nobody asks any more, nor does the whole circle
            need.state = NeedState.DROPPED
    link = tables.PeerLink
    theirs = or_(link.asker_person_id == person_id, link.helper_person_id == person_id)
    for row in session.scalars(select(link).where(theirs)):
        touched.add(row)
        row.intro_text = row.result = None
    for place in session.scalars(
        select(tables.GroupPlace).where(tables.GroupPlace.person_id == person_id)
    ):
        touched.add(place)
        place.choices = None
    session.flush()


def _blank_names(session: Session, names: frozenset[str], touched: _Touched) -> None:
    """Let fields that say nothing but a name of theirs say "Somebody"."""
    for row, column, blank in traces.said_as(session, names):
        touched.add(row)
        setattr(row, column, blank)
    for packet in traces.filed_as(session, names):
        touched.add(packet)
        packet.file_name = None
    session.flush()


def _talks(person_id: UUID) -> Any:
    seat = tables.CoachingParticipant
    return select(seat.coaching_contact_id).where(seat.person_id == person_id)


def _notes(session: Session, person_id: UUID, names: frozenset[str]) -> list[Any]:
    """Return the notes about them, and those of their conversations.

    Of a conversation with others a note about one of those stays, unless it names them.
    """
    note = tables.PrivateNote
    about = or_(note.person_id == person_id, note.other_person_id == person_id)
    of_talks = note.coaching_contact_id.in_(_talks(person_id))
    found = session.scalars(select(note).where(or_(about, of_talks)))
    return [row for row in found if _is_theirs(row, person_id, names)]


def _is_theirs(row: tables.PrivateNote, key: UUID, names: frozenset[str]) -> bool:
    if row.person_id is None or key in (row.person_id, row.other_person_id):
        return True
    return any(fold(name) in fold(row.body) for name in names)


def _summaries(session: Session, person_id: UUID) -> list[Any]:
    """Return what was agreed to be remembered of conversations with them alone."""
    summary, talk = tables.CoachingSummary, tables.CoachingContact
    seat = tables.CoachingParticipant
    alone = (
        select(seat.coaching_contact_id)
        .where(seat.coaching_contact_id.in_(_talks(person_id)))
        .group_by(seat.coaching_contact_id)
        .having(func.count(seat.id) == 1)
    )
    shared = select(talk.summary_id).where(talk.id.in_(alone))
    theirs = or_(summary.person_id == person_id, summary.id.in_(shared))
    return list(session.scalars(select(summary).where(theirs)))


def _reflections(session: Session, person_id: UUID) -> list[Any]:
    """Return what was written after conversations with them, others there or not."""
    reflection = tables.CoachingReflection
    of_talks = reflection.coaching_contact_id.in_(_talks(person_id))
    return list(session.scalars(select(reflection).where(of_talks)))


def _forget_key(session: Session, key: str) -> None:
    """Take a key of theirs out of what names people by key."""
    for grouping in session.scalars(
        select(tables.Grouping).where(tables.Grouping.together.is_not(None))
    ):
        kept = [[one for one in some if one != key] for some in grouping.together or ()]
        if kept != grouping.together:
            grouping.together = [some for some in kept if len(some) > 1] or None
    for packet in session.scalars(
        select(tables.Packet).where(tables.Packet.manifest.is_not(None))
    ):
        if key in (packet.manifest or ()):
            packet.manifest = [one for one in packet.manifest or () if one != key]
    _forget_in_settings(session, key)


def _forget_half_typed(
    session: Session, person_id: UUID, names: frozenset[str]
) -> None:
    """Forget what is typed in a form and names them, or in the room is of their talks.

    What was typed earlier, added since or not, is blanked in the log as well.
    """
    note = tables.PrivateNote
    talks = session.scalars(_talks(person_id)).all()
    rows = session.scalars(select(note).where(note.code.startswith(HALF_TYPED)))
    for row in rows.all():
        of_theirs = any(talk.hex in (row.code or "") for talk in talks)
        if of_theirs or any(fold(name) in fold(row.body) for name in names):
            session.delete(row)
    session.flush()
    typed = purging.keys_saying(session, note.__tablename__, f'"{HALF_TYPED}')
    purging.purge(session, {note.__tablename__: typed})
    for name in names:
        jottings.forget_naming(session, name)


def _forget_in_settings(session: Session, key: str) -> None:
    setting = tables.Setting
    for row in session.scalars(select(setting)):
        if row.name.startswith(_LISTS) and key in str(row.value):
            row.value = _without(row.value, key)
    session.execute(delete(setting).where(setting.name.contains(key)))


def _without(value: Any, key: str) -> Any:
    """Return a setting without what belongs to a key, wherever in it that stands."""
    if isinstance(value, dict):
        return {k: _without(v, key) for k, v in value.items() if key not in str(k)}
    if isinstance(value, list):
        return [_without(one, key) for one in value if key not in str(one)]
    return value


def _texts_with(session: Session, person: Person) -> tuple[int, int]:
    """Return in how many texts, and other fields, a part of the name will stay."""
    names = frozenset((person.name,))
    goes = _going(session, person.id, names)
    goes += [row for row, *_ in traces.said_as(session, names)]
    goes += traces.filed_as(session, names)
    going = {(row.__tablename__, row.id.hex) for row in (person, *goes)}
    for model in (*_BLANKED, tables.Need):
        theirs = session.scalars(select(model.id).where(model.person_id == person.id))
        going |= {(model.__tablename__, key.hex) for key in theirs}
    texts = traces.texts_with(session, names) - going
    fields = traces.fields_with(session, names) - going - texts
    typed = tables.Setting.__tablename__  # what is half typed goes
    return len(texts), sum(
        not (table == typed and key.startswith(settings.TYPED)) for table, key in fields
    )
