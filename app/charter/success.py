"""What success is, to each audience: statements side by side (PI5, PI7).

A statement is feasible in the time there is, or aspirational. Those that share a theme
stand in one row across the audiences, so that differences are seen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app.community import communities
from app.errors import GoneError, RefusedError
from app.i18n import mark, tr
from app.person.people_names import tidy, tidy_lines
from app.tables import Evidence, Success
from app.vocabulary import SuccessAudience, SuccessLevel, SuccessStatus

ALWAYS: Final = (
    SuccessAudience.FUNDER,
    SuccessAudience.PARTNERS,
    SuccessAudience.COMMUNITY,
)
"""The audiences that have a column from the start; the fourth once it has words."""

_TO: Final = "\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}"

_IN_A_SENTENCE: Final = {
    SuccessAudience.FUNDER: mark("the funder"),
    SuccessAudience.PARTNERS: mark("our partners"),
    SuccessAudience.COMMUNITY: mark("the community"),
    SuccessAudience.FACILITATING: mark("the facilitating organization"),
}
_LINES: Final = ("theme", "measure", "data_source", "baseline", "target")
_LONGEST: Final = 300  # letters of a line


class Fields(TypedDict, total=False):
    """What can be said of a statement beside its words."""

    theme: str
    level: SuccessLevel
    horizon_on: date | None
    funded: bool | None
    measure: str
    data_source: str
    baseline: str
    target: str
    status: SuccessStatus


class Changed(Fields, total=False):
    """What can be said anew of a statement."""

    statement: str


@dataclass(frozen=True)
class Statement:
    """What success would be, to one audience."""

    id: UUID
    whose: SuccessAudience
    theme: str  # the row across columns; "" for none
    position: float
    statement: str
    level: SuccessLevel
    horizon_on: date | None  # by when
    funded: bool | None  # whether the money there is covers it; None: nobody has said
    measure: str
    data_source: str
    baseline: str
    target: str
    status: SuccessStatus
    evidence: int = 0  # how many pieces there are

    @property
    def spot(self) -> "Spot":
        """Where it stands."""
        return Spot(self.whose, self.level, self.theme)

    @property
    def measured(self) -> str:
        """How one will know: "Documented policy: 0 → 5"."""
        span = _TO.join(filter(None, (self.baseline, self.target)))
        if self.target and not self.baseline:
            span = f"{_TO.lstrip()}{self.target}"
        return ": ".join(filter(None, (self.measure, span)))


@dataclass(frozen=True)
class Spot:
    """A place in the grid: whose, how far it reaches, in which row."""

    whose: SuccessAudience
    level: SuccessLevel
    theme: str = ""


@dataclass(frozen=True)
class Row:
    """A theme at one level, across the audiences."""

    level: SuccessLevel
    theme: str
    cells: Mapping[SuccessAudience, tuple[Statement, ...]]

    @property
    def horizon_on(self) -> date | None:
        """By when all of the row is to be, if that is the same day for all of it."""
        days = {one.horizon_on for cell in self.cells.values() for one in cell}
        return days.pop() if len(days) == 1 else None


def of_community(session: Session, community_id: UUID) -> list[Statement]:
    """Return all statements of a community, in their order."""
    counted = session.execute(
        select(Evidence.success_id, func.count())
        .where(Evidence.community_id == community_id, Evidence.success_id.is_not(None))
        .group_by(Evidence.success_id)
    )
    pieces = {key: count for key, count in counted if key is not None}
    return [
        _record(row, pieces.get(row.id, 0)) for row in rows_of(session, community_id)
    ]


def get(session: Session, success_id: UUID) -> Statement:
    """Return a statement. Raises GoneError if there is none."""
    pieces = session.scalar(
        select(func.count()).where(Evidence.success_id == success_id)
    )
    return _record(find(session, success_id), pieces or 0)


def columns(statements: Iterable[Statement]) -> tuple[SuccessAudience, ...]:
    """Return the audiences that have a column."""
    said = {one.whose for one in statements}
    return tuple(one for one in SuccessAudience if one in ALWAYS or one in said)


def grid(statements: Sequence[Statement]) -> list[Row]:
    """Return the statements as rows: what is feasible first, then by theme (PI7).

    Themes keep one order at both levels: that of their first statement. Each level has
    a row at least.
    """
    themes = themes_of(statements)
    rows = []
    for level in SuccessLevel:
        found = [one for one in statements if one.level is level]
        here = [theme for theme in themes if any(_is_of(one, theme) for one in found)]
        for theme in here or [""]:
            cells = {
                whose: tuple(
                    one for one in found if one.whose is whose and _is_of(one, theme)
                )
                for whose in SuccessAudience
            }
            rows.append(Row(level, theme, cells))
    return rows


def themes_of(statements: Iterable[Statement]) -> list[str]:
    """Return the themes in their order, as first written; "" stands for none."""
    found: dict[str, str] = {}
    for one in statements:
        found.setdefault(_key(one.theme), one.theme)
    return list(found.values())


def named(whose: SuccessAudience) -> str:
    """Return what an audience is called inside a sentence."""
    return tr(_IN_A_SENTENCE[whose])


def add(
    session: Session,
    community_id: UUID,
    spot: Spot,
    statement: str,
    **fields: Unpack[Fields],
) -> UUID:
    """Say what success would be, at the end of its place; return its key.

    Raises RefusedError while nothing is said, GoneError without the community.
    """
    communities.find(session, community_id)
    last = session.scalar(
        select(func.max(Success.position)).where(Success.community_id == community_id)
    )
    row = Success(
        community_id=community_id,
        whose=spot.whose,
        level=spot.level,
        theme=tidy(spot.theme, _LONGEST) or None,
        position=(last or 0) + 1,
        status=SuccessStatus.OPEN,
    )
    _fill(row, {"statement": statement, **fields})
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, success_id: UUID, **fields: Unpack[Changed]) -> None:
    """Say something else of a statement. Raises RefusedError, GoneError."""
    _fill(find(session, success_id), fields)
    session.flush()


def move(session: Session, success_id: UUID, spot: Spot) -> None:
    """Let a statement stand elsewhere in the grid. Raises GoneError."""
    row = find(session, success_id)
    row.whose, row.level = spot.whose, spot.level
    row.theme = tidy(spot.theme, _LONGEST) or None
    session.flush()


def delete(session: Session, success_id: UUID) -> None:
    """Delete a statement with its evidence; what was adopted of it stays as it was.

    Evidence that also is of an engagement or a gathering stays there. Raises GoneError.
    """
    row = find(session, success_id)
    for piece in session.scalars(
        select(Evidence).where(
            Evidence.success_id == success_id,
            Evidence.ta_id.is_(None),
            Evidence.session_id.is_(None),
        )
    ):
        session.delete(piece)
    session.flush()
    session.delete(row)
    session.flush()


def name_theme(
    session: Session, community_id: UUID, level: SuccessLevel, theme: str, name: str
) -> None:
    """Call a theme something else, at both levels; a row without one gets it.

    With the name of another theme the two become one.
    """
    said = tidy(name, _LONGEST) or None
    for row in rows_of(session, community_id):
        if _key(row.theme) == _key(theme) and (theme or row.level is level):
            row.theme = said
    session.flush()


def move_theme(session: Session, community_id: UUID, theme: str, by: int) -> None:
    """Move the rows of a theme up (-1) or down (1) among the themes."""
    rows = rows_of(session, community_id)
    order = list(dict.fromkeys(_key(row.theme) for row in rows))
    at = order.index(_key(theme)) if _key(theme) in order else -1
    to = at + by
    if at < 0 or not 0 <= to < len(order):
        return
    order.insert(to, order.pop(at))
    rows.sort(key=lambda row: (order.index(_key(row.theme)), row.position))
    for place, row in enumerate(rows, 1):
        row.position = float(place)
    session.flush()


def find(session: Session, success_id: UUID) -> Success:
    """Return the row of a statement. Raises GoneError if there is none."""
    row = session.get(Success, success_id)
    if row is None:
        raise GoneError(tr("This statement is no longer in the book."))
    return row


def rows_of(
    session: Session, community_id: UUID, whose: SuccessAudience | None = None
) -> list[Success]:
    """Return the rows of a community, or of one audience in it, in their order."""
    query = select(Success).where(Success.community_id == community_id)
    if whose is not None:
        query = query.where(Success.whose == whose)
    return list(session.scalars(query.order_by(Success.position, Success.id)))


def _key(theme: str | None) -> str:
    """Return what two spellings of one theme share."""
    return (theme or "").casefold()


def _is_of(one: Statement, theme: str) -> bool:
    return _key(one.theme) == _key(theme)


def _fill(row: Success, fields: Changed) -> None:
    values: dict[str, Any] = dict(fields)
    if "statement" in values:
        values["statement"] = tidy_lines(values["statement"])
        if not values["statement"]:
            raise RefusedError(tr("Say what success would be. Nothing was changed."))
    for name in _LINES:
        if name in values:
            values[name] = tidy(values[name], _LONGEST) or None
    for name, value in values.items():
        setattr(row, name, value)


def _record(row: Success, pieces: int) -> Statement:
    return Statement(
        row.id,
        row.whose,
        row.theme or "",
        row.position,
        row.statement,
        row.level,
        row.horizon_on,
        row.funded,
        row.measure or "",
        row.data_source or "",
        row.baseline or "",
        row.target or "",
        row.status,
        pieces,
    )
