"""Where a toast comes to rest: over nothing that one is just using.

It rests at the bottom center of its host; above what stands at the foot of a page, such
as Back and Next, and above what has the focus (WCAG 2.2, 2.4.11).
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTextEdit, QWidget

from ui.theme import theme

SHADOW: Final = 12  # px around the plate of a toast
BELOW: Final = 12  # px from a toast to the bottom of its host
FOOT: Final = "foot"  # the property of what is never to be covered at the foot
_ABOVE: Final = 20  # px from what stands at the foot to the plate
_BESIDE: Final = 8  # px from what has the focus to the plate
_FOOT: Final = 48  # px from the bottom of the host, within which a foot ends
_TALLEST: Final = 64  # px of what stands in a foot


def place(toast: QWidget, host: QWidget) -> QPoint:
    """Return where the upper left corner of the toast belongs in its host."""
    high = toast.height()
    x = (host.width() - toast.width()) // 2
    lowest = host.height() - BELOW - high
    feet = [_rect(foot, host).top() for foot in _feet(host, host, toast)]
    if feet:
        lowest = min(lowest, min(feet) - _ABOVE + SHADOW - high)
    focused = focus_in(host, toast)
    if not _plate(QRect(x, lowest, toast.width(), high)).intersects(focused):
        return QPoint(x, lowest)
    above = focused.top() - _BESIDE + SHADOW - high
    return QPoint(x, above if above + SHADOW >= 0 else lowest)


def covers_focus(toast: QWidget, host: QWidget) -> bool:
    """Tell whether the toast, where it is, lies over what has the focus."""
    return _plate(toast.geometry()).intersects(focus_in(host, toast))


def focus_in(host: QWidget, toast: QWidget) -> QRect:
    """Return what is seen of the widget with the focus; empty for a whole list."""
    widget = QApplication.focusWidget()
    if widget is None or not host.isAncestorOf(widget) or toast.isAncestorOf(widget):
        return QRect()
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QTextEdit):
        return QRect()
    seen = widget.visibleRegion().boundingRect()
    if seen.isEmpty() or seen.height() > host.height() // 3:
        return QRect()
    return QRect(widget.mapTo(host, seen.topLeft()), seen.size())


def _feet(widget: QWidget, host: QWidget, toast: QWidget) -> Iterator[QWidget]:
    """Yield what stands at the foot of the host: to tab to, or marked as a foot.

    What scrolls is none.
    """
    for child in widget.children():
        if not isinstance(child, QWidget) or child is toast or not child.isVisible():
            continue
        if child.isWindow() or isinstance(child, QAbstractScrollArea):
            continue
        rect = _rect(child, host)
        if rect.bottom() < host.height() - theme.px(_FOOT):
            continue
        if child.property(FOOT):
            yield child
            continue
        can_tab = child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if can_tab and rect.height() <= theme.px(_TALLEST):
            yield child
        else:
            yield from _feet(child, host, toast)


def _rect(widget: QWidget, host: QWidget) -> QRect:
    return QRect(widget.mapTo(host, QPoint(0, 0)), widget.size())


def _plate(whole: QRect) -> QRect:
    """Return what is seen of a toast that is so large with its shadow."""
    return whole.adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
