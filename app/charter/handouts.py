"""How a circle differs from a meeting or a training, for managers and members (JS5).

Good words are built in; the circle's own lie in `community.handouts` once they are
changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy.orm import Session

from app.charter import five_questions
from app.community import communities
from app.person.people_names import tidy, tidy_lines

Reader = Literal["managers", "participants"]
READERS: Final[tuple[Reader, ...]] = ("managers", "participants")
MOST: Final = 8  # contrasts that fit on half a page


@dataclass(frozen=True)
class Handouts:
    """The words of both half pages, and what stands side by side on each."""

    managers: str
    participants: str
    contrasts: tuple[tuple[str, str], ...]  # there, and here
    is_own: bool  # not as they are built in

    def words(self, reader: Reader) -> str:
        """Return the words for one of the readers."""
        return self.managers if reader == "managers" else self.participants


def of_community(session: Session, community_id: UUID) -> Handouts:
    """Return the handouts of a community, the built-in words where it has none."""
    return said(communities.find(session, community_id).handouts)


def said(kept: Any) -> Handouts:
    """Return the handouts in a value of `community.handouts`."""
    own = dict(kept) if isinstance(kept, Mapping) else {}
    whole = {**five_questions.kept()["handouts"], **own}
    pairs = tuple(
        (str(there), str(here)) for there, here in whole["contrasts"] if there or here
    )
    return Handouts(
        str(whole["managers"]), str(whole["participants"]), pairs, bool(own)
    )


def say(session: Session, community_id: UUID, reader: Reader, words: str) -> None:
    """Say it to one of them in other words; without any, in the built-in ones."""
    _keep(session, community_id, reader, tidy_lines(words) or None)


def contrast(
    session: Session, community_id: UUID, pairs: Sequence[tuple[str, str]]
) -> None:
    """Set what stands side by side; a pair without words is left out."""
    kept = [[tidy(there, 300), tidy(here, 300)] for there, here in pairs]
    _keep(session, community_id, "contrasts", [pair for pair in kept if any(pair)])


def begin_anew(session: Session, community_id: UUID) -> None:
    """Go back to the words that are built in."""
    communities.find(session, community_id).handouts = None
    session.flush()


def _keep(session: Session, community_id: UUID, name: str, value: Any) -> None:
    row = communities.find(session, community_id)
    own = dict(row.handouts or {})
    built_in = five_questions.kept()["handouts"][name]
    if value is None or value == built_in:
        own.pop(name, None)
    else:
        own[name] = value
    row.handouts = own or None
    session.flush()
