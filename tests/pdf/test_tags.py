"""Files are tagged, conform to PDF/UA-1, and are the same each time they are made."""

import hashlib
import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from app import clock
from app.pdf.letters.fonts import FontBook
from app.pdf.letters.lines import Run
from app.pdf.press import printed
from app.pdf.setup import PageSetup
from app.pdf.stopping import StoppedError
from app.pdf.story import Paper, Paragraph, Section
from app.pdf.tagged.canvas import TaggedCanvas
from app.pdf.tags import Node
from tests.pdf.papers import everything
from tests.pdf.reading import told, words
from tests.pdf.setting import DAY, SCRIPTS, document, paragraphs, write
from tests.pdf.validators import faults

ROOT = Path(__file__).parents[2]
LINK = [
    Run("See "),
    Run("the guide (דנה)", url="https://example.org/ä_(1)"),
    Run(" first"),
]


def _letter() -> bytes:
    """A document with all the engine has: scripts, a link, a long text."""
    return paragraphs(*SCRIPTS, LINK, "Words that go on. " * 600 + "ᚠ")


def test_a_document_in_many_scripts_conforms_to_pdf_ua() -> None:
    assert faults(_letter()) == []


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
    data = document(lambda canvas, root: write(canvas, "only to be seen"))
    assert words(data) == ""
    assert faults(data) == []


def test_a_tag_within_a_tag_suspends_the_outer_one() -> None:
    def draw(canvas: TaggedCanvas, root: Node) -> None:
        outer = root.add("P")
        inner = outer.add("Span")
        with canvas.tag(outer):
            write(canvas, "one ", 50)
            with canvas.tag(inner):
                write(canvas, "two ", 80)
            write(canvas, "three", 110)

    assert words(document(draw)) == "one two three"


def test_links_lead_to_the_web_or_to_a_page_and_say_where() -> None:
    with pikepdf.open(io.BytesIO(_letter())) as pdf:
        web = _links(pdf)
        assert {str(n.A.URI) for n in web} == {"https://example.org/%C3%A4_(1)"}
        assert {str(n.Contents) for n in web} == {"https://example.org/ä_(1)"}
    made = printed([everything()], PageSetup())
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        led = [note for note in _links(pdf) if "/Dest" in note]
        assert len(led) > 3
        assert all(str(note.Contents) for note in led)


def _links(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [note for page in pdf.pages for note in page.get("/Annots", [])]


def test_the_file_says_what_it_is() -> None:
    section = Section("Names: שלום\ud800", (Paragraph("x"),))
    paper = Paper("Names & places", sections=(section,), author="Ada")
    made = printed([paper], PageSetup(), on=DAY)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert str(pdf.Root.Lang) == "en-US"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo.Title) == "Names & places"
        with pdf.open_metadata() as xmp:
            assert xmp["pdfuaid:part"] == "1"
            assert xmp["dc:title"] == "Names & places"
        with pdf.open_outline() as outline:
            assert outline.root[0].title == "Names: שלום\ufffd"


@pytest.mark.parametrize("on", [DAY, None])
def test_the_file_is_dated_the_day_it_is_made(on: date | None) -> None:
    clock.pretend(date(2027, 2, 3))
    day = on or clock.today()
    made = printed([Paper("T")], PageSetup(), on=on)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        for said in (pdf.docinfo.CreationDate, pdf.docinfo.ModDate):
            assert str(said) == f"D:{day:%Y%m%d}120000+00'00'"
        with pdf.open_metadata() as xmp:
            assert xmp["xmp:CreateDate"] == f"{day}T12:00:00+00:00"
            assert xmp["xmp:ModifyDate"] == f"{day}T12:00:00+00:00"


def test_on_one_day_equal_papers_are_equal_bytes_and_on_another_they_are_not() -> None:
    days = (DAY, DAY, date(2026, 5, 20))
    first, again, later = (printed([Paper("T")], PageSetup(), on=day) for day in days)
    assert first.data == again.data
    assert first.data != later.data


def test_every_font_is_embedded() -> None:
    with pikepdf.open(io.BytesIO(_letter())) as pdf:
        fonts = [
            font
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        ]
        assert fonts
        for font in fonts:
            what = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in what or "/FontFile3" in what


@pytest.mark.parametrize("seed", ["1", "77"])
def test_the_same_words_make_the_same_bytes(seed: str) -> None:
    code = (
        "import hashlib; from tests.pdf import test_tags as t;"
        "print(hashlib.sha256(t._letter()).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    own = hashlib.sha256(_letter()).hexdigest()
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

    def draw(canvas: TaggedCanvas, root: Node) -> None:
        for number in range(50):
            pages.append(number)
            canvas.showPage()

    with pytest.raises(StoppedError):
        document(draw, FontBook(stopped=lambda: len(pages) > 3))
    assert len(pages) == 4


def test_a_canvas_can_hold_nothing_at_all() -> None:
    assert faults(document(lambda canvas, root: canvas.showPage())) == []


def test_two_documents_are_never_taken_for_one() -> None:
    ids = set()
    for text in ("one", "two"):
        with pikepdf.open(io.BytesIO(paragraphs(text))) as pdf:
            ids.add(bytes(pdf.trailer.ID[0]))
    assert len(ids) == 2


def test_a_stop_says_what_became_of_the_file() -> None:
    with pytest.raises(StoppedError, match="Nothing was saved"):
        FontBook(stopped=lambda: True).check()
