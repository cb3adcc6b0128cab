"""The paper a book is printed on unless something else is asked for."""

from sqlalchemy.orm import Session

from app import phrases, settings
from app.pdf.setup import PageSetup, PaperSize


def usual(session: Session, paper: str | None = None) -> PageSetup:
    """Return the setup for `paper`, else the one in the settings, else the region's."""
    wanted = paper or settings.read(session, settings.PAPER, "")
    if wanted in set(PaperSize):
        return PageSetup(PaperSize(wanted))
    letter = phrases.is_letter_country()
    return PageSetup(PaperSize.LETTER if letter else PaperSize.A4)
