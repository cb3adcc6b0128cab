"""A book with a random word in every private place, also in places nobody registered.

`python -m tests.planting FOLDER` adds a private table, a private column and a column
that does not say who may see it to the models, plants the sample with them, does
everything the command line can do, and leaves in FOLDER what was written (`out`), the
same with the private layer (`private`), and the words (`words.json`).

It has to be a process of its own: what is added to the models stays in them.
"""

import contextlib
import io
import json
import secrets
import string
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.schema import CreateTable

from app import cli, samples, tables
from app.assistance import engagements
from app.book import books
from app.book.store import MEMBERS, OWN_COPY, Store
from app.document.shapes import ColumnShape, Kind, TableShape, shapes
from app.exports import (
    assistance_csv,
    ledger_csv,
    needs_csv,
    needs_rows,
    people_csv,
    people_rows,
    people_vcard,
)
from app.gathering import calendars
from app.needs import introductions, matches, peer_links
from app.tables.base import OWN, Base, OfCommunity, column
from app.vocabulary import Layer

_FREE = (Kind.TEXT, Kind.LONG, Kind.JSON, Kind.INTEGER, Kind.MINUTES)


class Mood(OfCommunity, Base):
    """A private table of tomorrow."""

    __tablename__ = "mood"
    LAYER: ClassVar[Layer] = OWN

    body: Mapped[str] = column(OWN)
    said_on: Mapped[str | None] = mapped_column()  # says nothing of its layer


def main(folder: Path) -> None:
    """Plant a book, write everything out, and say what was planted."""
    tables.Person.whisper = mapped_column(
        "whisper", tables.Party.name.type, deferred=True
    )
    tables.Site.murmur = mapped_column(
        "murmur", tables.Party.name.type, info={"layer": OWN}, deferred=True
    )
    book = folder / "book.circlebook"
    store = books.open_book(book, create=True)
    _grow(store)
    samples.fill(store)
    store.write("Filled", _fill_moods)
    words, _ = store.write("Planted", plant)
    own = store.read(own_values)
    gatherings = store.read(_gatherings)
    store.close()
    (folder / "words.json").write_text(json.dumps([words, own]))
    (folder / "public.json").write_text(json.dumps(gatherings))
    _write_everything(book, folder / "out")
    _do(
        folder / "private",
        ["export-data", "--with-private", "--out", str(folder / "private/all.json")],
        book,
    )


def plant(session: Session) -> list[str]:
    """Put a word of its own into every private value; return the words."""
    words: list[str] = []
    for shape in shapes().values():
        free = [one for one in shape.columns.values() if one.private and _is_free(one)]
        for row in _rows(session, shape) if free else ():
            planted = {one.name: _word(one.kind, row[one.name]) for one in free}
            words += [word for word, _ in planted.values()]
            values = {name: value for name, (_, value) in planted.items()}
            own = shape.table.c.id == row["id"]
            session.execute(update(shape.table).where(own).values(values))
    return words + _draft(session)


def own_values(session: Session) -> list[str]:
    """Return every text and key of the private room as it stands now."""
    found = []
    for shape in shapes().values():
        if not shape.private:
            continue
        for row in _rows(session, shape):
            found.append(row["id"].hex)
            found += [
                str(row[one.name])
                for one in shape.columns.values()
                if one.kind in (Kind.TEXT, Kind.LONG) and row[one.name]
            ]
    return found


def _is_free(one: ColumnShape) -> bool:
    """Tell whether any word, or any large number, may stand in a column."""
    return one.kind in _FREE and one.most is None


def _word(kind: Kind, now: Any) -> tuple[str, Any]:
    """Return a word nobody has ever written, and a value that holds it."""
    word = "".join(secrets.choice(string.ascii_lowercase) for _ in range(16))
    number = 10**9 + secrets.randbelow(10**10)
    if kind is Kind.JSON:
        return word, [now, word]
    if kind in (Kind.INTEGER, Kind.MINUTES):
        return str(number), number
    return word, f"{now or ''} {word}".strip()


def _draft(session: Session) -> list[str]:
    """Plant a summary that nobody has agreed to."""
    words = [_word(Kind.TEXT, "")[0] for _ in range(2)]
    summary = session.scalars(
        select(tables.CoachingSummary).where(tables.CoachingSummary.agreed_on.is_(None))
    ).first()
    assert summary is not None, "the sample has a draft"
    summary.body, summary.goals = words
    session.flush()
    return words


def _grow(store: Store) -> None:
    """Bring the empty book up to the models."""
    with store.driver_connection() as connection:
        connection.execute(str(CreateTable(Mood.__table__).compile(store._engine)))
        connection.execute("ALTER TABLE person ADD COLUMN whisper TEXT")
        connection.execute("ALTER TABLE site ADD COLUMN murmur TEXT")


def _fill_moods(session: Session) -> None:
    for community in session.scalars(select(tables.Community.id)).all():
        session.add(Mood(community_id=community, body="glad"))


def _rows(session: Session, shape: TableShape) -> Iterator[dict[str, Any]]:
    for row in session.execute(select(shape.table)).mappings().all():
        yield dict(row)


def _gatherings(session: Session) -> list[str]:
    return list(session.scalars(select(tables.Session.title)))


def _write_everything(book: Path, out: Path) -> None:
    out.mkdir()
    _do(out, ["list"], book)
    _do(out, ["check"], book)
    _do(out, ["export-data", "--out", str(out / "all.json")], book)
    store = books.open_book(book)
    names = store.read(lambda s: list(s.scalars(select(tables.Community.name))))
    _write_as_the_menus_do(store, out)
    store.close()
    for number, name in enumerate(names):
        one = ["--community", name]
        _do(out, ["export-data", *one, "--out", str(out / f"{number}.json")], book)
        _do(out, ["export-calendar", *one, "--out", str(out / f"{number}.ics")], book)
        _move_all(book)
        changes = ["--changes-only", "--out", str(out / f"{number} changes.ics")]
        _do(out, ["export-calendar", *one, *changes], book)
    _do(out, ["export-data", "--community", "nobody's", "--out", "x.json"], book)


def _write_as_the_menus_do(store: Store, out: Path) -> None:
    """Write the files and copy the texts that the window offers."""
    for number, community in enumerate(store.read(_keys, tables.Community)):
        entries = store.read_as(OWN_COPY, people_rows.of_community, community)
        people_csv.write(entries, out / f"{number}.csv")
        people_vcard.write(entries, out / f"{number}.vcf")
        agreed = store.read_as(MEMBERS, people_rows.for_members, community)
        people_csv.write(agreed, out / f"directory {number}.csv")
        _write_tables(store, community, str(number), out)
        _write_introductions(store, community, out / f"introductions {number}.txt")
        notice = store.read_as(OWN_COPY, calendars.change_notice, community)
        (out / f"notice {number}.txt").write_text(f"Changes\n{notice}")
    for number, session in enumerate(store.read(_dated)):
        for copied in (calendars.invitation, calendars.agenda_text):
            path = out / f"{copied.__name__} {number}.txt"
            path.write_text(store.read_as(OWN_COPY, copied, session))


def _write_tables(store: Store, community: UUID, number: str, out: Path) -> None:
    """Write the tables of what is asked for, who helped whom, and assistance."""
    for name, query, write in (
        ("needs", needs_rows.of_community, needs_csv.write),
        ("ledger", peer_links.of_community, ledger_csv.write),
        ("assistance", engagements.of_community, assistance_csv.write),
    ):
        rows: Any = store.read_as(OWN_COPY, query, community)
        if rows:  # one community has no ledger yet
            write(rows, out / f"{name} {number}.csv")


def _write_introductions(store: Store, community: UUID, path: Path) -> None:
    """Write what may be copied to introduce two people, for each match there is."""
    texts = [
        store.read(introductions.text, community, match)
        for match in store.read(matches.of_community, community)
    ]
    path.write_text("\n\n".join(("Introductions", *texts)))


def _keys(session: Session, model: Any) -> list[UUID]:
    return list(session.scalars(select(model.id)))


def _dated(session: Session) -> list[UUID]:
    dated = tables.Session.starts_local.is_not(None)
    return list(session.scalars(select(tables.Session.id).where(dated)))


def _move_all(book: Path) -> None:
    """Let every gathering begin a minute later, so that there are changes to tell."""

    def move(session: Session) -> None:
        for gathering in session.scalars(select(tables.Session)):
            if gathering.starts_local:
                gathering.starts_local += timedelta(minutes=1)

    store = books.open_book(book)
    store.write("Moved", move)
    store.close()


def _do(folder: Path, words: list[str], book: Path) -> None:
    """Do what the command line would, and keep what it says as a file too."""
    folder.mkdir(exist_ok=True)
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = cli.run([*words, "--book", str(book)])
    number = len(list(folder.iterdir()))
    (folder / f"said {number} {words[0]} {code}.txt").write_text(said.getvalue())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
