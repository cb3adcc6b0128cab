"""The recovery sheet: the key of the book in letters, for when the passphrase is lost.

It is no printout of the catalog: it is a secret of the coach, and only the settings
open it, after asking for the passphrase. Its title and its file bear no word of hers.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from app import phrases
from app.i18n import tr
from app.pdf.story import Bullets, CallOut, Pairs, Panel, Paper, Sheet, Tone

if TYPE_CHECKING:
    from app.pdf.pen import Pen

_SIZE: Final = 19.0  # of the letters, in points
_ROW: Final = 34.0
_ASIDE: Final = 26.0  # what stands before a row: its number
_INSET: Final = 14.0


def compose(code: Sequence[str], book: str, day: date) -> Paper:
    """Return the sheet: lines of `code` as `keys.code` gives them, made on `day`.

    `book` is what the coach calls it, so that she knows which one the sheet opens.
    """
    title = tr("Recovery sheet")
    lead = tr(
        "With this code your book opens without its passphrase. Whoever has both the "
        "code and the book can read everything in it."
    )
    facts = ((tr("Book"), book), (tr("Printed on"), phrases.date_of(day)))
    height = _ROW * len(code) + 2 * _INSET
    return Paper(
        title,
        Sheet("Circlebook", title, lead),
        (
            Panel(height, partial(_paint, code=tuple(code))),
            Pairs(facts),
            Bullets(_steps(), numbered=True),
            CallOut(tr("Where to keep it"), _care(), Tone.RUST),
        ),
        language=phrases.language(),
    )


def _steps() -> tuple[str, ...]:
    return (
        tr(
            "Open Circlebook. Where it asks for the passphrase, choose “I have a "
            "recovery sheet”."
        ),
        tr(
            "Type the four lines. Small letters, spaces and dashes do not matter. "
            "There is no letter O, I, L or U in the code: what looks like one is a "
            "digit, or V."
        ),
        tr(
            "Then choose a new passphrase under Settings, Privacy, and print a new "
            "sheet."
        ),
    )


def _care() -> str:
    return tr(
        "On paper, where you keep papers that nobody else may see, and not with the "
        "laptop. No photograph, no e-mail, no copy in a file. When you change the "
        "passphrase this code opens the book no longer; it still opens backups made "
        "before, so destroy the sheet only when those are gone."
    )


def _paint(pen: "Pen", *, code: tuple[str, ...]) -> None:
    """Write the lines, each after its number, in groups that the eye can hold."""
    pen.rect(0, 0, pen.width, _ROW * len(code) + 2 * _INSET, line="muted", radius=6)
    for number, line in enumerate(code, start=1):
        top = _INSET + _ROW * (number - 1)
        pen.words(str(number), _INSET, top + 9, _ASIDE, tone=Tone.MUTED)
        left = _INSET + _ASIDE
        wide = (pen.width - left - _INSET) / len(line.split())
        for place, group in enumerate(line.split()):
            at = left + place * wide
            pen.words(group, at, top + 4, wide, style="body", size=_SIZE, bold=True)
