"""Tables: hairlines between rows, a head that is repeated, cells that may be filled.

A cell longer than `MOST_CHARACTERS` is cut, with a visible note; a paragraph never is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from app.i18n import tr
from app.pdf.blocks import marks
from app.pdf.blocks.columns import MARK_ROOM, PAD, beside, column_widths, lefts
from app.pdf.blocks.rows import Box, Row, Rules
from app.pdf.blocks.words import SEMI, Words, going_on, words
from app.pdf.design import Look
from app.pdf.letters.styles import Style
from app.pdf.story import Align, Cell, Column, Table, Text, plain
from app.pdf.strips import Strip, kept_together, natural_height
from app.pdf.tags import Node

MOST_CHARACTERS: Final = 20_000
HEAD_LINES: Final = 3
SHORT_TITLE: Final = 40  # characters; such a title is not cut in a narrow column
TALLEST_HEAD: Final = 0.4  # of the frame
TALLEST_ROW: Final = 0.3  # of the frame; taller rows are cut in bands
SMALL_TABLE: Final = 0.25  # of the frame
FEW_ROWS: Final = 6  # so many are not parted either, up to `SHORT_TABLE`
SHORT_TABLE: Final = 0.5  # of the frame
SMALL_ROWS: Final = 0.15  # of the frame: two of them
GAP_OF_HEAT: Final = 2.0


@dataclass
class TableSetting:
    """Sets one table; `tick` hears of each row's characters and may stop it."""

    look: Look
    table: Table
    node: Node
    width: float
    tick: Callable[[int], None]
    cut: int = 0  # cells that were too long
    _widths: list[float] = field(init=False)
    _lefts: list[float] = field(init=False)
    _head_column: int | None = field(init=False)
    _styles: dict[tuple[Align, int | None, bool], Style] = field(
        init=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        self._widths = column_widths(self.look, self.table, self.width)
        self._lefts = lefts(self._widths)
        self._head_column = head_column(self.table)

    def strips(self) -> list[Strip]:
        """Return the head, the rows and the caption. Raises ValueError."""
        head = self._head()
        body = self.node.add("TBody")
        found = [] if head is None else [head]
        certain = len(self.table.rows) - self.table.spare
        for at, row in enumerate(self.table.rows):
            node = body.add("TR")
            for strip in self._row(row, node).strips(self.look.height * TALLEST_ROW):
                strip.head = head
                if at >= certain:
                    strip.spare = partial(_remove, node)
                found.append(strip)
            self.tick(sum(len(_plain(cell)) for cell in row))
        if found:
            found[-1].after = 8 * self.look.scale
            self._hold([strip for strip in found if not strip.spare])
        return self._captioned(found)

    def _hold(self, found: list[Strip]) -> None:
        """Keep a small table on one page; else two small rows at either end."""
        few = len(self.table.rows) <= FEW_ROWS
        most = self.look.height * (SHORT_TABLE if few else SMALL_TABLE)
        if natural_height(found) <= most:
            kept_together(found)
        rows = [strip for strip in found if strip.head or not strip.keep]
        for first, second in (rows[:2], rows[-2:]) if len(rows) > 2 else ():
            if first.height + second.height <= self.look.height * SMALL_ROWS:
                first.keep = True

    # --- Head and caption -----------------------------------------------------------

    def _head(self) -> Strip | None:
        if not any(column.title for column in self.table.columns):
            return None
        row = self.node.add("THead").add("TR")
        boxes = [
            self._head_box(at, column, row)
            for at, column in enumerate(self.table.columns)
        ]
        scale = self.look.scale
        tallest = max(box.height for box in boxes)
        for box in boxes:
            box.above = 2 * scale + tallest - box.height
        rules = Rules(below=scale, below_color="teal")
        strip = Row(boxes, self.width, tallest + 6 * scale, rules).strips(1e9)[0]
        strip.keep = True
        return strip

    def _head_box(self, at: int, column: Column, row: Node) -> Box:
        node = row.add("TH", Scope="Column")
        style = self.look.style("th").but(align=column.align.value)
        most = HEAD_LINES
        if len(column.title) <= SHORT_TITLE:
            most = int(self.look.height * TALLEST_HEAD / style.leading)
        parts = self._set(at, column.title, style, node, 0.0, most=most)
        return self._box(at, parts, node, 0.0)

    def _captioned(self, found: list[Strip]) -> list[Strip]:
        if not self.table.caption:
            return found
        node = self.node.add("Caption").add("P")
        style = self.look.style("caption").but(before=0)
        caption = words(self.look, self.table.caption, style, self.width, node)
        if found:
            found[-1].keep = True
        return found + caption.strips()

    # --- Rows -----------------------------------------------------------------------

    def _row(self, row: Sequence[Text | Cell], node: Node) -> Row:
        columns = self.table.columns
        if len(row) > len(columns):
            raise ValueError("a row has more cells than the table has columns")
        cells = [*row, *[""] * (len(columns) - len(row))]
        boxes = [self._cell(at, cell, node) for at, cell in enumerate(cells)]
        scale = self.look.scale
        heated = any(isinstance(cell, Cell) and cell.heat is not None for cell in cells)
        pad = (4 if heated else PAD) * scale
        tallest = max(box.height for box in boxes)
        least = min(self.table.row_height * scale, self.look.height / 2)
        height = max(tallest + 2 * pad, least)
        for box in boxes:
            box.above = (height - tallest) / 2 if least else pad
        sides = self._lefts[2:] if least else []
        if heated:
            gap = GAP_OF_HEAT * scale
            return Row(boxes, self.width, height, Rules(0.5), gap)
        return Row(boxes, self.width, height, Rules(0.5, sides=sides))

    def _cell(self, at: int, cell: Text | Cell, row: Node) -> Box:
        told = cell if isinstance(cell, Cell) else Cell(cell)
        column = self.table.columns[at]
        heads = at == self._head_column
        node = row.add("TH", Scope="Row") if heads else row.add("TD")
        inset = beside(self.look, told)
        style = self._style(told, column)
        text = self._kept(told.text)
        if plain(told.note) and plain(text):
            text = going_on(text)
        parts = self._set(at, text, style, node, inset)
        if plain(told.note):
            note = self.look.style("td_note").but(align=column.align.value)
            if told.heat is not None:
                note = note.but(color=style.color)
            parts += self._set(at, self._kept(told.note), note, node, inset)
        box = self._box(at, parts, node, inset)
        box.bar = told.kind
        if told.heat is not None:
            box.ground = f"heat{_step(told.heat)}"
        self._mark(box, told, style)
        return box

    def _mark(self, box: Box, cell: Cell, style: Style) -> None:
        if not cell.mark:
            return
        drawn = marks.shape(cell.mark, style.leading)
        alone = not plain(cell.text)
        shift = self._middle(box, style) if alone else 0.0
        box.shape = _shifted(drawn, shift - MARK_ROOM * self.look.scale)
        if box.node is not None and alone:
            box.shape_node = box.node
            box.node.actual = marks.label_of(cell.mark)

    def _middle(self, box: Box, style: Style) -> float:
        """Return where a shape that stands alone begins, from the words' place."""
        scale = self.look.scale
        room = box.width - box.inset - PAD * scale + MARK_ROOM * scale
        part = {"center": 0.5, "right": 1.0}.get(style.align, 0.0)
        return part * (room - 6.4 * scale)

    def _style(self, cell: Cell, column: Column) -> Style:
        heat = None if cell.heat is None else _step(cell.heat)
        bold = cell.bold or (column.names_row and heat is None)
        kind = (column.align, heat, bold)
        if kind not in self._styles:
            self._styles[kind] = self._made_style(*kind)
        return self._styles[kind]

    def _made_style(self, align: Align, heat: int | None, bold: bool) -> Style:
        tnum = align is not Align.LEFT
        style = self.look.style("td").but(align=align.value, tnum=tnum)
        if heat is not None:
            color = self.look.color(self.look.palette.on_heat(heat))
            style = style.but(color=color, weight=SEMI if heat else 400)
        return style.but(weight=SEMI) if bold else style

    # --- Boxes ----------------------------------------------------------------------

    def _set(
        self,
        at: int,
        text: Text,
        style: Style,
        node: Node,
        inset: float,
        most: int = 0,
    ) -> list[Words]:
        if not plain(text):
            return []
        room = self._widths[at] - self._pads(at) - inset
        return [words(self.look, text, style, room, node, most=most)]

    def _box(self, at: int, parts: list[Words], node: Node, inset: float) -> Box:
        left, width = self._lefts[at], self._widths[at]
        start = (PAD * self.look.scale if at else 0.0) + inset
        return Box(parts, left, width, start, node=node)

    def _pads(self, at: int) -> float:
        return PAD * self.look.scale * (2 if at else 1)

    def _kept(self, text: Text) -> Text:
        """Return `text`, cut with a visible note if it is very long."""
        if len(plain(text)) <= MOST_CHARACTERS:
            return text
        self.cut += 1
        return plain(text)[:MOST_CHARACTERS].rstrip() + cut_note()


def head_column(table: Table) -> int | None:
    """Return the column whose cells are headings of their rows.

    There is none where more cells would head than tell; a table without any titles has
    one, for a table must have headings (PDF/UA-1 7.5).
    """
    rows, columns = len(table.rows), len(table.columns)
    named = [at for at, column in enumerate(table.columns) if column.names_row]
    if not any(column.title for column in table.columns):
        return named[0] if named else 0
    few = columns + rows > rows * (columns - 1)
    return None if few or not named else named[0]


def cut_note() -> str:
    """Return what stands where a cell was cut."""
    return " " + tr("… [continues in the data export]")


def _remove(row: Node) -> None:
    """Take a row out of the tree: it is on no page."""
    if row.parent is not None and row in row.parent.kids:
        row.parent.kids.remove(row)


def _shifted(drawn: marks.Drawn, by: float) -> marks.Drawn:
    return lambda surface, x, top: drawn(surface, x + by, top)


def _step(heat: int) -> int:
    return max(0, min(5, heat))


def _plain(cell: Text | Cell) -> str:
    if isinstance(cell, Cell):
        return plain(cell.text) + plain(cell.note)
    return plain(cell)
