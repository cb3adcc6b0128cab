"""The recovery sheet: one page, readable, and no word of hers in what names it."""

from datetime import date

import pytest

from app.book import keys
from app.book.keys import Key
from app.pdf import press
from app.pdf.setup import PageSetup, PaperSize
from app.printouts import catalog, recovery_sheet
from tests.app.papers import everything

KEY = Key(bytes(range(7, 39)), bytes(16))
BOOK = "Casa Verde and what Joe said"


def paper():
    return recovery_sheet.compose(keys.code(KEY), BOOK, date(2026, 5, 10))


def test_what_stands_on_the_sheet_opens_the_book():
    said = everything(paper())
    for line in keys.code(KEY):
        assert line.replace(" ", "\n") in said
    assert BOOK in said
    assert "May 10, 2026" in said.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("size", [PaperSize.LETTER, PaperSize.A4])
@pytest.mark.parametrize("large", [False, True])
def test_it_is_one_page(size, large):
    assert press.printed([paper()], PageSetup(size, large=large)).pages == 1


def test_nothing_that_names_it_says_whose_it_is():
    about = paper()
    assert about.title == "Recovery sheet"
    assert (about.author, about.subject, about.foot) == ("", "", "")


def test_it_is_in_no_list_of_papers():
    modules = {
        one.module for subject in catalog.Subject for one in catalog.printouts(subject)
    }
    assert not any("recovery" in name for name in modules)
