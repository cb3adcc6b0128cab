"""What one may want to see to before the packet leaves the house, in quiet lines."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from app.i18n import tr, trn
from ui.widgets.labels import Icon, Label, Rule
from ui.widgets.layout import STRETCH, boxed, clear, hbox, vbox

MOST: Final = 5  # shown at once: more would be read by nobody


class Checks(QWidget):
    """Sentences, each a thing to look at; nothing where all is well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = vbox(gap=6)
        head = Label(tr("Worth a look"), "smalls", "ink3")
        self.setLayout(vbox(Rule(), 10, head, 6, self._lines))

    def show_checks(self, checks: Sequence[str]) -> None:
        """Show these sentences."""
        clear(self._lines)
        for words in checks[:MOST]:
            self._lines.addWidget(_line(words))
        if rest := checks[MOST:]:
            more = trn("{n} more of these", "{n} more of these", len(rest))
            line = Label(more, "cap", "ink3")
            line.setToolTip("\n".join(rest))
            self._lines.addWidget(line)
        self.setVisible(bool(checks))


def _line(words: str) -> QWidget:
    mark = vbox(2, Icon("warning-circle", "honey_ink", 15), STRETCH)
    return boxed(hbox(mark, (Label(words, "small", "ink2", wrap=True), 1), gap=8))
