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
        view: QWidget | None = window.current_view()
        if window.guard.is_locked:
            view = window.lobby.views.currentWidget()
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
    """Yield what Tab stops at in a region, in the order things were put there.

    Not by nextInFocusChain: PySide then takes each widget for the parent of the next,
    and Python's tidying up takes widgets off the screen.
    """
    for widget in (region, *region.findChildren(QWidget)):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and widget.isEnabled():
            yield widget
