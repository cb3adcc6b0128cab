"""Sessions: what is coming, what has been, and the rhythm of it."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.gathering import sessions
from app.gathering.gatherings import Listed
from app.i18n import tr, trn
from app.person import faces
from ui import phrases
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.prints import print_gathering
from ui.places import Place
from ui.theme import theme
from ui.views.sessions.attendance_panel import AttendancePanel
from ui.views.sessions.calendar_files import CalendarFiles
from ui.views.sessions.gathering_list import GatheringList, is_over
from ui.views.sessions.month_grid import MonthGrid
from ui.views.sessions.plan_panel import PlanPanel
from ui.views.sessions.side import Side, by_day
from ui.widgets.base import BeginsAt
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import SectionHead
from ui.widgets.choices import Segmented
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label, Rule
from ui.widgets.layout import STRETCH, bled, boxed, hbox, scrolled, vbox
from ui.widgets.pages import Page
from ui.widgets.panels import SidePanel

_ABOUT: Final = frozenset(
    {"session", "block", "assignment", "attendance", "channel", "membership", "person"}
    | {"action", "calendar_entry", "coaching_contact", "coaching_participant"}
    | {"community", "party", "private_note", "setting", "site", "topic"}
)
_FRESH: Final = timedelta(minutes=1)
_SIDE_FROM: Final = 1060  # px of the view; below it the list has all the room


class SessionsView(BeginsAt, QWidget):
    """The gatherings of a community, as a list or a calendar."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale, self._read_at = True, clock.now()
        self._gatherings: list[Listed] = []
        self.page = Page(tr("Sessions"), wide=True)
        self.plan = Button(tr("Plan a gathering"), "plus", "primary")
        self.look = Segmented(
            tr("Look"), [("list", tr("List"), ""), ("calendar", tr("Calendar"), "")]
        )
        self.coming = GatheringList(tr("Coming"))
        self.gone = GatheringList(tr("Been and gone"))
        self.month = MonthGrid(clock.today(), titles=True)
        self.side = Side(desk)
        self.files = CalendarFiles(desk, self)
        self._attendance = AttendancePanel(desk)
        self._planning = PlanPanel(desk)
        self._lay_out()
        self._connect()
        if desk.read_only:
            self.plan.block(desk.store.notice)

    def commands(self) -> list[Command]:
        """Return what can be asked of this view."""
        return [
            Command("plan", tr("Plan a gathering"), self.begin_plan, "Ctrl+N", "plus"),
            Command("rhythm", tr("Plan a rhythm"), self.begin_rhythm, "", "repeat"),
            Command("look", tr("List or calendar"), self.change_look, "Ctrl+Shift+L"),
            Command(
                "save_calendar",
                tr("Save the calendar file"),
                self.files.save,
                "Ctrl+Shift+E",
                "calendar-blank",
            ),
            Command("print", tr("Print"), self.print_papers, "Ctrl+P", "printer"),
            Command(
                "attendance", tr("Who was there"), self.open_attendance, "A", "users"
            ),
            Command(
                "delete", tr("Delete the gathering"), _nothing, "Del", handled=True
            ),
            Command("open", tr("Open its plan"), _nothing, "Return", handled=True),
        ]

    def show_place(self, place: Place) -> None:
        """Select a gathering, or begin to plan one."""
        if self._stale or clock.now() - self._read_at > _FRESH:
            self.refresh()  # one may have become over meanwhile
        if place.intent == "add":
            self.begin_plan()
        elif place.intent == "rhythm":
            self.begin_rhythm()
        elif place.item_id is not None:
            self._select(place.item_id)
            if place.intent == "attendance":
                self._show_attendance(place.item_id)

    def regions(self) -> list[QWidget]:
        """Return the regions F6 goes through."""
        panel = self.page.panel()
        return [self.page.head, self._body, *([panel] if panel else [])]

    @Slot()
    def refresh(self) -> None:
        """Read the gatherings anew."""
        self._stale, self._read_at = False, clock.now()
        community = self._desk.community_id
        if community is None:
            return
        known = self._desk.read(faces.of_community, community)
        names = {key: face.name for key, face in known.items()}
        self.coming.names = self.gone.names = names
        self._gatherings = self._desk.read(sessions.of_community, community)
        coming = [one for one in self._gatherings if not is_over(one)]
        gone = [one for one in reversed(self._gatherings) if is_over(one)]
        self.coming.show_records(coming)
        self.gone.show_records(gone)
        days = by_day(self._gatherings)
        self.month.show_month(self.month.month, days)
        self.side.show_gatherings(self._gatherings, days)
        self._say(coming, gone)
        if self._attendance.isVisible():
            self._attendance.refresh()

    @Slot()
    def begin_plan(self) -> None:
        """Open the panel that plans a gathering."""
        if not self._desk.read_only:
            self._open_panel(self._planning)
            self._planning.begin()

    @Slot()
    def begin_rhythm(self) -> None:
        """Open the panel that plans gatherings by a rhythm."""
        if not self._desk.read_only:
            self._open_panel(self._planning)
            self._planning.begin(rhythm=True)

    @Slot()
    def open_attendance(self) -> None:
        """Open the attendance sheet of the gathering the cursor is on."""
        lists = (self.gone, self.coming)
        focused = [one for one in lists if one.hasFocus()] or list(lists)
        chosen = [record for one in focused if (record := one.current())]
        last = [one for part in lists for one in part.records_model.records()]
        for record in (chosen or last)[:1]:  # else the one that was last
            self._show_attendance(record.gathering.id)

    @Slot()
    def print_papers(self) -> None:
        """Print the papers of the gathering the cursor is on, or of the next one."""
        here = self.gone if self.gone.hasFocus() else self.coming
        lists = (self.coming, self.gone)
        known = [one for part in lists for one in part.records_model.records()]
        wanted = here.current() or next(iter(known), None)
        if wanted is None:
            self._desk.say(tr("There is no gathering to print yet."))
        else:
            print_gathering(self, self._desk, wanted.gathering)

    @Slot()
    def change_look(self) -> None:
        """Change from list to calendar or back."""
        other = "list" if self.look.current() == "calendar" else "calendar"
        self.look.choose(other)
        self._show_look(other)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_side()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _show_side(self) -> None:
        """Show what stands beside the list, if there is room and no panel there."""
        room = self.width() >= theme.px(_SIDE_FROM)
        shown = room and self.page.panel() is None
        self.side.setVisible(shown)
        self._side_rule.setVisible(shown)

    def _open_panel(self, panel: SidePanel) -> None:
        self.page.open_panel(panel)
        self._show_side()

    @Slot()
    def _close_panel(self) -> None:
        self.page.close_panel()
        self._show_side()

    def _say(self, coming: list[Listed], gone: list[Listed]) -> None:
        count = len(self._gatherings)
        words = trn("{n} gathering", "{n} gatherings", count)
        dated = [one for one in self._gatherings if one.gathering.day]
        if dated and dated[0].gathering.day:
            since = phrases.month(dated[0].gathering.day)
            words = tr("{gatherings} since {month}").format(
                gatherings=words, month=since
            )
        upcoming = [one for one in coming if one.gathering.day]
        if upcoming and upcoming[0].gathering.day:
            away = phrases.away(upcoming[0].gathering.day)
            words += ". " + tr("The next one is {when}").format(when=away)
        self.page.set_sub(f"{words}." if count else "")
        self._coming_head.set_count(len(coming))
        self._gone_head.set_count(len(gone))
        self._coming_part.setVisible(bool(coming))
        self._gone_part.setVisible(bool(gone))
        self._empty.setVisible(not count)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if not tables & _ABOUT:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    @Slot()
    def _enter(self) -> None:
        self._stale = True
        self._close_panel()

    def _open(self, listed: Listed) -> None:
        place = Place("planner", self._desk.community_id, listed.gathering.id)
        self._desk.go(place)

    def _act(self, listed: Listed, key: str) -> None:
        if key == "attendance":
            self._show_attendance(listed.gathering.id)
        elif key == "print":
            print_gathering(self, self._desk, listed.gathering)
        elif key == "delete":
            self._delete(listed)

    def _delete(self, listed: Listed) -> None:
        if not self._desk.read_only:
            key = listed.gathering.id
            self._desk.do(tr("Gathering deleted"), sessions.delete, key)

    def _show_attendance(self, session_id: UUID) -> None:
        self._select(session_id)
        self._attendance.show_session(session_id)
        self._open_panel(self._attendance)
        self._attendance.list.setFocus()

    def _planned(self, session_id: UUID) -> None:
        self._close_panel()
        self._desk.go(Place("planner", self._desk.community_id, session_id))

    def _plan_on(self, day: date) -> None:
        if not self._desk.read_only:
            self._open_panel(self._planning)
            self._planning.begin(day)

    def _select(self, session_id: UUID) -> None:
        for one in (self.coming, self.gone):
            one.go_to(session_id)

    @Slot(object)
    def _show_look(self, look: str) -> None:
        self._list.setVisible(look == "list")
        self._calendar.setVisible(look == "calendar")
        if look == "calendar":
            self.month.setFocus()

    def _show_month(self, day: date) -> None:
        self.month.show_month(day, by_day(self._gatherings), day)
        self._month_name.setText(phrases.month(self.month.month))

    @Slot()
    def _next_month(self) -> None:
        self._show_month((self.month.month + timedelta(days=32)).replace(day=1))

    @Slot()
    def _month_before(self) -> None:
        self._show_month((self.month.month - timedelta(days=1)).replace(day=1))

    @Slot()
    def _calendar_menu(self) -> None:
        self.files.open_menu(self.side.calendar)

    def _connect(self) -> None:
        self.plan.clicked.connect(self.begin_plan)
        self.look.chosen.connect(self._show_look)
        for one in (self.coming, self.gone):
            one.opened.connect(self._open)
            one.acted.connect(self._act)
            one.deleted.connect(self._delete)
        self.month.opened.connect(self._open)
        self.month.asked.connect(self._plan_on)
        self.month.left.connect(self._show_month)
        self.side.rhythm_asked.connect(self.begin_rhythm)
        self.side.calendar_asked.connect(self._calendar_menu)
        self._attendance.closed.connect(self._close_panel)
        self._planning.closed.connect(self._close_panel)
        self._planning.planned.connect(self._planned)
        self._desk.changed.connect(self._follow)
        self._desk.community_changed.connect(self._enter)

    def _lay_out(self) -> None:
        self.page.set_segment(self.look)
        self._side_rule = Rule(vertical=True)
        self.page.add_action(self.plan)
        self._coming_head = SectionHead(tr("Coming"))
        self._gone_head = SectionHead(tr("Been and gone"))
        inset = (12, 0, 12, 0)
        coming = vbox(self._coming_head, 4, bled(self.coming), margins=inset)
        gone = vbox(18, self._gone_head, 4, bled(self.gone), margins=inset)
        self._coming_part, self._gone_part = boxed(coming), boxed(gone)
        start = Button(tr("Plan the first one"), "plus", "primary")
        start.clicked.connect(self.begin_plan)
        self._empty = EmptyState(
            "calendar-blank",
            tr("No gathering yet"),
            tr(
                "People come back to what comes round. Plan one gathering, or a whole "
                "year of them by a rhythm."
            ),
            start,
        )
        column = vbox(
            self._coming_part,
            self._gone_part,
            self._empty,
            STRETCH,
            margins=(20, 14, 12, 24),
        )
        self._list = scrolled(boxed(column))
        self._calendar = self._calendar_part()
        self._calendar.hide()
        self._body = boxed(
            hbox((self._list, 1), (self._calendar, 1), self._side_rule, self.side)
        )
        self.side.setFixedWidth(340)
        self.page.set_body(self._body, scroll=False, padded=False)
        self.page.rule.show()
        self.setLayout(vbox((self.page, 1)))
        self.begin_at(self.coming)

    def _calendar_part(self) -> QWidget:
        self._month_name = Label(phrases.month(self.month.month), "h2")
        before = IconButton("caret-left", tr("Month before"))
        after = IconButton("caret-right", tr("Next month"))
        before.clicked.connect(self._month_before)
        after.clicked.connect(self._next_month)
        head = hbox((self._month_name, 1), before, after, gap=4)
        return boxed(vbox(head, 8, (self.month, 1), margins=(32, 14, 24, 16)))


def _nothing() -> None:
    """Do nothing: the list itself answers to the key."""
