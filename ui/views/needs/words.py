"""How needs and what somebody brings are said: who, how strongly, how long ago."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from app import clock
from app.i18n import mark, tr, trn
from app.needs import needs, offers
from app.needs.drafts import SIDES, Side
from app.needs.holders import Holder, Holders
from app.needs.needs import Need
from app.needs.offers import Offer
from app.vocabulary import Layer, TackledBy

ASKS: Final = Side.ASKS
BRINGS: Final = Side.BRINGS
LAYERS: Final = tuple(layer for layer in Layer if layer is not Layer.OWN)
"""Who may read of a need."""

OF_MEMBERS: Final = (Layer.MEMBER, Layer.FUNDER, Layer.PUBLIC)
"""The layers that members read."""

_MONTH: Final = 30.4375  # days
_YEARS_FROM: Final = 24  # months


def sides() -> list[tuple[Side, str, str]]:
    """Return the two sides of the map, to switch between."""
    return [(side, tr(text), "") for side, text in SIDES.items()]


def who(holder: Holder | None) -> str:
    """Return who asks or brings: a name, or that it is the whole circle."""
    return holder.name if holder else tr("The whole circle")


def labels(here: Holders) -> list[tuple[UUID, str]]:
    """Return who can ask and bring by key, each with words that mean nobody else."""
    everyone = (*here.sites, *here.people)
    names = [one.name.casefold() for one in everyone]
    found = []
    for one in everyone:
        twins = names.count(one.name.casefold()) > 1
        where = one.site if one.is_person else tr("the site")
        name = f"{one.name} · {where}" if twins and where else one.name
        found.append((one.key, name))
    return found


def strength(value: int) -> str:
    """Return how strongly something is asked for, in words."""
    return tr(needs.STRENGTHS.get(value, mark("Not any more")))


def level(value: int) -> str:
    """Return how well somebody knows something, in words."""
    return tr(offers.LEVELS.get(value, mark("Not at all")))


def strengths() -> list[tuple[int, str]]:
    """Return how strongly something can be asked for."""
    return [(number, strength(number)) for number in (3, 2, 1, 0)]


def levels() -> list[tuple[int, str]]:
    """Return how well something can be known."""
    return [(number, level(number)) for number in (4, 3, 2, 1, 0)]


def options(codes: Any, nothing: str = "") -> list[tuple[Any, str]]:
    """Return the codes of a vocabulary to choose from, and nothing noted if wanted."""
    first: list[tuple[Any, str]] = [(None, nothing)] if nothing else []
    return first + [(code, code.label) for code in codes]


def ago(day: date) -> str:
    """Return "today", "9 days ago", "14 months ago" or "3 years ago"."""
    days = (clock.today() - day).days
    months = round(days / _MONTH)
    if days <= 0:
        return tr("today")
    if months < 2:
        return trn("{n} day ago", "{n} days ago", days)
    if months < _YEARS_FROM:
        return trn("{n} month ago", "{n} months ago", months)
    return trn("{n} year ago", "{n} years ago", months // 12)


def freshness(one: Need | Offer) -> str:
    """Return when it was last checked that this still holds."""
    if one.checked_on is not None:
        return tr("Checked {ago}").format(ago=ago(one.checked_on))
    if isinstance(one, Need):
        return tr("Heard {ago}, not checked since").format(ago=ago(one.asked_on))
    return tr("Not checked yet")


def tackled(ways: Sequence[TackledBy]) -> str:
    """Return how a need is to be met, in a line; nothing if that is not decided."""
    return " · ".join(way.label for way in ways)
