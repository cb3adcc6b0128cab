"""Contact coverage: two people to call at each site, and when that was last verified.

A site without a backup, and a contact not verified for half a year, stand out (PI29;
data model, section 4).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.charter import lines
from app.charter.lines import Named
from app.errors import RefusedError
from app.i18n import tr
from app.needs import holders
from app.person import contacts, sites
from app.tables import RoleTerm
from app.vocabulary import Rank, Role


@dataclass(frozen=True)
class Post:
    """Who is to be called at a site first, or if the first is away; or nobody."""

    site_id: UUID
    site: str
    rank: Rank
    person: Named | None = None
    term_id: UUID | None = None
    verified_on: date | None = None

    @property
    def id(self) -> tuple[UUID, Rank]:
        """What tells it from the others: it stays when the person changes."""
        return self.site_id, self.rank

    @property
    def label(self) -> str:
        """What people read: "First contact"."""
        backup = self.rank is Rank.BACKUP
        return tr("Backup contact") if backup else tr("First contact")

    @property
    def is_missing(self) -> bool:
        """Whether nobody is named."""
        return self.person is None

    @property
    def is_stale(self) -> bool:
        """Whether it was not verified for half a year."""
        return self.person is not None and lines.is_stale(self.verified_on)


def of_community(session: Session, community_id: UUID) -> list[Post]:
    """Return two posts for each active site, by site, the first contact first."""
    called = contacts.of_community(session, community_id)
    terms = _verified(session, community_id)
    found = []
    for site in sites.of_community(session, community_id):
        for rank in (Rank.PRIMARY, Rank.BACKUP):
            who = called.get((site.id, rank))
            term, day = (
                terms.get((site.id, rank, who[0]), (None, None))
                if who
                else (
                    None,
                    None,
                )
            )
            person = Named(*who) if who else None
            found.append(Post(site.id, site.name, rank, person, term, day))
    return found


def verify(session: Session, term_id: UUID) -> None:
    """Note that a contact was found to be right today. Raises GoneError."""
    contacts.find(session, term_id).verified_on = clock.today()
    session.flush()


def appoint(
    session: Session, community_id: UUID, site_id: UUID, rank: Rank, person_id: UUID
) -> None:
    """Name the person to call; whoever it was before no longer is. Raises GoneError."""
    holders.check(session, community_id, person_id)
    contacts.appoint(session, community_id, site_id, person_id, rank)


def dismiss(session: Session, term_id: UUID) -> None:
    """Let nobody be named there. Raises GoneError."""
    contacts.end_role(session, term_id)


def name_in_a_line(session: Session, community_id: UUID, typed: str) -> None:
    """Read "Joe" or "Joe @Alder" and name him: first where nobody is, else backup.

    Raises RefusedError when it does not say who, or at which site.
    """
    said, at, place = f" {typed}".rpartition(" @")
    here = holders.of_community(session, community_id)
    person = here.named((said if at else typed).strip())
    if person.person_id is None:
        raise RefusedError(tr("Write a person’s name first, then @ and the site."))
    site = here.named(place.strip()).site_id if at else person.site_id
    if site is None:
        raise RefusedError(
            tr("Write at which site: {name} @, then its name.").format(name=person.name)
        )
    taken = contacts.of_community(session, community_id).get((site, Rank.PRIMARY))
    free = taken is None or taken[0] == person.person_id
    rank = Rank.PRIMARY if free else Rank.BACKUP
    contacts.appoint(session, community_id, site, person.person_id, rank)


def _verified(
    session: Session, community_id: UUID
) -> dict[tuple[UUID | None, Rank | None, UUID | None], tuple[UUID, date | None]]:
    """Return each contact's term and when it was verified, the current ones."""
    today = clock.today()
    rows = session.scalars(
        select(RoleTerm)
        .where(
            RoleTerm.community_id == community_id,
            RoleTerm.role == Role.CONTACT,
            RoleTerm.until.is_(None) | (RoleTerm.until > today),
        )
        .order_by(RoleTerm.since.desc(), RoleTerm.id.desc())
    )
    return {
        (row.site_id, row.rank, row.person_id): (row.id, row.verified_on)
        for row in rows
    }
