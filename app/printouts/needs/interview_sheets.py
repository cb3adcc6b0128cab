"""Interview sheets: a page for each pair, with the questions and room to write (NR14).

The two who meet are named to each other; who asked not to be listed writes the name
in. Whether others may read of a talent is asked on the page itself, of each of them.
"""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.exports.events import one_line
from app.i18n import tr
from app.needs import interview_cards
from app.needs.groupings import Group
from app.needs.interview_cards import Card
from app.pdf.story import (
    Block,
    Bullets,
    Check,
    CheckList,
    Heading,
    Lines,
    Manner,
    Paper,
    Paragraph,
    Section,
    Sheet,
    Together,
)
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.printouts.needs import grouping_reading as reading
from app.printouts.needs.grouping_reading import Grouped

_BLANK: Final = "_" * 18
_PAIR: Final = 2


def compose(session: Session, subject_id: UUID, chosen: Chosen) -> Paper:
    """Return a sheet for each pair. Raises GoneError when they are not there."""
    del chosen
    grouped = reading.read(session, subject_id)
    card = interview_cards.of_pairs(grouped.grouping)
    pairs = grouped.groups()
    title = tr("Interview sheets: {title}").format(title=grouped.title)
    if not pairs:
        words = Paragraph(tr("Nobody is in a pair yet."))
        head = Sheet(grouped.overline, grouped.title)
        return Paper(title, head, (words,), language=phrases.language())
    return Paper(
        title,
        sections=tuple(_sheet(grouped, group, card) for group in pairs),
        foot=grouped.foot,
        author=grouped.made_by,
        subject=grouped.overline,
        language=phrases.language(),
    )


def _sheet(grouped: Grouped, group: Group, card: Card) -> Section:
    listed = grouped.listed(group.people)
    names = [one_line(one.name) for one in listed]
    names += [_BLANK] * len(grouped.unlisted & set(group.people))
    sites = dict.fromkeys(one_line(one.site) for one in listed if one.site)
    return Section(
        phrases.listed(names),
        tuple(_blocks(group, names, card)),
        overline=dotted(grouped.title, grouped.overline),
        lead=tr(" × ").join(sites),
    )


def _blocks(group: Group, names: list[str], card: Card) -> Iterator[Block]:
    opening = one_line(group.question) or one_line(card.opening)
    if opening:
        yield Paragraph(opening, Manner.QUOTE)
    questions = [card.opening] if group.question and card.opening else []
    questions += card.questions
    if questions:
        yield Bullets(tuple(one_line(one) for one in questions), numbered=True)
    if card.note:
        yield Paragraph(card.note, Manner.SMALL)
    for name in names:
        yield Together(tuple(_of_person(name, len(names))))


def _of_person(name: str, count: int) -> Iterator[Block]:
    yield Heading(tr("What {name} told").format(name=name))
    yield Lines(tr("The story in one line"), 1)
    yield Lines(tr("Talents you heard in it"), 2 if count > _PAIR else 3)
    yield CheckList(
        (
            Check(tr("{name} agrees that our circle reads of it").format(name=name)),
            Check(tr("{name} would rather not, for now").format(name=name)),
        )
    )
