"""How long the coach stays with a community, and how she steps back, by date (PI32)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.community import communities, tapers
from app.community.tapers import Closing, Step, Taper
from app.errors import CirclebookError
from app.i18n import tr
from app.vocabulary import Stance
from ui import phrases
from ui.desk import Desk
from ui.places import Place
from ui.widgets.buttons import Button, IconButton
from ui.widgets.combos import Choice
from ui.widgets.dates import DateField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, flow, hbox, vbox
from ui.widgets.panels import SidePanel
from ui.widgets.telling import Teller

_TABLES: Final = frozenset({"block", "community", "role_term", "session", "setting"})
_NEXT: Final = timedelta(days=90)  # between steps, while no end is planned


class TaperPanel(SidePanel):
    """The steps from leading to being gone; each is changed where it stands."""

    def __init__(
        self, desk: Desk, community_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Your time here"), parent)
        self._desk = desk
        self.community_id = community_id
        self._plan = Taper()
        self._runs_until: date | None = None  # the community itself
        self._closing: Closing | None = None
        self.rows: dict[UUID, StepRow] = {}
        self.left = Label("", "h2", wrap=True)
        self.next = Label("", "body", "ink2", wrap=True)
        self.ends = DateField(tr("Your last day"))
        self.propose = Button(tr("Plan how to step back"), "hourglass-medium")
        self.add_step = Button(tr("Add a step"), "plus", "quietlink", small=True)
        self.closing = Label("", "small", "ink2", wrap=True)
        self.go = Button("", kind="link", small=True)
        self._steps = vbox(gap=8)
        self._lay_out()
        self._connect()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the plan anew."""
        home = self._desk.read(communities.get, self.community_id)
        self.set_title(tr("Your time here"), home.name)
        self._plan = self._desk.read(tapers.of_community, self.community_id)
        self.left.setText(_standing(self._plan))
        self.next.setText(said_next(self._plan))
        self.next.setVisible(bool(self.next.text()))
        if not (self.ends.input.hasFocus() and self.ends.input.isModified()):
            self.ends.set_value(self._plan.ends_on)
        self._runs_until = home.ends_on
        self._show_steps()
        anew = len(self._plan.steps) > 1
        words = tr("Plan it anew") if anew else tr("Plan how to step back")
        self.propose.setText(words)
        self._show_closing()

    def _lay_out(self) -> None:
        self.add(vbox(self.left, self.next, gap=2))
        self.add_rule()
        self.add(self.ends)
        self._head = Label(tr("Step by step"), "h3")
        self.add(self._head)
        self.add(self._steps)
        self.add(flow(self.propose, self.add_step, gap=12))
        self.add_rule()
        self.add(Label(tr("Letting go"), "h3"))
        self.add(vbox(self.closing, hbox(self.go, STRETCH), gap=4))
        if self._desk.read_only:
            for widget in (self.ends, self.propose, self.add_step):
                widget.setEnabled(False)

    def _connect(self) -> None:
        self.ends.finished.connect(self._set_end)
        self.propose.clicked.connect(self._propose)
        self.add_step.clicked.connect(self._add)
        self.go.clicked.connect(self._go)
        self._desk.changed.connect(self._follow)

    def _show_steps(self) -> None:
        """Show a row for each step; the ones that stay keep the focus they have."""
        gone = set(self.rows) - {step.id for step in self._plan.steps}
        for key in gone:
            row = self.rows.pop(key)
            row.hide()
            row.deleteLater()
        for place, step in enumerate(self._plan.steps):
            if step.id not in self.rows:
                row = StepRow(self._desk.read_only)
                row.said.connect(Teller(row, self._change, step.id).pass_on)
                row.dropped.connect(Teller(row, self._drop, step.id).tell)
                self.rows[step.id] = row
            row = self.rows[step.id]
            self._steps.removeWidget(row)
            self._steps.insertWidget(place, row)
            row.show_step(step, alone=len(self._plan.steps) == 1)
            row.show()
        self._head.setVisible(bool(self._plan.steps))

    def _show_closing(self) -> None:
        found = self._closing = self._desk.read(tapers.closing, self.community_id)
        if found is None:
            self.closing.setText(
                tr("No gathering to close, or with a closing circle, is planned yet.")
            )
            self.go.setText(tr("Plan a gathering"))
            return
        day = phrases.day(found.day) if found.day else tr("No date yet")
        self.closing.setText(f"{found.title} · {day}")
        self.go.setText(tr("Open its plan"))

    def _set_end(self, day: date | None) -> None:
        if day != self._plan.ends_on:
            self._try(
                self.ends.set_error,
                tr("Last day planned") if day else tr("Last day taken out"),
                tapers.set_end,
                self.community_id,
                day,
            )

    @Slot()
    def _propose(self) -> None:
        day = self.ends.value() or self._runs_until
        if day is None:
            self.ends.set_error(tr("Say your last day: the steps lead up to it."))
            self.ends.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        label = tr("Steps planned")
        self._try(self.ends.set_error, label, tapers.propose, self.community_id, day)

    @Slot()
    def _add(self) -> None:
        """Add the step that would come next, half-way to the end; focus its day."""
        steps, today = self._plan.steps, clock.today()
        last = max(today, steps[-1].since or today) if steps else today
        stance = _after(steps[-1].stance) if steps else Stance.LEAD
        ends = self._plan.ends_on
        since = last + _NEXT
        if ends is not None and ends <= since:
            since = last + (ends - last) / 2
        if not steps:
            since = today
        key = self._try(
            self.ends.set_error,
            tr("Step added"),
            tapers.add_step,
            self.community_id,
            stance,
            since,
        )
        if isinstance(key, UUID) and key in self.rows:
            self.rows[key].since.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, key: UUID, stance: Stance, since: date) -> None:
        row = self.rows[key]
        self._try(
            row.since.set_error,
            tr("Step moved"),
            tapers.change_step,
            key,
            stance,
            since,
        )

    def _drop(self, key: UUID) -> None:
        row = self.rows[key]
        self._try(row.since.set_error, tr("Step taken out"), tapers.remove_step, key)

    def _try(
        self, refuse: Callable[[str], None], label: str, act: object, *args: object
    ) -> object:
        """Do it, or say beside the field why not."""
        try:
            return self._desk.do(label, act, *args)  # type: ignore[arg-type]
        except CirclebookError as error:
            refuse(str(error))
            return None

    @Slot()
    def _go(self) -> None:
        home, found = self.community_id, self._closing
        if found is None:
            self._desk.go(Place("sessions", home, intent="add"))
        else:
            self._desk.go(Place("planner", home, found.id))

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & _TABLES and self.isVisible():
            self.refresh()


class StepRow(QWidget):
    """One step: what she is then, and from when; Del takes it out."""

    said = Signal(object, object)  # stance, day
    dropped = Signal()

    def __init__(self, blocked: bool = False) -> None:
        super().__init__()
        stances = [(one, one.label) for one in Stance]
        self.stance = Choice(tr("Part"), stances)
        self.since = DateField("", optional=False)
        self.since.input.setAccessibleName(tr("From"))
        self.drop = IconButton("x", tr("Take the step out"), shortcut="Del")
        column = vbox(self.drop, STRETCH)
        first = vbox(self.stance, STRETCH)
        self.setLayout(hbox((first, 1), (self.since, 1), column, gap=8))
        self.stance.chosen.connect(self._say)
        self.since.finished.connect(self._say)
        self.drop.clicked.connect(self.dropped)
        self.setEnabled(not blocked)

    def show_step(self, step: Step, *, alone: bool) -> None:
        """Show this; one that is alone is her seat and stays."""
        self.stance.choose(step.stance)
        if not (self.since.input.hasFocus() and self.since.input.isModified()):
            self.since.set_value(step.since)
        self.drop.setVisible(not alone)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not self.drop.isHidden():
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _say(self, _: object) -> None:
        stance, since = self.stance.current(), self.since.value()
        if since is not None:
            self.said.emit(stance, since)


class TaperLine(QWidget):
    """One line on the coach's time, and the way to its plan."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", "small", "ink2", wrap=True)
        self.open = Button(tr("Your time here"), "hourglass-medium", "link", small=True)
        self.open.clicked.connect(self.asked)
        self.setLayout(vbox(self.words, boxed(hbox(self.open, STRETCH)), gap=2))

    def show_plan(self, plan: Taper) -> None:
        """Show how much time is left and what comes next."""
        said = [_standing(plan), said_next(plan)]
        self.words.setText(" ".join(words for words in said if words))


def _standing(plan: Taper) -> str:
    """Return "Lead, 11 months left."."""
    step = plan.current
    parts = [step.stance.label if step else "", plan.left]
    words = ", ".join(part for part in parts if part)
    if not words:
        return tr("Nothing is planned yet.")
    if not plan.left:
        words = tr("{stance}, no end planned").format(stance=words)
    return f"{words[:1].upper()}{words[1:]}."


def said_next(plan: Taper) -> str:
    """Return "Co-lead from Thu, Jan 5.", or nothing if no step is ahead."""
    step = plan.next
    if step is None or step.since is None:
        return ""
    day = phrases.day(step.since)
    return tr("{stance} from {day}.").format(stance=step.stance.label, day=day)


def _after(stance: Stance) -> Stance:
    steps = tapers.STEPS
    return steps[min(steps.index(stance) + 1, len(steps) - 1)]
