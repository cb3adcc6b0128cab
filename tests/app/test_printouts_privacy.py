"""What is private is on no paper: not in its text, its structure, or its name."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from app import paths
from tests.app.test_privacy import private_words
from tests.pdf import structure
from tests.worlds import words

FOR_MEMBERS = (
    "participant_agenda",
    "sign_in_sheet",
    "name_tents",
    "people_directory",
    "what_to_expect",
)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with a planted book and every paper of it."""
    folder = tmp_path_factory.mktemp("planted")
    subprocess.run(
        [sys.executable, "-m", "tests.pdf.planted", str(folder)],
        cwd=paths.ROOT,
        check=True,
    )
    return folder


@pytest.fixture(scope="module")
def told(planted: Path) -> dict[str, str]:
    """All that each file says, letters only, by its name."""
    return {
        path.stem: words(everything(path.read_bytes()))
        for path in sorted((planted / "paper").iterdir())
    }


def everything(data: bytes) -> str:
    """Return all that is in a PDF file: seen, heard, or in any of its objects."""
    heard = structure.read(data)
    texts = [structure.extracted(data), heard.text, structure.untagged(data)]
    texts += [one.alt for one in heard.walk()]
    with pikepdf.open(BytesIO(data)) as pdf:
        for one in pdf.objects:
            texts += _strings(one)
    return "\n".join(texts)


def _strings(value: Any) -> list[str]:
    """Return every string, name and decompressed stream of an object."""
    if isinstance(value, pikepdf.Stream):
        content = value.read_bytes().decode("utf-8", "replace")
        return [content, *_strings(value.stream_dict)]
    if isinstance(value, pikepdf.Dictionary):
        return [text for key in value for text in [key, *_inner(value[key])]]
    if isinstance(value, pikepdf.Array):
        return [text for one in value for text in _inner(one)]
    return [str(value)] if isinstance(value, (pikepdf.String, pikepdf.Name)) else []


def _inner(value: Any) -> list[str]:
    """Leave what is an object of its own to its own turn."""
    return [] if getattr(value, "is_indirect", False) else _strings(value)


def test_nothing_private_is_on_any_paper_or_in_the_name_of_its_file(planted, told):
    # one test, so that the book is planted and printed once, also on many processors
    kinds = {name.split()[0] for name in told}
    assert {*FOR_MEMBERS, "facilitator_plan", "packet"} <= kinds
    assert all(len(text) > 200 for text in told.values())
    secrets = private_words(planted)
    assert leaks(secrets, told) == {}
    names = json.loads((planted / "names.json").read_text())
    assert len(names) > 20
    assert leaks(secrets, {name: words(name) for name in names}) == {}
    kept = set(json.loads((planted / "successor.json").read_text()))
    plans = "".join(text for name, text in told.items() if "facilitator_plan" in name)
    assert len([word for word in kept if word in plans]) > 50
    members = {n: text for n, text in told.items() if n.split()[0] in FOR_MEMBERS}
    assert leaks(kept, members) == {}


def leaks(secrets: set[str], told: dict[str, str]) -> dict[str, set[str]]:
    """Return which of the secrets each file tells, if it tells any."""
    found = {name: {s for s in secrets if s in text} for name, text in told.items()}
    return {name: some for name, some in found.items() if some}


def test_a_word_would_be_found_wherever_it_hides():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Subject"] = "sesame"
    hidden = pdf.make_stream(b"open sesame", Kind=pikepdf.String("deep sesame"))
    pdf.Root.PieceInfo = pikepdf.Dictionary(Inner=pikepdf.Array([hidden]))
    pdf.save(out := BytesIO(), compress_streams=True)
    with pikepdf.open(out) as saved:
        texts = [text for one in saved.objects for text in _strings(one)]
    assert len([text for text in texts if "sesame" in text]) == 3
