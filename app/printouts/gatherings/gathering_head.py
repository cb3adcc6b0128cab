"""The head that the papers of a gathering share: whose it is, when, where, how to join.

Times are those on the clocks of the gathering's own zone. For whoever joins from afar
they are given in UTC as well, as in an invitation.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from babel import Locale

from app import phrases, zones
from app.exports.events import one_line
from app.gathering.gatherings import Gathering
from app.i18n import tr
from app.pdf.story import Paragraph, Sheet, Span, Text
from app.printouts.gatherings.gathering_reading import Gathered, session_words
from app.printouts.joining import dotted, email, together
from app.vocabulary import Mode, SessionStatus


def sheet(gathered: Gathered, paper: str) -> Sheet:
    """Return the head of a paper called `paper` about a gathering."""
    parts = (one_line(gathered.community), session_words(gathered), paper)
    return Sheet(dotted(*parts), title(gathered), lead(gathered))


def title(gathered: Gathered) -> str:
    """Return what the gathering is called, in one line."""
    return one_line(gathered.gathering.title) or tr("Gathering")


def lead(gathered: Gathered) -> str:
    """Return day, hours and place in a line."""
    one = gathered.gathering
    return dotted(when(one), one_line(one.place, ", "))


def when(one: Gathering) -> str:
    """Return "Tuesday, May 19, 2026, 10:00 AM – 12:00 PM Mountain Time (Denver)"."""
    starts = one.when.clock(0)
    if starts is None:
        return tr("No date yet")
    return tr("{day}, {hours} {zone}").format(
        day=phrases.full_day(starts.date()),
        hours=hours(one),
        zone=zones.label(one.zone),
    )


def hours(one: Gathering) -> str:
    """Return "10:00 AM – 12:00 PM" as the clocks show it; nothing without a date.

    An hour that they skip does not exist. The day of the end is said if it is another.
    """
    starts, length = one.when.clock(0), one.when.length
    if starts is None:
        return ""
    ends = None if length is None else one.when.clock(length)
    return phrases.span(starts, ends) if ends else phrases.clock_time(starts)


def day(one: Gathering) -> str:
    """Return the day in words, or that there is none yet."""
    return phrases.full_day(one.day) if one.day else tr("No date yet")


def standing(one: Gathering) -> Paragraph | None:
    """Return what must be known first: called off, put off, not yet certain."""
    uncertain = tr("This date is not confirmed yet.")
    words = {
        SessionStatus.CANCELLED: tr("This gathering is canceled."),
        SessionStatus.POSTPONED: tr("This gathering is postponed."),
        SessionStatus.PLANNED: uncertain,
        SessionStatus.IDEA: uncertain,
    }.get(one.status)
    if words is None or (one.day is None and words == uncertain):
        return None
    return Paragraph((Span(words, bold=True),))


def on_behalf(gathered: Gathered) -> Paragraph | None:
    """Return on whose behalf we speak there, if that was chosen (PI11)."""
    if gathered.voice is None or not gathered.voice.is_said:
        return None
    stands_out = Span(tr("On whose behalf we speak:"), bold=True)
    return Paragraph((stands_out, f" {gathered.voice.words}"))


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
    return dotted(*more, one_line(gathered.community), one_line(gathered.made_by))


def contact(gathered: Gathered) -> Text:
    """Return whom to ask, and how to reach her: what the coach prints of herself."""
    who = gathered.coach
    if who is None or not who.name.strip():
        return ""
    lines = (who.name, who.role, who.organization)
    name = ", ".join(filter(None, map(one_line, lines)))
    return together(name, email(who.email), one_line(who.phone))


def _from_afar(one: Gathering) -> Text:
    """Return the link, the number to dial, and the hours in UTC."""
    link, dial_in = one_line(one.join_link), one_line(one.dial_in)
    return together(
        (Span(link, link=link),) if link else "",
        tr("by phone {number}").format(number=dial_in) if dial_in else "",
        _in_utc(one),
    )


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
        hours = phrases.span(*moments)
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
