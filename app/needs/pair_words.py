"""Which rules a set of pairs does not keep, and why, in sentences for the coach."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from uuid import UUID

from app.i18n import tr, trn
from app.needs.groupings import Group, Grouping
from app.needs.pair_facts import Facts
from app.phrases import listed


def at(group: Group, facts: Facts, rules: Sequence[str]) -> tuple[str, ...]:
    """Return what is not kept in one pair."""
    number = {person: at for at, person in enumerate(facts.people)}
    found = []
    for one, other in combinations(sorted(group.people, key=str), 2):
        if one not in number or other not in number:
            continue
        names = listed(_first(facts, number, (one, other)))
        if "sites" in rules and facts.is_one_site(number[one], number[other]):
            found.append(tr("{names} are of one site.").format(names=names))
        if "new" in rules and frozenset({one, other}) in facts.met:
            found.append(tr("{names} have met.").format(names=names))
    return tuple(found)


def unkept(grouping: Grouping, facts: Facts, rules: Sequence[str]) -> tuple[str, ...]:
    """Return which rules could not be kept by all pairs, and why."""
    found: list[str] = []
    if "sites" in rules:
        found += _sites(grouping, facts)
    if "new" in rules:
        found += _met(grouping, facts)
    if "quiet" in rules:
        found += _quiet(grouping, facts)
    return tuple(found)


def _sites(grouping: Grouping, facts: Facts) -> Iterator[str]:
    number = {person: at for at, person in enumerate(facts.people)}
    pairs = [
        group
        for group in grouping.groups
        if any(
            facts.is_one_site(number[one], number[other])
            for one, other in combinations(group.people, 2)
            if one in number and other in number
        )
    ]
    if not pairs:
        return
    said = trn("{n} pair is of one site.", "{n} pairs are of one site.", len(pairs))
    count = Counter(name for name in facts.site_names if name)
    site, most = count.most_common(1)[0]
    if 2 * most > len(facts.people):
        said += " " + tr("{site} comes with {n} of {m} people.").format(
            site=site, n=most, m=len(facts.people)
        )
    yield said


def _met(grouping: Grouping, facts: Facts) -> Iterator[str]:
    pairs = [
        group
        for group in grouping.groups
        if any(frozenset(both) in facts.met for both in combinations(group.people, 2))
    ]
    if pairs:
        yield trn(
            "{n} pair has met: who is left over for them knows them, or is of their "
            "own site.",
            "{n} pairs have met: who is left over for them knows them, or is of their "
            "own site.",
            len(pairs),
        )


def _quiet(grouping: Grouping, facts: Facts) -> Iterator[str]:
    alone = [
        one
        for group in grouping.groups
        for one in group.people
        if one in facts.quiet and not facts.listeners & set(group.people)
    ]
    if not alone:
        return
    if not facts.listeners:
        yield tr("Nobody here has ties yet by which one could see a good listener.")
    else:
        yield (
            trn(
                "{n} quiet person is not with a good listener:",
                "{n} quiet people are not with a good listener:",
                len(alone),
            )
            + " "
            + trn(
                "there is {n} good listener here.",
                "there are {n} good listeners here.",
                len(facts.listeners),
            )
        )


def _first(facts: Facts, number: dict[UUID, int], people: Sequence[UUID]) -> list[str]:
    return sorted(facts.names[number[one]] for one in people)
