"""Names that are offered under a field while one types."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

OFFERS: Final = "offers"  # what the style sheet calls the list


def complete(line: QLineEdit, names: Sequence[str]) -> QCompleter:
    """Offer these names under a line, wherever in a name the letters stand."""
    completer = QCompleter(list(names), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = QListView()
    popup.setObjectName(OFFERS)
    completer.setPopup(popup)
    line.setCompleter(completer)
    return completer
