"""What we bring, what we could gain: one page for a site (NR15).

Three things others ask for that the site can share, and three it could get, each with
whom: what is told is what members may be told (`told`).
"""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases, tables
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.needs.holders import Holder
from app.needs.matches import Match
from app.needs.needs import STRENGTHS
from app.needs.offers import LEVELS
from app.pdf.story import (
    Block,
    CallOut,
    Cell,
    Column,
    Heading,
    Manner,
    Paper,
    Paragraph,
    Sheet,
    Table,
    Tone,
)
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.printouts.needs import told
from app.printouts.needs.told import Told
from app.tables import Party

MOST: Final = 3  # things on either side: one page, and no more than one keeps in mind
_NAMED: Final = 3  # of those with whom


def compose(session: Session, site_id: UUID, chosen: Chosen) -> Paper:
    """Return the page of a site.

    Raises GoneError when it is not there, and RefusedError of one that is archived.
    """
    del chosen
    row = session.get(tables.Site, site_id)
    if row is None:
        raise GoneError(tr("This site is no longer there. Nothing was printed."))
    if row.retired_on:
        raise RefusedError(
            tr("This site is archived, so it has no page. Nothing was printed.")
        )
    party = session.get(Party, row.party_id)
    site = party.name if party else ""
    known = told.read(session, row.community_id)
    title = tr("What we bring, what we could gain")
    return Paper(
        title=tr("{site}: What we bring, what we could gain").format(site=site),
        head=Sheet(dotted(known.community.name, site), title, _lead()),
        blocks=tuple(_blocks(known, told.matched(session, known), site_id)),
        foot=dotted(known.community.short_name, site, phrases.date_of(clock.today())),
        author=known.coach,
        language=phrases.language(),
    )


def _lead() -> str:
    return tr("From what was noted until {date}. Say what has changed.").format(
        date=phrases.date_of(clock.today())
    )


def _blocks(known: Told, matches: Sequence[Match], site_id: UUID) -> Iterator[Block]:
    given = _by_topic([m for m in matches if m.helper.site_id == site_id])
    gained = _by_topic([m for m in matches if m.asker.site_id == site_id])
    yield Heading(tr("What others ask for, and we can share"))
    yield from _giving(known, site_id, given[:MOST])
    yield Heading(tr("What we ask for, and could get"))
    yield from _gaining(known, site_id, gained)
    yield from _both_ways(given[:MOST], site_id)
    yield Paragraph(_how_on(known.coach))
    if known.left_out:
        yield Paragraph(" ".join(known.left_out), Manner.SMALL)


def _giving(
    known: Told, site_id: UUID, given: Sequence[Sequence[Match]]
) -> Iterator[Block]:
    if given:
        yield _table(
            (tr("Topic"), tr("Who of us"), tr("Who asks")),
            [
                (_topic(run), _people([m.helper for m in run]), _askers(run))
                for run in given
            ],
        )
    topics = {run[0].topic_id for run in given}
    more = dict.fromkeys(
        offer.topic
        for offer in known.offers
        if offer.holder.site_id == site_id
        and offer.can_share
        and offer.topic_id not in topics
    )
    if more:
        words = tr("We could share too: {topics}.")
        yield Paragraph(words.format(topics=phrases.listed(list(more)[:8])))
    elif not given:
        yield Paragraph(
            tr(
                "What we can share is not noted yet. An appreciative interview finds "
                "it: half an hour, two people, one good story."
            )
        )


def _gaining(
    known: Told, site_id: UUID, gained: Sequence[Sequence[Match]]
) -> Iterator[Block]:
    if gained:
        yield _table(
            (tr("Topic"), tr("Who of us asks"), tr("Who can help")),
            [
                (_need(run), _people([m.asker for m in run]), _helpers(run))
                for run in gained[:MOST]
            ],
        )
    topics = {run[0].topic_id for run in gained[:MOST]}
    open_ = dict.fromkeys(
        need.topic
        for need in known.needs
        if need.holder
        and need.holder.site_id == site_id
        and need.topic_id not in topics
    )
    if open_:
        words = tr("We ask for it too: {topics}.")
        yield Paragraph(words.format(topics=phrases.listed(open_)))
    elif not gained:
        yield Paragraph(tr("We have not asked for anything yet. What would help us?"))


def _both_ways(given: Sequence[Sequence[Match]], site_id: UUID) -> Iterator[Block]:
    """Say with whom it goes both ways."""
    names = dict.fromkeys(
        match.asker.site or match.asker.name
        for run in given
        for match in run
        if match.reciprocal and match.asker.site_id != site_id
    )
    if names:
        said = tr("{names}: each has what the other asks for.")
        title = tr("It goes both ways")
        body = said.format(names=phrases.listed(names))
        yield CallOut(title, body, Tone.TEAL)


def _by_topic(found: Sequence[Match]) -> list[list[Match]]:
    """Return matches by topic, the best topics first."""
    by_topic: dict[UUID, list[Match]] = {}
    for match in found:
        by_topic.setdefault(match.topic_id, []).append(match)
    return list(by_topic.values())


def _table(
    titles: tuple[str, str, str], rows: Sequence[tuple[Cell, str, str]]
) -> Table:
    topic, ours, others = titles
    columns = (Column(topic, 3, names_row=True), Column(ours, 2), Column(others, 3))
    return Table(columns, tuple(rows))


def _topic(run: Sequence[Match]) -> Cell:
    level = max(match.offer.level for match in run)
    return Cell(run[0].topic, note=tr(LEVELS[level]), mark=f"level{level}")


def _need(run: Sequence[Match]) -> Cell:
    strength = max(match.need.strength for match in run)
    return Cell(run[0].topic, note=tr(STRENGTHS[strength]), mark=f"need{strength}")


def _people(ours: Sequence[Holder]) -> str:
    """Return who of the site it is: its people by name, or all of it."""
    names = dict.fromkeys(one.name for one in ours if one.is_person)
    return phrases.listed(names) if names else tr("All of us")


def _askers(run: Sequence[Match]) -> str:
    return _named([match.asker for match in run])


def _helpers(run: Sequence[Match]) -> str:
    return _named([match.helper for match in run])


def _named(holders: Sequence[Holder]) -> str:
    """Return the first of those with whom, people with their sites."""
    names = list(
        dict.fromkeys(
            tr("{name} ({site})").format(name=one.name, site=one.site)
            if one.is_person and one.site
            else one.name
            for one in holders
        )
    )
    if len(names) > _NAMED:
        more = tr("{n} more").format(n=len(names) - _NAMED)
        names = [*names[:_NAMED], more]
    return phrases.listed(names)


def _how_on(coach: str) -> str:
    if not coach:
        return tr("Just ask them, or let somebody who knows both introduce you.")
    return tr("Just ask them, or let {coach} introduce you.").format(coach=coach)
