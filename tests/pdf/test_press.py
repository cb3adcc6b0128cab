"""What the press makes of whole papers: pages, order, furniture, what went wrong."""

import itertools
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from app.pdf.press import StoppedError, printed, story_text
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import (
    Bullets,
    CallOut,
    Cell,
    Column,
    Cover,
    Figure,
    Heading,
    PageBreak,
    Panel,
    Paper,
    Paragraph,
    Section,
    Sheet,
    Span,
    Table,
    Together,
)
from tests.pdf import structure
from tests.pdf.papers import everything
from tests.pdf.validators import faults

A4 = PageSetup(PaperSize.A4)
LONG = "lorem ipsum dolor " * 300


def _sheet(*blocks, **more):
    return Paper("A sheet", Sheet("May session", "A sheet"), blocks, **more)


def _heard(data):
    return structure.words(structure.read(data).without("TOC").text)


def _said(*papers):
    return structure.words("\n".join("\n".join(story_text(one)) for one in papers))


def test_the_tree_says_the_story_in_its_order():
    paper = replace(everything(), sections=everything().sections[:1])
    made = printed([paper], A4)
    assert _heard(made.data) == _said(paper)


def test_two_sections_in_another_order_are_another_story():
    paper = everything()
    first, second, *others = paper.sections
    swapped = replace(paper, sections=(second, first, *others))
    assert _heard(printed([swapped], A4).data) != _said(paper)


def test_every_section_is_found_by_its_code_on_the_page_it_begins():
    paper = Paper(
        "Packet",
        Cover("Packet", "Community"),
        sections=(
            Section("One", (Paragraph(LONG * 3),), code="one"),
            Section("Two", (Paragraph("short"),), code="two"),
            Section("Three", (Paragraph("short"),), code="three", new_page=False),
        ),
        contents=True,
    )
    made = printed([_sheet(Paragraph("x")), paper], A4)
    pages = structure.pages(made.data)
    assert made.starts == (0, 1)
    for title, code in (("One", "one"), ("Two", "two"), ("Three", "three")):
        assert title in pages[made.sections[code]]
    assert made.sections["one"] == 3
    assert made.sections["three"] == made.sections["two"]
    assert made.pages == len(pages)


def test_each_paper_counts_its_own_pages():
    long = _sheet(Paragraph(LONG * 3), foot="Long")
    made = printed([long, _sheet(Paragraph("x"), foot="Short")], A4)
    told = [re.findall(r"\d+ of \d+", page) for page in structure.pages(made.data)]
    assert told[-1] == ["1 of 1"]
    assert told[0] == [f"1 of {made.pages - 1}"]


def test_a_page_is_headed_by_the_section_it_begins_in():
    sections = (
        Section("Rivers", (Paragraph(LONG * 3),)),
        Section("Lakes", (Paragraph("x"),), new_page=False),
    )
    pages = structure.pages(printed([Paper("T", sections=sections)], A4).data)
    assert all(page.split()[-1] == "Rivers" for page in pages)
    assert "Lakes" in pages[-1]


def test_covers_and_sheets_without_furniture_have_none():
    cover = Paper("T", Cover("Over", "Title"), foot="At the foot")
    bare = _sheet(Paragraph("x"), foot="At the foot", furniture=False)
    tents = _sheet(Panel(None, lambda pen: None), foot="At the foot")
    made = printed([cover, bare, tents], A4)
    told = ["At the foot" in page for page in structure.pages(made.data)]
    assert told == [False, False, True, False]


@pytest.mark.parametrize(
    "blocks",
    [
        (PageBreak(),),
        (Paragraph("x"), PageBreak()),
        (Paragraph("x"), PageBreak(), PageBreak(), Paragraph("")),
    ],
)
def test_there_is_no_empty_page_at_the_end(blocks):
    assert printed([_sheet(*blocks)], A4).pages == 1


def test_a_paper_of_nothing_is_one_page():
    assert printed([Paper("")], A4).pages == 1


def test_a_section_that_fails_is_printed_plainly_and_named():
    def fail(pen):
        raise ZeroDivisionError

    spoiled = Section(
        "Pictures",
        (
            Paragraph("Before it"),
            Figure("What it shows", 60, fail, "Its caption"),
            Table((Column("A"),), (("one", "too many"),)),
        ),
        code="pictures",
    )
    paper = Paper("T", sections=(spoiled, Section("After", (Paragraph("it"),))))
    made = printed([paper], A4)
    assert made.plain == ("Pictures",)
    assert made.sections == {"pictures": 0}
    for words in ("Before it", "What it shows", "Its caption", "too many", "After"):
        assert words in structure.extracted(made.data)


def _spoiled_twice():
    """Return a figure that fails when it is drawn, and when it is painted again."""
    painted = []

    def paint(pen):
        painted.append(pen)
        if len(painted) > 1:
            raise ZeroDivisionError
        pen.polygon([], fill="teal")

    return Figure("What it shows", 60, paint, "Its caption")


def test_a_section_that_fails_while_it_is_drawn_is_printed_plainly_and_named():
    spoiled = Section("Pictures", (Paragraph("Before"), _spoiled_twice()), code="p")
    sections = (Section("One", (Paragraph("first"),)), spoiled, Section("Last"))
    paper = Paper("T", Cover("", "C"), sections=sections, contents=True)
    told = []
    made = printed([paper, _sheet()], A4, told=lambda *how_far: told.append(how_far))
    assert made.plain == ("Pictures",)
    assert made.sections == {"p": 3}
    assert made.pages == 6
    for words in ("first", "Before", "What it shows", "Its caption"):
        assert structure.extracted(made.data).count(words) == 1
    assert len(structure.read(made.data).all("H1")) == 6
    assert told == sorted(set(told))
    assert faults(made.data) == []


def test_a_cover_that_fails_still_says_all_it_has_to_say():
    facts = (("Prepared for", "Olena"), ("", "May 19"))
    block = Figure("It shows", 50, lambda pen: pen.words("x", 0, 0, 5, style="no"))
    paper = Paper("T", Cover("Over", "Title", "Under", facts, (block,)))
    made = printed([paper], A4)
    assert made.plain == ("Title",)
    assert _heard(made.data) == _said(paper)


def test_what_fails_while_it_is_drawn_is_plain_wherever_it_stands():
    for paper in (
        _sheet(_spoiled_twice()),
        Paper("T", Cover("", "C", blocks=(_spoiled_twice(),))),
    ):
        made = printed([paper], A4)
        assert len(made.plain) == 1
        assert "What it shows" in structure.extracted(made.data)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), "3"])
def test_a_painter_that_has_lost_its_numbers_spoils_only_its_section(bad):
    paints = (
        lambda pen: pen.line(0, 0, bad, 5),
        lambda pen: pen.rect(0, bad, 5, 5, fill="teal"),
        lambda pen: pen.circle(5, 5, bad, fill="teal"),
        lambda pen: pen.polygon([(0, 0), (bad, 5)], fill="teal"),
        lambda pen: pen.curve([(0, 0), (1, 1), (2, 2), (3, bad)]),
        lambda pen: pen.words("x", bad, 0, 50),
    )
    for paint in paints:
        made = printed([_sheet(Figure("It shows", 50, paint))], A4)
        assert len(made.plain) == 1
        assert "It shows" in structure.extracted(made.data)


def test_only_cells_are_cut_and_it_is_seen():
    long = "word " * 6000
    table = Table((Column("A"), Column("B")), ((long, "x"), (Cell("y", long), "z")))
    made = printed([_sheet(Paragraph(long), table)], A4)
    text = " ".join(structure.extracted(made.data).split())
    assert made.cut == 2
    assert text.count("continues in the data export") == 2
    assert text.count("word") == 6000 + 2 * 4000


def test_figures_without_words_for_them_are_counted():
    figure = Figure(" ", 40, lambda pen: None)
    assert printed([_sheet(figure, replace(figure, alt="Ten"))], A4).untold == 1


def test_only_web_and_mail_links_lead_anywhere():
    spans = [
        Span("good", link="https://example.org/"),
        Span("write", link="mailto:ana@example.org"),
        Span("bad", link="javascript:alert(1)"),
        Span("file", link="file:///etc/passwd"),
    ]
    made = printed([_sheet(Paragraph(tuple(spans)))], A4)
    links = structure.read(made.data).all("Link")
    assert [one.text.strip() for one in links] == ["good", "write"]
    assert b"javascript" not in made.data
    assert b"passwd" not in made.data


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("landscape", [False, True])
def test_pages_are_of_the_paper_that_was_asked_for(size, landscape):
    from io import BytesIO

    import pikepdf

    made = printed([_sheet(Paragraph("x"), landscape=landscape)], PageSetup(size))
    with pikepdf.open(BytesIO(made.data)) as pdf:
        box = [float(edge) for edge in pdf.pages[0].mediabox]
    upright = size.points
    assert box[2:] == pytest.approx(upright[::-1] if landscape else upright, abs=0.01)


def test_it_says_how_far_it_is_and_comes_to_the_end():
    told = []
    printed([everything()], A4, told=lambda done, total: told.append((done, total)))
    steps = [done for done, _ in told]
    assert steps == sorted(set(steps))
    assert told[-1][0] == told[-1][1]
    assert len(steps) > 10


def test_within_one_huge_paragraph_it_tells_and_can_be_stopped():
    told, calls = [], []

    def stopped():
        calls.append(len(told))
        return len(told) > 20

    with pytest.raises(StoppedError):
        printed(
            [_sheet(Paragraph("word " * 100_000))],
            A4,
            told=lambda done, total: told.append(done / total),
            stopped=stopped,
        )
    assert 20 < len(told) < 40
    assert told[-1] < 0.5


def test_nothing_to_print_is_refused():
    with pytest.raises(ValueError, match="nothing to print"):
        printed([], A4)


def test_what_is_together_is_on_one_page_if_a_page_can_hold_it():
    half = tuple(Paragraph(f"line {n} " + "x " * 150) for n in range(8))
    kept = Together((Heading("Kept"), *half))
    pages = structure.pages(printed([_sheet(*half, kept)], A4).data)
    assert "Kept" not in pages[0]
    assert pages[1].count("line") == 8
    far_too_much = Together((Heading("Kept"), *half * 9))
    made = printed([_sheet(far_too_much)], A4)
    assert structure.extracted(made.data).count("line") == 72


def test_a_heading_is_never_the_last_thing_on_a_page():
    for count in range(20, 60):
        lines = tuple(Paragraph(f"p{n}") for n in range(count))
        blocks = (*lines, Heading("Then"), Paragraph("comes " * 200))
        pages = structure.pages(printed([_sheet(*blocks, furniture=False)], A4).data)
        page = next(page for page in pages if "Then" in page)
        assert page.count("comes") > 10


def test_a_call_out_of_any_length_is_whole():
    made = printed([_sheet(CallOut("Care", "take care " * 2000))], A4)
    assert structure.extracted(made.data).count("take") == 2000
    assert made.pages > 3


def test_headings_never_skip_a_level_whatever_the_author_asked_for():
    headings = (Heading("a", 3), Heading("b", 2), Heading("c", 3), Heading("d", 9))
    for paper in (_sheet(*headings), Paper("T", None, headings)):
        found = structure.read(printed([paper], A4).data).all("H1", "H2", "H3", "H4")
        levels = [int(one.role[1]) for one in found]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_painter_that_asks_for_a_color_there_is_not_spoils_only_its_section():
    panel = Panel(50, lambda pen: pen.rect(0, 0, 9, 9, fill="mauve"))
    sections = (Section("Spoiled", (panel, Paragraph("kept"))), Section("Whole"))
    made = printed([Paper("T", sections=sections)], A4)
    assert made.plain == ("Spoiled",)
    assert "kept" in structure.extracted(made.data)


def test_contents_that_are_too_long_for_a_page_list_the_sections_alone():
    def contents(each):
        heads = tuple(Heading(f"part {n}") for n in range(each))
        sections = tuple(Section(f"Section {n}", heads) for n in range(12))
        paper = Paper("T", Cover("", "T"), sections=sections, contents=True)
        made = printed([paper], A4)
        return len(structure.read(made.data).all("TOCI")), made.pages

    assert contents(1) == (24, 14)
    assert contents(6) == (12, 14)


def _left_of(data, mark, word):
    """Tell whether `mark` stands left of `word`, by where Qt's PDFium finds them."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtPdf import QPdfDocument

    document, buffer = QPdfDocument(None), QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    text = document.getAllText(0).text()
    places = [
        document.getSelectionAtIndex(0, text.index(found), 1).boundingRectangle().left()
        for found in (mark, word)
    ]
    document.close()
    return places[0] < places[1]


def test_a_list_runs_from_right_to_left_only_if_all_of_it_does():
    arabic = Bullets(("مرحبا", "سلام"))
    mixed = Bullets(("محمد: mo-HAM-mad", "Ana"))
    assert not _left_of(printed([_sheet(arabic)], A4).data, "•", "م")
    assert _left_of(printed([_sheet(mixed)], A4).data, "•", "mo-HAM")


def test_a_name_from_the_right_and_the_number_after_it_keep_their_order():
    spans = ("Call: ", Span("محمد", bold=True), " ", Span("555-0117"))
    assert _left_of(printed([_sheet(Paragraph(spans))], A4).data, "م", "555")


def test_one_may_stop_while_the_file_is_written():
    told = []
    rows = tuple((f"row {n}", "x") for n in range(1500))
    table = Table((Column("A"), Column("B")), rows)
    asked_after = []

    def stopped():
        asked_after.append(bool(told) and told[-1] == 1)
        return sum(asked_after) > 4

    with pytest.raises(StoppedError):
        printed(
            [_sheet(table)],
            A4,
            told=lambda done, total: told.append(done / total),
            stopped=stopped,
        )
    assert told[-1] == 1


def test_papers_printed_on_two_threads_at_once_are_the_same_files():
    one, other = everything(), _sheet(Paragraph("שלום ᚠ 王小明 " * 300))
    papers = [one, other] * 3
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda paper: printed([paper], A4), papers))
    for paper, each in zip(papers, made, strict=True):
        assert each == printed([paper], A4)


@pytest.mark.parametrize(
    "link",
    [
        "HTTPS:\nexample.org",
        "java\tscript:alert(1)",
        "https://\x00example.org",
        " https://example.org",
        "https:example.org",
        "file:///etc/passwd",
        "data:text/html,x",
        "mailto:",
        "//example.org",
    ],
)
def test_what_only_looks_like_a_link_is_words(link):
    made = printed([_sheet(Paragraph(("see ", Span("here", link=link))))], A4)
    assert structure.read(made.data).all("Link") == []
    assert b"/URI" not in made.data
    assert "here" in structure.extracted(made.data)


def test_a_painter_that_fills_more_than_a_page_with_a_pattern_comes_to_an_end():
    figure = Figure("x", 50, lambda pen: pen.rect(0, 0, 1e9, 1e9, kind="learn"))
    made = printed([_sheet(figure)], PageSetup(PaperSize.A4, grey=True))
    assert len(made.data) < 200_000
