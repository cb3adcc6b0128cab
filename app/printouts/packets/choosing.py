"""Which sections of a packet are on, and in which order: kept in the book.

It is a setting of the book, so switching and moving are acts that can be undone.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app import settings
from app.errors import GoneError
from app.i18n import tr
from app.printouts.packets import contents, kinds
from app.printouts.packets.contents import PARTS, Part
from app.vocabulary import Audience, PacketKind


def chosen(
    session: Session, community_id: UUID, kind: PacketKind, audience: Audience
) -> tuple[tuple[Part, bool], ...]:
    """Return the sections in their order, each with whether it is on."""
    kept = _kept(session, _setting(community_id, kind, audience))
    parts = [part for code in kept["order"] if (part := contents.named(code))]
    for place, part in enumerate(PARTS):
        if part not in parts:  # came with a later version: where it belongs
            before = [parts.index(p) for p in PARTS[:place] if p in parts]
            parts.insert(max(before, default=-1) + 1, part)
    return tuple((part, _is_on(part, kind, kept)) for part in parts)


def left_out(
    parts: Iterable[tuple[Part, bool]], kind: PacketKind
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sections somebody switched off, and those that come switched off."""
    off = [part for part, on in parts if not on]
    switched = tuple(part.title for part in off if part.is_usual(kind))
    return switched, tuple(part.title for part in off if not part.is_usual(kind))


def switch(
    session: Session,
    community_id: UUID,
    kind: PacketKind,
    audience: Audience,
    code: str,
    on: bool,
) -> None:
    """Put a section in or leave it out. Raises GoneError for one that is not there."""
    name = _check(session, community_id, kind, audience)
    part, kept = _part(code), _kept(session, name)
    for key, said in (("on", on), ("off", not on)):
        others = [other for other in kept[key] if other != part.code]
        kept[key] = [*others, part.code] if said else others
    settings.write(session, name, kept)


def move(
    session: Session,
    community_id: UUID,
    kind: PacketKind,
    audience: Audience,
    code: str,
    before: str | None,
) -> None:
    """Put a section before another one, or at the end. Raises GoneError."""
    name = _check(session, community_id, kind, audience)
    part = _part(code)
    follows = part if before is None else _part(before)
    parts = [part for part, _ in chosen(session, community_id, kind, audience)]
    place = len(parts) if before is None else parts.index(follows)
    earlier = [one for one in parts[:place] if one is not part]
    later = [one for one in parts[place:] if one is not part]
    order = [one.code for one in (*earlier, part, *later)]
    kept = _kept(session, name)
    kept["order"] = order
    settings.write(session, name, kept)


def reset(
    session: Session, community_id: UUID, kind: PacketKind, audience: Audience
) -> None:
    """Let a packet be as it comes."""
    settings.forget(session, _check(session, community_id, kind, audience))


def _check(
    session: Session, community_id: UUID, kind: PacketKind, audience: Audience
) -> str:
    """Return the setting of a packet. Raises RefusedError, GoneError."""
    kinds.check(kind, audience)
    kinds.community(session, community_id)
    return _setting(community_id, kind, audience)


def _setting(community_id: UUID, kind: PacketKind, audience: Audience) -> str:
    return f"packet:{community_id.hex}:{kind.value}:{audience.value}"


def _kept(session: Session, name: str) -> dict[str, list[str]]:
    """Return what was kept, as far as it can be read."""
    found: Any = settings.read(session, name, {})
    if not isinstance(found, dict):
        found = {}
    return {key: _codes(found.get(key)) for key in ("on", "off", "order")}


def _is_on(part: Part, kind: PacketKind, kept: dict[str, list[str]]) -> bool:
    if part.code in kept["off"]:
        return False
    return part.code in kept["on"] or part.is_usual(kind)


def _codes(found: Any) -> list[str]:
    words = found if isinstance(found, list) else []
    return list(dict.fromkeys(word for word in words if isinstance(word, str)))


def _part(code: str) -> Part:
    part = contents.named(code)
    if part is None:
        raise GoneError(tr("This section is no longer there. Nothing was changed."))
    return part
