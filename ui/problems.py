"""When something goes wrong: a sentence if people can understand it, else a report.

A report says what the program did and never what anyone wrote: no values, no text of
an error of the database, no names of files but our own.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Signal, qVersion

from app import __version__, paths
from app.errors import CirclebookError
from app.i18n import tr

log: Final = logging.getLogger("circlebook")


class Problems(QObject):
    """Turns whatever was raised and not caught into something a person can use."""

    sentence = Signal(str)  # what happened, what is safe, what to do
    bug = Signal(str)  # the report to copy

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: Callable[..., object] = sys.excepthook

    def listen(self) -> None:
        """Hear of everything raised from now on."""
        sys.excepthook = self.heard
        threading.excepthook = self._heard_elsewhere

    def heard(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Show `error` in words: a sentence if it is one, else a report."""
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
        elif isinstance(error, CirclebookError):
            self.sentence.emit(str(error))
        else:
            text = report(error)
            log.error("bug\n%s", text)
            self.bug.emit(text)

    def _heard_elsewhere(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None:
            self.heard(raised.exc_type, raised.exc_value, raised.exc_traceback)


def report(error: BaseException) -> str:
    """Return where a bug happened and in which versions, without a private word."""
    import platform

    system = f"{platform.system()} {platform.release()}"
    versions = f"Circlebook {__version__}, Qt {qVersion()}"
    lines = [f"{versions}, Python {platform.python_version()}, {system}"]
    link: BaseException | None = error
    while link is not None:
        # the message is left out: a database or a parser may quote what was written
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines += [
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


def keep_log() -> None:
    """Write what the program reports to a small file that never grows."""
    from logging.handlers import RotatingFileHandler

    try:
        handler = RotatingFileHandler(
            paths.logs() / "circlebook.log",
            maxBytes=200_000,
            backupCount=2,
            encoding="utf-8",
        )
    except OSError:
        return  # a log is not worth a failed start
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def title() -> str:
    """Return what a bug is called in the window."""
    return tr("Something went wrong inside Circlebook")


def _place(file: str) -> str:
    """Return a file's path from the program's own root, or its name alone."""
    root = str(paths.ROOT)
    if file.startswith(root):
        return file[len(root) + 1 :].replace("\\", "/")
    return file.replace("\\", "/").rsplit("/", 1)[-1]
