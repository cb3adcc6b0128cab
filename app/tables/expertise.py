"""Topics, needs and expertise: what is asked for and what is brought."""

import uuid
from datetime import date
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from app.tables.base import (
    FUNDER,
    MEMBER,
    Base,
    Json,
    Long,
    OfCommunity,
    Row,
    Text,
    column,
    flag,
    json,
    ref,
)
from app.vocabulary import (
    Confidence,
    ExpertiseKind,
    Layer,
    NeedState,
    Source,
    Terms,
    WorkType,
)


class Topic(Row, Base):
    """The tree of skills and subjects."""

    __tablename__ = "topic"
    LAYER: ClassVar[Layer] = FUNDER

    name: Mapped[Text] = column(FUNDER)
    parent_id: Mapped[uuid.UUID | None] = ref("topic", FUNDER, optional=True)
    description: Mapped[Text | None] = column(FUNDER)
    retired_on: Mapped[date | None] = column(FUNDER)


class Need(OfCommunity, Base):
    """Someone asks."""

    __tablename__ = "need"
    AT_MOST_ONE: ClassVar = ("site_id", "person_id")
    LAYER: ClassVar[Layer] = MEMBER
    TOTALS: ClassVar[bool] = True

    topic_id: Mapped[uuid.UUID] = ref("topic", MEMBER)
    site_id: Mapped[uuid.UUID | None] = ref("site", MEMBER, optional=True)
    person_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    wording: Mapped[Text | None] = column(MEMBER)
    strength: Mapped[int] = column(MEMBER, check="strength BETWEEN 0 AND 3")
    urgent_by: Mapped[date | None] = column(MEMBER)
    state: Mapped[NeedState] = column(MEMBER, default=NeedState.RAISED)
    tackled_by: Mapped[Json | None] = json(MEMBER, "tackled_by")  # codes of c.5
    work_type: Mapped[WorkType | None] = column(MEMBER)
    joint_impact: Mapped[Long | None] = column(MEMBER)
    assets: Mapped[Long | None] = column(MEMBER)
    satisfying: Mapped[Long | None] = column(MEMBER)
    source: Mapped[Source] = column(MEMBER)
    confidence: Mapped[Confidence] = column(MEMBER, default=Confidence.STATED)
    asked_on: Mapped[date] = column(MEMBER)
    checked_on: Mapped[date | None] = column(MEMBER)  # freshness
    layer: Mapped[Layer] = column(MEMBER, default=Layer.MEMBER, check="layer <> 'own'")


class Expertise(Row, Base):
    """Someone can."""

    __tablename__ = "expertise"
    EXACTLY_ONE: ClassVar = ("site_id", "person_id")
    LAYER: ClassVar[Layer] = MEMBER
    TOTALS: ClassVar[bool] = True
    CONSTRAINTS: ClassVar = (
        UniqueConstraint("topic_id", "site_id"),
        UniqueConstraint("topic_id", "person_id"),
    )

    topic_id: Mapped[uuid.UUID] = ref("topic", MEMBER)
    site_id: Mapped[uuid.UUID | None] = ref("site", MEMBER, optional=True)
    person_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    level: Mapped[int] = column(MEMBER, check="level BETWEEN 0 AND 4")
    offer: Mapped[bool] = flag(MEMBER, "offer", default=False)
    kind: Mapped[ExpertiseKind | None] = column(MEMBER)  # c.5
    terms: Mapped[Terms | None] = column(MEMBER)
    availability: Mapped[Text | None] = column(MEMBER)
    place: Mapped[Text | None] = column(MEMBER)
    # never coach_observation: that is a `private_note`
    source: Mapped[Source] = column(MEMBER)
    confidence: Mapped[Confidence] = column(MEMBER, default=Confidence.STATED)
    checked_on: Mapped[date | None] = column(MEMBER)
    # member once its holder says it may be listed
    layer: Mapped[Layer] = column(
        MEMBER, default=Layer.SUCCESSOR, check="layer <> 'own'"
    )
