"""How statements of success, and where an audience stands, are said in the window."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.charter import success
from app.charter.adoption import Standing, State
from app.charter.success import Statement
from app.charter.tensions import Held
from app.i18n import mark, tr, trn
from app.phrases import listed, short_date
from app.vocabulary import SuccessAudience, SuccessLevel, SuccessStatus
from ui import phrases

ICONS: Final = {
    SuccessAudience.FUNDER: "bank",
    SuccessAudience.PARTNERS: "handshake",
    SuccessAudience.COMMUNITY: "users-three",
    SuccessAudience.FACILITATING: "compass",
}
LEVEL_ICONS: Final = {
    SuccessLevel.FEASIBLE: "target",
    SuccessLevel.ASPIRATIONAL: "sparkle",
}
EXAMPLES: Final = {
    SuccessAudience.FUNDER: mark("A practice changes"),
    SuccessAudience.PARTNERS: mark("We meet every month"),
    SuccessAudience.COMMUNITY: mark("I know whom to ask"),
    SuccessAudience.FACILITATING: mark("We are not needed"),
}
"""What could stand in an empty grid, short enough for one line; nobody’s words."""


def facts(one: Statement, *, said: date | None) -> str:
    """Return what is known of a statement beside its words.

    `said` is a day that is told already.
    """
    day = one.horizon_on if one.horizon_on != said else None
    parts = (
        one.status.label if one.status is not SuccessStatus.OPEN else "",
        one.measured,
        by(day),
        tr("beyond the present funding") if one.funded is False else "",
        trn("{n} piece of evidence", "{n} pieces of evidence", one.evidence)
        if one.evidence
        else "",
    )
    return " · ".join(filter(None, parts))


def by(day: date | None) -> str:
    """Return by when something is to be: "by Jun 30, 2027"; nothing without a day."""
    return tr("by {day}").format(day=short_date(day)) if day else ""


def place(whose: SuccessAudience, level: SuccessLevel, theme: str) -> str:
    """Return a place of the grid as it is read out."""
    parts = (whose.label, level.label, theme)
    return ", ".join(filter(None, parts))


def standing(one: Standing) -> tuple[str, str, str]:
    """Return where an audience stands: the words, their color and an icon."""
    day = phrases.day(one.agreed_on) if one.agreed_on else ""
    if one.state is State.CHANGED:
        words = tr("Changed since {day}").format(day=day)
        return words, "honey_ink", "warning-circle"
    if one.state is State.AGREED and one.is_due:
        words = tr("Agreed {day}, time to look again").format(day=day)
        return words, "honey_ink", "hourglass-medium"
    if one.state is State.AGREED:
        return tr("Agreed {day}").format(day=day), "accent_ink", "check-circle"
    if one.number:
        words = tr("Version {n}, to be signed").format(n=one.next_number)
        return words, "ink2", "circle-dashed"
    return tr("Not agreed yet"), "ink2", "circle-dashed"


def agreed(standings: Sequence[Standing], review_on: date | None) -> str:
    """Return the line at the head of the card; nothing while somebody has not agreed.

    It tells the day only if it was the same one for all.
    """
    said = [one for one in standings if one.state is not State.NOTHING]
    if not said or any(one.lacks for one in said):
        return ""
    days = {one.agreed_on for one in said if one.agreed_on}
    again = phrases.day(review_on) if review_on else ""
    if len(days) == 1:
        day = phrases.day(days.pop())
        words = tr("Agreed {day}, look again {again}") if again else tr("Agreed {day}")
        return words.format(day=day, again=again)
    return (
        tr("Agreed, look again {again}").format(again=again) if again else tr("Agreed")
    )


def lacking(lacks: Sequence[Standing]) -> str:
    """Return who has not agreed, and why not."""
    new = [success.named(one.whose) for one in lacks if one.state is State.OPEN]
    changed = [success.named(one.whose) for one in lacks if one.state is State.CHANGED]
    said = []
    if new:
        said.append(tr("Still to agree: {who}.").format(who=listed(new)))
    if changed:
        words = tr("Something was changed since it was agreed with {who}.")
        said.append(words.format(who=listed(changed)))
    return " ".join(said)


def between(one: Held) -> str:
    """Return between whom a difference is: "The funder and the community"."""
    first, *rest = one.sides or (None,)
    if first is None:
        return ""
    if not rest or rest[0] is None:
        return first.whose.label
    words = tr("{one} and {other}")
    return words.format(one=first.whose.label, other=success.named(rest[0].whose))


def held(one: Held) -> str:
    """Return how a difference is held, with whom it was decided, until when."""
    day = phrases.day(one.review_on) if one.review_on else ""
    again = tr("look again {day}").format(day=day) if day else ""
    late = tr("was to be looked at again {day}").format(day=day) if day else ""
    left = listed(success.named(each) for each in one.leave_out)
    parts = (
        one.how_held,
        tr("decided with {who}").format(who=one.decided_with)
        if one.decided_with
        else "",
        late if one.is_due else again,
        tr("not on the paper for {who}").format(who=left) if left else "",
    )
    return " · ".join(filter(None, parts))
