"""The card of a role: one for who coordinates, another for who facilitates (JS9)."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.charter import role_cards
from app.charter.role_cards import Filled
from app.i18n import tr
from app.pdf.story import (
    Block,
    CallOut,
    Check,
    CheckList,
    Heading,
    Pairs,
    Paper,
    Together,
    Tone,
)
from app.printouts.catalog import Chosen
from app.printouts.charter import registers_told
from app.printouts.charter.registers_told import Told
from app.vocabulary import Role


def coordinator(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the card of who sees to it that they meet. Raises GoneError."""
    del chosen
    return _card(session, community_id, Role.COORDINATOR)


def facilitator(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the card of who leads a topic. Raises GoneError."""
    del chosen
    return _card(session, community_id, Role.FACILITATOR)


def _card(session: Session, community_id: UUID, role: Role) -> Paper:
    told = registers_told.read(session, community_id)
    cards = role_cards.of_community(session, community_id)
    filled = next(one for one in cards if one.id is role)
    return told.paper(role.label, tr(filled.card.purpose), _blocks(told, filled))


def _blocks(told: Told, filled: Filled) -> Iterator[Block]:
    names = [name for one in filled.holders if (name := told.name(one))]
    if names:
        yield Pairs(((tr("Now"), phrases.listed(names)),))
    for part in filled.card.parts:
        checks = CheckList(tuple(Check(tr(line)) for line in part.lines))
        yield Together((Heading(tr(part.when)), checks))
    yield CallOut(tr("And what it is not"), tr(filled.card.not_its), Tone.TEAL)
