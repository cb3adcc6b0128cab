"""What to know before pages are handed on: quietly, and in plain words."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from app.i18n import tr, trn
from app.pdf.press import Printed
from app.pdf.setup import PaperSize
from ui.printing import Printer
from ui.widgets.cards import Card
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, clear, hbox, vbox

_SHOWN: Final = 5  # letters that are named


class Findings(Card):
    """A few lines on what is not as it should be; hidden when all is well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            fill="honey_soft", line="honey_line", radius=8, flat=True, parent=parent
        )
        self._column = vbox(gap=4)
        mark = Icon("info", "honey_ink", 16)
        row = hbox(vbox(2, mark, STRETCH), (self._column, 1), gap=8)
        self.hold(row, (10, 7, 10, 8))
        self.setAccessibleName(tr("What to know before"))
        self.hide()

    def show_sentences(self, sentences: list[str]) -> None:
        """Show these, or nothing."""
        clear(self._column)
        for sentence in sentences:
            self._column.addWidget(Label(sentence, "small", "ink2", wrap=True))
        self.setAccessibleDescription(" ".join(sentences))
        self.setVisible(bool(sentences))


def of_pages(printed: Printed) -> list[str]:
    """Return what is to be known of pages, in sentences."""
    said = []
    if printed.missing:
        said.append(_letters(printed.missing))
    if printed.untold:
        said.append(
            trn(
                "{n} picture has no words for those who cannot see it.",
                "{n} pictures have no words for those who cannot see them.",
                printed.untold,
            )
        )
    plain = tr(
        "“{title}” could not be laid out and is set plainly; no word is missing."
    )
    said += [plain.format(title=title) for title in printed.plain]
    if printed.cut:
        said.append(
            trn(
                "{n} long text is cut on paper, and says so there.",
                "{n} long texts are cut on paper, and say so there.",
                printed.cut,
            )
        )
    return said


def of_printer(printer: Printer | None, paper: PaperSize) -> list[str]:
    """Return what is to be known of a printer for sheets of this size."""
    if printer is None or printer.has(paper.points):
        return []
    words = tr("This printer says it has no {paper} sheets; pages are made to fit.")
    return [words.format(paper=paper.label)]


def _letters(missing: Mapping[str, int]) -> str:
    """Say which letters no font has, the most frequent first, and how often."""
    often = sorted(missing.items(), key=lambda one: (-one[1], one[0]))
    named = [
        trn("{letter} ({n} time)", "{letter} ({n} times)", times, letter=_named(letter))
        for letter, times in often[:_SHOWN]
    ]
    rest = len(often) - len(named)
    if rest:
        named.append(trn("{n} more", "{n} more", rest))
    return trn(
        "{n} letter is not in any installed font: {letters}.",
        "{n} letters are not in any installed font: {letters}.",
        len(often),
        letters=", ".join(named),
    )


def _named(letter: str) -> str:
    """Return a letter with its number, for the screen may not have it either."""
    return f"{letter} U+{ord(letter[0]):04X}"
