"""The kinds of handoff packet and who each is for, as 4-handoff e.3 has them."""

from collections.abc import Mapping
from typing import Final

from app.vocabulary import Audience, PacketKind

AUDIENCES: Final[Mapping[PacketKind, tuple[Audience, ...]]] = {
    PacketKind.COACH_LEAVES: (Audience.SUCCESSOR,),
    PacketKind.COACH_AWAY: (Audience.ACTING_COACH,),
    PacketKind.SITE_LEAD: (Audience.NEW_SITE_LEAD,),
    PacketKind.FUNDER: (Audience.FUNDER,),
    PacketKind.ENDING: (Audience.COMMUNITY, Audience.FUNDER),
    PacketKind.WELCOME: (Audience.NEW_MEMBER,),
}
"""The audiences of each kind of e.3; those of the further kinds come with them."""

BUILT: Final = frozenset(
    {
        (PacketKind.COACH_LEAVES, Audience.SUCCESSOR),
        (PacketKind.COACH_AWAY, Audience.ACTING_COACH),
    }
)
"""The packets that can be made by now (docs/packets.md)."""
