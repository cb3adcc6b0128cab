"""Gentle nudges: what may deserve a thought, computed from the facts.

Nothing of them is kept but "Not now", which lets one rest for two weeks. Of the private
room only the dates of conversations count here, never a word.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock, phrases, settings
from app.book import backups
from app.charter import decision_checks, decision_columns, revisions
from app.community import retention, tapers
from app.community.tapers import Taper
from app.day import actions
from app.gathering import readiness, sessions
from app.i18n import tr, trn
from app.person import attendance_marks, members, sites
from app.person.faces import Face
from app.tables import Act, Community, Membership, Person
from app.vocabulary import CommunityStatus

Kind = Literal["quiet", "leads", "contacts", "keeping", "taper", "review", "backup"]

MOST: Final = 3  # at once, design book 4
REST: Final = timedelta(days=14)  # "Not now"
SOON: Final = timedelta(weeks=3)  # a gathering is near
STEP_SOON: Final = timedelta(weeks=2)  # a step of the taper, or its end (PI32)
SETTLED: Final = timedelta(days=1)  # a book this old should have a backup
_ORDER: Final[tuple[Kind, ...]] = (
    "keeping",
    "quiet",
    "taper",
    "leads",
    "contacts",
    "review",
    "backup",
)


@dataclass(frozen=True)
class Nudge:
    """A fact, what it rests on, and where one could do something about it."""

    key: str  # steady, so that "Not now" finds it again
    kind: Kind
    fact: str
    evidence: str
    community_id: UUID | None = None
    item_id: UUID | None = None  # a person or a gathering
    faces: tuple[Face, ...] = ()


def of_book(
    session: Session, book: Path, given_up: Callable[[], bool] = bool
) -> list[Nudge]:
    """Return the nudges there are, at most three, one of each kind first.

    `given_up` is asked between communities whether anybody still wants to know.
    """
    rested = resting(session)
    found: list[Nudge] = []
    plans = tapers.of_all(session)
    for community_id, name in _communities(session):
        if given_up():
            return []
        found += _of_community(session, community_id, name)
        found += _taper(community_id, name, plans.get(community_id))
        found += _decisions(session, community_id, name)
    found += _keeping(session)
    found += _reviews(session)
    found += _backup(session, book)
    return _chosen(nudge for nudge in found if nudge.key not in rested)


def put_off(session: Session, key: str) -> None:
    """Let a nudge rest for two weeks."""
    today = clock.today()
    kept = {name: day for name, day in _kept(session).items() if _day(day) > today}
    kept[key] = (today + REST).isoformat()
    settings.write(session, settings.PUT_OFF, kept)


def resting(session: Session) -> set[str]:
    """Return the names of all that was put off and may not come back yet."""
    today = clock.today()
    return {name for name, day in _kept(session).items() if _day(day) > today}


def _chosen(found: Iterable[Nudge]) -> list[Nudge]:
    """Return three of them: the first of each kind, then the second of each."""
    place: dict[Kind, int] = {}
    ranked = []
    for nudge in found:
        place[nudge.kind] = place.get(nudge.kind, 0) + 1
        ranked.append((place[nudge.kind], _ORDER.index(nudge.kind), nudge))
    ranked.sort(key=lambda entry: entry[:2])
    return [nudge for _, _, nudge in ranked[:MOST]]


def _kept(session: Session) -> dict[str, str]:
    kept: Any = settings.read(session, settings.PUT_OFF, {})
    return kept if isinstance(kept, dict) else {}


def _day(kept: Any) -> date:
    try:
        return date.fromisoformat(kept)
    except (TypeError, ValueError):
        return date.min


def _communities(session: Session) -> list[tuple[UUID, str]]:
    at_work = (CommunityStatus.FORMING, CommunityStatus.ACTIVE)
    found = session.execute(
        select(Community.id, Community.short_name)
        .where(Community.retired_on.is_(None), Community.status.in_(at_work))
        .order_by(Community.name, Community.id)
    )
    return [(key, name) for key, name in found]


def _of_community(session: Session, community_id: UUID, name: str) -> Iterator[Nudge]:
    yield from _quiet(session, community_id, name)
    yield from _leads(session, community_id)
    yield from _contacts(session, community_id, name)


def _keeping(session: Session) -> Iterator[Nudge]:
    """Yield the communities whose private notes are to be destroyed by now (f.4)."""
    for kept in retention.due(session):
        yield Nudge(
            f"keeping:{kept.community_id.hex}",
            "keeping",
            tr("Private notes of {community} are due to go").format(
                community=kept.name
            ),
            tr("The day you agreed on has come. Nothing is destroyed by itself."),
            kept.community_id,
        )


def _reviews(session: Session) -> Iterator[Nudge]:
    """Yield the communities whose charter was to be looked at again by now (c.4)."""
    for community_id, name, review_on in revisions.overdue(session):
        yield Nudge(
            f"review:{community_id.hex}:{review_on.isoformat()}",
            "review",
            tr("Look at the charter of {community} again").format(community=name),
            tr("You wanted to by {day}. What was agreed still holds.").format(
                day=phrases.day(review_on)
            ),
            community_id,
        )


def _decisions(session: Session, community_id: UUID, name: str) -> Iterator[Nudge]:
    """Yield that it is time to look again at who decides what: "often" (PI10)."""
    grid = decision_columns.grid(session, community_id)
    due = decision_checks.overdue(grid)
    if due:
        yield Nudge(
            f"decisions:{community_id.hex}:{grid.due(due[0])}",
            "review",
            tr("Look again at who decides what in {community}").format(community=name),
            trn(
                "{n} decision was agreed a while ago. It still holds.",
                "{n} decisions were agreed a while ago. They still hold.",
                len(due),
            ),
            community_id,
            due[0].id,
        )


def _quiet(session: Session, community_id: UUID, name: str) -> Iterator[Nudge]:
    today = clock.today()
    heard = members.last_heard(session, community_id, today)
    coach = settings.coach_id(session)
    found = session.execute(
        select(Person.id, Membership.status, Membership.joined_on)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.community_id == community_id, Person.retired_on.is_(None))
        .order_by(Person.name)
    )
    quiet = [
        key
        for key, status, joined in found
        if members.is_quiet(status, heard.get(key), joined, today) and key != coach
    ]
    if not quiet:
        return
    shown = _faces(session, community_id, quiet)
    one = tr("{name} has gone quiet").format(name=shown[0].name)
    many = trn("{n} person has gone quiet", "{n} people have gone quiet", len(quiet))
    evidence = tr("Nothing heard from {names} in over {n} days. {community}.")
    yield Nudge(
        f"quiet:{community_id.hex}",
        "quiet",
        one if len(quiet) == 1 else many,
        evidence.format(names=_or(shown), n=members.QUIET_DAYS, community=name),
        community_id,
        quiet[0],
        tuple(shown),
    )


def _taper(community_id: UUID, name: str, plan: Taper | None) -> Iterator[Nudge]:
    """Yield a step back that comes within two weeks, or the end of her time."""
    until = clock.today() + STEP_SOON
    if plan is None:
        return
    step, ends = plan.next, plan.ends_on
    if step is not None and step.since is not None and step.since <= until:
        fact = tr("{community}: {stance} from {day}")
        fact = fact.format(
            community=name,
            stance=step.stance.label,
            day=phrases.day(step.since),
        )
        evidence = tr("Say it at the next gathering, so that nobody is surprised.")
        key = f"taper:{step.id.hex}:{step.since.isoformat()}"
        yield Nudge(key, "taper", fact, evidence, community_id, community_id)
    elif ends is not None and clock.today() <= ends <= until:
        fact = tr("{community}: your last day is {day}")
        fact = fact.format(community=name, day=phrases.day(ends))
        evidence = tr("Is there a closing, and does everyone know whom to ask?")
        key = f"taper:{community_id.hex}:{ends.isoformat()}"
        yield Nudge(key, "taper", fact, evidence, community_id, community_id)


def _contacts(session: Session, community_id: UUID, name: str) -> Iterator[Nudge]:
    alone = [
        (site.name, *site.primary)
        for site in sites.without_backup(session, community_id)
        if site.primary
    ]
    if not alone:
        return
    label, person, called = alone[0]
    fact = tr("{site} has one contact only").format(site=label)
    evidence = tr("If {name} is away there is nobody to call.").format(name=called)
    if len(alone) > 1:
        fact = trn(
            "{n} site of {community} has one contact only",
            "{n} sites of {community} have one contact only",
            len(alone),
            community=name,
        )
        evidence = tr("If that person is away there is nobody to call: {sites}.")
        evidence = evidence.format(sites=_listed([one for one, *_ in alone]))
    people = _faces(session, community_id, [who for _, who, _ in alone])
    yield Nudge(
        f"contacts:{community_id.hex}",
        "contacts",
        fact,
        evidence,
        community_id,
        person,
        tuple(people),
    )


def _leads(session: Session, community_id: UUID) -> Iterator[Nudge]:
    coming = attendance_marks.next_one(session, community_id)
    if coming is None or coming.day > clock.today() + SOON:
        return
    plan = sessions.plan(session, coming.id)
    wanted = readiness.led_blocks(plan.agenda)
    if not wanted or len(readiness.without_lead(plan.agenda)) < wanted:
        return
    yield Nudge(
        f"leads:{coming.id.hex}",
        "leads",
        tr("Nobody leads “{title}” yet").format(title=coming.title),
        trn("Its {n} block is open.", "All its {n} blocks are open.", wanted),
        community_id,
        coming.id,
    )


def _backup(session: Session, book: Path) -> Iterator[Nudge]:
    made = backups.listing(book)
    now = clock.now()
    if made and now - made[0].made_at <= backups.STALE:
        return
    if made:
        days = (now - made[0].made_at).days
        fact = trn(
            "The last backup is {n} day old", "The last backup is {n} days old", days
        )
        evidence = tr("Your book is safe on this laptop. A second copy would be safer.")
    else:
        begun: datetime | None = session.scalar(select(func.min(Act.at)))
        if begun is None or now - begun < SETTLED:
            return
        fact = tr("There is no backup yet")
        evidence = tr("Your book is on this laptop only. A backup takes a moment.")
    yield Nudge("backup", "backup", fact, evidence)


def _faces(session: Session, community_id: UUID, people: list[UUID]) -> list[Face]:
    found = actions.faces_of(session, {(community_id, person) for person in people})
    return [found[community_id, person] for person in people]


def _or(people: list[Face]) -> str:
    """Return "Ben, Kofi or Sam"."""
    names = [face.name.split()[0] if face.name.split() else "" for face in people]
    if len(names) > 4:
        return tr("{names} or {n} more").format(
            names=", ".join(names[:3]), n=len(names) - 3
        )
    if len(names) < 2:
        return "".join(names)
    return tr("{names} or {last}").format(names=", ".join(names[:-1]), last=names[-1])


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:3])
    if len(names) > 3:
        return tr("{names} and {n} more").format(names=shown, n=len(names) - 3)
    return shown
