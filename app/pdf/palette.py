"""Colors by what they mean, and the greys and patterns that stand in for them.

The values are those of pdf.md section 6, checked for contrast on white. A grey printer
shows a color by its lightness (CIE L*), so the grey of a color is that of the same L*;
the kinds of block are told apart by pattern then, never by color alone.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

ROLES: Final = {
    "ink": "#1B2127",
    "slate": "#4A5560",
    "muted": "#6B7680",
    "teal": "#0E4A56",
    "teal2": "#3F7C86",
    "teal3": "#9CC3C7",
    "wash_teal": "#E4EFF0",
    "rust": "#A34A08",
    "wash_rust": "#FBEEDD",
    "rule": "#D5DADF",
    "wash": "#F3F5F6",
    "paper": "#FFFFFF",
    "heat0": "#FFFFFF",
    "heat1": "#E4EFF0",
    "heat2": "#B9D6D8",
    "heat3": "#79AEB4",
    "heat4": "#3F7C86",
    "heat5": "#0E4A56",
}
HOTTEST: Final = 5
PALE_INK_FROM: Final = 4  # white words on this step of heat and hotter ones


@dataclass(frozen=True)
class Kind:
    """How a kind of block looks: its color, or its pattern where there is none."""

    color: str
    pattern: str  # solid, rising, falling, cross, dots, rings or blank


KINDS: Final = {
    "connect": Kind("#B63B10", "solid"),
    "learn": Kind("#3A8FD4", "rising"),
    "share": Kind("#0B6A60", "dots"),
    "practice": Kind("#6B3A86", "falling"),
    "decide": Kind("#78183A", "cross"),
    "open": Kind("#B68E10", "rings"),
    "break": Kind("#938D82", "blank"),
}
KINDS_ELSEWHERE: Final = {"open_space": "open", "practise": "practice"}
UNKNOWN_KIND: Final = KINDS["break"]
PATTERN_INK: Final = "#3C3C3C"


@dataclass(frozen=True)
class Palette:
    """The colors of one printing."""

    grey: bool = False

    def color(self, role: str) -> str:
        """Return "#RRGGBB" for a role. Raises KeyError for a role there is not."""
        color = ROLES[role]
        return as_grey(color) if self.grey else color

    def on_heat(self, step: int) -> str:
        """Return the role that words have on a step of heat."""
        return "paper" if step >= PALE_INK_FROM else "ink" if step else "muted"


def kind_named(code: str) -> Kind:
    """Return how a kind of block looks; one nobody knows is outlined."""
    return KINDS.get(KINDS_ELSEWHERE.get(code, code), UNKNOWN_KIND)


@lru_cache(maxsize=64)
def as_grey(color: str) -> str:
    """Return the grey with the lightness (CIE L*) of `color`."""
    red, green, blue = (_linear(int(color[at : at + 2], 16)) for at in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    level = round(255 * _encoded(luminance))
    return f"#{level:02X}{level:02X}{level:02X}"


def _linear(level: int) -> float:
    part = level / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _encoded(part: float) -> float:
    if part <= 0.0031308:
        return part * 12.92
    return float(1.055 * part ** (1 / 2.4) - 0.055)
