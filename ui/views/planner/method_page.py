"""One method of the library, to be read before it is chosen."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.gathering.methods import Method, Thing
from app.gathering.plans import Step
from app.i18n import tr, trn
from app.vocabulary import MaterialPer
from ui.theme import tokens
from ui.views.planner.method_list import facts
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.labels import Icon, Label, Rule
from ui.widgets.layout import STRETCH, boxed, clear, flow, hbox, scrolled, vbox


class MethodPage(QWidget):
    """Tells what a method is for, how it goes, and what it needs."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.back = Button(tr("All methods"), "arrow-left", "plain", small=True)
        self.add = Button(tr("Add to the plan"), "plus")
        self.add.setToolTip(tr("Adds it after the block chosen, or at the end"))
        self._column = vbox(gap=0, margins=(0, 0, 12, 16))
        scroller = scrolled(boxed(self._column))
        top = hbox(self.back, STRETCH)
        self.setLayout(vbox(top, 8, (scroller, 1), 8, hbox(self.add, STRETCH)))
        self.back.clicked.connect(self.left)
        self.add.clicked.connect(self._want)

    def show_method(self, method: Method) -> None:
        """Show this method."""
        self._key = method.key
        clear(self._column)
        letter = method.category.value
        ink = f"{tokens.category_role(letter)}_ink"
        kind = Label(tr(tokens.session_type(letter).label), "smalls", ink)
        mark = Icon(tokens.session_type(letter).icon, ink, 20)
        for part in (
            hbox(mark, kind, STRETCH, gap=8),
            6,
            Label(method.title, "h2", wrap=True),
            4,
            Label(facts(method), "small", "ink3", wrap=True),
            12,
            Label(method.purpose, "readsm", wrap=True),
            14,
        ):
            self._put(part)
        self._show_steps(method)
        self._show_needs(method)
        self._show_source(method)
        self._column.addStretch(1)

    def _show_steps(self, method: Method) -> None:
        self._put(Label(tr("How it goes"), "smalls", "ink3"))
        for number, step in enumerate(method.steps, start=1):
            self._put(6)
            count = Label(str(number), "smalls", "ink3", tabular=True)
            count.setFixedWidth(18)
            words = Label(step.text, "small", wrap=True)
            time = Label(step_minutes(step), "cap", "ink3")
            lines = vbox(words, time, gap=1)
            self._put(hbox(vbox(count, STRETCH), (lines, 1), gap=4))

    def _show_needs(self, method: Method) -> None:
        if method.materials:
            self._put(16)
            self._put(Label(tr("Materials"), "smalls", "ink3"))
            self._put(6)
            self._put(flow(*(Chip(thing_words(thing)) for thing in method.materials)))

    def _show_source(self, method: Method) -> None:
        self._put(16)
        self._put(Rule())
        for words in (method.published_note, method.source, method.rights):
            if words:
                self._put(8)
                self._put(Label(words, "cap", "ink3", wrap=True))

    def _put(self, part: object) -> None:
        if isinstance(part, int):
            self._column.addSpacing(part)
        elif isinstance(part, QWidget):
            self._column.addWidget(part)
        else:
            self._column.addLayout(part)  # type: ignore[arg-type]

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self._key)


def step_minutes(step: Step) -> str:
    """Return how long a step takes: "2 min", "5 min for each round, 3 times"."""
    if not step.minutes:
        return ""
    said = tr("{n} min").format(n=f"{step.minutes:g}")
    if step.per == "person":
        return tr("{minutes} for each person").format(minutes=said)
    if step.per == "round":
        times = trn("{n} time", "{n} times", step.rounds or 1)
        return tr("{minutes} for each round, {times}").format(minutes=said, times=times)
    return said


def thing_words(thing: Thing) -> str:
    """Return "Pens, 1 for each person" or "Bell"."""
    if thing.per is MaterialPer.FIXED:
        return (
            thing.item if thing.quantity == 1 else f"{thing.item} ×{thing.quantity:g}"
        )
    by = {
        MaterialPer.PERSON: tr("{item}, {n} a person"),
        MaterialPer.GROUP: tr("{item}, {n} a group"),
        MaterialPer.TABLE: tr("{item}, {n} a table"),
    }
    return by[thing.per].format(item=thing.item, n=f"{thing.quantity:g}")
