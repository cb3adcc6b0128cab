"""No text anyone may type keeps a paper from being made, or makes it say otherwise."""

from itertools import islice

import pytest
from hypothesis import given

from app.pdf import press, story
from app.pdf.letters import fonts
from app.pdf.press import StoppedError
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import Paper, Section
from tests.pdf import hostile, papers, proof, structure, validators
from tests.pdf.proof import Proof, prove
from tests.worlds import quickly

A4 = PageSetup(PaperSize.A4)
NAMES = {f"names {n}": " · ".join(hostile.NAMES[n : n + 4]) for n in range(0, 16, 4)}
TYPED = {**hostile.LINES, **hostile.UNFIT, **NAMES}


def faults(made: Proof) -> list[str]:
    """Return what is wrong with it, but for what outloud thinks of such words."""
    return [
        *validators.syntax_faults(made.data),
        *validators.conformance_faults(made.data),
        *proof.differences(made.paper, made.data),
    ]


@pytest.mark.parametrize("text", TYPED.values(), ids=list(TYPED))
def test_hostile_text_is_printed_as_it_was_typed_wherever_it_stands(text):
    assert prove(papers.everywhere(text)).faults() == []


@pytest.mark.parametrize("text", hostile.LONG.values(), ids=list(hostile.LONG))
def test_very_long_text_is_printed_to_its_end(text):
    assert faults(prove(papers.of_texts([text]))) == []


@pytest.mark.parametrize("text", hostile.LONG.values(), ids=list(hostile.LONG))
def test_a_cell_with_very_long_text_goes_on_over_the_page(text):
    printed = press.printed([papers.of_cells([text, "x", "y", text])], A4)
    assert validators.conformance_faults(printed.data) == []
    assert (printed.cut > 0) == (len(text) > 20_000)
    assert printed.plain == ()


def test_600_paragraphs_of_any_characters():
    texts = list(islice(hostile.random_texts(), 600))
    assert faults(prove(papers.of_texts(texts))) == []


def test_500_cells_of_any_characters():
    texts = list(islice(hostile.random_texts(11), 500))
    assert faults(prove(papers.of_cells(texts))) == []


@quickly
@given(hostile.TEXTS)
def test_any_text_is_read_as_it_was_typed(text):
    paper = papers.of_texts([f"begin {text} end"])
    assert faults(prove(paper)) == []


def test_a_table_of_5_000_rows_is_whole_and_accessible():
    texts = [f"{word} {n}" for n in range(5_000) for word in ("name", "place")]
    printed = prove(papers.of_cells(texts))
    assert faults(printed) == []
    assert printed.printed.pages > 80


@pytest.mark.parametrize(
    "columns",
    [
        (story.Column("lorem " * 3000), story.Column("B")),
        (story.Column("A", 0), story.Column("B", 1000)),
        tuple(story.Column(f"Column {n}") for n in range(40)),
        (story.Column(""), story.Column("")),
    ],
    ids=["a head of 3,000 words", "no room", "40 columns", "no titles"],
)
def test_tables_that_ask_for_too_much_are_made_all_the_same(columns):
    row = tuple("Supercalifragilistic" for _ in columns)
    table = story.Table(columns, (row, row))
    paper = Paper("Table", sections=(Section("Table", (table,)),))
    assert prove(paper).faults() == []


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (story.Bullets(()), story.CheckList(()), story.Facts(()), story.Pairs(())),
        (story.Table((), ()), story.Signatures(()), story.Together(())),
        (story.Paragraph(""), story.Heading(""), story.CallOut("", "")),
        (story.PageBreak(), story.PageBreak()),
        (story.Together(tuple(story.Paragraph("lorem " * 900) for _ in range(9))),),
        tuple(story.Heading(f"Heading {n}") for n in range(300)),
        (
            story.Figure(
                "It is tall", 5_000, lambda pen: pen.circle(9, 9, 9, fill="teal")
            ),
        ),
        (story.Panel(5_000, lambda pen: None),),
        (story.Lines("Notes", 200),),
        (story.CallOut("Long", "lorem " * 3000),),
    ],
    ids=[
        "nothing",
        "empty lists",
        "empty tables",
        "empty words",
        "page breaks alone",
        "together on nine pages",
        "300 headings",
        "a figure taller than the page",
        "a panel taller than the page",
        "200 lines to write on",
        "a call-out of 3,000 words",
    ],
)
def test_blocks_that_are_empty_or_too_big_are_made_all_the_same(blocks):
    paper = Paper("Too much", sections=(Section("Too much", blocks),))
    assert prove(paper).faults() == []


def test_a_picture_that_cannot_be_painted_does_not_keep_the_rest_from_print():
    def paint(pen):
        raise ZeroDivisionError

    figure = story.Figure("It shows nothing", 50, paint)
    blocks = (story.Paragraph("Before it"), figure, story.Paragraph("After it"))
    broken = Section("Broken", blocks)
    sound = Section("Sound", (story.Paragraph("All is well here"),))
    printed = press.printed([Paper("Two", sections=(broken, sound))], A4)
    assert printed.plain == ("Broken",)
    assert validators.faults(printed.data) == []
    read = structure.read(printed.data).text
    assert all(text in read for text in ("Before it", "After it", "All is well here"))


# --- 100,000 words ------------------------------------------------------------------


def test_100_000_words_in_one_field_tell_how_far_they_are():
    told: list[tuple[int, int]] = []
    paper = papers.of_texts(["lorem " * 100_000])
    printed = press.printed([paper], A4, told=lambda *far: told.append(far))
    assert printed.pages > 100
    assert len(told) > 10
    assert told == sorted(told)
    assert all(0 <= done <= whole for done, whole in told)
    assert len(structure.read(printed.data).text.split()) > 100_000


def test_100_000_words_can_be_stopped_at_any_moment():
    asked = 0

    def stopped() -> bool:
        nonlocal asked
        asked += 1
        return asked > 5

    with pytest.raises(StoppedError):
        press.printed([papers.of_texts(["lorem " * 100_000])], A4, stopped=stopped)
    assert asked == 6


# --- Letters without a font ---------------------------------------------------------


def test_a_letter_no_font_has_is_seen_as_its_number_and_counted():
    printed = prove(papers.of_texts(["runes ᚠᚢᚠ end"]))
    assert printed.printed.missing == {"ᚠ": 2, "ᚢ": 1}
    assert "runes ᚠᚢᚠ end" in structure.read(printed.data).text
    assert structure.shown(printed.data).count("[U+16A0]") == 2


def test_without_the_fonts_of_other_scripts_each_letter_is_counted():
    # without the extra `scripts` there are but the two families that are always there
    def find(package: str):
        always = "source_sans" in package or "source_serif" in package
        return fonts.package_folder(package) if always else None

    few = fonts.installed(find)
    name = "王小明 Ana क्षितिज"
    printed = press.printed([papers.of_texts([name, name])], A4, fonts=few)
    foreign = [letter for letter in name * 2 if not letter.isascii()]
    assert sum(printed.missing.values()) == len(foreign)
    assert set(printed.missing) == set(foreign)
    assert validators.faults(printed.data) == []
    assert structure.shown(printed.data).count("[U+") == len(foreign)
    assert structure.read(printed.data).text.count(name) == 2
