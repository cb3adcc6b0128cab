"""How something is to be printed: paper, size of type, color or not."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.i18n import mark, tr


class PaperSize(StrEnum):
    """The sheets that are printed on."""

    A4 = "a4"
    LETTER = "letter"
    A3 = "a3"
    TABLOID = "tabloid"

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points, upright."""
        return _POINTS[self]

    @property
    def label(self) -> str:
        """What people call it."""
        return tr(_LABELS[self])


_POINTS: Final = {
    PaperSize.A4: (595.276, 841.89),
    PaperSize.LETTER: (612.0, 792.0),
    PaperSize.A3: (841.89, 1190.551),
    PaperSize.TABLOID: (792.0, 1224.0),
}
_LABELS: Final = {
    PaperSize.A4: mark("A4"),
    PaperSize.LETTER: mark("Letter"),
    PaperSize.A3: mark("A3"),
    PaperSize.TABLOID: mark("Tabloid"),
}


@dataclass(frozen=True)
class PageSetup:
    """What the reader's printer and eyes ask for; the words are the same for all."""

    paper: PaperSize = PaperSize.LETTER
    large: bool = False  # 13 pt type, PI14's readers of 130 %
    grey: bool = False  # patterns instead of colors
