"""A new entry: with whom, how long, how; then the text, kept as it is typed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app import clock
from app.coaching import edits, half_typed, participants
from app.coaching.participants import Known
from app.errors import CirclebookError
from app.i18n import tr
from app.vocabulary import CoachingKind, CoachingMode, CoachingStatus, Code
from ui.desk import Desk
from ui.views.coaching.facts import STEP
from ui.views.coaching.half_typed import HalfTyped
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.combos import ChoiceField
from ui.widgets.completing import complete
from ui.widgets.dates import DateField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox, vbox

CodeT = TypeVar("CodeT", bound=Code)

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NewEntry(Card):
    """The fields with which an entry begins; Enter begins it, Esc leaves it.

    What was typed is there again when one comes back, until it is begun or discarded.
    """

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
        self.discard = Button(
            tr("Discard"), kind="plain", tip=tr("Esc leaves it as it is")
        )
        fields = (self.whom, self.minutes, self.mode, self.kind, self.day)
        self._typing = HalfTyped(desk, self, half_typed.ENTRY, self._said, *fields)
        self._lay_out()
        self.whom.changed.connect(self._clear)
        self.begin.clicked.connect(self._begin)
        self.discard.clicked.connect(self._discard)

    def start(
        self,
        known: list[Known],
        whom: UUID | None,
        kind: CoachingKind | None,
        *,
        fresh: bool = False,
    ) -> None:
        """Begin with these to choose from, and perhaps with whom and what it is.

        What was typed and never begun is shown again. With somebody named, or if it
        is to be a `fresh` one, it is put aside and can be had back.
        """
        self._known = known
        complete(self.whom.input, [one.label for one in known])
        label = next((one.label for one in known if one.id == whom), "")
        here = self._said() if self.isVisible() else {}
        said = here or self._typing.typed()
        goes_on = bool(said) and not fresh and label in ("", said.get("whom"))
        if not goes_on:
            self._show_said({"whom": label, "kind": kind.value if kind else ""})
            if said:
                self._put_aside(said)
        elif not here:
            self._show_said(said)
        first = self.minutes.input if self.whom.value() else self.whom.input
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.whom.value():
            self.minutes.input.selectAll()

    def _show_said(self, said: Mapping[str, str]) -> None:
        """Show what is said by name; what is not said is as at the beginning."""
        self.whom.set_value(said.get("whom", ""))
        self.whom.clear_error()
        self.minutes.set_value(int(said.get("minutes") or 0))
        self.mode.set_value(_code(CoachingMode, said.get("mode"), CoachingMode.PHONE))
        coaching = CoachingKind.COACHING
        self.kind.set_value(_code(CoachingKind, said.get("kind"), coaching))
        day = said.get("day")
        self.day.set_value(date.fromisoformat(day) if day else clock.today())

    def _said(self) -> dict[str, str]:
        """Return what is typed, by name; nothing without somebody or a length."""
        if not self.whom.value() and not self.minutes.value():
            return {}
        day = self.day.value()
        return {
            "whom": self.whom.value(),
            "minutes": str(self.minutes.value() or ""),
            "mode": self.mode.value().value,
            "kind": self.kind.value().value,
            "day": day.isoformat() if day and day != clock.today() else "",
        }

    def _put_aside(self, said: dict[str, str]) -> None:
        """Tell that what was begun makes room, and let it be had back."""
        self._typing.stop()
        sentence = tr("The entry you had begun was put aside.")
        self._desk.say(sentence, tr("Bring it back"), partial(self._bring_back, said))

    def _bring_back(self, said: dict[str, str]) -> None:
        if self._desk.veiled:
            self._put_aside(said)  # it says with whom: not while others look
        elif self.isVisible():
            self._show_said(said)
            self._typing.wait()

    @Slot()
    def _discard(self) -> None:
        self._typing.forget()
        self._show_said({})
        self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and QApplication.focusWidget() is not self.discard:
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
            hbox(self.begin, self.discard, STRETCH, gap=8),
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
        self._typing.stop()
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
            self._typing.wait()
            self.whom.set_error(str(error))
            self.whom.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._show_said({})
        self.begun.emit(made)


def _code(codes: type[CodeT], said: str | None, usual: CodeT) -> CodeT:
    return next((code for code in codes if code.value == said), usual)
