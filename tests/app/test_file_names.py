"""What a file is called is what one sees, and every system takes it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import files


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Alder", "Alder"),
        ('../a:b?"<c>|\\d\n..', "a b c d"),
        ("cod\u202eexe\u2066\u200f", "codexe"),
        ("A\ufdd0\uffff\U0001fffe\x00\x9f\ud83dB", "AB"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("नमस्ते दुनिया", "नमस्ते दुनिया"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("Context", "Context"),
        (" ... ", ""),
    ],
)
def test_a_name_keeps_the_letters_one_sees(words, name):
    assert files.fit_name(words) == name


@given(st.text(st.characters(exclude_categories=())))
def test_any_words_give_a_name_that_can_be_written(words):
    name = files.fit_name(words)
    assert not set('<>:"/\\|?*') & set(name)
    assert not {unicodedata.category(one) for one in name} & {"Cc", "Cs", "Cn"}
    assert name == name.strip(" .")
    assert len(name.encode()) <= 181
    assert files.fit_name(name) == name


@given(st.text(min_size=1, max_size=60))
def test_a_name_can_be_given_to_a_file(tmp_path_factory, words):
    name = files.fit_name(words)
    if name:
        path = tmp_path_factory.mktemp("named") / f"{name}.pdf"
        path.write_text("page")
        assert path.read_text() == "page"
