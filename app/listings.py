"""The communities and gatherings of a book by name and ID, for the command line."""

from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app import tables
from app.errors import RefusedError
from app.i18n import tr


def lines(session: Session) -> list[str]:
    """Return a line for each community and each gathering; nothing private."""
    found = list(_lines(session))
    return found or [tr("This book holds no community yet.")]


def community(session: Session, wanted: str | None = None) -> UUID:
    """Return the ID of the community with this name, short name or ID.

    Without one the only community there is. Raises RefusedError naming those there are.
    """
    known = _communities(session)
    fitting: list[UUID]
    if wanted is None:
        fitting = [row.id for row in known]
    else:
        words = wanted.strip().casefold()
        fitting = [
            row.id
            for row in known
            if words in (row.name.casefold(), row.short_name.casefold(), row.id.hex)
        ]
    if len(fitting) == 1:
        return fitting[0]
    if not known:
        raise RefusedError(tr("This book holds no community yet."))
    names = ", ".join(row.name for row in known)
    if wanted is None or fitting:
        raise RefusedError(
            tr("Say which community, by name or ID: {names}.").format(names=names)
        )
    raise RefusedError(
        tr("This book has no community called “{wanted}”; it has {names}.").format(
            wanted=wanted, names=names
        )
    )


def gathering(session: Session, wanted: str) -> UUID:
    """Return the ID of the gathering that is meant by its ID, with dashes or without.

    Raises RefusedError.
    """
    with suppress(ValueError):
        key = UUID(wanted.strip())
        if session.get(tables.Session, key) is not None:
            return key
    raise RefusedError(
        tr(
            "This book has no gathering with the ID “{wanted}”; "
            "`circlebook list` shows those there are."
        ).format(wanted=wanted)
    )


def _lines(session: Session) -> Iterator[str]:
    for row in _communities(session):
        archived = tr(" (archived)") if row.retired_on else ""
        yield f"{row.id.hex}  {row.name}{archived}"
        for gathering in _gatherings(session, row.id):
            start = gathering.starts_local
            when = f"{start:%Y-%m-%d %H:%M}" if start else tr("no date yet")
            yield (
                f"  {gathering.id.hex}  {when:16}  {gathering.title}"
                f"  ({gathering.status.label})"
            )


def _communities(session: Session) -> list[Row[UUID, str, str, object]]:
    table = tables.Community
    query = select(table.id, table.name, table.short_name, table.retired_on)
    return list(session.execute(query.order_by(table.name, table.id)).all())


def _gatherings(session: Session, community_id: UUID) -> list[tables.Session]:
    table = tables.Session
    query = select(table).where(table.community_id == community_id)
    order = (table.starts_local.is_(None), table.starts_local, table.id)
    return list(session.scalars(query.order_by(*order)))
