"""The communities side by side, each with the one thing worth knowing about it.

All is computed from facts each time (data model, rule 5), in a fixed number of queries
however many communities there are. Of the private room only dates are read.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from app import clock, settings, tables
from app.community import communities, community_drafts, community_standings, tapers
from app.community.community_standings import Facts, Matter, Standing
from app.community.community_words import stage_words
from app.community.tapers import Taper
from app.i18n import tr, trn
from app.person import faces
from app.person.faces import Face
from app.tables import Community, Membership
from app.vocabulary import MembershipStatus, Stage

FACES: Final = 5  # on a card


@dataclass(frozen=True)
class Card:
    """A community at a glance."""

    id: UUID
    name: str
    kind: tuple[str, str]  # one of them and several
    stage: int  # 0 to 4, how many stages are behind it
    stage_word: str
    purpose: str
    dots: tuple[int, ...]
    faces: tuple[Face, ...]  # at most five; the coach comes last
    members: int
    sites: int
    next_on: date | None
    standing: Standing
    step: int | None  # the step its start was left at, None once it is started
    archived_on: date | None
    taper: Taper  # how long the coach stays (PI32)


@dataclass(frozen=True)
class Shelf:
    """All communities, and what they come to together."""

    cards: tuple[Card, ...]
    people: int  # each counted once, however many communities they are in
    sites: int
    archived: int  # communities that are archived

    @property
    def words(self) -> str:
        """What they come to, in a line: "4 communities, 61 people, 28 sites."""
        kinds = {card.kind for card in self.cards}
        count = len(self.cards)
        if len(kinds) == 1:
            one, many = kinds.pop()
            several = tr("{n} {kind}").format(n=count, kind=one if count == 1 else many)
        else:
            several = trn("{n} community", "{n} communities", count)
        people = trn("{n} person", "{n} people", self.people)
        sites = trn("{n} site", "{n} sites", self.sites)
        return tr("{communities}, {people}, {sites}.").format(
            communities=several, people=people, sites=sites
        )


@dataclass(frozen=True)
class _Known:
    """What is known of all communities, by community."""

    facts: Facts
    tints: dict[UUID, int]  # by site
    steps: dict[UUID, int]
    members: dict[UUID, list[Row[Any]]]
    sites: dict[UUID, int]
    tapers: dict[UUID, Taper]


def shelf(session: Session, *, archived: bool = False) -> Shelf:
    """Return the communities at work, or those that are archived, by name."""
    rows = session.execute(
        select(
            Community.id,
            Community.name,
            Community.kind_singular,
            Community.kind_plural,
            Community.status,
            Community.stage,
            Community.stage_labels,
            Community.purpose,
            Community.size_min,
            Community.size_max,
            Community.retired_on,
        ).order_by(func.lower(Community.name), Community.id)
    ).all()
    shown: list[Any] = [row for row in rows if (row.retired_on is not None) == archived]
    known = _gather(session)
    cards = tuple(_card(session, row, known) for row in shown)
    people = {row.id for card in cards for row in known.members.get(card.id, ())}
    away = sum(row.retired_on is not None for row in rows)
    return Shelf(cards, len(people), sum(card.sites for card in cards), away)


def _gather(session: Session) -> _Known:
    who = settings.coach_id(session)
    people = _members(session)
    everyone = chain.from_iterable(people.values())
    return _Known(
        community_standings.gather(session, clock.today(), who, everyone),
        communities.tints(session),
        community_drafts.unfinished(session),
        people,
        _sites(session),
        tapers.of_all(session),
    )


def _members(session: Session) -> dict[UUID, list[Row[Any]]]:
    """Return the active members of every community, by name."""
    found = session.execute(
        select(
            Membership.id.label("membership"),
            Membership.community_id,
            Membership.site_id,
            Membership.joined_on,
            tables.Person.id,
            tables.Person.name,
        )
        .join(tables.Person, tables.Person.id == Membership.person_id)
        .where(
            Membership.status == MembershipStatus.ACTIVE,
            tables.Person.retired_on.is_(None),
        )
        .order_by(tables.Person.name, tables.Person.id)
    )
    return _by_community(found.all())


def _by_community(
    rows: Iterable[Any],
) -> dict[UUID, list[Row[Any]]]:
    grouped: dict[UUID, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        grouped[row.community_id].append(row)
    return grouped


def _sites(session: Session) -> dict[UUID, int]:
    site = tables.Site
    counted = session.execute(
        select(site.community_id, func.count())
        .where(site.retired_on.is_(None))
        .group_by(site.community_id)
    )
    return dict(counted.all())


def _card(session: Session, row: Row[Any], known: _Known) -> Card:
    people = known.members.get(row.id, [])
    words = dict(stage_words(row.stage_labels))
    tint = known.tints
    ring = sorted(tint.get(one.site_id, 0) if one.site_id else 0 for one in people)
    return Card(
        id=row.id,
        name=row.name,
        kind=(row.kind_singular, row.kind_plural),
        stage=list(Stage).index(row.stage),
        stage_word=words[row.stage],
        purpose=row.purpose or "",
        dots=tuple(ring[: communities.EMBLEM_DOTS]),
        faces=_faces(people, known),
        members=len(people),
        sites=known.sites.get(row.id, 0),
        next_on=known.facts.next_on.get(row.id),
        standing=_standing(session, row, people, known),
        step=known.steps.get(row.id),
        archived_on=row.retired_on,
        taper=known.tapers.get(row.id, Taper()),
    )


def _faces(people: Sequence[Row[Any]], known: _Known) -> tuple[Face, ...]:
    """Return the first faces of a community; of the coach only if there is room."""
    chosen = sorted(people, key=lambda one: one.id == known.facts.coach)[:FACES]
    return tuple(
        Face(
            one.id,
            one.name,
            faces.initials(one.name),
            faces.COACH
            if one.id == known.facts.coach
            else known.tints.get(one.site_id, faces.NO_SITE),
        )
        for one in chosen
    )


def _standing(
    session: Session, row: Row[Any], people: Sequence[Row[Any]], known: _Known
) -> Standing:
    if row.id in known.steps:
        return Standing(Matter.UNFINISHED, tr("Not finished yet"))
    return community_standings.standing(session, row, people, known.facts)
