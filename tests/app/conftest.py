"""Fixtures for the tests of `app`."""

import shutil
from pathlib import Path

import pytest

from app import cli
from tests.app.commanding import Told


@pytest.fixture
def sample(sample_book: Path, tmp_path: Path) -> Path:
    """A copy of the sample book, closed."""
    return Path(shutil.copy(sample_book, tmp_path / "world.circlebook"))


@pytest.fixture
def circlebook(capsys):
    """A function that does what `circlebook …` does."""

    def run(*words: object) -> Told:
        capsys.readouterr()
        code = cli.run([str(word) for word in words])
        return Told(code, *capsys.readouterr())

    return run
