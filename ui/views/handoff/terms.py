"""Who takes over, and when: read like text, changed where it stands."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from app.community.transition_steps import Dates
from app.i18n import tr
from app.vocabulary import TransitionKind
from ui.widgets.base import Restyled
from ui.widgets.completing import complete
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, TextField
from ui.widgets.inline import restyled
from ui.widgets.labels import Label
from ui.widgets.layout import vbox


class Terms(Restyled, QWidget):
    """The name of who takes over and the days, one line each."""

    successor_changed = Signal(str)
    dates_changed = Signal(object)  # Dates
    name_typed = Signal(object)  # of who takes over, with every key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.successor = TextField("", example=tr("Not known yet"))
        self.last = DateField("")
        self.first = DateField("")
        self.back = DateField("")
        self._names: list[str] = []
        self._shown: dict[Field, object] = {}  # what Esc brings back
        self._heads: dict[Field, Label] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._watch = _Quiet(self)
        for field in (self.successor, self.last, self.first, self.back):
            self._add(field)
        self.last.input.setPlaceholderText(tr("Say a day, or +84"))
        self.first.input.setPlaceholderText(tr("Not known yet"))
        self.back.input.setPlaceholderText(tr("Not known yet"))
        self.note = Label("", "small", "ink2", wrap=True)
        self.note.hide()
        self.error = Label("", "small", "danger_ink", wrap=True)
        self.error.hide()
        self.setLayout(vbox(self._grid, self.note, self.error, gap=4))
        self.successor.changed.connect(self.name_typed)
        self.successor.finished.connect(self._say_successor)
        for field in (self.last, self.first, self.back):
            field.finished.connect(self._say_dates)
        self.show_kind(TransitionKind.COACH_LEAVES)

    def show_kind(self, kind: TransitionKind) -> None:
        """Ask for what belongs to this kind."""
        away = kind is TransitionKind.COACH_AWAY
        self._name(self.successor, tr("Stands in") if away else tr("Takes over"))
        self._name(self.last, tr("Last day"))
        self._name(self.first, tr("From") if away else tr("Begins"))
        self._name(self.back, tr("Back on"))
        self._show_field(self.back, shown=away)
        self._show_field(self.first, shown=not away or self.first.value() is not None)

    def show_terms(
        self, successor: str, dates: Dates | None, *, anew: bool = False
    ) -> None:
        """Show these, `anew` or not where somebody is typing."""
        days = (dates.last_on, dates.first_on, dates.return_on) if dates else None
        values = (successor, *(days or (None, None, None)))
        fields: list[TextField | DateField]
        fields = [self.successor, self.last, self.first, self.back]
        for field, value in zip(fields, values, strict=True):
            self._shown[field] = value
            if anew or not (field.input.hasFocus() and field.input.isModified()):
                field.set_value(value)
                field.input.setModified(False)
        self.tell("")
        self.say("")

    def offer(self, names: Sequence[str]) -> None:
        """Complete these names when one types."""
        if list(names) == self._names:
            return
        self._names = list(names)
        complete(self.successor.input, names)

    def block(self) -> None:
        """Let nothing be changed."""
        for field in self._heads:
            field.setEnabled(False)

    def is_offered(self, words: str) -> bool:
        """Tell whether what is typed stands in a name that is offered."""
        folded = words.casefold()
        return any(folded in name.casefold() for name in self._names)

    def tell(self, sentence: str) -> None:
        """Say what is worth knowing of the name typed, or with "" nothing."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def give_up(self, line: QObject) -> bool:
        """Let a line be as it was before somebody typed; tell whether it was not."""
        for field, value in self._shown.items():
            if field is line.parent() and line.property("modified"):
                field.set_value(value)
                field.clear_error()
                self.tell("")
                line.setProperty("modified", False)
                return True
        return False

    @override
    def restyle(self) -> None:
        for field, head in self._heads.items():
            line = field.focusProxy()
            head.setFixedHeight(line.minimumHeight() if line else head.height())
        super().restyle()

    def say(self, sentence: str) -> None:
        """Say what is wrong, or with "" that nothing is."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def dates(self) -> Dates | None:
        """Return the days typed, or None without a last day."""
        last: date | None = self.last.value()
        back = self.back.value() if self.back.isVisibleTo(self) else None
        return Dates(last, self.first.value(), back) if last else None

    def _add(self, field: TextField | DateField) -> None:
        row = self._grid.rowCount()
        head = Label("", "small", "ink3")
        self._heads[field] = head
        top = Qt.AlignmentFlag.AlignTop  # beside the line, whatever is said below it
        head.setFixedHeight(field.input.minimumHeight())
        self._grid.addWidget(head, row, 0, top)
        self._grid.addWidget(field, row, 1)
        field.input.setProperty("quiet", True)
        field.input.installEventFilter(self._watch)

    def _show_field(self, field: DateField, *, shown: bool) -> None:
        field.setVisible(shown)
        self._heads[field].setVisible(shown)

    def _name(self, field: TextField | DateField, words: str) -> None:
        self._heads[field].setText(words)
        field.input.setAccessibleName(words)

    def _keep(self, dates: Dates) -> None:
        """Let Esc bring back these days, and no older ones."""
        days = (dates.last_on, dates.first_on, dates.return_on)
        for field, day in zip((self.last, self.first, self.back), days, strict=True):
            self._shown[field] = day
            field.input.setModified(False)

    @Slot(object)
    def _say_successor(self, name: str) -> None:
        self._shown[self.successor] = name
        self.successor.input.setModified(False)
        self.successor_changed.emit(name)

    @Slot(object)
    def _say_dates(self, _: object) -> None:
        dates = self.dates()
        if dates is None:
            self.say(tr("The last day is needed: the steps count from it."))
        else:
            self.say("")
            self._keep(dates)
            self.dates_changed.emit(dates)


class _Quiet(QObject):
    """Lets a field look like text until it has the focus; Esc brings back what was."""

    def __init__(self, terms: Terms) -> None:
        super().__init__(terms)
        self._terms = terms

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QLineEdit):
            if event.type() is QEvent.Type.FocusIn:
                restyled(watched, editing=True)
            elif event.type() is QEvent.Type.FocusOut:
                restyled(watched, editing=False)
            elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                pressed = event.type() is QEvent.Type.KeyPress
                return pressed and self._terms.give_up(watched)
        return False
