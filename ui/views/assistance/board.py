"""The board: five columns, moved through by arrows, cards moved by mouse or key."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from app import clock
from app.assistance.engagements import Engagement
from app.assistance.reckoning import Stage
from app.i18n import trn
from ui.desk import Desk
from ui.views.assistance.acts import TaActs
from ui.views.assistance.card import TaCard
from ui.views.assistance.column import Column
from ui.views.assistance.forms import AcceptForm, BoardForm, NewForm, ScopeForm
from ui.views.assistance.hand import Hand
from ui.views.assistance.keys import Keys
from ui.widgets.layout import boxed, hbox

MOST: Final = 60  # cards of a column: the rest are in the table


class Board(QScrollArea):
    """Shows engagements as cards in their columns and lets them be moved."""

    opened = Signal(object)  # the Engagement

    def __init__(self, desk: Desk, acts: TaActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.acts = desk, acts
        self.columns = {stage: Column(stage) for stage in Stage}
        self.aside = Column(None)
        self._sites: list[tuple[UUID, str]] = []
        self._people: list[str] = []
        self._found: list[Engagement] = []
        self._cards: dict[UUID, TaCard] = {}
        self._current: UUID | None = None
        self.form: BoardForm | None = None
        self._of_form: tuple[UUID | None, Stage] | None = None
        self.hand, self.keys = Hand(self), Keys(self)
        self._lay_out()
        acts.scope_asked.connect(self.ask_scope)
        acts.name_asked.connect(self.ask_name)

    def show_engagements(
        self,
        found: Sequence[Engagement],
        sites: Sequence[tuple[UUID, str]],
        people: Sequence[str],
    ) -> None:
        """Show these; the focus stays on its card, wherever that is now."""
        focused = self.focused()
        self._found, self._sites, self._people = list(found), list(sites), list(people)
        for key in set(self._cards) - {one.id for one in found}:
            card = self._cards.pop(key)
            card.hide()
            card.deleteLater()
        for one in found:
            self._card(one)
        if self._of_form and self._of_form[0] not in {None, *self._cards}:
            self.drop_form()
        self.arrange()
        self._keep_focus(focused)

    def arrange(self) -> None:
        """Put every card into its column."""
        for stage, column in self.columns.items():
            here = [one for one in self._found if one.stage is stage]
            if stage is Stage.DELIVERED:
                here.sort(key=lambda one: one.delivered_on or one.today, reverse=True)
            self._fill(column, here, stage)
        aside = [one for one in self._found if one.stage is None]
        self._fill(self.aside, aside, None)
        self.aside.setVisible(bool(aside))

    def card(self, key: UUID | None) -> TaCard | None:
        """Return the card of an engagement."""
        return self._cards.get(key) if key else None

    def focused(self) -> UUID | None:
        """Return whose card has the focus."""
        held = (key for key, card in self._cards.items() if card.hasFocus())
        return next(held, None)

    def current(self) -> Engagement | None:
        """Return what one is at: the card with the focus, or the last that had it."""
        card = self.card(self.focused() or self._current)
        return card.one if card is not None else None

    def rows(self) -> list[list[TaCard]]:
        """Return the cards by column, from left to right."""
        return [column.cards for column in (*self.columns.values(), self.aside)]

    def go_to(self, key: UUID) -> bool:
        """Put the focus on a card; tell whether it is there."""
        card = self.card(key)
        if card is None or card.parent() is None:
            return False
        self._current = key
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal(card)
        return True

    def mark(self, key: UUID | None) -> None:
        """Show which card is in the panel."""
        for each, card in self._cards.items():
            card.set_chosen(each == key)

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        card = self.card(self._current) or self._first()
        if card is not None:
            card.setFocus(reason)
        else:
            self.columns[Stage.ASKED_FOR].add.setFocus(reason)

    # --- what is asked on the board -------------------------------------------------

    @Slot(object)
    def ask_title(self, stage: Stage = Stage.ASKED_FOR) -> None:
        """Ask what is requested, in the column in which it is to stand."""
        if self._desk.read_only:
            return
        if isinstance(self.form, NewForm) and self.form.stage is stage:
            self.form.begin()
            return
        keep = partial(self._keep_new, stage)
        self._ask(NewForm(stage, self._sites, keep), None, stage)

    @Slot(object)
    def ask_scope(self, one: Engagement) -> None:
        """Ask on the card what is agreed."""
        keep = partial(self._keep_scope, one)
        self._ask(ScopeForm(one, keep), one.id, Stage.SCOPED)

    @Slot(object)
    def ask_name(self, one: Engagement) -> None:
        """Ask on the card who accepted it."""
        keep = partial(self._keep_name, one)
        form = AcceptForm(one, self._people, clock.today(), keep)
        self._ask(form, one.id, Stage.DELIVERED)

    @Slot()
    def leave_form(self) -> None:
        """Take away what was asked, and what was typed there: it was not meant."""
        if self.form is not None:
            self.form.forget()
        self.drop_form()

    @Slot()
    def drop_form(self) -> None:
        """Take away what was asked; the focus goes to its card."""
        form, about = self.form, self._of_form
        self.form, self._of_form = None, None
        if form is None or about is None:
            return
        held = form.isAncestorOf(self.focusWidget() or self)
        form.hide()
        form.deleteLater()
        self.arrange()
        if held and about[0] is None:
            self.setFocus()
        elif about[0] is not None and held:
            self.go_to(about[0])

    def _ask(self, form: BoardForm, key: UUID | None, stage: Stage) -> None:
        if self._desk.read_only:
            form.deleteLater()
            return
        self.drop_form()
        self.form, self._of_form = form, (key, stage)
        form.watch(self._desk, f"ta_{type(form).__name__}:{key.hex if key else ''}")
        form.left.connect(self.leave_form)
        self.arrange()
        self.columns[stage].reveal(form)
        self.ensureWidgetVisible(self.columns[stage], 12, 0)
        form.begin()

    def _keep_new(self, stage: Stage, title: str, site_id: UUID | None) -> None:
        key = self.acts.add(title, site_id)
        self.leave_form()
        card = self.card(key)
        if key is None or card is None:
            return
        self.go_to(key)
        if stage is not Stage.ASKED_FOR:
            self.acts.put(card.one, stage)

    def _keep_scope(self, one: Engagement, *agreed: object) -> None:
        self.acts.agree(one, *agreed)  # type: ignore[arg-type]
        self.leave_form()

    def _keep_name(self, one: Engagement, *said: object) -> None:
        self.acts.accept(one, *said)  # type: ignore[arg-type]
        self.leave_form()

    # --- moving ---------------------------------------------------------------------

    def column_of(self, card: TaCard) -> Column:
        """Return the column a card stands in."""
        columns = (*self.columns.values(), self.aside)
        return next((c for c in columns if card in c.cards), self.aside)

    def column_at(self, point: QPoint) -> Column | None:
        """Return the column under a point of the screen."""
        for column in self.columns.values():
            corner = column.mapFromGlobal(point)
            if QRect(QPoint(0, 0), column.size()).contains(corner):
                return column
        return None

    def drop(self, card: TaCard, column: Column | None) -> None:
        """Let a card go over a column."""
        if column is not None and column.stage is not None:
            self._current = card.one.id
            self.acts.put(card.one, column.stage)

    # --- cards ----------------------------------------------------------------------

    def _card(self, one: Engagement) -> TaCard:
        card = self._cards.get(one.id)
        if card is None:
            card = TaCard(one, self.widget())
            card.hide()
            card.fixed = self._desk.read_only
            card.clicked.connect(self._open)
            card.steered.connect(self.keys.steer)
            card.menu_asked.connect(self._offer)
            card.drag_moved.connect(self.hand.carry)
            card.drag_ended.connect(self.hand.let_go)
            self._cards[one.id] = card
        card.show_engagement(one)
        return card

    def _fill(
        self, column: Column, here: list[Engagement], stage: Stage | None
    ) -> None:
        key, at = self._of_form or (None, None)
        parts: list[QWidget] = []
        if self.form is not None and stage is not None and at is stage:
            parts.append(self.form)
        asked = key if self.form is not None else None
        parts += [self._cards[one.id] for one in here[:MOST] if one.id != asked]
        shown = {id(part) for part in parts}
        for one in here:
            if id(self._cards[one.id]) not in shown:
                self._cards[one.id].hide()
        rest = len(here) - MOST
        more = trn("{n} more in the table", "{n} more in the table", max(rest, 0))
        column.show_parts(parts, len(here), more if rest > 0 else "")

    def _first(self) -> TaCard | None:
        columns = (*self.columns.values(), self.aside)
        return next((c.cards[0] for c in columns if c.cards), None)

    def _keep_focus(self, focused: UUID | None) -> None:
        card = self.card(focused)
        if card is not None and not card.hasFocus() and self.form is None:
            self.go_to(card.one.id)

    def _reveal(self, card: TaCard) -> None:
        column = self.column_of(card)
        column.reveal(card)
        self.ensureWidgetVisible(column, 12, 0)

    @Slot()
    def _open(self) -> None:
        card = self.sender()
        if isinstance(card, TaCard):
            self._current = card.one.id
            self.opened.emit(card.one)

    @Slot(QPoint)
    def _offer(self, at: QPoint) -> None:
        card = self.sender()
        if isinstance(card, TaCard):
            self._current = card.one.id
            look = partial(self.opened.emit, card.one)
            self.acts.offer(card.one, at, look)

    def _lay_out(self) -> None:
        row = hbox(*((column, 1) for column in self.columns.values()), gap=12)
        row.addWidget(self.aside, 1)
        row.setContentsMargins(0, 0, 0, 0)
        holder = boxed(row)
        holder.setObjectName("scrolled")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(never)
        self.setWidget(holder)
        self.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        for column in self.columns.values():
            column.add_asked.connect(self.ask_title)
            if self._desk.read_only:
                column.add.setEnabled(False)
        self.aside.hide()
