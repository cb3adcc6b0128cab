"""Handing the calendar on: as a file, as changes, as words to paste."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from app.community import communities
from app.gathering import calendars
from app.i18n import tr, trn
from ui.desk import Desk
from ui.dialogs import files
from ui.widgets.menus import Menu

if TYPE_CHECKING:
    from app.gathering.calendars import Exported


class CalendarFiles(QObject):
    """Writes calendar files of the community one is in."""

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._said: dict[UUID, str] = {}  # what the last files of changes said

    def open_menu(self, under: QWidget) -> None:
        """Offer the whole calendar, the changes, and the changes in words."""
        community = self._desk.community_id
        if community is None:
            return
        pending = self._desk.read(calendars.pending, community)
        changed = len(pending.changed)
        menu = Menu(tr("Calendar file"), self._view)
        whole = menu.add(tr("Save the whole calendar…"), self.save, "calendar-blank")
        if pending.published and changed:
            words = trn(
                "Save what has changed ({n})…", "Save what has changed ({n})…", changed
            )
            menu.add(words, self.save_changes, "arrows-clockwise")
            menu.add(tr("Copy the changes as text"), self.copy_changes, "copy")
        elif community in self._said:
            menu.add(tr("Copy the last changes as text"), self.copy_changes, "copy")
        if pending.published:
            whole.setToolTip(_advice())
        menu.open_under(under)

    @Slot()
    def save(self) -> None:
        """Ask where the whole calendar is to go, and write it."""
        self._ask(changes_only=False)

    @Slot()
    def save_changes(self) -> None:
        """Ask where the changes are to go, and write them."""
        self._ask(changes_only=True)

    @Slot()
    def copy_changes(self) -> None:
        """Put the changes on the clipboard, for an e-mail."""
        community = self._community()
        text = self._desk.read_as(calendars.READERS, calendars.change_notice, community)
        text = text or self._said.get(community, "")
        QGuiApplication.clipboard().setText(text)
        self._desk.say(tr("Changes copied as text"))

    def _ask(self, *, changes_only: bool) -> None:
        community = self._community()
        briefs = self._desk.read(communities.briefs)
        known = {brief.id: brief.short_name for brief in briefs}
        name = known.get(community, tr("Calendar"))
        if changes_only:
            name = tr("{name} changes").format(name=name)
        then = partial(self._write, community, changes_only)
        files.ask_save(
            self._view,
            tr("Save calendar file"),
            f"{_plain(name)}.ics",
            tr("Calendar (*.ics)"),
            then,
        )

    def _write(self, community: UUID, changes_only: bool, path: Path) -> None:
        if self._desk.read(calendars.pending, community).published:
            notice = self._desk.read_as(
                calendars.READERS, calendars.change_notice, community
            )
            self._said[community] = notice or self._said.get(community, "")
        work = partial(
            calendars.export,
            self._desk.store,
            community,
            path,
            changes_only=changes_only,
        )
        self._desk.tasks.run(self._view, work, self._written)

    def _written(self, exported: "Exported") -> None:
        words = trn(
            "Calendar saved, {n} gathering",
            "Calendar saved, {n} gatherings",
            exported.events,
        )
        folder = exported.files[0].parent
        self._desk.say(words, tr("Show in folder"), partial(show_folder, folder))

    def _community(self) -> UUID:
        if self._desk.community_id is None:
            raise LookupError
        return self._desk.community_id


def _advice() -> str:
    """Say what becomes of an old calendar where a file is read in again."""
    return tr(
        "Most calendars keep what they had when a file is read in again. "
        "Delete the old calendar there first."
    )


def show_folder(folder: Path) -> None:
    """Open a folder in the program the computer has for that."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _plain(name: str) -> str:
    """Return a name that every system takes for a file."""
    return "".join(c if c.isalnum() or c in " -_" else " " for c in name).strip()
