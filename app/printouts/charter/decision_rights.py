"""Who decides what: the table on a page or two, or a poster for the wall (PI10).

Behind the wall of the funder: roles and organizations, nobody's name. The poster says
it in sentences, decision by decision, so that it is read from afar and aloud.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases, settings
from app.charter import decision_adoptions, decision_columns, decision_rights
from app.charter.decision_adoptions import Adopted
from app.charter.decision_columns import Column, Grid
from app.charter.decision_rights import Area
from app.errors import GoneError
from app.i18n import tr, trn
from app.pdf import story
from app.pdf.story import (
    Align,
    Block,
    Cell,
    Manner,
    Panel,
    Paper,
    Paragraph,
    Sheet,
    Span,
    Table,
    Text,
    Tone,
)
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.tables import Community
from app.vocabulary import DecisionPart

if TYPE_CHECKING:
    from app.pdf.pen import Pen

_MOST: Final = 7  # columns of a table on a landscape page
_AREA: Final = 2.6  # shares of the width
_ONE: Final = 1.0
_ON_A_POSTER: Final = 5  # decisions
_HIGH: Final = 595.0  # points: what a poster of this height is drawn for
_LINES: Final = (
    (DecisionPart.DECIDES,),
    (DecisionPart.ACCOUNTABLE, DecisionPart.RESPONSIBLE),
    (DecisionPart.CONSULTED, DecisionPart.INFORMED, DecisionPart.IMPACTED),
)
_TITLE_SHARE: Final = 0.36  # of the width, for what is decided


_SMALLER: Final = (1.0, 0.85, 0.7, 0.55, 0.42, 0.33, 0.25)  # shares of a size
_LEADING: Final = 1.5  # of a size, from line to line
_BETWEEN: Final = 0.2
_FILLED: Final = 0.8  # of a line: a long word goes to the next one
_Box = tuple[float, float, float, float]  # left, top, width and height


@dataclass(frozen=True)
class _Line:
    """Words of a poster, and how large they are if there is room."""

    words: str
    style: str
    size: float
    tone: Tone = Tone.INK


@dataclass(frozen=True)
class _Known:
    """What is printed, and whose it is."""

    name: str
    short_name: str
    grid: Grid
    adopted: Adopted | None
    changed: int  # decisions that are not as they were adopted
    raci: bool

    @property
    def title(self) -> str:
        """What the paper is called."""
        return tr("Who decides what")

    @property
    def standing(self) -> str:
        """Which version it is, or of which day."""
        today = phrases.date_of(clock.today())
        if self.adopted is None:
            return tr("Draft of {day}, not adopted yet").format(day=today)
        words = tr("Version {n}, adopted {day}").format(
            n=self.adopted.number, day=phrases.date_of(self.adopted.dated)
        )
        if not self.changed:
            return words
        since = trn(
            "{n} decision changed since", "{n} decisions changed since", self.changed
        )
        draft = tr("Draft of {day}").format(day=today)
        return f"{draft}; {words}, {since}"


def compose(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return who decides what in a community. Raises GoneError when it is not there.

    `chosen["form"]` is "table" or "poster"; `chosen["letters"]` is "darci" or "raci".
    """
    home = session.get(Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    versions = decision_adoptions.of_community(session, community_id)
    adopted = versions[0] if versions else None
    since = decision_adoptions.changed_since
    known = _Known(
        home.name,
        home.short_name or "",
        decision_columns.on_paper(session, community_id),
        adopted,
        since(session, community_id, adopted) if adopted else 0,
        chosen.get("letters") == "raci",
    )
    coach = settings.coach(session)
    poster = chosen.get("form") == "poster" and bool(known.grid.areas)
    title = tr("{community}: Who decides what").format(community=home.name)
    return Paper(
        title,
        None if poster else Sheet(home.name, known.title, known.standing),
        tuple(_posters(known) if poster else _table_blocks(known)),
        foot=dotted(known.short_name, known.title, known.standing),
        author=coach.name if coach else "",
        language=phrases.language(),
        furniture=not poster,
        landscape=True,
    )


# --- The table ------------------------------------------------------------------------


def _table_blocks(known: _Known) -> Iterator[Block]:
    areas = known.grid.areas
    if not areas:
        yield Paragraph(tr("Nothing has been put on the list yet."))
        return
    columns = known.grid.columns
    if not columns:
        yield Paragraph(tr("Nobody has a part in any of it yet."))
    for at in range(0, max(1, len(columns)), _MOST):
        yield _table(known, columns[at : at + _MOST])
    words = (
        tr("Decides: says yes or no. Accountable: answers for it, one alone."),
        tr("Does the work. Consulted: asked before. Told: hears after."),
    )
    yield Paragraph(" ".join(words[known.raci :]), Manner.SMALL)


def _table(known: _Known, columns: Sequence[Column]) -> Table:
    heads = (
        story.Column(tr("What is decided"), _AREA, names_row=True),
        *(story.Column(one.name, _ONE, Align.CENTER) for one in columns),
    )
    rows = tuple(
        (
            Cell(area.title, note=_days(known.grid, area)),
            *(_cell(area, one, raci=known.raci) for one in columns),
        )
        for area in known.grid.areas
    )
    return Table(heads, rows, row_height=26)


def _cell(area: Area, column: Column, *, raci: bool) -> Text:
    """Return the parts in words; what decides and answers for it stands out."""
    found: list[str | Span] = []
    for part in area.of(column.key, raci=raci):
        found += [tr(", ")] if found else []
        strong = part in (DecisionPart.DECIDES, DecisionPart.ACCOUNTABLE)
        tone = Tone.TEAL if part is DecisionPart.DECIDES else None
        found.append(Span(part.label, bold=strong, tone=tone))
    return tuple(found)


def _days(grid: Grid, area: Area) -> str:
    """Return how it is decided, the note, and when it is looked at again."""
    day = grid.due(area) if area.review_on else None
    again = tr("look again {day}").format(day=phrases.short_date(day)) if day else ""
    how = area.mode.label if area.mode else ""
    return dotted(how, area.note, again)


# --- The poster -----------------------------------------------------------------------


def _posters(known: _Known) -> Iterator[Block]:
    areas = known.grid.areas
    for at in range(0, len(areas), _ON_A_POSTER):
        paint = partial(_paint, known=known, areas=areas[at : at + _ON_A_POSTER])
        yield Panel(None, paint)


def _paint(pen: "Pen", *, known: _Known, areas: Sequence[Area]) -> None:
    """Draw a poster: its title, and a band for each decision."""
    unit = pen.height / _HIGH
    left, wide = pen.margin, pen.width - 2 * pen.margin
    under = dotted(known.name, known.standing)
    head = [
        _Line(known.title, "title", 34 * unit, Tone.TEAL),
        _Line(under, "small", 13 * unit, Tone.SLATE),
    ]
    top = 34 * unit
    top = _write(pen, head, (left, top, wide, 84 * unit)) + 14 * unit
    high = (pen.height - top - 30 * unit) / max(len(areas), 3)
    for area in areas:
        pen.line(left, top, left + wide, top, tone="rule", weight=1)
        _paint_band(pen, known, area, (left, top + 11 * unit, wide, high - 14 * unit))
        top += high


def _paint_band(pen: "Pen", known: _Known, area: Area, box: _Box) -> None:
    """Write what is decided, and beside it who has which part, the largest first."""
    left, top, wide, high = box
    unit = pen.height / _HIGH
    room = wide * _TITLE_SHARE
    what = [_Line(area.title, "strong", 18 * unit)]
    if area.mode:
        what.append(_Line(area.mode.label, "body", 11 * unit, Tone.SLATE))
    _write(pen, what, (left, top, room, high))
    first, *rest = _sayings(known, area)
    who = [_Line(first, "strong", 18 * unit, Tone.TEAL)]
    who += [_Line(words, "body", 13.5 * unit) for words in rest]
    beside = room + 18 * unit
    _write(pen, who, (left + beside, top, wide - beside, high))


def _write(pen: "Pen", lines: Sequence[_Line], box: _Box) -> float:
    """Write lines one under another, smaller where they need more room than there is.

    Returns where they end. Nothing is cut.
    """
    left, top, wide, high = box
    share = next(
        (one for one in _SMALLER if _height(pen, lines, wide, one) <= high),
        _SMALLER[-1],
    )
    for line in lines:
        size = line.size * share
        top += pen.words(
            line.words, left, top, wide, style=line.style, size=size, tone=line.tone
        )
        top += size * _BETWEEN
    return top


def _height(pen: "Pen", lines: Sequence[_Line], wide: float, share: float) -> float:
    """Return about how high lines are at a share of their size, in points."""
    high = 0.0
    for line in lines:
        size = line.size * share
        long = pen.measure(line.words, style=line.style, size=size)
        rows = 1 if long <= wide else math.ceil(long / (wide * _FILLED))
        high += rows * size * _LEADING + size * _BETWEEN
    return high


def _sayings(known: _Known, area: Area) -> list[str]:
    """Return who has which part, in the three lines that have room on a poster."""
    found = []
    for parts in _LINES:
        said = []
        for part in decision_rights.shown(parts, raci=known.raci):
            who = [one.name for one in known.grid.columns if part in area.of(one.key)]
            if who:
                names = phrases.listed(who)
                words = tr("{part}: {names}").format(part=part.label, names=names)
                said.append(words[:1].upper() + words[1:])
        found.append(dotted(*said))
    return [words for words in found if words] or [tr("Nobody has a part in it yet.")]
