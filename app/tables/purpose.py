"""What success is to each of us, who decides what, and what was adopted."""

import uuid
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped

from app.tables.base import (
    FUNDER,
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
    DecisionMode,
    DecisionPart,
    Layer,
    RevisionStatus,
    RevisionSubject,
    Role,
    SuccessAudience,
    SuccessLevel,
    SuccessStatus,
)


class Success(OfCommunity, Base):
    """What success is, to one audience."""

    __tablename__ = "success"
    LAYER: ClassVar[Layer] = FUNDER

    whose: Mapped[SuccessAudience] = column(FUNDER)
    theme: Mapped[Text | None] = column(FUNDER)  # the row across columns
    position: Mapped[float] = column(FUNDER)
    statement: Mapped[Long] = column(FUNDER)
    level: Mapped[SuccessLevel] = column(FUNDER, default=SuccessLevel.FEASIBLE)
    horizon_on: Mapped[date | None] = column(FUNDER)  # by when
    # whether the money there is covers it; null = nobody has said
    funded: Mapped[bool | None] = flag(FUNDER, "funded")
    measure: Mapped[Text | None] = column(FUNDER)
    data_source: Mapped[Text | None] = column(FUNDER)
    baseline: Mapped[Text | None] = column(FUNDER)
    target: Mapped[Text | None] = column(FUNDER)
    status: Mapped[SuccessStatus] = column(FUNDER, default=SuccessStatus.OPEN)


class Tension(OfCommunity, Base):
    """A difference we are holding, between two statements of success."""

    __tablename__ = "tension"
    LAYER: ClassVar[Layer] = FUNDER

    success_a_id: Mapped[uuid.UUID | None] = ref("success", FUNDER, optional=True)
    success_b_id: Mapped[uuid.UUID | None] = ref("success", FUNDER, optional=True)
    nature: Mapped[Long] = column(FUNDER)
    how_held: Mapped[Long | None] = column(FUNDER)
    decided_with: Mapped[Text | None] = column(MEMBER)
    review_on: Mapped[date | None] = column(FUNDER)
    # audiences whose print omits it
    leave_out: Mapped[Json | None] = json(SUCCESSOR, "leave_out")


class DecisionArea(OfCommunity, Base):
    """Something that gets decided."""

    __tablename__ = "decision_area"
    LAYER: ClassVar[Layer] = FUNDER

    title: Mapped[Text] = column(FUNDER)
    position: Mapped[float] = column(FUNDER)
    mode: Mapped[DecisionMode | None] = column(FUNDER)
    note: Mapped[Text | None] = column(FUNDER)
    agreed_on: Mapped[date | None] = column(FUNDER)
    review_on: Mapped[date | None] = column(FUNDER)


class DecisionRight(OfCommunity, Base):
    """One letter of the grid of who decides what, of an organization or of a role.

    Exactly one A and at least one D in each area are advice, not a constraint.
    """

    __tablename__ = "decision_right"
    LAYER: ClassVar[Layer] = FUNDER
    EXACTLY_ONE: ClassVar = ("party_id", "role")

    decision_area_id: Mapped[uuid.UUID] = part_of("decision_area", FUNDER)
    party_id: Mapped[uuid.UUID | None] = ref("party", FUNDER, optional=True)
    role: Mapped[Role | None] = column(FUNDER)
    part: Mapped[DecisionPart] = column(FUNDER)


class Revision(OfCommunity, Base):
    """An adopted text or set, frozen."""

    __tablename__ = "revision"
    LAYER: ClassVar[Layer] = FUNDER

    subject: Mapped[RevisionSubject] = column(FUNDER)
    whose: Mapped[SuccessAudience | None] = column(FUNDER)  # success only
    number: Mapped[int] = column(FUNDER)  # of this subject and of whose it is, from 1
    status: Mapped[RevisionStatus] = column(FUNDER, default=RevisionStatus.ADOPTED)
    dated: Mapped[date] = column(FUNDER)
    adopted_by: Mapped[Text | None] = column(MEMBER)
    reason: Mapped[Text | None] = column(FUNDER)
    # what brought it about
    transition_id: Mapped[uuid.UUID | None] = ref("transition", FUNDER, optional=True)
    review_on: Mapped[date | None] = column(FUNDER)
    # the rows as in the community document, columns of layer funder only
    snapshot: Mapped[Json | None] = json(FUNDER, "snapshot")
