"""What is done to pairs and groups, and the making of them beside the window."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.gathering import gatherings, sessions
from app.gathering.gatherings import Gathering
from app.i18n import tr
from app.needs import (
    apart_pairs,
    attending,
    group_setups,
    groupings,
    interview_cards,
    interviews,
)
from app.needs.group_setups import Setup as GroupSetup
from app.needs.interview_cards import Card
from app.needs.interviews import Setup as PairSetup
from app.needs.interviews import Told
from ui.desk import Desk
from ui.places import Place
from ui.tasks import Job


class PairsActs(QObject):
    """Does what is asked, and lets it be undone.

    Making is done on another thread: `busy` says when it begins and ends, `made` what
    came of it. The book is written to when it is done, as one act.
    """

    made = Signal(object)  # the key of the grouping
    busy = Signal(bool)

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk = desk
        self._job: int | None = None

    @property
    def is_making(self) -> bool:
        """Whether something is being made."""
        return self._job is not None

    def make_pairs(self, setup: PairSetup) -> None:
        """Make pairs as asked for. Raises RefusedError if there cannot be any."""
        community = self._desk.community_id
        if community is None or self._desk.read_only:
            return
        prepared = self._desk.read(interviews.prepare, community, setup)
        self._make(
            partial(interviews.make, prepared),
            partial(self._keep_pairs, community, prepared),
        )

    def make_groups(self, setup: GroupSetup) -> None:
        """Make groups as asked for. Raises RefusedError if there cannot be any."""
        community = self._desk.community_id
        if community is None or self._desk.read_only:
            return
        prepared = self._desk.read(group_setups.prepare, community, setup)
        self._make(
            partial(group_setups.make, prepared),
            partial(self._keep_groups, community, prepared),
        )

    def open_sign_up(self, setup: GroupSetup) -> None:
        """Open groups that members choose. Raises RefusedError."""
        community = self._desk.community_id
        if community is not None and not self._desk.read_only:
            opened = group_setups.open_sign_up
            key = self._desk.do(tr("Sign-up opened"), opened, community, setup)
            self.made.emit(key)

    def stop(self) -> None:
        """Stop making; everything stays as it was."""
        if self._job is not None:
            self._desk.tasks.cancel(self._job)
            self._end()

    def swap(self, key: UUID, one: UUID, other: UUID) -> None:
        """Let two people change places."""
        self._desk.do(tr("Places swapped"), groupings.swap, key, one, other)

    def move(self, key: UUID, person: UUID, letter: str | None) -> None:
        """Put a person into another group."""
        self._desk.do(tr("Moved to another group"), groupings.move, key, person, letter)

    def describe(self, key: UUID, letter: str, name: str, words: str) -> None:
        """Say something of a group."""
        label = tr("Question changed") if name == "question" else tr("Group changed")
        self._desk.do(label, groupings.describe, key, letter, name, words)

    def rename(self, key: UUID, title: str) -> None:
        """Give a grouping another title."""
        self._desk.do(tr("Title changed"), groupings.change, key, title=title)

    def explain(self, key: UUID, rationale: str) -> None:
        """Say why the groups are as they are."""
        change = groupings.change
        self._desk.do(tr("Reason changed"), change, key, rationale=rationale)

    def delete(self, key: UUID) -> None:
        """Delete a grouping."""
        self._desk.do(tr("Groups deleted"), groupings.delete, key)

    def add_group(self, key: UUID) -> None:
        """Add an empty group."""
        self._desk.do(tr("Group added"), groupings.add_group, key)

    def remove_group(self, key: UUID, letter: str) -> None:
        """Take a group away."""
        self._desk.do(tr("Group removed"), groupings.remove_group, key, letter)

    def take_out(self, key: UUID, person: UUID) -> None:
        """Take somebody out of a grouping."""
        self._desk.do(tr("Taken out"), groupings.take_out, key, person)

    def choose(self, key: UUID, person: UUID, letters: Iterable[str]) -> None:
        """Note what somebody chose. Raises RefusedError."""
        self._desk.note(tr("Choice noted"), groupings.choose, key, person, letters)

    def write_card(self, key: UUID, card: Card) -> None:
        """Keep what stands on the cards."""
        self._desk.do(tr("Card changed"), interview_cards.write, key, card)

    def tell(self, key: UUID, person: UUID, told: Told) -> None:
        """Keep what an interview brought to light. Raises RefusedError."""
        self._desk.do(tr("Talents noted"), interviews.tell, key, person, told)

    def keep_apart(self, one: UUID, other: UUID) -> None:
        """Keep two people apart: a private note. Raises RefusedError."""
        community = self._desk.community_id
        if community is not None:
            keep = apart_pairs.keep
            self._desk.do(tr("Private note kept"), keep, community, one, other)

    def drop_apart(self, note_id: UUID) -> None:
        """Let two people sit together again."""
        self._desk.do(tr("Private note deleted"), apart_pairs.drop, note_id)

    def add_to_plan(self, key: UUID, session_id: UUID) -> None:
        """Put pairs or groups into the plan of a gathering, and offer to go there."""
        self._desk.do(
            tr("Added to the session plan"), interviews.add_to_plan, key, session_id
        )

    def show_plan(self, session_id: UUID) -> None:
        """Go to the plan of a gathering."""
        self._desk.go(Place("planner", self._desk.community_id, session_id))

    def coming(self) -> list[Gathering]:
        """Return the gatherings to come, the next first."""
        community = self._desk.community_id
        if community is None:
            return []
        found = self._desk.read(sessions.of_community, community)
        return [
            one.gathering
            for one in found
            if one.gathering.starts_local
            and one.gathering.status not in gatherings.CALLED_OFF
            and not gatherings.is_over(
                one.gathering.starts_local,
                one.gathering.ends_local,
                one.gathering.zone,
                one.gathering.fold,
            )
        ]

    def first_groups(self) -> GroupSetup:
        """Return what groups are like until somebody says otherwise."""
        community, coming = self._desk.community_id, self.coming()
        if community is None:
            return GroupSetup(())
        title = tr("Groups")
        if not coming:
            people = self._desk.read(attending.members, community)
            return GroupSetup(tuple(people), title=title)
        key = coming[0].id
        people = self._desk.read(attending.at_gathering, key)
        return GroupSetup(tuple(people), title=title, session_id=key)

    def _make(self, work: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        self.stop()
        self._job = self._desk.tasks.run(
            self, partial(_stoppable, work), partial(self._done, done), cancellable=True
        )
        self.busy.emit(True)

    def _done(self, keep: Callable[[Any], None], result: Any) -> None:
        self._end()
        keep(result)

    def _end(self) -> None:
        self._job = None
        self.busy.emit(False)

    def _keep_pairs(self, community: UUID, prepared: Any, made: Any) -> None:
        keep = interviews.keep
        key = self._desk.do(tr("Pairs made"), keep, community, prepared, made)
        self.made.emit(key)

    def _keep_groups(self, community: UUID, prepared: Any, answer: Any) -> None:
        keep = group_setups.keep
        key = self._desk.do(tr("Groups made"), keep, community, prepared, answer)
        self.made.emit(key)


def _stoppable(work: Callable[[Any], Any], job: Job) -> Any:
    def is_stopped() -> bool:
        return job.cancelled

    return work(is_stopped)


def turned(setup: Any) -> Any:
    """Return a setup that gives another set, as good."""
    return replace(setup, turn=setup.turn + 1)
