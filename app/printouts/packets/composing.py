"""The packet as a paper: cover with its statement, contents, sections."""

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, files, phrases
from app.book.store import Readership, Store
from app.i18n import mark, tr
from app.pdf.story import Cover, Pairs, Paper, Section, Text
from app.printouts.joining import dotted
from app.printouts.packets import choosing, kinds
from app.printouts.packets.contents import NOT_KEPT, Part
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import dates, pairs
from app.printouts.readers import consented
from app.vocabulary import Audience, PacketKind

_AWAY: Final = {
    "name": mark("Stand-in packet"),
    "title": mark("{community}: stand-in packet"),
    "file": mark("{community} stand-in packet {date}"),
}
_LEAVES: Final = {
    "name": mark("Handoff packet"),
    "title": mark("{community}: handoff packet"),
    "file": mark("{community} handoff packet {date}"),
}
"""What a packet is called, alone and with whose it is."""


def readers(community_id: UUID, audience: Audience) -> Readership:
    """Return who reads the packets for an audience: they are made behind that wall."""
    return Readership(consented.layer_of(audience), community_id)


def made(
    store: Store, community_id: UUID, kind: PacketKind, audience: Audience
) -> Paper:
    """Return the packet as the book is now. Raises RefusedError, GoneError."""
    behind = readers(community_id, audience)
    return store.read_as(behind, compose, community_id, kind, audience)


def compose(
    session: Session, community_id: UUID, kind: PacketKind, audience: Audience
) -> Paper:
    """Return the packet. Raises RefusedError, GoneError."""
    scope = Scope.of(session, community_id, kind, audience)
    chosen = choosing.chosen(session, community_id, kind, audience)
    written = [(part, part.write(scope) if on else None) for part, on in chosen]
    sections = tuple(_sections(written))
    statement = _Statement(
        [part.title for part, text in written if text],
        choosing.left_out(chosen, kind),
        [
            part.title
            for (part, on), (_, text) in zip(chosen, written, strict=True)
            if on and not text
        ],
    )
    day = phrases.date_of(scope.today)
    return Paper(
        title=_called(kind, "title").format(community=scope.home.name),
        head=_cover(scope, statement),
        sections=sections,
        contents=True,
        foot=dotted(scope.home.name, _called(kind, "name"), day),
        author=scope.coach.name if scope.coach else scope.from_first,
        subject=dotted(kind.label, audience.label),
        language=phrases.language(),
    )


def file_name(session: Session, community_id: UUID, kind: PacketKind) -> str:
    """Return what the file is called: the community and the day, nothing more.

    Raises GoneError.
    """
    home = kinds.community(session, community_id)
    whose = files.fit_name(home.short_name) or files.fit_name(home.name)
    words = _called(kind, "file").format(community=whose, date=clock.today())
    return f"{files.fit_name(words)}.pdf"


def _called(kind: PacketKind, where: str) -> str:
    """Return what the packet is called in one of its places."""
    return tr((_AWAY if kind is PacketKind.COACH_AWAY else _LEAVES)[where])


def _sections(written: Iterable[tuple[Part, Written | None]]) -> Iterator[Section]:
    number = 0
    for part, text in written:
        if text:
            number += 1
            yield _section(part, text, number)


def _section(part: Part, text: Written, number: int) -> Section:
    """Return a section: below the one before it if its first piece is short."""
    overline = tr("Section {n}").format(n=number)
    if number == 1 or part.own_page or not text.begins_low:
        return Section(part.title, text.blocks, overline, text.lead, part.code)
    return Section(part.title, text.flowing, overline, code=part.code, new_page=False)


class _Statement:
    """What the packet contains and what it does not, so that no one need wonder."""

    def __init__(
        self,
        holds: list[str],
        off: tuple[tuple[str, ...], tuple[str, ...]],
        absent: list[str],
    ) -> None:
        self._holds, self._absent = holds, absent
        self._switched, self._spared = off

    def pairs(self, scope: Scope) -> Pairs:
        """Return the statement as it stands on the cover (e.1, 8)."""
        return Pairs(
            pairs(
                (tr("Holds"), dotted(*self._holds)),
                (tr("Leaves out"), self._left_out(scope)),
                (
                    tr("Not in the book"),
                    dotted(*self._absent, *(tr(words) for words in NOT_KEPT)),
                ),
            )
        )

    def _left_out(self, scope: Scope) -> str:
        """Return what stays, a line for each reason.

        That phones may stay is said in every packet, whether one does or not: else it
        would point at whoever has none here.
        """
        lines = [
            tr(
                "The coaching log and all private notes, which stay with {coach}."
            ).format(coach=scope.from_name),
            tr("Phone and e-mail of anyone who asked us not to give them."),
        ]
        if self._switched:
            sections = dotted(*self._switched)
            lines.append(tr("On purpose: {sections}.").format(sections=sections))
        if self._spared:
            sections = dotted(*self._spared)
            words = tr("Not needed to stand in: {sections}.")
            lines.append(words.format(sections=sections))
        return "\n".join(lines)


def _cover(scope: Scope, said: _Statement) -> Cover:
    if scope.away:
        subtitle = tr("For {reader}, while {coach} is away")
    else:
        subtitle = tr("From {coach} to {reader}")
    return Cover(
        overline=_called(scope.kind, "name"),
        title=scope.home.name,
        subtitle=subtitle.format(coach=scope.from_name, reader=scope.reader),
        facts=_facts(scope),
        blocks=(said.pairs(scope),),
        seed=scope.home.id.int % 2**31,
    )


def _facts(scope: Scope) -> tuple[tuple[str, Text], ...]:
    change = scope.change
    prepared = (scope.from_first, phrases.short_date(scope.today))
    back = dates(change.return_on, None) if change else ""
    last = dates(change.last_on, None) if change else ""
    if scope.away:
        when = (tr("Back on"), back or tr("not said yet"))
    else:
        when = (tr("Last day"), last or tr("not said yet"))
    return (
        (tr("Prepared for"), "\n".join((scope.reader_first, scope.audience.label))),
        (tr("Prepared by"), "\n".join(prepared)),
        when,
        (tr("Destroy by"), phrases.short_date(scope.destroy_on)),
    )
