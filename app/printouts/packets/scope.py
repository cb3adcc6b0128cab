"""What all sections of a packet read: whose it is, for whom, as of which day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, phrases, settings, tables
from app.gathering import gatherings
from app.gathering.gatherings import CALLED_OFF, Gathering
from app.i18n import tr
from app.person import sites
from app.person.sites import Site
from app.printouts import consented
from app.printouts.consented import Listed, Roster
from app.printouts.packets import kinds
from app.printouts.packets.records import Change
from app.printouts.shared_summaries import Summaries, shared_summaries
from app.settings import Coach
from app.tables import Action, Community, Person
from app.vocabulary import Audience, PacketKind, SessionStatus

AHEAD: Final = timedelta(days=90)  # 4-handoff e.2, section 9
AFTER_RETURN: Final = timedelta(days=30)
A_DAY: Final = timedelta(days=1)
A_YEAR: Final = timedelta(days=365)


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
        coach = self.coach.name if self.coach else ""
        return (self.change.leaves if self.change else "") or coach or tr("the coach")

    def hands_over(self, person: Listed) -> bool:
        """Tell whether it is this person who leaves or is away."""
        return person.coach or person.name == self.from_name

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
    def until(self) -> date:
        """The last day the reader has to look after: of 90, or until she is back."""
        back = self.change.return_on if self.change else None
        if self.away and back and back > self.today:
            return back
        return self.today + AHEAD

    @property
    def destroy_on(self) -> date:
        """When the packet is to be destroyed, by the charter or by rule (e.1, 8).

        By rule: 30 days after the coach is back, else a year after it was made.
        """
        back = self.change.return_on if self.change else None
        if self.away and back:
            return back + AFTER_RETURN
        return self.home.destroy_on or self.today + A_YEAR

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
            for one in self._gatherings(self.today - A_YEAR, self.today)
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
    def actions(self) -> list[tuple[Action, date | None]]:
        """What is to be done and what was, with the day it is due, earliest first."""
        found = self.session.scalars(
            select(Action).where(Action.community_id == self.home.id)
        )
        seen = [
            (row, self._due(row))
            for row in found
            if consented.sees(self.audience, row.layer)
        ]
        return sorted(
            seen,
            key=lambda one: (one[1] or date.max, one[0].position or 0, one[0].body),
        )

    @cached_property
    def open_actions(self) -> list[tuple[Action, date | None]]:
        """What is still to be done."""
        return [(row, due) for row, due in self.actions if row.done_on is None]

    @cached_property
    def open_by_site(self) -> dict[UUID, list[tuple[Action, date | None]]]:
        """What is still to be done, by the site it concerns."""
        by_site: dict[UUID, list[tuple[Action, date | None]]] = defaultdict(list)
        for row, due in self.open_actions:
            if row.site_id:
                by_site[row.site_id].append((row, due))
        return by_site

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
            tables.Session.starts_local >= datetime.combine(first, time()),
            tables.Session.starts_local < datetime.combine(last + A_DAY, time()),
        )

    @cached_property
    def _names(self) -> dict[UUID, str]:
        found = self.session.execute(
            select(Person.id, Person.name).where(Person.forgotten_on.is_(None))
        )
        return {key: name for key, name in found}  # noqa: C416 - of rows

    @cached_property
    def _parties(self) -> dict[UUID, str]:
        found = self.session.execute(select(tables.Party.id, tables.Party.name))
        return {key: name for key, name in found}  # noqa: C416 - of rows

    @cached_property
    def _anchors(self) -> dict[UUID, date]:
        """The days that `offset_days` counts from, by gathering and transition."""
        gathering, transition = tables.Session, tables.Transition
        days = {
            key: start.date()
            for key, start in self.session.execute(
                select(gathering.id, gathering.starts_local).where(
                    gathering.community_id == self.home.id
                )
            )
            if start
        }
        for key, effective, last in self.session.execute(
            select(transition.id, transition.effective_on, transition.last_on).where(
                transition.community_id == self.home.id
            )
        ):
            if day := effective or last:
                days[key] = day
        return days

    def _due(self, row: Action) -> date | None:
        """Return when it is due: its own day, or so many from what it is part of."""
        if row.due_on or row.offset_days is None:
            return row.due_on
        for part_of in (row.transition_id, row.session_id):
            if part_of in self._anchors:
                return self._anchors[part_of] + timedelta(days=row.offset_days)
        return None
