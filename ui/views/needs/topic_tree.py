"""The tree of topics: named and moved where it stands, by keys and by mouse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from app.i18n import tr
from app.needs.topics import Topic
from app.person.people_names import fold
from ui.icons import paint_icon
from ui.theme import theme
from ui.views.needs.topic_rows import (
    ENTER,
    TOPIC,
    NameField,
    TopicDelegate,
    item_of,
)
from ui.widgets.base import Restyled, focused_by_key, in_room
from ui.widgets.list_rows import paint_ground
from ui.widgets.records import CellState, Index

STEP: Final = 26  # px of indentation
FIELD: Final = 360  # px of the field for a name


@dataclass(frozen=True)
class _Typed:
    """What a name is typed for."""

    topic: Topic | None  # None: a new one
    below: UUID | None  # what a new one belongs to


class TopicTree(Restyled, QTreeView):
    """The topics, each below the one it belongs to; it asks, and its page acts.

    Enter or Insert begins a topic beside this one, Ctrl+Enter one below it, F2 renames,
    Alt+Left and Alt+Right move it out and in, Delete deletes, Space shows all of it.
    """

    picked = Signal(object)  # the Topic the cursor is on, or None
    opened = Signal(object)  # a click or Space
    added = Signal(str, object)  # a name, and the key of what it is below or None
    renamed = Signal(object, str)  # a key and the new name
    moved = Signal(object, object)  # a key, and the key of what it is below or None
    deleted = Signal(object)  # the Topic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_key = False
        self.read_only = False
        self._folded: set[UUID] = set()
        self._typed: _Typed | None = None
        self.field = NameField(self.viewport())
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setAccessibleName(tr("Topics"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(STEP)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self._delegate = TopicDelegate(self)
        self.setItemDelegate(self._delegate)
        self.field.typed.connect(self._named)
        self.verticalScrollBar().valueChanged.connect(self._place_field)
        self.selectionModel().currentRowChanged.connect(self._pick)
        self.restyle()

    def show_topics(self, topics: Sequence[Topic], words: str = "") -> None:
        """Show these topics, or those of them that fit, with what they belong to."""
        kept, scrolled = self.current(), self.verticalScrollBar().value()
        self._typed = None  # what was being named may not be there any more
        self.field.hide()
        self._note_folded()
        self.blockSignals(True)
        self._model.clear()
        items: dict[UUID, QStandardItem] = {}
        chain: list[QStandardItem] = []
        for topic in topics:
            item = item_of(topic)
            del chain[topic.depth :]
            (chain[-1] if chain else self._model.invisibleRootItem()).appendRow(item)
            chain.append(item)
            items[topic.id] = item
        self.expandAll()
        self._filter(words)
        if not words:
            for key in self._folded & set(items):
                self.setExpanded(items[key].index(), False)
        if kept is not None and kept.id in items:
            self.setCurrentIndex(items[kept.id].index())
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)
        if self.current() != kept:
            self.picked.emit(self.current())

    def current(self) -> Topic | None:
        """Return the topic the cursor is on."""
        topic: Topic | None = self.currentIndex().data(TOPIC)
        return topic

    def go_to(self, key: UUID) -> bool:
        """Put the cursor on a topic; tell whether it is there."""
        for index in self._all():
            topic = index.data(TOPIC)
            if topic is not None and topic.id == key:
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        return False

    def shown(self) -> list[Topic]:
        """Return the topics that are not filtered away, from the top."""
        return [
            index.data(TOPIC)
            for index in self._all()
            if not self.isRowHidden(index.row(), index.parent())
        ]

    def begin_beside(self) -> None:
        """Begin a topic beside the one the cursor is on."""
        index = self.currentIndex()
        self._begin(index.parent(), index.row() + 1 if index.isValid() else 0)

    def begin_below(self) -> None:
        """Begin a topic that belongs to the one the cursor is on."""
        index = self.currentIndex()
        self._begin(index, self._model.rowCount(index))

    def rename(self) -> None:
        """Name the topic the cursor is on anew, where it stands."""
        topic = self.current()
        if topic is not None:
            self._typed = _Typed(topic, None)
            self._open_field(topic.name)

    def move_in(self) -> None:
        """Let the topic belong to the one above it on the same step."""
        topic = self.current()
        at = self.currentIndex()
        above = at.siblingAtColumn(0)
        row = at.row() - 1
        while row >= 0 and self.isRowHidden(row, at.parent()):
            row -= 1
        above = self._model.index(row, 0, at.parent()) if row >= 0 else QModelIndex()
        if topic is not None and above.isValid():
            self.moved.emit(topic.id, above.data(TOPIC).id)

    def move_out(self) -> None:
        """Let the topic stand beside the one it belongs to."""
        topic, parent = self.current(), self.currentIndex().parent()
        if topic is not None and parent.isValid():
            grand = parent.parent().data(TOPIC)
            self.moved.emit(topic.id, grand.id if grand is not None else None)

    @override
    def restyle(self) -> None:
        palette = QPalette(self.palette())
        clear = QColor(Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Highlight, clear)
        self.setPalette(palette)
        self.setIndentation(theme.px(STEP))
        self.doItemsLayout()
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_key = True
        if not self._act(event):
            if event.text().isalpha() or event.key() == Qt.Key.Key_Escape:
                event.ignore()  # the page has keys of its own
            else:
                super().keyPressEvent(event)
        self.viewport().update()

    def _act(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; tell whether it asks for something."""
        key, topic = event.key(), self.current()
        if key == Qt.Key.Key_Space and topic is not None:
            self.opened.emit(topic)
            return True
        return not self.read_only and self._change(key, event.modifiers())

    def _change(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Change what a key asks for; tell whether it asks for something."""
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        topic = self.current()
        if key in ENTER or key == Qt.Key.Key_Insert:
            (self.begin_below if control else self.begin_beside)()
        elif key == Qt.Key.Key_F2:
            self.rename()
        elif alt and key == Qt.Key.Key_Right:
            self.move_in()
        elif alt and key == Qt.Key.Key_Left:
            self.move_out()
        elif key == Qt.Key.Key_Delete and topic is not None:
            self.deleted.emit(topic)
        else:
            return False
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_key = False
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_words = self.visualRect(index).contains(event.position().toPoint())
        topic = index.data(TOPIC)
        if topic is not None and on_words and topic == self.current():
            self.opened.emit(topic)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_key = focused_by_key(event)
        super().focusInEvent(event)
        if self.by_key and not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        topic = self.current()
        onto = self.indexAt(event.position().toPoint()).data(TOPIC)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the book moves it, not Qt
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        if topic is not None and (onto is None or onto.id != topic.id):
            self.moved.emit(topic.id, onto.id if onto is not None else None)

    @override
    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = QRectF(options.rect)
        here = self.currentIndex().siblingAtColumn(0) == index
        state = CellState(
            selected=here,
            focus=here and self.by_key and self.hasFocus(),
            ground=in_room("surface", self),
        )
        paint_ground(painter, rect, state)
        super().drawRow(painter, options, index)

    @override
    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if self._model.hasChildren(index):
            name = "caret-down" if self.isExpanded(index) else "caret-right"
            place = QRectF(rect.right() - 17, rect.center().y() - 7, 14, 14)
            paint_icon(painter, name, place, "ink3")

    def _begin(self, parent: Index, row: int) -> None:
        """Open a field for the name of a new topic, where it will belong."""
        item = QStandardItem("")
        item.setData(None, TOPIC)
        owner = self._model.itemFromIndex(parent) if parent.isValid() else None
        (owner or self._model.invisibleRootItem()).insertRow(row, item)
        if parent.isValid():
            self.setExpanded(parent, True)
        above: Topic | None = parent.data(TOPIC) if parent.isValid() else None
        self.setCurrentIndex(item.index())
        self._typed = _Typed(None, above.id if above is not None else None)
        self._open_field("")

    @Slot(str)
    def _named(self, name: str) -> None:
        """Take the name that was typed; without one, all is as it was."""
        typed, self._typed = self._typed, None
        if typed is None:
            return
        had_focus = self.field.hasFocus()
        self.field.hide()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop_blank()
        if name and typed.topic is None:
            self.added.emit(name, typed.below)
        elif name and typed.topic is not None and name != typed.topic.name:
            self.renamed.emit(typed.topic.id, name)

    def _open_field(self, text: str) -> None:
        """Open the field for a name in the row of the cursor."""
        self.field.setText(text)
        self.scrollTo(self.currentIndex())
        self._place_field()
        self.field.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _place_field(self) -> None:
        """Put the field where the row is, wherever it was scrolled to."""
        rect = self.visualRect(self.currentIndex())
        wide = min(rect.width(), theme.px(FIELD))
        self.field.setGeometry(rect.x(), rect.y() + 2, wide, rect.height() - 4)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_field()

    def _drop_blank(self) -> None:
        """Take out the row of a topic that was begun: it is written, or given up."""
        for index in self._all():
            if index.data(TOPIC) is None:
                self._model.removeRow(index.row(), index.parent())
                return

    def _filter(self, words: str) -> None:
        asked = fold(words).split()
        if not asked:
            return
        for index in reversed([*self._all()]):
            topic: Topic = index.data(TOPIC)
            found = fold(f"{topic.name} {topic.description}")
            fits = all(word in found for word in asked)
            below = any(
                not self.isRowHidden(row, index)
                for row in range(self._model.rowCount(index))
            )
            self.setRowHidden(index.row(), index.parent(), not (fits or below))

    def _note_folded(self) -> None:
        for index in self._all():
            topic = index.data(TOPIC)
            if topic is None or not self._model.hasChildren(index):
                continue
            if self.isExpanded(index):
                self._folded.discard(topic.id)
            else:
                self._folded.add(topic.id)

    def _all(self, parent: Index = QModelIndex()) -> Iterator[QModelIndex]:  # noqa: B008
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            yield index
            yield from self._all(index)

    def _pick(self, *_: object) -> None:
        if not self.signalsBlocked():
            self.picked.emit(self.current())
