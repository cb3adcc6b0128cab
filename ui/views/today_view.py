"""Today: what is near and what is due, across all communities."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from app import actions, nudges, readiness, today
from app.i18n import tr
from app.nudges import Nudge
from app.today import Coming, Overview
from ui import phrases
from ui.commands import Command
from ui.desk import Desk
from ui.places import Place
from ui.theme import theme
from ui.views.today import words
from ui.views.today.coming import ComingList, NextCard
from ui.views.today.editor import AddRow
from ui.views.today.follow_ups import FollowUpSection
from ui.views.today.side import HandsColumn, HelpColumn, NudgeColumn
from ui.views.today.strip import Legend, WeekStrip, first_day
from ui.widgets.buttons import Button
from ui.widgets.cards import SectionHead
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, bled, boxed, hbox, vbox
from ui.widgets.pages import Page

if TYPE_CHECKING:
    from ui.tasks import Job

SIDE: Final = 348
SIDE_NARROW: Final = 320
_STACKED_BELOW: Final = 860  # px of body at 100 %: then one column

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
        self._build()
        self._connect()
        self.setFocusProxy(self.page)
        self.refresh()

    def commands(self) -> list[Command]:
        """Return what can be asked of this view."""
        return [
            Command("new", tr("Add a follow-up"), self.add.begin, "Ctrl+N", "plus"),
            Command(
                "plan",
                tr("Plan a gathering"),
                self._plan,
                "Ctrl+Shift+G",
                "calendar-plus",
            ),
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
            self.add.begin()

    def regions(self) -> list[QWidget]:
        """Return what F6 jumps between."""
        return [self.page.head, self._left, self._right]

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
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._day is not None:
            self._show_all()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.plan = Button(tr("Plan a gathering"), "plus", "primary")
        self.page.add_action(self.plan)
        self.strip = WeekStrip()
        self.all_days = Button(tr("Show all days"), kind="link")
        self.all_gatherings = Button(tr("All gatherings"), kind="link")
        links = boxed(hbox(self.all_days, self.all_gatherings, gap=16))
        self.coming_head = SectionHead(tr("Coming up"), action=links)
        self.card = NextCard()
        self.coming = ComingList()
        self.quiet = Label("", "body", "ink3", wrap=True)
        self.clear_day = self._clear_state()
        self.hers = FollowUpSection(tr("Follow-ups you promised"), self._desk)
        self.others = FollowUpSection(tr("Others said they would"), self._desk, few=4)
        self.add = AddRow()
        self.add.setVisible(not self._desk.read_only)
        self.nudges = NudgeColumn()
        self.help = HelpColumn()
        self.milestones = FollowUpSection(tr("Milestones"), self._desk, few=5)
        self.hands = HandsColumn()
        self._lay_out()

    def _lay_out(self) -> None:
        self._left = boxed(
            vbox(
                self.strip,
                8,
                Legend(),
                20,
                self.coming_head,
                8,
                self.card,
                6,
                bled(self.coming),
                self.quiet,
                self.clear_day,
                22,
                self.hers,
                8,
                self.add,
                24,
                self.others,
                STRETCH,
            )
        )
        self._right = boxed(
            vbox(self.nudges, self.help, self.milestones, 20, self.hands, STRETCH)
        )
        self._columns = hbox((self._left, 1), self._right, gap=36)
        self.page.set_body(self._columns)
        self.setLayout(vbox((self.page, 1)))

    def _clear_state(self) -> EmptyState:
        self.ring = Button(tr("Who to call?"))
        self.ring.clicked.connect(self._whom_to_call)
        return EmptyState(
            "sun-horizon",
            tr("A clear day"),
            tr(
                "Nothing due, nobody waiting. A good day to call someone for no reason."
            ),
            self.ring,
            tone="honey",
        )

    def _connect(self) -> None:
        self._desk.changed.connect(self._follow)
        self._desk.community_changed.connect(self._offer)
        theme.changed.connect(self._arrange)
        self.plan.clicked.connect(self._plan)
        self.strip.chosen.connect(self._filter)
        self.all_days.clicked.connect(self._show_all)
        self.all_gatherings.clicked.connect(self._all_gatherings)
        self.card.opened.connect(self._open)
        self.coming.opened.connect(self._open)
        self.coming.clicked.connect(self._open_row)
        self.add.added.connect(self._add)
        self.nudges.followed.connect(self._follow_nudge)
        self.nudges.put_off.connect(self._put_off)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if not tables & _SHOWN:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _fill(self, seen: Overview) -> None:
        self.page.set_crumbs(phrases.long_day(today.clock.today()))
        self.page.set_title(words.greeting(seen.coach), words.summary(seen))
        self.strip.show_days(seen.first, seen.marks)
        self.strip.choose(self._day)
        coming = seen.coming if self._day is None else self._on(self._day)
        self._fill_coming(list(coming), seen)
        communities: dict[object, str] = dict(seen.communities)
        for section, found in (
            (self.hers, seen.hers),
            (self.others, seen.others),
            (self.milestones, seen.milestones),
        ):
            shown = [one for one in found if self._day in (None, one.due)]
            section.show_follow_ups(shown, seen.me, communities)
            section.setVisible(bool(shown) or section is self.hers)
        self.help.show_help([h for h in seen.help if self._day in (None, h.due)])
        self.hands.show_hands(seen.hands)
        self._offer()

    def _fill_coming(self, coming: list[Coming], seen: Overview) -> None:
        clear = seen.is_clear and self._day is None
        self.clear_day.setVisible(clear)
        self.ring.setVisible(bool(seen.communities))
        title = tr("Coming up") if self._day is None else phrases.long_day(self._day)
        self.coming_head.title.setText(title)
        self.coming_head.setVisible(not clear)
        self.all_days.setVisible(self._day is not None)
        self.all_gatherings.setVisible(bool(seen.communities) and self._day is None)
        self.card.setVisible(bool(coming))
        if coming:
            facts = self._desk.read(readiness.of_session, coming[0].id)
            self.card.show_gathering(coming[0], facts)
        self.coming.show_records(coming[1:5] if self._day is None else coming[1:])
        none = tr("No gathering is planned. Pick a day, and the rest follows.")
        if self._day is not None:
            none = tr("No gathering on this day.")
        self.quiet.setText(none)
        self.quiet.setVisible(not coming and not clear)

    def _on(self, day: date) -> list[Coming]:
        return self._desk.read(today.on, day)

    @Slot()
    def _offer(self) -> None:
        if self._seen is not None:
            homes = self._seen.communities
            self.add.offer(homes, self._desk.community_id, self._day)
            self.add.setVisible(bool(homes) and not self._desk.read_only)
            if homes and not self._desk.read_only:
                self.plan.allow()
            else:
                self.plan.block(tr("Start a community first."))

    def _look_for_nudges(self) -> None:
        self._desk.tasks.cancel(self._asked)
        self._asked = self._desk.tasks.run(
            self,
            partial(_nudges, self._desk),
            self.nudges.show_nudges,
            cancellable=True,
        )

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
    def _open_row(self, _: object) -> None:
        if (coming := self.coming.current()) is not None:
            self._open(coming)

    @Slot(str, object, object)
    def _add(self, said: str, due: object, home: object) -> None:
        add = actions.add
        self._desk.do(tr("Follow-up added"), add, home, said, due)  # type: ignore[arg-type]

    @Slot(object)
    def _follow_nudge(self, nudge: Nudge) -> None:
        view = {"leads": "planner", "backup": "settings"}.get(nudge.kind, "people")
        intent = {"backup": "backups", "quiet": "quiet"}.get(nudge.kind, "")
        self._desk.go(Place(view, nudge.community_id, nudge.item_id, intent))

    @Slot(object)
    def _put_off(self, nudge: Nudge) -> None:
        self._desk.do(tr("Resting for two weeks"), nudges.put_off, nudge.key)

    def _nothing(self) -> None:
        """Do nothing: the list handles the key itself."""

    @Slot()
    def _arrange(self) -> None:
        narrow = self.window().width() < 1400
        side = SIDE_NARROW if narrow else SIDE
        stacked = self.width() - 64 < _STACKED_BELOW * theme.scale
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if stacked else ways.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)
        self._columns.setSpacing(24 if stacked else 30 if narrow else 36)
        self._right.setMinimumWidth(0 if stacked else side)
        self._right.setMaximumWidth(16777215 if stacked else side)


def _nudges(desk: Desk, job: "Job") -> list[Nudge]:
    """Look for nudges, giving way to every write meanwhile."""
    gone = partial(_cancelled, job)
    return desk.store.read_slowly(nudges.of_book, desk.path, gone)


def _cancelled(job: "Job") -> bool:
    return job.cancelled
