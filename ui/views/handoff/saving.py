"""The packet as a file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr, trn
from app.pdf import press
from app.pdf.press import Printed
from app.printouts import packets
from ui.desk import Desk
from ui.dialogs.files import ask_save
from ui.tasks import Job
from ui.views.handoff.live import written
from ui.views.handoff.reading import Wanted
from ui.views.sessions.calendar_files import show_folder


class Saving(QObject):
    """Asks where the packet is to go, and writes it there."""

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._path = Path()

    def ask(self, wanted: Wanted) -> None:
        """Ask for a file, and save the packet in it."""
        name = self._desk.read(packets.file_name, wanted.community_id, wanted.kind)
        kind = tr("PDF (*.pdf)")
        save = partial(self._save, wanted)
        ask_save(self._view, tr("Export the packet"), name, kind, save)

    def _save(self, wanted: Wanted, path: Path) -> None:
        self._path = path
        work = partial(_written, self._desk, wanted, path)
        title = tr("Saving the packet")
        self._desk.tasks.run(self, work, self._saved, title=title, cancellable=True)

    @Slot(object)
    def _saved(self, printed: Printed) -> None:
        pages = printed.pages
        said = trn("Packet saved, {n} page", "Packet saved, {n} pages", pages)
        show = partial(show_folder, self._path.parent)
        self._desk.say(said, tr("Show in folder"), show)


def _written(desk: Desk, wanted: Wanted, path: Path, job: Job) -> Printed:
    """Make the packet as the book is now, and write it."""
    printed = written(desk, wanted, job)
    press.save(printed, path)
    return printed
