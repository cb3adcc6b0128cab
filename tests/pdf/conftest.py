"""Books to print from, made once and only read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.book import books
from app.book.store import Store
from tests.pdf import hostile

BOOKS = ("sample", "scripts", "hostile")


@pytest.fixture(scope="session")
def open_book(
    sample_book: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Store]:
    """Open one of `BOOKS`: as it is, with names of other scripts, or spoiled."""
    folder = tmp_path_factory.mktemp("books")
    made = {"sample": sample_book}
    change = {"scripts": hostile.rename_all, "hostile": hostile.spoil}

    def open_one(name: str) -> Store:
        if name not in made:
            made[name] = change[name](sample_book, folder / f"{name}{books.SUFFIX}")
        return Store(made[name], read_only=True)

    return open_one
