"""What the room is made of: its pages, and what of the book they show."""

from typing import Final

from app.i18n import mark
from app.vocabulary import CoachingKind

PAGES: Final = {
    "log": (mark("Log"), "notebook"),
    "launch": (mark("Before the launch"), "hand-waving"),
    "wisdom": (mark("Wisdom"), "quotes"),
    "check_ins": (mark("Check-ins"), "phone-call"),
}
KINDS: Final = {
    "log": None,
    "one_to_one": CoachingKind.ONE_TO_ONE,
    "check_in": CoachingKind.CHECK_IN,
}
"""The intents with which a new entry is begun, and its kind."""

TABLES: Final = frozenset(
    {
        "agreement",
        "coaching_contact",
        "coaching_participant",
        "coaching_reflection",
        "coaching_summary",
        "community",
        "consent",
        "membership",
        "party",
        "person",
        "private_note",
        "role_term",
        "session",
        "setting",
        "site",
        "ta_engagement",
        "topic",
    }
)
"""What the view shows something of."""
