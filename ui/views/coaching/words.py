"""What the coaching log says: when and how, with whom, how things stand."""

from datetime import date
from typing import Final

from app import clock
from app.coaching.entries import Entry
from app.i18n import mark, tr, trn
from app.person import faces
from app.vocabulary import CoachingMode, CoachingStatus
from ui import painting, phrases

TALKS: Final = {
    CoachingMode.PHONE: mark("by phone"),
    CoachingMode.VIDEO: mark("by video"),
    CoachingMode.IN_PERSON: mark("in person"),
    CoachingMode.SITE_VISIT: mark("on a visit"),
    CoachingMode.EMAIL: mark("by e-mail"),
    CoachingMode.TEXT: mark("by text"),
    CoachingMode.INFORMAL: mark("in passing"),
}

PARTS: Final = (
    (
        "strengths",
        mark("Strengths I heard"),
        "star",
        mark("What they did well, in your words"),
    ),
    ("hard", mark("What is hard"), "cloud-rain", mark("What weighs on them")),
    (
        "their_ideas",
        mark("Ideas that were theirs"),
        "lightbulb",
        mark("What they would try, and who thought of it"),
    ),
    (
        "will_do",
        mark("What they said they would do"),
        "check-square-offset",
        mark("Their next step, not yours"),
    ),
)
"""What is written above the promises: field, head, icon, example."""

QUESTION: Final = (
    "question",
    mark("A question to carry"),
    "question",
    mark("What would you like to ask next time?"),
)
MORE: Final = (
    ("body", mark("Notes"), "note", mark("Anything else, for yourself")),
    (
        "help_needed",
        mark("Help they need"),
        "lifebuoy",
        mark("From you, or from somebody else"),
    ),
)


def face(known: faces.Face) -> painting.Face:
    """Return a face as it is painted."""
    return painting.Face(known.initials, known.tint, known.name)


def face_of(entry: Entry) -> painting.Face:
    """Return whose face stands before an entry: a person's, or the site's letters."""
    if entry.people:
        return face(entry.people[0])
    return painting.Face(faces.initials(entry.site), faces.NO_SITE, entry.site)


def title(entry: Entry) -> str:
    """Return with whom an entry is: "Joe Mazur", "Joe Mazur and Andre Pitt"."""
    if not entry.people:
        return entry.site or tr("Nobody")
    return phrases.names([one.name for one in entry.people])


def facts(entry: Entry) -> str:
    """Return "Thu May 7, 40 minutes by phone · Bristow Fire & Rescue"."""
    how = tr(TALKS[entry.mode])
    if entry.minutes:
        minutes = trn("{n} minute", "{n} minutes", entry.minutes)
        how = tr("{minutes} {how}").format(minutes=minutes, how=how)
    when = phrases.day(entry.day) if entry.day else tr("no day yet")
    if entry.status is CoachingStatus.PLANNED:
        when = tr("Planned for {day}").format(day=when)
    elif entry.status is CoachingStatus.DROPPED:
        when = tr("Did not come about, {day}").format(day=when)
    said = tr("{day}, {how}").format(day=when, how=how)
    return f"{said}  ·  {entry.site}" if entry.people and entry.site else said


def gist(entry: Entry) -> str:
    """Return what the list shows of an entry."""
    if entry.gist:
        return " ".join(entry.gist.split())
    if entry.status is CoachingStatus.PLANNED:
        how = tr(TALKS[entry.mode])
        return tr("Planned, {how}").format(how=how)
    if entry.status is CoachingStatus.DROPPED:
        return tr("Did not come about")
    return tr("Nothing written yet")


def head(entry: Entry) -> str:
    """Return the head an entry stands under: its month, or what is to come."""
    if entry.status is CoachingStatus.PLANNED and (
        entry.day is None or entry.day >= clock.today()
    ):
        return tr("To come")
    return phrases.month(entry.day) if entry.day else tr("Without a day")


def standing(held: int, shared: int, since: date | None, *, locked: bool) -> str:
    """Return "Private to you. 23 conversations since December, 4 marked to share."."""
    private = tr("Private to you.")
    if locked:
        private = tr("Private to you, locked with your passphrase.")
    if not held or since is None:
        return private
    count = trn("{n} conversation", "{n} conversations", held)
    said = tr("{conversations} since {month}").format(
        conversations=count, month=phrases.month(since)
    )
    if shared:
        said = tr("{said}, {n} marked to share").format(said=said, n=shared)
    return f"{private} {said}."


def since(held: int, first: date | None) -> str:
    """Return "6 conversations since December"."""
    if not held or first is None:
        return tr("No conversation yet")
    count = trn("{n} conversation", "{n} conversations", held)
    return tr("{conversations} since {month}").format(
        conversations=count, month=phrases.month(first)
    )
