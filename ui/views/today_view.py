"""Today: what is near and what is due, across all communities."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.day import actions, nudges, today
from app.day.nudges import Nudge
from app.day.today import Coming, Overview
from app.day.under_way import HelpDue
from app.gathering import readiness
from app.i18n import tr
from ui import phrases
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.prints import print_gathering
from ui.places import Place
from ui.views.create.tab_order import as_laid_out
from ui.views.today import words
from ui.views.today.body import Body
from ui.views.today.strip import first_day
from ui.widgets.buttons import Button
from ui.widgets.layout import bled, vbox
from ui.widgets.pages import Page

if TYPE_CHECKING:
    from ui.tasks import Job

_SHOWN: Final = frozenset(
    {
        "action",
        "assignment",
        "attendance",
        "block",
        "calendar_entry",
        "coaching_contact",
        "community",
        "material",
        "membership",
        "party",
        "person",
        "private_note",
        "role_term",
        "session",
        "setting",
        "site",
        "ta_engagement",
        "transition",
        "work_entry",
    }
)


# where what a nudge speaks of can be dealt with; people's own view as a rule
_NUDGED: Final = {
    "leads": "planner",
    "backup": "settings",
    "keeping": "settings",
    "taper": "communities",
    "review": "charter",
}
_INTENTS: Final = {
    "backup": "backups",
    "quiet": "quiet",
    "keeping": "keeping",
    "taper": "taper",
    "review": "charter",
}


class TodayView(QWidget):
    """Greeting, two weeks, the next gathering, follow-ups; nudges on the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen: Overview | None = None
        self._day: date | None = None
        self._stale = True
        self._asked = 0  # the last look for nudges
        self.page = Page("")
        self.plan = Button(tr("Plan a gathering"), "plus", "primary")
        self.time = Button(tr("Log time"), "clock")
        self.page.add_action(self.time)
        self.page.add_action(self.plan)
        self.body = Body(desk)
        self.page.set_body(bled(self.body))
        self.setLayout(vbox((self.page, 1)))
        self._connect()
        self.refresh()

    def commands(self) -> list[Command]:
        """Return what can be asked of this view."""
        return [
            Command(
                "new", tr("Add a follow-up"), self.body.add.begin, "Ctrl+N", "plus"
            ),
            Command(
                "plan",
                tr("Plan a gathering"),
                self._plan,
                "Ctrl+Shift+G",
                "calendar-plus",
            ),
            Command("time", tr("Log time"), self._log_time, "T", "clock"),
            Command("print", tr("Print"), self._print_next, "Ctrl+P", "printer"),
            Command("all", tr("Show all days"), self._show_all, "F", "calendar-blank"),
            Command(
                "tick", tr("Tick a follow-up"), self._nothing, "Space", handled=True
            ),
            Command("edit", tr("Edit a follow-up"), self._nothing, "F2", handled=True),
            Command(
                "drop", tr("Delete, then Undo"), self._nothing, "Del", handled=True
            ),
        ]

    def show_place(self, place: Place) -> None:
        """Begin what the place asks for."""
        if place.intent == "add":
            self.body.add.begin()

    def regions(self) -> list[QWidget]:
        """Return what F6 jumps between."""
        return [self.page.head, self.body.left, self.body.right]

    @Slot()
    def refresh(self) -> None:
        """Read anew what there is to see."""
        self._stale = False
        self._seen = self._desk.read(today.overview, first_day())
        self._fill(self._seen)
        self._look_for_nudges()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._day is not None:
            self._show_all()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._desk.changed.connect(self._follow)
        self._desk.community_changed.connect(self._offer)
        self.plan.clicked.connect(self._plan)
        self.time.clicked.connect(self._log_time)
        self.body.strip.chosen.connect(self._filter)
        self.body.all_days.clicked.connect(self._show_all)
        self.body.all_gatherings.clicked.connect(self._all_gatherings)
        self.body.card.opened.connect(self._open)
        self.body.card.print_asked.connect(self._print)
        self.body.start.clicked.connect(self._start)
        self.body.ring.clicked.connect(self._whom_to_call)
        self.body.coming.opened.connect(self._open)
        self.body.coming.clicked.connect(self._open_row)
        self.body.add.added.connect(self._add)
        self.body.add.begun.connect(self._show_add)
        self.body.resized.connect(self._keep_add_in_sight)
        self.body.nudges.followed.connect(self._follow_nudge)
        self.body.help.followed.connect(self._go_to_help)
        self.body.nudges.put_off.connect(self._put_off)
        self.body.nudges.all_asked.connect(self._see_all)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if not tables & _SHOWN:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _fill(self, seen: Overview) -> None:
        self.page.set_crumbs(phrases.long_day(clock.today()))
        sentence = words.summary(seen) if seen.communities else ""
        self.page.set_title(phrases.greeting(seen.coach), sentence)
        coming = seen.coming if self._day is None else self._on(self._day)
        facts = self._desk.read(readiness.of_session, coming[0].id) if coming else ()
        self.body.show_all(seen, self._day, list(coming), facts)
        self._offer()
        as_laid_out(self.time, self.plan, self.body)

    def _on(self, day: date) -> list[Coming]:
        return self._desk.read(today.on, day)

    @Slot()
    def _offer(self) -> None:
        if self._seen is not None:
            homes = self._seen.communities
            self.body.add.offer(homes, self._desk.community_id, self._day)
            self.body.add.setVisible(bool(homes) and not self._desk.read_only)
            self.plan.setVisible(bool(homes))
            self.time.setVisible(bool(homes))
            if self._desk.read_only:
                self.plan.block(self._desk.store.notice)

    def _look_for_nudges(self) -> None:
        self._desk.tasks.cancel(self._asked)
        self._asked = self._desk.tasks.run(
            self,
            partial(_nudges, self._desk),
            self._show_nudges,
            cancellable=True,
        )

    def _show_nudges(self, found: list[Nudge]) -> None:
        self.body.nudges.show_nudges(found)
        as_laid_out(self.time, self.plan, self.body)

    @Slot(object)
    def _filter(self, day: date | None) -> None:
        self._day = day
        if self._seen is not None:
            self._fill(self._seen)

    @Slot()
    def _show_all(self) -> None:
        self._filter(None)

    @Slot()
    def _plan(self) -> None:
        self._desk.go(Place("sessions", self._desk.community_id, intent="add"))

    @Slot()
    def _log_time(self) -> None:
        self._desk.go(Place("time", self._desk.community_id, intent="add"))

    @Slot()
    def _start(self) -> None:
        self._desk.go(Place("create"))

    @Slot()
    def _all_gatherings(self) -> None:
        self._desk.go(Place("sessions", self._desk.community_id))

    @Slot()
    def _whom_to_call(self) -> None:
        self._desk.go(Place("people", self._desk.community_id))

    @Slot(object)
    def _open(self, coming: Coming) -> None:
        gathering = coming.listed.gathering
        self._desk.go(Place("planner", gathering.community_id, gathering.id))

    @Slot(object)
    def _print(self, coming: Coming) -> None:
        print_gathering(self, self._desk, coming.listed.gathering)

    @Slot()
    def _print_next(self) -> None:
        if self.body.card.isVisible() and self.body.card.coming is not None:
            self._print(self.body.card.coming)
        else:
            self._desk.say(tr("There is no gathering to print yet."))

    @Slot(object)
    def _open_row(self, _: object) -> None:
        if (coming := self.body.coming.current()) is not None:
            self._open(coming)

    @Slot(str, object, object)
    def _add(self, said: str, due: object, home: object) -> None:
        add = actions.add
        self._desk.do(tr("Follow-up added"), add, home, said, due)  # type: ignore[arg-type]

    @Slot()
    def _show_add(self) -> None:
        if self.page.scroller is not None:
            self.page.scroller.ensureWidgetVisible(self.body.add)

    @Slot()
    def _keep_add_in_sight(self) -> None:
        """Stay with the field while the list above it grows."""
        if self.body.add.words.input.hasFocus():
            self._show_add()

    @Slot(object)
    def _go_to_help(self, one: HelpDue) -> None:
        """Open what is due where all of it can be changed."""
        self._desk.go(Place("assistance", one.community_id, one.id))

    @Slot(object)
    def _follow_nudge(self, nudge: Nudge) -> None:
        view = _NUDGED.get(nudge.kind, "people")
        intent = _INTENTS.get(nudge.kind, "")
        self._desk.go(Place(view, nudge.community_id, nudge.item_id, intent))

    @Slot()
    def _see_all(self) -> None:
        """Open the whole list of the community the first nudge is about."""
        about = [one.community_id for one in self.body.nudges.shown]
        homes = [key for key in (*about, self._desk.community_id) if key]
        homes += list(self._seen.communities) if self._seen else []
        self._desk.go(Place("people", next(iter(homes), None), intent="care"))

    @Slot(object)
    def _put_off(self, nudge: Nudge) -> None:
        self._desk.do(tr("Resting for two weeks"), nudges.put_off, nudge.key)

    def _begin_add(self) -> None:
        self.body.add.begin()

    def _nothing(self) -> None:
        """Do nothing: the list handles the key itself."""


def _nudges(desk: Desk, job: "Job") -> list[Nudge]:
    """Look for nudges, giving way to every write meanwhile."""
    gone = partial(_cancelled, job)
    return desk.store.read_slowly(nudges.of_book, desk.path, gone)


def _cancelled(job: "Job") -> bool:
    return job.cancelled
