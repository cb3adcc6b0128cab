"""Requests for technical assistance: the one door by which they come in.

From coaching it is `raise_for` alone, which takes along a site and a topic and has no
room for anything else (PI12, US8): not a word of a conversation can come through it,
and nothing here leads back to one.
"""

from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.errors import GoneError
from app.i18n import tr
from app.person.people_names import tidy
from app.tables import Community, ConcernedSite, Site, TaEngagement, Topic
from app.vocabulary import Deliverable, TaStatus

LONGEST: Final = 200  # letters of a title


def raise_for(
    session: Session,
    community_id: UUID,
    site_id: UUID | None = None,
    topic_id: UUID | None = None,
) -> UUID:
    """Ask for TA for a site and on a topic, all else still to be said; return its key.

    Raises GoneError if the community, the site or the topic is no longer there.
    """
    if session.get(Community, community_id) is None:
        raise GoneError(tr("This community is no longer there. Nothing was changed."))
    site = session.get(Site, site_id) if site_id else None
    if site_id and (site is None or site.community_id != community_id):
        raise GoneError(tr("This site is no longer there. Nothing was changed."))
    if topic_id and session.get(Topic, topic_id) is None:
        raise GoneError(tr("This topic is no longer there. Nothing was changed."))
    row = TaEngagement(
        community_id=community_id,
        title="",
        deliverable=Deliverable.OTHER,
        status=TaStatus.REQUESTED,
        requested_on=clock.today(),
        topic_id=topic_id,
    )
    session.add(row)
    session.flush()
    if site_id:
        concerned = ConcernedSite(
            community_id=community_id, site_id=site_id, ta_id=row.id
        )
        session.add(concerned)
        session.flush()
    return row.id


def add(
    session: Session, community_id: UUID, title: str, site_id: UUID | None = None
) -> UUID:
    """Ask for TA under a title, as somebody says it; return its key.

    Without a site it is for the whole community. Raises GoneError as `raise_for` does.
    """
    key = raise_for(session, community_id, site_id)
    row = session.get_one(TaEngagement, key)
    row.title = tidy(title, LONGEST)
    session.flush()
    return key
