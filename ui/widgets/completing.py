"""Names that are offered under a field while one types."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

OFFERS: Final = "offers"  # what the style sheet calls the list


def complete(line: QLineEdit, names: Sequence[str]) -> QCompleter:
    """Offer these names under a line, wherever in a name the letters stand.

    A list that is there already is kept: it may be what heard the Enter that led here,
    and a line deletes the one it had at once.
    """
    known: QCompleter | None = line.completer()
    model = known.model() if known is not None else None
    if known is not None and isinstance(model, QStringListModel):
        if model.stringList() != list(names):
            model.setStringList(list(names))
        return known
    completer = QCompleter(list(names), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = QListView()
    popup.setObjectName(OFFERS)
    completer.setPopup(popup)
    line.setCompleter(completer)
    return completer
