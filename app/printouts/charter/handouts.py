"""How a circle differs from a meeting or a training: half a page each (JS5)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases, settings
from app.charter import handouts
from app.charter.handouts import Handouts, Reader
from app.errors import GoneError
from app.exports.events import one_line
from app.i18n import tr
from app.pdf.story import (
    Block,
    Cell,
    Column,
    Heading,
    Panel,
    Paper,
    Sheet,
    Table,
    Together,
    Tone,
)
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.printouts.prose import prose
from app.tables import Community

if TYPE_CHECKING:
    from app.pdf.pen import Pen


def compose(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the handouts. Raises GoneError when the community is not there.

    `chosen["reader"]` is "both" on one page to be cut, "managers" or "participants".
    """
    home = session.get(Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    told = handouts.said(home.handouts)
    coach = settings.coach(session)
    name, title = one_line(home.name), tr("Not one more meeting")
    return Paper(
        title=tr("{community}: Not one more meeting").format(community=name),
        head=Sheet(name, title),
        blocks=tuple(_blocks(told, chosen.get("reader", ""))),
        foot=dotted(name, title),
        author=coach.name if coach else "",
        language=phrases.language(),
    )


def _blocks(told: Handouts, reader: str) -> Iterator[Block]:
    if reader != "participants":
        yield _half(told, "managers", tr("For managers"))
    if reader not in ("managers", "participants"):
        yield Panel(_CUT, _cut)
    if reader != "managers":
        yield _half(told, "participants", tr("For those who take part"))


def _half(told: Handouts, reader: Reader, title: str) -> Together:
    columns = (
        Column(tr("In a meeting or a training"), 1),
        Column(tr("In a circle"), 1),
    )
    rows = tuple((there, Cell(here, bold=True)) for there, here in told.contrasts)
    table = (Table(columns, rows),) if rows else ()
    return Together((Heading(title), *prose(told.words(reader)), *table))


_CUT = 28.0  # points of white with the line to cut along


def _cut(pen: "Pen") -> None:
    pen.line(0, _CUT / 2, pen.width, _CUT / 2, tone=Tone.MUTED, dash=(3, 3))
