"""The design tokens: every color, face, distance and duration, as plain values.

Nothing here knows of Qt. Colors are "#RRGGBB"; a role has a value in both schemes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from app.i18n import mark

Scheme = Literal["light", "dark"]
Room = Literal["", "private", "ta"]

LIGHT: Final[dict[str, str]] = {
    "canvas": "#F0ECE3",
    "surface": "#FAF8F3",
    "card": "#FFFEFB",
    "raised": "#FFFFFF",
    "sunken": "#F3EFE6",
    "hover": "#EFEADF",
    "press": "#E6E0D2",
    "selected": "#E3EEEA",
    "hairline": "#E5DFD2",
    "line": "#D3CBBB",
    "field": "#8C8575",
    "ink": "#25221C",
    "ink2": "#514B40",
    "ink3": "#6A6356",
    "disabled": "#A59E90",
    "accent": "#1C655B",
    "accent_hover": "#17564D",
    "accent_press": "#11453E",
    "on_accent": "#FFFFFF",
    "accent_soft": "#DFEDE8",
    "accent_ink": "#195A51",
    "focus": "#1C655B",
    "honey": "#D9A32B",
    "honey_soft": "#FBF0D3",
    "honey_line": "#E9D49A",
    "honey_ink": "#7A5200",
    "danger": "#AE3325",
    "danger_hover": "#962A1E",
    "danger_soft": "#FBE8E3",
    "danger_line": "#EFC3B9",
    "danger_ink": "#96281B",
    "on_danger": "#FFFFFF",
    "ok": "#2E7145",
    "ok_soft": "#E2F0E3",
    "ok_ink": "#27603B",
    "info": "#2D6296",
    "info_soft": "#E3EDF6",
    "info_ink": "#275682",
    "private": "#6C3F7A",
    "private_surface": "#F4EEF5",
    "private_card": "#FCF9FC",
    "private_sunken": "#EBE1ED",
    "private_line": "#DFD0E3",
    "private_ink": "#5F356D",
    "private_hover": "#EDE3EF",
    "ta": "#2F5A7D",
    "ta_surface": "#EDF2F5",
    "ta_card": "#FBFDFE",
    "ta_sunken": "#E1E9EF",
    "ta_line": "#CFDBE4",
    "ta_ink": "#284F6F",
    "ta_hover": "#E3EBF1",
    "scrim": "#25221C",
    "toast": "#2B2822",
    "on_toast": "#F7F3EA",
    "toast_link": "#8FD6C6",
    "paper": "#FFFFFF",
    "paper_ink": "#1F1D19",
    "shadow": "#3A3324",
}

DARK: Final[dict[str, str]] = {
    "canvas": "#161512",
    "surface": "#1E1C19",
    "card": "#272521",
    "raised": "#302D28",
    "sunken": "#1A1916",
    "hover": "#2D2A25",
    "press": "#38342E",
    "selected": "#213733",
    "hairline": "#353129",
    "line": "#4A453C",
    "field": "#8B8475",
    "ink": "#F1ECE1",
    "ink2": "#C9C2B3",
    "ink3": "#A39B8B",
    "disabled": "#6B6558",
    "accent": "#6CC4B2",
    "accent_hover": "#82D2C1",
    "accent_press": "#56AE9D",
    "on_accent": "#0B241F",
    "accent_soft": "#1F3A35",
    "accent_ink": "#8AD5C5",
    "focus": "#8AD5C5",
    "honey": "#E3B54B",
    "honey_soft": "#3A301A",
    "honey_line": "#5B4A22",
    "honey_ink": "#F0CB74",
    "danger": "#F08A78",
    "danger_hover": "#F5A394",
    "danger_soft": "#412521",
    "danger_line": "#6B3A32",
    "danger_ink": "#F7A99B",
    "on_danger": "#2B0D08",
    "ok": "#84C796",
    "ok_soft": "#22352A",
    "ok_ink": "#9BD5AA",
    "info": "#8ABAE6",
    "info_soft": "#21303D",
    "info_ink": "#A3CAED",
    "private": "#C79BD4",
    "private_surface": "#221C25",
    "private_card": "#2C2530",
    "private_sunken": "#1C171F",
    "private_line": "#43384A",
    "private_ink": "#DAB6E4",
    "private_hover": "#322A37",
    "ta": "#8FBBDD",
    "ta_surface": "#181E23",
    "ta_card": "#212930",
    "ta_sunken": "#13181C",
    "ta_line": "#35424D",
    "ta_ink": "#AACDE8",
    "ta_hover": "#28323A",
    "scrim": "#000000",
    "toast": "#F1ECE1",
    "on_toast": "#25221C",
    "toast_link": "#17564D",
    "paper": "#FFFFFF",
    "paper_ink": "#1F1D19",
    "shadow": "#000000",
}


@dataclass(frozen=True)
class SessionType:
    """What a stretch of a session is for: one of seven colors, icons and patterns."""

    label: str  # to be given to `tr`
    icon: str
    light: str
    dark: str
    pattern: str


SESSION_TYPES: Final[dict[str, SessionType]] = {
    "connect": SessionType(
        mark("Connect"), "hand-waving", "#B63B10", "#DD9D6C", "solid"
    ),
    "learn": SessionType(mark("Learn"), "lightbulb", "#3A8FD4", "#99D3FF", "rising"),
    "share": SessionType(mark("Share"), "chats", "#0B6A60", "#2C9681", "dots"),
    "practice": SessionType(
        mark("Practice"), "arrows-clockwise", "#6B3A86", "#B76ECB", "falling"
    ),
    "decide": SessionType(mark("Decide"), "scales", "#78183A", "#D54A67", "cross"),
    "open": SessionType(
        mark("Open space"), "circles-three-plus", "#B68E10", "#F0D35C", "rings"
    ),
    "break": SessionType(mark("Break"), "coffee", "#938D82", "#BFBCB6", "blank"),
}

# The twelve categories of a block share the seven types on the screen.
CATEGORY_TYPES: Final[dict[str, str]] = {
    "W": "connect",
    "A": "connect",
    "C": "connect",
    "I": "learn",
    "D": "share",
    "H": "share",
    "R": "share",
    "P": "practice",
    "V": "decide",
    "O": "open",
    "B": "break",
    "L": "break",
}
OUTLINED_CATEGORIES: Final = frozenset({"L"})

SITES_LIGHT: Final = (
    "#A4512C",
    "#2F6FA8",
    "#2C7A64",
    "#7A4E95",
    "#8A6A12",
    "#8E2F50",
    "#55606B",
)
SITES_DARK: Final = (
    "#E0A27C",
    "#8CBFEC",
    "#7CC7AF",
    "#C6A0DC",
    "#DDBE63",
    "#E58FAA",
    "#AEB8C2",
)
SITE_COUNT: Final = len(SITES_LIGHT)


@dataclass(frozen=True)
class TypeRole:
    """A face, its size and the height of its line, both in pixels at 100 %."""

    family: str
    px: int
    line: int
    weight: int


SANS: Final = "Circlebook Sans"
TEXT: Final = "Circlebook Text"
DISPLAY: Final = "Circlebook Display"

TYPE: Final[dict[str, TypeRole]] = {
    "display": TypeRole(DISPLAY, 32, 38, 500),
    "h1": TypeRole(DISPLAY, 26, 32, 500),
    "h2": TypeRole(DISPLAY, 20, 26, 500),
    "h3": TypeRole(SANS, 15, 20, 600),
    "strong": TypeRole(SANS, 14, 20, 600),
    "medium": TypeRole(SANS, 14, 20, 500),
    "body": TypeRole(SANS, 14, 21, 400),
    "small": TypeRole(SANS, 13, 18, 400),
    "smallm": TypeRole(SANS, 13, 18, 500),
    "smalls": TypeRole(SANS, 13, 18, 600),
    "cap": TypeRole(SANS, 12, 16, 400),
    "capm": TypeRole(SANS, 12, 16, 500),
    "caps": TypeRole(SANS, 12, 16, 600),
    "read": TypeRole(TEXT, 16, 25, 400),
    "readsm": TypeRole(TEXT, 15, 22, 400),
    "quote": TypeRole(TEXT, 17, 26, 400),
    "num": TypeRole(DISPLAY, 28, 32, 500),
}
SCALES: Final = (0.9, 1.0, 1.15, 1.3)

SPACE: Final = (0, 4, 8, 12, 16, 20, 24, 32, 48)
RADIUS: Final = {"key": 4, "field": 6, "row": 8, "card": 10, "sheet": 12}
MOTION_MS: Final = {
    "hover": 90,
    "press": 60,
    "expand": 160,
    "panel": 200,
    "toast_in": 180,
    "toast_hold": 7000,
    "toast_out": 140,
}
HEIGHTS: Final = {
    "header": 52,
    "head": 80,
    "head_short": 68,
    "row": 44,
    "row_tall": 52,
    "control": 34,
    "control_small": 28,
    "segment": 32,
    "chip": 22,
    "key": 20,
    "hit": 28,
    "column_head": 32,
}
WIDTHS: Final = {
    "rail": 220,
    "rail_narrow": 60,
    "panel": 348,
    "panel_narrow": 320,
    "panel_min": 280,
    "panel_max": 460,
    "pad": 32,
    "pad_narrow": 24,
    "body_max": 1440,
}
OVERLAY_BELOW: Final = 1280  # narrower windows lay side panels over the body
NARROW_BELOW: Final = 1400  # narrower windows get the narrow padding and panels

# Tones of chips and banners: the roles of their ground and of their ink.
TONES: Final[dict[str, tuple[str, str]]] = {
    "neutral": ("sunken", "ink2"),
    "accent": ("accent_soft", "accent_ink"),
    "honey": ("honey_soft", "honey_ink"),
    "danger": ("danger_soft", "danger_ink"),
    "ok": ("ok_soft", "ok_ink"),
    "info": ("info_soft", "info_ink"),
    "private": ("private_sunken", "private_ink"),
    "ta": ("ta_sunken", "ta_ink"),
}


def tone(name: str) -> tuple[str, str]:
    """Return the roles of a tone's ground and ink; `cat_open` and `site0` are tones."""
    if name in TONES:
        return TONES[name]
    return f"{name}_soft", f"{name}_ink"


def category_role(category: str) -> str:
    """Return the color role of a category's letter, or of a session type's name."""
    return f"cat_{CATEGORY_TYPES.get(category, category)}"


def session_type(category: str) -> SessionType:
    """Return the type of a category's letter, or of a session type's name."""
    return SESSION_TYPES[CATEGORY_TYPES.get(category, category)]


@lru_cache(maxsize=2)
def colors(scheme: Scheme) -> dict[str, str]:
    """Return every role of a scheme, with those made from types and sites."""
    light = scheme == "light"
    found = dict(LIGHT if light else DARK)
    card, end = found["card"], "#000000" if light else "#FFFFFF"
    for name, kind in SESSION_TYPES.items():
        pure = kind.light if light else kind.dark
        soft = mix(card, pure, 0.11 if light else 0.16)
        found |= _family(f"cat_{name}", pure, soft, readable(pure, soft, end, 5.0))
    for number, pure in enumerate(SITES_LIGHT if light else SITES_DARK):
        soft = mix(card, pure, 0.19 if light else 0.28)
        found |= _family(f"site{number}", pure, soft, readable(pure, soft, end, 5.2))
    return found


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """Return the color that lies `share` (0 to 1) of the way from `one` to `other`."""
    return _mixed(one, other, lambda a, b: a + (b - a) * share)


def readable(ink: str, ground: str, end: str, ratio: float) -> str:
    """Return `ink` moved towards `end` until its contrast on `ground` is `ratio`."""
    steps = (mix(ink, end, step * 0.04) for step in range(26))
    return next((c for c in steps if contrast(c, ground) >= ratio), end)


def _family(name: str, pure: str, soft: str, ink: str) -> dict[str, str]:
    return {name: pure, f"{name}_soft": soft, f"{name}_ink": ink}


def _channels(color: str) -> Iterator[int]:
    return (int(color[at : at + 2], 16) for at in (1, 3, 5))


def _mixed(one: str, other: str, blend: Callable[[float, float], float]) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(blend(a, b)):02X}" for a, b in pairs)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
