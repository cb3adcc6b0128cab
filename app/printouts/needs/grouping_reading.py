"""What the papers of groups and pairs read of the book, and who is named on them.

They lie in the room where everyone reads them: names and sites of those who are here,
and nobody who asked not to be listed. Who is not named is counted, or has a blank line.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases, settings, tables
from app.exports.events import one_line
from app.i18n import tr, trn
from app.needs import groupings, holders
from app.needs.groupings import Group, Grouping
from app.needs.holders import Holder
from app.person import consents
from app.person.people_names import family_first, fold
from app.printouts.joining import dotted
from app.vocabulary import ConsentUse


@dataclass(frozen=True)
class Grouped:
    """A grouping with what its papers have in common."""

    grouping: Grouping
    here: dict[UUID, Holder]  # who may be named
    unlisted: frozenset[UUID]  # who is here and asked not to be
    community: str
    made_by: str  # the coach's name, if she has said it
    day: date | None  # on which they meet

    @property
    def title(self) -> str:
        """What the groups are called, in one line."""
        return one_line(self.grouping.title) or tr("Groups")

    @property
    def overline(self) -> str:
        """Where they belong, and when they meet."""
        day = phrases.date_of(self.day) if self.day else ""
        return dotted(one_line(self.community), day)

    @property
    def foot(self) -> str:
        """The foot of the papers."""
        return dotted(one_line(self.community), one_line(self.made_by))

    def listed(self, people: Iterable[UUID]) -> list[Holder]:
        """Return those of `people` who may be named, by family name."""
        found = [self.here[one] for one in people if one in self.here]
        return sorted(found, key=_order)

    def left_out(self, people: Iterable[UUID]) -> str:
        """Say how many of `people` asked not to be listed; nothing if nobody did."""
        count = len(self.unlisted & set(people))
        if not count:
            return ""
        return trn(
            "and {n} who asked not to be listed",
            "and {n} who asked not to be listed",
            count,
        )

    def groups(self) -> tuple[Group, ...]:
        """Return the groups that have people in them."""
        return tuple(
            group
            for group in self.grouping.groups
            if any(one in self.here or one in self.unlisted for one in group.people)
        )


def read(session: Session, grouping_id: UUID) -> Grouped:
    """Return a grouping for its papers. Raises GoneError when it is not there."""
    found = groupings.get(session, grouping_id)
    home = session.get_one(tables.Community, found.community_id)
    coach = settings.coach(session)
    said = consents.of_community(session, found.community_id)
    people = {
        one.key: one for one in holders.of_community(session, found.community_id).people
    }
    refused = frozenset(
        key
        for key in people
        if said.get(key, {}).get(ConsentUse.DIRECTORY) in consents.REFUSED
    )
    return Grouped(
        found,
        {key: one for key, one in people.items() if key not in refused},
        refused,
        home.name,
        coach.name.strip() if coach else "",
        found.held_on or _day(session, found.session_id),
    )


def group_title(group: Group) -> str:
    """Return what a group is called: "A" or "A: River"."""
    name = one_line(group.name)
    if not name:
        return tr("Group {letter}").format(letter=group.letter)
    return tr("{letter}: {name}").format(letter=group.letter, name=name)


def _day(session: Session, session_id: UUID | None) -> date | None:
    row = session.get(tables.Session, session_id) if session_id else None
    return row.starts_local.date() if row and row.starts_local else None


def _order(one: Holder) -> tuple[str, str]:
    return fold(family_first(one.name)), str(one.key)
