"""The two looks of an agenda: a list, or a calendar in which length is time."""

from collections.abc import Sequence
from typing import Final

from app import phrases
from app.gathering.agendas import Agenda
from app.i18n import tr
from app.pdf.story import Block
from app.printouts.gatherings import agenda_calendar, agenda_rows
from app.printouts.gatherings.agenda_rows import End
from app.printouts.gatherings.agenda_steps import Step, clock

CALENDAR: Final = "calendar"


def blocks(look: str, steps: Sequence[Step], end: End) -> list[Block]:
    """Return an agenda in the look that was chosen, a list unless it is a calendar."""
    if look == CALENDAR:
        return agenda_calendar.blocks(steps, end)
    return agenda_rows.blocks(steps, end)


def end(agenda: Agenda, *about: str) -> End:
    """Return when the plan ends, `about` it, and until when it is booked if later."""
    words = [*about, _booked(agenda)]
    last = clock(agenda.when.clock(agenda.minutes), agenda.minutes)
    return last, ", ".join(filter(None, words))


def _booked(agenda: Agenda) -> str:
    """Say until when a gathering is booked that has time to spare."""
    spare = agenda.spare or 0
    ends = agenda.when.clock(agenda.minutes + spare)
    plan_ends = agenda.when.clock(agenda.minutes)
    if spare <= 0 or ends is None or plan_ends is None:
        return ""
    time = phrases.clock_time(ends)
    if ends.date() != plan_ends.date():
        time = tr("{day}, {time}").format(day=phrases.day(ends.date()), time=time)
    return tr("booked until {time}").format(time=time)
