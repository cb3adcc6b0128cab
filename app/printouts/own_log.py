"""The coach's own copy of her log: everything, and "Private" on every page.

It is no printout of the catalog, so nothing that sweeps, lists or hands out papers
knows of it: only the coaching log opens it, after asking (5-privacy f.2).
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases, settings
from app.coaching import check_ins, entries, promises
from app.coaching.entries import Entry
from app.errors import GoneError
from app.i18n import mark, tr, trn
from app.pdf.story import (
    Block,
    CallOut,
    Check,
    CheckList,
    Heading,
    Pairs,
    Paper,
    Paragraph,
    Section,
    Sheet,
    Span,
    Text,
)
from app.printouts.joining import dotted
from app.tables import Community
from app.vocabulary import CoachingStatus

_TEXTS: Final = (
    ("strengths", mark("Strengths I heard")),
    ("hard", mark("What is hard")),
    ("their_ideas", mark("Ideas that were theirs")),
    ("will_do", mark("What they said they would do")),
    ("question", mark("A question to carry")),
    ("body", mark("Notes")),
    ("help_needed", mark("Help they need")),
)


def compose(session: Session, community_id: UUID) -> Paper:
    """Return all entries of a community, the latest first. Raises GoneError."""
    home = session.get(Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    found = entries.of_community(session, community_id)
    coach = settings.coach(session)
    name = coach.name.strip() if coach else ""
    private = tr("Private")
    whose = tr("Private: only for {name}").format(name=name) if name else private
    return Paper(
        tr("Private: my own copy"),
        Sheet(dotted(private, home.name), tr("Coaching log"), _lead(found)),
        (CallOut(private, _warning()),),
        sections=tuple(_months(session, found)),
        foot=dotted(whose, home.short_name, phrases.date_of(clock.today())),
        author=name,
        language=phrases.language(),
    )


def _months(session: Session, found: list[Entry]) -> Iterator[Section]:
    for month, of_month in groupby(found, key=_month):
        blocks: list[Block] = []
        for entry in of_month:
            blocks += _entry(session, entry)
        title = dotted(month, tr("Private"))
        yield Section(title, tuple(blocks), new_page=False)


def _month(entry: Entry) -> str:
    return phrases.month(entry.day) if entry.day else tr("Without a day")


def _entry(session: Session, entry: Entry) -> Iterator[Block]:
    names = phrases.listed(one.name for one in entry.people)
    day = phrases.day(entry.day) if entry.day else ""
    yield Heading(dotted(day, names or entry.site))
    yield Pairs(tuple(_facts(entry)))
    for field, title in _TEXTS:
        if text := getattr(entry, field):
            yield Paragraph((Span(tr(title), bold=True), f"\n{text}"))
    promised = promises.of_entry(session, entry.id)
    if promised:
        yield Paragraph((Span(tr("What I promised"), bold=True),))
        yield CheckList(
            tuple(
                Check(
                    one.words,
                    one.kept,
                    phrases.day(one.due_on) if one.due_on else "",
                )
                for one in promised
            )
        )


def _facts(entry: Entry) -> Iterator[tuple[str, Text]]:
    how = entry.mode.label
    if entry.minutes:
        how = dotted(how, phrases.length(entry.minutes))
    yield tr("How"), how
    if entry.people and entry.site:
        yield tr("Site"), entry.site
    if entry.status is not CoachingStatus.HELD:
        yield tr("Took place"), entry.status.label
    if entry.focus:
        yield tr("About"), phrases.listed(one.label for one in entry.focus)
    if entry.energy is not None:
        yield tr("Their energy"), check_ins.words_of(entry.energy)
    if entry.stance:
        yield tr("What I did"), phrases.listed(one.label for one in entry.stance)


def _lead(found: list[Entry]) -> str:
    return trn("{n} conversation", "{n} conversations", len(found))


def _warning() -> str:
    return tr(
        "This is the coach’s own copy. It holds what was said in confidence. Keep it "
        "as you keep the book, and destroy it when it has served."
    )
