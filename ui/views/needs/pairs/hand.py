"""The hand that moves people: it knows who is picked up, and where they can be put."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPixmap
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from app.i18n import tr
from ui.views.needs.pairs.chips import PersonChip
from ui.widgets.base import moved_by_key


class Hand(QObject):
    """Picks a person up and asks for two to change places, or for one to move.

    `zones` are the widgets of groups, each with its letter, or None for no group.
    """

    swap_asked = Signal(object, object)  # two keys of people
    move_asked = Signal(object, object)  # the key of a person, and a letter or None
    picked_up = Signal(object)  # the short name of who is in the hand, or ""

    def __init__(self, board: QWidget) -> None:
        super().__init__(board)
        self._board = board
        self.picked: UUID | None = None
        self.fixed = False
        self._chips: dict[UUID, PersonChip] = {}
        self._zones: list[tuple[QWidget, str | None]] = []
        self._ghost: QLabel | None = None
        self._to_focus: UUID | None = None

    def hold(
        self, chips: Sequence[PersonChip], zones: Sequence[tuple[QWidget, str | None]]
    ) -> None:
        """Work with these chips from now on; the focus goes back to who was moved."""
        self._drop_ghost()
        self.picked = None
        known = set(self._chips.values())
        self._chips = {chip.key: chip for chip in chips}
        self._zones = list(zones)
        for chip in chips:
            if chip in known:
                chip.show_picked(False)
                chip.describe(None)
                continue
            chip.pressed_space.connect(self.press)
            chip.stepped.connect(self._step)
            chip.let_go.connect(self.let_go)
            chip.dragged.connect(self._drag)
            chip.dropped.connect(self._drop)
        wanted, self._to_focus = self._to_focus, None
        if wanted in self._chips:
            self._chips[wanted].setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked_up.emit("")

    def focused(self) -> UUID | None:
        """Return the person whose chip has the focus."""
        return next((key for key, one in self._chips.items() if one.hasFocus()), None)

    def keep_focus(self) -> None:
        """Let whoever has the focus have it again when the chips are made anew."""
        self._to_focus = self._to_focus or self.focused()

    def has(self, key: UUID) -> bool:
        """Tell whether somebody has a chip."""
        return key in self._chips

    def chip(self, key: UUID) -> PersonChip:
        """Return the chip of a person. Raises KeyError."""
        return self._chips[key]

    @property
    def name(self) -> str:
        """The short name of who is picked up, or nothing."""
        return self._chips[self.picked].short if self.picked in self._chips else ""

    @Slot(object)
    def press(self, key: UUID) -> None:
        """Pick a person up, or put whoever is picked up in their place."""
        if self.fixed:
            return
        if self.picked is None:
            self._pick(key)
        elif self.picked == key:
            self.let_go()
        else:
            one, self.picked = self.picked, None
            self._to_focus = one
            self.swap_asked.emit(one, key)

    @Slot()
    def let_go(self) -> None:
        """Leave whoever is picked up where they are."""
        self._pick(None)

    def put(self, letter: str | None) -> None:
        """Put whoever is picked up into a group."""
        if self.picked is not None:
            one, self.picked = self.picked, None
            self._to_focus = one
            self.move_asked.emit(one, letter)

    def _pick(self, key: UUID | None) -> None:
        self.picked = key
        for chip in self._chips.values():
            chip.show_picked(chip.key == key)
        for chip in self._chips.values():
            chip.describe(self.name)
        self.picked_up.emit(self.name)
        if key is not None:
            words = tr("{name} picked up").format(name=self.name)
            event = QAccessibleAnnouncementEvent(self._chips[key], words)
            QAccessible.updateAccessibility(event)

    @Slot(object, int)
    def _step(self, key: UUID, by: int) -> None:
        order = list(self._chips)
        place = order.index(key) + by
        if 0 <= place < len(order):
            moved_by_key()
            self._chips[order[place]].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object, QPoint)
    def _drag(self, key: UUID, point: QPoint) -> None:
        if self.fixed:
            return
        if self._ghost is None:
            self._ghost = self._make_ghost(self._chips[key])
        size = self._ghost.size()
        middle = QPoint(size.width() // 2, size.height() // 2)
        self._ghost.move(self._board.window().mapFromGlobal(point) - middle)
        over = self._chip_at(point)
        for chip in self._chips.values():
            chip.show_target(chip.key == over and chip.key != key)

    @Slot(object, QPoint)
    def _drop(self, key: UUID, point: QPoint) -> None:
        self._drop_ghost()
        if self.fixed:
            return
        over = self._chip_at(point)
        if over is not None and over != key:
            self.swap_asked.emit(key, over)
            return
        for zone, letter in self._zones:
            if over is None and isValid(zone) and _holds(zone, point):
                self.move_asked.emit(key, letter)
                return

    def _chip_at(self, point: QPoint) -> UUID | None:
        found = (key for key, chip in self._chips.items() if _holds(chip, point))
        return next(found, None)

    def _make_ghost(self, chip: PersonChip) -> QLabel:
        ghost = QLabel(self._board.window())
        picture = QPixmap(chip.size() * chip.devicePixelRatioF())
        picture.setDevicePixelRatio(chip.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        chip.render(picture, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        ghost.setPixmap(picture)
        ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        ghost.resize(chip.size())
        ghost.show()
        ghost.raise_()
        return ghost

    def _drop_ghost(self) -> None:
        if self._ghost is not None and isValid(self._ghost):
            self._ghost.hide()
            self._ghost.deleteLater()
        self._ghost = None
        for chip in self._chips.values():
            if isValid(chip):
                chip.show_target(False)


def _holds(widget: QWidget, point: QPoint) -> bool:
    corner = widget.mapToGlobal(QPoint(0, 0))
    return widget.isVisible() and QRect(corner, widget.size()).contains(point)
