"""Font files, opened when a letter needs them and shared by all documents.

Every weight of a variable font is a `Face` of its own: its axes are pinned.
"""

import re
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import uharfbuzz as hb

Features = tuple[tuple[str, int], ...]


class Glyph(NamedTuple):
    """A glyph in its place; lengths in units of the face."""

    gid: int
    cluster: int  # index of the first character it stands for
    advance: int
    dx: int
    dy: int


class Face:
    """One font in one weight."""

    def __init__(self, path: Path, index: int, wanted: dict[str, float]) -> None:
        self.hb_face, self.letters = _opened(path, index)
        self.font = hb.Font(self.hb_face)
        self.axes: dict[str, float] = {
            axis.tag: min(
                max(wanted.get(axis.tag, axis.default_value), axis.min_value),
                axis.max_value,
            )
            for axis in self.hb_face.axis_infos
        }
        if self.axes:
            self.font.set_variations(self.axes)
        self.weight = self.axes.get("wght", wanted["wght"])
        self.upem: int = self.hb_face.upem
        self.is_cff = bool({"CFF2", "CFF "} & set(self.hb_face.table_tags))
        self.is_italic = "Italic" in path.stem
        stem = re.sub("[^A-Za-z0-9]", "", path.name.split("[")[0].split(".")[0])
        self.name = f"{stem}-{self.weight:.0f}"
        self._advances: dict[int, int] = {}

    def has(self, text: str) -> bool:
        """Tell whether there is a glyph for every character of `text`."""
        if len(text) == 1:
            return ord(text) in self.letters
        return self.letters.issuperset(map(ord, text))

    def advance(self, gid: int) -> int:
        """Return the width of a glyph in units of the face."""
        width = self._advances.get(gid)
        if width is None:
            width = self._advances[gid] = int(self.font.get_glyph_h_advance(gid))
        return width

    def glyph_of(self, letter: str) -> int | None:
        """Return the plain glyph of a character, `None` if there is none."""
        gid: int | None = self.font.get_nominal_glyph(ord(letter))
        return gid

    def shape(self, text: str, features: Features, *, rtl: bool) -> tuple[Glyph, ...]:
        """Return the glyphs of `text`, which has one direction, from left to right."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        # a ligature right to left would be copied in the wrong order
        wanted: dict[str, Any] = dict(features, liga=0) if rtl else dict(features)
        hb.shape(self.font, buffer, wanted)
        return tuple(
            Glyph(info.codepoint, info.cluster, at.x_advance, at.x_offset, at.y_offset)
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )


@cache
def _opened(path: Path, index: int) -> tuple[Any, frozenset[int]]:
    """Return a font of a file, for all its weights, and the characters it has."""
    face = hb.Face(hb.Blob.from_file_path(str(path)), index)
    return face, frozenset(face.unicodes)


@dataclass(frozen=True)
class Family:
    """The files of one design.

    `files` are (weight, path), one for a variable font; `axes` are pinned whatever the
    weight; `index` tells which font of a collection.
    """

    files: tuple[tuple[int, Path], ...]
    axes: tuple[tuple[str, float], ...] = ()
    index: int = 0

    def at(self, weight: int) -> Face:
        """Return the face that is nearest to `weight`."""
        _, path = min(self.files, key=lambda file: abs(file[0] - weight))
        key = (path, self.index, self.axes, weight)
        face = _faces.get(key)
        if face is None:
            with _opening:
                face = _faces.get(key)
                if face is None:
                    wanted = dict(self.axes) | {"wght": float(weight)}
                    face = _faces[key] = Face(path, self.index, wanted)
        return face


_Key = tuple[Path, int, tuple[tuple[str, float], ...], int]
_faces: dict[_Key, Face] = {}
_opening: Final = threading.Lock()
