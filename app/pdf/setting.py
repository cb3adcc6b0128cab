"""A paper is set: its blocks become strips, and elements of the structure tree.

A paper has parts: its cover, what stands before the sections, each section. Whatever
goes wrong in a part, its words are printed: as plain paragraphs then, and `plain` names
it. What goes wrong only when it is drawn is told by `failed`, when the paper is set
again.
"""

import logging
from collections.abc import Callable, Collection
from typing import Final

from app.i18n import tr
from app.pdf.block_setting import OPENED, BlockSetting
from app.pdf.blocks import contents, covers
from app.pdf.blocks.words import words
from app.pdf.design import Look
from app.pdf.progress import Progress
from app.pdf.reading import blocks_text, cover_text
from app.pdf.stopping import StoppedError
from app.pdf.story import (
    Cover,
    Paper,
    Paragraph,
    Section,
    Sheet,
    plain,
)
from app.pdf.strips import Strip, kept_with_the_next, spare_only_at_the_end
from app.pdf.tags import Node

_log: Final = logging.getLogger(__name__)

Make = Callable[[Node], list[Strip]]


class Setting(BlockSetting):
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
        super().__init__(look, progress, key)
        self.plain: list[str] = []  # titles of sections set as plain paragraphs
        self._paper = paper
        self._parent = parent
        self._failed = failed  # parts that could not be drawn as they were meant
        self._part = 0  # the part that is set, counted from 1

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
        found += after
        spare_only_at_the_end(found)
        return found

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
                lambda: cover_text(head),
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
            lead = self._text(section.lead, style, node.add("P"))
            if section.blocks and isinstance(section.blocks[0], OPENED):
                kept_with_the_next(lead)
            found += lead
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
        known, cut = len(self.landmarks), self.cut
        node = parent.add("Sect")
        try:
            return make(node)
        except StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 - an export never fails for its words
            _log.warning("A section is set plainly: %s", type(error).__name__)
        parent.kids.remove(node)
        del self.landmarks[known:]
        self.cut = cut
        return None
