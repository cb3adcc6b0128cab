"""How somebody is a member, and the plain facts of who they are, to edit in place."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.person import contacts, memberships
from app.person.people_cards import Card
from app.person.sites import Site
from app.vocabulary import Contact, Joining, MembershipStatus, Rank
from ui.views.people.about import About, ChoiceLine, EditedLine
from ui.views.people.facts import Group

_NEW_SITE = "new"


class MembershipGroup(Group):
    """Site, standing, how they joined, how much is asked of them."""

    def __init__(self, about: About, parent: QWidget | None = None) -> None:
        super().__init__(tr("Membership"), None, parent)
        self._about = about
        self.site = ChoiceLine(tr("Site"), self._put_at)
        self.contact = ChoiceLine(tr("Contact"), self._appoint)
        self.status = ChoiceLine(tr("Standing"), self._set_status)
        self.how = ChoiceLine(tr("Joined"), self._set_how)
        self.minutes = EditedLine(
            tr("Time asked"), self._set_minutes, example=tr("Add minutes a month")
        )
        for line in (self.site, self.contact, self.status, self.how, self.minutes):
            self.column.addWidget(line)

    def show_card(self, card: Card, at: list[Site]) -> None:
        """Show the membership on this card; `at` are the sites to choose from."""
        member = card.member
        options: list[tuple[UUID | None, str]] = [(None, tr("No site"))]
        options += [(site.id, site.name) for site in at]
        if member.site_id and all(site.id != member.site_id for site in at):
            options.append((member.site_id, member.site))  # an archived one
        self.site.offer(list(options), member.site_id)
        ranks = [(None, tr("Not a contact")), (Rank.PRIMARY, tr("First"))]
        ranks.append((Rank.BACKUP, tr("Backup")))
        self.contact.offer(list(ranks), self._rank(card))
        self.contact.setVisible(member.site_id is not None)
        self.status.offer([(s, s.label) for s in MembershipStatus], member.status)
        how = [(None, tr("Not noted")), *((j, j.label) for j in Joining)]
        self.how.offer(list(how), card.joined_how)
        asked = card.minutes_asked
        self.minutes.show_text(
            tr("{n} minutes a month").format(n=asked) if asked else ""
        )

    def _rank(self, card: Card) -> Rank | None:
        return next(
            (h.rank for h in card.member.roles if h.site_id == card.member.site_id),
            None,
        )

    def _put_at(self, site_id: UUID | None) -> None:
        about = self._about
        about.do(
            tr("Site changed"),
            memberships.set_site,
            about.community_id,
            about.person_id,
            site_id,
        )

    def _appoint(self, rank: Rank | None) -> None:
        about = self._about
        site = about.card.member.site_id
        if site is None:
            return
        if rank is None:
            about.do(
                tr("Contact changed"),
                contacts.dismiss,
                about.community_id,
                site,
                about.person_id,
            )
            return
        about.do(
            tr("Contact changed"),
            contacts.appoint,
            about.community_id,
            site,
            about.person_id,
            rank,
        )

    def _set_status(self, status: MembershipStatus) -> None:
        self._about.edit_membership("status", status)

    def _set_how(self, how: Joining | None) -> None:
        self._about.edit_membership("joined_how", how)

    def _set_minutes(self, text: str) -> None:
        digits = "".join(letter for letter in text if letter.isdecimal())
        self._about.edit_membership("minutes_asked", digits if text else None)


class DetailsGroup(Group):
    """Who they are, in the words they use themselves."""

    def __init__(self, about: About, parent: QWidget | None = None) -> None:
        super().__init__(tr("About"), None, parent)
        self._about = about
        self.prefers = ChoiceLine(tr("Prefers"), self._prefer)
        self.lines = {
            "job_title": self._line("job_title", tr("Job title"), tr("Add")),
            "pronouns": self._line("pronouns", tr("Pronouns"), tr("Add")),
            "languages": self._line("languages", tr("Languages"), tr("Add")),
            "pronunciation": self._line("pronunciation", tr("Said as"), tr("Add")),
            "sort_name": self._line("sort_name", tr("Sorted as"), tr("Add")),
            "address": self._line("address", tr("Address"), tr("Add")),
        }
        self.column.addWidget(self.prefers)
        for line in self.lines.values():
            self.column.addWidget(line)

    def show_card(self, card: Card) -> None:
        """Show what is on this card."""
        options = [(None, tr("Not noted")), *((c, c.label) for c in Contact)]
        self.prefers.offer(list(options), card.preferred_channel)
        texts = {
            "job_title": card.member.job_title,
            "pronouns": card.pronouns,
            "languages": ", ".join(card.languages),
            "pronunciation": card.pronunciation,
            "sort_name": card.member.sort_name,
            "address": ", ".join(card.address.splitlines()),
        }
        for field, text in texts.items():
            self.lines[field].show_text(text)

    def _line(self, field: str, name: str, example: str) -> EditedLine:
        return EditedLine(name, _Keep(self._about, field).keep, example=example)

    @Slot(object)
    def _prefer(self, channel: Contact | None) -> None:
        self._about.edit("preferred_channel", channel)


class _Keep:
    """Keeps what was typed in one field of the person."""

    def __init__(self, about: About, field: str) -> None:
        self._about, self._field = about, field

    def keep(self, text: str) -> None:
        """Keep `text`."""
        self._about.edit(self._field, text)
