"""The one-page brief: what the reader needs in the first week (e.2, section 2)."""

from typing import Final

from app import phrases, tables
from app.i18n import tr, trn
from app.pdf.story import Block, CallOut, Facts, Heading, Pairs, Text, Tone
from app.person.sites import Site
from app.printouts.joining import dotted
from app.printouts.packets.records import Change, Written, lines_of
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import dates, hours, pairs, stage_of, to_dos
from app.printouts.prose import prose
from app.vocabulary import Role, SiteState

_FIRST: Final = 4  # things due that the brief names if there is room
_AT_LEAST: Final = 2
_ROOM: Final = 15  # lines of where things stand, and things due: it is to be one page
_ASKED_FIRST: Final = 3  # people; all of them are in a section of their own
_ASKED: Final = (Role.COORDINATOR, Role.COACH)
_ASKED_MEANWHILE: Final = (Role.COORDINATOR, Role.COACH, Role.CORE_TEAM)
_LOOKED_AFTER: Final = (SiteState.URGENT, SiteState.WATCH)


def write(scope: Scope) -> Written:
    """Return the brief; there is always something to say."""
    blocks: list[Block] = [Facts(_numbers(scope))]
    purpose = prose(scope.home.purpose)
    if purpose:
        blocks += [Heading(tr("Why it exists")), *purpose]
    standing = _standing(scope)
    blocks += [Heading(tr("Where things stand")), Pairs(standing)]
    room = _ROOM - sum(lines_of(value) for _, value in standing)
    dated = [one for one in scope.to_do if one[1]]
    soon = dated[: min(_FIRST, max(_AT_LEAST, room))]
    if soon:
        blocks += [Heading(tr("Due first")), to_dos(scope, soon)]
    ask = _whom_to_ask(scope)
    if ask:
        blocks.append(ask)
    return Written(tr("The first week on one page"), tuple(blocks), _lead(scope))


def _lead(scope: Scope) -> str:
    """Return what changes, or until when the reader stands in."""
    change = scope.change
    if change is None:
        return ""
    if not scope.away:
        return scope.named_change
    if change.return_on is None:
        return ""
    return tr("{coach} is back on {end}.").format(
        coach=scope.from_first, end=phrases.short_date(change.return_on)
    )


def _numbers(scope: Scope) -> tuple[tuple[str, str], ...]:
    held = len(scope.met)
    people, open_ones = len(scope.roster.listed), len(scope.to_do)
    return (
        (str(people), trn("person", "people", people)),
        (str(len(scope.sites)), trn("site", "sites", len(scope.sites))),
        (
            str(held),
            trn("gathering held in a year", "gatherings held in a year", held),
        ),
        (str(open_ones), trn("thing to do", "things to do", open_ones)),
    )


def _standing(scope: Scope) -> tuple[tuple[str, Text], ...]:
    home, change = scope.home, scope.change
    said = pairs(
        (tr("What it is"), dotted(home.kind_singular, _stage(scope))),
        (tr("Rhythm"), home.rhythm),
        (tr("Next gathering"), _next(scope)),
        (tr("Needs you first"), "\n".join(_worries(scope))),
        (tr("No backup contact"), phrases.listed(site.name for site in scope.alone)),
    )
    if change and scope.away:
        return said + pairs((tr("Away"), dates(change.last_on, change.return_on)))
    if change:
        said += pairs((tr("Handover"), _days(change)))
    return said


def _days(change: Change) -> str:
    """Return the days of a handover that are known, in one line."""
    known = (
        (tr("last day {date}"), change.last_on),
        (tr("first day {date}"), change.effective_on),
        (tr("support until {date}"), change.support_until),
    )
    return dotted(
        *(words.format(date=phrases.short_date(day)) for words, day in known if day)
    )


def _stage(scope: Scope) -> str:
    stage, since = stage_of(scope.home), scope.home.stage_since
    if not since:
        return stage
    day = phrases.short_date(since)
    return tr("{stage}, since {date}").format(stage=stage, date=day)


def _next(scope: Scope) -> str:
    for it in scope.planned[:1]:
        if it.day:
            return dotted(it.title, phrases.day(it.day), hours(scope, it), it.place)
    return ""


def _worries(scope: Scope) -> list[str]:
    """Return the sites that need looking after, the urgent ones first, and why."""
    return [
        _worry(site, scope.site_rows[site.id])
        for state in _LOOKED_AFTER
        for site in scope.sites
        if scope.site_rows[site.id].state is state
    ]


def _worry(site: Site, row: tables.Site) -> str:
    state = row.state.label if row.state else ""
    if not row.state_reason:
        return tr("{site} ({state})").format(site=site.name, state=state)
    return tr("{site} ({state}): {reason}").format(
        site=site.name, state=state, reason=row.state_reason
    )


def _whom_to_ask(scope: Scope) -> CallOut | None:
    """Return who answers questions: not the reader, and whoever is away rests."""
    asked = [
        one
        for role in (_ASKED_MEANWHILE if scope.away else _ASKED)
        for one in scope.roster.listed
        if any(held.role is role for held in one.roles)
        and not scope.takes_over(one)
        and not (scope.away and scope.hands_over(one))
    ]
    every = dict.fromkeys(
        dotted(one.name, *one.role_words, one.phone, one.email) for one in asked
    )
    lines = list(every)[:_ASKED_FIRST]
    if not lines:
        return None
    return CallOut(tr("If in doubt, ask"), "\n".join(lines), Tone.TEAL)
