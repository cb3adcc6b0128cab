"""The third column: the pages of the packet as they will be, made in the background."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import CirclebookError
from app.i18n import tr
from app.pdf.stopping import StoppedError
from app.printouts import packets, setups
from ui.desk import Desk
from ui.views.handoff.reading import Wanted
from ui.widgets.layout import vbox
from ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from app.pdf.press import Printed
    from app.pdf.story import Paper
    from ui.tasks import Job

_CORNER: Final = 12  # px
_PAUSE: Final = 40  # ms in which further changes are waited for


class Live(QWidget):
    """Shows the packet; after each change it is made anew, and older pages stay."""

    made = Signal(object)  # Printed

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: Wanted | None = None
        self._section = ""  # the one whose page is to be shown
        self._number = 0  # of the work under way
        self.printed: Printed | None = None  # None while newer pages are being made
        self._sections: dict[str, int] = {}
        self.preview = PdfPreview(tr("Pages of the packet"), foot="strip")
        self.setLayout(vbox((self.preview, 1)))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._make)
        self.preview.cancel_asked.connect(self._stop)
        self.preview.action_asked.connect(self._make)
        desk.tasks.progressed.connect(self._tell)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide, high, side = self.width(), self.height(), _CORNER
        whole = QRegion(0, 0, wide, high)
        corner = QRegion(wide - side, high - side, side, side)
        round_one = QRegion(
            wide - 2 * side,
            high - 2 * side,
            2 * side,
            2 * side,
            QRegion.RegionType.Ellipse,
        )
        self.setMask(whole.subtracted(corner).united(round_one))  # as the sheet's is

    def build(self, wanted: Wanted | None) -> None:
        """Make the pages of this packet anew, soon."""
        if wanted != self._wanted:
            self._sections, self._section = {}, ""
            if self.preview.pages and not _of_one_home(wanted, self._wanted):
                self.preview.say("")
        self._wanted, self.printed = wanted, None
        if wanted is None:
            self._pause.stop()
        else:
            self._pause.start()

    def turn_to(self, code: str) -> None:
        """Show the first page of a section, now if it has one and when it is made."""
        self._section = code
        if self.printed is not None:
            self._turn()

    @Slot()
    def _make(self) -> None:
        if self._wanted is None:
            return
        self._desk.tasks.cancel(self._number)
        self.preview.set_waiting(True)
        work = partial(_made, self._desk, self._wanted)
        self._number = self._desk.tasks.run(self, work, self._show, cancellable=True)

    def _show(self, printed: "Printed | Exception") -> None:
        if isinstance(printed, CirclebookError):
            self.preview.say(str(printed))
            return
        if isinstance(printed, Exception):
            sentence = tr("The pages could not be made. The book is as it was.")
            self.preview.say(sentence, tr("Try again"))
            raise printed
        if self._pause.isActive():
            return  # what was made is out of date already
        self.printed, self._sections = printed, dict(printed.sections)
        page = self._sections.get(self._section)
        self._section = ""
        self.preview.show_pdf(printed.data, page=page)
        self.made.emit(printed)

    def _turn(self) -> None:
        page = self._sections.get(self._section)
        self._section = ""
        if page is not None:
            self.preview.go_to(page)

    @Slot(int, int, int, str)
    def _tell(self, number: int, done: int, total: int, text: str) -> None:
        if number == self._number:
            self.preview.show_progress(done, total, text)

    @Slot()
    def _stop(self) -> None:
        self._desk.tasks.cancel(self._number)
        self.preview.set_waiting(False)
        if not self.preview.pages:
            self.preview.say(tr("The pages were not made."), tr("Make them"))


def written(desk: Desk, wanted: Wanted, job: "Job") -> "tuple[Paper, Printed]":
    """Make the packet as the book is now, and its pages. On another thread only."""
    from app.pdf import press  # with all of the type engine: the view is there before

    paper = packets.made(desk.store, wanted.community_id, wanted.kind, wanted.audience)
    setup = desk.store.read_slowly(setups.usual)
    told, stopped = partial(_tell, job), partial(_is_given_up, job)
    return paper, press.printed([paper], setup, told=told, stopped=stopped)


def _made(desk: Desk, wanted: Wanted, job: "Job") -> "Printed | Exception":
    """Make the packet; what goes wrong is returned, to be said in its place."""
    try:
        return written(desk, wanted, job)[1]
    except StoppedError:
        raise
    except Exception as error:  # noqa: BLE001 - raised again in `Live._show`
        return error


def _is_given_up(job: "Job") -> bool:
    return job.cancelled


def _tell(job: "Job", done: int, total: int) -> None:
    job.progress(done, total, tr("{n} %").format(n=round(100 * done / total)))


def _of_one_home(one: Wanted | None, other: Wanted | None) -> bool:
    """Tell whether two packets are of one community: then the old one may stay."""
    if one is None or other is None:
        return False
    return one.community_id == other.community_id
