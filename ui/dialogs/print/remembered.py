"""What was chosen when something was last printed on this laptop.

Kept by the code of a document, never by its name: what is printed for whom is nobody's
business outside the book. The sheet, which belongs to the printer beside the desk, is
kept once for all documents. Copies and pages are not: forty copies are meant once.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from app.printouts.catalog import Chosen
from ui import prefs

_TICKED: Final = " ticked"  # no code of a choice begins with a space
_ON, _OFF = "yes", "no"


def ticked(code: str, otherwise: bool) -> bool:
    """Return whether documents of this code are to be printed."""
    return _read(f"document/{code}").get(_TICKED, _ON if otherwise else _OFF) == _ON


def chosen(code: str) -> Chosen:
    """Return what was chosen for a document: code of the choice -> of the option."""
    kept = _read(f"document/{code}")
    return {choice: option for choice, option in kept.items() if choice != _TICKED}


def keep_document(code: str, on: bool, answers: Chosen) -> None:
    """Remember whether a document was printed, and how."""
    _write(f"document/{code}", {**answers, _TICKED: _ON if on else _OFF})


def sheet() -> Mapping[str, str]:
    """Return how was printed last: paper, grey, large, both sides."""
    return _read("sheet")


def keep_sheet(answers: Mapping[str, str]) -> None:
    """Remember how is printed here."""
    _write("sheet", answers)


def _read(name: str) -> dict[str, str]:
    try:
        kept: Any = json.loads(prefs.text(f"print/{name}", "{}"))
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {str(key): str(value) for key, value in kept.items()}


def _write(name: str, answers: Mapping[str, str]) -> None:
    prefs.set_text(f"print/{name}", json.dumps(dict(answers), sort_keys=True))
