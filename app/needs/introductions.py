"""What the coach might write when she brings two together: plain, and hers to change.

It says what either side said themselves, as far as the members may read of it: what
was asked for, what is brought. It names no third person, for it is kept with these two,
and it knows nothing of the private room.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.i18n import tr
from app.needs import matches, needs, offers, peer_links
from app.needs.holders import Holder
from app.needs.matches import Match
from app.needs.peer_links import Link
from app.person import contacts
from app.vocabulary import Layer, PeerState, Rank, Terms

_URGENT = 3
_COACHES = 4
_READ = (Layer.MEMBER, Layer.FUNDER, Layer.PUBLIC)  # what members may read


@dataclass(frozen=True)
class _Side:
    """One of the two: how they are spoken to, and of."""

    short: str  # "Camille"
    full: str  # "Camille of Camino House", "Camille and all of Camino House"


def text(session: Session, community_id: UUID, match: Match) -> str:
    """Return an introduction of the two of a match, to begin with."""
    people = contacts.of_community(session, community_id)
    asker = _side(match.asker, people)
    helper = _side(match.helper, people)
    links = peer_links.of_community(session, community_id)
    parts = [
        tr("{asker}, meet {helper}.").format(asker=asker.short, helper=helper.full),
        _brings(match, helper.short),
        _helped(match, links),
        _asks(match, asker),
        _both_ways(session, community_id, match, asker, helper),
        _invites(match, helper.short),
    ]
    return " ".join(part for part in parts if part)


def helped_by(
    links: Iterable[Link], helper: Holder, topic_id: UUID | None = None
) -> list[Link]:
    """Return the times somebody was helped by this one, the latest first.

    Those on the topic come before all others; times that did not help are left out.
    """
    found = [
        link
        for link in links
        if link.state is PeerState.HELPED
        and link.helpful is not False
        and helper.key in (link.helper.key, link.helper.site_id)
    ]
    return sorted(found, key=lambda link: link.topic_id != topic_id)


def called(name: str) -> str:
    """Return how somebody is spoken to: the first name."""
    return name.split(maxsplit=1)[0] if name.split() else name


def _side(holder: Holder, people: dict[tuple[UUID, Rank], tuple[UUID, str]]) -> _Side:
    if holder.is_person:
        first = called(holder.name)
        if not holder.site:
            return _Side(first, first)
        full = tr("{name} of {site}").format(name=first, site=holder.site)
        return _Side(first, full)
    ranks = (Rank.PRIMARY, Rank.BACKUP)
    known = (people.get((holder.key, rank)) for rank in ranks)
    contact = next((found[1] for found in known if found), "")
    if not contact:
        return _Side(holder.name, holder.name)
    first = called(contact)
    full = tr("{name} of {site}").format(name=first, site=holder.name)
    return _Side(first, full)


def _brings(match: Match, helper: str) -> str:
    coaches = match.offer.level >= _COACHES
    if match.helper.is_person:
        words = (
            tr("{name} can coach others in “{topic}”.")
            if coaches
            else tr("{name} knows “{topic}” from doing it, and can share how.")
        )
    else:
        words = (
            tr("{name}’s people can coach others in “{topic}”.")
            if coaches
            else tr("{name}’s people know “{topic}” from doing it, and can share how.")
        )
    return words.format(name=helper, topic=match.topic)


def _helped(match: Match, links: list[Link]) -> str:
    """Say that the helper helped somebody else with just this: not whom, nor how."""
    helped = any(
        link.topic_id == match.topic_id
        and match.asker.key not in (link.asker.key, link.asker.site_id)
        for link in helped_by(links, match.helper, match.topic_id)
    )
    return tr("Somebody was helped with it before.") if helped else ""


def _asks(match: Match, asker: _Side) -> str:
    who = asker.short if match.asker.is_person else match.asker.name
    if match.need.wording and match.need.layer in _READ:
        said = tr("{name} asked: “{words}”").format(name=who, words=match.need.wording)
    else:
        said = tr("{name} asked for just that.").format(name=who)
    if match.need.strength >= _URGENT and match.need.urgent_by is None:
        return f"{said} {tr('It is pressing.')}"
    return said


def _both_ways(
    session: Session, community_id: UUID, match: Match, asker: _Side, helper: _Side
) -> str:
    """Say what the helper could get in return, if that is known."""
    if not match.reciprocal:
        return ""
    back = matches.suggest(
        [
            need
            for need in needs.of_community(session, community_id)
            if need.holder
            and need.holder.key == match.helper.key
            and need.layer in _READ
        ],
        [
            offer
            for offer in offers.of_community(session, community_id)
            if offer.holder.key == match.asker.key and offer.layer in _READ
        ],
        matches.read_ledger(()),
        inside=True,
    )
    if not back:
        return ""
    return tr(
        "It goes both ways: {helper} asks for “{topic}”, which {asker} can share."
    ).format(helper=helper.short, topic=back[0].topic, asker=asker.short)


def _invites(match: Match, helper: str) -> str:
    parts = []
    if match.offer.terms is Terms.PAID:
        parts.append(tr("{name} does this as paid work.").format(name=helper))
    if match.offer.availability and match.offer.layer in _READ:
        parts.append(
            tr("When it suits {name}: {words}").format(
                name=helper, words=_closed(match.offer.availability)
            )
        )
    parts.append(_until(match.need.urgent_by))
    return " ".join(parts)


def _until(day: date | None) -> str:
    if day is None:
        return tr("Could you find half an hour in the next two weeks?")
    return tr("Could you find half an hour before {day}?").format(
        day=phrases.short_date(day)
    )


def _closed(words: str) -> str:
    """Return words with a full stop behind them."""
    said = " ".join(words.split())
    return said if said[-1:] in ".!?…" else f"{said}."
