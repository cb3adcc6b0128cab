"""Words for the user, in the user's language.

Call `tr` when the words are shown, never while a module is being imported: the language
is chosen after that.
"""

import gettext
from typing import Final

from app.paths import RESOURCES

_catalog: gettext.NullTranslations = gettext.NullTranslations()
_region: str = ""
_AMERICAN: Final = "en_US"


def use(*languages: str) -> None:
    """Speak the first of `languages` that has a catalog, else American English."""
    global _catalog  # noqa: PLW0603 - one process speaks one language
    _catalog = gettext.translation(
        "circlebook", RESOURCES / "i18n", languages, fallback=True
    )


def language() -> str:
    """Return the language that is spoken, as its catalog says: "de", else "en_US"."""
    return _catalog.info().get("language") or _AMERICAN


def live_in(region: str) -> None:
    """Write dates, times and numbers as in `region` ("en_GB", "de_CH.UTF-8", "C")."""
    global _region  # noqa: PLW0603 - and lives in one place
    _region = region


def region() -> str:
    """Return where the computer lives, as its locale is called; "" if nobody said."""
    return _region


def tr(message: str) -> str:
    """Return `message` in the user's language."""
    return _catalog.gettext(message)


def trn(one: str, many: str, count: int, **words: object) -> str:
    """Return `one` or `many`, whichever suits `count`, with `{n}` and `words` in it."""
    return _catalog.ngettext(one, many, count).format(n=count, **words)


def mark(message: str) -> str:
    """Return `message` as it is: it will be given to `tr` when it is shown."""
    return message
