"""The sign-off sheet: what one audience agrees on, in full, and room to sign (PI6)."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.charter import success
from app.charter.adoption import Standing
from app.charter.success import Statement
from app.i18n import tr
from app.pdf.story import (
    Block,
    Cell,
    Column,
    Heading,
    Paper,
    Paragraph,
    Section,
    Sheet,
    Table,
    Together,
)
from app.printouts.catalog import Chosen
from app.printouts.charter import success_telling as telling
from app.printouts.charter.success_page import Given, gather
from app.printouts.charter.success_telling import Told
from app.printouts.joining import dotted
from app.vocabulary import SuccessLevel

__all__ = ("compose", "gather")

_LINES: Final = 4  # to sign on
_HIGH: Final = 30  # points


def compose(
    session: Session, community_id: UUID, chosen: Chosen, given: Given
) -> Paper:
    """Return a page for `chosen["reader"]`, or for each audience that says something.

    Each page is for that audience, so it holds the differences it may be shown. Raises
    GoneError.
    """
    whose = telling.reader(chosen)
    told = telling.read(session, community_id, whose, {**given, None: frozenset()})
    asked = [
        one for one in told.standings if one.statements and whose in (None, one.whose)
    ]
    title = tr("Sign-off: what success is")
    nothing = (Paragraph(tr("Nothing is said yet of what success is.")),)
    return Paper(
        tr("{community}: Sign-off").format(community=told.community),
        None if asked else Sheet(told.community, title),
        () if asked else nothing,
        tuple(_page(told, one) for one in asked),
        foot=told.foot,
        author=told.made_by,
        subject=title,
        language=phrases.language(),
    )


def _page(told: Told, one: Standing) -> Section:
    again = telling.review_on(one)
    look = tr("Look again {day}").format(day=again) if again else ""
    return Section(
        tr("What success is to {whose}").format(whose=success.named(one.whose)),
        tuple(_blocks(told, one)),
        overline=told.community,
        lead=dotted(telling.version(one), look),
    )


def _blocks(told: Told, one: Standing) -> Iterator[Block]:
    said = [each for each in told.statements if each.whose is one.whose]
    for level in SuccessLevel:
        rows = tuple(_row(each) for each in said if each.level is level)
        if rows:
            yield Heading(level.label)
            yield Table(_columns(), rows)
    hidden = told.hidden[one.whose]
    yield from telling.differences([h for h in told.held if h.id not in hidden])
    yield Together((Heading(tr("Agreed")), Paragraph(_yes()), _to_sign(one)))


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("What success is"), 2.2, names_row=True),
        Column(tr("How we will know"), 1.6),
        Column(tr("Where we hear it from"), 1.3),
        Column(tr("By"), 0.9),
    )


def _row(one: Statement) -> tuple[str | Cell, ...]:
    beyond = tr("beyond the present funding") if one.funded is False else ""
    return (
        Cell(telling.words(one), dotted(one.theme, beyond)),
        one.measured,
        one.data_source,
        phrases.short_date(one.horizon_on) if one.horizon_on else "",
    )


def _yes() -> str:
    return tr(
        "This is what we mean by success, and how we will know. We look at it again on "
        "the day above, or sooner when something important changes."
    )


def _to_sign(one: Standing) -> Table:
    columns = (
        Column(tr("Name"), 2, names_row=True),
        Column(tr("Signature"), 2),
        Column(tr("Date"), 1),
    )
    first = ("", "", telling.agreed_on(one))
    rest = (("", "", ""),) * (_LINES - 1)
    return Table(columns, (first, *rest), row_height=_HIGH)
