"""Who asks and who can: the sites of a community and the people in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person import faces, sites
from app.person.faces import Face
from app.person.people_names import fold
from app.tables import Membership, Person
from app.vocabulary import MembershipStatus

_GONE: Final = (MembershipStatus.ALUMNI,)


@dataclass(frozen=True)
class Holder:
    """A site, or a person with their site."""

    key: UUID
    name: str
    initials: str
    tint: int  # of the site, as in `faces`
    site_id: UUID | None  # the site itself, or the person's
    site: str  # that site's name
    is_person: bool
    is_coach: bool = False

    @property
    def person_id(self) -> UUID | None:
        """The key if this is a person, for a column of people."""
        return self.key if self.is_person else None

    @property
    def own_site_id(self) -> UUID | None:
        """The key if this is a site, for a column of sites."""
        return None if self.is_person else self.key

    @property
    def first_name(self) -> str:
        """The first name of a person, the name of a site."""
        words = self.name.split()
        return words[0] if self.is_person and words else self.name

    @property
    def face(self) -> Face:
        """The holder as a face to draw."""
        return Face(self.key, self.name, self.initials, self.tint, self.site)


@dataclass(frozen=True)
class Holders:
    """The sites and the people of a community that are on its lists, by name."""

    sites: tuple[Holder, ...]
    people: tuple[Holder, ...]

    @cached_property
    def by_key(self) -> dict[UUID, Holder]:
        """Every one of them by key."""
        return {one.key: one for one in (*self.sites, *self.people)}

    @property
    def members(self) -> tuple[Holder, ...]:
        """The people without the coach."""
        return tuple(one for one in self.people if not one.is_coach)

    def of(self, site_id: UUID | None, person_id: UUID | None) -> Holder | None:
        """Return the holder a row names in its two columns, if on the lists."""
        key = person_id or site_id
        return self.by_key.get(key) if key else None

    def named(self, name: str) -> Holder:
        """Return the site or the person of this name.

        A first name, or the beginning of a site's name, is enough if only one fits.
        Raises RefusedError, which says what it could have meant.
        """
        wanted = fold(name)
        everyone = (*self.sites, *self.people)
        found = [one for one in everyone if fold(one.name) == wanted]
        if not found and wanted:
            found = [
                one for one in everyone if f"{fold(one.name)} ".startswith(f"{wanted} ")
            ]
        if len(found) == 1:
            return found[0]
        if not found:
            raise RefusedError(
                tr("There is no site and nobody called {name} here.").format(name=name)
            )
        raise RefusedError(
            tr("{name} can be {others}: write the whole name.").format(
                name=name, others=_listed(one.name for one in found)
            )
        )


def of_community(session: Session, community_id: UUID) -> Holders:
    """Return who can ask and bring in a community: nobody archived or gone."""
    places = tuple(
        Holder(
            site.id,
            site.name,
            faces.initials(site.name),
            site.tint,
            site.id,
            site.name,
            is_person=False,
        )
        for site in sites.of_community(session, community_id)
    )
    known = {place.key: place for place in places}
    looks = faces.of_community(session, community_id)
    rows = session.execute(
        select(Person.id, Person.name, Membership.site_id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.community_id == community_id,
            Membership.left_on.is_(None),
            Membership.status.not_in(_GONE),
            Person.retired_on.is_(None),
            Person.forgotten_on.is_(None),
        )
    ).all()
    people = [_person(row.id, row.name, known.get(row.site_id), looks) for row in rows]
    people.sort(key=lambda one: (fold(one.name), str(one.key)))
    return Holders(places, tuple(people))


def check(session: Session, community_id: UUID, holder: UUID) -> Holder:
    """Return the holder of this key. Raises GoneError if not (or no longer) here."""
    found = of_community(session, community_id).by_key.get(holder)
    if found is None:
        raise GoneError(tr("They are no longer in this community."))
    return found


def _person(
    person_id: UUID, name: str, site: Holder | None, looks: dict[UUID, Face]
) -> Holder:
    face = looks[person_id]
    return Holder(
        person_id,
        name,
        face.initials,
        face.tint,
        site.key if site else None,
        site.name if site else "",
        is_person=True,
        is_coach=face.tint == faces.COACH,
    )


def _listed(names: Iterable[str]) -> str:
    return tr(" or ").join(names)
