"""The sentences of the Handoff view."""

from typing import TYPE_CHECKING

from app import clock
from app.community.transitions import Handover
from app.i18n import tr
from app.vocabulary import TransitionKind
from ui import phrases

if TYPE_CHECKING:
    from app.pdf.press import Printed


def sentence(handover: Handover | None, kind: TransitionKind, coach: str) -> str:
    """Return "Marisol Vega to Theo Lindqvist. Last day Tuesday, June 30, in 47 days."""
    if handover is None and kind is TransitionKind.COACH_AWAY:
        return tr("Nobody is going away. This is what the packet would hold today.")
    if handover is None:
        return tr("Nobody is leaving. This is what the packet would hold today.")
    return " ".join(part for part in (_who(handover, coach), _when(handover)) if part)


def hint(kind: TransitionKind) -> str:
    """Return what is to be done to begin a handover of this kind."""
    if kind is TransitionKind.COACH_AWAY:
        return tr(
            "You are not going away yet. Say when, and small steps are laid out, for "
            "the weeks before and for your return."
        )
    return tr(
        "Nobody is leaving yet. Say when, and twelve weeks of small steps are laid "
        "out, so that nothing is forgotten and nobody is surprised."
    )


def new_here(name: str) -> str:
    """Return that a name is of nobody in the book, and what becomes of them."""
    said = tr("{name} is new in the book, and becomes a guest of this community.")
    return said.format(name=name)


def _who(handover: Handover, coach: str) -> str:
    leaves = handover.leaves or coach or tr("The coach")
    if not handover.successor:
        return tr("{name} hands over; to whom is still open.").format(name=leaves)
    names = {"name": leaves, "next": handover.successor}
    return tr("{name} to {next}.").format(**names)


def _when(handover: Handover) -> str:
    dates = handover.dates
    if dates is None:
        return ""
    day, away = phrases.long_day(dates.last_on), phrases.away(dates.last_on)
    words = tr("Last day {day}, {away}.")
    if dates.last_on < clock.today():
        words = tr("The last day was {day}, {away}.")
    said = words.format(day=day, away=away)
    if handover.kind is TransitionKind.COACH_AWAY and dates.return_on:
        back = tr("Back {day}.").format(day=phrases.long_day(dates.return_on))
        said = f"{said} {back}"
    return said


def about(printed: "Printed") -> list[str]:
    """Return what one may want to know of the pages before they leave the house."""
    from ui.dialogs.print import findings  # with all of printing: not for a first look

    return findings.of_pages(printed)
