"""The middle of the page: the matrix, or what to do while there is nothing in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import tr
from ui.views.needs.matrix_grid import MatrixGrid
from ui.widgets.buttons import Button
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox


class MatrixBody(QStackedWidget):
    """Shows the grid, or says why there is none and what the next step is."""

    add_asked = Signal()
    people_asked = Signal()
    clear_asked = Signal()
    add_topic_asked = Signal()

    def __init__(self, *, fixed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fixed = fixed
        self.grid = MatrixGrid()
        self.add_topic = Button("", "plus")
        self._clear = Button(tr("Show all topics"), kind="link")
        add = Button(tr("Add a need"), "plus")
        people = Button(tr("Go to People"), "users")
        self._empty = EmptyState(
            "grid-four",
            tr("Nothing asked for or brought yet"),
            tr(
                "Here you see at one glance who can help with what, and who asks. "
                "Note the first thing somebody asks for or brings."
            ),
            add,
        )
        self._nobody = EmptyState(
            "users",
            tr("No sites or people yet"),
            tr("The columns are your sites and their people. Add the first of them."),
            people,
        )
        nothing = Label(tr("No topic is as you look for it."), "body", "ink2")
        rows = (hbox(self._clear, STRETCH), hbox(self.add_topic, STRETCH))
        self._no_lines = boxed(vbox(24, nothing, *rows, STRETCH, gap=8))
        for part in (self.grid, self._empty, self._nobody, self._no_lines):
            self.addWidget(part)
        add.clicked.connect(self.add_asked)
        people.clicked.connect(self.people_asked)
        self._clear.clicked.connect(self.clear_asked)
        self.add_topic.clicked.connect(self.add_topic_asked)

    @property
    def shows_grid(self) -> bool:
        """Whether there is something in the matrix."""
        return self.currentWidget() is self.grid

    def choose(self, *, columns: bool, lines: bool, known: bool, words: str) -> None:
        """Show what suits: are there columns, lines, topics at all; what was typed."""
        words = words.strip()
        self.add_topic.setText(tr("Add “{topic}” as a topic").format(topic=words))
        self.add_topic.setVisible(bool(words) and not self._fixed)
        if not columns:
            self.setCurrentWidget(self._nobody)
        elif lines:
            self.setCurrentWidget(self.grid)
        else:
            self.setCurrentWidget(self._no_lines if known else self._empty)
