"""Whom a conversation may be with, found by what is typed: people and sites."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import settings
from app.coaching.edits import Draft
from app.errors import RefusedError
from app.i18n import tr
from app.person import faces, sites
from app.person.people_names import fold
from app.tables import Party, Person

_BETWEEN: Final = re.compile(r"\s*[,;\n]\s*")


@dataclass(frozen=True)
class Known:
    """Somebody, or a site, as one finds them by typing."""

    id: UUID
    name: str
    note: str  # where they are from
    is_site: bool
    belongs: bool  # to this community

    @property
    def label(self) -> str:
        """The name, and what tells it from another."""
        return f"{self.name} · {self.note}" if self.note else self.name


def known(session: Session, community_id: UUID) -> list[Known]:
    """Return whom one may talk with: members by name, sites, everybody else."""
    coach = settings.coach_id(session)
    here = faces.of_community(session, community_id)
    people = session.execute(
        select(Person.id, Person.name, Party.name)
        .outerjoin(Party, Party.id == Person.party_id)
        .where(Person.forgotten_on.is_(None), Person.retired_on.is_(None))
    )
    found = [
        Known(key, name, _from(here.get(key), party), False, key in here)
        for key, name, party in people
        if key != coach
    ]
    places = sites.of_community(session, community_id)
    found += [Known(site.id, site.name, tr("Site"), True, True) for site in places]
    found.sort(key=lambda one: (not one.belongs, one.is_site, fold(one.name)))
    return found


def read(typed: str, choices: Sequence[Known]) -> Draft:
    """Return the people and the site that are meant by what was typed.

    Names are parted by commas. Raises RefusedError when one is not known, or when
    several are called so.
    """
    whole = _meant(typed, choices)
    if len(whole) == 1:
        return _draft(whole)
    chosen: list[Known] = []
    for name in _BETWEEN.split(typed.strip()):
        if not name:
            continue
        meant = _meant(name, choices)
        if not meant:
            raise RefusedError(
                tr(
                    "Nobody here is called “{name}”. Add them under People first, or "
                    "choose from the list."
                ).format(name=name)
            )
        if len(meant) > 1:
            raise RefusedError(
                tr("{n} are called “{name}”. Choose one from the list.").format(
                    n=len(meant), name=name
                )
            )
        chosen += meant
    if not chosen:
        raise RefusedError(tr("Say with whom it was: a person, or a site."))
    return _draft(chosen)


def _draft(chosen: Sequence[Known]) -> Draft:
    people = dict.fromkeys(one.id for one in chosen if not one.is_site)
    places = [one.id for one in chosen if one.is_site]
    return Draft(tuple(people), places[0] if places else None)


def _meant(typed: str, choices: Sequence[Known]) -> list[Known]:
    """Return whom a name may mean: as it stands, else by the beginnings of words."""
    words = fold(typed)
    if not words:
        return []
    exact = [one for one in choices if words == fold(one.label)]
    exact = exact or [one for one in choices if words == fold(one.name)]
    if exact:
        return exact
    parts = words.split()
    return [
        one
        for one in choices
        if all(
            any(word.startswith(part) for word in fold(one.name).split())
            for part in parts
        )
    ]


def _from(face: faces.Face | None, party: str | None) -> str:
    return (face.site if face else "") or party or ""
