"""How the sections of a packet put things: long texts, people to reach, check lists."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from app import phrases, zones
from app.community import community_words
from app.gathering.gatherings import Gathering
from app.i18n import tr, trn
from app.pdf.story import (
    Cell,
    Check,
    CheckList,
    Span,
    Text,
    Tone,
)
from app.printouts import joining
from app.printouts.gatherings import gathering_head
from app.printouts.joining import dotted
from app.printouts.packets.scope import Scope
from app.printouts.readers.consented import Listed
from app.tables import Action, Community

_NAMED: Final = 6  # of a list of people


def pairs(*items: tuple[str, Text | None]) -> tuple[tuple[str, Text], ...]:
    """Return the facts of which something is known."""
    return tuple((label, value) for label, value in items if value)


def hours(scope: Scope, it: Gathering) -> str:
    """Return when it begins and ends; by whose clocks, if not by the community's."""
    zone = zones.label(it.zone) if it.zone != scope.home.zone else ""
    return " ".join(filter(None, (gathering_head.hours(it), zone)))


def to_reach(person: Listed) -> Cell:
    """Return how somebody is reached, if the reader may know."""
    lines = joining.together(person.phone, joining.email(person.email), between="\n")
    preferred = person.preferred.label if person.preferred and lines else ""
    note = dotted(preferred, person.reach_note)
    return Cell(lines or tr("Ask for an introduction"), note)


def called(person: Listed) -> Cell:
    """Return somebody's name with how to say it."""
    return Cell(person.name, dotted(person.pronunciation, person.pronouns), bold=True)


def to_do(scope: Scope, row: Action, due: date | None, *, alone: bool = True) -> Check:
    """Return something to be done, with who does it and by when.

    `alone`, it says what assistance or gathering it belongs to.
    """
    part_of = scope.part_of(row) if alone else ""
    about = (Span(f"   {part_of}", tone=Tone.MUTED),) if part_of else ()
    whom = scope.name(row.to_person_id)
    owner = scope.owner(row)
    if whom and whom != owner:
        owner = tr("{owner} for {whom}").format(owner=owner, whom=whom)
    late = tr("{date}, overdue").format(date=scope.by(due))
    when = late if due and due < scope.today else scope.by(due)
    words: Text = (row.body, *about) if about else row.body
    return Check(words, row.done_on is not None, dotted(owner, when))


def to_dos(
    scope: Scope, rows: Iterable[tuple[Action, date | None]], *, alone: bool = True
) -> CheckList:
    """Return a list of things to be done; `alone` as for `to_do`."""
    return CheckList(tuple(to_do(scope, row, due, alone=alone) for row, due in rows))


def dates(start: date | None, end: date | None) -> str:
    """Return "Apr 20, 2026 – May 22, 2026", or the one that is known."""
    if start and end and start != end:
        return f"{phrases.short_date(start)} – {phrases.short_date(end)}"
    day = start or end
    return phrases.short_date(day) if day else ""


def shortened(names: Iterable[str]) -> str:
    """Return "Ana, Ben, and 7 more": a long list of names helps nobody."""
    every = [name for name in dict.fromkeys(names) if name]
    more = len(every) - _NAMED
    if more > 1:
        every = [*every[:_NAMED], trn("{n} more", "{n} more", more)]
    return phrases.listed(every)


def stage_of(home: Community) -> str:
    """Return the stage of a community in the words it uses for it."""
    return dict(community_words.stage_words(home.stage_labels))[home.stage]
