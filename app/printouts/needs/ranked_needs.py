"""What people asked for, ranked, with who can help and what was decided (NR12).

For the members: who asks and who can help is named only as far as they agreed to it;
what is left out is counted.
"""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases, settings, tables
from app.errors import GoneError
from app.exports.events import one_line
from app.i18n import tr, trn
from app.needs import ranking_scores, rankings
from app.needs.offers import CAN_SHARE
from app.needs.rankings import Item, Ranking
from app.pdf.story import (
    Align,
    Block,
    Cell,
    Column,
    Manner,
    Paper,
    Paragraph,
    Sheet,
    Table,
    Text,
)
from app.person.people_names import fold
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.printouts.readers import consented_matches
from app.vocabulary import Audience, RankingMethod

_MOST_MARKS: Final = 15
_MARK: Final = "•"


@dataclass(frozen=True)
class _Line:
    """A topic with where it stands."""

    words: str
    rank: int | None
    tied: bool
    amount: Fraction | None
    item: Item | None = None


def compose(session: Session, subject_id: UUID, chosen: Chosen) -> Paper:
    """Return what a community asks for. Raises GoneError when it is not there.

    `chosen["by"]` is "vote" (the last one, if there is any) or "strength".
    """
    home = session.get(tables.Community, subject_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    ranking = (
        _last_vote(session, subject_id) if chosen.get("by") != "strength" else None
    )
    asked = consented_matches.needs(session, subject_id, Audience.MEMBERS)
    brought = consented_matches.offers(session, subject_id, Audience.MEMBERS)
    lines = _voted(ranking) if ranking else _by_strength(asked.listed)
    coach = settings.coach(session)
    made_by = coach.name.strip() if coach else ""
    title = tr("What we asked for, ranked")
    left = dict.fromkeys((*asked.sentences, *brought.sentences))
    return Paper(
        tr("{community}: What we asked for").format(community=home.name),
        Sheet(one_line(home.name), title, _lead(ranking)),
        tuple(_blocks(lines, ranking, asked.listed, brought.listed, tuple(left))),
        foot=dotted(one_line(home.short_name), phrases.date_of(clock.today())),
        author=made_by,
        subject=title,
        language=phrases.language(),
    )


def _last_vote(session: Session, community_id: UUID) -> Ranking | None:
    square = RankingMethod.IMPACT_EFFORT
    for one in rankings.of_community(session, community_id):
        if one.has_result and one.method is not square:
            return one
    return None


def _voted(ranking: Ranking) -> list[_Line]:
    return [
        _Line(
            one_line(item.topic or item.words), item.rank, item.tied, item.score, item
        )
        for item in ranking.items
    ]


def _by_strength(asked: tuple[consented_matches.Wanted, ...]) -> list[_Line]:
    """Return the topics that may be told of, by how strongly they are asked for."""
    totals: dict[str, int] = defaultdict(int)
    for one in asked:
        totals[one.topic] += one.strength
    in_order = sorted(totals, key=lambda topic: (-totals[topic], fold(topic)))
    ranks = ranking_scores.ranks([Fraction(totals[topic]) for topic in in_order])
    return [
        _Line(one_line(topic), rank, ranks.count(rank) > 1, Fraction(totals[topic]))
        for topic, rank in zip(in_order, ranks, strict=True)
    ]


def _lead(ranking: Ranking | None) -> str:
    if ranking is None:
        return tr("By how strongly it is asked for")
    day = phrases.date_of(ranking.held_on) if ranking.held_on else ""
    voters = ""
    if ranking.voters:
        voters = trn("{n} voter", "{n} voters", ranking.voters)
    return dotted(one_line(ranking.title), ranking.method.label, day, voters)


def _blocks(
    lines: list[_Line],
    ranking: Ranking | None,
    asked: tuple[consented_matches.Wanted, ...],
    brought: tuple[consented_matches.Offer, ...],
    left: tuple[str, ...],
) -> list[Block]:
    if not lines:
        found: list[Block] = [Paragraph(tr("Nothing was asked for yet."))]
    else:
        found = [_table(lines, ranking, asked, brought)]
    if left:
        found.append(Paragraph(" ".join(left), Manner.SMALL))
    return found


def _table(
    lines: list[_Line],
    ranking: Ranking | None,
    asked: tuple[consented_matches.Wanted, ...],
    brought: tuple[consented_matches.Offer, ...],
) -> Table:
    askers: dict[str, list[str]] = defaultdict(list)
    for one in asked:
        askers[fold(one.topic)].append(one_line(one.holder))
    helpers: dict[str, list[str]] = defaultdict(list)
    for offer in brought:
        if offer.level >= CAN_SHARE:
            helpers[fold(offer.topic)].append(one_line(offer.holder))
    columns = [
        Column("", 6, Align.CENTER),
        Column(tr("What we asked for"), 30, names_row=True),
        Column(tr("Votes") if ranking else tr("Strength"), 17),
        Column(tr("Who can help"), 23),
    ]
    decided = ranking is not None and any(item.is_decided for item in ranking.items)
    if decided:
        columns.append(Column(tr("How we tackle it"), 24))
    rows: list[tuple[Text | Cell, ...]] = []
    for line in lines:
        key = fold(line.words)
        row: tuple[Text | Cell, ...] = (
            Cell(_rank(line), note=tr("tie") if line.tied else "", bold=True),
            Cell(line.words, note=_asked_by(askers[key]), bold=True),
            _amount(line, ranking),
            phrases.listed(dict.fromkeys(helpers[key])) or tr("Nobody listed yet"),
        )
        rows.append((*row, _decision(line.item)) if decided else row)
    return Table(tuple(columns), tuple(rows))


def _rank(line: _Line) -> str:
    return "–" if line.rank is None else str(line.rank)


def _asked_by(names: list[str]) -> str:
    if not names:
        return ""
    return tr("asked for by {names}").format(names=phrases.listed(dict.fromkeys(names)))


def _amount(line: _Line, ranking: Ranking | None) -> Cell:
    """Return what a topic got, over a mark for each vote."""
    if line.amount is None:
        return Cell("–")
    method = ranking.method if ranking else None
    if method is RankingMethod.MOSCOW and line.item and line.item.bucket:
        return Cell(line.item.bucket.label)
    if method is RankingMethod.FIST_TO_FIVE:
        return Cell(f"{float(line.amount):.1f}")
    number = int(line.amount)
    marks = _MARK * number if 0 < number <= _MOST_MARKS else ""
    return Cell(str(number), note=marks)


def _decision(item: Item | None) -> Cell:
    if item is None:
        return Cell("")
    ways = phrases.listed(way.label for way in item.tackled_by)
    return Cell(ways, note=one_line(item.decision))
