"""The packet as it leaves the house: as a file, or on paper."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.i18n import tr, trn
from app.printouts import packets
from ui.desk import Desk
from ui.dialogs.files import ask_save
from ui.tasks import Job
from ui.views.handoff.live import written
from ui.views.handoff.reading import Wanted
from ui.views.sessions.calendar_files import show_folder

if TYPE_CHECKING:
    from app.pdf.press import Printed
    from app.pdf.story import Paper

_CODE: Final = "handoff_packet"


class HandingOut(QObject):
    """Saves the packet where it is to go, or opens the print window on it."""

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def save(self, wanted: Wanted) -> None:
        """Ask for a file, and save the packet in it."""
        name = self._desk.read(packets.file_name, wanted.community_id, wanted.kind)
        kind = tr("PDF (*.pdf)")
        save = partial(self._begin, wanted)
        ask_save(self._view, tr("Export the packet"), name, kind, save)

    def print(self, wanted: Wanted, title: str, day: date | None) -> None:
        """Open the print window on this packet."""
        from ui.dialogs.print.documents import Document, Errand
        from ui.dialogs.print_window import PrintWindow  # heavy: only when asked for

        compose = partial(_compose, wanted)
        name = tr("Handoff packet")
        note = tr("As it is put together here")
        behind = packets.readers(wanted.community_id, wanted.audience)
        packet = Document(
            _CODE,
            name,
            note,
            compose,
            key=_CODE,
            readers=behind,
            handed_on=partial(_note, wanted),
        )
        errand = Errand("packet", title, (packet,), frozenset({_CODE}), day)
        PrintWindow.open_over(self._view.window(), self._desk, errand)

    def _begin(self, wanted: Wanted, path: Path) -> None:
        work = partial(_written, self._desk, wanted, path)
        title = tr("Saving the packet")
        saved = partial(self._saved, wanted, path)
        self._desk.tasks.run(self, work, saved, title=title, cancellable=True)

    def _saved(self, wanted: Wanted, path: Path, made: "tuple[Paper, Printed]") -> None:
        pages = made[1].pages
        if not self._desk.read_only:
            label = tr("Noted that a packet was made")
            self._desk.keep(label, partial(_note, wanted), *made, path.name)
        said = trn("Packet saved, {n} page", "Packet saved, {n} pages", pages)
        if self._desk.read_only:
            why = tr("It could not be noted whom it names: the book is only read here.")
            said = f"{said}. {why}"
        show = partial(show_folder, path.parent)
        self._desk.say(said, tr("Show in folder"), show)


def _compose(wanted: Wanted, session: Any, chosen: object) -> "Paper":
    del chosen  # what is in it is chosen in the view
    return packets.compose(session, wanted.community_id, wanted.kind, wanted.audience)


def _note(
    wanted: Wanted, session: Any, paper: "Paper", printed: "Printed", name: str
) -> None:
    which = (wanted.community_id, wanted.kind, wanted.audience)
    packets.register(session, which, paper, printed, name)


def _written(
    desk: Desk, wanted: Wanted, path: Path, job: Job
) -> "tuple[Paper, Printed]":
    """Make the packet as the book is now, and write it."""
    from app.pdf import press

    made = written(desk, wanted, job)
    if not job.cancelled:
        press.save(made[1], path)
    return made
