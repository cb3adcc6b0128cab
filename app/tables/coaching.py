"""The private room: its own tables, pointed at by nothing outside it.

Only `CoachingSummary` is shared, and only once it is agreed (5-privacy, layer B).
"""

import uuid
from datetime import date
from typing import ClassVar, Final

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from app.tables.base import (
    OWN,
    SITE,
    Base,
    Json,
    Long,
    MaybeOfCommunity,
    Minutes,
    OfCommunity,
    Text,
    column,
    duration,
    flag,
    json,
    part_of,
    ref,
)
from app.vocabulary import (
    CoachingKind,
    CoachingMode,
    CoachingStatus,
    InitiatedBy,
    Layer,
    PrivateKind,
)

HALF_TYPED: Final = "typing:"
"""How the code of a private note begins that is typed in a form and not added yet."""


class CoachingSummary(OfCommunity, Base):
    """Layer B: what both agreed may be remembered."""

    __tablename__ = "coaching_summary"
    LAYER: ClassVar[Layer] = SITE

    site_id: Mapped[uuid.UUID | None] = ref("site", SITE, optional=True)
    person_id: Mapped[uuid.UUID | None] = ref("person", SITE, optional=True)
    happened_on: Mapped[date] = column(SITE)
    strengths: Mapped[Long | None] = column(SITE)
    goals: Mapped[Long | None] = column(SITE)
    commitments: Mapped[Long | None] = column(SITE)
    body: Mapped[Long | None] = column(SITE)
    next_contact_on: Mapped[date | None] = column(SITE)
    agreed_on: Mapped[date | None] = column(SITE)  # null = draft: nobody else sees it
    # an acting coach needs it
    for_acting: Mapped[bool] = flag(SITE, "for_acting", default=False)
    # a new site lead may read it
    for_lead: Mapped[bool] = flag(SITE, "for_lead", default=False)


class CoachingContact(OfCommunity, Base):
    """Layer A: that a conversation was planned or held."""

    __tablename__ = "coaching_contact"
    LAYER: ClassVar[Layer] = OWN
    TOTALS: ClassVar[bool] = True

    # one_to_one, coaching, check_in, office_hours
    kind: Mapped[CoachingKind] = column(OWN)
    # planned, held, dropped
    status: Mapped[CoachingStatus] = column(OWN, default=CoachingStatus.HELD)
    site_id: Mapped[uuid.UUID | None] = ref("site", OWN, optional=True)
    coach_id: Mapped[uuid.UUID | None] = ref("person", OWN, optional=True)
    planned_on: Mapped[date | None] = column(OWN)
    happened_on: Mapped[date | None] = column(OWN)
    minutes: Mapped[Minutes | None] = duration(OWN, "minutes")
    mode: Mapped[CoachingMode] = column(OWN)
    initiated_by: Mapped[InitiatedBy] = column(OWN, default=InitiatedBy.COACH)
    focus: Mapped[Json | None] = json(OWN, "focus")  # codes of c.8
    guide: Mapped[Text | None] = column(OWN)
    # what was shared of it
    summary_id: Mapped[uuid.UUID | None] = ref("coaching_summary", OWN, optional=True)
    # the request it led to; nothing leads back
    ta_id: Mapped[uuid.UUID | None] = ref("ta_engagement", OWN, optional=True)


class CoachingParticipant(OfCommunity, Base):
    """With whom."""

    __tablename__ = "coaching_participant"
    LAYER: ClassVar[Layer] = OWN

    coaching_contact_id: Mapped[uuid.UUID] = part_of("coaching_contact", OWN)
    person_id: Mapped[uuid.UUID] = ref("person", OWN)


class CoachingReflection(OfCommunity, Base):
    """Layer C: everything written about it."""

    __tablename__ = "coaching_reflection"
    LAYER: ClassVar[Layer] = OWN

    coaching_contact_id: Mapped[uuid.UUID] = part_of(
        "coaching_contact", OWN, unique=True
    )
    strengths: Mapped[Long | None] = column(OWN)
    hard: Mapped[Long | None] = column(OWN)
    their_ideas: Mapped[Long | None] = column(OWN)  # who raised which option
    will_do: Mapped[Long | None] = column(OWN)
    body: Mapped[Long | None] = column(OWN)
    question: Mapped[Long | None] = column(OWN)  # to carry
    stance: Mapped[Json | None] = json(OWN, "stance")
    energy: Mapped[int | None] = column(OWN, check="energy BETWEEN 0 AND 4")
    help_needed: Mapped[Long | None] = column(OWN)


class PrivateNote(MaybeOfCommunity, Base):
    """Any private sentence about anything."""

    __tablename__ = "private_note"
    LAYER: ClassVar[Layer] = OWN
    CONSTRAINTS: ClassVar = (  # promises not kept yet, among very many notes
        Index(
            "ix_private_note_open",
            "kind",
            "due_on",
            sqlite_where=text("done_on IS NULL"),
        ),
    )

    # note, promise, wisdom, quote, stage, observation, assumption, learning_aim,
    # reason, apart, destroy_by
    kind: Mapped[PrivateKind] = column(OWN)
    body: Mapped[Long] = column(OWN)
    # stage reached; reason: illness, conflict…; consent asked
    code: Mapped[Text | None] = column(OWN)
    level: Mapped[int | None] = column(OWN, check="level BETWEEN 0 AND 4")
    noted_on: Mapped[date] = column(OWN)
    due_on: Mapped[date | None] = column(OWN)
    done_on: Mapped[date | None] = column(OWN)
    site_id: Mapped[uuid.UUID | None] = ref("site", OWN, optional=True)
    person_id: Mapped[uuid.UUID | None] = ref("person", OWN, optional=True)
    other_person_id: Mapped[uuid.UUID | None] = ref("person", OWN, optional=True)
    coaching_contact_id: Mapped[uuid.UUID | None] = ref(
        "coaching_contact", OWN, optional=True
    )
    session_id: Mapped[uuid.UUID | None] = ref("session", OWN, optional=True)
    transition_id: Mapped[uuid.UUID | None] = ref("transition", OWN, optional=True)
    topic_id: Mapped[uuid.UUID | None] = ref("topic", OWN, optional=True)
