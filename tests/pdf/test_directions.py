"""Letters run as UAX #9 has it: as the library of Rust reorders them."""

import re
from itertools import accumulate, pairwise
from unicodedata import bidirectional, mirrored

import pytest
from bidi import get_display
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from app.pdf.letters.cleaning import clean
from app.pdf.letters.directions import (
    Directions,
    base_level,
    directed,
    has_rtl,
    levels,
    visual_order,
)
from app.pdf.letters.fonts import FontBook
from app.pdf.letters.lines import Layout, Run
from app.pdf.letters.pieces import visual
from tests.pdf.setting import BODY

_LETTERS = "ab אב ابت 123 ١٢ ()[]{}<>«» .,-+%$!\u200f\u200e\u0301\u05b8\u064b"
TEXT = st.text(st.sampled_from(_LETTERS), min_size=1, max_size=24) | st.text(
    st.characters(max_codepoint=0x6FF), min_size=1, max_size=24
)


def _displayed(text: str) -> str:
    """Return the letters from left to right, with the spaces of rule L1."""
    base = base_level(text)
    found = levels(text, base)
    should_reset = True
    for at in reversed(range(len(text))):
        kind = bidirectional(text[at])
        if kind in ("S", "B"):
            should_reset = True
        elif kind not in ("WS", "BN"):
            should_reset = False
        if should_reset:
            found[at] = base
    return "".join(text[at] for at in visual_order(found))


@settings(max_examples=2000, deadline=None)
@given(TEXT)
@example("a(ב)1")
@example("ab(אב[&ef]!)gh")
def test_letters_are_ordered_as_the_reference_orders_them(text: str) -> None:
    # the reference places a soft hyphen, which has no width, beside another letter
    text = clean(text).replace("\n", "").replace("\u00ad", "")
    assume(text)
    assert _displayed(text) == get_display(text)


@settings(max_examples=1500, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=5))
def test_what_is_isolated_is_ordered_as_the_reference_orders_it(
    parts: list[str],
) -> None:
    parts = [re.sub("[\\s\x1c-\x1f\u00ad]", "", clean(part)) for part in parts]
    assume(all(parts))
    # behind an isolate the reference forgets what a bracket stands after (rule N0)
    assume(not any(mirrored(letter) for part in parts for letter in part))
    ends = [*accumulate(map(len, parts))]
    isolates = list(pairwise((0, *ends)))[1::2]
    found = directed("".join(parts), isolates)
    marked = "".join(
        f"\u2068{part}\u2069" if at % 2 else part for at, part in enumerate(parts)
    )
    shown = get_display(marked, base_dir="R" if found.base else "L")
    assert _walled("".join(parts), found, isolates) == re.sub(
        "[\u2068\u2069]", "", shown
    )


def test_a_bracket_behind_what_is_isolated_goes_with_the_letter_before_it() -> None:
    """By rule N0 of UAX #9: it holds a number and stands after a Hebrew letter."""
    found = directed("aא1(1)", [(2, 3)])
    assert [found.levels[at] for at in (0, 1, 3, 5)] == [0, 1, 1, 1]


def _walled(text: str, found: Directions, isolates: list[tuple[int, int]]) -> str:
    """Return the letters from left to right, each isolate between its walls."""
    walls = {end: found.walls[end] for _, end in isolates}
    walls |= {start: found.walls[end] for start, end in isolates}
    order: list[tuple[str, int]] = []
    for at, letter in enumerate([*text, ""]):
        order += [("", walls[at])] if at in walls else []
        order += [(letter, found.levels[at])] if letter else []
    line = visual_order([level for _, level in order])
    return "".join(order[at][0] for at in line)


@pytest.mark.parametrize(
    "parts", [("محمد", " 555-0117"), ("555-0117 ", "محمد"), ("דנה ", "محمد", " 12")]
)
def test_parts_stand_in_their_order_whichever_way_their_letters_run(
    parts: tuple[str, ...],
) -> None:
    runs = [Run(part, isolated=True) for part in parts]
    (line,) = Layout([Run("Ana: "), *runs], BODY, FontBook()).lines(1e6)
    order = [line.pieces[at].run for at in visual(line.pieces)]
    assert order == sorted(order)


def test_a_paragraph_of_isolated_parts_alone_runs_as_its_first_letter() -> None:
    runs = [Run("דנה", isolated=True)]
    assert Layout(runs, BODY, FontBook()).lines(1e6)[0].base == 1


@given(TEXT)
def test_text_without_a_letter_from_the_right_needs_no_levels(text: str) -> None:
    if not has_rtl(text):
        assert set(levels(text, 0)) <= {0}


@given(st.lists(st.integers(0, 4), max_size=12))
def test_reordering_leaves_nothing_out(line: list[int]) -> None:
    assert sorted(visual_order(line)) == list(range(len(line)))
