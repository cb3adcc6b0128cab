"""What the small registers share: one line that says it all, names, what is stale."""

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, tables
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.needs import holders
from app.person.people_names import tidy
from app.tables import Party, Person

HOLDS: Final = 6  # months for which it is taken that what was checked still is so
LONGEST: Final = 500  # letters of a line
_BEFORE_A_NAME: Final = " @"


@dataclass(frozen=True)
class Named:
    """Somebody or something of the book, by name."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Line:
    """A line as it was typed: the words, and who it names after an @ at its end."""

    words: str
    person_id: UUID | None = None
    site_id: UUID | None = None


def read(session: Session, community_id: UUID, typed: str) -> Line:
    """Return what a line says: "A story that travels @Joe".

    A person brings their site along. Raises RefusedError without words, or when nobody
    here is called so.
    """
    words, at, name = f" {typed}".rpartition(_BEFORE_A_NAME)
    if not at:
        return Line(_some(typed))
    holder = holders.of_community(session, community_id).named(tidy(name))
    return Line(_some(words), holder.person_id, holder.site_id)


def halves(words: str) -> tuple[str, str]:
    """Return what stands before and after a colon or a dash: "dot vote: three each"."""
    for sign in (": ", " – ", " — ", " - "):
        before, found, after = words.partition(sign)
        if found and before.strip():
            return tidy(before, LONGEST), tidy(after, LONGEST)
    return tidy(words, LONGEST), ""


def people(session: Session, keys: Collection[UUID | None]) -> dict[UUID, Named]:
    """Return people by key."""
    wanted = {key for key in keys if key is not None}
    found = session.execute(select(Person.id, Person.name).where(Person.id.in_(wanted)))
    return {key: Named(key, name) for key, name in found}


def sites(session: Session, community_id: UUID) -> dict[UUID, Named]:
    """Return the sites of a community by key, the archived ones too."""
    site = tables.Site
    found = session.execute(
        select(site.id, Party.name)
        .join(Party, Party.id == site.party_id)
        .where(site.community_id == community_id)
    )
    return {key: Named(key, name) for key, name in found}


def is_stale(checked_on: date | None) -> bool:
    """Tell whether something was checked so long ago, or never, that it may not hold.

    Half a year, as for the people to call (data model, section 4).
    """
    return checked_on is None or checked_on < months_before(clock.today(), HOLDS)


def months_before(day: date, months: int) -> date:
    """Return the same day so many months before, or the last of that month.

    With a number below 0 it is so many months later.
    """
    month = day.year * 12 + day.month - 1 - months
    year, number = month // 12, month % 12 + 1
    return date(year, number, min(day.day, calendar.monthrange(year, number)[1]))


def check_here(session: Session, community_id: UUID, key: UUID | None) -> None:
    """Raise GoneError if a person or a site that is to be named is not here."""
    if key is not None and session.get(Person, key) is None:
        site = session.get(tables.Site, key)
        if site is None or site.community_id != community_id:
            raise GoneError(tr("They are no longer in the book. Nothing was changed."))


def _some(typed: str) -> str:
    words = tidy(typed, LONGEST)
    if not words:
        raise RefusedError(tr("Write a line first. Nothing was added."))
    return words
