"""Which pages to print, as people write it: "1-3, 5"."""

import re
from typing import Final

from PySide6.QtGui import QPageRanges

from app.errors import RefusedError
from app.i18n import tr, trn

_DASHES: Final = str.maketrans({"–": "-", "—": "-", "−": "-", ";": ","})
_FORM: Final = re.compile(r"\d{1,6}(-\d{1,6})?(,\d{1,6}(-\d{1,6})?)*")


def pages(words: str, count: int) -> tuple[int, ...]:
    """Return the pages of `count` that are meant, from 0; none for all of them.

    Raises RefusedError with one sentence if it cannot be said which.
    """
    plain = re.sub(r"\s", "", words.translate(_DASHES)).strip(",")
    if not plain or plain.casefold() == tr("All").casefold():
        return ()
    if not _FORM.fullmatch(plain):
        raise RefusedError(tr("Write pages like 1-3, 5."))
    ranges = QPageRanges.fromString(plain)
    if ranges.isEmpty():
        raise RefusedError(tr("Write pages like 1-3, 5."))
    if ranges.lastPage() > count:
        words = trn("There is only {n} page.", "There are only {n} pages.", count)
        raise RefusedError(words)
    return tuple(page - 1 for page in range(1, count + 1) if ranges.contains(page))
