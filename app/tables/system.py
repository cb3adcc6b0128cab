"""What the book knows of itself: settings, copies, deeds and the log of changes."""

from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from app.tables.base import OWN, Base, Bookkeeping, Json, Text, Utc, column, flag, json
from app.vocabulary import ChangeKind


class Setting(Bookkeeping, Base):
    """What belongs to the work: who I am, how I print, what I have put off."""

    __tablename__ = "setting"

    name: Mapped[Text] = column(OWN, key=True)
    value: Mapped[Json] = json(OWN, "value")


class Replica(Bookkeeping, Base):
    """The copies of the book that are known; one is me."""

    __tablename__ = "replica"

    rid: Mapped[Text] = column(OWN, key=True)
    name: Mapped[Text | None] = column(OWN)
    me: Mapped[bool] = flag(OWN, "me", default=False)
    applying: Mapped[bool] = flag(OWN, "applying", default=False)  # triggers pause
    act: Mapped[int | None] = column(OWN)
    streams: Mapped[Json] = json(OWN, "streams")  # scope → last seq seen


class Act(Bookkeeping, Base):
    """One deed of a person: what undo and history show."""

    __tablename__ = "act"

    n: Mapped[int] = column(OWN, key=True)
    # holds no private words: "coaching entry changed"
    label: Mapped[Text] = column(OWN)
    at: Mapped[Utc] = column(OWN)
    replica: Mapped[Text] = column(OWN)


class Change(Bookkeeping, Base):
    """The op-log of shared tables."""

    __tablename__ = "change"
    CONSTRAINTS: ClassVar = (UniqueConstraint("replica", "scope", "seq"),)

    n: Mapped[int] = column(OWN, key=True)
    replica: Mapped[Text] = column(OWN)
    # the community's id, for its own row too; `book` for registers
    scope: Mapped[Text] = column(OWN)
    seq: Mapped[int] = column(OWN)
    hlc: Mapped[int] = column(OWN)
    tbl: Mapped[Text] = column(OWN)
    uid: Mapped[Text] = column(OWN)
    kind: Mapped[ChangeKind] = column(OWN)  # i, u, d
    new_values: Mapped[Json | None] = json(OWN, "new_values")
    old_values: Mapped[Json | None] = json(OWN, "old_values")
    seen: Mapped[Json] = json(OWN, "seen")
    act: Mapped[int | None] = column(OWN)


class PrivateChange(Bookkeeping, Base):
    """The op-log of the private tables and settings: for undo and history only."""

    __tablename__ = "private_change"

    n: Mapped[int] = column(OWN, key=True)
    tbl: Mapped[Text] = column(OWN)
    uid: Mapped[Text] = column(OWN)
    kind: Mapped[ChangeKind] = column(OWN)
    new_values: Mapped[Json | None] = json(OWN, "new_values")
    old_values: Mapped[Json | None] = json(OWN, "old_values")
    act: Mapped[int | None] = column(OWN)
