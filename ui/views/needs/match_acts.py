"""What is done with a match: two are introduced, kept as an idea, or set aside."""

from functools import partial
from typing import Final
from uuid import UUID

from app.i18n import mark, tr
from app.needs import peer_links
from app.needs.matches import Match
from app.needs.peer_links import Fields
from app.vocabulary import PeerState
from ui.desk import Desk
from ui.widgets.menus import Menu

DONE: Final = {
    PeerState.SUGGESTED: mark("Saved as an idea"),
    PeerState.INTRODUCED: mark("Introduction noted"),
    PeerState.WORKING: mark("They work on it"),
    PeerState.HELPED: mark("Noted that it helped"),
    PeerState.DID_NOT_FIT: mark("Noted that it did not fit"),
    PeerState.DISMISSED: mark("Set aside"),
}
OFFERED: Final = {
    PeerState.SUGGESTED: mark("Keep as an idea"),
    PeerState.INTRODUCED: mark("They are introduced"),
    PeerState.WORKING: mark("They work on it"),
    PeerState.HELPED: mark("It helped"),
    PeerState.DID_NOT_FIT: mark("It did not fit"),
    PeerState.DISMISSED: mark("Set aside, and suggest it no more"),
}
_SEPARATE: Final = (PeerState.INTRODUCED, PeerState.DISMISSED)


def put(
    desk: Desk,
    community_id: UUID,
    match: Match,
    state: PeerState,
    intro_text: str | None = None,
) -> None:
    """Write how far a match has come, and what the coach wrote when she introduced."""
    label = tr(DONE[state])
    said: Fields = {"state": state}
    if intro_text is not None:
        said["intro_text"] = intro_text
    if match.link is not None:
        desk.do(label, peer_links.change, match.link.id, **said)
        return
    said |= {
        "topic": match.topic,
        "need_id": match.need.id,
        "expertise_id": match.offer.id,
    }
    pair = (match.asker.key, match.helper.key)
    desk.do(label, peer_links.add, community_id, *pair, **said)


def start_again(desk: Desk, community_id: UUID, match: Match, words: str) -> None:
    """Introduce two once more, as an entry of its own: what came before stays."""
    desk.do(
        tr(DONE[PeerState.INTRODUCED]),
        peer_links.add,
        community_id,
        match.asker.key,
        match.helper.key,
        state=PeerState.INTRODUCED,
        topic=match.topic,
        need_id=match.need.id,
        expertise_id=match.offer.id,
        intro_text=words,
    )


def fill_menu(menu: Menu, desk: Desk, community_id: UUID, match: Match) -> None:
    """Offer how a match can stand, with the state it is in ticked."""
    current = match.link.state if match.link else None
    for state, text in OFFERED.items():
        if state in _SEPARATE and menu.actions():
            menu.add_rule()
        act = partial(put, desk, community_id, match, state)
        menu.add(tr(text), act, checked=state is current)
