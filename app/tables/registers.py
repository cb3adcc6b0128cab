"""What people brought, what was decided and learned, what is shared and where."""

import uuid
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped

from app.tables.base import (
    FUNDER,
    MEMBER,
    PUBLIC,
    Base,
    Long,
    MaybeOfCommunity,
    OfCommunity,
    Text,
    column,
    flag,
    ref,
)
from app.vocabulary import (
    ContributionKind,
    ContributionState,
    DecisionMode,
    Layer,
    LearningKind,
    PlaceKind,
    ResourceKind,
)


class Contribution(OfCommunity, Base):
    """What people brought: a success, a challenge, an idea, a theme, an offer."""

    __tablename__ = "contribution"
    LAYER: ClassVar[Layer] = MEMBER

    kind: Mapped[ContributionKind] = column(MEMBER)
    body: Mapped[Long] = column(MEMBER)
    person_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    site_id: Mapped[uuid.UUID | None] = ref("site", MEMBER, optional=True)
    topic_id: Mapped[uuid.UUID | None] = ref("topic", MEMBER, optional=True)
    # heard in
    session_id: Mapped[uuid.UUID | None] = ref("session", MEMBER, optional=True)
    said_on: Mapped[date] = column(MEMBER)
    named: Mapped[bool] = flag(MEMBER, "named", default=False)  # may bear the name
    wants_help: Mapped[bool] = flag(MEMBER, "wants_help", default=False)
    votes: Mapped[int | None] = column(MEMBER)
    state: Mapped[ContributionState] = column(MEMBER, default=ContributionState.NEW)
    used_in_session_id: Mapped[uuid.UUID | None] = ref("session", MEMBER, optional=True)
    layer: Mapped[Layer] = column(MEMBER, default=Layer.MEMBER, check="layer <> 'own'")


class Decision(OfCommunity, Base):
    """A decision made."""

    __tablename__ = "decision"
    LAYER: ClassVar[Layer] = MEMBER

    body: Mapped[Text] = column(MEMBER)
    decided_on: Mapped[date] = column(MEMBER)
    session_id: Mapped[uuid.UUID | None] = ref("session", MEMBER, optional=True)
    proposed_by_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    decided_by: Mapped[Text | None] = column(MEMBER)
    mode: Mapped[DecisionMode | None] = column(MEMBER)  # how it was made
    review_on: Mapped[date | None] = column(MEMBER)
    decision_area_id: Mapped[uuid.UUID | None] = ref(
        "decision_area", MEMBER, optional=True
    )


class Learning(OfCommunity, Base):
    """What, so what, now what; and what a pilot assumes until it is tested."""

    __tablename__ = "learning"
    LAYER: ClassVar[Layer] = FUNDER

    kind: Mapped[LearningKind] = column(FUNDER, default=LearningKind.DEBRIEF)
    session_id: Mapped[uuid.UUID | None] = ref("session", FUNDER, optional=True)
    grouping_id: Mapped[uuid.UUID | None] = ref("grouping", FUNDER, optional=True)
    noted_on: Mapped[date] = column(FUNDER)
    area: Mapped[Text | None] = column(FUNDER)
    happened: Mapped[Long | None] = column(FUNDER)  # of an assumption: what we assume
    so_what: Mapped[Long | None] = column(FUNDER)
    now_what: Mapped[Long | None] = column(FUNDER)  # the change to try, the test
    owner_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    due_on: Mapped[date | None] = column(FUNDER)
    tried_on: Mapped[date | None] = column(FUNDER)
    result: Mapped[Long | None] = column(FUNDER)
    held: Mapped[bool | None] = flag(FUNDER, "held")  # null = not tested yet
    layer: Mapped[Layer] = column(
        FUNDER, default=Layer.SUCCESSOR, check="layer <> 'own'"
    )


class Place(MaybeOfCommunity, Base):
    """Where things are and who keeps them; never a secret."""

    __tablename__ = "place"
    LAYER: ClassVar[Layer] = MEMBER

    kind: Mapped[PlaceKind] = column(MEMBER)
    name: Mapped[Text] = column(MEMBER)
    location: Mapped[Text | None] = column(MEMBER)
    holds: Mapped[Text | None] = column(MEMBER)
    access: Mapped[Text | None] = column(MEMBER)  # who has it
    keeper_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    checked_on: Mapped[date | None] = column(MEMBER)
    retired_on: Mapped[date | None] = column(MEMBER)


class Resource(MaybeOfCommunity, Base):
    """What the circle made or found; the terms of its language; things to read."""

    __tablename__ = "resource"
    LAYER: ClassVar[Layer] = PUBLIC

    kind: Mapped[ResourceKind] = column(PUBLIC)
    title: Mapped[Text] = column(PUBLIC)
    summary: Mapped[Text | None] = column(PUBLIC)
    body: Mapped[Long | None] = column(PUBLIC)
    contributor_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    site_id: Mapped[uuid.UUID | None] = ref("site", MEMBER, optional=True)
    dated: Mapped[date | None] = column(PUBLIC)
    source_note: Mapped[Text | None] = column(PUBLIC)
    licence: Mapped[Text | None] = column(PUBLIC)
    location: Mapped[Text | None] = column(MEMBER)  # a path, a link, a shelf
    place_id: Mapped[uuid.UUID | None] = ref("place", MEMBER, optional=True)
    placed_on: Mapped[date | None] = column(MEMBER)
    permission: Mapped[Text | None] = column(PUBLIC)  # in the giver's words
    credit: Mapped[bool] = flag(PUBLIC, "credit", default=True)
    layer: Mapped[Layer] = column(
        PUBLIC, default=Layer.SUCCESSOR, check="layer <> 'own'"
    )
