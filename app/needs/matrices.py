"""Topics by sites or people: who can help with what, and who asks for it.

Both sides stand in one cell: a level of 0 to 4 and a strength of 0 to 3. A column of a
site holds what the site itself and its people say: the highest level, the strongest
need. What is found in all of it (gaps, what nobody asks for, whom nobody draws on)
follows the data model, section 4.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.i18n import tr
from app.needs import holders, topics
from app.needs.holders import Holder, Holders
from app.needs.needs import SETTLED
from app.needs.offers import CAN_SHARE
from app.needs.topics import Topic
from app.person import faces
from app.person.people_names import fold

Key = UUID | None
"""A site or a person; None is the whole circle, which only asks."""


class Who(StrEnum):
    """Whom the columns stand for."""

    SITES = "sites"
    PEOPLE = "people"


@dataclass(frozen=True)
class Entry:
    """What one holder says of one topic."""

    level: int = 0
    strength: int = 0


@dataclass(frozen=True)
class Cell:
    """What a column says of a topic: the highest level, the strongest need."""

    level: int = 0
    strength: int = 0
    can: int = 0  # how many say what they can, at any level
    ask: int = 0  # how many ask
    own: Entry = Entry()  # of them, the holder of the column itself

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return not (self.level or self.strength)


@dataclass(frozen=True)
class Column:
    """A site, a person, a site with its people in one, or the whole circle."""

    holder: Holder | None  # None: the whole circle
    keys: tuple[Key, ...]  # whose entries it holds, its own first
    group: Key  # the site it stands with

    @property
    def key(self) -> Key:
        """The site or the person it stands for."""
        return self.keys[0]

    @property
    def name(self) -> str:
        """Whom it stands for, as it is read."""
        return self.holder.name if self.holder else tr("The whole circle")


@dataclass(frozen=True)
class Group:
    """Columns that stand side by side: a site's."""

    site_id: Key
    name: str
    tint: int
    first: int
    count: int
    folded: bool  # its people are in one column


@dataclass(frozen=True)
class Line:
    """A topic, with what all together say of it."""

    topic: Topic
    total: int  # of all strengths
    asking: int  # sites that ask, themselves or through their people
    can_help: int  # columns' holders at a level others can learn from

    @property
    def is_gap(self) -> bool:
        """Whether it is asked for and nobody can help."""
        return self.total > 0 and self.can_help == 0


@dataclass(frozen=True)
class Matrix:
    """Everything that is said, by topic and holder, read once."""

    topics: tuple[Topic, ...]  # in the order of their tree
    holders: Holders
    entries: Mapping[tuple[UUID, Key], Entry]
    strengths: Mapping[UUID, int]  # the sum by topic, as the ranking has it

    @cached_property
    def said(self) -> Mapping[UUID, Mapping[Key, Entry]]:
        """What is said, by topic."""
        found: dict[UUID, dict[Key, Entry]] = defaultdict(dict)
        for (topic, key), entry in self.entries.items():
            found[topic][key] = entry
        return found

    def cell(self, topic_id: UUID, column: Column) -> Cell:
        """Return what a column says of a topic."""
        said = self.said.get(topic_id)
        if said is None:
            return _EMPTY
        if len(column.keys) == 1:
            entry = said.get(column.key)
            return _cell(entry, [entry]) if entry else _EMPTY
        return _cell(
            said.get(column.key), [said[key] for key in column.keys if key in said]
        )

    def lines(self, who: Who, *, every: bool = False) -> list[Line]:
        """Return the topics spoken of here, and those nobody ever spoke of.

        With `every`, all of the book. The most asked for come first, then what most
        can help with.
        """
        parents = {topic.parent_id for topic in self.topics}
        found = [
            self._line(topic, who)
            for topic in self.topics
            if every or topic.id in self.said or not (topic.uses or topic.id in parents)
        ]
        return sorted(
            found,
            key=lambda line: (
                -line.total,
                -line.asking,
                -line.can_help,
                fold(line.topic.name),
                str(line.topic.id),
            ),
        )

    def columns(self, who: Who, folded: Collection[Key] = ()) -> list[Column]:
        """Return the columns, a site's people side by side, or folded into one.

        The whole circle has one while it asks for something; beside its people a site
        has one while something is said of itself.
        """
        found: list[Column] = []
        if any(key is None for _, key in self.entries):
            found.append(Column(None, (None,), None))
        people = self._people_by_site
        spoken = {key for _, key in self.entries}
        for site in self.holders.sites:
            its = people.get(site.key, [])
            if who is Who.SITES or site.key in folded:
                keys = (site.key, *(one.key for one in its))
                found.append(Column(site, keys, site.key))
                continue
            if site.key in spoken or not its:
                found.append(Column(site, (site.key,), site.key))
            found += [Column(one, (one.key,), site.key) for one in its]
        if who is Who.PEOPLE:
            found += [Column(one, (one.key,), None) for one in people.get(None, [])]
        return found

    def groups(
        self, columns: Iterable[Column], folded: Collection[Key] = ()
    ) -> list[Group]:
        """Return which of these columns stand together."""
        by_key = self.holders.by_key
        found: list[Group] = []
        first = 0
        beside = groupby(columns, lambda one: (one.holder is None, one.group))
        for (circle, key), run in beside:
            count = len(list(run))
            site = by_key.get(key) if key else None
            name = site.name if site else "" if circle else tr("No site")
            tint = site.tint if site else faces.NO_SITE
            found.append(Group(key, name, tint, first, count, key in folded))
            first += count
        return found

    def gaps(self) -> list[Line]:
        """Return what is asked for and nobody here can share, most asked for first."""
        return [line for line in self.lines(Who.PEOPLE) if line.is_gap]

    def unused(self) -> list[tuple[Topic, tuple[Holder, ...]]]:
        """Return what some can share and no other site asks for, with whose it is."""
        found = []
        for topic in self.topics:
            said = self.said.get(topic.id, {})
            able = [
                holder
                for key, entry in said.items()
                if entry.level >= CAN_SHARE
                and (holder := self._holder(key))
                and not any(
                    other.strength and self._is_elsewhere(holder, asker)
                    for asker, other in said.items()
                )
            ]
            if able:
                able.sort(key=lambda one: (fold(one.name), str(one.key)))
                found.append((topic, tuple(able)))
        return sorted(found, key=lambda one: (fold(one[0].name), str(one[0].id)))

    def not_drawn_on(self) -> list[Holder]:
        """Return the sites of which nobody can share anything yet, as far as known."""
        able = {
            holder.site_id
            for (_, key), entry in self.entries.items()
            if entry.level >= CAN_SHARE and (holder := self._holder(key))
        }
        return [site for site in self.holders.sites if site.key not in able]

    @cached_property
    def _people_by_site(self) -> Mapping[Key, list[Holder]]:
        found: dict[Key, list[Holder]] = defaultdict(list)
        for one in self.holders.members:
            found[one.site_id].append(one)
        return found

    def _line(self, topic: Topic, who: Who) -> Line:
        said = self.said.get(topic.id, {})
        asking = {
            holder.site_id
            for key, entry in said.items()
            if entry.strength and (holder := self._holder(key)) and holder.site_id
        }
        able = {
            holder.site_id or holder.key if who is Who.SITES else holder.key
            for key, entry in said.items()
            if entry.level >= CAN_SHARE and (holder := self._holder(key))
        }
        return Line(topic, self.strengths.get(topic.id, 0), len(asking), len(able))

    def _holder(self, key: Key) -> Holder | None:
        return self.holders.by_key.get(key) if key else None

    def _is_elsewhere(self, holder: Holder, asker: Key) -> bool:
        """Tell whether whoever asks is of another site, or the whole circle."""
        who = self._holder(asker)
        if who is None:
            return True
        return who.key != holder.key and (
            who.site_id is None or who.site_id != holder.site_id
        )


def read(session: Session, community_id: UUID) -> Matrix:
    """Return what is asked for and brought in a community, as far as it is on lists.

    The coach is no part of it: it shows what members can do for each other.
    """
    here = holders.of_community(session, community_id)
    known = {one.key for one in (*here.sites, *here.members)}
    listed = tuple(topics.tree(session))
    named = {topic.id for topic in listed}
    levels: dict[tuple[UUID, Key], int] = {}
    for topic, site, person, level in session.execute(_EXPERTISE):
        if topic in named and (person or site) in known and level:
            levels[topic, person or site] = level
    strengths: dict[tuple[UUID, Key], int] = {}
    sums: dict[UUID, int] = defaultdict(int)
    asked = _NEED.where(tables.Need.community_id == community_id)
    for topic, site, person, strength in session.execute(asked):
        key = person or site
        if topic in named and (key is None or key in known):
            place = (topic, key)
            strengths[place] = max(strength, strengths.get(place, 0))
            sums[topic] += strength
    entries = {
        place: Entry(levels.get(place, 0), strengths.get(place, 0))
        for place in {**levels, **strengths}
    }
    return Matrix(listed, here, entries, sums)


def _cell(own: Entry | None, every: list[Entry]) -> Cell:
    return Cell(
        max((one.level for one in every), default=0),
        max((one.strength for one in every), default=0),
        sum(one.level > 0 for one in every),
        sum(one.strength > 0 for one in every),
        own or _NOTHING,
    )


_NOTHING: Final = Entry()
_EMPTY: Final = Cell()
_EXPERTISE: Final = select(
    tables.Expertise.topic_id,
    tables.Expertise.site_id,
    tables.Expertise.person_id,
    tables.Expertise.level,
)
_NEED: Final = select(
    tables.Need.topic_id,
    tables.Need.site_id,
    tables.Need.person_id,
    tables.Need.strength,
).where(tables.Need.state.not_in(SETTLED), tables.Need.strength > 0)
