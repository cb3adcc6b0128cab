"""A ReportLab canvas whose files are tagged: PDF/UA-1 (ISO 14289-1).

What is drawn outside `with canv.tag(node)` is an artifact (decoration), so there is no
content without a tag; what was forgotten is silent, which is for tests to find.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFPage,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from app.pdf.letters.cleaning import clean
from app.pdf.letters.faces import Face
from app.pdf.letters.fonts import FontBook
from app.pdf.letters.shaping import Shaped
from app.pdf.tagged.embedding import EmbeddedFont, Encoded
from app.pdf.tagged.structure import Structure, text_string
from app.pdf.tagged.xmp import packet
from app.pdf.tags import Node

_NOON: Final = time(12, tzinfo=UTC)  # which is on the same day nearly everywhere
_PROGRAM: Final = "Circlebook"
_PAGE_ENTRIES: Final = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]


@dataclass(frozen=True)
class About:
    """What a file says of itself; `on` is the day it was made."""

    title: str
    on: date
    author: str = ""
    subject: str = ""
    lang: str = "en-US"

    @property
    def moment(self) -> datetime:
        """A time of that day: the same for all that is printed on it."""
        return datetime.combine(self.on, _NOON)


class TaggedCanvas(Canvas):  # type: ignore[misc] # ReportLab has no types
    """One drawing of a document."""

    _code: list[str]

    def __init__(
        self, filename: Any, *, root: Node, book: FontBook, about: About, **options: Any
    ) -> None:
        self.book = book
        book.missing.clear()
        self._about = about
        self._structure = Structure(root, book.check)
        self._open: list[tuple[Node | None, str | None]] = []
        self._on_page: list[Node] = []
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._encoded: dict[Shaped, Encoded] = {}
        options |= {"pdfVersion": (1, 7), "lang": about.lang, "invariant": 1}
        super().__init__(filename, **options)
        self._doc._timeStamp = _Moment(about.moment)  # noqa: SLF001 - no other way
        self._doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")
        self._begin()

    def _make_preamble(self) -> None:
        """Begin pages without Helvetica, which ReportLab does not embed."""
        self._preamble = "1 0 0 1 0 0 cm"

    # --- Marked content ---------------------------------------------------------------

    @property
    def node(self) -> Node | None:
        """The element that is being drawn, `None` for decoration."""
        return self._open[-1][0] if self._open else None

    @contextmanager
    def tag(self, node: Node | None, actual: str | None = None) -> Iterator[None]:
        """Draw what belongs to `node`; `None` is decoration.

        A tag within a tag suspends the outer one: sequences are never nested. `actual`
        is what the marks stand for (only this sequence: see `span` for an element).
        """
        self._end()
        self._open.append((node, actual))
        self._begin()
        try:
            yield
        finally:
            self._end()
            self._open.pop()
            self._begin()

    def span(self, parent: Node, actual: str | None = None) -> Node:
        """Return a Span under `parent` that is in this drawing alone."""
        node = Node("Span", actual=actual)
        self._structure.spans.setdefault(parent, []).append(node)
        return node

    def emit(self, operators: str) -> None:
        """Write content operators."""
        self._code.append(operators)

    def encoded(self, shaped: Shaped) -> Encoded:
        """Return shaped letters in the codes of this document."""
        found = self._encoded.get(shaped)
        if found is None:
            found = self._encoded[shaped] = self._font(shaped.face).encode(shaped)
        return found

    def _font(self, face: Face) -> EmbeddedFont:
        font = self._fonts.get(face)
        if font is None:
            name = f"T{len(self._fonts) + 1}"
            font = self._fonts[face] = EmbeddedFont(face, name, self._doc)
        return font

    def _begin(self) -> None:
        node, actual = self._open[-1] if self._open else (None, None)
        if node is None:
            self._code.append("/Artifact BMC")
            return
        mcid = len(self._on_page)
        self._on_page.append(node)
        self._structure.mark(node, self._pageNumber, mcid)
        more = "" if actual is None else f" /ActualText {text_string(actual)}"
        self._code.append(f"/{node.role} <</MCID {mcid}{more}>> BDC")

    def _end(self) -> None:
        if not self._code[-1].endswith((" BDC", " BMC")):
            self._code.append("EMC")
        elif self._code.pop().endswith("BDC"):  # nothing was drawn
            self._structure.unmark(self._on_page.pop())

    # --- Pages ------------------------------------------------------------------------

    def showPage(self) -> None:  # noqa: N802 - ReportLab calls it so
        """End the page."""
        self.book.check()
        self._end()
        super().showPage()

    def _startPage(self) -> None:  # noqa: N802 - ReportLab calls it so
        """Note what was tagged on the page that was added just now."""
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = _PAGE_ENTRIES
        page.Tabs = PDFName("S")
        page.StructParents = self._structure.next_key()
        self._structure.parents[page.StructParents] = self._on_page
        self._on_page = []
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])
        self._doc.updateSignature(page.stream)
        super()._startPage()
        self._begin()

    def tagged_link(
        self,
        node: Node,
        rect: tuple[float, float, float, float],
        contents: str,
        *,
        url: str | None = None,
        dest: str | None = None,
    ) -> None:
        """Make `rect` (points, from the origin) lead to a web page or a bookmark."""
        key = self._structure.next_key()
        what: dict[str, Any] = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "F": 4,
            "Rect": PDFArray(self._absRect(rect, 1)),
            "Border": "[0 0 0]",
            "Contents": text_string(clean(contents)),
            "StructParent": key,
        }
        if url is not None:
            target = {"S": PDFName("URI"), "URI": PDFString(_ascii_url(url))}
            what["A"] = PDFDictionary(target)
        else:
            what["Dest"] = self._bookmarkReference(dest)
        name = f"Link{key}"
        self._addAnnotation(PDFDictionary(what), name)
        self._structure.parents[key] = node
        self._structure.mark(node, self._pageNumber, None, name)

    def save(self) -> None:
        """Write the file."""
        if self._code != ["/Artifact BMC"]:
            self.showPage()
        self.book.check()
        self._doc.Catalog.StructTreeRoot = self._structure.write(self._doc)
        about = self._about
        title, author, subject = map(clean, (about.title, about.author, about.subject))
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject(subject)
        self.setCreator(_PROGRAM)
        self.setProducer(_PROGRAM)
        self._doc.Catalog.Metadata = packet(
            title=title,
            author=author,
            subject=subject,
            lang=about.lang,
            when=about.moment.isoformat(timespec="seconds"),
            creator=_PROGRAM,
            producer=_PROGRAM,
        )
        self._code = []
        super().save()


class _Moment:
    """A time in the shape ReportLab keeps it."""

    def __init__(self, when: datetime) -> None:
        self.t = when.timestamp()
        self.YMDhms = when.timetuple()[:6]
        self.dhh = self.dmm = 0  # it is in UTC


def _ascii_url(url: str) -> str:
    """Return the URL with every other letter percent-encoded (RFC 3987, 3.1)."""
    encoded = clean(url).encode()
    return "".join(chr(b) if 0x20 < b < 0x7F else f"%{b:02X}" for b in encoded)
