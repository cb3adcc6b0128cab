"""What members gave with permission to pass it on, as a collection (NR22).

Of this community what its members may read, of the others only what is for everybody.
The giver is named if they are to be, and agreed to be listed.
"""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import phrases
from app.charter import lines, secrets
from app.i18n import tr, trn
from app.pdf.story import Block, Heading, Manner, Pairs, Paper, Paragraph, Together
from app.printouts.catalog import Chosen
from app.printouts.charter import registers_told
from app.printouts.joining import dotted
from app.printouts.prose import prose
from app.tables import Community, Resource
from app.vocabulary import Layer, ResourceKind

_READ = (Layer.MEMBER, Layer.FUNDER, Layer.PUBLIC)


def compose(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the collection; `chosen["whose"]` is "here" or "all" communities.

    Raises GoneError without the community.
    """
    told = registers_told.read(session, community_id)
    rows = _rows(session, community_id, everywhere=chosen.get("whose") == "all")
    count = trn("{n} thing", "{n} things", len(rows))
    lead = dotted(registers_told.printed(), count)
    return told.paper(tr("What we gathered"), lead, _blocks(session, rows))


def _rows(session: Session, community_id: UUID, *, everywhere: bool) -> list[Resource]:
    here = (Resource.community_id == community_id) & Resource.layer.in_(_READ)
    others = Resource.layer == Layer.PUBLIC
    query = (
        select(Resource)
        .where(
            Resource.kind.not_in((ResourceKind.TERM, ResourceKind.READING)),
            Resource.permission.is_not(None),
            or_(here, others) if everywhere else here,
        )
        .order_by(Resource.title, Resource.id)
    )
    return list(session.scalars(query))


def _blocks(session: Session, rows: Sequence[Resource]) -> Iterator[Block]:
    if not rows:
        yield Paragraph(tr("Nothing has come with permission to pass it on yet."))
        return
    homes = {
        row.id: row
        for row in session.scalars(
            select(Community).where(
                Community.id.in_({row.community_id for row in rows})
            )
        )
    }
    for key in sorted(homes, key=lambda one: (homes[one].name, str(one))):
        names = registers_told.named(session, key)
        places = {site: one.name for site, one in lines.sites(session, key).items()}
        if len(homes) > 1:
            yield Heading(homes[key].name)
        for row in rows:
            if row.community_id == key:
                yield _one(row, names, places)
    closing = tr("Pass it on as its giver said, and no further.")
    yield Paragraph(closing, Manner.SMALL)


def _one(row: Resource, names: Mapping[UUID, str], places: Mapping[UUID, str]) -> Block:
    giver = ""
    if row.credit:
        name = names.get(row.contributor_id, "") if row.contributor_id else ""
        giver = dotted(name, places.get(row.site_id, "") if row.site_id else "")
    where = row.location or ""
    known = (
        (tr("From"), giver),
        (tr("What may be done"), row.permission or ""),
        (tr("Where it is"), "" if secrets.looks_secret(where) else where),
        (tr("Of"), phrases.date_of(row.dated) if row.dated else ""),
    )
    pairs = Pairs(tuple((label, words) for label, words in known if words))
    return Together(
        (
            Heading(row.title, 3),
            *prose(row.summary or ""),
            *prose(row.body or ""),
            pairs,
        )
    )
