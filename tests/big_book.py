"""A book of many communities and ten years, the same each time, to be measured with.

`path()` makes it once and keeps it in a folder outside the repository: the one that
CIRCLEBOOK_BIG_BOOKS names, or the one for temporary files.
"""

import hashlib
import os
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from app import settings
from app.book import books, migrations, schema
from app.book.store import Store, connect
from app.tables import Base
from app.vocabulary import Category

TODAY: Final = date(2026, 5, 13)  # to be pretended by whoever opens the book
COACH: Final = UUID(int=1)

_RECIPE: Final = 2  # raise it when what is made below is to be made anew
_ZONES: Final = ("America/Denver", "America/Chicago", "Europe/Madrid", "Asia/Kolkata")
_COMMON: Final = (
    "the of to and a in for with we they people gathering community story river grant "
    "school clinic farm neighbor council listening meeting report month plan sharing "
    "question practice photo letter invitation partner evening bridge harvest kitchen "
    "road library garden student elder winter"
)
_SYLLABLES: Final = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu"
_GIVEN: Final = "Ada Ben Carmen Dov Elena Farid Grace Hanna Imani Joe Kala Luis"
_BLOCK: Final = (("W", 10), ("A", 10), ("I", 20), ("D", 30), ("B", 10), ("P", 25))
_BLOCKS: Final = (*_BLOCK, ("R", 10), ("C", 5))

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Size:
    """How much is in a book; what is counted is counted for each community."""

    communities: int = 100
    years: int = 10
    gatherings_a_month: int = 1
    people: int = 20
    notes: int = 3000
    talks: int = 2000  # each with a participant and a reflection
    actions: int = 5000


FULL: Final = Size()  # a million coaching notes and actions
CALENDAR: Final = Size(1, 5, 15, notes=20, talks=20, actions=20)  # 900 gatherings


def path(size: Size = FULL) -> Path:
    """Return a book of this size, made now if it was not made before."""
    folder = Path(os.environ.get("CIRCLEBOOK_BIG_BOOKS") or tempfile.gettempdir())
    folder.mkdir(parents=True, exist_ok=True)
    tables = "".join(migrations.statements(migrations.HEAD))
    recipe = f"{_RECIPE} {astuple(size)} {tables}"
    mark = hashlib.sha256(recipe.encode()).hexdigest()[:12]
    book = folder / f"circlebook-{size.communities}-{mark}{books.SUFFIX}"
    if not book.exists():
        draft = book.with_suffix(f".{os.getpid()}")  # another bench may run too
        make(draft, size)
        draft.rename(book)
        draft.with_name(f".{draft.name}.lock").unlink(missing_ok=True)
    return book


def make(book: Path, size: Size) -> None:
    """Make a book of this size at `book`, as if all of it had been typed in."""
    books.open_book(book, create=True).close()
    connection = connect(book)
    try:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA cache_size = -2000000")
        connection.execute("BEGIN")
        removed = _without_triggers_and_indexes(connection)
        for rows in _world(size):
            _insert(connection, rows)
        _log(connection)
        _index(connection)
        for statement in removed:
            connection.execute(statement)
        connection.execute("COMMIT")
    finally:
        connection.close()
    store = Store(book)
    try:
        coach = settings.Coach("Carmen Ruiz", "Coach", person_id=COACH)
        store.write("Coach named", settings.save_coach, coach)
    finally:
        store.close()


# --- What is in it ------------------------------------------------------------------


class _Pen:
    """Writes words and keys, the same ones each time."""

    def __init__(self) -> None:
        self.random = random.Random(20260513)  # noqa: S311 - nothing secret
        self.syllables, self.given = _SYLLABLES.split(), _GIVEN.split()
        made = {
            "".join(self.random.choices(self.syllables, k=self.random.randint(2, 4)))
            for _ in range(20_000)
        }
        words = [*_COMMON.split(), *sorted(made)]
        shares = [1 / place for place in range(1, len(words) + 1)]  # as in any language
        drawn = self.random.choices(words, shares, k=300_000)
        self._sentences = [
            " ".join(drawn[start : start + 10]).capitalize() + "."
            for start in range(0, len(drawn), 10)
        ]

    def key(self) -> str:
        """Return a key never given before."""
        return f"{self.random.getrandbits(128):032x}"

    def words(self, sentences: int = 1) -> str:
        """Return a text of some sentences."""
        return " ".join(self.random.choices(self._sentences, k=sentences))

    def title(self) -> str:
        """Return the first three words of a sentence."""
        return " ".join(self.random.choice(self._sentences).split()[:3])

    def day(self, years: int) -> str:
        """Return a day of the past years."""
        return _iso(TODAY - timedelta(days=self.random.randint(1, 365 * years)))


def _world(size: Size) -> Iterator[Rows]:
    pen = _Pen()
    topics = [pen.key() for _ in range(40)]
    yield {
        "person": [{"id": COACH.hex, "name": "Carmen Ruiz", "job_title": "Coach"}],
        "topic": [{"id": key, "name": pen.title()} for key in topics],
    }
    for number in range(size.communities):
        community = _Community(pen, size, number, topics)
        yield community.rows


class _Community:
    """One community, with ten years of all that belongs to it."""

    def __init__(self, pen: _Pen, size: Size, number: int, topics: list[str]) -> None:
        self.rows: Rows = defaultdict(list)
        self._pen, self._size, self._topics = pen, size, topics
        self._id = pen.key()
        self._zone = _ZONES[number % len(_ZONES)]
        self._begin(number)
        self._sites = [self._site() for _ in range(5)]
        self._people = [self._person(place) for place in range(size.people)]
        months = [
            self._gathering(number, month, nth)
            for month in range(-12 * size.years, 12)
            for nth in range(size.gatherings_a_month)
        ]
        self._sessions = months
        self._follow_ups()
        self._map()
        self._notes()

    def _add(self, table: str, **values: Any) -> str:
        key = self._pen.key()
        self.rows[table].append({"id": key, "community_id": self._id, **values})
        return key

    def _begin(self, number: int) -> None:
        starts = TODAY - timedelta(days=365 * self._size.years)
        self.rows["community"] = [
            {
                "id": self._id,
                "name": f"{self._pen.title()} {number + 1}",
                "short_name": f"Circle {number + 1}",
                "status": "active",
                "stage": "stewardship",
                "zone": self._zone,
                "starts_on": _iso(starts),
                "purpose": self._pen.words(2),
                "domain": self._pen.words(2),
                "goals": self._pen.words(3),
                "size_max": self._size.people,
            }
        ]

    def _site(self) -> str:
        party = self._pen.key()
        self.rows["party"].append(
            {"id": party, "name": self._pen.title(), "kind": "site"}
        )
        about = {"serves": self._pen.words(), "strengths": self._pen.words(2)}
        return self._add("site", party_id=party, **about)

    def _person(self, place: int) -> str:
        pen, given = self._pen, self._pen.given[place % 12]
        family = "".join(pen.random.choices(pen.syllables, k=2))
        site = self._sites[place % len(self._sites)]
        key = pen.key()
        self.rows["person"].append(
            {
                "id": key,
                "name": f"{given} {family.capitalize()}",
                "job_title": pen.title(),
                "email": f"{given.lower()}.{key[:6]}@circle.example",
                "phone": f"970-555-01{place:02}",
            }
        )
        joined = pen.day(self._size.years)
        self._add("membership", person_id=key, site_id=site, joined_on=joined)
        for topic in pen.random.sample(self._topics, 2):
            self.rows["expertise"].append(
                {
                    "id": pen.key(),
                    "topic_id": topic,
                    "person_id": key,
                    "level": pen.random.randint(1, 4),
                    "source": "survey",
                }
            )
        return key

    def _gathering(self, number: int, month: int, nth: int) -> str:
        day = TODAY + timedelta(days=30 * month + number % 28 + 1 + nth)
        starts = datetime.combine(day, datetime.min.time()).replace(hour=10)
        held = day < TODAY
        key = self._add(
            "session",
            title=self._pen.title(),
            kind="regular",
            mode="hybrid",
            status="held" if held else "planned",
            starts_local=_wall(starts),
            ends_local=_wall(starts + timedelta(hours=2)),
            zone=self._zone,
            purpose=self._pen.words(),
            outcomes=self._pen.words(2),
            place=self._pen.title(),
            summary=self._pen.words(2) if held else None,
        )
        self._plan(key)
        for person in self._people:
            state = self._pen.random.choice(("present",) * 4 + ("apologies", "absent"))
            self._add(
                "attendance",
                session_id=key,
                person_id=person,
                state=state if held else "expected",
                joined_by="room" if held and state == "present" else None,
            )
        return key

    def _plan(self, session: str) -> None:
        for place, (category, minutes) in enumerate(_BLOCKS):
            block = self._add(
                "block",
                session_id=session,
                position=float(place),
                title=f"{Category(category).label} {self._pen.title()}",
                category=category,
                minutes=minutes,
                purpose=self._pen.words(),
                instructions=self._pen.words(2),
            )
            leader = self._pen.random.choice(self._people)
            whole = {"session_id": session, "block_id": block}
            self._add("assignment", **whole, role="lead", person_id=leader)
        self._add("material", session_id=session, item=self._pen.title())

    def _follow_ups(self) -> None:
        """Add what is to be done: forty are open, half of them late."""
        pen = self._pen
        for number in range(self._size.actions):
            due = TODAY + timedelta(days=pen.random.randint(-20, 20))
            past, is_open = pen.day(self._size.years), number < 40
            self._add(
                "action",
                kind="milestone" if number % 10 == 9 else "action",
                body=pen.words(),
                effect=None if is_open else pen.words(),
                owner_id=None if number % 2 else pen.random.choice(self._people),
                to_person_id=pen.random.choice(self._people) if number % 2 else None,
                session_id=pen.random.choice(self._sessions),
                origin="session",
                noted_on=past,
                due_on=_iso(due) if is_open else past,
                done_on=None if is_open else past,
            )

    def _map(self) -> None:
        """Add what sites and people ask for, and who was introduced to whom."""
        pen = self._pen
        for number in range(2 * self._size.people):
            of_site = number % 4 == 0
            self._add(
                "need",
                topic_id=pen.random.choice(self._topics),
                site_id=pen.random.choice(self._sites) if of_site else None,
                person_id=None if of_site else pen.random.choice(self._people),
                wording=pen.words(),
                strength=number % 3 + 1,
                source="survey",
                asked_on=pen.day(self._size.years),
            )
        for number in range(self._size.people):
            asker, helper = pen.random.sample(self._people, 2)
            self._add(
                "peer_link",
                topic_id=pen.random.choice(self._topics),
                asker_person_id=asker,
                helper_person_id=helper,
                state=("introduced", "working", "helped")[number % 3],
                origin=("coach", "member", "session")[number % 3],
                introduced_on=pen.day(self._size.years),
            )

    def _notes(self) -> None:
        """Add the private room: notes, promises, conversations and what was thought."""
        pen, size = self._pen, self._size
        for _ in range(size.talks):
            site, person = pen.random.choice(self._sites), self._people
            about = {"kind": "coaching", "mode": "phone", "minutes": 30}
            day = pen.day(size.years)
            talk = self._add("coaching_contact", **about, site_id=site, happened_on=day)
            whole = {"coaching_contact_id": talk}
            self._add(
                "coaching_participant", **whole, person_id=pen.random.choice(person)
            )
            said = {"strengths": pen.words(), "will_do": pen.words()}
            self._add("coaching_reflection", **whole, **said, body=pen.words(3))
        for number in range(size.notes):
            day = pen.day(size.years)
            self._add(
                "private_note",
                kind="promise" if number % 20 == 0 else "note",
                body=pen.words(2),
                noted_on=day,
                due_on=day if number % 20 == 0 else None,
                done_on=day if number % 20 == 0 and number > 100 else None,
                person_id=pen.random.choice(self._people),
            )


def _iso(day: date) -> str:
    return day.isoformat()


def _wall(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")


# --- How it gets into the book ------------------------------------------------------


def _without_triggers_and_indexes(connection: Any) -> list[str]:
    """Take triggers and indexes away; return the statements that bring them back."""
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL "
        "AND type IN ('index', 'trigger') ORDER BY type, rowid"
    ).fetchall()
    for kind, name, _ in found:
        connection.execute(f"DROP {kind} {name}")
    return [sql for _, _, sql in found]


def _insert(connection: Any, rows: Rows) -> None:
    for table, values in rows.items():
        names = ", ".join(values[0])
        marks = ", ".join(f":{name}" for name in values[0])
        insert = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        connection.executemany(insert, values)


def _log(connection: Any) -> None:
    """Write the log the triggers would have written, an act for every four rows."""
    me = connection.execute("SELECT rid FROM replica WHERE me = 1").fetchone()[0]
    done = 0
    for table in Base.metadata.sorted_tables:
        log, name = schema.log_of(table), table.name
        if log is None:
            continue
        new = schema._object(name, schema.logged_columns(table))
        number = f"{done} + row_number() OVER (ORDER BY {name}.rowid)"
        columns = "n, tbl, uid, act, kind, new_values"
        values = f"{number}, '{name}', {name}.{schema.key_of(table)}, "
        values += f"({number}) / 4 + 1, 'i', {new}"
        if log == "change":
            scope = schema._scope(table, name)
            columns += ", replica, scope, seq, hlc, seen"
            values += (
                f", '{me}', {scope}, coalesce((SELECT max(seq) FROM change "
                f"WHERE replica = '{me}' AND scope = {scope}), 0) + row_number() OVER "
                f"(PARTITION BY {scope} ORDER BY {name}.rowid), "
                f"1700000000000 + {number}, '{{}}'"
            )
        insert = f"INSERT INTO {log} ({columns}) SELECT {values} FROM {name}"
        done += connection.execute(insert).rowcount
    connection.executemany(
        "INSERT INTO act (n, label, at, replica) VALUES (?, 'Written', ?, ?)",
        ((n, "2020-01-01 00:00:00.000000", me) for n in range(1, done // 4 + 2)),
    )


def _index(connection: Any) -> None:
    """Fill the indexes of words as their triggers would have."""
    for where in (schema.OPEN, schema.IN_THE_ROOM):
        for name, (title, texts) in sorted(where.searched.items()):
            body = " || char(10) || ".join(f"coalesce({text}, '')" for text in texts)
            columns = Base.metadata.tables[name].columns
            community = "community_id" if "community_id" in columns else "NULL"
            if name == "community":
                community = "id"
            connection.execute(
                f"INSERT INTO {where.entry} (tbl, uid, community_id, title, body) "
                f"SELECT '{name}', id, {community}, coalesce({title}, ''), "
                f"{body or chr(39) * 2} FROM {name}"
            )
        connection.execute(
            f"INSERT INTO {where.index}({where.index}) VALUES ('rebuild')"
        )
