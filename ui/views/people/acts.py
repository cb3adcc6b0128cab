"""What can be done with a person or with the list, and the menus that offer it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from app.book.store import MEMBERS, OWN_COPY
from app.errors import RefusedError
from app.exports import people_csv, people_rows, people_vcard
from app.i18n import tr, trn
from app.person import memberships, people
from app.person.members import Member
from ui.desk import Desk
from ui.dialogs.files import ask_save
from ui.tasks import Job
from ui.widgets.menus import Menu

Writer = Callable[[list[people_rows.Entry], Path], int]


class PeopleActs(QObject):
    """Does what is asked of a person, and lets it be undone."""

    merge_asked = Signal(object)  # the Member who may be there twice
    forget_asked = Signal(object)  # the Member to be forgotten

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def offer(self, member: Member, under: QWidget) -> None:
        """Open the menu of what can be done with a member."""
        menu = Menu(tr("More on {name}").format(name=member.name), self._view)
        copy = partial(self.copy, member)
        menu.add(tr("Copy how to reach them"), copy, "copy")
        menu.add(
            tr("Save as an address card…"),
            partial(self.save_cards, frozenset({member.id})),
            "identification-card",
        )
        if not self._desk.read_only:
            self._offer_changes(menu, member)
        menu.open_under(under, right=True)

    def _offer_changes(self, menu: Menu, member: Member) -> None:
        menu.add_rule()
        merge = partial(self.merge_asked.emit, member)
        menu.add(tr("Merge with another entry…"), merge, "users")
        if member.archived:
            back = partial(self.bring_back, member)
            menu.add(tr("Bring back"), back, "arrow-u-up-left")
        else:
            menu.add(tr("Left the community"), partial(self.leave, member), "sign-out")
            archive = partial(self.archive, member)
            menu.add(tr("Archive"), archive, "archive-box")
        menu.add_rule()
        delete = partial(self.delete, member)
        menu.add(tr("Delete"), delete, "trash", "Del", danger=True)
        forget = partial(self.forget_asked.emit, member)
        menu.add(tr("Forget for ever…"), forget, "eraser", danger=True)

    def archive(self, member: Member) -> None:
        """Take a member off the lists."""
        words = tr("{name} archived").format(name=member.name)
        self._desk.do(words, people.archive, member.id)

    def bring_back(self, member: Member) -> None:
        """Put a member on the lists again, as somebody who is here."""
        if self._desk.community_id is not None:
            self._desk.do(
                tr("{name} brought back").format(name=member.name),
                memberships.join,
                self._desk.community_id,
                member.id,
            )

    def leave(self, member: Member) -> None:
        """Let a member go; nobody is asked why."""
        if self._desk.community_id is not None:
            self._desk.do(
                tr("{name} left the community").format(name=member.name),
                memberships.leave,
                self._desk.community_id,
                member.id,
            )

    def delete(self, member: Member) -> None:
        """Delete a member, or say why the entry stays and offer the archive."""
        try:
            words = tr("{name} deleted").format(name=member.name)
            self._desk.do(words, people.delete, member.id)
        except RefusedError as error:
            archive = partial(self.archive, member)
            offered = not member.archived
            self._desk.say(
                str(error),
                tr("Archive") if offered else "",
                archive if offered else None,
            )

    def copy(self, member: Member) -> None:
        """Put a member's name, address and number on the clipboard."""
        name = f"{member.name} <{member.email}>" if member.email else member.name
        lines = [line for line in (name, member.phone) if line]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._desk.say(tr("Copied"))

    def save_table(self, only: frozenset[UUID] | None = None) -> None:
        """Ask where to save a table of people, and save it."""
        kind = tr("Table for a spreadsheet") + " (*.csv)"
        save = partial(self._save, people_csv.write, only)
        ask_save(
            self._view, tr("Save your own copy of the list"), "people.csv", kind, save
        )

    def save_directory(self) -> None:
        """Ask where to save what may be handed to the members, and save it."""
        kind = tr("Table for a spreadsheet") + " (*.csv)"
        title = tr("Save the list to hand to the members")
        ask_save(self._view, title, "directory.csv", kind, self._save_directory)

    def save_cards(self, only: frozenset[UUID] | None = None) -> None:
        """Ask where to save address cards, and save them."""
        kind = tr("Address cards") + " (*.vcf)"
        save = partial(self._save, people_vcard.write, only)
        ask_save(self._view, tr("Save your own copy"), "people.vcf", kind, save)

    def _save(self, write: Writer, only: frozenset[UUID] | None, path: Path) -> None:
        community = self._desk.community_id
        store = self._desk.store
        if community is None:
            return

        def work(job: Job) -> int:
            job.progress(0, 2, path.name)
            entries = store.read_as(OWN_COPY, people_rows.of_community, community, only)
            job.progress(1, 2, path.name)
            return write(entries, path)

        title = tr("Saving {name}").format(name=path.name)
        said = partial(self._saved, path)
        self._desk.tasks.run(self, work, said, title=title)

    def _save_directory(self, path: Path) -> None:
        community, store = self._desk.community_id, self._desk.store
        if community is None:
            return

        def work(job: Job) -> int:
            job.progress(0, 1, path.name)
            entries = store.read_as(MEMBERS, people_rows.for_members, community)
            return people_csv.write(entries, path)

        title = tr("Saving {name}").format(name=path.name)
        said = partial(self._saved, path, handed_out=True)
        self._desk.tasks.run(self, work, said, title=title)

    def _saved(self, path: Path, count: int, *, handed_out: bool = False) -> None:
        fact = trn(
            "{n} person saved, with what they agreed to",
            "{n} people saved, each with what they agreed to",
            count,
        )
        if not handed_out:
            fact = _own_copy(count)
        folder = QUrl.fromLocalFile(str(path.parent))
        show = partial(QDesktopServices.openUrl, folder)
        self._desk.say(fact, tr("Show in folder"), show)


def _own_copy(count: int) -> str:
    return trn(
        "{n} person saved. This copy is for you: it has their phone and e-mail",
        "{n} people saved. This copy is for you: it has their phone and e-mail",
        count,
    )
