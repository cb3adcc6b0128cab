"""Notes to oneself that something was seen to: a name and a day, never a word.

They are kept in the settings, as what was put off is: no print, file or packet has
them.
"""

from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from app import clock, settings

KEPT: Final = timedelta(days=400)  # then a note is of no use any more


def days(session: Session, beginning: str) -> dict[str, date]:
    """Return when each thing whose name begins so was last seen to."""
    return {
        name: day for name, day in _all(session).items() if name.startswith(beginning)
    }


def note(session: Session, name: str) -> None:
    """Note that something was seen to today."""
    today = clock.today()
    kept = {one: day for one, day in _all(session).items() if today - day < KEPT}
    kept[name] = today
    shown = {one: day.isoformat() for one, day in kept.items()}
    settings.write(session, settings.LOOKED_AFTER, shown)


def _all(session: Session) -> dict[str, date]:
    kept: Any = settings.read(session, settings.LOOKED_AFTER, {})
    if not isinstance(kept, dict):
        return {}
    found = {}
    for name, day in kept.items():
        try:
            found[str(name)] = date.fromisoformat(day)
        except (TypeError, ValueError):
            continue
    return found
