"""Which face shows a letter, and what happens when a package is not installed."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from app.pdf.letters.cleaning import clean
from app.pdf.letters.clusters import seen
from app.pdf.letters.faces import Face
from app.pdf.letters.fonts import FontBook, installed, package_folder
from app.pdf.letters.shaping import Look, word
from tests.pdf.reading import words
from tests.pdf.setting import SCRIPTS, paragraphs
from tests.pdf.test_text import LIFELIKE

LOOK = Look(400, italic=False, family="sans", tnum=False)


def _source_alone(package: str) -> Path | None:
    return package_folder(package) if package.startswith("fontpkg_source") else None


def _faces(text: str, look: Look = LOOK) -> list[str]:
    return [part.face.name for part in word(FontBook(), text, look).parts]


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("Zażółć Шевченко Ελένη", "SourceSans3-400"),
        ("محمد", "IBMPlexSansArabicRegular-400"),
        ("שלום", "NotoSansHebrew-400"),
        ("สวัสดี", "NotoSansThai-400"),
        ("王小明", "NotoSansCJKVF-400"),
        ("👩‍💻", "NotoEmoji-400"),
    ],
)
def test_each_script_has_its_face(text: str, face: str) -> None:
    assert _faces(text) == [face]


def test_weights_and_slants_are_faces_of_their_own() -> None:
    assert _faces("Ada", LOOK._replace(weight=700)) == ["SourceSans3-700"]
    assert _faces("Ada", LOOK._replace(italic=True)) == ["SourceSans3Italic-400"]
    assert _faces("Ada", LOOK._replace(family="serif", weight=600)) == [
        "SourceSerif4-600"
    ]
    assert _faces("محمد", LOOK._replace(weight=600)) == [
        "IBMPlexSansArabicSemiBold-600"
    ]


def test_a_cluster_is_never_shared_between_faces() -> None:
    assert len(_faces("s\u030c\u0323x")) == 1


def test_without_the_scripts_every_foreign_letter_is_a_counted_placeholder() -> None:
    book = FontBook(installed(_source_alone))
    data = paragraphs(*SCRIPTS, book=book)
    told = words(data, "P")
    assert told == "".join(clean(text) for text in SCRIPTS)
    assert book.missing["明"] == 2
    assert "Ш" not in book.missing


@settings(deadline=None, max_examples=40)
@given(LIFELIKE)
def test_as_many_are_counted_as_there_are_placeholders(text: str) -> None:
    book = FontBook(installed(_source_alone))
    shown = [part for part in word(book, clean(text), LOOK).parts if part.lost]
    for part in shown:
        placeholders = part.text.count("[U+") if part.text != part.actual else 0
        assert placeholders == len(part.lost) or part.text.startswith(part.actual[0])
        assert part.actual is not None
        assert set(part.lost) <= set(seen(part.actual))


def test_no_font_at_all_is_said_and_not_hidden() -> None:
    nothing = installed(lambda _package: None)
    with pytest.raises(FileNotFoundError, match="no font file"):
        word(FontBook(nothing), "Ada", LOOK)


def test_a_face_is_opened_once_for_all_documents() -> None:
    one = FontBook().pick("a", 400, italic=False, family="sans")
    two = FontBook().pick("a", 400, italic=False, family="sans")
    assert isinstance(one, Face)
    assert one is two
