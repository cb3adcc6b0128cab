"""What a screen reader would hear: the structure tree of a PDF file with its text.

Written from ISO 32000-1, sections 14.6 to 14.8, and not from our engine: it reads the
marked content of every page, decodes it by the fonts' ToUnicode, and hangs it into the
tree, where an /ActualText stands for what is below it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtPdf import QPdfDocument

from tests.pdf.to_unicode import to_unicode

INLINE = ("Span", "Link", "Reference", "Em", "Strong", "Quote", "Code")


@dataclass
class Element:
    """One element of the structure: its role, its words, and what is in it."""

    role: str
    alt: str = ""
    actual: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    kids: "list[Element | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is read aloud of it, but for its alternative text.

        Only stretches within a line (`INLINE`) follow without a pause.
        """
        said = self.actual
        if said is None:
            parts = (kid if isinstance(kid, str) else kid.text for kid in self.kids)
            said = "".join(parts)
        return said if self.role in INLINE else f"\n{said}\n"

    def walk(self) -> "Iterator[Element]":
        """Yield it and all below it, in the order of reading."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def all(self, *roles: str) -> "list[Element]":
        """Return what is of these roles, in the order of reading."""
        return [one for one in self.walk() if one.role in roles]

    def without(self, *roles: str) -> "Element":
        """Return a copy that has nothing of these roles in it."""
        kept = [
            kid if isinstance(kid, str) else kid.without(*roles)
            for kid in self.kids
            if isinstance(kid, str) or kid.role not in roles
        ]
        return Element(self.role, self.alt, self.actual, self.attributes, kept)

    def outline(self, depth: int = 0) -> str:
        """Return it as an indented list, for people."""
        says = f" alt={self.alt!r}" if self.alt else ""
        says += f" {self.attributes}" if self.attributes else ""
        says += f" actual={self.actual!r}" if self.actual is not None else ""
        lines = ["  " * depth + self.role + says]
        for kid in self.kids:
            if isinstance(kid, str):
                lines.append("  " * (depth + 1) + repr(kid))
            else:
                lines.append(kid.outline(depth + 1))
        return "\n".join(lines)


@lru_cache(maxsize=4)
def read(data: bytes) -> Element:
    """Return the structure of a PDF file as one element, the document."""
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = [page.obj.objgen for page in pdf.pages]
        marked = dict(zip(numbers, _said_on(data), strict=True))
        root = Element("Root")
        _hang(pdf.Root.StructTreeRoot.get("/K"), root, None, marked)
        return root


def untagged(data: bytes) -> str:
    """Return the words that nobody is told: the artifacts, page after page."""
    return "\n".join(said.get(DECORATION, "") for said in _said_on(data))


def shown(data: bytes) -> str:
    """Return what the shapes of letters say, whatever is said to stand for them."""
    return "\n".join("".join(said.values()) for said in _said_on(data, literally=True))


@lru_cache(maxsize=4)
def _said_on(data: bytes, *, literally: bool = False) -> "list[Marked]":
    with pikepdf.open(BytesIO(data)) as pdf:
        return [_marked(page, literally) for page in pdf.pages]


def extracted(data: bytes) -> str:
    """Return the text that a PDF viewer would find and copy, by Qt's PDFium."""
    return "\n".join(pages(data))


def pages(data: bytes) -> list[str]:
    """Return the text of each page, by Qt's PDFium.

    It gives U+FFFE for a hyphen at the end of a line.
    """
    document, buffer = QPdfDocument(None), QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    assert document.status() is QPdfDocument.Status.Ready, document.error()
    numbers = range(document.pageCount())
    texts = [document.getAllText(n).text().replace("\ufffe", "-") for n in numbers]
    document.close()
    return texts


def words(text: str) -> list[str]:
    """Return the words of `text` as they are compared.

    What is unseen is left out, and what is no character is U+FFFD, as on paper; an
    overline in capitals says the same as in small letters.
    """
    seen = (c for c in _NO_CHARACTER.sub("\ufffd", text) if not _is_unseen(c))
    composed = unicodedata.normalize("NFC", "".join(seen))
    return unicodedata.normalize("NFC", composed.casefold()).split()


def bare(text: str) -> str:
    """Return the letters of `text` without any space."""
    return "".join(words(text))


_NO_CHARACTER = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_LINE_ENDS = "\t\n\x0b\x0c\r\x85"


def _is_unseen(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind == "Cf" or (kind == "Cc" and character not in _LINE_ENDS)


# --- The tree -----------------------------------------------------------------------

_NOTHING = -2
DECORATION = -1  # the number of all artifacts of a page
Marked = dict[int, str]  # by MCID


def _hang(
    kids: Any, parent: Element, page: Any, marked: dict[tuple[int, int], Marked]
) -> None:
    if kids is None:
        return
    if isinstance(kids, pikepdf.Array):
        for kid in kids:
            _hang(kid, parent, page, marked)
    elif isinstance(kids, int):
        parent.kids.append(_said(page, int(kids), marked))
    elif kids.get("/Type") == pikepdf.Name.MCR:
        parent.kids.append(_said(kids.get("/Pg", page), int(kids.MCID), marked))
    elif kids.get("/Type") != pikepdf.Name.OBJR:
        element = _element(kids)
        parent.kids.append(element)
        _hang(kids.get("/K"), element, kids.get("/Pg", page), marked)


def _said(page: Any, number: int, marked: dict[tuple[int, int], Marked]) -> str:
    said = marked[page.objgen].get(number)
    assert said is not None, f"the tree speaks of content {number} that no page has"
    return said


def _element(node: Any) -> Element:
    actual = node.get("/ActualText")
    return Element(
        str(node.S).lstrip("/"),
        alt=str(node.get("/Alt", "")),
        actual=None if actual is None else str(actual),
        attributes=_attributes(node.get("/A")),
    )


def _attributes(said: Any) -> dict[str, str]:
    if said is None:
        return {}
    dictionaries = said if isinstance(said, pikepdf.Array) else [said]
    return {
        key.lstrip("/"): str(value).lstrip("/")
        for one in dictionaries
        if isinstance(one, pikepdf.Dictionary)
        for key, value in one.items()
        if key not in {"/O", "/BBox"}
    }


# --- The pages ----------------------------------------------------------------------


@dataclass
class _Sequence:
    """A marked-content sequence that is open."""

    number: int
    silent: bool = False  # an ActualText was said instead of what it shows


def _marked(page: pikepdf.Page, literally: bool) -> Marked:
    """Return what a page shows, by the number of the marked content.

    What an /ActualText says is told instead of what it stands for, unless `literally`.
    """
    said: Marked = {}
    opened: list[_Sequence] = []
    fonts, decode = _Fonts(page), {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            opened.append(_open(page, name, operands, opened, said))
            opened[-1].silent &= not literally
        elif name == "EMC":
            opened.pop()
        elif name == "Tf":
            decode = fonts[str(operands[0])]
        elif name in _SHOWING:
            _show(_shown(operands, decode), opened, said)
        elif name == "ET" and opened and opened[-1].number == DECORATION:
            said[DECORATION] = said.get(DECORATION, "") + "\n"
    assert not opened, "a sequence of marked content is never closed"
    return said


_SHOWING = {"Tj", "TJ", "'", '"'}


def _open(
    page: pikepdf.Page, name: str, operands: Any, opened: list[_Sequence], said: Marked
) -> _Sequence:
    outer = opened[-1] if opened else _Sequence(_NOTHING)
    if str(operands[0]) == "/Artifact":
        return _Sequence(DECORATION)
    known = operands[1] if name == "BDC" else {}
    if isinstance(known, pikepdf.Name):
        known = page.resources.Properties[known]
    number = int(known.get("/MCID", outer.number))
    if "/MCID" in known:
        said.setdefault(number, "")
    if "/ActualText" not in known:
        return _Sequence(number, outer.silent and number == outer.number)
    if not outer.silent:
        said[number] = said.get(number, "") + str(known["/ActualText"])
    return _Sequence(number, silent=True)


def _show(text: str, opened: list[_Sequence], said: Marked) -> None:
    assert opened, f"{text!r} is neither tagged nor an artifact"
    now = opened[-1]
    if not now.silent:
        said[now.number] = said.get(now.number, "") + text


def _shown(operands: Any, decode: dict[int, str]) -> str:
    last = operands[-1]
    parts = last if isinstance(last, pikepdf.Array) else [last]
    strings = (bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return "".join(_decoded(string, decode) for string in strings)


def _decoded(string: bytes, decode: dict[int, str]) -> str:
    assert len(string) % 2 == 0, "our fonts have codes of two bytes"
    codes = (string[n] << 8 | string[n + 1] for n in range(0, len(string), 2))
    return "".join(decode[code] for code in codes)


class _Fonts(dict[str, dict[int, str]]):
    """What the codes of a page's fonts stand for, read when first asked."""

    def __init__(self, page: pikepdf.Page) -> None:
        self._known = page.resources.get("/Font", {})

    def __missing__(self, name: str) -> dict[int, str]:
        font = self._known[name]
        self[name] = to_unicode(font.ToUnicode.read_bytes())
        return self[name]
