"""The communities and gatherings of a book by name and ID, for the command line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.errors import RefusedError
from app.i18n import tr


class _Community(NamedTuple):
    """What a community is called here."""

    id: UUID
    name: str
    short_name: str
    retired_on: date | None


def lines(session: Session) -> list[str]:
    """Return a line for each community and each gathering; nothing private."""
    found = list(_lines(session))
    return found or [tr("This book holds no community yet.")]


def community(session: Session, wanted: str | None = None) -> UUID:
    """Return the ID of the community with this name, short name or ID.

    Without one the only community there is. Raises RefusedError naming those there are.
    """
    known = _communities(session)
    fitting = [row for row in known if wanted is None or _is_meant(row, wanted)]
    if len(fitting) == 1:
        return fitting[0].id
    if not known:
        raise RefusedError(tr("This book holds no community yet."))
    if fitting:
        raise RefusedError(
            tr("Say which community, by name or ID: {names}.").format(
                names=_told_apart(fitting, always=wanted is not None)
            )
        )
    raise RefusedError(
        tr("This book has no community called “{wanted}”; it has {names}.").format(
            wanted=wanted, names=_told_apart(known)
        )
    )


def gathering(session: Session, wanted: str) -> UUID:
    """Return the ID of the gathering that is meant by its ID, with dashes or without.

    Raises RefusedError.
    """
    key = _id(wanted)
    if key and session.get(tables.Session, key) is not None:
        return key
    raise RefusedError(
        tr(
            "This book has no gathering with the ID “{wanted}”; "
            "`circlebook list` shows those there are."
        ).format(wanted=wanted)
    )


def _lines(session: Session) -> Iterator[str]:
    for row in _communities(session):
        yield f"{row.id.hex}  {_marked(row)}"
        for gathering in _gatherings(session, row.id):
            start = gathering.starts_local
            when = f"{start:%Y-%m-%d %H:%M}" if start else tr("no date yet")
            yield (
                f"  {gathering.id.hex}  {when:16}  {gathering.title}"
                f"  ({gathering.status.label})"
            )


def _is_meant(row: _Community, wanted: str) -> bool:
    words = wanted.strip().casefold()
    names = (row.name.casefold(), row.short_name.casefold())
    return words in names or _id(wanted) == row.id


def _id(words: str) -> UUID | None:
    """Return the ID that is written, with dashes or without."""
    with suppress(ValueError):
        return UUID(words.strip())
    return None


def _told_apart(rows: Sequence[_Community], *, always: bool = False) -> str:
    """Return names, with the IDs `always` or where several have the same."""
    often = Counter(row.name.casefold() for row in rows)
    return ", ".join(
        f"{_marked(row)} {row.id.hex}"
        if always or often[row.name.casefold()] > 1
        else _marked(row)
        for row in rows
    )


def _marked(row: _Community) -> str:
    """Return a name, and that it is archived."""
    words = tr("{name} (archived)") if row.retired_on else "{name}"
    return words.format(name=row.name)


def _communities(session: Session) -> list[_Community]:
    table = tables.Community
    query = select(table.id, table.name, table.short_name, table.retired_on)
    found = session.execute(query.order_by(table.name, table.id))
    return [_Community(*row) for row in found]


def _gatherings(session: Session, community_id: UUID) -> list[tables.Session]:
    table = tables.Session
    query = select(table).where(table.community_id == community_id)
    order = (table.starts_local.is_(None), table.starts_local, table.id)
    return list(session.scalars(query.order_by(*order)))
