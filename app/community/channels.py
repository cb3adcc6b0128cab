"""Channels: the ways in which members reach each other, each with its purpose (PI2)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import clock
from app.errors import GoneError, RefusedError
from app.i18n import mark, tr
from app.person.people_names import tidy
from app.tables import Channel
from app.vocabulary import ChannelKind

FOR_EVERYONE: Final = frozenset({ChannelKind.GATHERING, ChannelKind.CONVENING})
"""The sorts of channel that are expected of every member, whatever is said (PI14)."""

PURPOSES: Final[Mapping[ChannelKind, str]] = {
    ChannelKind.CONVENING: mark("To be in one place long enough to know each other."),
    ChannelKind.GATHERING: mark("To learn from each other and decide what comes next."),
    ChannelKind.WEBINAR: mark("To hear somebody from outside, and ask."),
    ChannelKind.CALL: mark("To settle small things quickly."),
    ChannelKind.ONE_TO_ONE: mark("For what is hard to say in a group."),
    ChannelKind.OFFICE_HOURS: mark("Drop in with any question."),
    ChannelKind.EMAIL_LIST: mark("News and files, never decisions."),
    ChannelKind.PLATFORM: mark("Where files and notes are kept."),
    ChannelKind.MESSAGE_GROUP: mark("Quick questions, and what helped."),
    ChannelKind.NEWSLETTER: mark("What happened, for those who could not come."),
    ChannelKind.SITE_VISIT: mark("To see how the others do it."),
}
"""What each sort of channel is mostly for, until the members say it themselves."""


MOST_TIMES: Final = 100  # a month
MOST_MINUTES: Final = 7 * 24 * 60  # each time: the longest convening

_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}|,\d\d?)?|[.,]\d\d?")
_LENGTH: Final = re.compile(
    r"(?=\d)(?:(?P<hours>\d{1,3}) ?h(?:ours?)?)?"
    r" ?(?:(?P<minutes>\d{1,5})(?: ?min(?:utes)?)?)?"
)


@dataclass(frozen=True)
class Way:
    """One way of reaching each other."""

    id: UUID
    kind: ChannelKind
    name: str
    purpose: str
    cadence: str
    minutes: int | None  # each time
    per_month: float | None  # times
    expected: bool  # of everyone; what is not is optional
    audience: str
    place: str  # address, link or dial-in, as text
    host_id: UUID | None
    active_from: date | None
    active_until: date | None


def of_community(session: Session, community_id: UUID) -> list[Way]:
    """Return the channels in use today, those of gatherings first."""
    rows = session.scalars(
        select(Channel)
        .where(
            Channel.community_id == community_id,
            or_(Channel.active_until.is_(None), Channel.active_until > clock.today()),
        )
        .order_by(Channel.kind != ChannelKind.GATHERING, Channel.name, Channel.id)
    )
    return [_way(row) for row in rows]


def add(
    session: Session,
    community_id: UUID,
    kind: ChannelKind,
    name: str = "",
    purpose: str = "",
    expected: bool = False,
) -> UUID:
    """Add a channel; return its key. Name and purpose are the kind's if none is given.

    A second channel of the same kind and name is not made: the first one is returned.
    """
    called = tidy(name) or kind.label
    for way in of_community(session, community_id):
        if (way.kind, way.name.casefold()) == (kind, called.casefold()):
            return way.id
    row = Channel(
        community_id=community_id,
        kind=kind,
        name=called,
        purpose=tidy(purpose) or usual_purpose(kind),
        expected=expected or kind in FOR_EVERYONE,
        active_from=clock.today(),
    )
    session.add(row)
    session.flush()
    return row.id


def edit(session: Session, channel_id: UUID, field: str, value: object) -> None:
    """Give one field another value, as it was typed or as it is kept.

    Raises RefusedError for an empty name, and for times a month or minutes each time
    that are no number; nothing in their place means that nobody has said.
    """
    setattr(find(session, channel_id), field, FIELDS[field](value))
    session.flush()


def end(session: Session, channel_id: UUID) -> None:
    """Stop using a channel; one that only began today is taken out altogether."""
    row = find(session, channel_id)
    if row.active_from == clock.today():
        session.delete(row)
    else:
        row.active_until = clock.today()
    session.flush()


def usual_purpose(kind: ChannelKind) -> str:
    """Return what such a channel is mostly for."""
    return tr(PURPOSES[kind]) if kind in PURPOSES else tr("To stay in touch.")


def find(session: Session, channel_id: UUID) -> Channel:
    """Return the row of a channel. Raises GoneError if there is none."""
    row = session.get(Channel, channel_id)
    if row is None:
        raise GoneError(tr("This channel is no longer in the book."))
    return row


def _way(row: Channel) -> Way:
    return Way(
        row.id,
        row.kind,
        row.name,
        row.purpose,
        row.cadence or "",
        row.minutes,
        row.per_month,
        row.expected or row.kind in FOR_EVERYONE,
        row.audience or "",
        row.place or "",
        row.host_person_id,
        row.active_from,
        row.active_until,
    )


def _name(value: object) -> str:
    name = tidy(str(value or ""))
    if not name:
        raise RefusedError(tr("A channel needs a name. The old one was kept."))
    return name


def _line(value: object) -> str | None:
    return tidy(str(value or ""), 500) or None


def _purpose(value: object) -> str:
    return _line(value) or tr("To stay in touch.")


def _minutes(value: object) -> int | None:
    """Return the minutes that are meant by a number, or by "90" or "1 h 30 min"."""
    typed = _typed(value)
    if not typed:
        return None
    found = _LENGTH.fullmatch(typed)
    minutes = found and int(found["hours"] or 0) * 60 + int(found["minutes"] or 0)
    if not minutes:
        raise RefusedError(tr("Write whole minutes, such as 60."))
    if minutes > MOST_MINUTES:
        raise RefusedError(tr("Write at most {n} minutes.").format(n=MOST_MINUTES))
    return minutes


def _times(value: object) -> float | None:
    """Return the number that is meant, with a point or a comma before the parts."""
    typed = _typed(value)
    if not typed:
        return None
    times = float(typed.replace(",", ".")) if _NUMBER.fullmatch(typed) else 0.0
    if not times:
        raise RefusedError(tr("Write a number, such as 2 or 0.5."))
    if times > MOST_TIMES:
        raise RefusedError(tr("Write at most {n} times a month.").format(n=MOST_TIMES))
    return times


def _typed(value: object) -> str:
    return "" if value is None else tidy(str(value)).casefold()


FIELDS: Final[Mapping[str, Callable[[object], Any]]] = {
    "name": _name,
    "purpose": _purpose,
    "cadence": _line,
    "minutes": _minutes,
    "per_month": _times,
    "expected": bool,
    "audience": _line,
    "place": _line,
}
"""The fields `edit` takes, and how what is typed becomes their value."""
