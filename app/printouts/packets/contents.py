"""What a packet is made of: its sections, which are a must, and in which order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.i18n import mark, tr
from app.printouts.packets import (
    asked_for,
    assistance,
    brief,
    calendar,
    charter,
    funding,
    handover,
    open_actions,
    receiver,
    rota,
    site_cards,
    story_so_far,
    summaries,
    who_is_who,
)
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.vocabulary import PacketKind

_LEAVES: Final = frozenset({PacketKind.COACH_LEAVES})
_BOTH: Final = frozenset({PacketKind.COACH_LEAVES, PacketKind.COACH_AWAY})
_NEITHER: Final[frozenset[PacketKind]] = frozenset()


@dataclass(frozen=True)
class Part:
    """A section that a packet may have (e.3).

    It is a must for the kinds in `must`, and may be put in by the others; one that is a
    must for none goes in as soon as there is anything to say.
    """

    code: str
    name: str
    icon: str
    must: frozenset[PacketKind]
    write: Callable[[Scope], Written | None]
    own_page: bool = False  # else it follows on the same page while it is short

    def is_usual(self, kind: PacketKind) -> bool:
        """Tell whether it is in a packet while nobody says otherwise."""
        return kind in self.must or not self.must

    @property
    def title(self) -> str:
        """Its title, in the reader's language."""
        return tr(self.name)


PARTS: Final = (
    Part("brief", mark("At a glance"), "note", _BOTH, brief.write, own_page=True),
    Part(
        "who_is_who",
        mark("Who to call, and for what"),
        "identification-card",
        _BOTH,
        who_is_who.write,
        own_page=True,
    ),
    Part("sites", mark("The state of each site"), "map-pin", _BOTH, site_cards.write),
    Part("calendar", mark("What comes when"), "calendar-blank", _BOTH, calendar.write),
    Part(
        "promises",
        mark("Promises still open"),
        "flag",
        _BOTH,
        open_actions.promises,
    ),
    Part("actions", mark("Open actions"), "check-square", _BOTH, open_actions.write),
    Part(
        "gatherings",
        mark("Gatherings and who leads them"),
        "users-three",
        _BOTH,
        rota.write,
    ),
    Part("assistance", mark("Technical assistance"), "wrench", _BOTH, assistance.write),
    Part(
        "summaries",
        mark("Coaching that may be shared"),
        "chat-circle-text",
        _NEITHER,
        summaries.write,
    ),
    Part(
        "needs",
        mark("What members asked for"),
        "list-numbers",
        _LEAVES,
        asked_for.write,
    ),
    Part("charter", mark("The charter"), "compass", _BOTH, charter.write),
    Part(
        "ways",
        mark("How things are done here"),
        "coffee",
        _BOTH,
        charter.ways,
    ),
    Part(
        "story",
        mark("The story so far"),
        "book-open",
        _LEAVES,
        story_so_far.write,
    ),
    Part("funding", mark("The funder"), "bank", _BOTH, funding.write),
    Part(
        "handover",
        mark("The handover itself"),
        "arrows-left-right",
        _BOTH,
        handover.write,
    ),
    Part(
        "receiver",
        mark("Read, asked and signed"),
        "pen-nib",
        _BOTH,
        receiver.write,
        own_page=True,
    ),
)
"""The sections in the order a reader in a hurry needs them; the receiver's ends it."""

# Sections of e.2 whose rows the book does not have yet; a packet says so.
NOT_KEPT: Final = (
    mark("Success by audience"),
    mark("Decision rights"),
    mark("The year plan"),
    mark("If–then plans"),
    mark("Evidence and outcomes"),
    mark("Resources"),
)


def named(code: str) -> Part | None:
    """Return the section of that code, or nothing."""
    return next((part for part in PARTS if part.code == code), None)
