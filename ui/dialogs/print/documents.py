"""What can be printed in one go, as the print window is asked for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from app.book.store import Readership
from app.files import fit_name
from app.i18n import tr
from app.pdf.story import Paper
from app.printouts import catalog
from app.printouts.catalog import Choice, Chosen, Printout, Subject
from app.vocabulary import Layer

if TYPE_CHECKING:
    from app.pdf.press import Printed

Compose = Callable[..., Paper]
"""Reads the book through a session, and gives the paper as chosen (, with sums)."""

Gather = Callable[[Any, Chosen], Any]
"""Works out through a session what a paper may tell of what its readers may not see."""

HandedOn = Callable[[Any, Paper, "Printed", str], object]
"""Notes through a session that a paper was made, and the name of its file if any."""

_MEMBERS: Final = Readership(Layer.MEMBER)
_MOST: Final = 80  # letters of a file's name, well below what any system takes


@dataclass(frozen=True)
class Document:
    """One paper that can be printed.

    What was chosen for it is remembered under its `code`; its `key` tells it from the
    others in the window. One that is there for each site says which in `about`, and in
    `kind` what it is called with no site named.
    """

    code: str
    name: str
    note: str
    compose: Compose
    choices: tuple[Choice, ...] = ()
    key: str = ""
    about: str = ""
    kind: str = ""
    readers: Readership = _MEMBERS  # composed behind their wall
    gather: Gather | None = None  # the sums it tells, worked out before the wall
    handed_on: HandedOn | None = None  # notes that it was printed or saved
    private: bool = False  # the coach's own copy: before the wall, and for her alone


@dataclass(frozen=True)
class Errand:
    """What the window is opened for: the documents of one thing, and its name.

    `kind` is what it is one of ("gathering"); the documents whose key is in `ticked`
    are printed until somebody says otherwise.
    """

    kind: str
    title: str
    documents: tuple[Document, ...]
    ticked: frozenset[str]
    day: date | None = None

    @property
    def private(self) -> bool:
        """Whether what is printed is for the coach alone."""
        return any(one.private for one in self.documents)

    def file_name(self, chosen: Iterable[Document]) -> str:
        """Return the name proposed for a file of these documents."""
        names = [document.name for document in chosen]
        day = self.day.isoformat() if self.day else ""
        parts = [names[0] if len(names) == 1 else "", self.title, day]
        words = " ".join(plain for part in parts if (plain := fit_name(part)))
        words = words if len(words) <= _MOST else words[:_MOST].rsplit(" ", 1)[0]
        return f"{words.strip() or 'Circlebook'}.pdf"


def of_gathering(session_id: UUID, title: str, day: date | None) -> Errand:
    """Return what can be printed for a gathering; the agenda is what most print."""
    documents = tuple(
        _document(printout, session_id)
        for printout in catalog.printouts(Subject.GATHERING)
    )
    ticked = frozenset({"participant_agenda", "facilitator_plan"})
    return Errand("gathering", title, documents, ticked, day)


def of_community(
    community_id: UUID,
    title: str,
    sites: Iterable[tuple[UUID, str]],
    meant: str = "",
) -> Errand:
    """Return what can be printed for a community, and for each of its sites.

    The paper of the code `meant`, if there is one, is ticked and no other.
    """
    whole = [
        _document(printout, community_id)
        for printout in catalog.printouts(Subject.COMMUNITY)
    ]
    single = [
        _document(printout, site_id, name)
        for printout in catalog.printouts(Subject.SITE)
        for site_id, name in sites
    ]
    if not meant:
        ticked = frozenset(document.key for document in whole[:1])
        return Errand("community", title, (*whole, *single), ticked)
    every = tuple(  # with keys of their own what was ticked last is not brought back
        replace(one, key=f"{one.key} {community_id.hex}") for one in (*whole, *single)
    )
    ticked = frozenset(one.key for one in every if one.code == meant)
    return Errand("community", title, every, ticked)


def of_site(site_id: UUID, name: str) -> Errand:
    """Return what can be printed for one site: what it is to expect is meant."""
    documents = tuple(
        replace(_document(printout, site_id), key=f"{printout.code} {site_id.hex}")
        for printout in catalog.printouts(Subject.SITE)
    )
    return Errand("site", name, documents, frozenset({documents[0].key}))


def of_ranking(ranking_id: UUID, title: str, day: date | None) -> Errand:
    """Return what can be printed for a vote: all of it is offered, the ballot meant."""
    documents = _all_of(Subject.RANKING, ranking_id)
    ticked = frozenset(one.key for one in documents[:1])
    return Errand("ranking", title, documents, ticked, day)


def of_grouping(
    grouping_id: UUID, title: str, day: date | None, codes: frozenset[str]
) -> Errand:
    """Return what can be printed for groups or pairs; those of `codes` are meant."""
    documents = _all_of(Subject.GROUPING, grouping_id)
    return Errand("grouping", title, documents, codes, day)


def of_member(membership_id: UUID) -> Errand:
    """Return what can be printed for one member; the file bears nobody's name."""
    documents = _all_of(Subject.MEMBER, membership_id)
    ticked = frozenset(one.key for one in documents)
    return Errand("member", "", documents, ticked)


def of_own_log(community_id: UUID, title: str) -> Errand:
    """Return the coach's own copy of her log: private, and in no list of papers."""
    from app.printouts import own_log

    def compose(session: Any, chosen: Chosen) -> Paper:
        del chosen
        return own_log.compose(session, community_id)

    name, note = tr("My own copy"), tr("Private: every page is stamped")
    document = Document(
        "own_log", name, note, compose, key="own_log", kind=name, private=True
    )
    return Errand("own_log", title, (document,), frozenset({document.key}))


def of_recovery(code: Sequence[str], book: str, day: date) -> Errand:
    """Return the recovery sheet: in no list of papers, in no other program's hands."""
    from app.printouts import recovery_sheet

    def compose(session: Any, chosen: Chosen) -> Paper:
        del session, chosen
        return recovery_sheet.compose(code, book, day)

    name, note = tr("Recovery sheet"), tr("One page, for you alone")
    document = Document(
        "recovery", name, note, compose, key="recovery", kind=name, private=True
    )
    return Errand("recovery", "", (document,), frozenset({document.key}))


def of_assistance(ta_id: UUID, title: str, *, accepted: bool) -> Errand:
    """Return the papers of technical assistance: once accepted, the note is meant."""
    documents = _all_of(Subject.ASSISTANCE, ta_id)
    meant = "ta_completion_note" if accepted else "ta_agreement"
    return Errand("assistance", title, documents, frozenset({meant}))


def _all_of(subject: Subject, key: UUID) -> tuple[Document, ...]:
    return tuple(_document(printout, key) for printout in catalog.printouts(subject))


def _document(printout: Printout, subject_id: UUID, about: str = "") -> Document:
    def compose(session: Any, chosen: Chosen, given: Any = None) -> Paper:
        return printout.compose(session, subject_id, chosen, given)

    def gather(session: Any, chosen: Chosen) -> Any:
        return printout.gather(session, subject_id, chosen)

    name = printout.name
    if about:
        name = tr("{document}: {site}").format(document=name, site=about)
    key = f"{printout.code} {subject_id.hex}" if about else printout.code
    return Document(
        printout.code,
        name,
        printout.note,
        compose,
        printout.choices,
        key,
        about,
        printout.name,
        Readership(printout.layer),
        gather if printout.sums else None,
    )
