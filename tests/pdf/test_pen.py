"""Pictures: noted once, drawn to the scale of the page, read only where they should."""

from functools import partial

import pymupdf
import pytest

from app.pdf.design import STYLES, Look
from app.pdf.letters.fonts import FontBook
from app.pdf.palette import KINDS, ROLES, Palette, as_grey
from app.pdf.pen import Pen
from app.pdf.press import printed
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import Align, Figure, Panel, Paper, Paragraph, Sheet, Tone
from tests.pdf import structure

A4 = PageSetup(PaperSize.A4)
GREY = PageSetup(PaperSize.A4, grey=True)


def _pen(setup=A4, **how):
    return Pen(Look(setup, FontBook()), 400, 200, **how)


def _printed(block, setup=A4):
    return printed([Paper("T", Sheet("", "T"), (block,))], setup)


def test_what_a_panel_says_is_read_in_the_order_of_writing():
    def paint(pen):
        pen.words("first", 200, 60, 100)
        pen.words("second", 0, 0, 100, align=Align.RIGHT, tone=Tone.RUST)
        with pen.silent():
            pen.words("nobody", 0, 30, 100)
        with pen.turned():
            pen.words("upside", 0, 30, 100)

    data = _printed(Panel(100, paint)).data
    said = [one.text.strip() for one in structure.read(data).all("P")]
    assert said == ["first", "second"]
    shown = structure.extracted(data)
    assert "nobody" in shown
    assert "upside" in shown


def test_what_a_figure_shows_belongs_to_the_figure():
    figure = Figure("Two names", 60, lambda pen: pen.words("محمد Ana", 0, 0, 200))
    tree = structure.read(_printed(figure).data)
    (found,) = tree.all("Figure")
    assert found.alt == "Two names"
    assert "Ana" in found.text
    assert found.attributes["Placement"] == "Block"


def test_a_figure_is_painted_once():
    painted = []
    _printed(Figure("a", 60, painted.append))
    assert len(painted) == 1


def test_a_figure_taller_than_the_page_is_made_to_fit():
    made = _printed(Figure("a", 5000, lambda pen: None, "Its caption"))
    assert "Its caption" in structure.pages(made.data)[-1]
    assert made.pages <= 2


def test_in_large_print_a_picture_is_larger_and_its_box_as_much_narrower():
    boxes = []
    for large in (False, True):
        setup = PageSetup(PaperSize.A4, large=large)
        _printed(
            Figure("a", 60, lambda pen: boxes.append((pen.width, pen.height))), setup
        )
    (wide, tall), (narrow, as_tall) = boxes
    assert narrow == pytest.approx(wide * 10.5 / 13)
    assert tall == as_tall == 60


def test_a_sheet_without_height_is_the_whole_paper():
    sizes = []
    _printed(Panel(None, lambda pen: sizes.append((pen.width, pen.height, pen.margin))))
    assert sizes[-1] == pytest.approx((595.276, 841.89, 56))


def test_words_fit_the_width_they_are_given():
    pen = _pen()
    size = pen.fit("Nguyễn Thị Phượng", 300, most=58, least=24)
    assert 24 < size < 58
    assert pen.measure("Nguyễn Thị Phượng", style="title", size=size) <= 300
    assert pen.measure("Nguyễn Thị Phượng", style="title", size=size + 1.2) > 300
    assert pen.fit("Al", 300, most=58, least=24) == 58
    assert pen.fit("W" * 99, 300, most=58, least=24) == 24


def test_words_say_how_tall_they_are_and_can_be_clamped():
    pen = _pen()
    whole = pen.words("word " * 100, 0, 0, 120, style="small")
    assert pen.words("word " * 100, 0, 0, 120, style="small", lines=2) == 25
    assert whole > 100
    assert pen.words("", 0, 0, 120) == 0


def test_every_kind_of_block_looks_different_in_grey():
    drawn = set()
    for kind in KINDS:
        made = _printed(
            Panel(30, lambda pen, k=kind: pen.rect(0, 0, 40, 20, kind=k)), GREY
        )
        drawn.add(_operators(made.data))
    assert len(drawn) == len(KINDS)


def _operators(data):
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        return pdf.pages[0].Contents.read_bytes()


@pytest.mark.parametrize("setup", [A4, GREY])
def test_nothing_is_drawn_in_color_when_grey_was_asked_for(setup):
    def paint(pen):
        for at, role in enumerate(ROLES):
            pen.rect(at * 10, 0, 9, 9, fill=role, line=role, radius=2)
            pen.circle(at * 10, 20, 3, fill=role)
            pen.line(at * 10, 30, 9, 30, tone=role)
            pen.words("x", at * 10, 40, 9, tone=role)
        for at, kind in enumerate(KINDS):
            pen.rect(at * 10, 60, 9, 9, kind=kind)

    colors = _colors(_operators(_printed(Panel(100, paint), setup).data))
    assert all(red == green == blue for red, green, blue in colors) == setup.grey


def _colors(content):
    words = content.decode("latin-1").split()
    return {
        tuple(words[at - 3 : at])
        for at, word in enumerate(words)
        if word in ("rg", "RG")
    }


def test_greys_are_as_light_as_the_colors_they_stand_for():
    # CIE L* of pdf.md section 6: teal 29, teal-2 49, teal-3 76, rust 42
    for role, lightness in (("teal", 29), ("teal2", 49), ("teal3", 76), ("rust", 42)):
        level = int(Palette(grey=True).color(role)[1:3], 16) / 255
        part = ((level + 0.055) / 1.055) ** 2.4
        assert 116 * part ** (1 / 3) - 16 == pytest.approx(lightness, abs=1.2)
    assert as_grey("#FFFFFF") == "#FFFFFF"
    assert as_grey("#000000") == "#000000"


@pytest.mark.parametrize("kind", [Panel, partial(Figure, "Words")])
def test_words_below_its_box_make_a_picture_taller_and_none_is_lost(kind):
    def paint(pen):
        for line in range(30):
            pen.words(f"line {line:02}", 0, 20 * line, 200)

    block = kind(10, paint)
    made = printed([Paper("T", Sheet("", "T"), (block, Paragraph("after")))], A4)
    text = structure.extracted(made.data)
    assert [f"line {line:02}" in text for line in range(30)] == [True] * 30
    lowest, after = _tops(made.data, "line 29", "after")
    assert after > lowest + 9


def _tops(data, *words):
    """Return how far down the first page words stand, in points."""
    with pymupdf.open(stream=data) as pdf:
        return [pdf[0].search_for(one)[0].y0 for one in words]


@pytest.mark.parametrize("paper", list(PaperSize))
def test_no_type_of_large_print_is_smaller_than_ten_and_a_half(paper):
    look = Look(PageSetup(paper, large=True), FontBook())
    small = [name for name in STYLES if look.style(name).size < 10.5 * look.sheet]
    assert small == []
    assert look.furniture == 10 * look.sheet
    usual = Look(PageSetup(paper), FontBook())
    assert usual.style("over").size == STYLES["over"].size * usual.sheet
