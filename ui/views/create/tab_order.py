"""The order of Tab: as things stand on the page, whenever they were made."""

from collections.abc import Iterator
from operator import itemgetter

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
        inside = [one for one in widget.children() if isinstance(one, QWidget)]
        yield from _in_layout(layout, inside)


def _in_layout(layout: QLayout, widgets: list[QWidget]) -> Iterator[QWidget]:
    """Yield the stops of a layout, which may hold any of these widgets.

    Its items are not asked for: Python would keep hold of each after Qt has let it go,
    and take what next lies at that address for it. That has crashed the program.
    """
    below = [one for one in layout.children() if isinstance(one, QLayout)]
    found: list[tuple[int, QWidget | QLayout]] = [
        *((layout.indexOf(widget), widget) for widget in widgets),
        *((layout.indexOf(inner), inner) for inner in below),
    ]
    here = [one for one in found if one[0] >= 0]
    for _, part in sorted(here, key=itemgetter(0)):
        if isinstance(part, QWidget):
            yield from _stops(part)
        else:
            yield from _in_layout(part, widgets)
