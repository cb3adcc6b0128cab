"""What was agreed and by whom, how we know of what changed, and what was handed on."""

import uuid
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped

from app.tables.base import (
    FUNDER,
    MEMBER,
    SITE,
    SUCCESSOR,
    Base,
    Json,
    Long,
    OfCommunity,
    Text,
    column,
    json,
    ref,
)
from app.vocabulary import (
    AgreementKind,
    Audience,
    EvidenceKind,
    Layer,
    PacketKind,
    SpeaksAs,
)


class Packet(OfCommunity, Base):
    """One packet made for one audience, and what was in it."""

    __tablename__ = "packet"
    LAYER: ClassVar[Layer] = SUCCESSOR

    transition_id: Mapped[uuid.UUID | None] = ref(
        "transition", SUCCESSOR, optional=True
    )
    kind: Mapped[PacketKind] = column(SUCCESSOR)
    reader: Mapped[Audience] = column(SUCCESSOR)
    site_id: Mapped[uuid.UUID | None] = ref("site", SUCCESSOR, optional=True)
    title: Mapped[Text] = column(SUCCESSOR)
    number: Mapped[int] = column(SUCCESSOR)  # of this kind and reader, from 1
    prepared_by_id: Mapped[uuid.UUID | None] = ref("person", SUCCESSOR, optional=True)
    prepared_on: Mapped[date] = column(SUCCESSOR)
    destroy_on: Mapped[date | None] = column(SUCCESSOR)
    sections: Mapped[Json | None] = json(SUCCESSOR, "sections")  # code, order, on
    # the people it names, by key: answers "which packets contain her?"
    manifest: Mapped[Json | None] = json(SUCCESSOR, "manifest")
    pages: Mapped[int | None] = column(SUCCESSOR)
    sha256: Mapped[Text | None] = column(SUCCESSOR)
    file_name: Mapped[Text | None] = column(SUCCESSOR)


class Agreement(OfCommunity, Base):
    """What was agreed, by whom, until when; also every sign-off."""

    __tablename__ = "agreement"
    LAYER: ClassVar[Layer] = FUNDER

    kind: Mapped[AgreementKind] = column(FUNDER)
    # confidentiality, dual role, review by a site: site; working: member; voice,
    # MOU, adoption: funder; receiver: successor
    layer: Mapped[Layer] = column(FUNDER, default=Layer.SITE, check="layer <> 'own'")
    title: Mapped[Text] = column(FUNDER)  # for voice: the setting
    body: Mapped[Long | None] = column(FUNDER)
    speaks_as: Mapped[SpeaksAs | None] = column(FUNDER)  # PI11
    will_share: Mapped[Long | None] = column(SITE)
    wont_share: Mapped[Long | None] = column(SITE)
    exceptions: Mapped[Long | None] = column(SITE)
    reader: Mapped[Audience | None] = column(FUNDER)  # adoption: whose
    site_id: Mapped[uuid.UUID | None] = ref("site", FUNDER, optional=True)
    party_id: Mapped[uuid.UUID | None] = ref("party", FUNDER, optional=True)
    ta_id: Mapped[uuid.UUID | None] = ref("ta_engagement", FUNDER, optional=True)
    packet_id: Mapped[uuid.UUID | None] = ref("packet", SUCCESSOR, optional=True)
    agreed_by: Mapped[Text | None] = column(SITE)  # names as signed
    agreed_on: Mapped[date | None] = column(FUNDER)  # null = not yet
    review_on: Mapped[date | None] = column(FUNDER)
    retired_on: Mapped[date | None] = column(FUNDER)
    revision_id: Mapped[uuid.UUID | None] = ref("revision", FUNDER, optional=True)


class Evidence(OfCommunity, Base):
    """How we know; measured values."""

    __tablename__ = "evidence"
    LAYER: ClassVar[Layer] = FUNDER

    kind: Mapped[EvidenceKind] = column(FUNDER)
    dated: Mapped[date] = column(FUNDER)
    title: Mapped[Text] = column(FUNDER)
    body: Mapped[Long | None] = column(FUNDER)
    value: Mapped[float | None] = column(FUNDER)
    unit: Mapped[Text | None] = column(FUNDER)
    location: Mapped[Text | None] = column(SUCCESSOR)  # a path, a link, a shelf
    source_note: Mapped[Text | None] = column(FUNDER)
    ta_id: Mapped[uuid.UUID | None] = ref("ta_engagement", FUNDER, optional=True)
    session_id: Mapped[uuid.UUID | None] = ref("session", FUNDER, optional=True)
    shown_to: Mapped[Text | None] = column(SUCCESSOR)
    layer: Mapped[Layer] = column(
        MEMBER, default=Layer.SUCCESSOR, check="layer <> 'own'"
    )
    success_id: Mapped[uuid.UUID | None] = ref("success", FUNDER, optional=True)
