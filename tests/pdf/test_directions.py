"""Letters run as UAX #9 has it: as the library of Rust reorders them."""

from unicodedata import bidirectional

from bidi import get_display
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from app.pdf.letters.cleaning import clean
from app.pdf.letters.directions import base_level, has_rtl, levels, visual_order

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


@given(TEXT)
def test_text_without_a_letter_from_the_right_needs_no_levels(text: str) -> None:
    if not has_rtl(text):
        assert set(levels(text, 0)) <= {0}


@given(st.lists(st.integers(0, 4), max_size=12))
def test_reordering_leaves_nothing_out(line: list[int]) -> None:
    assert sorted(visual_order(line)) == list(range(len(line)))
