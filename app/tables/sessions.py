"""Gatherings and their plans."""

import uuid
from datetime import date, datetime, time
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped

from app.tables.base import (
    FUNDER,
    MEMBER,
    SUCCESSOR,
    Base,
    Json,
    Long,
    Minutes,
    OfCommunity,
    Text,
    Utc,
    Zone,
    column,
    duration,
    flag,
    json,
    part_of,
    ref,
)
from app.vocabulary import (
    Arrangement,
    AssignmentState,
    AttendanceState,
    Category,
    Energy,
    JoinedBy,
    Layer,
    MaterialKind,
    MaterialPer,
    Mode,
    Phase,
    SessionKind,
    SessionRole,
    SessionStatus,
    Shape,
    Variant,
    Voice,
)


class Session(OfCommunity, Base):
    """A planned gathering; one day of a convening."""

    __tablename__ = "session"
    LAYER: ClassVar[Layer] = FUNDER
    CONSTRAINTS: ClassVar = (  # what comes next, whatever the community
        Index(
            "ix_session_starts_local",
            "starts_local",
            sqlite_where=text("starts_local IS NOT NULL"),
        ),
    )

    title: Mapped[Text] = column(FUNDER)
    kind: Mapped[SessionKind] = column(FUNDER)
    mode: Mapped[Mode] = column(FUNDER)
    status: Mapped[SessionStatus] = column(FUNDER, default=SessionStatus.PLANNED)
    starts_local: Mapped[datetime | None] = column(FUNDER)  # null only while an idea
    ends_local: Mapped[datetime | None] = column(FUNDER)  # the target end
    # second 01:30 of an autumn night
    fold: Mapped[int] = column(FUNDER, default=0, check="fold BETWEEN 0 AND 1")
    zone: Mapped[Zone] = column(FUNDER)  # copied from the community
    purpose: Mapped[Text | None] = column(FUNDER)
    purposes: Mapped[Json | None] = json(FUNDER, "purposes")
    outcomes: Mapped[Long | None] = column(MEMBER)
    place: Mapped[Text | None] = column(MEMBER)
    join_link: Mapped[Text | None] = column(MEMBER)
    dial_in: Mapped[Text | None] = column(MEMBER)
    access_info: Mapped[Long | None] = column(MEMBER)
    capacity: Mapped[int | None] = column(MEMBER)
    expected: Mapped[int | None] = column(FUNDER)
    host_event: Mapped[Text | None] = column(FUNDER)  # NR7
    summary: Mapped[Long | None] = column(MEMBER)  # sent after
    sent_on: Mapped[date | None] = column(MEMBER)
    frame: Mapped[Json | None] = json(SUCCESSOR, "frame")  # eight design questions
    plan_note: Mapped[Long | None] = column(SUCCESSOR)
    run_started_at: Mapped[Utc | None] = column(SUCCESSOR)
    import_uid: Mapped[Text | None] = column(SUCCESSOR)
    channel_id: Mapped[uuid.UUID | None] = ref("channel", FUNDER, optional=True)
    topic_id: Mapped[uuid.UUID | None] = ref("topic", FUNDER, optional=True)  # theme
    # on whose behalf we speak there
    voice_id: Mapped[uuid.UUID | None] = ref("agreement", FUNDER, optional=True)
    # an earlier training or help it follows through (NR3)
    reinforces_session_id: Mapped[uuid.UUID | None] = ref(
        "session", FUNDER, optional=True
    )
    reinforces_ta_id: Mapped[uuid.UUID | None] = ref(
        "ta_engagement", FUNDER, optional=True
    )


class Block(OfCommunity, Base):
    """A step of a plan; a tree."""

    __tablename__ = "block"
    LAYER: ClassVar[Layer] = MEMBER

    session_id: Mapped[uuid.UUID] = part_of("session", MEMBER)
    parent_id: Mapped[uuid.UUID | None] = part_of("block", MEMBER)
    # main, shorter, online, hybrid, no_power, half_group: a whole second plan
    variant: Mapped[Variant] = column(MEMBER, default=Variant.MAIN)
    phase: Mapped[Phase] = column(MEMBER, default=Phase.DURING)  # before, during, after
    # block, roof, parallel, track, rotation, station
    shape: Mapped[Shape] = column(MEMBER, default=Shape.BLOCK)
    position: Mapped[float] = column(MEMBER)
    title: Mapped[Text] = column(MEMBER)
    purpose: Mapped[Text | None] = column(MEMBER)
    category: Mapped[Category] = column(MEMBER)  # the twelve letters
    # containers: 0, computed; 0 = marker
    minutes: Mapped[Minutes] = duration(MEMBER, "minutes")
    min_minutes: Mapped[Minutes | None] = duration(MEMBER, "min_minutes")
    cut: Mapped[int | None] = column(MEMBER)  # cut priority 1, 2
    locked_start: Mapped[time | None] = column(MEMBER)
    # not on the participant agenda
    hidden: Mapped[bool] = flag(MEMBER, "hidden", default=False)
    # member, coordinator, coach, guest, group
    voice: Mapped[Voice | None] = column(MEMBER)
    participants_do: Mapped[Long | None] = column(MEMBER)
    instructions: Mapped[Long | None] = column(MEMBER)
    goals: Mapped[Long | None] = column(MEMBER)
    notes: Mapped[Long | None] = column(SUCCESSOR)
    cue: Mapped[Text | None] = column(SUCCESSOR)
    backup_plan: Mapped[Long | None] = column(SUCCESSOR)
    alternative_id: Mapped[uuid.UUID | None] = ref("block", SUCCESSOR, optional=True)
    room: Mapped[Text | None] = column(MEMBER)
    setup: Mapped[Text | None] = column(SUCCESSOR)
    arrangement: Mapped[Arrangement | None] = column(MEMBER)
    group_size: Mapped[int | None] = column(MEMBER)
    capacity: Mapped[int | None] = column(MEMBER)
    rounds: Mapped[int | None] = column(MEMBER)
    round_minutes: Mapped[Minutes | None] = duration(MEMBER, "round_minutes")
    move_minutes: Mapped[Minutes | None] = duration(MEMBER, "move_minutes")
    method_key: Mapped[Text | None] = column(MEMBER)  # built-in key or own id
    # the plan's own copy: text, minutes, per person/round
    steps: Mapped[Json | None] = json(MEMBER, "steps")
    tags: Mapped[Json | None] = json(MEMBER, "tags")
    energy: Mapped[Energy | None] = column(MEMBER)
    run_started_at: Mapped[Utc | None] = column(SUCCESSOR)
    run_minutes: Mapped[Minutes | None] = duration(SUCCESSOR, "run_minutes")
    topic_id: Mapped[uuid.UUID | None] = ref("topic", MEMBER, optional=True)


class Assignment(OfCommunity, Base):
    """Who does what at a session, and the rota."""

    __tablename__ = "assignment"
    LAYER: ClassVar[Layer] = MEMBER

    session_id: Mapped[uuid.UUID] = part_of("session", MEMBER)
    # null = the whole session
    block_id: Mapped[uuid.UUID | None] = part_of("block", MEMBER)
    role: Mapped[SessionRole] = column(MEMBER)  # c.3 session roles
    # null = open slot
    person_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    # suggested, asked, accepted, declined
    state: Mapped[AssignmentState] = column(MEMBER, default=AssignmentState.ACCEPTED)


class Material(OfCommunity, Base):
    """Something to bring."""

    __tablename__ = "material"
    LAYER: ClassVar[Layer] = MEMBER

    session_id: Mapped[uuid.UUID] = part_of("session", MEMBER)
    block_id: Mapped[uuid.UUID | None] = part_of("block", MEMBER)
    item: Mapped[Text] = column(MEMBER)
    # consumable, equipment, print, catering, access
    kind: Mapped[MaterialKind] = column(MEMBER, default=MaterialKind.EQUIPMENT)
    # person, group, table, fixed
    per: Mapped[MaterialPer] = column(MEMBER, default=MaterialPer.FIXED)
    quantity: Mapped[float] = column(MEMBER, default=1.0)
    bring_person_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    bag: Mapped[Text | None] = column(MEMBER)
    packed: Mapped[bool] = flag(MEMBER, "packed", default=False)


class Attendance(OfCommunity, Base):
    """A person at a session (reasons are a `private_note`)."""

    __tablename__ = "attendance"
    LAYER: ClassVar[Layer] = SUCCESSOR
    TOTALS: ClassVar[bool] = True
    CONSTRAINTS: ClassVar = (UniqueConstraint("session_id", "person_id"),)

    session_id: Mapped[uuid.UUID] = part_of("session", SUCCESSOR)
    person_id: Mapped[uuid.UUID | None] = ref("person", SUCCESSOR, optional=True)
    walk_in_name: Mapped[Text | None] = column(SUCCESSOR)
    state: Mapped[AttendanceState] = column(SUCCESSOR, default=AttendanceState.EXPECTED)
    # room, video, phone, sent word
    joined_by: Mapped[JoinedBy | None] = column(SUCCESSOR)
    guest: Mapped[bool] = flag(SUCCESSOR, "guest", default=False)
    track_id: Mapped[uuid.UUID | None] = ref("block", SUCCESSOR, optional=True)


class CalendarEntry(OfCommunity, Base):
    """What our calendar files have said; outlives its source."""

    __tablename__ = "calendar_entry"
    AT_MOST_ONE: ClassVar = ("session_id", "ta_id", "action_id")
    LAYER: ClassVar[Layer] = SUCCESSOR

    uid: Mapped[Text] = column(SUCCESSOR, unique=True)
    session_id: Mapped[uuid.UUID | None] = ref("session", SUCCESSOR, optional=True)
    ta_id: Mapped[uuid.UUID | None] = ref("ta_engagement", SUCCESSOR, optional=True)
    action_id: Mapped[uuid.UUID | None] = ref("action", SUCCESSOR, optional=True)
    sequence: Mapped[int] = column(SUCCESSOR, default=0)
    # start, end, zone, place, status, title as last written
    published: Mapped[Json] = json(SUCCESSOR, "published")
    stamped_at: Mapped[Utc] = column(SUCCESSOR)  # DTSTAMP = LAST-MODIFIED
    # scope → last sequence written there
    exported: Mapped[Json] = json(SUCCESSOR, "exported")
