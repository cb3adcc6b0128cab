"""What the codes of a font in a PDF file stand for, once for all its pages."""

import re
from functools import lru_cache

_ONE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(
    r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])"
)


@lru_cache(maxsize=1024)
def to_unicode(cmap: bytes) -> dict[int, str]:
    """Read a ToUnicode CMap (Adobe Technical Note 5411): code -> what it says."""
    text = cmap.decode("ascii")
    found: dict[int, str] = {}
    for body in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        found |= {int(code, 16): _utf16(said) for code, said in _ONE.findall(body)}
    for body in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, start, each in _RANGE.findall(body):
            codes = range(int(first, 16), int(last, 16) + 1)
            texts = re.findall(r"<([0-9A-Fa-f]*)>", each)
            for n, code in enumerate(codes):
                found[code] = _utf16(texts[n]) if texts else _next(start, n)
    return found


def _next(start: str, steps: int) -> str:
    width = len(start)
    return _utf16(f"{int(start, 16) + steps:0{width}x}")


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")
