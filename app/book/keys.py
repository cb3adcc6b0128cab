"""The key of a locked book: from a passphrase, or from its recovery code.

The file is an ordinary SQLCipher 4 file that any such tool opens with the passphrase:
PBKDF2-HMAC-SHA512, 256,000 rounds, the salt is its first 16 bytes (storage.md 1).
The key is worked out once and handed to every connection together with the salt; with
the key alone, a copy would get another salt and the passphrase would not open it.
"""

import hashlib
import hmac
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from app.errors import RefusedError
from app.i18n import tr, trn

ROUNDS: Final = 256_000  # what SQLCipher 4 takes; more would not open elsewhere
SALT_BYTES: Final = 16
KEY_BYTES: Final = 32
LEAST: Final = 8  # characters of a passphrase

# Crockford's base 32: no I, L, O or U, and what is misread is understood
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD: Final = str.maketrans("OILU", "011V")
_LINES: Final = 4  # of the recovery code, each checked by itself
_PART: Final = KEY_BYTES // _LINES  # bytes of the key in a line
_CHECK: Final = 2  # bytes that tell whether a line was read right
_GROUP: Final = 4  # letters written together
_LINE: Final = (_PART + _CHECK) * 8 // 5  # letters of a line


@dataclass(frozen=True)
class Key:
    """What opens a locked book; it never shows what it is made of."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    def literal(self) -> str:
        """Return key and salt as SQLCipher takes them."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"

    def unlock(self, connection: Any) -> None:
        """Give the key to a bare connection; before anything else is asked of it."""
        connection.execute(f'PRAGMA key = "{self.literal()}"')


def new_salt() -> bytes:
    """Return a salt for a book that is locked for the first time."""
    return os.urandom(SALT_BYTES)


def from_passphrase(passphrase: str, salt: bytes) -> Key:
    """Work out the key; takes a tenth of a second, so that guessing takes long."""
    words = normalized(passphrase).encode("utf-8")
    raw = hashlib.pbkdf2_hmac("sha512", words, salt, ROUNDS, KEY_BYTES)
    return Key(raw, salt)


def from_words(words: str, salt: bytes) -> Key:
    """Return the key for what was typed: a recovery code if it is one, else a phrase.

    Raises RefusedError for a recovery code in which a line was not read right, and for
    what no passphrase can hold.
    """
    if looks_like_code(words):
        return from_code(words, salt)
    return from_passphrase(words, salt)


def normalized(passphrase: str) -> str:
    """Return the passphrase in the one form it has on every keyboard (NFC).

    Raises RefusedError for what cannot be typed again.
    """
    whole = unicodedata.normalize("NFC", passphrase)
    if any(unicodedata.category(one) in ("Cc", "Cs") for one in whole):
        raise RefusedError(
            tr("A passphrase is one line of letters, digits and signs; choose another.")
        )
    return whole


def check_new(passphrase: str) -> None:
    """Raise RefusedError unless this may become the passphrase of a book."""
    if len(normalized(passphrase)) < LEAST:
        raise RefusedError(
            trn(
                "That is short; take {n} character or more.",
                "That is short; take {n} characters or more.",
                LEAST,
            )
        )


def advice(passphrase: str) -> tuple[str, str]:
    """Return how good a new passphrase is: "weak", "fair" or "good", and why.

    Only length and variety are looked at: what decides is how many words it has.
    """
    whole = unicodedata.normalize("NFC", passphrase)
    if len(whole) < LEAST:
        return "weak", trn(
            "At least {n} character. Four words that do not belong together are best.",
            "At least {n} characters. Four words that do not belong together are best.",
            LEAST,
        )
    if len(set(whole.casefold())) < LEAST - 2 or whole.isdigit():
        return "weak", tr("Easy to guess: few different letters. Add some words.")
    if len(whole) < 2 * LEAST:
        return "fair", tr(
            "It keeps out the curious. Somebody who has time and your file could "
            "guess it; another word or two makes it strong."
        )
    return "good", tr("Long enough to keep out everybody, if no other place uses it.")


# --- The recovery code --------------------------------------------------------------


def code(key: Key) -> tuple[str, ...]:
    """Return the recovery code of a key: four lines of four groups to copy by hand."""
    lines = []
    for number in range(_LINES):
        part = key.raw[number * _PART : (number + 1) * _PART]
        letters = _written(part + _check(number, part))
        groups = (letters[at : at + _GROUP] for at in range(0, _LINE, _GROUP))
        lines.append(" ".join(groups))
    return tuple(lines)


def is_whole_code(words: str) -> bool:
    """Tell whether this has the length of a recovery code."""
    return len(_letters(words)) >= _LINES * _LINE


def looks_like_code(words: str) -> bool:
    """Tell whether this can only be meant as a recovery code."""
    letters = _letters(words)
    if len(letters) != _LINES * _LINE or not set(letters) <= set(_LETTERS):
        return False
    parts = _parts(letters)
    return any(part is not None for part in parts)  # at least one line reads right


def from_code(words: str, salt: bytes) -> Key:
    """Return the key a code says. Raises RefusedError, which names the line."""
    letters = _letters(words)
    known = set(letters) <= set(_LETTERS)
    if len(letters) != _LINES * _LINE or not known:
        raise RefusedError(
            trn(
                "A recovery code has {n} letter or digit; this is another number, or "
                "something else stands between them.",
                "A recovery code has {n} letters and digits; this is another number, "
                "or something else stands between them.",
                _LINES * _LINE,
            )
        )
    found = []
    for number, part in enumerate(_parts(letters), start=1):
        if part is None:
            raise RefusedError(
                tr(
                    "Line {n} of the code does not read right; look at it again."
                ).format(n=number)
            )
        found.append(part)
    return Key(b"".join(found), salt)


def _parts(letters: str) -> Iterator[bytes | None]:
    """Yield the part of the key in each line, or None where it was not read right."""
    for number in range(_LINES):
        whole = _read(letters[number * _LINE : (number + 1) * _LINE])
        part, said = whole[:_PART], whole[_PART:]
        yield part if hmac.compare_digest(said, _check(number, part)) else None


def _check(number: int, part: bytes) -> bytes:
    """Return what follows a line, so that neither it nor its place is mistaken."""
    seal = hashlib.sha256(b"Circlebook recovery code %d " % number + part)
    return seal.digest()[:_CHECK]


def _letters(words: str) -> str:
    """Return what was typed without spaces and dashes, misread letters put right."""
    kept = unicodedata.normalize("NFKC", words).upper()
    bare = "".join(one for one in kept if not one.isspace() and one not in "-–—·")
    return bare.translate(_MISREAD)


def _written(whole: bytes) -> str:
    number = int.from_bytes(whole, "big")
    letters = []
    for _ in range(len(whole) * 8 // 5):
        number, digit = divmod(number, 32)
        letters.append(_LETTERS[digit])
    return "".join(reversed(letters))


def _read(letters: str) -> bytes:
    number = 0
    for letter in letters:
        number = number * 32 + _LETTERS.index(letter)
    return number.to_bytes(_PART + _CHECK, "big")
