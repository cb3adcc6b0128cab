"""Who may be named to whom, and what of theirs: the one place with these rules.

They are the row rules of the data model (section 3), and they only ever narrow:

- The successor and an acting coach read of everyone; phone, e-mail and how to reach
  unless it was refused to them (use `handoff_contact`).
- Members, newcomers, the community and a new site lead read of who holds a role or
  leads a gathering, unless they refused to be listed, and of others with the consent
  `directory`; contact lines with the consent `contact`.
- The funder reads the names of its own people and the facilitating organization's.
- Of the coach everyone reads what she prints on what she hands out (decision 26).

Whoever is archived, forgotten or no longer a member is not listed. What is left out is
counted, never named (`withheld`). The rules for coaching are in `shared_summaries`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from app import settings, tables
from app.person import consents, contacts
from app.person.consents import REFUSED, Answers
from app.person.contacts import Held
from app.person.people_names import family_first, fold
from app.printouts.readers import leading
from app.printouts.readers.withheld import Reason, Withheld, counted
from app.settings import Coach
from app.tables import LADDER, Membership, Party, Person
from app.vocabulary import (
    Audience,
    ConsentState,
    ConsentUse,
    Contact,
    Layer,
    MembershipStatus,
    PartyKind,
    Role,
)

COLLEAGUES: Final = (Audience.SUCCESSOR, Audience.ACTING_COACH)
"""Those who do the coach's work: nothing but the private room is closed to them."""

_LAYERS: Final[Mapping[Audience, Layer]] = {
    Audience.SUCCESSOR: Layer.SUCCESSOR,
    Audience.ACTING_COACH: Layer.SUCCESSOR,
    Audience.NEW_SITE_LEAD: Layer.SITE,
    Audience.COMMUNITY: Layer.MEMBER,
    Audience.MEMBERS: Layer.MEMBER,
    Audience.NEW_MEMBER: Layer.MEMBER,
    Audience.FUNDER: Layer.FUNDER,
}
_NOT_YET: Final = (MembershipStatus.PROSPECT, MembershipStatus.INVITED)
# being here, or having been, is nothing one does for the others
_NO_OFFICE: Final = (Role.MEMBER, Role.GUEST, Role.ALUMNI)
_PAID_BY: Final = (PartyKind.FUNDER, PartyKind.FACILITATING)


@dataclass(frozen=True)
class Listed:
    """What a reader may know of a person; what they may not know is empty."""

    id: UUID
    name: str
    sort_name: str
    pronunciation: str
    pronouns: str
    job_title: str
    organization: str
    site_id: UUID | None
    site: str
    roles: tuple[Held, ...]
    phone: str = ""
    email: str = ""
    reach_note: str = ""
    preferred: Contact | None = None
    coach: bool = False

    @property
    def sorted_by(self) -> str:
        """What lists of people are ordered by."""
        return fold(self.sort_name or family_first(self.name))

    @property
    def role_words(self) -> tuple[str, ...]:
        """What they are here, each said once."""
        return tuple(dict.fromkeys(held.label for held in self.roles))


@dataclass(frozen=True)
class Roster:
    """The people a reader may know of, in the order of lists."""

    listed: tuple[Listed, ...]
    withheld: tuple[Withheld, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was left out, a sentence for each reason."""
        return tuple(left.sentence for left in self.withheld)


def layer_of(audience: Audience) -> Layer:
    """Return the layer up to which an audience sees: its papers are composed so."""
    return _LAYERS[audience]


def sees(audience: Audience, layer: Layer) -> bool:
    """Tell whether rows of a layer (actions, needs, transitions …) are for a reader."""
    return LADDER.index(layer) >= LADDER.index(_LAYERS[audience])


def people(session: Session, community_id: UUID, audience: Audience) -> Roster:
    """Return who may be named to a reader, with what they may know of each."""
    rules = _Rules(
        audience,
        consents.of_community(session, community_id),
        contacts.roles(session, community_id),
        leading.people(session, community_id),
        settings.coach(session),
    )
    known = [rules.read(row) for row in _people(session, community_id, audience)]
    if audience is Audience.FUNDER:
        return Roster(_in_order(who for who in known if _pays_or_convenes(who)))
    named = [who for who in known if rules.may_name(who)]
    why = Reason.CONTACT_REFUSED if audience in COLLEAGUES else Reason.NO_CONTACT
    left = {
        Reason.NOT_LISTED: len(known) - len(named),
        why: sum(who.has_closed_lines for who in named),
    }
    return Roster(_in_order(named), counted(left))


@dataclass(frozen=True)
class _Known:
    """A person as in the book, beside what the reader may know of them."""

    row: Row[Any]
    listed: Listed
    has_closed_lines: bool  # there is a contact line, and the reader may not have it


@dataclass(frozen=True)
class _Rules:
    """What holds for one reader in one community."""

    audience: Audience
    answers: Mapping[UUID, Answers]
    roles: Mapping[UUID, tuple[Held, ...]]
    leads: frozenset[UUID]
    coach: Coach | None

    def read(self, row: Row[Any]) -> _Known:
        """Return a person with what of theirs is for the reader."""
        who = Listed(
            row.id,
            row.name,
            row.sort_name or "",
            row.pronunciation or "",
            row.pronouns or "",
            row.job_title or "",
            row.party or "",
            row.site_id,
            row.site or "",
            self.roles.get(row.id, ()),
        )
        if self.audience is Audience.FUNDER:  # pronouns are the members' layer
            who = replace(who, pronunciation="", pronouns="")
        if self.coach and row.id == self.coach.person_id:
            own = replace(
                who, phone=self.coach.phone, email=self.coach.email, coach=True
            )
            return _Known(row, own, has_closed_lines=False)
        if self._may_reach(row.id):
            return _Known(row, _with_lines(who, row), has_closed_lines=False)
        return _Known(row, who, bool(row.phone or row.email or row.reach_note))

    def may_name(self, who: _Known) -> bool:
        """Tell whether a person is listed to the reader."""
        if self.audience in COLLEAGUES or who.listed.coach:
            return True
        said = self._said(who.row.id, ConsentUse.DIRECTORY)
        if said in REFUSED:
            return False
        stands_up = who.row.id in self.leads or _in_office(who.listed.roles)
        return said is ConsentState.YES or stands_up

    def _may_reach(self, person_id: UUID) -> bool:
        if self.audience is Audience.FUNDER:
            return False
        if self.audience in COLLEAGUES:
            return self._said(person_id, ConsentUse.HANDOFF_CONTACT) not in REFUSED
        return self._said(person_id, ConsentUse.CONTACT) is ConsentState.YES

    def _said(self, person_id: UUID, use: ConsentUse) -> ConsentState | None:
        return self.answers.get(person_id, {}).get(use)


def _people(
    session: Session, community_id: UUID, audience: Audience
) -> Iterable[Row[Any]]:
    """Return the members, and who holds a role here without being one."""
    at_site = Party.__table__.alias("at_site")
    here = contacts.roles(session, community_id)
    query: Any = (
        select(
            *(getattr(Person, name) for name in _OF_PERSON),
            Party.name.label("party"),
            Party.kind.label("party_kind"),
            tables.Site.id.label("site_id"),
            at_site.c.name.label("site"),
        )
        .outerjoin(Party, Party.id == Person.party_id)
        .outerjoin(
            Membership,
            (Membership.person_id == Person.id)
            & (Membership.community_id == community_id),
        )
        .outerjoin(
            tables.Site,
            (tables.Site.id == Membership.site_id) & tables.Site.retired_on.is_(None),
        )
        .outerjoin(at_site, at_site.c.id == tables.Site.party_id)
        .where(
            Person.retired_on.is_(None),
            Person.forgotten_on.is_(None),
            or_(
                Membership.status.not_in(_not_here(audience))
                & Membership.left_on.is_(None),
                Person.id.in_(here),
            ),
        )
    )
    return session.execute(query)


def _not_here(audience: Audience) -> tuple[MembershipStatus, ...]:
    """Return how people stand who are no members, or not yet for this reader."""
    gone = (MembershipStatus.ALUMNI,)
    return gone if audience in COLLEAGUES else (*gone, *_NOT_YET)


def _pays_or_convenes(who: _Known) -> bool:
    return who.listed.coach or who.row.party_kind in _PAID_BY


def _in_office(roles: Iterable[Held]) -> bool:
    return any(held.role not in _NO_OFFICE for held in roles)


def _with_lines(who: Listed, row: Row[Any]) -> Listed:
    return replace(
        who,
        phone=row.phone or "",
        email=row.email or "",
        reach_note=row.reach_note or "",
        preferred=row.preferred_channel,
    )


def _in_order(people: Iterable[_Known]) -> tuple[Listed, ...]:
    listed = (who.listed for who in people)
    return tuple(sorted(listed, key=lambda one: (one.sorted_by, str(one.id))))


_OF_PERSON: Final = (
    "id",
    "name",
    "sort_name",
    "pronunciation",
    "pronouns",
    "job_title",
    "phone",
    "email",
    "reach_note",
    "preferred_channel",
)
