"""Who is who, by role, and how each wishes to be reached (e.2, section 3; PI29).

Somebody who asked us not to give a phone reads like somebody who has none, and nothing
is counted: in a small community a number would point at them.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import select

from app.community import roles
from app.i18n import tr, trn
from app.pdf.story import Block, Cell, Column, Heading, Table, Text
from app.printouts.joining import dotted
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import called, to_reach
from app.printouts.readers.consented import Listed
from app.tables import RoleTerm
from app.vocabulary import Rank, Role

Row = tuple[Text | Cell, ...]

# what one first looks for stands first; the rest follows as the vocabulary has it
_FIRST: Final = (Role.COACH, Role.COORDINATOR, Role.FACILITATOR, Role.CORE_TEAM)
_SINGLE: Final = (Role.COACH, Role.COORDINATOR, Role.FACILITATOR, Role.LIBRARIAN)
_NO_OFFICE: Final = (Role.CONTACT, Role.MEMBER, Role.GUEST, Role.ALUMNI)


def write(scope: Scope) -> Written | None:
    """Return the people, or nothing while nobody is in the book."""
    people = scope.roster.listed
    if not people:
        return None
    offices = _offices(people)
    holding = {one.id for one in offices}
    calls = {
        one.id for one in people if any(held.role is Role.CONTACT for held in one.roles)
    }
    others = [one for one in people if one.id not in holding | calls]
    blocks: list[Block] = []
    if offices:
        blocks += [Heading(tr("Who holds it together")), _held(scope, offices)]
    if scope.sites:
        blocks += [Heading(tr("Whom to call at each site")), _contacts(scope)]
    if others:
        blocks += [Heading(tr("Everyone else")), _others(scope, others)]
    blocks += _organizations(scope)
    return Written(_fact(scope), tuple(blocks), _lead(scope))


def _fact(scope: Scope) -> str:
    people = trn("{n} person", "{n} people", len(scope.roster.listed))
    if not scope.sites:
        return people
    sites = trn("{n} site", "{n} sites", len(scope.sites))
    return tr("{people} at {sites}").format(people=people, sites=sites)


def _lead(scope: Scope) -> str:
    return tr(
        "For {reader}, from {coach}. Where no number stands, ask for an introduction."
    ).format(reader=scope.reader, coach=scope.from_name)


def _offices(people: Iterable[Listed]) -> list[Listed]:
    """Return those who hold a role beyond being called for a site, the first first."""
    held = [(min(ranks), one) for one in people if (ranks := _ranks(one))]
    return [one for _, one in sorted(held, key=lambda pair: pair[0])]


def _ranks(person: Listed) -> list[int]:
    every = [*_FIRST, *(role for role in Role if role not in _FIRST)]
    return [
        every.index(held.role) for held in person.roles if held.role not in _NO_OFFICE
    ]


def _held(scope: Scope, people: list[Listed]) -> Table:
    terms = _terms(scope)
    rows: list[Row] = []
    for one in people:
        of_theirs = [terms[held.term_id] for held in one.roles if held.term_id in terms]
        backup = next(
            (scope.name(t.backup_person_id) for t in of_theirs if t.backup_person_id),
            "",
        )
        about = dotted(*dict.fromkeys(t.about or "" for t in of_theirs))
        offices = [h.label for h in one.roles if h.role not in _NO_OFFICE]
        what = Cell(dotted(*dict.fromkeys(offices)), about or _where(one))
        rows.append((called(one), what, _reach(scope, one), backup or _alone(one)))
    return Table(
        (
            Column(tr("Name"), 3, names_row=True),
            Column(tr("Role"), 3),
            Column(tr("To reach"), 3),
            Column(tr("Backup"), 2),
        ),
        tuple(rows),
    )


def _reach(scope: Scope, person: Listed) -> Cell:
    """Return how to reach somebody; a coach on leave is not to be called."""
    if scope.takes_over(person) and not (person.phone or person.email):
        return Cell(tr("That is you"))
    if not (scope.away and scope.hands_over(person)):
        return to_reach(person)
    back = scope.change.return_on if scope.change else None
    if back is None:
        return Cell(tr("Away"))
    return Cell(tr("Away until {date}").format(date=scope.by(back)))


def _alone(person: Listed) -> str:
    """Say so where a role rests on one person; a team is its own backup."""
    alone = any(held.role in _SINGLE for held in person.roles)
    return tr("no backup") if alone else ""


def _terms(scope: Scope) -> dict[object, RoleTerm]:
    found = scope.session.scalars(
        select(RoleTerm).where(RoleTerm.community_id == scope.home.id)
    )
    return {term.id: term for term in found}


def _contacts(scope: Scope) -> Table:
    """Return the first and the backup contact of each site; none is said plainly."""
    rows: list[Row] = []
    for site in scope.sites:
        pair = [scope.contact(site, rank) for rank in (Rank.PRIMARY, Rank.BACKUP)]
        absent = (tr("no first contact"), tr("no backup"))
        rows.append(
            (
                Cell(site.name, site.region, bold=True),
                *(
                    _contact(scope, one) if one else Cell(words)
                    for one, words in zip(pair, absent, strict=True)
                ),
            )
        )
    return Table(
        (
            Column(tr("Site"), 3, names_row=True),
            Column(tr("First contact"), 4),
            Column(tr("Backup"), 4),
        ),
        tuple(rows),
    )


def _contact(scope: Scope, person: Listed) -> Cell:
    reach = _reach(scope, person)
    words: Text = reach.text if isinstance(reach.text, tuple) else (reach.text,)
    note = (*words, "\n", reach.note) if reach.note else words
    spoken = f" ({person.pronunciation})" if person.pronunciation else ""
    return Cell(f"{person.name}{spoken}", note)


def _others(scope: Scope, people: list[Listed]) -> Table:
    rows: list[Row] = [
        (called(one), Cell(_where(one)), _reach(scope, one)) for one in people
    ]
    return Table(
        (
            Column(tr("Name"), 3, names_row=True),
            Column(tr("Where, and as what"), 4),
            Column(tr("To reach"), 4),
        ),
        tuple(rows),
    )


def _where(person: Listed) -> str:
    return dotted(person.job_title, person.site or person.organization)


def _organizations(scope: Scope) -> list[Block]:
    found = [
        holder
        for holder in roles.of_community(scope.session, scope.home.id)
        if holder.party_id
    ]
    if not found:
        return []
    rows: list[Row] = [
        (Cell(one.name, bold=True), one.role.label, one.about) for one in found
    ]
    columns = (
        Column(tr("Organization"), 3, names_row=True),
        Column(tr("As"), 2),
        Column(tr("What about"), 4),
    )
    return [Heading(tr("Organizations")), Table(columns, tuple(rows))]
