"""The row of fields in which one line of a list is put right."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import CirclebookError
from app.i18n import tr
from app.needs.drafts import USUAL, Draft, Side
from app.needs.holders import Holders
from app.needs.needs_preview import Candidate, Choice
from ui.views.needs import words
from ui.views.needs.who_field import WhoField
from ui.widgets.cards import Well
from ui.widgets.choices import Segmented
from ui.widgets.combos import ChoiceField
from ui.widgets.completing import complete
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import clear, hbox, vbox


class DraftEditor(QWidget):
    """Side, topic, who and number of a line, and what is to be done with it."""

    edited = Signal(object)  # the Draft as it is now
    chosen = Signal(object)  # the Choice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidate: Candidate | None = None
        self._here = Holders((), ())
        self.head = Label("", "small", "ink2", wrap=True)
        self.topic = TextField(tr("Topic"))
        self.who = WhoField(tr("Who"))
        self.side = ChoiceField(
            tr("Side"), [(side, text) for side, text, _ in words.sides()]
        )
        self.number = ChoiceField(tr("How much"))
        self.choice: Segmented | None = None
        self._then = hbox(gap=8)
        first = hbox((self.topic, 1), (self.who, 1), gap=12)
        second = hbox((self.side, 1), (self.number, 1), gap=12)
        head = hbox((self.head, 1), self._then, gap=12)
        well = Well(vbox(head, first, second, gap=8))
        self.setLayout(vbox(well))
        self.topic.finished.connect(self._edit)
        self.who.finished.connect(self._edit)
        self.side.changed.connect(self._edit)
        self.number.changed.connect(self._edit)

    def offer(self, here: Holders, topics: Sequence[str]) -> None:
        """Offer these people and topics while one types."""
        self._here = here
        complete(self.topic.input, topics)

    def show_candidate(self, candidate: Candidate | None) -> None:
        """Show a line, or nothing."""
        self._candidate = candidate
        self.setVisible(candidate is not None)
        if candidate is None:
            self._drop_choice()
            return
        draft = candidate.draft
        self.head.setText(_head(candidate))
        self.head.set_color("honey_ink" if candidate.problem else "ink2")
        self.topic.set_value(candidate.topic or draft.topic)
        self.who.offer(self._here, circle=draft.side is Side.ASKS)
        self._show_who(candidate)
        self.side.set_value(draft.side)
        asks = draft.side is Side.ASKS
        scale = words.strengths() if asks else words.levels()
        self.number.offer(scale, candidate.number if not candidate.problem else None)
        if candidate.problem:
            self.number.set_value(_number(draft))
        self._offer_choices(candidate)

    def begin(self) -> None:
        """Put the focus where something is missing, else on the topic."""
        missing = self._candidate is not None and bool(self._candidate.problem)
        field = self.who if missing and self.topic.value() else self.topic
        field.input.setFocus(Qt.FocusReason.OtherFocusReason)
        field.input.selectAll()

    def _show_who(self, candidate: Candidate) -> None:
        if candidate.holder is not None:
            self.who.show_holder(candidate.holder)
        else:
            self.who.set_value(candidate.who)

    def _offer_choices(self, candidate: Candidate) -> None:
        focused = QApplication.focusWidget()
        choice = self.choice
        had_focus = bool(choice and focused and choice.isAncestorOf(focused))
        self._drop_choice()
        if len(candidate.choices) < 2:
            return
        options = [
            (choice, _what(choice, candidate), "") for choice in candidate.choices
        ]
        self.choice = Segmented(tr("What to do with it"), options, candidate.choice)
        self.choice.chosen.connect(self._chosen)
        self._then.addWidget(self.choice)
        if had_focus:  # the one that was pressed is gone
            self.choice.button(candidate.choice).setFocus()

    def _drop_choice(self) -> None:
        self.choice = None
        clear(self._then)

    @Slot(object)
    def _chosen(self, choice: Choice) -> None:
        if self._candidate is not None and self._candidate.choice is not choice:
            self.chosen.emit(choice)

    @Slot()
    def _edit(self, _: object = None) -> None:
        candidate = self._candidate
        if candidate is None:
            return
        draft = candidate.draft
        side = self.side.value()
        number = self.number.value()
        if side is not draft.side:
            number = USUAL[side]
        changed = replace(
            draft,
            side=side,
            topic=self.topic.value(),
            number=draft.number if number is None else str(number),
            problem="",
            **self._whose(side),
        )
        if changed != draft:
            self.edited.emit(changed)

    def _whose(self, side: Side) -> dict[str, Any]:
        """Return who is meant now, as far as that can be said."""
        self.who.offer(self._here, circle=side is Side.ASKS)
        typed = self.who.value()
        try:
            holder = self.who.holder()
        except CirclebookError:
            return {"who": typed, "holder": None, "circle": False, "who_is": ""}
        return {
            "who": typed,
            "holder": holder,
            "circle": holder is None,
            "who_is": "",
        }


def _number(draft: Draft) -> int | None:
    return int(draft.number) if draft.number.isdecimal() else None


def _head(candidate: Candidate) -> str:
    """Return the line as it was written, and what there is to know of it."""
    draft = candidate.draft
    row = tr("Line {n}").format(n=draft.row)
    said = candidate.problem or candidate.note
    parts = [row, f"“{draft.text}”" if draft.text else "", said]
    return " · ".join(part for part in parts if part)


def _what(choice: Choice, candidate: Candidate) -> str:
    """Return what a choice does, in words."""
    if choice is Choice.ADD and candidate.known is not None:
        return tr("Add as well")
    return choice.label
