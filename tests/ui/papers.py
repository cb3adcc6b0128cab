"""Papers for the tests of print window, preview and printer: made by our own press."""

from collections.abc import Callable
from typing import Any

from app.pdf import press
from app.pdf.press import Printed
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import CallOut, PageBreak, Paper, Paragraph, Sheet, Tone
from app.printouts.catalog import Choice, Chosen
from ui.dialogs.print.documents import Document, Errand

TITLE = "Asking for help / without losing face?"
LOOK = Choice("look", "Look", (("list", "List"), ("calendar", "Calendar")))
NOTES = Choice("notes", "Room for notes", (("yes", "Yes"), ("no", "No")))


def paper(title: str, pages: int = 1, *, landscape: bool = False) -> Paper:
    """Return a paper of so many pages, with something in color on each."""
    blocks: list[Any] = []
    for number in range(1, pages + 1):
        words = f"Leaf {number} of {title}."
        blocks += [PageBreak()] * (number > 1)
        blocks += [CallOut("Mind this", words, Tone.RUST), Paragraph(words)]
    head = Sheet("Test", title)
    return Paper(title, head, blocks=tuple(blocks), landscape=landscape)


def printed(
    *papers: Paper, size: PaperSize = PaperSize.LETTER, grey: bool = False
) -> Printed:
    """Return papers as the press prints them."""
    return press.printed(papers, PageSetup(size, grey=grey))


def document(
    name: str,
    pages: int = 1,
    *,
    compose: Callable[[Any, Chosen], Paper] | None = None,
    choices: tuple[Choice, ...] = (),
) -> Document:
    """Return a document of so many pages, one more with room for notes."""
    code = name.lower().replace(" ", "_")

    def usual(session: Any, chosen: Chosen) -> Paper:
        return paper(name, pages + (chosen.get("notes") == "yes"))

    return Document(code, name, f"About {name}", compose or usual, choices, code)


def errand(*documents: Document, ticked: int = 1) -> Errand:
    """Return an errand with these documents, the first of which are ticked."""
    keys = frozenset(one.key for one in documents[:ticked])
    return Errand("gathering", TITLE, documents, keys)
