"""The main job without a window: a sample book, its calendars, papers and pictures."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from app import document, samples
from app.book import books
from app.book.store import Readership, Store
from app.community import communities
from app.community.communities import Brief
from app.gathering import calendars, sessions
from app.i18n import tr
from app.pdf import press
from app.printouts import catalog, packets, setups


def run(folder: Path) -> list[Path]:
    """Make the sample's book, its calendar files, papers and pictures in `folder`.

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
            made += _papers(store, brief, folder)
    finally:
        store.close()
    with TemporaryDirectory(prefix="circlebook-demo-") as aside:
        return made + _pictures(_without_private(book, Path(aside)), folder)


def _papers(store: Store, brief: Brief, folder: Path) -> list[Path]:
    """Print the next agenda and, where a coach leaves, the handoff packet."""
    papers = {}
    gathering = store.read(sessions.next_with_plan, brief.id)
    if gathering is not None:
        agenda = catalog.named("participant_agenda")
        readers = Readership(agenda.layer, brief.id)
        papers[tr("agenda")] = store.read_as(readers, agenda.compose, gathering, {})
    for kind in store.read(packets.kinds, brief.id):
        if kind.transition is not None:
            packet = packets.made(store, brief.id, kind.kind, kind.audience)
            papers[tr("packet")] = packet
    setup = store.read(setups.usual)
    made = []
    for name, paper in papers.items():
        path = folder / f"{brief.short_name} {name}.pdf"
        press.save(press.printed([paper], setup), path)
        made.append(path)
    return made


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
