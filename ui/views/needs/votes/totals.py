"""Typing totals from paper: a number for each topic, Tab or Enter to the next."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.errors import CirclebookError
from app.i18n import tr
from app.needs import rankings
from app.needs.rankings import Item, Ranking
from ui import painting
from ui.desk import Desk
from ui.theme import theme
from ui.views.needs.votes import words
from ui.widgets.base import Restyled
from ui.widgets.fields import Field
from ui.widgets.figures import ProgressBar
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, vbox

_WIDE = 660  # px, so that a number stands near its topic
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CountField(Field):
    """A whole number, or nothing while it was not counted."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self.input = QLineEdit()
        super().__init__("", self.input, parent)
        self._kept: int | None = None
        self.input.setAccessibleName(name)
        self.input.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.input.editingFinished.connect(self._finish)

    @override
    def value(self) -> int | None:
        text = self.input.text().strip()
        return int(text) if text.isdecimal() and len(text) < 8 else None

    @override
    def set_value(self, value: int | None) -> None:
        self._kept = value
        self.clear_error()
        self.input.setText("" if value is None else str(value))

    @override
    def restyle(self) -> None:
        super().restyle()
        self.setFixedWidth(theme.px(84))

    @Slot()
    def _finish(self) -> None:
        text = self.input.text().strip()
        if text and self.value() is None:
            self.set_error(tr("A total is a whole number."))
            return
        self.clear_error()
        if self.value() != self._kept:
            self._kept = self.value()
            self.finished.emit(self._kept)


class Totals(Restyled, QWidget):
    """The totals of a vote with how many are counted; each is kept at once."""

    refused = Signal(str)  # a sentence, or nothing when all is well again

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ranking: Ranking | None = None
        self.fields: dict[UUID, CountField] = {}
        self._ranks: dict[UUID, Label] = {}
        self._order: list[UUID] = []
        self.running = Label("", "strong", tabular=True)
        self.bar = ProgressBar(0.0, name=tr("Counted so far"))
        self.head = Label("", "capm", "ink3")
        self.head.setAlignment(painting.RIGHT)
        self.problem = Label("", "small", "danger_ink", wrap=True)
        self._wrong = boxed(
            hbox(Icon("warning-circle", "danger_ink", 15), (self.problem, 1), gap=6)
        )
        self._wrong.hide()
        self._rows = vbox(gap=6)
        running = hbox(self.running, (self.bar, 1), gap=12)
        topic = Label(tr("Topic"), "capm", "ink3")
        rank = Label(tr("Rank"), "capm", "ink3")
        self._columns = (self.head, 84), (rank, 64)
        heads = hbox((topic, 1), self.head, rank, gap=16)
        self.setLayout(vbox(running, self._wrong, 4, heads, self._rows, STRETCH, gap=8))
        self.restyle()

    def show_ranking(self, ranking: Ranking, *, fixed: bool) -> None:
        """Show what is counted; the fields stay in the order they began in."""
        fresh = {item.id for item in ranking.items} != set(self.fields)
        self._ranking = ranking
        if fresh:
            self._build(ranking)
        self.head.setText(words.unit(ranking.method))
        self.running.setText(words.progress(ranking))
        most = ranking.limits.in_all
        self.bar.setVisible(bool(most))
        self.bar.set_share(ranking.counted / most if most else 0.0)
        for item in ranking.items:
            field = self.fields[item.id]
            if field.value() != item.tally:
                field.set_value(item.tally)
            field.setEnabled(not fixed)
            self._ranks[item.id].setText(rank_words(item))

    @override
    def restyle(self) -> None:
        self.setMaximumWidth(theme.px(_WIDE))
        for label, wide in self._columns:
            label.setMinimumWidth(theme.px(wide))
        for rank in self._ranks.values():
            rank.setFixedWidth(theme.px(64))
        super().restyle()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if event.key() in _ENTER:
                steps = 1
            if steps:
                self._step(watched, steps)
                return True
        return super().eventFilter(watched, event)

    def _build(self, ranking: Ranking) -> None:
        clear(self._rows)
        self.fields, self._ranks = {}, {}
        items = sorted(ranking.items, key=_as_they_came)
        self._order = [item.id for item in items]
        for item in items:
            field = CountField(item.words)
            field.input.installEventFilter(self)
            field.finished.connect(self._keep)
            rank = Label("", "small", "ink2", tabular=True)
            self.fields[item.id], self._ranks[item.id] = field, rank
            name = Label(item.words, "body", elide=True)
            self._rows.addLayout(hbox((name, 1), field, rank, gap=16))
        self.restyle()

    def _step(self, watched: QObject, by: int) -> None:
        inputs: list[QObject] = [self.fields[key].input for key in self._order]
        at = inputs.index(watched) + by
        if 0 <= at < len(inputs):
            target = self.fields[self._order[at]].input
            target.setFocus(Qt.FocusReason.TabFocusReason)
            target.selectAll()
        else:
            self.fields[self._order[at - by]].input.clearFocus()

    @Slot(object)
    def _keep(self, _: object) -> None:
        """Keep what was typed; what cannot be is said, and the old total is back."""
        field = self.sender()
        key = next((key for key, one in self.fields.items() if one is field), None)
        if key is None or self._ranking is None:
            return
        total = self.fields[key].value()
        try:
            self._desk.note(
                tr("Vote counted"), rankings.count, self._ranking.id, {key: total}
            )
        except CirclebookError as error:
            item = self._ranking.item(key)
            self.fields[key].set_value(item.tally if item else None)
            self._complain(str(error))
            self.fields[key].input.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._complain("")

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.refused.emit(sentence)


def rank_words(item: Item) -> str:
    """Return the rank of an item, with a word for a tie."""
    if item.rank is None:
        return "–"
    return tr("{n}, tie").format(n=item.rank) if item.tied else str(item.rank)


def _as_they_came(item: Item) -> tuple[int, str]:
    return 0 if item.topic_id else 1, item.words.casefold()
