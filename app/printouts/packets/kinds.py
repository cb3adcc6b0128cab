"""Which packets there are, and which transition of a community asks for one."""

from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import settings
from app.errors import GoneError, RefusedError
from app.i18n import mark, tr
from app.printouts.packet_kinds import AUDIENCES, BUILT
from app.printouts.packets import names
from app.printouts.packets.records import Change, KindShown
from app.printouts.readers import consented
from app.tables import Community, Transition
from app.vocabulary import Audience, PacketKind, TransitionKind, TransitionStatus

_OPEN: Final = (TransitionStatus.COMING, TransitionStatus.UNDER_WAY)
_OFFERED: Final = (
    (
        PacketKind.COACH_LEAVES,
        Audience.SUCCESSOR,
        mark("Coach leaving"),
        mark("Someone else takes the chair"),
    ),
    (
        PacketKind.COACH_AWAY,
        Audience.ACTING_COACH,
        mark("Coach away for a while"),
        mark("Someone stands in until you are back"),
    ),
)


def kinds(session: Session, community_id: UUID) -> tuple[KindShown, ...]:
    """Return the packets that can be made, those first that a transition asks for."""
    home = community(session, community_id)
    shown = [
        KindShown(kind, audience, tr(title), tr(note), change(session, home, kind))
        for kind, audience, title, note in _OFFERED
    ]
    return tuple(sorted(shown, key=lambda one: one.transition is None))


def kind_named(kind: str, audience: str | None) -> tuple[PacketKind, Audience]:
    """Return the packet called so, by its codes; the usual audience if none is given.

    Raises RefusedError for a code nobody knows and for what is not made yet.
    """
    known = {one.value: one for one in PacketKind}
    if kind not in known:
        raise RefusedError(
            tr("There is no packet of the kind “{kind}”; there are {known}.").format(
                kind=kind, known=", ".join(known)
            )
        )
    wanted = known[kind]
    reader = _usual(wanted) if audience is None else _reader(audience)
    check(wanted, reader)
    return wanted, reader


def _usual(kind: PacketKind) -> Audience:
    """Return who a packet is for if nobody says: the first of its readers."""
    return AUDIENCES[kind][0] if kind in AUDIENCES else Audience.SUCCESSOR


def _reader(audience: str) -> Audience:
    known = {one.value: one for one in Audience}
    if audience not in known:
        raise RefusedError(
            tr("There is no audience “{audience}”; there are {known}.").format(
                audience=audience, known=", ".join(known)
            )
        )
    return known[audience]


def check(kind: PacketKind, audience: Audience) -> None:
    """Raise RefusedError unless such a packet can be made by now."""
    if (kind, audience) in BUILT:
        return
    if audience in AUDIENCES.get(kind, (audience,)):
        raise RefusedError(
            tr(
                "A packet for “{kind}”, to be read by “{audience}”, is not made yet; "
                "those for a coach who leaves or is away are."
            ).format(kind=kind.label, audience=audience.label)
        )
    readers = ", ".join(reader.value for reader in AUDIENCES[kind])
    raise RefusedError(
        tr(
            "A packet of the kind {kind} is not for {audience}; it is for {readers}."
        ).format(kind=kind.value, audience=audience.value, readers=readers)
    )


def community(session: Session, community_id: UUID) -> Community:
    """Return the row of a community. Raises GoneError if there is none."""
    row = session.get(Community, community_id)
    if row is None:
        raise GoneError(tr("This community is no longer there. Nothing was changed."))
    return row


def change(session: Session, home: Community, kind: PacketKind) -> Change | None:
    """Return the transition that asks for a packet of this kind, the next one first.

    What is only for the coach's own eyes is no transition of the book: her reasons are
    private notes, and no column here holds one (PI28).
    """
    rows = session.scalars(
        select(Transition)
        .where(
            Transition.community_id == home.id,
            Transition.kind == kind.value,
            Transition.status.in_(_OPEN),
        )
        .order_by(Transition.last_on.is_(None), Transition.last_on, Transition.id)
    )
    readers = AUDIENCES.get(kind, ())
    for row in rows:
        if any(consented.sees(reader, row.layer) for reader in readers):
            return _change(session, row)
    return None


def _change(session: Session, row: Transition) -> Change:
    coach = settings.coach(session)
    told = row.told if isinstance(row.told, list) else []
    involved = [key for key in (row.person_id, row.successor_id) if key]
    known = names.of_people(session, involved)
    leaves = known.get(row.person_id, "") if row.person_id else ""
    return Change(
        row.id,
        printed_title(row),
        leaves or (coach.name if coach else ""),
        known.get(row.successor_id, "") if row.successor_id else "",
        row.person_id,
        row.last_on,
        row.effective_on,
        row.return_on,
        (row.overlap_from, row.overlap_until),
        row.support_until,
        row.response or "",
        tuple(words for words in told if isinstance(words, str)),
        row.successor_id,
    )


def printed_title(row: Transition) -> str:
    """Return what a transition is called on paper.

    An absence is only called an absence: somebody may have put the reason there (PI28).
    """
    if row.kind is TransitionKind.COACH_AWAY:
        return row.kind.label
    return row.title
