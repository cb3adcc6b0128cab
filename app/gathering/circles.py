"""A leaders’ circle, ready to be called: those who lead, and a go-round (NR19).

It convenes the leaders of all communities, perhaps once a month, for successes and
challenges; nobody reports, and nobody is advised unasked.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app.gathering import blocks, sessions
from app.gathering.plans import Step
from app.i18n import mark, tr
from app.vocabulary import Category, Mode, SessionKind, Voice

MINUTES: Final = 45


@dataclass(frozen=True)
class _Part:
    title: str
    minutes: int
    category: Category
    voice: Voice
    steps: tuple[tuple[str, float, bool], ...]  # what, minutes, whether for each person


_PARTS: Final = (
    _Part(
        mark("Arriving"),
        5,
        Category.WELCOME,
        Voice.MEMBER,
        ((mark("One word each: how do you come here today?"), 5, False),),
    ),
    _Part(
        mark("Go-round: a success"),
        12,
        Category.AFFIRMATION,
        Voice.MEMBER,
        (
            (
                mark("One success of your circle since we last met, in a minute."),
                1,
                True,
            ),
            (mark("Whoever comes next first names the strength they heard."), 1, True),
        ),
    ),
    _Part(
        mark("Go-round: a challenge"),
        14,
        Category.DIALOGUE,
        Voice.MEMBER,
        (
            (mark("One challenge you carry. Nobody answers yet; all listen."), 1, True),
            (mark("Say whether you would like help with it, or only ears."), 1, True),
        ),
    ),
    _Part(
        mark("Help among us"),
        10,
        Category.PEER_HELP,
        Voice.GROUP,
        (
            (mark("Choose one challenge whose bearer would like help."), 2, False),
            (mark("Ask first. Then tell what you tried yourselves."), 8, False),
        ),
    ),
    _Part(
        mark("What each takes along, and the next day"),
        4,
        Category.CLOSING,
        Voice.MEMBER,
        ((mark("One thing each takes back. Who calls the next circle?"), 4, False),),
    ),
)


def begin(session: Session, community_id: UUID, leaders: int = 0) -> UUID:
    """Note a leaders’ circle of 45 minutes with its plan, its day open; return its key.

    `leaders` is how many are expected; each go-round counts with them.
    Raises GoneError when the community is not there.
    """
    made = sessions.add(
        session,
        community_id,
        title=tr("Leaders’ circle"),
        kind=SessionKind.LEADERS_CIRCLE,
        mode=Mode.VIRTUAL,
        purpose=tr("Those who lead hear one another: a success and a challenge each."),
        expected=leaders or None,
    )
    for part in _PARTS:
        blocks.add(
            session,
            made,
            title=tr(part.title),
            category=part.category,
            minutes=part.minutes,
            voice=part.voice,
            steps=[_step(*one, leaders) for one in part.steps],
        )
    return made


def _step(text: str, minutes: float, is_each: bool, leaders: int) -> Step:
    if not is_each:
        return Step(tr(text), minutes)
    return Step(tr(text), minutes, "person", leaders or None)
