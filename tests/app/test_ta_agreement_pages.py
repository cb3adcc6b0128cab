"""The agreement on technical assistance: one page while what is agreed fits on it."""

from datetime import date

import pytest

from app import clock
from app.assistance import edits, milestones, requests, steps
from app.pdf import press
from app.pdf.setup import PageSetup, PaperSize
from app.printouts.assistance import ta_agreement
from tests.app.papers import everything

ROUND = "Seven hundred words and two rounds of edits, with a headline. "
BEYOND = "Pitching it to editors beyond the county paper. "


@pytest.fixture
def agreed(store, community):
    """Return a way to agree on so much: the key of the request."""
    clock.pretend(date(2026, 4, 1))

    def agree(times, ways):
        key = store.write("x", requests.add, community, "An op-ed about fathers")[0]
        store.write("x", steps.agree, key, ROUND * times, date(2026, 5, 15), 720)
        for field in ("scope_out", "outcome"):
            store.write("x", edits.edit, key, field, BEYOND * times)
        for n in range(ways):
            words, due = f"Milestone number {n} with some words", date(2026, 4, 10 + n)
            store.write("x", milestones.add, key, words, due)
        return store.read(ta_agreement.compose, key, {})

    return agree


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.LETTER])
@pytest.mark.parametrize("large", [False, True])
def test_what_is_agreed_in_a_few_lines_fits_one_page(agreed, size, large):
    pages = press.printed([agreed(3, 6)], PageSetup(size, large=large)).pages
    assert pages == 1


def test_a_page_of_words_still_fits_and_more_goes_on_overleaf_uncut(agreed):
    letter = PageSetup(PaperSize.LETTER)
    assert press.printed([agreed(9, 0)], letter).pages == 1
    long = agreed(24, 6)
    assert press.printed([long], letter).pages == 2
    said = everything(long)
    assert said.count(ROUND.strip()) == 24
    assert said.count(BEYOND.strip()) == 48
