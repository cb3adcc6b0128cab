"""The headings at the side of the window, and the places links lead to."""

from app.pdf.letters.cleaning import clean
from app.pdf.strips import Landmark
from app.pdf.tagged.canvas import TaggedCanvas


class Bookmarks:
    """The bookmarks of one paper, each no deeper than one below the one before."""

    def __init__(self, canvas: TaggedCanvas, *, deeper: bool) -> None:
        self._canvas = canvas
        self._deeper = deeper  # under one for the paper itself
        self._level = -1

    def begin(self, key: str, title: str, top: float) -> None:
        """Begin with the paper itself, where there are several."""
        self._mark(f"paper-{key}", title, 0, top)

    def add(self, landmark: Landmark, top: float) -> None:
        """Add a heading of level 1 or 2; every landmark can be led to."""
        level = landmark.level - 1 + int(self._deeper)
        if landmark.listed and landmark.level <= 2:
            self._mark(landmark.key, landmark.title, level, top)
        else:
            self._canvas.bookmarkPage(landmark.key, fit="XYZ", left=0, top=top)

    def _mark(self, key: str, title: str, level: int, top: float) -> None:
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top)
        words_of = " ".join(clean(title).split())
        if not words_of:
            return
        self._level = min(level, self._level + 1)
        self._canvas.addOutlineEntry(words_of, key, self._level, closed=self._level > 0)
