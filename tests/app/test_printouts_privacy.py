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


def test_every_kind_of_paper_was_made(told):
    kinds = {name.split()[0] for name in told}
    assert {*FOR_MEMBERS, "facilitator_plan", "packet"} <= kinds
    assert all(len(text) > 200 for text in told.values())


def test_no_private_word_is_in_any_paper(planted, told):
    secrets = private_words(planted)
    for name, text in told.items():
        found = {secret for secret in secrets if secret in text}
        assert not found, f"{name} tells {len(found)} private words"


def test_no_file_is_called_by_a_private_word(planted):
    names = [words(name) for name in json.loads((planted / "names.json").read_text())]
    secrets = private_words(planted)
    assert len(names) > 20
    assert not [name for name in names if any(secret in name for secret in secrets)]


def test_what_the_facilitator_keeps_for_herself_is_in_her_plan_alone(planted, told):
    kept = json.loads((planted / "successor.json").read_text())
    plans = "".join(text for name, text in told.items() if "facilitator_plan" in name)
    assert len([word for word in kept if word in plans]) > 50
    for name, text in told.items():
        if name.split()[0] in FOR_MEMBERS:
            found = {word for word in kept if word in text}
            assert not found, f"{name} tells {len(found)} words of the plan"


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
