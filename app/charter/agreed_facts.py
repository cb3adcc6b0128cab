"""What the book knows of needs, of expertise and of what a circle agreed (NR2)."""

from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import tables
from app.charter import adoption
from app.charter.facts import Fact, Reckon, count, holding, share
from app.community import channels
from app.i18n import tr, trn
from app.needs import needs as asked
from app.needs import offers
from app.person import sites
from app.tables import Community, DecisionArea, DecisionRight, Place
from app.vocabulary import (
    DecisionPart,
    GroupingKind,
    PeerState,
    RankingStatus,
    Role,
)

_TALKING: Final = (PeerState.INTRODUCED, PeerState.WORKING, PeerState.HELPED)


def needs(session: Session, community_id: UUID) -> Fact:
    """Tell how many sites asked for something."""
    found = asked.of_community(session, community_id)
    there = {one.holder.site_id for one in found if one.holder}
    return _by_site(session, community_id, there, tr("{done} of {all} sites asked"))


def expertise(session: Session, community_id: UUID) -> Fact:
    """Tell how many sites have something to offer."""
    found = offers.of_community(session, community_id)
    there = {one.holder.site_id for one in found if one.holder}
    return _by_site(session, community_id, there, tr("{done} of {all} sites offer"))


def _by_site(
    session: Session, community_id: UUID, there: set[UUID | None], words: str
) -> Fact:
    known = {one.id for one in sites.of_community(session, community_id)}
    return share(len(there & known), len(known), words)


def interviews(session: Session, community_id: UUID) -> Fact:
    """Tell whether there were interviews in pairs."""
    n = count(
        session,
        tables.Grouping,
        tables.Grouping.community_id == community_id,
        tables.Grouping.kind == GroupingKind.INTERVIEW,
    )
    return Fact(n > 0, trn("{n} round", "{n} rounds", n) if n else "")


def vote(session: Session, community_id: UUID) -> Fact:
    """Tell whether a vote was counted."""
    row = tables.Ranking
    mine = row.community_id == community_id
    closed = count(session, row, mine, row.status == RankingStatus.CLOSED)
    begun = count(session, row, mine)
    if not begun:
        return Fact(is_met=False, words="")
    counted = trn("{n} vote counted", "{n} votes counted", closed)
    return Fact(closed > 0, counted if closed else tr("a vote is open"))


def tackled(session: Session, community_id: UUID) -> Fact:
    """Tell of how many needs it is agreed how to tackle them."""
    open_ones = [
        one for one in asked.of_community(session, community_id) if one.is_open
    ]
    done = sum(bool(one.tackled_by) for one in open_ones)
    return share(done, len(open_ones), tr("{done} of {all} needs"))


def introduced(session: Session, community_id: UUID) -> Fact:
    """Tell whether two were introduced to each other."""
    row = tables.PeerLink
    n = count(session, row, row.community_id == community_id, row.state.in_(_TALKING))
    return Fact(n > 0, trn("{n} match", "{n} matches", n) if n else "")


# --- Defining -----------------------------------------------------------------------


def written(*names: str) -> Reckon:
    """Return the fact that these parts of the charter are written."""

    def reckon(session: Session, community_id: UUID) -> Fact:
        row = session.get_one(Community, community_id)
        done = sum(bool(getattr(row, name)) for name in names)
        return share(done, len(names), tr("{done} of {all} written"))

    return reckon


def success(session: Session, community_id: UUID) -> Fact:
    """Tell how many audiences have agreed on what success is."""
    said = [
        one
        for one in adoption.of_community(session, community_id)
        if one.state is not adoption.State.NOTHING
    ]
    if not said:
        return Fact(is_met=False, words=tr("nothing written yet"))
    done = sum(not one.lacks for one in said)
    return share(done, len(said), tr("{done} of {all} agreed"))


def decisions(session: Session, community_id: UUID) -> Fact:
    """Tell how many decisions have somebody accountable."""
    all_ = count(session, DecisionArea, DecisionArea.community_id == community_id)
    done = session.scalar(
        select(func.count(func.distinct(DecisionRight.decision_area_id))).where(
            DecisionRight.community_id == community_id,
            DecisionRight.part == DecisionPart.ACCOUNTABLE,
        )
    )
    return share(done or 0, all_, tr("{done} of {all} settled"))


def team(session: Session, community_id: UUID) -> Fact:
    """Tell whether two or more are in the core team."""
    n = holding(session, community_id, Role.CORE_TEAM)
    return Fact(n > 1, trn("{n} person", "{n} people", n) if n else "")


def ways(session: Session, community_id: UUID) -> Fact:
    """Tell how many ways of reaching each other have a purpose."""
    ways = channels.of_community(session, community_id)
    done = sum(bool(one.purpose) for one in ways)
    return share(done, len(ways), tr("{done} of {all} with a purpose"))


def places(session: Session, community_id: UUID) -> Fact:
    """Tell how many places have a keeper."""
    mine = Place.community_id == community_id, Place.retired_on.is_(None)
    all_ = count(session, Place, *mine)
    kept = count(session, Place, *mine, Place.keeper_id.is_not(None))
    return share(kept, all_, tr("{done} of {all} with a keeper"))
