"""What is said of technical assistance: hours, days, statuses, in the user's words."""

from typing import Any, Final

from PySide6.QtCore import QLocale

from app.assistance.engagements import Engagement
from app.assistance.reckoning import Stage
from app.i18n import mark, tr, trn
from app.vocabulary import Code, TaStatus
from ui import phrases
from ui.painting import Face
from ui.views.people.facts import plain_day

ICONS: Final = {
    Stage.ASKED_FOR: "hand-palm",
    Stage.SCOPED: "ruler",
    Stage.UNDER_WAY: "hourglass-medium",
    Stage.WITH_THE_SITE: "eye",
    Stage.DELIVERED: "check-circle",
}
ASIDE: Final = {
    TaStatus.DECLINED: (mark("Declined"), "prohibit"),
    TaStatus.WITHDRAWN: (mark("Withdrawn"), "arrow-u-up-left"),
    TaStatus.PAUSED: (mark("Paused"), "pause"),
}
TONES: Final = {
    Stage.ASKED_FOR: "neutral",
    Stage.SCOPED: "ta",
    Stage.UNDER_WAY: "ta",
    Stage.WITH_THE_SITE: "ta",
    Stage.DELIVERED: "ok",
}


def number(minutes: int, least: int = 0) -> str:
    """Return minutes as hours, "2.5", with at least that many decimals."""
    hours = minutes / 60
    decimals = next((n for n in (0, 1) if abs(hours - round(hours, n)) < 1e-9), 2)
    return QLocale().toString(hours, "f", max(least, decimals))


def typed(minutes: int) -> str:
    """Return minutes as hours to be typed on: no mark parts thousands in it."""
    return number(minutes).replace(QLocale().groupSeparator(), "")


def hours(one: Engagement) -> str:
    """Return "6 of 8 h", or "6 h" while none are agreed."""
    if one.budget is None:
        return tr("{n} h").format(n=number(one.worked)) if one.worked else ""
    return tr("{worked} of {budget} h").format(
        worked=number(one.worked), budget=number(one.budget)
    )


def hours_short(one: Engagement) -> str:
    """Return "6/8 h", where there is little room."""
    if one.budget is None:
        return hours(one)
    return tr("{worked}/{budget} h").format(
        worked=number(one.worked), budget=number(one.budget)
    )


def used(one: Engagement) -> str:
    """Return "13.0 of 12 h, 108 %"; the hours over are said by `over`."""
    if one.budget is None:
        return tr("{n} h worked, none agreed").format(n=number(one.worked))
    words = tr("{worked} of {budget} h").format(
        worked=number(one.worked, 1), budget=number(one.budget)
    )
    if one.per_cent is None:
        return words
    return tr("{hours}, {n} %").format(hours=words, n=one.per_cent)


def over(one: Engagement) -> str:
    """Return "1.0 h over", or nothing."""
    return tr("{n} h over").format(n=number(one.over, 1)) if one.over else ""


def late(one: Engagement) -> str:
    """Return "4 days late", or nothing."""
    return trn("{n} day late", "{n} days late", one.days_late) if one.days_late else ""


def when(one: Engagement) -> str:
    """Return the day a card shows: when it was delivered, else when it is due."""
    shown = one.delivered_on or one.due_on
    return plain_day(shown) if shown else tr("needs a date")


def when_short(one: Engagement) -> str:
    """Return the day a card shows without its year, where there is little room."""
    shown = one.delivered_on or one.due_on
    return phrases.short_day(shown).partition(" ")[2] if shown else when(one)


def stage(one: Engagement) -> str:
    """Return the column it stands in, or why it stands in none."""
    return one.stage.label if one.stage else one.status.label


def standing(one: Engagement) -> str:
    """Return "Cedar Falls · In progress"."""
    return f"{one.place} · {one.status.label}"


def spoken(one: Engagement) -> str:
    """Return a card as it is read out."""
    due = when(one)
    if one.delivered_on is not None:
        due = tr("delivered {day}").format(day=due)
    elif one.due_on is not None:
        due = tr("due {day}").format(day=due)
    lead = one.lead.name if one.lead else ""
    said = (
        *(one.name, one.scope, one.place, lead, one.status.label, due),
        *(hours(one), over(one), late(one)),
    )
    return ", ".join(part.replace("\n", " ") for part in said if part)


def face(one: Engagement) -> Face | None:
    """Return the face that stands for it."""
    if one.lead is None:
        return None
    return Face(one.lead.initials, one.lead.tint, one.lead.name)


def share(one: Engagement) -> float:
    """Return the share of the agreed hours that is used."""
    return one.worked / one.budget if one.budget else 0.0


def bar(one: Engagement) -> str:
    """Return the color of the bar of hours: red only above what was agreed."""
    return "danger" if one.over else "ta"


def options(codes: type[Code], nothing: str = "") -> list[tuple[Any, str]]:
    """Return the codes to choose from, and a first line for none of them."""
    found: list[tuple[Any, str]] = [(code, code.label) for code in codes]
    return [(None, nothing), *found] if nothing else found


def summary(found: list[Engagement]) -> str:
    """Return "Specific, time-bound help … 7 open, 18 of 41 agreed hours used."."""
    open_ones = [one for one in found if one.is_open and one.stage is not None]
    said = [tr("Specific, time-bound help with an agreed end.")]
    if open_ones:
        budget = sum(one.budget or 0 for one in open_ones)
        worked = sum(one.worked for one in open_ones if one.budget)
        count = trn("{n} open", "{n} open", len(open_ones))
        said.append(
            tr("{count}, {worked} of {budget} agreed hours used.").format(
                count=count, worked=number(worked), budget=number(budget)
            )
            if budget
            else tr("{count}.").format(count=count)
        )
    return " ".join(said)
