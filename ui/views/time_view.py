"""Your time: what the coach's own time went into, month by month (ERLC4)."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from app import clock
from app.book.store import OWN_COPY
from app.community import communities, time_spent
from app.community.time_spent import Draft, Month, Spent
from app.errors import CirclebookError
from app.exports import time_csv
from app.i18n import tr, trn
from ui import phrases
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.files import ask_save
from ui.places import Place
from ui.theme import theme
from ui.views.time.form import AddForm, EntryPopover, Homes, day_in_month
from ui.views.time.side import MonthSums
from ui.widgets.base import Restyled
from ui.widgets.buttons import Button, IconButton
from ui.widgets.feedback import EmptyState
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, bled, boxed, hbox, vbox
from ui.widgets.list_rows import Row, RowAction
from ui.widgets.lists import RecordList
from ui.widgets.pages import Page

if TYPE_CHECKING:
    from ui.tasks import Job

_TABLES: Final = frozenset({"community", "setting", "work_entry"})
_STACKED_BELOW: Final = 860  # px at 100 %: then one column
_SIDE: Final = 300
_ENDLESS: Final = 16777215  # Qt's own greatest width


class TimeView(Restyled, QWidget):
    """A line to log time by, the entries of a month, and what they come to."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = True
        self._homes: Homes = ()
        self._first = clock.today().replace(day=1)  # of the month shown
        self.page = Page(tr("Your time"), back=True)
        self.export = Button(tr("Export"), "export")
        self.form = AddForm()
        self.month = Label("", "h2")
        self.before = IconButton("caret-left", tr("Month before"), shortcut="PgUp")
        self.after = IconButton("caret-right", tr("Next month"), shortcut="PgDown")
        acts = (
            RowAction("edit", "pencil-simple", tr("Change it (F2)")),
            RowAction("delete", "trash", tr("Delete it (Del)")),
        )
        self.list: RecordList[Spent] = RecordList(
            tr("Time of this month"), _row, actions=acts, fit_content=True
        )
        self.nothing = EmptyState(
            "clock",
            tr("Nothing logged in this month"),
            tr(
                "Ten minutes here, a call there: log it while it is fresh, and the "
                "report at the end of the quarter writes itself."
            ),
        )
        self.sums = MonthSums()
        self._popover: EntryPopover | None = None
        self._anchor = QWidget(self.list.viewport())
        self._anchor.hide()
        self._lay_out()
        self._connect()

    def commands(self) -> list[Command]:
        """Return what can be asked of this view."""
        return [
            Command("log", tr("Log time"), self.form.begin, "Ctrl+N", "clock"),
            Command("before", tr("Month before"), self.show_before, "PgUp"),
            Command("after", tr("Next month"), self.show_after, "PgDown"),
            Command(
                "export",
                tr("Save your time as a table (CSV)"),
                self.save_table,
                "Ctrl+E",
                "export",
            ),
            Command("edit", tr("Change an entry"), _nothing, "F2", handled=True),
            Command("delete", tr("Delete an entry"), _nothing, "Del", handled=True),
            Command("close", tr("Back to Today"), self.back, "Esc", handled=True),
        ]

    def show_place(self, place: Place) -> None:
        """Show the month of an entry, or this one; with "add" begin to log."""
        self._refresh_if_stale()
        if place.item_id is not None:
            self._show_entry(place.item_id)
        elif place.intent == "add":
            self._show(clock.today())
            self.form.begin()

    def regions(self) -> list[QWidget]:
        """Return what F6 jumps between."""
        return self.page.regions()

    @Slot()
    def refresh(self) -> None:
        """Read the month anew."""
        self._stale = False
        briefs = self._desk.read(communities.briefs)
        self._homes = [(one.id, one.short_name or one.name) for one in briefs]
        self.form.offer(self._homes, self._desk.community_id)
        self._show(self._first)

    @Slot()
    def show_before(self) -> None:
        """Show the month before."""
        self._show(self._first - timedelta(days=1))

    @Slot()
    def show_after(self) -> None:
        """Show the next month; none is shown before it has begun."""
        following = (self._first + timedelta(days=32)).replace(day=1)
        if following <= clock.today():
            self._show(following)

    @Slot()
    def back(self) -> None:
        """Go back to Today."""
        self._desk.go(Place("today"))

    @Slot()
    def save_table(self) -> None:
        """Ask where to save all of it as a table."""
        kind = tr("Tables as text") + " (*.csv)"
        title = tr("Save your time as a table")
        ask_save(self, title, tr("Time") + ".csv", kind, self.write_table)

    def write_table(self, path: Path) -> None:
        """Write all entries to `path`, in the background."""
        store = self._desk.store

        def work(job: "Job") -> int:
            job.progress(0, 1, path.name)
            found = store.read_as(OWN_COPY, time_spent.of_all)
            return time_csv.write(found, path)

        title = tr("Saving {name}").format(name=path.name)
        self._desk.tasks.run(self, work, partial(self._saved, path), title=title)

    @override
    def restyle(self) -> None:
        self._arrange()
        super().restyle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and (one := self.list.current()) is not None:
            self._edit(one)
        elif event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def _show(self, day: date) -> None:
        self._first = day.replace(day=1)
        found = self._desk.read(time_spent.of_month, day)
        self.month.setText(phrases.month(self._first))
        ahead = (self._first + timedelta(days=32)).replace(day=1) > clock.today()
        self.after.setEnabled(not ahead)
        self.list.show_records(list(found.entries))
        self.list.setVisible(bool(found.entries))
        self.nothing.setVisible(not found.entries)
        self.sums.show_month(found)
        self.page.set_sub(_said(found))

    def _show_entry(self, key: UUID) -> None:
        """Show the month an entry is in, with the cursor on it."""
        everything = self._desk.read(time_spent.of_all)
        found = next((one for one in everything if one.id == key), None)
        if found is not None:
            self._show(found.day)
            self.list.go_to(key)
            self.list.setFocus()

    @Slot(object)
    def _add(self, draft: Draft) -> None:
        try:
            self._desk.do(tr("Time logged"), time_spent.add, draft)
        except CirclebookError as error:
            self.form.refuse(str(error))
            return
        self.form.empty()
        self._show(draft.day)

    def _edit(self, one: Spent) -> None:
        if self._desk.read_only:
            return
        self.list.go_to(one.id)
        self._anchor.setGeometry(self.list.visualRect(self.list.currentIndex()))
        self._popover = EntryPopover(one, self._homes, self)
        self._popover.said.connect(self._change)
        self._popover.dropped.connect(self._delete)
        self._popover.open_under(self._anchor)
        self._popover.fields.line.input.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(object, object)
    def _change(self, one: Spent, draft: Draft) -> None:
        try:
            self._desk.do(tr("Time changed"), time_spent.change, one.id, draft)
        except CirclebookError as error:
            if self._popover is not None:
                self._popover.fields.refuse(str(error))
            return
        if self._popover is not None:
            self._popover.close()

    @Slot(object)
    def _delete(self, one: Spent) -> None:
        if not self._desk.read_only:
            self._desk.do(tr("Time deleted"), time_spent.delete, one.id)

    def _act(self, one: Spent, key: str) -> None:
        if key == "edit":
            self._edit(one)
        else:
            self._delete(one)

    def _saved(self, path: Path, count: int) -> None:
        fact = trn("{n} entry saved", "{n} entries saved", count)
        show = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent)))
        self._desk.say(fact, tr("Show in folder"), show)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & _TABLES:
            self._stale = True
            if self.isVisible():
                self._refresh_if_stale()

    @Slot()
    def _enter(self) -> None:
        self.form.offer(self._homes, self._desk.community_id)

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self.refresh()

    def _arrange(self) -> None:
        """Let the sums stand beside the entries, or below them in a small window."""
        if not hasattr(self, "_columns"):
            return
        stacked = self.width() < _STACKED_BELOW * theme.scale
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if stacked else ways.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)
        self.sums.setMinimumWidth(0 if stacked else theme.px(_SIDE))
        self.sums.setMaximumWidth(_ENDLESS if stacked else theme.px(_SIDE))

    def _connect(self) -> None:
        self.page.back_asked.connect(self.back)
        self.export.clicked.connect(self.save_table)
        self.form.said.connect(self._add)
        self.before.clicked.connect(self.show_before)
        self.after.clicked.connect(self.show_after)
        self.list.opened.connect(self._edit)
        self.list.acted.connect(self._act)
        self.list.deleted.connect(self._delete)
        self._desk.changed.connect(self._follow)
        self._desk.community_changed.connect(self._enter)

    def _lay_out(self) -> None:
        self.page.add_action(self.export)
        head = hbox((self.month, 1), self.before, self.after, gap=4)
        left = vbox(self.form, 18, head, 6, bled(self.list), 12, self.nothing, STRETCH)
        left.setContentsMargins(12, 0, 12, 0)  # rows reach beyond their text
        self._columns = hbox((boxed(left), 1), self.sums, gap=24)
        self.page.set_body(self._columns)
        self.setLayout(vbox((self.page, 1)))
        if self._desk.read_only:
            self.form.setEnabled(False)


def _row(one: Spent) -> Row:
    kind = one.kind.label if one.kind else ""
    note = " · ".join(part for part in (kind, one.community) if part)
    title = one.note or kind or tr("No note")
    if not one.note and kind:
        note = one.community
    lead = (day_in_month(one.day), phrases.length(one.minutes))
    return Row(title, note, lead=lead)


def _said(month: Month) -> str:
    homes = len(month.by_community)
    if not homes:
        return ""
    return trn(
        "{time} in {n} community.",
        "{time} in {n} communities.",
        homes,
        time=phrases.length(month.minutes),
    )


def _nothing() -> None:
    """Do nothing: the list handles the key itself."""
