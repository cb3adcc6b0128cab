"""The tree of structure elements as it stands in the file (ISO 32000-1, 14.7).

There are thousands of elements, so each is written as one text: ReportLab would format
every name and number in it by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFObject

from app.pdf.tags import Node

_OWNERS: Final = {
    "Scope": "Table",
    "ListNumbering": "List",
    "BBox": "Layout",
    "Placement": "Layout",
}
_KEPT_EMPTY: Final = frozenset(("TD", "TH"))
_NEVER: Final = 1 << 40
_CHECK_EVERY: Final = 500  # elements


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an element was drawn: a marked sequence of a page, or an annotation."""

    serial: int  # marks in the order of drawing
    page: int
    mcid: int | None
    annotation: str = ""


def text_string(text: str) -> str:
    """Return a PDF text string in UTF-16, which is right for any letters."""
    return "<" + ("\ufeff" + text).encode("utf-16-be", "replace").hex().upper() + ">"


class ReadyObject(PDFObject):  # type: ignore[misc] # ReportLab has no types
    """An object whose text is known: ReportLab only numbers it."""

    def __init__(self) -> None:
        self.text = ""

    def format(self, document: Any) -> bytes:  # noqa: ARG002 - as ReportLab calls it
        """Return the text."""
        return self.text.encode("ascii")


class Structure:
    """What was drawn of a tree, and how it is written; `check` may stop it."""

    def __init__(self, root: Node, check: Callable[[], None]) -> None:
        self.root = root
        self.marks: dict[Node, list[Mark]] = {}
        self.spans: dict[Node, list[Node]] = {}  # elements of this drawing alone
        self.parents: dict[int, Node | list[Node]] = {}  # by StructParent(s)
        self._check = check
        self._serial = 0
        self._numbers: dict[Node, int] = {}  # of the objects in the file
        self._firsts: dict[Node, int] = {}

    def mark(
        self, node: Node, page: int, mcid: int | None, annotation: str = ""
    ) -> None:
        """Note that `node` was drawn."""
        self._serial += 1
        mark = Mark(self._serial, page, mcid, annotation)
        self.marks.setdefault(node, []).append(mark)

    def unmark(self, node: Node) -> None:
        """Take back the last mark: nothing was drawn."""
        self.marks[node].pop()

    def next_key(self) -> int:
        """Return the next key of the parent tree."""
        return len(self.parents)

    def write(self, doc: Any) -> Any:
        """Add the tree to the document; returns the reference to its root."""
        self._find_first(self.root)
        top, parents = ReadyObject(), ReadyObject()
        reference, number = _added(doc, top)
        kid = self._element(doc, self.root, number)
        _, tree = _added(doc, parents)
        parents.text = f"<</Nums [{self._parent_tree()}]>>"
        top.text = (
            f"<</Type /StructTreeRoot /K {kid} 0 R /ParentTree {tree} 0 R "
            f"/ParentTreeNextKey {len(self.parents)}>>"
        )
        return reference

    def _kids(self, node: Node) -> list[Node]:
        return node.kids + self.spans.get(node, [])

    def _find_first(self, node: Node) -> int:
        """Note when each element was first drawn; `_NEVER` if it was not."""
        first = min((self._find_first(kid) for kid in self._kids(node)), default=_NEVER)
        marks = self.marks.get(node)
        if marks:
            first = min(first, marks[0].serial)
        if first == _NEVER and node.role in _KEPT_EMPTY:
            first -= 1
        self._firsts[node] = first
        return first

    def _element(self, doc: Any, node: Node, parent: int) -> int:
        """Write an element and all under it; returns the number of its object."""
        if not len(self._numbers) % _CHECK_EVERY:
            self._check()
        element = ReadyObject()
        _, number = _added(doc, element)
        self._numbers[node] = number
        marks = self.marks.get(node, [])
        page = marks[0].page if marks else 0
        kids = [
            (self._firsts[kid], f"{self._element(doc, kid, number)} 0 R")
            for kid in self._kids(node)
            if self._firsts[kid] < _NEVER
        ]
        own = [(mark.serial, _marked(doc, mark, page)) for mark in marks]
        if own or node in self.spans:  # text with links in it: as it was drawn
            kids = sorted(kids + own, key=lambda kid: kid[0])
        parts = [f"/Type /StructElem /S /{node.role} /P {parent} 0 R"]
        parts += _described(node)
        if page:
            parts.append(f"/Pg {_number_of(doc, page)} 0 R")
        if kids:
            found = " ".join(text for _, text in kids)
            parts.append(f"/K [{found}]" if len(kids) > 1 else f"/K {found}")
        element.text = f"<<{' '.join(parts)}>>"
        return number

    def _parent_tree(self) -> str:
        return " ".join(
            f"{key} {self._owners(owner)}"
            for key, owner in sorted(self.parents.items())
        )

    def _owners(self, owner: Node | list[Node]) -> str:
        if isinstance(owner, Node):
            return f"{self._numbers[owner]} 0 R"
        return f"[{' '.join(f'{self._numbers[node]} 0 R' for node in owner)}]"


def _added(doc: Any, thing: ReadyObject) -> tuple[Any, int]:
    """Return the reference to an object of the file, and its number."""
    reference = doc.Reference(thing)
    return reference, doc.idToObjectNumberAndVersion[reference.name][0]


def _number_of(doc: Any, page: int) -> int:
    number: int = doc.idToObjectNumberAndVersion[f"Page{page}"][0]
    return number


def _marked(doc: Any, mark: Mark, page: int) -> str:
    """Return a kid of an element whose page is `page`."""
    where = f"/Pg {_number_of(doc, mark.page)} 0 R"
    if mark.mcid is None:
        name = doc.refAnnotation(mark.annotation).name
        note = doc.idToObjectNumberAndVersion[name][0]
        return f"<</Type /OBJR {where} /Obj {note} 0 R>>"
    if mark.page == page:
        return str(mark.mcid)
    return f"<</Type /MCR {where} /MCID {mark.mcid}>>"


def _described(node: Node) -> list[str]:
    """Return the entries of an element but for its place in the tree."""
    texts = (("Alt", node.alt), ("ActualText", node.actual), ("T", node.title))
    found = [f"/{key} {text_string(text)}" for key, text in texts if text is not None]
    if node.lang:
        found.append(f"/Lang <{node.lang.encode('ascii', 'replace').hex()}>")
    owned: dict[str, str] = {}
    for key, value in node.attrs.items():
        if value is not None:
            owner = _OWNERS[key]
            owned[owner] = f"{owned.get(owner, '')} /{key} {_attribute(value)}"
    sets = [f"<</O /{owner}{values}>>" for owner, values in owned.items()]
    if sets:
        found.append(f"/A [{' '.join(sets)}]" if len(sets) > 1 else f"/A {sets[0]}")
    return found


def _attribute(value: str | tuple[float, ...]) -> str:
    if isinstance(value, str):
        return f"/{value}"
    return f"[{' '.join(f'{number:.2f}' for number in value)}]"
