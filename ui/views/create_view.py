"""Starting a community: five questions, each may be skipped, all saved as one types.

A page as in picture 02c: the steps at the left, the question in the middle, what others
have written at the right.
"""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.community import community_drafts
from app.community.community_drafts import Draft
from app.i18n import mark, tr, trn
from ui.commands import Command
from ui.desk import Desk
from ui.places import Place
from ui.theme import theme
from ui.views.create.audience import AudienceStep
from ui.views.create.domain import DomainStep
from ui.views.create.purpose import PurposeStep
from ui.views.create.rhythm import RhythmStep
from ui.views.create.roles import RolesStep
from ui.views.create.step import Step
from ui.views.create.steps_list import StepsList
from ui.views.create.tab_order import as_laid_out
from ui.views.create.writing import Writing
from ui.widgets.base import BeginsAt
from ui.widgets.buttons import Button
from ui.widgets.cards import Well
from ui.widgets.fields import Field
from ui.widgets.labels import KeyCap, Label, Rule
from ui.widgets.layout import STRETCH, boxed, clear, hbox, scrolled, vbox

QUESTIONS: Final = (
    mark("Who is this for?"),
    mark("What do you share?"),
    mark("Why meet at all?"),
    mark("Who decides what?"),
    mark("How and how often?"),
)
MAIN: Final = 580  # px of the question
SIDE: Final = 230
EXAMPLES: Final = 250


class CreateView(BeginsAt, QWidget):
    """The five questions, for a community that is new or was left unfinished."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.writing = Writing(desk, self)
        kinds = (AudienceStep, DomainStep, PurposeStep, RolesStep, RhythmStep)
        self.steps: list[Step] = [
            kind(self.writing, number) for number, kind in enumerate(kinds)
        ]
        self.list = StepsList(
            [
                (tr(kind.name), tr(words))
                for kind, words in zip(kinds, QUESTIONS, strict=True)
            ]
        )
        self.title = Label("", "h2")
        self.called = Label("", "small", "ink3", elide=True)
        self.quotes = Well(vbox(gap=6), margins=18)
        self.saved = Label("", "small", "ink3")
        self.back = Button(tr("Back"), "arrow-left", "plain")
        self.later = Button(tr("Finish later"))
        self.next = Button("", kind="primary")
        self._lay_out()
        self._connect()
        self.turn_to(0)

    def commands(self) -> list[Command]:
        """Return what can be asked of this view."""
        return [
            Command("next", tr("Next question"), self.go_on, "Ctrl+Return"),
            Command("before", tr("Question before"), self.go_back, "Ctrl+PgUp"),
            Command("later", tr("Finish later"), self.leave, "Esc", handled=True),
        ]

    def show_place(self, place: Place) -> None:
        """Begin a community, or go on with the one of `place` where it was left."""
        here = self.writing.community_id
        if place.community_id is not None and place.community_id == here:
            self.refill()
            return
        self.commit()
        self.writing.take_up(place.community_id)
        draft = self.writing.draft()
        self.turn_to(draft.step if draft else 0)

    @property
    def step(self) -> Step:
        """The question one is at."""
        return self.steps[self.writing.step]

    @Slot(int)
    def turn_to(self, number: int) -> None:
        """Show a question, from 0; what was typed in the one before is kept."""
        self.commit()
        self.writing.turn_to(number)
        self.step.prepare()
        for step in self.steps:
            step.setVisible(step is self.step)
        self._show_quotes()
        self.refill()
        self.scroller.verticalScrollBar().setValue(0)
        self.begin_at(self.step.first())
        if self.isVisible():
            self.step.first().setFocus()

    @Slot()
    def go_on(self) -> None:
        """Go to the next question, or finish after the last."""
        if self.desk.read_only:
            return
        self.commit()
        if (wrong := self._misread()) is not None:
            wrong.setFocus()
            return
        if self.writing.step + 1 < len(self.steps):
            self.turn_to(self.writing.step + 1)
        else:
            self.finish()

    @Slot()
    def go_back(self) -> None:
        """Go to the question before, or from the first one out."""
        if self.writing.step:
            self.turn_to(self.writing.step - 1)
        else:
            self.leave()

    @Slot()
    def leave(self) -> None:
        """Go to the communities; what was written waits there."""
        self.commit()
        if self.writing.community_id is not None and self._is_new():
            self.desk.say(tr("Kept as it is. Continue whenever you like."))
        self.desk.go(Place("communities"))

    def finish(self) -> None:
        """Call the community started, plan its gatherings and go there."""
        self.commit()
        community = self.writing.community_id
        if community is None:
            self.desk.say(tr("Nothing was written, so nothing was kept."))
            self.desk.go(Place("communities"))
            return
        planned = 0
        draft = self.writing.draft()
        if draft is not None and self._is_new():
            count = len(draft.rhythm.planned) if draft.rhythm else 0
            words = trn("{n} gathering planned", "{n} gatherings planned", count)
            planned = self.desk.do(
                words if count else tr("Community is ready"),
                community_drafts.finish,
                community,
                draft.rhythm,
            )
        self.desk.go(Place("sessions" if planned else "people", community))

    def commit(self) -> None:
        """Bring into the book what is being typed."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        if self.step.is_built:
            self.step.commit()
        self.writing.settle()

    @Slot()
    def refill(self) -> None:
        """Show what the book says of this community."""
        draft = self.writing.draft()
        self.step.refill(draft)
        new = draft is None or self._is_new(draft)
        self.title.setText(tr("New community") if new else tr("The five questions"))
        named = draft is not None and draft.community.named
        self.called.setText(draft.community.name if draft and named else "")
        answered = [step.is_answered(draft) for step in self.steps]
        self.list.show_steps(self.writing.step, answered)
        self._show_foot(draft)
        as_laid_out(self.list, self.step, self.back, self.later, self.next)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refill()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _misread(self) -> Field | None:
        """Return the first field of which what was typed was not taken."""
        fields = self.step.findChildren(Field)
        return next((one for one in fields if one.is_wrong()), None)

    def _is_new(self, draft: Draft | None = None) -> bool:
        """Tell whether the community has not been called started yet."""
        draft = draft or self.writing.draft()
        return draft is not None and draft.is_forming

    def _show_foot(self, draft: Draft | None) -> None:
        number = self.writing.step
        if number + 1 < len(self.steps):
            following = tr(self.steps[number + 1].name)
            self.next.setText(tr("Next: {step}").format(step=following.lower()))
        else:
            self.next.setText(self._last_words(draft))
        self.later.setVisible(number + 1 < len(self.steps) or self._is_new(draft))
        if self.desk.read_only:
            self.saved.setText(tr("This book is open for reading only."))
        elif draft is None:
            self.saved.setText(tr("Saved as you type, once you begin"))
        else:
            self.saved.setText(tr("Saved as you type"))
        self.back.updateGeometry()

    def _last_words(self, draft: Draft | None) -> str:
        count = len(draft.rhythm.planned) if draft and draft.rhythm else 0
        if count and self._is_new(draft):
            return trn("Plan {n} gathering", "Plan {n} gatherings", count)
        return tr("Finish")

    def _show_quotes(self) -> None:
        column = self.quotes.layout()
        if column is None:
            return
        clear(column)
        column.addWidget(Label(tr("Others have written"), "capm", "ink3"))
        for words in self.step.examples():
            quote = Label(f"“{words}”", "readsm", "ink2", wrap=True, italic=True)
            column.addWidget(quote)

    @Slot(object)
    def _begun(self, community_id: UUID) -> None:
        """Let this place be one's place, so that coming back leads here again."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.begin_at(focused)
        self.desk.go(Place("create", community_id))

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if self.isVisible() and tables != {"setting"}:
            self.refill()

    def _lay_out(self) -> None:
        words = vbox(self.title, 4, self.called, 28, self.list, STRETCH)
        words.setContentsMargins(0, 40, 0, 0)
        self._left = boxed(words)
        self._main = boxed(vbox(*self.steps, STRETCH))
        self._beside = vbox(96, STRETCH)
        self._below = vbox()
        middle = vbox(self._main, self._below, STRETCH)
        page = hbox((middle, 1000), 32, self._beside, STRETCH)
        page.setContentsMargins(0, 40, 24, 24)
        self.scroller = scrolled(boxed(page))
        self._row = hbox(self._left, 32, (self.scroller, 1))
        key = KeyCap("Ctrl ↵")
        foot = hbox(self.back, STRETCH, self.saved, 18, self.later, self.next, 6, key)
        foot.setSpacing(6)
        foot.setContentsMargins(32, 12, 32, 12)
        self.setLayout(vbox((self._row, 1), Rule(), foot))
        if self.desk.read_only:
            self._main.setEnabled(False)
            self.next.block(tr("This book is open for reading only."))

    def _arrange(self) -> None:
        """Put what others have written at the side if there is room, else below."""
        side, main, beside = theme.px(SIDE), theme.px(MAIN), theme.px(EXAMPLES)
        whole = side + 32 + main + 32 + beside
        fits = self.width() >= whole + 24 + 36
        self._left.setFixedWidth(min(side, self.width() // 4))
        self._main.setMaximumWidth(main)
        self._main.setMinimumWidth(main if fits else 0)
        self.quotes.setMinimumWidth(beside if fits else 0)
        self.quotes.setMaximumWidth(beside if fits else main)
        home = self._beside if fits else self._below
        if home.indexOf(self.quotes) < 0:
            home.insertWidget(1 if fits else 0, self.quotes)
        pad = max(24, (self.width() - whole) // 2) if fits else 24
        self._row.setContentsMargins(pad, 0, 0, 0)

    def _connect(self) -> None:
        self.list.chosen.connect(self.turn_to)
        self.back.clicked.connect(self.go_back)
        self.later.clicked.connect(self.leave)
        self.next.clicked.connect(self.go_on)
        self.writing.started.connect(self._begun)
        self.writing.noted.connect(self.refill)
        self.desk.changed.connect(self._follow)
