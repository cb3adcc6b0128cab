"""People in a pasted list: from a mail program, a spreadsheet or a flip chart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.person.people import PersonDraft
from app.person.people_names import fold, from_address, tidy

MOST: Final = 1_000_000  # characters that are read
LONGEST_LINE: Final = 30_000  # of which no more is read: 500 people in a row

_WORD: Final = r"[^\s<>()\[\],;:\"@]"
MAIL: Final = re.compile(
    rf"{_WORD}{{1,64}}@{_WORD}{{1,190}}\.[^\s<>()\[\],;:\".@]{{1,63}}"
)
_PHONE: Final = re.compile(
    r"(?:tel\.?:?\s{0,2})?(\+?\d[\d\s().\-/]{5,24}\d)", re.IGNORECASE
)
_BULLET: Final = re.compile(
    r"^\s*(?:[-*•‣◦▪–—·○●☐☑✓]+|\(?\d{1,4}[.):]|\[[ xX]?\]"
    r"|(?:to|cc|bcc|from|an|à|para):)\s*",
    re.IGNORECASE,
)
_IN_ANGLES: Final = re.compile(r"<[^<>]{0,200}@[^<>]{0,200}>")
# an angle whose other half is not there
_HALF: Final = re.compile(r"^[^<>]*>|<[^<>]*$")
_AROUND: Final = " \t,;:–—-\"'“”‘’()[]"


@dataclass(frozen=True)
class _Piece:
    """A stretch of a line: words, and the address and number that stand with them."""

    words: str
    mail: str = ""
    phone: str = ""


def read(text: str) -> list[PersonDraft]:
    """Return the people named in `text`, in order; one who is there twice, twice.

    It takes "Ada Lovelace <ada@x.org>, Bob", one person a line, numbered or with
    bullets, cells from a spreadsheet (name, address, number, site), and bare addresses.
    """
    lines = text[:MOST].splitlines()
    return [draft for line in lines for draft in _of_line(line[:LONGEST_LINE])]


def _of_line(line: str) -> Iterator[PersonDraft]:
    line = _BULLET.sub("", line, count=1)
    if "\t" in line:
        yield from _of_cells([cell for cell in line.split("\t") if cell.strip()])
        return
    semicolons = _cut(line, ";")
    for part in _with_their_addresses(semicolons):
        yield from _of_part(part, alone=len(semicolons) > 1)


def _with_their_addresses(parts: list[str]) -> list[str]:
    """Return parts of a line, a bare address or number with the name before it."""
    kept: list[str] = []
    for part in parts:
        piece, before = _piece(part), _piece(kept[-1]) if kept else _Piece("")
        bare = not piece.words or _is_slip(piece)
        if bare and before.words and not before.mail and not _is_slip(before):
            kept[-1] = f"{kept[-1]}{',' if _is_slip(piece) else ''} {part}"
        else:
            kept.append(part)
    return kept


def _is_slip(piece: _Piece) -> bool:
    """Tell whether a piece was meant as an address, though it cannot be one."""
    return "@" in piece.words and " " not in piece.words


def _of_cells(cells: list[str]) -> Iterator[PersonDraft]:
    """Yield the person of a row of a spreadsheet: the name first, then the site."""
    mail = phone = ""
    words: list[str] = []
    for cell in cells:
        piece = _piece(cell)
        mail, phone = mail or piece.mail, phone or piece.phone
        if piece.words:
            words.append(piece.words)
    if words or mail:
        name = words[0] if words else from_address(mail)
        site = words[1] if len(words) > 1 else ""
        yield PersonDraft(_in_order(name), mail, phone, site=site)


def _of_part(part: str, *, alone: bool) -> Iterator[PersonDraft]:
    """Yield the people between two semicolons; `alone` there is likely to be one."""
    pieces = [_piece(piece) for piece in _cut(part, ",")]
    pieces = [piece for piece in pieces if piece.words or piece.mail or piece.phone]
    if len(pieces) == 2 and _is_turned(pieces, alone=alone):
        pieces = [replace(pieces[1], words=f"{pieces[1].words} {pieces[0].words}")]
    for piece in _joined(pieces):
        name = piece.words or from_address(piece.mail)
        yield PersonDraft(_in_order(name), piece.mail, piece.phone)


def _is_turned(pieces: list[_Piece], *, alone: bool) -> bool:
    """Tell whether two pieces are "Lovelace, Ada <ada@x.org>" and not two people."""
    family, given = pieces
    if (
        _is_slip(given)
        or family.mail
        or family.phone
        or not given.words
        or not family.words
    ):
        return False
    if alone:
        return True
    local = fold(given.mail.partition("@")[0])
    return bool(given.mail) and fold(family.words).replace(" ", "") in local


def _joined(pieces: list[_Piece]) -> Iterator[_Piece]:
    """Yield pieces, a bare address or number being that of the name before it."""
    waiting: _Piece | None = None
    for piece in pieces:
        if _is_slip(piece) and waiting and waiting.words and not waiting.mail:
            waiting = replace(waiting, mail=piece.words)
            continue
        fits = (
            waiting is not None
            and not piece.words
            and not (waiting.mail and piece.mail)
            and not (waiting.phone and piece.phone)
        )
        if waiting is not None and fits:
            mail, phone = waiting.mail or piece.mail, waiting.phone or piece.phone
            waiting = _Piece(waiting.words, mail, phone)
            continue
        if waiting is not None and (waiting.words or waiting.mail):
            yield waiting
        waiting = piece
    if waiting is not None and (waiting.words or waiting.mail):
        yield waiting


def _piece(text: str) -> _Piece:
    """Return the address, the number and the words of a stretch of text."""
    mail = phone = ""
    if found := MAIL.search(text) or _IN_ANGLES.search(text):
        mail = found.group().removeprefix("mailto:").strip("<> '")
        text = f"{text[: found.start()]} {text[found.end() :]}"
    if found := _PHONE.search(text):
        phone = tidy(found.group(1))
        text = f"{text[: found.start()]} {text[found.end() :]}"
    text = text.replace("mailto:", " ")
    words = tidy(_without_angles(text)).strip(_AROUND)
    return _Piece(words if any(c.isalpha() for c in words) else "", mail, phone)


def _without_angles(text: str) -> str:
    """Return `text` without the angles an address stood in, but with "<b>Bo</b>"."""
    text = re.sub(r"<\s*>", " ", text)
    return _HALF.sub(lambda half: half.group().strip("<> "), text)


def _in_order(name: str) -> str:
    """Return "Lovelace, Ada" as "Ada Lovelace"."""
    family, comma, given = name.partition(",")
    if comma and given.strip() and "," not in given:
        return tidy(f"{given} {family}")
    return tidy(name)


def _cut(text: str, mark: str) -> list[str]:
    """Cut `text` at every `mark` outside quotes and brackets."""
    parts, quoted, depth = [""], False, 0
    for letter in text:
        if letter in '"“”':
            quoted = not quoted
        elif letter in "<([":
            depth += 1
        elif letter in ">)]":
            depth = max(0, depth - 1)
        if letter == mark and not quoted and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    if quoted or depth:  # a sign that was never closed cuts nothing off
        return text.split(mark)
    return parts
