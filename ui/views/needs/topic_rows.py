"""How a topic is drawn in the tree, read out, and named."""

from typing import Any, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QStandardItem
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.i18n import tr, trn
from app.needs.topics import Topic
from ui import painting
from ui.theme import theme
from ui.widgets.record_view import INSET
from ui.widgets.records import Index

TOPIC: Final = Qt.ItemDataRole.UserRole
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TopicDelegate(QStyledItemDelegate):
    """Draws a topic: its name, what belongs to it, and how many entries speak of it."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, theme.fit(38, "body", padding=12))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        topic: Topic | None = index.data(TOPIC)
        if topic is None:
            return
        painter.save()
        rect = QRectF(option.rect).adjusted(4, 0, -INSET, 0)
        uses = _uses(topic)
        wide = painting.text_width(uses, "small", tabular=True)
        place = QRectF(rect.right() - wide, rect.y(), wide + 1, rect.height())
        painting.text(
            painter, place, uses, "small", "ink3", painting.RIGHT, tabular=True
        )
        rect.setRight(place.x() - 16)
        ink = "ink3" if topic.retired else "ink"
        taken = painting.text(painter, rect, topic.name, "medium", ink)
        rect.setLeft(rect.x() + taken + 12)
        if rect.width() > 60 and topic.description:
            painting.text(painter, rect, topic.description, "small", "ink3")
        painter.restore()


class NameField(QLineEdit):
    """The field in which a topic is named; Enter or leaving it keeps, Esc does not."""

    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Name of the topic"))
        self.setPlaceholderText(tr("Volunteer retention"))
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.typed.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self.typed.emit("")
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.typed.emit(self.text().strip())


def item_of(topic: Topic) -> QStandardItem:
    """Return a topic as an item of the model; it is read out with its uses."""
    item = QStandardItem(topic.name)
    item.setData(topic, TOPIC)
    said = [topic.name, topic.description, _uses(topic)]
    words: Any = ", ".join(part for part in said if part)
    item.setData(words, Qt.ItemDataRole.AccessibleTextRole)
    item.setToolTip(topic.description)
    return item


def _uses(topic: Topic) -> str:
    """Return how many entries speak of a topic, and that it is retired."""
    count = trn("{n} entry", "{n} entries", topic.uses) if topic.uses else ""
    if topic.retired:
        return f"{tr('Retired')} · {count}" if count else tr("Retired")
    return count or tr("not used yet")
