"""What members asked for, who could help, and who does already (e.2, section 11)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from app import phrases
from app.i18n import tr, trn
from app.needs.peer_links import Link
from app.pdf.story import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
)
from app.printouts.joining import dotted
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import shortened
from app.printouts.readers import consented_links, consented_matches
from app.printouts.readers.consented_matches import Named, Offer, Wanted
from app.vocabulary import PeerOrigin, PeerState

_CAN_SHARE: Final = 3  # a match begins here (README 2)
_AS_READ: Final = (
    PeerState.WORKING,
    PeerState.INTRODUCED,
    PeerState.SUGGESTED,
    PeerState.HELPED,
    PeerState.DID_NOT_FIT,
)
_HEAT: Final = (0, 1, 1, 2, 2, 3, 3, 4, 4, 5)  # by the sum of strengths


def write(scope: Scope) -> Written | None:
    """Return the needs by topic and what is brought, or nothing without either."""
    needs = consented_matches.needs(scope.session, scope.home.id, scope.audience)
    offers = consented_matches.offers(scope.session, scope.home.id, scope.audience)
    wanted = _by_topic(needs.listed)
    helpers = _by_topic(one for one in offers.listed if one.level >= _CAN_SHARE)
    others = {topic: who for topic, who in helpers.items() if topic not in wanted}
    blocks: list[Block] = []
    if wanted:
        blocks.append(_needs(wanted, helpers))
    if others:
        blocks += [Heading(tr("What else is brought")), _offers(others)]
    links, unnamed = consented_links.in_play(
        scope.session, scope.home.id, scope.audience
    )
    if links:
        blocks += [Heading(tr("Who helps whom")), _links(links)]
    if not blocks:
        return None
    kept_back = (left.sentence for left in unnamed)
    left_out = dict.fromkeys((*needs.sentences, *offers.sentences, *kept_back))
    blocks += [Paragraph(sentence) for sentence in left_out]
    asked = trn("{n} thing asked for", "{n} things asked for", len(wanted))
    brought = trn("{n} thing brought", "{n} things brought", len(helpers))
    lead = tr("The sum is how strongly it was asked for, all places together.")
    return Written(
        tr("{asked}, {brought}").format(asked=asked, brought=brought),
        tuple(blocks),
        lead if wanted else "",
    )


def _by_topic(entries: Iterable[Named]) -> dict[str, list[Named]]:
    by_topic: dict[str, list[Named]] = defaultdict(list)
    for entry in entries:
        by_topic[entry.topic].append(entry)
    return dict(by_topic)


def _needs(wanted: dict[str, list[Wanted]], helpers: dict[str, list[Offer]]) -> Table:
    """Return the needs, the strongest first, each with who does it already."""
    strengths = {
        topic: sum(one.strength for one in ask) for topic, ask in wanted.items()
    }
    rows = []
    for topic in sorted(wanted, key=lambda topic: -strengths[topic]):
        strength = strengths[topic]
        heat = _HEAT[min(strength, len(_HEAT) - 1)]
        said = "\n".join(one.wording for one in wanted[topic] if one.wording)
        who = _holders(wanted[topic])
        asking = {one.holder for one in wanted[topic]}
        others = [one for one in helpers.get(topic, ()) if one.holder not in asking]
        helped = _holders(others)
        rows.append(
            (
                Cell(topic, said, bold=True),
                Cell(str(strength), heat=heat),
                who,
                helped or tr("nobody yet"),
            )
        )
    columns = (
        Column(tr("What"), 5, names_row=True),
        Column(tr("Sum"), 1.4, Align.CENTER),
        Column(tr("Asked for by"), 3),
        Column(tr("Does it and can share how"), 3),
    )
    return Table(columns, tuple(rows))


def _offers(others: dict[str, list[Offer]]) -> Bullets:
    items = [
        (Span(f"{topic}:", bold=True), f" {_holders(who)}")
        for topic, who in others.items()
    ]
    return Bullets(tuple(items))


def _links(links: Sequence[Link]) -> Table:
    """Return the matches, those under way first, then what came of the others."""
    ordered = sorted(links, key=lambda link: _AS_READ.index(link.state))
    rows = [
        (
            Cell(link.asker.name, bold=True),
            link.helper.name,
            link.topic,
            Cell(link.state.label, _since(link)),
        )
        for link in ordered
    ]
    columns = (
        Column(tr("Asked"), 3, names_row=True),
        Column(tr("Helps"), 3),
        Column(tr("With"), 3),
        Column(tr("Where it stands"), 3),
    )
    return Table(columns, tuple(rows))


def _since(link: Link) -> str:
    """Return the day of it, or that they already speak without the coach."""
    day = phrases.short_date(link.day) if link.day else ""
    alone = link.origin is not PeerOrigin.COACH or link.alone_on is not None
    ends = tr("without the coach") if alone and link.is_tie else ""
    return dotted(day, ends)


def _holders(entries: Iterable[Offer | Wanted]) -> str:
    return shortened(entry.holder for entry in entries)
