"""Address cards (vCard) as phones and mail programs write them, versions 2.1 to 4.0.

Read with our own few lines: of the two Python libraries, one is not kept up and needs
three others, and neither takes the cards of version 2.1 that Outlook still writes with
all their faults. What is read here is the name, how to reach somebody, and where from.
"""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app import sheets
from app.errors import DocumentError
from app.i18n import tr
from app.person.people import PersonDraft
from app.person.people_names import from_address, tidy

MOST_CARDS: Final = 50_000
_FOLD: Final = re.compile(r"\r?\n[ \t]")
_LINE: Final = re.compile(
    r"^(?:[A-Za-z0-9-]+\.)?(?P<name>[A-Za-z0-9-]+)"
    r'(?P<params>(?:;(?:[^":;]|"[^"]*")*)*):(?P<value>.*)$',
    re.DOTALL,
)


@dataclass(frozen=True)
class _Property:
    """One line of a card."""

    name: str  # in capitals
    params: frozenset[str]  # in capitals, "PREF" and "TYPE=HOME" alike
    value: str

    def first(self) -> bool:
        """Tell whether this is the one to use."""
        return any(p in {"PREF", "TYPE=PREF", "PREF=1"} for p in self.params)


def read(path: Path) -> list[PersonDraft]:
    """Return the people in a file of cards. Raises DocumentError if it has none."""
    try:
        if path.stat().st_size > sheets.MOST_BYTES:
            raise DocumentError(
                tr(
                    "{name} is larger than a list of people can be. Nothing was read."
                ).format(name=path.name)
            )
        content = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            tr("{name} could not be read: {reason}. Nothing was changed.").format(
                name=path.name, reason=error.strerror or error
            )
        ) from error
    return parse(content, path.name)


def parse(content: bytes, name: str = "") -> list[PersonDraft]:
    """Return the people in `content`. Raises DocumentError if there are no cards."""
    text = _decode(content)
    found = [_draft(card) for card in _cards(text)]
    if not found:
        raise DocumentError(
            tr("There are no address cards in {name}. Nothing was changed.").format(
                name=name
            )
        )
    return found


def _decode(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in _WIDE else "utf-8"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", errors="replace")


def _cards(text: str) -> Iterator[list[_Property]]:
    """Yield the properties of each card; a card in a card is left out."""
    card: list[_Property] = []
    depth = count = 0
    for line in _lines(text):
        found = _LINE.match(line)
        if found is None:
            continue
        what = (found["name"].upper(), found["value"].strip().upper())
        if what == ("BEGIN", "VCARD"):
            depth += 1
            card = [] if depth == 1 else card
        elif what == ("END", "VCARD"):
            depth = max(0, depth - 1)
            if not depth and card:
                yield card
                count, card = count + 1, []
        elif depth == 1:
            card.append(_property(found))
        if count >= MOST_CARDS:
            return


def _lines(text: str) -> Iterator[str]:
    """Yield whole lines: folded ones, and those quoted-printable breaks, joined."""
    waiting = ""
    for line in _FOLD.sub("", text).splitlines():
        whole = waiting + line
        quoted = "QUOTED-PRINTABLE" in whole.partition(":")[0].upper()
        if quoted and line.endswith("="):
            waiting = whole[:-1]
            continue
        waiting = ""
        yield whole


def _property(found: re.Match[str]) -> _Property:
    params = frozenset(
        part.replace('"', "")
        for whole in found["params"].upper().split(";")
        for part in _types(whole)
        if part
    )
    value = found["value"]
    if params & {"QUOTED-PRINTABLE", "ENCODING=QUOTED-PRINTABLE"}:
        charset = next((p[8:] for p in params if p.startswith("CHARSET=")), "utf-8")
        raw = quopri.decodestring(value.encode("utf-8"))
        value = _in_charset(raw, charset)
    return _Property(found["name"].upper(), params, value)


def _types(param: str) -> Iterator[str]:
    """Yield "TYPE=HOME" and "TYPE=PREF" for "TYPE=HOME,PREF"."""
    name, equals, values = param.partition("=")
    if not equals:
        yield name
    for value in values.split(",") if equals else ():
        yield f"{name}={value}"


def _in_charset(raw: bytes, charset: str) -> str:
    try:
        return raw.decode(charset, errors="replace")
    except LookupError:
        return raw.decode("utf-8", errors="replace")


def _draft(card: list[_Property]) -> PersonDraft:
    family, given, *_ = [*_parts(_value(card, "N")), "", ""]
    organization = _parts(_value(card, "ORG"))
    mail = tidy(_plain(_value(card, "EMAIL"))).removeprefix("mailto:")
    name = tidy(_plain(_value(card, "FN"))) or tidy(f"{given} {family}")
    return PersonDraft(
        name or tidy(_plain(_value(card, "NICKNAME"))) or from_address(mail),
        email=mail,
        phone=tidy(_plain(_value(card, "TEL"))).removeprefix("tel:"),
        job_title=tidy(_plain(_value(card, "TITLE") or _value(card, "ROLE"))),
        site=organization[0] if organization else "",
        pronouns=tidy(_plain(_value(card, "PRONOUNS"))),
        languages=", ".join(
            tidy(_plain(one.value)) for one in card if one.name == "LANG"
        ),
        sort_name=f"{family}, {given}" if family and given else "",
    )


def _value(card: list[_Property], name: str) -> str:
    """Return the value of the preferred property of this name, "" if none."""
    found = [one for one in card if one.name == name and one.value.strip()]
    preferred = [one for one in found if one.first()]
    return (preferred or found)[0].value if found else ""


def _parts(value: str) -> list[str]:
    """Return the parts that semicolons separate, escaped ones kept."""
    return (
        [tidy(_plain(part)) for part in re.split(r"(?<!\\);", value)] if value else []
    )


def _plain(value: str) -> str:
    """Return a value without its escapes."""
    return re.sub(
        r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value, flags=re.DOTALL
    )


_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
