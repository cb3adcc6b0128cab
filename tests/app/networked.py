"""Networks to test with, made of records or in a book."""

from collections.abc import Iterable
from uuid import UUID

from app.needs import peer_links
from app.needs.holders import Holder, Holders
from app.needs.peer_links import Link
from app.person import people, sites
from app.person.people import Joined, PersonDraft
from app.vocabulary import PeerOrigin, PeerState


def key(number: int) -> UUID:
    """Return the key with this number."""
    return UUID(int=number + 1)


def person(number: int, name: str = "", site: int = 0) -> Holder:
    """Return somebody; sites are numbered from 1, 0 is none."""
    at = key(10_000 + site) if site else None
    where = f"Site {site}" if site else ""
    name = name or f"Person {number:03}"
    return Holder(key(number), name, name[:2], 0, at, where, is_person=True)


def place(site: int) -> Holder:
    """Return a site."""
    at, name = key(10_000 + site), f"Site {site}"
    return Holder(at, name, name[:2], 0, at, name, is_person=False)


def here(everyone: Iterable[Holder], places: Iterable[Holder] = ()) -> Holders:
    """Return who is on the lists."""
    return Holders(tuple(places), tuple(everyone))


def link(asker: Holder, helper: Holder, number: int = 0, **more: object) -> Link:
    """Return a link: two who work together and found each other, unless told."""
    said = {
        "topic_id": None,
        "topic": "",
        "need_id": None,
        "expertise_id": None,
        "state": PeerState.WORKING,
        "origin": PeerOrigin.MEMBER,
        "session_id": None,
        "introduced_on": None,
        "alone_on": None,
        "happened_on": None,
        "form": None,
        "intro_text": "",
        "result": "",
        "helpful": None,
    }
    return Link(key(20_000 + number), asker, helper, **{**said, **more})  # type: ignore[arg-type]


def settle(session, community: UUID, names: Iterable[str]) -> dict[str, UUID]:
    """Put people into a community, each at a site of their own; return their keys."""
    found = {}
    for name in names:
        site = sites.add(session, community, f"House of {name}")
        draft = PersonDraft(f"{name} Miller")
        found[name] = people.add(session, community, draft, Joined(site_id=site))
    return found


def tie(session, community: UUID, two: tuple[UUID, UUID], **fields) -> UUID:
    """Put a link into the ledger: they work together and found each other."""
    said = {"state": PeerState.WORKING, "origin": PeerOrigin.MEMBER, **fields}
    return peer_links.add(session, community, *two, **said)
