"""What a circle makes of needs and expertise: votes, peers who help, groups."""

import uuid
from datetime import date
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from app.tables.base import (
    MEMBER,
    SUCCESSOR,
    Base,
    Json,
    Long,
    OfCommunity,
    Text,
    column,
    flag,
    json,
    part_of,
    ref,
)
from app.vocabulary import (
    Bucket,
    GroupingKind,
    Layer,
    PeerForm,
    PeerOrigin,
    PeerState,
    RankingMethod,
    RankingStatus,
)


class Ranking(OfCommunity, Base):
    """A prioritization run."""

    __tablename__ = "ranking"
    LAYER: ClassVar[Layer] = MEMBER

    title: Mapped[Text] = column(MEMBER)
    method: Mapped[RankingMethod] = column(MEMBER)
    held_on: Mapped[date | None] = column(MEMBER)
    session_id: Mapped[uuid.UUID | None] = ref("session", MEMBER, optional=True)
    voters: Mapped[int | None] = column(MEMBER, check="voters >= 0")
    votes_each: Mapped[int | None] = column(MEMBER, check="votes_each >= 0")
    # one entry a slip, no names, site optional; empty = totals were typed
    ballots: Mapped[Json | None] = json(SUCCESSOR, "ballots")
    status: Mapped[RankingStatus] = column(MEMBER, default=RankingStatus.OPEN)


class RankingItem(OfCommunity, Base):
    """What was ranked."""

    __tablename__ = "ranking_item"
    LAYER: ClassVar[Layer] = MEMBER
    EXACTLY_ONE: ClassVar = ("topic_id", "need_id", "label")

    ranking_id: Mapped[uuid.UUID] = part_of("ranking", MEMBER)
    position: Mapped[float] = column(MEMBER)  # order among ties, and before a count
    topic_id: Mapped[uuid.UUID | None] = part_of("topic", MEMBER)
    need_id: Mapped[uuid.UUID | None] = part_of("need", MEMBER)
    label: Mapped[Text | None] = column(MEMBER)
    tally: Mapped[int | None] = column(MEMBER, check="tally >= 0")  # typed total
    impact: Mapped[int | None] = column(MEMBER, check="impact BETWEEN 0 AND 100")
    effort: Mapped[int | None] = column(MEMBER, check="effort BETWEEN 0 AND 100")
    bucket: Mapped[Bucket | None] = column(MEMBER)  # MoSCoW
    decision: Mapped[Text | None] = column(MEMBER)
    tackled_by: Mapped[Json | None] = json(MEMBER, "tackled_by")  # two at once: US4
    # the thing the decision created
    session_id: Mapped[uuid.UUID | None] = ref("session", MEMBER, optional=True)
    ta_id: Mapped[uuid.UUID | None] = ref("ta_engagement", MEMBER, optional=True)
    peer_link_id: Mapped[uuid.UUID | None] = ref("peer_link", MEMBER, optional=True)
    action_id: Mapped[uuid.UUID | None] = ref("action", MEMBER, optional=True)


class PeerLink(OfCommunity, Base):
    """One time someone asked and someone helped, or might."""

    __tablename__ = "peer_link"
    LAYER: ClassVar[Layer] = MEMBER
    TOTALS: ClassVar[bool] = True

    topic_id: Mapped[uuid.UUID | None] = ref("topic", MEMBER, optional=True)
    need_id: Mapped[uuid.UUID | None] = ref("need", MEMBER, optional=True)
    expertise_id: Mapped[uuid.UUID | None] = ref("expertise", MEMBER, optional=True)
    asker_site_id: Mapped[uuid.UUID | None] = ref("site", MEMBER, optional=True)
    asker_person_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    helper_site_id: Mapped[uuid.UUID | None] = ref("site", MEMBER, optional=True)
    helper_person_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    state: Mapped[PeerState] = column(MEMBER, default=PeerState.SUGGESTED)
    origin: Mapped[PeerOrigin] = column(MEMBER, default=PeerOrigin.COACH)
    session_id: Mapped[uuid.UUID | None] = ref("session", MEMBER, optional=True)
    introduced_on: Mapped[date | None] = column(MEMBER)
    introduced_by_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    intro_text: Mapped[Long | None] = column(SUCCESSOR)
    alone_on: Mapped[date | None] = column(MEMBER)  # first contact without the coach
    happened_on: Mapped[date | None] = column(MEMBER)
    form: Mapped[PeerForm | None] = column(MEMBER)
    result: Mapped[Long | None] = column(MEMBER)
    helpful: Mapped[bool | None] = flag(MEMBER, "helpful")
    # member from introduced on
    layer: Mapped[Layer] = column(
        MEMBER, default=Layer.SUCCESSOR, check="layer <> 'own'"
    )


class Grouping(OfCommunity, Base):
    """One making of groups, or a standing set of sub-groups."""

    __tablename__ = "grouping"
    LAYER: ClassVar[Layer] = MEMBER

    kind: Mapped[GroupingKind] = column(MEMBER)
    title: Mapped[Text] = column(MEMBER)
    session_id: Mapped[uuid.UUID | None] = ref("session", MEMBER, optional=True)
    # the step of the plan in which they meet
    block_id: Mapped[uuid.UUID | None] = ref("block", MEMBER, optional=True)
    size_target: Mapped[int | None] = column(MEMBER, check="size_target >= 0")
    size_min: Mapped[int | None] = column(MEMBER, check="size_min >= 0")
    size_max: Mapped[int | None] = column(MEMBER, check="size_max >= 0")
    criteria: Mapped[Json | None] = json(MEMBER, "criteria")  # switches, what to spread
    # sets of person ids; *apart* is a `private_note`
    together: Mapped[Json | None] = json(SUCCESSOR, "together")
    rationale: Mapped[Long | None] = column(MEMBER)
    groups: Mapped[Json] = json(MEMBER, "groups")  # letter, name, why, room
    held_on: Mapped[date | None] = column(MEMBER)


class GroupPlace(OfCommunity, Base):
    """A person's place in a grouping."""

    __tablename__ = "group_place"
    LAYER: ClassVar[Layer] = MEMBER
    CONSTRAINTS: ClassVar = (UniqueConstraint("grouping_id", "person_id"),)

    grouping_id: Mapped[uuid.UUID] = part_of("grouping", MEMBER)
    letter: Mapped[Text | None] = column(MEMBER)  # null = got none
    person_id: Mapped[uuid.UUID] = ref("person", MEMBER)
    choices: Mapped[Json | None] = json(MEMBER, "choices")  # 1 to 3
