"""Appreciative interviews: pairs who find out what the other one is good at (NR14).

Pairs are best drawn across sites, from people who have not met. What an interview
brings to light becomes an expertise; members read of it only with its owner's consent.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.errors import RefusedError
from app.gathering import blocks, sessions
from app.gathering.plans import Block
from app.i18n import mark, tr
from app.needs import groupings, interview_cards, offers, pair_facts, pairings
from app.needs.groupings import Group, Grouping
from app.needs.pair_facts import Facts
from app.needs.pairings import Pairing
from app.needs.whole_numbers import Stop
from app.person.people_names import tidy
from app.vocabulary import Category, GroupingKind, Layer, Phase, Source

RULE_WORDS: Final = {
    "sites": mark("Different sites"),
    "new": mark("Not already connected"),
    "quiet": mark("Put quiet people with good listeners"),
    "gifts": mark("Match needs to gifts"),
}
"""The rules in the order in which they count, and what they are called."""

USUAL: Final = ("sites", "new", "quiet")
_METHOD: Final = "appreciative_interviews"
_LINE: Final = 300


@dataclass(frozen=True)
class Setup:
    """What pairs are asked for."""

    people: tuple[UUID, ...]
    rules: tuple[str, ...] = USUAL
    turn: int = 0
    session_id: UUID | None = None
    title: str = ""
    grouping_id: UUID | None = None  # made anew in its place


@dataclass(frozen=True)
class Prepared:
    """A setup with what is known of its people."""

    setup: Setup
    facts: Facts


@dataclass(frozen=True)
class Told:
    """What came to light about one person: a headline, and talents as topics."""

    headline: str = ""
    talents: tuple[str, ...] = ()
    may_be_listed: bool = False  # they agreed that members read of it


def setup_of(grouping: Grouping) -> Setup:
    """Return what pairs were made by."""
    kept = grouping.criteria
    rules = kept.get("rules")
    return Setup(
        grouping.people,
        tuple(USUAL if rules is None else rules),
        int(kept.get("turn") or 0),
        grouping.session_id,
        grouping.title,
        grouping.id,
    )


def prepare(session: Session, community_id: UUID, setup: Setup) -> Prepared:
    """Read what pairs go by. Raises RefusedError for fewer than two people."""
    facts = pair_facts.read(session, community_id, setup.people, setup.grouping_id)
    if len(facts.people) < 2:
        raise RefusedError(tr("Choose at least two people to make pairs of."))
    return Prepared(setup, facts)


def make(prepared: Prepared, stop: Stop | None = None) -> Pairing:
    """Return the best pairs; nothing of the book is read or written."""
    facts = prepared.facts
    rules = prepared.setup.rules
    return pairings.pair(
        len(facts.people),
        lambda one, other: facts.costs(one, other, rules),
        prepared.setup.turn,
        stop,
    )


def keep(
    session: Session, community_id: UUID, prepared: Prepared, made: Pairing
) -> UUID:
    """Write down pairs that were made; return the key of the grouping."""
    setup, people = prepared.setup, prepared.facts.people
    if setup.grouping_id is None:
        row = tables.Grouping(
            community_id=community_id,
            kind=GroupingKind.INTERVIEW,
            title=setup.title.strip() or tr("Appreciative interviews"),
            session_id=setup.session_id,
            groups=[],
        )
        session.add(row)
        session.flush()
        old: tuple[Group, ...] = ()
    else:
        row = groupings.find(session, setup.grouping_id)
        old = groupings.get(session, setup.grouping_id).groups
        groupings.meet_at(row, setup.session_id)
    row.criteria = {
        **(row.criteria or {}),
        "rules": list(setup.rules),
        "turn": setup.turn,
        "proved": made.proved,
    }
    said = {group.letter: group for group in old}
    asked = interview_cards.questions()
    pairs = []
    for at, (letter, group) in enumerate(
        zip(groupings.letters(len(made.groups)), made.groups, strict=True)
    ):
        known = said.get(letter, Group(letter, question=asked[at % len(asked)]))
        inside = tuple(people[one] for one in group)
        pairs.append(replace(known, people=inside, stories={}))
    groupings.put(session, row, pairs)
    return row.id


def add_to_plan(session: Session, grouping_id: UUID, session_id: UUID) -> UUID:
    """Put interviews, or groups, into the plan of a gathering; return the block.

    Before the closing, if the plan ends with one. Raises GoneError.
    """
    grouping = groupings.get(session, grouping_id)
    after = _last_before_closing(session, session_id)
    if grouping.is_interview:
        block_id = blocks.add_method(session, session_id, _METHOD, after)
        blocks.change(session, block_id, category=Category.PEER_HELP)
    else:
        block_id = blocks.add(
            session,
            session_id,
            after,
            title=grouping.title,
            purpose=grouping.rationale,
            category=Category.DIALOGUE,
            minutes=30,
            group_size=grouping.size,
        )
    groupings.change(session, grouping_id, session_id=session_id, block_id=block_id)
    return block_id


def tell(
    session: Session, grouping_id: UUID, person_id: UUID, told: Told
) -> tuple[UUID, ...]:
    """Keep what an interview brought to light about a person; return its expertise.

    Members read of a talent only if its owner agreed; else it is for whoever takes over
    the work. A headline is kept only with that consent. Raises RefusedError when there
    is nothing to keep, or a stricter answer for all their communities holds.
    """
    grouping = groupings.get(session, grouping_id)
    talents = [talent for talent in told.talents if talent.strip()]
    headline = tidy(told.headline, _LINE) if told.may_be_listed else ""
    if not talents and not headline:
        raise RefusedError(tr("Name a talent first. Nothing was kept."))
    keys = tuple(
        _keep_talent(session, grouping.community_id, person_id, talent, told)
        for talent in talents
    )
    if headline:
        _keep_story(session, grouping_id, person_id, headline)
    return keys


def _keep_talent(
    session: Session, community_id: UUID, person_id: UUID, talent: str, told: Told
) -> UUID:
    source = Source.APPRECIATIVE_INTERVIEW
    known = {
        one.topic.casefold(): one.id
        for one in offers.of_community(session, community_id)
        if one.holder.key == person_id
    }
    if talent.strip().casefold() in known:  # what was agreed before still holds
        key = offers.put(session, community_id, talent, person_id, source=source)
    else:
        key = offers.put(
            session,
            community_id,
            talent,
            person_id,
            source=source,
            layer=Layer.SUCCESSOR,
        )
    if told.may_be_listed:
        offers.let_list(session, community_id, key, agreed=True)
    return key


def _keep_story(
    session: Session, grouping_id: UUID, person_id: UUID, headline: str
) -> None:
    row = groupings.find(session, grouping_id)
    letter = session.scalar(
        select(tables.GroupPlace.letter).where(
            tables.GroupPlace.grouping_id == grouping_id,
            tables.GroupPlace.person_id == person_id,
        )
    )
    row.groups = [
        {**one, "stories": {**(one.get("stories") or {}), person_id.hex: headline}}
        if one["letter"] == letter
        else one
        for one in row.groups
    ]
    session.flush()


def _last_before_closing(session: Session, session_id: UUID) -> UUID | None:
    during = [
        block
        for block in blocks.of_session(session, sessions.get(session, session_id).id)
        if block.phase is Phase.DURING
    ]
    if len(during) > 1 and during[-1].category is Category.CLOSING:
        return during[-2].id
    return _key(during[-1:])


def _key(found: Iterable[Block]) -> UUID | None:
    return next((block.id for block in found), None)
