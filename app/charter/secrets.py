"""What looks like a password, which has no place in the book (GLP14).

It reads for what people write down: "password: …", a PIN after its word, a key in a
link, or a string that only a machine would have made up. A sentence about who has the
password is no password.
"""

import re
from collections.abc import Iterable
from typing import Final

from app.errors import RefusedError
from app.i18n import tr

_WORDS: Final = (
    "password|passwort|passphrase|passcode|passwd|pwd|pw|pin|secret|"
    "access code|kennwort|contraseña|clave|mot de passe|wachtwoord|senha"
)
_AFTER_ITS_WORD: Final = re.compile(
    rf"\b(?:{_WORDS})\b\s*(?:(?:[:=]|\bis\b)\s*[\"'“‘]?\S+|[\"'“‘]\S+|\d{{3,}})",
    re.IGNORECASE,
)
_SLASH: Final = re.compile(rf"\b(?:login|user\w*)\s*/\s*(?:{_WORDS})\b\s*\S", re.I)
_IN_A_LINK: Final = re.compile(
    r"\w+://[^\s/@]+:[^\s/@]+@|[?&](?:pwd|password|passcode|token|key|secret)=\S",
    re.IGNORECASE,
)
_KEYS: Final = re.compile(
    r"\b(?:gh[pousr]_\w{16,}|AKIA[0-9A-Z]{16}|xox[abprs]-\S{8,}|sk-\w{16,}|"
    r"eyJ[\w-]{16,}\.)"
)
_LEAST: Final = 8  # letters of something a machine made up
_LINK: Final = re.compile(r"^(?:\w+://|www\.|/|[A-Za-z]:\\|~|\.{1,2}/)|\S@\S+\.\S")


def looks_secret(text: str) -> bool:
    """Tell whether a text looks as if it held a password."""
    return bool(
        _AFTER_ITS_WORD.search(text)
        or _SLASH.search(text)
        or _IN_A_LINK.search(text)
        or _KEYS.search(text)
        or any(_is_made_up(word) for word in text.split())
    )


def refuse(texts: Iterable[str]) -> None:
    """Raise RefusedError if one of the texts looks as if it held a password."""
    if any(looks_secret(text) for text in texts):
        raise RefusedError(
            tr(
                "This looks like a password. Passwords do not belong in the book: "
                "write who has it instead. Nothing was kept."
            )
        )


def _is_made_up(word: str) -> bool:
    """Tell whether a word mixes letters, digits and signs as no word does."""
    plain = word.strip(".,;:!?()\"'“”‘’")
    if len(plain) < _LEAST or _LINK.search(plain):
        return False
    kinds = (
        any(c.islower() for c in plain),
        any(c.isupper() for c in plain),
        any(c.isdigit() for c in plain),
        any(not c.isalnum() and c not in "-–/.,:_’'" for c in plain),
    )
    return all(kinds)
