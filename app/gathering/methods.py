"""The built-in library of methods, and how one is found in it.

It is read-only content of the program (`data/methods.json`), read once. What a plan
takes from it, it copies (see `app.gathering.blocks`): a later edition changes no old
plan.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, TypeVar

from app.gathering.plans import Step
from app.paths import BUILT_IN
from app.vocabulary import (
    Arrangement,
    Category,
    Code,
    Energy,
    MaterialKind,
    MaterialPer,
    Mode,
)

C = TypeVar("C", bound=Code)

FILE: Final = BUILT_IN / "methods.json"
_MINUTES: Final = re.compile(r"^(\d+)(?:\s*(?:-|–)\s*\d+)?(?:m|min|minutes)?$")
_FILLERS: Final = frozenset({"min", "minutes", "m"})


@dataclass(frozen=True)
class Thing:
    """Something a method needs."""

    item: str
    kind: MaterialKind
    per: MaterialPer
    quantity: float


@dataclass(frozen=True)
class Method:
    """A way of working together, told step by step."""

    key: str
    title: str
    summary: str
    purpose: str
    category: Category
    minutes: int
    minutes_min: int
    minutes_max: int
    group_min: int
    group_max: int | None
    group_label: str
    arrangement: Arrangement
    modes: tuple[Mode, ...]
    energy: Energy
    tags: tuple[str, ...]
    core: bool
    steps: tuple[Step, ...]
    materials: tuple[Thing, ...]
    published_note: str
    source: str
    rights: str

    @property
    def group_size(self) -> int | None:
        """How many make a group, where the method says so."""
        return _SIZES.get(self.arrangement)


_SIZES: Final = {
    Arrangement.PAIRS: 2,
    Arrangement.TRIOS: 3,
    Arrangement.FOURS: 4,
}


@lru_cache(maxsize=1)
def library() -> tuple[Method, ...]:
    """Return all built-in methods, in the order of the library."""
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    return tuple(_method(entry) for entry in kept["methods"])


@lru_cache(maxsize=1)
def _by_key() -> dict[str, Method]:
    return {method.key: method for method in library()}


def get(key: str) -> Method | None:
    """Return the built-in method with this key; None for one's own or none."""
    return _by_key().get(key)


def title(key: str) -> str:
    """Return the title of the built-in method with this key, or nothing."""
    method = get(key)
    return method.title if method else ""


def search(
    words: str = "", categories: frozenset[Category] = frozenset()
) -> tuple[Method, ...]:
    """Return the methods that fit, those with the words in their title first.

    A number in `words` is minutes that must suit ("pairs 20 min"). `categories` narrows
    to those; none means all.
    """
    asked = [w for w in words.casefold().split() if w not in _FILLERS]
    minutes = [int(m.group(1)) for w in asked if (m := _MINUTES.match(w))]
    texts = [w for w in asked if not _MINUTES.match(w)]
    found = [
        method
        for method in library()
        if (not categories or method.category in categories)
        and all(method.minutes_min <= m <= method.minutes_max for m in minutes)
        and all(text in _text(method.key) for text in texts)
    ]
    return tuple(sorted(found, key=lambda method: not _in_title(method, texts)))


def _in_title(method: Method, texts: list[str]) -> bool:
    return all(text in method.title.casefold() for text in texts)


@lru_cache(maxsize=256)
def _text(key: str) -> str:
    """Return all the words by which a method may be found."""
    method = _by_key()[key]
    words = [
        method.title,
        method.summary,
        method.purpose,
        method.group_label,
        method.arrangement.label,
        method.category.label,
        *(tag.replace("_", " ") for tag in method.tags),
        *(mode.label for mode in method.modes),
    ]
    return "\n".join(words).casefold()


def _method(entry: dict[str, Any]) -> Method:
    return Method(
        **{
            **entry,
            "category": _code(Category, entry["category"]),
            "arrangement": _code(Arrangement, entry["arrangement"]),
            "modes": tuple(_code(Mode, mode) for mode in entry["modes"]),
            "energy": _code(Energy, entry["energy"]),
            "tags": tuple(entry["tags"]),
            "steps": tuple(Step.read(step) for step in entry["steps"]),
            "materials": tuple(_thing(thing) for thing in entry["materials"]),
            "published_note": entry["published_note"] or "",
        }
    )


def _thing(entry: dict[str, Any]) -> Thing:
    return Thing(
        entry["item"],
        _code(MaterialKind, entry["kind"]),
        _code(MaterialPer, entry["per"]),
        float(entry["quantity"]),
    )


def _code(codes: type[C], kept: str) -> C:
    return next(code for code in codes if code.value == kept)
