"""Facts at a glance: big numbers, pairs, and what is filled in by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.i18n import tr
from app.pdf.blocks.rows import Box, Row, Rules
from app.pdf.blocks.words import SEMI, words
from app.pdf.design import Look
from app.pdf.story import (
    Column,
    Facts,
    Lines,
    Pairs,
    Signatures,
    Table,
    Text,
    plain,
)
from app.pdf.strips import Strip, kept_together
from app.pdf.surface import Surface
from app.pdf.tags import Node

MOST_IN_A_ROW = 5
WRITING_LINE = 22.0
SIGNING_ROW = 36.0
LEAST_LINES = 2  # to write on, where there is no room for more


def facts(look: Look, block: Facts, parent: Node) -> list[Strip]:
    """Set big numbers over what they count, under a rule."""
    node = parent.add("L")
    found: list[Strip] = []
    for start in range(0, len(block.items), MOST_IN_A_ROW):
        items = block.items[start : start + MOST_IN_A_ROW]
        columns = max(len(items), min(4, len(block.items)))
        row = _columns(look, items, ("stat", "label"), node, columns)
        row.rules = Rules(above=2 * look.scale)
        found += row.strips(look.height, after=10 * look.scale)
    return found


def cover_facts(look: Look, items: Sequence[tuple[str, Text]], parent: Node) -> Row:
    """Set labels over values, four to a row, under a light rule."""
    names = ("fact_label", "fact")
    row = _columns(look, items, names, parent.add("L"), 4)
    row.rules = Rules(above=0.75, above_color="teal3")
    return row


def pairs(look: Look, block: Pairs, parent: Node) -> list[Strip]:
    """Set labels at the left and what they say at the right of them."""
    node = parent.add("L")
    found: list[Strip] = []
    for label, value in block.items:
        if label or plain(value):
            found += _pair(look, label, value, node.add("LI"))
    if found:
        found[-1].after = 10 * look.scale
    return found


def hand_lines(look: Look, block: Lines, parent: Node) -> list[Strip]:
    """Set a label and ruled lines to write on."""
    scale = look.scale
    found: list[Strip] = []
    if block.label:
        style = look.style("h3").but(after=0)
        label = words(look, block.label, style, look.width, parent.add("P"))
        found += label.strips()
        for strip in found:
            strip.keep = True
    ruled = Ruled(look.width)
    step = WRITING_LINE * scale
    found += [Strip(ruled, at, step) for at in range(max(0, block.count))]
    kept_together(found)
    ruled_from = len(found) - max(0, block.count)
    for strip in found[ruled_from + LEAST_LINES :]:
        strip.spare = nothing_left
    if found:
        found[-1].after = 12 * scale
    return found


def nothing_left() -> None:
    """Take nothing out of the tree for a line left out: it is only drawn."""


def signing_table(block: Signatures) -> Table:
    """Return the table in which each role signs."""
    columns = (
        Column(tr("Role"), 3, names_row=True),
        Column(tr("Name"), 3.2),
        Column(tr("Signature"), 4),
        Column(tr("Date"), 2),
    )
    rows = tuple((role, name, "", "") for role, name in block.items)
    return Table(columns, rows, row_height=SIGNING_ROW)


@dataclass
class Ruled:
    """Lines to write on, each at the foot of its strip."""

    width: float

    def draw(self, surface: Surface, top: float, first: int, stop: int) -> None:
        """Draw the lines `first` to `stop`."""
        step = WRITING_LINE * surface.look.scale
        for at in range(stop - first):
            y = top + (at + 1) * step
            end = (surface.left + self.width, y)
            surface.line((surface.left, y), end, color="muted")


def _columns(
    look: Look,
    items: Sequence[tuple[str, Text]],
    names: tuple[str, str],
    parent: Node,
    columns: int,
) -> Row:
    """Set a label and a body over one another, for each item."""
    width = look.width / max(1, columns)
    above = (9 if names[0] == "fact_label" else 6) * look.scale
    boxes: list[Box] = []
    for at, (label, body) in enumerate(items):
        entry = parent.add("LI")
        left, room = at * width, width - 8 * look.scale
        texts = ((label, names[0], "Lbl"), (body, names[1], "LBody"))
        parts = [
            words(look, text, look.style(name), room, entry.add(role))
            for text, name, role in texts
            if plain(text)
        ]
        boxes.append(Box(parts, left, width, above=above))
    height = above + max((box.height for box in boxes), default=0.0)
    return Row(boxes, look.width, height, Rules())


def _pair(look: Look, label: str, value: Text, entry: Node) -> list[Strip]:
    scale = look.scale
    split = look.width * 0.27
    name = look.style("td").but(weight=SEMI, color=look.color("slate"))
    gap = 12 * scale
    said = words(look, label, name, split - gap, entry.add("Lbl"))
    body = words(look, value, look.style("td"), look.width - split, entry.add("LBody"))
    pad = 4 * scale
    parts = [part for part in (said,) if label]
    boxes = [
        Box(parts, 0.0, split, above=pad),
        Box([body] if plain(value) else [], split, look.width - split, above=pad),
    ]
    height = max(box.height for box in boxes) + 2 * pad
    return Row(boxes, look.width, height, Rules(below=0.5)).strips(look.height * 0.3)
