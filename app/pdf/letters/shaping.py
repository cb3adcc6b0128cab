"""Words become glyphs: the face of each cluster, and HarfBuzz for the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.pdf.letters.clusters import clusters, seen
from app.pdf.letters.faces import Face, Features, Glyph
from app.pdf.letters.fonts import FontBook

SOFT_HYPHEN: Final = "\u00ad"
_TABULAR: Final[Features] = (("tnum", 1),)
_WIDEST_SPACE: Final = 0.35  # ems; those between emoji are as wide as an emoji


class Look(NamedTuple):
    """What of a style decides which glyphs are taken."""

    weight: int
    italic: bool
    family: str
    tnum: bool
    rtl: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """Letters of one face and one direction.

    `advance` is their width in ems; `actual` is what they stand for when that is not
    `text`; `lost` are the characters no face has.
    """

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    advance: float
    actual: str | None = None
    lost: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Letters that stay together, in one look, with the spaces behind them."""

    parts: tuple[Shaped, ...]
    advance: float  # ems
    glyphs: int
    space: float  # ems of the spaces at its end
    spaces: int


def word(book: FontBook, text: str, look: Look) -> Word:
    """Return `text` shaped, from the book if it was asked for before."""
    known: dict[str, Word] = book.remembered(look)
    found = known.get(text)
    if found is None:
        found = known[text] = _word(book, text, look)
    return found


def again(face: Face, text: str, *, tnum: bool, rtl: bool) -> Shaped:
    """Return part of what `face` has set already, shaped by itself."""
    glyphs = face.shape(text, _TABULAR if tnum else (), rtl=rtl)
    return _whole(face, text, _one_for_one(face, text, glyphs))


def _word(book: FontBook, text: str, look: Look) -> Word:
    parts = tuple(_shaped(book, text, look))
    spaces = len(text) - len(text.rstrip(" "))
    space = 0.0
    if spaces and parts:
        face = parts[-1].face
        space = spaces * face.advance(face.glyph_of(" ") or 0) / face.upem
    return Word(
        parts,
        sum(part.advance for part in parts),
        sum(len(part.glyphs) for part in parts),
        space,
        spaces,
    )


def _shaped(book: FontBook, text: str, look: Look) -> Iterator[Shaped]:
    """Shape stretch by stretch of what one face has."""
    only = _only_face(book, text, look)
    if only is not None:
        yield from _stretch(book, only, text, look)
        return
    face: Face | None = None
    held = ""
    for cluster in clusters(text):
        own = _face_of(book, cluster, look, face)
        if own is face:
            held += cluster
            continue
        if held:
            yield from _stretch(book, face, held, look)
        face, held = own, cluster
    if held:
        yield from _stretch(book, face, held, look)


def _only_face(book: FontBook, text: str, look: Look) -> Face | None:
    """Return the face of every letter, `None` if there is more than one."""
    kept = text.rstrip(" ")
    faces = {
        book.pick(letter, look.weight, italic=look.italic, family=look.family)
        for letter in seen(kept)
    }
    if len(faces) != 1:
        return None
    face = faces.pop()
    if face is None or (kept != text and not _goes_with(face, " ")):
        return None
    return face


def _face_of(
    book: FontBook, cluster: str, look: Look, last: Face | None
) -> Face | None:
    """Return who sets `cluster`: spaces and unseen marks go with what is before."""
    if last is not None and _goes_with(last, seen(cluster)):
        return last
    return book.pick(cluster, look.weight, italic=look.italic, family=look.family)


def _goes_with(face: Face, needed: str) -> bool:
    if not needed:
        return True
    space = face.glyph_of(" ")
    if needed != " " or space is None:
        return False
    return face.advance(space) < _WIDEST_SPACE * face.upem


def _stretch(
    book: FontBook, face: Face | None, text: str, look: Look
) -> Iterator[Shaped]:
    if face is None:
        for cluster in clusters(text):
            yield from _without_face(book, cluster, look)
        return
    glyphs = face.shape(text, _TABULAR if look.tnum else (), rtl=look.rtl)
    if all(glyph.gid for glyph in glyphs):
        yield _whole(face, text, _one_for_one(face, text, glyphs))
        return
    parts = clusters(text)  # a face may promise a letter and yet not draw it
    for cluster in parts:
        if len(parts) == 1:
            yield _placeholder(book, cluster, look)
        else:
            yield from _stretch(book, face, cluster, look)


def _without_face(book: FontBook, cluster: str, look: Look) -> Iterator[Shaped]:
    """Set a letter without the marks no face has, or say that there is none."""
    base = cluster[0]
    face = book.pick(base, look.weight, italic=look.italic, family=look.family)
    if face is None or len(cluster) == 1:
        yield _placeholder(book, cluster, look)
        return
    kept = "".join(c for c in cluster if not seen(c) or face.has(c))
    lost = "".join(c for c in cluster if seen(c) and not face.has(c))
    glyphs = face.shape(kept, (), rtl=look.rtl)
    if all(glyph.gid for glyph in glyphs):
        yield _whole(face, kept, glyphs, cluster, lost)
    else:
        yield _placeholder(book, cluster, look)


def _placeholder(book: FontBook, cluster: str, look: Look) -> Shaped:
    """Return "[U+16A0]" in place of a letter no face has."""
    lost = seen(cluster)
    text = "".join(f"[U+{ord(letter):04X}]" for letter in lost) or " "
    face = book.pick("A", look.weight, italic=look.italic, family=look.family)
    if face is None:
        raise FileNotFoundError("no font file is installed")  # not even Source Sans
    return _whole(face, text, face.shape(text, (), rtl=False), cluster, lost)


def _whole(
    face: Face,
    text: str,
    glyphs: tuple[Glyph, ...],
    actual: str | None = None,
    lost: str = "",
) -> Shaped:
    advance = sum(glyph.advance for glyph in glyphs) / face.upem
    return Shaped(face, text, glyphs, advance, actual, lost)


def _one_for_one(face: Face, text: str, glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """Undo the splitting of "é" into two glyphs, where the face has one for it."""
    if len(glyphs) <= len(text):
        return glyphs
    whole: list[Glyph] = []
    start = 0
    while start < len(glyphs):
        first = glyphs[start]
        end = start + 1
        while end < len(glyphs) and glyphs[end].cluster == first.cluster:
            end += 1
        group = glyphs[start:end]
        letter = text[first.cluster]
        gid = face.glyph_of(letter) if len(group) > 1 and _is_european(letter) else None
        if gid:
            width = sum(glyph.advance for glyph in group)
            group = (Glyph(gid, first.cluster, width, 0, 0),)
        whole += group
        start = end
    return tuple(whole)


def _is_european(letter: str) -> bool:
    return letter < "\u0590" or "\u1e00" <= letter < "\u2000"
