"""The order of Tab: as things stand on the page, whenever they were made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from ui.widgets.fields import Field


def as_laid_out(*parts: QWidget) -> None:
    """Let Tab go through these parts in turn, in each by its layout."""
    before: QWidget | None = None
    for part in parts:
        for widget in _stops(part):
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what takes the focus by Tab in a widget, or the widget itself.

    A field is taken whole: left behind in the order, it would call Tab back to it.
    """
    if isinstance(widget, Field) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        if (inner := item.widget()) is not None:
            yield from _stops(inner)
        elif (below := item.layout()) is not None:
            yield from _in_layout(below)
