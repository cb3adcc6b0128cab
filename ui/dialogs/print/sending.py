"""Pages on their way out of the window, and what is said of it."""

from collections.abc import Callable
from functools import partial

from app.errors import CirclebookError
from app.i18n import tr, trn
from ui import printing
from ui.desk import Desk
from ui.dialogs.print.pages import Made, Part
from ui.printing import Order
from ui.tasks import Job


def send(desk: Desk, data: bytes, order: Order) -> None:
    """Print in the background; the rail shows how far it is, and can stop it."""
    title = tr("Printing {what}").format(what=order.title)
    work = partial(_sent, data, order)
    done = partial(_say_sent, desk, order)
    desk.tasks.run(desk, work, done, title=title, cancellable=True)


def _sent(data: bytes, order: Order, job: Job) -> int:
    def stopped() -> bool:
        return job.cancelled

    def told(done: int, total: int) -> None:
        words = tr("Page {n} of {count}").format(n=done, count=total)
        job.progress(done, total, words)

    return printing.print_pdf(data, order, told, stopped)


def _say_sent(desk: Desk, order: Order, pages: int) -> None:
    printer = order.printer.title or order.printer.name
    words = tr("{pages} sent to {printer}")
    desk.say(words.format(pages=pages_in_words(pages), printer=printer))


def note_made(desk: Desk, made: Made, file_name: str = "") -> None:
    """Keep that papers were printed or saved, of those that ask for it."""
    for part, paper in zip(made.wish.parts, made.papers, strict=True):
        note = part.document.handed_on
        if note is not None and not desk.read_only:
            label = tr("Noted that a packet was made")
            desk.keep(label, note, paper, made.printed, file_name)


def tried(act: Callable[[], object]) -> CirclebookError | None:
    """Do something; return what people are to know if it could not be done."""
    try:
        act()
    except CirclebookError as error:
        return error
    return None


def named(parts: tuple[Part, ...]) -> str:
    """Return the name of one document, or how many there are."""
    if len(parts) == 1:
        return parts[0].document.name
    return trn("{n} document", "{n} documents", len(parts))


def pages_in_words(count: int) -> str:
    """Return "1 page" or "7 pages"."""
    return trn("{n} page", "{n} pages", count)
