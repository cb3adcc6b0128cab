"""What Today says: the greeting, the sentence under it, where follow-ups come from."""

from datetime import date
from typing import Final

from app import clock
from app.day.actions import FollowUp, Source
from app.day.today import Overview
from app.day.under_way import Handover
from app.i18n import mark, tr, trn
from app.person import faces
from app.vocabulary import ActionOrigin, CoachingMode
from ui import painting, phrases

_NUMBERS: Final = (
    mark("Two"),
    mark("Three"),
    mark("Four"),
    mark("Five"),
    mark("Six"),
    mark("Seven"),
    mark("Eight"),
    mark("Nine"),
    mark("Ten"),
)
_TALKS: Final = {
    CoachingMode.PHONE: mark("From your call on {day}"),
    CoachingMode.VIDEO: mark("From your video call on {day}"),
    CoachingMode.IN_PERSON: mark("From your talk on {day}"),
    CoachingMode.SITE_VISIT: mark("From your visit on {day}"),
    CoachingMode.EMAIL: mark("From your e-mail of {day}"),
    CoachingMode.TEXT: mark("From your messages of {day}"),
    CoachingMode.INFORMAL: mark("From your talk on {day}"),
}


def summary(seen: Overview) -> str:
    """Return the one sentence that says how things stand."""
    said = []
    if seen.coming:
        day = seen.coming[0].listed.gathering.day or clock.today()
        said.append(tr("The next gathering is {when}.").format(when=near(day)))
    else:
        said.append(tr("No gathering is planned."))
    late = [one for one in seen.hers if one.due and one.due <= clock.today()]
    counted = []
    if late:
        counted.append(
            trn("One follow-up due today", "{n} follow-ups due today", len(late))
        )
    elif seen.hers:
        counted.append(
            trn("One follow-up ahead", "{n} follow-ups ahead", len(seen.hers))
        )
    if seen.hands:
        counted.append(
            trn("one handoff under way", "{n} handoffs under way", len(seen.hands))
        )
    if counted:
        sentence = spelled(", ".join(counted))
        said.append(f"{sentence[:1].upper()}{sentence[1:]}.")
    return " ".join(said)


def near(day: date) -> str:
    """Return "today", "tomorrow", "on Tuesday" within a week, or the day."""
    days = (day - clock.today()).days
    if 1 < days < 7:
        weekday = phrases.long_day(day).split(",")[0].split(" ")[0]
        return tr("on {day}").format(day=weekday)
    if days in (0, 1):
        return phrases.away(day)
    return tr("on {day}").format(day=phrases.day(day))


def spelled(words: str) -> str:
    """Return the words with a number from 2 to 10 at their head written out."""
    digits, blank, rest = words.partition(" ")
    if digits.isdecimal() and 2 <= int(digits) <= len(_NUMBERS) + 1:
        return f"{tr(_NUMBERS[int(digits) - 2])}{blank}{rest}"
    return words


def veiled(one: FollowUp) -> str:
    """Return what stands for a promise while the screen is shared (decision 15)."""
    name = one.face.name.split() if one.face else []
    return tr("A promise to {name}").format(name=name[0]) if name else tr("A promise")


def source(one: FollowUp, community: str) -> str:
    """Return where a follow-up comes from, as its second line."""
    if one.private:
        return _talk(one.source)
    title, day = one.source.title, one.source.day
    if one.source.origin is ActionOrigin.TRANSITION and title:
        return title
    if one.milestone and title:
        return title
    if title and day and day >= clock.today():
        return tr("For {title}").format(title=title)
    if title:
        return tr("From {title}").format(title=title)
    return community


def handover(one: Handover) -> str:
    """Return "High Plains: you → Sam Ibarra", or its title."""
    if not one.successor:
        return one.title
    leaves = one.leaves or tr("you")
    return tr("{community}: {leaves} → {successor}").format(
        community=one.community, leaves=leaves, successor=one.successor
    )


def face(known: faces.Face | None) -> painting.Face | None:
    """Return a face as it is painted."""
    if known is None:
        return None
    return painting.Face(known.initials, known.tint, known.name)


def _talk(said: Source) -> str:
    day = phrases.day(said.day) if said.day else ""
    known = _TALKS.get(said.mode) if said.mode else None
    return tr(known or mark("Promised on {day}")).format(day=day)
