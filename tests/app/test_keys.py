"""The key of a locked book: from a passphrase or a recovery code, and never shown."""

import logging
import traceback
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.book import keys
from app.book.keys import Key
from app.errors import RefusedError

SALT = bytes(range(16))
KEYS = st.binary(min_size=32, max_size=32).map(lambda raw: Key(raw, SALT))


def test_a_passphrase_is_the_same_on_every_keyboard():
    composed, taken_apart = (
        "Käse für Ömer",
        unicodedata.normalize("NFD", "Käse für Ömer"),
    )
    assert composed != taken_apart
    assert keys.from_passphrase(composed, SALT) == keys.from_passphrase(
        taken_apart, SALT
    )


def test_a_key_does_not_show_what_it_is_made_of():
    key = Key(b"\x5a" * 32, SALT)
    shown = f"{key} {key!r} {[key]}"
    assert "5a5a" not in shown
    assert "ZZZ" not in shown


@pytest.mark.parametrize("wrong", ["a\nb", "a\x00b", "tab\there", "half \ud83d"])
def test_what_cannot_be_typed_again_is_no_passphrase(wrong):
    with pytest.raises(RefusedError, match="one line of letters"):
        keys.from_passphrase(wrong, SALT)


@pytest.mark.parametrize("short", ["", "seven77", "🐝" * 7])
def test_a_new_passphrase_has_eight_characters(short):
    with pytest.raises(RefusedError, match="8 characters or more"):
        keys.check_new(short)
    keys.check_new(short + "12345678")


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("", "weak"),
        ("seven77", "weak"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "weak"),
        ("8675309867530986753098", "weak"),
        ("river valley", "fair"),
        ("river lantern oatmeal thirteen", "good"),
    ],
)
def test_advice_looks_at_length_and_variety(words, level):
    found, sentence = keys.advice(words)
    assert found == level
    assert sentence.endswith(".")


@given(KEYS)
def test_a_recovery_code_says_the_key(key):
    lines = keys.code(key)
    assert len(lines) == 4
    assert keys.from_code("\n".join(lines), SALT) == key
    assert keys.looks_like_code("\n".join(lines))


@given(KEYS)
def test_a_code_is_read_as_people_write_it(key):
    typed = "-".join(keys.code(key)).lower().replace("0", "o").replace("1", "l")
    assert keys.from_words(f"  {typed} ", SALT) == key


@settings(max_examples=200)
@given(KEYS, st.integers(0, 63), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_letter_copied_wrong_is_found_and_its_line_named(key, place, letter):
    letters = "".join(keys.code(key)).replace(" ", "")
    if letters[place] == letter:
        return
    wrong = letters[:place] + letter + letters[place + 1 :]
    try:
        found = keys.from_code(wrong, SALT)
    except RefusedError as error:
        assert f"Line {place // 16 + 1} " in str(error)  # noqa: PT017
    else:  # one in 65,536 passes the check; it is another key then, and opens nothing
        assert found != key


@given(KEYS)
def test_lines_in_another_order_are_noticed(key):
    lines = list(keys.code(key))
    lines[0], lines[1] = lines[1], lines[0]
    with pytest.raises(RefusedError, match="Line 1 "):
        keys.from_code(" ".join(lines), SALT)


@pytest.mark.parametrize("words", ["", "ABCD EFGH", "ABCD " * 17])
def test_what_is_no_code_is_said_so(words):
    assert not keys.looks_like_code(words)
    with pytest.raises(RefusedError, match="has 64 letters and digits"):
        keys.from_code(words, SALT)


def test_neither_key_nor_passphrase_is_in_what_an_error_says(caplog):
    caplog.set_level(logging.DEBUG)
    planted = "\n".join(["CANARY".lower(), "words"])
    with pytest.raises(RefusedError) as caught:
        keys.from_passphrase(planted, SALT)
    told = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert planted[:6] not in told
