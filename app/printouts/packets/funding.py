"""The funder: dates, what it asks for, what it has been told, whom to write to (23)."""

from sqlalchemy import select

from app import phrases
from app.i18n import tr
from app.pdf.story import Block, Pairs
from app.printouts.joining import dotted
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import dates, pairs
from app.tables import Initiative, RoleTerm
from app.vocabulary import Role


def write(scope: Scope) -> Written | None:
    """Return what is known of the funder, or nothing while there is none."""
    effort = _effort(scope)
    sponsors = _sponsors(scope)
    if effort is None and not sponsors:
        return None
    said = pairs(
        (tr("Funder"), phrases.listed(dict.fromkeys(name for name, _ in sponsors))),
        (tr("Whom to write to"), "\n".join(who for _, who in sponsors if who)),
    )
    if effort:
        said += pairs(
            (tr("Initiative"), effort.name),
            (tr("Funded"), dates(effort.starts_on, effort.ends_on)),
            (tr("Its vision"), effort.vision),
            (tr("Its principles"), effort.principles),
            (tr("Asks for now"), effort.funder_focus),
            (tr("Has been told"), effort.told_funder),
        )
    ends = effort.ends_on if effort else None
    until = tr("Funded until {date}").format(date=scope.by(ends)) if ends else ""
    blocks: tuple[Block, ...] = (Pairs(said),)
    fact = until or phrases.listed(name for name, _ in sponsors)
    return Written(fact or tr("Who pays for it"), blocks)


def _effort(scope: Scope) -> Initiative | None:
    key = scope.home.initiative_id
    return scope.session.get(Initiative, key) if key else None


def _sponsors(scope: Scope) -> list[tuple[str, str]]:
    """Return the funders and, for each, who is written to and what about."""
    found = scope.session.scalars(
        select(RoleTerm)
        .where(RoleTerm.community_id == scope.home.id, RoleTerm.role == Role.SPONSOR)
        .order_by(RoleTerm.since, RoleTerm.id)
    )
    sponsors = []
    for term in found:
        if (term.until and term.until <= scope.today) or (
            term.since and term.since > scope.today
        ):
            continue
        person = scope.people.get(term.person_id) if term.person_id else None
        words = (person.name, person.email, person.phone) if person else ("",)
        name = scope.party(term.party_id) or (person.name if person else "")
        sponsors.append((name, dotted(*words, term.about or "")))
    return [(name, who) for name, who in sponsors if name]
