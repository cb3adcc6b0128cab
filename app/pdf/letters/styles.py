"""What a paragraph looks like: type, color, space around it."""

from dataclasses import dataclass, replace
from typing import Any, Literal

Align = Literal["start", "end", "left", "center", "right"]


@dataclass(frozen=True)
class Style:
    """How words are set. Lengths are points; `tracking` is in ems.

    `align` "start" and "end" follow the direction of the text (an Arabic paragraph
    starts at the right); "left", "center" and "right" are the sides of the page, for
    cells of a table and for what stands in a picture.
    """

    size: float = 10
    leading: float = 14
    color: str = "#1B2127"
    weight: int = 400
    italic: bool = False
    before: float = 0
    after: float = 0
    align: Align = "start"
    left: float = 0
    right: float = 0
    tracking: float = 0
    tnum: bool = False  # figures of one width, for columns
    upper: bool = False
    family: Literal["sans", "serif"] = "sans"
    cap: float = 0.66  # height of a capital in ems; it is centered in the leading

    def but(self, **changes: Any) -> "Style":
        """Return this style with some of its values changed."""
        return replace(self, **changes)
