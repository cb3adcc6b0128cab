"""Technical assistance: specific, time-bound help with an end."""

import uuid
from datetime import date
from typing import ClassVar

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from app.tables.base import (
    FUNDER,
    MEMBER,
    SITE,
    SUCCESSOR,
    Base,
    Json,
    Long,
    Minutes,
    OfCommunity,
    Text,
    column,
    duration,
    json,
    part_of,
    ref,
)
from app.vocabulary import (
    ActionKind,
    ActionOrigin,
    Checklist,
    Deliverable,
    Intensity,
    Layer,
    TaFunction,
    TaStatus,
    TransitionCause,
    TransitionKind,
    TransitionStatus,
    WorkKind,
)


class Transition(OfCommunity, Base):
    """Something changes: someone leaves, the funder turns, a flood."""

    __tablename__ = "transition"
    LAYER: ClassVar[Layer] = FUNDER

    # neutral: coach_leaves, coach_away, site_lead, funder, evaluator, ta_provider,
    # host, merger, split, pause, ending, welcome, event
    kind: Mapped[TransitionKind] = column(FUNDER)
    # external events only; an inner reason is a `private_note`
    cause: Mapped[TransitionCause | None] = column(FUNDER)
    title: Mapped[Text] = column(FUNDER)
    status: Mapped[TransitionStatus] = column(FUNDER, default=TransitionStatus.COMING)
    # member once announced
    layer: Mapped[Layer] = column(
        FUNDER, default=Layer.SUCCESSOR, check="layer <> 'own'"
    )
    person_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    party_id: Mapped[uuid.UUID | None] = ref("party", FUNDER, optional=True)
    site_id: Mapped[uuid.UUID | None] = ref("site", MEMBER, optional=True)
    successor_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    announced_on: Mapped[date | None] = column(FUNDER)
    last_on: Mapped[date | None] = column(FUNDER)  # last day of the one who leaves
    # first day of the next; of an event: its day
    effective_on: Mapped[date | None] = column(FUNDER)
    return_on: Mapped[date | None] = column(FUNDER)
    overlap_from: Mapped[date | None] = column(FUNDER)
    overlap_until: Mapped[date | None] = column(FUNDER)
    support_until: Mapped[date | None] = column(FUNDER)
    response: Mapped[Long | None] = column(FUNDER)
    told: Mapped[Json | None] = json(SUCCESSOR, "told")  # whom, when


class TaEngagement(OfCommunity, Base):
    """Specific, time-bound help with an end."""

    __tablename__ = "ta_engagement"
    LAYER: ClassVar[Layer] = FUNDER

    title: Mapped[Text] = column(FUNDER)
    deliverable: Mapped[Deliverable] = column(FUNDER)
    deliverable_note: Mapped[Text | None] = column(FUNDER)
    outcome: Mapped[Long | None] = column(FUNDER)
    scope_in: Mapped[Long | None] = column(FUNDER)
    scope_out: Mapped[Long | None] = column(FUNDER)
    function: Mapped[TaFunction | None] = column(FUNDER)
    intensity: Mapped[Intensity | None] = column(FUNDER)
    status: Mapped[TaStatus] = column(FUNDER, default=TaStatus.REQUESTED)
    requested_on: Mapped[date | None] = column(FUNDER)
    requester_id: Mapped[uuid.UUID | None] = ref("person", SITE, optional=True)
    provider_party_id: Mapped[uuid.UUID | None] = ref("party", FUNDER, optional=True)
    provider_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    agreed_on: Mapped[date | None] = column(FUNDER)
    starts_on: Mapped[date | None] = column(FUNDER)
    due_on: Mapped[date | None] = column(FUNDER)
    budget_minutes: Mapped[Minutes | None] = duration(FUNDER, "budget_minutes")
    delivered_on: Mapped[date | None] = column(FUNDER)
    accepted_on: Mapped[date | None] = column(FUNDER)
    accepted_by: Mapped[Text | None] = column(SITE)
    followed_up_on: Mapped[date | None] = column(FUNDER)
    result: Mapped[Long | None] = column(FUNDER)
    early_reason: Mapped[Text | None] = column(SUCCESSOR)  # TA before coaching
    topic_id: Mapped[uuid.UUID | None] = ref("topic", FUNDER, optional=True)
    need_id: Mapped[uuid.UUID | None] = ref("need", FUNDER, optional=True)
    paused_on: Mapped[date | None] = column(FUNDER)  # while it is put aside
    paused_from: Mapped[TaStatus | None] = column(FUNDER)  # where it stood before


class ConcernedSite(OfCommunity, Base):
    """A site that a TA or an event concerns; none means the whole community."""

    __tablename__ = "concerned_site"
    EXACTLY_ONE: ClassVar = ("ta_id", "transition_id")
    LAYER: ClassVar[Layer] = FUNDER

    site_id: Mapped[uuid.UUID] = ref("site", FUNDER)
    ta_id: Mapped[uuid.UUID | None] = part_of("ta_engagement", FUNDER)
    transition_id: Mapped[uuid.UUID | None] = part_of("transition", FUNDER)


class WorkEntry(OfCommunity, Base):
    """Minutes worked, on a TA or as facilitator."""

    __tablename__ = "work_entry"
    LAYER: ClassVar[Layer] = SUCCESSOR
    TOTALS: ClassVar[bool] = True

    ta_id: Mapped[uuid.UUID | None] = part_of("ta_engagement", SUCCESSOR)
    person_id: Mapped[uuid.UUID | None] = ref("person", SUCCESSOR, optional=True)
    worked_on: Mapped[date] = column(SUCCESSOR)
    minutes: Mapped[Minutes] = duration(SUCCESSOR, "minutes")
    # ERLC4: consulting, connecting, facilitating, helping, guiding
    kind: Mapped[WorkKind | None] = column(SUCCESSOR)
    note: Mapped[Text | None] = column(SUCCESSOR)


class Action(OfCommunity, Base):
    """Something someone is to do, from a follow-up to an item of a checklist."""

    __tablename__ = "action"
    LAYER: ClassVar[Layer] = FUNDER
    CONSTRAINTS: ClassVar = (  # of a thousand, a few are open: those Today asks for
        Index("ix_action_open", "due_on", sqlite_where=text("done_on IS NULL")),
    )

    # action, promise, milestone, commitment, ask, check
    kind: Mapped[ActionKind] = column(FUNDER, default=ActionKind.ACTION)
    body: Mapped[Text] = column(FUNDER)
    layer: Mapped[Layer] = column(
        FUNDER, default=Layer.SUCCESSOR, check="layer <> 'own'"
    )
    owner_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    owner_party_id: Mapped[uuid.UUID | None] = ref("party", FUNDER, optional=True)
    # promised to, buddy, asked of
    to_person_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    site_id: Mapped[uuid.UUID | None] = ref("site", FUNDER, optional=True)
    session_id: Mapped[uuid.UUID | None] = ref("session", FUNDER, optional=True)
    ta_id: Mapped[uuid.UUID | None] = ref("ta_engagement", FUNDER, optional=True)
    transition_id: Mapped[uuid.UUID | None] = ref("transition", FUNDER, optional=True)
    # session, coaching, ta, plan, transition, self
    origin: Mapped[ActionOrigin] = column(SUCCESSOR, default=ActionOrigin.SELF)
    checklist: Mapped[Checklist | None] = column(FUNDER)
    position: Mapped[float | None] = column(FUNDER)
    noted_on: Mapped[date | None] = column(FUNDER)  # promised, asked
    due_on: Mapped[date | None] = column(FUNDER)
    # from the session or transition; used while due_on is null
    offset_days: Mapped[int | None] = column(FUNDER)
    done_on: Mapped[date | None] = column(FUNDER)
    effect: Mapped[Long | None] = column(MEMBER)
    item: Mapped[Text | None] = column(FUNDER)  # of a built-in checklist: its key
    resource_id: Mapped[uuid.UUID | None] = ref("resource", FUNDER, optional=True)
