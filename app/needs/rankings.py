"""Votes on what comes first, from the first slip to a ranked list (NR12).

A vote holds topics, needs or free words. Its totals are typed from paper or come from
slips (`app.needs.ballots`); equal scores are ties, ordered by hand among themselves.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock, tables
from app.errors import RefusedError
from app.i18n import tr, trn
from app.needs import needs, ranking_scores, topics
from app.needs.ranking_counts import check_counts, recount
from app.needs.ranking_records import (
    Item,
    Ranking,
    Slip,
    find,
    find_item,
    record,
    words_of,
)
from app.needs.ranking_scores import COUNTED, POINTS
from app.person.people_names import fold, tidy
from app.vocabulary import Bucket, NeedState, RankingMethod, RankingStatus

__all__ = [
    "Fields",
    "Item",
    "Ranking",
    "Slip",
    "add_item",
    "change",
    "check_counts",
    "close",
    "count",
    "delete",
    "find",
    "find_item",
    "get",
    "item_for_topic",
    "move_tied",
    "of_community",
    "place",
    "place_topic",
    "put_in_bucket",
    "recount",
    "remove_item",
    "reopen",
    "start",
    "words_of",
]

VOTES_EACH: Final = {
    RankingMethod.DOT_VOTE: 3,
    RankingMethod.PRIVATE_BALLOT: 3,
    RankingMethod.HUNDRED_POINTS: POINTS,
}
"""How many votes each has until somebody says otherwise."""

MOST_ITEMS: Final = 60
_SIDE: Final = 100  # the length of the difference and effort square


class Fields(TypedDict, total=False):
    """What can be said of a vote beside its method and what it is about."""

    title: str
    held_on: date | None
    session_id: UUID | None
    voters: int | None
    votes_each: int | None


def of_community(session: Session, community_id: UUID) -> list[Ranking]:
    """Return the votes of a community, the latest first."""
    rows = session.scalars(
        select(tables.Ranking).where(tables.Ranking.community_id == community_id)
    ).all()
    # held here, so that they are read at once and not one by one
    known = session.scalars(select(tables.Topic)).all()
    found = [record(session, row) for row in rows]
    del known
    found.sort(key=lambda one: (fold(one.title), str(one.id)))
    return sorted(found, key=lambda one: one.held_on or date.max, reverse=True)


def get(session: Session, ranking_id: UUID) -> Ranking:
    """Return a vote. Raises GoneError."""
    return record(session, find(session, ranking_id))


def start(
    session: Session,
    community_id: UUID,
    method: RankingMethod,
    about: Iterable[UUID | str] = (),
    **fields: Unpack[Fields],
) -> UUID:
    """Start a vote over topics (keys) and free words; return its key.

    Without any it is over the topics asked for, the 60 strongest first. Raises
    RefusedError if there is nothing to vote on or a number makes no sense.
    """
    wanted = list(dict.fromkeys(about)) or [
        total.topic_id
        for total in needs.totals(needs.of_community(session, community_id))[
            :MOST_ITEMS
        ]
    ]
    row = tables.Ranking(
        community_id=community_id,
        title=method.label,
        method=method,
        held_on=clock.today(),
        votes_each=VOTES_EACH.get(method),
    )
    _fill(row, fields)
    session.add(row)
    session.flush()
    _add_all(session, row, wanted, [])
    if not wanted:
        raise RefusedError(
            tr("There is nothing to vote on yet. Add what people ask for first.")
        )
    return row.id


def change(session: Session, ranking_id: UUID, **fields: Unpack[Fields]) -> None:
    """Say something else of a vote.

    Raises RefusedError if what is counted already would then be impossible.
    """
    row = find(session, ranking_id)
    _fill(row, fields)
    session.flush()
    found = record(session, row)
    check_counts(found, {item.id: item.tally or 0 for item in found.items})
    if row.voters is not None and len(found.slips) > row.voters:
        raise RefusedError(
            trn(
                "{n} slip is in already, so there are no fewer voters. Nothing was "
                "changed.",
                "{n} slips are in already, so there are no fewer voters. Nothing was "
                "changed.",
                len(found.slips),
            )
        )


def add_item(session: Session, ranking_id: UUID, about: UUID | str) -> UUID:
    """Put a topic (its key) or free words on a vote, at the end; return the item.

    Raises RefusedError if it stands there already, is empty or is one too many.
    """
    row = find(session, ranking_id)
    words = [one.words for one in record(session, row).items]
    return _add_all(session, row, [about], words)[0]


def _add_all(
    session: Session, row: tables.Ranking, wanted: list[UUID | str], there: list[str]
) -> list[UUID]:
    """Put things on a vote behind those that are there; return their items."""
    known, made = {fold(one) for one in there}, []
    first = _next(session, row)
    # held here, so that they are read at once and not one by one
    found = session.scalars(
        select(tables.Topic).where(
            tables.Topic.id.in_([one for one in wanted if isinstance(one, UUID)])
        )
    ).all()
    for number, about in enumerate(wanted):
        item = tables.RankingItem(
            community_id=row.community_id, ranking_id=row.id, position=first + number
        )
        if isinstance(about, UUID):
            topic = topics.find(session, about)
            item.topic_id, words = topic.id, topic.name
        else:
            words = item.label = tidy(about, topics.LONGEST)
        _refuse(row, words, known)
        known.add(fold(words))
        made.append(item)
    del found
    session.add_all(made)
    session.flush()
    return [item.id for item in made]


def _refuse(row: tables.Ranking, words: str, known: set[str]) -> None:
    """Refuse what says nothing, is on the vote already, or is one too many.

    The square has room for all: nobody has to weigh it at one go.
    """
    if not words:
        raise RefusedError(tr("Say in a word or two what is voted on."))
    if fold(words) in known:
        raise RefusedError(tr("{words} is on this vote already.").format(words=words))
    if row.method is not RankingMethod.IMPACT_EFFORT and len(known) >= MOST_ITEMS:
        raise RefusedError(
            tr(
                "A vote holds {n} things at most; more than that nobody can weigh. "
                "Nothing was added."
            ).format(n=MOST_ITEMS)
        )


def remove_item(session: Session, item_id: UUID) -> None:
    """Take something off a vote; slips keep the rest of what they say."""
    row = find_item(session, item_id)
    ranking = find(session, row.ranking_id)
    session.delete(row)
    session.flush()
    if ranking.ballots:
        key = item_id.hex
        ranking.ballots = [
            {**slip, "marks": {k: v for k, v in slip["marks"].items() if k != key}}
            for slip in ranking.ballots
        ]
        recount(session, ranking)
    session.flush()


def count(
    session: Session, ranking_id: UUID, totals: Mapping[UUID, int | None]
) -> None:
    """Keep totals typed from paper, by item; those not named stay as they are.

    Raises RefusedError for a total that cannot be (US4), or while slips are counted.
    """
    row = find(session, ranking_id)
    found = record(session, row)
    if found.method not in COUNTED:
        raise RefusedError(tr("Nothing is counted in this vote; the group agrees."))
    if found.slips:
        raise RefusedError(
            tr(
                "This vote is counted slip by slip; the totals come from there. Delete "
                "the slips first to type totals. Nothing was changed."
            )
        )
    after = {item.id: item.tally or 0 for item in found.items}
    after |= {key: total or 0 for key, total in totals.items()}
    check_counts(found, after)
    for key, total in totals.items():
        find_item(session, key).tally = total
    session.flush()


def put_in_bucket(session: Session, item_id: UUID, bucket: Bucket | None) -> None:
    """Say which MoSCoW bucket something lies in; None takes it out."""
    find_item(session, item_id).bucket = bucket
    session.flush()


def place(
    session: Session, item_id: UUID, impact: int | None, effort: int | None
) -> None:
    """Put something on the difference and effort square, 0 to 100 each.

    None for both takes it off. Raises RefusedError beyond the square.
    """
    if (impact is None) is not (effort is None):
        raise RefusedError(tr("A place on the square has two numbers."))
    if not all(0 <= n <= _SIDE for n in (impact, effort) if n is not None):
        raise RefusedError(
            tr("Difference and effort go from 0 to 100. It stays where it was.")
        )
    row = find_item(session, item_id)
    row.impact, row.effort = impact, effort
    session.flush()


def item_for_topic(session: Session, community_id: UUID, topic_id: UUID) -> UUID:
    """Return the item in which a topic is weighed without a vote.

    It is in the latest open run of difference and effort; one is started with it if
    there is none.
    """
    for found in of_community(session, community_id):
        if found.method is RankingMethod.IMPACT_EFFORT and found.is_open:
            item = found.about(topic_id)
            return item.id if item else add_item(session, found.id, topic_id)
    new = start(session, community_id, RankingMethod.IMPACT_EFFORT, [topic_id])
    return get(session, new).items[0].id


def place_topic(
    session: Session,
    community_id: UUID,
    topic_id: UUID,
    impact: int | None,
    effort: int | None,
) -> None:
    """Put a topic on the square where no vote is shown (`item_for_topic`)."""
    item = item_for_topic(session, community_id, topic_id)
    place(session, item, impact, effort)


def move_tied(session: Session, item_id: UUID, steps: int) -> None:
    """Move something up (-) or down (+) among those it is tied with.

    Raises RefusedError if that would pass one with more or fewer votes.
    """
    row = find_item(session, item_id)
    found = record(session, find(session, row.ranking_id))
    item = found.item(item_id)
    peers = [one.id for one in found.items if item and one.rank == item.rank]
    at = peers.index(item_id)
    to = at + steps
    if len(peers) < 2 or not 0 <= to < len(peers):
        raise RefusedError(
            tr("Only those with the same result change places. The order stayed.")
        )
    peers.insert(to, peers.pop(at))
    rows = {key: find_item(session, key) for key in peers}
    places = sorted(one.position for one in rows.values())
    if len(set(places)) < len(places):
        places = [places[0] + n / 1000 for n in range(len(places))]
    for key, position in zip(peers, places, strict=True):
        rows[key].position = position
    session.flush()


def close(session: Session, ranking_id: UUID) -> None:
    """End a vote; what it ranked is prioritized. Raises RefusedError if it is empty."""
    row = find(session, ranking_id)
    found = record(session, row)
    if not found.has_result:
        raise RefusedError(tr("Nothing has been counted yet, so the vote stays open."))
    row.status = RankingStatus.CLOSED
    ranked = {item.topic_id for item in found.items if _is_wanted(item)}
    for need in session.scalars(
        select(tables.Need).where(
            tables.Need.community_id == row.community_id,
            tables.Need.topic_id.in_(ranked - {None}),
            tables.Need.state == NeedState.RAISED,
        )
    ):
        need.state = NeedState.PRIORITIZED
    session.flush()


def reopen(session: Session, ranking_id: UUID) -> None:
    """Let a vote be counted on; what it put first is only asked for again.

    What another closed vote put first stays so, and what was decided on.
    """
    row = find(session, ranking_id)
    row.status = RankingStatus.OPEN
    session.flush()
    others = {
        item.topic_id
        for one in of_community(session, row.community_id)
        if not one.is_open
        for item in one.items
        if _is_wanted(item)
    }
    ours = {one.topic_id for one in get(session, ranking_id).items if _is_wanted(one)}
    for need in session.scalars(
        select(tables.Need).where(
            tables.Need.community_id == row.community_id,
            tables.Need.topic_id.in_(ours - others - {None}),
            tables.Need.state == NeedState.PRIORITIZED,
        )
    ):
        if not need.tackled_by:
            need.state = NeedState.RAISED
    session.flush()


def _is_wanted(item: Item) -> bool:
    """Tell whether a vote ranked something that anybody wants."""
    counts = bool(item.score) or item.impact is not None  # on the square 0 is a place
    return item.rank is not None and counts and item.bucket is not Bucket.WONT


def delete(session: Session, ranking_id: UUID) -> None:
    """Delete a vote with its counts; what was decided on has its own entries."""
    session.delete(find(session, ranking_id))
    session.flush()


def _next(session: Session, row: tables.Ranking) -> float:
    places = session.scalars(
        select(tables.RankingItem.position).where(
            tables.RankingItem.ranking_id == row.id
        )
    ).all()
    return max(places, default=0.0) + 1


def _fill(row: tables.Ranking, fields: Fields) -> None:
    values: dict[str, Any] = dict(fields)
    if "title" in values:
        values["title"] = tidy(values["title"]) or row.method.label
    for name in ("voters", "votes_each"):
        number = values.get(name)
        if number is not None and not 0 < number <= ranking_scores.LARGEST:
            raise RefusedError(tr("Voters and votes are whole numbers from 1 up."))
    if "votes_each" in values and row.method not in ranking_scores.RATIONED:
        values["votes_each"] = None
    for name, value in values.items():
        setattr(row, name, value)
