"""What the look at pairs and groups says of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from app.i18n import mark, tr, trn
from app.needs.groupings import Grouping
from app.needs.holders import Holder
from app.phrases import listed
from ui import phrases

_NUMBERS: Final = (
    mark("No"),
    mark("One"),
    mark("Two"),
    mark("Three"),
    mark("Four"),
    mark("Five"),
    mark("Six"),
    mark("Seven"),
    mark("Eight"),
    mark("Nine"),
    mark("Ten"),
    mark("Eleven"),
    mark("Twelve"),
)
"""How many, as one says it at the beginning of a sentence."""


def number(n: int) -> str:
    """Return "Eight", and figures beyond twelve."""
    return tr(_NUMBERS[n]) if n < len(_NUMBERS) else str(n)


def pairs_title(grouping: Grouping, day: date | None) -> str:
    """Return "Eight pairs for Tue May 19"."""
    count = len(grouping.groups)
    words = trn("{number} pair", "{number} pairs", count, number=number(count))
    if day is None:
        return words
    return tr("{pairs} for {day}").format(pairs=words, day=phrases.day(day))


def groups_line(grouping: Grouping) -> str:
    """Return "23 people in six groups of 3 to 4, proved to be the best there is."."""
    sizes = [len(group.people) for group in grouping.groups if group.people]
    people = trn("{n} person", "{n} people", sum(sizes))
    if not sizes:
        return tr("Nobody is in a group yet.")
    least, most = min(sizes), max(sizes)
    each = str(most)
    if least != most:
        each = tr("{least} to {most}").format(least=least, most=most)
    count = len(sizes)
    groups = trn("{n} group of {each}", "{n} groups of {each}", count, each=each)
    return tr("{people} in {groups}.").format(people=people, groups=groups)


def short_names(people: Iterable[Holder]) -> dict[UUID, str]:
    """Return first names, and whole ones where a first name is not enough."""
    names = {one.key: one.name for one in people}
    first = {key: (name.split() or [name])[0] for key, name in names.items()}
    often = Counter(first.values())
    return {
        key: name if often[name] == 1 else names[key] for key, name in first.items()
    }


def listed_as(grouping: Grouping, days: Mapping[UUID, date]) -> str:
    """Return what a grouping is called among others: title and day."""
    day = grouping.held_on or (
        days.get(grouping.session_id) if grouping.session_id else None
    )
    if day is None:
        return grouping.title
    return tr("{title} · {day}").format(title=grouping.title, day=phrases.day(day))


def groups_head(grouping: Grouping) -> str:
    """Return the line under the title: how many, how good, and how to change it."""
    parts = [groups_line(grouping)]
    if any(group.people for group in grouping.groups):
        if grouping.criteria.get("proved") is True:
            parts.append(tr("As made, no better groups exist for these rules."))
        elif grouping.criteria.get("proved") is False and grouping.groups:
            parts.append(tr("Best found so far; better groups may exist."))
        parts.append(tr("Drag people to move or swap them, or press Space on both."))
    return " ".join(parts)


def left_over(grouping: Grouping, names: Sequence[str]) -> str:
    """Say why some are in no group."""
    if not grouping.choices:
        return tr("Drag them into a group, or make the groups anew.")
    return trn(
        "{names} got none of the choices, or made none.",
        "{names} got none of their choices, or made none.",
        len(names),
        names=listed(sorted(names)),
    )
