"""What people agreed to: which use of their details, since when."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import clock
from app.errors import RefusedError
from app.i18n import mark, tr
from app.tables import Consent
from app.vocabulary import ConsentState, ConsentUse

ASKED_OF_PEOPLE: Final = {
    ConsentUse.DIRECTORY: mark("Directory"),
    ConsentUse.CONTACT: mark("Contact"),
    ConsentUse.EXPERTISE: mark("Expertise"),
    ConsentUse.PHOTO: mark("Photo"),
    ConsentUse.NAMED_STORY: mark("Story"),
    ConsentUse.QUOTE: mark("Quote"),
    ConsentUse.HANDOFF_CONTACT: mark("Successor"),
    ConsentUse.COACHING_SUMMARY: mark("Coaching"),
}
"""What a person is asked about, each in one word."""

REFUSED: Final = (ConsentState.NO, ConsentState.WITHDRAWN)
"""The answers that take back or never gave what somebody may do with details."""

# of two answers of one day, the stricter holds
_STRICTEST: Final = (
    ConsentState.WITHDRAWN,
    ConsentState.NO,
    ConsentState.ASKED,
    ConsentState.YES_UNNAMED,
    ConsentState.YES,
)

Answers = dict[ConsentUse, ConsentState]


def of_community(session: Session, community_id: UUID) -> dict[UUID, Answers]:
    """Return what each person said last to each use, in this community or anywhere."""
    found = session.scalars(
        select(Consent).where(
            Consent.person_id.is_not(None),
            or_(Consent.community_id == community_id, Consent.community_id.is_(None)),
        )
    )
    answers: dict[UUID, Answers] = defaultdict(dict)
    for row in sorted(found, key=_age):
        if row.person_id:
            answers[row.person_id].setdefault(row.use, row.state)
    return dict(answers)


def of_person(session: Session, community_id: UUID, person_id: UUID) -> Answers:
    """Return what a person said last to each use."""
    rows = sorted(_rows(session, community_id, person_id), key=_age)
    answers: Answers = {}
    for row in rows:
        answers.setdefault(row.use, row.state)
    return answers


def agrees(answers: Iterable[tuple[str, str]]) -> bool:
    """Tell whether the latest of the answers to one use is yes.

    Each is the day it was given (ISO, or nothing) and its code; a code nobody knows is
    no yes. Of two answers of one day, the stricter holds. A refusal without a day may
    be the latest of all, so it holds.
    """
    said = list(answers)
    if any(not day and code in _REFUSALS for day, code in said):
        return False
    last = max((day for day, _ in said), default="")
    of_last_day = [code for day, code in said if day == last]
    yes = ConsentState.YES.value
    return bool(of_last_day) and all(code == yes for code in of_last_day)


def latest(answers: Iterable[Consent]) -> Consent:
    """Return the answer that holds of those to one use, by the rule of `agrees`."""
    return min(answers, key=_age)


def note(
    session: Session,
    community_id: UUID,
    person_id: UUID,
    use: ConsentUse,
    state: ConsentState | None,
) -> None:
    """Note what a person says today to a use; None takes the answer out.

    What they said for every community is theirs to change everywhere, not here: it
    stays. Raises RefusedError when it is the stricter, so that this would not hold.
    """
    kept: Consent | None = None
    for row in sorted(_rows(session, community_id, person_id), key=_age):
        if row.use is not use or row.community_id is None:
            continue
        if state is None or kept is not None:
            session.delete(row)
        else:
            kept = row
    if state is None:
        session.flush()
        return
    if kept is None:
        kept = Consent(community_id=community_id, person_id=person_id, use=use)
        session.add(kept)
    kept.state, kept.decided_on = state, clock.today()
    session.flush()
    if of_person(session, community_id, person_id).get(use) is not state:
        raise RefusedError(
            tr(
                "They gave a stricter answer for all their communities, and it holds "
                "here too. Nothing was changed."
            )
        )


def _rows(session: Session, community_id: UUID, person_id: UUID) -> list[Consent]:
    found = session.scalars(
        select(Consent).where(
            Consent.person_id == person_id,
            or_(Consent.community_id == community_id, Consent.community_id.is_(None)),
        )
    )
    return list(found)


def _age(row: Consent) -> tuple[int, int]:
    """Order answers: the latest first, of one day the strictest.

    Of those without a day a refusal comes first of all, anything else last.
    """
    undated = date.max if row.state in REFUSED else date.min
    day = row.decided_on or undated
    return -day.toordinal(), _STRICTEST.index(row.state)


_REFUSALS: Final = frozenset(state.value for state in REFUSED)
