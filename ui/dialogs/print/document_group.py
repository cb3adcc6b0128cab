"""One kind of paper for many sites: for all of them with one tick, or for some."""

from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from app.i18n import tr, trn
from ui.dialogs.print.choice_row import INDENT, ChoiceRow
from ui.dialogs.print.document_row import DocumentRow, NameTick, length_label
from ui.dialogs.print.documents import Document
from ui.widgets.base import Restyled
from ui.widgets.layout import boxed, hbox, scrolled, vbox

MOST: Final = 8  # sites that are shown at once; more of them scroll
SHOWN: Final = 6.5  # of more: the half one says that there is more
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_STOP: Final = Qt.FocusPolicy.StrongFocus
_BY_ARROW: Final = Qt.FocusPolicy.ClickFocus


class DocumentGroup(Restyled, QWidget):
    """The papers of one kind; what is chosen for them holds for each.

    The sites are one stop of Tab, arrows lead from one to the next: there may be forty.
    """

    changed = Signal()

    def __init__(
        self,
        documents: Sequence[Document],
        ticked: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        first = documents[0]
        self.all = _AllTick(first.kind)
        self.all.setToolTip("\n".join((first.kind, first.note)).strip())
        total = str(len(documents))
        self.count = length_label(_some(total, total))
        self.choices = ChoiceRow(first)
        self.rows = [
            DocumentRow(one, one.key in ticked, self.choices) for one in documents
        ]
        self.scroller: QScrollArea | None = None
        self._lay_out()
        self.all.clicked.connect(self._tick_all)
        self.choices.changed.connect(self.changed)
        for row in self.rows:
            row.tick.installEventFilter(self)
            row.changed.connect(self._follow)
        self._stop_at(self.rows[0])
        self._show_count()
        self.restyle()

    @override
    def restyle(self) -> None:
        if self.scroller is not None:
            one = self.rows[0].sizeHint().height()
            self.scroller.setFixedHeight(round(SHOWN * one))
        super().restyle()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from site to site by arrow, and let Tab come back to the last of them."""
        row = next((one for one in self.rows if one.tick is watched), None)
        if row is not None and event.type() is QEvent.Type.FocusIn:
            self._stop_at(row)
        if row is None or event.type() is not QEvent.Type.KeyPress:
            return False
        step = _STEPS.get(Qt.Key(cast("QKeyEvent", event).key()), 0)
        if not step:
            return False
        at = min(max(0, self.rows.index(row) + step), len(self.rows) - 1)
        self._go_to(self.rows[at])
        return True

    def _go_to(self, row: DocumentRow) -> None:
        row.tick.setFocus(Qt.FocusReason.TabFocusReason)
        above = self.parentWidget()
        if self.scroller is not None:
            self.scroller.ensureWidgetVisible(row, 0, 4)
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(row, 0, 4)
            above = above.parentWidget()

    def _stop_at(self, row: DocumentRow) -> None:
        for one in self.rows:
            one.tick.setFocusPolicy(_STOP if one is row else _BY_ARROW)

    @Slot()
    def _tick_all(self) -> None:
        on = self.all.isChecked()
        for row in self.rows:
            row.blockSignals(True)
            row.tick.setChecked(on)
            row.blockSignals(False)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        count, total = sum(row.is_on for row in self.rows), len(self.rows)
        states = Qt.CheckState
        some = states.PartiallyChecked if count else states.Unchecked
        self.all.setCheckState(states.Checked if count == total else some)
        self.count.setText(_some(str(count), str(total)))
        told = trn("{n} site of {total}", "{n} sites of {total}", count, total=total)
        self.all.setAccessibleDescription(told)
        self.choices.setEnabled(bool(count))

    def _lay_out(self) -> None:
        rows = vbox(*self.rows, gap=2)
        head = hbox((self.all, 1), self.count, gap=8)
        if len(self.rows) > MOST:
            self.scroller = scrolled(boxed(rows))
        sites = self.scroller or boxed(rows)
        self.setLayout(vbox(head, self.choices, hbox(INDENT, (sites, 1)), gap=2))


class _AllTick(NameTick):
    """A tick that is half on while some are; pressed, it is on for all or for none."""

    def __init__(self, name: str) -> None:
        super().__init__(name, on=False)

    @override
    def nextCheckState(self) -> None:
        on = self.checkState() is Qt.CheckState.Checked
        self.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)


def _some(count: str, total: str) -> str:
    return tr("{n} of {count}").format(n=count, count=total)
