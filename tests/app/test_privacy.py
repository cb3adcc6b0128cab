"""What is private never leaves: not in any file, not in any word a command says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from tests.worlds import words

OUTSIDE_ONLY_LETTERS = 12  # shorter texts, such as "yes", stand in other places too


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with a planted book and all that was written from it."""
    folder = tmp_path_factory.mktemp("planted")
    subprocess.run(
        [sys.executable, "-m", "tests.planting", str(folder)],
        cwd=paths.ROOT,
        check=True,
    )
    return folder


def private_words(folder: Path) -> set[str]:
    """Return the planted words, and the private texts and keys, letters only."""
    canaries, own = json.loads((folder / "words.json").read_text())
    assert len(canaries) > 300
    assert len(own) > 300
    texts = {words(text) for text in own}
    return {*canaries, *(text for text in texts if len(text) >= OUTSIDE_ONLY_LETTERS)}


def written(folder: Path) -> dict[str, str]:
    """Return what each file says, letters only: however it is escaped or folded."""
    return {
        path.name: words(path.read_text(encoding="utf-8")) for path in folder.iterdir()
    }


def test_every_command_has_written_something(planted):
    files = written(planted / "out")
    kinds = {Path(name).suffix for name in files}
    assert kinds == {".json", ".ics", ".txt", ".csv", ".vcf"}
    assert all(files.values())
    said = [name for name in files if name.startswith("said")]
    failed = {name for name in said if not name.endswith(" 0.txt")}
    # a book with a table of tomorrow is not sound today; nobody has no community
    assert {name.split()[2] for name in failed} == {"check", "export-data"}
    assert len(failed) == 2


def test_what_is_not_private_is_there(planted):
    gatherings = json.loads((planted / "public.json").read_text())
    everything = written(planted / "out")["all.json"]
    assert all(words(title) in everything for title in gatherings)


def test_with_the_private_layer_every_private_word_is_there(planted):
    everything = written(planted / "private")["all.json"]
    missing = {word for word in private_words(planted) if word not in everything}
    assert not missing


def test_no_private_word_is_in_any_file_or_sentence(planted):
    secrets = private_words(planted)
    for name, text in written(planted / "out").items():
        found = {secret for secret in secrets if secret in text}
        assert not found, f"{name} tells {len(found)} private words"


def test_the_search_would_find_a_word_that_leaks(planted):
    secret = min(private_words(planted))
    leak = "SUMMARY:" + secret[:5] + "\r\n " + secret[5:] + "\\, and more"
    assert secret in words(leak)
