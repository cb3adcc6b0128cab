"""The pages, made anew behind the window whenever something else is chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.errors import CirclebookError
from app.i18n import tr
from app.pdf import press
from app.pdf.press import Printed
from app.pdf.setup import PageSetup
from app.pdf.story import Paper
from app.printouts.catalog import Chosen
from ui.desk import Desk
from ui.dialogs.print.documents import Document
from ui.tasks import Job

if TYPE_CHECKING:
    from app.book.store import Store

PAUSE: Final = 150  # milliseconds after a change before pages are made


@dataclass(frozen=True)
class Part:
    """A document, and what was chosen for it."""

    document: Document
    chosen: Chosen


@dataclass(frozen=True)
class Wish:
    """The pages that are wanted."""

    parts: tuple[Part, ...]
    setup: PageSetup
    title: str = ""  # of the file, where it is not that of its one paper


@dataclass(frozen=True)
class Made:
    """The pages that were wanted, as they are now."""

    wish: Wish
    printed: Printed
    papers: tuple[Paper, ...] = ()

    def place_of(self, page: int) -> tuple[str, int]:
        """Return the key of the document a page is of, and which of its pages it is."""
        before = [
            (start, part.document.key)
            for start, part in zip(self.printed.starts, self.wish.parts, strict=True)
            if start <= page
        ]
        start, key = before[-1]
        return key, page - start

    def page_at(self, key: str, page: int) -> int | None:
        """Return where a page of a document is now; its last if it is shorter."""
        length = self.lengths().get(key)
        if not length:
            return None
        keys = [part.document.key for part in self.wish.parts]
        return self.printed.starts[keys.index(key)] + min(page, length - 1)

    def lengths(self) -> dict[str, int]:
        """Return how many pages each document has, by its key."""
        ends = (*self.printed.starts[1:], self.printed.pages)
        starts = self.printed.starts
        counts = [end - start for start, end in zip(starts, ends, strict=True)]
        keys = [part.document.key for part in self.wish.parts]
        return dict(zip(keys, counts, strict=True))


class Pages(QObject):
    """Makes pages in the background; of several wishes only the last is fulfilled."""

    began = Signal()
    progressed = Signal(int, int)  # steps done, of all
    made = Signal(object)  # Made
    counted = Signal(str, int)  # key of a document that is not wanted, its pages
    failed = Signal(str)  # the sentence

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wish: Wish | None = None
        self._made: Made | None = None
        self._waiting: list[Callable[[Made], object]] = []
        self._number = 0
        self._counting: list[Wish] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._begin)
        desk.tasks.progressed.connect(self._tell)

    @property
    def is_ready(self) -> bool:
        """Whether the pages there are, are the ones wanted."""
        return self._made is not None and self._made.wish is self._wish

    @property
    def is_under_way(self) -> bool:
        """Whether the pages wanted are there, or are being made."""
        return self._wish is not None

    @property
    def made_last(self) -> Made | None:
        """The pages there are, if they are the ones wanted."""
        return self._made if self.is_ready else None

    def want(self, wish: Wish, *, at_once: bool = False) -> None:
        """Make these pages, and no others that were wanted before."""
        self.stop()
        self._wish = wish
        if at_once:
            self._begin()
        else:
            self._pause.start()

    def count(self, wishes: list[Wish]) -> None:
        """Find out how long these documents would be, one after another."""
        self._counting = wishes
        if self.is_ready:
            self._count_next()

    def when_ready(self, act: Callable[[Made], object]) -> None:
        """Call `act` with the pages wanted, now or as soon as they are there."""
        if self.is_ready and self._made is not None:
            act(self._made)
        else:
            self._waiting.append(act)

    def stop(self) -> None:
        """Make nothing any more, and forget what was waiting for it."""
        self._pause.stop()
        self._desk.tasks.cancel(self._number)
        self._number = 0
        self._wish = None
        self._waiting.clear()
        self._counting = []

    @Slot()
    def _begin(self) -> None:
        if self._wish is not None:
            self.began.emit()
            self._run(self._wish, self._land)

    def _run(self, wish: Wish, done: Callable[[Wish, object], object]) -> None:
        work = partial(_make, self._desk.store, wish)
        self._number = self._desk.tasks.run(
            self, work, partial(done, wish), cancellable=True
        )

    def _land(self, wish: Wish, result: object) -> None:
        self._number = 0
        if wish is not self._wish:
            return
        if isinstance(result, Made):
            self._made = result
            waiting, self._waiting = self._waiting, []
            self.made.emit(result)
            for act in waiting:
                act(result)
            self._count_next()
        elif isinstance(result, Exception):
            self._fail(result)

    def _fail(self, error: Exception) -> None:
        self._waiting.clear()
        self._wish = None
        if isinstance(error, CirclebookError):
            self.failed.emit(str(error))
            return
        self.failed.emit(
            tr("These pages could not be made. What you wrote is safe in the book.")
        )
        raise error  # a bug: the window says so too, with a report

    def _count_next(self) -> None:
        if self._counting and not self._number and self.is_ready:
            self._run(self._counting.pop(0), self._land_count)

    def _land_count(self, _: Wish, result: object) -> None:
        self._number = 0
        if isinstance(result, Made):  # else it is said when it is wanted
            for key, pages in result.lengths().items():
                self.counted.emit(key, pages)
        self._count_next()

    @Slot(int, int, int, str)
    def _tell(self, number: int, done: int, total: int, _: str) -> None:
        if number == self._number and not self.is_ready:
            self.progressed.emit(done, total)


def _composed(store: "Store", one: Document, chosen: Chosen) -> Paper:
    """Return a paper behind the wall of its readers; before it for her own copy."""
    if one.private:
        return store.read_slowly(one.compose, chosen)
    sums = [store.read_slowly(one.gather, chosen)] if one.gather else []
    return store.read_as(one.readers, one.compose, chosen, *sums)


def _make(store: "Store", wish: Wish, job: Job) -> Made | Exception:
    """Return the pages, or why there are none."""
    try:
        papers = [_composed(store, one.document, one.chosen) for one in wish.parts]
        printed = press.printed(
            papers,
            wish.setup,
            title=wish.title,
            told=job.progress,
            stopped=partial(_is_over, job),
        )
    except Exception as error:  # noqa: BLE001 - said, or raised, in `_fail`
        return error
    return Made(wish, printed, tuple(papers))


def _is_over(job: Job) -> bool:
    return job.cancelled
