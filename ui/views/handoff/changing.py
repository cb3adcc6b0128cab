"""The first column: what is changing, who takes over and when, the steps until then."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app import settings
from app.community import tapers, transitions
from app.community.transition_steps import Dates
from app.community.transitions import Handover, Step
from app.day import actions
from app.errors import CirclebookError
from app.i18n import tr
from app.printouts.packets import KindShown
from app.vocabulary import TransitionKind
from ui.desk import Desk
from ui.places import Place
from ui.views.handoff import words
from ui.views.handoff.checks import Checks
from ui.views.handoff.kind_cards import KindCards
from ui.views.handoff.steps import Steps
from ui.views.handoff.terms import Terms
from ui.views.taper_panel import TaperLine
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label, Rule
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.menus import Menu


class Changing(QWidget):
    """What is changing, and its checklist; each act is done at once."""

    chosen = Signal(object)  # the KindShown

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind: TransitionKind | None = None
        self._place: tuple[UUID | None, TransitionKind] | None = None
        self.handover: Handover | None = None
        self.cards = KindCards(tr("What is changing"))
        self.more = IconButton("dots-three", tr("More about this handover"))
        self.terms = Terms()
        self.steps = Steps(blocked=desk.read_only)
        self.name = Button(
            tr("Who hands over? Write your name"), "user", "link", small=True
        )
        self.hint = Label("", "small", "ink2", wrap=True)
        self.checks = Checks()
        self.taper = TaperLine()
        self.start = Button(tr("Begin the handover"), "flag")
        self._lay_out()
        self._connect()
        if desk.read_only:
            self.terms.block()
            self.start.block(desk.store.notice or tr("This book is for reading only"))

    def show_all(
        self,
        kinds: Sequence[KindShown],
        current: KindShown,
        handover: Handover | None,
        names: Sequence[str],
    ) -> None:
        """Show the kinds there are, and what is known of the one chosen."""
        kind = TransitionKind[current.kind.name]
        place = (self._desk.community_id, kind)
        anew = place != self._place
        fresh = anew or self.handover != handover
        self._place, self._kind, self.handover = place, kind, handover
        self.hint.setText(words.hint(kind))
        if self._desk.community_id is not None:
            plan = self._desk.read(tapers.of_community, self._desk.community_id)
            self.taper.show_plan(plan)
        self.cards.show_kinds(kinds, current)
        self.terms.offer(names)
        if fresh:
            dates = handover.dates if handover else None
            successor = handover.successor if handover else ""
            self.terms.show_terms(successor, dates, anew=anew)
        self.terms.show_kind(kind)
        self.name.setVisible(not self._coach() and not self._desk.read_only)
        self._under_way.setVisible(handover is not None)
        self.more.setVisible(handover is not None and not self._desk.read_only)
        self._not_yet.setVisible(handover is None)
        if handover is not None:
            self.steps.show_handover(handover)

    def begin(self) -> None:
        """Put the cursor where the handover is described."""
        field = self.terms.last if self.terms.successor.value() else None
        (field or self.terms.successor).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        self._who = Label(tr("Who it is for, and when"), "smalls", "ink3")
        head = hbox(self._who, STRETCH, self.more)
        self._under_way = boxed(vbox(Rule(), 10, self.steps))
        self._not_yet = boxed(
            vbox(self.hint, 10, hbox(self.start, STRETCH), margins=(0, 6, 0, 0))
        )
        self.setLayout(
            vbox(
                Label(tr("What is changing"), "smalls", "ink3"),
                6,
                self.cards,
                10,
                head,
                2,
                self.terms,
                hbox(self.name, STRETCH),
                12,
                self._under_way,
                self._not_yet,
                14,
                self.taper,
                14,
                self.checks,
                STRETCH,
            )
        )

    def _connect(self) -> None:
        self.cards.chosen.connect(self.chosen)
        self.start.clicked.connect(self._start)
        self.more.clicked.connect(self._offer)
        self.name.clicked.connect(self._ask_name)
        self.terms.name_typed.connect(self._look_up)
        self.terms.successor_changed.connect(self._set_successor)
        self.terms.dates_changed.connect(self._set_dates)
        self.steps.ticked.connect(self._tick)
        self.steps.said.connect(self._say)
        self.steps.dropped.connect(self._take_out)

    @Slot()
    def _start(self) -> None:
        dates, community = self.terms.dates(), self._desk.community_id
        if community is None or self._kind is None:
            return
        if dates is None:
            self.terms.say(tr("Say which is the last day: the steps count from it."))
            self.terms.last.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        name = self.terms.successor.value()
        begin, label = transitions.start, tr("Handover begun")
        try:
            self._desk.do(label, begin, community, self._kind, dates, name)
        except CirclebookError as error:
            self.terms.say(str(error))

    def _coach(self) -> str:
        coach = self._desk.read(settings.coach)
        return coach.name if coach else ""

    @Slot()
    def _ask_name(self) -> None:
        self._desk.go(Place("settings", intent="you"))

    @Slot(object)
    def _look_up(self, name: str) -> None:
        """Say beside the field when the name typed is of somebody new."""
        self.terms.tell(words.new_here(name) if self._is_new(name) else "")

    def _is_new(self, name: str) -> bool:
        community = self._desk.community_id
        if community is None or not name or self.terms.is_offered(name):
            return False
        return self._desk.read(transitions.is_new, community, name)

    @Slot(str)
    def _set_successor(self, name: str) -> None:
        if self.handover is not None and name != self.handover.successor:
            label = tr("{name} takes over").format(name=name)
            if self._is_new(name):
                label = tr("{name}, new in the book, takes over").format(name=name)
            if not name:
                label = tr("Nobody takes over yet")
            set_successor = transitions.set_successor
            self._try(label, set_successor, self.handover.id, name)

    @Slot(object)
    def _set_dates(self, dates: Dates) -> None:
        if self.handover is not None and dates != self.handover.dates:
            set_dates = transitions.set_dates
            self._try(tr("Days moved"), set_dates, self.handover.id, dates)

    @Slot(object, bool)
    def _tick(self, step: Step, on: bool) -> None:
        if not self._desk.read_only:
            label = tr("Step done") if on else tr("Step open again")
            self._desk.do(label, transitions.tick, step.id, done=on)

    @Slot(object, str, object)
    def _say(self, step: Step | None, said: str, due: object) -> None:
        if step is not None:
            self._desk.do(tr("Step changed"), actions.change, step.id, said, due)  # type: ignore[arg-type]
        elif self.handover is not None:
            key = self.handover.id
            self._desk.do(tr("Step added"), transitions.add_step, key, said, due)  # type: ignore[arg-type]

    @Slot(object)
    def _take_out(self, step: Step) -> None:
        self._desk.do(tr("Step taken out"), actions.delete, step.id)

    @Slot()
    def _offer(self) -> None:
        menu = Menu(tr("More about this handover"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(tr("It is done"), self.finish, "check-circle")
        menu.add(tr("It does not come to it"), self.drop, "x-circle")
        menu.open_under(self.more, right=True)

    @Slot()
    def finish(self) -> None:
        """Say that the handover is done."""
        if self.handover is not None:
            self._desk.do(tr("Handover done"), transitions.finish, self.handover.id)

    @Slot()
    def drop(self) -> None:
        """Say that nobody leaves after all."""
        if self.handover is not None:
            self._desk.do(tr("Handover called off"), transitions.drop, self.handover.id)

    def _try(self, label: str, act: object, *args: object) -> None:
        try:
            self._desk.do(label, act, *args)  # type: ignore[arg-type]
        except CirclebookError as error:
            self.terms.say(str(error))
