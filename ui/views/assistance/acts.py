"""What can be done with technical assistance, each with its way back."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.assistance import edits, engagements, reckoning, requests, steps
from app.assistance.engagements import Engagement
from app.assistance.reckoning import ASIDE, ENTERED, Stage
from app.book.store import OWN_COPY
from app.exports import assistance_csv
from app.i18n import tr, trn
from app.vocabulary import TaStatus
from ui.desk import Desk
from ui.dialogs.files import ask_save
from ui.tasks import Job
from ui.views.assistance import words
from ui.views.people.facts import plain_day
from ui.widgets.menus import Menu


class TaActs(QObject):
    """Does what is asked of an engagement, and lets it be undone."""

    scope_asked = Signal(object)  # the Engagement that is to be agreed on
    name_asked = Signal(object)  # the Engagement that somebody is to accept

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def add(self, title: str, site_id: UUID | None) -> UUID | None:
        """Enter a request under its title; return its key."""
        community = self._desk.community_id
        if community is None:
            return None
        return self._desk.do(
            tr("Request added"), requests.add, community, title, site_id
        )

    def raise_for(
        self, site_id: UUID | None, topic_id: UUID | None = None
    ) -> UUID | None:
        """Enter an empty request for a site and on a topic; return its key."""
        community = self._desk.community_id
        if community is None:
            return None
        return self._desk.do(
            tr("Request added"), requests.raise_for, community, site_id, topic_id
        )

    def put(self, one: Engagement, stage: Stage) -> None:
        """Put a card into a column; what that needs is asked on the card.

        By mouse and by key it is this, so the rows are the same in the end: one put
        aside that comes back to its column stands there as it stood.
        """
        if one.stage is stage:
            return
        if one.stage is None and reckoning.stage(steps.resumed(one)) is stage:
            self.take_up(one)
            return
        if stage is Stage.SCOPED and not one.is_scoped:
            self.scope_asked.emit(one)
            return
        self._move(one, ENTERED[stage])
        if stage is Stage.DELIVERED:
            self.name_asked.emit(self._desk.read(engagements.get, one.id))

    def set_status(self, one: Engagement, status: TaStatus) -> None:
        """Let it stand somewhere else; what that needs is asked on the card."""
        if status is one.status:
            return
        named = status in (TaStatus.ACCEPTED, TaStatus.FOLLOWED_UP)
        if status is TaStatus.AGREED and not one.is_scoped:
            self.scope_asked.emit(one)
        elif named and not one.accepted_by:
            self.name_asked.emit(one)
        else:
            self._move(one, status)

    def agree(
        self, one: Engagement, scope: str, due: date | None, budget: int | None
    ) -> None:
        """Keep what was agreed. Raises RefusedError."""
        label = tr("Scope, date and hours agreed")
        self._desk.do(label, steps.agree, one.id, scope, due, budget)

    def accept(self, one: Engagement, name: str, on: date | None) -> None:
        """Keep who accepted it. Raises RefusedError."""
        label = tr("Accepted")
        if on and one.delivered_on and on < one.delivered_on:
            label = tr("Accepted; delivered by that day as well")
        self._desk.do(label, steps.accept, one.id, name, on)

    def delete(self, one: Engagement) -> None:
        """Take it out of the book."""
        if not self._desk.read_only:
            self._desk.do(tr("Request deleted"), edits.delete, one.id)

    def offer_statuses(self, menu: Menu, one: Engagement) -> None:
        """Offer every status there is, the one it has ticked."""
        for status in steps.ORDER:
            menu.add(
                status.label,
                partial(self.set_status, one, status),
                checked=status is one.status,
            )
        menu.add_rule()
        for status in ASIDE:
            menu.add(
                tr(words.ASIDE[status][0]),
                partial(self.set_status, one, status),
                checked=status is one.status,
            )

    def offer(self, one: Engagement, at: QPoint, look: Callable[[], object]) -> None:
        """Open the menu of a card."""
        menu = Menu(one.name, self._view)
        menu.add(tr("Open"), look, "arrow-elbow-down-left")
        if not self._desk.read_only:
            if one.stage is None:
                again = partial(self.take_up, one)
                menu.add(tr("Take up again"), again, "arrow-clockwise")
            menu.add_rule()
            menu.add_head(tr("Status"))
            self.offer_statuses(menu, one)
            menu.add_rule()
            delete = partial(self.delete, one)
            menu.add(tr("Delete"), delete, "trash", "Del", danger=True)
        menu.popup(at)

    def take_up(self, one: Engagement) -> None:
        """Let what was put aside stand again where it stood."""
        self._move(one, steps.resumed(one))

    def save_table(self, shown: Sequence[UUID] | None = None) -> None:
        """Ask where to save what is shown as a table; None means all of it."""
        name = tr("Technical assistance") + ".csv"
        kind = tr("Tables as text") + " (*.csv)"
        title = tr("Save technical assistance as a table")
        ask_save(self._view, title, name, kind, partial(self.write_table, shown=shown))

    def write_table(self, path: Path, shown: Sequence[UUID] | None = None) -> None:
        """Save these as a table at `path`, in this order; None means all of it."""
        community, store = self._desk.community_id, self._desk.store
        if community is None:
            return

        def work(job: Job) -> tuple[int, int]:
            job.progress(0, 1, path.name)
            found = store.read_as(OWN_COPY, engagements.of_community, community)
            chosen = found
            if shown is not None:
                known = {one.id: one for one in found}
                chosen = [known[key] for key in shown if key in known]
            count = assistance_csv.write(chosen, path)
            return count, len(found) - count

        title = tr("Saving {name}").format(name=path.name)
        said = partial(self._saved, path)
        self._desk.tasks.run(self, work, said, title=title)

    def _saved(self, path: Path, counts: tuple[int, int]) -> None:
        count, rest = counts
        fact = trn("{n} request saved", "{n} requests saved", count)
        if rest:
            left = trn("{n} not shown is left out", "{n} not shown are left out", rest)
            fact = tr("{saved}; {left}").format(saved=fact, left=left)
        show = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent)))
        self._desk.say(fact, tr("Show in folder"), show)

    def _move(self, one: Engagement, status: TaStatus) -> None:
        label = tr("Moved to {status}").format(status=status.label)
        back = one.stage is None and status in steps.ORDER
        if back and one.due_again != one.due_on and one.due_again:
            label = tr("{moved}; due {day}, as it waited").format(
                moved=label, day=plain_day(one.due_again)
            )
        self._desk.do(label, steps.move, one.id, status)
