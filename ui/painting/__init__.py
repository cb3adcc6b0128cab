"""Painters shared by widgets and delegates: each draws one thing from the tokens.

They read the theme while they paint, leave the painter as they found it, and take
rectangles in logical pixels. `from ui import painting`, then `painting.avatar(…)`.
"""

from ui.painting.agenda import Segment, date_tile, strip, type_fill
from ui.painting.basics import (
    dots,
    focus_ring,
    hairline,
    progress,
    ring,
    rounded,
    soft_shadow,
)
from ui.painting.chips import (
    ChipSpec,
    chip,
    chip_content,
    chip_size,
    chips,
    key_cap,
    key_cap_width,
)
from ui.painting.controls import radio, switch, tick
from ui.painting.marks import level_mark, need_mark
from ui.painting.people import (
    Face,
    avatar,
    avatars,
    avatars_width,
    emblem,
    initials,
    logo,
)
from ui.painting.text import (
    CENTER,
    LEFT,
    RIGHT,
    marked,
    paragraph,
    paragraph_height,
    text,
    text_width,
    wrapped,
)

__all__ = [
    "CENTER",
    "LEFT",
    "RIGHT",
    "ChipSpec",
    "Face",
    "Segment",
    "avatar",
    "avatars",
    "avatars_width",
    "chip",
    "chip_content",
    "chip_size",
    "chips",
    "date_tile",
    "dots",
    "emblem",
    "focus_ring",
    "hairline",
    "initials",
    "key_cap",
    "key_cap_width",
    "level_mark",
    "logo",
    "marked",
    "need_mark",
    "paragraph",
    "paragraph_height",
    "progress",
    "radio",
    "ring",
    "rounded",
    "soft_shadow",
    "strip",
    "switch",
    "text",
    "text_width",
    "tick",
    "type_fill",
    "wrapped",
]
