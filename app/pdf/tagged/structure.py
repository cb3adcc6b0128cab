"""The tree of structure elements as it stands in the file (ISO 32000-1, 14.7)."""

from dataclasses import dataclass
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
)

from app.pdf.tagged.tags import Node

_OWNERS: Final = {
    "Scope": "Table",
    "ColSpan": "Table",
    "RowSpan": "Table",
    "Headers": "Table",
    "Summary": "Table",
    "ListNumbering": "List",
    "BBox": "Layout",
    "Placement": "Layout",
}
_KEPT_EMPTY: Final = frozenset(("TD", "TH"))
_NEVER: Final = 1 << 40


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


class Structure:
    """What was drawn of a tree, and how it is written."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.marks: dict[Node, list[Mark]] = {}
        self.spans: dict[Node, list[Node]] = {}  # elements of this drawing alone
        self.parents: dict[int, Node | list[Node]] = {}  # by StructParent(s)
        self._serial = 0
        self._references: dict[Node, Any] = {}
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
        top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = doc.Reference(top)
        top["K"] = self._element(doc, self.root, reference)
        top["ParentTree"] = doc.Reference(PDFDictionary({"Nums": self._parent_tree()}))
        top["ParentTreeNextKey"] = len(self.parents)
        named = sorted(
            ((node.id, ref) for node, ref in self._references.items() if node.id),
            key=lambda pair: pair[0],
        )
        if named:
            names = PDFArray([x for id_, ref in named for x in (PDFString(id_), ref)])
            top["IDTree"] = doc.Reference(PDFDictionary({"Names": names}))
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

    def _element(self, doc: Any, node: Node, parent: Any) -> Any:
        """Write an element and all under it; returns the reference to it."""
        element = PDFDictionary(_described(node))
        element["P"] = parent
        reference = self._references[node] = doc.Reference(element)
        marks = self.marks.get(node, [])
        page = marks[0].page if marks else 0
        if page:
            element["Pg"] = PDFObjectReference(f"Page{page}")
        kids = [
            (self._firsts[kid], self._element(doc, kid, reference))
            for kid in self._kids(node)
            if self._firsts[kid] < _NEVER
        ]
        own = [(mark.serial, _marked(doc, mark, page)) for mark in marks]
        if own or node in self.spans:  # text with links in it: as it was drawn
            kids = sorted(kids + own, key=lambda kid: kid[0])
        if kids:
            refs = [ref for _, ref in kids]
            element["K"] = refs[0] if len(refs) == 1 else PDFArray(refs)
        return reference

    def _parent_tree(self) -> Any:
        numbers: list[Any] = []
        for key, owner in sorted(self.parents.items()):
            numbers.append(key)
            if isinstance(owner, Node):
                numbers.append(self._references[owner])
            else:
                numbers.append(PDFArray([self._references[node] for node in owner]))
        return PDFArray(numbers)


def _marked(doc: Any, mark: Mark, page: int) -> Any:
    """Return a kid of an element whose page is `page`."""
    where = PDFObjectReference(f"Page{mark.page}")
    if mark.mcid is None:
        note = doc.refAnnotation(mark.annotation)
        return PDFDictionary({"Type": PDFName("OBJR"), "Pg": where, "Obj": note})
    if mark.page == page:
        return mark.mcid
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": where, "MCID": mark.mcid})


def _described(node: Node) -> dict[str, Any]:
    """Return the entries of an element but for its place in the tree."""
    what: dict[str, Any] = {"Type": PDFName("StructElem"), "S": PDFName(node.role)}
    for key, text in (
        ("Alt", node.alt),
        ("ActualText", node.actual),
        ("T", node.title),
    ):
        if text is not None:
            what[key] = text_string(text)
    if node.lang:
        what["Lang"] = PDFString(node.lang)
    if node.id:
        what["ID"] = PDFString(node.id)
    owned: dict[str, dict[str, Any]] = {}
    for key, value in node.attrs.items():
        if value is not None:
            owned.setdefault(_OWNERS[key], {})[key] = _attribute(key, value)
    sets = [PDFDictionary({"O": PDFName(o), **values}) for o, values in owned.items()]
    if sets:
        what["A"] = sets[0] if len(sets) == 1 else PDFArray(sets)
    return what


def _attribute(key: str, value: Any) -> Any:
    if key == "Headers":
        return PDFArray([PDFString(name) for name in value])
    if key == "BBox":
        return PDFArray([round(number, 2) for number in value])
    if key == "Summary":
        return text_string(value)
    return PDFName(value) if isinstance(value, str) else value
