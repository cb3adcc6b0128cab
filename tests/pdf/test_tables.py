"""Tables on paper: columns that fit, rows that go on, shapes instead of color."""

import re

import pytest

from app.pdf.blocks import columns, marks
from app.pdf.design import LEAST_COLUMN, Look
from app.pdf.letters.fonts import FontBook
from app.pdf.press import printed
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import Align, Cell, Column, Paper, Paragraph, Section, Table
from tests.pdf import structure

A4 = PageSetup(PaperSize.A4)


def _look(**how):
    return Look(PageSetup(PaperSize.A4, **how), FontBook())


def _tree(table, setup=A4):
    made = printed([Paper("T", sections=(Section("S", (table,)),))], setup)
    return structure.read(made.data)


def _pages(*blocks, setup=A4):
    made = printed([Paper("T", sections=(Section("S", blocks),))], setup)
    return structure.pages(made.data)


def test_columns_share_the_width_as_they_ask():
    table = Table((Column("A", 1), Column("B", 3)), (("a", "b"),))
    widths = columns.column_widths(_look(), table, 400)
    assert [round(width) for width in widths] == [100, 300]


def test_a_column_is_as_wide_as_its_longest_word_if_the_others_can_spare_it():
    table = Table((Column("A", 1), Column("B", 9)), (("Epidemiologist", "b"),))
    for large in (False, True):
        look = _look(large=large)
        widths = columns.column_widths(look, table, 400)
        assert widths[0] > look.measure("Epidemiologist", look.style("td"))
        assert abs(sum(widths) - 400) < 0.01


def test_a_narrow_column_of_times_never_breaks_one() -> None:
    time = "10:00\N{NO-BREAK SPACE}PM"
    table = Table((Column("Time", 1), Column("What", 20)), ((time, "word " * 60),))
    pages = _pages(table)
    assert "10:00 PM" in pages[0].replace("\N{NO-BREAK SPACE}", " ")
    widths = columns.column_widths(_look(), table, 400)
    assert widths[0] > _look().measure(time, _look().style("td"))


def test_a_long_word_never_breaks_the_title_of_another_column() -> None:
    look = _look()
    titles = ("Time", "Minutes", "Kind", "What")
    table = Table(tuple(map(Column, titles)), (("W" * 90, "1", "x" * 90, "y" * 90),))
    widths = columns.column_widths(look, table, 200)
    for title, width in zip(titles, widths, strict=True):
        assert width > look.measure(title, look.style("th"))
    assert abs(sum(widths) - 200) < 0.01


def test_no_column_is_too_narrow_to_write_in_however_little_it_asks_for():
    table = Table((Column("", 0), Column("B", 1000)), (("", "b"),))
    widths = columns.column_widths(_look(), table, 400)
    assert widths[0] >= LEAST_COLUMN - 1
    many = Table(tuple(Column("Supercalifragilistic") for _ in range(40)), ())
    assert abs(sum(columns.column_widths(_look(), many, 400)) - 400) < 0.01


def test_the_head_stands_on_every_page_and_is_read_once():
    rows = tuple((f"row {n}", "x") for n in range(100))
    table = Table((Column("First head"), Column("Second")), rows)
    pages = _pages(table)
    assert len(pages) > 2
    assert all("First head" in page for page in pages)
    assert _tree(table).text.count("First head") == 1


def test_a_long_title_of_a_column_is_clamped_and_still_told_whole():
    title = "lorem ipsum " * 60
    table = Table((Column(title), Column("B")), (("a", "b"),))
    assert _tree(table).all("TH")[0].text.split() == title.split()
    assert _pages(table)[0].count("lorem") < 30


def test_a_short_title_is_whole_in_any_column():
    table = Table(tuple(Column(f"Column {n}") for n in range(40)), ())
    text = "".join("".join(_pages(table, Paragraph("x"))).split())
    assert not table.rows
    named = Table(table.columns, (("",) * 40,))
    text = "".join("".join(_pages(named)).split())
    assert all(letter in text for letter in "Column39")


def test_a_row_taller_than_a_page_goes_on_and_loses_nothing():
    tall = "word " * 3000
    pages = _pages(Table((Column("A"), Column("B")), ((tall, "beside " * 900),)))
    assert len(pages) > 3
    text = " ".join(pages)
    assert (text.count("word"), text.count("beside")) == (3000, 900)


def test_an_ordinary_row_is_not_cut_in_two():
    rows = tuple((f"begin{n} " + "word " * 120 + f"end{n}.", "x") for n in range(30))
    for page in _pages(Table((Column("A"), Column("B")), rows)):
        for n in range(30):
            assert (f"begin{n} " in page) == (f"end{n}." in page)


def test_a_table_does_not_leave_one_row_alone_on_the_next_page():
    for count in range(20, 60):
        rows = tuple((f"row{n}", "x") for n in range(count))
        last = _pages(Table((Column("A"), Column("B")), rows))[-1]
        assert last.count("row") >= 2


def test_rows_are_named_where_that_helps_and_every_table_has_heads():
    people = Table(
        (Column("Name", names_row=True), Column("Role"), Column("Site")),
        tuple((f"Ana {n}", "coach", "Dry Creek") for n in range(4)),
    )
    scopes = [one.attributes["Scope"] for one in _tree(people).all("TH")]
    assert scopes == ["Column"] * 3 + ["Row"] * 4
    untitled = Table((Column(""), Column("")), (("a", "b"), ("c", "d")))
    assert [one.text.strip() for one in _tree(untitled).all("TH")] == ["a", "c"]


def test_shapes_are_told_where_they_stand_alone_and_silent_beside_words():
    columns_ = (Column("Topic"), Column("Ana", align=Align.CENTER), Column("State"))
    row = ("Linkage", Cell(mark="can_help"), Cell("On track", mark="on_track"))
    cells = [one.text.strip() for one in _tree(Table(columns_, (row, row))).all("TD")]
    assert cells[:3] == ["Linkage", "Can help", "On track"]


def test_a_row_with_too_few_cells_is_filled_with_empty_ones():
    tree = _tree(Table((Column("A"), Column("B"), Column("C")), (("a",), ("b",))))
    assert [one.text.strip() for one in tree.all("TD")] == ["a", "", "", "b", "", ""]


def test_words_of_a_cell_and_its_note_are_not_one_word():
    tree = _tree(Table((Column("A"), Column("B")), ((Cell("Ana", "AH-na"), "x"),)))
    assert tree.all("TD")[0].text.split() == ["Ana", "AH-na"]


def _filled(lines):
    return tuple(Paragraph(f"line {n}") for n in range(lines))


def test_two_tall_rows_are_not_kept_together() -> None:
    tall = "one\n" * 9 + "last"
    table = Table((Column("A"), Column("B")), ((tall, "first"),) * 4)
    first, *_ = _pages(*_filled(17), table)
    assert first.count("first") == 1


def test_two_small_rows_stay_together_at_either_end_of_a_table() -> None:
    table = Table((Column("A"), Column("B")), tuple((f"r{n}", "x") for n in range(40)))
    for lines in range(18, 30):
        pages = _pages(*_filled(lines), table)
        told = [len(re.findall(r"\br\d+", page)) for page in pages]
        assert all(count != 1 for count in told)


def test_a_tall_row_goes_to_the_next_page_whole_if_half_of_this_one_is_used() -> None:
    tall = "\n".join(f"w{n}" for n in range(24))
    table = Table((Column("A"), Column("B")), ((tall, "x"),))
    pages = _pages(*_filled(20), table)
    assert [page.count("w") for page in pages] == [0, 24]


def test_a_tall_row_is_parted_where_little_of_the_page_is_used() -> None:
    tall = "\n".join(f"w{n}" for n in range(45))
    table = Table((Column("A"), Column("B")), ((tall, "x"),))
    pages = _pages(*_filled(7), table)
    assert [page.count("w") > 0 for page in pages] == [True, True]
    assert sum(page.count("w") for page in pages) == 45


def test_a_row_taller_than_a_page_begins_where_there_is_room() -> None:
    tall = "\n".join(f"w{n}" for n in range(90))
    table = Table((Column("A"), Column("B")), ((tall, "x"),))
    pages = _pages(*_filled(20), table)
    assert pages[0].count("w") > 3
    assert sum(page.count("w") for page in pages) == 90


@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("code", ["steady", "watch", "urgent", "unsaid"])
def test_each_state_of_a_site_has_a_shape_and_a_word(code: str, *, grey: bool) -> None:
    table = Table((Column("A"), Column("B")), (("x", Cell(mark=code)),))
    tree = _tree(table, PageSetup(PaperSize.A4, grey=grey))
    assert tree.all("TD")[-1].text.strip() == marks.label_of(code)
