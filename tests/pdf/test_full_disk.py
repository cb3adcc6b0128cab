"""A paper is on the disk whole, or what was there before still is."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from app.errors import CirclebookError, StorageError
from app.pdf import press
from app.pdf.press import Printed
from app.pdf.setup import PageSetup, PaperSize
from tests.pdf import papers, validators

LAST_WEEK = b"%PDF-1.7 last week's packet"


@pytest.fixture(scope="module")
def printed() -> Printed:
    """A paper of some kind, printed."""
    return press.printed([papers.everything()], PageSetup(PaperSize.A4))


def is_one_sentence(error: CirclebookError) -> bool:
    """Tell whether an error says what happened and what to do, and nothing of code."""
    said = str(error)
    return said.endswith(".") and "\n" not in said and "Error" not in said


def test_a_saved_paper_is_what_was_printed(printed, tmp_path):
    path = tmp_path / "paper.pdf"
    press.save(printed, path)
    assert path.read_bytes() == printed.data
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["paper.pdf"]


def test_a_full_disk_leaves_last_week_s_paper_as_it_was(printed, small_disk):
    path = small_disk / "packet.pdf"
    path.write_bytes(LAST_WEEK)
    rest = small_disk / "rest"
    with rest.open("wb", buffering=0) as file:
        _fill(file)
    with pytest.raises(StorageError) as refused:
        press.save(printed, path)
    assert is_one_sentence(refused.value)
    assert path.read_bytes() == LAST_WEEK
    assert {one.name for one in small_disk.iterdir()} == {"packet.pdf", "rest"}
    rest.unlink()
    press.save(printed, path)
    assert path.read_bytes() == printed.data


def _fill(file) -> None:
    try:
        while True:
            file.write(bytes(4096))
    except OSError:
        return


def test_a_folder_of_that_name_is_left_as_it_is(printed, tmp_path):
    # as on Windows, where a file that is open elsewhere cannot be replaced
    path = tmp_path / "packet.pdf"
    path.mkdir()
    (path / "own").write_bytes(b"hers")
    with pytest.raises(StorageError) as refused:
        press.save(printed, path)
    assert is_one_sentence(refused.value)
    assert (path / "own").read_bytes() == b"hers"
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == []


def test_a_folder_that_is_not_there_is_one_sentence(printed, tmp_path):
    with pytest.raises(StorageError) as refused:
        press.save(printed, tmp_path / "gone" / "packet.pdf")
    assert is_one_sentence(refused.value)


def test_a_folder_nobody_may_write_to_is_one_sentence(printed, tmp_path):
    if os.name != "posix" or os.geteuid() == 0:
        folder = Path("/proc")  # nobody can, not even root
    else:
        folder = tmp_path / "closed"
        folder.mkdir()
        folder.chmod(0o500)
    if not folder.is_dir():
        pytest.skip("there is no folder that cannot be written to")
    with pytest.raises(StorageError) as refused:
        press.save(printed, folder / "packet.pdf")
    assert is_one_sentence(refused.value)


def test_a_paper_that_is_open_elsewhere_is_replaced_and_that_reader_keeps_its_own(
    printed, tmp_path
):
    if os.name != "posix":
        pytest.skip("other systems refuse, see the folder of that name")
    path = tmp_path / "packet.pdf"
    path.write_bytes(LAST_WEEK)
    with path.open("rb") as reader:
        press.save(printed, path)
        assert reader.read() == LAST_WEEK
    assert path.read_bytes() == printed.data


def test_a_book_is_never_written_over(printed, book):
    before = book.read_bytes()
    with pytest.raises(CirclebookError) as refused:
        press.save(printed, book)
    assert is_one_sentence(refused.value)
    assert book.read_bytes() == before


# --- The same words make the same file ----------------------------------------------

_PRINT = """
import hashlib, sys
from app.pdf import press
from app.pdf.setup import PageSetup, PaperSize
from tests.pdf import papers
made = [papers.everything(), papers.of_texts(["Olena Шевченко", "محمد", "王小明 👍"])]
data = press.printed(made, PageSetup(PaperSize.LETTER)).data
sys.stdout.write(hashlib.sha256(data).hexdigest())
"""


def _made_with(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    ran = subprocess.run(
        [sys.executable, "-c", _PRINT],
        cwd=paths.ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return ran.stdout


def test_the_same_words_are_the_same_file_to_the_byte():
    assert _made_with("1") == _made_with("20261122")


def test_printing_again_in_the_same_process_changes_nothing(printed):
    again = press.printed([papers.everything()], PageSetup(PaperSize.A4))
    assert hashlib.sha256(again.data).digest() == hashlib.sha256(printed.data).digest()
    assert validators.syntax_faults(again.data) == []
