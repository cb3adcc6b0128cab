"""Every document there is, as it would be made from a book.

`python -m tests.pdf.documents BOOK` prints them all and tells the digest of each file.
"""

import hashlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import tables
from app.book.store import Store
from app.pdf import press
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import Paper
from app.printouts import catalog
from app.printouts.catalog import Printout, Subject


@dataclass(frozen=True)
class Document:
    """One way to make a paper from a book."""

    name: str
    compose: Callable[[Session], Paper]


def printouts() -> list[Document]:
    """Return each printout of the catalog with each of its choices."""
    return [
        Document(" ".join((printout.code, *chosen.values())), _made(printout, chosen))
        for subject in Subject
        for printout in catalog.printouts(subject)
        for chosen in choices(printout)
    ]


def packets() -> list[Document]:
    """Return each packet that can be made."""
    from app.printouts import packet_kinds

    return [
        Document(f"packet {kind} {audience}", _packet(kind, audience))
        for kind, audience in sorted(packet_kinds.BUILT)
    ]


def choices(printout: Printout) -> Iterator[dict[str, str]]:
    """Yield what can be chosen for a printout: each option once."""
    yield {choice.code: choice.options[0][0] for choice in printout.choices}
    for choice in printout.choices:
        yield from ({choice.code: code} for code, _ in choice.options[1:])


def _made(printout: Printout, chosen: dict[str, str]) -> Callable[[Session], Paper]:
    def compose(session: Session) -> Paper:
        key = subject(session, printout.subject)
        given = printout.gather(session, key, chosen)
        return printout.compose(session, key, chosen, given)

    return compose


def _packet(kind: object, audience: object) -> Callable[[Session], Paper]:
    def compose(session: Session) -> Paper:
        from app.printouts import packets

        community = subject(session, Subject.COMMUNITY)
        return packets.compose(session, community, kind, audience)

    return compose


def subject(session: Session, kind: Subject) -> UUID:
    """Return the key of what there is most to say about."""
    return _MOST[kind](session)


def _fullest_gathering(session: Session) -> UUID:
    count = select(tables.Block.session_id).group_by(tables.Block.session_id)
    return session.scalars(count.order_by(func.count().desc())).first()


def _community_with_most_people(session: Session) -> UUID:
    here = tables.Membership.community_id
    count = select(here).group_by(here)
    return session.scalars(count.order_by(func.count().desc())).first()


def _a_member(session: Session) -> UUID:
    """Return whoever has said most of themselves."""
    member, person = tables.Membership, tables.Person
    query = select(member.id).join(person, person.id == member.person_id)
    return session.scalars(
        query.order_by(person.pronouns.is_(None), person.languages.is_(None), member.id)
    ).first()


def _site_with_most_people(session: Session) -> UUID:
    here = tables.Membership.site_id
    count = select(here).where(here.is_not(None)).group_by(here)
    return session.scalars(count.order_by(func.count().desc())).first()


def _ranking_with_most_items(session: Session) -> UUID:
    here = tables.RankingItem.ranking_id
    count = select(here).group_by(here)
    return session.scalars(count.order_by(func.count().desc())).first()


def _grouping_with_most_people(session: Session) -> UUID:
    here = tables.GroupPlace.grouping_id
    count = select(here).group_by(here)
    return session.scalars(count.order_by(func.count().desc(), here)).first()


def _accepted_with_most_work(session: Session) -> UUID:
    help_, entry = tables.TaEngagement, tables.WorkEntry
    query = (
        select(help_.id)
        .outerjoin(entry, entry.ta_id == help_.id)
        .where(help_.accepted_on.is_not(None))
        .group_by(help_.id)
    )
    return session.scalars(query.order_by(func.count().desc(), help_.id)).first()


_MOST: dict[Subject, Callable[[Session], UUID]] = {
    Subject.GATHERING: _fullest_gathering,
    Subject.COMMUNITY: _community_with_most_people,
    Subject.SITE: _site_with_most_people,
    Subject.MEMBER: _a_member,
    Subject.RANKING: _ranking_with_most_items,
    Subject.GROUPING: _grouping_with_most_people,
    Subject.ASSISTANCE: _accepted_with_most_work,
}


def main(book: Path) -> None:
    """Print one look of each document on A4 and tell what its file is, to the byte."""
    store = Store(book, read_only=True)
    looks = {one.name.split()[0]: one for one in [*printouts(), *packets()]}
    for document in looks.values():
        paper = store.read(document.compose)
        data = press.printed([paper], PageSetup(PaperSize.A4)).data
        sys.stdout.write(f"{document.name} {hashlib.sha256(data).hexdigest()}\n")
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
