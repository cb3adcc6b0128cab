"""What the program is made of: its version, its parts, and under which licenses."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import metadata
from platform import python_version
from typing import Any, Final

from app import __version__, clock, paths, zones

OLD_AFTER: Final = 12  # months: then the time-zone data may be behind the law

_NOTICES: Final = ("license", "licence", "copying", "notice")


@dataclass(frozen=True)
class Component:
    """A part of the program that somebody else made."""

    name: str
    version: str  # "" when it does not say
    license: str  # its SPDX name
    use: str  # what it is for here, in English
    url: str
    text: str  # the whole notice, "" if there is none to show


def version() -> str:
    """Return the version of the program."""
    return __version__


@lru_cache(maxsize=1)
def components() -> tuple[Component, ...]:
    """Return the parts of the program, with their notices."""
    path = paths.BUILT_IN / "licenses.json"
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tuple(_component(entry, kept["texts"]) for entry in kept["components"])


def zone_data() -> tuple[str, bool]:
    """Return the issue of the time-zone data, and whether it is over a year old.

    Issues are named by year and letter ("2026b") and come every two months or so; the
    month is reckoned from the letter.
    """
    issue = zones.tzdata_version()
    year, letter = int(issue[:4]), issue[4:5].lower() or "a"
    month = min(12, 1 + 2 * max(0, ord(letter) - ord("a")))
    made, today = date(year, month, 1), clock.today()
    months = (today.year - made.year) * 12 + today.month - made.month
    return issue, months > OLD_AFTER


def _component(entry: dict[str, Any], texts: dict[str, str]) -> Component:
    name = entry["distribution"]
    shown = [texts[key] for key in entry.get("texts", ())]
    notice = "\n\n".join(shown) or _own_notice(name)
    return Component(
        entry["name"],
        _version(entry["name"], name),
        entry["license"],
        entry["use"],
        entry.get("url", ""),
        notice,
    )


def _version(name: str, distribution: str) -> str:
    if name == "Python":
        return python_version()
    try:
        return metadata.version(distribution) if distribution else ""
    except metadata.PackageNotFoundError:  # a frozen program, or fonts long built
        return __version__ if name == "Circlebook" else ""


def _own_notice(distribution: str) -> str:
    """Return the notice a distribution brings along."""
    try:
        files = metadata.files(distribution) if distribution else None
    except metadata.PackageNotFoundError:
        return ""
    found = [
        file
        for file in files or ()
        if ".dist-info" in str(file)
        and any(word in file.name.lower() for word in _NOTICES)
    ]
    return "\n\n".join(file.read_text(encoding="utf-8") for file in found).strip()
