"""The panel in which it is noted who agreed on what success is, and until when."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.charter import adoption
from app.charter.adoption import Said, Standing, State
from app.errors import CirclebookError
from app.i18n import tr, trn
from app.vocabulary import SuccessAudience
from ui.desk import Desk
from ui.views.charter.success import success_words
from ui.widgets.buttons import Button
from ui.widgets.dates import DateField
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox, vbox
from ui.widgets.panels import SidePanel
from ui.widgets.switches import Tick

_HALF: Final = 6  # months until one looks again, unless something else is said
_SHOWN: Final = 6  # of the changes


class AgreePanel(SidePanel):
    """Keeps what is said now as a version, with who agreed and when."""

    agreed = Signal()

    def __init__(
        self,
        desk: Desk,
        audiences: Collection[SuccessAudience],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Who agreed"), parent)
        self._desk = desk
        self.ticks = {
            whose: Tick(whose.label, whose in audiences, text=whose.label)
            for whose in SuccessAudience
        }
        self.states = {
            whose: Label("", "small", "ink3", wrap=True) for whose in SuccessAudience
        }
        self.day = DateField(tr("Agreed on"), clock.today())
        hint = tr(
            "Leave the day empty while it is only put forward. The sheet to sign then "
            "names the version, and the day to look again."
        )
        self.hint = Label(hint, "small", "ink3", wrap=True)
        self.by = TextField(tr("Agreed by"), example=tr("Names as signed"))
        self.review = DateField(tr("Look at it again on"), _later(clock.today()))
        self.changes = Label("", "small", "ink2", wrap=True)
        self.error = Label("", "small", "danger_ink", wrap=True)
        self.error.hide()
        self.go = Button(tr("Note it"), "check", "primary")
        self._lay_out()
        self.go.clicked.connect(self.agree)
        self.by.input.returnPressed.connect(self.agree)
        for tick in self.ticks.values():
            tick.toggled.connect(self.refresh)
        self._fill()
        self.refresh()

    def chosen(self) -> list[SuccessAudience]:
        """Return who agrees."""
        return [
            whose
            for whose, tick in self.ticks.items()
            if tick.isChecked() and not tick.isHidden()
        ]

    @Slot()
    def refresh(self) -> None:
        """Show where each stands now, and what was changed since they agreed."""
        standings = self._standings()
        for one in standings:
            says = one.state is not State.NOTHING
            self.ticks[one.whose].setVisible(says)
            self.states[one.whose].setVisible(says)
            self.states[one.whose].setText(success_words.standing(one)[0])
        chosen = [one for one in standings if one.whose in self.chosen()]
        numbers = sorted({one.next_number for one in chosen})
        names = [tr("version {n}").format(n=n) for n in numbers]
        self.set_title(tr("Who agreed"), ", ".join(names))
        words = _changed(chosen)
        self.changes.setText(words)
        self.changes.setVisible(bool(words))

    @Slot()
    def agree(self) -> None:
        """Note it; what is refused is said, and what was typed stays."""
        home = self._desk.community_id
        if home is None or self.day.is_wrong() or self.review.is_wrong():
            return
        said = Said(self.day.value(), self.by.value(), self.review.value())
        label = tr("Agreement noted") if said.agreed_on else tr("Put forward")
        try:
            self._desk.do(label, adoption.adopt, home, self.chosen(), said)
        except CirclebookError as error:
            self.error.setText(str(error))
            self.error.show()
            return
        self.agreed.emit()

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        self.by.input.setFocus(reason)

    def _lay_out(self) -> None:
        for whose, tick in self.ticks.items():
            state = self.states[whose]
            state.setContentsMargins(28, 0, 0, 0)
            self.add(vbox(tick, state))
        for part in (self.by, self.day, self.hint, self.review, self.changes):
            self.add(part)
        self.add(self.error)
        self.add(hbox(self.go, STRETCH))

    def _fill(self) -> None:
        """Show what was said before of the one who is asked, to be set right."""
        chosen = self.chosen()
        if len(chosen) != 1:
            return
        now = next(one for one in self._standings() if one.whose is chosen[0])
        if now.review_on is not None and not now.is_due:
            self.review.set_value(now.review_on)
        if now.state is State.AGREED and not now.is_due:
            self.day.set_value(now.agreed_on)
            self.by.set_value(now.agreed_by)

    def _standings(self) -> Sequence[Standing]:
        home = self._desk.community_id
        return self._desk.read(adoption.of_community, home) if home else ()


def _changed(chosen: Sequence[Standing]) -> str:
    lines = []
    for one in chosen:
        lines += [_change(change.before, change.now) for change in one.changes]
    if not lines:
        return ""
    shown = lines[:_SHOWN]
    rest = len(lines) - len(shown)
    if rest:
        shown.append(trn("and {n} more", "and {n} more", rest))
    return "\n".join((tr("Changed since it was last kept:"), *shown))


def _change(before: str, now: str) -> str:
    if not before:
        return tr("New: {words}").format(words=now)
    if not now:
        return tr("Gone: {words}").format(words=before)
    if before == now:
        return tr("How it is known, or how far it reaches: {words}").format(words=now)
    return tr("{before} is now: {now}").format(before=before, now=now)


def _later(day: date) -> date:
    """Return the same day half a year on, or the last of that month."""
    return clock.months_before(day, -_HALF)
