"""Lines end where UAX #14 lets them, and where scripts without spaces let them."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st
from uniseg.graphemecluster import grapheme_cluster_boundaries
from uniseg.linebreak import line_break_boundaries

from app.pdf.letters.breaking import pieces
from app.pdf.letters.unicode_rules import cluster_ends, line_ends

_WORDS = st.text(
    st.sampled_from("abzAZ019.,'éßğцΩאبकং«»“”’-/?…()" + "研究のア한。、「」"),
    max_size=9,
)


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\n\r"), max_size=50))
def test_nothing_is_lost_between_pieces(text: str) -> None:
    assert "".join(pieces(text)) == text


@settings(max_examples=500, deadline=None)
@given(_WORDS)
@example("co-operate")
@example("「研究」、한국")
def test_a_word_breaks_where_unicode_says(word: str) -> None:
    # pairs of brackets of unlike script apart (UAX #14, LB30), which is no word
    if re.search(r"[().,…][(«“]", word):
        return
    ends = set(line_break_boundaries(word)) - {0}
    at, own = 0, set()
    for piece in pieces(word):
        at += len(piece)
        own.add(at)
    assert own == ends


_ALL = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)
_HARD = st.text(
    st.sampled_from(
        "a中 \u0301\u200d«»\"'“”-\u2010\u25cc()?!/%$1,.א\u1100\u1161가🇺👩🏽\u0915\u094d"
        "\u1b05\u1b44\u0e01\u0e31\u200b\u2060\u00a0\u2014…、ア\u30a1\n\r©\u0600\u0e33"
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=1500, deadline=None)
@given(_ALL | _HARD)
def test_lines_and_clusters_end_where_the_library_ends_them(text: str) -> None:
    assert line_ends(text) == list(line_break_boundaries(text))
    assert cluster_ends(text) == list(grapheme_cluster_boundaries(text))[1:]


def test_spaces_stay_at_the_end_and_nbsp_holds() -> None:
    assert pieces("May\u00a019,  2026") == ["May\u00a019,  ", "2026"]
    assert pieces("re\u00adly") == ["re\u00ad", "ly"]


def test_french_marks_stay_with_their_words() -> None:
    assert pieces("Oui ! Non : « mot »") == ["Oui ! ", "Non : ", "« mot »"]


def test_thai_breaks_between_syllables_never_before_a_vowel_sign() -> None:
    assert pieces("ใจดี") == ["ใจ", "ดี"]
    assert pieces("นางสาว") == ["นา", "ง", "สา", "ว"]
    assert pieces("ខ្មែរ") == ["ខ្មែ", "រ"]
