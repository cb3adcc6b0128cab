"""Group lists: who is in which group, where, and why (NR8, NR9)."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.exports.events import one_line
from app.i18n import tr, trn
from app.needs.groupings import Group
from app.pdf.story import (
    Block,
    Bullets,
    Cell,
    Column,
    Manner,
    Pairs,
    Paper,
    Paragraph,
    Section,
    Sheet,
    Table,
)
from app.phrases import listed
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.printouts.needs import grouping_reading as reading
from app.printouts.needs.grouping_reading import Grouped


def compose(session: Session, subject_id: UUID, chosen: Chosen) -> Paper:
    """Return the groups. Raises GoneError when they are not there.

    `chosen["pages"]` is "all" for a list of all groups, "each" for a page of each.
    """
    grouped = reading.read(session, subject_id)
    each = chosen.get("pages") == "each" and grouped.groups()
    return Paper(
        tr("Groups: {title}").format(title=grouped.title),
        None if each else Sheet(grouped.overline, grouped.title, _lead(grouped)),
        () if each else tuple(_all(grouped)),
        tuple(_page(grouped, group) for group in grouped.groups()) if each else (),
        foot=grouped.foot,
        author=grouped.made_by,
        subject=grouped.overline,
        language=phrases.language(),
    )


def _lead(grouped: Grouped) -> str:
    groups = grouped.groups()
    if not groups:
        return ""
    people = sum(
        len([one for one in group.people if _is_here(grouped, one)]) for group in groups
    )
    return tr("{people} in {groups}").format(
        people=trn("{n} person", "{n} people", people),
        groups=trn("{n} group", "{n} groups", len(groups)),
    )


def _all(grouped: Grouped) -> Iterator[Block]:
    if grouped.grouping.rationale:
        yield Paragraph(grouped.grouping.rationale)
    if not grouped.groups():
        yield Paragraph(tr("Nobody is in a group yet."))
        return
    rooms = any(group.room for group in grouped.groups())
    columns = [Column(tr("Group"), 2, names_row=True), Column(tr("Who"), 4)]
    if rooms:
        columns.append(Column(tr("Where"), 1.4))
    rows = []
    for group in grouped.groups():
        row: list[str | Cell] = [
            Cell(reading.group_title(group), one_line(group.why), bold=True),
            _names(grouped, group),
        ]
        rows.append(tuple([*row, one_line(group.room)] if rooms else row))
    yield Table(tuple(columns), tuple(rows))
    yield from _without(grouped)


def _without(grouped: Grouped) -> Iterator[Block]:
    """Say that some have no group yet, without naming them to the room."""
    count = sum(_is_here(grouped, one) for one in grouped.grouping.without)
    if count:
        words = trn(
            "{n} person has no group yet.", "{n} people have no group yet.", count
        )
        yield Paragraph(words, Manner.SMALL)


def _page(grouped: Grouped, group: Group) -> Section:
    facts = []
    if group.room:
        facts.append((tr("Where"), one_line(group.room)))
    if group.why:
        facts.append((tr("Why this group"), one_line(group.why)))
    if grouped.grouping.rationale:
        facts.append((tr("Why these groups"), grouped.grouping.rationale))
    here = grouped.listed(group.people)
    items = [dotted(one_line(one.name), one_line(one.site)) for one in here]
    left = grouped.left_out(group.people)
    blocks: list[Block] = [Pairs(tuple(facts))] if facts else []
    if items:
        blocks.append(Bullets(tuple(items)))
    if left:
        blocks.append(Paragraph(left, Manner.SMALL))
    return Section(
        reading.group_title(group),
        tuple(blocks),
        overline=dotted(grouped.title, grouped.overline),
    )


def _names(grouped: Grouped, group: Group) -> Cell:
    names = listed(one_line(one.name) for one in grouped.listed(group.people))
    return Cell(names, grouped.left_out(group.people))


def _is_here(grouped: Grouped, person: UUID) -> bool:
    return person in grouped.here or person in grouped.unlisted
