"""Colors, type, icons and the files they are made from."""

import itertools
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QIcon, QImage, QPainter, QPalette

from app.paths import ROOT
from resources import build_fonts
from ui import icons, painting
from ui.icons import icon
from ui.theme import theme, tokens

TEXT = 4.5  # WCAG 2.2 AA, text
GRAPHIC = 3.0  # WCAG 2.2 AA, graphics and focus
SCHEMES = ("light", "dark")
PAIRS: dict[str, tuple[str, float]] = {
    "ink": ("surface card canvas selected", TEXT),
    "ink2": (
        "surface canvas honey_soft danger_soft private_sunken accent_soft hover sunken",
        TEXT,
    ),
    "ink3": (
        (
            "surface card sunken canvas hover selected honey_soft private_surface "
            "private_card private_sunken ta_surface ta_card ta_sunken"
        ),
        TEXT,
    ),
    "on_accent": ("accent accent_hover", TEXT),
    "accent_ink": (
        (
            "accent_soft surface card selected honey_soft private_surface "
            "private_sunken ta_surface"
        ),
        TEXT,
    ),
    "focus": ("surface card canvas private_surface ta_surface", GRAPHIC),
    "field": ("card surface private_card ta_card", GRAPHIC),
    "honey_ink": ("honey_soft card surface private_card ta_card", TEXT),
    "danger_ink": ("danger_soft card ta_card", TEXT),
    "on_danger": ("danger danger_hover", TEXT),
    "ok_ink": ("ok_soft card surface canvas", TEXT),
    "info_ink": ("info_soft", TEXT),
    "private_ink": ("private_surface private_card private_sunken", TEXT),
    "ta_ink": ("ta_surface ta_card ta_sunken", TEXT),
    "private_card": ("private", TEXT),
    "ta_card": ("ta", TEXT),
    "accent": ("card surface", GRAPHIC),
    "private": ("private_surface", GRAPHIC),
    "ta": ("ta_card", GRAPHIC),
    "on_toast": ("toast", TEXT),
    "toast_link": ("toast", TEXT),
    "paper_ink": ("paper", TEXT),
}


def pairs():
    for ink, (grounds, least) in PAIRS.items():
        yield from ((ink, ground, least) for ground in grounds.split())
    for name in tokens.SESSION_TYPES:
        yield f"cat_{name}", "card", GRAPHIC
        yield f"cat_{name}_ink", f"cat_{name}_soft", TEXT
        yield "ink2", f"cat_{name}_soft", TEXT
    for number in range(tokens.SITE_COUNT):
        yield f"site{number}_ink", f"site{number}_soft", TEXT


def color_of(icon_: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    image = icon_.pixmap(QSize(32, 32), mode).toImage()
    spots = itertools.product(range(image.width()), range(image.height()))
    return max((image.pixelColor(*spot) for spot in spots), key=QColor.alpha).name()


def drawn(draw) -> QImage:
    image = QImage(200, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_pair_of_ink_and_ground_can_be_read(scheme):
    colors = tokens.colors(scheme)
    measured = [
        (ink, ground, tokens.contrast(colors[ink], colors[ground]), least)
        for ink, ground, least in pairs()
    ]
    assert len(measured) >= 100
    assert [pair for pair in measured if pair[2] < pair[3]] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_tone_of_a_chip_can_be_read(scheme):
    colors = tokens.colors(scheme)
    for ground, ink in map(tokens.tone, tokens.TONES):
        assert tokens.contrast(colors[ink], colors[ground]) >= TEXT


def test_both_schemes_know_the_same_roles():
    assert tokens.colors("light").keys() == tokens.colors("dark").keys()


def test_contrast_is_measured_as_the_standard_does():
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_twelve_categories_share_the_seven_types():
    assert set(tokens.CATEGORY_TYPES) == set("WAIDPHVROBLC")
    assert set(tokens.CATEGORY_TYPES.values()) == set(tokens.SESSION_TYPES)
    assert tokens.category_role("H") == tokens.category_role("share") == "cat_share"
    assert tokens.session_type("P").icon == "arrows-clockwise"


def test_the_types_differ_in_icon_and_in_pattern_not_in_color_alone():
    kinds = tokens.SESSION_TYPES.values()
    assert (
        len({kind.icon for kind in kinds}) == len({kind.pattern for kind in kinds}) == 7
    )


@pytest.mark.parametrize("role", tokens.TYPE)
def test_every_type_role_gets_the_face_it_asks_for(dressed, role):
    found, asked = QFontInfo(theme.font(role)), tokens.TYPE[role]
    assert (found.family(), found.weight()) == (asked.family, asked.weight)
    assert found.pixelSize() == asked.px >= 12


def test_larger_text_makes_everything_that_holds_text_higher(dressed):
    before = {role: (theme.line(role), theme.fit(34, role)) for role in tokens.TYPE}
    theme.apply(dressed, "light", 1.3)
    for role, (line, high) in before.items():
        assert theme.line(role) > line
        assert theme.line(role) >= theme.metrics(role).height()
        assert theme.fit(34, role) >= high
    assert dressed.font().pixelSize() == 18


def test_the_palette_and_the_style_sheet_follow_the_scheme(dressed):
    theme.apply(dressed, "dark")
    window = dressed.palette().color(QPalette.ColorRole.Window)
    assert window.name().upper() == tokens.DARK["surface"]
    assert tokens.DARK["field"] in dressed.styleSheet()
    assert tokens.LIGHT["field"] not in dressed.styleSheet()
    assert theme.dark


def test_whoever_listens_is_told_of_a_change(dressed, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.apply(dressed, "dark")


def test_the_system_choice_becomes_one_of_the_two_schemes(dressed):
    theme.apply(dressed, "system")
    assert theme.choice == "system"
    assert theme.scheme in SCHEMES


def test_with_less_movement_nothing_takes_time_but_reading_does(dressed):
    theme.set_less_movement(True)
    assert {theme.duration(name) for name in ("hover", "panel", "toast_in")} == {0}
    assert theme.duration("toast_hold") == 7000


def test_an_icon_takes_the_color_of_the_theme_when_it_is_drawn(dressed):
    plus = icon("plus", "accent_ink")
    assert color_of(plus).upper() == tokens.LIGHT["accent_ink"]
    theme.apply(dressed, "dark")
    assert color_of(plus).upper() == tokens.DARK["accent_ink"]


def test_an_icon_of_what_cannot_be_used_is_pale(dressed):
    found = color_of(icon("plus"), QIcon.Mode.Disabled)
    assert found.upper() == tokens.LIGHT["disabled"]


@pytest.mark.parametrize("name", ["lock", "lock-fill"])
def test_the_padlock_is_painted(dressed, name):
    assert color_of(icon(name, "private")).upper() == tokens.LIGHT["private"]


def test_every_listed_icon_has_a_shape_within_its_square(dressed):
    names = build_fonts.icon_names(build_fonts.NAMES)
    assert set(names) == set(icons.code_points())
    square = QRectF(0, 0, icons.EM, icons.EM).adjusted(-1, -1, 1, 1)
    for name in names:
        assert square.contains(icons.outline(name).boundingRect()), name
        assert not icons.outline(name).isEmpty(), name


def test_the_icons_the_tokens_name_exist(dressed):
    assert all(icons.exists(kind.icon) for kind in tokens.SESSION_TYPES.values())


def test_a_misspelt_icon_is_named_together_with_what_was_meant(dressed):
    with pytest.raises(KeyError, match="calendar-blank"):
        icon("calender-blank")


def test_patterns_are_laid_over_the_colors_only_if_wanted(dressed):
    def strip(painter):
        painting.strip(painter, QRectF(0, 0, 200, 20), [("I", 10), ("P", 10)])

    plain = drawn(strip)
    theme.set_patterns(True)
    assert drawn(strip) != plain


def test_an_agenda_that_is_not_there_is_a_dashed_outline(dressed):
    image = drawn(lambda painter: painting.strip(painter, QRectF(0, 0, 200, 20), []))
    assert image != drawn(lambda painter: None)


def test_long_words_are_cut_and_short_ones_are_not(dressed):
    widths = []
    rect = QRectF(0, 0, 60, 20)
    drawn(lambda painter: widths.append(painting.text(painter, rect, "Joe")))
    drawn(lambda painter: widths.append(painting.text(painter, rect, "Joe " * 40)))
    assert widths[0] == painting.text_width("Joe")
    assert widths[1] <= 60


def test_a_paragraph_keeps_to_its_lines(dressed):
    words = "People in three river towns who help men talk. " * 4
    line = theme.line("body")
    assert painting.paragraph_height(words, "body", 200) > 3 * line
    assert painting.paragraph_height(words, "body", 200, lines=2) == 2 * line
    assert painting.paragraph_height("", "body", 200) == line


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Joe Mazur", "JM"), ("Ruth", "R"), ("ana de la Cruz", "AC"), ("", ""), ("–", "")],
)
def test_initials_are_the_first_letters_of_the_first_and_last_name(name, letters):
    assert painting.initials(name) == letters


def test_the_fonts_are_not_made_again_while_nothing_changed(dressed):
    made = [*build_fonts.FONTS.glob("*.ttf"), build_fonts.FONTS / "icons.json"]
    for path in made:  # as if made just now, whenever their sources were installed
        path.touch()
    assert build_fonts.build() == []


def test_a_font_older_than_what_it_is_made_from_is_made_again(tmp_path):
    source, font = tmp_path / "source.ttf", tmp_path / "font.ttf"
    for path in (font, source):
        path.touch()
    os.utime(font, (1, 1))
    assert build_fonts._stale(font, [source])
    font.touch()
    os.utime(source, (1, 1))
    assert not build_fonts._stale(font, [source])
    font.unlink()
    assert build_fonts._stale(font, [source])


def test_starting_the_window_loads_nothing_that_only_the_build_needs():
    script = (
        "import sys, ui.theme, ui.icons, ui.widgets.pages, ui.widgets.tables;"
        "print({'fontTools', 'qtawesome', 'hatchling'} & set(sys.modules))"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True
    )
    assert found.stdout.strip() == b"set()"
