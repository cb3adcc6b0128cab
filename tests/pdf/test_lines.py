"""Paragraphs are broken into lines and over pages without losing a word."""

import io
import time

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.pdf.letters.cleaning import clean
from app.pdf.letters.fonts import FontBook
from app.pdf.letters.lines import Layout, Line, Run
from app.pdf.letters.pieces import width_of
from app.pdf.letters.styles import Style
from app.pdf.stopping import StoppedError
from tests.pdf.setting import BODY, SCRIPTS, layout, paragraphs, text_width
from tests.pdf.test_text import LIFELIKE


def _words(line: Line) -> str:
    return "".join(
        piece.shaped.text if piece.shaped.actual is None else piece.shaped.actual
        for piece in line.pieces
    )


@settings(deadline=None)
@given(st.lists(LIFELIKE, max_size=3), st.floats(1, 400))
def test_lines_hold_every_letter_in_order(texts: list[str], width: float) -> None:
    lines = layout(*texts).lines(width)
    told = "".join(_words(line) for line in lines)
    assert told == "".join(clean(text) for text in texts).replace("\n", "")


@settings(deadline=None)
@given(LIFELIKE, st.floats(1, 400))
def test_no_line_is_wider_than_its_column_but_for_one_letter(
    text: str, width: float
) -> None:
    for line in layout(text).lines(width):
        if line.width > width + 0.02:
            kept = [p for p in line.pieces if not p.shaped.text.isspace()]
            assert len(kept) <= 2  # a letter, and a mark or a hyphen at most


def test_a_line_ends_at_a_space_and_the_space_hangs() -> None:
    lines = layout("one two three").lines(text_width("one two"))
    assert [_words(line) for line in lines] == ["one two ", "three"]
    assert lines[0].width == pytest.approx(text_width("one two"))


def test_a_soft_hyphen_is_seen_where_the_line_ends_and_nowhere_else() -> None:
    lines = layout("extra\u00adordinary").lines(40)
    assert lines[0].pieces[-1].shaped.text == "extra-"
    assert "".join(_words(line) for line in lines) == "extra\u00adordinary"
    whole = layout("extra\u00adordinary").lines(400)[0]
    assert all("-" not in piece.shaped.text for piece in whole.pieces)


def test_an_arabic_paragraph_runs_from_the_right_and_a_mixed_one_by_its_first_word():
    assert layout("قال Ada").lines(400)[0].base == 1
    assert layout("Ada قال").lines(400)[0].base == 0


def test_spaces_that_end_a_line_never_push_words_in() -> None:
    line = layout("Ada قال نعم ").lines(text_width("Ada قال ن"))[0]
    assert line.pieces[-1].shaped.text.isspace()
    assert line.pieces[-1].level == 0


def test_too_many_lines_end_in_an_ellipsis() -> None:
    words = layout("word " * 60)
    lines = words.clamped(words.lines(120), 2, 120)
    assert len(lines) == 2
    assert _words(lines[1]).endswith("word…")
    assert lines[1].width <= 120


def test_pieces_are_as_wide_as_their_line() -> None:
    line = layout("Ada met דנה (3)").lines(400)[0]
    assert sum(width_of(p, BODY) for p in line.pieces) == pytest.approx(line.width)


def test_a_long_text_can_be_given_up_halfway() -> None:
    asked = iter([False] * 5)
    book = FontBook(stopped=lambda: next(asked, True))
    with pytest.raises(StoppedError):
        Layout([Run("word " * 100_000)], BODY, book)


@pytest.mark.parametrize("text", [*SCRIPTS[:2], "AVATAR To. Te, Yo V. WAVE fi Ty"])
def test_what_is_drawn_is_as_wide_as_what_was_measured(text: str) -> None:
    style = BODY.but(size=10, tracking=0.1)
    lines = layout(text, style=style).lines(451)
    for drawn, line in zip(_drawn_widths(text, style), lines, strict=True):
        spaces = _words(line)[len(_words(line).rstrip()) :]
        hanging = text_width("a" + spaces, style) - text_width("a", style)
        assert drawn == pytest.approx(line.width + hanging, abs=0.05)


def _drawn_widths(text: str, style: Style) -> list[float]:
    """Return how far the pen goes in each text object of a paragraph, in points."""
    found: list[float] = []
    with pikepdf.open(io.BytesIO(paragraphs(text, style=style))) as pdf:
        page = pdf.pages[0]
        widths = {
            name: _code_widths(font.DescendantFonts[0].W)
            for name, font in page.Resources.Font.items()
        }
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BT":
                    found.append(0)
                case "Tf":
                    font = widths[str(operands[0])]
                case "TJ":
                    found[-1] += _advance(operands[0], font, style)
    return found[1:]  # without the title


def _code_widths(array: pikepdf.Array) -> dict[int, float]:
    return {int(array[at]): float(array[at + 1][0]) for at in range(0, len(array), 2)}


def _advance(parts: pikepdf.Array, font: dict[int, float], style: Style) -> float:
    pen = 0.0
    for part in parts:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            for at in range(0, len(codes), 2):
                code = int.from_bytes(codes[at : at + 2], "big")
                pen += font[code] / 1000 * style.size + style.tracking * style.size
        else:
            pen -= float(part) / 1000 * style.size
    return pen


def test_a_hundred_thousand_words_are_set_in_seconds() -> None:
    text = "who convenes a circle writes " * 20_000
    begun = time.process_time()
    lines = layout(text).lines(450)
    assert time.process_time() - begun < 5
    assert sum(len(line.pieces) for line in lines) == 100_000
