"""What all the conversations with one person, or one site, say together.

"Joe so far": how often, the strengths that keep returning, promises kept, what was
written earlier, and the question to carry. All of it is computed (data model, rule 5).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.assistance import early
from app.assistance.early import Begun
from app.coaching import promises
from app.coaching.entries import Entry
from app.errors import GoneError
from app.i18n import tr
from app.person.people_names import fold
from app.tables import PrivateNote
from app.vocabulary import CoachingStatus, PrivateKind

CHIPS: Final = 4  # strengths shown at most
EARLIER: Final = 6
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_LONGEST_PHRASE: Final = 3  # words: "Names the thing"
_TELLING: Final = 5  # letters of a word by itself
_COMMON: Final = 0.2  # in more of the others' entries than this it tells nothing

_NOTES: Final = (
    PrivateKind.NOTE,
    PrivateKind.OBSERVATION,
    PrivateKind.ASSUMPTION,
    PrivateKind.LEARNING_AIM,
)


@dataclass(frozen=True)
class Note:
    """A private sentence that belongs to no conversation."""

    id: UUID
    kind: PrivateKind
    words: str
    noted_on: date


@dataclass(frozen=True)
class SoFar:
    """What is known of a person or a site from all conversations."""

    name: str
    held: int
    since: date | None
    strengths: tuple[str, ...]
    kept: int
    promised: int
    earlier: tuple[tuple[UUID, date, str], ...]  # entry, its day, how it began
    question: str  # the last one to carry
    notes: tuple[Note, ...]
    staged: str = ""  # whose stage stands beside it: the site’s, where there is one
    is_site: bool = False  # it is about a site, not a person
    is_either: bool = False  # one may look at the person, and at the site
    begun: Begun | None = None  # of a site: when talks and help began


def can_be_either(entry: Entry) -> bool:
    """Tell whether an entry is with one person, of a site: one may look at both."""
    return len(entry.people) == 1 and entry.site_id is not None


def of_entry(
    session: Session,
    all_entries: Sequence[Entry],
    entry: Entry,
    *,
    of_site: bool = False,
) -> SoFar:
    """Return what is known of the one an entry is with: the person, else the site.

    With several people it is about their site; without one, about the first of them.
    With one person of a site it is about the site if `of_site`.
    """
    alone = len(entry.people) == 1 or (entry.people and entry.site_id is None)
    is_site, begun = False, None
    if alone and not (of_site and can_be_either(entry)):
        person = entry.people[0]
        ours = [e for e in all_entries if person.id in {face.id for face in e.people}]
        promised = promises.of_person(session, entry.community_id, person.id)
        notes = _notes(session, entry.community_id, PrivateNote.person_id == person.id)
        name = first_name(person.name)
    elif entry.site_id is not None:
        site = entry.site_id
        ours = [e for e in all_entries if e.site_id == site]
        promised = promises.of_site(session, entry.community_id, site)
        notes = _notes(session, entry.community_id, PrivateNote.site_id == site)
        name, is_site = entry.site, True
        begun = early.begun(session, entry.community_id, site)
    else:
        return SoFar("", 0, None, (), 0, 0, (), "", ())
    held = [e for e in ours if e.status is CoachingStatus.HELD and e.happened_on]
    before = [e for e in held if e.id != entry.id and _is_before(e, entry)]
    known = {e.id for e in ours}
    others = [e for e in all_entries if e.id not in known]
    return SoFar(
        name,
        len(held),
        min((e.happened_on for e in held if e.happened_on), default=None),
        recurring(held, others),
        sum(one.kept for one in promised),
        len(promised),
        tuple(
            (e.id, e.happened_on, _opening(e))
            for e in before[:EARLIER]
            if e.happened_on
        ),
        next((e.question for e in before if e.question), ""),
        tuple(notes),
        entry.site or entry.name,
        is_site,
        can_be_either(entry),
        begun,
    )


def add_note(
    session: Session,
    community_id: UUID,
    words: str,
    *,
    person_id: UUID | None = None,
    site_id: UUID | None = None,
) -> UUID:
    """Note something of a person or a site beside all conversations; return its key.

    Raises RefusedError without words, or with too many.
    """
    row = PrivateNote(
        community_id=community_id,
        kind=PrivateKind.NOTE,
        body=promises.said(words),
        noted_on=clock.today(),
        person_id=person_id,
        site_id=site_id,
    )
    session.add(row)
    session.flush()
    return row.id


def change_note(session: Session, note_id: UUID, words: str) -> None:
    """Say a note in other words; without any it goes. Raises RefusedError."""
    row = session.get(PrivateNote, note_id)
    if row is None or row.kind not in _NOTES:
        raise GoneError(tr("This note is no longer there. Nothing was changed."))
    if words.strip():
        row.body = promises.said(words)
    else:
        session.delete(row)
    session.flush()


def recurring(ours: Iterable[Entry], others: Iterable[Entry]) -> tuple[str, ...]:
    """Return the strengths that were heard more than once, the most frequent first.

    Short phrases count as they stand; of longer sentences the words that are seldom
    said of anybody else, so that no language needs a list of its common words.
    """
    mine = [entry.strengths for entry in ours if entry.strengths]
    if len(mine) < 2:
        return ()
    theirs = [_terms(entry.strengths) for entry in others if entry.strengths]
    often: Counter[str] = Counter(key for terms in theirs for key in terms)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    for text in mine:
        for key, words in _terms(text).items():
            counts[key] += 1
            written[key][words] += 1
    telling = [
        (-count, -key.count(" "), key)
        for key, count in counts.items()
        if count > 1 and (" " in key or often[key] <= _COMMON * max(len(theirs), 1))
    ]
    shown: list[str] = []
    for *_, key in sorted(telling):
        if not any(key in other.split() for other in shown):
            shown.append(key)
    return tuple(_capital(written[key].most_common(1)[0][0]) for key in shown[:CHIPS])


def first_name(name: str) -> str:
    """Return what somebody is called for short."""
    words = name.split()
    return words[0] if words else name


def opening(text: str) -> str:
    """Return the first sentence or two of a text, in one line."""
    line = " ".join(text.split())
    ends = [m.end() for m in re.finditer(r"[.!?…。！？]+(\s|$)", line)]
    for end in ends:
        if end >= 24:
            return line[:end].strip()
    return line


def _terms(text: str) -> dict[str, str]:
    """Return what a text says of strengths: folded → as it was written."""
    found: dict[str, str] = {}
    for phrase in re.split(r"[.,;:\n!?]+", text):
        words = _WORD.findall(phrase)
        if 0 < len(words) <= _LONGEST_PHRASE:
            found.setdefault(fold(" ".join(words)), " ".join(words))
        for word in words:
            if len(word) >= _TELLING:
                found.setdefault(fold(word), word)
    return found


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _is_before(one: Entry, other: Entry) -> bool:
    """Tell whether a held entry comes before another, which may be still to come."""
    if other.day is None or one.happened_on is None:
        return True
    return one.happened_on <= other.day


def _opening(entry: Entry) -> str:
    return opening(entry.gist) or tr("Nothing written")


def _notes(session: Session, community_id: UUID, about: object) -> Iterator[Note]:
    note = PrivateNote
    found = session.scalars(
        select(note)
        .where(
            note.community_id == community_id,
            note.kind.in_(_NOTES),
            about,  # type: ignore[arg-type]
        )
        .order_by(note.noted_on.desc(), note.id)
    )
    return (Note(row.id, row.kind, row.body, row.noted_on) for row in found.all())
