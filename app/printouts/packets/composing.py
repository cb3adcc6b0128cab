"""The packet as a paper: cover with its statement, contents, sections."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases
from app.i18n import tr
from app.pdf.story import Cover, Pairs, Paper, Section, Text
from app.printouts.packets import choosing, kinds
from app.printouts.packets.contents import NOT_KEPT, Part
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import dates, dotted, pairs
from app.vocabulary import Audience, PacketKind

_MARK: Final = 4  # letters that tell two versions of one day apart
_UNFIT: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_LONGEST: Final = 80  # letters of a community in a file name


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
        [part.title for part, on in chosen if not on],
        [
            part.title
            for (part, on), (_, text) in zip(chosen, written, strict=True)
            if on and not text
        ],
    )
    day = phrases.date_of(scope.today)
    return Paper(
        title=tr("{community}: {packet}").format(
            community=scope.home.name, packet=_what(kind).lower()
        ),
        head=_cover(scope, sections, statement),
        sections=sections,
        contents=True,
        foot=dotted(scope.home.name, _what(kind), day),
        author=scope.coach.name if scope.coach else scope.from_name,
        subject=dotted(kind.label, audience.label),
        language=phrases.language(),
    )


def file_name(session: Session, community_id: UUID, kind: PacketKind) -> str:
    """Return what the file is called: the community and the day, nothing more.

    Raises GoneError.
    """
    home = kinds.community(session, community_id)
    name = unicodedata.normalize("NFC", home.short_name or home.name)
    safe = " ".join(_UNFIT.sub(" ", name).split())[:_LONGEST].strip(" .")
    what = _what(kind).lower()
    return " ".join(word for word in (safe, what, f"{clock.today()}.pdf") if word)


def _what(kind: PacketKind) -> str:
    """Return what the packet is called."""
    away = kind is PacketKind.COACH_AWAY
    return tr("Stand-in packet") if away else tr("Handoff packet")


def _sections(written: Iterable[tuple[Part, Written | None]]) -> Iterator[Section]:
    number = 0
    for part, text in written:
        if text:
            number += 1
            yield Section(
                part.title,
                text.blocks,
                overline=tr("Section {n}").format(n=number),
                lead=text.lead,
                code=part.code,
                new_page=number == 1 or part.own_page or not text.is_short,
            )


class _Statement:
    """What the packet contains and what it does not, so that no one need wonder."""

    def __init__(self, holds: list[str], off: list[str], absent: list[str]) -> None:
        self._holds, self._off, self._absent = holds, off, absent

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
        always = tr(
            "The coaching log and all private notes, which stay with {coach}. Phone "
            "and e-mail of those who asked us not to give them."
        ).format(coach=scope.from_name)
        if not self._off:
            return always
        more = tr("And on purpose: {sections}.").format(sections=dotted(*self._off))
        return f"{always} {more}"


def _cover(scope: Scope, sections: tuple[Section, ...], said: _Statement) -> Cover:
    away = scope.away
    names = {"coach": scope.from_name, "reader": scope.reader}
    if away:
        subtitle = tr("For {reader}, while {coach} is away").format(**names)
    else:
        subtitle = tr("From {coach} to {reader}").format(**names)
    return Cover(
        overline=_what(scope.kind),
        title=scope.home.name,
        subtitle=subtitle,
        facts=_facts(scope, sections),
        blocks=(said.pairs(scope),),
        seed=scope.home.id.int % 2**31,
    )


def _facts(scope: Scope, sections: tuple[Section, ...]) -> tuple[tuple[str, Text], ...]:
    change = scope.change
    version = tr("version {mark}").format(mark=_mark(sections))
    prepared = (scope.from_name, phrases.short_date(scope.today), version)
    back = dates(change.return_on, None) if change else ""
    last = dates(change.last_on, None) if change else ""
    if scope.away:
        when = (tr("Back on"), back or tr("not said yet"))
    else:
        when = (tr("Last day"), last or tr("not said yet"))
    return (
        (tr("Prepared for"), "\n".join((_upper(scope.reader), scope.audience.label))),
        (tr("Prepared by"), "\n".join(prepared)),
        when,
        (tr("Destroy by"), phrases.short_date(scope.destroy_on)),
    )


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _mark(sections: tuple[Section, ...]) -> str:
    """Return a few letters that are the same for the same contents only."""
    digest = hashlib.sha256(repr(sections).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:_MARK].upper()
