"""The regions of the window: header, rail, page head, body, side panel (F6)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.base import moved_by_key

if TYPE_CHECKING:
    from ui.window import Window


class Regions(QObject):
    """Moves the focus from one region to the next."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def next(self) -> None:
        """Go to the next region, from the last to the first."""
        self._move(1)

    @Slot()
    def previous(self) -> None:
        """Go to the region before, from the first to the last."""
        self._move(-1)

    def all(self) -> list[QWidget]:
        """Return the regions in which something takes the focus now, in order.

        A view says its own (`regions`); one that does not has those of its page.
        """
        window = self._window
        view = window.current_view()
        found = [window.header, window.rail, *_regions_of(view)]
        return [one for one in found if one.isVisible() and any(_stops(one))]

    def _move(self, by: int) -> None:
        regions = self.all()
        focused = QApplication.focusWidget()
        here = [place for place, one in enumerate(regions) if _holds(one, focused)]
        # the last that holds it: a panel may stand in the body it lies over
        start = here[-1] if here else (-1 if by > 0 else 0)
        moved_by_key()
        target = regions[(start + by) % len(regions)]
        self._first_in(target).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _first_in(self, region: QWidget) -> QWidget:
        rail = self._window.rail
        return rail.first if region is rail else next(_stops(region))


def step(window: QWidget, *, forward: bool) -> bool:
    """Go to the next stop of Tab, or the one before; tell whether there is one.

    Qt would go from a view straight to its focus proxy, past what stands above that.
    """
    start = window.focusWidget() or window
    stop = next((one for one in _chain(start, forward=forward) if _is_stop(one)), None)
    if stop is None:
        return False
    reasons = Qt.FocusReason
    stop.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
    return True


def _regions_of(view: QWidget | None) -> list[QWidget]:
    if view is None:
        return []
    asked: list[QWidget | None] = []
    if hasattr(view, "regions"):
        asked = view.regions()
    else:
        pages = [one for one in view.findChildren(QWidget) if hasattr(one, "regions")]
        asked = next((one.regions() for one in pages if one.isVisible()), [])
    return [one for one in asked if one is not None] or [view]


def _holds(region: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (region is widget or region.isAncestorOf(widget))


def _stops(region: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at in a region, in the order of Tab."""
    if _is_stop(region):
        yield region
    for widget in _chain(region, forward=True):
        if _holds(region, widget) and _is_stop(widget):
            yield widget


def _is_stop(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    own = widget.focusProxy() is None
    return bool(takes) and own and widget.isVisible() and widget.isEnabled()


def _chain(start: QWidget, *, forward: bool) -> Iterator[QWidget]:
    """Yield all widgets of a window after `start`, in the order of Tab."""
    here: QWidget | None = start
    while here is not None:
        here = here.nextInFocusChain() if forward else here.previousInFocusChain()
        if here is start or here is None:
            return
        yield here
