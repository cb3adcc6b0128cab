"""How papers put words in a line: what stands between them, what can be clicked."""

import re
from typing import Final

from app.exports.events import one_line
from app.pdf.story import Span, Text

_BETWEEN: Final = " · "
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


def dotted(*words: str) -> str:
    """Return "Coordinator · Alder", without what is empty."""
    return _BETWEEN.join(filter(None, words))


def email(address: str) -> Text:
    """Return an address to click on, in one line; what is none stays plain words."""
    words = one_line(address)
    return (Span(words, link=f"mailto:{words}"),) if _EMAIL.fullmatch(words) else words


def together(*texts: Text, between: str = _BETWEEN) -> Text:
    """Return texts as one, without those that are empty."""
    found: list[str | Span] = []
    for text in filter(None, texts):
        found += [between] if found else []
        found += [text] if isinstance(text, str) else text
    return tuple(found)
