"""Fonts in the file: Type 0 with Identity-H, only the glyphs that are used.

Each pair of a glyph and the letters it stands for has a code of its own, so that what
is copied out of the file is what was typed, even where two letters share a glyph.
"""

from typing import Any, Final, NamedTuple

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFZCompress,
)

from app.pdf.letters.faces import Face
from app.pdf.letters.shaping import Shaped

_UNSEEN: Final = "\u200b"  # what a second glyph of one letter says
_FLAGS: Final = (
    hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.NO_BIDI_CLOSURE
)
_CFF_FLAGS: Final = (
    hb.SubsetFlags.RETAIN_GIDS
    | hb.SubsetFlags.DOWNGRADE_CFF2
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    | hb.SubsetFlags.DESUBROUTINIZE
)
_DROPPED: Final = [
    "GSUB",
    "GPOS",
    "GDEF",
    "kern",
    "STAT",
    "name",
    "OS/2",
    "post",
    "meta",
    "DSIG",
    "BASE",
    "VORG",
    "vhea",
    "vmtx",
    "cmap",
    "MATH",
    "avar",
    "HVAR",
    "VVAR",
    "MVAR",
]
_MOST_CODES: Final = 40_000
_AT_ONCE: Final = 100  # entries of a bfchar section (PDF 32000-1, 9.10.3)
_SLANT: Final = -12  # degrees
_BOLD: Final = 600


class Encoded(NamedTuple):
    """Letters as they stand in the file.

    `strokes` are (rise in thousandths of an em, what goes into a TJ array); `is_plain`
    says that the codes alone tell what was typed, in its order.
    """

    font: "EmbeddedFont"
    strokes: tuple[tuple[int, str], ...]
    is_plain: bool


class EmbeddedFont:
    """One face in one document. Codes are given out as they are asked for."""

    def __init__(self, face: Face, name: str, doc: Any) -> None:
        self.face = face
        self.name = name
        self._codes: dict[tuple[int, str], int] = {}
        self._glyphs = {0: 0}  # by code
        self._spare: dict[int, int] = {}  # the last code of a glyph
        self._letters: dict[int, str] = {}
        doc.fontMapping[name] = "/" + name
        doc.delayedFonts.append(self)

    def encode(self, shaped: Shaped) -> Encoded:
        """Return the codes of `shaped`, and the moves between them."""
        scale = 1000 / self.face.upem
        ends = _cluster_ends(shaped)
        strokes: list[tuple[int, str]] = []
        is_plain = True
        told: set[int] = set()
        pen = at = 0.0  # where the file's pen is, and where the letters are
        for glyph in shaped.glyphs:
            letters = shaped.text[glyph.cluster : ends[glyph.cluster]]
            is_first = glyph.cluster not in told
            told.add(glyph.cluster)
            code = self._code(glyph.gid, letters if is_first else _UNSEEN)
            is_plain &= is_first and self._letters[code] == letters
            move = round(pen - at - glyph.dx * scale)
            _add(strokes, round(glyph.dy * scale), move, f"<{code:04X}>")
            pen += self._width(glyph.gid) - move
            at += glyph.advance * scale
        if move := round(pen - at):
            _add(strokes, strokes[-1][0], move, "")
        return Encoded(self, tuple(strokes), is_plain and shaped.actual is None)

    def _code(self, gid: int, letters: str) -> int:
        code = self._codes.get((gid, letters))
        if code is None:
            code = self._codes[gid, letters] = self._new_code(gid)
            self._letters.setdefault(code, letters)
        return code

    def _new_code(self, gid: int) -> int:
        """Return a code of a glyph; one it has, when 16 bits are nearly used up."""
        if self.face.is_cff:
            self._glyphs[gid] = gid
            return gid
        if len(self._glyphs) > _MOST_CODES and gid in self._spare:
            return self._spare[gid]
        code = self._spare[gid] = len(self._glyphs)
        self._glyphs[code] = gid
        return code

    def _width(self, gid: int) -> float:
        return round(self.face.advance(gid) * 1000 / self.face.upem, 2)

    # --- In the file ------------------------------------------------------------------

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab calls it so
        """Write the font, when the document is complete."""
        data, places = self._subset()
        base = PDFName("AAAAAA+" + self.face.name)
        inner = self._inner_font(doc, base, data)
        if not self.face.is_cff:
            glyphs = (places[gid].to_bytes(2, "big") for gid in self._glyphs.values())
            inner["CIDToGIDMap"] = _stream(doc, b"".join(glyphs))
        font = PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": base,
                "Encoding": "/Identity-H",
                "DescendantFonts": PDFArray([doc.Reference(PDFDictionary(inner))]),
                "ToUnicode": _stream(doc, self._to_unicode()),
            }
        )
        doc.idToObject["BasicFonts"].dict[self.name] = doc.Reference(font)

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        """Return the font file with the used glyphs, and their new numbers."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(self._glyphs.values())
        wanted.flags = _FLAGS | _CFF_FLAGS if self.face.is_cff else _FLAGS
        for table in _DROPPED:
            wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
        for axis, value in self.face.axes.items():
            wanted.pin_axis_location(self.face.hb_face, axis, value)
        plan = hb.SubsetPlan(self.face.hb_face, wanted)
        return bytes(plan.execute().blob.data), plan.old_to_new_glyph_mapping

    def _inner_font(self, doc: Any, base: Any, data: bytes) -> dict[str, Any]:
        face = self.face
        glyphs = sorted(self._glyphs.items())
        widths = " ".join(f"{code} [{self._width(gid)}]" for code, gid in glyphs)
        return {
            "Type": "/Font",
            "Subtype": "/CIDFontType0" if face.is_cff else "/CIDFontType2",
            "BaseFont": base,
            "DW": 1000,
            "W": f"[{widths}]",
            "CIDSystemInfo": PDFDictionary(
                {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
            ),
            "FontDescriptor": doc.Reference(self._descriptor(doc, base, data)),
        }

    def _descriptor(self, doc: Any, base: Any, data: bytes) -> Any:
        face = self.face
        scale = 1000 / face.upem
        extents = face.font.get_font_extents("ltr")
        what = {
            "Type": "/FontDescriptor",
            "FontName": base,
            "Flags": 4,
            "ItalicAngle": _SLANT if face.is_italic else 0,
            "FontBBox": PDFArray([-1000, -500, 2000, 1200]),
            "Ascent": int(extents.ascender * scale),
            "Descent": int(extents.descender * scale),
            "CapHeight": 714,
            "StemV": 80 if face.weight < _BOLD else 140,
        }
        if face.is_cff:
            what["FontFile3"] = _stream(doc, data, Subtype="/OpenType")
        else:
            what["FontFile2"] = _stream(doc, data, Length1=len(data))
        return PDFDictionary(what)

    def _to_unicode(self) -> bytes:
        """Return the CMap that tells which letters a code stands for."""
        letters = sorted(self._letters.items())
        parts = [_CMAP_HEAD]
        for start in range(0, len(letters), _AT_ONCE):
            some = letters[start : start + _AT_ONCE]
            parts.append(f"{len(some)} beginbfchar")
            parts += [
                f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
                for code, text in some
            ]
            parts.append("endbfchar")
        parts.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(parts).encode()


_CMAP_HEAD: Final = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange"
)


def _cluster_ends(shaped: Shaped) -> dict[int, int]:
    """Return where the letters end that begin at an index."""
    starts = sorted({glyph.cluster for glyph in shaped.glyphs})
    return dict(zip(starts, [*starts[1:], len(shaped.text)], strict=True))


def _add(strokes: list[tuple[int, str]], rise: int, move: int, code: str) -> None:
    """Put a move and a code at the end, in a new stroke where the height changes."""
    if not strokes or strokes[-1][0] != rise:
        strokes.append((rise, ""))
    before = strokes[-1][1]
    if move:
        before += str(move) if before.endswith(">") else f" {move}"
    elif before.endswith(">") and code:
        before, code = before[:-1], code[1:]
    strokes[-1] = (rise, before + code)


def _stream(doc: Any, content: bytes, **what: Any) -> Any:
    stream = PDFStream(PDFDictionary(what))
    stream.content = content
    stream.filters = [PDFZCompress]
    return doc.Reference(stream)
