"""The one-page brief: what the reader needs in the first week (e.2, section 2)."""

from typing import Final

from app import phrases
from app.i18n import tr, trn
from app.pdf.story import Block, CallOut, Facts, Heading, Pairs, Text, Tone
from app.person.attendance_marks import FOR_SOME
from app.person.sites import Site
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import dates, dotted, pairs, prose, stage_of, to_dos
from app.vocabulary import Checklist, Role, SiteState

_FIRST: Final = 5  # things due that the brief names
_ASKED: Final = (Role.COORDINATOR, Role.COACH)
_ASKED_MEANWHILE: Final = (Role.COORDINATOR, Role.COACH, Role.CORE_TEAM)
_LOOKED_AFTER: Final = (SiteState.URGENT, SiteState.WATCH)


def write(scope: Scope) -> Written:
    """Return the brief; there is always something to say."""
    blocks: list[Block] = [Facts(_numbers(scope))]
    purpose = prose(scope.home.purpose)
    if purpose:
        blocks += [Heading(tr("Why it exists")), *purpose]
    blocks += [Heading(tr("Where things stand")), Pairs(_standing(scope))]
    soon = [
        (row, due)
        for row, due in scope.open_actions
        if due and row.checklist is not Checklist.TRANSITION
    ][:_FIRST]
    if soon:
        blocks += [Heading(tr("Due first")), to_dos(scope, soon)]
    ask = _whom_to_ask(scope)
    if ask:
        blocks.append(ask)
    return Written(tr("The first week on one page"), tuple(blocks), _lead(scope))


def _lead(scope: Scope) -> str:
    words = tr("{name} is a {kind}.").format(
        name=scope.home.name, kind=scope.home.kind_singular
    )
    change = scope.change
    more = ""
    if change and not scope.away:
        more = f"{change.title}."
    elif change and change.return_on:
        more = tr("{coach} is back on {end}.").format(
            coach=scope.from_name, end=phrases.short_date(change.return_on)
        )
    return f"{words} {more}".strip()


def _numbers(scope: Scope) -> tuple[tuple[str, str], ...]:
    held = len(scope.held)
    people, open_ones = len(scope.roster.listed), len(scope.open_actions)
    return (
        (str(people), trn("person", "people", people)),
        (str(len(scope.sites)), trn("site", "sites", len(scope.sites))),
        (
            str(held),
            trn("gathering in a year", "gatherings in a year", held),
        ),
        (str(open_ones), trn("thing to do", "things to do", open_ones)),
    )


def _standing(scope: Scope) -> tuple[tuple[str, Text], ...]:
    home, change = scope.home, scope.change
    alone = [site.name for site in scope.sites if not site.backup]
    said = pairs(
        (tr("Stage"), _stage(scope)),
        (tr("Rhythm"), home.rhythm),
        (tr("Next gathering"), _next(scope)),
        (tr("Needs you first"), "\n".join(_worries(scope, scope.sites))),
        (tr("No backup contact"), phrases.listed(alone)),
    )
    if change:
        said += pairs(
            (tr("Last day"), dates(change.last_on, None)),
            (tr("First day"), dates(change.effective_on, None)),
            (tr("Back on"), dates(change.return_on, None)),
            (tr("Support until"), dates(change.support_until, None)),
        )
    return said


def _stage(scope: Scope) -> str:
    stage, since = stage_of(scope.home), scope.home.stage_since
    if not since:
        return stage
    day = phrases.short_date(since)
    return tr("{stage}, since {date}").format(stage=stage, date=day)


def _next(scope: Scope) -> str:
    everyone = [one for one in scope.coming if one.kind not in FOR_SOME]
    for it in (everyone or scope.coming)[:1]:
        if it.starts_local:
            when = phrases.clock_time(it.starts_local)
            day = phrases.day(it.starts_local.date())
            return dotted(it.title, day, when, it.place)
    return ""


def _worries(scope: Scope, sites: list[Site]) -> list[str]:
    lines = []
    for state in _LOOKED_AFTER:
        for site in sites:
            row = scope.site_rows[site.id]
            if row.state is state:
                reason = row.state_reason or state.label
                lines.append(
                    tr("{site}, {state}: {reason}").format(
                        site=site.name, state=state.label.lower(), reason=reason
                    )
                )
    return lines


def _whom_to_ask(scope: Scope) -> CallOut | None:
    """Return who answers questions; whoever is away is left in peace."""
    asked = [
        one
        for role in (_ASKED_MEANWHILE if scope.away else _ASKED)
        for one in scope.roster.listed
        if any(held.role is role for held in one.roles)
        and not (scope.away and scope.hands_over(one))
    ]
    lines = dict.fromkeys(
        dotted(one.name, *one.role_words, one.phone, one.email) for one in asked
    )
    if not lines:
        return None
    return CallOut(tr("If in doubt, ask"), "\n".join(lines), Tone.TEAL)
