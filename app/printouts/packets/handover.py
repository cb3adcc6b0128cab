"""The handover itself: its dates, who has been told, what is done of it (e.2, 26)."""

from sqlalchemy import select

from app import phrases
from app.i18n import tr, trn
from app.pdf.story import Block, Check, CheckList, Heading, Pairs
from app.printouts.joining import dotted
from app.printouts.packets.records import Step, Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import dates, pairs
from app.printouts.prose import prose
from app.tables import RoleTerm
from app.vocabulary import Role


def write(scope: Scope) -> Written | None:
    """Return dates and checklist, or nothing while no transition is in the book."""
    change = scope.change
    if change is None:
        return None
    said = pairs(
        (tr("Hands over"), scope.from_first),
        (tr("Takes over"), scope.to_name),
        (tr("Last day"), dates(change.last_on, None)),
        (tr("First day"), dates(change.effective_on, None)),
        (tr("Back on"), dates(change.return_on, None)),
        (tr("Side by side"), dates(*change.overlap)),
        (tr("Support until"), dates(change.support_until, None)),
        (tr("Steps back"), _steps_back(scope)),
        (tr("Told so far"), phrases.listed(change.told)),
    )
    blocks: list[Block] = [Pairs(said)] if said else []
    blocks += prose(change.response)
    found = steps(scope)
    if found:
        checks = tuple(_check(scope, step) for step in found)
        blocks += [Heading(tr("Step by step")), CheckList(checks)]
    if not blocks:
        return None
    done = sum(step.done for step in found)
    fact = trn(
        "{done} of {n} step done", "{done} of {n} steps done", len(found), done=done
    )
    # the title of an absence is not printed: somebody may have put the reason there
    return Written(fact if found else tr("Dates"), tuple(blocks), scope.named_change)


def steps(scope: Scope) -> tuple[Step, ...]:
    """Return the checklist of the transition in its order."""
    return tuple(
        Step(row.id, row.body, due, row.done_on is not None)
        for row, due in scope.actions
        if scope.is_step(row)
    )


def _steps_back(scope: Scope) -> str:
    """Return the steps of the coach's taper that are still to come (PI32)."""
    change, coach = scope.change, scope.coach
    who = change.person_id if change else None
    terms = scope.session.scalars(
        select(RoleTerm)
        .where(
            RoleTerm.community_id == scope.home.id,
            RoleTerm.role == Role.COACH,
            RoleTerm.person_id == (who or (coach.person_id if coach else None)),
            RoleTerm.stance.is_not(None),
            RoleTerm.since > scope.today,
        )
        .order_by(RoleTerm.since)
    )
    return phrases.listed(
        tr("{stance} from {date}").format(
            stance=term.stance.label, date=scope.by(term.since)
        )
        for term in terms
        if term.stance and term.since
    )


def _check(scope: Scope, step: Step) -> Check:
    return Check(step.words, step.done, dotted(scope.by(step.due)) if step.due else "")
