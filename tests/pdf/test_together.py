"""What belongs together is on one page: a heading with its table, lines with a page."""

import pytest

from app.pdf.press import printed
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import (
    Column,
    Heading,
    Lines,
    PageBreak,
    Paper,
    Paragraph,
    Section,
    Sheet,
    Table,
)
from tests.pdf import structure

A4 = PageSetup(PaperSize.A4)
COLUMNS = (Column("Person", names_row=True), Column("Place"))


def _pages(*blocks):
    made = printed([Paper("T", Sheet("", "A sheet"), blocks)], A4)
    return structure.pages(made.data)


def _table(rows):
    return Table(COLUMNS, tuple((f"Row {at}.", "Here") for at in range(rows)))


def _above(count):
    return [Paragraph(f"Filling {at}") for at in range(count)]


@pytest.mark.parametrize("above", range(20, 36))
def test_a_heading_and_its_lead_stay_with_the_first_rows_of_the_table(above):
    opened = (Heading("What was asked"), Paragraph("Counted in May."), _table(40))
    pages = _pages(*_above(above), *opened)
    [page] = [page for page in pages if "What was asked" in page]
    assert "Counted in May." in page
    assert "Person" in page
    assert "Row 1." in page


@pytest.mark.parametrize("above", range(20, 36))
def test_the_lead_of_a_section_stays_with_its_table(above):
    head = Sheet("", "A sheet")
    asked = Section("What was asked", (_table(40),), "", "In May.", new_page=False)
    made = printed([Paper("T", head, tuple(_above(above)), (asked,))], A4)
    [page] = [page for page in structure.pages(made.data) if "In May." in page]
    assert "Row 1." in page


@pytest.mark.parametrize("above", range(20, 36))
def test_six_rows_are_never_parted(above):
    pages = _pages(*_above(above), _table(6))
    [page] = [page for page in pages if "Row 0." in page]
    assert "Row 5." in page


@pytest.mark.parametrize("last", [(), (PageBreak(), Paragraph("The end"))])
@pytest.mark.parametrize("above", range(20, 36))
def test_room_for_notes_is_what_the_page_has_and_two_lines_at_least(above, last):
    def pages(count):
        return _pages(*_above(above), Lines("Notes", count), *last)

    assert len(pages(30)) == len(pages(2))


def test_lines_that_something_follows_are_all_there():
    made = printed([Paper("T", None, (Lines("", 5), Paragraph("after")))], A4)
    assert made.pages == 1
    crowded = (*_above(28), Lines("Notes", 12), Paragraph("after"))
    assert "Notes" in _pages(*crowded)[1]
