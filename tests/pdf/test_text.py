"""Whatever is typed is told by the file, or counted as missing."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.pdf.letters.cleaning import clean, is_web_link
from app.pdf.letters.clusters import clusters, seen
from app.pdf.letters.fonts import FontBook
from app.pdf.letters.lines import Run
from tests.pdf.reading import told, words
from tests.pdf.setting import BODY, SCRIPTS, paragraphs

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
_BLOCKS = ((0x20, 0x24F), (0x370, 0x52F), (0x590, 0x6FF), (0x900, 0xDFF))
_BLOCKS += ((0xE00, 0x10FF), (0x1E00, 0x2BFF), (0x3000, 0x9FFF), (0x1F300, 0x1FAFF))
LIFELIKE = st.lists(
    st.sampled_from(_BLOCKS).flatmap(
        lambda block: st.text(
            st.characters(min_codepoint=block[0], max_codepoint=block[1]), max_size=9
        )
    )
    | st.sampled_from((" ", "\n", "\u00ad", "\u200d", "\u00a0", "-", "(", ")", "1")),
    max_size=14,
).map("".join)


def _is_told(text: str) -> None:
    book = FontBook()
    data = paragraphs(text, book=book)
    assert words(data, "P") == clean(text).replace("\n", "")
    drawable = seen(clean(text))
    for letter in book.missing:
        assert letter in drawable


@settings(deadline=None, max_examples=60)
@given(ANYTHING)
@example("e\u0301\u0301\u200d\u0345")
@example("\u0301\u05b8 \u200f(\u05d0")
@example("")
def test_every_letter_of_any_text_is_told(text: str) -> None:
    _is_told(text)


@settings(deadline=None, max_examples=120)
@given(LIFELIKE)
def test_every_letter_of_mixed_scripts_is_told(text: str) -> None:
    _is_told(text)


@pytest.mark.parametrize("text", SCRIPTS)
def test_every_script_is_told_and_nothing_is_missing(text: str) -> None:
    book = FontBook()
    assert words(paragraphs(text, book=book), "P") == clean(text)
    assert not book.missing


def test_a_letter_no_font_has_is_seen_as_its_number_and_counted() -> None:
    book = FontBook()
    data = paragraphs("ᚠᚠ and 𓀀", book=book)
    assert book.missing == {"ᚠ": 2, "𓀀": 1}
    assert words(data, "P") == "ᚠᚠ and 𓀀"


def test_markup_is_text() -> None:
    typed = 'AT&T < 5 <b>x</para> <Ngozi> <img src="/etc/passwd"> &copy;'
    assert words(paragraphs(typed), "P") == typed


def test_controls_and_overrides_are_dropped_and_impossible_letters_are_seen() -> None:
    assert (
        clean("a\x00\u202ecod.exe\u202c\r\nb\ud800\ufffe") == "acod.exe\nb\ufffd\ufffd"
    )
    assert clean("e\u0301") == "é"


def test_only_web_and_mail_addresses_become_links() -> None:
    assert is_web_link("https://example.org/a?b=1#c")
    assert is_web_link("mailto:ada@example.org")
    for url in ("javascript:alert(1)", "file:///etc/passwd", "https://a b", "data:,x"):
        assert not is_web_link(url)
        assert Run("x", url=url).url is None


def test_a_link_is_told_where_it_stands() -> None:
    parts = [Run("See "), Run("the guide", url="https://example.org"), Run(" first.")]
    data = paragraphs(parts)
    assert told(data)[1:] == [("P", "See "), ("Link", "the guide"), ("P", " first.")]


def test_capitals_are_set_from_small_letters() -> None:
    data = paragraphs("straße", style=BODY.but(upper=True, tracking=0.09))
    assert words(data, "P") == "STRASSE"


@settings(deadline=None)
@given(LIFELIKE)
def test_clusters_leave_nothing_out(text: str) -> None:
    assert "".join(clusters(clean(text))) == clean(text)
