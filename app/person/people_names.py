"""Names and addresses as people write them: tidied, folded to compare, split in two."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from app.errors import RefusedError
from app.i18n import tr

LONGEST: Final = 200  # characters of a name, an address, a line

_UNFIT: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES: Final = re.compile(r"\s+")
_MARKS: Final = re.compile(r"[\W_]+")
_TITLES: Final = frozenset(
    ["dr", "dra", "mr", "mrs", "ms", "miss", "mx", "prof", "sr", "sra", "rev", "hon"]
)
_SUFFIXES: Final = frozenset(["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"])
# Letters that decomposition leaves as they are, though people write them both ways
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
# First names that stand for each other; every line is one name
_NICKNAMES: Final = (
    "abigail abby",
    "alexander alexandra alex sandy xander",
    "andrew andre drew andy",
    "anthony antonio tony",
    "benjamin ben benny",
    "catherine katherine kathryn kate katie cathy kathy kat",
    "charles charlie chuck",
    "christopher chris topher",
    "christina christine chris tina",
    "daniel dan danny",
    "david dave",
    "deborah debra deb debbie",
    "edward ed eddie ted",
    "elizabeth liz beth betty eliza lisa",
    "francisco pancho paco frank",
    "frederick fred",
    "gregory greg",
    "guadalupe lupe",
    "ignacio nacho",
    "isabel isabella isa bella",
    "jacob jake",
    "james jim jimmy jamie",
    "jennifer jen jenny",
    "john jack johnny jon",
    "jonathan jon",
    "joseph joe joey",
    "jose pepe",
    "joanna johanna joan jo",
    "joshua josh",
    "kenneth ken kenny",
    "lawrence larry",
    "leonard leo len",
    "margaret maggie meg peggy greta rita",
    "matthew matt",
    "michael mike mick",
    "nicholas nick",
    "pamela pam",
    "patricia pat patty trish",
    "patrick pat",
    "peter pete",
    "raymond ray",
    "rebecca becca becky",
    "richard rick dick rich",
    "robert rob bob bobby",
    "ronald ron",
    "samuel samantha sam",
    "stephen steven steve",
    "susan sue suzanne",
    "theodore ted theo",
    "theresa teresa terry tess",
    "thomas tom tommy",
    "timothy tim",
    "victoria vicky tori",
    "william bill will billy liam",
    "zachary zach zack",
)
_SAME: Final = {
    (one, other)
    for line in _NICKNAMES
    for one in line.split()
    for other in line.split()
    if one != other
}


def tidy(text: str, longest: int = LONGEST) -> str:
    """Return `text` on one line without what cannot be printed, at most `longest`."""
    return _SPACES.sub(" ", _UNFIT.sub("", text)).strip()[:longest].rstrip()


def tidy_lines(text: str, longest: int = 10_000) -> str:
    """Return `text` without what cannot be printed, its lines kept."""
    kept = _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return kept.strip()[:longest].rstrip()


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Return `text` as it is compared: no case, no accents, no signs."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _MARKS.sub(" ", plain).strip()


def key(name: str) -> str:
    """Return what two spellings of one name share: "Lovelace, Ada" is "Ada Lovelace".

    Titles and suffixes do not count, nor does the order of the words.
    """
    words = fold(name).split()
    kept = [w for w in words if w not in _TITLES and w not in _SUFFIXES]
    return " ".join(sorted(kept or words))


def address(text: str) -> str:
    """Return an e-mail address as it is compared."""
    return text.strip().casefold().removeprefix("mailto:")


def check_email(text: str) -> str:
    """Return a tidy e-mail address. Raises RefusedError if it cannot be one."""
    mail = tidy(text).removeprefix("mailto:")
    before, _, after = mail.rpartition("@")
    if mail and (not before or "." not in after.strip(".") or " " in mail):
        raise RefusedError(
            tr(
                "“{text}” does not look like an e-mail address, so nothing was "
                "changed; it should read like ada@example.org."
            ).format(text=mail[:60])
        )
    return mail


def split(name: str, sort_name: str = "") -> tuple[str, str]:
    """Return given and family name, from `sort_name` if it says "Family, Given"."""
    if "," in sort_name:
        family, _, given = sort_name.partition(",")
        return given.strip(), family.strip()
    words = name.split()
    if len(words) > 1 and words[-1].casefold().strip(".") in _SUFFIXES:
        return " ".join(words[:-2]), " ".join(words[-2:])
    return " ".join(words[:-1]), words[-1] if words else ""


def family_first(name: str) -> str:
    """Return "Ada Lovelace" as "Lovelace, Ada", as lists are ordered."""
    given, family = split(name)
    return f"{family}, {given}" if given else family


def from_address(mail: str) -> str:
    """Return the name an address suggests: "ada.lovelace@…" is "Ada Lovelace"."""
    local = mail.partition("@")[0].partition("+")[0]
    words = [word for word in re.split(r"[._\-\d]+", local) if word]
    return " ".join(word[:1].upper() + word[1:] for word in words) or mail


def alike(one: str, other: str) -> bool:
    """Tell whether two names may well be one person's: "Tom" and "Thomas Reed"."""
    first, second = fold(one).split(), fold(other).split()
    if len(first) < 2 or len(second) < 2 or first[-1] != second[-1]:
        return False
    a, b = first[0], second[0]
    if a == b:  # a middle name more or less
        return True
    if len(a) == 1 or len(b) == 1:  # an initial
        return a[0] == b[0]
    return (a, b) in _SAME or (min(len(a), len(b)) > 3 and _one_slip(a, b))


def _one_slip(one: str, other: str) -> bool:
    """Tell whether one letter more, less or other makes the words the same."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    for at, letter in enumerate(short):
        if letter != long[at]:
            rest = long[at + 1 :]
            return short[at:] == rest or short[at + 1 :] == rest
    return True
