"""A long list that drops down from a choice and is filtered as one types."""

import unicodedata
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.icons import paint_icon
from ui.theme import theme
from ui.widgets.labels import Label
from ui.widgets.layout import vbox
from ui.widgets.menus import Popover
from ui.widgets.search import SearchField

Index = QModelIndex | QPersistentModelIndex

LINES: Final = 9  # shown at once
WIDEST: Final = 420  # px
BESIDE: Final = 62  # px of a line that are not its words
_MARGIN: Final = 8
_MOVES: Final = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
)


class LongList(Popover):
    """A field to type in, and below it the lines that have all the words typed.

    The field keeps the focus: the arrows move in the list, Enter takes the line, Esc
    empties the field and then closes the list.
    """

    picked = Signal(int)  # the place of the line among all that are offered

    def __init__(
        self,
        name: str,
        texts: Sequence[str],
        at: int,
        parent: QWidget,
        *,
        headed: bool = False,
    ) -> None:
        super().__init__(margins=_MARGIN, parent=parent)
        self.setAccessibleName(name)
        self.search = _Typed(tr("Type to find it"), name)
        self.view = _Lines(name, texts, at)
        self.nothing = Label("", "small", "ink3", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(10, 6, 10, 6)
        self._below = QStackedWidget()
        self._below.addWidget(self.view)
        self._below.addWidget(self.nothing)
        self._below.setFixedHeight(min(LINES, max(2, len(texts))) * line_height())
        longest = max((painting.text_width(text) for text in texts), default=0.0)
        wide = min(round(longest) + BESIDE, theme.px(WIDEST))
        self._below.setMinimumWidth(wide)
        head = Label(name, "strong")  # for a list that no field says the name of
        head.setContentsMargins(10, 4, 10, 2)
        parts = (head,) if headed else ()
        self.hold(vbox(*parts, self.search, self._below, gap=6))
        self._connect()

    def open_with(self, typed: str, below: QWidget) -> None:
        """Open below a widget, filtered by what was typed already."""
        self.view.filter("")
        wide = max(self._below.minimumWidth(), below.width() - 2 * _MARGIN)
        self._below.setFixedWidth(wide)
        self.open_under(below)
        self.activateWindow()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)
        self.search.setText(typed)

    def _connect(self) -> None:
        self.closed.connect(self.deleteLater)
        self.view.current_said.connect(self.search.setAccessibleDescription)
        self.view.clicked.connect(self._take)
        self.search.moved.connect(self.view.keyPressEvent)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take)

    @Slot(str)
    def _filter(self, typed: str) -> None:
        found = self.view.filter(typed)
        words = tr("Nothing in the list fits “{words}”.").format(words=typed)
        self.nothing.setText("" if found else words)
        self._below.setCurrentWidget(self.view if found else self.nothing)
        if not found:
            self.search.setAccessibleDescription(words)

    @Slot()
    def _take(self) -> None:
        place = self.view.place()
        if place is not None:
            self.close()
            self.picked.emit(place)


class _Typed(SearchField):
    """The field; keys that move go to the list."""

    moved = Signal(QKeyEvent)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            self.moved.emit(event)
        else:
            super().keyPressEvent(event)


class _Lines(QListView):
    """The lines; they never have the focus themselves."""

    current_said = Signal(str)

    def __init__(self, name: str, texts: Sequence[str], at: int) -> None:
        super().__init__()
        self.at = at  # the place of the line that is chosen, -1 for none
        self.places = list(range(len(texts)))  # of the lines shown
        self._texts = texts
        self._plain = [plain(text) for text in texts]
        self._shown = QStringListModel(self)
        self.setModel(self._shown)
        self.setItemDelegate(_Line(self))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(never)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)

    def filter(self, typed: str) -> int:
        """Show the lines that have all the words typed; return how many.

        It stands at the first of them, or while nothing is typed at what is chosen.
        """
        words = plain(typed).split()
        self.places = [
            place
            for place, text in enumerate(self._plain)
            if all(word in text for word in words)
        ]
        self._shown.setStringList([self._texts[place] for place in self.places])
        row = 0 if words else max(self.at, 0)
        self.setCurrentIndex(self._shown.index(row, 0))
        self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtCenter)
        return len(self.places)

    def place(self) -> int | None:
        """Return the place of the line one is at; None where nothing fits."""
        index = self.currentIndex()
        return self.places[index.row()] if index.isValid() else None

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_said.emit(str(current.data() or ""))


class _Line(QStyledItemDelegate):
    """Paints a line; a check says which is chosen."""

    def __init__(self, lines: _Lines) -> None:
        super().__init__(lines)
        self._lines = lines

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, line_height())

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painting.rounded(painter, rect, 6, "selected")
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.rounded(painter, rect, 6, "hover")
        words = rect.adjusted(10, 0, -36, 0)
        painting.text(painter, words, str(index.data()), "body", "ink")
        if self._lines.places[index.row()] == self._lines.at:
            place = QRectF(rect.right() - 30, rect.center().y() - 8, 16, 16)
            paint_icon(painter, "check", place, "accent_ink")


def line_height() -> int:
    """Return the height of a line of the list, in pixels."""
    return theme.fit(34, "body", padding=12)


def plain(text: str) -> str:
    """Return a text without case and accents, as it is looked for."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
