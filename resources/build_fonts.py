"""Makes the faces and icons of the window, when the package is built.

Qt gives every weight of a variable font the same face, so each weight becomes a file
of its own. The files get names of their own ("Circlebook Sans"), so that they are
found alike on every system, and line heights that let wrapped labels breathe. Nothing
made here is kept in the repository. By hand: `python resources/build_fonts.py`.
"""

import importlib.util
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE: Final = Path(__file__).resolve().parent
FONTS: Final = HERE / "fonts"
NAMES: Final = HERE / "icons" / "icons.txt"
LINE_EMS: Final = {
    "Circlebook Sans": 1.36,
    "Circlebook Text": 1.42,
    "Circlebook Display": 1.22,
}
LICENSES: Final = {
    "Circlebook Sans": "Hanken Grotesk, SIL Open Font License 1.1",
    "Circlebook Text": "Newsreader, SIL Open Font License 1.1",
    "Circlebook Display": "Newsreader, SIL Open Font License 1.1",
    "CirclebookIcons": "Phosphor Icons 1.3.0, MIT License",
}
MADE_AT: Final = 3_850_000_000  # one moment for all builds, in seconds since 1904
WINDOWS_ENGLISH: Final = (3, 1, 0x409)


@dataclass(frozen=True)
class Face:
    """One weight of a family, and where on the variable font's axes it lies."""

    family: str
    style: str
    weight: int
    source: Path
    axes: dict[str, float]

    @property
    def italic(self) -> bool:
        """Whether the face slants."""
        return self.style == "Italic"

    @property
    def file(self) -> Path:
        """Where the face is written."""
        return FONTS / f"{self.family.replace(' ', '')}-{self.style}.ttf"


class BuildFonts(BuildHookInterface):  # type: ignore[type-arg, misc, unused-ignore]
    """Makes the fonts before a wheel, or an editable install, is made."""

    PLUGIN_NAME = "build-fonts"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is missing or out of date."""
        del version, build_data
        if self.target_name == "wheel":
            build()


def build() -> list[Path]:
    """Make what is missing or older than what it is made from; return what was made."""
    FONTS.mkdir(exist_ok=True)
    made = [face.file for face in faces() if _stale(face.file, [face.source])]
    for face in faces():
        if face.file in made:
            make(face)
    phosphor, charmap = _phosphor()
    icons = [FONTS / "CirclebookIcons.ttf", FONTS / "icons.json"]
    if any(_stale(path, [phosphor, charmap, NAMES]) for path in icons):
        cut_icons(phosphor, charmap, *icons)
        made += icons
    return made


def faces() -> Iterator[Face]:
    """Yield every face the window uses."""
    hanken = _files("fontpkg_hanken_grotesk")
    newsreader = _files("fontpkg_newsreader")
    upright = hanken / "HankenGrotesk[wght].ttf"
    for style, weight in _weights("Regular", "Medium", "SemiBold", "Bold"):
        yield Face("Circlebook Sans", style, weight, upright, {"wght": weight})
    slanted = hanken / "HankenGrotesk-Italic[wght].ttf"
    yield Face("Circlebook Sans", "Italic", 400, slanted, {"wght": 400})
    serif = newsreader / "Newsreader[opsz,wght].ttf"
    for style, weight in _weights("Regular", "SemiBold"):
        axes = {"wght": weight, "opsz": 16.0}
        yield Face("Circlebook Text", style, weight, serif, axes)
    slanted = newsreader / "Newsreader-Italic[opsz,wght].ttf"
    axes = {"wght": 400.0, "opsz": 16.0}
    yield Face("Circlebook Text", "Italic", 400, slanted, axes)
    axes = {"wght": 500.0, "opsz": 32.0}
    yield Face("Circlebook Display", "Medium", 500, serif, axes)


def make(face: Face) -> None:
    """Write one face as a font of its own."""
    variable = TTFont(face.source, recalcTimestamp=False)
    font = instancer.instantiateVariableFont(variable, face.axes)
    _rename(font, face)
    _mark_style(font, face)
    _set_line_height(font, LINE_EMS[face.family])
    font["head"].modified = MADE_AT
    font.save(face.file)


def cut_icons(phosphor: Path, charmap: Path, font_file: Path, index: Path) -> None:
    """Write a font with the icons of `icons.txt` only, and where each is in it."""
    known = json.loads(charmap.read_text(encoding="utf-8"))
    code_points = {
        name: int(known[source], 16) for name, source in icon_names(NAMES).items()
    }
    options = subset.Options(hinting=False, recalc_timestamp=False, layout_features=[])
    font = TTFont(phosphor, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=code_points.values())
    cutter.subset(font)
    font["head"].modified = MADE_AT
    font.save(font_file)
    found = {"licenses": LICENSES, "icons": code_points}
    index.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def icon_names(listed: Path) -> dict[str, str]:
    """Return our name and Phosphor's of every icon in the list, in order of name."""
    lines = [
        line.strip()
        for line in listed.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    pairs = [[part.strip() for part in line.split("=")] for line in lines]
    return {pair[0]: pair[-1] for pair in sorted(pairs)}


def _weights(*styles: str) -> list[tuple[str, int]]:
    numbers = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
    return [(style, numbers[style]) for style in styles]


def _rename(font: TTFont, face: Face) -> None:
    table = font["name"]
    for number in (16, 17, 21, 22, 25):
        table.removeNames(nameID=number)
    plain = face.weight in (400, 700)
    full = f"{face.family} {face.style}"
    legacy = "Bold" if face.weight == 700 else "Italic" if face.italic else "Regular"
    names = {
        1: face.family if plain else full,
        2: legacy,
        3: f"{full} 1.0",
        4: full,
        6: face.file.stem,
        16: face.family,
        17: face.style,
    }
    for number, text in names.items():
        table.setName(text, number, *WINDOWS_ENGLISH)


def _mark_style(font: TTFont, face: Face) -> None:
    bold, italic = face.weight == 700, face.italic
    regular = face.weight == 400 and not italic
    metrics = font["OS/2"]
    metrics.usWeightClass = face.weight
    kept = metrics.fsSelection & ~0b1100001
    metrics.fsSelection = kept | bold << 5 | regular << 6 | italic
    font["head"].macStyle = bold | italic << 1


def _set_line_height(font: TTFont, line_ems: float) -> None:
    """Set the height of a line, with the capitals in the middle of it."""
    em, metrics, header = font["head"].unitsPerEm, font["OS/2"], font["hhea"]
    capital = metrics.sCapHeight or em * 0.66
    line = line_ems * em
    above = round((line + capital) / 2)
    below = round(line - above)
    header.ascent, header.descent, header.lineGap = above, -below, 0
    metrics.sTypoAscender, metrics.sTypoDescender = above, -below
    metrics.sTypoLineGap = 0
    metrics.usWinAscent, metrics.usWinDescent = above, below


def _phosphor() -> tuple[Path, Path]:
    folder = _package("qtawesome") / "fonts"
    return folder / "phosphor-1.3.0.ttf", folder / "phosphor-charmap-1.3.0.json"


def _files(package: str) -> Path:
    return _package(package) / "files"


def _package(name: str) -> Path:
    """Return the folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"The fonts are made from {name}; install it first.")
    return Path(spec.origin).parent


def _stale(made: Path, sources: Iterable[Path]) -> bool:
    if not made.exists():
        return True
    inputs = [*sources, Path(__file__)]
    return made.stat().st_mtime < max(path.stat().st_mtime for path in inputs)


if __name__ == "__main__":
    build()
