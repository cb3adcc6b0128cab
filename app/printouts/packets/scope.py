"""What all sections of a packet read: whose it is, for whom, as of which day.

What is counted is counted here, so that no two pages differ: `to_do` is what there is
to do, `promises` what was promised, `met` the gatherings of a year that took place, and
`planned` those to come. The steps of the handover are in their own section alone.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, phrases, settings, tables
from app.community import due_days
from app.gathering import gatherings
from app.gathering.gatherings import CALLED_OFF, Gathering
from app.i18n import tr
from app.person import sites
from app.person.attendance_marks import FOR_SOME
from app.person.sites import Site
from app.printouts.packets import dues, kinds, names
from app.printouts.packets.dues import Dues
from app.printouts.packets.records import Change
from app.printouts.readers import consented
from app.printouts.readers.consented import Listed, Roster
from app.printouts.readers.shared_summaries import Summaries, shared_summaries
from app.settings import Coach
from app.tables import Action, Community
from app.vocabulary import ActionKind, Audience, PacketKind, Rank, SessionStatus

AHEAD: Final = 90  # days the reader looks ahead (4-handoff e.2, section 9)
AFTER_RETURN: Final = 30  # days
A_YEAR: Final = 365  # days


@dataclass(frozen=True)
class Scope:
    """One packet: all that a section needs in order to write itself."""

    session: Session
    home: Community
    kind: PacketKind
    audience: Audience
    today: date

    @classmethod
    def of(
        cls,
        session: Session,
        community_id: UUID,
        kind: PacketKind,
        audience: Audience,
    ) -> "Scope":
        """Return the scope of a packet. Raises RefusedError, GoneError."""
        kinds.check(kind, audience)
        home = kinds.community(session, community_id)
        return cls(session, home, kind, audience, clock.today())

    @property
    def away(self) -> bool:
        """Whether the coach comes back."""
        return self.kind is PacketKind.COACH_AWAY

    @cached_property
    def change(self) -> Change | None:
        """The transition that the packet is for, if it is in the book."""
        return kinds.change(self.session, self.home, self.kind)

    @cached_property
    def coach(self) -> Coach | None:
        """Who the coach is, if she has said."""
        return settings.coach(self.session)

    @property
    def from_name(self) -> str:
        """Who hands over, in words even while nobody has said."""
        return self._from or tr("the coach")

    @property
    def from_first(self) -> str:
        """Who hands over, as a sentence or a cell begins."""
        return self._from or tr("The coach")

    @property
    def _from(self) -> str:
        coach = self.coach.name if self.coach else ""
        return (self.change.leaves if self.change else "") or coach

    @property
    def named_change(self) -> str:
        """What the transition is called; "" if it only has the name of its kind."""
        title = self.change.title if self.change else ""
        plain = self.kind.label.casefold()
        return "" if self.away or title.casefold() == plain else title

    def takes_over(self, person: Listed) -> bool:
        """Tell whether it is this person who reads the packet."""
        return self.change is not None and person.id == self.change.successor_id

    def hands_over(self, person: Listed) -> bool:
        """Tell whether it is this person who leaves or is away."""
        who = self.change.person_id if self.change else None
        return person.id == who if who else person.coach

    @property
    def to_name(self) -> str:
        """Who takes over, "" while nobody is named."""
        return self.change.to if self.change else ""

    @property
    def reader(self) -> str:
        """Who reads the packet, in words even while nobody is named."""
        stands_in, takes_over = tr("whoever stands in"), tr("whoever takes over")
        return self.to_name or (stands_in if self.away else takes_over)

    @property
    def reader_first(self) -> str:
        """Who reads the packet, as a sentence or a cell begins."""
        stands_in, takes_over = tr("Whoever stands in"), tr("Whoever takes over")
        return self.to_name or (stands_in if self.away else takes_over)

    @property
    def until(self) -> date:
        """The last day the reader has to look after: of 90, or until she is back."""
        back = self.change.return_on if self.change else None
        if self.away and back and back > self.today:
            return back
        return due_days.later(self.today, AHEAD)

    @property
    def destroy_on(self) -> date:
        """When the packet is to be destroyed, by the charter or by rule (e.1, 8).

        By rule: 30 days after the coach is back, else a year after it was made.
        """
        back = self.change.return_on if self.change else None
        if self.away and back:
            return due_days.later(back, AFTER_RETURN)
        return self.home.destroy_on or due_days.later(self.today, A_YEAR)

    @cached_property
    def roster(self) -> Roster:
        """The people the reader may know of."""
        return consented.people(self.session, self.home.id, self.audience)

    @cached_property
    def people(self) -> dict[UUID, Listed]:
        """The people of the roster by key."""
        return {person.id: person for person in self.roster.listed}

    @cached_property
    def sites(self) -> list[Site]:
        """The sites that take part, by name."""
        return sites.of_community(self.session, self.home.id)

    def contact(self, site: Site, rank: Rank) -> Listed | None:
        """Return whom to call at a site, if the reader may know of them."""
        called = site.primary if rank is Rank.PRIMARY else site.backup
        return self.people.get(called[0]) if called else None

    @cached_property
    def alone(self) -> list[Site]:
        """The sites without a backup contact."""
        return [site for site in self.sites if not self.contact(site, Rank.BACKUP)]

    @cached_property
    def site_rows(self) -> dict[UUID, tables.Site]:
        """The sites with their cards, by key."""
        found = self.session.scalars(
            select(tables.Site).where(tables.Site.community_id == self.home.id)
        )
        return {row.id: row for row in found}

    @cached_property
    def site_names(self) -> dict[UUID, str]:
        """The names of all sites, the archived ones too."""
        every = sites.of_community(self.session, self.home.id, archived=True)
        return {site.id: site.name for site in every}

    @cached_property
    def summaries(self) -> Summaries:
        """The coaching summaries that were agreed and consented to, and no others."""
        return shared_summaries(self.session, self.home.id, self.audience)

    @cached_property
    def held(self) -> list[Gathering]:
        """The gatherings of the last year that took place, the first first."""
        return [
            one
            for one in self._gatherings(due_days.later(self.today, -A_YEAR), self.today)
            if one.status is SessionStatus.HELD
        ]

    @cached_property
    def coming(self) -> list[Gathering]:
        """The gatherings the reader has to look after, the first first."""
        return [
            one
            for one in self._gatherings(self.today, self.until)
            if one.status not in (*CALLED_OFF, SessionStatus.HELD)
        ]

    @cached_property
    def met(self) -> list[Gathering]:
        """The gatherings for everyone that took place in a year, the first first."""
        return _for_everyone(self.held)

    @cached_property
    def planned(self) -> list[Gathering]:
        """The gatherings for everyone to look after, the first first."""
        return _for_everyone(self.coming)

    @cached_property
    def actions(self) -> Dues:
        """What is to be done and what was, the earliest first."""
        return dues.of_community(self.session, self.home.id, self.audience)

    @cached_property
    def still_open(self) -> Dues:
        """What is still to be done, however late it is due."""
        return [(row, due) for row, due in self.actions if row.done_on is None]

    @cached_property
    def open_actions(self) -> Dues:
        """What is still to be done in the reader's time: until the coach is back."""
        return [
            (row, due)
            for row, due in self.still_open
            if not (self.away and due and due > self.until)
        ]

    @cached_property
    def to_do(self) -> Dues:
        """What there is to do: neither steps of this handover nor promises."""
        return [
            (row, due)
            for row, due in self.open_actions
            if row.kind is not ActionKind.PROMISE and not self.is_step(row)
        ]

    @cached_property
    def promises(self) -> Dues:
        """What was promised and is not kept yet, however late it is due."""
        return [
            (row, due)
            for row, due in self.still_open
            if row.kind is ActionKind.PROMISE and not self.is_step(row)
        ]

    def part_of(self, action: Action) -> str:
        """Return the assistance or gathering that something to do belongs to, or ""."""
        key = action.ta_id or action.session_id
        return self._belongings.get(key, "") if key else ""

    def is_step(self, action: Action) -> bool:
        """Tell whether it is a step of this handover: they have a section apart."""
        own = self.change is not None and action.transition_id == self.change.id
        return own and action.checklist is not None

    def name(self, person_id: UUID | None) -> str:
        """Return the name of somebody who is to do something, or ""."""
        return self._names.get(person_id, "") if person_id else ""

    def party(self, party_id: UUID | None) -> str:
        """Return the name of an organization, or ""."""
        return self._parties.get(party_id, "") if party_id else ""

    def owner(self, action: Action) -> str:
        """Return who is to do it, in words even while nobody has said."""
        named = self.name(action.owner_id) or self.party(action.owner_party_id)
        return named or tr("nobody yet")

    def by(self, due: date | None) -> str:
        """Return "May 19, 2026", or that there is no date."""
        return phrases.short_date(due) if due else tr("no date")

    def _gatherings(self, first: date, last: date) -> list[Gathering]:
        """Return the gatherings from `first` to `last`, without their plans."""
        return gatherings.records(
            self.session,
            tables.Session.community_id == self.home.id,
            tables.Session.starts_local >= datetime.combine(first, time.min),
            tables.Session.starts_local <= datetime.combine(last, time.max),
        )

    @cached_property
    def _belongings(self) -> dict[UUID, str]:
        """Return the titles of the assistance and of the gatherings, by key."""
        titles: dict[UUID, str] = {}
        for table in (tables.TaEngagement, tables.Session):
            found = self.session.execute(
                select(table.id, table.title).where(table.community_id == self.home.id)
            )
            titles |= {row.id: row.title for row in found}
        return titles

    @cached_property
    def _names(self) -> dict[UUID, str]:
        return names.of_people(self.session)

    @cached_property
    def _parties(self) -> dict[UUID, str]:
        found = self.session.execute(select(tables.Party.id, tables.Party.name))
        return {key: name for key, name in found}  # noqa: C416 - of rows


def _for_everyone(found: list[Gathering]) -> list[Gathering]:
    """Leave out office hours and the like, unless there is nothing else."""
    return [one for one in found if one.kind not in FOR_SOME] or found
