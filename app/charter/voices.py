"""On whose behalf we speak, setting by setting (PI11).

For a setting (a gathering of some kind, a meeting with the funder, a public event) it
is said whether the coach speaks for the funder, for the members or for whom else, and
in what words. A statement is chosen for a gathering and stands at the head of its
agenda.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.errors import GoneError, RefusedError
from app.i18n import mark, tr
from app.person.people_names import fold, tidy, tidy_lines
from app.tables import Agreement
from app.vocabulary import AgreementKind, Layer, SessionKind, SessionStatus, SpeaksAs

ELSEWHERE: Final = (
    mark("Meeting with the funder"),
    mark("Public event"),
    mark("One-to-one calls"),
)
"""Settings that are no gatherings, in which one is asked whom one speaks for."""

LONGEST: Final = 120  # letters of a setting


@dataclass(frozen=True)
class Voice:
    """What is said in a setting of on whose behalf we speak."""

    id: UUID
    setting: str
    speaks_as: SpeaksAs | None
    body: str
    told: str  # whom it was told
    told_on: date | None
    review_on: date | None
    retired: bool = False

    @property
    def is_said(self) -> bool:
        """Whether there is a statement at all, and not only a setting."""
        return bool(self.speaks_as or self.body)

    @property
    def words(self) -> str:
        """The statement in one piece: "For the members. We bring …"."""
        behalf = self.speaks_as.label if self.speaks_as else ""
        return ". ".join(part for part in (behalf, self.body) if part)


@dataclass(frozen=True)
class Silent:
    """A gathering to come for which no statement was chosen."""

    id: UUID
    title: str
    day: date | None
    kind: SessionKind


def of_community(
    session: Session, community_id: UUID, *, retired: bool = False
) -> list[Voice]:
    """Return the statements of a community, by setting."""
    rows = session.scalars(
        select(Agreement).where(
            Agreement.community_id == community_id,
            Agreement.kind == AgreementKind.VOICE,
        )
    )
    found = [_voice(row) for row in rows if retired or row.retired_on is None]
    return sorted(found, key=lambda one: (fold(one.setting), str(one.id)))


def unsaid(session: Session, community_id: UUID) -> list[str]:
    """Return the settings without a statement.

    Those she named without saying anything yet are the first; then what kinds of
    gathering are to come, and where else one is asked.
    """
    known = of_community(session, community_id)
    said = {fold(one.setting) for one in known if one.is_said}
    gathering = tables.Session
    kinds = set(
        session.scalars(
            select(gathering.kind).where(*_to_come(community_id)).distinct()
        )
    )
    found = [one.setting for one in known if not one.is_said]
    found += [kind.label for kind in SessionKind if kind in kinds]
    found += [tr(words) for words in ELSEWHERE]
    by_name: dict[str, str] = {}
    for setting in found:
        by_name.setdefault(fold(setting), setting)
    return [setting for name, setting in by_name.items() if name not in said]


def add(session: Session, community_id: UUID, setting: str) -> UUID:
    """Name a setting; return the key of its statement, which is still to be written.

    One that was named before, or no longer holds, is taken up again. Raises
    RefusedError without words.
    """
    name = _checked(setting)
    for row in session.scalars(
        select(Agreement).where(
            Agreement.community_id == community_id,
            Agreement.kind == AgreementKind.VOICE,
        )
    ):
        if fold(row.title) == fold(name):
            row.retired_on = None
            session.flush()
            return row.id
    row = Agreement(
        community_id=community_id,
        kind=AgreementKind.VOICE,
        layer=Layer.FUNDER,
        title=name,
    )
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, voice_id: UUID, /, **fields: Any) -> None:
    """Set `setting`, `speaks_as`, `body`, `told`, `told_on` or `review_on`.

    Raises RefusedError for a setting without words, or one that there is already.
    """
    row = _find(session, voice_id)
    if "setting" in fields:
        row.title = _free(session, row, fields["setting"])
    if "speaks_as" in fields:
        row.speaks_as = fields["speaks_as"]
    if "body" in fields:
        row.body = tidy_lines(fields["body"] or "", 2000) or None
    if "told" in fields:
        row.agreed_by = tidy(fields["told"] or "", 500) or None
    if "told_on" in fields:
        row.agreed_on = fields["told_on"]
    if "review_on" in fields:
        row.review_on = fields["review_on"]
    session.flush()


def retire(session: Session, voice_id: UUID) -> None:
    """Say that a statement no longer holds; gatherings that had it keep it."""
    _find(session, voice_id).retired_on = clock.today()
    session.flush()


def delete(session: Session, voice_id: UUID) -> None:
    """Take a statement away; gatherings that had it have none."""
    session.delete(_find(session, voice_id))
    session.flush()


def uses(session: Session, voice_id: UUID) -> int:
    """Return for how many gatherings a statement was chosen."""
    gathering = tables.Session
    found = session.scalar(
        select(func.count())
        .select_from(gathering)
        .where(gathering.voice_id == voice_id)
    )
    return found or 0


def of_gathering(session: Session, session_id: UUID) -> Voice | None:
    """Return what was chosen for a gathering, if anything. Raises GoneError."""
    row = _gathering(session, session_id)
    chosen = session.get(Agreement, row.voice_id) if row.voice_id else None
    return _voice(chosen) if chosen else None


def offered(session: Session, session_id: UUID) -> list[Voice]:
    """Return what can be chosen for a gathering; what fits its kind is the first.

    What is chosen already is always among it. Raises GoneError.
    """
    row = _gathering(session, session_id)
    found = [one for one in of_community(session, row.community_id) if one.is_said]
    chosen = of_gathering(session, session_id)
    if chosen is not None and chosen.id not in {one.id for one in found}:
        found.append(chosen)
    kind = fold(row.kind.label)
    return sorted(found, key=lambda one: fold(one.setting) != kind)


def choose(session: Session, session_id: UUID, voice_id: UUID | None) -> None:
    """Say on whose behalf we speak at a gathering, or leave it open.

    Raises GoneError for what is not there or is another community's.
    """
    row = _gathering(session, session_id)
    if voice_id is not None:
        voice = _find(session, voice_id)
        if voice.community_id != row.community_id:
            raise GoneError(_gone())
    row.voice_id = voice_id
    session.flush()


def choose_for(session: Session, gatherings: Iterable[UUID], voice_id: UUID) -> None:
    """Say it of several gatherings at once."""
    for session_id in gatherings:
        choose(session, session_id, voice_id)


def without(session: Session, community_id: UUID) -> list[Silent]:
    """Return the gatherings to come for which nothing was chosen, the next first."""
    gathering = tables.Session
    rows = session.scalars(
        select(gathering)
        .where(*_to_come(community_id), gathering.voice_id.is_(None))
        .order_by(gathering.starts_local.is_(None), gathering.starts_local)
    )
    return [
        Silent(
            row.id,
            row.title,
            row.starts_local.date() if row.starts_local else None,
            row.kind,
        )
        for row in rows
    ]


def _to_come(community_id: UUID) -> tuple[ColumnElement[bool], ...]:
    """Match the gatherings of a community that are planned for today or later."""
    gathering = tables.Session
    today = datetime.combine(clock.today(), time())
    return (
        gathering.community_id == community_id,
        gathering.status.in_((SessionStatus.PLANNED, SessionStatus.CONFIRMED)),
        or_(gathering.starts_local.is_(None), gathering.starts_local >= today),
    )


def _voice(row: Agreement) -> Voice:
    return Voice(
        row.id,
        row.title or "",
        row.speaks_as,
        row.body or "",
        row.agreed_by or "",
        row.agreed_on,
        row.review_on,
        row.retired_on is not None,
    )


def _checked(setting: str) -> str:
    name = tidy(setting, LONGEST)
    if not name:
        raise RefusedError(tr("Say in which setting: a gathering, a public event."))
    return name


def _free(session: Session, row: Agreement, setting: str) -> str:
    name = _checked(setting)
    others = of_community(session, row.community_id, retired=True)
    if fold(name) in {fold(one.setting) for one in others if one.id != row.id}:
        raise RefusedError(
            tr(
                "There is a statement for “{name}” already. Nothing was changed."
            ).format(name=name)
        )
    return name


def _find(session: Session, voice_id: UUID) -> Agreement:
    row = session.get(Agreement, voice_id)
    if row is None or row.kind is not AgreementKind.VOICE:
        raise GoneError(_gone())
    return row


def _gathering(session: Session, session_id: UUID) -> tables.Session:
    row = session.get(tables.Session, session_id)
    if row is None:
        raise GoneError(tr("This gathering is no longer there. Nothing was changed."))
    return row


def _gone() -> str:
    return tr("This statement is no longer there. Nothing was changed.")
