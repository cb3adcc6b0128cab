"""What belongs to the work and is kept in the book: who the coach is, how she prints.

The layout of the window is not here but with the window (`ui.prefs`): it belongs to the
laptop, not to the book.
"""

from dataclasses import asdict, dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.tables import Setting

_COACH: Final = "coach"
PAPER: Final = "paper"  # "letter", "a4", or "" for the locale's own
DRAFT: Final = "draft:"  # and a community's key: step, typed, rhythm
TYPED: Final = "typed:"  # and a community's key, and a form: what stands in it
MERGED: Final = "merged:"  # and a person's key: the entries made a part of theirs
DECISIONS: Final = "decisions:"  # and a community's key: columns, RACI, how often
NETWORK: Final = "network:"  # and a community's key: where people stand in its picture
LOCKED_ON: Final = "locked_on"  # the day the passphrase was chosen, in ISO's way
LOOKED_AFTER: Final = "looked_after"  # what was seen to, by a name → the day
PUT_OFF: Final = "put_off"  # what was answered "Not now": name → date it may come back


@dataclass(frozen=True)
class Coach:
    """Who the coach is, as printed on what she hands out (decision 26)."""

    name: str
    role: str = ""
    organization: str = ""
    email: str = ""
    phone: str = ""
    person_id: UUID | None = None


def coach(session: Session) -> Coach | None:
    """Return who the coach is, or None while nobody has said."""
    kept = read(session, _COACH)
    if not kept:
        return None
    person = kept.get("person_id")
    return Coach(**{**kept, "person_id": UUID(person) if person else None})


def coach_id(session: Session) -> UUID | None:
    """Return who the coach is among the people of the book, if she is one of them."""
    who = coach(session)
    return who.person_id if who else None


def save_coach(session: Session, who: Coach) -> None:
    """Keep who the coach is."""
    person = who.person_id.hex if who.person_id else None
    write(session, _COACH, {**asdict(who), "person_id": person})


def read(session: Session, name: str, otherwise: Any = None) -> Any:
    """Return the setting called `name`, or `otherwise` while there is none."""
    row = session.get(Setting, name)
    return otherwise if row is None else row.value


def beginning(session: Session, with_: str) -> dict[str, Any]:
    """Return the settings whose name begins `with_`, by name."""
    found = session.scalars(
        select(Setting)
        .where(Setting.name.startswith(with_, autoescape=True))
        .order_by(Setting.name)
    )
    return {row.name: row.value for row in found}


def forget(session: Session, name: str) -> None:
    """Let a setting be as if nobody had ever said anything."""
    row = session.get(Setting, name)
    if row is not None:
        session.delete(row)
        session.flush()


def write(session: Session, name: str, value: Any) -> None:
    """Keep `value`, which is anything JSON can say, as the setting called `name`."""
    row = session.get(Setting, name)
    if row is None:
        session.add(Setting(name=name, value=value))
    else:
        row.value = value
    session.flush()
