"""The body of the look: the switch, and below it picture, ledger or sites."""

from typing import Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.i18n import tr
from app.needs.networks import Between
from ui.views.needs.network.columns import between_columns
from ui.views.needs.network.drawing import Legend
from ui.views.needs.network.graph import Graph
from ui.views.needs.network.ledger import Ledger
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Segmented
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import boxed, flow, vbox
from ui.widgets.tables import RecordTable

GRAPH: Final = "picture"
LEDGER: Final = "ledger"
BETWEEN: Final = "between"
PEOPLE: Final = "people"
SITES: Final = "sites"


class Body(QWidget):
    """Shows the same ties in one of three ways."""

    way_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ways = [
            (GRAPH, tr("Picture"), ""),
            (LEDGER, tr("Ledger"), ""),
            (BETWEEN, tr("Between sites"), ""),
        ]
        self.ways = Segmented(tr("Show ties as"), ways, GRAPH)
        whose = [(PEOPLE, tr("People"), ""), (SITES, tr("Sites"), "")]
        self.whose = Segmented(tr("Ties of"), whose, PEOPLE)
        self.tie = Button(tr("New tie"), "plus", small=True, tip="T")
        self.add = Button(
            tr("Add to the ledger"), "plus", small=True, tip="Ctrl+Shift+A"
        )
        self.export = Button(tr("Export"), "upload-simple", "plain", small=True)
        self.tell = Button(tr("The picture"), "info", "plain", small=True)
        self.graph = Graph()
        self.ledger = Ledger()
        self.between: RecordTable[Between] = RecordTable(
            tr("Between sites"), between_columns()
        )
        self.apart = Label("", "small", "honey_ink", wrap=True)
        self.apart.setContentsMargins(12, 0, 12, 0)
        self.nobody = EmptyState(
            "share-network",
            tr("Who talks with whom?"),
            tr(
                "Once there are people here, this picture shows who helps whom, and "
                "what would hold without you."
            ),
        )
        self._lay_out()
        self.ways.chosen.connect(self._turn)

    @property
    def way(self) -> str:
        """Which of the three is shown."""
        return str(self.ways.current())

    def turn(self, way: str) -> None:
        """Show another of the three."""
        self.ways.choose(way)
        self._turn(way)

    def show_between(self, rows: list[Between], apart: list[str]) -> None:
        """Show what runs between sites, and which have no ties."""
        self.between.show_records(rows)
        said = tr("No ties yet: {sites}").format(sites=", ".join(apart))
        self.apart.setText(said if apart else "")
        self.apart.setVisible(bool(apart))

    def show_something(self, has_people: bool) -> None:
        """Show the ways, or what belongs here while nobody is."""
        self._whole.setCurrentWidget(self._filled if has_people else self.nobody)

    def arrange_tools(self, *, read_only: bool, panel_open: bool) -> None:
        """Show the buttons that mean something now."""
        graph, ledger = self.way == GRAPH, self.way == LEDGER
        self.whose.setVisible(graph)
        self.tie.setVisible(graph and not read_only)
        self.add.setVisible(ledger and not read_only)
        self.export.setVisible(ledger)
        self.tell.setVisible(not panel_open)

    def _lay_out(self) -> None:
        self._tools = flow(
            self.ways,
            self.whose,
            self.tie,
            self.add,
            self.export,
            self.tell,
            gap=8,
        )
        self._tools.setContentsMargins(12, 0, 12, 0)
        self._picture = _Picture(self.graph)
        between = boxed(vbox(self.apart, (self.between, 1), gap=6))
        self._stack = QStackedWidget()
        for part in (self._picture, self.ledger, between):
            self._stack.addWidget(part)
        self._filled = boxed(vbox(self._tools, (self._stack, 1), gap=8))
        self._whole = QStackedWidget()
        self._whole.addWidget(self._filled)
        self._whole.addWidget(self.nobody)
        self.setLayout(vbox((self._whole, 1)))

    @Slot(object)
    def _turn(self, way: str) -> None:
        self._stack.setCurrentIndex((GRAPH, LEDGER, BETWEEN).index(way))
        self.way_chosen.emit(way)


class _Picture(QWidget):
    """The graph with its key and its three buttons at the foot."""

    def __init__(self, graph: Graph) -> None:
        super().__init__()
        self._graph = graph
        self.legend = Legend(self)
        self.hint = Label("", "small", "accent_ink", elide=True, parent=self)
        self.away = IconButton("minus", tr("See more of it"), shortcut="−")
        self.fit = IconButton("arrows-out", tr("See all of it"), shortcut="0")
        self.closer = IconButton("plus", tr("Come closer"), shortcut="+")
        self._buttons = (self.away, self.fit, self.closer)
        graph.setParent(self)
        for button in self._buttons:
            button.setParent(self)
        self.away.clicked.connect(graph.step_away)
        self.fit.clicked.connect(graph.fit)
        self.closer.clicked.connect(graph.come_closer)
        graph.hint_changed.connect(self._show_hint)
        self.hint.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._arrange()  # larger text may need another line

    def _arrange(self) -> None:
        x = self.width() - 12 - 32 * len(self._buttons)
        one = self.legend.sizeHint().height()
        whole = self.legend.heightForWidth(max(20, x - 24))
        self._graph.setGeometry(self.rect().adjusted(0, 0, 0, one - whole))
        high = max(whole, 28)
        top = self.height() - high - 8
        foot = (16, top, max(20, x - 24), high)
        self.legend.setGeometry(*foot)
        self.hint.setGeometry(*foot)
        for button in self._buttons:
            button.setGeometry(x, top + (high - 28) // 2, 28, 28)
            button.raise_()
            x += 32

    @Slot(str)
    def _show_hint(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setVisible(bool(words))
        self.legend.setVisible(not words)
