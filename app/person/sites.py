"""The sites of a community: organizations that take part, with whom to call there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Column, func, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person import contacts, faces
from app.person.people_names import fold, tidy
from app.tables import Base, Membership, Party
from app.vocabulary import MembershipStatus, PartyKind, Rank


@dataclass(frozen=True)
class Site:
    """A site with the people to call there."""

    id: UUID
    name: str
    region: str
    tint: int
    people: int  # active members
    primary: tuple[UUID, str] | None  # whom to call first: key and name
    backup: tuple[UUID, str] | None
    archived: bool

    @property
    def contacts(self) -> int:
        """How many people one may call: 0 to 2."""
        return bool(self.primary) + bool(self.backup)


def of_community(
    session: Session, community_id: UUID, *, archived: bool = False
) -> list[Site]:
    """Return the sites of a community by name, the archived ones too if wanted."""
    rows = session.execute(
        select(tables.Site.id, tables.Site.region, tables.Site.retired_on, Party.name)
        .join(Party, Party.id == tables.Site.party_id)
        .where(tables.Site.community_id == community_id)
    ).all()
    tints = faces.tints(session, community_id)
    people = Counter(
        session.scalars(
            select(Membership.site_id)
            .join(tables.Person, tables.Person.id == Membership.person_id)
            .where(
                Membership.community_id == community_id,
                Membership.status == MembershipStatus.ACTIVE,
                tables.Person.retired_on.is_(None),
            )
        )
    )
    called = contacts.of_community(session, community_id)
    found = [
        Site(
            row.id,
            row.name,
            row.region or "",
            tints.get(row.id, 0),
            people[row.id],
            called.get((row.id, Rank.PRIMARY)),
            called.get((row.id, Rank.BACKUP)),
            row.retired_on is not None,
        )
        for row in rows
        if archived or row.retired_on is None
    ]
    return sorted(found, key=lambda site: (fold(site.name), str(site.id)))


def without_backup(session: Session, community_id: UUID) -> list[Site]:
    """Return the sites where only one person, or nobody, can be called (PI29)."""
    found = of_community(session, community_id)
    return [site for site in found if site.contacts < 2 and site.people]


def add(session: Session, community_id: UUID, name: str, region: str = "") -> UUID:
    """Add a site to a community; return its key.

    An organization the book knows by this name is taken, not made twice.
    Raises RefusedError without a name, or when the community has such a site.
    """
    _refuse_double(session, community_id, name)
    party = _party(session, name) or _new_party(session, name)
    return _at(session, community_id, party, region)


class Names:
    """The sites of a community by name, read once to find or add very many of them."""

    def __init__(self, session: Session, community_id: UUID) -> None:
        self._session, self._community = session, community_id
        self._sites = {
            fold(name): site
            for site, name in session.execute(
                select(tables.Site.id, Party.name)
                .join(Party, Party.id == tables.Site.party_id)
                .where(
                    tables.Site.community_id == community_id,
                    tables.Site.retired_on.is_(None),
                )
                .order_by(Party.name.desc(), tables.Site.id.desc())
            )
        }
        self._parties: dict[str, Party] = {}
        for party in _organizations(session):
            self._parties.setdefault(fold(party.name), party)

    def find_or_add(self, name: str) -> UUID | None:
        """Return the site of this name, added if need be; None if the name is empty."""
        key = fold(name)
        if key and key not in self._sites:
            if key not in self._parties:
                self._parties[key] = _new_party(self._session, name)
            self._sites[key] = _at(self._session, self._community, self._parties[key])
        return self._sites.get(key)


def named(session: Session, community_id: UUID, name: str) -> UUID | None:
    """Return the site of this name, added if need be; None if the name is empty."""
    if not fold(name):
        return None
    for site in of_community(session, community_id):
        if fold(site.name) == fold(name):
            return site.id
    return add(session, community_id, name)


def rename(session: Session, site_id: UUID, name: str) -> None:
    """Give a site, which is an organization, another name.

    Raises RefusedError without a name, or when another site of the community has it.
    """
    site = find(session, site_id)
    _refuse_double(session, site.community_id, name, site_id)
    party = session.get(Party, site.party_id)
    if party is not None:
        party.name = tidy(name)
    session.flush()


def set_region(session: Session, site_id: UUID, region: str) -> None:
    """Say where a site is, in the coach's own words."""
    find(session, site_id).region = tidy(region) or None


def archive(session: Session, site_id: UUID) -> None:
    """Take a site off the lists; its people and all that happened stay."""
    site = find(session, site_id)
    site.retired_on = site.retired_on or clock.today()


def bring_back(session: Session, site_id: UUID) -> None:
    """Put an archived site on the lists again."""
    find(session, site_id).retired_on = None


def delete(session: Session, site_id: UUID) -> None:
    """Delete a site nothing speaks of. Raises RefusedError if something does (US18)."""
    site = find(session, site_id)
    for column in _references():
        if session.scalar(select(func.count()).where(column == site_id)):
            raise RefusedError(
                tr(
                    "This site is part of what happened here, so it stays. Archive it "
                    "instead: it leaves the lists, and the counts hold."
                )
            )
    party = site.party_id
    session.delete(site)
    session.flush()
    if not _party_is_used(session, party):
        session.delete(session.get(Party, party))
        session.flush()


def find(session: Session, site_id: UUID) -> tables.Site:
    """Return the row of a site. Raises GoneError if there is none."""
    site = session.get(tables.Site, site_id)
    if site is None:
        raise GoneError(tr("This site is no longer in the book."))
    return site


def _refuse_double(
    session: Session, community_id: UUID, name: str, but: UUID | None = None
) -> None:
    if not fold(name):
        raise RefusedError(tr("A site needs a name."))
    for site in of_community(session, community_id):
        if fold(site.name) == fold(name) and site.id != but:
            raise RefusedError(
                tr("There is a site called {name} already.").format(name=site.name)
            )


def _at(session: Session, community_id: UUID, party: Party, region: str = "") -> UUID:
    """Let an organization take part in a community, again if need be."""
    site = session.scalar(
        select(tables.Site).where(
            tables.Site.community_id == community_id,
            tables.Site.party_id == party.id,
        )
    )
    if site is None:
        site = tables.Site(community_id=community_id, party_id=party.id)
        site.joined_on = clock.today()
        session.add(site)
    site.retired_on = None
    site.region = tidy(region) or site.region
    session.flush()
    return site.id


def _party(session: Session, name: str) -> Party | None:
    """Return the organization of this name, if it can be a site."""
    for party in _organizations(session):
        if fold(party.name) == fold(name):
            return party
    return None


def _organizations(session: Session) -> list[Party]:
    """Return the organizations that can be a site, by name."""
    found = session.scalars(
        select(Party)
        .where(Party.kind != PartyKind.FUNDER)
        .order_by(Party.name, Party.id)
    )
    return list(found)


def _new_party(session: Session, name: str) -> Party:
    party = Party(name=tidy(name), kind=PartyKind.SITE)
    session.add(party)
    session.flush()
    return party


def _references(to: str = "site") -> Iterator[Column[Any]]:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if any(k.target_fullname == f"{to}.id" for k in column.foreign_keys):
                yield column


def _party_is_used(session: Session, party_id: UUID) -> bool:
    return any(
        session.scalar(select(func.count()).where(column == party_id))
        for column in _references("party")
    )
