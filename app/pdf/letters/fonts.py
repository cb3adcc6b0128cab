"""Which face shows which letter, and which letters no face can show.

Source Sans 3 and Source Serif 4 are always there; behind them stand the families of the
extra `scripts`, as far as they are installed.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from app.i18n import tr
from app.pdf.letters.clusters import seen
from app.pdf.letters.faces import Face, Family
from app.pdf.stopping import StoppedError

Finder = Callable[[str], Path | None]
"""Gives the folder of a package, or `None` if it is not installed."""

_SANS: Final = "fontpkg_source_sans_3"
_SERIF: Final = "fontpkg_source_serif_4"
_ARABIC: Final = "fontpkg_ibm_plex_sans_arabic"
_NOTO: Final = "manimgx_fonts"
_CJK: Final = "manimgx_fonts_cjk"
# Noto Sans Arabic v2 builds letters of a base and dots, which cannot be copied out of
# the file again: it stands behind IBM Plex Sans Arabic.
_SCRIPTS: Final = [
    "Hebrew",
    "Devanagari",
    "Bengali",
    "Gujarati",
    "Gurmukhi",
    "Tamil",
    "Telugu",
    "Kannada",
    "Malayalam",
    "Sinhala",
    "Oriya",
    "Thai",
    "Lao",
    "Khmer",
    "Myanmar",
    "Ethiopic",
    "Armenian",
    "Georgian",
    "Arabic",
]
_ARABIC_WEIGHTS: Final = ((400, "Regular"), (600, "SemiBold"), (700, "Bold"))
_MOST_WORDS: Final = 60_000  # remembered of one kind
_TITLE_SIZE: Final = (("opsz", 32.0),)


@dataclass(frozen=True)
class Chains:
    """The families that are asked for a letter, in order."""

    sans: tuple[Family, ...]
    serif: tuple[Family, ...]
    italic: tuple[Family, ...]
    serif_italic: tuple[Family, ...]

    def of(self, family: str, *, italic: bool) -> tuple[Family, ...]:
        """Return the families for "sans" or "serif", upright or slanted."""
        if family == "serif":
            return self.serif_italic if italic else self.serif
        return self.italic if italic else self.sans


def package_folder(package: str) -> Path | None:
    """Return where `package` is installed, `None` if it is not; it is not imported."""
    spec = find_spec(package)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) if places else None


@lru_cache(maxsize=8)
def installed(find: Finder = package_folder) -> Chains:
    """Return the families that are there."""
    sans = _files(find, _SANS, "files/SourceSans3[wght].ttf")
    slanted = _files(find, _SANS, "files/SourceSans3-Italic[wght].ttf")
    serif = _files(find, _SERIF, "files/SourceSerif4[opsz,wght].ttf", _TITLE_SIZE)
    serif_slanted = _files(
        find, _SERIF, "files/SourceSerif4-Italic[opsz,wght].ttf", _TITLE_SIZE
    )
    others = _others(find)
    return Chains(
        sans + others,
        serif + sans + others,
        slanted + sans + others,
        serif_slanted + serif + sans + others,
    )


def _others(find: Finder) -> tuple[Family, ...]:
    arabic = tuple(
        (weight, family.files[0][1])
        for weight, name in _ARABIC_WEIGHTS
        for family in _files(find, _ARABIC, f"files/IBMPlexSansArabic-{name}.ttf")
    )
    found = _files(find, _NOTO, "NotoSans[wght].ttf")
    if arabic:
        found += (Family(arabic),)
    for script in _SCRIPTS:
        found += _files(find, _NOTO, f"NotoSans{script}[wght].ttf")
    found += _files(find, _CJK, "NotoSansCJK-VF.otf.ttc")
    for name in ("NotoEmoji", "NotoSansSymbols"):
        found += _files(find, _NOTO, f"{name}[wght].ttf")
    return found


def _files(
    find: Finder, package: str, name: str, axes: tuple[tuple[str, float], ...] = ()
) -> tuple[Family, ...]:
    """Return the family of one file, nothing if it is not there."""
    folder = find(package)
    if folder is None or not (folder / name).is_file():
        return ()
    return (Family(((400, folder / name),), axes),)


class FontBook:
    """The faces of one document, and what they could not show.

    `missing` counts characters as they are drawn: it begins anew with each canvas, so
    that after the last pass it is what is on paper.
    """

    def __init__(
        self,
        chains: Chains | None = None,
        *,
        stopped: Callable[[], bool] | None = None,
    ) -> None:
        self.chains = chains or installed()
        self.missing: Counter[str] = Counter()
        self._remembered: dict[Hashable, dict[str, Any]] = {}
        self._stopped = stopped
        self._opened: dict[tuple[int, bool, str], list[Face]] = {}
        self._picked: dict[tuple[str, int, bool, str], Face | None] = {}

    def check(self) -> None:
        """Raise `StoppedError` if the document is not wanted any more."""
        if self._stopped is not None and self._stopped():
            raise StoppedError(
                tr("It was stopped before it was done. Nothing was saved.")
            )

    def remembered(self, kind: Hashable) -> dict[str, Any]:
        """Return where what is worked out for words in one `kind` is remembered."""
        found = self._remembered.setdefault(kind, {})
        if len(found) > _MOST_WORDS:
            found.clear()
        return found

    def pick(
        self, cluster: str, weight: int, *, italic: bool, family: str
    ) -> Face | None:
        """Return the first face that has all of `cluster`, `None` if there is none."""
        key = (cluster, weight, italic, family)
        if key not in self._picked:
            need = seen(cluster)
            faces = self._faces(weight, italic=italic, family=family)
            self._picked[key] = next((face for face in faces if face.has(need)), None)
        return self._picked[key]

    def _faces(self, weight: int, *, italic: bool, family: str) -> Iterator[Face]:
        """Yield the faces that are asked for a letter; each is opened when it is."""
        opened = self._opened.setdefault((weight, italic, family), [])
        yield from opened
        for design in self.chains.of(family, italic=italic)[len(opened) :]:
            opened.append(design.at(weight))
            yield opened[-1]
