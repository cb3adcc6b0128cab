"""What the tests of the planner share: a gathering on the screen, and its rows."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.gathering import blocks
from app.gathering.plans import flat
from tests.app.planning import gathering_with, rows_of
from ui.desk import Desk
from ui.places import Place
from ui.views.planner.rows import Cell
from ui.views.planner_view import PlannerView

Key = Qt.Key
Modifier = Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton


class Planning:
    """A planner with a plan of blocks A, B, C, D of ten minutes each."""

    def __init__(self, qtbot: QtBot, desk: Desk, community: UUID, *titles: str) -> None:
        self.desk, self.community = desk, community
        self.plan = gathering_with(desk.store, community, *titles)
        self.view = PlannerView(desk)
        qtbot.addWidget(self.view)
        self.view.resize(1212, 836)
        self.view.show_place(Place("planner", community, self.plan))
        self.view.show()
        self.canvas = self.view.canvas

    def id(self, title: str) -> UUID:
        """Return the key of the block with this title."""
        plan = flat(self.desk.read(blocks.of_session, self.plan))
        return next(block.id for block in plan if block.title == title)

    def cell(self, title: str) -> Cell:
        """Return where the block with this title is on the canvas."""
        found = self.canvas.layout_.cell(self.id(title))
        assert found is not None
        return found

    def titles(self) -> list[Any]:
        """Return the plan as titles; tracks are lists of titles."""
        tree = self.desk.read(blocks.of_session, self.plan)
        return [
            [child.title for child in block.children] or block.title for block in tree
        ]

    def rows(self) -> list[tuple[Any, ...]]:
        """Return the rows of the plan; keys made since are told apart by number."""
        numbers: dict[Any, int] = {}
        kept = {self.plan.hex, self.community.hex}

        def plain(value: Any) -> Any:
            is_key = isinstance(value, str) and len(value) == 32
            if not is_key or value in kept:
                return value
            return numbers.setdefault(value, len(numbers))

        rows = rows_of(self.desk.store, self.plan)
        return [tuple(plain(value) for value in row) for row in rows]

    def choose(self, title: str) -> None:
        """Choose a block and put the focus on the canvas."""
        self.canvas.choose(self.id(title))
        self.canvas.setFocus()

    def press(self, key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
        """Press a key on the canvas."""
        QTest.keyClick(self.canvas, key, modifier)

    def drag(
        self,
        start: QPointF,
        end: QPointF,
        modifier: Modifier = Modifier.NoModifier,
        *,
        drop: bool = True,
    ) -> None:
        """Drag over the canvas with the mouse."""
        a, z = start.toPoint(), end.toPoint()
        QTest.mousePress(self.canvas, LEFT, modifier, a)
        for share in (0.4, 0.8, 1.0):
            self._mouse_moves(a + (z - a) * share, modifier)
        if drop:
            QTest.mouseRelease(self.canvas, LEFT, modifier, z)

    def grab(self, title: str, x: float = 60) -> QPointF:
        """Return a point by which a block is taken up."""
        rect = self.cell(title).rect
        return QPointF(rect.x() + x, rect.center().y())

    def above(self, title: str) -> QPointF:
        """Return a point that means "before this block"."""
        rect = self.cell(title).rect
        return QPointF(rect.x() + 60, rect.y() + 3)

    def below(self, title: str) -> QPointF:
        """Return a point that means "after this block"."""
        rect = self.cell(title).rect
        return QPointF(rect.x() + 60, rect.bottom() - 3)

    def right_of(self, title: str) -> QPointF:
        """Return a point that means "beside this block"."""
        rect = self.cell(title).rect
        return QPointF(rect.right() - 150, rect.center().y())

    def _mouse_moves(self, point: QPoint, modifier: Modifier) -> None:
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtWidgets import QApplication

        where = self.canvas.mapToGlobal(point)
        event = QMouseEvent(QEvent.Type.MouseMove, point, where, LEFT, LEFT, modifier)
        QApplication.sendEvent(self.canvas, event)
