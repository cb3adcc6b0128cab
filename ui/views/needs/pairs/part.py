"""What both parts of the look share: a board of cards, and something beside it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.needs.groupings import Grouping
from app.needs.holders import Holder
from ui.desk import Desk
from ui.views.needs.pairs import words
from ui.views.needs.pairs.acts import PairsActs
from ui.views.needs.pairs.hand import Hand
from ui.views.needs.pairs.pair_card import broken_line
from ui.widgets.buttons import Button
from ui.widgets.layout import clear, vbox


class Part(QObject):
    """Pairs, or groups: `grouping` is the one that is shown, if there is one.

    `main` is the board with its head.
    """

    panel_asked = Signal(object)  # a SidePanel to be opened
    close_asked = Signal()  # the panel is to be closed
    page_asked = Signal(object)  # a Page to be shown in place of the look

    def __init__(self, desk: Desk, acts: PairsActs, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.acts = desk, acts
        self.main = QWidget()
        self.grouping: Grouping | None = None
        self.here: Mapping[UUID, Holder] = {}
        self.days: Mapping[UUID, date] = {}
        self.hand = Hand(self.main)
        self.hand.fixed = desk.read_only
        self.plan = Button(tr("Add to the session plan"), "calendar-plus")
        self.notes = vbox(gap=2)
        self.hand.swap_asked.connect(self._swap)
        self.hand.move_asked.connect(self._move)
        self.plan.clicked.connect(self._plan)

    @property
    def beside(self) -> QWidget:
        """What stands beside the board."""
        raise NotImplementedError

    @property
    def names(self) -> dict[UUID, str]:
        """Short names of everyone here."""
        return words.short_names(self.here.values())

    @property
    def day(self) -> date | None:
        """The day they meet, if that is known."""
        if self.grouping is None:
            return None
        session = self.grouping.session_id
        return self.grouping.held_on or (self.days.get(session) if session else None)

    def refresh(self, grouping: Grouping | None) -> None:
        """Show these pairs or groups, or how to make some."""
        raise NotImplementedError

    def begin(self) -> None:
        """Make some, or begin to."""
        raise NotImplementedError

    def mix(self) -> None:
        """Make another set that is as good."""
        raise NotImplementedError

    def print_papers(self) -> None:
        """Print what belongs to them."""
        raise NotImplementedError

    def set_padding(self, pad: int) -> None:
        """Begin as far from the edge as the head does."""
        raise NotImplementedError

    def show_notes(self, sentences: Iterable[str]) -> None:
        """Say which rules could not be kept, above the cards."""
        clear(self.notes)
        for sentence in sentences:
            self.notes.addWidget(broken_line(sentence))

    def allow_plan(self) -> None:
        """Offer to put it into a plan, or to go to the plan it is in."""
        one = self.grouping
        is_in = one is not None and one.block_id is not None
        self.plan.setText(
            tr("Show it in the plan") if is_in else tr("Add to the session plan")
        )
        self.plan.updateGeometry()
        if one is None:
            self.plan.block(tr("Make some first"))
        elif self.desk.read_only and not is_in:
            self.plan.block(tr("This book is open for reading only"))
        else:
            self.plan.allow()

    @Slot(object, object)
    def _swap(self, one: UUID, other: UUID) -> None:
        if self.grouping is not None:
            self.acts.swap(self.grouping.id, one, other)

    @Slot(object, object)
    def _move(self, person: UUID, letter: str | None) -> None:
        if self.grouping is not None:
            self.acts.move(self.grouping.id, person, letter)

    @Slot()
    def _plan(self) -> None:
        from ui.views.needs.pairs.plan_menu import open_plan_menu

        if self.grouping is None:
            return
        if self.grouping.block_id and self.grouping.session_id:
            self.acts.show_plan(self.grouping.session_id)
        else:
            open_plan_menu(self, self.acts, self.grouping)


def in_letters(people: Sequence[UUID], here: Mapping[UUID, Holder]) -> list[Holder]:
    """Return those of `people` who are here, by name."""
    return sorted((here[one] for one in people if one in here), key=lambda p: p.name)
