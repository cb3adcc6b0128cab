"""The blocks of a paper are set, one after the other; what that brings is noted."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any, Final

from app.pdf.blocks import callouts, facts, figures, lists
from app.pdf.blocks.tables import TableSetting
from app.pdf.blocks.words import words
from app.pdf.design import Look
from app.pdf.letters.styles import Style
from app.pdf.progress import Progress
from app.pdf.reading import block_text
from app.pdf.story import (
    Block,
    Bullets,
    CallOut,
    CheckList,
    Facts,
    Figure,
    Heading,
    Lines,
    Manner,
    PageBreak,
    Pairs,
    Panel,
    Paragraph,
    Signatures,
    Table,
    Text,
    Together,
    plain,
)
from app.pdf.strips import Landmark, Strip, kept_together, kept_with_the_next
from app.pdf.tags import Node

OPENED: Final = (Table, CheckList, Bullets, Pairs, Facts, Figure)
"""What a paragraph right before leads to, so that it stands on the same page."""


class BlockSetting:
    """Sets blocks; `key` is the beginning of the names that links lead to."""

    def __init__(self, look: Look, progress: Progress, key: str) -> None:
        self.landmarks: list[Landmark] = []
        self.cut = 0  # cells that were too long
        self.untold = 0  # figures without words for who cannot see them
        self.key = key
        self._look = look
        self._progress = progress
        self._depth = 0  # level of the heading before
        self._setters: dict[type, Callable[[Any, Node], list[Strip]]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Table: self._table,
            Figure: self._figure,
            Signatures: self._signatures,
            Together: self._together,
        }

    def _blocks(self, blocks: Sequence[Block], parent: Node) -> list[Strip]:
        found: list[Strip] = []
        new_page = False
        for block, following in zip_longest(blocks, blocks[1:]):
            if isinstance(block, PageBreak):
                new_page = True
                continue
            set_block = self._block(block, parent)
            if isinstance(block, Paragraph) and isinstance(following, OPENED):
                kept_with_the_next(set_block)
            if set_block and new_page:
                set_block[0].new_page, new_page = True, False
            found += set_block
        return found

    def _block(self, block: Block, parent: Node) -> list[Strip]:
        self._progress.begin(sum(len(text) for text in _measured(block)))
        setter = self._setters.get(type(block))
        found = (
            setter(block, parent)
            if setter
            else _SETTERS[type(block)](self._look, block, parent)
        )
        self._progress.end()
        self._look.book.check()
        return found

    def _text(self, text: Text, style: Style, node: Node) -> list[Strip]:
        return words(self._look, text, style, self._look.width, node).strips()

    def _heading(self, block: Heading, parent: Node) -> list[Strip]:
        if not block.text.strip():
            return []
        self._depth = min(max(block.level, 2), self._depth + 1)
        node = parent.add(f"H{self._depth}")
        style = self._look.style("h2" if block.level <= 2 else "h3")
        found = self._text(block.text, style, node)
        for strip in found:
            strip.keep = True
        found[0].landmark = self._landmark(block.text, 2 if block.level <= 2 else 3)
        return found

    def _paragraph(self, block: Paragraph, parent: Node) -> list[Strip]:
        if not plain(block.text).strip():
            return []
        if block.manner is Manner.QUOTE:
            parent = parent.add("BlockQuote")
        style = self._look.style(block.manner.value)
        return self._text(block.text, style, parent.add("P"))

    def _table(self, block: Table, parent: Node) -> list[Strip]:
        if not block.columns or not (block.rows or block.caption):
            return []
        setting = TableSetting(
            self._look, block, parent.add("Table"), self._look.width, self._tick
        )
        found = setting.strips()
        self.cut += setting.cut
        return found

    def _tick(self, characters: int) -> None:
        self._progress.come(characters)
        self._look.book.check()

    def _signatures(self, block: Signatures, parent: Node) -> list[Strip]:
        found = self._table(facts.signing_table(block), parent)
        kept_together(found)
        return found

    def _figure(self, block: Figure, parent: Node) -> list[Strip]:
        if not block.alt.strip():
            self.untold += 1
        return figures.figure(self._look, block, parent)

    def _together(self, block: Together, parent: Node) -> list[Strip]:
        found = self._blocks(block.blocks, parent)
        kept_together(found)
        return found

    # --- Landmarks ------------------------------------------------------------------

    def _landmark(
        self, title: str, level: int, code: str = "", *, listed: bool = True
    ) -> Landmark:
        key = f"{self.key}-{len(self.landmarks)}"
        landmark = Landmark(title, level, key, code, listed)
        self.landmarks.append(landmark)
        return landmark


def _measured(block: Block) -> list[str]:
    """Return the words whose setting is measured; a panel's are not known before."""
    return [] if isinstance(block, (Panel, Together)) else block_text(block)


_SETTERS: Final[dict[type, Callable[..., list[Strip]]]] = {
    Bullets: lists.bullets,
    CheckList: lists.check_list,
    CallOut: callouts.call_out,
    Facts: facts.facts,
    Pairs: facts.pairs,
    Lines: facts.hand_lines,
    Panel: figures.panel,
}
