"""What a calendar file or an invitation says of one gathering."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from app import zones
from app.errors import RefusedError
from app.i18n import tr

Status = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]

_NONCHARACTERS: Final = "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_UNFIT: Final = re.compile(
    rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]"
)


@dataclass(frozen=True)
class Event:
    """A gathering, or a day something is due, as a calendar is to know it.

    For an `all_day` event only the dates of `starts_local` and `ends_local` count, and
    the last day is included. Nothing private may ever be put into one.
    """

    uid: str  # "<hex>@circlebook", never renewed
    sequence: int  # how often its time, place or status was published anew
    stamped_at: datetime  # aware; when what is said here last changed
    title: str
    starts_local: datetime  # naive, by the clocks of `zone`
    ends_local: datetime
    zone: str
    status: Status
    fold: int = 0  # 1: the second of two equal starts on an autumn night
    place: str = ""
    join_link: str = ""
    dial_in: str = ""
    description: tuple[str, ...] = ()  # lines, the purpose first
    categories: tuple[str, ...] = ()
    all_day: bool = False


def moments(event: Event) -> tuple[datetime, datetime]:
    """Return when `event` begins and ends, in UTC; whole days end at midnight.

    An end that the clocks show twice is the first one after the start; where the clocks
    skip the start, the event keeps its length.
    Raises RefusedError when the event ends before it begins or its zone is not known.
    """
    first, last = event.starts_local, event.ends_local
    if event.all_day:
        first, last = _midnight(first), _midnight(last) + timedelta(days=1)
    starts = zones.to_utc(first, event.zone, event.fold)
    for fold in (0, 1):
        ends = zones.to_utc(last, event.zone, fold)
        if ends > starts:
            return starts, ends
    if last > first:
        return starts, starts + (last - first)
    raise RefusedError(
        tr(
            "“{title}” ends before it begins, so it cannot go into a calendar. Nothing "
            "was written; correct its times, and try again."
        ).format(title=one_line(event.title))
    )


def _midnight(local: datetime) -> datetime:
    """Return the beginning of the day of `local`."""
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def heading(event: Event) -> str:
    """Return the title of `event` in one line, which says so if it is cancelled."""
    title = one_line(event.title) or tr("Gathering")
    if event.status == "CANCELLED":
        return tr("CANCELLED: {title}").format(title=title)
    return title


def ways_in(event: Event) -> Iterator[str]:
    """Give a line for each way to join `event` from afar, the link first."""
    if link := one_line(event.join_link):
        yield tr("Join: {link}").format(link=link)
    if dial_in := one_line(event.dial_in):
        yield tr("By phone: {dial_in}").format(dial_in=dial_in)


def tidy(text: str) -> str:
    """Return `text` without what makes some calendar program refuse a whole file.

    Those are control characters, noncharacters and halves of surrogate pairs, as they
    come from pasting; whatever ends a line becomes a line feed.
    """
    return _UNFIT.sub("", "\n".join(text.splitlines())).strip()


def one_line(text: str, between: str = " ") -> str:
    """Return `text` tidied and in one line, its lines joined by `between`."""
    lines = (line.strip() for line in tidy(text).split("\n"))
    return between.join(line for line in lines if line)
