"""The charter and what stands beside it; one below the other where it is narrow."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from ui.theme import theme, tokens
from ui.widgets.base import Restyled
from ui.widgets.layout import hbox

SIDE: Final = 290  # px at 100 %
SIDE_NARROW: Final = 264
STACKED_BELOW: Final = 700  # px at 100 %: then one column
GAP: Final = 26
_ENDLESS: Final = 16777215  # Qt's own greatest width


class Columns(Restyled, QWidget):
    """A wide part, and a narrow one to its right or below it."""

    def __init__(self, main: QWidget, side: QWidget) -> None:
        super().__init__()
        self._side = side
        self._row = hbox((main, 1), side, gap=GAP)
        self.setLayout(self._row)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._hold()
        return done

    @override
    def restyle(self) -> None:
        super().restyle()
        self._turn()

    def _turn(self) -> None:
        if not hasattr(self, "_row"):
            return
        beside = self.width() >= theme.px(STACKED_BELOW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        narrow = self.window().width() < tokens.NARROW_BELOW
        wide = theme.px(SIDE_NARROW if narrow else SIDE)
        self._side.setMinimumWidth(wide if beside else 0)
        self._side.setMaximumWidth(wide if beside else _ENDLESS)
        self._hold()

    def _hold(self) -> None:
        """Be as high as the words of both need: a page that scrolls does not ask."""
        if hasattr(self, "_row") and self._row.hasHeightForWidth():
            self.setMinimumHeight(self._row.heightForWidth(self.width()))
