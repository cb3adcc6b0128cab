"""What is asked on the board itself: a title, what is agreed, who accepted it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from app.assistance import hours
from app.assistance.engagements import Engagement
from app.assistance.reckoning import Stage
from app.errors import CirclebookError, RefusedError
from app.i18n import tr
from ui.desk import Desk
from ui.jotter import Jotter
from ui.views.assistance import words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.combos import ChoiceField
from ui.widgets.completing import complete
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, TextArea, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import flow, vbox

WHOLE: Final = "whole"  # the whole community, in a choice of sites

Keep = Callable[..., object]
"""Keeps what was filled in; what it refuses is said at the field."""


class BoardForm(Card):
    """A card to fill in: Enter keeps it, Esc leaves all as it was."""

    left = Signal()

    def __init__(
        self,
        title: str,
        keep_words: str,
        fields: Sequence[Field],
        keep: Keep,
        leave_words: str = "",
    ) -> None:
        super().__init__(line="ta", radius=10)
        self._keep = keep
        self._jots: Jotter | None = None
        self._wanting: Field | None = None  # where something was found wanting
        self.fields = list(fields)
        self.keep = Button(keep_words, small=True)
        self.leave = Button(leave_words or tr("Cancel"), kind="plain", small=True)
        self.leave.setToolTip(tr("Esc"))
        head = Label(title, "smalls", "ta_ink", wrap=True)
        buttons = flow(self.keep, self.leave)
        self.hold(vbox(head, *fields, buttons, gap=8), 12)
        self.setAccessibleName(title)
        self.keep.clicked.connect(self.submit)
        self.leave.clicked.connect(self.left)

    def watch(self, desk: Desk, name: str) -> None:
        """Keep what is typed until it is agreed, and put back what was typed before."""
        if desk.community_id is not None and not desk.read_only:
            typed = {
                str(at): field
                for at, field in enumerate(self.fields)
                if isinstance(field, TextField | TextArea)
            }
            self._jots = Jotter(desk, desk.community_id, self, name, typed)
            self._jots.take_up()

    def forget(self) -> None:
        """Let nothing of it be put back again: it was kept, or not meant."""
        if self._jots is not None:
            self._jots.forget()

    def values(self) -> tuple[Any, ...]:
        """Return what was filled in. Raises RefusedError if it cannot be read."""
        return tuple(field.value() for field in self.fields)

    def begin(self) -> None:
        """Put the focus on the first field that is empty."""
        self._first_empty().setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def submit(self) -> None:
        """Keep what was filled in; what cannot be kept is said beside it."""
        if self._wanting is not None:
            self._wanting.clear_error()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)  # days are read on leaving
        wrong = next((field for field in self.fields if field.is_wrong()), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            self._keep(*self.values())
        except CirclebookError as error:
            self.complain(str(error))

    def complain(self, sentence: str) -> None:
        """Say what is wrong at the first field that is empty, and go there."""
        self.complain_at(self._first_empty(), sentence)

    def complain_at(self, field: Field, sentence: str) -> None:
        """Say what is wrong at a field, and go there."""
        self._wanting = field
        field.set_error(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    def _first_empty(self) -> Field:
        empty = (field for field in self.fields if not field.value())
        return next(empty, self.fields[0])


class NewForm(BoardForm):
    """A new request: what is asked for, and for which site."""

    def __init__(
        self, stage: Stage, sites: Sequence[tuple[UUID, str]], keep: Keep
    ) -> None:
        self.stage = stage
        self.what = TextField(tr("What is asked for"), example=tr("An op-ed"))
        offered: list[tuple[Any, str]] = [(WHOLE, tr("All sites")), *sites]
        self.site = ChoiceField(tr("For"), offered, WHOLE)
        super().__init__(tr("New request"), tr("Add"), (self.what, self.site), keep)

    @override
    def values(self) -> tuple[Any, ...]:
        if not self.what.value():
            raise RefusedError(tr("Say in a few words what is asked for."))
        site = self.site.value()
        return self.what.value(), None if site == WHOLE else site


class ScopeForm(BoardForm):
    """What is agreed: scope, date and hours (US9)."""

    def __init__(self, one: Engagement, keep: Keep) -> None:
        self.scope = TextArea(
            tr("What is in it"),
            one.scope_in or one.deliverable_note,
            example=tr("700 words, two rounds of edits"),
            rows=2,
        )
        self.due = DateField(tr("Due"), one.due_again)
        budget = words.typed(one.budget) if one.budget else ""
        self.hours = TextField(tr("Hours"), budget, example="12")
        fields = (self.scope, self.due, self.hours)
        super().__init__(one.name, tr("Agree"), fields, keep)

    @override
    def values(self) -> tuple[str, date | None, int | None]:
        said = self.hours.value()
        budget = hours.minutes(said) if said else None
        if said and budget is None:
            raise RefusedError(tr("Write hours like 12, 2.5 h or 45 min."))
        return self.scope.value(), self.due.value(), budget

    @override
    def complain(self, sentence: str) -> None:
        said = self.hours.value()
        if said and hours.minutes(said) is None:
            self.complain_at(self.hours, sentence)
        else:
            super().complain(sentence)


class AcceptForm(BoardForm):
    """Who accepted what was delivered, and when; "Not yet" is an answer too."""

    def __init__(
        self, one: Engagement, people: Sequence[str], today: date, keep: Keep
    ) -> None:
        self.name = TextField(tr("Who accepted it"), one.accepted_by)
        complete(self.name.input, people)
        self.on = DateField(tr("On"), one.accepted_on or today, optional=False)
        fields = (self.name, self.on)
        super().__init__(one.name, tr("Accepted"), fields, keep, tr("Not yet"))
