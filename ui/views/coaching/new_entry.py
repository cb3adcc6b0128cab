"""A new entry: with whom, how long, how; then the text, kept as it is typed."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app import clock
from app.coaching import edits, participants
from app.coaching.participants import Known
from app.errors import CirclebookError
from app.i18n import tr
from app.vocabulary import CoachingKind, CoachingMode, CoachingStatus
from ui.desk import Desk
from ui.views.coaching.facts import STEP
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.combos import ChoiceField
from ui.widgets.completing import complete
from ui.widgets.dates import DateField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox, vbox

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NewEntry(Card):
    """The fields with which an entry begins; Enter begins it, Esc leaves it."""

    begun = Signal(object)  # the key of the entry
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(radius=12, parent=parent)
        self.setAccessibleName(tr("New entry"))
        self._desk = desk
        self._known: list[Known] = []
        self.whom = TextField(tr("With whom"), example=tr("Type a name or a site"))
        self.minutes = NumberField(tr("Minutes"), most=edits.MOST_MINUTES, step=STEP)
        modes = [(code, code.label) for code in CoachingMode]
        self.mode = ChoiceField(tr("How"), modes, CoachingMode.PHONE)
        kinds = [(code, code.label) for code in CoachingKind]
        self.kind = ChoiceField(tr("Kind"), kinds, CoachingKind.COACHING)
        self.day = DateField(tr("Day"), clock.today(), optional=False)
        self.begin = Button(tr("Begin writing"), "pencil-simple", tip=tr("Enter"))
        self.shut = Button(tr("Cancel"), kind="plain", tip=tr("Esc"))
        self._lay_out()
        self.whom.changed.connect(self._clear)
        self.begin.clicked.connect(self._begin)
        self.shut.clicked.connect(self.left)

    def start(
        self, known: list[Known], whom: UUID | None, kind: CoachingKind | None
    ) -> None:
        """Begin with these to choose from, and perhaps with whom and what it is."""
        self._known = known
        complete(self.whom.input, [one.label for one in known])
        label = next((one.label for one in known if one.id == whom), "")
        self.whom.set_value(label)
        self.whom.clear_error()
        self.minutes.set_value(0)
        self.kind.set_value(kind or CoachingKind.COACHING)
        self.day.set_value(clock.today())
        first = self.minutes.input if label else self.whom.input
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if label:
            self.minutes.input.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and QApplication.focusWidget() is not self.shut:
            self._begin()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.minutes.setFixedWidth(110)
        row = hbox(self.minutes, (self.mode, 1), (self.kind, 1), gap=12)
        words = Label(
            tr(
                "What you write next is kept as you type, and nobody but you can "
                "read it."
            ),
            "small",
            "ink2",
            wrap=True,
        )
        column = vbox(
            Label(tr("New entry"), "h1"),
            4,
            self.whom,
            row,
            hbox((self.day, 1), (Label(), 2), gap=12),
            words,
            4,
            hbox(self.begin, self.shut, STRETCH, gap=8),
            STRETCH,
            gap=14,
        )
        self.hold(column, (32, 26, 32, 28))

    @Slot(object)
    def _clear(self, _: object) -> None:
        self.whom.clear_error()

    @Slot()
    def _begin(self) -> None:
        community = self._desk.community_id
        if community is None or self.day.is_wrong():
            return
        self.minutes.input.interpretText()
        try:
            draft = participants.read(self.whom.value(), self._known)
            day = self.day.value() or clock.today()
            ahead = day > clock.today()
            draft = replace(
                draft,
                day=day,
                minutes=self.minutes.value() or None,
                mode=self.mode.value(),
                kind=self.kind.value(),
                status=CoachingStatus.PLANNED if ahead else CoachingStatus.HELD,
            )
            made = self._desk.do(tr("Entry begun"), edits.add, community, draft)
        except CirclebookError as error:
            self.whom.set_error(str(error))
            self.whom.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.begun.emit(made)
