"""Long texts, as people typed them, on paper."""

import re
from typing import Final

from app.pdf.story import Block, Bullets, Paragraph

_BLANK: Final = re.compile(r"\n\s*\n")


def prose(text: str | None) -> tuple[Block, ...]:
    """Return a long text as blocks: lines that follow each other are a list."""
    blocks: list[Block] = []
    for passage in _BLANK.split(text or ""):
        lines = [line.strip() for line in passage.splitlines() if line.strip()]
        if len(lines) > 1:
            blocks.append(Bullets(tuple(line.lstrip("-•* ") or line for line in lines)))
        elif lines:
            blocks.append(Paragraph(lines[0]))
    return tuple(blocks)
