"""A paper is set: its blocks become strips, and elements of the structure tree.

A paper has parts: its cover, what stands before the sections, each section. Whatever
goes wrong in a part, its words are printed: as plain paragraphs then, and `plain` names
it. What goes wrong only when it is drawn is told by `failed`, when the paper is set
again.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from typing import Any, Final

from app.i18n import tr
from app.pdf.blocks import callouts, contents, covers, facts, figures, lists
from app.pdf.blocks.tables import TableSetting
from app.pdf.blocks.words import words
from app.pdf.design import Look
from app.pdf.letters.styles import Style
from app.pdf.progress import Progress
from app.pdf.reading import block_text, blocks_text
from app.pdf.stopping import StoppedError
from app.pdf.story import (
    Block,
    Bullets,
    CallOut,
    CheckList,
    Cover,
    Facts,
    Figure,
    Heading,
    Lines,
    Manner,
    PageBreak,
    Pairs,
    Panel,
    Paper,
    Paragraph,
    Section,
    Sheet,
    Signatures,
    Table,
    Text,
    Together,
    plain,
)
from app.pdf.strips import Landmark, Strip, kept_together
from app.pdf.tagged.tags import Node

_log: Final = logging.getLogger(__name__)

Make = Callable[[Node], list[Strip]]


class Setting:
    """Sets one paper; what it finds out on the way is in its attributes."""

    def __init__(
        self,
        look: Look,
        paper: Paper,
        parent: Node,
        progress: Progress,
        *,
        key: str,
        failed: Collection[int],
    ) -> None:
        self.landmarks: list[Landmark] = []
        self.plain: list[str] = []  # titles of sections set as plain paragraphs
        self.cut = 0
        self.untold = 0  # figures without words for who cannot see them
        self._look = look
        self._paper = paper
        self._parent = parent
        self._progress = progress
        self.key = key
        self._depth = 0  # level of the heading before
        self._failed = failed  # parts that could not be drawn as they were meant
        self._part = 0  # the part that is set, counted from 1
        self._setters: dict[type, Callable[[Any, Node], list[Strip]]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Table: self._table,
            Figure: self._figure,
            Signatures: self._signatures,
            Together: self._together,
        }

    def strips(self) -> list[Strip]:
        """Return all that is on the pages of the paper. Raises StoppedError."""
        paper = self._paper
        found = self._head()
        listing = self._parent.add("Sect") if paper.contents else None
        toc = listing.add("H1") if listing else None
        after = self._opening(listing or self._parent)
        for section in paper.sections:
            after += self._section(section)
        if listing is not None and toc is not None:
            found += self._contents(listing, toc)
        elif isinstance(paper.head, Cover) and after:
            after[0].new_page = True
        return found + after

    # --- Before the sections --------------------------------------------------------

    def _head(self) -> list[Strip]:
        head = self._paper.head
        if isinstance(head, Cover):
            landmark = self._landmark("", 1, listed=False)
            return self._safely(
                head.title,
                self._parent,
                lambda node: covers.cover(
                    self._look,
                    head,
                    node,
                    landmark,
                    lambda: self._blocks(head.blocks, node),
                ),
                lambda: (
                    _texts(head.overline, head.title, head.subtitle)
                    + blocks_text(head.blocks)
                ),
            )
        return [] if head is None else self._sheet(head)

    def _sheet(self, head: Sheet) -> list[Strip]:
        self._depth = 1
        landmark = self._landmark(head.title, 1)
        return covers.sheet_head(self._look, head, self._parent, landmark)

    def _opening(self, parent: Node) -> list[Strip]:
        blocks = self._paper.blocks
        if not blocks:
            return []
        return self._safely(
            self._paper.title,
            parent,
            lambda node: self._blocks(blocks, node),
            lambda: blocks_text(blocks),
        )

    def _contents(self, listing: Node, heading: Node) -> list[Strip]:
        """Set the contents, under what stands before the sections in the tree."""
        style = self._look.style("h1")
        title = tr("Contents")
        found = words(self._look, title, style, self._look.width, heading).strips()
        for strip in found:
            strip.keep = True
        found[0].landmark = self._landmark("", 1, listed=False)
        found[-1].after = 14 * self._look.scale
        found[0].new_page = True
        found += contents.contents(self._look, self.landmarks, listing)
        listing.kids.insert(1, listing.kids.pop())
        return found

    # --- Sections -------------------------------------------------------------------

    def _section(self, section: Section) -> list[Strip]:
        found = self._safely(
            section.title,
            self._parent,
            lambda node: self._whole_section(section, node),
            lambda: blocks_text(section.blocks),
            section,
        )
        if found:
            found[0].new_page = found[0].new_page or section.new_page
        return found

    def _whole_section(self, section: Section, node: Node) -> list[Strip]:
        found = self._section_head(section, node)
        return found + self._blocks(section.blocks, node)

    def _section_head(self, section: Section, node: Node) -> list[Strip]:
        self._depth = 1
        landmark = self._landmark(section.title, 1, section.code)
        found = covers.heading_strips(
            self._look, section.overline, section.title, node, landmark
        )
        if plain(section.lead):
            style = self._look.style("lead")
            found += self._text(section.lead, style, node.add("P"))
        return found

    def _safely(
        self,
        title: str,
        parent: Node,
        make: Make,
        texts: Callable[[], list[str]],
        section: Section | None = None,
    ) -> list[Strip]:
        """Set a part of the paper; if that fails, set its words as paragraphs."""
        self._part += 1
        found = None if self._part in self._failed else self._tried(parent, make)
        if found is None:
            self.plain.append(title)
            node = parent.add("Sect")
            found = [] if section is None else self._section_head(section, node)
            for text in texts():
                found += self._paragraph(Paragraph(text), node)
        for strip in found:
            strip.part = self._part
        return found

    def _tried(self, parent: Node, make: Make) -> list[Strip] | None:
        """Return what `make` gives, or nothing, and leave nothing of it behind."""
        known = len(self.landmarks)
        node = parent.add("Sect")
        try:
            return make(node)
        except StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 - an export never fails for its words
            _log.warning("A section is set plainly: %s", type(error).__name__)
        parent.kids.remove(node)
        del self.landmarks[known:]
        return None

    # --- Blocks ---------------------------------------------------------------------

    def _blocks(self, blocks: Sequence[Block], parent: Node) -> list[Strip]:
        found: list[Strip] = []
        new_page = False
        for block in blocks:
            if isinstance(block, PageBreak):
                new_page = True
                continue
            set_block = self._block(block, parent)
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


def _texts(*texts: str) -> list[str]:
    return [text for text in texts if text]


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
