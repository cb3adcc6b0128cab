"""The two looks of an agenda: a list, or a calendar in which length is time."""

from collections.abc import Sequence
from typing import Final

from app.gathering.agendas import When
from app.pdf.story import Block
from app.printouts.gatherings import agenda_calendar, agenda_rows
from app.printouts.gatherings.agenda_rows import End
from app.printouts.gatherings.agenda_steps import Step, clock

CALENDAR: Final = "calendar"


def blocks(
    look: str, steps: Sequence[Step], end: End, *, elapsed: bool = False
) -> list[Block]:
    """Return an agenda in the look that was chosen, a list unless it is a calendar."""
    if look == CALENDAR:
        return agenda_calendar.blocks(steps, end)
    return agenda_rows.blocks(steps, end, elapsed=elapsed)


def end(when: When, minutes: int) -> str:
    """Return when it ends: when it is meant to, or later if what is shown lasts on."""
    last = max(minutes, when.length or 0)
    return clock(when.clock(last), last)
