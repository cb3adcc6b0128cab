"""The three columns side by side, each as wide as there is room for."""

from typing import Final

from PySide6.QtWidgets import QWidget

from ui.theme import theme, tokens
from ui.widgets.labels import Rule
from ui.widgets.layout import boxed, hbox, scrolled, vbox

_FIRST: Final = (304, 278)  # px at 100 %, and in a narrow window
_SECOND: Final = (362, 322)
_SHARES: Final = (0.31, 0.37)  # of the width, at the most
_ANY: Final = 16_777_215  # Qt's own greatest width


class Body(QWidget):
    """Two columns of a fixed width, and the pages in what is left."""

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        pages: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = vbox(first)
        self.first = scrolled(boxed(self._column))
        self.second, self.pages = second, pages
        self.setLayout(
            hbox(
                self.first,
                Rule(vertical=True),
                second,
                Rule(vertical=True),
                (pages, 1),
            )
        )

    def fit(self, *, panel: bool) -> None:
        """Give each column its width; a panel beside them takes the pages' place."""
        wide = self.window().width()
        narrow = wide < tokens.NARROW_BELOW
        beside = panel and wide >= tokens.OVERLAY_BELOW
        pad = tokens.WIDTHS["pad_narrow" if narrow else "pad"]
        whole = self.parentWidget() if beside else self
        room = whole.width() if whole else 0
        first = min(theme.px(_FIRST[narrow]), round(_SHARES[0] * room))
        second = min(theme.px(_SECOND[narrow]), round(_SHARES[1] * room))
        self._column.setContentsMargins(pad, 14, 12, 12)
        self.first.setFixedWidth(first)
        self.second.setMinimumWidth(0 if beside else second)
        self.second.setMaximumWidth(_ANY if beside else second)
        self.pages.setVisible(not beside)

    def regions(self) -> list[QWidget]:
        """Return the columns to be seen."""
        parts = (self.first, self.second, self.pages)
        return [part for part in parts if part.isVisible()]
