"""Files are tagged, conform to PDF/UA-1, and are the same each time they are made."""

import hashlib
import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from reportlab.platypus import BaseDocTemplate, Flowable, PageBreak, SimpleDocTemplate
from reportlab.platypus import Table as Grid

from app.pdf.letters.fonts import FontBook
from app.pdf.letters.lines import Run
from app.pdf.paragraphs import Para
from app.pdf.stopping import StoppedError
from app.pdf.tagged.canvas import TaggedCanvas, make_canvas
from app.pdf.tagged.drawing import draw_text
from app.pdf.tagged.tags import Node
from tests.pdf.reading import told, words
from tests.pdf.setting import BODY, SCRIPTS, document, paragraphs
from tests.pdf.validators import faults

ROOT = Path(__file__).parents[2]
LINK = [
    Run("See "),
    Run("the guide (דנה)", url="https://example.org/ä_(1)"),
    Run(" first"),
]


def _letter(root: Node, book: FontBook) -> list[Flowable]:
    """A document with all the engine has: scripts, links, a bullet, a long text."""
    head = Para(
        "Names",
        BODY.but(size=24, leading=29, weight=600, family="serif", keep_next=True),
        root.add("H1"),
        book=book,
        outline=(0, "Names: שלום\ud800"),
        bookmark="names",
    )
    item = root.add("L").add("LI")
    bullet = Para(
        "An item", BODY, item.add("LBody"), book=book, bullet="•", lbl=item.add("Lbl")
    )
    item.kids.reverse()
    names = [Para(text, BODY, root.add("P"), book=book) for text in SCRIPTS]
    link = Para(LINK, BODY, root.add("P"), book=book)
    back = Para([Run("Back", dest="names")], BODY, root.add("P"), book=book)
    long = Para("Words that go on. " * 600 + "ᚠ", BODY, root.add("P"), book=book)
    return [head, bullet, *names, link, long, back]


def test_a_document_in_many_scripts_conforms_to_pdf_ua() -> None:
    assert faults(document(_letter)) == []


def test_everything_is_told_in_the_order_of_the_story() -> None:
    parts = [words(paragraphs(text), "P") for text in SCRIPTS]
    assert [text for role, text in told(paragraphs(*SCRIPTS)) if role == "P"] == parts


def test_a_paragraph_over_two_pages_is_one_paragraph() -> None:
    text = "Words that go on. " * 600
    data = paragraphs(text)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) > 1
    assert told(data)[1:] == [("P", text)]


def test_what_is_drawn_without_a_tag_is_decoration() -> None:
    class Ornament(Flowable):
        def draw(self) -> None:
            draw_text(self.canv, 0, 0, "only to be seen", BODY)

    data = document(lambda root, book: [Ornament()])
    assert words(data) == ""
    assert faults(data) == []


def test_a_repeated_head_is_told_once() -> None:
    def story(root: Node, book: FontBook) -> list[Flowable]:
        table = root.add("Table")
        head = table.add("THead").add("TR").add("TH", Scope="Column")
        body = table.add("TBody")
        rows = [[Para("Head", BODY, head, book=book)]]
        for number in range(80):
            cell = body.add("TR").add("TD")
            rows.append([Para(f"row {number}", BODY, cell, book=book)])
        return [Grid(rows, repeatRows=1)]

    data = document(story)
    assert words(data, "TH") == "Head"
    assert words(data, "TD") == "".join(f"row {number}" for number in range(80))


def test_a_tag_within_a_tag_suspends_the_outer_one() -> None:
    root, out = Node("Document"), io.BytesIO()
    outer = root.add("P")
    inner = outer.add("Span")
    canv = make_canvas(root, book=FontBook(), title="x")(out)
    with canv.tag(outer):
        draw_text(canv, 50, 700, "one ", BODY)
        with canv.tag(inner):
            draw_text(canv, 80, 700, "two ", BODY)
        draw_text(canv, 110, 700, "three", BODY)
    canv.save()
    assert words(out.getvalue()) == "one two three"


def test_links_lead_to_the_web_or_to_a_bookmark_and_say_where() -> None:
    with pikepdf.open(io.BytesIO(document(_letter))) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        web = [note for note in notes if "/A" in note]
        assert {str(note.A.URI) for note in web} == {"https://example.org/%C3%A4_(1)"}
        assert all(str(note.Contents) for note in notes)
        assert any("/Dest" in note for note in notes)


def test_the_file_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(document(_letter, title="Names & places"))) as pdf:
        assert str(pdf.Root.Lang) == "en-US"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo.Title) == "Names & places"
        with pdf.open_metadata() as xmp:
            assert xmp["pdfuaid:part"] == "1"
            assert xmp["dc:title"] == "Names & places"
        with pdf.open_outline() as outline:
            assert outline.root[0].title == "Names: שלום\ufffd"


def test_the_date_is_the_one_that_was_given() -> None:
    out = io.BytesIO()
    when = datetime(2026, 5, 19, 10, 30, tzinfo=UTC)
    root = Node("Document")
    maker = make_canvas(root, book=FontBook(), title="x", date=when)
    SimpleDocTemplate(out).build([], canvasmaker=maker)
    with pikepdf.open(out) as pdf:
        assert str(pdf.docinfo.CreationDate).startswith("D:20260519103000")


def test_every_font_is_embedded() -> None:
    with pikepdf.open(io.BytesIO(document(_letter))) as pdf:
        fonts = [
            font
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        ]
        assert fonts
        for font in fonts:
            what = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in what or "/FontFile3" in what


def test_several_passes_count_what_is_missing_once() -> None:
    root, out, book = Node("Document"), io.BytesIO(), FontBook()

    def twice(template: BaseDocTemplate) -> None:
        story = [Para("ᚠ", BODY, root.add("P"), book=book), PageBreak()]
        for _ in range(2):
            maker = make_canvas(root, book=book, title="x")
            template(out).build(list(story), canvasmaker=maker)

    twice(SimpleDocTemplate)
    assert book.missing == {"ᚠ": 1}


@pytest.mark.parametrize("seed", ["1", "77"])
def test_the_same_words_make_the_same_bytes(seed: str) -> None:
    code = (
        "import hashlib; from tests.pdf import test_tags as t;"
        "print(hashlib.sha256(t.document(t._letter)).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    own = hashlib.sha256(document(_letter)).hexdigest()
    assert run.stdout.strip() == own


def test_documents_on_two_threads_do_not_mix() -> None:
    def one(letter: str) -> tuple[bytes, dict[str, int]]:
        book = FontBook()
        return paragraphs(letter * 40, *SCRIPTS, book=book), dict(book.missing)

    letters = "ᚠᚢᚦᚨ"
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(one, letters))
    for letter, (data, missing) in zip(letters, made, strict=True):
        assert missing == {letter: 40}
        assert (data, missing) == one(letter)


def test_a_stop_between_pages_is_noticed() -> None:
    pages: list[int] = []

    class Page(Flowable):
        def draw(self) -> None:
            pages.append(self.canv.getPageNumber())

    def story(root: Node, book: FontBook) -> list[Flowable]:
        return [part for _ in range(50) for part in (Page(), PageBreak())]

    book = FontBook(stopped=lambda: len(pages) > 3)
    with pytest.raises(StoppedError):
        document(story, book)
    assert len(pages) == 4


def test_a_canvas_can_hold_nothing_at_all() -> None:
    out = io.BytesIO()
    canv = make_canvas(Node("Document"), book=FontBook(), title="x")(out)
    assert isinstance(canv, TaggedCanvas)
    canv.showPage()
    canv.save()
    assert faults(out.getvalue()) == []


def test_a_label_is_one_line_whatever_was_typed() -> None:
    class Label(Flowable):
        def __init__(self, node: Node) -> None:
            super().__init__()
            self.node = node

        def draw(self) -> None:
            with self.canv.tag(self.node):
                draw_text(self.canv, 0, 0, "one\r\ntwo\u2028דנה", BODY, "center")

    data = document(lambda root, book: [Label(root.add("P"))])
    assert words(data) == "one two דנה"


def test_two_documents_are_never_taken_for_one() -> None:
    ids = set()
    for text in ("one", "two"):
        with pikepdf.open(io.BytesIO(paragraphs(text))) as pdf:
            ids.add(bytes(pdf.trailer.ID[0]))
    assert len(ids) == 2


def test_a_stop_says_what_became_of_the_file() -> None:
    with pytest.raises(StoppedError, match="Nothing was saved"):
        FontBook(stopped=lambda: True).check()
