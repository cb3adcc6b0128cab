"""Communities, organizations, sites, people and how they reach each other."""

import uuid
from datetime import date
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from app.tables.base import (
    FUNDER,
    MEMBER,
    PUBLIC,
    SITE,
    SUCCESSOR,
    Base,
    Json,
    Long,
    MaybeOfCommunity,
    Minutes,
    OfCommunity,
    Row,
    Text,
    Zone,
    column,
    duration,
    flag,
    json,
    ref,
)
from app.vocabulary import (
    ChannelKind,
    CommunityStatus,
    ConsentState,
    ConsentUse,
    Contact,
    Joining,
    Layer,
    MembershipStatus,
    PartyKind,
    Rank,
    Role,
    SiteState,
    Stage,
    StageLabels,
    Stance,
)


class Initiative(Row, Base):
    """A funded effort that holds communities."""

    __tablename__ = "initiative"
    LAYER: ClassVar[Layer] = FUNDER

    name: Mapped[Text] = column(FUNDER)
    starts_on: Mapped[date | None] = column(FUNDER)
    ends_on: Mapped[date | None] = column(FUNDER)
    vision: Mapped[Long | None] = column(FUNDER)
    principles: Mapped[Long | None] = column(FUNDER)
    funder_focus: Mapped[Long | None] = column(FUNDER)  # what the funder asks for now
    # what the funder has been told
    told_funder: Mapped[Long | None] = column(SUCCESSOR)


class Community(Row, Base):
    """One community and the text of its charter."""

    __tablename__ = "community"
    LAYER: ClassVar[Layer] = FUNDER

    initiative_id: Mapped[uuid.UUID | None] = ref("initiative", FUNDER, optional=True)
    name: Mapped[Text] = column(PUBLIC)
    short_name: Mapped[Text] = column(FUNDER)
    kind_singular: Mapped[Text] = column(PUBLIC, default="community of practice")
    kind_plural: Mapped[Text] = column(PUBLIC, default="communities of practice")
    # forming, active, paused, closed
    status: Mapped[CommunityStatus] = column(FUNDER, default=CommunityStatus.FORMING)
    # c.2, the five of 2002
    stage: Mapped[Stage] = column(MEMBER, default=Stage.POTENTIAL)
    stage_since: Mapped[date | None] = column(MEMBER)
    stage_labels: Mapped[StageLabels] = column(MEMBER, default=StageLabels.WENGER_2002)
    starts_on: Mapped[date | None] = column(FUNDER)
    ends_on: Mapped[date | None] = column(FUNDER)
    zone: Mapped[Zone] = column(FUNDER)
    holiday_region: Mapped[Text | None] = column(MEMBER)  # "US-CO"
    language: Mapped[Text | None] = column(FUNDER)
    size_min: Mapped[int] = column(MEMBER, default=7)
    size_max: Mapped[int] = column(MEMBER, default=15)
    voices_target: Mapped[int] = column(MEMBER, default=70)  # % not led by the coach
    open_target: Mapped[int] = column(MEMBER, default=15)  # % open space
    purpose: Mapped[Long | None] = column(PUBLIC)
    domain: Mapped[Long | None] = column(PUBLIC)
    vision: Mapped[Long | None] = column(FUNDER)
    audience: Mapped[Long | None] = column(FUNDER)
    partners: Mapped[Long | None] = column(FUNDER)
    benefits_members: Mapped[Long | None] = column(FUNDER)
    benefits_sponsor: Mapped[Long | None] = column(FUNDER)
    scope_in: Mapped[Long | None] = column(FUNDER)
    scope_out: Mapped[Long | None] = column(FUNDER)
    goals: Mapped[Long | None] = column(FUNDER)
    outcomes: Mapped[Long | None] = column(FUNDER)
    needs_addressed: Mapped[Long | None] = column(FUNDER)
    principles: Mapped[Long | None] = column(FUNDER)
    # who, how to join, what is expected, leaving
    joining: Mapped[Long | None] = column(FUNDER)
    role_text: Mapped[Long | None] = column(FUNDER)
    decision_making: Mapped[Long | None] = column(FUNDER)
    rhythm: Mapped[Long | None] = column(FUNDER)
    knowledge_sharing: Mapped[Long | None] = column(FUNDER)
    working_agreements: Mapped[Long | None] = column(FUNDER)
    confidentiality: Mapped[Long | None] = column(FUNDER)
    commitments: Mapped[Long | None] = column(FUNDER)
    risks: Mapped[Long | None] = column(FUNDER)
    sunset_criteria: Mapped[Long | None] = column(FUNDER)
    ways: Mapped[Long | None] = column(MEMBER)  # how things are done here
    review_on: Mapped[date | None] = column(FUNDER)
    invitation: Mapped[Json | None] = json(MEMBER, "invitation")  # NR5, five answers
    handouts: Mapped[Json | None] = json(MEMBER, "handouts")  # JS5
    # NR21: continue?, cadence, convener, channel, review
    afterlife: Mapped[Json | None] = json(MEMBER, "afterlife")
    destroy_on: Mapped[date | None] = column(SUCCESSOR)
    retired_on: Mapped[date | None] = column(FUNDER)


class Party(Row, Base):
    """Any organization."""

    __tablename__ = "party"
    LAYER: ClassVar[Layer] = FUNDER

    name: Mapped[Text] = column(FUNDER)
    # funder, facilitating, site, partner, evaluator, ta_provider, host, other
    kind: Mapped[PartyKind] = column(FUNDER)
    website: Mapped[Text | None] = column(FUNDER)
    about: Mapped[Long | None] = column(SUCCESSOR)
    retired_on: Mapped[date | None] = column(FUNDER)


class Site(OfCommunity, Base):
    """A party as a member of one community, strengths first, with its I-PASS card."""

    __tablename__ = "site"
    LAYER: ClassVar[Layer] = MEMBER
    CONSTRAINTS: ClassVar = (UniqueConstraint("community_id", "party_id"),)

    party_id: Mapped[uuid.UUID] = ref("party", FUNDER)
    region: Mapped[Text | None] = column(FUNDER)
    serves: Mapped[Long | None] = column(FUNDER)  # own words
    strengths: Mapped[Long | None] = column(MEMBER)
    languages: Mapped[Json | None] = json(MEMBER, "languages")
    protocols: Mapped[Long | None] = column(MEMBER)  # customs, dates to respect
    history: Mapped[Long | None] = column(SITE)  # with funders, TA
    access_needs: Mapped[Long | None] = column(SITE)
    learned: Mapped[Long | None] = column(SITE)  # what we have learned from them
    first_contact_on: Mapped[date | None] = column(SUCCESSOR)
    joined_on: Mapped[date | None] = column(MEMBER)
    retired_on: Mapped[date | None] = column(MEMBER)
    state: Mapped[SiteState | None] = column(SITE)  # steady, watch, urgent
    # one fair line the site could read
    state_reason: Mapped[Text | None] = column(SITE)
    state_on: Mapped[date | None] = column(SITE)
    summary: Mapped[Long | None] = column(SITE)  # I-PASS "P"


class Person(Row, Base):
    """Anyone."""

    __tablename__ = "person"
    LAYER: ClassVar[Layer] = FUNDER

    party_id: Mapped[uuid.UUID | None] = ref("party", FUNDER, optional=True)
    name: Mapped[Text] = column(FUNDER)
    sort_name: Mapped[Text | None] = column(FUNDER)
    job_title: Mapped[Text | None] = column(FUNDER)
    pronouns: Mapped[Text | None] = column(MEMBER)
    pronunciation: Mapped[Text | None] = column(MEMBER)
    languages: Mapped[Json | None] = json(MEMBER, "languages")
    phone: Mapped[Text | None] = column(MEMBER)  # needs consent contact
    email: Mapped[Text | None] = column(MEMBER)  # same
    address: Mapped[Long | None] = column(SUCCESSOR)
    preferred_channel: Mapped[Contact | None] = column(MEMBER)
    reach_note: Mapped[Text | None] = column(MEMBER)  # same: "evenings are best"
    terms: Mapped[Text | None] = column(MEMBER)  # an outside helper's
    retired_on: Mapped[date | None] = column(FUNDER)
    # identity removed, counts kept
    forgotten_on: Mapped[date | None] = column(SUCCESSOR)


class Membership(OfCommunity, Base):
    """A person in a community."""

    __tablename__ = "membership"
    LAYER: ClassVar[Layer] = MEMBER
    TOTALS: ClassVar[bool] = True
    CONSTRAINTS: ClassVar = (UniqueConstraint("community_id", "person_id"),)

    person_id: Mapped[uuid.UUID] = ref("person", MEMBER)
    site_id: Mapped[uuid.UUID | None] = ref("site", MEMBER, optional=True)
    # prospect, invited, active, paused, alumni, guest
    status: Mapped[MembershipStatus] = column(MEMBER, default=MembershipStatus.ACTIVE)
    joined_on: Mapped[date | None] = column(MEMBER)
    # volunteered, nominated, assigned
    joined_how: Mapped[Joining | None] = column(MEMBER)
    minutes_asked: Mapped[Minutes | None] = duration(MEMBER, "minutes_asked")  # a month
    left_on: Mapped[date | None] = column(MEMBER)
    wants: Mapped[Long | None] = column(SUCCESSOR)
    gives: Mapped[Long | None] = column(SUCCESSOR)
    concern: Mapped[Long | None] = column(SUCCESSOR)  # NR5
    concern_reply: Mapped[Long | None] = column(SUCCESSOR)
    invite_ok: Mapped[bool | None] = flag(SUCCESSOR, "invite_ok")  # PI16
    # GLP10 characteristics as the person states them
    traits: Mapped[Json | None] = json(SUCCESSOR, "traits")


class RoleTerm(MaybeOfCommunity, Base):
    """Who holds which role, from when to when; a site's contacts, a coach's taper."""

    __tablename__ = "role_term"
    LAYER: ClassVar[Layer] = FUNDER

    initiative_id: Mapped[uuid.UUID | None] = ref("initiative", FUNDER, optional=True)
    role: Mapped[Role] = column(FUNDER)  # c.3, and `contact`
    person_id: Mapped[uuid.UUID | None] = ref("person", FUNDER, optional=True)
    party_id: Mapped[uuid.UUID | None] = ref("party", FUNDER, optional=True)
    site_id: Mapped[uuid.UUID | None] = ref("site", FUNDER, optional=True)
    rank: Mapped[Rank | None] = column(FUNDER)  # primary, backup: contacts
    # lead, co_lead, observer, on_call: one row per taper step
    stance: Mapped[Stance | None] = column(MEMBER)
    since: Mapped[date | None] = column(FUNDER)
    until: Mapped[date | None] = column(FUNDER)  # planned end
    verified_on: Mapped[date | None] = column(MEMBER)  # contact checked
    backup_person_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    about: Mapped[Text | None] = column(MEMBER)  # interest, what to call about


class Channel(OfCommunity, Base):
    """A way of reaching each other."""

    __tablename__ = "channel"
    LAYER: ClassVar[Layer] = FUNDER

    kind: Mapped[ChannelKind] = column(FUNDER)
    name: Mapped[Text] = column(FUNDER)
    purpose: Mapped[Text] = column(FUNDER)
    cadence: Mapped[Text | None] = column(FUNDER)
    minutes: Mapped[Minutes | None] = duration(FUNDER, "minutes")  # typical, each time
    per_month: Mapped[float | None] = column(FUNDER)  # times
    expected: Mapped[bool] = flag(FUNDER, "expected", default=False)
    audience: Mapped[Text | None] = column(FUNDER)
    place: Mapped[Text | None] = column(MEMBER)  # address, link, dial-in
    host_person_id: Mapped[uuid.UUID | None] = ref("person", MEMBER, optional=True)
    tone: Mapped[Text | None] = column(MEMBER)
    active_from: Mapped[date | None] = column(FUNDER)
    active_until: Mapped[date | None] = column(FUNDER)


class Consent(MaybeOfCommunity, Base):
    """What a person or a site has said to one use."""

    __tablename__ = "consent"
    EXACTLY_ONE: ClassVar = ("person_id", "site_id")
    LAYER: ClassVar[Layer] = SUCCESSOR

    person_id: Mapped[uuid.UUID | None] = ref("person", SUCCESSOR, optional=True)
    site_id: Mapped[uuid.UUID | None] = ref("site", SUCCESSOR, optional=True)
    # directory, contact, photo, named_story, quote, expertise, handoff_contact,
    # coaching_summary, coaching_totals
    use: Mapped[ConsentUse] = column(SUCCESSOR)
    # asked, yes, yes_unnamed, no, withdrawn
    state: Mapped[ConsentState] = column(SUCCESSOR)
    decided_on: Mapped[date | None] = column(SUCCESSOR)
    how: Mapped[Text | None] = column(SUCCESSOR)  # spoken, form, e-mail
