"""How we know: pieces of evidence of a statement, and a line to add one (PI6)."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app import clock
from app.charter import success_evidence
from app.charter.success_evidence import READERS, Piece
from app.i18n import tr
from app.vocabulary import Layer
from ui import phrases
from ui.desk import Desk
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import SectionHead
from ui.widgets.combos import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, clear, hbox, vbox


class EvidenceGroup(QWidget):
    """The pieces by date, the latest first; one more is added in a few words."""

    def __init__(
        self, desk: Desk, success_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._key = desk, success_id
        self.head = SectionHead(tr("How we know"), 0)
        self.rows: list[_Row] = []
        self._column = vbox(gap=8)
        self._shown: tuple[Piece, ...] | None = None
        self.title = TextField(
            tr("What was seen or counted"), example=tr("Alder has written it down")
        )
        self.day = DateField(tr("On"), clock.today(), optional=False)
        self.value = TextField(tr("Number"), example="2")
        self.unit = TextField(tr("of what"), example=tr("sites"))
        self.layer = ChoiceField(
            tr("Who may read it"),
            [(one, one.label) for one in READERS],
            Layer.SUCCESSOR,
        )
        self.go = Button(tr("Add evidence"), "plus", small=True)
        numbers = hbox((self.value, 1), (self.unit, 1), gap=8)
        form = vbox(self.title, numbers, self.day, self.layer, gap=8)
        add = hbox(self.go, STRETCH)
        self.setLayout(vbox(self.head, self._column, form, add, gap=8))
        self.go.clicked.connect(self.add_piece)
        self.title.input.returnPressed.connect(self.add_piece)
        if desk.read_only:
            for part in (self.title, self.day, self.value, self.unit, self.layer):
                part.hide()
            self.go.hide()

    def refresh(self) -> None:
        """Show what the book says now."""
        found = tuple(self._desk.read(success_evidence.of_statement, self._key))
        if found == self._shown:
            return
        self._shown = found
        self.head.set_count(len(found))
        clear(self._column)
        self.rows = [_Row(self._desk, one) for one in found]
        for row in self.rows:
            self._column.addWidget(row)
        if not found:
            none = Label(tr("Nothing was seen or counted yet."), "small", "ink3")
            self._column.addWidget(none)

    @Slot()
    def add_piece(self) -> None:
        """Add what is typed; what cannot be taken is said at its field."""
        self.title.clear_error()
        self.value.clear_error()
        if not self.title.value():
            self.title.set_error(tr("Say what it shows."))
            return
        try:
            value = float(self.value.value().replace(",", ".") or "nan")
        except ValueError:
            self.value.set_error(tr("A number, as 2 or 2.5, or nothing."))
            return
        if self.day.is_wrong():
            return
        self._desk.do(
            tr("Evidence added"),
            success_evidence.add,
            self._key,
            self.title.value(),
            dated=self.day.value() or clock.today(),
            value=None if value != value else value,  # noqa: PLR0124 - nan: none
            unit=self.unit.value(),
            layer=self.layer.value(),
        )
        for field in (self.title, self.value, self.unit):
            field.set_value("")


class _Row(QWidget):
    """One piece: its day, what it shows, its number, who may read it."""

    def __init__(self, desk: Desk, one: Piece) -> None:
        super().__init__()
        self._desk, self._one = desk, one
        number = f"{one.value:g} {one.unit}".strip() if one.value is not None else ""
        parts = (phrases.day(one.dated), number, one.layer.label)
        under = " · ".join(filter(None, parts))
        words = vbox(
            Label(one.title, "body", wrap=True),
            Label(under, "small", "ink3", wrap=True),
        )
        self.delete = IconButton("x", tr("Delete “{name}”").format(name=one.title))
        if desk.read_only:
            self.delete.hide()
        self.setLayout(hbox((words, 1), vbox(self.delete, STRETCH), gap=4))
        self.delete.clicked.connect(self._delete)

    @Slot()
    def _delete(self) -> None:
        self._desk.do(tr("Evidence deleted"), success_evidence.delete, self._one.id)
