"""What the tests of a gathering's papers share: a full plan with planted words."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app import settings, tables
from app.book.store import Store
from app.gathering import sessions
from app.pdf.story import Paper
from app.person import consents
from app.printouts import catalog
from app.settings import Coach
from app.vocabulary import (
    AssignmentState,
    AttendanceState,
    Category,
    ConsentState,
    ConsentUse,
    MembershipStatus,
    SessionRole,
    Shape,
)

TEN = datetime(2026, 5, 19, 10)
NOON = datetime(2026, 5, 19, 12)
_places = count()


@dataclass(frozen=True)
class Planned:
    """A gathering in a store, to be planned and printed."""

    store: Store
    community: UUID
    id: UUID

    def paper(self, code: str, **chosen: str) -> Paper:
        """Return a paper about it."""
        return self.store.read(catalog.named(code).compose, self.id, chosen)

    def block(self, title: str, minutes: int = 10, **said: Any) -> UUID:
        """Add a block; `lead` names who leads it."""
        return self.store.write("Block", _block, self, title, minutes, said)[0]

    def person(self, name: str, **said: Any) -> UUID:
        """Add a member; see `_person` for what can be said."""
        return self.store.write("Person", _person, self, name, said)[0]

    def role(self, person: UUID | None, role: SessionRole, **said: Any) -> None:
        """Give someone a part."""
        self.store.write("Role", _role, self, person, role, said)

    def bring(self, item: str, **said: Any) -> None:
        """Add something to bring."""
        self.store.write("Material", _material, self, item, said)

    def expect(self, person: UUID | None = None, **said: Any) -> None:
        """Put someone on the list of the gathering."""
        self.store.write("Mark", _mark, self, person, said)


def plan(
    store: Store,
    community: UUID,
    starts: datetime | None = TEN,
    ends: datetime | None = NOON,
    **said: Any,
) -> Planned:
    """Plan a gathering in an empty circle whose coach has said who she is."""
    store.write("Coach", settings.save_coach, Coach("Dana Whitfield", email="d@x.org"))
    key, _ = store.write(
        "Gathering", sessions.add, community, starts, ends, **{"title": "May", **said}
    )
    return Planned(store, community, key)


def _block(
    session: Session, home: Planned, title: str, minutes: int, said: dict[str, Any]
) -> UUID:
    lead = said.pop("lead", None)
    row = tables.Block(
        **{
            "community_id": home.community,
            "session_id": home.id,
            "title": title,
            "minutes": minutes,
            "category": Category.DIALOGUE,
            "shape": Shape.BLOCK,
            "position": float(next(_places)),
            **said,
        }
    )
    session.add(row)
    session.flush()
    if lead:
        _role(session, home, lead, SessionRole.LEAD, {"block_id": row.id})
    return row.id


def _person(session: Session, home: Planned, name: str, said: dict[str, Any]) -> UUID:
    status = said.pop("status", MembershipStatus.ACTIVE)
    site, listed = said.pop("site", None), said.pop("listed", None)
    row = tables.Person(name=name, **said)
    session.add(row)
    session.flush()
    if status is not None:
        session.add(
            tables.Membership(
                community_id=home.community,
                person_id=row.id,
                status=status,
                site_id=_site(session, home, site) if site else None,
            )
        )
        session.flush()
    if listed is not None:
        state = ConsentState.YES if listed else ConsentState.NO
        consents.note(session, home.community, row.id, ConsentUse.DIRECTORY, state)
    return row.id


def _site(session: Session, home: Planned, name: str) -> UUID:
    party = tables.Party(name=name, kind="site")
    session.add(party)
    session.flush()
    site = tables.Site(community_id=home.community, party_id=party.id)
    session.add(site)
    session.flush()
    return site.id


def _role(
    session: Session,
    home: Planned,
    person: UUID | None,
    role: SessionRole,
    said: dict[str, Any],
) -> None:
    session.add(
        tables.Assignment(
            **{
                "community_id": home.community,
                "session_id": home.id,
                "person_id": person,
                "role": role,
                "state": AssignmentState.ACCEPTED,
                **said,
            }
        )
    )
    session.flush()


def _material(session: Session, home: Planned, item: str, said: dict[str, Any]) -> None:
    session.add(
        tables.Material(
            community_id=home.community, session_id=home.id, item=item, **said
        )
    )
    session.flush()


def _mark(
    session: Session, home: Planned, person: UUID | None, said: dict[str, Any]
) -> None:
    session.add(
        tables.Attendance(
            **{
                "community_id": home.community,
                "session_id": home.id,
                "person_id": person,
                "state": AttendanceState.EXPECTED,
                **said,
            }
        )
    )
    session.flush()
