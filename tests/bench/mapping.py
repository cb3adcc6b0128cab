"""How long a matrix of 120 people × 200 topics takes to paint, to scroll, to mark."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.book import books
from app.book.store import Store
from app.community import communities
from tests import big_map
from tests.bench.timing import Baseline, Figure, figure, times
from ui import pictures
from ui.desk import Desk
from ui.places import Place
from ui.views.needs.matrix_grid import MatrixGrid
from ui.views.needs_view import NeedsView

PEOPLE, TOPICS = 120, 200
WHERE = f"a map of {PEOPLE} people × {TOPICS} topics"
_SIZE = (1440, 860)


class Bare(QWidget):
    """Fills itself with one color: the least a widget of that size can do."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        painter.end()


def measure(home: Path, runs: int) -> list[Figure]:
    """Return how long it takes in a book made for it, beside bare things."""
    store = books.open_book(home / "map.circlebook", create=True)
    community = store.write("Started", communities.start, "Large circle")[0]
    size = {"people": PEOPLE, "subjects": TOPICS}
    store.write("Filled", big_map.fill, community, **size)
    desk = Desk(store)
    desk.enter(community)
    view = NeedsView(desk)
    view.resize(*_SIZE)
    view.show()
    view.show_place(Place("needs", community, intent="matrix:people"))
    pictures.settle()
    page = view.current
    grid = page.findChild(MatrixGrid)
    assert isinstance(grid, MatrixGrid)
    figures = _painting(grid, runs) + _marking(grid, store, runs)
    pictures.settle(600)  # what was left for later is read now
    view.close()
    desk.close()
    return figures


def _painting(grid: MatrixGrid, runs: int) -> list[Figure]:
    bare = Bare()
    bare.resize(grid.viewport().size())
    bare.show()
    pictures.settle()
    against = Baseline("filling a widget of that size", times(bare.repaint, runs * 3))
    bare.close()
    steps = iter(range(10_000))

    def scroll() -> None:
        step = next(steps)
        grid.verticalScrollBar().setValue(step * 37 % 5000)
        grid.horizontalScrollBar().setValue(step * 23 % 2000)
        grid.viewport().repaint()

    return [
        figure("repaint", WHERE, times(grid.viewport().repaint, runs * 3), against),
        figure("scroll one step", WHERE, times(scroll, runs * 3), against),
    ]


def _marking(grid: MatrixGrid, store: Store, runs: int) -> list[Figure]:
    """Mark cells by key until they are painted, beside saving one row alone."""
    numbers = iter(range(10_000))

    community = store.read(communities.briefs)[0].id

    def save() -> None:
        name = f"Circle {next(numbers)}"
        store.write("Renamed", communities.rename, community, name)

    def mark() -> None:
        number = next(numbers)
        grid.go_to(number * 5 % TOPICS, number * 3 % PEOPLE)
        QTest.keyClick(grid, Qt.Key(Qt.Key.Key_0 + number % 4 + 1))
        grid.viewport().repaint()

    against = Baseline("saving one row", times(save, runs))
    return [figure("mark a cell by key, saved", WHERE, times(mark, runs), against)]
