"""What becomes of two rows that say the same thing of one person: one row says both."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.vocabulary import (
    AttendanceState,
    Layer,
    MembershipStatus,
)

_SUREST: Final = (
    AttendanceState.PRESENT,
    AttendanceState.WALK_IN,
    AttendanceState.PART,
    AttendanceState.APOLOGIES,
    AttendanceState.ABSENT,
    AttendanceState.EXPECTED,
)
_NEAREST: Final = (
    MembershipStatus.ACTIVE,
    MembershipStatus.PAUSED,
    MembershipStatus.INVITED,
    MembershipStatus.PROSPECT,
    MembershipStatus.GUEST,
    MembershipStatus.ALUMNI,
)


def combine(kept: Any, gone: Any) -> None:
    """Give row `kept` what only `gone` says, and of what both say the truer."""
    RULES.get(kept.__tablename__, _nothing)(kept, gone)
    for column in kept.__table__.columns.keys():  # noqa: SIM118 - it has columns in it
        mine, theirs = getattr(kept, column), getattr(gone, column)
        if column in {"id", "version"} or theirs in (None, "", mine):
            continue
        if mine in (None, ""):
            if not _over(kept, column):
                setattr(kept, column, theirs)
        elif isinstance(mine, list) and isinstance(theirs, list):
            setattr(kept, column, [*mine, *(x for x in theirs if x not in mine)])
        elif _is_long(kept, column) and theirs not in mine:
            setattr(kept, column, f"{mine}\n\n{theirs}")


def _attendance(kept: Any, gone: Any) -> None:
    if _SUREST.index(gone.state) < _SUREST.index(kept.state):
        kept.state, kept.joined_by = gone.state, gone.joined_by
    kept.guest = kept.guest and gone.guest


def _membership(kept: Any, gone: Any) -> None:
    if _NEAREST.index(gone.status) < _NEAREST.index(kept.status):
        kept.status, kept.left_on = gone.status, gone.left_on
    days = [day for day in (kept.joined_on, gone.joined_on) if day]
    kept.joined_on = min(days, default=None)


def _expertise(kept: Any, gone: Any) -> None:
    kept.level = max(kept.level, gone.level)
    kept.offer = kept.offer or gone.offer
    ladder = list(Layer)  # the narrower audience holds
    kept.layer = min(kept.layer, gone.layer, key=ladder.index)


def _nothing(kept: Any, gone: Any) -> None:
    del kept, gone


def _over(row: Any, column: str) -> bool:
    """Tell whether an empty value means something: who is here has not left."""
    return bool(row.__tablename__ == "membership" and column == "left_on")


def _is_long(row: Any, column: str) -> bool:
    """Tell whether a column holds what somebody wrote, so that both are kept."""
    return column in _WRITTEN.get(row.__tablename__, ())


RULES: Final[Mapping[str, Callable[[Any, Any], None]]] = {
    "attendance": _attendance,
    "expertise": _expertise,
    "membership": _membership,
}
_WRITTEN: Final[Mapping[str, tuple[str, ...]]] = {
    "membership": ("wants", "gives", "concern", "concern_reply"),
}
