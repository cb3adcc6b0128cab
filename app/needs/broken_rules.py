"""Which rules of a grouping are not kept, where, and why: for the coach's own screen.

What is *private* says that two are to be apart; it goes nowhere but to her screen.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.i18n import tr, trn
from app.needs.group_setups import Facts
from app.needs.groupings import Group, Grouping
from app.phrases import listed


@dataclass(frozen=True)
class Broken:
    """A rule that is not kept in a group, in a sentence."""

    letter: str
    sentence: str
    private: bool = False


def of(grouping: Grouping, facts: Facts) -> tuple[Broken, ...]:
    """Return what is not kept, by group."""
    look = _Look(grouping, facts)
    return tuple(
        broken for group in grouping.groups if group.people for broken in look.at(group)
    )


def impossible(grouping: Grouping, facts: Facts) -> tuple[str, ...]:
    """Return which rules no set of groups could keep, and why, in a sentence each."""
    look = _Look(grouping, facts)
    return (*look.too_many_of_a_site(), *look.too_many_together())


def short_names(facts: Facts) -> dict[UUID, str]:
    """Return first names, and whole ones where a first name is not enough."""
    names = {key: one.name for key, one in facts.here.items()}
    first = {
        key: name.split()[0] if name.split() else name for key, name in names.items()
    }
    often = Counter(first.values())
    return {
        key: name if often[name] == 1 else names[key] for key, name in first.items()
    }


class _Look:
    """One look at a grouping."""

    def __init__(self, grouping: Grouping, facts: Facts) -> None:
        self._grouping, self._facts = grouping, facts
        self._names = short_names(facts)
        self._count = max(1, len(grouping.groups))
        here = facts.here
        self._site = {
            one: here[one].site_id
            for one in grouping.people
            if one in here and here[one].site_id
        }
        self._of_site = Counter(self._site.values())
        self._site_names = {here[one].site_id: here[one].site for one in self._site}

    def at(self, group: Group) -> Iterator[Broken]:
        """Yield what is not kept in one group, the gravest first."""
        yield from self._apart(group)
        yield from self._together(group)
        yield from self._size(group)
        yield from self._chosen(group)
        if self._grouping.criteria.get("mix_sites", True):
            yield from self._sites(group)
        for name in self._grouping.criteria.get("traits") or ():
            yield from self._trait(group, name)

    def too_many_of_a_site(self) -> Iterator[str]:
        """Yield which sites send more people than there are groups."""
        if not self._grouping.criteria.get("mix_sites", True):
            return
        for site, count in sorted(
            self._of_site.items(), key=lambda item: self._site_names[item[0]]
        ):
            if count > self._count:
                yield tr(
                    "{site} comes with {n} people for {m} groups, so some of them meet."
                ).format(site=self._site_names[site], n=count, m=self._count)

    def too_many_together(self) -> Iterator[str]:
        """Yield who are too many to be kept together."""
        largest = max((len(group.people) for group in self._grouping.groups), default=0)
        for friends in self._grouping.together:
            here = [one for one in friends if one in self._names]
            if len(here) > largest:
                yield tr(
                    "{names} are too many to stay together in groups of {n}."
                ).format(names=self._named(here), n=largest)

    def _apart(self, group: Group) -> Iterator[Broken]:
        for pair in self._facts.apart:
            if pair.one in group.people and pair.other in group.people:
                words = tr("You keep {names} apart.")
                words = words.format(names=self._named((pair.one, pair.other)))
                yield Broken(group.letter, words, private=True)

    def _together(self, group: Group) -> Iterator[Broken]:
        for friends in self._grouping.together:
            here = [one for one in friends if one in group.people]
            elsewhere = [
                one for one in friends if one in self._names and one not in group.people
            ]
            if here and elsewhere:
                yield Broken(
                    group.letter,
                    tr("{names} belong with {others}.").format(
                        names=self._named(here), others=self._named(elsewhere)
                    ),
                )

    def _size(self, group: Group) -> Iterator[Broken]:
        count, grouping = len(group.people), self._grouping
        people = trn("{n} person", "{n} people", count)
        if grouping.least and count < grouping.least:
            words = tr("{people}, fewer than {n}.").format(
                people=people, n=grouping.least
            )
            yield Broken(group.letter, words)
        if grouping.most and count > grouping.most:
            words = tr("{people}, more than {n}.").format(
                people=people, n=grouping.most
            )
            yield Broken(group.letter, words)

    def _chosen(self, group: Group) -> Iterator[Broken]:
        choices = self._grouping.choices
        wrong = [
            one
            for one in group.people
            if choices.get(one) and group.letter not in choices[one]
        ]
        if wrong:
            words = tr("Not chosen by {names}.").format(names=self._named(wrong))
            yield Broken(group.letter, words)

    def _sites(self, group: Group) -> Iterator[Broken]:
        inside = Counter(self._site[one] for one in group.people if one in self._site)
        for site, count in inside.items():
            people = [one for one in group.people if self._site.get(one) == site]
            if count < 2 or self._are_kept(people):
                continue
            words = tr("{names} are both from {site}.")
            if count > 2:
                words = tr("{names} are all from {site}.")
            words = words.format(names=self._named(people), site=self._site_names[site])
            yield Broken(group.letter, words)

    def _trait(self, group: Group, name: str) -> Iterator[Broken]:
        known = self._facts.traits
        values = {
            one: known[one][name]
            for one in self._grouping.people
            if name in known.get(one, {})
        }
        inside = Counter(values[one] for one in group.people if one in values)
        for value, count in sorted(Counter(values.values()).items()):
            least, over = divmod(count, self._count)
            most = least + (over > 0)
            if not least <= inside[value] <= max(most, 1):
                words = tr(
                    "{name}: {n} × {value}, and evenly it would be {least}–{most}."
                )
                if least == most:
                    words = tr("{name}: {n} × {value}, and evenly it would be {least}.")
                yield Broken(
                    group.letter,
                    words.format(
                        name=name,
                        value=value,
                        n=inside[value],
                        least=least,
                        most=most,
                    ),
                )

    def _are_kept(self, people: Sequence[UUID]) -> bool:
        """Tell whether people are in one group because they are to be."""
        return any(set(people) <= set(friends) for friends in self._grouping.together)

    def _named(self, people: Iterable[UUID]) -> str:
        return listed(sorted(self._names[one] for one in people if one in self._names))
