"""The head that the papers of a gathering share: whose it is, when, where, how to join.

Times are those on the clocks of the gathering's own zone. For whoever joins from afar
they are given in UTC as well, as in an invitation.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import Final

from babel import Locale

from app import phrases, zones
from app.exports.events import one_line
from app.gathering.gatherings import Gathering
from app.i18n import tr
from app.pdf.story import Paragraph, Sheet, Span, Text
from app.printouts.gathering_reading import Gathered, session_words
from app.vocabulary import Mode, SessionStatus

BETWEEN: Final = " · "


def sheet(gathered: Gathered, paper: str) -> Sheet:
    """Return the head of a paper called `paper` about a gathering."""
    parts = (one_line(gathered.community), session_words(gathered), paper)
    return Sheet(BETWEEN.join(filter(None, parts)), title(gathered), lead(gathered))


def title(gathered: Gathered) -> str:
    """Return what the gathering is called, in one line."""
    return one_line(gathered.gathering.title) or tr("Gathering")


def lead(gathered: Gathered) -> str:
    """Return day, hours and place in a line."""
    one = gathered.gathering
    return BETWEEN.join(filter(None, (when(one), one_line(one.place, ", "))))


def when(one: Gathering) -> str:
    """Return "Tuesday, May 19, 2026, 10:00 AM – 12:00 PM Mountain Time (Denver)"."""
    starts, ends = _starts(one), _ends(one)
    if starts is None:
        return tr("No date yet")
    hours = phrases.clock_time(starts)
    if ends is not None:
        hours = _span(starts, ends)
    return tr("{day}, {hours} {zone}").format(
        day=phrases.full_day(starts.date()), hours=hours, zone=zones.label(one.zone)
    )


def day(one: Gathering) -> str:
    """Return the day in words, or that there is none yet."""
    return phrases.full_day(one.day) if one.day else tr("No date yet")


def standing(one: Gathering) -> Paragraph | None:
    """Return what must be known first: called off, put off, not yet certain."""
    words = {
        SessionStatus.CANCELLED: tr("This gathering is canceled."),
        SessionStatus.POSTPONED: tr("This gathering is postponed."),
        SessionStatus.PLANNED: tr("This date is not confirmed yet."),
    }.get(one.status)
    if words is None or (one.day is None and one.status is SessionStatus.PLANNED):
        return None
    return Paragraph((Span(words, bold=True),))


def ways(gathered: Gathered) -> tuple[tuple[str, Text], ...]:
    """Return how to join and take part, each with what it is."""
    one = gathered.gathering
    items: list[tuple[str, Text]] = [
        (tr("Join from afar"), _from_afar(one)),
        (tr("Access"), one.access_info.strip()),
        (tr("Language"), _language(gathered)),
    ]
    return tuple(item for item in items if item[1])


def clock_change(one: Gathering, minutes: int) -> Paragraph | None:
    """Say so if the clocks are changed while the gathering lasts."""
    first, last = one.when.clock(0), one.when.clock(minutes)
    if first is None or last is None or last - first == timedelta(minutes=minutes):
        return None
    return Paragraph(
        tr(
            "The clocks change during this gathering. The times here are what they "
            "show then."
        )
    )


def foot(gathered: Gathered, *more: str) -> str:
    """Return the foot of a paper: the community, and who hands it out."""
    parts = (*more, one_line(gathered.community), one_line(gathered.made_by))
    return BETWEEN.join(filter(None, parts))


def contact(gathered: Gathered) -> Text:
    """Return whom to ask, and how to reach her: what the coach prints of herself."""
    who = gathered.coach
    if who is None or not who.name.strip():
        return ""
    lines = (who.name, who.role, who.organization)
    words: list[str | Span] = [", ".join(filter(None, map(one_line, lines)))]
    if email := one_line(who.email):
        words += [BETWEEN, Span(email, link=f"mailto:{email}")]
    if phone := one_line(who.phone):
        words += [BETWEEN, phone]
    return tuple(words)


def _from_afar(one: Gathering) -> Text:
    """Return the link, the number to dial, and the hours in UTC."""
    parts: list[str | Span] = []
    if link := one_line(one.join_link):
        parts.append(Span(link, link=link))
    if dial_in := one_line(one.dial_in):
        parts.append(tr("by phone {number}").format(number=dial_in))
    if times := _in_utc(one):
        parts.append(times)
    between = [BETWEEN] * (len(parts) - 1)
    return tuple(part for pair in zip_longest(parts, between) for part in pair if part)


def _language(gathered: Gathered) -> str:
    """Return the language people speak, unless it is that of the paper."""
    spoken = one_line(gathered.language)
    paper = Locale.parse(phrases.language(), sep="-")
    names = {
        Locale(paper.language).get_display_name(tongue) for tongue in (paper, "en")
    }
    known = {name.casefold() for name in (*names, paper.language) if name}
    return "" if spoken.casefold() in known else spoken


def _in_utc(one: Gathering) -> str:
    """Return the times in UTC where there is a way to join from afar."""
    afar = one.mode in {Mode.VIRTUAL, Mode.HYBRID, Mode.TELEPHONE}
    reachable = afar or one.join_link.strip() or one.dial_in.strip()
    moments = list(_moments(one))
    if not moments or one.zone == "UTC" or not reachable:
        return ""
    hours = phrases.clock_time(moments[0])
    if len(moments) > 1:
        hours = _span(*moments)
    words = tr("{hours} UTC").format(hours=hours).replace(" UTC", f"{phrases.NBSP}UTC")
    if one.day == moments[0].date():
        return words
    return tr("{day}, {hours}").format(day=phrases.day(moments[0].date()), hours=words)


def _moments(one: Gathering) -> Iterator[datetime]:
    """Give start and end by the clocks of UTC."""
    if one.starts_local is None:
        return
    first = zones.to_utc(one.starts_local, one.zone, one.fold).replace(tzinfo=None)
    yield first
    if one.when.length is not None:
        yield first + timedelta(minutes=one.when.length)


def _starts(one: Gathering) -> datetime | None:
    """Return what the clocks show at the start: the hour they skip does not exist."""
    return one.when.clock(0)


def _ends(one: Gathering) -> datetime | None:
    length = one.when.length
    return None if length is None else one.when.clock(length)


def _span(starts: datetime, ends: datetime) -> str:
    if starts.date() == ends.date():
        return phrases.span(starts, ends)
    last = tr("{day}, {time}").format(
        day=phrases.day(ends.date()), time=phrases.clock_time(ends)
    )
    return f"{phrases.clock_time(starts)} – {last}"
