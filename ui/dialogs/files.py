"""Asking for a file, without a nested event loop."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ui import prefs

Then = Callable[[Path], object]

_BOOKS: Final = "*.circlebook"  # books are kept apart from what is made of them


def ask_save(parent: QWidget, title: str, name: str, kind: str, then: Then) -> None:
    """Ask where to save a file and call `then` with the path.

    `name` is the name suggested, with its suffix; `kind` is Qt's filter, as in
    "Calendar (*.ics)".
    """
    dialog = _dialog(parent, title, kind, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.open()


def ask_open(parent: QWidget, title: str, kind: str, then: Then) -> None:
    """Ask for an existing file and call `then` with the path."""
    dialog = _dialog(parent, title, kind, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def ask_folder(parent: QWidget, title: str, then: Then) -> None:
    """Ask for a folder and call `then` with the path."""
    dialog = _dialog(parent, title, "", then)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def _dialog(parent: QWidget, title: str, kind: str, then: Then) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setDirectory(str(_begin_in(kind)))
    if kind:
        dialog.setNameFilter(kind)

    def chosen(path: str) -> None:
        prefs.set_text(_remembered_as(kind), str(Path(path).parent))
        then(Path(path))

    dialog.fileSelected.connect(chosen)
    return dialog


def _begin_in(kind: str) -> Path:
    """Return the folder chosen last for this kind, or where such files usually are."""
    from app.book import recents

    kept = prefs.text(_remembered_as(kind))
    if kept and Path(kept).is_dir():
        return Path(kept)
    if _BOOKS in kind and recents.own().parent.is_dir():
        return recents.own().parent
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents))


def _remembered_as(kind: str) -> str:
    return "folder of books" if _BOOKS in kind else "folder"
