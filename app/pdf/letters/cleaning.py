"""What may be set at all: words as typed, without what could only do harm."""

import re
import unicodedata
from typing import Final

_NEWLINES: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls; the byte order mark; interlinear annotations; tags; marks that override the
# direction of what follows (they serve to deceive: "cod.exe" read as "exe.doc")
_DROPPED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    "\u202a-\u202e\u2066-\u2069]"
)
# Lone surrogates, and the noncharacters of Unicode 23.7
_IMPOSSIBLE: Final = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(
        f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}"
        for plane in range(1, 17)
    )
    + "]"
)
_WEB: Final = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f\x7f]+", re.IGNORECASE)


def clean(text: str) -> str:
    """Return `text` as it can be set: NFC, one kind of new line, no controls.

    What is no character at all becomes U+FFFD, so that it is seen that there was one.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _DROPPED.sub("", _NEWLINES.sub("\n", text)).replace("\t", "    ")
    return unicodedata.normalize("NFC", _IMPOSSIBLE.sub("\ufffd", text))


def is_web_link(url: str) -> bool:
    """Tell whether `url` may be a link in a file that is handed on."""
    return _WEB.fullmatch(url) is not None
