"""Communities: what they are called, where they stand, what they are for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from app import clock, jottings, settings, tables, zones
from app.community.community_words import TEXTS, plural_of, short, unnamed
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person import faces
from app.person.people_names import tidy, tidy_lines
from app.tables import Base, Channel, Community, Membership, Party, RoleTerm, Site
from app.vocabulary import CommunityStatus, MembershipStatus, Stage, StageLabels

EMBLEM_DOTS: Final = 24  # at most; design book 4

_FIRST_ANSWERS: Final = frozenset(["role_term", "channel"])  # tables a start may fill


@dataclass(frozen=True)
class Brief:
    """A community as the switcher and the palette show it."""

    id: UUID
    name: str
    short_name: str
    dots: tuple[int, ...]  # the site tint of each member, for the emblem


@dataclass(frozen=True)
class Details:
    """A community with all the words of its charter."""

    id: UUID
    name: str
    short_name: str
    kind: tuple[str, str]  # one of them and several: "learning circle", "… circles"
    status: CommunityStatus
    stage: Stage
    stage_since: date | None
    stage_labels: StageLabels
    starts_on: date | None
    ends_on: date | None
    review_on: date | None  # when the charter is to be looked at again
    zone: str
    size_min: int
    size_max: int
    archived: bool
    texts: Mapping[str, str]  # by column; nothing written is ""

    @property
    def named(self) -> bool:
        """Whether it has been given a name of its own."""
        return self.name != unnamed()


def briefs(session: Session) -> list[Brief]:
    """Return the communities that are not archived, by name."""
    found = session.execute(
        select(Community.id, Community.name, Community.short_name)
        .where(Community.retired_on.is_(None))
        .order_by(func.lower(Community.name), Community.id)
    ).all()
    rings = emblems(session, (row.id for row in found))
    return [Brief(row.id, row.name, row.short_name, rings[row.id]) for row in found]


def dots(session: Session, community_id: UUID) -> tuple[int, ...]:
    """Return the site tint of each active member, at most 24, grouped by site."""
    return emblems(session, [community_id])[community_id]


def emblems(
    session: Session, communities: Iterable[UUID]
) -> dict[UUID, tuple[int, ...]]:
    """Return the dots of each of these communities, in two queries for all."""
    tint = tints(session)
    rings: dict[UUID, list[int]] = {key: [] for key in communities}
    members = session.execute(
        select(Membership.community_id, Membership.site_id)
        .join(tables.Person, tables.Person.id == Membership.person_id)
        .where(
            Membership.status == MembershipStatus.ACTIVE,
            tables.Person.retired_on.is_(None),
        )
    )
    for community, site in members:
        if community in rings:
            rings[community].append(tint.get(site, 0) if site else 0)
    return {key: tuple(sorted(ring)[:EMBLEM_DOTS]) for key, ring in rings.items()}


def tints(session: Session) -> dict[UUID, int]:
    """Return the tint of every site of the book, as `faces.tints` gives it."""
    sites = session.execute(
        select(Site.community_id, Site.id)
        .join(Party, Party.id == Site.party_id)
        .order_by(Site.community_id, Party.name, Site.id)
    )
    return {
        site: place % faces.TINTS
        for _, of_one in groupby(sites, key=lambda row: row[0])
        for place, (_, site) in enumerate(of_one)
    }


def get(session: Session, community_id: UUID) -> Details:
    """Return one community. Raises GoneError when it is no longer there."""
    row = find(session, community_id)
    return Details(
        row.id,
        row.name,
        row.short_name,
        (row.kind_singular, row.kind_plural),
        row.status,
        row.stage,
        row.stage_since,
        row.stage_labels,
        row.starts_on,
        row.ends_on,
        row.review_on,
        row.zone,
        row.size_min,
        row.size_max,
        row.retired_on is not None,
        {name: getattr(row, name) or "" for name in TEXTS},
    )


def exists(session: Session, community_id: UUID) -> bool:
    """Tell whether a community is in the book."""
    return session.get(Community, community_id) is not None


def start(session: Session, name: str = "", zone: str = "UTC") -> UUID:
    """Add a community that is only forming; return its key.

    Raises RefusedError when the time zone is not known.
    """
    zones.named(zone)
    row = Community(
        name=tidy(name) or unnamed(),
        short_name=short(name) or unnamed(),
        status=CommunityStatus.FORMING,
        stage=Stage.POTENTIAL,
        stage_since=clock.today(),
        zone=zone,
    )
    session.add(row)
    session.flush()
    return row.id


def save(session: Session, community_id: UUID, field: str, value: object) -> None:
    """Give one field another value, as it was typed or chosen.

    The short name follows the name as long as nobody has chosen one. Raises
    RefusedError for an end before the start or a zone that is not known.
    """
    row = find(session, community_id)
    if field == "name":
        follows = row.short_name in ("", short(row.name), unnamed())
        row.name = tidy(str(value or "")) or unnamed()
        if follows:
            row.short_name = short(row.name)
    else:
        setattr(row, field, FIELDS[field](value))
    if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
        raise RefusedError(
            tr("The end is before the start, so the dates were left as they are.")
        )
    session.flush()


def set_kind(
    session: Session, community_id: UUID, singular: str, plural: str = ""
) -> None:
    """Say what they call themselves (NR1). Raises RefusedError without a word."""
    row = find(session, community_id)
    one = tidy(singular, 60)
    if not one:
        raise RefusedError(tr("It needs a word. The one it had was kept."))
    row.kind_singular = one
    row.kind_plural = tidy(plural, 60) or plural_of(one)
    session.flush()


def set_stage(session: Session, community_id: UUID, stage: Stage) -> None:
    """Say where a community is in its life, from today."""
    row = find(session, community_id)
    if row.stage is not stage:
        row.stage, row.stage_since = stage, clock.today()
        session.flush()


def rename(session: Session, community_id: UUID, name: str) -> None:
    """Give a community another name. Raises RefusedError without one."""
    if not tidy(name):
        raise RefusedError(tr("It needs a name. The old one was kept."))
    save(session, community_id, "name", name)


def archive(session: Session, community_id: UUID) -> None:
    """Take a community off the lists; everything in it stays."""
    row = find(session, community_id)
    row.retired_on = row.retired_on or clock.today()


def bring_back(session: Session, community_id: UUID) -> None:
    """Put an archived community on the lists again."""
    find(session, community_id).retired_on = None


def delete(session: Session, community_id: UUID) -> None:
    """Delete a community that holds nothing but what the first questions asked.

    Raises RefusedError when there is more, such as people, gatherings or notes: then
    it can be archived. The coach, who is there from the start, does not count.
    """
    row = find(session, community_id)
    if not is_empty(session, community_id):
        raise RefusedError(
            tr(
                "{name} holds people, gatherings or notes, so it stays. Archive it "
                "instead: it leaves the list, and nothing is lost."
            ).format(name=row.name)
        )
    for entity in (RoleTerm, Channel, Membership):
        mine = select(entity).where(entity.community_id == community_id)
        for part in session.scalars(mine).all():
            session.delete(part)
    settings.forget(session, f"{settings.DRAFT}{community_id.hex}")
    settings.forget(session, f"{settings.NETWORK}{community_id.hex}")
    settings.forget(session, f"{settings.DECISIONS}{community_id.hex}")
    jottings.forget_all(session, community_id)
    session.flush()
    session.delete(row)
    session.flush()


def is_empty(session: Session, community_id: UUID) -> bool:
    """Tell whether nothing was added to a community since its first questions."""
    coach = settings.coach_id(session)
    for table in Base.metadata.sorted_tables:
        if "community_id" not in table.columns or table.name in _FIRST_ANSWERS:
            continue
        mine = select(literal(1)).select_from(table)
        mine = mine.where(table.c.community_id == community_id)
        if table.name == "membership" and coach:
            mine = mine.where(table.c.person_id != coach)
        if session.scalar(mine.limit(1)):
            return False
    return True


def find(session: Session, community_id: UUID) -> Community:
    """Return the row of a community. Raises GoneError if there is none."""
    row = session.get(Community, community_id)
    if row is None:
        raise GoneError(tr("This community is no longer in the book."))
    return row


def _lines(value: object) -> str | None:
    return tidy_lines(str(value or "")) or None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _labels(value: object) -> StageLabels:
    return {one.value: one for one in StageLabels}[str(value)]


def _zone(value: object) -> str:
    zones.named(str(value))
    return str(value)


def _short(value: object) -> str:
    return tidy(str(value or ""), 40) or unnamed()


FIELDS: Final[Mapping[str, Callable[[object], Any]]] = {
    "short_name": _short,
    "zone": _zone,
    "starts_on": _day,
    "ends_on": _day,
    "stage_since": _day,
    "stage_labels": _labels,
    "review_on": _day,
    **dict.fromkeys(TEXTS, _lines),
}
"""The fields `save` takes besides the name, and how what is typed becomes a value."""
