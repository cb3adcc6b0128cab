"""The groups of the panel that hold fields: what is agreed, by whom, until when."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot

from app.assistance import edits, steps
from app.assistance.engagements import Engagement
from app.assistance.reckoning import Stage
from app.i18n import tr
from app.needs.needs import Need
from app.needs.topics import Topic
from app.person.sites import Site
from app.vocabulary import Deliverable, Intensity, TaFunction, TaStatus
from ui import phrases
from ui.painting import ChipSpec
from ui.views.assistance import words
from ui.views.assistance.about import About, HoursLine
from ui.views.people.about import ChoiceLine, EditedLine
from ui.views.people.facts import Group
from ui.widgets.buttons import Button
from ui.widgets.chips import ChipRow
from ui.widgets.completing import complete
from ui.widgets.figures import ProgressBar
from ui.widgets.inline import InlineText
from ui.widgets.labels import Label
from ui.widgets.layout import hbox, vbox
from ui.widgets.menus import Menu


class AgreedGroup(Group):
    """What it holds and what not, and what it ends in."""

    def __init__(self, about: About) -> None:
        super().__init__(tr("What is agreed"))
        self.scope_in = about.question(
            "scope_in", tr("In scope"), tr("Add what is in it")
        )
        self.scope_out = about.question(
            "scope_out", tr("Out of scope"), tr("Add what is not in it")
        )
        self.outcome = about.question(
            "outcome", tr("Outcome wanted"), tr("Add what it should change")
        )
        self.deliverable = about.choice("deliverable", tr("Deliverable"))
        self.note = about.line(
            "deliverable_note", tr("What exactly"), tr("Add a few words")
        )
        self.intensity = about.choice("intensity", tr("Intensity"))
        self.function = about.choice("function", tr("Sort of help"))
        for part in (self.scope_in, self.scope_out, self.outcome):
            self.column.addWidget(part)
        for line in (self.deliverable, self.note, self.intensity, self.function):
            self.column.addWidget(line)

    def show_engagement(self, one: Engagement) -> None:
        """Show what the book says."""
        self.scope_in.show_text(one.scope_in)
        self.scope_out.show_text(one.scope_out)
        self.outcome.show_text(one.outcome)
        self.deliverable.offer(words.options(Deliverable), one.deliverable)
        self.note.show_text(one.deliverable_note)
        undecided = tr("Not decided")
        self.intensity.offer(words.options(Intensity, undecided), one.intensity)
        self.function.offer(words.options(TaFunction, undecided), one.function)


class WhoGroup(Group):
    """For whom it is, who asked, who helps, and what it answers."""

    def __init__(self, about: About) -> None:
        super().__init__(tr("For whom, by whom"))
        self._about = about
        self._all: list[Site] = []
        self.sites = ChipRow(tr("Sites"), add=tr("Add a site"), removable=True)
        self.whole = Label(tr("The whole community"), "small", "ink2")
        self.requester = about.choice("requester_id", tr("Asked for by"))
        self.party = EditedLine(
            tr("Organization"), self._keep_party, example=tr("Add who helps")
        )
        self.provider = about.choice("provider_id", tr("Who helps"))
        self.topic = about.choice("topic_id", tr("Topic"))
        self.need = about.choice("need_id", tr("Answers"))
        self._parties: list[str] = []
        for part in (
            *(self.whole, self.sites, self.requester, self.party),
            *(self.provider, self.topic, self.need),
        ):
            self.column.addWidget(part)
        self.sites.removed.connect(self._remove)
        self.sites.add_asked.connect(self._offer_sites)

    def show_engagement(
        self,
        one: Engagement,
        sites: list[Site],
        topics: list[Topic],
        needs: list[Need],
    ) -> None:
        """Show what the book says, and what could be chosen."""
        self._all = sites
        chips = [
            (site.id, ChipSpec(site.name, "ta", dot=f"site{site.tint}"))
            for site in one.sites
        ]
        self.sites.show_chips(chips)
        self.whole.setVisible(not chips)
        self._about.offer_people(self.requester, one.requester, tr("Not known"))
        self._about.offer_people(self.provider, one.provider, tr("Not decided"))
        self.party.show_text(one.provider_party)
        self._offer(self.topic, [(t.id, t.name) for t in topics], one.topic_id)
        asked = [(need.id, _asked(need)) for need in needs]
        self._offer(self.need, asked, one.need_id)
        parties = self._about.desk.read(edits.providers)
        if isinstance(self.party.text, InlineText) and parties != self._parties:
            self._parties = parties
            complete(self.party.text, parties)

    @staticmethod
    def _offer(
        line: ChoiceLine, found: list[tuple[UUID, str]], current: UUID | None
    ) -> None:
        offered: list[tuple[Any, str]] = [(None, tr("None")), *found]
        if current is not None and current not in dict(found):
            offered.append((current, tr("No longer asked for")))
        line.offer(offered, current)

    def _keep_party(self, name: str) -> None:
        about = self._about
        about.do(tr("Who helps changed"), edits.set_provider, about.key, name)

    def _set_sites(self, keys: list[UUID]) -> None:
        about = self._about
        about.do(tr("Sites changed"), edits.set_sites, about.key, keys)

    @Slot(object)
    def _remove(self, site_id: UUID) -> None:
        here = [site.id for site in self._about.one.sites]
        self._set_sites([key for key in here if key != site_id])

    @Slot()
    def _offer_sites(self) -> None:
        here = {site.id for site in self._about.one.sites}
        menu = Menu(tr("Sites"), self)
        for site in self._all:
            if site.id not in here:
                menu.add(site.name, partial(self.add_site, site.id))
        if self.sites.adder is not None:
            menu.open_under(self.sites.adder)

    def add_site(self, site_id: UUID) -> None:
        """Let it be for one more site."""
        self._set_sites([*(site.id for site in self._about.one.sites), site_id])


class WhenGroup(Group):
    """The days it goes by, and the hours agreed and worked."""

    def __init__(self, about: About) -> None:
        super().__init__(tr("When"))
        self.requested = about.day("requested_on", tr("Asked for"), tr("Add a day"))
        self.agreed = about.day("agreed_on", tr("Agreed"), tr("Add a day"))
        self.starts = about.day("starts_on", tr("Starts"), tr("Add a day"))
        self.due = about.day("due_on", tr("Due"), tr("Add a day"))
        self.delivered = about.day("delivered_on", tr("Delivered"), tr("Add a day"))
        self.late = Label("", "smalls", "honey_ink")
        self.waits = Label("", "small", "ink3", wrap=True)
        for line in (
            *(self.requested, self.agreed, self.starts),
            *(self.due, self.delivered, self.late, self.waits),
        ):
            self.column.addWidget(line)

    def show_engagement(self, one: Engagement) -> None:
        """Show what the book says."""
        since = one.paused_on if one.stage is None else None
        said = tr("Put aside since {day}. Taken up again, it has as many days left.")
        self.waits.setText(said.format(day=phrases.day(since)) if since else "")
        self.waits.setVisible(since is not None)
        self.requested.show_day(one.requested_on)
        self.agreed.show_day(one.agreed_on)
        self.starts.show_day(one.starts_on)
        self.due.show_day(one.due_on)
        self.delivered.show_day(one.delivered_on)
        self.late.setText(words.late(one))
        self.late.setVisible(bool(one.days_late))


class BudgetLine(Group):
    """The hours agreed, and how many of them are used."""

    def __init__(self, about: About) -> None:
        super().__init__(tr("Hours"))
        self.budget = HoursLine(tr("Agreed"), about.keep("budget_minutes"))
        self.used = Label("", "medium", "ink", tabular=True)
        self.over = Label("", "smalls", "danger_ink", tabular=True)
        self.bar = ProgressBar(0.0, "ta", 5)
        line = vbox(self.used, self.over, 2, self.bar, gap=2)
        self.column.addWidget(self.budget)
        self.column.addLayout(line)

    def show_engagement(self, one: Engagement) -> None:
        """Show what the book says."""
        self.budget.show_minutes(one.budget)
        said = words.used(one) if one.budget is not None or one.worked else ""
        self.used.setText(said)
        self.used.setVisible(bool(said))
        self.over.setText(words.over(one))
        self.over.setVisible(bool(one.over))
        self.bar.set_share(min(1.0, words.share(one)), words.bar(one))
        self.bar.set_name(said)
        self.bar.setVisible(bool(one.budget))


class AcceptedGroup(Group):
    """Who accepted it, what came of it, and when to ask again."""

    def __init__(self, about: About) -> None:
        super().__init__(tr("Accepted"))
        self._about = about
        self.by = EditedLine(tr("By"), self._keep_name, example=tr("Add a name"))
        self.later = Label(tr("Once it is delivered"), "small", "ink3")
        self.on = about.day("accepted_on", tr("On"))
        self.proposed = Label("", "small", "ink2", wrap=True)
        self.followed = Button(tr("Followed up"), "check", small=True)
        self.followed_on = about.day("followed_up_on", tr("Followed up"))
        self.result = about.question(
            "result", tr("What came of it"), tr("Add what changed")
        )
        ask = hbox((self.proposed, 1), self.followed, gap=8)
        for line in (self.later, self.by, self.on):
            self.column.addWidget(line)
        self.column.addLayout(ask)
        self.column.addWidget(self.followed_on)
        self.column.addWidget(self.result)
        self.followed.clicked.connect(self._follow_up)

    def show_engagement(self, one: Engagement) -> None:
        """Show what the book says."""
        delivered = one.stage is Stage.DELIVERED
        self.by.show_text(one.accepted_by)
        self.by.setVisible(delivered or bool(one.accepted_by))
        self.later.setVisible(not delivered and not one.accepted_by)
        self.on.show_day(one.accepted_on)
        self.on.setVisible(one.accepted_on is not None)
        day, waits = one.follow_up_on, one.status is TaStatus.ACCEPTED
        said = tr("Ask what became of it on {day}.")
        self.proposed.setText(said.format(day=phrases.day(day)) if day else "")
        self.proposed.setVisible(day is not None and waits)
        self.followed.setVisible(day is not None and waits)
        self.followed_on.show_day(one.followed_up_on)
        self.followed_on.setVisible(one.followed_up_on is not None)
        self.result.show_text(one.result)

    def _keep_name(self, name: str) -> None:
        """Keep who accepted it: by the name it is accepted, today."""
        about = self._about
        if about.one.status is TaStatus.DELIVERED:
            about.do(tr("Accepted"), steps.accept, about.key, name)
        else:
            about.edit("accepted_by", name)

    @Slot()
    def _follow_up(self) -> None:
        about, status = self._about, TaStatus.FOLLOWED_UP
        about.do(tr("Followed up"), steps.move, about.key, status)


def _asked(need: Need) -> str:
    """Return "Evaluation design, asked for by Alder"."""
    if need.holder is None:
        return need.topic
    return tr("{topic}, asked for by {name}").format(
        topic=need.topic, name=need.holder.name
    )
