"""The main job without a window: a sample book, its calendar, pictures of the views."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from app import document, samples
from app.book import books
from app.community import communities
from app.gathering import calendars
from app.i18n import tr


def run(folder: Path) -> list[Path]:
    """Make the sample's book, its calendar file and pictures in `folder`.

    A sample that is there is made anew, and its old state goes to its backups. Returns
    the files made. Raises RefusedError when the book there is no sample, or is open.
    Needs no screen: Qt draws offscreen.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    book = samples.fresh(folder / f"sample{books.SUFFIX}")
    made = [book]
    store = books.open_book(book)
    try:
        for brief in store.read(communities.briefs):
            path = folder / f"{brief.short_name}.ics"
            calendars.export(store, brief.id, path)
            made.append(path)
    finally:
        store.close()
    with TemporaryDirectory(prefix="circlebook-demo-") as aside:
        return made + _pictures(_without_private(book, Path(aside)), folder)


def _without_private(book: Path, aside: Path) -> Path:
    """Return a copy of `book` that never held the private room: a picture is a file."""
    shared = aside / f"{book.stem}{books.SUFFIX}"
    handed_on = aside / "shared.json"
    for path, act in ((book, document.save), (shared, document.import_file)):
        store = books.open_book(path, create=True)
        try:
            act(store, handed_on)
        finally:
            store.close()
    return shared


def _pictures(book: Path, folder: Path) -> list[Path]:
    from PySide6.QtWidgets import QApplication

    from ui import pictures, start
    from ui.window import Window

    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError(tr("The pictures need an application with widgets."))
    start.dress(app)
    window = Window()
    window.show()
    window.begin(book)
    made = []
    try:
        for look in pictures.LOOKS[:2]:
            made += pictures.take(window, look, folder, lambda _: True)
    finally:
        window.close()
    return made
