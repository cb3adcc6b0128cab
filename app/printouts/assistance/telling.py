"""What the papers of technical assistance tell, and how they begin and end.

They hold what the table of engagements holds and nothing else: never a word, a date or
a name out of coaching. Who of a site asked and who accepted is said to the site and to
whoever helps; behind the funder's wall there are no such names to be told (5-privacy).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock, phrases, settings, tables
from app.assistance import reckoning
from app.errors import GoneError
from app.exports.events import one_line
from app.i18n import tr, trn
from app.pdf.story import Block, Paper, Sheet, Text
from app.printouts.joining import dotted
from app.settings import Coach
from app.tables import ConcernedSite, Party, Person, Site, TaEngagement, WorkEntry


@dataclass(frozen=True)
class Told:
    """One engagement, as far as its readers may know it."""

    row: TaEngagement
    community: str
    sites: tuple[str, ...]
    topic: str
    requester: str
    organization: str
    provider: str
    worked: int  # minutes
    coach: Coach | None

    @property
    def title(self) -> str:
        """What it is called, in one line."""
        return one_line(self.row.title) or self.topic or tr("Technical assistance")

    @property
    def places(self) -> str:
        """The sites it is for."""
        return phrases.listed(self.sites) or tr("The whole community")

    @property
    def helps(self) -> str:
        """Who helps: a person, an organization, or both."""
        return dotted(self.provider, self.organization)


def read(session: Session, ta_id: UUID) -> Told:
    """Return what there is to tell. Raises GoneError when it is not there."""
    row = session.get(TaEngagement, ta_id)
    if row is None:
        raise GoneError(tr("This request is no longer there. Nothing was printed."))
    home = session.get_one(tables.Community, row.community_id)
    return Told(
        row,
        one_line(home.name),
        _sites(session, ta_id),
        _word(session, tables.Topic.name, row.topic_id),
        _word(session, Person.name, row.requester_id),
        _word(session, Party.name, row.provider_party_id),
        _word(session, Person.name, row.provider_id),
        _worked(session, ta_id),
        settings.coach(session),
    )


def paper(told: Told, name: str, lead: Text, blocks: Iterator[Block]) -> Paper:
    """Return a paper called `name` about an engagement."""
    coach = told.coach
    return Paper(
        title=tr("{paper}: {title}").format(paper=name, title=told.title),
        head=Sheet(dotted(told.community, name), told.title, lead),
        blocks=tuple(blocks),
        foot=dotted(told.community, name, phrases.date_of(clock.today())),
        author=coach.name if coach else "",
        language=phrases.language(),
    )


def kind(told: Told) -> str:
    """Return what it ends in: "Op-ed · 700 words"."""
    return dotted(told.row.deliverable.label, told.row.deliverable_note or "")


def day(value: date | None) -> str:
    """Return a day with its year, or nothing."""
    return phrases.date_of(value) if value else ""


def hours(minutes: int | None) -> str:
    """Return "12 h", or nothing while none are agreed."""
    return "" if minutes is None else phrases.length(minutes)


def used(told: Told) -> str:
    """Return "13 h of 12 h (108 %), 1 h over", or the hours alone."""
    budget = told.row.budget_minutes
    if budget is None:
        return phrases.length(told.worked) if told.worked else ""
    said = tr("{worked} of {budget}").format(
        worked=phrases.length(told.worked), budget=phrases.length(budget)
    )
    share = reckoning.per_cent(told.worked, budget)
    if share is not None:
        said = tr("{hours} ({n} %)").format(hours=said, n=share)
    over = reckoning.minutes_over(told.worked, budget)
    if not over:
        return said
    return tr("{hours}, {time} over").format(hours=said, time=phrases.length(over))


def on_time(told: Told) -> str:
    """Return "4 days late" or "on time" of what was due and is delivered."""
    row = told.row
    if row.due_on is None or row.delivered_on is None:
        return ""
    late = reckoning.days_late(row.status, row.due_on, row.delivered_on, clock.today())
    return trn("{n} day late", "{n} days late", late) if late else tr("on time")


def pairs(*items: tuple[str, str | None]) -> tuple[tuple[str, Text], ...]:
    """Return those that say something."""
    return tuple((label, value) for label, value in items if value)


def _sites(session: Session, ta_id: UUID) -> tuple[str, ...]:
    names = session.scalars(
        select(Party.name)
        .join(Site, Site.party_id == Party.id)
        .join(ConcernedSite, ConcernedSite.site_id == Site.id)
        .where(ConcernedSite.ta_id == ta_id)
        .order_by(Party.name)
    )
    return tuple(one_line(name) for name in names if name)


def _word(session: Session, column: object, key: UUID | None) -> str:
    if key is None:
        return ""
    table = column.class_  # type: ignore[attr-defined]
    found = session.scalar(select(column).where(table.id == key))  # type: ignore[call-overload]
    return one_line(found) if found else ""


def _worked(session: Session, ta_id: UUID) -> int:
    return (
        session.scalar(
            select(func.sum(WorkEntry.minutes)).where(WorkEntry.ta_id == ta_id)
        )
        or 0
    )
