"""The parts of the panel that only tell: been with us, working on, connected to."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from app.person.attendance_marks import Gathering, Mark
from app.person.people_cards import Card, WorkingOn
from ui import painting, phrases
from ui.painting import Face
from ui.theme import theme
from ui.views.people.columns import MARKS
from ui.widgets import cells
from ui.widgets.base import Restyled
from ui.widgets.labels import Label
from ui.widgets.layout import clear, hbox, vbox
from ui.widgets.people import AvatarStack
from ui.widgets.records import CellState


class Group(QWidget):
    """A small head with what belongs under it; hidden when there is nothing."""

    def __init__(
        self, title: str, action: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        head = hbox((Label(title, "smalls", "ink3"), 1), action)
        self.column = vbox(gap=4)
        self.setLayout(vbox(head, self.column, gap=6, margins=(0, 2, 0, 4)))


class BeenLine(Restyled, QWidget):
    """The last gatherings as marks on a line, with the next one to come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Sequence[tuple[Gathering, Mark]] = ()
        self._coming: Gathering | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_line(
        self, line: Sequence[tuple[Gathering, Mark]], coming: Gathering | None
    ) -> None:
        """Show these gatherings, the oldest first."""
        self._line, self._coming = line, coming
        said = [f"{phrases.day(g.day)}: {mark.label}" for g, mark in line]
        if coming is not None:
            said.append(tr("{day}: to come").format(day=phrases.day(coming.day)))
        self.setAccessibleName(tr("Been with us"))
        self.setAccessibleDescription(", ".join(said))
        self.setToolTip("\n".join(said))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, 24 + theme.line("cap"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = len(self._line) + (self._coming is not None)
        step = self.width() / max(count, 2)
        for number in range(count):
            x = 7 + number * step
            if number + 1 < count:
                line = QRectF(x + 11, 9.25, step - 22, 1.5)
                painter.fillRect(line, theme.color("line"))
            if number < len(self._line):
                gathering, mark = self._line[number]
                _draw(painter, x, mark)
            else:
                gathering = self._coming  # type: ignore[assignment]
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("field"), 1.5, Qt.PenStyle.DashLine))
                painter.drawEllipse(QPointF(x, 10), 6, 6)
            words = QRectF(x - 7, 22, step - 2, theme.line("cap"))
            painting.text(
                painter, words, _short(gathering), "cap", "ink3", tabular=True
            )
        painter.end()


class WorkingOnList(QWidget):
    """The needs a person or their site has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = vbox(gap=8)
        self.setLayout(self._column)

    def show_needs(self, needs: Sequence[WorkingOn]) -> None:
        """Show these needs."""
        clear(self._column)
        for need in needs:
            asked = tr("Asked on {day}")
            if need.by_site:
                asked = tr("Their site asked on {day}")
            asked = asked.format(day=plain_day(need.asked_on))
            words = Label(need.words, "small", wrap=True)
            note = f"{asked} · {need.state.label}"
            self._column.addLayout(vbox(words, Label(note, "cap", "ink3"), gap=1))


class TiesLine(QWidget):
    """The faces of those a person is connected to, and how in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.faces = AvatarStack((), 28, ground="surface")
        self.words = Label("", "small", "ink2", wrap=True)
        self.setLayout(hbox(self.faces, (self.words, 1), gap=8))

    def show_ties(self, card: Card) -> None:
        """Show whom `card` tells of."""
        self.faces.show_faces(
            [Face(t.face.initials, t.face.tint, t.face.name) for t in card.ties]
        )
        self.words.setText(card.ties_in_words())


def _draw(painter: QPainter, x: float, mark: Mark) -> None:
    """Draw a mark a little larger than in the table, with its middle here."""
    painter.save()
    painter.translate(x, 10)
    painter.scale(1.3, 1.3)
    draw = cells.attendance(lambda shown: [MARKS[shown]])
    draw(painter, QRectF(-5, -5, 10, 10), mark, CellState())
    painter.restore()


def plain_day(day: date) -> str:
    """Return "Jan 20", with the year if it is not this one."""
    return phrases.day(day).partition(" ")[2]


def _short(gathering: Gathering) -> str:
    """Return "Jan 20", the year being known."""
    return " ".join(plain_day(gathering.day).split()[:2]).rstrip(",")
