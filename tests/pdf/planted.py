"""Every paper of a book with a random word in every private place.

`python -m tests.pdf.planted FOLDER` plants a book as `tests.planting` does, a word into
every text that is for the successor alone besides, and leaves in FOLDER one PDF file of
each kind of paper (`paper`), what each file would be called (`names.json`), and the
words of the successor (`successor.json`).
"""

import json
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import tables
from app.book import books
from app.book.store import Readership, Store
from app.document.shapes import Kind, shapes
from app.pdf import press
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import Paper
from app.printouts import catalog, packet_kinds, packets
from app.printouts.catalog import Printout, Subject
from app.vocabulary import Layer
from tests import planting
from tests.pdf import documents
from ui.dialogs.print import documents as errands


def main(folder: Path) -> None:
    """Plant a book, print all there is, and keep it in `folder`."""
    planting.main(folder)
    out = folder / "paper"
    out.mkdir()
    store = books.open_book(folder / "book.circlebook")
    try:
        words, _ = store.write("Planted", _plant_for_the_successor)
        (folder / "successor.json").write_text(json.dumps(words))
        for name, papers in _papers(store):
            printed = press.printed(papers, PageSetup(PaperSize.LETTER))
            press.save(printed, out / f"{name}.pdf")
        (folder / "names.json").write_text(json.dumps(list(_file_names(store))))
    finally:
        store.close()


def _papers(store: Store) -> Iterator[tuple[str, list[Paper]]]:
    for subject in Subject:
        for printout in catalog.printouts(subject):
            for chosen in _looks(printout):
                papers = [
                    store.read_as(
                        Readership(printout.layer),
                        printout.compose,
                        key,
                        chosen,
                        store.read(printout.gather, key, chosen),
                    )
                    for key in store.read(_SUBJECTS[subject])
                ]
                yield " ".join((printout.code, *chosen.values())), papers
    for kind, audience in sorted(packet_kinds.BUILT):
        communities = store.read(_keys(tables.Community))
        made = [packets.made(store, one, kind, audience) for one in communities]
        yield f"packet {kind} {audience}", made


def _looks(printout: Printout) -> Iterator[dict[str, str]]:
    """Yield what changes most of a printout: its first choice."""
    for choice in printout.choices[:1]:
        ends = choice.options[0], choice.options[-1]
        yield from ({choice.code: code} for code, _ in ends)
    if not printout.choices:
        yield {}


def _file_names(store: Store) -> Iterator[str]:
    for key, name in store.read(_named, tables.Community.name):
        errand = errands.of_community(key, name, ())
        yield errand.file_name(errand.documents)
        for kind, _ in packet_kinds.BUILT:
            yield store.read(packets.file_name, key, kind)
    for key, title in store.read(_named, tables.Session.title):
        errand = errands.of_gathering(key, title, None)
        yield errand.file_name(errand.documents[:1])


def _gatherings(session: Session) -> list[UUID]:
    """Return the fullest gathering, and those she keeps something private about."""
    private = select(tables.PrivateNote.session_id).distinct()
    about = [key for key in session.scalars(private) if key]
    return [*about[:4], documents.subject(session, Subject.GATHERING)]


def _keys(model: Any) -> Callable[[Session], list[UUID]]:
    return lambda session: list(session.scalars(select(model.id)))


def _accepted(session: Session) -> list[UUID]:
    """Return what can have a completion note."""
    help_ = tables.TaEngagement
    return list(session.scalars(select(help_.id).where(help_.accepted_on.is_not(None))))


_SUBJECTS = {
    Subject.GATHERING: _gatherings,
    Subject.COMMUNITY: _keys(tables.Community),
    Subject.SITE: _keys(tables.Site),
    Subject.MEMBER: _keys(tables.Membership),
    Subject.RANKING: _keys(tables.Ranking),
    Subject.GROUPING: _keys(tables.Grouping),
    Subject.ASSISTANCE: _accepted,
}


def _named(session: Session, name: Any) -> list[tuple[UUID, str]]:
    return [
        (key, words) for key, words in session.execute(select(name.class_.id, name))
    ]


def _plant_for_the_successor(session: Session) -> list[str]:
    """Put a word into every text of a block that members do not see; return them."""
    words: list[str] = []
    numbers = count(1)
    shape = shapes()["block"]
    free = [
        one.name
        for one in shape.columns.values()
        if one.kind in (Kind.TEXT, Kind.LONG)
        and one.layer == Layer.SUCCESSOR
        and one.name != "method_key"
    ]
    for row in session.execute(select(shape.table)).mappings().all():
        planted = {name: f"forthesuccessor{next(numbers)}x" for name in free}
        words += planted.values()
        values = {name: f"{row[name] or ''} {word}" for name, word in planted.items()}
        own = shape.table.c.id == row["id"]
        session.execute(update(shape.table).where(own).values(values))
    return words


if __name__ == "__main__":
    main(Path(sys.argv[1]))
