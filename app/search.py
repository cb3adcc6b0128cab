"""Finding words in the book: people, gatherings, and whatever else is written.

Only what is not private is in the index, and nothing here says whether anything private
would have matched (README decision 14). What is typed is only ever quoted words to the
database (storage.md 6).
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import search_names, tables
from app.book import search_index
from app.day import actions
from app.i18n import tr
from app.person.faces import Face
from app.person.people_names import fold
from app.search_names import GivenUp, Span
from app.tables import (
    Block,
    Community,
    Material,
    Membership,
    Need,
    Party,
    Person,
    Site,
    Topic,
)

PEOPLE: Final = 6
GATHERINGS: Final = 5
TEXTS: Final = 20
MOST_LETTERS: Final = 200  # of what was typed; the rest is not looked at
MOST_WORDS: Final = 12
RANKED_FROM: Final = 3  # letters: below that the newest come first (storage.md 6)
MOST_RANKED: Final = 10_000  # rows: where more have the words, the newest come first

_ON, _OFF = "\x01", "\x02"  # around what matched; never in what was typed


@dataclass(frozen=True)
class Hit:
    """A row that has the words, with the place where it can be looked at."""

    table: str
    id: UUID
    community_id: UUID | None
    title: str
    title_marks: tuple[Span, ...] = ()
    snippet: str = ""
    snippet_marks: tuple[Span, ...] = ()
    where: str = ""  # the gathering a block belongs to, a person's site, …
    day: date | None = None  # of the gathering
    home_id: UUID | None = None  # what to open: a gathering, a person
    face: Face | None = None


@dataclass(frozen=True)
class Found:
    """What a search found, by kind."""

    people: tuple[Hit, ...] = ()
    gatherings: tuple[Hit, ...] = ()
    texts: tuple[Hit, ...] = ()


def find(
    session: Session, words: str, *, only_people: bool = False, given_up: GivenUp = bool
) -> Found:
    """Return what has all of `words`, each as the beginning of a word.

    Whatever is typed, it raises nothing. `given_up` is asked whether anybody still
    wants to know: an interrupted search starts again by itself.
    """
    query = search_index.matching(tidy(words))
    if not query or given_up():
        return Found()
    people = _named(session, "person", words, PEOPLE, given_up)
    if only_people or given_up():
        return Found(people=_people(session, people))
    met = _named(session, "session", words, GATHERINGS, given_up)
    if given_up():
        return Found()
    shown = {(hit.table, hit.id) for hit in (*people, *met)}
    # the same thing is brought to many gatherings: once is enough
    texts = {
        (hit.table, hit.title.casefold() or hit.id): hit
        for hit in reversed(_look(session, query, TEXTS + len(shown), words))
        if (hit.table, hit.id) not in shown
    }
    return Found(
        _people(session, people),
        tuple(_placed(session, met)),
        tuple(_placed(session, [*reversed(texts.values())][:TEXTS])),
    )


def tidy(words: str) -> str:
    """Return what can be looked for: no control characters, not too much of it."""
    plain = "".join(
        " " if unicodedata.category(letter) in {"Cc", "Cs", "Cn"} else letter
        for letter in words[:MOST_LETTERS]
    )
    return " ".join(plain.split()[:MOST_WORDS])


def titles(session: Session, wanted: Iterable[UUID]) -> dict[UUID, str]:
    """Return what these people and gatherings are called, by key."""
    keys = list(wanted)
    person, gathering = tables.Person, tables.Session
    found = [
        *session.execute(select(person.id, person.name).where(person.id.in_(keys))),
        *session.execute(
            select(gathering.id, gathering.title).where(gathering.id.in_(keys))
        ),
    ]
    return {row[0]: row[1] for row in found}


def _named(
    session: Session,
    table: Literal["person", "session"],
    words: str,
    most: int,
    given_up: GivenUp,
) -> list[Hit]:
    found = search_names.named(session, table, tidy(words), most, given_up)
    return [Hit(table, one.id, one.community_id, one.title, one.marks) for one in found]


def _look(session: Session, query: str, most: int, words: str) -> list[Hit]:
    longest = max((len(word) for word in words.split()), default=0)
    ranked = longest >= RANKED_FROM and not _is_common(session, query)
    order = "bm25(search, 8.0, 1.0, 2.0)" if ranked else "search.rowid DESC"
    found = session.connection().exec_driver_sql(
        f"""SELECT e.tbl, e.uid, e.community_id,
            highlight(search, 0, :on, :off) AS title,
            snippet(search, 1, :on, :off, '…', 14) AS body
        FROM search CROSS JOIN search_entry e ON e.n = search.rowid
        LEFT JOIN community c ON c.id = e.community_id
        WHERE search MATCH :query AND c.retired_on IS NULL
        ORDER BY {order} LIMIT :most""",
        {"on": _ON, "off": _OFF, "query": query, "most": most},
    )
    typed = [fold(word) for word in words.split()]
    return [_hit(row, typed) for row in found]


def _is_common(session: Session, query: str) -> bool:
    """Tell whether so many rows have the words that ranking them would take long."""
    found = session.connection().exec_driver_sql(
        "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)",
        (query, MOST_RANKED + 1),
    )
    return (found.scalar() or 0) > MOST_RANKED


def _hit(row: Any, typed: Sequence[str]) -> Hit:
    title, title_marks = _unmarked(row.title, typed)
    snippet, snippet_marks = _unmarked(row.body, typed)
    shown = bool(snippet_marks) or not title_marks
    return Hit(
        row.tbl,
        UUID(row.uid),
        UUID(row.community_id) if row.community_id else None,
        title,
        title_marks,
        snippet if shown else "",
        snippet_marks if shown else (),
    )


def _unmarked(marked: str, typed: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """Return a text in one line without the marks, and which letters were typed."""
    letters: list[str] = []
    spans: list[Span] = []
    start: int | None = None
    for letter in marked:
        if letter == _ON:
            start = len(letters)
        elif letter == _OFF:
            if start is not None and start < len(letters):
                spans.append((start, start + _typed("".join(letters[start:]), typed)))
            start = None
        else:
            letters.append(" " if unicodedata.category(letter) == "Cc" else letter)
    return "".join(letters), tuple(spans)


def _typed(found: str, typed: Sequence[str]) -> int:
    """Return how many letters of a word that was found were typed."""
    plain = fold(found)
    if len(plain) != len(found):
        return len(found)
    lengths = [len(word) for word in typed if word and plain.startswith(word)]
    return max(lengths, default=len(found))


# --- Where it can be looked at ------------------------------------------------------


def _people(session: Session, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return people with face, site and the community they can be looked at in."""
    keys = [hit.id for hit in hits]
    found = session.execute(
        select(
            Membership.person_id, Membership.community_id, Person.job_title, Party.name
        )
        .join(Person, Person.id == Membership.person_id)
        .join(Community, Community.id == Membership.community_id)
        .outerjoin(Site, Site.id == Membership.site_id)
        .outerjoin(Party, Party.id == Site.party_id)
        .where(Membership.person_id.in_(keys), Community.retired_on.is_(None))
        .order_by(Community.name.desc())
    )
    at = {row[0]: (row[1], _joined(row[2], row[3])) for row in found}
    known = actions.faces_of(session, {(home[0], key) for key, home in at.items()})
    return tuple(
        Hit(
            hit.table,
            hit.id,
            at[hit.id][0],
            hit.title,
            hit.title_marks,
            hit.snippet,
            hit.snippet_marks,
            at[hit.id][1],
            home_id=hit.id,
            face=known.get((at[hit.id][0], hit.id)),
        )
        for hit in hits
        if hit.id in at
    )


def _placed(session: Session, hits: Sequence[Hit]) -> list[Hit]:
    """Return hits with the gathering or the person they belong to."""
    homes = _homes(session, hits)
    people = {hit.id: hit for hit in _people(session, _of(hits, "person"))}
    placed: list[Hit] = []
    for hit in hits:
        if hit.table == "person":
            placed += [people[hit.id]] if hit.id in people else []
            continue
        home, where, day = homes.get(hit.id, (None, "", None))
        placed.append(
            Hit(
                hit.table,
                hit.id,
                hit.community_id,
                hit.title or _kind(hit.table),
                hit.title_marks,
                hit.snippet,
                hit.snippet_marks,
                where,
                day,
                home,
            )
        )
    return placed


def _homes(
    session: Session, hits: Sequence[Hit]
) -> dict[UUID, tuple[UUID | None, str, date | None]]:
    gathering = tables.Session
    found: dict[UUID, tuple[UUID | None, str, date | None]] = {}
    for table in (Block, Material):
        keys = [hit.id for hit in _of(hits, table.__tablename__)]
        for key, home, title, starts in session.execute(
            select(table.id, gathering.id, gathering.title, gathering.starts_local)
            .join(gathering, gathering.id == table.session_id)
            .where(table.id.in_(keys))
        ):
            found[key] = (home, title, starts.date() if starts else None)
    for key, starts in session.execute(
        select(gathering.id, gathering.starts_local).where(
            gathering.id.in_([hit.id for hit in _of(hits, "session")])
        )
    ):
        found[key] = (key, "", starts.date() if starts else None)
    for key, name in session.execute(
        select(Site.id, Party.name)
        .join(Party, Party.id == Site.party_id)
        .where(Site.id.in_([hit.id for hit in _of(hits, "site")]))
    ):
        found[key] = (None, name, None)
    found |= _in_needs(session, hits)
    found |= _in_assistance(session, hits)
    return found


def _in_assistance(
    session: Session, hits: Sequence[Hit]
) -> dict[UUID, tuple[UUID | None, str, date | None]]:
    """Return the engagement of hours worked, and engagements themselves."""
    found: dict[UUID, tuple[UUID | None, str, date | None]] = {
        hit.id: (hit.id, "", None) for hit in _of(hits, "ta_engagement")
    }
    entry, help_ = tables.WorkEntry, tables.TaEngagement
    for key, home, title, day in session.execute(
        select(entry.id, help_.id, help_.title, entry.worked_on)
        .join(help_, help_.id == entry.ta_id)
        .where(entry.id.in_([hit.id for hit in _of(hits, "work_entry")]))
    ):
        found[key] = (home, title, day)
    return found


def _in_needs(
    session: Session, hits: Sequence[Hit]
) -> dict[UUID, tuple[UUID | None, str, date | None]]:
    """Return the topic of needs, the vote of what was ranked, and the rest itself."""
    found: dict[UUID, tuple[UUID | None, str, date | None]] = {
        hit.id: (hit.id, "", None)
        for table in ("topic", "ranking", "peer_link", "grouping")
        for hit in _of(hits, table)
    }
    for key, topic, name in session.execute(
        select(Need.id, Topic.id, Topic.name)
        .join(Topic, Topic.id == Need.topic_id)
        .where(Need.id.in_([hit.id for hit in _of(hits, "need")]))
    ):
        found[key] = (topic, name, None)
    item, vote = tables.RankingItem, tables.Ranking
    for key, ranking, title, day in session.execute(
        select(item.id, vote.id, vote.title, vote.held_on)
        .join(vote, vote.id == item.ranking_id)
        .where(item.id.in_([hit.id for hit in _of(hits, "ranking_item")]))
    ):
        found[key] = (ranking, title, day)
    return found


def _of(hits: Sequence[Hit], table: str) -> list[Hit]:
    return [hit for hit in hits if hit.table == table]


def _joined(*words: str | None) -> str:
    return ", ".join(word for word in words if word)


def _kind(table: str) -> str:
    """Return what stands for a row that has no title of its own."""
    names = {
        "site": tr("A site"),
        "need": tr("A need"),
        "ranking_item": tr("Something ranked"),
        "peer_link": tr("Peer help"),
        "ta_engagement": tr("Request without a title"),
        "work_entry": tr("Hours"),
    }
    return names.get(table, tr("Untitled"))
