"""What is computed of technical assistance, never stored (data model, section 4).

Minutes and days are whole; per cent rounds half up.
"""

import calendar
from datetime import date
from enum import Enum
from typing import Final

from app.i18n import mark, tr
from app.vocabulary import TaStatus

FOLLOW_UP_MONTHS: Final = 3  # after it was accepted
ACCEPTED: Final = (TaStatus.ACCEPTED, TaStatus.FOLLOWED_UP)
NO_HELP: Final = (TaStatus.DECLINED, TaStatus.WITHDRAWN)  # it does not come about
_NEVER_LATE: Final = (*NO_HELP, TaStatus.PAUSED)


class Stage(Enum):
    """The five columns of the board (picture 08a), in their order."""

    ASKED_FOR = mark("Asked for")
    SCOPED = mark("Scoped")
    UNDER_WAY = mark("Under way")
    WITH_THE_SITE = mark("With the site")
    DELIVERED = mark("Delivered")

    @property
    def label(self) -> str:
        """What stands above the column."""
        return tr(self.value)


class Phase(Enum):
    """The four phases of technical assistance (vocabulary c.8)."""

    REQUEST = mark("Request")
    ANALYSIS = mark("Analysis")
    IMPLEMENTATION = mark("Implementation")
    EVALUATION = mark("Evaluation")

    @property
    def label(self) -> str:
        """What people read for it."""
        return tr(self.value)


_STAGES: Final = {
    TaStatus.REQUESTED: Stage.ASKED_FOR,
    TaStatus.SCOPING: Stage.ASKED_FOR,
    TaStatus.AGREED: Stage.SCOPED,
    TaStatus.IN_PROGRESS: Stage.UNDER_WAY,
    TaStatus.IN_REVIEW: Stage.WITH_THE_SITE,
    TaStatus.DELIVERED: Stage.DELIVERED,
    TaStatus.ACCEPTED: Stage.DELIVERED,
    TaStatus.FOLLOWED_UP: Stage.DELIVERED,
}
_PHASES: Final = {
    TaStatus.REQUESTED: Phase.REQUEST,
    TaStatus.SCOPING: Phase.ANALYSIS,
    TaStatus.AGREED: Phase.ANALYSIS,
    TaStatus.IN_PROGRESS: Phase.IMPLEMENTATION,
    TaStatus.IN_REVIEW: Phase.IMPLEMENTATION,
    TaStatus.DELIVERED: Phase.EVALUATION,
    TaStatus.ACCEPTED: Phase.EVALUATION,
    TaStatus.FOLLOWED_UP: Phase.EVALUATION,
}
ASIDE: Final = _NEVER_LATE
"""What stands in no column: it is shown when it is filtered for (decision 3)."""

ENTERED: Final = {
    Stage.ASKED_FOR: TaStatus.REQUESTED,
    Stage.SCOPED: TaStatus.AGREED,
    Stage.UNDER_WAY: TaStatus.IN_PROGRESS,
    Stage.WITH_THE_SITE: TaStatus.IN_REVIEW,
    Stage.DELIVERED: TaStatus.DELIVERED,
}
"""Where a card stands that is put into a column."""


FINISHED: Final = (TaStatus.DELIVERED, TaStatus.ACCEPTED, TaStatus.FOLLOWED_UP)
"""What was delivered, whatever became of it since."""


def called(title: str, topic: str) -> str:
    """Return what help is called: its title, or its topic while it has none."""
    if title:
        return title
    if topic:
        return tr("Request on {topic}").format(topic=topic)
    return tr("Request without a title")


def stage(status: TaStatus) -> Stage | None:
    """Return the column of the board; None for what was put aside."""
    return _STAGES.get(status)


def phase(status: TaStatus) -> Phase | None:
    """Return the phase; None for what was put aside."""
    return _PHASES.get(status)


def days_late(
    status: TaStatus, due_on: date | None, delivered_on: date | None, today: date
) -> int:
    """Return by how many days it was delivered late, or is late by now."""
    if due_on is None or status in _NEVER_LATE:
        return 0
    return max(0, ((delivered_on or today) - due_on).days)


def due_again(due_on: date | None, paused_on: date | None, on: date) -> date | None:
    """Return when it is due if it is taken up again: days it waited do not count.

    What was late when it was put aside is as late again, and no later.
    """
    if due_on is None or paused_on is None or on <= paused_on:
        return due_on
    return due_on + (on - paused_on)


def minutes_over(worked: int, budget: int | None) -> int:
    """Return how many minutes more than agreed were worked."""
    return max(0, worked - budget) if budget is not None else 0


def per_cent(worked: int, budget: int | None) -> int | None:
    """Return the share of the agreed hours that is used; None without any agreed."""
    if not budget:
        return None
    return (200 * worked + budget) // (2 * budget)


def follow_up_on(accepted_on: date | None) -> date | None:
    """Return the day to ask what became of it; a shorter month ends sooner."""
    if accepted_on is None:
        return None
    months = accepted_on.month - 1 + FOLLOW_UP_MONTHS
    year, month = accepted_on.year + months // 12, months % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(accepted_on.day, last))
