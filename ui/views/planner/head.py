"""What can be done with the gathering as a whole: invite, copy, take away."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app import files
from app.gathering import calendars, materials, sessions
from app.gathering.gatherings import Plan
from app.i18n import tr, trn
from ui import phrases
from ui.desk import Desk
from ui.dialogs.files import ask_save
from ui.dialogs.prints import print_gathering
from ui.places import Place
from ui.views.sessions.calendar_files import show_folder
from ui.widgets.labels import Label
from ui.widgets.layout import hbox, vbox
from ui.widgets.menus import Menu, Popover

WEEK: Final = timedelta(weeks=1)


class Head(QObject):
    """The menus at the head of the planner."""

    follow_asked = Signal()
    voice_asked = Signal()

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self.plan: Plan | None = None

    def open_invite(self, under: QWidget) -> None:
        """Offer the calendar file and the texts to paste."""
        menu = Menu(tr("Invite"), self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(tr("Save calendar file…"), self.save_calendar, "calendar-plus")
        menu.add(tr("Copy invitation as text"), self.copy_invitation, "copy")
        menu.add(tr("Copy agenda as text"), self.copy_agenda, "list-bullets")
        menu.open_under(under, right=True)

    def open_more(self, under: QWidget) -> None:
        """Offer what is done more rarely."""
        menu = Menu(tr("More"), self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bring = partial(self.show_materials, under)
        menu.add(tr("What to bring"), bring, "suitcase")
        if not self._desk.read_only:
            menu.add(tr("Plan another like this"), self.duplicate, "copy")
            follow = tr("Say what it follows through")
            menu.add(follow, self.follow_asked.emit, "repeat")
            speak = tr("Say on whose behalf we speak")
            menu.add(speak, self.voice_asked.emit, "megaphone-simple")
            menu.add_rule()
            menu.add(tr("Delete the gathering"), self.delete, "trash", danger=True)
        menu.open_under(under, right=True)

    @Slot()
    def print_plan(self) -> None:
        """Open the print window on the papers of this gathering."""
        if self.plan is not None:
            print_gathering(self._view, self._desk, self.plan.gathering)

    @Slot()
    def save_calendar(self) -> None:
        """Ask where the calendar file is to go, and write it."""
        if self.plan is None:
            return
        name = files.fit_name(self.plan.gathering.title) or tr("gathering")
        kind = tr("Calendar (*.ics)")
        title = tr("Save calendar file")
        ask_save(self._view, title, f"{name}.ics", kind, self.write_calendar)

    def write_calendar(self, path: Path) -> None:
        """Write the gathering to a calendar file."""
        if self.plan is None:
            return
        store, session_id = self._desk.store, self.plan.gathering.id
        work = partial(calendars.export_session, store, session_id, path)
        self._desk.tasks.run(self, work, self._saved)

    @Slot()
    def copy_invitation(self) -> None:
        """Copy the invitation as text."""
        if self.plan is not None:
            said = self._desk.read_as(
                calendars.READERS, calendars.invitation, self.plan.gathering.id
            )
            QGuiApplication.clipboard().setText(said)
            self._desk.say(tr("Invitation copied"))

    @Slot()
    def copy_agenda(self) -> None:
        """Copy the participants' agenda as text."""
        if self.plan is not None:
            said = self._desk.read_as(
                calendars.READERS, calendars.agenda_text, self.plan.gathering.id
            )
            QGuiApplication.clipboard().setText(said)
            self._desk.say(tr("Agenda copied"))

    def show_materials(self, under: QWidget) -> None:
        """Show everything that has to be brought."""
        if self.plan is None:
            return
        people = self.plan.coming
        found = self._desk.read(materials.totals, self.plan.gathering.id, people)
        column = vbox(Label(tr("What to bring"), "h3"), gap=6)
        for total in found:
            many = Label(f"{total.quantity:g}", "smalls", tabular=True)
            many.setMinimumWidth(36)
            kind = Label(total.kind.label, "cap", "ink3")
            item = Label(total.item, "small")
            column.addLayout(hbox(many, (item, 1), kind, gap=10))
        if found:
            whom = trn("For {n} person", "For {n} people", people)
            words = whom if people else tr("Nobody is expected yet")
        else:
            words = tr("Nothing yet. Add materials to the blocks that need them.")
        column.addWidget(Label(words, "cap", "ink3"))
        popover = Popover(column, margins=16, parent=self._view)
        popover.setMinimumWidth(320)
        popover.closed.connect(popover.deleteLater)
        popover.open_under(under, right=True)

    @Slot()
    def duplicate(self) -> None:
        """Plan another gathering like this one, a week later, and go there."""
        if self.plan is None:
            return
        gathering = self.plan.gathering
        starts = gathering.starts_local
        later = starts + WEEK if starts else None
        label = tr("Gathering planned")
        new = self._desk.do(label, sessions.duplicate, gathering.id, later)
        self._desk.go(Place("planner", gathering.community_id, new))

    @Slot()
    def delete(self) -> None:
        """Delete the gathering and go back to the list."""
        if self.plan is None:
            return
        gathering = self.plan.gathering
        self.plan = None
        self._desk.do(tr("Gathering deleted"), sessions.delete, gathering.id)

    def _saved(self, exported: calendars.Exported) -> None:
        names = phrases.names([path.name for path in exported.files])
        said = tr("Calendar file saved: {name}").format(name=names)
        show = partial(show_folder, exported.files[0].parent)
        self._desk.say(said, tr("Show in folder"), show)
